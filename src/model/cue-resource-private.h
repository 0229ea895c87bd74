/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueResourceObject: for the two files that implement it. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

typedef struct
{
  GValue     *values;  /* (owned): by field index; unset = absent or null */
  JsonNode  **raw;     /* (owned): by field index; as it came, where writing the value would say it differently */
  JsonObject *unknown; /* (owned): members the table does not know */
} CueResourceObjectPrivate;

CueResourceObjectPrivate *cue_resource_object_get_private (CueResourceObject *self);

/* Borrowed, static: the rows of the object's resource. */
const CueField           *cue_resource_object_get_fields  (CueResourceObject *self,
                                                           guint             *n_fields);

G_END_DECLS
