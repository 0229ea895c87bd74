/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-banner.h"

#include "cue-property.h"

struct _CueBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer; /* (unowned): child */
  GtkLabel    *label;    /* (unowned) */
  GtkButton   *button;   /* (unowned) */
  char        *title;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueBanner, cue_banner, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
} CueBannerProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static void
cue_banner_dispose (GObject *object)
{
  CueBanner *self = CUE_BANNER (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (cue_banner_parent_class)->dispose (object);
}

static void
cue_banner_finalize (GObject *object)
{
  g_free (CUE_BANNER (object)->title);
  G_OBJECT_CLASS (cue_banner_parent_class)->finalize (object);
}

static void
cue_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueBannerProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, CUE_BANNER (object)->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_banner_class_init (CueBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_banner_dispose;
  object_class->finalize = cue_banner_finalize;
  object_class->get_property = cue_banner_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "strip");
}

static void
cue_banner_init (CueBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "dialog-warning-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0,
                              "hexpand", TRUE,
                              NULL);
  self->button = g_object_new (GTK_TYPE_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (box, "strip-box");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  self->revealer = g_object_new (GTK_TYPE_REVEALER, "child", box, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
cue_banner_get_title (CueBanner *self)
{
  g_return_val_if_fail (CUE_IS_BANNER (self), NULL);
  return self->title;
}

void
cue_banner_show (CueBanner  *self,
                 const char *title,
                 const char *button_label,
                 const char *action_name)
{
  g_return_if_fail (CUE_IS_BANNER (self));
  g_return_if_fail (title != NULL);

  gtk_label_set_text (self->label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    {
      gtk_button_set_label (self->button, button_label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  cue_set_string (self, &self->title, title, properties[PROP_TITLE]);
}

void
cue_banner_hide (CueBanner *self)
{
  g_return_if_fail (CUE_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  cue_set_string (self, &self->title, NULL, properties[PROP_TITLE]);
}
