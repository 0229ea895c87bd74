/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a new local workspace, from data files. */
#pragma once

#include "cue-fields.h"

G_BEGIN_DECLS

typedef struct
{
  CueResource resource;
  JsonObject *body; /* (owned) */
} CueExampleRow;

/* (transfer full) (element-type CueExampleRow): in an order in which ids count up from 1 in each resource. */
GPtrArray *cue_example_list_rows (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
