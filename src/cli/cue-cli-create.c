/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that creates an agent. */
#include "cue-cli.h"

#include <glib/gi18n.h>

#include "cue-agent.h"
#include "cue-cli-input.h"
#include "cue-cli-output.h"
#include "cue-text.h"

/* (transfer full): what to send, or NULL when it cannot be read or is empty. */
static JsonObject *
make_body (CueCli  *cli,
           GError **error)
{
  g_autoptr (CueResourceObject) agent = g_object_new (CUE_TYPE_AGENT, NULL);
  g_autofree char *description = cue_cli_read_text (cli, cli->options->description, error);
  g_autofree char *name = g_strstrip (cue_text_excerpt (cli->options->name, 255));

  if (description == NULL)
    return NULL;
  if (cue_text_is_blank (name) || cue_text_is_blank (description))
    {
      g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                           _ ("An agent needs a name and a description that are not empty."));
      return NULL;
    }
  cue_resource_object_set_text (agent, "name", name);
  cue_resource_object_set_text (agent, "description", description);
  if (cli->options->language != NULL)
    cue_resource_object_set_text (agent, "language", cli->options->language);
  if (cli->options->project != CUE_CLI_UNSET)
    cue_resource_object_set_number (agent, "project", cli->options->project);
  return cue_resource_object_to_create (agent);
}

gboolean
cue_cli_run_create_agent (CueCli  *cli,
                          GError **error)
{
  g_autoptr (JsonObject) body = make_body (cli, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueResourceObject) agent = NULL;
  g_autofree char *number = NULL;
  g_autofree char *line = NULL;

  if (body == NULL)
    return FALSE;
  cue_api_create_async (CUE_API (cli->api), CUE_RESOURCE_AGENTS, body, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  agent = cue_api_create_finish (CUE_API (cli->api), result, error);
  if (agent == NULL)
    return FALSE;

  json_object_set_member (cli->report, "agent", cue_resource_object_to_json (agent));
  if (cli->options->json)
    return TRUE;
  /* translators: a number and a name */
  number = g_strdup_printf ("%" G_GINT64_FORMAT, cue_resource_object_get_id (agent));
  line = g_strdup_printf (_ ("Created agent %s: %s"), number, cue_resource_object_get_name (agent));
  cue_cli_print (line);
  return TRUE;
}
