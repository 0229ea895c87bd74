/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-tester.h"

#include "cue-project.h"
#include "cue-raw-server.h"
#include "cue-script-server.h"
#include "cue-test.h"

#include <string.h>

#define KEY "k-0123456789"

/* A program of its own: LeakSanitizer crashes on the thread storage of a TLS server, so it is turned off here. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

/* What never comes is waited for this long; what comes must be there by then, with the sanitizers too. */
#ifdef __SANITIZE_ADDRESS__
#define LIMIT 5
#else
#define LIMIT 1
#endif

static const CueHttpLimits quick = {
  .connect_seconds = LIMIT,
  .request_seconds = LIMIT,
  .retry_seconds = 0.01,
  .max_bytes = 1024 * 1024,
};

static char *
find_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
}

/* Runs a test to its end; whether it passed. */
static gboolean
run (CueConnectionTest        *test,
     const char               *url,
     gint64                    project,
     const char               *key,
     const CueNetworkSettings *settings)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("w", CUE_WORKSPACE_CEKURA, "W", url, project);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean passed = FALSE;

  cue_connection_tester_run_within_async (workspace, key, settings, &quick, test, NULL, cue_test_async_cb, &result);
  passed = cue_connection_tester_run_finish (workspace, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_false (cue_connection_test_get_running (test));
  g_assert_true (cue_connection_test_get_passed (test) == passed);
  return passed;
}

/* The states of the six steps as letters: waiting, running, passed, failed, skipped. */
static void
assert_states (CueConnectionTest *test,
               const char        *expected)
{
  char states[CUE_N_STEPS + 1] = "";

  for (guint i = 0; i < CUE_N_STEPS; i++)
    states[i] = "wrpfs"[cue_test_step_get_state (cue_connection_test_get_step (test, i))];
  g_assert_cmpstr (states, ==, expected);
}

static void
assert_failure (CueConnectionTest *test,
                const char        *title,
                const char        *note)
{
  CueTestStep *step = cue_connection_test_get_failure (test);

  g_assert_nonnull (step);
  g_assert_cmpstr (cue_test_step_get_title (step), ==, title);
  g_assert_cmpstr (cue_test_step_get_note (step), ==, note);
  for (guint i = 0; i < CUE_N_STEPS; i++)
    {
      const char *details = cue_test_step_get_details (cue_connection_test_get_step (test, i));

      g_assert_true (details == NULL || strstr (details, KEY) == NULL);
    }
}

static const char *
get_note (CueConnectionTest *test,
          CueTestStepKind    kind)
{
  return cue_test_step_get_note (cue_connection_test_get_step (test, kind));
}

#define PROJECTS "[{\"id\":7,\"name\":\"Clinic\",\"organization\":{\"id\":1,\"name\":\"Acme\"}},{\"id\":8,\"name\":\"Shop\"}]"

static void
test_passes (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  const CueScriptRequest *request = NULL;

  cue_script_server_add (server, 200, PROJECTS);
  cue_script_server_add (server, 200, "{\"count\":12,\"next\":\"?page=2\",\"results\":[{\"id\":1}]}");
  cue_script_server_add (server, 200, "[{\"id\":1},{\"id\":2}]");
  g_assert_true (run (test, cue_script_server_get_url (server), 8, KEY, NULL));
  assert_states (test, "pspspp");
  g_assert_cmpstr (get_note (test, CUE_STEP_ADDRESS), ==, "127.0.0.1");
  g_assert_true (g_str_has_suffix (get_note (test, CUE_STEP_CONNECT), " ms"));
  g_assert_cmpstr (get_note (test, CUE_STEP_KEY), ==, "2 projects");
  g_assert_cmpstr (get_note (test, CUE_STEP_PROJECT), ==, "Shop");
  g_assert_cmpuint (cue_connection_test_get_n_agents (test), ==, 12);
  g_assert_cmpuint (cue_connection_test_get_n_scenarios (test), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (cue_connection_test_get_projects (test)), ==, 2);
  g_assert_null (cue_connection_test_get_organization (test));

  request = cue_script_server_get_request (server, 0);
  g_assert_cmpstr (request->path, ==, "/user/v1/projects/");
  g_assert_cmpstr (g_hash_table_lookup (request->headers, "x-cekura-api-key"), ==, KEY);
  request = cue_script_server_get_request (server, 1);
  g_assert_cmpstr (request->path, ==, "/test_framework/v1/aiagents/");
  g_assert_cmpstr (request->query, ==, "page_size=1&project_id=8");
  request = cue_script_server_get_request (server, 2);
  g_assert_cmpstr (request->path, ==, "/test_framework/v1/scenarios/");
  g_assert_cmpstr (request->query, ==, "page_size=1&project_id=8");
}

