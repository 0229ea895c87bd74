/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueValues: the values of one resource object in one block of memory, which copies of the object share until one of them
 * changes: for the files that implement CueResourceObject. A block that is shared is only read, in any thread. */
#pragma once

#include "cue-fields.h"

G_BEGIN_DECLS

/* Most fields that a table can have. */
#define CUE_MAX_FIELDS 64

typedef enum
{
  CUE_STATE_ABSENT, /* the member is not there, or only in its raw form */
  CUE_STATE_NULL,
  CUE_STATE_VALUE,  /* as the field's type says; ANY: JSON text */
  CUE_STATE_TEXT,   /* ANY: a string, without quotes and escapes */
} CueState;

typedef union
{
  gint64  number; /* INT, BOOL */
  char   *text;   /* STRING, ANY */
  char  **texts;  /* STRINGS */
} CueSlot;

/* What a field holds, borrowed from wherever it stands. */
typedef struct
{
  CueState state;
  CueSlot  slot;
} CueContent;

typedef struct _CueValues CueValues;

/* (transfer full): with every field absent. @fields is static. */
CueValues  *cue_values_new         (const CueField *fields,
                                    guint           n_fields) G_GNUC_WARN_UNUSED_RESULT;
CueValues  *cue_values_ref         (CueValues *self);
void        cue_values_unref       (CueValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueValues, cue_values_unref)

/* (transfer full): @self (transfer full) itself when nobody shares it, a copy otherwise: what may be changed. */
CueValues  *cue_values_own         (CueValues *self) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed. */
CueContent  cue_values_get         (CueValues *self,
                                    guint      i);
/* Borrowed (nullable): the JSON text that came, where the value says it differently. */
const char *cue_values_get_raw     (CueValues *self,
                                    guint      i);
/* Borrowed (nullable): the members that the table does not know, as the JSON text of an object. */
const char *cue_values_get_unknown (CueValues *self);

/* Of a block that was made own: copies @content and @raw (nullable). */
void        cue_values_set         (CueValues  *self,
                                    guint       i,
                                    CueContent  content,
                                    const char *raw);
void        cue_values_set_unknown (CueValues  *self,
                                    const char *unknown);

/* Whether two values say the same: "" and nothing are one, lists and JSON are compared by content. */
gboolean    cue_content_equal      (const CueField *field,
                                    CueContent      a,
                                    CueContent      b);
/* Whether it says nothing; FALSE that is there is something. */
gboolean    cue_content_is_empty   (const CueField *field,
                                    CueContent      content);
/* Whether both were made of the same text, as far as it is kept: same values, raw forms and unknown members. */
gboolean    cue_values_is_same     (CueValues *self,
                                    CueValues *other);
/* (transfer full): the JSON of a value; null when it holds nothing. */
JsonNode   *cue_content_to_node    (const CueField *field,
                                    CueContent      content) G_GNUC_WARN_UNUSED_RESULT;

/* Gathers values for a block that is then made with the size it needs. */
typedef struct
{
  const CueField *fields;
  guint           n_fields;
  GString        *memory;               /* (owned): texts and lists */
  guint8          states[CUE_MAX_FIELDS];
  CueSlot         slots[CUE_MAX_FIELDS]; /* offsets into @memory in place of addresses */
  char          **raw;                  /* (owned) (nullable) */
  GString        *unknown;              /* (owned): JSON text of members, separated by commas */
} CueValuesBuilder;

void        cue_values_builder_init        (CueValuesBuilder *self,
                                            const CueField   *fields,
                                            guint             n_fields);
void        cue_values_builder_clear       (CueValuesBuilder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueValuesBuilder, cue_values_builder_clear)

void        cue_values_builder_set_null    (CueValuesBuilder *self,
                                            guint             i);
void        cue_values_builder_set_number  (CueValuesBuilder *self,
                                            guint             i,
                                            gint64            number);
void        cue_values_builder_set_text    (CueValuesBuilder *self,
                                            guint             i,
                                            CueState          state,
                                            const char       *text,
                                            gsize             length);
void        cue_values_builder_set_texts   (CueValuesBuilder  *self,
                                            guint              i,
                                            const char *const *texts);
void        cue_values_builder_set_raw     (CueValuesBuilder *self,
                                            guint             i,
                                            const char       *raw);
/* @member is JSON text: `"name":value`. */
void        cue_values_builder_add_unknown (CueValuesBuilder *self,
                                            const char       *member,
                                            gsize             length);

/* (transfer full): what was gathered; the builder is as new again. */
CueValues  *cue_values_builder_end         (CueValuesBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
