/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-columns.h"

#include "cue-text.h"

#include <glib/gi18n.h>

static const char *
get_text (CueDraft *draft)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions");
}

gboolean
cue_compare_columns_in_use (CueDraft   *draft,
                            CueVariant *variant)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft) && CUE_IS_VARIANT (variant), FALSE);

  return g_strcmp0 (cue_variant_get_text (variant), get_text (draft)) == 0;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return cue_variant_get_number (*(CueVariant **) a) - cue_variant_get_number (*(CueVariant **) b);
}

GPtrArray *
cue_compare_columns_list (CueDraft *draft)
{
  GPtrArray  *list = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *variants;
  gboolean    has_text = FALSE;

  g_return_val_if_fail (CUE_IS_DRAFT (draft), list);

  variants = cue_draft_get_variants (draft);
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      CueVariant *variant = g_list_model_get_item (variants, i);

      has_text = has_text || cue_compare_columns_in_use (draft, variant);
      g_ptr_array_add (list, variant);
    }
  g_ptr_array_sort (list, compare_numbers);
  if (!has_text && !cue_text_is_blank (get_text (draft)))
    {
      CueVariant *present = cue_variant_new (cue_draft_get_id (draft), get_text (draft));

      g_object_set (present, "name", _ ("Present text"), NULL);
      g_ptr_array_insert (list, 0, present);
    }
  return list;
}

GPtrArray *
cue_compare_columns_default (CueDraft *draft)
{
  g_autoptr (GPtrArray) list = cue_compare_columns_list (draft);
  GPtrArray  *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  CueVariant *in_use = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      if (cue_compare_columns_in_use (draft, g_ptr_array_index (list, i)))
        in_use = g_ptr_array_index (list, i);
    }
  if (in_use != NULL)
    g_ptr_array_add (chosen, g_object_ref (in_use));
  for (guint i = list->len; i > 0 && chosen->len < 2; i--)
    {
      if (g_ptr_array_index (list, i - 1) != in_use)
        g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (list, i - 1)));
    }
  g_ptr_array_sort (chosen, compare_numbers);
  return chosen;
}
