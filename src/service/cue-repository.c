/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-repository.h"

#include "cue-database.h"
#include "cue-example.h"
#include "cue-json.h"

#define WEEK (7 * G_TIME_SPAN_DAY)

static const CueMigration migrations[] = {
  { "CREATE TABLE resources ("
    "  kind INTEGER NOT NULL, id INTEGER NOT NULL, agent INTEGER, project INTEGER, folder TEXT NOT NULL DEFAULT '',"
    "  body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;"
    "CREATE INDEX resources_agent ON resources (kind, agent, id);"
    "CREATE INDEX resources_folder ON resources (kind, folder, id);"
    "CREATE TABLE sequences (kind INTEGER PRIMARY KEY, last INTEGER NOT NULL);"
    "CREATE TABLE jobs ("
    "  id TEXT PRIMARY KEY, state TEXT NOT NULL, seed INTEGER NOT NULL, request TEXT NOT NULL, result TEXT, error TEXT,"
    "  created INTEGER NOT NULL);"
    "CREATE INDEX jobs_state ON jobs (state, created);"
    "CREATE TABLE marks (name TEXT PRIMARY KEY);" },
};

struct _CueRepository
{
  GObject parent_instance;

  CueDatabase *database; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueRepository, cue_repository, G_TYPE_OBJECT)

static void
cue_repository_finalize (GObject *object)
{
  CueRepository *self = CUE_REPOSITORY (object);

  g_clear_object (&self->database);
  G_OBJECT_CLASS (cue_repository_parent_class)->finalize (object);
}

static void
cue_repository_class_init (CueRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_repository_finalize;
}

static void
cue_repository_init (CueRepository *self)
{
}

void
cue_job_row_free (CueJobRow *self)
{
  g_free (self->id);
  g_free (self->state);
  g_free (self->request);
  g_free (self->result);
  g_free (self->error);
  g_free (self);
}

static void
bind_optional (CueStatement *statement,
               const char   *name,
               gint64        value)
{
  if (value == CUE_UNSET)
    cue_statement_bind_text (statement, name, NULL);
  else
    cue_statement_bind_int (statement, name, value);
}

/* Runs @sql with :kind and :id. */
static gboolean
run_for_row (CueRepository *self,
             const char    *sql,
             CueResource    resource,
             gint64         id,
             GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  cue_statement_bind_int (statement, ":kind", resource);
  cue_statement_bind_int (statement, ":id", id);
  return cue_statement_run (statement, error);
}

/* The next id of the resource; ids are never given twice. */
static gint64
take_id (CueRepository *self,
         CueResource    resource,
         GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "INSERT INTO sequences (kind, last) VALUES (:kind, 1) ON CONFLICT (kind) DO UPDATE SET last = last + 1 RETURNING last", error);
  gint64 id;

  if (statement == NULL)
    return CUE_UNSET;
  cue_statement_bind_int (statement, ":kind", resource);
  if (cue_statement_step (statement, error) != CUE_STEP_ROW)
    return CUE_UNSET;
  id = cue_statement_get_int (statement, 0);
  return cue_statement_step (statement, error) == CUE_STEP_DONE ? id : CUE_UNSET;
}

static gboolean
put_row (CueRepository *self,
         CueResource    resource,
         JsonObject    *body,
         GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "INSERT OR REPLACE INTO resources (kind, id, agent, project, folder, body) VALUES (:kind, :id, :agent, :project, :folder, :body)", error);
  g_autofree char *text = cue_json_object_to_text (body);
  const char      *folder = cue_json_get_string (body, "folder_path");

  if (statement == NULL)
    return FALSE;
  cue_statement_bind_int (statement, ":kind", resource);
  cue_statement_bind_int (statement, ":id", cue_json_get_int (body, "id", 0));
  bind_optional (statement, ":agent", cue_json_get_int (body, "agent", CUE_UNSET));
  bind_optional (statement, ":project", cue_json_get_int (body, "project", CUE_UNSET));
  cue_statement_bind_text (statement, ":folder", folder != NULL ? folder : "");
  cue_statement_bind_text (statement, ":body", text);
  return cue_statement_run (statement, error);
}

