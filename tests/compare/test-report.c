/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-report.h"

#include <string.h>

#include "compare-texts.h"
#include "cue-json.h"

#define HOSTILE "<script>alert(1)</script> & \"quotes\" 'single' `code` | pipe\n</td></table>\n# head https://evil.example/ " \
                "![x](https://evil.example/y.png) \u202Eright\u202C \001\033[31m \uFFFE end."

typedef struct
{
  CueReport       report;
  CueComparison  *comparison; /* (owned) */
  CueMergedDraft *merged;     /* (owned) (nullable) */
} Fixture;

static void
fixture_init (Fixture    *fixture,
              const char *a,
              const char *b,
              const char *c)
{
  const char *texts[] = { a, b, c };
  guint       n = c != NULL ? 3 : 2;

  memset (fixture, 0, sizeof *fixture);
  fixture->comparison = cue_comparison_new (texts, n, 0);
  fixture->report.title = "Cancel, then rebook";
  fixture->report.comparison = fixture->comparison;
  fixture->report.created = G_GINT64_CONSTANT (1780000000000000);
  for (guint i = 0; i < n; i++)
    {
      static const char *const titles[] = { "Variant 1", "Variant 2", "Variant 3" };

      fixture->report.texts[i].title = titles[i];
      fixture->report.texts[i].text = texts[i];
      fixture->report.texts[i].id = "id-7f3a";
    }
}

static void
fixture_merge (Fixture *fixture)
{
  fixture->merged = cue_merged_draft_new (fixture->comparison);
  cue_merged_draft_take_all (fixture->merged, 0);
  fixture->report.merged = fixture->merged;
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_object (&fixture->merged);
  g_clear_object (&fixture->comparison);
}

static void
ignore_text_cb (GMarkupParseContext *context,
                const char          *text,
                gsize                length,
                gpointer             user_data,
                GError             **error)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* Nothing in a report may load or run anything. */
static void
element_cb (GMarkupParseContext *context,
            const char          *name,
            const char         **names,
            const char         **values,
            gpointer             user_data,
            GError             **error)
{
  static const char *const forbidden[] = { "script", "img", "link", "iframe", "object", "embed", "base", "form", "svg" };

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_cmpstr (name, !=, forbidden[i]);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_cmpstr (names[i], !=, "src");
      g_assert_cmpstr (names[i], !=, "style");
      g_assert_false (g_str_has_prefix (names[i], "on"));
      if (g_str_equal (names[i], "href"))
        g_assert_true (values[i][0] == '#');
    }
}

