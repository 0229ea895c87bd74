/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-resource-text.h"

#include <string.h>

#include "cue-json.h"
#include "cue-resource-private.h"

/* Reads what is plain. Whatever is not, from a wrong type to a syntax error, ends the reading, and the same text is then
 * read by way of nodes, which knows what to make of it or what to say about it. */
typedef struct
{
  const char *p;
  const char *end;
  GString    *decoded; /* (owned): the last string with escapes */
} Reader;

static void
reader_clear (Reader *self)
{
  g_string_free (self->decoded, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static char
peek (Reader *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\n' || *self->p == '\r' || *self->p == '\t'))
    self->p++;

  return self->p < self->end ? *self->p : '\0';
}

static gboolean
take (Reader *self,
      char    c)
{
  if (peek (self) != c)
    return FALSE;

  self->p++;

  return TRUE;
}

static gboolean
take_word (Reader     *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || memcmp (self->p, word, length) != 0)
    return FALSE;

  self->p += length;

  return TRUE;
}

static int
take_unit (Reader *self)
{
  int unit = 0;

  if (self->end - self->p < 4)
    return -1;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->p++);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  return unit;
}

/* The character of the escape that @self stands in, behind the backslash and the u. */
static gboolean
decode_unit (Reader *self)
{
  int unit = take_unit (self);

  if (unit >= 0xD800 && unit < 0xDC00)
    {
      int low = take_word (self, "\\u") ? take_unit (self) : -1;

      if (low < 0xDC00 || low > 0xDFFF)
        return FALSE;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
  else if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    {
      return FALSE;
    }

  g_string_append_unichar (self->decoded, (gunichar) unit);

  return TRUE;
}

static gboolean
decode_escape (Reader *self)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char       *found;

  if (self->p >= self->end)
    return FALSE;

  if (*self->p == 'u')
    {
      self->p++;
      return decode_unit (self);
    }

  found = memchr (from, *self->p, sizeof from - 1);
  if (found == NULL)
    return FALSE;

  g_string_append_c (self->decoded, to[found - from]);
  self->p++;

  return TRUE;
}

/* Up to the quote, the backslash or the control character that comes next. */
static const char *
find_special (const char *p,
              const char *end)
{
  while (p < end && *p != '"' && *p != '\\' && (guchar) *p >= 0x20)
    p++;

  return p;
}

/* The string that comes next; @text is good until the next one is read. */
static gboolean
take_string (Reader      *self,
             const char **text,
             gsize       *length)
{
  const char *start;

  if (!take (self, '"'))
    return FALSE;

  start = self->p;
  self->p = find_special (self->p, self->end);
  if (self->p < self->end && *self->p == '"')
    {
      *text = start;
      *length = (gsize) (self->p++ - start);
      return TRUE;
    }

  g_string_truncate (self->decoded, 0);
  for (;;)
    {
      g_string_append_len (self->decoded, start, self->p - start);
      if (self->p >= self->end || (*self->p != '"' && *self->p != '\\'))
        return FALSE;

      if (*self->p++ == '"')
        {
          *text = self->decoded->str;
          *length = self->decoded->len;
          return TRUE;
        }

      if (!decode_escape (self))
        return FALSE;
      start = self->p;
      self->p = find_special (self->p, self->end);
    }
}

/* A whole number of at most 18 digits that is not written in an unusual way. */
static gboolean
take_integer (Reader *self,
              gint64 *number)
{
  gboolean    negative = take (self, '-');
  const char *start = self->p;
  gint64      value = 0;

  while (self->p < self->end && g_ascii_isdigit (*self->p) && self->p - start < 18)
    value = value * 10 + (*self->p++ - '0');

  if (self->p == start || (*start == '0' && self->p - start > 1))
    return FALSE;

  if (self->p < self->end && (g_ascii_isdigit (*self->p) || strchr (".eE", *self->p) != NULL))
    return FALSE;

  *number = negative ? -value : value;

  return !(negative && value == 0);
}

static gboolean
skip_digits (Reader *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;

  return self->p > start;
}

