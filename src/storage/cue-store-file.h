/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStoreFile: the SQLite file behind CueSqliteStore, as rows; used on one thread only. It opens itself when first
 * needed and, where that failed for a reason that may pass, tries again with a later call. Errors: CUE_STORE_ERROR. */
#pragma once

#include "cue-database.h"

G_BEGIN_DECLS

/* The version of the file's schema. */
#define CUE_STORE_FILE_VERSION 2

typedef enum
{
  CUE_STORE_DRAFTS,
  CUE_STORE_VARIANTS,
  CUE_STORE_GENERATIONS,
  CUE_STORE_BLIND_ROUNDS, /* since version 2 */
} CueStoreTable;

/* One record: its id, the body that holds everything, and what of it is a column of its own. */
typedef struct
{
  CueStoreTable  table;
  char          *id;          /* (owned) */
  char          *owner;       /* (owned) (nullable) */
  gint64         changed;     /* Unix microseconds: last edit of a draft, creation of the others */
  char          *state;       /* (owned) (nullable): the nick of a generation's state */
  char          *progress_id; /* (owned) (nullable) */
  char          *body;        /* (owned): JSON */
} CueStoreRow;

void cue_store_row_free (CueStoreRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStoreRow, cue_store_row_free)

typedef struct _CueStoreFile CueStoreFile;

CueStoreFile *cue_store_file_new      (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Closes the file. */
void          cue_store_file_free     (CueStoreFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStoreFile, cue_store_file_free)

/* A transaction around several writes; commit fails as a whole and is then rolled back. */
gboolean      cue_store_file_begin    (CueStoreFile  *self,
                                       GError       **error);
gboolean      cue_store_file_commit   (CueStoreFile  *self,
                                       GError       **error);
void          cue_store_file_rollback (CueStoreFile  *self);

/* Inserts or replaces by id. */
gboolean      cue_store_file_put      (CueStoreFile       *self,
                                       const CueStoreRow  *row,
                                       GError            **error);
/* Removes by id; one that is not there is fine. */
gboolean      cue_store_file_remove   (CueStoreFile   *self,
                                       CueStoreTable   table,
                                       const char     *id,
                                       GError        **error);
/* (transfer full) (element-type CueStoreRow): id and body only, in the order of first arrival. */
GPtrArray    *cue_store_file_list     (CueStoreFile   *self,
                                       CueStoreTable   table,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes to *@n_rows how many there are. */
gboolean      cue_store_file_count    (CueStoreFile   *self,
                                       CueStoreTable   table,
                                       guint          *n_rows,
                                       GError        **error);

/* (transfer full): the file at @path for reading only, of this version or an earlier one that was not opened since; the
 * one it has goes to *@version. */
CueDatabase  *cue_store_file_open_reader (const char  *path,
                                          guint       *version,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
