/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueResourceObject: for the files that implement it. */
#pragma once

#include "cue-resource-object.h"
#include "cue-resource-values.h"

G_BEGIN_DECLS

typedef struct
{
  CueValues *values; /* (owned): shared with copies */
  gint64     id;     /* as in @values: long lists are searched by it */
} CueResourceObjectPrivate;

CueResourceObjectPrivate *cue_resource_object_get_private (CueResourceObject *self);

/* (transfer full): an object of @resource with @values (transfer full). */
gpointer                  cue_resource_object_new_take    (CueResource resource,
                                                           CueValues  *values) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed, static: the rows of the object's resource. */
const CueField           *cue_resource_object_get_fields  (CueResourceObject *self,
                                                           guint             *n_fields);

/* The index of the field whose JSON member is called @name (@length bytes), which is found at once when it is @expected;
 * CUE_INDEX_UNKNOWN where there is none, CUE_INDEX_SPECIAL for other names of a field and for those kept in part. */
#define CUE_INDEX_UNKNOWN -1
#define CUE_INDEX_SPECIAL -2
int                       cue_resource_find_index         (CueResource resource,
                                                           const char *name,
                                                           gsize       length,
                                                           guint       expected);

/* (transfer full): compact JSON text. */
char                     *cue_resource_node_to_text       (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Whether members that the table does not know are kept. A scenario's or a profile's are the tester's own work; agents,
 * projects and the like carry keys and passwords in theirs. */
gboolean                  cue_resource_keeps_unknown      (CueResource resource);

G_END_DECLS
