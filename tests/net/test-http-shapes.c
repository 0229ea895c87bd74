/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a service can answer, by table: each status, each shape of a body, each cut; what becomes of it, and the
 * sentence that a tester sees. */
#include "cue-http-api.h"

#include "cue-error.h"
#include "cue-raw-server.h"
#include "cue-resource-object.h"
#include "cue-script-server.h"
#include "cue-test.h"

#include <string.h>

#define KEY "k-0123456789"
#define OK (-1)

#define TIMED_OUT "The service did not answer in time. Try again in a moment; your text is kept."
#define INTERRUPTED "The connection broke before the answer was complete. Reload to see whether the change arrived before you try again; your text is kept."
#define UNAUTHORIZED "The service does not accept the key. Enter a valid key for this workspace; your text is kept."
#define FORBIDDEN "The key does not have permission for this. Use another key, or ask the owner of the project."
#define NOT_FOUND "This does not exist on the service, or was deleted there. Reload to see what is there now; your text is kept."
#define REJECTED "The service did not accept this. Correct it and try again; your text is kept."
#define SERVER "The service has a problem of its own. Try again in a moment; your text is kept."
#define MALFORMED "The service’s answer cannot be understood. Check that the address is that of a Cekura service, then try again; your text is kept."
#define TOO_LARGE "The service’s answer is too large to be read. Check that the address is that of a Cekura service; your text is kept."
#define REDIRECTED "The service pointed to another address, so the key was not sent there. Check the service’s address."
#define BUSY "The service has too many requests at the moment. Wait a little, then try again; your text is kept."
#define SAYS " The service says: "

static const CueHttpLimits quick = {
  .connect_seconds = 5,
  .request_seconds = 1,
  .retry_seconds = 0.01,
  .max_bytes = 1024 * 1024,
};

typedef enum
{
  LIST,
  READ,
  CREATE,
  UPDATE,
  DELETE,
  START,
  POLL,
  PING,
} Call;

static CueApi *
create_api (const char *url)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("w", CUE_WORKSPACE_CEKURA, "W", url, 7);
  CueHttpApi *api = cue_http_api_new (workspace, KEY);

  cue_http_api_set_limits (api, &quick);
  return CUE_API (api);
}

static void
begin (CueApi        *api,
       Call           call,
       JsonObject    *body,
       CueTestResult *result)
{
  switch (call)
    {
    case LIST:
      cue_api_list_async (api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, NULL, cue_test_async_cb, result);
      break;
    case READ:
      cue_api_read_async (api, CUE_RESOURCE_SCENARIOS, 1, NULL, cue_test_async_cb, result);
      break;
    case CREATE:
      cue_api_create_async (api, CUE_RESOURCE_SCENARIOS, body, NULL, cue_test_async_cb, result);
      break;
    case UPDATE:
      cue_api_update_async (api, CUE_RESOURCE_SCENARIOS, 1, body, NULL, cue_test_async_cb, result);
      break;
    case DELETE:
      cue_api_delete_async (api, CUE_RESOURCE_SCENARIOS, 1, NULL, cue_test_async_cb, result);
      break;
    case START:
      cue_api_start_async (api, CUE_GENERATION_GENERATE, body, NULL, cue_test_async_cb, result);
      break;
    case POLL:
      cue_api_poll_async (api, "p", 1, 7, 60, NULL, cue_test_async_cb, result);
      break;
    case PING:
    default:
      cue_api_ping_async (api, NULL, cue_test_async_cb, result);
    }
}

