/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bar-layout.h"
#include "cue-columns-layout.h"
#include "cue-conflict-card.h"
#include "cue-conflict-page.h"
#include "cue-conflict-side.h"
#include "cue-conflict-text.h"
#include "cue-text-card.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

#include <string.h>

typedef struct
{
  CueUiFixture     base;
  CueScenario     *mine;
  CueScenario     *before;
  CueScenario     *theirs;
  CueConflict     *conflict;
  CueConflictPage *page;
  GtkWidget       *window;
} Fixture;

static void
set_text (CueScenario *scenario,
          const char  *property,
          const char  *value)
{
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (scenario), property, value);
}

static void
set_number (CueScenario *scenario,
            const char  *property,
            gint64       value)
{
  cue_resource_object_set_number (CUE_RESOURCE_OBJECT (scenario), property, value);
}

/* The outcome and the personality were changed by both, the first message here, the longest call there. */
static void
fill (Fixture *fixture)
{
  fixture->before = cue_scenario_new ();
  set_text (fixture->before, "name", "Cancel, then rebook");
  set_text (fixture->before, "expected-outcome", "The old visit is cancelled.");
  set_text (fixture->before, "first-message", "Hello.");
  set_number (fixture->before, "personality", 1);
  set_number (fixture->before, "max-duration", 300);
  fixture->mine = cue_resource_object_copy (CUE_RESOURCE_OBJECT (fixture->before));
  fixture->theirs = cue_resource_object_copy (CUE_RESOURCE_OBJECT (fixture->before));
  set_text (fixture->mine, "expected-outcome", "The old visit is cancelled before a new one is offered.");
  set_text (fixture->theirs, "expected-outcome", "The old visit is cancelled and no fee is taken.");
  set_number (fixture->mine, "personality", 2);
  set_number (fixture->theirs, "personality", 99);
  set_text (fixture->mine, "first-message", "Good morning.");
  set_number (fixture->theirs, "max-duration", 240);
  set_text (fixture->theirs, "updated-at", "2026-11-03T13:52:00Z");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fill (fixture);
  fixture->conflict = cue_conflict_new (fixture->mine, fixture->before, fixture->theirs);
  g_assert_nonnull (fixture->conflict);
  fixture->page = g_object_ref_sink (g_object_new (CUE_TYPE_CONFLICT_PAGE, NULL));
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->page));
  cue_conflict_page_show (fixture->page, fixture->conflict, fixture->base.library);
  cue_test_iterate ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->conflict);
  g_object_unref (fixture->mine);
  g_object_unref (fixture->before);
  g_object_unref (fixture->theirs);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static CueConflictCard *
get_card (Fixture    *fixture,
          const char *property)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *card = cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_CONFLICT_CARD, i);

      if (card == NULL || g_str_equal (cue_conflict_field_get_property (cue_conflict_card_get_field (CUE_CONFLICT_CARD (card))), property))
        return card != NULL ? CUE_CONFLICT_CARD (card) : NULL;
    }
}

static CueConflictSide *
get_side (CueConflictCard  *card,
          CueConflictChoice side)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *widget = cue_ui_find (GTK_WIDGET (card), CUE_TYPE_CONFLICT_SIDE, i);

      g_assert_nonnull (widget);
      if (cue_conflict_side_get_side (CUE_CONFLICT_SIDE (widget)) == side)
        return CUE_CONFLICT_SIDE (widget);
    }
}

static void
choose (Fixture          *fixture,
        const char       *property,
        CueConflictChoice choice)
{
  CueConflictCard *card = get_card (fixture, property);

  g_assert_nonnull (card);
  gtk_check_button_set_active (cue_conflict_side_get_radio (get_side (card, choice)), TRUE);
}

static gboolean
can_save (Fixture *fixture)
{
  GtkWidget *save = cue_ui_find_button (GTK_WIDGET (fixture->page), "Save This");

  g_assert_nonnull (save);
  return gtk_widget_get_sensitive (save);
}

static void
test_fields (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_nonnull (get_card (fixture, "expected-outcome"));
  g_assert_nonnull (get_card (fixture, "personality"));
  g_assert_null (get_card (fixture, "first-message"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page),
                                       "2 fields were changed by both of you; the rest is settled."));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Mine: only you changed it"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Theirs: you did not change it"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Good morning."));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "4:00"));
}

