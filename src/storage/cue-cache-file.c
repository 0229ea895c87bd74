/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cache-private.h"

#include "cue-cache-schema.h"
#include "cue-error.h"

#include <glib/gstdio.h>

/* A row's text lies apart from what says when it was last seen, which changes with every reading.
 * `updated` and `number` order scenarios, `name` the others; what does not order is 0 or empty. */
static const CueMigration migrations[CUE_CACHE_VERSION] = {
  { "CREATE TABLE reading (resource INTEGER PRIMARY KEY, refreshed INTEGER NOT NULL);"
    "CREATE TABLE item (seq INTEGER PRIMARY KEY, resource INTEGER NOT NULL, key TEXT NOT NULL, stamp INTEGER NOT NULL,"
    " updated INTEGER NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, UNIQUE (resource, key));"
    "CREATE INDEX item_in_order ON item (resource, updated DESC, name, number DESC);"
    "CREATE INDEX item_by_stamp ON item (resource, stamp);"
    "CREATE TABLE content (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);"
    "CREATE TABLE draft (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, changed INTEGER NOT NULL,"
    " text TEXT NOT NULL);" CUE_SEARCH_INDEX_SCHEMA },
};

char *
cue_cache_file_dup_path (const char *store_path)
{
  g_autofree char *stem = g_strdup (store_path);

  if (g_str_has_suffix (stem, ".db"))
    stem[strlen (stem) - strlen (".db")] = '\0';
  return g_strconcat (stem, "-cache.db", NULL);
}

CueCacheFile *
cue_cache_file_new (const char     *store_path,
                    CueCacheSearch *search)
{
  CueCacheFile *self = g_new0 (CueCacheFile, 1);

  self->store_path = g_strdup (store_path);
  self->path = cue_cache_file_dup_path (store_path);
  self->search = cue_cache_search_ref (search);
  return self;
}

static void
close_database (CueCacheFile *self)
{
  g_clear_pointer (&self->index, cue_search_index_free);
  g_clear_object (&self->database);
  self->in_transaction = FALSE;
  self->n_pending = 0;
}

void
cue_cache_file_free (CueCacheFile *self)
{
  cue_cache_file_commit (self, NULL);
  close_database (self);
  cue_cache_search_unref (self->search);
  g_free (self->store_path);
  g_free (self->path);
  g_free (self);
}

/* In WAL mode nothing is damaged by this when the power fails; the last commits may be lost, and are read anew. */
static gboolean
open_database (CueCacheFile *self,
               GError      **error)
{
  g_autoptr (CueDatabase) database = cue_database_open (self->path, migrations, G_N_ELEMENTS (migrations), error);

  if (database == NULL ||
      !cue_database_execute (database,
                             "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;"
                             "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 16777216",
                             error))
    return FALSE;

  self->index = cue_search_index_new (database);
  self->database = g_steal_pointer (&database);
  return TRUE;
}

static void
delete_file (CueCacheFile *self)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  close_database (self);
  self->lost = g_get_real_time ();
  cue_cache_search_hold (self->search);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  cue_cache_search_release (self->search);
}

static gboolean
is_unusable (const GError *error)
{
  return g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT) ||
         g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER);
}

gboolean
cue_cache_file_open (CueCacheFile *self,
                     GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->database != NULL)
    return TRUE;

  if (!open_database (self, &local_error) && is_unusable (local_error))
    {
      g_message ("The cache is thrown away: %s", local_error->message);
      g_clear_error (&local_error);
      delete_file (self);
      open_database (self, &local_error);
    }
  if (local_error == NULL && cue_cache_file_sync_drafts (self, &local_error) && cue_cache_file_commit (self, &local_error))
    return TRUE;

  close_database (self);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
cue_cache_file_fail (CueCacheFile *self,
                     GError       *local_error,
                     GError      **error)
{
  if (self->in_transaction)
    cue_database_rollback (self->database);
  if (self->n_pending > 0)
    self->lost = g_get_real_time ();
  self->in_transaction = FALSE;
  self->n_pending = 0;

  if (is_unusable (local_error))
    {
      g_message ("The cache is thrown away: %s", local_error->message);
      g_clear_error (&local_error);
      delete_file (self);
      return cue_cache_file_open (self, error);
    }

  /* It knows words that were not committed. */
  if (self->database != NULL)
    {
      g_clear_pointer (&self->index, cue_search_index_free);
      self->index = cue_search_index_new (self->database);
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
cue_cache_file_begin (CueCacheFile *self,
                      GError      **error)
{
  if (self->in_transaction)
    return TRUE;

  if (!cue_cache_file_open (self, error) || !cue_database_begin (self->database, error))
    return FALSE;

  self->in_transaction = TRUE;
  return TRUE;
}

guint
cue_cache_file_get_pending (CueCacheFile *self)
{
  return self->n_pending;
}

gboolean
cue_cache_file_commit (CueCacheFile *self,
                       GError      **error)
{
  GError *local_error = NULL;

  if (!self->in_transaction)
    return TRUE;

  if (!cue_database_commit (self->database, &local_error))
    return cue_cache_file_fail (self, local_error, error);

  self->in_transaction = FALSE;
  self->n_pending = 0;
  return TRUE;
}

gboolean
cue_cache_file_clear (CueCacheFile *self,
                      GError      **error)
{
  delete_file (self);
  return cue_cache_file_open (self, error);
}
