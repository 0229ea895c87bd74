/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cell-marks.h"
#include "cue-compare-line.h"
#include "cue-compare-page.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-word-diff.h"

typedef struct
{
  CueUiFixture    base;
  CueComparePage *page;
  CueDraft       *draft; /* borrowed */
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->page = g_object_ref_sink (g_object_new (CUE_TYPE_COMPARE_PAGE, NULL));
  fixture->draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft)), "instructions", "");
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static void
add_variant (Fixture    *fixture,
             const char *text)
{
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (fixture->draft), text);

  cue_draft_add_variant (fixture->draft, variant);
}

static guint
get_uint (Fixture    *fixture,
          const char *property)
{
  guint value;

  g_object_get (fixture->page, property, &value, NULL);
  return value;
}

static void
assert_face (Fixture    *fixture,
             const char *wanted)
{
  g_autofree char *face = NULL;

  g_object_get (fixture->page, "face", &face, NULL);
  g_assert_cmpstr (face, ==, wanted);
}

static gboolean
has_changes (gpointer data)
{
  guint n_changes;

  g_object_get (data, "n-changes", &n_changes, NULL);
  return n_changes > 0;
}

static gboolean
is_same (gpointer data)
{
  return cue_ui_find_label (data, "All say the same") != NULL;
}

/* Three sentences, of which the first and the last differ. */
static void
show_two (Fixture *fixture)
{
  add_variant (fixture, "Say the name. Ask for the time. Hang up now.");
  add_variant (fixture, "Say the last name. Ask for the time. Hang up then.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_assert_true (cue_test_wait_until (has_changes, fixture->page, CUE_TEST_TIMEOUT));
}

static void
test_faces (Fixture      *fixture,
            gconstpointer data)
{
  assert_face (fixture, "none");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  assert_face (fixture, "none");
  add_variant (fixture, "One.");
  cue_test_iterate ();
  assert_face (fixture, "one");
  add_variant (fixture, "Two.");
  cue_test_iterate ();
  assert_face (fixture, "compare");
}

static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  static const guint forward[] = { 1, 2, 1 };

  show_two (fixture);
  g_assert_cmpuint (get_uint (fixture, "n-changes"), ==, 2);
  g_assert_cmpuint (get_uint (fixture, "current-change"), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (forward); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.next-change", NULL);
      g_assert_cmpuint (get_uint (fixture, "current-change"), ==, forward[i]);
    }
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 of 2 changes"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.previous-change", NULL);
  g_assert_cmpuint (get_uint (fixture, "current-change"), ==, 2);
}

static void
test_only_differences (Fixture      *fixture,
                       gconstpointer data)
{
  show_two (fixture);
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_COMPARE_LINE, 2));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.only-differences", NULL);
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_COMPARE_LINE, 1));
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_COMPARE_LINE, 2));
}

static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  add_variant (fixture, "The same.");
  add_variant (fixture, "The  same.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_assert_true (cue_test_wait_until (is_same, fixture->page, CUE_TEST_TIMEOUT));
}

/* The text in use leads, also where no variant has it, and follows the editor. */
static void
test_present_text (Fixture      *fixture,
                   gconstpointer data)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft));
  CueVariant        *column;

  cue_resource_object_set_text (scenario, "instructions", "My own words.");
  add_variant (fixture, "Other words.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, 0);
  column = g_ptr_array_index (cue_compare_page_get_variants (fixture->page), 0);
  g_assert_cmpstr (cue_variant_get_text (column), ==, "My own words.");
  cue_resource_object_set_text (scenario, "instructions", "My own words, edited.");
  cue_test_iterate ();
  column = g_ptr_array_index (cue_compare_page_get_variants (fixture->page), 0);
  g_assert_cmpstr (cue_variant_get_text (column), ==, "My own words, edited.");
}

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueVariant) third = NULL;

  show_two (fixture);
  add_variant (fixture, "Something else.");
  cue_test_iterate ();
  third = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.put", "(us)", 1, cue_variant_get_id (third));
  g_assert_true (g_ptr_array_index (cue_compare_page_get_variants (fixture->page), 1) == third);
  cue_compare_page_set_baseline (fixture->page, 1);
  g_assert_true (cue_test_wait_until (has_changes, fixture->page, CUE_TEST_TIMEOUT));
  cue_draft_remove_variant (fixture->draft, third);
  cue_test_iterate ();
  g_assert_cmpuint (cue_compare_page_get_variants (fixture->page)->len, ==, 2);
}

/* The page may go while the texts are being compared. */
static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  add_variant (fixture, "One.");
  add_variant (fixture, "Two.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
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

static void
test_spoken (void)
{
  const char *texts[] = { "Say one thing to the agent. Stop there.", "Say two things to the agent." };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 2, 0);
  g_autoptr (CueCompareRow) first = g_list_model_get_item (G_LIST_MODEL (comparison), 0);
  g_autoptr (CueCompareRow) second = g_list_model_get_item (G_LIST_MODEL (comparison), 1);
  g_autofree char *reworded = cue_cell_marks_dup_spoken (first, 1, "Variant 2");
  g_autofree char *missing = cue_cell_marks_dup_spoken (second, 1, "Variant 2");

  g_assert_true (g_str_has_prefix (reworded, "Row 1, Variant 2, reworded."));
  g_assert_true (g_str_has_suffix (reworded, "Say two things to the agent."));
  g_assert_cmpstr (missing, ==, "Row 2, Variant 2, not in this variant.");
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/compare-page/faces", Fixture, NULL, set_up, test_faces, tear_down);
  g_test_add ("/ui/compare-page/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/ui/compare-page/only-differences", Fixture, NULL, set_up, test_only_differences, tear_down);
  g_test_add ("/ui/compare-page/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/ui/compare-page/present-text", Fixture, NULL, set_up, test_present_text, tear_down);
  g_test_add ("/ui/compare-page/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/ui/compare-page/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add_func ("/ui/compare-page/marks", test_marks);
  g_test_add_func ("/ui/compare-page/spoken", test_spoken);
  return g_test_run ();
}
