/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-columns.h"

#include "cue-text.h"

static const char *
get_text (CueScenario *scenario)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (scenario), "instructions");
}

gboolean
cue_compare_columns_in_use (CueDraft         *draft,
                            CueCompareSource *source)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft) && CUE_IS_COMPARE_SOURCE (source), FALSE);

  return g_strcmp0 (cue_compare_source_get_text (source), get_text (cue_draft_peek_scenario (draft))) == 0;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return cue_variant_get_number (cue_compare_source_get_variant (*(CueCompareSource **) a)) -
         cue_variant_get_number (cue_compare_source_get_variant (*(CueCompareSource **) b));
}

static gboolean
has_text (GPtrArray  *list,
          const char *text)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (cue_compare_source_get_text (g_ptr_array_index (list, i)), text) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
cue_compare_columns_list (CueDraft *draft)
{
  GPtrArray  *list = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *variants;
  const char *present;
  const char *saved;

  g_return_val_if_fail (CUE_IS_DRAFT (draft), list);

  variants = cue_draft_get_variants (draft);
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (!cue_variant_get_hidden (variant))
        g_ptr_array_add (list, cue_compare_source_new_variant (variant));
    }
  g_ptr_array_sort (list, compare_numbers);
  present = get_text (cue_draft_peek_scenario (draft));
  if (!cue_text_is_blank (present) && !has_text (list, present))
    g_ptr_array_insert (list, 0, cue_compare_source_new_present (draft));
  saved = cue_draft_get_base (draft) != NULL ? get_text (cue_draft_get_base (draft)) : NULL;
  if (!cue_text_is_blank (saved) && !has_text (list, saved))
    g_ptr_array_add (list, cue_compare_source_new_saved (draft));
  return list;
}

GPtrArray *
cue_compare_columns_default (CueDraft *draft)
{
  g_autoptr (GPtrArray) list = cue_compare_columns_list (draft);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  guint      in_use = list->len;
  guint      n_others = CUE_COMPARE_FIRST_COLUMNS;

  if (list->len > 0 && cue_compare_source_get_kind (g_ptr_array_index (list, list->len - 1)) == CUE_SOURCE_SAVED)
    g_ptr_array_remove_index (list, list->len - 1);
  for (guint i = 0; i < list->len; i++)
    {
      if (cue_compare_columns_in_use (draft, g_ptr_array_index (list, i)))
        in_use = i;
    }
  if (in_use < list->len)
    n_others--;
  for (guint i = 0, n_left = list->len - (in_use < list->len); i < list->len; i++)
    {
      if (i == in_use || n_left <= n_others)
        g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (list, i)));
      n_left -= i != in_use;
    }
  return chosen;
}
