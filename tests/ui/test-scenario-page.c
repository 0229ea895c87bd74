/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-banner.h"
#include "cue-compare-page.h"
#include "cue-conflict-page.h"
#include "cue-error.h"
#include "cue-instructions-page.h"
#include "cue-order-dialog.h"
#include "cue-question.h"
#include "cue-save-strip.h"
#include "cue-scenario-page.h"
#include "cue-text-card.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-variant-card.h"
#include "cue-variant-details.h"
#include "cue-variant-dialog.h"

#include <string.h>

typedef struct
{
  CueUiFixture       base;
  CueScenarioPage   *page;
  CueDraft          *draft;    /* borrowed */
  CueResourceObject *scenario; /* borrowed */
  GtkWidget         *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->page = g_object_ref_sink (cue_scenario_page_new (fixture->base.library, fixture->base.queue));
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->page));
  fixture->draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  fixture->scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft));
  cue_scenario_page_set_draft (fixture->page, fixture->draft);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static gpointer
get (Fixture *fixture,
     GType    type)
{
  GtkWidget *widget = cue_ui_find (GTK_WIDGET (fixture->page), type, 0);

  g_assert_nonnull (widget);
  return widget;
}

static gboolean
act (Fixture    *fixture,
     const char *name)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->page), name, NULL);
}

static GtkWidget *
get_save_button (Fixture *fixture)
{
  return cue_ui_find_button (GTK_WIDGET (fixture->page), "Save");
}

static gboolean
is_clean (gpointer data)
{
  return !cue_draft_is_dirty (data);
}

static gboolean
has_two_variants (gpointer data)
{
  return g_list_model_get_n_items (cue_draft_get_variants (data)) == 2;
}

static void
add_variant (Fixture    *fixture,
             const char *text)
{
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (fixture->draft), text);

  cue_draft_add_variant (fixture->draft, variant);
}

static void
test_no_draft (Fixture      *fixture,
               gconstpointer data)
{
  cue_scenario_page_set_draft (fixture->page, NULL);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "No scenario chosen"));
  g_assert_null (get_save_button (fixture));
  act (fixture, "page.generate");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
}

static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *save = get_save_button (fixture);

  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (get (fixture, GTK_TYPE_ENTRY), "Right birth date");
  g_assert_cmpstr (cue_resource_object_get_name (fixture->scenario), ==, "Right birth date");
  g_assert_true (gtk_widget_get_sensitive (save));
  act (fixture, "page.save");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_true (cue_test_wait_until (is_clean, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_UPDATE), ==, 1);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Saved"));
}

/* Fails the next @call with @code. */
static void
fail_next (Fixture    *fixture,
           CueFakeCall call,
           CueNetError code,
           const char *details)
{
  cue_fake_api_fail_next (fixture->base.api, call, cue_net_error_new (code, 0, -1, details, "no"));
}

static gboolean
is_refused (gpointer data)
{
  return cue_draft_get_save_state (data) == CUE_SAVE_REFUSED;
}

static gboolean
is_waiting (gpointer data)
{
  return cue_draft_get_save_state (data) == CUE_SAVE_WAITING;
}

static gboolean
is_uncertain (gpointer data)
{
  return cue_draft_get_save_state (data) == CUE_SAVE_UNCERTAIN;
}

static gboolean
has_conflict (gpointer data)
{
  return cue_draft_get_conflict (data) != NULL;
}

static gboolean
is_idle (gpointer data)
{
  return cue_draft_get_save_state (data) == CUE_SAVE_NONE;
}

static void
press (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = cue_ui_find_button (GTK_WIDGET (fixture->page), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  cue_test_iterate ();
}

static gboolean
has_strip (Fixture *fixture)
{
  return cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_SAVE_STRIP, 0) != NULL;
}

/* What the service refuses stays a draft, with the reason and a way on. */
static void
test_save_refused (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_editable_set_text (get (fixture, GTK_TYPE_ENTRY), "Right birth date");
  fail_next (fixture, CUE_FAKE_UPDATE, CUE_NET_ERROR_REJECTED, "name: is taken");
  act (fixture, "page.save");
  g_assert_true (cue_test_wait_until (is_refused, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_true (cue_draft_is_dirty (fixture->draft));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), cue_draft_get_save_error (fixture->draft)));
  press (fixture, "Try Again");
  g_assert_true (cue_test_wait_until (is_clean, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_false (has_strip (fixture));
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_BANNER, 0));
}

