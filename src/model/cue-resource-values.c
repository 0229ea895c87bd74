/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-resource-values.h"

#include <string.h>

#include "cue-json.h"

/* One allocation holds the slots, the states and whatever texts were there when it was made; a text that is set later is
 * allocated by itself. */
struct _CueValues
{
  gatomicrefcount refs;
  guint           n_fields;
  const CueField *fields;  /* (unowned) */
  char          **raw;     /* (owned) (nullable): by field index */
  char           *unknown; /* (owned) (nullable) */
  guint8         *states;  /* inside the block */
  char           *memory;  /* inside the block */
  gsize           size;    /* of @memory */
  CueSlot         slots[];
};

#define ALIGN(size) (((size) + 7) & ~(gsize) 7)

static CueValues *
allocate (const CueField *fields,
          guint           n_fields,
          gsize           size)
{
  gsize      before = sizeof (CueValues) + n_fields * sizeof (CueSlot);
  CueValues *self = g_malloc (before + ALIGN (n_fields) + size);

  memset (self, 0, before + ALIGN (n_fields));
  g_atomic_ref_count_init (&self->refs);
  self->fields = fields;
  self->n_fields = n_fields;
  self->states = (guint8 *) self + before;
  self->memory = (char *) self->states + ALIGN (n_fields);
  self->size = size;

  return self;
}

CueValues *
cue_values_new (const CueField *fields,
                guint           n_fields)
{
  return allocate (fields, n_fields, 0);
}

CueValues *
cue_values_ref (CueValues *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

static gboolean
is_inside (CueValues  *self,
           const void *address)
{
  return (const char *) address >= self->memory && (const char *) address < self->memory + self->size;
}

static void
clear_slot (CueValues *self,
            guint      i)
{
  CueSlot *slot = &self->slots[i];

  if (self->states[i] >= CUE_STATE_VALUE)
    {
      if (self->fields[i].type == CUE_FIELD_STRINGS && !is_inside (self, slot->texts))
        g_strfreev (slot->texts);
      else if ((self->fields[i].type == CUE_FIELD_STRING || self->fields[i].type == CUE_FIELD_ANY) && !is_inside (self, slot->text))
        g_free (slot->text);
    }

  self->states[i] = CUE_STATE_ABSENT;
  slot->number = 0;
}

static void
free_raw (char **raw,
          guint  n_fields)
{
  for (guint i = 0; raw != NULL && i < n_fields; i++)
    g_free (raw[i]);
  g_free (raw);
}

void
cue_values_unref (CueValues *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < self->n_fields; i++)
    clear_slot (self, i);
  free_raw (self->raw, self->n_fields);
  g_free (self->unknown);
  g_free (self);
}

CueContent
cue_values_get (CueValues *self,
                guint      i)
{
  return (CueContent){ self->states[i], self->slots[i] };
}

const char *
cue_values_get_raw (CueValues *self,
                    guint      i)
{
  return self->raw != NULL ? self->raw[i] : NULL;
}

const char *
cue_values_get_unknown (CueValues *self)
{
  return self->unknown;
}

static gboolean
is_same_value (CueFieldType type,
               CueContent   a,
               CueContent   b)
{
  if (a.state != b.state || a.state < CUE_STATE_VALUE)
    return a.state == b.state;
  if (type == CUE_FIELD_STRINGS)
    return g_strv_equal ((const char *const *) a.slot.texts, (const char *const *) b.slot.texts);
  if (type == CUE_FIELD_STRING || type == CUE_FIELD_ANY)
    return g_str_equal (a.slot.text, b.slot.text);
  return a.slot.number == b.slot.number;
}

gboolean
cue_values_is_same (CueValues *self,
                    CueValues *other)
{
  if (self == other)
    return TRUE;
  if (self->fields != other->fields || g_strcmp0 (self->unknown, other->unknown) != 0)
    return FALSE;

  for (guint i = 0; i < self->n_fields; i++)
    if (!is_same_value (self->fields[i].type, cue_values_get (self, i), cue_values_get (other, i)) ||
        g_strcmp0 (cue_values_get_raw (self, i), cue_values_get_raw (other, i)) != 0)
      return FALSE;
  return TRUE;
}

