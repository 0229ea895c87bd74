/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-grid.h"
#include "cue-compare-head.h"
#include "cue-compare-page.h"
#include "cue-lone-text.h"
#include "cue-stars.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

#include <gtksourceview/gtksource.h>

typedef struct
{
  CueUiFixture    base;
  CueComparePage *page;
  CueDraft       *draft; /* borrowed */
  GtkWidget      *window;
  char           *used; /* (owned) (nullable): the id that page.use-variant was given last */
} Fixture;

static void
use_variant_cb (GSimpleAction *action,
                GVariant      *parameter,
                Fixture       *fixture)
{
  g_free (fixture->used);
  fixture->used = g_variant_dup_string (parameter, NULL);
}

/* What the scenario's page does around the Compare page. */
static void
add_actions (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) use = g_simple_action_new ("use-variant", G_VARIANT_TYPE_STRING);

  g_signal_connect (use, "activate", G_CALLBACK (use_variant_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (use));
  gtk_widget_insert_action_group (fixture->window, "page", G_ACTION_GROUP (group));
}

/* (data): the page's width; wide where there is none. */
static GtkWidget *
show (GtkWidget    *page,
      gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), data != NULL ? GPOINTER_TO_INT (data) : 1240, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  cue_test_iterate ();
  return window;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->page = g_object_ref_sink (g_object_new (CUE_TYPE_COMPARE_PAGE, NULL));
  fixture->draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft)), "instructions", "");
  cue_compare_page_set_library (fixture->page, fixture->base.library);
  fixture->window = show (GTK_WIDGET (fixture->page), data);
  add_actions (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_clear_pointer (&fixture->used, g_free);
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
is_compared (gpointer data)
{
  Fixture *fixture = data;
  gboolean enabled = cue_compare_page_get_merged (fixture->page) != NULL;

  return enabled && cue_ui_find_label (GTK_WIDGET (fixture->page), "Comparing…") == NULL;
}

static void
wait_compared (Fixture *fixture)
{
  cue_test_iterate ();
  g_assert_true (cue_test_wait_until (is_compared, fixture, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

static CueCompareSource *
get_column (Fixture *fixture,
            guint    column)
{
  return g_ptr_array_index (cue_compare_page_get_columns (fixture->page), column);
}

static void
assert_column (Fixture    *fixture,
               guint       column,
               const char *text)
{
  g_assert_cmpuint (column, <, cue_compare_page_get_columns (fixture->page)->len);
  g_assert_cmpstr (cue_compare_source_get_text (get_column (fixture, column)), ==, text);
}

static void
assert_merged (Fixture    *fixture,
               const char *wanted)
{
  g_autofree char *text = cue_merged_draft_dup_text (cue_compare_page_get_merged (fixture->page));

  g_assert_cmpstr (text, ==, wanted);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
}

static void
act_on (Fixture    *fixture,
        const char *action,
        guint       column)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "u", column);
}

static gpointer
find (Fixture *fixture,
      GType    type,
      guint    nth)
{
  GtkWidget *widget = cue_ui_find (GTK_WIDGET (fixture->page), type, nth);

  g_assert_nonnull (widget);
  return widget;
}

static const char first_text[] = "Say the name. Ask for the time. Hang up now.";
static const char second_text[] = "Say the last name. Ask for the time. Hang up then.";

/* Three sentences, of which the first and the last differ; the first text is in use. */
static void
show_two (Fixture *fixture)
{
  add_variant (fixture, first_text);
  add_variant (fixture, second_text);
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft)), "instructions", first_text);
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_assert_true (cue_test_wait_until (has_changes, fixture->page, CUE_TEST_TIMEOUT));
  wait_compared (fixture);
}

static void
test_faces (Fixture      *fixture,
            gconstpointer data)
{
  assert_face (fixture, "none");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  assert_face (fixture, "none");
  g_assert_nonnull (cue_ui_find_button (GTK_WIDGET (fixture->page), "Generate Three Variants"));
  add_variant (fixture, "One.");
  cue_test_iterate ();
  assert_face (fixture, "one");
  g_assert_nonnull (cue_ui_find_button (GTK_WIDGET (fixture->page), "Compare With…"));
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
  for (gsize i = 0; i < G_N_ELEMENTS (forward); i++)
    {
      act (fixture, "compare.next-change");
      g_assert_cmpuint (get_uint (fixture, "current-change"), ==, forward[i]);
    }
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 of 2 changes"));
  act (fixture, "compare.previous-change");
  g_assert_cmpuint (get_uint (fixture, "current-change"), ==, 2);
}

