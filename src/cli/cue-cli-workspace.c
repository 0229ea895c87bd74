/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-workspace.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cue-cli-pause.h"
#include "cue-cli-workspaces.h"
#include "cue-http-network.h"
#include "cue-keyring.h"
#include "cue-paths.h"

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
  const char *folder = cli->folder;

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
  g_clear_object (&cli->workspace);
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

/* (transfer full): an address that was given; its key is looked for where the window keeps it. NULL fills @error. */
static CueWorkspace *
choose_by_url (CueCli     *cli,
               const char *given,
               GError    **error)
{
  g_autoptr (GError) unread = NULL;
  g_autoptr (CueWorkspaceList) list = NULL;
  g_autoptr (CueWorkspace) known = NULL;
  g_autofree char *url = cue_workspace_parse_url (given, NULL);

  if (url == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (given, -1);

      /* translators: %s is what was typed */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                   _ ("“%s” is not the address of a service; it should read like https://api.cekura.ai."), shown);
      return NULL;
    }
  list = cue_cli_workspaces_load (&unread);
  if (list != NULL)
    known = cue_cli_workspaces_find (list, NULL, url, get_project (cli));
  else
    g_debug ("No list of workspaces: %s", unread->message);

  return cue_workspace_new (known != NULL ? cue_workspace_get_id (known) : "cekura", CUE_WORKSPACE_CEKURA, "Cekura", url,
                            get_project (cli));
}

/* (transfer full): a workspace of the window, by its name; another project goes before its own. NULL fills @error. */
static CueWorkspace *
choose_by_name (CueCli     *cli,
                const char *name,
                GError    **error)
{
  g_autoptr (CueWorkspaceList) list = cue_cli_workspaces_load (error);
  g_autoptr (CueWorkspace) known = NULL;

  if (list == NULL)
    return NULL;
  known = cue_cli_workspaces_find (list, name, NULL, get_project (cli));
  if (known == NULL)
    {
      /* translators: %s is what was typed */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                   _ ("There is no workspace called “%s”; “cuecard-cli workspaces” lists them."), name);
      return NULL;
    }
  if (get_project (cli) == CUE_UNSET || get_project (cli) == cue_workspace_get_project (known))
    return g_steal_pointer (&known);
  return cue_workspace_new (cue_workspace_get_id (known), cue_workspace_get_kind (known), cue_workspace_get_name (known),
                            cue_workspace_get_url (known), get_project (cli));
}

/* The way out that was asked for; each part is looked at before anything is sent. */
static gboolean
set_network (CueCli  *cli,
             GError **error)
{
  const char  *proxy = cli->options->proxy;
  const char  *ca_file = cli->options->ca_file;
  CueProxyMode mode = proxy != NULL ? CUE_PROXY_MANUAL : CUE_PROXY_SYSTEM;
  g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (mode, proxy, ca_file);
  g_autoptr (CueNetworkSettings) way = cue_network_settings_new (mode, proxy, NULL);
  g_autoptr (CueHttpNetwork) usable_way = cue_http_network_new (way, NULL);
  g_autoptr (CueHttpNetwork) usable = cue_http_network_new (settings, NULL);

  if (usable_way == NULL)
    {
      /* translators: %s is what was typed */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                   _ ("“%s” is not the address of a proxy; it should read like http://proxy.example.com:3128."), proxy);
      return FALSE;
    }
  if (usable == NULL)
    {
      g_autofree char *shown = g_filename_display_name (ca_file);

      /* translators: %s is a file */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE,
                   _ ("No certificates can be read from “%s”; it should be a PEM file."), shown);
      return FALSE;
    }
  cue_http_api_set_network (cli->api, settings);
  return TRUE;
}

static gboolean
open_remote (CueCli  *cli,
             GError **error)
{
  char *key = find_key (cli);

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
  return set_network (cli, error);
}

/* What was asked for, by its name, its address, or not at all. */
static gboolean
choose_workspace (CueCli  *cli,
                  GError **error)
{
  const char *given = cli->options->url != NULL ? cli->options->url : g_getenv ("CEKURA_API_URL");

  if (given == NULL || (given[0] == '\0' && cli->options->url == NULL))
    given = CUE_WORKSPACE_DEFAULT_URL;
  if (cli->options->workspace != NULL)
    cli->workspace = choose_by_name (cli, cli->options->workspace, error);
  else
    cli->workspace = choose_by_url (cli, given, error);
  return cli->workspace != NULL;
}

gboolean
cue_cli_find_workspace (CueCli  *cli,
                        GError **error)
{
  if (cli->options->local != NULL)
    cli->folder = g_strdup (cli->options->local);
  else if (!choose_workspace (cli, error))
    return FALSE;
  else if (cue_workspace_get_kind (cli->workspace) == CUE_WORKSPACE_LOCAL)
    {
      g_autofree char *data_dir = cue_paths_dup_data_dir ();

      /* Where the window has it. */
      cli->folder = g_build_filename (data_dir, "local", NULL);
    }
  return TRUE;
}

gboolean
cue_cli_open_workspace (CueCli  *cli,
                        GError **error)
{
  if (!cue_cli_find_workspace (cli, error))
    return FALSE;
  if (cli->folder != NULL ? !open_local (cli, error) : !open_remote (cli, error))
    return FALSE;
  cue_cli_pause_watch (cli);
  return TRUE;
}

char *
cue_cli_dup_journal (CueCli *cli)
{
  g_autofree char *folder = cli->folder != NULL ? g_strdup (cli->folder) : cue_paths_dup_data_dir ();

  return g_build_filename (folder, JOURNAL, NULL);
}

void
cue_cli_open_store (CueCli *cli)
{
  g_autofree char *path = cue_cli_dup_journal (cli);

  cli->store = cue_sqlite_store_new (path);
}

void
cue_cli_close (CueCli *cli)
{
  if (cli->api != NULL)
    cue_cli_pause_unwatch (cli);
  if (cli->store != NULL)
    cue_sqlite_store_close (cli->store);
  if (cli->service != NULL)
    cue_local_service_stop (cli->service);
  g_clear_object (&cli->store);
  g_clear_object (&cli->api);
  g_clear_object (&cli->service);
  g_clear_object (&cli->workspace);
  g_clear_object (&cli->cancellable);
  g_clear_pointer (&cli->folder, g_free);
  g_clear_error (&cli->gave_up);
  g_clear_pointer (&cli->report, json_object_unref);
}
