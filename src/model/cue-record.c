/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-record.h"

G_DEFINE_INTERFACE (CueRecord, cue_record, G_TYPE_OBJECT)

static void
cue_record_default_init (CueRecordInterface *iface)
{
}

const char *
cue_record_get_id (CueRecord *self)
{
  g_return_val_if_fail (CUE_IS_RECORD (self), NULL);
  g_return_val_if_fail (CUE_RECORD_GET_IFACE (self)->get_id != NULL, NULL);

  return CUE_RECORD_GET_IFACE (self)->get_id (self);
}

const char *
cue_record_get_owner (CueRecord *self)
{
  g_return_val_if_fail (CUE_IS_RECORD (self), NULL);

  if (CUE_RECORD_GET_IFACE (self)->get_owner == NULL)
    return NULL;

  return CUE_RECORD_GET_IFACE (self)->get_owner (self);
}

JsonNode *
cue_record_to_json (CueRecord *self)
{
  g_return_val_if_fail (CUE_IS_RECORD (self), NULL);
  g_return_val_if_fail (CUE_RECORD_GET_IFACE (self)->to_json != NULL, NULL);

  return CUE_RECORD_GET_IFACE (self)->to_json (self);
}

gpointer
cue_record_new_from_json (GType     type,
                          JsonNode *node,
                          GError  **error)
{
  g_autoptr (CueRecord) self = NULL;

  g_return_val_if_fail (g_type_is_a (type, CUE_TYPE_RECORD), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  self = g_object_new (type, NULL);
  g_return_val_if_fail (CUE_RECORD_GET_IFACE (self)->load != NULL, NULL);

  if (!CUE_RECORD_GET_IFACE (self)->load (self, node, error))
    return NULL;

  return g_steal_pointer (&self);
}
