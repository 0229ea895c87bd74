/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server of bytes, for answers that no HTTP server gives: cut in the middle, garbage, none at all. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_RAW_ANSWER, /* reads a request, writes the bytes, closes */
  CUE_RAW_CLOSE,  /* closes at once */
  CUE_RAW_SILENT, /* reads, and never says anything */
  CUE_RAW_STALL,  /* reads a request, writes the bytes, and then says nothing more */
  CUE_RAW_SLOW,   /* reads a request, writes the bytes one by one, each 5 ms after the last, closes */
} CueRawManner;

typedef struct _CueRawServer CueRawServer;

/* Listens on a free port of 127.0.0.1; @bytes (@length, -1 for NUL-terminated) are for those that answer. */
CueRawServer *cue_raw_server_new               (CueRawManner  manner,
                                                const char   *bytes,
                                                gssize        length) G_GNUC_WARN_UNUSED_RESULT;
void          cue_raw_server_free              (CueRawServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRawServer, cue_raw_server_free)

guint16       cue_raw_server_get_port          (CueRawServer *self);
/* "http://127.0.0.1:PORT" */
const char   *cue_raw_server_get_url           (CueRawServer *self);
guint         cue_raw_server_get_n_connections (CueRawServer *self);
/* All that was read, of all connections. */
const char   *cue_raw_server_get_text          (CueRawServer *self);

G_END_DECLS
