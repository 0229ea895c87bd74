/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-workspace.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cue-keyring.h"
#include "cue-paths.h"
#include "cue-workspace-file.h"

#define JOURNAL "cuecard-cli.sqlite"

void
cue_cli_ready_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

void
cue_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
get_project (CueCli *cli)
{
  return cli->options->project != CUE_CLI_UNSET ? cli->options->project : CUE_UNSET;
}

static gboolean
open_local (CueCli  *cli,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  const char *folder = cli->options->local;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *shown = g_filename_display_name (folder);

      /* translators: the first %s is a folder, the second the system's reason */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE, _ ("The folder “%s” cannot be made: %s."),
                   shown, g_strerror (errno));
      return FALSE;
    }
  cue_local_service_start_async (folder, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  cli->service = cue_local_service_start_finish (result, error);
  if (cli->service == NULL)
    return FALSE;
  cli->workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, _ ("Local workspace"),
                                      cue_local_service_get_url (cli->service), get_project (cli));
  cli->api = cue_http_api_new (cli->workspace, cue_local_service_get_key (cli->service));
  return TRUE;
}

static gboolean
is_loopback (CueWorkspace *workspace)
{
  return g_str_has_prefix (cue_workspace_get_url (workspace), "http:");
}

/* (transfer full) (nullable): the key from the environment, else from the keyring; to be freed by cue_secret_free().
 * A keyring that is missing or locked is the same as one without the key. */
static char *
find_key (CueCli *cli)
{
  g_autoptr (CueSecrets) secrets = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *given = g_getenv ("CEKURA_API_KEY");
  char       *key;

  if (given != NULL && given[0] != '\0')
    return g_strstrip (g_strdup (given));

  secrets = CUE_SECRETS (cue_keyring_new ());
  cue_secrets_lookup_async (secrets, cli->workspace, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  key = cue_secrets_lookup_finish (secrets, result, &error);
  if (error != NULL)
    g_debug ("No key from the keyring: %s", error->message);
  return key;
}

/* (transfer full): the workspaces of the window; without a list that can be read there are none. */
static CueWorkspaceList *
load_list (void)
{
  CueWorkspaceList *list = cue_workspace_list_new ();
  g_autoptr (CueWorkspaceFile) file = cue_workspace_file_new (list, NULL);
  g_autoptr (GError) error = NULL;

  if (!cue_workspace_file_load (file, &error))
    g_debug ("No list of workspaces: %s", error->message);
  cue_workspace_file_stop (file);

  return list;
}

/* (transfer full) (nullable): the one of Cekura that is called @name or, where that is NULL, has this @url; of several the
 * one with @project, else the first. */
static CueWorkspace *
find_workspace (CueWorkspaceList *list,
                const char       *name,
                const char       *url,
                gint64            project)
{
  g_autoptr (CueWorkspace) found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CueWorkspace) workspace = g_list_model_get_item (G_LIST_MODEL (list), i);
      gboolean fits = name != NULL ? g_strcmp0 (cue_workspace_get_name (workspace), name) == 0
                                   : g_strcmp0 (cue_workspace_get_url (workspace), url) == 0;

      if (cue_workspace_get_kind (workspace) != CUE_WORKSPACE_CEKURA || !fits)
        continue;
      if (found == NULL || cue_workspace_get_project (workspace) == project)
        g_set_object (&found, workspace);
      if (cue_workspace_get_project (workspace) == project)
        break;
    }

  return g_steal_pointer (&found);
}

/* (transfer full): what @given means: the name of a workspace in the window, or an address; its key is looked for where the
 * window keeps it. NULL fills @error. */
static CueWorkspace *
choose_workspace (CueCli     *cli,
                  const char *given,
                  GError    **error)
{
  g_autoptr (CueWorkspaceList) list = load_list ();
  g_autoptr (CueWorkspace) known = find_workspace (list, given, NULL, get_project (cli));
  g_autofree char *url = NULL;

  if (known != NULL && get_project (cli) == CUE_UNSET)
    return g_steal_pointer (&known);

  url = known != NULL ? g_strdup (cue_workspace_get_url (known)) : cue_workspace_parse_url (given, NULL);
  if (url == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (given, -1);

      /* translators: %s is what was typed */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                   _ ("“%s” is not the address of a service; it should read like https://api.cekura.ai."), shown);
      return NULL;
    }
  if (known == NULL)
    known = find_workspace (list, NULL, url, get_project (cli));

  return cue_workspace_new (known != NULL ? cue_workspace_get_id (known) : "cekura", CUE_WORKSPACE_CEKURA, "Cekura", url,
                            get_project (cli));
}

static gboolean
open_remote (CueCli  *cli,
             GError **error)
{
  const char *given = cli->options->url != NULL ? cli->options->url : g_getenv ("CEKURA_API_URL");
  char       *key;

  if (given == NULL || (given[0] == '\0' && cli->options->url == NULL))
    given = CUE_WORKSPACE_DEFAULT_URL;
  cli->workspace = choose_workspace (cli, given, error);
  if (cli->workspace == NULL)
    return FALSE;

  key = find_key (cli);
  if (g_cancellable_set_error_if_cancelled (cli->cancellable, error))
    {
      cue_secret_free (key);
      return FALSE;
    }
  if (key == NULL && !is_loopback (cli->workspace))
    {
      g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_NO_KEY,
                           _ ("There is no API key for this service: set CEKURA_API_KEY, or connect in Cuecard first."));
      return FALSE;
    }
  cli->api = cue_http_api_new (cli->workspace, key);
  cue_secret_free (key);
  return TRUE;
}

gboolean
cue_cli_open_workspace (CueCli  *cli,
                        GError **error)
{
  return cli->options->local != NULL ? open_local (cli, error) : open_remote (cli, error);
}

void
cue_cli_open_store (CueCli *cli)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  folder = cli->options->local != NULL ? g_strdup (cli->options->local) : cue_paths_dup_data_dir ();
  path = g_build_filename (folder, JOURNAL, NULL);
  cli->store = cue_sqlite_store_new (path);
}

void
cue_cli_close (CueCli *cli)
{
  if (cli->store != NULL)
    cue_sqlite_store_close (cli->store);
  if (cli->service != NULL)
    cue_local_service_stop (cli->service);
  g_clear_object (&cli->store);
  g_clear_object (&cli->api);
  g_clear_object (&cli->service);
  g_clear_object (&cli->workspace);
  g_clear_object (&cli->cancellable);
  g_clear_pointer (&cli->report, json_object_unref);
}