static CueValues *
copy (CueValues *self)
{
  g_auto (CueValuesBuilder) builder = { 0 };
  CueValues *result;

  cue_values_builder_init (&builder, self->fields, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    {
      const CueSlot *slot = &self->slots[i];

      if (self->states[i] < CUE_STATE_VALUE)
        builder.states[i] = self->states[i];
      else if (self->fields[i].type == CUE_FIELD_STRINGS)
        cue_values_builder_set_texts (&builder, i, (const char *const *) slot->texts);
      else if (self->fields[i].type == CUE_FIELD_STRING || self->fields[i].type == CUE_FIELD_ANY)
        cue_values_builder_set_text (&builder, i, self->states[i], slot->text, strlen (slot->text));
      else
        cue_values_builder_set_number (&builder, i, slot->number);

      if (cue_values_get_raw (self, i) != NULL)
        cue_values_builder_set_raw (&builder, i, self->raw[i]);
    }

  result = cue_values_builder_end (&builder);
  result->unknown = g_strdup (self->unknown);

  return result;
}

CueValues *
cue_values_own (CueValues *self)
{
  CueValues *own;

  if (g_atomic_ref_count_compare (&self->refs, 1))
    return self;

  own = copy (self);
  cue_values_unref (self);

  return own;
}

void
cue_values_set (CueValues  *self,
                guint       i,
                CueContent  content,
                const char *raw)
{
  CueSlot slot = content.slot;
  char   *kept = g_strdup (raw);

  /* Copied before the old value goes: it can be the same. */
  if (content.state >= CUE_STATE_VALUE && self->fields[i].type == CUE_FIELD_STRINGS)
    slot.texts = g_strdupv (content.slot.texts);
  else if (content.state >= CUE_STATE_VALUE && (self->fields[i].type == CUE_FIELD_STRING || self->fields[i].type == CUE_FIELD_ANY))
    slot.text = g_strdup (content.slot.text);

  clear_slot (self, i);
  self->states[i] = (guint8) content.state;
  self->slots[i] = slot;

  if (kept != NULL && self->raw == NULL)
    self->raw = g_new0 (char *, self->n_fields);
  if (self->raw != NULL)
    {
      g_free (self->raw[i]);
      self->raw[i] = kept;
    }
}

void
cue_values_set_unknown (CueValues  *self,
                        const char *unknown)
{
  char *kept = g_strdup (unknown);

  g_free (self->unknown);
  self->unknown = kept;
}

static const char *
get_text (CueContent content)
{
  return content.state >= CUE_STATE_VALUE ? content.slot.text : "";
}

static gboolean
equal_texts (CueContent a,
             CueContent b)
{
  const char *const  none[] = { NULL };
  const char *const *left = a.state == CUE_STATE_VALUE ? (const char *const *) a.slot.texts : none;
  const char *const *right = b.state == CUE_STATE_VALUE ? (const char *const *) b.slot.texts : none;

  return g_strv_equal (left, right);
}

static gboolean
equal_json (CueContent a,
            CueContent b)
{
  g_autoptr (JsonNode) left = NULL;
  g_autoptr (JsonNode) right = NULL;
  gboolean there = a.state >= CUE_STATE_VALUE;

  if (!there || b.state < CUE_STATE_VALUE)
    return there == (b.state >= CUE_STATE_VALUE);

  if (a.state != b.state)
    return FALSE;

  if (g_str_equal (a.slot.text, b.slot.text))
    return TRUE;

  if (a.state == CUE_STATE_TEXT)
    return FALSE;

  left = cue_json_parse (a.slot.text, -1, NULL);
  right = cue_json_parse (b.slot.text, -1, NULL);

  return left != NULL && right != NULL && json_node_equal (left, right);
}

gboolean
cue_content_equal (const CueField *field,
                   CueContent      a,
                   CueContent      b)
{
  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return g_str_equal (get_text (a), get_text (b));
    case CUE_FIELD_INT:
      return (a.state == CUE_STATE_VALUE ? a.slot.number : CUE_UNSET) == (b.state == CUE_STATE_VALUE ? b.slot.number : CUE_UNSET);
    case CUE_FIELD_BOOL:
      return (a.state == CUE_STATE_VALUE && a.slot.number) == (b.state == CUE_STATE_VALUE && b.slot.number);
    case CUE_FIELD_STRINGS:
      return equal_texts (a, b);
    case CUE_FIELD_ANY:
    default:
      return equal_json (a, b);
    }
}

gboolean
cue_content_is_empty (const CueField *field,
                      CueContent      content)
{
  const CueContent nothing = { 0 };

  if (field->type == CUE_FIELD_BOOL)
    return content.state < CUE_STATE_VALUE;

  return cue_content_equal (field, content, nothing);
}

JsonNode *
cue_content_to_node (const CueField *field,
                     CueContent      content)
{
  g_auto (GValue) value = G_VALUE_INIT;
  JsonNode *node;

  if (content.state == CUE_STATE_TEXT)
    return json_node_init_string (json_node_alloc (), content.slot.text);

  if (content.state == CUE_STATE_VALUE)
    {
      switch (field->type)
        {
        case CUE_FIELD_STRING:
          return json_node_init_string (json_node_alloc (), content.slot.text);
        case CUE_FIELD_INT:
          return json_node_init_int (json_node_alloc (), content.slot.number);
        case CUE_FIELD_BOOL:
          return json_node_init_boolean (json_node_alloc (), (gboolean) content.slot.number);
        case CUE_FIELD_STRINGS:
          g_value_init (&value, G_TYPE_STRV);
          g_value_set_static_boxed (&value, content.slot.texts);
          return cue_field_write (field, &value);
        case CUE_FIELD_ANY:
        default:
          node = cue_json_parse (content.slot.text, -1, NULL);
          if (node != NULL)
            return node;
          break;
        }
    }

  return json_node_new (JSON_NODE_NULL);
}

