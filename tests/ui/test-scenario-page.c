/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-banner.h"
#include "cue-compare-page.h"
#include "cue-conflict-page.h"
#include "cue-error.h"
#include "cue-instructions-page.h"
#include "cue-question.h"
#include "cue-save-strip.h"
#include "cue-scenario-page.h"
#include "cue-text-card.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-variant-card.h"

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
  g_assert_cmpuint (cue_compare_page_get_variants (compare)->len, ==, 2);
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

/* (transfer none): the question that is open. */
static GtkWidget *
find_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CUE_IS_QUESTION (toplevel))
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
  g_assert_nonnull (find_question ());
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->base.api, CUE_FAKE_DELETE), ==, 0);
  g_signal_emit_by_name (cue_ui_find_button (find_question (), "Delete"), "clicked");
  g_assert_null (find_question ());
  g_assert_true (cue_test_wait_until (is_one, &n_removed, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (g_list_model_get_n_items (cue_library_get_drafts (fixture->base.library)), ==, n_drafts - 1);
}

static void
test_wish (Fixture      *fixture,
           gconstpointer data)
{
  CueTextCard *field;
  GtkWidget   *button;

  cue_draft_set_brief (fixture->draft, "She gives the wrong year.");
  cue_resource_object_set_text (fixture->scenario, "instructions", "Call and ask.");
  act (fixture, "page.ask-wish");
  button = cue_ui_find_button (find_question (), "Improve");
  field = CUE_TEXT_CARD (cue_ui_find (find_question (), CUE_TYPE_TEXT_CARD, 0));
  g_assert_false (gtk_widget_get_sensitive (button));
  cue_text_card_set_text (field, "Shorter");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->base.queue)), ==, 1);
  cue_test_iterate_for (.1);
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
  return g_test_run ();
}