/* (transfer full) (nullable): what came back, in a word. */
static char *
end (CueApi       *api,
     Call          call,
     GAsyncResult *result,
     GError      **error)
{
  switch (call)
    {
    case LIST:
      {
        g_autoptr (GPtrArray) rows = cue_api_list_finish (api, result, error);

        return rows != NULL ? g_strdup_printf ("%u rows", rows->len) : NULL;
      }
    case READ:
    case CREATE:
    case UPDATE:
      {
        g_autoptr (CueResourceObject) object =
          call == READ ? cue_api_read_finish (api, result, error)
                       : (call == CREATE ? cue_api_create_finish (api, result, error) : cue_api_update_finish (api, result, error));

        return object != NULL ? g_strdup_printf ("%s", cue_resource_object_get_name (object)) : NULL;
      }
    case DELETE:
      return cue_api_delete_finish (api, result, error) ? g_strdup ("deleted") : NULL;
    case START:
      {
        g_autoptr (CueReceipt) receipt = cue_api_start_finish (api, result, error);

        return receipt != NULL ? g_strdup (receipt->progress_id != NULL ? receipt->progress_id : receipt->text) : NULL;
      }
    case POLL:
      {
        g_autoptr (CueProgress) progress = cue_api_poll_finish (api, result, error);

        return progress != NULL && progress->outcome == CUE_PROGRESS_FINISHED ? g_strdup (progress->text) : NULL;
      }
    case PING:
    default:
      return cue_api_ping_finish (api, result, error) ? g_strdup ("there") : NULL;
    }
}

/* Makes the call, and asserts what comes of it. */
static void
check (const char *url,
       Call        call,
       int         code,
       const char *expected)
{
  CueApi *api = create_api (url);
  g_autoptr (JsonObject) body = json_object_new ();
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *came = NULL;

  json_object_set_string_member (body, "name", "A name");
  begin (api, call, body, &result);
  came = end (api, call, cue_test_result_wait (&result), &error);
  if (code == OK)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (came, ==, expected);
    }
  else
    {
      g_autofree char *sentence = NULL;

      g_assert_error (error, CUE_NET_ERROR, code);
      g_assert_null (came);
      sentence = cue_error_dup_sentence (error);
      g_assert_cmpstr (sentence, ==, expected);
      g_assert_null (strstr (sentence, KEY));
    }
  cue_test_result_clear (&result);
  g_assert_finalize_object (api);
}

