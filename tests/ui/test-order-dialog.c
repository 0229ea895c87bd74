/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-check-list.h"
#include "cue-order-choices.h"
#include "cue-order-dialog.h"
#include "cue-text-card.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-wish-presets.h"
#include "cue-workspace-view.h"

#include <string.h>

typedef struct
{
  CueUiFixture base;
  GPtrArray   *drafts;
  GtkWidget   *dialog; /* borrowed: the window is its own */
  guint        n_ordered;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->drafts = g_ptr_array_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->drafts);
  cue_test_iterate_for (.1);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* A scenario that can be generated for. */
static CueDraft *
add (Fixture    *fixture,
     const char *title)
{
  CueDraft *draft = cue_ui_fixture_find (&fixture->base, title);

  cue_draft_set_brief (draft, "She gives the wrong year, then corrects it.");
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions", "Call and ask.");
  g_ptr_array_add (fixture->drafts, draft);
  return draft;
}

static void
ordered_cb (Fixture *fixture,
            guint    n_ordered)
{
  fixture->n_ordered = n_ordered;
}

static void
open_dialog (Fixture      *fixture,
             CueOrderStart start)
{
  fixture->dialog = cue_order_dialog_new (NULL, fixture->base.library, fixture->base.queue, fixture->drafts, start);
  g_signal_connect_swapped (fixture->dialog, "ordered", G_CALLBACK (ordered_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  cue_test_iterate ();
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return cue_ui_find_label (fixture->dialog, text) != NULL;
}

static void
tick (Fixture    *fixture,
      const char *label,
      gboolean    ticked)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *check = cue_ui_find (fixture->dialog, GTK_TYPE_CHECK_BUTTON, i);

      g_assert_nonnull (check);
      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), label) != 0)
        continue;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
      return;
    }
}

static void
toggle (Fixture    *fixture,
        const char *label)
{
  GtkWidget *button = cue_ui_find_button (fixture->dialog, label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static gboolean
can_order (Fixture *fixture)
{
  return gtk_widget_get_sensitive (cue_ui_find_button (fixture->dialog, "Order"));
}

static void
set_n_variants (Fixture *fixture,
                int      n_variants)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (cue_ui_find (fixture->dialog, GTK_TYPE_SPIN_BUTTON, 0)), n_variants);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  g_signal_emit_by_name (cue_ui_find_button (fixture->dialog, label), "clicked");
  cue_test_iterate ();
}

/* The list inside the row of that title. */
static CueCheckList *
get_list (Fixture *fixture,
          guint    nth)
{
  GtkWidget *row = cue_ui_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, nth);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  cue_test_iterate ();
  return CUE_CHECK_LIST (cue_ui_find (row, CUE_TYPE_CHECK_LIST, 0));
}

static void
test_matrix (Fixture      *fixture,
             gconstpointer data)
{
  CueGeneration *first;

  add (fixture, "Wrong birth date");
  add (fixture, "Angry refund");
  open_dialog (fixture, CUE_ORDER_VARIANTS);
  g_assert_true (says (fixture, "2 scenarios"));
  g_assert_true (says (fixture, "2 requests"));
  g_assert_true (can_order (fixture));
  get_list (fixture, 1);
  tick (fixture, "German", TRUE);
  tick (fixture, "Arabic", TRUE);
  tick (fixture, "Thai", TRUE);
  set_n_variants (fixture, 2);
  g_assert_true (says (fixture, "2 scenarios × 3 languages × 2 variants = 12 requests"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
  press (fixture, "Order");
  g_assert_cmpuint (fixture->n_ordered, ==, 12);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 12);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->base.queue), 0);
  g_assert_nonnull (cue_generation_get_batch_id (first));
  g_assert_nonnull (cue_generation_get_label (first));
  g_assert_nonnull (strstr (cue_generation_get_request (first), "\"seed\":"));
  g_object_unref (first);
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_generations (g_ptr_array_index (fixture->drafts, 0))), ==, 6);
}

/* What it is opened for is open, and ticked as far as that is not too much. */
static void
test_starts (Fixture      *fixture,
             gconstpointer data)
{
  CueOrderStart starts[] = { CUE_ORDER_PERSONALITIES, CUE_ORDER_LANGUAGES, CUE_ORDER_PROFILES };

  add (fixture, "Wrong birth date");
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      open_dialog (fixture, starts[i]);
      for (guint k = 0; k < 3; k++)
        {
          GtkWidget *row = cue_ui_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, k);

          g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) ==
                         (k == (starts[i] == CUE_ORDER_PERSONALITIES ? 0 : starts[i] == CUE_ORDER_LANGUAGES ? 1
                                                                                                            : 2)));
        }
      g_assert_cmpuint (cue_check_list_get_n_checked (CUE_CHECK_LIST (cue_ui_find (fixture->dialog, CUE_TYPE_CHECK_LIST, i))), >, 0);
      g_assert_true (can_order (fixture));
      press (fixture, "Cancel");
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
}

