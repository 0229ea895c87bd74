/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-problem-label.h"

#include "cue-property.h"

struct _CueProblemLabel
{
  GtkWidget parent_instance;

  GtkWidget *icon;  /* (unowned): child */
  GtkLabel  *label; /* (unowned): child */
  char      *text;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueProblemLabel, cue_problem_label, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TEXT = 1,
} CueProblemLabelProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
cue_problem_label_dispose (GObject *object)
{
  CueProblemLabel *self = CUE_PROBLEM_LABEL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;
  G_OBJECT_CLASS (cue_problem_label_parent_class)->dispose (object);
}

static void
cue_problem_label_finalize (GObject *object)
{
  g_free (CUE_PROBLEM_LABEL (object)->text);
  G_OBJECT_CLASS (cue_problem_label_parent_class)->finalize (object);
}

static void
cue_problem_label_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueProblemLabelProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, CUE_PROBLEM_LABEL (object)->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_problem_label_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CueProblemLabelProperty) prop_id)
    {
    case PROP_TEXT:
      cue_problem_label_set_text (CUE_PROBLEM_LABEL (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_problem_label_class_init (CueProblemLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_problem_label_dispose;
  object_class->finalize = cue_problem_label_finalize;
  object_class->get_property = cue_problem_label_get_property;
  object_class->set_property = cue_problem_label_set_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "problem");
}

static void
cue_problem_label_init (CueProblemLabel *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "icon-name", "dialog-warning-symbolic",
                             "valign", GTK_ALIGN_START,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              "xalign", 0.0,
                              "hexpand", TRUE,
                              NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cue_problem_label_new (void)
{
  return g_object_new (CUE_TYPE_PROBLEM_LABEL, NULL);
}

const char *
cue_problem_label_get_text (CueProblemLabel *self)
{
  g_return_val_if_fail (CUE_IS_PROBLEM_LABEL (self), NULL);
  return self->text;
}

void
cue_problem_label_set_text (CueProblemLabel *self,
                            const char      *text)
{
  g_return_if_fail (CUE_IS_PROBLEM_LABEL (self));

  if (text != NULL)
    gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  cue_set_string (self, &self->text, text, properties[PROP_TEXT]);
}
