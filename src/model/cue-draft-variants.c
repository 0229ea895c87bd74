/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The variants and generations of a draft. */

#include "cue-draft-private.h"

#include <glib/gi18n.h>

#include "cue-generation.h"
#include "cue-text.h"

static const char *
get_instructions (CueDraft *self)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self)), "instructions");
}

GListModel *
cue_draft_peek_variants (CueDraft *self)
{
  return (GListModel *) self->variants;
}

GListModel *
cue_draft_peek_generations (CueDraft *self)
{
  return (GListModel *) self->generations;
}

GListModel *
cue_draft_get_variants (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  if (self->variants == NULL)
    {
      self->variants = g_list_store_new (CUE_TYPE_VARIANT);
      if (self->watcher != NULL)
        self->watcher->variants_made (self, self->watcher_data);
    }

  return G_LIST_MODEL (self->variants);
}

GListModel *
cue_draft_get_generations (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  if (self->generations == NULL)
    self->generations = g_list_store_new (CUE_TYPE_GENERATION);

  return G_LIST_MODEL (self->generations);
}

/* (transfer none) (nullable): the draft's list keeps it. */
static CueVariant *
find_variant (CueDraft   *self,
              const char *id,
              guint      *position)
{
  GListModel *model = cue_draft_get_variants (self);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);

      if (g_str_equal (cue_variant_get_id (variant), id))
        {
          if (position != NULL)
            *position = i;
          return variant;
        }
    }

  return NULL;
}

static CueVariant *
find_variant_with_text (CueDraft   *self,
                        const char *text)
{
  GListModel *model = cue_draft_get_variants (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);

      if (g_str_equal (cue_variant_get_text (variant), text))
        return variant;
    }

  return NULL;
}

void
cue_draft_check_current_variant (CueDraft *self)
{
  CueVariant *variant = find_variant (self, self->current_variant, NULL);

  if (variant != NULL && !g_str_equal (cue_variant_get_text (variant), get_instructions (self)))
    cue_draft_set_current_variant (self, NULL);
}

static void
generation_variant_cb (CueDraft      *self,
                       GParamSpec    *pspec,
                       CueGeneration *generation)
{
  CueVariant *variant = cue_generation_get_variant (generation);

  if (variant != NULL)
    cue_draft_add_variant (self, variant);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return cue_variant_get_number ((CueVariant *) a) - cue_variant_get_number ((CueVariant *) b);
}

static int
find_next_number (CueDraft *self)
{
  GListModel *model = cue_draft_get_variants (self);
  guint       n_variants = g_list_model_get_n_items (model);
  g_autoptr (CueVariant) last = NULL;

  if (n_variants == 0)
    return 1;

  last = g_list_model_get_item (model, n_variants - 1);

  return cue_variant_get_number (last) + 1;
}

/* A generation read from disk finds the variant it made. */
static void
link_generation (CueDraft      *self,
                 CueGeneration *generation)
{
  GListModel *model = cue_draft_get_variants (self);

  for (guint i = 0; cue_generation_get_variant (generation) == NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);
      g_autofree char *generation_id = NULL;

      g_object_get (variant, "generation-id", &generation_id, NULL);
      if (g_strcmp0 (generation_id, cue_generation_get_id (generation)) == 0)
        g_object_set (generation, "variant", variant, NULL);
    }
}

void
cue_draft_add_variant (CueDraft   *self,
                       CueVariant *variant)
{
  CueVariant *known;
  guint       position = 0;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_VARIANT (variant));

  known = find_variant (self, cue_variant_get_id (variant), &position);
  if (known == variant)
    return;

  if (cue_variant_get_number (variant) == 0)
    cue_variant_set_number (variant, known != NULL ? cue_variant_get_number (known) : find_next_number (self));
  g_object_set (variant, "draft-id", self->id, NULL);

  if (known != NULL && cue_variant_get_number (known) == cue_variant_get_number (variant))
    {
      g_list_store_splice (self->variants, position, 1, (gpointer *) &variant, 1);
      return;
    }

  if (known != NULL)
    g_list_store_remove (self->variants, position);
  g_list_store_insert_sorted (self->variants, variant, compare_numbers, NULL);
}

void
cue_draft_remove_variant (CueDraft   *self,
                          CueVariant *variant)
{
  guint position = 0;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_VARIANT (variant));

  if (find_variant (self, cue_variant_get_id (variant), &position) == NULL)
    return;

  if (g_strcmp0 (self->current_variant, cue_variant_get_id (variant)) == 0)
    cue_draft_set_current_variant (self, NULL);
  g_list_store_remove (self->variants, position);
}

/* The text in the scenario as a variant of its own, unless it is one already; NULL when nothing has to be kept. */
static CueVariant *
keep_text (CueDraft *self)
{
  const char *text = get_instructions (self);
  g_autoptr (CueVariant) kept = NULL;

  if (cue_text_is_blank (text) || find_variant_with_text (self, text) != NULL)
    return NULL;

  kept = cue_variant_new (self->id, text);
  g_object_set (kept, "name", C_ ("variant", "Edited text"), NULL);
  cue_draft_add_variant (self, kept);

  return kept;
}

CueVariant *
cue_draft_use_variant (CueDraft   *self,
                       CueVariant *variant)
{
  CueVariant *kept = NULL;
  gboolean    structured = FALSE;
  CueKind     kind;

  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);
  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);

  if (!g_str_equal (get_instructions (self), cue_variant_get_text (variant)))
    kept = keep_text (self);

  g_object_get (variant, "structured", &structured, NULL);
  kind = cue_scenario_get_kind (cue_draft_get_scenario (self));
  g_object_freeze_notify (G_OBJECT (self->scenario));
  g_object_set (self->scenario, "instructions", cue_variant_get_text (variant), NULL);
  if (structured != (kind == CUE_KIND_STRUCTURED))
    g_object_set (self->scenario, "kind",
                  cue_kind_to_word (structured ? CUE_KIND_STRUCTURED : CUE_KIND_INSTRUCTION), NULL);
  cue_draft_set_current_variant (self, cue_variant_get_id (variant));
  g_object_thaw_notify (G_OBJECT (self->scenario));

  return kept;
}

void
cue_draft_add_generation (CueDraft *self,
                          GObject  *generation)
{
  GListModel *model;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  model = cue_draft_get_generations (self);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueGeneration) known = g_list_model_get_item (model, i);

      if (g_str_equal (cue_generation_get_id (known), cue_generation_get_id (CUE_GENERATION (generation))))
        return;
    }

  g_list_store_append (self->generations, generation);
  g_signal_connect_object (generation, "notify::variant", G_CALLBACK (generation_variant_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (generation, "notify::state", G_CALLBACK (cue_draft_refresh), self, G_CONNECT_SWAPPED);
  if (cue_generation_get_variant (CUE_GENERATION (generation)) != NULL)
    generation_variant_cb (self, NULL, CUE_GENERATION (generation));
  else
    link_generation (self, CUE_GENERATION (generation));
  cue_draft_refresh (self);
}
