/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-example.h"

#include "cue-json.h"
#include "cue-service-resources.h"

static void
row_free (gpointer data)
{
  CueExampleRow *row = data;

  json_object_unref (row->body);
  g_free (row);
}

/* (transfer full): a data file's text. */
static char *
load_text (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/cuecard/Cuecard/service/example/%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cue_service_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("example data: %s", error->message);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A long text stands in a file of its own, a structured test as an object. */
static void
resolve (JsonObject *body)
{
  const char *file = cue_json_get_string (body, "description_file");
  JsonObject *test = cue_json_get_object (body, "conditional_actions");

  if (file != NULL)
    {
      g_autofree char *text = load_text (file);

      json_object_set_string_member (body, "description", g_strchomp (text));
      json_object_remove_member (body, "description_file");
    }
  if (test != NULL)
    {
      g_autofree char *text = cue_json_object_to_text (test);

      json_object_set_string_member (body, "instructions", text);
      json_object_remove_member (body, "conditional_actions");
    }
}

GPtrArray *
cue_example_list_rows (void)
{
  static const struct
  {
    const char *name;
    CueResource resource;
  } parts[] = {
    { "projects", CUE_RESOURCE_PROJECTS },
    { "agents", CUE_RESOURCE_AGENTS },
    { "personalities", CUE_RESOURCE_PERSONALITIES },
    { "test-profiles", CUE_RESOURCE_PROFILES },
    { "scenarios", CUE_RESOURCE_SCENARIOS },
  };
  g_autofree char *text = load_text ("workspace.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = cue_json_parse (text, -1, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  if (node == NULL)
    g_error ("example data: %s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      JsonArray *array = json_object_get_array_member (json_node_get_object (node), parts[i].name);

      for (guint k = 0; k < json_array_get_length (array); k++)
        {
          CueExampleRow *row = g_new0 (CueExampleRow, 1);

          row->resource = parts[i].resource;
          row->body = json_object_ref (json_array_get_object_element (array, k));
          resolve (row->body);
          g_ptr_array_add (rows, row);
        }
    }
  return rows;
}
