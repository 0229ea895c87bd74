/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-save-card.h"

#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueSaveCard
{
  AdwBin parent_instance;

  GtkImage  *icon;
  GtkLabel  *title_label;
  GtkLabel  *text_label;
  GtkButton *button;

  CueDraft *draft; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueSaveCard, cue_save_card, ADW_TYPE_BIN)

typedef enum
{
  PROP_DRAFT = 1,
} CueSaveCardProperty;

static GParamSpec *properties[PROP_DRAFT + 1];

static const struct
{
  const char *icon_name;
  const char *style_class;
} looks[] = {
  [CUE_SAVE_NONE] = { "emblem-ok-symbolic", "done" },
  [CUE_SAVE_WAITING] = { "content-loading-symbolic", NULL },
  [CUE_SAVE_SENDING] = { "emblem-synchronizing-symbolic", NULL },
  [CUE_SAVE_UNCERTAIN] = { "dialog-question-symbolic", "late" },
  [CUE_SAVE_CONFLICT] = { "dialog-warning-symbolic", "late" },
  [CUE_SAVE_REFUSED] = { "dialog-error-symbolic", "failed" },
};

static CueSaveState
find_state (CueDraft *draft)
{
  return cue_draft_get_conflict (draft) != NULL ? CUE_SAVE_CONFLICT : cue_draft_get_save_state (draft);
}

static const char *
describe (CueDraft *draft)
{
  const char *error = cue_draft_get_save_error (draft);
  gboolean    deleting = cue_draft_is_deleting (draft);

  switch (find_state (draft))
    {
    case CUE_SAVE_WAITING:
      return deleting ? _ ("Waiting to be deleted, as soon as the service can be reached")
                      : _ ("Waiting to be saved, as soon as the service can be reached");
    case CUE_SAVE_SENDING:
      return deleting ? _ ("Being deleted") : _ ("Being saved");
    case CUE_SAVE_UNCERTAIN:
      return _ ("It may be saved already: the connection broke before an answer. Open it to decide.");
    case CUE_SAVE_CONFLICT:
      return _ ("It was changed on the service as well. Open it to settle what is kept.");
    case CUE_SAVE_REFUSED:
      return error != NULL ? error : _ ("The service did not take it.");
    case CUE_SAVE_NONE:
    default:
      return _ ("Saved");
    }
}

static void
show_draft (CueSaveCard *self)
{
  CueSaveState state = find_state (self->draft);

  gtk_label_set_text (self->title_label, cue_draft_get_title (self->draft));
  gtk_label_set_text (self->text_label, describe (self->draft));
  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].style_class != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].style_class);
  if (looks[state].style_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), looks[state].style_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, cue_draft_get_title (self->draft),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, describe (self->draft),
                                  -1);
}

static void
cue_save_card_constructed (GObject *object)
{
  static const char *const watched[] = { "notify::title", "notify::save-state", "notify::save-error", "notify::conflict" };
  CueSaveCard             *self = CUE_SAVE_CARD (object);

  G_OBJECT_CLASS (cue_save_card_parent_class)->constructed (object);

  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (self->draft, watched[i], G_CALLBACK (show_draft), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", cue_draft_get_id (self->draft));
  show_draft (self);
}

static void
cue_save_card_dispose (GObject *object)
{
  CueSaveCard *self = CUE_SAVE_CARD (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  /* The bin's own child is one of the template's, which would be taken from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_SAVE_CARD);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (cue_save_card_parent_class)->dispose (object);
}

static void
cue_save_card_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((CueSaveCardProperty) prop_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, CUE_SAVE_CARD (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_save_card_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch ((CueSaveCardProperty) prop_id)
    {
    case PROP_DRAFT:
      CUE_SAVE_CARD (object)->draft = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_save_card_class_init (CueSaveCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_save_card_constructed;
  object_class->dispose = cue_save_card_dispose;
  object_class->get_property = cue_save_card_get_property;
  object_class->set_property = cue_save_card_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, CUE_TYPE_DRAFT, CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "progresscard");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-save-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueSaveCard, icon);
  gtk_widget_class_bind_template_child (widget_class, CueSaveCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueSaveCard, text_label);
  gtk_widget_class_bind_template_child (widget_class, CueSaveCard, button);
}

static void
cue_save_card_init (CueSaveCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_save_card_new (CueDraft *draft)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);

  return g_object_new (CUE_TYPE_SAVE_CARD, "draft", draft, NULL);
}

const char *
cue_save_card_get_text (CueSaveCard *self)
{
  g_return_val_if_fail (CUE_IS_SAVE_CARD (self), NULL);

  return gtk_label_get_text (self->text_label);
}

gboolean
cue_save_card_is_for (CueDraft *draft)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft), FALSE);

  return find_state (draft) != CUE_SAVE_NONE;
}