/* Names, not numbers; a number that nobody knows is said to be one. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  CueConflictField  *field = cue_conflict_card_get_field (get_card (fixture, "personality"));
  CueResourceObject *personality = cue_library_find (fixture->base.library, CUE_RESOURCE_PERSONALITIES, 2);
  g_autofree char   *mine = cue_conflict_text_dup_value (field, CUE_CHOICE_MINE, fixture->base.library);
  g_autofree char   *theirs = cue_conflict_text_dup_value (field, CUE_CHOICE_THEIRS, fixture->base.library);

  g_assert_nonnull (personality);
  g_assert_cmpstr (mine, ==, cue_resource_object_get_name (personality));
  g_assert_cmpstr (theirs, ==, "Number 99, which is not here");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), mine));
}

static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  CueConflictCard *card = get_card (fixture, "expected-outcome");
  GtkWidget       *mine = GTK_WIDGET (get_side (card, CUE_CHOICE_MINE));
  GtkWidget       *before = GTK_WIDGET (get_side (card, CUE_CHOICE_BASE));
  GtkWidget       *words = cue_ui_find_label (mine, "The old visit is cancelled before a new one is offered.");

  g_assert_nonnull (words);
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (words)));
  words = cue_ui_find_label (before, "The old visit is cancelled.");
  g_assert_nonnull (words);
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (words)));
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueScenario) settled = NULL;

  g_assert_false (can_save (fixture));
  choose (fixture, "expected-outcome", CUE_CHOICE_THEIRS);
  g_assert_cmpuint (cue_conflict_get_n_undecided (fixture->conflict), ==, 1);
  g_assert_false (can_save (fixture));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 field is to be decided."));
  choose (fixture, "personality", CUE_CHOICE_BASE);
  g_assert_true (can_save (fixture));
  settled = cue_conflict_settle (fixture->conflict);
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (settled), "expected-outcome"), ==,
                   "The old visit is cancelled and no fee is taken.");
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (settled), "personality"), ==, 1);
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (settled), "max-duration"), ==, 240);
  cue_conflict_page_set_busy (fixture->page, TRUE);
  g_assert_false (can_save (fixture));
}

static void
test_all (Fixture      *fixture,
          gconstpointer data)
{
  CueConflictSide *theirs = get_side (get_card (fixture, "expected-outcome"), CUE_CHOICE_THEIRS);
  CueConflictSide *mine = get_side (get_card (fixture, "expected-outcome"), CUE_CHOICE_MINE);

  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (fixture->page), "All Theirs"), "clicked");
  g_assert_true (gtk_check_button_get_active (cue_conflict_side_get_radio (theirs)));
  g_assert_true (can_save (fixture));
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (fixture->page), "All Mine"), "clicked");
  g_assert_true (gtk_check_button_get_active (cue_conflict_side_get_radio (mine)));
  g_assert_false (gtk_check_button_get_active (cue_conflict_side_get_radio (theirs)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (mine), "chosen"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (theirs), "chosen"));
}

static void
test_own (Fixture      *fixture,
          gconstpointer data)
{
  CueConflictCard  *card = get_card (fixture, "expected-outcome");
  CueConflictField *field = cue_conflict_card_get_field (card);
  GtkWidget        *editor;
  g_autofree char  *text = NULL;

  g_assert_null (cue_ui_find_button (GTK_WIDGET (get_card (fixture, "personality")), "Write My Own…"));
  choose (fixture, "expected-outcome", CUE_CHOICE_THEIRS);
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (card), "Write My Own…"), "clicked");
  editor = cue_ui_find (GTK_WIDGET (card), CUE_TYPE_TEXT_CARD, 0);
  g_assert_nonnull (editor);
  g_assert_cmpstr (cue_text_card_get_text (CUE_TEXT_CARD (editor)), ==, "The old visit is cancelled and no fee is taken.");
  g_assert_cmpint (cue_conflict_field_get_choice (field), ==, CUE_CHOICE_OWN);
  cue_text_card_set_text (CUE_TEXT_CARD (editor), "Cancelled, offered, free.");
  text = cue_conflict_field_dup_text (field, CUE_CHOICE_OWN);
  g_assert_cmpstr (text, ==, "Cancelled, offered, free.");

  /* Another choice and back: the words stay. */
  choose (fixture, "expected-outcome", CUE_CHOICE_MINE);
  g_assert_cmpint (cue_conflict_field_get_choice (field), ==, CUE_CHOICE_MINE);
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (card), "Write My Own…"), "clicked");
  g_assert_cmpint (cue_conflict_field_get_choice (field), ==, CUE_CHOICE_OWN);
  g_assert_cmpstr (cue_text_card_get_text (CUE_TEXT_CARD (editor)), ==, "Cancelled, offered, free.");
}

/* What was settled without asking can be settled otherwise. */
static void
test_change (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *row_button = cue_ui_find_button (GTK_WIDGET (fixture->page), "Change");

  g_assert_nonnull (row_button);
  g_signal_emit_by_name (row_button, "clicked");
  cue_test_iterate ();
  g_assert_nonnull (get_card (fixture, "first-message"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "changed by you"));
  choose (fixture, "first-message", CUE_CHOICE_BASE);
  g_assert_cmpint (cue_conflict_field_get_choice (cue_conflict_card_get_field (get_card (fixture, "first-message"))), ==,
                   CUE_CHOICE_BASE);
  g_assert_cmpuint (cue_conflict_get_n_undecided (fixture->conflict), ==, 2);
}

