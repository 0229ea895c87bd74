/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueRecord: what a CueStore keeps: drafts, variants, generations. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CUE_TYPE_RECORD (cue_record_get_type ())
G_DECLARE_INTERFACE (CueRecord, cue_record, CUE, RECORD, GObject)

struct _CueRecordInterface
{
  GTypeInterface  parent_iface;

  const char     *(*get_id)    (CueRecord *self);  /* a UUID made with the record */
  const char     *(*get_owner) (CueRecord *self);  /* (nullable): the draft a variant or generation belongs to */
  JsonNode       *(*to_json)   (CueRecord *self);  /* (transfer full): everything that is kept */
  gboolean        (*load)      (CueRecord  *self,
                                JsonNode   *node,
                                GError    **error); /* into a new object of the class */
};

const char *cue_record_get_id    (CueRecord *self);
const char *cue_record_get_owner (CueRecord *self);
JsonNode   *cue_record_to_json   (CueRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): a record of @type from what to_json() wrote. */
gpointer    cue_record_new_from_json (GType      type,
                                      JsonNode  *node,
                                      GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
