/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-keeper.h"
#include "cue-fake-store.h"
#include "cue-json.h"
#include "cue-test.h"

static JsonObject *
get_record (CueFakeStore *store,
            const char   *id)
{
  return json_node_get_object (cue_fake_store_get_record (store, id));
}

/* What the tester says of a variant, and the merged draft, are on disk within a second. */
static void
test_variant (void)
{
  g_autoptr (CueFakeStore) store = cue_fake_store_new ();
  g_autoptr (CueSaver) saver = cue_saver_new (CUE_STORE (store));
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueVariant) variant = cue_variant_new (NULL, "You call.");
  CueDraftKeeper *keeper = cue_draft_keeper_new (saver, NULL, NULL);
  const char     *id = cue_variant_get_id (variant);

  cue_draft_keeper_watch (keeper, draft, FALSE);
  cue_draft_add_variant (draft, variant);
  cue_test_iterate ();
  g_assert_false (json_object_has_member (get_record (store, id), "rating"));

  g_object_set (variant, "rating", 4, NULL);
  cue_test_iterate ();
  g_assert_cmpint (cue_json_get_int (get_record (store, id), "rating", 0), ==, 4);
  g_object_set (variant, "note", "Warm", NULL);
  cue_test_iterate ();
  g_assert_cmpstr (cue_json_get_string (get_record (store, id), "note"), ==, "Warm");
  g_object_set (variant, "hidden", TRUE, NULL);
  cue_test_iterate ();
  g_assert_true (json_object_get_boolean_member (get_record (store, id), "hidden"));

  g_object_set (draft, "merge", "{}", NULL);
  cue_test_iterate_for (0.6);
  cue_test_iterate ();
  g_assert_cmpstr (cue_json_get_string (get_record (store, cue_draft_get_id (draft)), "merge"), ==, "{}");

  cue_draft_keeper_free (keeper);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/draft-keeper/variant", test_variant);

  return g_test_run ();
}