/* What the switches say goes for the rows. */
static void
test_switches (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *property;
    gboolean    after;
  } switches[] = {
    { "compare.only-differences", "only-differences", TRUE },
    { "compare.mark-words", "mark-words", FALSE },
    { "compare.scroll-together", "scroll-together", FALSE },
  };

  show_two (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gboolean on;

      act (fixture, switches[i].action);
      g_object_get (find (fixture, CUE_TYPE_COMPARE_GRID, 0), switches[i].property, &on, NULL);
      g_assert_cmpint (on, ==, switches[i].after);
      g_object_get (fixture->page, switches[i].property, &on, NULL);
      g_assert_cmpint (on, ==, switches[i].after);
    }
}

static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  add_variant (fixture, "The same.");
  add_variant (fixture, "The  same.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  wait_compared (fixture);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "No changes"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Both say the same."));
}

/* The text in use leads, also where no variant has it, and follows the editor. */
static void
test_present_text (Fixture      *fixture,
                   gconstpointer data)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft));

  cue_resource_object_set_text (scenario, "instructions", "My own words.");
  add_variant (fixture, "Other words.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, 0);
  assert_column (fixture, 0, "My own words.");
  cue_resource_object_set_text (scenario, "instructions", "My own words, edited.");
  wait_compared (fixture);
  assert_column (fixture, 0, "My own words, edited.");
}

/* The text in use that was kept as a variant stays what it was. */
static void
test_kept_text (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (CueVariant) other = NULL;

  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft)), "instructions",
                                "My own words.");
  add_variant (fixture, "Other words.");
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  wait_compared (fixture);
  other = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 0);
  cue_draft_use_variant (fixture->draft, other);
  cue_test_iterate ();
  assert_column (fixture, 0, "My own words.");
  g_assert_cmpint (cue_compare_source_get_kind (get_column (fixture, 0)), ==, CUE_SOURCE_VARIANT);
  g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, 0);
}

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueVariant) third = NULL;
  g_autofree char *key = NULL;

  show_two (fixture);
  add_variant (fixture, "Something else.");
  cue_test_iterate ();
  g_assert_cmpuint (cue_compare_page_get_columns (fixture->page)->len, ==, 2);
  third = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 2);
  key = g_strconcat ("variant:", cue_variant_get_id (third), NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.put", "(us)", 1, key);
  assert_column (fixture, 1, "Something else.");
  wait_compared (fixture);
  key[0] = 'x';
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.put", "(us)", 1, key);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.put", "(us)", 7, "present");
  assert_column (fixture, 1, "Something else.");
  act_on (fixture, "compare.swap", 0);
  assert_column (fixture, 0, "Something else.");
  g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, 1);
  wait_compared (fixture);
  act_on (fixture, "compare.make-baseline", 0);
  g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, 0);
  wait_compared (fixture);
  act_on (fixture, "compare.remove-column", 0);
  g_assert_cmpuint (cue_compare_page_get_columns (fixture->page)->len, ==, 2);
  cue_draft_remove_variant (fixture->draft, third);
  wait_compared (fixture);
  g_assert_cmpuint (cue_compare_page_get_columns (fixture->page)->len, ==, 2);
  assert_column (fixture, 0, first_text);
}

static void
test_add_remove (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (CueVariant) third = NULL;
  g_autofree char *key = NULL;

  show_two (fixture);
  add_variant (fixture, "Something else.");
  third = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 2);
  key = g_strconcat ("variant:", cue_variant_get_id (third), NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "compare.put", "(us)", 2, key);
  wait_compared (fixture);
  assert_column (fixture, 2, "Something else.");
  assert_merged (fixture, first_text);
  act_on (fixture, "compare.remove-column", 0);
  wait_compared (fixture);
  g_assert_cmpuint (cue_compare_page_get_columns (fixture->page)->len, ==, 2);
  assert_column (fixture, 0, second_text);
  assert_merged (fixture, first_text);
}