/* Several wishes are several settings; what they change is seen beside a text without one. */
static void
test_wishes (Fixture      *fixture,
             gconstpointer data)
{
  add (fixture, "Wrong birth date");
  open_dialog (fixture, CUE_ORDER_VARIANTS);
  toggle (fixture, "Warmer Tone");
  toggle (fixture, "Mishears Once");
  g_assert_true (says (fixture, "2 requests"));
  cue_text_card_set_text (CUE_TEXT_CARD (cue_ui_find (fixture->dialog, CUE_TYPE_TEXT_CARD, 0)), "Speaks of the weather first.");
  g_assert_true (says (fixture, "3 requests"));
  gtk_switch_set_active (GTK_SWITCH (cue_ui_find (fixture->dialog, GTK_TYPE_SWITCH, 0)), TRUE);
  g_assert_true (says (fixture, "4 requests"));
  set_n_variants (fixture, 2);
  g_assert_true (says (fixture, "4 wishes × 2 variants = 8 requests"));
  press (fixture, "Order");
  g_assert_cmpuint (fixture->n_ordered, ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (fixture->base.queue), i);

      g_assert_cmpint (cue_generation_get_kind (generation), ==, CUE_GENERATION_GENERATE);
      g_assert_nonnull (cue_generation_get_label (generation));
    }
}

static void
test_improve (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  add (fixture, "Wrong birth date");
  open_dialog (fixture, CUE_ORDER_IMPROVE);
  g_assert_null (cue_ui_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, 0));
  g_assert_true (says (fixture, "Say what should be different."));
  g_assert_false (can_order (fixture));
  toggle (fixture, "Shorter Sentences");
  g_assert_false (says (fixture, "Say what should be different."));
  g_assert_true (says (fixture, cue_wish_presets_get_sentence (2)));
  set_n_variants (fixture, 3);
  g_assert_true (says (fixture, "3 requests"));
  press (fixture, "Order");
  g_assert_cmpuint (fixture->n_ordered, ==, 3);
  generation = g_list_model_get_item (G_LIST_MODEL (fixture->base.queue), 0);
  g_assert_cmpint (cue_generation_get_kind (generation), ==, CUE_GENERATION_IMPROVE);
  g_assert_nonnull (strstr (cue_generation_get_request (generation), "Call and ask."));
}

/* What is wrong with a scenario stands under the scenarios, and such ones can be left out. */
static void
test_scenario_problem (Fixture      *fixture,
                       gconstpointer data)
{
  CueDraft        *lacking;
  g_autofree char *problem = NULL;
  g_autofree char *expected = NULL;

  add (fixture, "Wrong birth date");
  lacking = add (fixture, "Angry refund");
  cue_draft_set_brief (lacking, " ");
  problem = cue_draft_dup_problem (lacking, "brief");
  expected = g_strdup_printf ("“Angry refund”: %s", problem);
  open_dialog (fixture, CUE_ORDER_VARIANTS);
  g_assert_true (says (fixture, expected));
  g_assert_false (can_order (fixture));
  press (fixture, "Order");
  g_assert_cmpuint (fixture->n_ordered, ==, 0);
  press (fixture, "Leave Those Out");
  g_assert_true (says (fixture, "Wrong birth date"));
  g_assert_true (says (fixture, "1 request"));
  g_assert_true (can_order (fixture));
  press (fixture, "Cancel");
}

static void
test_too_many (Fixture      *fixture,
               gconstpointer data)
{
  CueCheckList *languages;

  add (fixture, "Wrong birth date");
  open_dialog (fixture, CUE_ORDER_VARIANTS);
  languages = get_list (fixture, 1);
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (languages), "All"), "clicked");
  g_assert_cmpuint (cue_check_list_get_n_checked (languages), ==, 43);
  set_n_variants (fixture, 8);
  g_assert_true (says (fixture, "43 languages × 8 variants = 344 requests"));
  g_assert_true (can_order (fixture));
  toggle (fixture, "Warmer Tone");
  toggle (fixture, "Interrupts Often");
  g_assert_true (says (fixture, "These would be 688 requests. At most 500 can be ordered in one go."));
  g_assert_false (can_order (fixture));
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (languages), "None"), "clicked");
  g_assert_true (can_order (fixture));
  press (fixture, "Cancel");
}