/* Without a network a save waits, and one can think better of it. */
static void
test_save_offline (Fixture      *fixture,
                   gconstpointer data)
{
  gtk_editable_set_text (get (fixture, GTK_TYPE_ENTRY), "Right birth date");
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_READ, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "gone"));
  act (fixture, "page.save");
  g_assert_true (cue_test_wait_until (is_waiting, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Waiting to be saved when the network is back"));
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_BANNER, 0));
  press (fixture, "Don’t Save Yet");
  g_assert_true (cue_test_wait_until (is_idle, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_false (has_strip (fixture));
  g_assert_true (cue_draft_is_dirty (fixture->draft));
  g_assert_cmpstr (cue_resource_object_get_name (fixture->scenario), ==, "Right birth date");
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_UPDATE), ==, 0);
}

/* A new scenario whose answer got lost is not sent again by itself. */
static void
test_save_uncertain (Fixture      *fixture,
                     gconstpointer data)
{
  CueDraft          *draft = cue_library_add_draft (fixture->base.library, 1);
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
  gboolean           again = data != NULL;

  cue_resource_object_set_text (scenario, "name", "Brand new");
  cue_resource_object_set_text (scenario, "instructions", "Call and ask.");
  cue_scenario_page_set_draft (fixture->page, draft);
  fail_next (fixture, CUE_FAKE_CREATE, CUE_NET_ERROR_INTERRUPTED, NULL);
  act (fixture, "page.save");
  g_assert_true (cue_test_wait_until (is_uncertain, draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_false (gtk_widget_get_sensitive (get_save_button (fixture)));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_CREATE), ==, 1);
  press (fixture, again ? "Save Again" : "It Was Not Saved");
  g_assert_true (cue_test_wait_until (again ? is_clean : is_idle, draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_false (has_strip (fixture));
  g_assert_true (cue_draft_is_dirty (draft) != again);
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_CREATE), ==, again ? 2 : 1);
}

/* Mine and theirs: the outcome and the instructions were changed here and there. */
static void
make_conflict (Fixture *fixture)
{
  JsonObject *row = cue_fake_api_get (fixture->base.api, CUE_RESOURCE_SCENARIOS,
                                      cue_resource_object_get_id (fixture->scenario));

  json_object_set_string_member (row, "expected_outcome_prompt", "Theirs.");
  json_object_set_string_member (row, "instructions", "Say what they say.");
  cue_resource_object_set_text (fixture->scenario, "expected-outcome", "Mine.");
  cue_resource_object_set_text (fixture->scenario, "instructions", "Say what I say.");
  act (fixture, "page.save");
  g_assert_true (cue_test_wait_until (has_conflict, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_UPDATE), ==, 0);
}

static gboolean
shows_conflict (Fixture *fixture)
{
  return gtk_widget_get_mapped (get (fixture, CUE_TYPE_CONFLICT_PAGE));
}

static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CueVariant) kept = NULL;
  JsonObject *row = cue_fake_api_get (fixture->base.api, CUE_RESOURCE_SCENARIOS,
                                      cue_resource_object_get_id (fixture->scenario));

  make_conflict (fixture);
  g_assert_true (shows_conflict (fixture));
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0));
  g_assert_false (gtk_widget_get_sensitive (get_save_button (fixture)));
  act (fixture, "page.settle"); /* nothing is decided yet */
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_UPDATE), ==, 0);
  press (fixture, "All Mine");
  press (fixture, "Save This");
  g_assert_true (cue_test_wait_until (is_clean, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_false (has_conflict (fixture->draft));
  g_assert_cmpstr (json_object_get_string_member (row, "expected_outcome_prompt"), ==, "Mine.");
  g_assert_cmpstr (json_object_get_string_member (row, "instructions"), ==, "Say what I say.");
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0));
  /* What was not chosen is still there. */
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (fixture->draft)), ==, 1);
  kept = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 0);
  g_assert_cmpstr (cue_variant_get_text (kept), ==, "Say what they say.");
  g_assert_nonnull (cue_fake_store_get_record (fixture->base.store, cue_variant_get_id (kept)));
}

