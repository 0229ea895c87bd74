/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of a CueSqliteStore. */
#include "cue-store-fixture.h"

#include "cue-draft.h"

static void
test_search_fields (CueStoreFixture *fixture,
                    gconstpointer    data)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueDraft) other = cue_draft_new (1);
  g_autofree char *key = g_strconcat ("draft:", cue_draft_get_id (draft), NULL);
  g_auto (CueTestResult) result = { 0 };

  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10,
                               "{\"id\": 1, \"name\": \"Alpha\", \"instructions\": \"Bravo\", \"expected_outcome_prompt\": \"Charlie\","
                               " \"tags\": [\"delta\", 77], \"first_message\": \"Unsearched\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 2, \"name\": \"Alpha\", \"tags\": \"lonely\"}");
  cue_store_fixture_assert_search (fixture, "alpha", "scenario:1 scenario:2");
  cue_store_fixture_assert_search (fixture, "BRAVO", "scenario:1");
  cue_store_fixture_assert_search (fixture, "charlie delta", "scenario:1");
  cue_store_fixture_assert_search (fixture, "77", "scenario:1");
  cue_store_fixture_assert_search (fixture, "lonely", "scenario:2");
  cue_store_fixture_assert_search (fixture, "unsearched", "");
  cue_store_fixture_assert_search (fixture, "alpha echo", "");
  /* Other lists are not searched. */
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_AGENTS, 10, "{\"id\": 3, \"agent_name\": \"Alpha\"}");
  cue_store_fixture_assert_search (fixture, "alpha", "scenario:1 scenario:2");

  cue_draft_set_brief (draft, "A caller called Foxtrot");
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions", "Say golf.");
  cue_store_fixture_put (fixture, draft);
  cue_store_fixture_put (fixture, other);
  cue_store_fixture_wait_search (fixture, "foxtrot golf", key);
  cue_draft_set_brief (draft, "A caller called Hotel");
  cue_store_fixture_put (fixture, draft);
  cue_store_fixture_wait_search (fixture, "hotel", key);
  cue_store_fixture_assert_search (fixture, "foxtrot", "");

  cue_store_remove_async (cue_store_fixture_get (fixture), CUE_RECORD (draft), NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_remove_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), NULL));
  cue_store_fixture_wait_search (fixture, "hotel", "");
}

static const char *const texts[] = {
  "{\"id\": 1, \"name\": \"Señora Müller’s REFUND\", \"instructions\": \"You’re angry: don't say \\\"refund AND pay\\\" twice.\"}",
  "{\"id\": 2, \"name\": \"موعد المريض\", \"instructions\": \"مُوعِد في العيادة\"}",
  "{\"id\": 3, \"name\": \"预约医生的流程\", \"instructions\": \"退款申请被拒绝了。\"}",
  "{\"id\": 4, \"name\": \"ขอเลื่อนนัดหมาย\"}",
  "{\"id\": 5, \"name\": \"अपॉइंटमेंट रद्द करना\"}",
  "{\"id\": 6, \"name\": \"환불 요청\"}",
  "{\"id\": 7, \"name\": \"予約のキャンセル\"}",
  "{\"id\": 8, \"name\": \"100% sure_thing * 42 {{test_profile.name}} 🙂\"}",
  "{\"id\": 9, \"name\": \"function under pressure\"}",
  "{\"id\": 10, \"name\": \"Записаться на приём\"}",
};
static const struct
{
  const char *text;
  const char *keys;
} searches[] = {
  { "senora", "scenario:1" },
  { "MÜLLER", "scenario:1" },
  { "ull", "scenario:1" },
  { "fund", "scenario:1" },
  { "efun", "scenario:1" },
  { "ndx", "" },
  { "refundx", "" },
  { "xrefund", "" },
  { "re fu", "scenario:1 scenario:9" },
  { "gry", "scenario:1" },
  { "gr", "scenario:1" },
  { "wice", "scenario:1" },
  { "don't", "scenario:1" },
  { "موعد", "scenario:2" },
  { "وعد", "scenario:2" },
  { "وع", "scenario:2" },
  { "يض", "scenario:2" },
  { "ع", "scenario:2" },
  { "مُوعِد", "scenario:2" },
  { "预", "scenario:3" },
  { "约医", "scenario:3" },
  { "约医生", "scenario:3" },
  { "预约医生的", "scenario:3" },
  { "款申请被", "scenario:3" },
  { "款申请的", "" },
  { "医生的预约", "" },
  { "拒绝了", "scenario:3" },
  { "了", "scenario:3" },
  { "เลื่อนนัด", "scenario:4" },
  { "นัด", "scenario:4" },
  { "หมาย", "scenario:4" },
  { "ห", "scenario:4" },
  { "अपॉइंट", "scenario:5" },
  { "रद्द", "scenario:5" },
  { "र", "scenario:5" },
  { "환불", "scenario:6" },
  { "환", "scenario:6" },
  { "요청", "scenario:6" },
  { "キャンセル", "scenario:7" },
  { "ャン", "scenario:7" },
  { "予約", "scenario:7" },
  { "приём", "scenario:10" },
  { "прием", "scenario:10" },
  { "ПИСА", "scenario:10" },
  { "100%", "scenario:8" },
  { "%", "scenario:8" },
  { "*", "scenario:8" },
  { "sure_thing", "scenario:8" },
  { "_", "scenario:8" },
  { "{{test_profile.name}}", "scenario:8" },
  { "🙂", "scenario:8" },
  { "🙁", "" },
  { "42", "scenario:8" },
  { "\"", "scenario:1" },
  { "\"refund AND", "scenario:1" },
  { "refund AND pay", "scenario:1" },
  { "refund OR pay", "scenario:1" },
  { "NOT", "" },
  { "NEAR(a, b)", "" },
  { "refund*", "" },
  { "name:refund", "" },
  { "') OR 1=1 --", "" },
  { "^refund", "" },
  { "-refund", "" },
  { "+", "" },
  { "\\", "" },
  { "refund \xff", "scenario:1" },
  { "under func", "scenario:9" },
  { "a", "scenario:1 scenario:8" },
  { "s", "scenario:1 scenario:8 scenario:9" },
};

