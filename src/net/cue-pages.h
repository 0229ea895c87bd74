/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CuePages: puts a list together from its pages: bare arrays, or {count, next, results}. Pure: it asks nobody. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Bounds for a list that never ends. */
#define CUE_PAGES_MAX_PAGES 20000
#define CUE_PAGES_MAX_BYTES (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

typedef struct _CuePages CuePages;

/* @path: of the first page, "test_framework/v1/scenarios/?page_size=100"; @base: the service's address. The pages after it
 * differ in the query only: whatever path `next` names, nothing is ever asked elsewhere. */
CuePages   *cue_pages_new       (const char *path,
                                 GUri       *base) G_GNUC_WARN_UNUSED_RESULT;
void        cue_pages_free      (CuePages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuePages, cue_pages_free)

/* Takes the rows of a page of @n_bytes; one whose `id` was there before is left out. FALSE with CUE_NET_ERROR_MALFORMED
 * when it is no page, TOO_LARGE when the bounds are passed, REDIRECTED when `next` points to another origin. (A service
 * behind one that ends its TLS may say http for https: of the same name and the usual ports, that is no other.) */
gboolean    cue_pages_add       (CuePages  *self,
                                 JsonNode  *page,
                                 gsize      n_bytes,
                                 GError   **error);

/* (nullable): what to ask next, a path like the first; NULL at the end, and where a page points to an earlier one. */
const char *cue_pages_get_next  (CuePages *self);

/* How many rows the service says there are; 0 where it does not. */
guint       cue_pages_get_total (CuePages *self);

/* (transfer container) (element-type JsonNode): the rows since the last call. */
GPtrArray  *cue_pages_take_rows (CuePages *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