static void
test_conflict_later (Fixture      *fixture,
                     gconstpointer data)
{
  make_conflict (fixture);
  press (fixture, "Not Now");
  g_assert_false (shows_conflict (fixture));
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "expected-outcome"), ==, "Mine.");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Changed on the service as well"));
  press (fixture, "Decide…");
  g_assert_true (shows_conflict (fixture));
  /* A tab is a way out as well, and Save a way in. */
  cue_scenario_page_show_tab (fixture->page, "instructions");
  g_assert_false (shows_conflict (fixture));
  act (fixture, "page.save");
  cue_test_iterate ();
  g_assert_true (shows_conflict (fixture));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_UPDATE), ==, 0);
  press (fixture, "All Theirs");
  press (fixture, "Save This");
  g_assert_true (cue_test_wait_until (is_clean, fixture->draft, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "expected-outcome"), ==, "Theirs.");
}

/* What a click costs stands beside it, where it costs something; that it has to wait is more important. */
static void
test_generate_note (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueWorkspace) workspace =
    cue_workspace_new ("one", CUE_WORKSPACE_CEKURA, "Riverside", "https://api.example.com", CUE_UNSET);
  g_autoptr (CueLibrary) library =
    cue_library_new (workspace, CUE_API (fixture->base.api), CUE_STORE (fixture->base.store));
  g_autoptr (GError) gone = cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "gone");
  g_autoptr (GError) busy = cue_net_error_new (CUE_NET_ERROR_BUSY, 429, 600, NULL, "busy");
  g_autoptr (GError) refused = cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, NULL, "refused");
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (cue_scenario_page_new (library, fixture->base.queue)));
  GtkWidget *window = cue_ui_show (page);

  cue_scenario_page_set_draft (CUE_SCENARIO_PAGE (page), fixture->draft);
  g_object_set (page, "price-note", "0.5 credits a request", NULL);
  g_assert_nonnull (cue_ui_find_label (page, "0.5 credits a request"));
  cue_connection_note_error (cue_library_get_connection (library), gone);
  g_assert_null (cue_ui_find_label (page, "0.5 credits a request"));
  g_assert_nonnull (cue_ui_find_label (page, "Waits for the network"));
  cue_connection_note_error (cue_library_get_connection (library), busy);
  g_assert_nonnull (cue_ui_find_label (page, "Waits until the service can be asked again"));
  cue_connection_note_error (cue_library_get_connection (library), refused);
  g_assert_nonnull (cue_ui_find_label (page, "Waits for a new key"));
  cue_connection_retry (cue_library_get_connection (library));
  g_assert_nonnull (cue_ui_find_label (page, "0.5 credits a request"));
  cue_scenario_page_set_price_note (CUE_SCENARIO_PAGE (page), NULL);
  g_assert_null (cue_ui_find_label (page, "0.5 credits a request"));
  cue_ui_destroy (window);
  g_assert_finalize_object (page);

  /* On this computer nothing costs anything. */
  cue_scenario_page_set_price_note (fixture->page, "0.5 credits a request");
  g_assert_null (cue_ui_find_label (GTK_WIDGET (fixture->page), "0.5 credits a request"));
}

/* The page may go while the service is still answering. */
static void
test_save_and_leave (Fixture      *fixture,
                     gconstpointer data)
{
  gtk_editable_set_text (get (fixture, GTK_TYPE_ENTRY), "Right birth date");
  act (fixture, "page.save");
  cue_scenario_page_set_draft (fixture->page, NULL);
}

static void
test_name (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (81, 'n');
  GtkEntry        *entry = get (fixture, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), long_name);
  g_assert_false (gtk_widget_get_sensitive (get_save_button (fixture)));
  g_assert_nonnull (gtk_widget_get_tooltip_text (get_save_button (fixture)));
  act (fixture, "page.save");
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_UPDATE), ==, 0);
}

