/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-draft.h"

#include <glib/gi18n.h>

#include "cue-cli-input.h"
#include "cue-text.h"

static gboolean
is_improve (CueCli *cli)
{
  return cli->options->command == CUE_CLI_IMPROVE;
}

/* The language that was asked for, else the agent's, else English. */
static const char *
choose_language (CueCli            *cli,
                 CueResourceObject *agent)
{
  const char *own = cue_resource_object_get_text (agent, "language");

  if (cli->options->language != NULL)
    return cli->options->language;
  return cue_language_is_known (own) ? own : "en";
}

static CueResourceObject *
read_agent (CueCli  *cli,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cue_api_read_async (CUE_API (cli->api), CUE_RESOURCE_AGENTS, cli->options->agent, cli->cancellable,
                      cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  return cue_api_read_finish (CUE_API (cli->api), result, error);
}

static gboolean
fits (CueResourceObject *personality,
      const char        *language)
{
  const char *own = cue_resource_object_get_text (personality, "language");

  return g_str_equal (own, language) || g_str_equal (own, "multi");
}

/* The first personality for the language, else the first of all; CUE_UNSET with @error. */
static gint64
choose_personality (CueCli     *cli,
                    const char *language,
                    GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  CueResourceObject *best = NULL;

  cue_api_list_async (CUE_API (cli->api), CUE_RESOURCE_PERSONALITIES, CUE_UNSET, cli->cancellable,
                      cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  all = cue_api_list_finish (CUE_API (cli->api), result, error);
  if (all == NULL)
    return CUE_UNSET;
  for (guint i = 0; i < all->len && best == NULL; i++)
    if (fits (g_ptr_array_index (all, i), language))
      best = g_ptr_array_index (all, i);
  if (best == NULL && all->len > 0)
    best = g_ptr_array_index (all, 0);
  if (best != NULL)
    return cue_resource_object_get_id (best);
  g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FAILED,
                       _ ("This workspace has no personality for the caller; create one first."));
  return CUE_UNSET;
}

/* The texts that were given. */
static gboolean
fill_texts (CueCli   *cli,
            CueDraft *draft,
            char    **wish,
            GError  **error)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
  g_autofree char   *brief = cue_cli_read_text (cli, cli->options->brief != NULL ? cli->options->brief : "", error);
  g_autofree char   *text = NULL;

  if (brief == NULL)
    return FALSE;
  if (cli->options->wish != NULL)
    *wish = cue_cli_read_text (cli, cli->options->wish, error);
  else if (is_improve (cli))
    *wish = g_strdup (brief);
  if (cli->options->wish != NULL && *wish == NULL)
    return FALSE;
  cue_draft_set_brief (draft, brief);
  if (cli->options->name != NULL)
    {
      g_autofree char *name = g_strstrip (cue_text_excerpt (cli->options->name, 1000));

      cue_resource_object_set_text (scenario, "name", name);
    }
  if (cli->options->text == NULL)
    return TRUE;
  text = cue_cli_read_text (cli, cli->options->text, error);
  if (text == NULL)
    return FALSE;
  cue_resource_object_set_text (scenario, "instructions", text);
  return TRUE;
}

static gboolean
fill_choices (CueCli   *cli,
              CueDraft *draft,
              GError  **error)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
  CueCliOptions     *options = cli->options;
  gint64             personality = options->personality;
  g_autoptr (CueResourceObject) agent = read_agent (cli, error);

  if (agent == NULL)
    return FALSE;
  cue_resource_object_set_text (scenario, "language", choose_language (cli, agent));
  cue_resource_object_set_text (scenario, "kind", options->kind != NULL ? options->kind : "instruction");
  if (options->project != CUE_CLI_UNSET)
    cue_resource_object_set_number (scenario, "project", options->project);
  if (options->profile != CUE_CLI_UNSET)
    cue_resource_object_set_number (scenario, "test-profile", options->profile);
  if (is_improve (cli))
    return TRUE;
  if (personality == CUE_CLI_UNSET)
    personality = choose_personality (cli, cue_resource_object_get_text (scenario, "language"), error);
  cue_resource_object_set_number (scenario, "personality", personality);
  return personality != CUE_UNSET;
}

/* (transfer full) (nullable): what keeps the texts from being sent; found before anything is asked of the service. */
static char *
find_text_problem (CueCli     *cli,
                   CueDraft   *draft,
                   const char *wish)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));

  if (cli->options->wish != NULL && cue_text_is_blank (wish))
    return g_strdup (_ ("--wish is empty; say what should be different."));
  if (is_improve (cli) && cue_text_is_blank (wish))
    return g_strdup (_ ("--brief is empty; say what should change."));
  if (!is_improve (cli) && cue_text_is_blank (cue_draft_get_brief (draft)))
    return g_strdup (_ ("--brief is empty; say what happens in this call."));
  if (is_improve (cli) && cue_text_is_blank (cue_resource_object_get_text (scenario, "instructions")))
    return g_strdup (_ ("--text is empty; there is nothing to improve."));
  if (g_utf8_strlen (cue_draft_get_brief (draft), -1) > CUE_DRAFT_MAX_BRIEF)
    /* translators: a number of characters */
    return g_strdup_printf (_ ("--brief is too long: at most %d characters."), CUE_DRAFT_MAX_BRIEF);
  return cli->options->name != NULL ? cue_scenario_dup_problem (CUE_SCENARIO (scenario), "name") : NULL;
}

CueDraft *
cue_cli_make_draft (CueCli  *cli,
                    char   **wish,
                    GError **error)
{
  g_autoptr (CueDraft) draft = cue_draft_new (cli->options->agent);
  g_autofree char *problem = NULL;

  if (!fill_texts (cli, draft, wish, error))
    return NULL;
  problem = find_text_problem (cli, draft, *wish);
  if (problem == NULL)
    {
      if (!fill_choices (cli, draft, error))
        return NULL;
      if (!is_improve (cli))
        problem = cue_draft_dup_generate_problem (draft);
    }
  if (problem == NULL)
    return g_steal_pointer (&draft);
  g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, problem);
  return NULL;
}

CueScenario *
cue_cli_save_draft (CueCli   *cli,
                    CueDraft *draft,
                    GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *problem = cue_draft_dup_save_problem (draft);

  if (problem != NULL)
    {
      g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FAILED, problem);
      return NULL;
    }
  body = cue_draft_to_body (draft);
  cue_api_create_async (CUE_API (cli->api), CUE_RESOURCE_SCENARIOS, body, cli->cancellable,
                        cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  return cue_api_create_finish (CUE_API (cli->api), result, error);
}
