/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-reading.h"

#include "cue-error.h"
#include "cue-fields.h"

#include <string.h>

#define LATE 60.0

static CueProgress *
look (guint       status,
      const char *body,
      double      seconds)
{
  g_autoptr (GError) error = NULL;
  CueProgress *progress = cue_read_progress (status, body, strlen (body), seconds, &error);

  g_assert_no_error (error);
  g_assert_nonnull (progress);
  return progress;
}

/* A row a rule: what the status says of itself, words, places of texts and errors, sibling endpoints' shapes. */
static const struct
{
  const char        *name;
  guint              status;
  double             seconds;
  const char        *body;
  CueProgressOutcome outcome;
  const char        *text;
  const char        *message;
} looks[] = {
  { "200", 200, LATE, "{\"status\":\"completed\",\"instructions\":\"Call.\",\"error\":null}", CUE_PROGRESS_FINISHED, "Call.", NULL },
  { "202", 202, LATE, "{\"status\":\"completed\"}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "202-text", 202, LATE, "Accepted", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "204", 204, LATE, "", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "empty", 200, LATE, "", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "null", 200, LATE, "null", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "404-early", 404, 3, "{\"detail\":\"Not found.\"}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "404-late", 404, LATE, "{\"detail\":\"Not found.\"}", CUE_PROGRESS_UNKNOWN, NULL, "Not found." },
  { "410", 410, 3, "", CUE_PROGRESS_UNKNOWN, NULL, NULL },
  { "400", 400, LATE, "{\"detail\":\"No such agent.\"}", CUE_PROGRESS_FAILED, NULL, "No such agent." },
  { "402", 402, LATE, "", CUE_PROGRESS_FAILED, NULL, NULL },
  { "403-credit", 403, LATE, "{\"detail\":\"Out of credits\"}", CUE_PROGRESS_FAILED, NULL, "Out of credits" },
  { "422", 422, LATE, "{\"agent\":[\"Bad.\"]}", CUE_PROGRESS_FAILED, NULL, "agent: Bad." },

  { "place/state", 200, LATE, "{\"state\":\"done\",\"instructions\":\"T\"}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "place/data.status", 200, LATE, "{\"data\":{\"status\":\"failed\",\"error\":\"E\"}}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "place/result.status", 200, LATE, "{\"result\":{\"status\":\"running\"}}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "place/status-first", 200, LATE, "{\"status\":\"running\",\"state\":\"done\"}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "place/status-number", 200, LATE, "{\"status\":3,\"state\":\"failed\"}", CUE_PROGRESS_FAILED, NULL, NULL },

  { "words/case-and-space", 200, LATE, "{\"status\":\" Timed Out \"}", CUE_PROGRESS_FAILED, NULL, NULL },
  { "words/dash", 200, LATE, "{\"status\":\"PENDING-CLARIFICATION\"}", CUE_PROGRESS_NEEDS_USER, NULL, NULL },
  { "words/unknown", 200, LATE, "{\"status\":\"pondering\"}", CUE_PROGRESS_RUNNING, NULL, NULL },

  { "no-status/error", 200, LATE, "{\"error\":\"E\",\"instructions\":\"T\"}", CUE_PROGRESS_FAILED, "T", "E" },
  { "no-status/empty-error", 200, LATE, "{\"error\":\"\",\"instructions\":\"T\"}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "no-status/errors", 200, LATE, "{\"errors\":[\"E\"]}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "no-status/no-errors", 200, LATE, "{\"errors\":[]}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "no-status/full", 200, LATE, "{\"total_scenarios\":2,\"completed_scenarios\":1,\"failed_scenarios\":1}", CUE_PROGRESS_EMPTY, NULL, NULL },
  { "no-status/full-text", 200, LATE, "{\"total_scenarios\":1,\"completed_scenarios\":1,\"failed_scenarios\":0,\"scenarios_list\":[{\"instructions\":\"T\"}]}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "no-status/not-full", 200, LATE, "{\"total_scenarios\":3,\"completed_scenarios\":1,\"failed_scenarios\":1}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "no-status/not-begun", 200, LATE, "{\"total_scenarios\":0,\"completed_scenarios\":0,\"failed_scenarios\":0}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "no-status/text", 200, LATE, "{\"instructions\":\"T\"}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "no-status/message", 200, LATE, "{\"message\":\"Soon\"}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "no-status/nothing", 200, LATE, "{}", CUE_PROGRESS_RUNNING, NULL, NULL },

  { "text/instructions", 200, LATE, "{\"status\":\"done\",\"instructions\":\"A\",\"output\":\"B\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/generated", 200, LATE, "{\"status\":\"done\",\"generated_instructions\":\"A\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/improved", 200, LATE, "{\"status\":\"done\",\"improved_instructions\":\"A\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/updated", 200, LATE, "{\"status\":\"done\",\"updated_instructions\":\"A\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/new", 200, LATE, "{\"status\":\"done\",\"new_instructions\":\"A\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/scenario", 200, LATE, "{\"status\":\"done\",\"scenario\":{\"instructions\":\"A\"}}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/result", 200, LATE, "{\"status\":\"done\",\"result\":\"A\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/result.instructions", 200, LATE, "{\"status\":\"done\",\"result\":{\"instructions\":\"A\"}}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/data", 200, LATE, "{\"status\":\"done\",\"data\":{\"instructions\":\"A\"}}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/output", 200, LATE, "{\"status\":\"done\",\"output\":\"A\"}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/list", 200, LATE, "{\"status\":\"done\",\"scenarios_list\":[{\"instructions\":\"A\"},{\"instructions\":\"B\"}]}", CUE_PROGRESS_FINISHED, "A", NULL },
  { "text/first-non-empty", 200, LATE, "{\"status\":\"done\",\"instructions\":\" \",\"result\":\"B\"}", CUE_PROGRESS_FINISHED, "B", NULL },
  { "text/wrong-types", 200, LATE, "{\"status\":\"done\",\"instructions\":[1],\"result\":7,\"scenarios_list\":{},\"data\":[],\"output\":null}", CUE_PROGRESS_EMPTY, NULL, NULL },
  { "text/while-running", 200, LATE, "{\"status\":\"running\",\"instructions\":\"Draft\"}", CUE_PROGRESS_RUNNING, "Draft", NULL },
  { "text/controls", 200, LATE, "{\"status\":\"done\",\"instructions\":\"A\\u0007\\r\\nB\"}", CUE_PROGRESS_FINISHED, "A\nB", NULL },
  { "text/none", 200, LATE, "{\"status\":\"completed\"}", CUE_PROGRESS_EMPTY, NULL, NULL },
  { "text/none-but-why", 200, LATE, "{\"status\":\"completed\",\"message\":\"Nothing to say\"}", CUE_PROGRESS_EMPTY, NULL, "Nothing to say" },

  { "error/text", 200, LATE, "{\"status\":\"failed\",\"error\":\"E\",\"message\":\"M\"}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "error/object", 200, LATE, "{\"status\":\"failed\",\"error\":{\"message\":\"E\",\"code\":5}}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "error/errors", 200, LATE, "{\"status\":\"failed\",\"errors\":[\"E\",\"F\"]}", CUE_PROGRESS_FAILED, NULL, "E\nF" },
  { "error/detail", 200, LATE, "{\"status\":\"failed\",\"detail\":\"E\"}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "error/message", 200, LATE, "{\"status\":\"failed\",\"message\":\"E\"}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "error/fields", 200, LATE, "{\"status\":\"failed\",\"agent\":[\"Unknown agent.\"],\"stages\":[\"one\"],\"tags\":[]}", CUE_PROGRESS_FAILED, NULL, "agent: Unknown agent." },
  { "error/none", 200, LATE, "{\"status\":\"cancelled\"}", CUE_PROGRESS_FAILED, NULL, NULL },

  { "sibling/transcript", 200, LATE, "{\"agent_id\":1,\"status\":\"completed\",\"scenario_id\":5,\"error\":null,\"scenario\":{\"id\":5,\"instructions\":\"T\"}}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "sibling/transcript-running", 200, LATE, "{\"agent_id\":1,\"status\":\"in_progress\",\"scenario_id\":null,\"error\":null,\"scenario\":null}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "sibling/generate", 200, LATE, "{\"total_scenarios\":4,\"completed_scenarios\":1,\"failed_scenarios\":0,\"scenarios_list\":[]}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "sibling/generate-asks", 200, LATE, "{\"status\":\"pending_clarification\",\"total_scenarios\":1,\"completed_scenarios\":0,\"failed_scenarios\":0,\"scenarios_list\":[]}", CUE_PROGRESS_NEEDS_USER, NULL, NULL },
  { "sibling/agent", 200, LATE, "{\"progress_id\":\"p\",\"session_id\":null,\"mode\":\"improve\",\"status\":\"completed\",\"result\":{\"instructions\":\"T\"},\"error\":null}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "sibling/agent-asks", 200, LATE, "{\"progress_id\":\"p\",\"session_id\":\"s\",\"mode\":\"clarify\",\"status\":\"needs_agent_clarification\",\"result\":null,\"error\":null}", CUE_PROGRESS_NEEDS_USER, NULL, NULL },
  { "sibling/tools", 200, LATE, "{\"status\":\"failed\",\"tools_created\":null,\"tools_updated\":null,\"message\":null,\"error\":\"No tools\"}", CUE_PROGRESS_FAILED, NULL, "No tools" },
  { "sibling/auto-fetch", 200, LATE, "{\"agent_id\":1,\"status\":\"queued\",\"current_stage\":\"prompt\",\"stages\":[{\"name\":\"prompt\",\"status\":\"pending\"}],\"error\":null}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "sibling/description", 200, LATE, "{\"status\":\"processing\",\"clean_description\":null,\"thinking\":\"hm\",\"error\":null}", CUE_PROGRESS_RUNNING, NULL, NULL },
  { "sibling/prompt", 200, LATE, "{\"status\":\"failed\",\"original_prompt\":\"P\",\"simplified_prompt\":null,\"skipped_simplification\":false,\"metric_id\":1,\"error\":\"E\"}", CUE_PROGRESS_FAILED, NULL, "E" },
  { "sibling/metrics", 200, LATE, "{\"status\":\"completed\",\"generated_metrics\":[{}]}", CUE_PROGRESS_EMPTY, NULL, NULL },
  { "sibling/call-logs", 200, LATE, "{\"agent_id\":1,\"completed_scenarios\":1,\"failed_scenarios\":0,\"total_scenarios\":1,\"scenarios_list\":[{\"instructions\":\"T\"}],\"errors\":[]}", CUE_PROGRESS_FINISHED, "T", NULL },
  { "sibling/call-logs-errors", 200, LATE, "{\"agent_id\":1,\"completed_scenarios\":0,\"failed_scenarios\":1,\"total_scenarios\":1,\"errors\":[\"E\"]}", CUE_PROGRESS_FAILED, NULL, "E" },
};

static void
test_look (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CueProgress) progress = look (looks[i].status, looks[i].body, looks[i].seconds);

  g_assert_cmpint (progress->outcome, ==, looks[i].outcome);
  g_assert_cmpstr (progress->text, ==, looks[i].text);
  g_assert_cmpstr (progress->message, ==, looks[i].message);
  g_assert_cmpstr (progress->raw, ==, *looks[i].body != '\0' ? looks[i].body : NULL);
}

static void
test_words (void)
{
  static const struct
  {
    const char        *words;
    CueProgressOutcome outcome;
  } rows[] = {
    { "completed complete done finished success succeeded ready", CUE_PROGRESS_FINISHED },
    { "failed failure error errored cancelled canceled timeout timed_out expired rejected", CUE_PROGRESS_FAILED },
    { "queued pending in_queue created started running in_progress processing evaluating scaling_up generating", CUE_PROGRESS_RUNNING },
    { "pending_clarification needs_clarification needs_agent_clarification", CUE_PROGRESS_NEEDS_USER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *upper = g_strdelimit (g_ascii_strup (words[j], -1), "_", '-');
          g_autofree char *body = g_strdup_printf ("{\"status\":\"%s\",\"instructions\":\"T\"}", words[j]);
          g_autofree char *shouted = g_strdup_printf ("{\"status\":\"%s\",\"instructions\":\"T\"}", upper);
          g_autoptr (CueProgress) one = look (200, body, LATE);
          g_autoptr (CueProgress) other = look (200, shouted, LATE);

          g_assert_cmpint (one->outcome, ==, rows[i].outcome);
          g_assert_cmpint (other->outcome, ==, rows[i].outcome);
          g_assert_cmpstr (one->word, ==, words[j]);
          g_assert_cmpstr (other->word, ==, upper);
        }
    }
}

static void
test_fractions (void)
{
  static const struct
  {
    const char *members;
    double      fraction;
  } rows[] = {
    { "\"x\":1", -1 },
    { "\"progress\":0.25", 0.25 },
    { "\"progress\":25", 0.25 },
    { "\"progress\":1", 0.01 },
    { "\"progress\":1.0", 1 },
    { "\"progress\":100", 1 },
    { "\"progress\":0", 0 },
    { "\"progress\":250", 1 },
    { "\"progress\":-3", -1 },
    { "\"progress\":\"40%\"", 0.4 },
    { "\"progress\":\"40 %\"", 0.4 },
    { "\"progress\":\"half\"", -1 },
    { "\"progress\":{\"percent\":3}", -1 },
    { "\"progress\":null,\"percentage\":60", 0.6 },
    { "\"percent\":12.5", 0.125 },
    { "\"percent\":1.0", 0.01 },
    { "\"fraction\":1", 1 },
    { "\"fraction\":0.5", 0.5 },
    { "\"data\":{\"progress\":50}", 0.5 },
    { "\"total_scenarios\":4,\"completed_scenarios\":1,\"failed_scenarios\":1", 0.5 },
    { "\"total_scenarios\":\"4\",\"completed_scenarios\":\"3\"", 0.75 },
    { "\"total\":10,\"completed\":5", 0.5 },
    { "\"total\":10", -1 },
    { "\"total\":0,\"completed\":0", -1 },
    { "\"total\":2,\"completed\":9", 1 },
    { "\"progress\":0.1,\"total\":10,\"completed\":5", 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"status\":\"running\",%s}", rows[i].members);
      g_autoptr (CueProgress) progress = look (200, body, LATE);

      g_assert_cmpfloat_with_epsilon (progress->fraction, rows[i].fraction, 1e-9);
    }
}

static void
test_stages (void)
{
  static const struct
  {
    const char *body;
    const char *stage;
  } rows[] = {
    { "{\"status\":\"running\",\"stage\":\"Reading\"}", "Reading" },
    { "{\"status\":\"running\",\"current_stage\":\"Writing\\nnow\",\"message\":\"M\"}", "Writing now" },
    { "{\"status\":\"running\",\"message\":\"Soon\"}", "Soon" },
    { "{\"status\":\"running\",\"data\":{\"stage\":\"Deep\"}}", "Deep" },
    { "{\"status\":\"running\",\"stage\":3,\"message\":\"\"}", NULL },
    { "{\"status\":\"failed\",\"message\":\"Broken\"}", NULL },
    { "{\"status\":\"done\",\"stage\":\"Over\",\"instructions\":\"T\"}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueProgress) progress = look (200, rows[i].body, LATE);

      g_assert_cmpstr (progress->stage, ==, rows[i].stage);
    }
}

static void
test_structured (void)
{
  g_autoptr (CueProgress) text = look (200, "{\"status\":\"done\",\"instructions\":\"{\\\"role\\\":\\\"r\\\",\\\"conditions\\\":[]}\"}", LATE);
  g_autoptr (CueProgress) object = look (200, "{\"status\":\"done\",\"instructions\":{\"role\":\"r\",\"conditions\":[]}}", LATE);
  g_autoptr (CueProgress) plain = look (200, "{\"status\":\"done\",\"instructions\":\"Say {\\\"role\\\"}\"}", LATE);

  g_assert_true (text->structured);
  g_assert_cmpstr (text->text, ==, "{\"role\":\"r\",\"conditions\":[]}");
  g_assert_true (object->structured);
  g_assert_cmpstr (object->text, ==, "{\"role\":\"r\",\"conditions\":[]}");
  g_assert_false (plain->structured);
}

static void
test_extra (void)
{
  g_autoptr (CueProgress) none = look (200, "{\"status\":\"done\",\"instructions\":\"T\",\"error\":null}", LATE);
  g_autoptr (CueProgress) some = look (200,
                                       "{\"status\":\"done\",\"instructions\":\"T\",\"first_message\":\"Hello\",\"surprise\":[1],"
                                       "\"scenario\":{\"name\":\"N\",\"first_message\":\"Other\",\"test_profile_data\":{\"a\":1}}}",
                                       LATE);

  g_assert_null (none->extra);
  g_assert_cmpstr (json_object_get_string_member (some->extra, "first_message"), ==, "Hello");
  g_assert_cmpstr (json_object_get_string_member (some->extra, "name"), ==, "N");
  g_assert_true (json_object_has_member (some->extra, "surprise"));
  g_assert_true (json_object_has_member (some->extra, "test_profile_data"));
  g_assert_false (json_object_has_member (some->extra, "instructions"));
}

/* An answer cut anywhere, or with any one byte spoilt, is read or refused, and nothing worse. */
static void
test_spoilt (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    for (gsize cut = 0; cut <= strlen (looks[i].body); cut++)
      {
        g_autofree char *body = g_strndup (looks[i].body, cut);
        g_autoptr (GError) cut_error = NULL;
        g_autoptr (GError) spoilt_error = NULL;
        g_autoptr (CueProgress) shorter = cue_read_progress (200, body, cut, LATE, &cut_error);
        g_autoptr (CueProgress) spoilt = NULL;
        g_autoptr (CueReceipt) receipt = NULL;

        g_assert_true ((shorter == NULL) == (cut_error != NULL));
        if (cut == 0)
          continue;
        body[cut - 1] = "\xff[]{}\"0\\n"[cut % 9];
        spoilt = cue_read_progress (200, body, cut, LATE, &spoilt_error);
        g_assert_true ((spoilt == NULL) == (spoilt_error != NULL));
        g_clear_error (&spoilt_error);
        receipt = cue_read_receipt (400, body, cut, &spoilt_error);
        g_assert_error (spoilt_error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED);
      }
}

static void
test_raw (void)
{
  g_autoptr (GString) body = g_string_new ("{\"status\":\"running\",\"thinking\":\"");
  g_autoptr (CueProgress) progress = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (body, "é");
  g_string_append (body, "\"}");
  progress = look (200, body->str, LATE);

  g_assert_cmpuint (strlen (progress->raw), <=, 16384);
  g_assert_true (g_str_has_suffix (progress->raw, "é"));
}

static void
test_errors (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    CueNetError code;
  } rows[] = {
    { 401, "", CUE_NET_ERROR_UNAUTHORIZED },
    { 403, "{\"detail\":\"No.\"}", CUE_NET_ERROR_FORBIDDEN },
    { 408, "", CUE_NET_ERROR_TIMED_OUT },
    { 429, "", CUE_NET_ERROR_BUSY },
    { 500, "{\"status\":\"failed\"}", CUE_NET_ERROR_SERVER },
    { 502, "<html></html>", CUE_NET_ERROR_SERVER },
    { 200, "<html></html>", CUE_NET_ERROR_MALFORMED },
    { 200, "{\"status\":\"comp", CUE_NET_ERROR_MALFORMED },
    { 200, "OK", CUE_NET_ERROR_MALFORMED },
    { 200, "[]", CUE_NET_ERROR_MALFORMED },
    { 200, "\"done\"", CUE_NET_ERROR_MALFORMED },
    { 302, "", CUE_NET_ERROR_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_read_progress (rows[i].status, rows[i].body, strlen (rows[i].body), LATE, &error));
      g_assert_error (error, CUE_NET_ERROR, (int) rows[i].code);
    }
}

static const struct
{
  const char *name;
  guint       status;
  const char *body;
  const char *progress_id;
  const char *text;
  gint64      project;
} receipts[] = {
  { "documented", 200, "{\"progress_id\":\"b7-1\",\"project_id\":742}", "b7-1", NULL, 742 },
  { "201", 201, "{\"progress_id\":\"b7-1\"}", "b7-1", NULL, CUE_UNSET },
  { "202", 202, "{\"progress_id\":\" b7-1 \"}", "b7-1", NULL, CUE_UNSET },
  { "number", 200, "{\"progress_id\":17}", "17", NULL, CUE_UNSET },
  { "task-id", 200, "{\"task_id\":\"t\"}", "t", NULL, CUE_UNSET },
  { "job-id", 200, "{\"job_id\":9}", "9", NULL, CUE_UNSET },
  { "id", 200, "{\"id\":\"u-u\"}", "u-u", NULL, CUE_UNSET },
  { "nested", 200, "{\"data\":{\"progress_id\":\"n\",\"project_id\":\"3\"}}", "n", NULL, 3 },
  { "first", 200, "{\"id\":\"x\",\"task_id\":\"t\",\"progress_id\":\"p\"}", "p", NULL, CUE_UNSET },
  { "blank", 200, "{\"progress_id\":\"\",\"task_id\":null,\"job_id\":\"j\"}", "j", NULL, CUE_UNSET },
  { "at-once", 200, "{\"instructions\":\"Call.\"}", NULL, "Call.", CUE_UNSET },
  { "scenario", 200, "{\"id\":55,\"project\":4,\"name\":\"N\",\"instructions\":\"Call.\"}", NULL, "Call.", 4 },
  { "id-and-text", 200, "{\"progress_id\":\"p\",\"instructions\":\"Draft\"}", "p", NULL, CUE_UNSET },
};

static void
test_receipt (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReceipt) receipt = cue_read_receipt (receipts[i].status, receipts[i].body, strlen (receipts[i].body), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (receipt->progress_id, ==, receipts[i].progress_id);
  g_assert_cmpstr (receipt->text, ==, receipts[i].text);
  g_assert_cmpint (receipt->project, ==, receipts[i].project);
}

static void
test_receipt_errors (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    CueNetError code;
    const char *details;
  } rows[] = {
    { 200, "{}", CUE_NET_ERROR_MALFORMED, "{}" },
    { 200, "{\"id\":5}", CUE_NET_ERROR_MALFORMED, "{\"id\":5}" },
    { 200, "{\"progress_id\":[1]}", CUE_NET_ERROR_MALFORMED, "{\"progress_id\":[1]}" },
    { 200, "[\"p\"]", CUE_NET_ERROR_MALFORMED, "[\"p\"]" },
    { 200, "{\"progress_id\":\"b", CUE_NET_ERROR_MALFORMED, "{\"progress_id\":\"b" },
    { 204, "", CUE_NET_ERROR_MALFORMED, NULL },
    { 200, "<html><title>Hotel</title></html>", CUE_NET_ERROR_MALFORMED, "Hotel" },
    { 200, "{\"error\":\"No credits left\"}", CUE_NET_ERROR_REJECTED, "No credits left" },
    { 400, "{\"extra_instructions\":[\"Unknown field.\"]}", CUE_NET_ERROR_REJECTED, "extra_instructions: Unknown field." },
    { 401, "", CUE_NET_ERROR_UNAUTHORIZED, NULL },
    { 403, "{\"detail\":\"Read-only key\"}", CUE_NET_ERROR_FORBIDDEN, "Read-only key" },
    { 404, "", CUE_NET_ERROR_NOT_FOUND, NULL },
    { 429, "", CUE_NET_ERROR_BUSY, NULL },
    { 503, "", CUE_NET_ERROR_SERVER, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_read_receipt (rows[i].status, rows[i].body, strlen (rows[i].body), &error));
      g_assert_error (error, CUE_NET_ERROR, (int) rows[i].code);
      g_assert_cmpstr (cue_net_error_get_details (error), ==, rows[i].details);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/net/progress-reading/look/%s", looks[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_look);
    }
  for (guint i = 0; i < G_N_ELEMENTS (receipts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/net/progress-reading/receipt/%s", receipts[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_receipt);
    }
  g_test_add_func ("/net/progress-reading/words", test_words);
  g_test_add_func ("/net/progress-reading/fractions", test_fractions);
  g_test_add_func ("/net/progress-reading/stages", test_stages);
  g_test_add_func ("/net/progress-reading/structured", test_structured);
  g_test_add_func ("/net/progress-reading/extra", test_extra);
  g_test_add_func ("/net/progress-reading/spoilt", test_spoilt);
  g_test_add_func ("/net/progress-reading/raw", test_raw);
  g_test_add_func ("/net/progress-reading/errors", test_errors);
  g_test_add_func ("/net/progress-reading/receipt-errors", test_receipt_errors);

  return g_test_run ();
}
