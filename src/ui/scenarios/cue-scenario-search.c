/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-search.h"

#include "cue-text.h"

static const char *const searched_properties[] = { "name", "instructions", "expected-outcome" };

char *
cue_search_fold (const char *text)
{
  return cue_text_fold (text);
}

char **
cue_search_split (const char *query)
{
  g_autofree char *folded = cue_search_fold (query);
  g_auto (GStrv) pieces = g_strsplit_set (folded, " \t\n\r", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));
  if (words->len == 0)
    return g_new0 (char *, 1);

  return (char **) g_ptr_array_steal (words, NULL);
}

/* Folds @text and takes away those of @missing that occur in it; returns how many are still missing. */
static guint
strike_found (GPtrArray  *missing,
              const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return missing->len;

  folded = cue_search_fold (text);
  for (guint i = missing->len; i > 0; i--)
    if (g_strstr_len (folded, -1, g_ptr_array_index (missing, i - 1)) != NULL)
      g_ptr_array_remove_index_fast (missing, i - 1);

  return missing->len;
}

gboolean
cue_search_matches (CueDraft          *draft,
                    const char *const *words)
{
  CueResourceObject *scenario;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_auto (GStrv) tags = NULL;

  g_return_val_if_fail (CUE_IS_DRAFT (draft), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (missing, (gpointer) words[i]);
  if (missing->len == 0)
    return TRUE;

  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
  for (guint i = 0; i < G_N_ELEMENTS (searched_properties); i++)
    if (strike_found (missing, cue_resource_object_get_text (scenario, searched_properties[i])) == 0)
      return TRUE;
  if (strike_found (missing, cue_draft_get_brief (draft)) == 0)
    return TRUE;

  g_object_get (scenario, "tags", &tags, NULL);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (strike_found (missing, tags[i]) == 0)
      return TRUE;

  return FALSE;
}
