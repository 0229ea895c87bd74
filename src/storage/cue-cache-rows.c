/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the service in a cache file. */
#include "cue-cache-private.h"

#include "cue-cache-schema.h"
#include "cue-error.h"
#include "cue-resource-text.h"
#include "cue-text.h"

G_STATIC_ASSERT (CUE_RESOURCE_SCENARIOS == CUE_CACHE_SCENARIOS_NUMBER);

/* Rows that go are taken out so many at a time. */
#define DELETE_BATCH 200

/* One object as it is kept. */
typedef struct
{
  CueResource        resource;
  char              *key;     /* (owned) (nullable): cannot be kept */
  gint64             updated; /* Unix microseconds; 0: unknown, or not what orders */
  char              *name;    /* (owned) */
  gint64             number;  /* the id, 0 where there is none */
  char              *body;    /* (owned): all of it, in JSON */
  CueResourceObject *object;  /* (unowned) */
} Row;

static void
row_clear (Row *row)
{
  g_free (row->key);
  g_free (row->name);
  g_free (row->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gint64
read_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = *text != '\0' ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time) : 0;
}

static void
row_init (Row               *row,
          CueResource        resource,
          CueResourceObject *object)
{
  gboolean is_scenario = resource == CUE_RESOURCE_SCENARIOS;

  row->object = object;
  row->resource = resource;
  row->key = cue_resource_object_dup_key (object);
  row->updated = is_scenario ? read_time (cue_resource_object_get_text (object, "updated-at")) : 0;
  row->name = is_scenario ? g_strdup ("") : cue_text_fold (cue_resource_object_get_name (object));
  row->number = MAX (cue_resource_object_get_id (object), 0);
  row->body = cue_resource_object_to_text (object, NULL);
}

/* Takes the scenario that was kept as @body out of the index. */
static gboolean
unindex (CueCacheFile *self,
         gint64        number,
         const char   *body,
         GError      **error)
{
  g_autoptr (CueResourceObject) scenario = cue_resource_object_new_from_text (CUE_RESOURCE_SCENARIOS, body, -1, NULL);
  g_autofree char *text = NULL;

  if (scenario == NULL)
    {
      g_set_error_literal (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT, "A row of the cache cannot be read");
      return FALSE;
    }
  text = cue_search_index_dup_scenario_text (scenario);
  return cue_search_index_remove (self->index, number, text, error);
}

/* Has the index find what @row says now, and not what it said before (@old, nullable). */
static gboolean
index_row (CueCacheFile *self,
           const Row    *row,
           const char   *old,
           GError      **error)
{
  g_autofree char *text = NULL;

  if (row->resource != CUE_RESOURCE_SCENARIOS || row->number == 0)
    return TRUE;

  if (old != NULL && !unindex (self, row->number, old, error))
    return FALSE;

  text = cue_search_index_dup_scenario_text (row->object);
  return cue_search_index_add (self->index, row->number, text, error);
}

static CueStep
find_row (CueCacheFile *self,
          const Row    *row,
          gint64       *seq,
          char        **body,
          GError      **error)
{
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database,
                          "SELECT seq, body FROM item JOIN content USING (seq) WHERE resource = :resource AND key = :key",
                          error);
  CueStep step = CUE_STEP_ERROR;

  if (statement == NULL)
    return CUE_STEP_ERROR;

  cue_statement_bind_int (statement, ":resource", row->resource);
  cue_statement_bind_text (statement, ":key", row->key);
  step = cue_statement_step (statement, error);
  if (step == CUE_STEP_ROW)
    {
      *seq = cue_statement_get_int (statement, 0);
      *body = g_strdup (cue_statement_get_text (statement, 1));
    }
  return step;
}

static gboolean
write_item (CueCacheFile *self,
            const Row    *row,
            gint64        stamp,
            GError      **error)
{
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database,
                          "INSERT INTO item (resource, key, stamp, updated, name, number)"
                          " VALUES (:resource, :key, :stamp, :updated, :name, :number)"
                          " ON CONFLICT (resource, key) DO UPDATE SET stamp = excluded.stamp,"
                          " updated = excluded.updated, name = excluded.name, number = excluded.number",
                          error);

  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":resource", row->resource);
  cue_statement_bind_text (statement, ":key", row->key);
  cue_statement_bind_int (statement, ":stamp", stamp);
  cue_statement_bind_int (statement, ":updated", row->updated);
  cue_statement_bind_text (statement, ":name", row->name);
  cue_statement_bind_int (statement, ":number", row->number);
  return cue_statement_run (statement, error);
}