/* (transfer full): the text of a document, which is well-formed XML but for its first line. */
static char *
read_html (const char *html)
{
  static const GMarkupParser parser = { .start_element = element_cb, .text = ignore_text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n"));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
  g_markup_parse_context_parse (context, strchr (html, '\n') + 1, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_html (void)
{
  Fixture          fixture;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture, "You call on 12 March. Say your name. Hang up.", "You call on 13 March. Say your full name. Be kind to all. Hang up.", NULL);
  fixture_merge (&fixture);
  fixture.report.texts[0].language = "en";
  html = cue_report_write (&fixture.report, CUE_REPORT_HTML);
  text = read_html (html);
  g_assert_nonnull (strstr (html, "<h1><bdi>Cancel, then rebook</bdi></h1>"));
  g_assert_nonnull (strstr (html, "<ins><span class=\"hidden\">"));
  g_assert_nonnull (strstr (html, "lang=\"en\""));
  g_assert_nonnull (strstr (html, "href=\"#row-1\""));
  g_assert_nonnull (strstr (html, "id=\"row-1\""));
  g_assert_nonnull (strstr (html, "@media print"));
  g_assert_nonnull (strstr (html, "prefers-color-scheme:dark"));
  g_assert_nonnull (strstr (html, "<pre dir=\"ltr\" tabindex=\"0\">You call on 12 March. Say your name. Hang up.</pre>"));
  g_assert_nonnull (strstr (text, "12 March"));
  g_assert_nonnull (strstr (text, "Not in Variant 1"));
  g_assert_null (strstr (html, "http://"));
  g_assert_null (strstr (html, "https://"));
  g_assert_null (strstr (html, "id-7f3a"));
  g_free (g_steal_pointer (&html));

  fixture.report.with_ids = TRUE;
  html = cue_report_write (&fixture.report, CUE_REPORT_HTML);
  g_assert_nonnull (strstr (html, "id-7f3a"));
  fixture_clear (&fixture);
}

static void
test_direction (void)
{
  Fixture          fixture;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture, "{{test_profile.name}} أنت تتصل الآن. قل اسمك.", "You call now. Say your name.", NULL);
  html = cue_report_write (&fixture.report, CUE_REPORT_HTML);
  text = read_html (html);
  g_assert_nonnull (strstr (html, "c1\" dir=\"rtl\">"));
  g_assert_nonnull (strstr (html, "c2\" dir=\"ltr\">"));
  fixture_clear (&fixture);
}

static void
test_html_hostile (void)
{
  Fixture          fixture;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture, HOSTILE, "Harmless. " HOSTILE, HOSTILE);
  fixture_merge (&fixture);
  cue_merged_draft_edit (fixture.merged, 0, HOSTILE);
  fixture.report.title = fixture.report.subtitle = HOSTILE;
  fixture.report.with_ids = TRUE;
  for (guint i = 0; i < 3; i++)
    fixture.report.texts[i] = (CueReportText){ HOSTILE, HOSTILE, HOSTILE, HOSTILE, fixture.report.texts[i].text, "\" onload=\"x" };
  html = cue_report_write (&fixture.report, CUE_REPORT_HTML);
  text = read_html (html);
  g_assert_nonnull (strstr (text, "<script>alert(1)</script>"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "\u202E"));
  g_assert_null (strchr (html, 033));
  g_assert_nonnull (strstr (html, "⟨U+202E⟩"));
  fixture_clear (&fixture);
}

/* What the marks say is the texts: struck and unmarked words are the left one, new and unmarked ones the right one. */
static void
test_large (void)
{
  g_autoptr (GString) big = g_string_new (NULL);
  g_autofree char *other = NULL;
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *text = NULL;
  Fixture          fixture;

  while (big->len < 1000000)
    g_string_append (big, "You call <them> & wait for the tone. Then you say your name!\n");
  other = g_strconcat ("Hello. ", big->str, "Bye.", NULL);
  fixture_init (&fixture, big->str, other, NULL);
  fixture_merge (&fixture);
  html = cue_report_write (&fixture.report, CUE_REPORT_HTML);
  text = read_html (html);
  markdown = cue_report_write (&fixture.report, CUE_REPORT_MARKDOWN);
  g_assert_cmpuint (strlen (html), >, 3 * big->len);
  g_assert_cmpuint (strlen (markdown), >, 3 * big->len);
  fixture_clear (&fixture);
}

static void
test_markdown (void)
{
  Fixture          fixture;
  g_autofree char *markdown = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_columns = 0;

  fixture_init (&fixture, "You call. Say `your` name | now. Hang up.", "You call. Say `your` full name | now. Hang up. Be kind to all.", NULL);
  fixture_merge (&fixture);
  markdown = cue_report_write (&fixture.report, CUE_REPORT_MARKDOWN);
  g_test_message ("%s", markdown);
  g_assert_true (g_str_has_prefix (markdown, "# Cancel, then rebook\n"));
  g_assert_nonnull (strstr (markdown, "Say \\`your\\`<ins> full</ins> name \\| now."));
  g_assert_nonnull (strstr (markdown, "*(Not in Variant 1)*"));
  g_assert_nonnull (strstr (markdown, "\n```\nYou call. Say `your` name | now. Hang up.\n```\n"));
  lines = g_strsplit (markdown, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "| "))
      {
        guint n = 0;

        for (const char *p = lines[i]; *p != '\0'; p++)
          n += *p == '|' && (p == lines[i] || p[-1] != '\\') ? 1 : 0;
        g_assert_cmpuint (n, ==, 5);
        n_columns++;
      }
  g_assert_cmpuint (n_columns, >=, 4);
  fixture_clear (&fixture);
}

