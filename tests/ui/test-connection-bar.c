/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-bar.h"
#include "cue-connection-text.h"
#include "cue-error.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture      base;
  CueConnection    *connection; /* (unowned) */
  CueConnectionBar *bar;
  GtkWidget        *window;
  guint             n_retries;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  fixture->connection = cue_library_get_connection (fixture->base.library);
  g_signal_connect_swapped (fixture->connection, "retry", G_CALLBACK (g_atomic_int_inc), &fixture->n_retries);
  fixture->bar = CUE_CONNECTION_BAR (cue_connection_bar_new (fixture->base.library, fixture->base.queue));
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->bar)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->bar);
  g_signal_handlers_disconnect_by_data (fixture->connection, &fixture->n_retries);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* @details: seconds to wait, or negative. */
static void
note (Fixture    *fixture,
      CueNetError code,
      double      retry_after)
{
  g_autoptr (GError) error = cue_net_error_new (code, 0, retry_after, NULL, "no");

  cue_connection_note_error (fixture->connection, error);
}

static void
assert_says (Fixture    *fixture,
             const char *text)
{
  g_assert_cmpstr (cue_connection_bar_get_text (fixture->bar), ==, text);
  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)), ==, text != NULL);
  if (text != NULL)
    g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->bar), text));
}

static gboolean
says_otherwise (gpointer data)
{
  gpointer *pair = data;

  return g_strcmp0 (cue_connection_bar_get_text (pair[0]), pair[1]) != 0;
}

