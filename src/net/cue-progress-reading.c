/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-reading.h"

#include "cue-error-body.h"
#include "cue-error.h"
#include "cue-fields.h"
#include "cue-http-response.h"
#include "cue-json.h"
#include "cue-scenario.h"
#include "cue-text.h"

#include <string.h>

#define MAX_RAW_BYTES 16384
#define MAX_STAGE_CHARS 120

/* Where things may be, first match first. A name is a path: "data.status", "scenarios_list[0].instructions". */
static const char *const id_places[] = {
  "progress_id",
  "task_id",
  "job_id",
  "id",
  "data.progress_id",
  "data.task_id",
  "data.job_id",
  "data.id",
};
static const char *const project_places[] = { "project_id", "project", "data.project_id", "data.project" };
static const char *const status_places[] = { "status", "state", "data.status", "result.status" };
static const char *const text_places[] = {
  "instructions",
  "generated_instructions",
  "improved_instructions",
  "updated_instructions",
  "new_instructions",
  "scenario.instructions",
  "result",
  "result.instructions",
  "data.instructions",
  "output",
  "scenarios_list[0].instructions",
};
/* What says by itself that something went wrong, also without a status word. */
static const char *const error_places[] = {
  "error",
  "errors",
  "detail",
  "data.error",
  "data.errors",
  "data.detail",
  "result.error",
  "result.errors",
};
/* What explains a failure that the status word has told. */
static const char *const reason_places[] = { "message", "data.message", "result.message" };
static const char *const stage_places[] = {
  "stage",
  "current_stage",
  "message",
  "data.stage",
  "data.current_stage",
  "data.message",
};
static const char *const total_places[] = { "total_scenarios", "total", "data.total_scenarios", "data.total" };
static const char *const completed_places[] = {
  "completed_scenarios",
  "completed",
  "data.completed_scenarios",
  "data.completed",
};
static const char *const failed_places[] = {
  "failed_scenarios",
  "failed",
  "data.failed_scenarios",
  "data.failed",
};

/* Whether a number is of 1 or of 100 shows by itself, except for exactly 1. */
typedef enum
{
  ONE_IS_ALL,
  ONE_IS_PERCENT,
  ONE_IS_PERCENT_IF_WHOLE, /* a counter of percents goes 0, 1, 2; a fraction ends with 1.0 */
} One;

static const struct
{
  const char *place;
  One         one;
} fraction_places[] = {
  { "progress", ONE_IS_PERCENT_IF_WHOLE },
  { "percentage", ONE_IS_PERCENT },
  { "percent", ONE_IS_PERCENT },
  { "fraction", ONE_IS_ALL },
  { "data.progress", ONE_IS_PERCENT_IF_WHOLE },
  { "data.percentage", ONE_IS_PERCENT },
  { "data.percent", ONE_IS_PERCENT },
  { "data.fraction", ONE_IS_ALL },
};

static const struct
{
  const char        *word;
  CueProgressOutcome outcome;
} status_words[] = {
  { "completed", CUE_PROGRESS_FINISHED },
  { "complete", CUE_PROGRESS_FINISHED },
  { "done", CUE_PROGRESS_FINISHED },
  { "finished", CUE_PROGRESS_FINISHED },
  { "success", CUE_PROGRESS_FINISHED },
  { "succeeded", CUE_PROGRESS_FINISHED },
  { "ready", CUE_PROGRESS_FINISHED },
  { "failed", CUE_PROGRESS_FAILED },
  { "failure", CUE_PROGRESS_FAILED },
  { "error", CUE_PROGRESS_FAILED },
  { "errored", CUE_PROGRESS_FAILED },
  { "cancelled", CUE_PROGRESS_FAILED },
  { "canceled", CUE_PROGRESS_FAILED },
  { "timeout", CUE_PROGRESS_FAILED },
  { "timed_out", CUE_PROGRESS_FAILED },
  { "expired", CUE_PROGRESS_FAILED },
  { "rejected", CUE_PROGRESS_FAILED },
  { "pending_clarification", CUE_PROGRESS_NEEDS_USER },
  { "needs_clarification", CUE_PROGRESS_NEEDS_USER },
  { "needs_agent_clarification", CUE_PROGRESS_NEEDS_USER },
};

/* Members whose meaning is taken into fields of its own; the others are handed on in `extra`. */
static const char *const consumed_members[] = {
  "progress_id",
  "status",
  "state",
  "instructions",
  "generated_instructions",
  "improved_instructions",
  "updated_instructions",
  "new_instructions",
  "output",
  "error",
  "errors",
  "detail",
  "message",
  "stage",
  "current_stage",
  "progress",
  "percentage",
  "percent",
  "fraction",
};