void
cue_values_builder_init (CueValuesBuilder *self,
                         const CueField   *fields,
                         guint             n_fields)
{
  g_assert (n_fields <= CUE_MAX_FIELDS);

  self->fields = fields;
  self->n_fields = n_fields;
  self->memory = g_string_sized_new (2048);
  memset (self->states, CUE_STATE_ABSENT, sizeof self->states);
  self->raw = NULL;
  self->unknown = NULL;
}

void
cue_values_builder_clear (CueValuesBuilder *self)
{
  free_raw (self->raw, self->n_fields);
  self->raw = NULL;
  if (self->memory != NULL)
    g_string_free (self->memory, TRUE);
  self->memory = NULL;
  if (self->unknown != NULL)
    g_string_free (self->unknown, TRUE);
  self->unknown = NULL;
}

/* The offset of @length bytes and a NUL. */
static gsize
add_memory (CueValuesBuilder *self,
            const void       *bytes,
            gsize             length)
{
  gsize offset = self->memory->len;

  g_string_append_len (self->memory, bytes, (gssize) length);
  g_string_append_c (self->memory, '\0');

  return offset;
}

void
cue_values_builder_set_null (CueValuesBuilder *self,
                             guint             i)
{
  self->states[i] = CUE_STATE_NULL;
}

void
cue_values_builder_set_number (CueValuesBuilder *self,
                               guint             i,
                               gint64            number)
{
  self->states[i] = CUE_STATE_VALUE;
  self->slots[i].number = number;
}

void
cue_values_builder_set_text (CueValuesBuilder *self,
                             guint             i,
                             CueState          state,
                             const char       *text,
                             gsize             length)
{
  self->states[i] = (guint8) state;
  self->slots[i].number = (gint64) add_memory (self, text, length);
}

void
cue_values_builder_set_texts (CueValuesBuilder  *self,
                              guint              i,
                              const char *const *texts)
{
  gsize             n_texts = g_strv_length ((char **) texts);
  g_autofree gsize *offsets = g_new0 (gsize, n_texts + 1);

  for (gsize k = 0; k < n_texts; k++)
    offsets[k] = add_memory (self, texts[k], strlen (texts[k]));

  /* How many there are, and then the list, whose addresses stand where addresses may stand. */
  while (self->memory->len % sizeof (gsize) != 0)
    g_string_append_c (self->memory, '\0');

  self->states[i] = CUE_STATE_VALUE;
  self->slots[i].number = (gint64) self->memory->len;
  g_string_append_len (self->memory, (const char *) &n_texts, sizeof n_texts);
  g_string_append_len (self->memory, (const char *) offsets, (gssize) ((n_texts + 1) * sizeof (gsize)));
}

void
cue_values_builder_set_raw (CueValuesBuilder *self,
                            guint             i,
                            const char       *raw)
{
  if (self->raw == NULL)
    self->raw = g_new0 (char *, self->n_fields);

  g_free (self->raw[i]);
  self->raw[i] = g_strdup (raw);
}

void
cue_values_builder_add_unknown (CueValuesBuilder *self,
                                const char       *member,
                                gsize             length)
{
  if (self->unknown == NULL)
    self->unknown = g_string_new (NULL);

  g_string_append_c (self->unknown, self->unknown->len == 0 ? '{' : ',');
  g_string_append_len (self->unknown, member, (gssize) length);
}

/* Makes addresses of the offsets in a list. */
static char **
place_texts (char  *memory,
             gint64 offset)
{
  gsize  n_texts = *(gsize *) (gpointer) (memory + offset);
  gsize *offsets = (gsize *) (gpointer) (memory + offset + sizeof n_texts);
  char **texts = (char **) offsets;

  for (gsize k = 0; k < n_texts; k++)
    texts[k] = memory + offsets[k];
  texts[n_texts] = NULL;

  return texts;
}

CueValues *
cue_values_builder_end (CueValuesBuilder *self)
{
  CueValues *values = allocate (self->fields, self->n_fields, self->memory->len);

  memcpy (values->memory, self->memory->str, self->memory->len);
  for (guint i = 0; i < self->n_fields; i++)
    {
      values->states[i] = self->states[i];
      if (self->states[i] < CUE_STATE_VALUE)
        continue;

      if (self->fields[i].type == CUE_FIELD_STRINGS)
        values->slots[i].texts = place_texts (values->memory, self->slots[i].number);
      else if (self->fields[i].type == CUE_FIELD_STRING || self->fields[i].type == CUE_FIELD_ANY)
        values->slots[i].text = values->memory + self->slots[i].number;
      else
        values->slots[i].number = self->slots[i].number;
    }

  values->raw = g_steal_pointer (&self->raw);
  if (self->unknown != NULL)
    {
      g_string_append_c (self->unknown, '}');
      values->unknown = g_string_free (g_steal_pointer (&self->unknown), FALSE);
    }
  g_string_truncate (self->memory, 0);
  memset (self->states, CUE_STATE_ABSENT, sizeof self->states);

  return values;
}