/* Statuses and bodies. The answer is given up to three times, for the reads that are repeated. */
static const struct
{
  const char *name;
  Call        call;
  guint       status;
  const char *body;
  const char *header; /* (nullable): "Name: value" */
  int         code;
  const char *expected; /* OK: what came back; else the sentence */
} rows[] = {
  /* Any 2xx is one. */
  { "create/200", CREATE, 200, "{\"id\":1,\"name\":\"One\"}", NULL, OK, "One" },
  { "create/201", CREATE, 201, "{\"id\":1,\"name\":\"One\"}", NULL, OK, "One" },
  { "create/202", CREATE, 202, "{\"id\":1,\"name\":\"One\"}", NULL, OK, "One" },
  { "create/204", CREATE, 204, NULL, NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "create/200-empty", CREATE, 200, "", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "create/200-array", CREATE, 200, "[]", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "update/200", UPDATE, 200, "{\"id\":1,\"name\":\"One\"}", NULL, OK, "One" },
  { "read/200", READ, 200, "{\"id\":1,\"name\":\"One\"}", NULL, OK, "One" },
  { "delete/204", DELETE, 204, NULL, NULL, OK, "deleted" },
  { "delete/200-empty", DELETE, 200, "", NULL, OK, "deleted" },
  { "delete/200-body", DELETE, 200, "{\"ok\":true}", NULL, OK, "deleted" },
  { "delete/202", DELETE, 202, "Accepted", NULL, OK, "deleted" },
  { "delete/404", DELETE, 404, "{\"detail\":\"Not found.\"}", NULL, CUE_NET_ERROR_NOT_FOUND, NOT_FOUND SAYS "Not found." },
  { "ping/200", PING, 200, "{\"count\":0,\"results\":[]}", NULL, OK, "there" },
  { "ping/200-text", PING, 200, "pong", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "ping/429", PING, 429, "{}", NULL, CUE_NET_ERROR_BUSY, BUSY },

  /* Lists come in pages and bare. */
  { "list/page", LIST, 200, "{\"count\":2,\"next\":null,\"previous\":null,\"results\":[{\"id\":1},{\"id\":2}]}", NULL, OK, "2 rows" },
  { "list/bare", LIST, 200, "[{\"id\":1},{\"id\":2},{\"id\":3}]", NULL, OK, "3 rows" },
  { "list/none", LIST, 200, "{\"count\":0,\"results\":[]}", NULL, OK, "0 rows" },
  { "list/204", LIST, 204, NULL, NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "list/text", LIST, 200, "nothing", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "list/null", LIST, 200, "null", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "list/object", LIST, 200, "{\"rows\":[]}", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "list/not-utf8", LIST, 200, "[{\"id\":1,\"name\":\"\xff\xfe\"}]", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },

  /* Content types: what it is counts more than what it is called, but a page for people is none for us. */
  { "type/text", LIST, 200, "[{\"id\":1}]", "Content-Type: text/plain", OK, "1 rows" },
  { "type/bytes", LIST, 200, "[{\"id\":1}]", "Content-Type: application/octet-stream", OK, "1 rows" },
  { "type/charset", LIST, 200, "[{\"id\":1}]", "Content-Type: application/json; charset=utf-8", OK, "1 rows" },
  { "type/odd", LIST, 200, "[{\"id\":1}]", "Content-Type: ;;;", OK, "1 rows" },
  { "type/html", LIST, 200, "[{\"id\":1}]", "Content-Type: text/html", CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "type/html-called-json", LIST, 200, "<!doctype html><title>Sign in</title>", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "type/html-create", CREATE, 200, "<html><body>Hotel</body></html>", "Content-Type: text/html", CUE_NET_ERROR_MALFORMED, MALFORMED },

  /* 400 in all its shapes. */
  { "400/fields", CREATE, 400, "{\"name\":[\"Too long.\"],\"agent\":[\"Required.\",\"Unknown.\"]}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "name: Too long.; agent: Required.; agent: Unknown." },
  { "400/array", CREATE, 400, "[\"Invalid personalities provided.\"]", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Invalid personalities provided." },
  { "400/detail", CREATE, 400, "{\"detail\":\"Malformed request.\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Malformed request." },
  { "400/errors", CREATE, 400, "{\"errors\":{\"scenarios[0].metrics[0]\":[\"No such metric.\"]}}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "scenarios[0].metrics[0]: No such metric." },
  { "400/non-field", CREATE, 400, "{\"non_field_errors\":[\"Both are set.\"]}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Both are set." },
  { "400/nested", CREATE, 400, "{\"conditional_actions\":{\"conditions\":[{},{\"type\":[\"Unknown.\"]}]}}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "conditional_actions.conditions[1].type: Unknown." },
  { "400/plain-field", CREATE, 400, "{\"folder_path\":\"No such folder.\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "folder_path: No such folder." },
  { "400/error", CREATE, 400, "{\"error\":\"Invalid tool IDs\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Invalid tool IDs" },
  { "400/message", CREATE, 400, "{\"message\":\"Personality is not enabled\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Personality is not enabled" },
  { "400/text", CREATE, 400, "Max projects limit reached", "Content-Type: text/plain", CUE_NET_ERROR_REJECTED, REJECTED SAYS "Max projects limit reached" },
  { "400/empty", CREATE, 400, "", NULL, CUE_NET_ERROR_REJECTED, REJECTED },
  { "400/list", LIST, 400, "{\"detail\":\"Please provide one of the required query parameter\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Please provide one of the required query parameter" },

  /* The other refusals. */
  { "401/create", CREATE, 401, "{\"detail\":\"Invalid API key.\"}", NULL, CUE_NET_ERROR_UNAUTHORIZED, UNAUTHORIZED },
  { "401/list", LIST, 401, "", NULL, CUE_NET_ERROR_UNAUTHORIZED, UNAUTHORIZED },
  { "401/start", START, 401, "<html>", NULL, CUE_NET_ERROR_UNAUTHORIZED, UNAUTHORIZED },
  { "402/start", START, 402, "{\"detail\":\"Payment required.\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Payment required." },
  { "403/start", START, 403, "{\"detail\":\"Read-only key.\"}", NULL, CUE_NET_ERROR_FORBIDDEN, FORBIDDEN SAYS "Read-only key." },
  { "403/empty", CREATE, 403, "", NULL, CUE_NET_ERROR_FORBIDDEN, FORBIDDEN },
  { "403/credit", START, 403, "{\"detail\":\"Insufficient credits.\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Insufficient credits." },
  { "404/read", READ, 404, "{\"detail\":\"Not found.\"}", NULL, CUE_NET_ERROR_NOT_FOUND, NOT_FOUND SAYS "Not found." },
  { "404/html", READ, 404, "<html><body>nginx</body></html>", "Content-Type: text/html", CUE_NET_ERROR_NOT_FOUND, NOT_FOUND },
  { "409/create", CREATE, 409, "{\"name\":[\"Exists already.\"]}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "name: Exists already." },
  { "413/create", CREATE, 413, "Request Entity Too Large", "Content-Type: text/plain", CUE_NET_ERROR_REJECTED, REJECTED SAYS "Request Entity Too Large" },
  { "405/update", UPDATE, 405, "{\"detail\":\"Method not allowed.\"}", NULL, CUE_NET_ERROR_REJECTED, REJECTED SAYS "Method not allowed." },
  { "408/list", LIST, 408, "", NULL, CUE_NET_ERROR_TIMED_OUT, TIMED_OUT },
  { "410/read", READ, 410, "", NULL, CUE_NET_ERROR_NOT_FOUND, NOT_FOUND },
  { "429/seconds", CREATE, 429, "{}", "Retry-After: 17", CUE_NET_ERROR_BUSY, "The service has too many requests at the moment. Try again in 17 seconds; your text is kept." },
  { "429/one-second", START, 429, "{}", "Retry-After: 1", CUE_NET_ERROR_BUSY, "The service has too many requests at the moment. Try again in 1 second; your text is kept." },
  { "429/past-date", CREATE, 429, "{}", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT", CUE_NET_ERROR_BUSY, BUSY },
  { "429/none", START, 429, "{}", NULL, CUE_NET_ERROR_BUSY, BUSY },
  { "429/list", LIST, 429, "{}", "Retry-After: 0", CUE_NET_ERROR_BUSY, BUSY },
  { "500/html", CREATE, 500, "<html><body><h1>Server Error (500)</h1></body></html>", "Content-Type: text/html", CUE_NET_ERROR_SERVER, SERVER },
  { "500/json", START, 500, "{\"error\":\"Worker died\"}", NULL, CUE_NET_ERROR_SERVER, SERVER SAYS "Worker died" },
  { "502/list", LIST, 502, "<html>Bad gateway</html>", "Content-Type: text/html", CUE_NET_ERROR_SERVER, SERVER },
  { "503/retry-after", LIST, 503, "", "Retry-After: 60", CUE_NET_ERROR_SERVER, SERVER },
  { "503/short", LIST, 503, "", "Retry-After: 0", CUE_NET_ERROR_SERVER, SERVER },
  { "504/start", START, 504, "", NULL, CUE_NET_ERROR_SERVER, SERVER },
  { "304/list", LIST, 304, NULL, NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "301/list", LIST, 301, "", "Location: https://elsewhere.example.test/", CUE_NET_ERROR_REDIRECTED, REDIRECTED },
  { "307/start", START, 307, "", "Location: https://elsewhere.example.test/", CUE_NET_ERROR_REDIRECTED, REDIRECTED },
  { "302/no-location", LIST, 302, "", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "redirect/other-port", LIST, 302, "", "Location: http://127.0.0.1:9/test_framework/v1/scenarios/", CUE_NET_ERROR_REDIRECTED, REDIRECTED },
  { "redirect/other-scheme", LIST, 302, "", "Location: https://127.0.0.1/", CUE_NET_ERROR_REDIRECTED, REDIRECTED },
  { "redirect/file", LIST, 302, "", "Location: file:///etc/passwd", CUE_NET_ERROR_REDIRECTED, REDIRECTED },

  /* Asking for instructions. */
  { "start/200", START, 200, "{\"progress_id\":\"p1\",\"project_id\":7}", NULL, OK, "p1" },
  { "start/201", START, 201, "{\"progress_id\":\"p1\"}", NULL, OK, "p1" },
  { "start/202", START, 202, "{\"progress_id\":\"p1\"}", NULL, OK, "p1" },
  { "start/number", START, 200, "{\"progress_id\":12}", NULL, OK, "12" },
  { "start/task", START, 200, "{\"task_id\":\"t1\"}", NULL, OK, "t1" },
  { "start/job", START, 200, "{\"job_id\":\"j1\"}", NULL, OK, "j1" },
  { "start/id", START, 200, "{\"id\":\"i1\"}", NULL, OK, "i1" },
  { "start/nested", START, 200, "{\"data\":{\"progress_id\":\"n1\"}}", NULL, OK, "n1" },
  { "start/text", START, 200, "{\"id\":3,\"instructions\":\"You are a caller.\"}", NULL, OK, "You are a caller." },
  { "start/neither", START, 200, "{\"id\":3}", NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "start/204", START, 204, NULL, NULL, CUE_NET_ERROR_MALFORMED, MALFORMED },
  { "start/not-json", START, 200, "OK", "Content-Type: text/plain", CUE_NET_ERROR_MALFORMED, MALFORMED },

  /* Asking how it goes: NULL for not yet. */
  { "poll/finished", POLL, 200, "{\"status\":\"completed\",\"instructions\":\"Written.\"}", NULL, OK, "Written." },
  { "poll/other-words", POLL, 200, "{\"state\":\"SUCCESS\",\"result\":{\"instructions\":\"Written.\"}}", NULL, OK, "Written." },
  { "poll/running", POLL, 200, "{\"status\":\"in_progress\"}", NULL, OK, NULL },
  { "poll/running-echo", POLL, 200, "{\"status\":\"in-progress\",\"instructions\":\"The draft.\"}", NULL, OK, NULL },
  { "poll/unknown-word", POLL, 200, "{\"status\":\"brewing\"}", NULL, OK, NULL },
  { "poll/204", POLL, 204, NULL, NULL, OK, NULL },
  { "poll/202", POLL, 202, "", NULL, OK, NULL },
  { "poll/failed", POLL, 200, "{\"status\":\"failed\",\"error\":\"No agent.\"}", NULL, OK, NULL },
  { "poll/400", POLL, 400, "{\"detail\":\"Job failed.\"}", NULL, OK, NULL },
  { "poll/404", POLL, 404, "{\"detail\":\"Not found.\"}", NULL, OK, NULL },
  { "poll/401", POLL, 401, "{}", NULL, CUE_NET_ERROR_UNAUTHORIZED, UNAUTHORIZED },
  { "poll/429", POLL, 429, "{}", "Retry-After: 9", CUE_NET_ERROR_BUSY, "The service has too many requests at the moment. Try again in 9 seconds; your text is kept." },
  { "poll/500", POLL, 500, "<html>", NULL, CUE_NET_ERROR_SERVER, SERVER },
  { "poll/html", POLL, 200, "<html>Hotel</html>", "Content-Type: text/html", CUE_NET_ERROR_MALFORMED, MALFORMED },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  gboolean reads = rows[i].call == LIST || rows[i].call == READ;

  for (guint j = 0; j < 10; j++)
    {
      CueScriptAnswer *answer = cue_script_server_add (server, rows[i].status, rows[i].body);

      if (rows[i].header != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (rows[i].header, ": ", 2);

          cue_script_answer_set_header (answer, parts[0], parts[1]);
        }
    }
  check (cue_script_server_get_url (server), rows[i].call, rows[i].code, rows[i].expected);
  /* What writes was sent once. */
  if (!reads)
    g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 1);
}

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* Cuts, of a read and of a write; the read is repeated, the write is not. */
static const struct
{
  const char  *name;
  CueRawManner manner;
  const char  *bytes;
  int          code;
  const char  *sentence;
  guint        n_reads;
} cuts[] = {
  { "at-once", CUE_RAW_CLOSE, NULL, CUE_NET_ERROR_INTERRUPTED, INTERRUPTED, 3 },
  { "before-headers", CUE_RAW_ANSWER, "", CUE_NET_ERROR_INTERRUPTED, INTERRUPTED, 3 },
  { "in-headers", CUE_RAW_ANSWER, "HTTP/1.1 200 OK\r\nContent-Ty", CUE_NET_ERROR_MALFORMED, MALFORMED, 1 },
  { "after-headers", CUE_RAW_ANSWER, HEAD "Content-Length: 20\r\n\r\n", CUE_NET_ERROR_INTERRUPTED, INTERRUPTED, 3 },
  { "in-body", CUE_RAW_ANSWER, HEAD "Content-Length: 20\r\n\r\n{\"id\":1,", CUE_NET_ERROR_INTERRUPTED, INTERRUPTED, 3 },
  { "in-chunk", CUE_RAW_ANSWER, HEAD "Transfer-Encoding: chunked\r\n\r\n14\r\n{\"id\":1,", CUE_NET_ERROR_INTERRUPTED, INTERRUPTED, 3 },
  { "no-last-chunk", CUE_RAW_ANSWER, HEAD "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":1,\r\n", CUE_NET_ERROR_MALFORMED, MALFORMED, 1 },
  { "half-json-to-the-end", CUE_RAW_ANSWER, HEAD "Connection: close\r\n\r\n{\"id\":1,", CUE_NET_ERROR_MALFORMED, MALFORMED, 1 },
  { "stall-before-headers", CUE_RAW_SILENT, NULL, CUE_NET_ERROR_TIMED_OUT, TIMED_OUT, 3 },
  { "stall-in-body", CUE_RAW_STALL, HEAD "Content-Length: 20\r\n\r\n{\"id\":1,", CUE_NET_ERROR_TIMED_OUT, TIMED_OUT, 3 },
  { "not-http", CUE_RAW_ANSWER, "SSH-2.0-OpenSSH_9.2\r\n\r\n", CUE_NET_ERROR_MALFORMED, MALFORMED, 1 },
  { "announced-too-large", CUE_RAW_STALL, HEAD "Content-Length: 99999999\r\n\r\n[", CUE_NET_ERROR_TOO_LARGE, TOO_LARGE, 1 },
};

static void
test_cut (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CueRawServer) reading = cue_raw_server_new (cuts[i].manner, cuts[i].bytes, -1);
  g_autoptr (CueRawServer) writing = cue_raw_server_new (cuts[i].manner, cuts[i].bytes, -1);

  check (cue_raw_server_get_url (writing), START, cuts[i].code, cuts[i].sentence);
  g_assert_cmpuint (cue_raw_server_get_n_connections (writing), ==, 1);
  check (cue_raw_server_get_url (reading), READ, cuts[i].code, cuts[i].sentence);
  g_assert_cmpuint (cue_raw_server_get_n_connections (reading), ==, cuts[i].n_reads);
}

/* Slow but steady is fine, as long as it is done in time. */
static void
test_slow (void)
{
  g_autofree char *padding = g_strnfill (400, ' ');
  g_autofree char *much = g_strdup_printf (HEAD "Content-Length: 410\r\n\r\n%s{\"id\":1}", padding);
  g_autoptr (CueRawServer) steady = cue_raw_server_new (CUE_RAW_SLOW, HEAD "Content-Length: 24\r\n\r\n{\"id\":1,\"name\":\"Slowly\"}", -1);
  g_autoptr (CueRawServer) endless = cue_raw_server_new (CUE_RAW_SLOW, much, -1);

  check (cue_raw_server_get_url (steady), READ, OK, "Slowly");
  check (cue_raw_server_get_url (endless), START, CUE_NET_ERROR_TIMED_OUT, TIMED_OUT);
}

/* (transfer full): an answer whose body is @text, compressed, without the last @cut bytes; @announced: its head says
 * that they come. */
static GBytes *
compress (const char *text,
          gsize       length,
          gsize       cut,
          gboolean    announced)
{
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree char *head = NULL;

  g_assert_true (g_output_stream_write_all (stream, text, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  head = g_strdup_printf (HEAD "Content-Encoding: gzip\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          g_bytes_get_size (body) - (announced ? 0 : cut));
  g_byte_array_append (answer, (const guint8 *) head, strlen (head));
  g_byte_array_append (answer, g_bytes_get_data (body, NULL), g_bytes_get_size (body) - cut);
  return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
}

static CueRawServer *
serve (GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;

  return cue_raw_server_new (CUE_RAW_ANSWER, g_bytes_get_data (owned, NULL), g_bytes_get_size (owned));
}

static void
test_gzip (void)
{
  const char text[] = "{\"id\":1,\"name\":\"Pressed\"}";
  g_autoptr (CueRawServer) whole = serve (compress (text, strlen (text), 0, TRUE));
  g_autoptr (CueRawServer) cut = serve (compress (text, strlen (text), 12, FALSE));
  g_autoptr (CueRawServer) broken = serve (compress (text, strlen (text), 12, TRUE));

  check (cue_raw_server_get_url (whole), READ, OK, "Pressed");
  g_assert_nonnull (strstr (cue_raw_server_get_text (whole), "gzip"));
  check (cue_raw_server_get_url (broken), READ, CUE_NET_ERROR_INTERRUPTED, INTERRUPTED);
  g_assert_cmpuint (cue_raw_server_get_n_connections (broken), ==, 3);
  check (cue_raw_server_get_url (broken), START, CUE_NET_ERROR_INTERRUPTED, INTERRUPTED);
  /* The end of what is compressed is not missed by those who decompress, but half a text is none. */
  check (cue_raw_server_get_url (cut), READ, CUE_NET_ERROR_MALFORMED, MALFORMED);
  check (cue_raw_server_get_url (cut), START, CUE_NET_ERROR_MALFORMED, MALFORMED);
}

/* A few kilobytes that become a hundred megabytes: what counts is what comes out, and it ends at the limit. */
static void
test_gzip_bomb (void)
{
  const gsize      length = 100 * 1024 * 1024;
  g_autofree char *spaces = g_strnfill (length, ' ');
  g_autoptr (CueRawServer) server = serve (compress (spaces, length, 0, TRUE));

  check (cue_raw_server_get_url (server), READ, CUE_NET_ERROR_TOO_LARGE, TOO_LARGE);
  check (cue_raw_server_get_url (server), START, CUE_NET_ERROR_TOO_LARGE, TOO_LARGE);
}

/* The other server is asked nothing, whether it is pointed to by a redirection or by the next page. */
static void
test_other_origin (void)
{
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueScriptServer) other = cue_script_server_new ();
  g_autofree char *page = g_strdup_printf ("{\"count\":2,\"next\":\"%s/test_framework/v1/scenarios/?page=2\",\"results\":[{\"id\":1}]}",
                                           cue_script_server_get_url (other));
  g_autofree char *location = g_strconcat (cue_script_server_get_url (other), "/test_framework/v1/scenarios/", NULL);

  cue_script_server_add (server, 200, page);
  check (cue_script_server_get_url (server), LIST, CUE_NET_ERROR_REDIRECTED, REDIRECTED);
  cue_script_answer_set_header (cue_script_server_add (server, 307, ""), "Location", location);
  check (cue_script_server_get_url (server), LIST, CUE_NET_ERROR_REDIRECTED, REDIRECTED);
  cue_script_answer_set_header (cue_script_server_add (server, 308, ""), "Location", location);
  check (cue_script_server_get_url (server), CREATE, CUE_NET_ERROR_REDIRECTED, REDIRECTED);
  g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 3);
  g_assert_cmpuint (cue_script_server_get_n_requests (other), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/net/http-shapes/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/net/http-shapes/cut/", cuts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/net/http-shapes/slow", test_slow);
  g_test_add_func ("/net/http-shapes/gzip", test_gzip);
  g_test_add_func ("/net/http-shapes/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/net/http-shapes/other-origin", test_other_origin);

  return g_test_run ();
}