/* Of a nested answer, what belongs to the scenario beside its instructions. */
static const char *const scenario_members[] = {
  "expected_outcome_prompt",
  "first_message",
  "name",
  "test_profile_data",
  "generated_mock_tool_entries",
};

/* Borrowed (nullable): the value at a path like "data.status" or "scenarios_list[0].instructions". */
static JsonNode *
find (JsonObject *object,
      const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, ".", -1);
  JsonNode *node = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char    *bracket = strstr (parts[i], "[0]");
      gboolean first = bracket != NULL;

      if (first)
        *bracket = '\0';
      if (object == NULL)
        return NULL;
      node = json_object_get_member (object, parts[i]);
      if (node != NULL && first)
        {
          JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

          node = array != NULL && json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
        }
      object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    }
  return node;
}

static const char *
node_get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* A number, or a text that is one ("45", "45 %"). */
static gboolean
node_get_number (JsonNode *node,
                 double   *number,
                 gboolean *whole)
{
  const char *text = node_get_string (node);

  if (text != NULL)
    {
      char *end = NULL;

      *number = g_ascii_strtod (text, &end);
      *whole = strcspn (text, ".eE") == strlen (text);
      while (end > text && (*end == ' ' || *end == '%'))
        end++;
      return end > text && *end == '\0';
    }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  *whole = json_node_get_value_type (node) == G_TYPE_INT64;
  if (!*whole && json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);
  return TRUE;
}

static const char *
first_string (JsonObject        *object,
              const char *const *places,
              guint              n_places)
{
  for (guint i = 0; i < n_places; i++)
    {
      const char *text = node_get_string (find (object, places[i]));

      if (!cue_text_is_blank (text))
        return text;
    }
  return NULL;
}

static gboolean
first_count (JsonObject        *object,
             const char *const *places,
             guint              n_places,
             double            *count)
{
  gboolean whole = FALSE;

  for (guint i = 0; i < n_places; i++)
    if (node_get_number (find (object, places[i]), count, &whole) && whole && *count >= 0)
      return TRUE;
  return FALSE;
}

/* A structured test may come as an object where a text was expected. */
static char *
dup_text_at (JsonNode *node)
{
  const char      *text = node_get_string (node);
  g_autofree char *json = NULL;

  if (text != NULL)
    return cue_text_is_blank (text) ? NULL : cue_text_clean (text, -1);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || !json_object_has_member (json_node_get_object (node), "conditions"))
    return NULL;
  json = cue_json_to_text (node);
  return cue_scenario_text_is_structured (json) ? g_steal_pointer (&json) : NULL;
}

static char *
dup_text (JsonObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_places); i++)
    {
      char *text = dup_text_at (find (object, text_places[i]));

      if (text != NULL)
        return text;
    }
  return NULL;
}

static char *
first_words (JsonObject        *object,
             const char *const *places,
             guint              n_places)
{
  for (guint i = 0; i < n_places; i++)
    {
      JsonNode *node = find (object, places[i]);
      char     *words = node != NULL ? cue_error_body_flatten_node (node) : NULL;

      if (words != NULL)
        return words;
    }
  return NULL;
}

/* What is left to explain a failure: members shaped like field errors, that is arrays of texts alone. */
static char *
dup_field_errors (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (JsonObject) errors = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonArray *array = cue_json_get_array (object, l->data);
      guint      length = array != NULL ? json_array_get_length (array) : 0;
      gboolean   texts = length > 0 && strcmp (l->data, "stages") != 0;

      for (guint i = 0; i < length && texts; i++)
        texts = node_get_string (json_array_get_element (array, i)) != NULL;
      if (texts)
        json_object_set_array_member (errors, l->data, json_array_ref (array));
    }
  node = json_node_init_object (json_node_alloc (), errors);
  return cue_error_body_flatten_node (node);
}

static double
to_fraction (double   number,
             gboolean whole,
             One      one)
{
  if (number == 1)
    return one == ONE_IS_PERCENT || (one == ONE_IS_PERCENT_IF_WHOLE && whole) ? 0.01 : 1.0;
  return MIN (number > 1 ? number / 100 : number, 1.0);
}

