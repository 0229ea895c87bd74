/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-navigation-row.h"

#include "cue-number-text.h"
#include "cue-property.h"

struct _CueNavigationRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkLabel *badge_label;

  char *title;     /* (owned) (nullable) */
  char *icon_name; /* (owned) (nullable) */
  char *badge;     /* (owned) (nullable) */
  int   count;
};

G_DEFINE_FINAL_TYPE (CueNavigationRow, cue_navigation_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_TITLE = 1,
  PROP_ICON_NAME,
  PROP_BADGE,
  PROP_COUNT,
} CueNavigationRowProperty;

static GParamSpec *properties[PROP_COUNT + 1];

static void
cue_navigation_row_finalize (GObject *object)
{
  CueNavigationRow *self = CUE_NAVIGATION_ROW (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->badge, g_free);

  G_OBJECT_CLASS (cue_navigation_row_parent_class)->finalize (object);
}

static void
cue_navigation_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_NAVIGATION_ROW);

  G_OBJECT_CLASS (cue_navigation_row_parent_class)->dispose (object);
}

static void
cue_navigation_row_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CueNavigationRow *self = CUE_NAVIGATION_ROW (object);

  switch ((CueNavigationRowProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_BADGE:
      g_value_set_string (value, self->badge);
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_navigation_row_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CueNavigationRow *self = CUE_NAVIGATION_ROW (object);

  switch ((CueNavigationRowProperty) prop_id)
    {
    case PROP_TITLE:
      cue_navigation_row_set_title (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      cue_set_string (self, &self->icon_name, g_value_get_string (value), pspec);
      break;
    case PROP_BADGE:
      cue_navigation_row_set_badge (self, g_value_get_string (value));
      break;
    case PROP_COUNT:
      cue_navigation_row_set_count (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_navigation_row_class_init (CueNavigationRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_navigation_row_dispose;
  object_class->finalize = cue_navigation_row_finalize;
  object_class->get_property = cue_navigation_row_get_property;
  object_class->set_property = cue_navigation_row_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_BADGE] = g_param_spec_string ("badge", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-navigation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueNavigationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CueNavigationRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueNavigationRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, CueNavigationRow, badge_label);
}

static void
cue_navigation_row_init (CueNavigationRow *self)
{
  self->count = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "icon-name", self->icon, "icon-name", G_BINDING_DEFAULT);
}

GtkWidget *
cue_navigation_row_new (const char *title,
                        const char *icon_name)
{
  return g_object_new (CUE_TYPE_NAVIGATION_ROW, "title", title, "icon-name", icon_name, NULL);
}

const char *
cue_navigation_row_get_title (CueNavigationRow *self)
{
  g_return_val_if_fail (CUE_IS_NAVIGATION_ROW (self), NULL);

  return self->title;
}

void
cue_navigation_row_set_title (CueNavigationRow *self,
                              const char       *title)
{
  g_return_if_fail (CUE_IS_NAVIGATION_ROW (self));

  if (!cue_set_string (self, &self->title, title, properties[PROP_TITLE]))
    return;

  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
}

const char *
cue_navigation_row_get_badge (CueNavigationRow *self)
{
  g_return_val_if_fail (CUE_IS_NAVIGATION_ROW (self), NULL);

  return self->badge;
}

/* @badge: (nullable): short words in an accent pill, for something that is going on */
void
cue_navigation_row_set_badge (CueNavigationRow *self,
                              const char       *badge)
{
  g_return_if_fail (CUE_IS_NAVIGATION_ROW (self));

  if (!cue_set_string (self, &self->badge, badge, properties[PROP_BADGE]))
    return;

  gtk_label_set_label (self->badge_label, badge != NULL ? badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge_label), badge != NULL);
}

void
cue_navigation_row_set_urgent (CueNavigationRow *self,
                               gboolean          urgent)
{
  g_return_if_fail (CUE_IS_NAVIGATION_ROW (self));

  if (urgent)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge_label), "urgent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge_label), "urgent");
}

int
cue_navigation_row_get_count (CueNavigationRow *self)
{
  g_return_val_if_fail (CUE_IS_NAVIGATION_ROW (self), -1);

  return self->count;
}

void
cue_navigation_row_set_count (CueNavigationRow *self,
                              int               count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CUE_IS_NAVIGATION_ROW (self));

  if (!cue_set_int (self, &self->count, count, properties[PROP_COUNT]))
    return;

  text = cue_number_text (MAX (count, 0));
  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count >= 0);
}
