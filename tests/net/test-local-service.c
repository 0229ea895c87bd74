/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-local-service.h"

#include "cue-error.h"
#include "cue-test.h"

#include <libsoup/soup.h>
#include <signal.h>

static CueLocalService *
start (const char *behaviour,
       GError    **error)
{
  g_autofree char *folder = g_strconcat ("/nonexistent/", behaviour, NULL);
  g_auto (CueTestResult) result = { 0 };

  cue_local_service_start_async (folder, NULL, cue_test_async_cb, &result);
  return cue_local_service_start_finish (cue_test_result_wait (&result), error);
}

static void
test_good (gconstpointer behaviour)
{
  g_autoptr (GError) error = NULL;
  CueLocalService *service = start (behaviour, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cue_local_service_get_url (service), ==, "http://127.0.0.1:4711");
  g_assert_cmpstr (cue_local_service_get_key (service), ==, "secret-1");
  g_assert_finalize_object (service);
}

static const struct
{
  const char *behaviour;
  gboolean    store; /* CUE_STORE_ERROR, otherwise G_IO_ERROR */
  int         code;
  const char *sentence; /* NULL: our own */
} failures[] = {
  { "newer", TRUE, CUE_STORE_ERROR_NEWER, "Written by a newer Cuecard." },
  { "corrupt", TRUE, CUE_STORE_ERROR_CORRUPT, "Damaged." },
  { "read-only", TRUE, CUE_STORE_ERROR_READ_ONLY, "Cannot be written." },
  { "read_only", TRUE, CUE_STORE_ERROR_READ_ONLY, "Cannot be written." },
  { "busy", TRUE, CUE_STORE_ERROR_BUSY, "In use." },
  { "full", TRUE, CUE_STORE_ERROR_FULL, "No space." },
  { "strange", FALSE, G_IO_ERROR_FAILED, "Something else." },
  { "plain", FALSE, G_IO_ERROR_FAILED, "Something." },
  { "no-newline", TRUE, CUE_STORE_ERROR_BUSY, "Cut." },
  { "garbage", FALSE, G_IO_ERROR_FAILED, NULL },
  { "elsewhere", FALSE, G_IO_ERROR_FAILED, NULL },
  { "keyless", FALSE, G_IO_ERROR_FAILED, NULL },
  { "endless", FALSE, G_IO_ERROR_FAILED, NULL },
  { "dies", FALSE, G_IO_ERROR_FAILED, NULL },
};

static void
test_failure (gconstpointer data)
{
  guint  i = GPOINTER_TO_UINT (data);
  GQuark domain = failures[i].store ? CUE_STORE_ERROR : G_IO_ERROR;
  g_autoptr (GError) error = NULL;

  g_assert_null (start (failures[i].behaviour, &error));
  g_assert_error (error, domain, failures[i].code);
  if (failures[i].sentence != NULL)
    g_assert_cmpstr (error->message, ==, failures[i].sentence);
  else
    g_assert_true (g_str_has_prefix (error->message, "the local workspace "));
}

