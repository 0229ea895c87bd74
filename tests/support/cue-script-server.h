/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An HTTP server that answers from a script, in the main context of the test, and keeps what it was asked. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CueScriptServer CueScriptServer;
typedef struct _CueScriptAnswer CueScriptAnswer;

/* What was asked. Header names are in lower case. */
typedef struct
{
  char       *method;
  char       *path;    /* without the query */
  char       *query;   /* (nullable) */
  char       *body;
  GHashTable *headers; /* (element-type utf8 utf8) */
} CueScriptRequest;

/* Listens on a free port of 127.0.0.1. A request for which nothing is scripted is answered 501. */
CueScriptServer        *cue_script_server_new            (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same over TLS: its address starts with "https://". */
CueScriptServer        *cue_script_server_new_secure     (GTlsCertificate *certificate) G_GNUC_WARN_UNUSED_RESULT;
void                    cue_script_server_free           (CueScriptServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueScriptServer, cue_script_server_free)

/* "http://127.0.0.1:PORT", no slash at its end. */
const char             *cue_script_server_get_url        (CueScriptServer *self);

/* Adds the answer to the next request that has none; borrowed, for the functions below. @body may be NULL. The content
 * type is JSON, unless a header says otherwise. */
CueScriptAnswer        *cue_script_server_add            (CueScriptServer *self,
                                                          guint            status,
                                                          const char      *body);
void                    cue_script_answer_set_header     (CueScriptAnswer *answer,
                                                          const char      *name,
                                                          const char      *value);
/* Not sent before cue_script_server_release() (perhaps never). */
void                    cue_script_answer_hold           (CueScriptAnswer *answer);
/* A body of so many spaces, made while it is sent; @chunked, or with its length announced. */
void                    cue_script_answer_set_size       (CueScriptAnswer *answer,
                                                          guint64          size,
                                                          gboolean         chunked);

/* Sends all answers held so far. */
void                    cue_script_server_release        (CueScriptServer *self);

guint                   cue_script_server_get_n_requests (CueScriptServer *self);
const CueScriptRequest *cue_script_server_get_request    (CueScriptServer *self,
                                                          guint            index);
/* Bytes of set_size() bodies that were handed to the socket. */
guint64                 cue_script_server_get_n_bytes    (CueScriptServer *self);

G_END_DECLS
