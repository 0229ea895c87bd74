/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-jobs.h"

#include <glib/gi18n.h>

#include "cue-json.h"
#include "cue-writer.h"

/* Stages by the share of a job's time at which they begin. People read them, in the language of the program that started
 * the service. */
static const struct
{
  double      from;
  const char *text;
} stages[] = {
  /* translators: stages of writing instructions; they follow “The service is writing: ” */
  { 0.06, N_ ("Reading the agent’s description") },
  { 0.30, N_ ("Planning the call") },
  { 0.55, N_ ("Writing the steps") },
  { 0.85, N_ ("Checking the text") },
};

/* How far a job gets that does not end. */
#define STUCK_SHARE 0.6

typedef struct
{
  CueJobs *jobs;    /* (unowned): jobs end with it */
  char    *id;      /* (owned) */
  gint64   started; /* monotonic */
  guint    source;  /* the next change of state */
  guint    writing; /* source: until the text is written */
  gboolean begun;
  gboolean stuck; /* begins, and does not end */
  char    *text;  /* (owned) (nullable): written, and told when the time is over */
} Job;

struct _CueJobs
{
  GObject parent_instance;

  CueRepository *repository; /* (owned) */
  GHashTable    *running;    /* (owned) (element-type utf8 Job) */
  double         seconds;
  gboolean       stuck; /* of the jobs to come */
};

G_DEFINE_FINAL_TYPE (CueJobs, cue_jobs, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_handle_id (&job->source, g_source_remove);
  g_clear_handle_id (&job->writing, g_source_remove);
  g_free (job->id);
  g_free (job->text);
  g_free (job);
}

static void
cue_jobs_finalize (GObject *object)
{
  CueJobs *self = CUE_JOBS (object);

  g_clear_pointer (&self->running, g_hash_table_unref);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (cue_jobs_parent_class)->finalize (object);
}

static void
cue_jobs_class_init (CueJobsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_jobs_finalize;
}

static void
cue_jobs_init (CueJobs *self)
{
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, job_free);
}

/* (transfer full) (nullable): the row that the request's member names. */
static JsonObject *
read_named (CueJobs    *self,
            CueResource resource,
            JsonObject *request,
            const char *member)
{
  gint64 id = cue_json_get_int (request, member, CUE_UNSET);

  return id != CUE_UNSET ? cue_repository_read (self->repository, resource, id, NULL) : NULL;
}

static GStrv
list_tools (JsonObject *request)
{
  JsonArray *array = cue_json_get_array (request, "tool_ids");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
    }
  return g_strv_builder_end (builder);
}

/* The call's language: the request's, else the personality's, else the agent's, else English. */
static const char *
find_language (JsonObject *request,
               JsonObject *personality,
               JsonObject *agent)
{
  const char *language = cue_json_get_string (request, "scenario_language");

  if ((language == NULL || *language == '\0') && personality != NULL)
    language = cue_json_get_string (personality, "language");
  if ((language == NULL || *language == '\0') && agent != NULL)
    language = cue_json_get_string (agent, "language");
  return language != NULL && *language != '\0' ? language : "en";
}

/* (transfer full): the text, composed from what the workspace holds now. */
static char *
compose (CueJobs    *self,
         JsonObject *request,
         gint64      seed,
         GError    **error)
{
  g_autoptr (JsonObject) agent = read_named (self, CUE_RESOURCE_AGENTS, request, "agent");
  g_autoptr (JsonObject) personality = read_named (self, CUE_RESOURCE_PERSONALITIES, request, "personality");
  g_autoptr (JsonObject) profile = read_named (self, CUE_RESOURCE_PROFILES, request, "test_profile");
  g_auto (GStrv) tools = list_tools (request);
  JsonNode      *first = agent != NULL ? json_object_get_member (agent, "agent_speaks_first") : NULL;
  CueWriterInput input = {
    .structured = g_strcmp0 (cue_json_get_string (request, "scenario_type"), "conditional_actions") == 0,
    .improve = json_object_has_member (request, "current_instructions"),
    .current = cue_json_get_string (request, "current_instructions"),
    .brief = cue_json_get_string (request, "extra_instructions"),
    .outcome = cue_json_get_string (request, "expected_outcome_prompt"),
    .first_message = cue_json_get_string (request, "first_message"),
    .language = find_language (request, personality, agent),
    .agent_name = agent != NULL ? cue_json_get_string (agent, "name") : NULL,
    .description = agent != NULL ? cue_json_get_string (agent, "description") : NULL,
    .profile = profile != NULL ? json_object_get_member (profile, "information") : NULL,
    .tools = (const char *const *) tools,
    .agent_opens = -1,
    .seed = (guint32) seed,
  };

  if (json_object_has_member (request, "agent") && agent == NULL && cue_json_get_int (request, "agent", CUE_UNSET) != CUE_UNSET)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The agent was deleted while the text was being written.");
      return NULL;
    }
  if (first != NULL && JSON_NODE_HOLDS_VALUE (first) && json_node_get_value_type (first) == G_TYPE_BOOLEAN)
    input.agent_opens = json_node_get_boolean (first) ? 1 : 0;
  return cue_writer_write (&input, error);
}

/* (transfer full) (nullable) */
static char *
write_text (CueJobs    *self,
            const char *id,
            GError    **error)
{
  g_autoptr (CueJobRow) row = cue_repository_read_job (self->repository, id, error);
  g_autoptr (JsonNode) node = row != NULL ? cue_json_parse (row->request, -1, error) : NULL;

  return node != NULL ? compose (self, json_node_get_object (node), row->seed, error) : NULL;
}