static void
test_paused_text (void)
{
  const gint64 now = G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC; /* 2027-01-15 08:00 UTC */
  static const struct
  {
    gint64      left; /* microseconds */
    const char *text;
  } cases[] = {
    { 42 * G_USEC_PER_SEC, "The service asks to wait. Going on in 0:42." },
    { 41 * G_USEC_PER_SEC + 1, "The service asks to wait. Going on in 0:42." },
    { 125 * G_USEC_PER_SEC, "The service asks to wait. Going on in 2:05." },
    { 1, "The service asks to wait. Going on in 0:01." },
    { 0, "The service asks to wait. Going on in 0:00." },
    { -5 * G_USEC_PER_SEC, "The service asks to wait. Going on in 0:00." },
  };
  g_autofree char *until = cue_connection_text_until (now + 90 * G_USEC_PER_SEC, now);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cue_connection_text_paused (now + cases[i].left, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (until, ==, "The service asks to wait. Going on at 08:01.");
}

static void
test_offline_text (void)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;
  const gint64 now = G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC; /* 2027-01-15 08:00 UTC */
  const struct
  {
    const char *error_text;
    gint64      refreshed;
    guint       n_saves;
    guint       n_generations;
    const char *text;
  } cases[] = {
    { NULL, 0, 0, 0, "No connection." },
    { NULL, now - 5 * minute, 0, 0, "No connection. You see what was read today at 07:55." },
    { NULL, now - 600 * minute, 0, 0, "No connection. You see what was read yesterday at 22:00." },
    { NULL, now - 3000 * minute, 0, 0, "No connection. You see what was read on 01/13/27 at 06:00." },
    { NULL, 0, 1, 0, "No connection. 1 save waits for the network." },
    { NULL, 0, 2, 0, "No connection. 2 saves wait for the network." },
    { NULL, 0, 0, 1, "No connection. 1 generation waits for the network." },
    { NULL, now - 5 * minute, 2, 1,
      "No connection. You see what was read today at 07:55. 2 saves and 1 generation wait for the network." },
    { "The certificate is not trusted.", 0, 0, 2,
      "The certificate is not trusted. 2 generations wait for the network." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cue_connection_text_offline (cases[i].error_text, cases[i].refreshed, now,
                                                           cases[i].n_saves, cases[i].n_generations);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_reading_text (void)
{
  static const struct
  {
    guint       n_read;
    guint       n_total;
    const char *text;
  } cases[] = {
    { 0, 0, "Reading from the service…" },
    { 100, 0, "Reading scenarios: 100" },
    { 300, 900, "Reading scenarios: 300 of 900" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cue_connection_text_reading (cases[i].n_read, cases[i].n_total);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Each way a request can end has its own words. */
static void
test_outcomes (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = CUE_NET_ERROR_OFFLINE; code <= CUE_NET_ERROR_REDIRECTED; code++)
    g_assert_true (g_hash_table_add (texts, (gpointer) cue_connection_text_outcome (cue_net_error_to_word (code))));
  g_assert_true (g_hash_table_add (texts, (gpointer) cue_connection_text_outcome ("ok")));
  g_assert_true (g_hash_table_add (texts, (gpointer) cue_connection_text_outcome ("cancelled")));
  g_assert_cmpstr (cue_connection_text_outcome ("something new"), ==, "Failed");
  g_assert_cmpstr (cue_connection_text_outcome (NULL), ==, "Failed");
}

static void
test_quiet (Fixture      *fixture,
            gconstpointer data)
{
  assert_says (fixture, NULL);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  assert_says (fixture, NULL);
  note (fixture, CUE_NET_ERROR_SERVER, -1);
  assert_says (fixture, NULL);
  cue_test_read_all_properties (fixture->bar);
}

static void
test_key_refused (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *button;

  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  assert_says (fixture, "The service does not know the key any more. Nothing is sent until there is a new one.");
  button = cue_ui_find_button (GTK_WIDGET (fixture->bar), "Enter a New Key…");
  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "app.enter-key");
  g_assert_nonnull (cue_ui_find_button (GTK_WIDGET (fixture->bar), "Details"));

  cue_connection_retry (fixture->connection);
  assert_says (fixture, NULL);
}

/* The seconds run; Retry Now ends the wait. */
static void
test_paused (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *first = NULL;
  gpointer         pair[] = { fixture->bar, NULL };

  note (fixture, CUE_NET_ERROR_BUSY, 42);
  first = g_strdup (cue_connection_bar_get_text (fixture->bar));
  g_assert_true (g_str_has_prefix (first, "The service asks to wait. Going on in 0:4"));
  pair[1] = first;
  g_assert_true (cue_test_wait_until (says_otherwise, pair, CUE_TEST_TIMEOUT));
  g_assert_true (
    g_str_has_prefix (cue_connection_bar_get_text (fixture->bar), "The service asks to wait. Going on in 0:4"));

  gtk_widget_activate (cue_ui_find_button (GTK_WIDGET (fixture->bar), "Retry Now"));
  cue_test_iterate_for (0.3);
  g_assert_cmpuint (fixture->n_retries, ==, 1);
  assert_says (fixture, NULL);
}

/* A pause that ends by itself takes the strip along. */
static void
test_pause_ends (Fixture      *fixture,
                 gconstpointer data)
{
  gpointer pair[] = { fixture->bar, NULL };

  note (fixture, CUE_NET_ERROR_BUSY, 1);
  g_assert_nonnull (cue_connection_bar_get_text (fixture->bar));
  while (cue_connection_bar_get_text (fixture->bar) != NULL)
    {
      g_autofree char *text = g_strdup (cue_connection_bar_get_text (fixture->bar));

      pair[1] = text;
      g_assert_true (cue_test_wait_until (says_otherwise, pair, CUE_TEST_TIMEOUT));
    }
  assert_says (fixture, NULL);
}

static void
test_offline (Fixture      *fixture,
              gconstpointer data)
{
  note (fixture, CUE_NET_ERROR_OFFLINE, -1);
  assert_says (fixture, "No connection.");
  gtk_widget_activate (cue_ui_find_button (GTK_WIDGET (fixture->bar), "Try Again"));
  cue_test_iterate_for (0.3);
  g_assert_cmpuint (fixture->n_retries, ==, 1);
  assert_says (fixture, NULL);

  note (fixture, CUE_NET_ERROR_CERTIFICATE, -1);
  g_assert_true (
    g_str_has_prefix (cue_connection_bar_get_text (fixture->bar), "The service’s certificate is not trusted"));
  cue_connection_note_answer (fixture->connection);
  assert_says (fixture, NULL);
}

/* A refused key is said rather than that nothing answers, which was said
 * before. */
static void
test_urgency (Fixture      *fixture,
              gconstpointer data)
{
  note (fixture, CUE_NET_ERROR_OFFLINE, -1);
  assert_says (fixture, "No connection.");
  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  g_assert_nonnull (cue_ui_find_button (GTK_WIDGET (fixture->bar), "Enter a New Key…"));
  g_assert_null (cue_ui_find_button (GTK_WIDGET (fixture->bar), "Try Again"));
}

static gboolean
says_anything (gpointer data)
{
  return cue_connection_bar_get_text (data) != NULL;
}

/* Reading is said when it takes long, and can be stopped. */
static void
test_reading (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_fake_api_hold (fixture->base.api, CUE_FAKE_LIST, TRUE);
  cue_library_refresh_async (fixture->base.library, NULL, cue_test_async_cb, &result);
  cue_test_iterate ();
  assert_says (fixture, NULL);
  g_assert_true (cue_test_wait_until (says_anything, fixture->bar, CUE_TEST_TIMEOUT));
  g_assert_true (g_str_has_prefix (cue_connection_bar_get_text (fixture->bar), "Reading"));
  gtk_widget_activate (cue_ui_find_button (GTK_WIDGET (fixture->bar), "Stop"));
  cue_test_iterate_for (0.3);
  cue_fake_api_hold (fixture->base.api, CUE_FAKE_LIST, FALSE);
  while (result.n_calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (cue_library_refresh_finish (fixture->base.library, result.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_says (fixture, NULL);
}

static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  int wide = 0;
  int narrow = 0;

  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  gtk_widget_measure (GTK_WIDGET (fixture->bar), GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  cue_connection_bar_set_narrow (fixture->bar, TRUE);
  gtk_widget_measure (GTK_WIDGET (fixture->bar), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, <, wide);
  g_assert_cmpint (narrow, <=, 360);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/connection-text/paused", test_paused_text);
  g_test_add_func ("/ui/connection-text/offline", test_offline_text);
  g_test_add_func ("/ui/connection-text/reading", test_reading_text);
  g_test_add_func ("/ui/connection-text/outcomes", test_outcomes);
  g_test_add ("/ui/connection-bar/quiet", Fixture, NULL, set_up, test_quiet, tear_down);
  g_test_add ("/ui/connection-bar/key-refused", Fixture, NULL, set_up, test_key_refused, tear_down);
  g_test_add ("/ui/connection-bar/paused", Fixture, NULL, set_up, test_paused, tear_down);
  g_test_add ("/ui/connection-bar/pause-ends", Fixture, NULL, set_up, test_pause_ends, tear_down);
  g_test_add ("/ui/connection-bar/offline", Fixture, NULL, set_up, test_offline, tear_down);
  g_test_add ("/ui/connection-bar/urgency", Fixture, NULL, set_up, test_urgency, tear_down);
  g_test_add ("/ui/connection-bar/reading", Fixture, NULL, set_up, test_reading, tear_down);
  g_test_add ("/ui/connection-bar/narrow", Fixture, NULL, set_up, test_narrow, tear_down);

  return g_test_run ();
}