static void
test_markdown_hostile (void)
{
  Fixture          fixture;
  g_autofree char *markdown = NULL;

  fixture_init (&fixture, HOSTILE, "```\n" HOSTILE "\n````", NULL);
  fixture_merge (&fixture);
  cue_merged_draft_take_all (fixture.merged, 1);
  fixture.report.title = HOSTILE;
  fixture.report.texts[0].title = fixture.report.texts[1].note = HOSTILE;
  markdown = cue_report_write (&fixture.report, CUE_REPORT_MARKDOWN);
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  g_assert_null (strchr (markdown, 033));
  g_assert_null (strstr (markdown, "\u202E"));
  /* The last part is fenced; before it nothing is markup but what the report writes itself. */
  g_assert_nonnull (strstr (markdown, "\n`````\n"));
  *strstr (markdown, "\n`````\n") = '\0';
  g_assert_null (strstr (markdown, "<script"));
  g_assert_null (strstr (markdown, "://"));
  g_assert_null (strstr (markdown, "!["));
  fixture_clear (&fixture);
}

/* The texts of the signs, one after the other. */
static char *
join_words (JsonArray  *words,
            const char *signs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonArray *pair = json_array_get_array_element (words, i);

      if (strstr (signs, json_array_get_string_element (pair, 0)) != NULL)
        g_string_append (text, json_array_get_string_element (pair, 1));
    }
  return g_string_free (text, FALSE);
}

/* (transfer full): "same:a/a left-only:b/- …" */
static char *
join_pairs (JsonObject *object)
{
  JsonArray *pairs = json_object_get_array_member (object, "pairs");
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);
      const char *left = cue_json_get_string (pair, "left");
      const char *right = cue_json_get_string (pair, "right");

      g_string_append_printf (text, "%s%s: %s / %s", i > 0 ? "\n" : "", cue_json_get_string (pair, "kind"), left != NULL ? left : "–", right != NULL ? right : "–");
    }
  return g_string_free (text, FALSE);
}

static void
test_json (void)
{
  Fixture fixture;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *pairs = NULL;
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "You call. Say your name. Sing a merry old song. Hang up.", "You call. Say your full name. Be kind to all. Hang up.", NULL);
  object = cue_report_to_json (&fixture.report);
  pairs = join_pairs (object);
  g_assert_cmpstr (pairs, ==, "same: You call. / You call.\nchanged: Say your name. / Say your full name.\nleft-only: Sing a merry old song. / –\nright-only: – / Be kind to all.\nsame: Hang up. / Hang up.");
  g_assert_cmpstr (cue_json_get_string (object, "title"), ==, "Cancel, then rebook");
  g_assert_cmpstr (cue_json_get_string (object, "created"), ==, "2026-05-28T20:26:40Z");
  g_assert_null (cue_json_get_string (json_array_get_object_element (json_object_get_array_member (object, "texts"), 0), "id"));
  json = cue_report_write (&fixture.report, CUE_REPORT_JSON);
  g_assert_true (g_str_has_suffix (json, "}\n"));
  node = cue_json_parse (json, -1, &error);
  g_assert_no_error (error);
  fixture_clear (&fixture);
}

/* Each sentence of both texts is in the pairs once, also what moved, whichever text is the baseline. */
static void
test_moved (void)
{
  const char *texts[] = {
    "You call the clinic. Ask for the red boat by the harbour. Say your name. Wait for the tone. Hang up.",
    "You call the clinic. Say your name. Wait for the tone. Ask for the red boat by the harbour. Hang up.",
  };

  for (guint baseline = 0; baseline < 2; baseline++)
    {
      g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 2, baseline);
      CueReport report = { .title = "", .comparison = comparison, .texts = { { .title = "A", .text = texts[0] }, { .title = "B", .text = texts[1] } } };
      g_autoptr (JsonObject) object = cue_report_to_json (&report);
      g_autofree char *pairs = join_pairs (object);

      g_assert_cmpstr (pairs, ==, "same: You call the clinic. / You call the clinic.\nmoved: Ask for the red boat by the harbour. / Ask for the red boat by the harbour.\nsame: Say your name. / Say your name.\nsame: Wait for the tone. / Wait for the tone.\nsame: Hang up. / Hang up.");
    }
}