static gboolean
skip_number (Reader *self)
{
  take (self, '-');
  if (self->p < self->end && *self->p == '0')
    self->p++;
  else if (!skip_digits (self))
    return FALSE;

  if (self->p < self->end && *self->p == '.')
    {
      self->p++;
      if (!skip_digits (self))
        return FALSE;
    }

  if (self->p < self->end && (*self->p == 'e' || *self->p == 'E'))
    {
      self->p++;
      if (self->p < self->end && (*self->p == '+' || *self->p == '-'))
        self->p++;
      if (!skip_digits (self))
        return FALSE;
    }

  return TRUE;
}

static gboolean skip_value (Reader *self,
                            guint   depth);

static gboolean
skip_members (Reader *self,
              char    closer,
              guint   depth)
{
  const char *text;
  gsize       length;

  self->p++;
  if (take (self, closer))
    return TRUE;

  do
    {
      if (closer == '}' && (!take_string (self, &text, &length) || !take (self, ':')))
        return FALSE;
      if (!skip_value (self, depth + 1))
        return FALSE;
    }
  while (take (self, ','));

  return take (self, closer);
}

static gboolean
skip_value (Reader *self,
            guint   depth)
{
  const char *text;
  gsize       length;

  /* Of a row in a page, which is two levels deep itself. */
  if (depth > CUE_JSON_MAX_DEPTH - 4)
    return FALSE;

  switch (peek (self))
    {
    case '"':
      return take_string (self, &text, &length);
    case '{':
      return skip_members (self, '}', depth);
    case '[':
      return skip_members (self, ']', depth);
    case 't':
      return take_word (self, "true");
    case 'f':
      return take_word (self, "false");
    case 'n':
      return take_word (self, "null");
    default:
      return skip_number (self);
    }
}

static gboolean
read_strings (Reader           *self,
              CueValuesBuilder *builder,
              guint             i)
{
  g_autoptr (GPtrArray) texts = NULL;
  const char *text;
  gsize       length;

  if (!take (self, '['))
    return FALSE;

  texts = g_ptr_array_new_with_free_func (g_free);
  if (!take (self, ']'))
    {
      do
        {
          if (!take_string (self, &text, &length))
            return FALSE;
          g_ptr_array_add (texts, g_strndup (text, length));
        }
      while (take (self, ','));

      if (!take (self, ']'))
        return FALSE;
    }
  g_ptr_array_add (texts, NULL);
  cue_values_builder_set_texts (builder, i, (const char *const *) texts->pdata);

  return TRUE;
}

static gboolean
read_value (Reader           *self,
            CueValuesBuilder *builder,
            guint             i)
{
  CueFieldType type = builder->fields[i].type;
  char         next = peek (self);
  const char  *text = self->p;
  gsize        length;
  gint64       number;

  if (next == 'n')
    {
      cue_values_builder_set_null (builder, i);
      return take_word (self, "null");
    }

  if (next == '"' && (type == CUE_FIELD_STRING || type == CUE_FIELD_ANY))
    {
      if (!take_string (self, &text, &length))
        return FALSE;
      cue_values_builder_set_text (builder, i, type == CUE_FIELD_STRING ? CUE_STATE_VALUE : CUE_STATE_TEXT, text, length);
      return TRUE;
    }

  switch (type)
    {
    case CUE_FIELD_INT:
      if (!take_integer (self, &number) || number == CUE_UNSET)
        return FALSE;
      cue_values_builder_set_number (builder, i, number);
      return TRUE;

    case CUE_FIELD_BOOL:
      cue_values_builder_set_number (builder, i, next == 't');
      return take_word (self, next == 't' ? "true" : "false");

    case CUE_FIELD_STRINGS:
      return read_strings (self, builder, i);

    case CUE_FIELD_ANY:
      if (!skip_value (self, 0))
        return FALSE;
      cue_values_builder_set_text (builder, i, CUE_STATE_VALUE, text, (gsize) (self->p - text));
      return TRUE;

    case CUE_FIELD_STRING:
    default:
      return FALSE;
    }
}