static double
read_fraction (JsonObject *object)
{
  double   number = 0;
  double   total = 0;
  double   completed = 0;
  double   failed = 0;
  gboolean whole = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fraction_places); i++)
    if (node_get_number (find (object, fraction_places[i].place), &number, &whole) && number >= 0)
      return to_fraction (number, whole, fraction_places[i].one);

  if (!first_count (object, total_places, G_N_ELEMENTS (total_places), &total) || total <= 0)
    return -1;
  if (!first_count (object, completed_places, G_N_ELEMENTS (completed_places), &completed))
    return -1;
  first_count (object, failed_places, G_N_ELEMENTS (failed_places), &failed);
  return MIN ((completed + failed) / total, 1.0);
}

static gboolean
counters_are_full (JsonObject *object)
{
  double total = 0;
  double completed = 0;
  double failed = 0;

  first_count (object, total_places, G_N_ELEMENTS (total_places), &total);
  first_count (object, completed_places, G_N_ELEMENTS (completed_places), &completed);
  first_count (object, failed_places, G_N_ELEMENTS (failed_places), &failed);
  return total > 0 && completed + failed >= total;
}

static CueProgressOutcome
word_to_outcome (const char *word)
{
  g_autofree char *folded = g_strstrip (g_ascii_strdown (word, -1));

  g_strdelimit (folded, "- ", '_');
  for (guint i = 0; i < G_N_ELEMENTS (status_words); i++)
    if (strcmp (folded, status_words[i].word) == 0)
      return status_words[i].outcome;
  /* "queued", "in_progress"…, and words nobody has heard of: it goes on, and the deadline ends it. */
  return CUE_PROGRESS_RUNNING;
}

static JsonObject *
dup_extra (JsonObject *object)
{
  static const char *const nests[] = { "scenario", "data", "result", "scenarios_list[0]" };
  g_autoptr (JsonObject) extra = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      gboolean consumed = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (consumed_members) && !consumed; i++)
        consumed = strcmp (l->data, consumed_members[i]) == 0;
      if (!consumed)
        json_object_set_member (extra, l->data, json_node_copy (json_object_get_member (object, l->data)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (nests); i++)
    for (guint j = 0; j < G_N_ELEMENTS (scenario_members); j++)
      {
        g_autofree char *place = g_strdup_printf ("%s.%s", nests[i], scenario_members[j]);
        JsonNode        *node = find (object, place);

        if (node != NULL && !json_object_has_member (extra, scenario_members[j]))
          json_object_set_member (extra, scenario_members[j], json_node_copy (node));
      }
  return json_object_get_size (extra) > 0 ? g_steal_pointer (&extra) : NULL;
}

static char *
dup_raw (const char *body,
         gsize       length)
{
  gsize end = MIN (length, MAX_RAW_BYTES);

  if (length == 0)
    return NULL;
  /* Not in the middle of a character. */
  while (end < length && end > 0 && ((guchar) body[end] & 0xc0) == 0x80)
    end--;
  return cue_text_clean (body, end);
}

static CueProgress *
read_object (JsonObject *object)
{
  g_autoptr (CueProgress) progress = cue_progress_new (CUE_PROGRESS_RUNNING);
  const char *word = first_string (object, status_places, G_N_ELEMENTS (status_places));
  const char *stage = NULL;

  progress->word = word != NULL ? cue_text_excerpt (word, MAX_STAGE_CHARS) : NULL;
  progress->text = dup_text (object);
  progress->message = first_words (object, error_places, G_N_ELEMENTS (error_places));
  progress->fraction = read_fraction (object);
  progress->structured = progress->text != NULL && cue_scenario_text_is_structured (progress->text);
  progress->extra = dup_extra (object);

  if (word != NULL)
    progress->outcome = word_to_outcome (word);
  else if (progress->message != NULL)
    progress->outcome = CUE_PROGRESS_FAILED;
  else if (counters_are_full (object) || progress->text != NULL)
    progress->outcome = CUE_PROGRESS_FINISHED;

  if (progress->outcome == CUE_PROGRESS_FINISHED && progress->text == NULL)
    progress->outcome = CUE_PROGRESS_EMPTY;
  if (progress->outcome == CUE_PROGRESS_RUNNING)
    stage = first_string (object, stage_places, G_N_ELEMENTS (stage_places));
  if (stage != NULL)
    progress->stage = cue_text_excerpt (stage, MAX_STAGE_CHARS);
  if (progress->outcome != CUE_PROGRESS_RUNNING && progress->outcome != CUE_PROGRESS_FINISHED &&
      progress->message == NULL)
    progress->message = first_words (object, reason_places, G_N_ELEMENTS (reason_places));
  if (progress->outcome == CUE_PROGRESS_FAILED && progress->message == NULL)
    progress->message = dup_field_errors (object);
  return g_steal_pointer (&progress);
}