/* Without a project of its own it looks into the first, and says whose it is. */
static void
test_first_project (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  cue_script_server_add (server, 200, "{\"count\":1,\"results\":" PROJECTS "}");
  cue_script_server_add (server, 200, "{\"count\":1,\"results\":[{\"id\":1}]}");
  cue_script_server_add (server, 200, "{\"count\":0,\"results\":[]}");
  g_assert_true (run (test, cue_script_server_get_url (server), CUE_UNSET, KEY, NULL));
  g_assert_cmpstr (cue_connection_test_get_organization (test), ==, "Acme");
  g_assert_cmpstr (get_note (test, CUE_STEP_PROJECT), ==, "Clinic");
  g_assert_cmpstr (cue_script_server_get_request (server, 1)->query, ==, "page_size=1&project_id=7");
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *url;
    const char *states;
    const char *title;
  } rows[] = {
    { "ftp://127.0.0.1", "fwwwww", "Not an address" },
    { "http://service.example.test", "fwwwww", "Not an address" },
    { "two words", "fwwwww", "Not an address" },
    { "https://somebody:secret@service.example.test", "fwwwww", "Not an address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

      g_assert_false (run (test, rows[i].url, CUE_UNSET, KEY, NULL));
      assert_states (test, rows[i].states);
      assert_failure (test, rows[i].title, get_note (test, CUE_STEP_ADDRESS));
      g_assert_true (g_str_has_suffix (get_note (test, CUE_STEP_ADDRESS), "."));
    }
}

/* A name that is reserved for being nobody's. Which of the two sentences depends on the computer's own network. */
static void
test_unknown_name (void)
{
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  const char *title = NULL;

  g_assert_false (run (test, "https://nobody.invalid", CUE_UNSET, KEY, NULL));
  assert_states (test, "pfwwww");
  title = cue_test_step_get_title (cue_connection_test_get_step (test, CUE_STEP_LOOKUP));
  if (g_str_equal (title, "Unknown name"))
    assert_failure (test, title, "Nobody knows a computer of this name. Check the address for a typing mistake, and that this computer is online.");
  else
    assert_failure (test, "No name lookup", "This computer cannot look up names at the moment. Check that it is online, then test again.");
}

/* The name of this computer is looked up, an address in digits is not. */
static void
test_lookup (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  g_autofree char *url = g_strdup_printf ("http://localhost%s", strrchr (cue_script_server_get_url (server), ':'));

  cue_script_server_add (server, 200, PROJECTS);
  cue_script_server_add (server, 200, "[]");
  cue_script_server_add (server, 200, "[]");
  g_assert_true (run (test, url, CUE_UNSET, KEY, NULL));
  assert_states (test, "pppspp");
}

static void
test_nothing_there (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_CLOSE, NULL, 0);
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  g_autofree char *url = g_strdup (cue_raw_server_get_url (server));

  g_clear_pointer (&server, cue_raw_server_free);
  g_assert_false (run (test, url, CUE_UNSET, KEY, NULL));
  assert_states (test, "psfwww");
  assert_failure (test, "Nothing there",
                  "The computer is there, but no service answers at this port. Check the address and its port, or ask whoever runs the service.");
}

static const struct
{
  const char *name;
  const char *certificate;
  const char *authority;
  const char *title; /* NULL: passes */
  const char *note;
} certificates[] = {
  { "good", "good.pem", "authority.pem", NULL, "valid until 1 January 2120" },
  { "unknown", "good.pem", NULL, "Unknown certificate authority", "Nobody that this computer trusts vouches for the service’s certificate, so nothing was sent. If the service has a certificate authority of its own, add its file in the preferences, under Network." },
  { "self-signed", "self-signed.pem", "authority.pem", "Unknown certificate authority", "Nobody that this computer trusts vouches for the service’s certificate, so nothing was sent. If the service has a certificate authority of its own, add its file in the preferences, under Network." },
  { "other-name", "other-name.pem", "authority.pem", "Certificate of another name", "The service’s certificate is for another name, so nothing was sent. Check the address for a typing mistake, or ask whoever runs the service." },
  { "expired", "expired.pem", "authority.pem", "Certificate expired", "The service’s certificate has expired, so nothing was sent. Check the date of this computer, then ask whoever runs the service to renew it." },
  { "not-yet-valid", "future.pem", "authority.pem", "Certificate not valid yet", "The service’s certificate is not valid yet, so nothing was sent. Check the date and time of this computer." },
};