static void
stamp (JsonObject *body,
       const char *member)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *full = g_strdup_printf ("%s.%06dZ", text, g_date_time_get_microsecond (now));

  json_object_set_string_member (body, member, full);
}

/* Ends the transaction one way or the other. */
static gboolean
end_transaction (CueRepository *self,
                 gboolean       done,
                 GError       **error)
{
  if (done && cue_database_commit (self->database, error))
    return TRUE;
  cue_database_rollback (self->database);
  return FALSE;
}

/* Inside a transaction. */
static gboolean
insert_row (CueRepository *self,
            CueResource    resource,
            JsonObject    *body,
            GError       **error)
{
  gint64 id = take_id (self, resource, error);

  if (id == CUE_UNSET)
    return FALSE;
  json_object_set_int_member (body, "id", id);
  stamp (body, "created_at");
  stamp (body, "updated_at");
  return put_row (self, resource, body, error);
}

/* Fills a new workspace, once, whatever is deleted later. */
static gboolean
add_example (CueRepository *self,
             GError       **error)
{
  g_autoptr (CueStatement) mark = cue_database_prepare (self->database, "INSERT OR IGNORE INTO marks (name) VALUES ('example') RETURNING 1", error);
  g_autoptr (GPtrArray) rows = NULL;
  CueStep step = mark != NULL ? cue_statement_step (mark, error) : CUE_STEP_ERROR;

  if (step != CUE_STEP_ROW)
    return step == CUE_STEP_DONE;
  if (cue_statement_step (mark, error) == CUE_STEP_ERROR)
    return FALSE;
  rows = cue_example_list_rows ();
  for (guint i = 0; i < rows->len; i++)
    {
      CueExampleRow *row = g_ptr_array_index (rows, i);

      if (!insert_row (self, row->resource, row->body, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_new (CueRepository *self,
        gboolean      *empty,
        GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "SELECT 1 FROM marks WHERE name = 'example'", error);
  CueStep step = statement != NULL ? cue_statement_step (statement, error) : CUE_STEP_ERROR;

  *empty = step == CUE_STEP_DONE;
  return step != CUE_STEP_ERROR;
}

CueRepository *
cue_repository_open (const char *data_dir,
                     GError    **error)
{
  g_autoptr (CueRepository) self = g_object_new (CUE_TYPE_REPOSITORY, NULL);
  g_autofree char *path = g_build_filename (data_dir, "workspace.sqlite", NULL);
  gboolean         empty;

  self->database = cue_database_open (path, migrations, G_N_ELEMENTS (migrations), error);
  if (self->database == NULL || !is_new (self, &empty, error))
    return NULL;
  if (empty && (!cue_database_begin (self->database, error) || !end_transaction (self, add_example (self, error), error)))
    return NULL;
  /* What cannot be written is found out now, and not with the first change. */
  if (!empty && (!cue_database_begin (self->database, error) || !end_transaction (self, cue_database_execute (self->database, "INSERT OR REPLACE INTO marks (name) VALUES ('opened')", error), error)))
    return NULL;
  return g_steal_pointer (&self);
}

static JsonObject *
parse_body (const char *text,
            GError    **error)
{
  g_autoptr (JsonNode) node = cue_json_parse (text, -1, error);

  return node != NULL ? json_node_dup_object (node) : NULL;
}

JsonObject *
cue_repository_read (CueRepository *self,
                     CueResource    resource,
                     gint64         id,
                     GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "SELECT body FROM resources WHERE kind = :kind AND id = :id", error);

  if (statement == NULL)
    return NULL;
  cue_statement_bind_int (statement, ":kind", resource);
  cue_statement_bind_int (statement, ":id", id);
  return cue_statement_step (statement, error) == CUE_STEP_ROW ? parse_body (cue_statement_get_text (statement, 0), error) : NULL;
}

gboolean
cue_repository_exists (CueRepository *self,
                       CueResource    resource,
                       gint64         id)
{
  g_autoptr (JsonObject) row = cue_repository_read (self, resource, id, NULL);

  return row != NULL;
}

#define FILTER                                                                     \
  " FROM resources WHERE kind = :kind"                                             \
  " AND (:agent IS NULL OR agent = :agent OR (:shared = 1 AND agent IS NULL))"     \
  " AND (:project IS NULL OR project IS NULL OR project = :project)"               \
  " AND (:folder IS NULL OR folder = :folder)"                                     \
  " AND (:tags IS NULL OR EXISTS (SELECT 1 FROM json_each (body, '$.tags') AS tag" \
  "   WHERE tag.value IN (SELECT value FROM json_each (:tags))))"

static CueStatement *
prepare_list (CueRepository             *self,
              const char                *sql,
              CueResource                resource,
              const CueRepositoryFilter *filter,
              GError                   **error)
{
  CueStatement *statement = cue_database_prepare (self->database, sql, error);
  g_autoptr (JsonArray) tags = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), tags);
  g_autofree char *text = NULL;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; filter->tags != NULL && filter->tags[i] != NULL; i++)
    json_array_add_string_element (tags, filter->tags[i]);
  text = cue_json_to_text (node);
  cue_statement_bind_int (statement, ":kind", resource);
  bind_optional (statement, ":agent", filter->agent);
  bind_optional (statement, ":project", filter->project);
  cue_statement_bind_int (statement, ":shared", filter->shared);
  cue_statement_bind_text (statement, ":folder", filter->folder);
  cue_statement_bind_text (statement, ":tags", filter->tags != NULL ? text : NULL);
  return statement;
}