/* The merged draft begins as the text in use, with nothing to take back and nothing to use. */
static void
test_merged_begins (Fixture      *fixture,
                    gconstpointer data)
{
  gboolean can_undo;

  show_two (fixture);
  assert_merged (fixture, first_text);
  g_object_get (cue_compare_page_get_merged (fixture->page), "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  g_assert_false (gtk_widget_is_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->page), "Use This Draft")));
}

static void
test_take_and_undo (Fixture      *fixture,
                    gconstpointer data)
{
  show_two (fixture);
  cue_merged_draft_take (cue_compare_page_get_merged (fixture->page), 2, 1);
  assert_merged (fixture, "Say the name. Ask for the time. Hang up then.");
  act (fixture, "compare.undo");
  assert_merged (fixture, first_text);
  act (fixture, "compare.redo");
  act_on (fixture, "compare.take-all", 1);
  assert_merged (fixture, second_text);
  act (fixture, "compare.clear-draft");
  assert_merged (fixture, "");
  act (fixture, "compare.undo");
  assert_merged (fixture, second_text);
}

static gboolean
has_merge (gpointer data)
{
  g_autofree char *merge = NULL;

  g_object_get (data, "merge", &merge, NULL);
  return merge != NULL;
}

/* What was taken is with the draft within a second, and there again on another day, with its columns. */
static void
test_merged_kept (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (CueComparePage) other = g_object_ref_sink (g_object_new (CUE_TYPE_COMPARE_PAGE, NULL));
  Fixture  again = { .page = other };
  gboolean kept;

  show_two (fixture);
  g_assert_false (has_merge (fixture->draft));
  act_on (fixture, "compare.swap", 0);
  wait_compared (fixture);
  cue_merged_draft_take (cue_compare_page_get_merged (fixture->page), 2, 0);
  kept = cue_test_wait_until (has_merge, fixture->draft, 1.0);
  g_assert_true (kept);
  cue_compare_page_set_draft (other, fixture->draft);
  wait_compared (&again);
  assert_column (&again, 0, second_text);
  g_assert_cmpuint (cue_compare_page_get_baseline (other), ==, 1);
  assert_merged (&again, "Say the name. Ask for the time. Hang up then.");
}

/* What cannot be read is as if it had never been. */
static void
test_merged_damaged (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const damaged[] = { "[1]", "{\"columns\":3,\"merge\":null}", "{\"columns\":[1,{},\"x\"],\"baseline\":9}" };

  add_variant (fixture, first_text);
  add_variant (fixture, second_text);
  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      cue_compare_page_set_draft (fixture->page, NULL);
      g_object_set (fixture->draft, "merge", damaged[i], NULL);
      cue_compare_page_set_draft (fixture->page, fixture->draft);
      wait_compared (fixture);
      g_assert_cmpuint (cue_compare_page_get_columns (fixture->page)->len, ==, 2);
      assert_merged (fixture, first_text);
    }
}

/* The merged text becomes a variant that says where it comes from, and is used. */
static void
test_use_draft (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (CueVariant) variant = NULL;
  GtkWidget *button;

  show_two (fixture);
  cue_merged_draft_take (cue_compare_page_get_merged (fixture->page), 2, 1);
  cue_test_iterate ();
  button = cue_ui_find_button (GTK_WIDGET (fixture->page), "Use This Draft");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  variant = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 2);
  g_assert_cmpstr (fixture->used, ==, cue_variant_get_id (variant));
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Merged draft");
  g_assert_cmpstr (cue_variant_get_text (variant), ==, "Say the name. Ask for the time. Hang up then.");
  g_assert_cmpstr (cue_variant_get_note (variant), ==, "1 the same · 1 from Variant 1 · 1 from Variant 2");
  cue_test_iterate ();
  g_assert_nonnull (cue_fake_store_get_record (fixture->base.store, cue_variant_get_id (variant)));
  /* Once more is the same variant, another text one of another name. */
  act (fixture, "compare.use-draft");
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (fixture->draft)), ==, 3);
  cue_merged_draft_leave_out (cue_compare_page_get_merged (fixture->page), 1);
  cue_test_iterate ();
  act (fixture, "compare.use-draft");
  g_clear_object (&variant);
  variant = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 3);
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Merged draft 2");
}

static void
test_use_text (Fixture      *fixture,
               gconstpointer data)
{
  show_two (fixture);
  act_on (fixture, "compare.use", 1);
  g_assert_cmpstr (fixture->used, ==, cue_variant_get_id (cue_compare_source_get_variant (get_column (fixture, 1))));
}

static gboolean
is_lone (Fixture *fixture)
{
  gboolean lone;

  g_object_get (fixture->page, "lone", &lone, NULL);
  return lone;
}

static gboolean
is_edited (gpointer data)
{
  Fixture         *fixture = data;
  g_autofree char *text = cue_merged_draft_dup_text (cue_compare_page_get_merged (fixture->page));

  return g_str_equal (text, "All my own.");
}

