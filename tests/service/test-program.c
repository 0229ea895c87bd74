/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program itself: its first line, its end, its data after kill -9, its words about bad databases. */
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <sqlite3.h>

#include "cue-json.h"
#include "cue-test.h"

typedef struct
{
  GSubprocess *process;
  char        *url;
  char        *key;
} Program;

static void
program_clear (Program *self)
{
  if (self->process != NULL && g_subprocess_get_identifier (self->process) != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->key, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Program, program_clear)

/* (transfer full): starts it on @folder and returns the line it prints. */
static JsonNode *
start (Program    *self,
       const char *folder,
       const char *extra)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  JsonNode        *node;

  self->process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("CUECARD_SERVICE"), "--data", folder, extra, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  node = cue_json_parse (line, -1, &error);
  g_assert_no_error (error);
  self->url = g_strdup (cue_json_get_string (json_node_get_object (node), "url"));
  self->key = g_strdup (cue_json_get_string (json_node_get_object (node), "key"));
  return node;
}

static guint
ask (Program    *self,
     const char *method,
     const char *path,
     const char *body)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *address = g_strconcat (self->url, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, address);
  g_autoptr (GBytes) bytes = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "X-CEKURA-API-KEY", self->key);
  if (body != NULL)
    {
      g_autoptr (GBytes) sent = g_bytes_new_static (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", sent);
    }
  bytes = soup_session_send_and_read (session, message, NULL, NULL);
  return bytes != NULL ? soup_message_get_status (message) : 0;
}

static void
test_parent_goes (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_auto (Program) program = { 0 };
  g_autoptr (JsonNode) line = start (&program, folder, NULL);

  g_assert_true (g_str_has_prefix (program.url, "http://127.0.0.1:"));
  g_assert_cmpuint (strlen (program.key), ==, 64);
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 200);
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (program.process), NULL, NULL));
  g_assert_true (g_subprocess_wait (program.process, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (program.process));
}

static void
say (Program    *self,
     const char *text)
{
  GOutputStream *stream = g_subprocess_get_stdin_pipe (self->process);

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
}

/* Only whole lines that are known change anything; a new start knows nothing of it. */
static void
test_practice (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_auto (Program) program = { 0 };
  g_auto (Program) again = { 0 };
  g_autoptr (JsonNode) line = start (&program, folder, NULL);
  g_autoptr (JsonNode) line_again = NULL;
  g_autofree char *long_line = g_strnfill (1000, 'x');
  g_autofree char *long_word = g_strdup_printf ("practice refused%s\n", long_line);

  say (&program, "practice refused");
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 200);
  say (&program, "\n");
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 401);
  say (&program, "practice nonsense\n\nnone\npractice\n");
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 401);
  say (&program, "practice failing\npractice none\n");
  say (&program, long_word);
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 200);
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 200);
  say (&program, "practice refused\n");
  g_assert_cmpuint (ask (&program, "GET", "/user/v1/projects/", NULL), ==, 401);
  g_output_stream_close (g_subprocess_get_stdin_pipe (program.process), NULL, NULL);
  g_assert_true (g_subprocess_wait (program.process, NULL, NULL));

  line_again = start (&again, folder, NULL);
  g_assert_cmpuint (ask (&again, "GET", "/user/v1/projects/", NULL), ==, 200);
}

static void
test_terminated (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_auto (Program) program = { 0 };
  g_autoptr (JsonNode) line = start (&program, folder, NULL);

  g_subprocess_send_signal (program.process, SIGTERM);
  g_assert_true (g_subprocess_wait (program.process, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (program.process));
}

static void
test_killed (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();

  for (guint round = 0; round < 5; round++)
    {
      g_auto (Program) program = { 0 };
      g_auto (Program) again = { 0 };
      g_autoptr (JsonNode) line = start (&program, folder, NULL);
      g_autoptr (JsonNode) line_again = NULL;
      g_autofree char *path = g_strdup_printf ("/test_framework/v1/scenarios/%u/", 7 + round);

      g_assert_cmpuint (ask (&program, "POST", "/test_framework/v1/scenarios/", "{\"name\":\"Kept\",\"agent\":1,\"personality\":1}"), ==, 201);
      g_subprocess_force_exit (program.process);
      g_assert_true (g_subprocess_wait (program.process, NULL, NULL));
      line_again = start (&again, folder, NULL);
      g_assert_cmpuint (ask (&again, "GET", path, NULL), ==, 200);
      g_assert_cmpstr (program.key, !=, again.key);
    }
}

static void
test_two_at_once (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_auto (Program) first = { 0 };
  g_auto (Program) second = { 0 };
  g_autoptr (JsonNode) line = start (&first, folder, NULL);
  g_autoptr (JsonNode) other = start (&second, folder, NULL);

  g_assert_cmpuint (ask (&first, "POST", "/test_framework/v1/scenarios/", "{\"name\":\"Here\",\"agent\":1,\"personality\":1}"), ==, 201);
  g_assert_cmpuint (ask (&second, "GET", "/test_framework/v1/scenarios/7/", NULL), ==, 200);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
assert_refused (const char *folder,
                const char *code)
{
  g_auto (Program) program = { 0 };
  g_autoptr (JsonNode) line = start (&program, folder, NULL);
  JsonObject *object = json_node_get_object (line);

  g_assert_cmpstr (cue_json_get_string (object, "code"), ==, code);
  g_assert_cmpuint (strlen (cue_json_get_string (object, "error")), >, 10);
  g_assert_true (g_subprocess_wait (program.process, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (program.process), ==, 1);
}

static void
test_newer (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.sqlite", NULL);

  run_sql (path, "PRAGMA user_version = 99; CREATE TABLE x (y);");
  assert_refused (folder, "newer");
}

static void
test_truncated (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.sqlite", NULL);
  g_autofree char *content = NULL;
  gsize            length;

  {
    g_auto (Program) program = { 0 };
    g_autoptr (JsonNode) line = start (&program, folder, NULL);

    g_output_stream_close (g_subprocess_get_stdin_pipe (program.process), NULL, NULL);
    g_subprocess_wait (program.process, NULL, NULL);
  }
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) length / 3, NULL));
  assert_refused (folder, "corrupt");
}

static void
test_locked (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.sqlite", NULL);
  sqlite3         *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TABLE x (y); BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_refused (folder, "busy");
  sqlite3_close (database);
}

static void
test_usage (void)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, g_getenv ("CUECARD_SERVICE"), NULL);

  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("CUECARD_SERVICE") == NULL || !g_file_test (g_getenv ("CUECARD_SERVICE"), G_FILE_TEST_IS_EXECUTABLE))
    {
      g_print ("1..0 # SKIP the program is not built\n");
      return 0;
    }
  g_test_add_func ("/service/program/parent-goes", test_parent_goes);
  g_test_add_func ("/service/program/practice", test_practice);
  g_test_add_func ("/service/program/terminated", test_terminated);
  g_test_add_func ("/service/program/killed", test_killed);
  g_test_add_func ("/service/program/two-at-once", test_two_at_once);
  g_test_add_func ("/service/program/newer", test_newer);
  g_test_add_func ("/service/program/truncated", test_truncated);
  g_test_add_func ("/service/program/locked", test_locked);
  g_test_add_func ("/service/program/usage", test_usage);
  return g_test_run ();
}
