/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-workspaces.h"

#include <glib/gi18n.h>

#include "cue-cli-output.h"
#include "cue-cli.h"
#include "cue-workspace-file.h"

CueWorkspaceList *
cue_cli_workspaces_load (GError **error)
{
  g_autoptr (CueWorkspaceList) list = cue_workspace_list_new ();
  g_autoptr (CueWorkspaceFile) file = cue_workspace_file_new (list, NULL);
  gboolean loaded = cue_workspace_file_load (file, error);

  cue_workspace_file_stop (file);

  return loaded ? g_steal_pointer (&list) : NULL;
}

static gboolean
fits (CueWorkspace *workspace,
      const char   *name,
      const char   *url)
{
  if (name != NULL)
    return g_strcmp0 (cue_workspace_get_name (workspace), name) == 0;
  return cue_workspace_get_kind (workspace) == CUE_WORKSPACE_CEKURA &&
         g_strcmp0 (cue_workspace_get_url (workspace), url) == 0;
}

CueWorkspace *
cue_cli_workspaces_find (CueWorkspaceList *list,
                         const char       *name,
                         const char       *url,
                         gint64            project)
{
  g_autoptr (CueWorkspace) found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CueWorkspace) workspace = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!fits (workspace, name, url))
        continue;
      if (found == NULL || cue_workspace_get_project (workspace) == project)
        g_set_object (&found, workspace);
      if (cue_workspace_get_project (workspace) == project)
        break;
    }

  return g_steal_pointer (&found);
}

static void
print_table (GListModel *list)
{
  const char *const heads[] = { _ ("NAME"), _ ("ADDRESS"), _ ("PROJECT"), NULL };
  g_autoptr (CueCliTable) table = cue_cli_table_new (heads);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueWorkspace) workspace = g_list_model_get_item (list, i);
      gboolean         local = cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL;
      gint64           project = cue_workspace_get_project (workspace);
      g_autofree char *number = project != CUE_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, project) : g_strdup ("");
      const char      *cells[] = { cue_workspace_get_name (workspace),
                              local ? _ ("on this computer") : cue_workspace_get_url (workspace), number, NULL };

      cue_cli_table_add (table, cells);
    }
  cue_cli_table_print (table);
}

gboolean
cue_cli_run_workspaces (CueCli  *cli,
                        GError **error)
{
  g_autoptr (CueWorkspaceList) list = cue_cli_workspaces_load (error);
  JsonArray *array = NULL;

  if (list == NULL)
    return FALSE;

  array = json_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CueWorkspace) workspace = g_list_model_get_item (G_LIST_MODEL (list), i);

      json_array_add_element (array, cue_workspace_to_json (workspace));
    }
  json_object_set_array_member (cli->report, "workspaces", array);
  if (!cli->options->json)
    print_table (G_LIST_MODEL (list));
  return TRUE;
}