static void
test_certificate (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *path = find_file (certificates[i].certificate);
  g_autofree char *authority = certificates[i].authority != NULL ? find_file (certificates[i].authority) : NULL;
  g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_SYSTEM, NULL, authority);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (CueScriptServer) server = cue_script_server_new_secure (certificate);
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  const char *details = NULL;

  cue_script_server_add (server, 200, PROJECTS);
  cue_script_server_add (server, 200, "[]");
  cue_script_server_add (server, 200, "[]");
  g_assert_true (run (test, cue_script_server_get_url (server), CUE_UNSET, KEY, settings) == (certificates[i].title == NULL));
  details = cue_test_step_get_details (cue_connection_test_get_step (test, CUE_STEP_CERTIFICATE));
  g_assert_nonnull (strstr (details, "issuer: CN="));
  if (certificates[i].title == NULL)
    {
      assert_states (test, "pspppp");
      g_assert_cmpstr (get_note (test, CUE_STEP_CERTIFICATE), ==, certificates[i].note);
      return;
    }
  assert_states (test, "pspfww");
  assert_failure (test, certificates[i].title, certificates[i].note);
  g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 0);
}

static void
test_not_secure (void)
{
  g_autoptr (CueRawServer) plain = cue_raw_server_new (CUE_RAW_ANSWER, "HTTP/1.1 400 Bad\r\n\r\n", -1);
  g_autoptr (CueRawServer) silent = cue_raw_server_new (CUE_RAW_SILENT, NULL, 0);
  CueRawServer *const servers[] = { plain, silent };

  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
      g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", cue_raw_server_get_port (servers[i]));

      g_assert_false (run (test, url, CUE_UNSET, KEY, NULL));
      assert_states (test, "pspfww");
      assert_failure (test, "No secure connection",
                      "Something answers at the address, but not securely. Check the address and its port, or ask whoever runs the service.");
      g_assert_null (strstr (cue_raw_server_get_text (servers[i]), KEY));
    }
}

static void
test_settings (void)
{
  g_autoptr (CueNetworkSettings) no_file = cue_network_settings_new (CUE_PROXY_SYSTEM, NULL, "/nonexistent/ca.pem");
  g_autoptr (CueNetworkSettings) no_proxy = cue_network_settings_new (CUE_PROXY_MANUAL, "nothing", NULL);
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  g_assert_false (run (test, "https://127.0.0.1:1", CUE_UNSET, KEY, no_file));
  assert_states (test, "pssfww");
  assert_failure (test, "File of certificates",
                  "The file of additional certificates cannot be read, or has none in it, so nothing was sent. Choose another file in the preferences, under Network.");
  g_assert_false (run (test, "https://127.0.0.1:1", CUE_UNSET, KEY, no_proxy));
  assert_states (test, "psfwww");
  assert_failure (test, "Not a proxy",
                  "The address of the proxy is not one, so nothing was sent. Correct it in the preferences, under Network; it looks like http://proxy.example.com:3128.");
}

