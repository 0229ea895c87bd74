/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lists.h"

#include "cue-json.h"

/* (transfer full): all rows of @resource. */
static JsonArray *
read_rows (CueRepository *repository,
           CueResource    resource,
           gint64         agent,
           gint64         project,
           GError       **error)
{
  CueRepositoryFilter filter = { .agent = agent, .project = project, .limit = CUE_UNSET };
  gint64              count;

  return cue_repository_list (repository, resource, &filter, &count, error);
}

/* Whether @name has @search in it, whatever the case; an empty search finds everything. */
static gboolean
matches (const char *name,
         const char *search)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (search == NULL)
    return TRUE;
  if (name == NULL)
    return FALSE;
  left = g_utf8_casefold (name, -1);
  right = g_utf8_casefold (search, -1);
  return strstr (left, right) != NULL;
}

/* A folder exists since the first of its scenarios was made, and changed with the last. */
static void
add_time (JsonObject *folder,
          const char *member,
          const char *time,
          gboolean    last)
{
  const char *before = cue_json_get_string (folder, member);

  if (time != NULL && (before == NULL || (strcmp (time, before) > 0) == last))
    json_object_set_string_member (folder, member, time);
}

/* Puts the folder at @path and those above it into @folders. */
static void
add_folders (GTree      *folders,
             const char *path,
             JsonObject *scenario)
{
  const char *dot = path;

  while (dot != NULL)
    {
      g_autofree char *part = NULL;
      JsonObject      *folder;

      dot = strchr (dot + 1, '.');
      part = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : g_strdup (path);
      folder = g_tree_lookup (folders, part);
      if (folder == NULL)
        {
          const char *last = strrchr (part, '.');

          folder = json_object_new ();
          json_object_set_string_member (folder, "name", last != NULL ? last + 1 : part);
          json_object_set_string_member (folder, "path", part);
          g_tree_insert (folders, g_steal_pointer (&part), folder);
        }
      add_time (folder, "created_at", cue_json_get_string (scenario, "created_at"), FALSE);
      add_time (folder, "updated_at", cue_json_get_string (scenario, "updated_at"), TRUE);
    }
}

static gboolean
is_child (const char *path,
          const char *parent)
{
  const char *last = strrchr (path, '.');
  gsize       length = last != NULL ? (gsize) (last - path) : 0;

  return parent == NULL || (strlen (parent) == length && strncmp (path, parent, length) == 0);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return strcmp (a, b);
}

JsonArray *
cue_lists_read_folders (CueRepository *repository,
                        gint64         project,
                        const char    *parent,
                        const char    *search,
                        GError       **error)
{
  g_autoptr (JsonArray) scenarios = read_rows (repository, CUE_RESOURCE_SCENARIOS, CUE_UNSET, project, error);
  g_autoptr (GTree) folders = NULL;
  JsonArray *rows;

  if (scenarios == NULL)
    return NULL;
  folders = g_tree_new_full (compare_keys, NULL, g_free, (GDestroyNotify) json_object_unref);
  for (guint i = 0; i < json_array_get_length (scenarios); i++)
    {
      JsonObject *scenario = json_array_get_object_element (scenarios, i);
      const char *path = cue_json_get_string (scenario, "folder_path");

      if (path != NULL && *path != '\0')
        add_folders (folders, path, scenario);
    }
  rows = json_array_new ();
  for (GTreeNode *node = g_tree_node_first (folders); node != NULL; node = g_tree_node_next (node))
    {
      JsonObject *folder = g_tree_node_value (node);

      if (is_child (g_tree_node_key (node), parent) && matches (cue_json_get_string (folder, "name"), search))
        json_array_add_object_element (rows, json_object_ref (folder));
    }
  return rows;
}