static gboolean
read_member (Reader           *self,
             CueResource       resource,
             CueValuesBuilder *builder,
             guint            *expected)
{
  const char *start = (peek (self), self->p);
  const char *name;
  gsize       length;
  int         i;

  if (!take_string (self, &name, &length))
    return FALSE;

  i = cue_resource_find_index (resource, name, length, *expected);
  if (!take (self, ':'))
    return FALSE;

  if (i == CUE_INDEX_SPECIAL)
    return FALSE;

  if (i >= 0)
    {
      *expected = (guint) i + 1;
      return builder->states[i] == CUE_STATE_ABSENT && read_value (self, builder, (guint) i);
    }

  if (!skip_value (self, 0))
    return FALSE;
  if (cue_resource_keeps_unknown (resource))
    cue_values_builder_add_unknown (builder, start, (gsize) (self->p - start));

  return TRUE;
}

/* (transfer full) (nullable) */
static gpointer
read_row (Reader           *self,
          CueResource       resource,
          CueValuesBuilder *builder)
{
  guint expected = 0;

  if (!take (self, '{'))
    return NULL;

  if (!take (self, '}'))
    {
      do
        {
          if (!read_member (self, resource, builder, &expected))
            return NULL;
        }
      while (take (self, ','));

      if (!take (self, '}'))
        return NULL;
    }

  return cue_resource_object_new_take (resource, cue_values_builder_end (builder));
}

static gboolean
read_rows (Reader           *self,
           CueResource       resource,
           CueValuesBuilder *builder,
           GPtrArray        *objects)
{
  if (!take (self, '['))
    return FALSE;

  if (take (self, ']'))
    return TRUE;

  do
    {
      gpointer object = read_row (self, resource, builder);

      if (object == NULL)
        return FALSE;
      g_ptr_array_add (objects, object);
    }
  while (take (self, ','));

  return take (self, ']');
}

/* An object with `results` among its members, of which the others are put into @rest. */
static gboolean
read_results (Reader           *self,
              CueResource       resource,
              CueValuesBuilder *builder,
              GPtrArray        *objects,
              GString          *rest)
{
  gboolean found = FALSE;

  if (!take (self, '{'))
    return FALSE;

  do
    {
      const char *start = (peek (self), self->p);
      const char *name;
      gsize       length;
      gboolean    is_results;

      if (!take_string (self, &name, &length) || !take (self, ':'))
        return FALSE;

      is_results = length == strlen ("results") && memcmp (name, "results", length) == 0;
      if (is_results && (found || !read_rows (self, resource, builder, objects)))
        return FALSE;
      if (!is_results && !skip_value (self, 0))
        return FALSE;

      if (is_results)
        g_string_append (rest, "\"results\":[]");
      else
        g_string_append_len (rest, start, self->p - start);
      g_string_append_c (rest, ',');
      found |= is_results;
    }
  while (take (self, ','));

  g_string_truncate (rest, rest->len - 1);

  return found && take (self, '}');
}

JsonNode *
cue_resource_read_page (CueResource resource,
                        const char *text,
                        gsize       length,
                        GPtrArray  *objects)
{
  g_auto (Reader) reader = { text, text + length, g_string_new (NULL) };
  g_auto (CueValuesBuilder) builder = { 0 };
  g_autoptr (GString) rest = g_string_new (NULL);
  guint           before = objects->len;
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (resource, &n_fields);
  JsonNode       *node = NULL;
  gboolean        done = FALSE;

  if (!g_utf8_validate_len (text, length, NULL))
    return NULL;

  cue_values_builder_init (&builder, fields, n_fields);
  if (peek (&reader) == '[')
    {
      done = read_rows (&reader, resource, &builder, objects);
      g_string_append (rest, "[]");
    }
  else
    {
      g_string_append_c (rest, '{');
      done = read_results (&reader, resource, &builder, objects, rest);
      g_string_append_c (rest, '}');
    }

  if (done && peek (&reader) == '\0' && reader.p == reader.end)
    node = cue_json_parse (rest->str, (gssize) rest->len, NULL);
  if (node == NULL)
    g_ptr_array_set_size (objects, (int) before);

  return node;
}

