/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is searched of the drafts, in a cache file. */
#include "cue-cache-private.h"

#include "cue-cache-schema.h"
#include "cue-error.h"
#include "cue-json.h"
#include "cue-store-file.h"

static CueStatement *
prepare_for (CueDatabase *database,
             const char  *sql,
             const char  *id,
             GError     **error)
{
  CueStatement *statement = cue_database_prepare (database, sql, error);

  if (statement != NULL)
    cue_statement_bind_text (statement, ":id", id);
  return statement;
}

/* Takes the draft out of the index and keeps its row's number in *@seq, which stays 0 where there is none. */
static gboolean
remove_from_index (CueCacheFile *self,
                   const char   *id,
                   gint64       *seq,
                   GError      **error)
{
  g_autoptr (CueStatement) statement =
    prepare_for (self->database, "SELECT seq, text FROM draft WHERE id = :id", id, error);
  CueStep step = statement != NULL ? cue_statement_step (statement, error) : CUE_STEP_ERROR;

  if (step != CUE_STEP_ROW)
    return step == CUE_STEP_DONE;

  *seq = cue_statement_get_int (statement, 0);
  return cue_search_index_remove (self->index, CUE_CACHE_DRAFT_ROW (*seq), cue_statement_get_text (statement, 1), error);
}

static gboolean
remove_draft (CueCacheFile *self,
              const char   *id,
              GError      **error)
{
  g_autoptr (CueStatement) statement = NULL;
  gint64 seq = 0;

  if (!remove_from_index (self, id, &seq, error))
    return FALSE;

  statement = prepare_for (self->database, "DELETE FROM draft WHERE id = :id", id, error);
  return statement != NULL && cue_statement_run (statement, error);
}

static gboolean
put_draft (CueCacheFile *self,
           const char   *id,
           gint64        changed,
           const char   *body,
           GError      **error)
{
  g_autoptr (JsonNode) node = cue_json_parse (body, -1, NULL);
  g_autoptr (CueStatement) statement = NULL;
  g_autofree char *text = NULL;
  gint64           seq = 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return remove_draft (self, id, error);

  if (!remove_from_index (self, id, &seq, error))
    return FALSE;

  text = cue_search_index_dup_draft_text (json_node_get_object (node));
  statement = prepare_for (self->database,
                           "INSERT INTO draft (id, changed, text) VALUES (:id, :changed, :text)"
                           " ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, text = excluded.text",
                           id, error);
  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":changed", changed);
  cue_statement_bind_text (statement, ":text", text);
  if (!cue_statement_run (statement, error))
    return FALSE;

  if (seq == 0)
    seq = cue_database_last_id (self->database);
  return cue_search_index_add (self->index, CUE_CACHE_DRAFT_ROW (seq), text, error);
}

gboolean
cue_cache_file_put_draft (CueCacheFile *self,
                          const char   *id,
                          gint64        changed,
                          const char   *body,
                          GError      **error)
{
  GError *local_error = NULL;

  if (!cue_cache_file_begin (self, &local_error) || !put_draft (self, id, changed, body, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  self->n_pending++;
  return TRUE;
}

gboolean
cue_cache_file_remove_draft (CueCacheFile *self,
                             const char   *id,
                             GError      **error)
{
  GError *local_error = NULL;

  if (!cue_cache_file_begin (self, &local_error) || !remove_draft (self, id, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  self->n_pending++;
  return TRUE;
}

/* (transfer full) (nullable) (element-type utf8 gint64): when each draft of @database last changed. */
static GHashTable *
read_changes (CueDatabase *database,
              GError     **error)
{
  g_autoptr (GHashTable) changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CueStatement) statement = cue_database_prepare (database, "SELECT id, changed FROM draft", error);
  CueStep step = CUE_STEP_ERROR;

  if (statement == NULL)
    return NULL;

  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      gint64 changed = cue_statement_get_int (statement, 1);

      g_hash_table_insert (changes, g_strdup (cue_statement_get_text (statement, 0)),
                           g_memdup2 (&changed, sizeof changed));
    }
  return step == CUE_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

/* Puts the draft @id as the workspace's file has it; one that is gone or damaged there is not the cache's business. */
static gboolean
copy_draft (CueCacheFile *self,
            CueDatabase  *store,
            const char   *id,
            GError      **error)
{
  g_autoptr (CueStatement) statement = prepare_for (store, "SELECT changed, body FROM draft WHERE id = :id", id, NULL);

  if (statement == NULL || cue_statement_step (statement, NULL) != CUE_STEP_ROW)
    return TRUE;

  return put_draft (self, id, cue_statement_get_int (statement, 0), cue_statement_get_text (statement, 1), error);
}

gboolean
cue_cache_file_sync_drafts (CueCacheFile *self,
                            GError      **error)
{
  guint version = 0;
  g_autoptr (CueDatabase) store = cue_store_file_open_reader (self->store_path, &version, NULL);
  g_autoptr (GHashTable) changes = store != NULL ? read_changes (store, NULL) : NULL;
  g_autoptr (GHashTable) known = read_changes (self->database, error);
  GHashTableIter iter;
  const char    *id = NULL;
  const gint64  *changed = NULL;

  if (known == NULL)
    return FALSE;
  if (changes == NULL)
    return TRUE;
  if (!cue_cache_file_begin (self, error))
    return FALSE;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!g_hash_table_contains (changes, id) && !remove_draft (self, id, error))
      return FALSE;

  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &changed))
    {
      const gint64 *before = g_hash_table_lookup (known, id);

      if ((before == NULL || *before != *changed) && !copy_draft (self, store, id, error))
        return FALSE;
    }
  return TRUE;
}
