/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-error.h"
#include "cue-json.h"

#include <string.h>

#define VERSION 1

/* Most parts and layouts that are read; a text of a megabyte has some ten thousand segments. */
#define MAX_PARTS 500000
#define MAX_LAYOUTS 1000
#define MAX_GAP 10000

/* Layouts that are written, by their number. */
typedef struct
{
  CueMergedRows *rows;
  GHashTable    *numbers; /* (owned): number + 1 by layout */
  JsonArray     *array;   /* (owned) */
} Writer;

typedef struct
{
  CueMergedRows     *rows;
  const char *const *keys;
  GPtrArray         *layouts; /* (owned) (element-type CueMergedLayout) */
} Reader;

static gboolean
is_column_layout (CueMergedRows   *rows,
                  CueMergedLayout *layout)
{
  for (guint i = 0; i < rows->n_columns; i++)
    if (rows->columns[i].layout == layout)
      return TRUE;
  return FALSE;
}

static JsonArray *
write_layout (CueMergedLayout *layout)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < cue_merged_layout_get_size (layout); i++)
    {
      JsonArray *entry = json_array_new ();

      json_array_add_string_element (entry, cue_merged_layout_get_gap (layout, i));
      json_array_add_int_element (entry, cue_merged_layout_get_number (layout, i));
      json_array_add_array_element (array, entry);
    }
  return array;
}

/* The layout's number in what is written; it is added when it is new. */
static guint
write_layout_once (Writer          *writer,
                   CueMergedLayout *layout)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->numbers, layout));

  if (number == 0)
    {
      json_array_add_array_element (writer->array, write_layout (layout));
      number = json_array_get_length (writer->array);
      g_hash_table_insert (writer->numbers, layout, GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static void
set_optional (JsonObject *object,
              const char *name,
              const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static JsonObject *
write_part (Writer              *writer,
            const CueMergedPart *part,
            const char *const   *keys)
{
  JsonObject *object = json_object_new ();
  int         column = cue_merged_rows_find_column (writer->rows, part->origin);

  json_object_set_string_member (object, "text", part->text);
  set_optional (object, "source", part->source);
  set_optional (object, "from", part->from);
  if (column >= 0)
    {
      json_object_set_string_member (object, "key", keys[column]);
      json_object_set_int_member (object, "segment", part->segment);
    }
  if (part->edited)
    json_object_set_boolean_member (object, "edited", TRUE);
  if (part->own)
    json_object_set_boolean_member (object, "own", TRUE);
  if (part->layout == NULL)
    json_object_set_boolean_member (object, "bare", TRUE);
  if (part->layout != NULL && !is_column_layout (writer->rows, part->layout))
    {
      JsonArray *place = json_array_new ();

      json_array_add_int_element (place, write_layout_once (writer, part->layout));
      json_array_add_int_element (place, part->index);
      json_object_set_array_member (object, "layout", place);
    }
  return object;
}

JsonNode *
cue_merged_parts_to_json (CueMergedRows     *rows,
                          GPtrArray         *pieces,
                          const char *const *keys)
{
  g_autoptr (GPtrArray) parts = cue_merged_list_parts (pieces);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Writer      writer = { rows, numbers, json_array_new () };
  JsonArray  *array = json_array_new ();
  JsonObject *object = json_object_new ();
  JsonNode   *node;

  for (guint i = 0; i < parts->len; i++)
    json_array_add_object_element (array, write_part (&writer, parts->pdata[i], keys));
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_array_member (object, "parts", array);
  json_object_set_array_member (object, "layouts", writer.array);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return node;
}

static void
set_invalid (GError    **error,
             const char *path,
             guint       index,
             const char *problem)
{
  g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "%s[%u]: %s", path, index, problem);
}

static gboolean
is_int (JsonNode *node,
        gint64    from,
        gint64    to)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= from && json_node_get_int (node) <= to;
}

/* White space only, and not much of it: anything else would put words into the text. */
static gboolean
is_gap (JsonNode *node)
{
  const char *gap;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  gap = json_node_get_string (node);
  if (strlen (gap) > MAX_GAP)
    return FALSE;
  for (; *gap != '\0'; gap = g_utf8_next_char (gap))
    if (!g_unichar_isspace (g_utf8_get_char (gap)))
      return FALSE;
  return TRUE;
}

static CueMergedLayout *
read_layout (JsonNode *node,
             guint     number,
             GError  **error)
{
  g_autoptr (CueMergedLayout) layout = cue_merged_layout_new (TRUE);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    {
      set_invalid (error, "layouts", number, "expected an array");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode        *element = json_array_get_element (array, i);
      JsonArray       *entry = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
      g_autofree char *step = NULL;
      int              count;

      if (entry == NULL || json_array_get_length (entry) != 2 || !is_gap (json_array_get_element (entry, 0)) || !is_int (json_array_get_element (entry, 1), -1, 999))
        {
          set_invalid (error, "layouts", number, "expected white space and a number");
          return NULL;
        }
      count = (int) json_array_get_int_element (entry, 1);
      step = count >= 0 ? g_strdup_printf ("%d. ", count) : g_strdup ("");
      cue_merged_layout_add (layout, step, json_array_get_string_element (entry, 0));
    }
  return g_steal_pointer (&layout);
}

static gboolean
read_layouts (Reader     *reader,
              JsonObject *object,
              GError    **error)
{
  JsonArray *array = NULL;

  if (!cue_json_read_array (object, "merge", "layouts", &array, error))
    return FALSE;
  if (array != NULL && json_array_get_length (array) > MAX_LAYOUTS)
    {
      set_invalid (error, "layouts", MAX_LAYOUTS, "too many");
      return FALSE;
    }
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      CueMergedLayout *layout = read_layout (json_array_get_element (array, i), i, error);

      if (layout == NULL)
        return FALSE;
      g_ptr_array_add (reader->layouts, layout);
    }
  return TRUE;
}