static CueProgress *
read_success (guint       status,
              const char *body,
              gsize       length,
              GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, length);
  g_autoptr (CueHttpResponse) response = cue_http_response_new (status, bytes);
  g_autoptr (JsonNode) node = NULL;
  CueProgress *progress = NULL;

  if (length == 0 || status == 204)
    return cue_progress_new (CUE_PROGRESS_RUNNING);
  if (!cue_http_response_check (response, error))
    return NULL;
  node = cue_http_response_parse (response, &local_error);
  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return cue_progress_new (CUE_PROGRESS_RUNNING);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      progress = read_object (json_node_get_object (node));
      if (status == 202)
        progress->outcome = CUE_PROGRESS_RUNNING;
      return progress;
    }
  if (status == 202)
    return cue_progress_new (CUE_PROGRESS_RUNNING);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, status, -1, NULL,
                                                 "expected an object, found %s", cue_json_describe (node)));
  return NULL;
}

CueProgress *
cue_read_progress (guint       status,
                   const char *body,
                   gsize       length,
                   double      seconds_since_sent,
                   GError    **error)
{
  g_autoptr (CueProgress) progress = NULL;

  body = body != NULL ? body : "";
  if (status >= 200 && status <= 299)
    {
      progress = read_success (status, body, length, error);
    }
  else if (status == 404 && seconds_since_sent < CUE_PROGRESS_GRACE_SECONDS)
    {
      progress = cue_progress_new (CUE_PROGRESS_RUNNING);
    }
  else if (status == 404 || status == 410)
    {
      progress = cue_progress_new (CUE_PROGRESS_UNKNOWN);
      progress->message = cue_error_body_flatten (body, length);
    }
  else
    {
      g_autoptr (GError) status_error = cue_status_error_new (status, body, length, -1);

      if (g_error_matches (status_error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED))
        {
          progress = cue_progress_new (CUE_PROGRESS_FAILED);
          progress->message = cue_error_body_flatten (body, length);
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&status_error));
        }
    }

  if (progress != NULL)
    progress->raw = dup_raw (body, length);
  return g_steal_pointer (&progress);
}

/* Numbers are ids too, but not "id" itself: that would be the scenario's. */
static char *
dup_progress_id (JsonObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (id_places); i++)
    {
      JsonNode   *node = find (object, id_places[i]);
      const char *text = node_get_string (node);

      if (!cue_text_is_blank (text))
        return g_strstrip (g_strdup (text));
      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 &&
          strcmp (id_places[i], "id") != 0 && strcmp (id_places[i], "data.id") != 0)
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    }
  return NULL;
}

static gint64
read_project (JsonObject *object)
{
  double   number = 0;
  gboolean whole = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (project_places); i++)
    if (node_get_number (find (object, project_places[i]), &number, &whole) && whole &&
        number >= 0 && number < 9007199254740992.0)
      return (gint64) number;
  return CUE_UNSET;
}

CueReceipt *
cue_read_receipt (guint       status,
                  const char *body,
                  gsize       length,
                  GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (body != NULL ? body : "", length);
  g_autoptr (CueHttpResponse) response = cue_http_response_new (status, bytes);
  g_autoptr (CueReceipt) receipt = cue_receipt_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *words = NULL;

  if (!cue_http_response_check (response, error))
    return NULL;
  node = cue_http_response_parse (response, &local_error);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      receipt->progress_id = dup_progress_id (object);
      receipt->project = read_project (object);
      words = first_words (object, error_places, G_N_ELEMENTS (error_places));
      if (receipt->progress_id == NULL && words == NULL)
        receipt->text = dup_text (object);
      if (receipt->progress_id != NULL || receipt->text != NULL)
        return g_steal_pointer (&receipt);
    }

  if (words != NULL)
    {
      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_REJECTED, status, -1, words, "refused with a success status"));
    }
  else
    {
      g_autofree char *clean = dup_raw (body, length);
      g_autofree char *excerpt = clean != NULL ? cue_text_excerpt (clean, CUE_ERROR_BODY_MAX_CHARS) : NULL;

      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, status, -1, excerpt, "%s",
                                                   local_error != NULL ? local_error->message : "no progress id and no text"));
    }
  return NULL;
}