/* The key of an account stays here; the rest of the environment does not. */
static void
test_environment (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("CEKURA_API_KEY", "not-for-children", TRUE);
  g_assert_null (start ("keyed", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "key: none, home: some");
  g_assert_cmpstr (g_getenv ("CEKURA_API_KEY"), ==, "not-for-children");
  g_unsetenv ("CEKURA_API_KEY");
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (CueTestResult) result = { 0 };

  g_cancellable_cancel (cancellable);
  cue_local_service_start_async ("/nonexistent/silent", cancellable, cue_test_async_cb, &result);
  g_assert_null (cue_local_service_start_finish (cue_test_result_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_waiting (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (CueTestResult) result = { 0 };

  cue_local_service_start_async ("/nonexistent/silent", cancellable, cue_test_async_cb, &result);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (result.n_calls, ==, 0);
  g_cancellable_cancel (cancellable);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (result.n_calls, ==, 1);
  g_assert_null (cue_local_service_start_finish (result.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_cb (CueLocalService *service,
          gpointer         user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
}

static gboolean
is_one (gpointer data)
{
  return *(guint *) data == 1;
}

static void
test_exited (void)
{
  g_autoptr (GError) error = NULL;
  CueLocalService *service = start ("short", &error);
  guint            n_calls = 0;

  g_assert_no_error (error);
  g_signal_connect (service, "exited", G_CALLBACK (count_cb), &n_calls);
  g_assert_true (cue_test_wait_until (is_one, &n_calls, 5));
  /* Nothing is left to be stopped. */
  cue_local_service_stop (service);
  cue_test_iterate ();
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_finalize_object (service);
}

static void
test_stopped (void)
{
  g_autoptr (GError) error = NULL;
  CueLocalService *service = start ("good", &error);
  gint64           before = g_get_monotonic_time ();
  guint            n_calls = 0;

  g_assert_no_error (error);
  g_signal_connect (service, "exited", G_CALLBACK (count_cb), &n_calls);
  cue_local_service_stop (service);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
  cue_local_service_stop (service);
  cue_test_iterate_for (0.05);
  g_assert_cmpuint (n_calls, ==, 0);
  g_assert_finalize_object (service);
}

static void
test_stubborn (void)
{
  g_autoptr (GError) error = NULL;
  CueLocalService *service = start ("stubborn", &error);
  gint64           before = g_get_monotonic_time ();

  g_assert_no_error (error);
  cue_local_service_stop (service);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 19 * G_USEC_PER_SEC / 10);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 4 * G_USEC_PER_SEC);
  g_assert_finalize_object (service);
}

/* Neither a pipe that nobody reads from any more nor a full one ends or holds up this program. */
static void
test_practice_in_vain (gconstpointer behaviour)
{
  g_autoptr (GError) error = NULL;
  CueLocalService *service = start (behaviour, &error);
  gint64           before = g_get_monotonic_time ();

  g_assert_no_error (error);
  signal (SIGPIPE, SIG_DFL);
  for (guint i = 0; i < 8000; i++)
    cue_local_service_set_practice (service, "garbled");
  g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_USEC_PER_SEC);
  cue_local_service_stop (service);
  cue_local_service_set_practice (service, "none");
  g_assert_finalize_object (service);
}

/* (transfer full): what the service answers to a read. */
static SoupMessage *
ask (CueLocalService *service)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *address = g_strconcat (cue_local_service_get_url (service), "/user/v1/projects/", NULL);
  SoupMessage     *message = soup_message_new ("GET", address);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "X-CEKURA-API-KEY",
                               cue_local_service_get_key (service));
  bytes = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  return message;
}

static void
assert_status (CueLocalService *service,
               guint            status)
{
  g_autoptr (SoupMessage) message = ask (service);

  g_assert_cmpuint (soup_message_get_status (message), ==, status);
}

/* With the real service. */
static void
test_practice (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *data_dir = g_build_filename (folder, "real", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (SoupMessage) message = NULL;
  CueLocalService *service = NULL;

  if (g_getenv ("CUECARD_REAL_SERVICE") == NULL)
    {
      g_test_skip ("the service is not built");
      return;
    }
  cue_local_service_start_async (data_dir, NULL, cue_test_async_cb, &result);
  service = cue_local_service_start_finish (cue_test_result_wait (&result), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 3; i++)
    assert_status (service, 200);
  cue_local_service_set_practice (service, "wait");
  assert_status (service, 200);
  assert_status (service, 200);
  message = ask (service);
  g_assert_cmpuint (soup_message_get_status (message), ==, 429);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After"), ==, "15");
  cue_local_service_set_practice (service, "none");
  for (guint i = 0; i < 3; i++)
    assert_status (service, 200);
  cue_local_service_stop (service);
  g_assert_finalize_object (service);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *program = NULL;
  const char      *real = g_getenv ("CUECARD_SERVICE");

  g_test_init (&argc, &argv, NULL);
  if (real != NULL && g_file_test (real, G_FILE_TEST_IS_EXECUTABLE))
    g_setenv ("CUECARD_REAL_SERVICE", real, TRUE);
  program = g_test_build_filename (G_TEST_DIST, "net", "fake-service.sh", NULL);
  g_setenv ("CUECARD_SERVICE", program, TRUE);

  g_test_add_data_func ("/net/local-service/good", "good", test_good);
  g_test_add_data_func ("/net/local-service/slowly", "slowly", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/net/local-service/failure/%s", failures[i].behaviour);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_failure);
    }
  g_test_add_func ("/net/local-service/environment", test_environment);
  g_test_add_func ("/net/local-service/cancelled-before", test_cancelled_before);
  g_test_add_func ("/net/local-service/cancelled-waiting", test_cancelled_waiting);
  g_test_add_func ("/net/local-service/exited", test_exited);
  g_test_add_func ("/net/local-service/stopped", test_stopped);
  g_test_add_func ("/net/local-service/stubborn", test_stubborn);
  g_test_add_func ("/net/local-service/practice", test_practice);
  g_test_add_data_func ("/net/local-service/practice-deaf", "deaf", test_practice_in_vain);
  g_test_add_data_func ("/net/local-service/practice-heedless", "heedless", test_practice_in_vain);

  return g_test_run ();
}
