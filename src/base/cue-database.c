/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-database.h"

#include "cue-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000

#define MEMORY_PATH ":memory:"

/* How many of SQLite's steps pass between two looks at whether to stop: well under a millisecond. */
#define STOP_STEPS 2000

struct _CueDatabase
{
  GObject parent_instance;

  char       *path; /* (owned) */
  sqlite3    *db;   /* (owned) (nullable) */
  GHashTable *idle; /* (owned) (element-type utf8 sqlite3_stmt): prepared statements nobody holds, by their SQL */

  CueDatabaseStopFunc stop; /* (nullable) */
  gpointer            stop_data;
};

G_DEFINE_FINAL_TYPE (CueDatabase, cue_database, G_TYPE_OBJECT)

struct _CueStatement
{
  CueDatabase  *database;  /* (owned) */
  sqlite3_stmt *stmt;      /* (owned) */
  int           bind_code; /* the first failure to bind, told by the next step */
};

static CueStoreError
map_code (int code)
{
  switch (code & 0xFF)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return CUE_STORE_ERROR_OPEN;
    case SQLITE_READONLY:
      return CUE_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CUE_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return CUE_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return CUE_STORE_ERROR_FULL;
    case SQLITE_CONSTRAINT:
      return CUE_STORE_ERROR_CONSTRAINT;
    default:
      return CUE_STORE_ERROR_FAILED;
    }
}

static void
set_error (CueDatabase *self,
           int          code,
           const char  *what,
           GError     **error)
{
  const char *message = code == sqlite3_errcode (self->db) || code == sqlite3_extended_errcode (self->db)
                          ? sqlite3_errmsg (self->db)
                          : sqlite3_errstr (code);

  if (code == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, message);
  else
    g_set_error (error, CUE_STORE_ERROR, map_code (code), "%s: %s: %s", self->path, what, message);
}

/* Makes the file before SQLite does, because SQLite would give it the mode of the umask. */
static gboolean
create_file (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }

  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    {
      close (fd);
    }
  else if (errno == ENOSPC || errno == EDQUOT)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  else if (errno != EEXIST)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_version (CueDatabase *self,
              gint64      *version,
              GError     **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self, "PRAGMA user_version", error);

  if (statement == NULL || cue_statement_step (statement, error) != CUE_STEP_ROW)
    return FALSE;

  *version = cue_statement_get_int (statement, 0);

  return TRUE;
}

/* Brings the schema from @index to @index + 1, unless another program did so in the meantime. */
static gboolean
migrate_step (CueDatabase        *self,
              const CueMigration *migrations,
              guint               index,
              GError            **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", index + 1);
  gint64           version;

  if (!cue_database_begin (self, error))
    return FALSE;

  if (!read_version (self, &version, error))
    {
      cue_database_rollback (self);
      return FALSE;
    }

  if (version == index &&
      (!cue_database_execute (self, migrations[index].sql, error) || !cue_database_execute (self, set_version, error)))
    {
      cue_database_rollback (self);
      return FALSE;
    }

  return cue_database_commit (self, error);
}

static gboolean
open_file (CueDatabase *self,
           int          flags,
           GError     **error)
{
  int code;

  code = sqlite3_open_v2 (self->path, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      set_error (self, code, "opening", error);
      return FALSE;
    }

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);

  return TRUE;
}