static gboolean
write_content (CueCacheFile *self,
               gint64        seq,
               const char   *body,
               GError      **error)
{
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database, "INSERT OR REPLACE INTO content (seq, body) VALUES (:seq, :body)", error);

  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":seq", seq);
  cue_statement_bind_text (statement, ":body", body);
  return cue_statement_run (statement, error);
}

/* A row that says what it said before only gets its new stamp: most of a reading is that. */
static gboolean
put_row (CueCacheFile *self,
         const Row    *row,
         gint64        stamp,
         GError      **error)
{
  g_autofree char *old = NULL;
  gint64           seq = 0;
  CueStep          step = find_row (self, row, &seq, &old, error);

  if (step == CUE_STEP_ERROR || !write_item (self, row, stamp, error))
    return FALSE;

  if (g_strcmp0 (old, row->body) == 0)
    return TRUE;

  if (step == CUE_STEP_DONE)
    seq = cue_database_last_id (self->database);
  return write_content (self, seq, row->body, error) && index_row (self, row, old, error);
}

gboolean
cue_cache_file_put (CueCacheFile *self,
                    CueResource   resource,
                    GPtrArray    *objects,
                    gint64        stamp,
                    GError      **error)
{
  GError *local_error = NULL;

  if (!cue_cache_file_begin (self, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  for (guint i = 0; i < objects->len; i++)
    {
      g_auto (Row) row = { 0 };

      row_init (&row, resource, g_ptr_array_index (objects, i));
      self->n_pending++;
      if (row.key != NULL && !put_row (self, &row, stamp, &local_error))
        return cue_cache_file_fail (self, local_error, error);
    }
  return TRUE;
}

/* One row that goes. */
typedef struct
{
  gint64 seq;
  gint64 number;
  char  *body; /* (owned) */
} Gone;

static void
gone_free (Gone *gone)
{
  g_free (gone->body);
  g_free (gone);
}

/* (transfer full) (nullable) (element-type Gone): the rows that @statement selects: seq, number, body. */
static GPtrArray *
select_rows (CueStatement *statement,
             GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gone_free);
  CueStep step = CUE_STEP_DONE;

  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      Gone *gone = g_new0 (Gone, 1);

      gone->seq = cue_statement_get_int (statement, 0);
      gone->number = cue_statement_get_int (statement, 1);
      gone->body = g_strdup (cue_statement_get_text (statement, 2));
      g_ptr_array_add (rows, gone);
    }
  return step == CUE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
delete_row (CueCacheFile *self,
            gint64        seq,
            GError      **error)
{
  static const char *const tables[] = { "DELETE FROM item WHERE seq = :seq", "DELETE FROM content WHERE seq = :seq" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (CueStatement) statement = cue_database_prepare (self->database, tables[i], error);

      if (statement == NULL)
        return FALSE;
      cue_statement_bind_int (statement, ":seq", seq);
      if (!cue_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes out what @statement selects, in handfuls: a list that became empty may have been long. */
static gboolean
delete_selected (CueCacheFile *self,
                 CueResource   resource,
                 CueStatement *statement,
                 GError      **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) rows = select_rows (statement, error);

      if (rows == NULL)
        return FALSE;

      for (guint i = 0; i < rows->len; i++)
        {
          Gone *gone = g_ptr_array_index (rows, i);

          if (resource == CUE_RESOURCE_SCENARIOS && gone->number > 0 &&
              !unindex (self, gone->number, gone->body, error))
            return FALSE;
          if (!delete_row (self, gone->seq, error))
            return FALSE;
        }
      if (rows->len < DELETE_BATCH)
        return TRUE;
    }
}

static gboolean
end_reading (CueCacheFile *self,
             CueResource   resource,
             gint64        stamp,
             GError      **error)
{
  g_autoptr (CueStatement) old =
    cue_database_prepare (self->database,
                          "SELECT seq, number, body FROM item JOIN content USING (seq)"
                          " WHERE resource = :resource AND stamp < :stamp LIMIT " G_STRINGIFY (DELETE_BATCH),
                          error);
  g_autoptr (CueStatement) reading = NULL;

  if (old == NULL)
    return FALSE;

  cue_statement_bind_int (old, ":resource", resource);
  cue_statement_bind_int (old, ":stamp", stamp);
  if (!delete_selected (self, resource, old, error))
    return FALSE;

  reading = cue_database_prepare (self->database,
                                  "INSERT OR REPLACE INTO reading (resource, refreshed) VALUES (:resource, :stamp)",
                                  error);
  if (reading == NULL)
    return FALSE;

  cue_statement_bind_int (reading, ":resource", resource);
  cue_statement_bind_int (reading, ":stamp", stamp);
  return cue_statement_run (reading, error);
}

/* Of a reading that began before rows were lost some may be missing: it does not count as complete. */
gboolean
cue_cache_file_end (CueCacheFile *self,
                    CueResource   resource,
                    gint64        stamp,
                    GError      **error)
{
  GError *local_error = NULL;

  if (!cue_cache_file_begin (self, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  if (stamp < self->lost)
    return cue_cache_file_commit (self, error);

  if (!end_reading (self, resource, stamp, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  return cue_cache_file_commit (self, error);
}

static gboolean
drop_row (CueCacheFile *self,
          CueResource   resource,
          gint64        id,
          GError      **error)
{
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database,
                          "SELECT seq, number, body FROM item JOIN content USING (seq)"
                          " WHERE resource = :resource AND key = :key",
                          error);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":resource", resource);
  cue_statement_bind_text (statement, ":key", key);
  return delete_selected (self, resource, statement, error);
}

gboolean
cue_cache_file_drop (CueCacheFile *self,
                     CueResource   resource,
                     gint64        id,
                     GError      **error)
{
  GError *local_error = NULL;

  if (!cue_cache_file_begin (self, &local_error) || !drop_row (self, resource, id, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  return cue_cache_file_commit (self, error);
}

static gboolean
read_refreshed (CueCacheFile *self,
                CueResource   resource,
                gint64       *refreshed,
                GError      **error)
{
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database, "SELECT max (refreshed) FROM reading WHERE resource = :resource", error);

  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":resource", resource);
  if (cue_statement_step (statement, error) != CUE_STEP_ROW)
    return FALSE;

  *refreshed = cue_statement_get_int (statement, 0);
  return TRUE;
}

/* (nullable): the object of the statement's row; a row that cannot be read is left out, it comes anew. */
static gpointer
make_object (CueResource   resource,
             CueStatement *statement)
{
  g_autoptr (GError) error = NULL;
  const char *body = cue_statement_get_text (statement, 0);
  gpointer    object = cue_resource_object_new_from_text (resource, body != NULL ? body : "", -1, &error);

  if (object == NULL)
    g_message ("A row of the cache is left out: %s", error->message);
  return object;
}

/* The body is looked up for the rows that are given out, not for those before them. */
static GPtrArray *
list_rows (CueCacheFile *self,
           CueResource   resource,
           guint         offset,
           guint         limit,
           GError      **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database,
                          "SELECT (SELECT body FROM content WHERE content.seq = item.seq) FROM item"
                          " WHERE resource = :resource"
                          " ORDER BY updated DESC, name, number DESC LIMIT :limit OFFSET :offset",
                          error);
  CueStep step = CUE_STEP_DONE;

  if (statement == NULL)
    return NULL;

  cue_statement_bind_int (statement, ":resource", resource);
  cue_statement_bind_int (statement, ":limit", limit);
  cue_statement_bind_int (statement, ":offset", offset);
  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      gpointer object = make_object (resource, statement);

      if (object != NULL)
        g_ptr_array_add (objects, object);
    }
  return step == CUE_STEP_DONE ? g_steal_pointer (&objects) : NULL;
}

GPtrArray *
cue_cache_file_list (CueCacheFile *self,
                     CueResource   resource,
                     guint         offset,
                     guint         limit,
                     gint64       *refreshed,
                     GError      **error)
{
  GPtrArray *objects = NULL;
  GError    *local_error = NULL;

  *refreshed = 0;
  if (cue_cache_file_open (self, &local_error) && read_refreshed (self, resource, refreshed, &local_error))
    objects = list_rows (self, resource, offset, limit, &local_error);
  if (objects != NULL)
    return objects;

  *refreshed = 0;
  return cue_cache_file_fail (self, local_error, error) ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;
}

gboolean
cue_cache_file_count (CueCacheFile *self,
                      guint        *n_rows,
                      GError      **error)
{
  g_autoptr (CueStatement) statement = NULL;
  GError *local_error = NULL;

  *n_rows = 0;
  if (cue_cache_file_open (self, &local_error))
    statement = cue_database_prepare (self->database, "SELECT count (*) FROM item", &local_error);
  if (statement == NULL || cue_statement_step (statement, &local_error) != CUE_STEP_ROW)
    {
      g_clear_pointer (&statement, cue_statement_free);
      return cue_cache_file_fail (self, local_error, error);
    }

  *n_rows = (guint) cue_statement_get_int (statement, 0);
  return TRUE;
}