/* Generate with something missing shows the field instead of doing nothing. */
static void
test_generate_missing (Fixture      *fixture,
                       gconstpointer data)
{
  cue_draft_set_brief (fixture->draft, " ");
  cue_scenario_page_show_tab (fixture->page, "instructions");
  act (fixture, "page.generate");
  g_assert_cmpstr (cue_scenario_page_get_tab (fixture->page), ==, "design");
  g_assert_nonnull (cue_text_card_get_problem (get (fixture, CUE_TYPE_TEXT_CARD)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
}

static void
test_generate (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *before = g_strdup (cue_resource_object_get_text (fixture->scenario, "instructions"));
  g_autoptr (CueVariant) variant = NULL;

  cue_draft_set_brief (fixture->draft, "She gives the wrong year, then corrects it.");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.generate-variants", "i", 2);
  g_assert_cmpstr (cue_scenario_page_get_tab (fixture->page), ==, "instructions");
  g_assert_true (cue_test_wait_until (has_two_variants, fixture->draft, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_START), ==, 2);
  /* Nothing is overwritten. */
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "instructions"), ==, before);

  variant = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.use-variant", "s", cue_variant_get_id (variant));
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "instructions"), ==,
                   cue_variant_get_text (variant));
  act (fixture, "page.undo");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "instructions"), ==, before);
}

static void
test_improve (Fixture      *fixture,
              gconstpointer data)
{
  cue_draft_set_brief (fixture->draft, "She gives the wrong year.");
  cue_resource_object_set_text (fixture->scenario, "instructions", "");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.improve", "s", "Shorter");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
  cue_resource_object_set_text (fixture->scenario, "instructions", "Call and ask.");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.improve", "s", "  ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.improve", "s", "Shorter");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 1);
  cue_test_iterate_for (.1);
}

static void
test_faces (Fixture      *fixture,
            gconstpointer data)
{
  CueInstructionsPage *instructions;

  cue_scenario_page_show_tab (fixture->page, "instructions");
  instructions = get (fixture, CUE_TYPE_INSTRUCTIONS_PAGE);
  cue_resource_object_set_text (fixture->scenario, "instructions", "1. Say {{test_profile.name}}.\n2. Hang up.");
  g_assert_cmpstr (cue_instructions_page_get_face (instructions), ==, "editor");
  cue_resource_object_set_text (fixture->scenario, "instructions", "");
  g_assert_cmpstr (cue_instructions_page_get_face (instructions), ==, "empty");
  cue_instructions_page_write (instructions);
  g_assert_cmpstr (cue_instructions_page_get_face (instructions), ==, "editor");
  cue_resource_object_set_text (fixture->scenario, "instructions", "{\"role\":\"r\",\"conditions\":[]}");
  g_assert_cmpstr (cue_instructions_page_get_face (instructions), ==, "steps");
}

static void
test_delete_variant (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (CueVariant) variant = NULL;

  add_variant (fixture, "One.");
  add_variant (fixture, "Two.");
  variant = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.delete-variant", "s", cue_variant_get_id (variant));
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (fixture->draft)), ==, 1);
  act (fixture, "page.undo-delete-variant");
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (fixture->draft)), ==, 2);
  cue_test_iterate ();
  g_assert_nonnull (cue_fake_store_get_record (fixture->base.store, cue_variant_get_id (variant)));
}

static void
test_compare (Fixture      *fixture,
              gconstpointer data)
{
  CueComparePage *compare;

  add_variant (fixture, "Say one. Then stop.");
  add_variant (fixture, "Say two. Then stop.");
  cue_scenario_page_show_tab (fixture->page, "instructions");
  g_assert_nonnull (cue_ui_find_button (GTK_WIDGET (fixture->page), "Compare 2"));
  act (fixture, "page.compare");
  g_assert_cmpstr (cue_scenario_page_get_tab (fixture->page), ==, "compare");
  compare = get (fixture, CUE_TYPE_COMPARE_PAGE);
  g_assert_cmpuint (cue_compare_page_get_columns (compare)->len, ==, 2);
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0));
}

static void
test_revert (Fixture      *fixture,
             gconstpointer data)
{
  gtk_editable_set_text (get (fixture, GTK_TYPE_ENTRY), "Other");
  act (fixture, "page.revert");
  g_assert_cmpstr (cue_resource_object_get_name (fixture->scenario), ==, "Wrong birth date");
  g_assert_false (cue_draft_is_dirty (fixture->draft));
  act (fixture, "page.undo");
  g_assert_cmpstr (cue_resource_object_get_name (fixture->scenario), ==, "Other");
}

static void
removed_cb (CueScenarioPage *page,
            CueDraft        *draft,
            guint           *n_removed)
{
  (*n_removed)++;
  cue_scenario_page_set_draft (page, NULL);
}

static gboolean
is_one (gpointer data)
{
  return *(guint *) data == 1;
}