JsonArray *
cue_repository_list (CueRepository             *self,
                     CueResource                resource,
                     const CueRepositoryFilter *filter,
                     gint64                    *count,
                     GError                   **error)
{
  g_autoptr (CueStatement) counter = prepare_list (self, "SELECT COUNT(*)" FILTER, resource, filter, error);
  g_autoptr (CueStatement) statement = NULL;
  g_autoptr (JsonArray) rows = json_array_new ();
  CueStep step;

  if (counter == NULL || cue_statement_step (counter, error) != CUE_STEP_ROW)
    return NULL;
  *count = cue_statement_get_int (counter, 0);
  statement = prepare_list (self, "SELECT body" FILTER " ORDER BY id LIMIT :limit OFFSET :offset", resource, filter, error);
  if (statement == NULL)
    return NULL;
  cue_statement_bind_int (statement, ":limit", filter->limit);
  cue_statement_bind_int (statement, ":offset", filter->offset);
  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      JsonObject *row = parse_body (cue_statement_get_text (statement, 0), error);

      if (row == NULL)
        return NULL;
      json_array_add_object_element (rows, row);
    }
  return step == CUE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
cue_repository_insert (CueRepository *self,
                       CueResource    resource,
                       JsonObject    *body,
                       GError       **error)
{
  return cue_database_begin (self->database, error) && end_transaction (self, insert_row (self, resource, body, error), error);
}

gboolean
cue_repository_update (CueRepository *self,
                       CueResource    resource,
                       JsonObject    *body,
                       GError       **error)
{
  stamp (body, "updated_at");
  return put_row (self, resource, body, error);
}

