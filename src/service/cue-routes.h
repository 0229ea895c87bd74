/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The routes of the API on a repository: a request in, a status and JSON out. Knows nothing of sockets. */
#pragma once

#include "cue-jobs.h"

G_BEGIN_DECLS

typedef struct
{
  const char *method; /* "GET" */
  const char *path;   /* "/test_framework/v1/scenarios/" */
  GHashTable *query;  /* (nullable) (element-type utf8 utf8) */
  const char *body;   /* (nullable) */
  gsize       length;
  const char *origin; /* "http://127.0.0.1:4711": for absolute links */
} CueRequest;

typedef struct
{
  guint     status;
  JsonNode *body;   /* (owned) (nullable) */
  char     *allow;  /* (owned) (nullable): the Allow header of a 405 */
} CueReply;

CueReply *cue_reply_new        (guint     status,
                                JsonNode *body) G_GNUC_WARN_UNUSED_RESULT;
/* {"detail": @text} */
CueReply *cue_reply_new_detail (guint       status,
                                const char *text) G_GNUC_WARN_UNUSED_RESULT;
void      cue_reply_free       (CueReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueReply, cue_reply_free)

CueReply *cue_routes_answer    (CueRepository    *repository,
                                CueJobs          *jobs,
                                const CueRequest *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
