/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-card.h"

#include "cue-property.h"
#include "cue-stars.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueVariantCard
{
  GtkWidget parent_instance;

  GtkCheckButton *check;
  GtkLabel       *title_label;
  GtkLabel       *in_use_chip;
  GtkLabel       *hidden_chip;
  GtkLabel       *pill;
  GtkLabel       *caption_label;
  CueStars       *stars;
  GtkLabel       *note_label;
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
  g_object_set (self->stars, "label", title, NULL);
  set_label (GTK_WIDGET (self->check), check);
  set_label (self->use_button, use);
  set_label (GTK_WIDGET (self->menu_button), menu);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
set_menu (CueVariantCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) words = g_menu_new ();
  g_autoptr (GMenu) uses = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();
  const char *id = cue_variant_get_id (self->variant);

  append_item (words, _ ("Name…"), "page.name-variant", id);
  append_item (words, _ ("Note…"), "page.note-variant", id);
  append_item (uses, _ ("Make a Scenario of It"), "page.make-scenario", id);
  append_item (uses, _ ("Copy the Text"), "page.copy-variant", id);
  append_item (uses, _ ("What Made It"), "page.show-variant-details", id);
  append_item (away, cue_variant_get_hidden (self->variant) ? _ ("Don’t Hide") : _ ("Hide"), "page.hide-variant", id);
  append_item (away, _ ("Delete"), "page.delete-variant", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (uses));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
variant_changed_cb (CueVariantCard *self)
{
  const char      *title;
  const char      *note;
  gboolean         hidden;
  g_autofree char *caption = NULL;

  if (self->title_label == NULL)
    return;
  title = cue_variant_get_title (self->variant);
  note = cue_variant_get_note (self->variant);
  hidden = cue_variant_get_hidden (self->variant);
  g_object_get (self->variant, "caption", &caption, NULL);
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_label_set_text (self->caption_label, caption != NULL ? caption : "");
  show_text (self->pill, cue_variant_get_label (self->variant));
  show_text (self->note_label, note);
  cue_stars_set_value (self->stars, cue_variant_get_rating (self->variant));
  name_buttons (self, title);
  if (hidden != gtk_widget_get_visible (GTK_WIDGET (self->hidden_chip)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->hidden_chip), hidden);
      set_menu (self);
    }
}

static void
rated_cb (CueVariantCard *self,
          int             value)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.rate-variant", "(si)", cue_variant_get_id (self->variant), value);
}

static void
name_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CueVariantCard *self = CUE_VARIANT_CARD (widget);

  gtk_widget_activate_action (widget, "page.name-variant", "s", cue_variant_get_id (self->variant));
}

static void
cue_variant_card_constructed (GObject *object)
{
  CueVariantCard *self = CUE_VARIANT_CARD (object);

  G_OBJECT_CLASS (cue_variant_card_parent_class)->constructed (object);
  g_signal_connect_object (self->variant, "notify", G_CALLBACK (variant_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", cue_variant_get_id (self->variant));
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

  g_type_ensure (CUE_TYPE_STARS);
  gtk_widget_class_set_css_name (widget_class, "variantcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-variant-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, check);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, in_use_chip);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, hidden_chip);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, pill);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, caption_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, stars);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, note_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, use_button);
  gtk_widget_class_bind_template_child (widget_class, CueVariantCard, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_install_action (widget_class, "card.name", NULL, name_cb);
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
