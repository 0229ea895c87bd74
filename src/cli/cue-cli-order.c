/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-order.h"

#include <glib/gi18n.h>

#include "cue-kind.h"

#define ALL "all"

static gboolean
is_all (CueCli *cli)
{
  return g_str_equal (cli->options->values, ALL);
}

/* (transfer full): the values one by one, each once; NULL fills @error where there are none. */
static GPtrArray *
split_values (CueCli  *cli,
              GError **error)
{
  g_auto (GStrv) words = g_strsplit (cli->options->values, ",", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (word[0] != '\0' && !g_ptr_array_find_with_equal_func (values, word, g_str_equal, NULL))
        g_ptr_array_add (values, g_strdup (word));
    }
  if (values->len > 0)
    return g_steal_pointer (&values);
  g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("--values is empty; name some, or “all”."));
  return NULL;
}

static void
set_unknown (GError    **error,
             const char *value)
{
  /* translators: %s is what was typed */
  g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("There is no “%s” among what --values can name."), value);
}

static gboolean
add_languages (CueCli   *cli,
               CueOrder *order,
               GError  **error)
{
  g_autoptr (GPtrArray) values = NULL;

  if (is_all (cli))
    {
      const char *const *codes = cue_language_list_codes ();

      for (guint i = 0; codes[i] != NULL; i++)
        cue_order_add_language (order, codes[i]);
      return TRUE;
    }
  values = split_values (cli, error);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      if (!cue_language_is_known (values->pdata[i]))
        {
          set_unknown (error, values->pdata[i]);
          return FALSE;
        }
      cue_order_add_language (order, values->pdata[i]);
    }
  return values != NULL;
}

static void
add_object (CueOrder          *order,
            CueResourceObject *object)
{
  if (CUE_IS_PERSONALITY (object))
    cue_order_add_personality (order, CUE_PERSONALITY (object));
  else
    cue_order_add_profile (order, CUE_TEST_PROFILE (object));
}

/* (nullable): the one with the number @value. */
static CueResourceObject *
find_object (GPtrArray  *all,
             const char *value)
{
  guint64 id = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (cue_resource_object_get_id (all->pdata[i]) == (gint64) id)
      return all->pdata[i];
  return NULL;
}

/* Whether it is meant by “all”: personalities that do not speak the call's language are not. */
static gboolean
is_meant (CueResourceObject *object,
          const char        *language)
{
  const char *own = CUE_IS_PERSONALITY (object) ? cue_resource_object_get_text (object, "language") : language;

  return g_str_equal (own, language) || g_str_equal (own, "multi");
}

static gboolean
add_objects (CueCli     *cli,
             CueOrder   *order,
             CueResource resource,
             const char *language,
             GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) values = NULL;
  guint n = 0;

  values = split_values (cli, error);
  if (values == NULL)
    return FALSE;
  cue_api_list_async (CUE_API (cli->api), resource, resource == CUE_RESOURCE_PROFILES ? cli->options->agent : CUE_UNSET,
                      cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  all = cue_api_list_finish (CUE_API (cli->api), result, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; is_all (cli) && i < all->len; i++)
    if (is_meant (all->pdata[i], language))
      {
        add_object (order, all->pdata[i]);
        n++;
      }
  for (guint i = 0; !is_all (cli) && i < values->len; i++)
    {
      CueResourceObject *object = find_object (all, values->pdata[i]);

      if (object == NULL)
        {
          set_unknown (error, values->pdata[i]);
          return FALSE;
        }
      add_object (order, object);
      n++;
    }
  if (n == 0)
    g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("This workspace has none that --values could name."));
  return n > 0;
}

static gboolean
add_varied (CueCli   *cli,
            CueOrder *order,
            CueDraft *draft,
            GError  **error)
{
  const char *vary = cli->options->vary;
  const char *language = cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft)), "language");

  if (vary == NULL)
    return TRUE;
  if (g_str_equal (vary, "language"))
    return add_languages (cli, order, error);
  if (g_str_equal (vary, "personality"))
    return add_objects (cli, order, CUE_RESOURCE_PERSONALITIES, language, error);
  return add_objects (cli, order, CUE_RESOURCE_PROFILES, language, error);
}

CueOrder *
cue_cli_make_order (CueCli     *cli,
                    CueDraft   *draft,
                    const char *wish,
                    GError    **error)
{
  CueCliOptions *options = cli->options;
  g_autoptr (CueOrder) order = cue_order_new (options->command == CUE_CLI_IMPROVE ? CUE_GENERATION_IMPROVE : CUE_GENERATION_GENERATE);
  g_autofree char *problem = NULL;

  cue_order_add_draft (order, draft);
  if (wish != NULL)
    cue_order_add_wish (order, wish, NULL);
  cue_order_set_n_variants (order, options->variants != CUE_CLI_UNSET ? (guint) options->variants : 1);
  if (!add_varied (cli, order, draft, error))
    return NULL;
  problem = cue_order_dup_problem (order);
  if (problem == NULL)
    return g_steal_pointer (&order);
  g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, problem);
  return NULL;
}