static void
test_json_words (void)
{
  for (guint i = 0; i < 200; i++)
    {
      guint            script = i % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, 60);
      g_autofree char *b = compare_text_edit (a, script, 15);
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;
      g_autoptr (JsonObject) object = NULL;
      Fixture fixture;

      fixture_init (&fixture, a, b, NULL);
      object = cue_report_to_json (&fixture.report);
      left = join_words (json_object_get_array_member (object, "words"), "=-");
      right = join_words (json_object_get_array_member (object, "words"), "=+");
      g_assert_cmpstr (left, ==, a);
      g_assert_cmpstr (right, ==, b);
      fixture_clear (&fixture);
    }
}

static void
test_json_rows (void)
{
  Fixture fixture;
  g_autoptr (JsonObject) object = NULL;
  JsonArray *rows;

  fixture_init (&fixture, "One is here. Two is here.", "One is here.", "One was here. Two is here.");
  fixture_merge (&fixture);
  object = cue_report_to_json (&fixture.report);
  rows = json_object_get_array_member (object, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_array_get_object_element (rows, 1), "cells")), ==, 3);
  g_assert_false (json_object_has_member (object, "pairs"));
  g_assert_cmpstr (cue_json_get_string (json_object_get_object_member (object, "merged"), "text"), ==, "One is here. Two is here.");
  fixture_clear (&fixture);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Another thread writes the very same, with the merged draft as it was when it began. */
static void
test_async (void)
{
  for (guint i = 0; i < 24; i++)
    {
      CueReportFormat  format = (CueReportFormat) (i % 3);
      guint            script = i % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, 60);
      g_autofree char *b = compare_text_edit (a, script, 15);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *want = NULL;
      g_autofree char *got = NULL;
      Fixture          fixture;

      fixture_init (&fixture, a, b, NULL);
      fixture_merge (&fixture);
      cue_merged_draft_take_all (fixture.merged, i % 2);
      if (g_list_model_get_n_items (G_LIST_MODEL (fixture.merged)) > 0)
        cue_merged_draft_edit (fixture.merged, 0, "Mine alone.");
      want = cue_report_write (&fixture.report, format);
      cue_report_write_async (&fixture.report, format, NULL, written_cb, &result);
      cue_merged_draft_take_all (fixture.merged, 0);
      cue_merged_draft_edit (fixture.merged, 0, "Something else.");
      fixture_clear (&fixture);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      got = cue_report_write_finish (result, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, want);
    }
}

static void
test_async_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  fixture_init (&fixture, "One.", "Two.", NULL);
  g_cancellable_cancel (cancellable);
  cue_report_write_async (&fixture.report, CUE_REPORT_HTML, cancellable, written_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (cue_report_write_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/report/html", test_html);
  g_test_add_func ("/compare/report/direction", test_direction);
  g_test_add_func ("/compare/report/html-hostile", test_html_hostile);
  g_test_add_func ("/compare/report/large", test_large);
  g_test_add_func ("/compare/report/markdown", test_markdown);
  g_test_add_func ("/compare/report/markdown-hostile", test_markdown_hostile);
  g_test_add_func ("/compare/report/json", test_json);
  g_test_add_func ("/compare/report/moved", test_moved);
  g_test_add_func ("/compare/report/json-words", test_json_words);
  g_test_add_func ("/compare/report/json-rows", test_json_rows);
  g_test_add_func ("/compare/report/async", test_async);
  g_test_add_func ("/compare/report/async-cancelled", test_async_cancelled);
  return g_test_run ();
}
