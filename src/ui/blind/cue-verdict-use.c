/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-verdict-use.h"

/* What was done to one scenario. */
typedef struct
{
  CueDraft   *draft;  /* (owned) */
  CueVariant *used;   /* (owned) */
  CueVariant *before; /* (owned) (nullable): whose text was there; NULL: none was */
  gboolean    made;   /* the used one was made for this */
  gboolean    kept;   /* the one before was made for this */
} Step;

struct _CueVerdictUse
{
  GPtrArray *steps; /* (owned) (element-type Step) */
};

static void
step_free (Step *step)
{
  g_object_unref (step->draft);
  g_object_unref (step->used);
  g_clear_object (&step->before);
  g_free (step);
}

static const char *
get_text (CueDraft *draft)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft)), "instructions");
}

/* (transfer none) (nullable): by id, or where that is NULL by text. */
static CueVariant *
find_variant (CueDraft   *draft,
              const char *id,
              const char *text)
{
  GListModel *variants = cue_draft_get_variants (draft);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (id != NULL ? g_str_equal (cue_variant_get_id (variant), id) : g_str_equal (cue_variant_get_text (variant), text))
        return variant;
    }
  return NULL;
}

/* (transfer none) (nullable): the scenario where @setting won and is not in use. */
static CueDraft *
find_draft (CueLibrary    *library,
            CueBlindRound *round,
            guint          item,
            guint          setting)
{
  const CueBlindItem *row = cue_blind_round_get_item (round, item);
  CueDraft           *draft = cue_library_find_draft (library, row->draft_id);

  if (draft == NULL || cue_blind_round_get_chosen (round, item) != (int) setting ||
      g_str_equal (get_text (draft), row->texts[setting]))
    return NULL;
  return draft;
}

guint
cue_verdict_use_count (CueLibrary    *library,
                       CueBlindRound *round,
                       guint          setting)
{
  guint count = 0;

  for (guint i = 0; i < cue_blind_round_get_n_items (round); i++)
    count += find_draft (library, round, i, setting) != NULL;
  return count;
}

/* The variant that was judged, as it was judged: one that was deleted or edited since is made anew. */
static CueVariant *
get_variant (CueDraft              *draft,
             const CueBlindItem    *item,
             guint                  setting,
             const CueBlindSetting *made_by,
             gboolean              *made)
{
  CueVariant *variant = item->variant_ids[setting] != NULL ? find_variant (draft, item->variant_ids[setting], NULL) : NULL;

  if (variant != NULL && !g_str_equal (cue_variant_get_text (variant), item->texts[setting]))
    variant = NULL;
  if (variant == NULL)
    variant = find_variant (draft, NULL, item->texts[setting]);
  *made = variant == NULL;
  if (variant != NULL)
    return g_object_ref (variant);

  variant = cue_variant_new (cue_draft_get_id (draft), item->texts[setting]);
  g_object_set (variant, "name", made_by->name, NULL);
  cue_draft_add_variant (draft, variant);
  return variant;
}

CueVerdictUse *
cue_verdict_use_apply (CueLibrary    *library,
                       CueBlindRound *round,
                       guint          setting)
{
  CueVerdictUse *self = g_new0 (CueVerdictUse, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  for (guint i = 0; i < cue_blind_round_get_n_items (round); i++)
    {
      CueDraft   *draft = find_draft (library, round, i, setting);
      Step       *step;
      CueVariant *kept;
      CueVariant *before;

      if (draft == NULL)
        continue;
      step = g_new0 (Step, 1);
      step->draft = g_object_ref (draft);
      step->used = get_variant (draft, cue_blind_round_get_item (round, i), setting,
                                cue_blind_round_get_setting (round, setting), &step->made);
      before = find_variant (draft, NULL, get_text (draft));
      kept = cue_draft_use_variant (draft, step->used);
      step->kept = kept != NULL;
      before = kept != NULL ? kept : before;
      g_set_object (&step->before, before);
      g_ptr_array_add (self->steps, step);
    }
  return self;
}

guint
cue_verdict_use_get_n (CueVerdictUse *self)
{
  return self->steps->len;
}

void
cue_verdict_use_undo (CueVerdictUse *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (!g_str_equal (get_text (step->draft), cue_variant_get_text (step->used)))
        continue;
      if (step->before != NULL)
        cue_draft_use_variant (step->draft, step->before);
      else
        cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (step->draft)), "instructions", "");
      if (step->kept)
        cue_draft_remove_variant (step->draft, step->before);
      if (step->made)
        cue_draft_remove_variant (step->draft, step->used);
    }
  g_ptr_array_set_size (self->steps, 0);
}

void
cue_verdict_use_free (CueVerdictUse *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}