/* Through a proxy the name is the proxy's business; what it refuses is told as its own. */
static void
test_proxy (void)
{
  g_autoptr (CueRawServer) proxy = cue_raw_server_new (CUE_RAW_ANSWER, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", -1);
  g_autoptr (CueNetworkSettings) settings =
    cue_network_settings_new (CUE_PROXY_MANUAL, cue_raw_server_get_url (proxy), NULL);
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  g_assert_false (run (test, "https://service.example.test", CUE_UNSET, KEY, settings));
  assert_states (test, "psfwww");
  assert_failure (test, "Stopped at the proxy",
                  "The proxy does not let the connection through. Check the proxy in the preferences, under Network, or ask whoever runs it.");
  g_assert_null (strstr (cue_raw_server_get_text (proxy), KEY));
}

#define REFUSED "The service does not know this key. Copy it once more from the dashboard, under Settings, Organization, API Key."
#define ELSE "Something else than Cekura answers at this address. Check the address; in a guest network, sign in with a web browser first."

/* What the service answers to the three questions (0: not asked), and what is made of it. */
static const struct
{
  const char *name;
  guint       status[3];
  const char *body[3];
  const char *states;
  const char *title;
  const char *note;
} answers[] = {
  { "key-refused", { 401 }, { "{\"detail\":\"Invalid API key.\"}" }, "pspsfw", "Key refused", REFUSED },
  { "limited-key", { 403, 403 }, { "{}", "{\"detail\":\"You do not have permission.\"}" }, "pspsfw", "Limited key", "The service knows the key, but does not let it in. Use another key, or ask an administrator of your organisation." },
  { "limited-agents", { 200, 403 }, { PROJECTS, "{}" }, "pspspf", "Limited key", "The key may not read the agents and scenarios of the project. Use another key, or ask an administrator of your organisation." },
  { "limited-scenarios", { 200, 200, 403 }, { PROJECTS, "[]", "{}" }, "pspspf", "Limited key", "The key may not read the agents and scenarios of the project. Use another key, or ask an administrator of your organisation." },
  { "refused-later", { 403, 401 }, { "{}", "{}" }, "pspsfw", "Key refused", REFUSED },
  { "no-project", { 200 }, { "[]" }, "pspspf", "No project", "The service knows the key, but there is no project that it may use. Create one in the dashboard, or use another key." },
  { "html", { 200 }, { "<!DOCTYPE html><html><body>Welcome to the hotel</body></html>" }, "pspsfw", "Not a Cekura service", ELSE },
  { "other-json", { 200 }, { "{\"swagger\":\"2.0\"}" }, "pspsfw", "Not a Cekura service", ELSE },
  { "empty", { 200 }, { "" }, "pspsfw", "Not a Cekura service", ELSE },
  { "nothing-anywhere", { 404, 404 }, { "nginx", "nginx" }, "pspsfw", "Not a Cekura service", ELSE },
  { "busy", { 429 }, { "{}" }, "pspsfw", "Too many requests", "The service has too many requests at the moment. Wait a little, then test again." },
  { "broken", { 502 }, { "<html>Bad gateway</html>" }, "pspsfw", "Trouble at the service", "The service has a problem of its own. Wait a little, then test again." },
  { "rejected", { 200, 400 }, { PROJECTS, "{\"detail\":\"Please provide one of the required query parameter\"}" }, "pspspf", "Not accepted", "The service did not accept this. Correct it and try again; your text is kept. The service says: Please provide one of the required query parameter" },
};

static void
test_answer (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  guint n = 0;

  for (; n < 3 && answers[i].status[n] != 0; n++)
    cue_script_server_add (server, answers[i].status[n], answers[i].body[n]);
  g_assert_false (run (test, cue_script_server_get_url (server), CUE_UNSET, KEY, NULL));
  assert_states (test, answers[i].states);
  assert_failure (test, answers[i].title, answers[i].note);
  g_assert_nonnull (cue_test_step_get_details (cue_connection_test_get_failure (test)));
  g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, n);
}

/* A key that may not list projects, but may read the one it is for. */
static void
test_project_key (void)
{
  static const guint statuses[] = { 403, 404 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (CueScriptServer) server = cue_script_server_new ();
      g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

      cue_script_server_add (server, statuses[i], "{}");
      cue_script_server_add (server, 200, "{\"count\":3,\"results\":[{\"id\":1}]}");
      cue_script_server_add (server, 200, "{\"count\":5,\"results\":[{\"id\":1}]}");
      g_assert_true (run (test, cue_script_server_get_url (server), CUE_UNSET, KEY, NULL));
      assert_states (test, "pspspp");
      g_assert_cmpstr (get_note (test, CUE_STEP_KEY), ==, "may not list projects");
      g_assert_cmpuint (cue_connection_test_get_n_agents (test), ==, 3);
      g_assert_cmpuint (cue_connection_test_get_n_scenarios (test), ==, 5);
    }
}

