/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-file.h"

#include "cue-error.h"

/* After the file could not be opened, the next call tries again, but not more often than this. */
#define REOPEN_PAUSE_US G_USEC_PER_SEC

/* `owner` is no foreign key on purpose: a text that was paid for must find its place even when its draft could not be
 * written yet. Removing a draft takes its variants and generations along all the same, by the trigger. `seq` keeps the
 * order of arrival; the columns beside `body` are there to look things up without reading every body. */
static const CueMigration migrations[CUE_STORE_FILE_VERSION] = {
  { "CREATE TABLE draft (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT,"
    " changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);"
    "CREATE TABLE variant (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT,"
    " changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);"
    "CREATE TABLE generation (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT,"
    " changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);"
    "CREATE INDEX variant_by_owner ON variant (owner);"
    "CREATE INDEX generation_by_owner ON generation (owner);"
    "CREATE TRIGGER draft_removed AFTER DELETE ON draft BEGIN"
    " DELETE FROM variant WHERE owner = old.id;"
    " DELETE FROM generation WHERE owner = old.id;"
    "END;" },
  { "CREATE TABLE blind_round (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT,"
    " changed INTEGER NOT NULL, state TEXT, progress_id TEXT, body TEXT NOT NULL);" },
};

/* The SQL of one table, whole statements: no SQL is built from values. */
typedef struct
{
  const char *put;
  const char *remove;
  const char *list;
  const char *count;
} Statements;

#define STATEMENTS_FOR(name)                                                              \
  {                                                                                       \
    "INSERT INTO " name " (id, owner, changed, state, progress_id, body)"                 \
    " VALUES (:id, :owner, :changed, :state, :progress_id, :body)"                        \
    " ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, changed = excluded.changed," \
    " state = excluded.state, progress_id = excluded.progress_id, body = excluded.body",  \
      "DELETE FROM " name " WHERE id = :id",                                              \
      "SELECT id, body FROM " name " ORDER BY seq",                                       \
      "SELECT count (*) FROM " name                                                       \
  }

static const Statements statements[] = {
  [CUE_STORE_DRAFTS] = STATEMENTS_FOR ("draft"),
  [CUE_STORE_VARIANTS] = STATEMENTS_FOR ("variant"),
  [CUE_STORE_GENERATIONS] = STATEMENTS_FOR ("generation"),
  [CUE_STORE_BLIND_ROUNDS] = STATEMENTS_FOR ("blind_round"),
};

struct _CueStoreFile
{
  char        *path;     /* (owned) */
  CueDatabase *database; /* (owned) (nullable) */
  GError      *error;    /* (owned) (nullable): why it is not open */
  gint64       tried;    /* monotonic time of the last attempt to open it */
};

/* SQLite notices missing pages only when it meets them, and would go on writing into what is left until then. */
static gboolean
check_whole (CueStoreFile *self,
             CueDatabase  *database,
             GError      **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (database, "PRAGMA quick_check(1)", error);

  if (statement == NULL || cue_statement_step (statement, error) == CUE_STEP_ERROR)
    return FALSE;

  if (g_strcmp0 (cue_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;

  g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT, "%s: %s", self->path,
               cue_statement_get_text (statement, 0));
  return FALSE;
}

/* Full synchronisation: in WAL mode the lesser settings may lose the last commits in a power cut, and the journal row of
 * a generation must be on disk before the request that may cost money leaves. A commit then costs one fsync, on a thread
 * that nobody waits for. */
static gboolean
open_database (CueStoreFile *self,
               GError      **error)
{
  g_autoptr (CueDatabase) database = cue_database_open (self->path, migrations, G_N_ELEMENTS (migrations), error);

  if (database == NULL || !check_whole (self, database, error) ||
      !cue_database_execute (database, "PRAGMA synchronous = FULL", error))
    return FALSE;

  self->database = g_steal_pointer (&database);
  return TRUE;
}

static gboolean
may_pass (const GError *error)
{
  return !g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER) &&
         !g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT);
}