/* Parts of words of one letter and more, in every script; and text that would mean something in SQL or to FTS5. */
static void
test_search_words (CueStoreFixture *fixture,
                   gconstpointer    data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    cue_store_fixture_assert_search (fixture, searches[i].text, searches[i].keys);
}

/* What was typed is nothing: everything has it. */
static void
test_search_blank (CueStoreFixture *fixture,
                   gconstpointer    data)
{
  static const char *const blanks[] = { "", "   ", "\t\n ", "\u200b\u00a0" };

  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 1, \"name\": \"One\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 2, \"name\": \"\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_AGENTS, 10, "{\"id\": 3, \"agent_name\": \"Agent\"}");
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    cue_store_fixture_assert_search (fixture, blanks[i], "scenario:1 scenario:2");
}

static void
test_search_long (CueStoreFixture *fixture,
                  gconstpointer    data)
{
  g_autofree char *letters = g_strnfill (1 << 20, 'a');
  g_autofree char *spaces = g_strnfill (1 << 20, ' ');
  g_autofree char *quotes = g_strnfill (1 << 20, '"');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *json = NULL;

  while (words->len < 1 << 20)
    g_string_append (words, "refund الموعد \"AND\" ");
  json = g_strdup_printf ("{\"id\": 1, \"name\": \"Long\", \"instructions\": \"%.900s %.100000s\"}", letters, letters);
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, json);
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 2, \"name\": \"الموعد: \\\"refund\\\" and\"}");
  cue_store_fixture_assert_search (fixture, words->str, "scenario:2");
  cue_store_fixture_assert_search (fixture, spaces, "scenario:1 scenario:2");
  cue_store_fixture_assert_search (fixture, quotes, "scenario:2");
  cue_store_fixture_assert_search (fixture, letters, "scenario:1");
}

/* A part that very many words have, and one that is in words of too many texts to look at each. */
static void
test_search_common (CueStoreFixture *fixture,
                    gconstpointer    data)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *found = NULL;
  g_auto (GStrv) keys = NULL;

  for (guint i = 1; i <= 500; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\": %u, \"name\": \"x%unation\", \"instructions\": \"%s\"}", i, i,
                                               i <= 10 ? "atio tion" : "预约医生");

      g_ptr_array_add (objects, cue_store_fixture_object (CUE_RESOURCE_SCENARIOS, json));
    }
  g_assert_true (cue_store_fixture_cache (fixture, CUE_RESOURCE_SCENARIOS, 10, objects, NULL));
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 1000, \"name\": \"natio atia tion\"}");
  found = cue_store_fixture_search (fixture, "nation");
  keys = g_strsplit (found, " ", -1);
  g_assert_cmpuint (g_strv_length (keys), >=, 500);
  g_clear_pointer (&keys, g_strfreev);
  g_clear_pointer (&found, g_free);
  found = cue_store_fixture_search (fixture, "预约医生");
  keys = g_strsplit (found, " ", -1);
  g_assert_cmpuint (g_strv_length (keys), ==, 490);
  cue_store_fixture_assert_search (fixture, "x7nation", "scenario:7");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (CueStoreFixture *fixture,
                  gconstpointer    data);
  } rows[] = {
    { "/storage/store-search/fields", test_search_fields },
    { "/storage/store-search/words", test_search_words },
    { "/storage/store-search/blank", test_search_blank },
    { "/storage/store-search/long", test_search_long },
    { "/storage/store-search/common", test_search_common },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, CueStoreFixture, NULL, cue_store_fixture_set_up, rows[i].test, cue_store_fixture_tear_down);

  return g_test_run ();
}
