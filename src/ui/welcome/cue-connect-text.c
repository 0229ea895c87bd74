/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connect-text.h"

#include <glib/gi18n.h>

#include "cue-number-text.h"

char *
cue_connect_text_counts (guint n_agents,
                         guint n_scenarios)
{
  g_autofree char *agents_number = cue_number_text (n_agents);
  g_autofree char *scenarios_number = cue_number_text (n_scenarios);
  g_autofree char *agents = NULL;
  g_autofree char *scenarios = NULL;

  /* translators: the placeholder is a number, such as “2” or “1,200” */
  agents = g_strdup_printf (ngettext ("%s agent", "%s agents", n_agents), agents_number);
  /* translators: the placeholder is a number, such as “2” or “1,200” */
  scenarios = g_strdup_printf (ngettext ("%s scenario", "%s scenarios", n_scenarios), scenarios_number);

  /* translators: “2 agents”, “60 scenarios” */
  return g_strdup_printf (C_ ("what a key shows", "%s, %s"), agents, scenarios);
}

char *
cue_connect_text_id (CueWorkspaceList *list,
                     const char       *url,
                     gint64            project)
{
  g_autofree char *place = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (list), NULL);
  g_return_val_if_fail (url != NULL, NULL);

  if (project == CUE_UNSET)
    return cue_workspace_new_id ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CueWorkspace) known = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (cue_workspace_get_project (known) == project && g_strcmp0 (cue_workspace_get_url (known), url) == 0)
        return g_strdup (cue_workspace_get_id (known));
    }

  place = g_strdup_printf ("%s %" G_GINT64_FORMAT, url, project);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, place, -1);
  id = g_strdup_printf ("cekura-%.12s", digest);

  return cue_workspace_list_find (list, id) == NULL ? g_steal_pointer (&id) : cue_workspace_new_id ();
}