/* On this computer nothing costs anything. */
static void
test_price (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueWorkspace) workspace =
    cue_workspace_new ("one", CUE_WORKSPACE_CEKURA, "Riverside", "https://api.example.com", CUE_UNSET);
  g_autoptr (CueLibrary) library =
    cue_library_new (workspace, CUE_API (fixture->base.api), CUE_STORE (fixture->base.store));

  add (fixture, "Wrong birth date");
  open_dialog (fixture, CUE_ORDER_VARIANTS);
  cue_order_dialog_set_price_note (CUE_ORDER_DIALOG (fixture->dialog), "0.5 credits a request");
  g_assert_false (says (fixture, "0.5 credits a request"));
  press (fixture, "Cancel");

  fixture->dialog = cue_order_dialog_new (NULL, library, fixture->base.queue, fixture->drafts, CUE_ORDER_VARIANTS);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  cue_order_dialog_set_price_note (CUE_ORDER_DIALOG (fixture->dialog), "0.5 credits a request");
  g_assert_true (says (fixture, "0.5 credits a request"));
  cue_test_read_all_properties (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

static void
test_check_list (void)
{
  CueCheckList *list = g_object_ref_sink (g_object_new (CUE_TYPE_CHECK_LIST, "label", "Fruit", NULL));
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) checked = NULL;
  GtkWidget *window;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", i);
      g_autofree char *label = g_strdup_printf (i == 5 ? "Äpfel %d" : "Pear %d", i);

      g_ptr_array_add (choices, cue_choice_new (value, label));
    }
  window = cue_ui_show (GTK_WIDGET (list));
  cue_check_list_set_choices (list, choices, 2);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (list), "Used in this workspace"));
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY, 0));
  cue_check_list_check (list, "11", TRUE);
  cue_check_list_check (list, "99", TRUE);
  g_assert_cmpuint (cue_check_list_get_n_checked (list), ==, 1);

  /* All are all that the search has found; the others stay. */
  cue_check_list_set_search (list, "apfel");
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (list), "All"), "clicked");
  g_assert_cmpuint (cue_check_list_get_n_checked (list), ==, 2);
  cue_check_list_set_search (list, "");
  checked = cue_check_list_list_checked (list);
  g_assert_cmpstr (cue_choice_get_value (g_ptr_array_index (checked, 0)), ==, "5");
  g_assert_cmpstr (cue_choice_get_value (g_ptr_array_index (checked, 1)), ==, "11");
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (list), "None"), "clicked");
  g_assert_cmpuint (cue_check_list_get_n_checked (list), ==, 0);

  /* Few need no search. */
  g_ptr_array_set_size (choices, 3);
  cue_check_list_set_choices (list, choices, 0);
  g_assert_null (cue_ui_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY, 0));
  g_assert_null (cue_ui_find_label (GTK_WIDGET (list), "Used in this workspace"));
  cue_test_read_all_properties (list);
  cue_ui_destroy (window);
  g_assert_finalize_object (list);
}

static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  guint n_likely = 0;
  g_autoptr (GPtrArray) languages = cue_order_choices_list_languages (fixture->base.library, &n_likely);

  g_assert_cmpuint (languages->len, ==, 43);
  g_assert_cmpuint (n_likely, >, 0);
  g_assert_cmpuint (n_likely, <, 43);
  for (guint i = 1; i < languages->len; i++)
    {
      if (i != n_likely)
        g_assert_cmpint (cue_choice_compare (&languages->pdata[i - 1], &languages->pdata[i]), <=, 0);
    }
}

static void
test_presets (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (cue_wish_presets_count (), ==, 8);
  for (guint i = 0; i < cue_wish_presets_count (); i++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) cue_wish_presets_get_name (i)));
      g_assert_true (g_str_has_suffix (cue_wish_presets_get_sentence (i), "."));
    }
}

/* What is chosen in the list is ordered for; ids that are gone are left out. */
static void
test_from_list (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget  *view = g_object_ref_sink (cue_workspace_view_new (fixture->base.library, fixture->base.queue));
  GtkWidget  *window = cue_ui_show (view);
  const char *ids[] = { cue_draft_get_id (add (fixture, "Wrong birth date")), "gone",
                        cue_draft_get_id (add (fixture, "Angry refund")), NULL };
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_assert_true (gtk_widget_activate_action (view, "workspace.order", "^as", ids));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CUE_IS_ORDER_DIALOG (toplevel))
        fixture->dialog = toplevel;
    }
  g_assert_nonnull (fixture->dialog);
  g_assert_true (says (fixture, "2 scenarios"));
  press (fixture, "Cancel");
  cue_ui_destroy (window);
  g_assert_finalize_object (view);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/order-dialog/matrix", Fixture, NULL, set_up, test_matrix, tear_down);
  g_test_add ("/ui/order-dialog/starts", Fixture, NULL, set_up, test_starts, tear_down);
  g_test_add ("/ui/order-dialog/wishes", Fixture, NULL, set_up, test_wishes, tear_down);
  g_test_add ("/ui/order-dialog/improve", Fixture, NULL, set_up, test_improve, tear_down);
  g_test_add ("/ui/order-dialog/scenario-problem", Fixture, NULL, set_up, test_scenario_problem, tear_down);
  g_test_add ("/ui/order-dialog/too-many", Fixture, NULL, set_up, test_too_many, tear_down);
  g_test_add ("/ui/order-dialog/price", Fixture, NULL, set_up, test_price, tear_down);
  g_test_add ("/ui/order-dialog/from-list", Fixture, NULL, set_up, test_from_list, tear_down);
  g_test_add ("/ui/order-dialog/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add_func ("/ui/check-list/choices", test_check_list);
  g_test_add_func ("/ui/wish-presets/words", test_presets);
  return g_test_run ();
}