/* Between the requests, so that nobody waits for it. */
static gboolean
write_cb (gpointer user_data)
{
  Job *job = user_data;

  job->writing = 0;
  job->text = write_text (job->jobs, job->id, NULL);
  return G_SOURCE_REMOVE;
}

/* What could not be written before is tried once more: why it cannot is told at the end. */
static void
finish (CueJobs *self,
        Job     *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) write_error = NULL;

  if (job->text == NULL)
    job->text = write_text (self, job->id, &error);
  if (!cue_repository_set_job (self->repository, job->id, job->text != NULL ? "completed" : "failed", job->text,
                               error != NULL ? error->message : NULL, &write_error))
    g_warning ("A job's end could not be kept: %s", write_error->message);
}

/* Milliseconds until the time of @job is over. */
static guint
get_rest (CueJobs *self,
          Job     *job)
{
  gint64 end = job->started + (gint64) (self->seconds * G_TIME_SPAN_SECOND);

  return (guint) (MAX (end - g_get_monotonic_time (), 0) / G_TIME_SPAN_MILLISECOND);
}

static gboolean
step_cb (gpointer user_data)
{
  Job     *job = user_data;
  CueJobs *self = job->jobs;
  g_autoptr (GError) error = NULL;

  job->source = 0;
  if (!job->begun)
    {
      job->begun = TRUE;
      if (!cue_repository_set_job (self->repository, job->id, "in_progress", NULL, NULL, &error))
        g_warning ("A job's state could not be kept: %s", error->message);
      if (job->stuck)
        return G_SOURCE_REMOVE;
      job->writing = g_idle_add_full (G_PRIORITY_LOW, write_cb, job, NULL);
      job->source = g_timeout_add (get_rest (self, job), step_cb, job);
    }
  else
    {
      finish (self, job);
      g_hash_table_remove (self->running, job->id);
    }
  return G_SOURCE_REMOVE;
}

static void
begin (CueJobs    *self,
       const char *id)
{
  Job *job = g_new0 (Job, 1);

  job->jobs = self;
  job->id = g_strdup (id);
  job->stuck = self->stuck;
  job->started = g_get_monotonic_time ();
  job->source = g_timeout_add ((guint) (self->seconds * stages[0].from * 1000), step_cb, job);
  g_hash_table_insert (self->running, job->id, job);
}

CueJobs *
cue_jobs_new (CueRepository *repository,
              double         seconds)
{
  CueJobs *self = g_object_new (CUE_TYPE_JOBS, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = NULL;

  self->repository = g_object_ref (repository);
  self->seconds = CLAMP (seconds, 0, 3600);
  open = cue_repository_list_open_jobs (repository, &error);
  if (open == NULL)
    g_warning ("Open jobs could not be read: %s", error->message);
  for (guint i = 0; open != NULL && i < open->len; i++)
    begin (self, ((CueJobRow *) g_ptr_array_index (open, i))->id);
  return self;
}

char *
cue_jobs_start (CueJobs    *self,
                JsonObject *request,
                GError    **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *text = cue_json_object_to_text (request);
  gint64           seed = cue_json_get_int (request, "seed", CUE_UNSET);

  if (seed < 0 || seed > G_MAXUINT32)
    seed = g_random_int ();
  if (!cue_repository_add_job (self->repository, id, text, seed, error))
    return NULL;
  begin (self, id);
  return g_steal_pointer (&id);
}

static void
report_running (CueJobs    *self,
                Job        *job,
                JsonObject *report)
{
  double      share = self->seconds > 0 ? (double) (g_get_monotonic_time () - job->started) / (self->seconds * G_TIME_SPAN_SECOND) : 1;
  const char *stage = stages[0].text;

  share = CLAMP (share, 0, job->stuck ? STUCK_SHARE : 0.99);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (share >= stages[i].from)
        stage = stages[i].text;
    }
  json_object_set_string_member (report, "status", job->begun ? "in_progress" : "queued");
  json_object_set_double_member (report, "progress", job->begun ? share : 0);
  json_object_set_string_member (report, "stage", job->begun ? _ (stage) : _ ("Waiting to start"));
  json_object_set_null_member (report, "instructions");
  json_object_set_null_member (report, "error");
}

JsonObject *
cue_jobs_report (CueJobs    *self,
                 const char *id,
                 GError    **error)
{
  g_autoptr (CueJobRow) row = cue_repository_read_job (self->repository, id, error);
  Job        *job = g_hash_table_lookup (self->running, id);
  JsonObject *report;
  JsonObject *writer;

  if (row == NULL)
    return NULL;
  report = json_object_new ();
  json_object_set_string_member (report, "progress_id", id);
  if (job != NULL && row->result == NULL)
    {
      report_running (self, job, report);
    }
  else
    {
      json_object_set_string_member (report, "status", row->state);
      json_object_set_double_member (report, "progress", strcmp (row->state, "completed") == 0 ? 1 : 0);
      json_object_set_null_member (report, "stage");
      json_object_set_string_member (report, "instructions", row->result);
      json_object_set_string_member (report, "error", row->error);
    }
  json_object_set_int_member (report, "seed", row->seed);
  writer = json_object_new ();
  json_object_set_string_member (writer, "name", CUE_WRITER_NAME);
  json_object_set_boolean_member (writer, "ai", FALSE);
  json_object_set_string_member (writer, "note", CUE_WRITER_NOTE);
  json_object_set_object_member (report, "writer", writer);
  return report;
}

void
cue_jobs_set_stuck (CueJobs *self,
                    gboolean stuck)
{
  g_return_if_fail (CUE_IS_JOBS (self));

  self->stuck = stuck;
}