/* (transfer none): the window of @type that is open. */
static GtkWidget *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return toplevel;
    }
  return NULL;
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  guint n_removed = 0;
  guint n_drafts = g_list_model_get_n_items (cue_library_get_drafts (fixture->base.library));

  g_signal_connect (fixture->page, "removed", G_CALLBACK (removed_cb), &n_removed);
  act (fixture, "page.delete");
  g_assert_nonnull (find_window (CUE_TYPE_QUESTION));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_DELETE), ==, 0);
  g_signal_emit_by_name (cue_ui_find_button (find_window (CUE_TYPE_QUESTION), "Delete"), "clicked");
  g_assert_null (find_window (CUE_TYPE_QUESTION));
  g_assert_true (cue_test_wait_until (is_one, &n_removed, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (g_list_model_get_n_items (cue_library_get_drafts (fixture->base.library)), ==, n_drafts - 1);
}

static void
test_wish (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *button;

  cue_draft_set_brief (fixture->draft, "She gives the wrong year.");
  cue_resource_object_set_text (fixture->scenario, "instructions", "Call and ask.");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.order", "s", "improve");
  dialog = find_window (CUE_TYPE_ORDER_DIALOG);
  button = cue_ui_find_button (dialog, "Order");
  g_assert_false (gtk_widget_get_sensitive (button));
  cue_text_card_set_text (CUE_TEXT_CARD (cue_ui_find (dialog, CUE_TYPE_TEXT_CARD, 0)), "Shorter");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (find_window (CUE_TYPE_ORDER_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 1);
  g_assert_cmpstr (cue_scenario_page_get_tab (fixture->page), ==, "instructions");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 request ordered"));
  cue_test_iterate_for (.1);
}

/* What the menu of the button beside Generate opens. */
static void
test_order_menu (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const whats[] = { "variants", "personalities", "languages", "profiles", "improve" };

  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.order", "s", whats[i]);
      g_assert_nonnull (find_window (CUE_TYPE_ORDER_DIALOG));
      gtk_window_close (GTK_WINDOW (find_window (CUE_TYPE_ORDER_DIALOG)));
      cue_test_iterate ();
      g_assert_null (find_window (CUE_TYPE_ORDER_DIALOG));
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 0);
}

/* (transfer full): a variant as if it had been written for something else. */
static CueVariant *
add_german (Fixture *fixture)
{
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (fixture->draft), "Ruf an.");

  g_object_set (variant,
                "request", "{\"name\":\"x\",\"scenario_language\":\"de\",\"personality\":2,\"seed\":7}",
                "label", "German",
                NULL);
  cue_draft_add_variant (fixture->draft, variant);
  return g_steal_pointer (&variant);
}

static void
act_on (Fixture    *fixture,
        const char *action,
        CueVariant *variant)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "s", cue_variant_get_id (variant)));
}

/* A text for another language brings it along, if the tester wants it, and gives it back. */
static void
test_adopt (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueVariant) variant = add_german (fixture);
  g_autofree char *before = g_strdup (cue_resource_object_get_text (fixture->scenario, "language"));
  gint64           personality = cue_resource_object_get_number (fixture->scenario, "personality");

  g_assert_cmpstr (before, !=, "de");
  act_on (fixture, "page.use-variant", variant);
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "language"), ==, before);
  press (fixture, "Set That Too");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "language"), ==, "de");
  g_assert_cmpint (cue_resource_object_get_number (fixture->scenario, "personality"), ==, 2);
  g_assert_null (cue_ui_find_button (GTK_WIDGET (fixture->page), "Set That Too"));
  act (fixture, "page.undo");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "language"), ==, before);
  g_assert_cmpint (cue_resource_object_get_number (fixture->scenario, "personality"), ==, personality);
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "instructions"), ==, "Ruf an.");

  /* Taken back altogether: nothing is offered any more. */
  act_on (fixture, "page.use-variant", variant);
  g_assert_nonnull (cue_ui_find_button (GTK_WIDGET (fixture->page), "Set That Too"));
  act (fixture, "page.undo");
  g_assert_null (cue_ui_find_button (GTK_WIDGET (fixture->page), "Set That Too"));
}

static void
opened_cb (CueScenarioPage *page,
           CueDraft        *draft,
           CueDraft       **opened)
{
  *opened = draft;
}