static gboolean
ensure_open (CueStoreFile *self,
             GError      **error)
{
  if (self->database != NULL)
    return TRUE;

  if (self->error == NULL ||
      (may_pass (self->error) && g_get_monotonic_time () - self->tried > REOPEN_PAUSE_US))
    {
      g_clear_error (&self->error);
      if (open_database (self, &self->error))
        return TRUE;
      self->tried = g_get_monotonic_time ();
    }

  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

void
cue_store_row_free (CueStoreRow *self)
{
  g_free (self->id);
  g_free (self->owner);
  g_free (self->state);
  g_free (self->progress_id);
  g_free (self->body);
  g_free (self);
}

CueStoreFile *
cue_store_file_new (const char *path)
{
  CueStoreFile *self = g_new0 (CueStoreFile, 1);

  self->path = g_strdup (path);
  return self;
}

void
cue_store_file_free (CueStoreFile *self)
{
  g_clear_object (&self->database);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

gboolean
cue_store_file_begin (CueStoreFile *self,
                      GError      **error)
{
  return ensure_open (self, error) && cue_database_begin (self->database, error);
}

gboolean
cue_store_file_commit (CueStoreFile *self,
                       GError      **error)
{
  return cue_database_commit (self->database, error);
}

void
cue_store_file_rollback (CueStoreFile *self)
{
  cue_database_rollback (self->database);
}

gboolean
cue_store_file_put (CueStoreFile      *self,
                    const CueStoreRow *row,
                    GError           **error)
{
  g_autoptr (CueStatement) statement = NULL;

  if (!ensure_open (self, error))
    return FALSE;

  statement = cue_database_prepare (self->database, statements[row->table].put, error);
  if (statement == NULL)
    return FALSE;

  cue_statement_bind_text (statement, ":id", row->id);
  cue_statement_bind_text (statement, ":owner", row->owner);
  cue_statement_bind_int (statement, ":changed", row->changed);
  cue_statement_bind_text (statement, ":state", row->state);
  cue_statement_bind_text (statement, ":progress_id", row->progress_id);
  cue_statement_bind_text (statement, ":body", row->body);
  return cue_statement_run (statement, error);
}

gboolean
cue_store_file_remove (CueStoreFile *self,
                       CueStoreTable table,
                       const char   *id,
                       GError      **error)
{
  g_autoptr (CueStatement) statement = NULL;

  if (!ensure_open (self, error))
    return FALSE;

  statement = cue_database_prepare (self->database, statements[table].remove, error);
  if (statement == NULL)
    return FALSE;

  cue_statement_bind_text (statement, ":id", id);
  return cue_statement_run (statement, error);
}

GPtrArray *
cue_store_file_list (CueStoreFile *self,
                     CueStoreTable table,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_store_row_free);
  g_autoptr (CueStatement) statement = NULL;
  CueStep step = CUE_STEP_DONE;

  if (!ensure_open (self, error))
    return NULL;

  statement = cue_database_prepare (self->database, statements[table].list, error);
  if (statement == NULL)
    return NULL;

  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      CueStoreRow *row = g_new0 (CueStoreRow, 1);

      row->table = table;
      row->id = g_strdup (cue_statement_get_text (statement, 0));
      row->body = g_strdup (cue_statement_get_text (statement, 1));
      g_ptr_array_add (rows, row);
    }
  return step == CUE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
cue_store_file_count (CueStoreFile *self,
                      CueStoreTable table,
                      guint        *n_rows,
                      GError      **error)
{
  g_autoptr (CueStatement) statement = NULL;

  if (!ensure_open (self, error))
    return FALSE;

  statement = cue_database_prepare (self->database, statements[table].count, error);
  if (statement == NULL || cue_statement_step (statement, error) != CUE_STEP_ROW)
    return FALSE;

  *n_rows = (guint) cue_statement_get_int (statement, 0);
  return TRUE;
}

CueDatabase *
cue_store_file_open_reader (const char *path,
                            guint      *version,
                            GError    **error)
{
  g_autoptr (CueDatabase) database = cue_database_open_reader (path, CUE_STORE_FILE_VERSION, error);

  *version = CUE_STORE_FILE_VERSION;
  while (database == NULL && --*version > 0)
    database = cue_database_open_reader (path, *version, NULL);

  if (database != NULL)
    g_clear_error (error);
  return g_steal_pointer (&database);
}