static void
test_alone (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextView *view;

  show_two (fixture);
  act_on (fixture, "compare.show-alone", 1);
  g_assert_true (is_lone (fixture));
  view = find (fixture, GTK_TYPE_TEXT_VIEW, 0);
  g_assert_false (gtk_text_view_get_editable (view));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Variant 2");
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (fixture->page), "Back to the Columns"), "clicked");
  g_assert_false (is_lone (fixture));
  act (fixture, "compare.edit-draft");
  g_assert_true (gtk_text_view_get_editable (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "All my own.", -1);
  g_assert_true (cue_test_wait_until (is_edited, fixture, CUE_TEST_TIMEOUT));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "All my own. And more.", -1);
  act (fixture, "compare.next-change");
  g_assert_false (is_lone (fixture));
  assert_merged (fixture, "All my own. And more.");
}

static gboolean
has_found (gpointer data)
{
  return cue_ui_find_label (data, "Found 2 times") != NULL;
}

static gboolean
has_not_found (gpointer data)
{
  return cue_ui_find_label (data, "Not found") != NULL;
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  GtkEditable *entry;

  g_assert_false (cue_compare_page_find (fixture->page));
  show_two (fixture);
  cue_merged_draft_set_text (cue_compare_page_get_merged (fixture->page), "");
  g_assert_true (cue_compare_page_find (fixture->page));
  entry = find (fixture, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (entry, "HANG");
  g_assert_true (cue_test_wait_until (has_found, fixture->page, CUE_TEST_TIMEOUT));
  act (fixture, "compare.find-next");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 of 2"));
  act (fixture, "compare.find-next");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "2 of 2"));
  gtk_editable_set_text (entry, "nowhere at all");
  g_assert_true (cue_test_wait_until (has_not_found, fixture->page, CUE_TEST_TIMEOUT));
}

static void
test_stars (Fixture      *fixture,
            gconstpointer data)
{
  CueStars   *stars;
  CueVariant *variant;

  show_two (fixture);
  stars = find (fixture, CUE_TYPE_STARS, 1);
  variant = cue_compare_source_get_variant (get_column (fixture, 1));
  cue_stars_rate (stars, 4);
  g_assert_cmpint (cue_variant_get_rating (variant), ==, 4);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (stars), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Variant 2: 4 of 5 stars");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (stars), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "4 of 5 stars");
  cue_stars_rate (stars, 9);
  g_assert_cmpint (cue_variant_get_rating (variant), ==, CUE_STARS_MAX);
}