static void
test_make_scenario (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueVariant) variant = add_german (fixture);
  g_autofree char   *before = g_strdup (cue_resource_object_get_text (fixture->scenario, "instructions"));
  guint              n_drafts = g_list_model_get_n_items (cue_library_get_drafts (fixture->base.library));
  CueDraft          *made = NULL;
  CueResourceObject *scenario;

  cue_draft_set_brief (fixture->draft, "She gives the wrong year.");
  g_signal_connect (fixture->page, "open-requested", G_CALLBACK (opened_cb), &made);
  act_on (fixture, "page.make-scenario", variant);
  g_assert_cmpuint (g_list_model_get_n_items (cue_library_get_drafts (fixture->base.library)), ==, n_drafts + 1);
  g_assert_true (cue_scenario_page_get_draft (fixture->page) == fixture->draft);
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "instructions"), ==, before);
  act (fixture, "page.open-made");
  g_assert_nonnull (made);
  g_assert_true (made != fixture->draft);
  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (made));
  g_assert_cmpstr (cue_draft_get_title (made), ==, "Wrong birth date (German)");
  g_assert_cmpint (cue_resource_object_get_id (scenario), ==, CUE_UNSET);
  g_assert_null (cue_draft_get_base (made));
  g_assert_cmpstr (cue_resource_object_get_text (scenario, "language"), ==, "de");
  g_assert_cmpint (cue_resource_object_get_number (scenario, "personality"), ==, 2);
  g_assert_cmpstr (cue_resource_object_get_text (scenario, "instructions"), ==, "Ruf an.");
  g_assert_cmpstr (cue_draft_get_brief (made), ==, "She gives the wrong year.");
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (made)), ==, 1);
}

static gboolean
is_kept_hidden (gpointer data)
{
  gpointer *pair = data;
  JsonNode *node = cue_fake_store_get_record (pair[0], cue_variant_get_id (pair[1]));

  return node != NULL && json_object_get_boolean_member_with_default (json_node_get_object (node), "hidden", FALSE);
}

