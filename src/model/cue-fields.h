/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of each resource as data: one row describes a member for the client's model and for the service. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_FIELD_STRING,  /* GObject: char *, NULL when absent or null */
  CUE_FIELD_INT,     /* GObject: gint64, CUE_UNSET when absent or null */
  CUE_FIELD_BOOL,    /* GObject: gboolean, FALSE when absent */
  CUE_FIELD_STRINGS, /* GObject: GStrv; JSON array of strings (numbers are read as text, a lone string as one) */
  CUE_FIELD_ANY,     /* GObject: JsonNode (boxed), kept as it is */
} CueFieldType;

typedef enum
{
  CUE_FIELD_READ_ONLY = 1 << 0,  /* never written to the service */
  CUE_FIELD_WRITE_ONLY = 1 << 1, /* never returned by it */
  CUE_FIELD_REQUIRED = 1 << 2,   /* a create without it is a 400 */
  CUE_FIELD_NULLABLE = 1 << 3,
  CUE_FIELD_ADVANCED = 1 << 4,   /* documented for adv_update only, not for create and PATCH (contract.md d) */
  CUE_FIELD_LOOSE = 1 << 5,      /* documents disagree on its type: the model reads it by what it is (contract.md k12) */
} CueFieldFlags;

/* What an integer property holds when the member is absent or null. */
#define CUE_UNSET G_GINT64_CONSTANT (-1)

typedef struct
{
  const char   *property; /* GObject property: "max-duration" */
  const char   *member;   /* JSON member: "max_duration" */
  CueFieldType  type;
  CueFieldFlags flags;
  gint64        min;      /* of the number, or of the count of code points; 0, 0 = no limit */
  gint64        max;
} CueField;

typedef enum
{
  CUE_RESOURCE_AGENTS,
  CUE_RESOURCE_PERSONALITIES,
  CUE_RESOURCE_PROFILES,
  CUE_RESOURCE_SCENARIOS,
  CUE_RESOURCE_PROJECTS,
  CUE_RESOURCE_FOLDERS, /* of scenarios; named by their paths, they have no id */
  CUE_RESOURCE_TAGS,    /* of scenarios; nothing but a name */
  CUE_RESOURCE_METRICS,
  CUE_RESOURCE_TOOLS,   /* mock tools of agents */
} CueResource;

#define CUE_N_RESOURCES (CUE_RESOURCE_TOOLS + 1)

/* Borrowed, static: the rows of a resource. */
const CueField *cue_resource_get_fields (CueResource  resource,
                                         guint       *n_fields);
/* Finds other names of a member too: "agent_name" is an agent's "name" in version 1 of the API. */
const CueField *cue_resource_find_field (CueResource  resource,
                                         const char  *member);
/* (nullable): the other name of a member, NULL when it has one name only. */
const char     *cue_resource_find_alias (CueResource  resource,
                                         const char  *member);

/* The path below the service's root, with the slash at its end: "test_framework/v1/scenarios/". */
const char     *cue_resource_get_path   (CueResource  resource);

/* Checks a JSON value that is to be written against a row: type, limits (in code points), null. Returns TRUE, or FALSE
 * with CUE_MODEL_ERROR_INVALID and the member's name in front. */
gboolean        cue_field_check (const CueField  *field,
                                 JsonNode        *node,
                                 GError         **error);

/* The type of the GObject property that holds the member. */
GType           cue_field_get_value_type (const CueField *field);

/* Reads a value that came from the service: types are checked, limits are not (what the service has can be shown).
 * @value is initialised to the property's type; it stays unset when @node is null. Returns FALSE with
 * CUE_MODEL_ERROR_INVALID "name: expected a string, found an array". */
gboolean        cue_field_read  (const CueField  *field,
                                 JsonNode        *node,
                                 GValue          *value,
                                 GError         **error);

/* (transfer full): a copy of @node that shares nothing with it and cannot be changed any more. */
JsonNode       *cue_field_seal  (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the JSON of a property's value; null when it holds nothing. */
JsonNode       *cue_field_write (const CueField *field,
                                 const GValue   *value) G_GNUC_WARN_UNUSED_RESULT;

/* Whether two values (each may be unset) say the same: "" and nothing are one, lists are compared by content. */
gboolean        cue_field_equal (const CueField *field,
                                 const GValue   *a,
                                 const GValue   *b);

G_END_DECLS
