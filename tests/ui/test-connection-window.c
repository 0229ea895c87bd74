/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-text.h"
#include "cue-connection-window.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueRequestLog *log;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->log = cue_request_log_new ();
  fixture->window = cue_connection_window_new (fixture->log, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cue_test_iterate ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  cue_test_iterate ();
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->log);
}

static void
add (Fixture    *fixture,
     const char *path,
     guint       status,
     const char *outcome)
{
  cue_request_log_add (fixture->log, cue_request_log_next_id (fixture->log), "GET", path,
                       G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC, 0.24, status, 0, 12300, outcome);
  cue_test_iterate_for (0.1);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return cue_ui_find_label (fixture->window, text) != NULL;
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpstr (cue_connection_window_get_state (CUE_CONNECTION_WINDOW (fixture->window)), ==, "empty");
  g_assert_true (cue_connection_window_get_log (CUE_CONNECTION_WINDOW (fixture->window)) == fixture->log);
  g_assert_true (shows (fixture, "No Requests Yet"));
  cue_test_read_all_properties (fixture->window);
}

/* All there is to say about a request stands in its row; the newest is the
 * first. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const texts[] = { "08:00:00", "GET /one/", "Answered", "200", "240 ms", "0 bytes", "12.3\u00a0kB" };
  g_autoptr (CueRequestEntry) first = NULL;

  add (fixture, "/one/", 200, "ok");
  g_assert_cmpstr (cue_connection_window_get_state (CUE_CONNECTION_WINDOW (fixture->window)), ==, "rows");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (shows (fixture, texts[i]));
  g_assert_true (shows (fixture, "1 request"));

  add (fixture, "/two/", 0, "offline");
  g_assert_true (shows (fixture, "GET /two/"));
  g_assert_true (shows (fixture, "Nothing answered"));
  g_assert_true (shows (fixture, "–"));
  g_assert_true (shows (fixture, "2 requests"));
  first = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  g_assert_cmpstr (cue_request_entry_get_path (first), ==, "/two/");
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *copied = NULL;
  g_autofree char *expected = NULL;

  add (fixture, "/one/", 200, "ok");
  g_assert_true (gtk_widget_activate_action (fixture->window, "details.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->window), NULL, text_read_cb, &copied);
  g_assert_true (cue_test_wait_until (is_set, &copied, CUE_TEST_TIMEOUT));
  expected = cue_request_log_to_text (fixture->log);
  g_assert_cmpstr (copied, ==, expected);
  g_assert_nonnull (strstr (copied, "/one/"));
}

static void
test_durations (void)
{
  g_autofree char *short_one = cue_connection_text_took (0.2396);
  g_autofree char *long_one = cue_connection_text_took (12.34);

  g_assert_cmpstr (short_one, ==, "240 ms");
  g_assert_cmpstr (long_one, ==, "12.3 s");
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/connection-window/durations", test_durations);
  g_test_add ("/ui/connection-window/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/connection-window/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/ui/connection-window/copy", Fixture, NULL, set_up, test_copy, tear_down);

  return g_test_run ();
}