/* Stars, name, note and hiding: in the variant, and on disk. */
static void
test_judge_variant (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueVariant) variant = add_german (fixture);
  gpointer   pair[] = { fixture->base.store, variant };
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.rate-variant", "(si)", cue_variant_get_id (variant), 4);
  g_assert_cmpint (cue_variant_get_rating (variant), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.rate-variant", "(si)", cue_variant_get_id (variant), 9);
  g_assert_cmpint (cue_variant_get_rating (variant), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.rate-variant", "(si)", "no such", 1);

  cue_scenario_page_show_variant (fixture->page, variant);
  g_assert_cmpstr (cue_scenario_page_get_tab (fixture->page), ==, "instructions");
  g_assert_nonnull (gtk_widget_get_focus_child (get (fixture, CUE_TYPE_VARIANT_CARD)));

  act_on (fixture, "page.note-variant", variant);
  dialog = find_window (CUE_TYPE_VARIANT_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (cue_ui_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "  The friendly one ");
  cue_text_card_set_text (CUE_TEXT_CARD (cue_ui_find (dialog, CUE_TYPE_TEXT_CARD, 0)), "Too long?");
  g_signal_emit_by_name (cue_ui_find_button (dialog, "Keep"), "clicked");
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "The friendly one");
  g_assert_cmpstr (cue_variant_get_note (variant), ==, "Too long?");
  act_on (fixture, "page.name-variant", variant);
  dialog = find_window (CUE_TYPE_VARIANT_DIALOG);
  g_assert_cmpstr (cue_text_card_get_text (CUE_TEXT_CARD (cue_ui_find (dialog, CUE_TYPE_TEXT_CARD, 0))), ==, "Too long?");
  gtk_editable_set_text (GTK_EDITABLE (cue_ui_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), " ");
  g_signal_emit_by_name (cue_ui_find_button (dialog, "Keep"), "clicked");
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Variant 1");

  act_on (fixture, "page.hide-variant", variant);
  g_assert_true (cue_variant_get_hidden (variant));
  g_assert_true (cue_test_wait_until (is_kept_hidden, pair, CUE_TEST_TIMEOUT));
  act (fixture, "page.undo-hide-variant");
  g_assert_false (cue_variant_get_hidden (variant));
}

static void
test_variant_details (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (CueVariant) variant = add_german (fixture);
  g_autoptr (CueVariant) own = cue_variant_new (cue_draft_get_id (fixture->draft), "My own.");
  g_autofree char *text = NULL;
  g_autofree char *own_text = NULL;
  GtkWidget       *popover;

  g_object_set (variant, "seed", (gint64) 7, "wish", "Warmer", "seconds", 24.0, "service", "This Computer", NULL);
  text = cue_variant_details_dup_text (variant, fixture->base.library);
  g_assert_nonnull (strstr (text, "Wish: Warmer"));
  g_assert_nonnull (strstr (text, "Seed: 7"));
  g_assert_nonnull (strstr (text, "Language: German"));
  g_assert_nonnull (strstr (text, "Written by: This Computer"));
  g_assert_nonnull (strstr (text, "Time it took: 0:24"));
  g_assert_nonnull (strstr (text, "Personality: "));
  g_assert_null (strchr (text, '{'));
  own_text = cue_variant_details_dup_text (own, fixture->base.library);
  g_assert_nonnull (strstr (own_text, "you wrote it"));

  cue_scenario_page_show_tab (fixture->page, "instructions");
  cue_test_iterate ();
  act_on (fixture, "page.show-variant-details", variant);
  popover = cue_ui_find (get (fixture, CUE_TYPE_VARIANT_CARD), GTK_TYPE_POPOVER, 0);
  while (popover != NULL && cue_ui_find_label (popover, "What made it") == NULL)
    popover = gtk_widget_get_next_sibling (popover);
  g_assert_nonnull (popover);
  g_assert_nonnull (cue_ui_find_label (popover, text));
  gtk_popover_popdown (GTK_POPOVER (popover));
  cue_test_iterate ();
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/scenario-page/no-draft", Fixture, NULL, set_up, test_no_draft, tear_down);
  g_test_add ("/ui/scenario-page/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/ui/scenario-page/save-refused", Fixture, NULL, set_up, test_save_refused, tear_down);
  g_test_add ("/ui/scenario-page/save-offline", Fixture, NULL, set_up, test_save_offline, tear_down);
  g_test_add ("/ui/scenario-page/save-uncertain", Fixture, NULL, set_up, test_save_uncertain, tear_down);
  g_test_add ("/ui/scenario-page/save-again", Fixture, "again", set_up, test_save_uncertain, tear_down);
  g_test_add ("/ui/scenario-page/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/ui/scenario-page/conflict-later", Fixture, NULL, set_up, test_conflict_later, tear_down);
  g_test_add ("/ui/scenario-page/generate-note", Fixture, NULL, set_up, test_generate_note, tear_down);
  g_test_add ("/ui/scenario-page/save-and-leave", Fixture, NULL, set_up, test_save_and_leave, tear_down);
  g_test_add ("/ui/scenario-page/name", Fixture, NULL, set_up, test_name, tear_down);
  g_test_add ("/ui/scenario-page/generate-missing", Fixture, NULL, set_up, test_generate_missing, tear_down);
  g_test_add ("/ui/scenario-page/generate", Fixture, NULL, set_up, test_generate, tear_down);
  g_test_add ("/ui/scenario-page/improve", Fixture, NULL, set_up, test_improve, tear_down);
  g_test_add ("/ui/scenario-page/faces", Fixture, NULL, set_up, test_faces, tear_down);
  g_test_add ("/ui/scenario-page/delete-variant", Fixture, NULL, set_up, test_delete_variant, tear_down);
  g_test_add ("/ui/scenario-page/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add ("/ui/scenario-page/revert", Fixture, NULL, set_up, test_revert, tear_down);
  g_test_add ("/ui/scenario-page/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/ui/scenario-page/wish", Fixture, NULL, set_up, test_wish, tear_down);
  g_test_add ("/ui/scenario-page/order-menu", Fixture, NULL, set_up, test_order_menu, tear_down);
  g_test_add ("/ui/scenario-page/adopt", Fixture, NULL, set_up, test_adopt, tear_down);
  g_test_add ("/ui/scenario-page/make-scenario", Fixture, NULL, set_up, test_make_scenario, tear_down);
  g_test_add ("/ui/scenario-page/judge-variant", Fixture, NULL, set_up, test_judge_variant, tear_down);
  g_test_add ("/ui/scenario-page/variant-details", Fixture, NULL, set_up, test_variant_details, tear_down);
  return g_test_run ();
}
