/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueService: the local workspace over HTTP on the loopback address. Every request needs the key. */
#pragma once

#include <gio/gio.h>

#include "cue-practice.h"

G_BEGIN_DECLS

#define CUE_TYPE_SERVICE (cue_service_get_type ())
G_DECLARE_FINAL_TYPE (CueService, cue_service, CUE, SERVICE, GObject)

/* Longest body that is taken, in bytes. */
#define CUE_SERVICE_MAX_BODY (32 * 1024 * 1024)

/* (nullable): opens the data in @data_dir; @write_seconds is how long writing instructions takes. Errors of
 * CUE_STORE_ERROR. */
CueService *cue_service_new     (const char *data_dir,
                                 const char *key,
                                 double      write_seconds,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Begins to listen; @port 0 takes a free one. */
gboolean    cue_service_listen  (CueService *self,
                                 guint       port,
                                 GError    **error);
/* Borrowed: "http://127.0.0.1:4711", after listen(). */
const char *cue_service_get_url (CueService *self);

/* What goes wrong from the next request on; at first nothing. There is no route to it: only the program that runs the
 * service can ask for it. */
void        cue_service_set_practice (CueService *self,
                                      CuePractice practice);

/* (transfer full): a fresh random key of 256 bits, in hexadecimal digits. */
char       *cue_service_make_key (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
