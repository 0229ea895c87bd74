/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects straight from JSON text and back to it, without the nodes in between: for long lists and the cache. What is said
 * is the same as by way of the nodes. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

/* (transfer full): like cue_resource_object_new_from_json() of the one value in @text (@length bytes, -1: up to NUL). */
gpointer   cue_resource_object_new_from_text (CueResource   resource,
                                              const char   *text,
                                              gssize        length,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the text of cue_resource_object_to_json(); @length (out) (optional): its bytes. */
char      *cue_resource_object_to_text       (CueResourceObject *self,
                                              gsize             *length) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): the rows of a page, a bare array or an object with `results`, which are appended to @objects
 * (element-type CueResourceObject); the answer is the page without its rows: `[]`, or the object with no results. NULL,
 * with nothing appended, for what is not plainly a page of plain rows: that is to be read by way of nodes. */
JsonNode  *cue_resource_read_page            (CueResource  resource,
                                              const char  *text,
                                              gsize        length,
                                              GPtrArray   *objects) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
