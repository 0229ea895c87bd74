/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-json.h"

char *
cue_merged_write_steps (CueMergedRows *rows,
                        GPtrArray     *pieces)
{
  return cue_merged_write_text (rows, pieces, NULL);
}
