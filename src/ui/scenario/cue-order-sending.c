/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-order-sending.h"

guint
cue_order_send (CueOrder           *order,
                CueLibrary         *library,
                CueGenerationQueue *queue,
                gint64              first_seed)
{
  CueWorkspace *workspace = cue_library_get_workspace (library);
  gboolean      local = cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL;
  g_autoptr (GPtrArray) made =
    cue_order_make (order, local ? first_seed : CUE_UNSET, cue_workspace_get_name (workspace));

  for (guint i = 0; i < made->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (made, i);

      cue_library_track_generation (library, generation);
      cue_generation_queue_add (queue, generation);
    }
  return made->len;
}
