/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection.h"

#include "cue-error.h"
#include "cue-test.h"

static void
note (CueConnection *connection,
      CueNetError    code,
      double         retry_after)
{
  g_autoptr (GError) error = cue_net_error_new (code, 0, retry_after, NULL, "of a test");

  cue_connection_note_error (connection, error);
}

static void
count_cb (gpointer instance,
          guint   *count)
{
  (*count)++;
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *count)
{
  (*count)++;
}

static gboolean
is_unknown (gpointer data)
{
  return cue_connection_get_state (data) == CUE_CONNECTION_UNKNOWN;
}

static void
test_new (void)
{
  CueConnection *connection = cue_connection_new ();

  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_UNKNOWN);
  g_assert_cmpint (cue_connection_get_paused_until (connection), ==, 0);
  g_assert_null (cue_connection_get_error_text (connection));
  g_assert_true (CUE_IS_REQUEST_LOG (cue_connection_get_log (connection)));
  g_assert_true (cue_connection_may_send (connection));
  g_assert_cmpuint (cue_test_read_all_properties (connection), ==, 4);
  g_assert_finalize_object (connection);
}

/* What each error makes of each state. */
static void
test_table (void)
{
  const CueConnectionState unknown = CUE_CONNECTION_UNKNOWN;
  const CueConnectionState online = CUE_CONNECTION_ONLINE;
  const CueConnectionState offline = CUE_CONNECTION_OFFLINE;
  const CueConnectionState paused = CUE_CONNECTION_PAUSED;
  const CueConnectionState refused = CUE_CONNECTION_KEY_REFUSED;
  const struct
  {
    CueNetError        code;
    CueConnectionState after[5]; /* by the state before */
  } rows[] = {
    { CUE_NET_ERROR_OFFLINE, { offline, offline, offline, paused, refused } },
    { CUE_NET_ERROR_CERTIFICATE, { offline, offline, offline, paused, refused } },
    { CUE_NET_ERROR_UNAUTHORIZED, { refused, refused, refused, refused, refused } },
    { CUE_NET_ERROR_BUSY, { paused, paused, paused, paused, refused } },
    { CUE_NET_ERROR_TIMED_OUT, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_INTERRUPTED, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_FORBIDDEN, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_NOT_FOUND, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_REJECTED, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_SERVER, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_MALFORMED, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_TOO_LARGE, { unknown, online, offline, paused, refused } },
    { CUE_NET_ERROR_REDIRECTED, { unknown, online, offline, paused, refused } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint before = 0; before < G_N_ELEMENTS (rows[i].after); before++)
      {
        g_autoptr (CueConnection) connection = cue_connection_new ();
        CueConnectionState state;

        if (before == CUE_CONNECTION_ONLINE)
          cue_connection_note_answer (connection);
        else if (before == CUE_CONNECTION_OFFLINE)
          note (connection, CUE_NET_ERROR_OFFLINE, -1);
        else if (before == CUE_CONNECTION_PAUSED)
          note (connection, CUE_NET_ERROR_BUSY, 100);
        else if (before == CUE_CONNECTION_KEY_REFUSED)
          note (connection, CUE_NET_ERROR_UNAUTHORIZED, -1);
        g_assert_cmpuint (cue_connection_get_state (connection), ==, before);

        note (connection, rows[i].code, -1);
        state = cue_connection_get_state (connection);
        g_assert_cmpint (state, ==, rows[i].after[before]);
        g_assert_true (cue_connection_may_send (connection) ==
                       (state != CUE_CONNECTION_PAUSED && state != CUE_CONNECTION_KEY_REFUSED));
        g_assert_true ((cue_connection_get_paused_until (connection) != 0) == (state == CUE_CONNECTION_PAUSED));
        g_assert_true ((cue_connection_get_error_text (connection) == NULL) ==
                       (state == CUE_CONNECTION_UNKNOWN || state == CUE_CONNECTION_ONLINE));
      }
}

static void
test_answers (void)
{
  g_autoptr (CueConnection) connection = cue_connection_new ();

  note (connection, CUE_NET_ERROR_OFFLINE, -1);
  g_assert_cmpstr (cue_connection_get_error_text (connection), ==,
                   "The service cannot be reached. Check your connection and the service’s address, then try again; "
                   "your text is kept.");
  cue_connection_note_answer (connection);
  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_ONLINE);
  g_assert_null (cue_connection_get_error_text (connection));

  note (connection, CUE_NET_ERROR_BUSY, 100);
  cue_connection_note_answer (connection);
  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_PAUSED);

  note (connection, CUE_NET_ERROR_UNAUTHORIZED, -1);
  cue_connection_note_answer (connection);
  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_KEY_REFUSED);
}

