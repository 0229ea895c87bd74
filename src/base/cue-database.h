/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite, wrapped once: every failure is a GError of CUE_STORE_ERROR. Not thread-safe: one thread owns a database. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CUE_TYPE_DATABASE (cue_database_get_type ())
G_DECLARE_FINAL_TYPE (CueDatabase, cue_database, CUE, DATABASE, GObject)

typedef struct _CueStatement CueStatement;

typedef enum
{
  CUE_STEP_ERROR = -1,
  CUE_STEP_DONE = 0,
  CUE_STEP_ROW = 1,
} CueStep;

/* A step from schema version N - 1 to N, its SQL run in one transaction; the array's index is N - 1. */
typedef struct
{
  const char *sql;
} CueMigration;

/* (transfer full): opens @path (":memory:" too), making the file 0600 and its folder 0700 where missing, in WAL mode
 * with foreign keys on and a 5 s busy time-out, and brings `PRAGMA user_version` up to @n_migrations.
 * A file of a newer version is refused with CUE_STORE_ERROR_NEWER and left untouched, a damaged one with CORRUPT. */
CueDatabase *cue_database_open (const char          *path,
                                const CueMigration  *migrations,
                                guint                n_migrations,
                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): opens the existing @path for reading only, beside whoever writes. A file of another schema than
 * @version is refused with CUE_STORE_ERROR_NEWER. */
CueDatabase *cue_database_open_reader (const char *path,
                                       guint       version,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asked now and then while a statement runs, on the thread that runs it; TRUE ends the statement with
 * G_IO_ERROR_CANCELLED. */
typedef gboolean (*CueDatabaseStopFunc) (gpointer user_data);

/* @func (nullable) is called until another is set. */
void          cue_database_set_stop_func (CueDatabase         *self,
                                          CueDatabaseStopFunc  func,
                                          gpointer             user_data);

gboolean      cue_database_execute  (CueDatabase  *self,
                                     const char   *sql,
                                     GError      **error);
/* (transfer full): a prepared statement; statements of the same @sql are cached and reused. */
CueStatement *cue_database_prepare  (CueDatabase  *self,
                                     const char   *sql,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        cue_database_last_id  (CueDatabase  *self);

/* Transactions as a scope: begin (IMMEDIATE), then commit or roll back. */
gboolean      cue_database_begin    (CueDatabase  *self,
                                     GError      **error);
gboolean      cue_database_commit   (CueDatabase  *self,
                                     GError      **error);
void          cue_database_rollback (CueDatabase  *self);

/* Parameters are bound by name, with their colon: ":id". A NULL text binds NULL. */
void          cue_statement_bind_text   (CueStatement *self,
                                         const char   *name,
                                         const char   *value);
void          cue_statement_bind_int    (CueStatement *self,
                                         const char   *name,
                                         gint64        value);
void          cue_statement_bind_double (CueStatement *self,
                                         const char   *name,
                                         double        value);
CueStep       cue_statement_step        (CueStatement  *self,
                                         GError       **error);
/* Steps to the end of a statement that returns no rows. */
gboolean      cue_statement_run         (CueStatement  *self,
                                         GError       **error);
const char   *cue_statement_get_text    (CueStatement *self,
                                         int           column);
gint64        cue_statement_get_int     (CueStatement *self,
                                         int           column);
double        cue_statement_get_double  (CueStatement *self,
                                         int           column);
gboolean      cue_statement_is_null     (CueStatement *self,
                                         int           column);
void          cue_statement_free        (CueStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStatement, cue_statement_free)

G_END_DECLS
