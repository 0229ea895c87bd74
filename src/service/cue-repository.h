/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueRepository: the local workspace's data in SQLite. Every write is committed before the call returns. Errors are of
 * CUE_STORE_ERROR. */
#pragma once

#include "cue-fields.h"

G_BEGIN_DECLS

#define CUE_TYPE_REPOSITORY (cue_repository_get_type ())
G_DECLARE_FINAL_TYPE (CueRepository, cue_repository, CUE, REPOSITORY, GObject)

/* Which rows of a list; CUE_UNSET and NULL mean any. @folder: "" is the rows without a folder. */
typedef struct
{
  gint64             agent;
  gint64             project;
  const char        *folder;
  const char *const *tags;   /* rows with any of these */
  gboolean           shared; /* rows of no agent count as any agent's */
  gint64             limit;  /* CUE_UNSET: no limit */
  gint64             offset;
} CueRepositoryFilter;

/* A job as it is kept. */
typedef struct
{
  char   *id;      /* (owned) UUID */
  char   *state;   /* (owned) "queued", "in_progress", "completed" or "failed" */
  char   *request; /* (owned) JSON */
  char   *result;  /* (owned) (nullable) the text */
  char   *error;   /* (owned) (nullable) */
  gint64  seed;
} CueJobRow;

void cue_job_row_free (CueJobRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueJobRow, cue_job_row_free)

/* Opens `workspace.sqlite` in @data_dir, made with the example content when it is new. */
CueRepository *cue_repository_open (const char  *data_dir,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): the row's members, NULL without error when there is none. */
JsonObject *cue_repository_read   (CueRepository  *self,
                                   CueResource     resource,
                                   gint64          id,
                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    cue_repository_exists (CueRepository  *self,
                                   CueResource     resource,
                                   gint64          id);
/* (transfer full): the rows in order of their ids; @count is the number without limit and offset. */
JsonArray  *cue_repository_list   (CueRepository              *self,
                                   CueResource                 resource,
                                   const CueRepositoryFilter  *filter,
                                   gint64                     *count,
                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives @body its id and times and keeps it. */
gboolean    cue_repository_insert (CueRepository  *self,
                                   CueResource     resource,
                                   JsonObject     *body,
                                   GError        **error);
/* Keeps @body in place of what was there, with a new time of change. */
gboolean    cue_repository_update (CueRepository  *self,
                                   CueResource     resource,
                                   JsonObject     *body,
                                   GError        **error);
/* Takes the row away; scenarios that used a deleted profile lose it. */
gboolean    cue_repository_delete (CueRepository  *self,
                                   CueResource     resource,
                                   gint64          id,
                                   GError        **error);

gboolean    cue_repository_add_job  (CueRepository  *self,
                                     const char     *id,
                                     const char     *request,
                                     gint64          seed,
                                     GError        **error);
/* A job that is completed or failed stays as it is. */
gboolean    cue_repository_set_job  (CueRepository  *self,
                                     const char     *id,
                                     const char     *state,
                                     const char     *result,
                                     const char     *message,
                                     GError        **error);
/* (transfer full) (nullable): NULL without error when there is none. */
CueJobRow  *cue_repository_read_job (CueRepository  *self,
                                     const char     *id,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueJobRow): jobs without an end. Jobs older than a week are forgotten. */
GPtrArray  *cue_repository_list_open_jobs (CueRepository  *self,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
