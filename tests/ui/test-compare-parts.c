/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cell-marks.h"
#include "cue-compare-picker.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-word-diff.h"

static void
chosen_cb (GtkWidget        *picker,
           CueCompareSource *source,
           char            **title)
{
  *title = g_strdup (cue_compare_source_get_title (source));
}

static void
test_picker (CueUiFixture *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char   *title = NULL;
  GtkWidget         *window = gtk_window_new ();
  CueDraft          *draft;
  GtkWidget         *picker;
  GtkWidget         *list;
  GtkSelectionModel *model;

  g_assert_true (cue_ui_fixture_load (fixture));
  draft = cue_ui_fixture_find (fixture, "Wrong birth date");
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions", "");
  g_ptr_array_add (texts, cue_compare_source_new_present (draft));
  picker = cue_compare_picker_new (GTK_WINDOW (window), texts, cue_library_get_drafts (fixture->library), draft);
  g_signal_connect (picker, "chosen", G_CALLBACK (chosen_cb), &title);
  gtk_window_present (GTK_WINDOW (picker));
  cue_test_iterate ();
  list = cue_ui_find (picker, GTK_TYPE_LIST_VIEW, 0);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                    g_list_model_get_n_items (cue_library_get_drafts (fixture->library)));
  /* The first, of this scenario, has no words. */
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_null (title);
  g_assert_nonnull (cue_ui_find_label (picker, "This scenario has no instructions yet."));
  gtk_editable_set_text (GTK_EDITABLE (cue_ui_find (picker, GTK_TYPE_SEARCH_ENTRY, 0)), "CANCEL, then");
  g_signal_emit_by_name (cue_ui_find (picker, GTK_TYPE_SEARCH_ENTRY, 0), "search-changed");
  cue_test_iterate ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (title, ==, "Cancel, then rebook");
  cue_ui_destroy (window);
}

static void
test_file_problems (void)
{
  static const struct
  {
    const char *text;
    const char *word; /* in the problem; NULL where there is none */
  } cases[] = {
    { "Say your name.", NULL },
    { "# Call\n\n1. Say your name.", NULL },
    { "<scenario>Say your name.</scenario>", NULL },
    { "", "no text" },
    { " \n ", "no text" },
    { "\xff\xfe"
      "S",
      "UTF-8" },
    { "<!DOCTYPE html><p>Hello", "web page" },
    { "  <HTML>", "web page" },
    { "{\"name\": \"x\"}", "data for programs" },
    { "{ this is no data", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problem = cue_compare_picker_dup_problem (cases[i].text, strlen (cases[i].text));

      if (cases[i].word == NULL)
        g_assert_null (problem);
      else
        g_assert_nonnull (strstr (problem, cases[i].word));
    }
}

static void
test_file (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "text.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) there = g_file_new_for_path (folder);
  g_autofree char *large = g_strnfill (CUE_COMPARE_MAX_FILE + 1, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (CueCompareSource) source = NULL;
  g_auto (CueTestResult) read = { 0 };
  g_auto (CueTestResult) refused = { 0 };
  g_auto (CueTestResult) no_file = { 0 };

  g_assert_true (g_file_set_contents (path, "Say your name.", -1, NULL));
  cue_compare_picker_read_async (file, NULL, cue_test_async_cb, &read);
  source = cue_compare_picker_read_finish (cue_test_result_wait (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cue_compare_source_get_title (source), ==, "text.txt");
  g_assert_cmpstr (cue_compare_source_get_text (source), ==, "Say your name.");
  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  cue_compare_picker_read_async (file, NULL, cue_test_async_cb, &refused);
  g_assert_null (cue_compare_picker_read_finish (cue_test_result_wait (&refused), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  cue_compare_picker_read_async (there, NULL, cue_test_async_cb, &no_file);
  g_assert_null (cue_compare_picker_read_finish (cue_test_result_wait (&no_file), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_marks (void)
{
  static const CueMarkStyle styles[] = { { FALSE, FALSE }, { TRUE, FALSE }, { FALSE, TRUE }, { TRUE, TRUE } };
  g_autoptr (GPtrArray) spans = cue_word_diff ("You need to cancel {{test_profile.day}}.",
                                               "You must cancel {{test_profile.day}}.", TRUE);
  g_autofree char *text = cue_cell_marks_dup_text (spans);

  g_assert_cmpstr (text, ==, "You need to must cancel {{test_profile.day}}.");
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (PangoAttrList) list = cue_cell_marks_create (spans, TRUE, styles[i]);
      g_autoptr (PangoAttrIterator) iterator = pango_attr_list_get_iterator (list);
      g_autofree char *struck = NULL;
      g_autofree char *underlined = NULL;

      do
        {
          int start;
          int end;

          pango_attr_iterator_range (iterator, &start, &end);
          if (pango_attr_iterator_get (iterator, PANGO_ATTR_STRIKETHROUGH) != NULL)
            struck = struck != NULL ? struck : g_strndup (text + start, end - start);
          if (pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE) != NULL)
            underlined = underlined != NULL ? underlined : g_strndup (text + start, end - start);
        }
      while (pango_attr_iterator_next (iterator));
      g_assert_cmpstr (struck, ==, "need to");
      g_assert_cmpstr (underlined, ==, "must");
    }
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/compare-parts/picker", CueUiFixture, NULL, cue_ui_fixture_set_up, test_picker, cue_ui_fixture_tear_down);
  g_test_add_func ("/ui/compare-parts/file-problems", test_file_problems);
  g_test_add_func ("/ui/compare-parts/file", test_file);
  g_test_add_func ("/ui/compare-parts/marks", test_marks);
  return g_test_run ();
}