static void
test_other_domain (void)
{
  g_autoptr (CueConnection) connection = cue_connection_new ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  cue_connection_note_error (connection, error);
  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_UNKNOWN);
}

static void
assert_pause (CueConnection *connection,
              double         seconds)
{
  double left = (cue_connection_get_paused_until (connection) - g_get_real_time ()) / 1e6;

  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_PAUSED);
  g_assert_cmpfloat (left, <=, seconds);
  g_assert_cmpfloat (left, >, seconds - 2);
}

static void
test_pause_lengths (void)
{
  g_autoptr (CueConnection) connection = cue_connection_new ();

  note (connection, CUE_NET_ERROR_BUSY, -1);
  assert_pause (connection, 5);
  note (connection, CUE_NET_ERROR_BUSY, 60);
  assert_pause (connection, 60);
  note (connection, CUE_NET_ERROR_BUSY, 1);
  assert_pause (connection, 60);
  note (connection, CUE_NET_ERROR_BUSY, 1e9);
  assert_pause (connection, 86400);
}

static void
test_pause_ends (void)
{
  CueConnection *connection = cue_connection_new ();
  guint          n_states = 0;
  guint          n_retries = 0;

  note (connection, CUE_NET_ERROR_BUSY, 0.05);
  g_signal_connect (connection, "notify::state", G_CALLBACK (count_notify_cb), &n_states);
  g_signal_connect (connection, "retry", G_CALLBACK (count_cb), &n_retries);
  g_assert_true (cue_test_wait_until (is_unknown, connection, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_retries, ==, 0);
  g_assert_cmpint (cue_connection_get_paused_until (connection), ==, 0);
  g_assert_null (cue_connection_get_error_text (connection));
  g_assert_true (cue_connection_may_send (connection));
  g_assert_finalize_object (connection);
}

/* A pause that was given up must not end another state later. */
static void
test_pause_given_up (void)
{
  CueConnection *connection = cue_connection_new ();

  note (connection, CUE_NET_ERROR_BUSY, 0.02);
  note (connection, CUE_NET_ERROR_UNAUTHORIZED, -1);
  cue_test_iterate_for (0.1);
  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_KEY_REFUSED);

  cue_connection_retry (connection);
  note (connection, CUE_NET_ERROR_BUSY, 100);
  g_assert_finalize_object (connection);
}

static void
test_retry (void)
{
  static const CueNetError codes[] = { CUE_NET_ERROR_OFFLINE, CUE_NET_ERROR_BUSY, CUE_NET_ERROR_UNAUTHORIZED };
  g_autoptr (CueConnection) connection = cue_connection_new ();
  guint n_retries = 0;

  g_signal_connect (connection, "retry", G_CALLBACK (count_cb), &n_retries);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      note (connection, codes[i], 100);
      cue_connection_retry (connection);
      g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_UNKNOWN);
      g_assert_null (cue_connection_get_error_text (connection));
      g_assert_cmpuint (n_retries, ==, i + 1);
    }

  cue_connection_note_answer (connection);
  cue_connection_retry (connection);
  g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_ONLINE);
  g_assert_cmpuint (n_retries, ==, 4);
}

static void
test_notifies_on_change (void)
{
  g_autoptr (CueConnection) connection = cue_connection_new ();
  guint n_states = 0;
  guint n_texts = 0;

  g_signal_connect (connection, "notify::state", G_CALLBACK (count_notify_cb), &n_states);
  g_signal_connect (connection, "notify::error-text", G_CALLBACK (count_notify_cb), &n_texts);
  cue_connection_note_answer (connection);
  cue_connection_note_answer (connection);
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_texts, ==, 0);
  note (connection, CUE_NET_ERROR_OFFLINE, -1);
  note (connection, CUE_NET_ERROR_OFFLINE, -1);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpuint (n_texts, ==, 1);
  note (connection, CUE_NET_ERROR_CERTIFICATE, -1);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpuint (n_texts, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/connection/new", test_new);
  g_test_add_func ("/model/connection/table", test_table);
  g_test_add_func ("/model/connection/answers", test_answers);
  g_test_add_func ("/model/connection/other-domain", test_other_domain);
  g_test_add_func ("/model/connection/pause-lengths", test_pause_lengths);
  g_test_add_func ("/model/connection/pause-ends", test_pause_ends);
  g_test_add_func ("/model/connection/pause-given-up", test_pause_given_up);
  g_test_add_func ("/model/connection/retry", test_retry);
  g_test_add_func ("/model/connection/notifies-on-change", test_notifies_on_change);

  return g_test_run ();
}
