/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-page.h"
#include "cue-error.h"
#include "cue-progress-card.h"
#include "cue-save-card.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture     base;
  CueActivityPage *page;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->page = CUE_ACTIVITY_PAGE (cue_activity_page_new (fixture->base.queue, fixture->base.library));
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->page)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* (transfer full) */
static CueGeneration *
add_generation (Fixture *fixture,
                gint64   created)
{
  CueGeneration *generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Wrong birth date"),
                                                  CUE_GENERATION_GENERATE, NULL, 1);

  g_object_set (generation, "created", created, NULL);
  cue_generation_queue_add (fixture->base.queue, generation);
  return generation;
}

static guint
count_cards (GtkWidget *widget)
{
  guint n_cards = CUE_IS_PROGRESS_CARD (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_cards += count_cards (child);

  return n_cards;
}

static gboolean
has_two_cards (gpointer data)
{
  return count_cards (data) == 2;
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "empty");
  g_assert_cmpuint (cue_ui_count (cue_activity_page_get_rows (fixture->page)), ==, 0);
  cue_test_read_all_properties (fixture->page);
}

static void
test_newest_first (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) older = NULL;
  g_autoptr (CueGeneration) newer = NULL;
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) last = NULL;

  cue_fake_api_hold (fixture->base.api, CUE_FAKE_START, TRUE);
  older = add_generation (fixture, 1000);
  newer = add_generation (fixture, 2000);
  first = g_list_model_get_item (cue_activity_page_get_rows (fixture->page), 0);
  last = g_list_model_get_item (cue_activity_page_get_rows (fixture->page), 1);
  g_assert_true (first == newer);
  g_assert_true (last == older);
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "rows");
  g_assert_true (cue_test_wait_until (has_two_cards, fixture->page, CUE_TEST_TIMEOUT));

  cue_generation_queue_stop (fixture->base.queue, newer);
  cue_generation_queue_stop (fixture->base.queue, older);
  cue_fake_api_hold (fixture->base.api, CUE_FAKE_START, FALSE);
  cue_test_iterate ();
  cue_generation_queue_remove (fixture->base.queue, newer);
  cue_generation_queue_remove (fixture->base.queue, older);
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "empty");
}

static gboolean
has_save_card (gpointer data)
{
  return cue_ui_find (data, CUE_TYPE_SAVE_CARD, 0) != NULL;
}

static gboolean
has_no_save_card (gpointer data)
{
  return !has_save_card (data);
}

/* A save that the network keeps back is listed, and goes when it has gone out. */
static void
test_save_waits (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lost = NULL;
  CueDraft    *draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  CueSaveCard *card;

  g_assert_false (has_save_card (fixture->page));
  g_object_set (cue_draft_get_scenario (draft), "instructions", "Give it late.", NULL);
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_READ, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no"));
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_UPDATE, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no"));
  cue_library_save_async (fixture->base.library, draft, NULL, cue_test_async_cb, &result);
  lost = cue_library_save_finish (fixture->base.library, cue_test_result_wait (&result), &error);
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  g_assert_null (lost);

  g_assert_true (cue_test_wait_until (has_save_card, fixture->page, CUE_TEST_TIMEOUT));
  card = CUE_SAVE_CARD (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_SAVE_CARD, 0));
  g_assert_cmpstr (cue_save_card_get_text (card), ==, "Waiting to be saved, as soon as the service can be reached");
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "rows");
  cue_test_read_all_properties (card);

  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 waiting"));

  cue_library_forget_save (fixture->base.library, draft);
  g_assert_true (cue_test_wait_until (has_no_save_card, fixture->page, CUE_TEST_TIMEOUT));
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "empty");
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add ("/ui/activity/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/activity/newest-first", Fixture, NULL, set_up, test_newest_first, tear_down);
  g_test_add ("/ui/activity/save-waits", Fixture, NULL, set_up, test_save_waits, tear_down);

  return g_test_run ();
}