JsonArray *
cue_lists_read_tags (CueRepository *repository,
                     gint64         agent,
                     gint64         project,
                     GError       **error)
{
  g_autoptr (JsonArray) scenarios = read_rows (repository, CUE_RESOURCE_SCENARIOS, agent, project, error);
  g_autoptr (GTree) names = NULL;
  JsonArray *rows;

  if (scenarios == NULL)
    return NULL;
  names = g_tree_new_full (compare_keys, NULL, g_free, NULL);
  for (guint i = 0; i < json_array_get_length (scenarios); i++)
    {
      JsonArray *tags = cue_json_get_array (json_array_get_object_element (scenarios, i), "tags");

      for (guint k = 0; tags != NULL && k < json_array_get_length (tags); k++)
        {
          JsonNode *tag = json_array_get_element (tags, k);

          if (JSON_NODE_HOLDS_VALUE (tag) && json_node_get_value_type (tag) == G_TYPE_STRING)
            g_tree_insert (names, json_node_dup_string (tag), NULL);
        }
    }
  rows = json_array_new ();
  for (GTreeNode *node = g_tree_node_first (names); node != NULL; node = g_tree_node_next (node))
    {
      JsonObject *row = json_object_new ();

      json_object_set_string_member (row, "name", g_tree_node_key (node));
      json_array_add_object_element (rows, row);
    }
  return rows;
}

JsonArray *
cue_lists_read_metrics (gint64      project,
                        const char *slug)
{
  static const struct
  {
    const char *slug;
    const char *name;
    const char *type;
    const char *description;
  } metrics[] = {
    { "expected_outcome", "Expected Outcome", "continuous_qualitative", "Whether the agent did what the expected outcome says." },
    { "tool_call_success", "Tool Call Success", "binary", "Whether every tool the agent called answered without an error." },
    { "infrastructure_issues", "Infrastructure Issues", "binary", "Whether the agent fell silent or the call broke off." },
    { "latency", "Latency", "numeric", "How long the agent took to answer, in milliseconds." },
  };
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      JsonObject *row;

      if (slug != NULL && strcmp (slug, metrics[i].slug) != 0)
        continue;
      row = json_object_new ();
      json_object_set_int_member (row, "id", i + 1);
      json_object_set_int_member (row, "project", project);
      json_object_set_string_member (row, "slug", metrics[i].slug);
      json_object_set_string_member (row, "name", metrics[i].name);
      json_object_set_string_member (row, "description", metrics[i].description);
      json_object_set_string_member (row, "eval_type", metrics[i].type);
      json_object_set_array_member (row, "enum_values", json_array_new ());
      json_object_set_boolean_member (row, "simulation_enabled", TRUE);
      json_object_set_boolean_member (row, "observability_enabled", FALSE);
      json_object_set_string_member (row, "vocera_defined_metric_code", metrics[i].slug);
      json_object_set_array_member (row, "agents", json_array_new ());
      json_array_add_object_element (rows, row);
    }
  return rows;
}

JsonArray *
cue_lists_read_tools (CueRepository *repository,
                      gint64         agent,
                      gint64         project,
                      const char    *search,
                      GError       **error)
{
  g_autoptr (JsonArray) agents = read_rows (repository, CUE_RESOURCE_AGENTS, CUE_UNSET, project, error);
  JsonArray *rows;

  if (agents == NULL)
    return NULL;
  rows = json_array_new ();
  for (guint i = 0; i < json_array_get_length (agents); i++)
    {
      JsonObject *owner = json_array_get_object_element (agents, i);
      JsonArray  *tools = cue_json_get_array (owner, "mock_tools");

      if (tools == NULL || cue_json_get_int (owner, "id", CUE_UNSET) == agent)
        continue;
      for (guint k = 0; k < json_array_get_length (tools); k++)
        {
          JsonNode *tool = json_array_get_element (tools, k);

          if (JSON_NODE_HOLDS_OBJECT (tool) && matches (cue_json_get_string (json_node_get_object (tool), "name"), search))
            json_array_add_element (rows, json_node_copy (tool));
        }
    }
  return rows;
}
