/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-card.h"

#include "cue-property.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueVariantCard
{
  GtkWidget parent_instance;

  GtkCheckButton *check;
  GtkLabel       *title_label;
  GtkLabel       *in_use_chip;
  GtkLabel       *caption_label;
  GtkWidget      *use_button;
  GtkMenuButton  *menu_button;

  CueVariant *variant; /* (owned) */
  gboolean    checked;
  gboolean    in_use;
};

G_DEFINE_FINAL_TYPE (CueVariantCard, cue_variant_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_VARIANT = 1,
  PROP_CHECKED,
  PROP_IN_USE,
} CueVariantCardProperty;

static GParamSpec *properties[PROP_IN_USE + 1];

static void
toggled_cb (CueVariantCard *self)
{
  cue_variant_card_set_checked (self, gtk_check_button_get_active (self->check));
}

static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The cards look alike to a reader unless their buttons say whose they are. */
static void
name_buttons (CueVariantCard *self,
              const char     *title)
{
  /* translators: %s is a variant's title */
  g_autofree char *check = g_strdup_printf (_ ("Compare %s"), title);
  /* translators: %s is a variant's title */
  g_autofree char *use = g_strdup_printf (_ ("Use %s"), title);
  /* translators: %s is a variant's title */
  g_autofree char *menu = g_strdup_printf (_ ("More for %s"), title);

  set_label (GTK_WIDGET (self), title);
  set_label (GTK_WIDGET (self->check), check);
  set_label (self->use_button, use);
  set_label (GTK_WIDGET (self->menu_button), menu);
}

static void
variant_changed_cb (CueVariantCard *self)
{
  const char      *title;
  g_autofree char *caption = NULL;

  if (self->title_label == NULL)
    return;
  title = cue_variant_get_title (self->variant);
  g_object_get (self->variant, "caption", &caption, NULL);
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_label_set_text (self->caption_label, caption != NULL ? caption : "");
  name_buttons (self, title);
}

static void
set_menu (CueVariantCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Delete this variant"), NULL);
  const char *id = cue_variant_get_id (self->variant);

  g_menu_item_set_action_and_target (item, "page.delete-variant", "s", id);
  g_menu_append_item (menu, item);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", id);
}

static void
cue_variant_card_constructed (GObject *object)
{
  CueVariantCard *self = CUE_VARIANT_CARD (object);

  G_OBJECT_CLASS (cue_variant_card_parent_class)->constructed (object);
  g_signal_connect_object (self->variant, "notify", G_CALLBACK (variant_changed_cb), self, G_CONNECT_SWAPPED);
  set_menu (self);
  variant_changed_cb (self);
}

static void
cue_variant_card_dispose (GObject *object)
{
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_VARIANT_CARD);
  g_clear_object (&CUE_VARIANT_CARD (object)->variant);
  G_OBJECT_CLASS (cue_variant_card_parent_class)->dispose (object);
}

static void
cue_variant_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueVariantCard *self = CUE_VARIANT_CARD (object);

  switch ((CueVariantCardProperty) prop_id)
    {
    case PROP_VARIANT:
      g_value_set_object (value, self->variant);
      break;

    case PROP_CHECKED:
      g_value_set_boolean (value, self->checked);
      break;

    case PROP_IN_USE:
      g_value_set_boolean (value, self->in_use);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_variant_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueVariantCard *self = CUE_VARIANT_CARD (object);

  switch ((CueVariantCardProperty) prop_id)
    {
    case PROP_VARIANT:
      self->variant = g_value_dup_object (value);
      break;

    case PROP_CHECKED:
      cue_variant_card_set_checked (self, g_value_get_boolean (value));
      break;

    case PROP_IN_USE:
      cue_variant_card_set_in_use (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_variant_card_class_init (CueVariantCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_variant_card_constructed;
  object_class->dispose = cue_variant_card_dispose;
  object_class->get_property = cue_variant_card_get_property;
  object_class->set_property = cue_variant_card_set_property;

  properties[PROP_VARIANT] = g_param_spec_object ("variant", NULL, NULL, CUE_TYPE_VARIANT, CUE_PARAM_CONSTRUCT);
  properties[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_IN_USE] = g_param_spec_boolean ("in-use", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "variantcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-variant-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, check);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, in_use_chip);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, caption_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, use_button);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
cue_variant_card_init (CueVariantCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_variant_card_new (CueVariant *variant)
{
  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);
  return g_object_new (CUE_TYPE_VARIANT_CARD, "variant", variant, NULL);
}

CueVariant *
cue_variant_card_get_variant (CueVariantCard *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT_CARD (self), NULL);
  return self->variant;
}

gboolean
cue_variant_card_get_checked (CueVariantCard *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT_CARD (self), FALSE);
  return self->checked;
}

void
cue_variant_card_set_checked (CueVariantCard *self,
                              gboolean        checked)
{
  g_return_if_fail (CUE_IS_VARIANT_CARD (self));

  if (!cue_set_boolean (self, &self->checked, checked, properties[PROP_CHECKED]))
    return;
  gtk_check_button_set_active (self->check, checked);
}

void
cue_variant_card_set_in_use (CueVariantCard *self,
                             gboolean        in_use)
{
  g_return_if_fail (CUE_IS_VARIANT_CARD (self));

  if (!cue_set_boolean (self, &self->in_use, in_use, properties[PROP_IN_USE]))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->in_use_chip), in_use);
  gtk_widget_set_visible (self->use_button, !in_use);
}