gboolean
cue_repository_delete (CueRepository *self,
                       CueResource    resource,
                       gint64         id,
                       GError       **error)
{
  gboolean done;

  if (!cue_database_begin (self->database, error))
    return FALSE;
  done = run_for_row (self, "DELETE FROM resources WHERE kind = :kind AND id = :id", resource, id, error);
  if (done && resource == CUE_RESOURCE_PROFILES)
    done = run_for_row (self, "UPDATE resources SET body = json_set (body, '$.test_profile', NULL) WHERE kind = :kind AND json_extract (body, '$.test_profile') = :id", CUE_RESOURCE_SCENARIOS, id, error);
  return end_transaction (self, done, error);
}

/* Jobs are many and short, and a text that a power cut took can be written again: their changes survive the end of the
 * program at any moment, but do not wait for the disk, as changes of resources do. */
static gboolean
run_unsynced (CueRepository *self,
              CueStatement  *statement,
              GError       **error)
{
  gboolean done = cue_database_execute (self->database, "PRAGMA synchronous = NORMAL", error) &&
                  cue_statement_run (statement, error);

  return cue_database_execute (self->database, "PRAGMA synchronous = FULL", done ? error : NULL) && done;
}

gboolean
cue_repository_add_job (CueRepository *self,
                        const char    *id,
                        const char    *request,
                        gint64         seed,
                        GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "INSERT INTO jobs (id, state, seed, request, created) VALUES (:id, 'queued', :seed, :request, :created)", error);

  if (statement == NULL)
    return FALSE;
  cue_statement_bind_text (statement, ":id", id);
  cue_statement_bind_int (statement, ":seed", seed);
  cue_statement_bind_text (statement, ":request", request);
  cue_statement_bind_int (statement, ":created", g_get_real_time ());
  return run_unsynced (self, statement, error);
}

gboolean
cue_repository_set_job (CueRepository *self,
                        const char    *id,
                        const char    *state,
                        const char    *result,
                        const char    *message,
                        GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "UPDATE jobs SET state = :state, result = :result, error = :error WHERE id = :id AND state IN ('queued', 'in_progress')", error);

  if (statement == NULL)
    return FALSE;
  cue_statement_bind_text (statement, ":id", id);
  cue_statement_bind_text (statement, ":state", state);
  cue_statement_bind_text (statement, ":result", result);
  cue_statement_bind_text (statement, ":error", message);
  return run_unsynced (self, statement, error);
}

static CueJobRow *
read_job_row (CueStatement *statement)
{
  CueJobRow *row = g_new0 (CueJobRow, 1);

  row->id = g_strdup (cue_statement_get_text (statement, 0));
  row->state = g_strdup (cue_statement_get_text (statement, 1));
  row->seed = cue_statement_get_int (statement, 2);
  row->request = g_strdup (cue_statement_get_text (statement, 3));
  row->result = g_strdup (cue_statement_get_text (statement, 4));
  row->error = g_strdup (cue_statement_get_text (statement, 5));
  return row;
}

CueJobRow *
cue_repository_read_job (CueRepository *self,
                         const char    *id,
                         GError       **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, "SELECT id, state, seed, request, result, error FROM jobs WHERE id = :id", error);

  if (statement == NULL)
    return NULL;
  cue_statement_bind_text (statement, ":id", id);
  return cue_statement_step (statement, error) == CUE_STEP_ROW ? read_job_row (statement) : NULL;
}

GPtrArray *
cue_repository_list_open_jobs (CueRepository *self,
                               GError       **error)
{
  g_autoptr (CueStatement) old = cue_database_prepare (self->database, "DELETE FROM jobs WHERE created < :before", error);
  g_autoptr (CueStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_job_row_free);
  CueStep step;

  if (old == NULL)
    return NULL;
  cue_statement_bind_int (old, ":before", g_get_real_time () - WEEK);
  if (!cue_statement_run (old, error))
    return NULL;
  statement = cue_database_prepare (self->database, "SELECT id, state, seed, request, result, error FROM jobs WHERE state IN ('queued', 'in_progress') ORDER BY created", error);
  if (statement == NULL)
    return NULL;
  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    g_ptr_array_add (rows, read_job_row (statement));
  return step == CUE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
