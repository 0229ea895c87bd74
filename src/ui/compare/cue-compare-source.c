/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-source.h"

#include <glib/gi18n.h>

struct _CueCompareSource
{
  GObject parent_instance;

  CueSourceKind kind;
  CueVariant   *variant; /* (owned) (nullable) */
  CueDraft     *draft;   /* (owned) (nullable) */
  char         *key;     /* (owned) */
  char         *title;   /* (owned) (nullable): of a text from outside */
  char         *text;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueCompareSource, cue_compare_source, G_TYPE_OBJECT)

static void
cue_compare_source_finalize (GObject *object)
{
  CueCompareSource *self = CUE_COMPARE_SOURCE (object);

  g_clear_object (&self->variant);
  g_clear_object (&self->draft);
  g_free (self->key);
  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (cue_compare_source_parent_class)->finalize (object);
}

static void
cue_compare_source_class_init (CueCompareSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_compare_source_finalize;
}

static void
cue_compare_source_init (CueCompareSource *self)
{
}

/* (nullable): what @self's text is now. */
static const char *
look (CueCompareSource *self)
{
  CueScenario *scenario = NULL;

  switch (self->kind)
    {
    case CUE_SOURCE_VARIANT:
      return cue_variant_get_text (self->variant);

    case CUE_SOURCE_OUTSIDE:
      return self->text;

    case CUE_SOURCE_SAVED:
      scenario = cue_draft_get_base (self->draft);
      break;

    case CUE_SOURCE_PRESENT:
    case CUE_SOURCE_SCENARIO:
    default:
      scenario = cue_draft_peek_scenario (self->draft);
      break;
    }
  return scenario != NULL ? cue_resource_object_get_text (CUE_RESOURCE_OBJECT (scenario), "instructions") : NULL;
}

/* Takes over @key. */
static CueCompareSource *
create (CueSourceKind kind,
        CueVariant   *variant,
        CueDraft     *draft,
        char         *key)
{
  CueCompareSource *self = g_object_new (CUE_TYPE_COMPARE_SOURCE, NULL);
  const char       *text;

  self->kind = kind;
  self->key = key;
  g_set_object (&self->variant, variant);
  g_set_object (&self->draft, draft);
  text = look (self);
  self->text = g_strdup (text != NULL ? text : "");
  return self;
}

CueCompareSource *
cue_compare_source_new_variant (CueVariant *variant)
{
  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);
  return create (CUE_SOURCE_VARIANT, variant, NULL, g_strconcat ("variant:", cue_variant_get_id (variant), NULL));
}

CueCompareSource *
cue_compare_source_new_present (CueDraft *draft)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);
  return create (CUE_SOURCE_PRESENT, NULL, draft, g_strdup ("present"));
}

CueCompareSource *
cue_compare_source_new_saved (CueDraft *draft)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);
  return create (CUE_SOURCE_SAVED, NULL, draft, g_strdup ("saved"));
}

CueCompareSource *
cue_compare_source_new_scenario (CueDraft *draft)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);
  return create (CUE_SOURCE_SCENARIO, NULL, draft, g_strconcat ("draft:", cue_draft_get_id (draft), NULL));
}

CueCompareSource *
cue_compare_source_new_outside (const char *title,
                                const char *text)
{
  CueCompareSource *self;
  g_autofree char  *sum = NULL;

  g_return_val_if_fail (title != NULL && text != NULL, NULL);

  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  self = create (CUE_SOURCE_OUTSIDE, NULL, NULL, g_strconcat ("text:", sum, NULL));
  g_free (self->text);
  self->text = g_strdup (text);
  self->title = g_strdup (title);
  return self;
}

CueSourceKind
cue_compare_source_get_kind (CueCompareSource *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), CUE_SOURCE_OUTSIDE);
  return self->kind;
}

const char *
cue_compare_source_get_key (CueCompareSource *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), NULL);
  return self->key;
}

const char *
cue_compare_source_get_title (CueCompareSource *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), NULL);

  switch (self->kind)
    {
    case CUE_SOURCE_VARIANT:
      return cue_variant_get_title (self->variant);

    case CUE_SOURCE_PRESENT:
      return _ ("Text in use");

    case CUE_SOURCE_SAVED:
      return _ ("Saved copy");

    case CUE_SOURCE_SCENARIO:
      return cue_draft_get_title (self->draft);

    case CUE_SOURCE_OUTSIDE:
    default:
      return self->title;
    }
}

const char *
cue_compare_source_get_text (CueCompareSource *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), NULL);
  return self->text;
}

CueVariant *
cue_compare_source_get_variant (CueCompareSource *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), NULL);
  return self->variant;
}

CueDraft *
cue_compare_source_get_draft (CueCompareSource *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), NULL);
  return self->draft;
}

gboolean
cue_compare_source_update (CueCompareSource *self)
{
  const char *text;

  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (self), FALSE);

  text = look (self);
  if (g_strcmp0 (text != NULL ? text : "", self->text) == 0)
    return FALSE;
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  return TRUE;
}

gboolean
cue_compare_source_equal (gconstpointer a,
                          gconstpointer b)
{
  return g_str_equal (((const CueCompareSource *) a)->key, ((const CueCompareSource *) b)->key);
}