static void
test_heads (Fixture      *fixture,
            gconstpointer data)
{
  show_two (fixture);
  gtk_test_accessible_assert_property (find (fixture, CUE_TYPE_COMPARE_HEAD, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Variant 1");
  gtk_test_accessible_assert_property (find (fixture, CUE_TYPE_COMPARE_HEAD, 1), GTK_ACCESSIBLE_PROPERTY_LABEL, "Variant 2");
  g_assert_nonnull (cue_ui_find_label (find (fixture, CUE_TYPE_COMPARE_HEAD, 0), "10 words"));
  g_assert_nonnull (cue_ui_find_label (find (fixture, CUE_TYPE_COMPARE_HEAD, 0), "In use"));
  g_assert_nonnull (cue_ui_find_label (find (fixture, CUE_TYPE_COMPARE_HEAD, 1), "11 words · 2 changes"));
  g_assert_null (cue_ui_find_label (find (fixture, CUE_TYPE_COMPARE_HEAD, 1), "Baseline"));
}

static gboolean
press (Fixture        *fixture,
       guint           key,
       GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (find (fixture, CUE_TYPE_COMPARE_GRID, 0));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* Plain letters are keys only where no text is being written. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  show_two (fixture);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_false (press (fixture, GDK_KEY_x, 0));
  assert_column (fixture, 0, first_text);
  act (fixture, "compare.next-change");
  gtk_widget_grab_focus (find (fixture, GTK_TYPE_LIST_VIEW, 0));
  cue_compare_grid_go_to (find (fixture, CUE_TYPE_COMPARE_GRID, 0), 1, 1);
  cue_test_iterate ();
  g_assert_false (press (fixture, GDK_KEY_4, 0));
  g_assert_true (press (fixture, GDK_KEY_f, 0));
  g_assert_true (is_lone (fixture));
  act (fixture, "compare.next-change");
  gtk_widget_grab_focus (find (fixture, GTK_TYPE_LIST_VIEW, 0));
  g_assert_true (press (fixture, GDK_KEY_2, 0));
  g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, 1);
}

/* (transfer none) (nullable): the only head that has room, NULL where there are more or none. */
static GtkWidget *
find_head (GtkWidget *page)
{
  GtkWidget *shown = NULL;
  GtkWidget *head;

  for (guint i = 0; (head = cue_ui_find (page, CUE_TYPE_COMPARE_HEAD, i)) != NULL; i++)
    {
      if (!gtk_widget_get_mapped (head))
        continue;
      if (shown != NULL)
        return NULL;
      shown = head;
    }
  return shown;
}

/* What wait_head() waits for. */
typedef struct
{
  GtkWidget  *page;
  const char *title; /* (nullable): none at all */
} Wanted;

static gboolean
has_head (gpointer data)
{
  Wanted    *wanted = data;
  GtkWidget *head = find_head (wanted->page);

  return wanted->title == NULL ? head == NULL : head != NULL && cue_ui_find_label (head, wanted->title) != NULL;
}

static void
wait_head (Fixture    *fixture,
           const char *title)
{
  Wanted wanted = { GTK_WIDGET (fixture->page), title };

  g_assert_true (cue_test_wait_until (has_head, &wanted, CUE_TEST_TIMEOUT));
}

/* In a narrow page one text shows at a time. */
static void
test_tabs (Fixture      *fixture,
           gconstpointer data)
{
  show_two (fixture);
  wait_head (fixture, "Variant 1");
  act (fixture, "compare.next-column");
  wait_head (fixture, "Variant 2");
  act (fixture, "compare.next-column");
  wait_head (fixture, NULL);
  act (fixture, "compare.next-column");
  wait_head (fixture, "Variant 1");
}

static void
test_scenarios (Fixture      *fixture,
                gconstpointer data)
{
  CueDraft          *other = cue_ui_fixture_find (&fixture->base, "Cancel, then rebook");
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (other));
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft)), "instructions", first_text);
  cue_resource_object_set_text (scenario, "instructions", second_text);
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_ptr_array_add (drafts, other);
  cue_compare_page_set_drafts (fixture->page, drafts);
  wait_compared (fixture);
  gtk_test_accessible_assert_property (find (fixture, CUE_TYPE_COMPARE_HEAD, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       cue_draft_get_title (other));
  cue_resource_object_set_text (scenario, "instructions", "Edited elsewhere.");
  wait_compared (fixture);
  assert_column (fixture, 1, "Edited elsewhere.");
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

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/compare-page/faces", Fixture, NULL, set_up, test_faces, tear_down);
  g_test_add ("/ui/compare-page/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/ui/compare-page/switches", Fixture, NULL, set_up, test_switches, tear_down);
  g_test_add ("/ui/compare-page/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/ui/compare-page/present-text", Fixture, NULL, set_up, test_present_text, tear_down);
  g_test_add ("/ui/compare-page/kept-text", Fixture, NULL, set_up, test_kept_text, tear_down);
  g_test_add ("/ui/compare-page/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/ui/compare-page/add-remove", Fixture, NULL, set_up, test_add_remove, tear_down);
  g_test_add ("/ui/compare-page/merged-begins", Fixture, NULL, set_up, test_merged_begins, tear_down);
  g_test_add ("/ui/compare-page/take-and-undo", Fixture, NULL, set_up, test_take_and_undo, tear_down);
  g_test_add ("/ui/compare-page/merged-kept", Fixture, NULL, set_up, test_merged_kept, tear_down);
  g_test_add ("/ui/compare-page/merged-damaged", Fixture, NULL, set_up, test_merged_damaged, tear_down);
  g_test_add ("/ui/compare-page/use-draft", Fixture, NULL, set_up, test_use_draft, tear_down);
  g_test_add ("/ui/compare-page/use-text", Fixture, NULL, set_up, test_use_text, tear_down);
  g_test_add ("/ui/compare-page/alone", Fixture, NULL, set_up, test_alone, tear_down);
  g_test_add ("/ui/compare-page/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/ui/compare-page/stars", Fixture, NULL, set_up, test_stars, tear_down);
  g_test_add ("/ui/compare-page/heads", Fixture, NULL, set_up, test_heads, tear_down);
  g_test_add ("/ui/compare-page/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/compare-page/tabs", Fixture, GINT_TO_POINTER (700), set_up, test_tabs, tear_down);
  g_test_add ("/ui/compare-page/scenarios", Fixture, NULL, set_up, test_scenarios, tear_down);
  g_test_add ("/ui/compare-page/leave", Fixture, NULL, set_up, test_leave, tear_down);
  return g_test_run ();
}