/* Reads the part's place in one of the layouts. */
static gboolean
read_place (Reader        *reader,
            JsonObject    *object,
            CueMergedPart *part,
            guint          number,
            GError       **error)
{
  JsonArray       *place = NULL;
  CueMergedLayout *layout;

  if (!cue_json_read_array (object, "parts", "layout", &place, error))
    return FALSE;
  if (place == NULL)
    return TRUE;
  if (json_array_get_length (place) == 2 && reader->layouts->len > 0 && is_int (json_array_get_element (place, 0), 0, reader->layouts->len - 1))
    {
      layout = g_ptr_array_index (reader->layouts, json_array_get_int_element (place, 0));
      if (is_int (json_array_get_element (place, 1), 0, (gint64) cue_merged_layout_get_size (layout) - 1))
        {
          cue_merged_part_set_layout (part, layout, (guint) json_array_get_int_element (place, 1));
          return TRUE;
        }
    }
  set_invalid (error, "parts", number, "no such layout");
  return FALSE;
}

/* Finds the text that the part is from among the columns. */
static void
find_origin (Reader        *reader,
             CueMergedPart *part,
             const char    *key,
             gint64         segment,
             gboolean       bare)
{
  for (guint i = 0; key != NULL && i < reader->rows->n_columns; i++)
    {
      CueMergedColumn *column = &reader->rows->columns[i];

      if (g_strcmp0 (reader->keys[i], key) != 0)
        continue;
      part->origin = column->origin;
      part->segment = (int) segment;
      if (!bare && part->layout == NULL && segment >= 0 && segment < cue_merged_layout_get_size (column->layout))
        cue_merged_part_set_layout (part, column->layout, (guint) segment);
      return;
    }
}

static CueMergedPart *
read_part (Reader   *reader,
           JsonNode *node,
           guint     number,
           GError  **error)
{
  g_autoptr (CueMergedPart) part = NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *text = NULL;
  const char *source = NULL;
  const char *from = NULL;
  const char *key = NULL;
  gint64      segment = -1;
  gboolean    edited = FALSE;
  gboolean    own = FALSE;
  gboolean    bare = FALSE;

  if (object == NULL)
    {
      set_invalid (error, "parts", number, "expected an object");
      return NULL;
    }
  if (!cue_json_read_string (object, "parts", "text", &text, error) || !cue_json_read_string (object, "parts", "source", &source, error) || !cue_json_read_string (object, "parts", "from", &from, error) || !cue_json_read_string (object, "parts", "key", &key, error) || !cue_json_read_int (object, "parts", "segment", &segment, error) || !cue_json_read_bool (object, "parts", "edited", &edited, error) || !cue_json_read_bool (object, "parts", "own", &own, error) || !cue_json_read_bool (object, "parts", "bare", &bare, error))
    return NULL;
  if (text == NULL || segment < -1 || segment > G_MAXINT)
    {
      set_invalid (error, "parts", number, "expected a text and its place");
      return NULL;
    }
  part = cue_merged_part_new (text);
  part->source = g_strdup (source);
  part->from = g_strdup (from);
  part->edited = edited;
  part->own = own;
  if (!read_place (reader, object, part, number, error))
    return NULL;
  find_origin (reader, part, key, segment, bare);
  return g_steal_pointer (&part);
}

static GPtrArray *
read_parts (Reader     *reader,
            JsonObject *object,
            GError    **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);
  JsonArray *array = NULL;

  if (!cue_json_read_array (object, "merge", "parts", &array, error))
    return NULL;
  if (array == NULL || json_array_get_length (array) > MAX_PARTS)
    {
      set_invalid (error, "parts", 0, array == NULL ? "missing" : "too many");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      CueMergedPart *part = read_part (reader, json_array_get_element (array, i), i, error);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  return g_steal_pointer (&parts);
}

GPtrArray *
cue_merged_parts_from_json (CueMergedRows     *rows,
                            JsonNode          *node,
                            const char *const *keys,
                            GError           **error)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_layout_unref);
  Reader      reader = { rows, keys, layouts };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gint64      version = 0;

  if (object == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "merge: expected an object, found %s", cue_json_describe (node));
      return NULL;
    }
  if (!cue_json_read_int (object, "merge", "version", &version, error))
    return NULL;
  if (version != VERSION)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "merge.version: %" G_GINT64_FORMAT " is not known", version);
      return NULL;
    }
  if (!read_layouts (&reader, object, error))
    return NULL;
  return read_parts (&reader, object, error);
}
