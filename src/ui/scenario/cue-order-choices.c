/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-order-choices.h"

#include "cue-choice.h"
#include "cue-kind.h"

/* So many scenarios, those changed last, say what a workspace uses; more would take a moment that is felt. */
#define MAX_LOOKED_AT 5000

/* Personality and test profile are numbers, which their choices say as text. */
static char *
dup_id (gint64 id)
{
  return id != CUE_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/* (transfer full) (element-type utf8): a set of the values that scenarios have in @property. */
static GHashTable *
find_used (CueLibrary *library,
           const char *property,
           gboolean    is_number)
{
  GListModel *drafts = cue_library_get_drafts (library);
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (drafts), MAX_LOOKED_AT); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (drafts, i);
      CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft));
      g_autofree char   *id = NULL;
      const char        *value;

      if (is_number)
        value = id = dup_id (cue_resource_object_get_number (scenario, property));
      else
        value = cue_resource_object_get_text (scenario, property);
      if (value != NULL && *value != '\0' && !g_hash_table_contains (used, value))
        g_hash_table_add (used, g_strdup (value));
    }
  return used;
}

/* Those of @used to the front, each part by name. */
static guint
put_used_first (GPtrArray  *choices,
                GHashTable *used)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint n_likely = 0;

  g_ptr_array_sort (choices, cue_choice_compare);
  for (guint i = 0; i < choices->len; i++)
    {
      CueChoice *choice = g_ptr_array_index (choices, i);

      if (g_hash_table_contains (used, cue_choice_get_value (choice)))
        choices->pdata[n_likely++] = choice;
      else
        g_ptr_array_add (others, choice);
    }
  for (guint i = 0; i < others->len; i++)
    choices->pdata[n_likely + i] = g_ptr_array_index (others, i);
  return n_likely;
}

GPtrArray *
cue_order_choices_list_languages (CueLibrary *library,
                                  guint      *n_likely)
{
  GPtrArray  *choices = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *personalities = cue_library_get_personalities (library);
  g_autoptr (GHashTable) used = find_used (library, "language", FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (personalities); i++)
    {
      g_autoptr (CueResourceObject) personality = g_list_model_get_item (personalities, i);

      g_hash_table_add (used, g_strdup (cue_resource_object_get_text (personality, "language")));
    }
  for (const char *const *code = cue_language_list_codes (); *code != NULL; code++)
    g_ptr_array_add (choices, cue_choice_new (*code, cue_language_get_name (*code)));
  *n_likely = put_used_first (choices, used);
  return choices;
}

static GPtrArray *
list_resources (CueLibrary *library,
                GListModel *resources,
                const char *property,
                guint      *n_likely)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) used = find_used (library, property, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (CueResourceObject) resource = g_list_model_get_item (resources, i);
      g_autofree char *id = dup_id (cue_resource_object_get_id (resource));

      if (id != NULL)
        g_ptr_array_add (choices, cue_choice_new (id, cue_resource_object_get_name (resource)));
    }
  *n_likely = put_used_first (choices, used);
  return choices;
}

GPtrArray *
cue_order_choices_list_personalities (CueLibrary *library,
                                      guint      *n_likely)
{
  return list_resources (library, cue_library_get_personalities (library), "personality", n_likely);
}

GPtrArray *
cue_order_choices_list_profiles (CueLibrary *library,
                                 guint      *n_likely)
{
  return list_resources (library, cue_library_get_profiles (library), "test-profile", n_likely);
}