/* Looks before it writes: a file that is refused is left as it was. */
static gboolean
set_up (CueDatabase        *self,
        const CueMigration *migrations,
        guint               n_migrations,
        GError            **error)
{
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;

  if (version < 0 || version > n_migrations)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER,
                   "%s: has version %" G_GINT64_FORMAT " of the schema, this program knows %u", self->path, version, n_migrations);
      return FALSE;
    }

  if (sqlite3_db_readonly (self->db, "main") == 1)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_READ_ONLY, "%s: the file is read-only", self->path);
      return FALSE;
    }

  if (!cue_database_execute (self, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;", error))
    return FALSE;

  for (guint i = version; i < n_migrations; i++)
    if (!migrate_step (self, migrations, i, error))
      return FALSE;

  return TRUE;
}

static void
finalize_statement (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static void
cue_database_finalize (GObject *object)
{
  CueDatabase *self = (CueDatabase *) object;

  /* The statements first: SQLite keeps a file open as long as one of its statements lives. */
  g_clear_pointer (&self->idle, g_hash_table_unref);
  sqlite3_close_v2 (self->db);
  g_free (self->path);

  G_OBJECT_CLASS (cue_database_parent_class)->finalize (object);
}

static void
cue_database_class_init (CueDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_database_finalize;
}

static void
cue_database_init (CueDatabase *self)
{
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

CueDatabase *
cue_database_open (const char         *path,
                   const CueMigration *migrations,
                   guint               n_migrations,
                   GError            **error)
{
  g_autoptr (CueDatabase) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (migrations != NULL || n_migrations == 0, NULL);

  self = g_object_new (CUE_TYPE_DATABASE, NULL);
  self->path = g_strdup (path);

  if (g_strcmp0 (path, MEMORY_PATH) != 0 && !create_file (path, error))
    return NULL;

  if (!open_file (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) ||
      !set_up (self, migrations, n_migrations, error))
    return NULL;

  return g_steal_pointer (&self);
}

CueDatabase *
cue_database_open_reader (const char *path,
                          guint       version,
                          GError    **error)
{
  g_autoptr (CueDatabase) self = NULL;
  gint64 found;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CUE_TYPE_DATABASE, NULL);
  self->path = g_strdup (path);

  if (!open_file (self, SQLITE_OPEN_READONLY, error) || !read_version (self, &found, error))
    return NULL;

  if (found != version)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER,
                   "%s: has version %" G_GINT64_FORMAT " of the schema, not %u", path, found, version);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static int
progress_cb (void *data)
{
  CueDatabase *self = data;

  return self->stop (self->stop_data);
}

void
cue_database_set_stop_func (CueDatabase        *self,
                            CueDatabaseStopFunc func,
                            gpointer            user_data)
{
  g_return_if_fail (CUE_IS_DATABASE (self));

  self->stop = func;
  self->stop_data = user_data;
  sqlite3_progress_handler (self->db, STOP_STEPS, func != NULL ? progress_cb : NULL, self);
}

gboolean
cue_database_execute (CueDatabase *self,
                      const char  *sql,
                      GError     **error)
{
  int code;

  g_return_val_if_fail (CUE_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      set_error (self, code, "executing", error);
      return FALSE;
    }

  return TRUE;
}

CueStatement *
cue_database_prepare (CueDatabase *self,
                      const char  *sql,
                      GError     **error)
{
  CueStatement    *statement;
  sqlite3_stmt    *stmt = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (CUE_IS_DATABASE (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  if (!g_hash_table_steal_extended (self->idle, sql, (gpointer *) &key, (gpointer *) &stmt))
    {
      int code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

      if (code != SQLITE_OK)
        {
          set_error (self, code, "preparing", error);
          return NULL;
        }
    }

  statement = g_new0 (CueStatement, 1);
  statement->database = g_object_ref (self);
  statement->stmt = stmt;

  return statement;
}

gint64
cue_database_last_id (CueDatabase *self)
{
  g_return_val_if_fail (CUE_IS_DATABASE (self), 0);

  return sqlite3_last_insert_rowid (self->db);
}

gboolean
cue_database_begin (CueDatabase *self,
                    GError     **error)
{
  return cue_database_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
cue_database_commit (CueDatabase *self,
                     GError     **error)
{
  if (cue_database_execute (self, "COMMIT", error))
    return TRUE;

  cue_database_rollback (self);

  return FALSE;
}

void
cue_database_rollback (CueDatabase *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CUE_IS_DATABASE (self));

  /* SQLite rolls back by itself on some errors, a full disk for one. */
  if (sqlite3_get_autocommit (self->db))
    return;

  if (!cue_database_execute (self, "ROLLBACK", &error))
    g_warning ("Cannot roll back: %s", error->message);
}

/* The index of the parameter @name, or 0 after a critical. */
static int
find_parameter (CueStatement *self,
                const char   *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0)
    g_critical ("No parameter %s in “%s”", name, sqlite3_sql (self->stmt));

  return index;
}

static void
note_bind (CueStatement *self,
           int           code)
{
  if (code != SQLITE_OK && self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

void
cue_statement_bind_text (CueStatement *self,
                         const char   *name,
                         const char   *value)
{
  int index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  index = find_parameter (self, name);
  if (index > 0)
    note_bind (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT));
}

void
cue_statement_bind_int (CueStatement *self,
                        const char   *name,
                        gint64        value)
{
  int index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  index = find_parameter (self, name);
  if (index > 0)
    note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
cue_statement_bind_double (CueStatement *self,
                           const char   *name,
                           double        value)
{
  int index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  index = find_parameter (self, name);
  if (index > 0)
    note_bind (self, sqlite3_bind_double (self->stmt, index, value));
}

CueStep
cue_statement_step (CueStatement *self,
                    GError      **error)
{
  int code;

  g_return_val_if_fail (self != NULL, CUE_STEP_ERROR);

  if (self->bind_code != SQLITE_OK)
    {
      set_error (self->database, self->bind_code, "binding", error);
      return CUE_STEP_ERROR;
    }

  code = sqlite3_step (self->stmt);
  if (code == SQLITE_ROW)
    return CUE_STEP_ROW;

  if (code != SQLITE_DONE)
    set_error (self->database, code, "stepping", error);

  /* Ready to be bound and stepped again. */
  sqlite3_reset (self->stmt);

  return code == SQLITE_DONE ? CUE_STEP_DONE : CUE_STEP_ERROR;
}

gboolean
cue_statement_run (CueStatement *self,
                   GError      **error)
{
  CueStep step;

  do
    step = cue_statement_step (self, error);
  while (step == CUE_STEP_ROW);

  return step == CUE_STEP_DONE;
}

const char *
cue_statement_get_text (CueStatement *self,
                        int           column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *) sqlite3_column_text (self->stmt, column);
}

gint64
cue_statement_get_int (CueStatement *self,
                       int           column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_int64 (self->stmt, column);
}

double
cue_statement_get_double (CueStatement *self,
                          int           column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_double (self->stmt, column);
}

gboolean
cue_statement_is_null (CueStatement *self,
                       int           column)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

void
cue_statement_free (CueStatement *self)
{
  const char *sql;

  if (self == NULL)
    return;

  sql = sqlite3_sql (self->stmt);
  if (self->bind_code != SQLITE_OK || sql == NULL || g_hash_table_contains (self->database->idle, sql))
    {
      sqlite3_finalize (self->stmt);
    }
  else
    {
      sqlite3_reset (self->stmt);
      sqlite3_clear_bindings (self->stmt);
      g_hash_table_insert (self->database->idle, g_strdup (sql), self->stmt);
    }

  g_object_unref (self->database);
  g_free (self);
}