static void
test_project_gone (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  cue_script_server_add (server, 200, PROJECTS);
  g_assert_false (run (test, cue_script_server_get_url (server), 99, KEY, NULL));
  assert_states (test, "pspspf");
  assert_failure (test, "Project not found",
                  "The project of this workspace is not among those that the key may use. Choose another project, or use another key.");
}

/* The other server never sees the key, nor anything else. */
static void
test_redirected (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueScriptServer) other = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  cue_script_answer_set_header (cue_script_server_add (server, 302, ""), "Location", cue_script_server_get_url (other));
  g_assert_false (run (test, cue_script_server_get_url (server), CUE_UNSET, KEY, NULL));
  assert_failure (test, "Pointed elsewhere",
                  "The service pointed to another address, so the key was not sent there. Use the address of the service itself.");
  g_assert_cmpuint (cue_script_server_get_n_requests (other), ==, 0);
}

static void
test_no_answer (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_SILENT, NULL, 0);
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  g_assert_false (run (test, cue_raw_server_get_url (server), CUE_UNSET, KEY, NULL));
  assert_states (test, "pspsfw");
  assert_failure (test, "No answer", "Something is at the address, but it gave no complete answer in time. Check the address, then test again.");
}

/* Something that cannot be a key never leaves. */
static void
test_no_key (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  g_assert_false (run (test, cue_script_server_get_url (server), CUE_UNSET, "schlüssel", NULL));
  assert_failure (test, "Key refused", REFUSED);
  g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 0);
}

static void
test_cancelled (void)
{
  const CueHttpLimits patient = CUE_HTTP_LIMITS_DEFAULT;
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueRawServer) silent = cue_raw_server_new (CUE_RAW_SILENT, NULL, 0);
  g_autofree char  *secure = g_strdup_printf ("https://127.0.0.1:%u", cue_raw_server_get_port (silent));
  const char *const urls[] = { cue_script_server_get_url (server), secure };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (CueWorkspace) workspace = cue_workspace_new ("w", CUE_WORKSPACE_CEKURA, "W", urls[i], CUE_UNSET);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (CueTestResult) result = { 0 };
      g_autoptr (GError) error = NULL;
      CueConnectionTest *test = cue_connection_test_new ();

      cue_script_answer_hold (cue_script_server_add (server, 200, "[]"));
      cue_connection_tester_run_within_async (workspace, KEY, NULL, &patient, test, cancellable, cue_test_async_cb, &result);
      cue_test_iterate_for (0.2);
      g_assert_cmpuint (result.n_calls, ==, 0);
      g_cancellable_cancel (cancellable);
      cue_test_iterate_for (0.1);
      g_assert_cmpuint (result.n_calls, ==, 1);
      g_assert_false (cue_connection_tester_run_finish (workspace, result.result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (cue_connection_test_get_running (test));
      g_assert_null (cue_connection_test_get_failure (test));
      cue_test_result_clear (&result);
      cue_test_iterate ();
      g_assert_finalize_object (test);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/connection-tester/passes", test_passes);
  g_test_add_func ("/net/connection-tester/first-project", test_first_project);
  g_test_add_func ("/net/connection-tester/addresses", test_addresses);
  g_test_add_func ("/net/connection-tester/unknown-name", test_unknown_name);
  g_test_add_func ("/net/connection-tester/lookup", test_lookup);
  g_test_add_func ("/net/connection-tester/nothing-there", test_nothing_there);
  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    {
      g_autofree char *path = g_strconcat ("/net/connection-tester/certificate/", certificates[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_certificate);
    }
  g_test_add_func ("/net/connection-tester/not-secure", test_not_secure);
  g_test_add_func ("/net/connection-tester/settings", test_settings);
  g_test_add_func ("/net/connection-tester/proxy", test_proxy);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/net/connection-tester/answer/", answers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_answer);
    }
  g_test_add_func ("/net/connection-tester/project-key", test_project_key);
  g_test_add_func ("/net/connection-tester/project-gone", test_project_gone);
  g_test_add_func ("/net/connection-tester/redirected", test_redirected);
  g_test_add_func ("/net/connection-tester/no-answer", test_no_answer);
  g_test_add_func ("/net/connection-tester/no-key", test_no_key);
  g_test_add_func ("/net/connection-tester/cancelled", test_cancelled);

  return g_test_run ();
}