gpointer
cue_resource_object_new_from_text (CueResource resource,
                                   const char *text,
                                   gssize      length,
                                   GError    **error)
{
  gsize n_bytes;
  g_auto (Reader) reader = { 0 };
  g_auto (CueValuesBuilder) builder = { 0 };
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (resource, &n_fields);
  g_autoptr (CueResourceObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  reader = (Reader){ text, text + n_bytes, g_string_new (NULL) };
  cue_values_builder_init (&builder, fields, n_fields);
  if (g_utf8_validate_len (text, n_bytes, NULL))
    object = read_row (&reader, resource, &builder);
  if (object != NULL && peek (&reader) == '\0' && reader.p == reader.end)
    return g_steal_pointer (&object);

  node = cue_json_parse (text, (gssize) n_bytes, error);

  return node != NULL ? cue_resource_object_new_from_json (resource, node, error) : NULL;
}

static void
append_string (GString    *text,
               const char *string)
{
  const char *start = string;

  g_string_append_c (text, '"');
  for (;;)
    {
      while (*string != '\0' && *string != '"' && *string != '\\' && (guchar) *string >= 0x20)
        string++;
      g_string_append_len (text, start, string - start);
      if (*string == '\0')
        break;

      if (*string == '"' || *string == '\\')
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, *string);
        }
      else if (*string == '\n')
        {
          g_string_append (text, "\\n");
        }
      else
        {
          g_string_append_printf (text, "\\u%04x", (guint) (guchar) *string);
        }
      start = ++string;
    }
  g_string_append_c (text, '"');
}

static void
append_node (GString  *text,
             JsonNode *node)
{
  g_autofree char *number = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *member;
      gboolean       any = FALSE;

      g_string_append_c (text, '{');
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          if (any)
            g_string_append_c (text, ',');
          append_string (text, name);
          g_string_append_c (text, ':');
          append_node (text, member);
          any = TRUE;
        }
      g_string_append_c (text, '}');
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (text, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_node (text, json_array_get_element (array, i));
        }
      g_string_append_c (text, ']');
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      append_string (text, json_node_get_string (node));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
    }
  else
    {
      number = cue_json_to_text (node);
      g_string_append (text, number);
    }
}

char *
cue_resource_node_to_text (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_node (text, node);

  return g_string_free (text, FALSE);
}

static void
append_value (GString        *text,
              const CueField *field,
              CueContent      content)
{
  if (content.state == CUE_STATE_NULL)
    {
      g_string_append (text, "null");
      return;
    }

  switch (field->type)
    {
    case CUE_FIELD_INT:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, content.slot.number);
      break;

    case CUE_FIELD_BOOL:
      g_string_append (text, content.slot.number ? "true" : "false");
      break;

    case CUE_FIELD_STRINGS:
      g_string_append_c (text, '[');
      for (guint i = 0; content.slot.texts[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_string (text, content.slot.texts[i]);
        }
      g_string_append_c (text, ']');
      break;

    case CUE_FIELD_STRING:
    case CUE_FIELD_ANY:
    default:
      if (field->type == CUE_FIELD_STRING || content.state == CUE_STATE_TEXT)
        append_string (text, content.slot.text);
      else
        g_string_append (text, content.slot.text);
      break;
    }
}

char *
cue_resource_object_to_text (CueResourceObject *self,
                             gsize             *length)
{
  GString        *text;
  CueValues      *values;
  guint           n_fields;
  const CueField *fields;
  const char     *unknown;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  text = g_string_sized_new (2048);
  values = cue_resource_object_get_private (self)->values;
  fields = cue_resource_object_get_fields (self, &n_fields);
  g_string_append_c (text, '{');
  for (guint i = 0; i < n_fields; i++)
    {
      const char *raw = cue_values_get_raw (values, i);
      CueContent  content = cue_values_get (values, i);

      if (raw == NULL && content.state == CUE_STATE_ABSENT)
        continue;

      if (text->len > 1)
        g_string_append_c (text, ',');
      g_string_append_c (text, '"');
      g_string_append (text, fields[i].member);
      g_string_append (text, "\":");
      if (raw != NULL)
        g_string_append (text, raw);
      else
        append_value (text, &fields[i], content);
    }

  /* Without its braces it goes on with the members. */
  unknown = cue_values_get_unknown (values);
  if (unknown != NULL)
    {
      if (text->len > 1)
        g_string_append_c (text, ',');
      g_string_append_len (text, unknown + 1, (gssize) strlen (unknown) - 2);
    }
  g_string_append_c (text, '}');
  if (length != NULL)
    *length = text->len;

  return g_string_free (text, FALSE);
}
