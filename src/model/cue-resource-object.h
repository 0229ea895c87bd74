/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueResourceObject: the base of agents, personalities, test profiles, scenarios and the lists they choose from. Its values
 * follow the field table of the resource; enum values nobody has heard of survive a round trip. Members the table does not
 * know survive it in scenarios and test profiles, which are the tester's own work; of everything else they are dropped when
 * reading, because they can be secrets. */
#pragma once

#include "cue-fields.h"

G_BEGIN_DECLS

#define CUE_TYPE_RESOURCE_OBJECT (cue_resource_object_get_type ())
G_DECLARE_DERIVABLE_TYPE (CueResourceObject, cue_resource_object, CUE, RESOURCE_OBJECT, GObject)

struct _CueResourceObjectClass
{
  GObjectClass parent_class;

  CueResource  resource; /* set in a subclass's class_init by cue_resource_object_class_install() */

  gpointer     nothing;  /* (owned): the values of a new object */

  /* (nullable): last word on a body before it is sent; @base is NULL when creating. */
  void       (*prepare_body) (CueResourceObject *self,
                              JsonObject        *body,
                              CueResourceObject *base);
};

/* Installs one GObject property a field, with ids from 1 in the table's order. Every property is readable and writable
 * from C (also read-only members: "read-only" is about the service) and notifies only on change. */
void        cue_resource_object_class_install (CueResourceObjectClass *klass,
                                               CueResource             resource);

GType       cue_resource_get_object_type      (CueResource resource);

/* (transfer full): an object of @resource from a JSON object; a tag also from a string, its name. A member of a wrong type is CUE_MODEL_ERROR_INVALID with
 * its path, except where contract.md k12 documents that types vary, which are read by what they are. */
gpointer    cue_resource_object_new_from_json (CueResource   resource,
                                               JsonNode     *node,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): everything known, read-only and unknown members too: for storage and copies. */
JsonNode   *cue_resource_object_to_json       (CueResourceObject *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): what may be sent when creating: no read-only member, no null, no unknown member. */
JsonObject *cue_resource_object_to_create     (CueResourceObject *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the writable members in which @self differs from @base; empty when there are none. */
JsonObject *cue_resource_object_to_patch      (CueResourceObject *self,
                                               CueResourceObject *base) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): a copy, which costs next to nothing: values are shared until one side changes them. Copies may be made,
 * read and let go in other threads; one object is changed in one thread. And the reverse, all values of @source put into
 * @self with notifications. */
gpointer    cue_resource_object_copy          (CueResourceObject *self) G_GNUC_WARN_UNUSED_RESULT;
void        cue_resource_object_assign        (CueResourceObject *self,
                                               CueResourceObject *source);

/* Whether the service has said the same of both, unknown members as well. A shortcut: where it is FALSE they may mean the
 * same all the same. */
gboolean    cue_resource_object_is_same       (CueResourceObject *self,
                                               CueResourceObject *other);

/* Puts into @self what it does not mention and @other does (list rows and details have different members). */
void        cue_resource_object_complete      (CueResourceObject *self,
                                               CueResourceObject *other);

/* After a save or a refresh: all values of @theirs, except where @self was edited since @base (NULL: was new), which
 * stay as they are in @self. White space around a text is no edit: services trim it. */
void        cue_resource_object_merge         (CueResourceObject *self,
                                               CueResourceObject *base,
                                               CueResourceObject *theirs);

/* By property name; string results are borrowed and never NULL ("" when absent). */
const char *cue_resource_object_get_text      (CueResourceObject *self,
                                               const char        *property);
void        cue_resource_object_set_text      (CueResourceObject *self,
                                               const char        *property,
                                               const char        *value);
gint64      cue_resource_object_get_number    (CueResourceObject *self,
                                               const char        *property);
void        cue_resource_object_set_number    (CueResourceObject *self,
                                               const char        *property,
                                               gint64             value);

/* (transfer full) (nullable): what a property holds, as JSON. */
JsonNode   *cue_resource_object_dup_node      (CueResourceObject *self,
                                               const char        *property) G_GNUC_WARN_UNUSED_RESULT;

/* The "id" field, CUE_UNSET before the service gave one and for what has no ids; and the "name" field, "" when absent. */
gint64      cue_resource_object_get_id        (CueResourceObject *self);
const char *cue_resource_object_get_name      (CueResourceObject *self);

/* (transfer full) (nullable): what tells the object from all others of its resource: the id as text, a folder's path, a
 * tag's name. NULL as long as it has none. */
char       *cue_resource_object_dup_key       (CueResourceObject *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