/* Another conflict, then none. */
static void
test_other (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueConflict) other = NULL;

  set_text (fixture->mine, "expected-outcome", cue_resource_object_get_text (CUE_RESOURCE_OBJECT (fixture->theirs), "expected-outcome"));
  other = cue_conflict_new (fixture->mine, fixture->before, fixture->theirs);
  cue_conflict_page_show (fixture->page, other, fixture->base.library);
  g_assert_null (get_card (fixture, "expected-outcome"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Both chose the same"));
  cue_conflict_page_show (fixture->page, NULL, fixture->base.library);
  g_assert_null (get_card (fixture, "personality"));
  g_assert_null (cue_conflict_page_get_conflict (fixture->page));
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (fixture->page), "All Mine"), "clicked");
}

static void
test_when (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *when = cue_conflict_text_dup_when (fixture->conflict);
  g_autoptr (CueConflict) timeless = NULL;

  g_assert_true (g_str_has_prefix (when, "Saved on the service "));
  g_assert_true (g_str_has_suffix (when, " at 13:52."));
  set_text (fixture->theirs, "updated-at", "yesterday");
  timeless = cue_conflict_new (fixture->mine, fixture->before, fixture->theirs);
  g_assert_null (cue_conflict_text_dup_when (timeless));
}

/* Lists of what has names and numbers, and what has nothing. */
static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const tags[] = { "clinic", "fees", NULL };
  static const char *const tools[] = { "TOOL_END_CALL", NULL };
  g_autoptr (CueConflict) conflict = NULL;

  g_object_set (fixture->mine, "tags", tags, "tool-ids", tools, "folder-path", "bookings.new", NULL);
  conflict = cue_conflict_new (fixture->mine, fixture->before, fixture->theirs);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conflict)); i++)
    {
      g_autoptr (CueConflictField) field = g_list_model_get_item (G_LIST_MODEL (conflict), i);
      const char      *property = cue_conflict_field_get_property (field);
      g_autofree char *mine = cue_conflict_text_dup_value (field, CUE_CHOICE_MINE, fixture->base.library);
      g_autofree char *before = cue_conflict_text_dup_value (field, CUE_CHOICE_BASE, NULL);

      g_assert_cmpstr (cue_conflict_text_get_label (field), !=, "Another setting");
      if (g_str_equal (property, "tags"))
        g_assert_cmpstr (mine, ==, "clinic, fees");
      else if (g_str_equal (property, "tool-ids"))
        g_assert_cmpstr (mine, ==, "Hang up");
      else if (g_str_equal (property, "folder-path"))
        g_assert_cmpstr (mine, ==, "bookings / new");
      else
        continue;
      g_assert_cmpstr (before, ==, "");
    }
}

static GtkWidget *
create_box (GType layout)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, g_object_new (layout, NULL));
  return box;
}

/* Side by side where there is room, else one below the other; mirrored from right to left. */
static void
test_columns (void)
{
  GtkWidget      *box = create_box (CUE_TYPE_COLUMNS_LAYOUT);
  GtkWidget      *children[3];
  graphene_rect_t first;
  graphene_rect_t last;
  int             wide;
  int             narrow;

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = g_object_new (GTK_TYPE_FRAME, "height-request", 40, NULL);
      gtk_box_append (GTK_BOX (box), children[i]);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 700, &wide, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 360, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 40);
  g_assert_cmpint (narrow, ==, 120);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (box, 700, wide, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (children[0], box, &first));
  g_assert_true (gtk_widget_compute_bounds (children[2], box, &last));
  g_assert_cmpfloat (first.origin.x, >, last.origin.x);
  g_object_unref (box);
}

static void
test_bar (void)
{
  GtkWidget *box = create_box (CUE_TYPE_BAR_LAYOUT);
  int        wide;
  int        narrow;
  int        narrower;

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_FRAME, "height-request", 10, NULL));
  for (int i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_FRAME, "width-request", 100, "height-request", 30, NULL));
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 600, &wide, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 340, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 220, &narrower, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 30);
  g_assert_cmpint (narrow, ==, 10 + 8 + 30);
  g_assert_cmpint (narrower, ==, 10 + 8 + 30 + 8 + 30);
  g_object_unref (box);
}

int
main (int    argc,
      char **argv)
{
  cue_ui_test_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/ui/conflict-page/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("fields", test_fields);
  ADD ("names", test_names);
  ADD ("marks", test_marks);
  ADD ("choose", test_choose);
  ADD ("all", test_all);
  ADD ("own", test_own);
  ADD ("change", test_change);
  ADD ("other", test_other);
  ADD ("when", test_when);
  ADD ("values", test_values);
  g_test_add_func ("/ui/conflict-page/columns", test_columns);
  g_test_add_func ("/ui/conflict-page/bar", test_bar);

  return g_test_run ();
}
