/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-selection-bar.h"

#include "cue-number-text.h"
#include "cue-order.h"

#include <glib/gi18n.h>

struct _CueSelectionBar
{
  AdwBin parent_instance;

  GtkLabel  *label;
  GtkWidget *generate_button;
  GtkWidget *judge_button;
  GtkWidget *compare_button;

  guint n_chosen;
};

G_DEFINE_FINAL_TYPE (CueSelectionBar, cue_selection_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_N_CHOSEN = 1,
} CueSelectionBarProperty;

enum
{
  SIGNAL_REQUESTED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_N_CHOSEN + 1];
static guint       signals[N_SIGNALS];

/* @problem: (nullable): why the button can do nothing now. */
static void
allow (GtkWidget  *button,
       const char *problem)
{
  gtk_widget_set_sensitive (button, problem == NULL);
  gtk_widget_set_tooltip_text (button, problem);
}

static void
update (CueSelectionBar *self)
{
  g_autofree char *number = cue_number_text (self->n_chosen);
  g_autofree char *text = NULL;
  g_autofree char *most = NULL;
  const char      *problem = NULL;

  if (self->n_chosen == 0)
    text = g_strdup (_ ("None selected"));
  else
    /* translators: how many scenarios are selected */
    text = g_strdup_printf (ngettext ("%s selected", "%s selected", self->n_chosen), number);
  gtk_label_set_text (self->label, text);

  if (self->n_chosen == 0)
    problem = _ ("Select some scenarios first");
  else if (self->n_chosen > CUE_ORDER_MAX_REQUESTS)
    {
      /* translators: %d is how many scenarios can be worked on in one go */
      most = g_strdup_printf (_ ("At most %d in one go"), CUE_ORDER_MAX_REQUESTS);
      problem = most;
    }
  allow (self->generate_button, problem);
  allow (self->judge_button, problem);
  allow (self->compare_button, self->n_chosen < 2 || self->n_chosen > CUE_SELECTION_MAX_COMPARED
                                 ? _ ("Select two to four scenarios to compare their instructions")
                                 : NULL);
}

static void
generate_cb (CueSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_REQUESTED], 0, "generate");
}

static void
judge_cb (CueSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_REQUESTED], 0, "judge");
}

static void
compare_cb (CueSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_REQUESTED], 0, "compare");
}

static void
cancel_cb (CueSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
cue_selection_bar_dispose (GObject *object)
{
  /* The bin's own child is one of the template's. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (cue_selection_bar_parent_class)->dispose (object);
}

static void
cue_selection_bar_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((CueSelectionBarProperty) prop_id)
    {
    case PROP_N_CHOSEN:
      g_value_set_uint (value, CUE_SELECTION_BAR (object)->n_chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_selection_bar_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((CueSelectionBarProperty) prop_id)
    {
    case PROP_N_CHOSEN:
      cue_selection_bar_set_n_chosen (CUE_SELECTION_BAR (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_selection_bar_class_init (CueSelectionBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_selection_bar_dispose;
  object_class->get_property = cue_selection_bar_get_property;
  object_class->set_property = cue_selection_bar_set_property;

  properties[PROP_N_CHOSEN] =
    g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_REQUESTED] = g_signal_new ("requested", CUE_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CANCELLED] =
    g_signal_new ("cancelled", CUE_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CueSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, CueSelectionBar, generate_button);
  gtk_widget_class_bind_template_child (widget_class, CueSelectionBar, judge_button);
  gtk_widget_class_bind_template_child (widget_class, CueSelectionBar, compare_button);
  gtk_widget_class_bind_template_callback (widget_class, generate_cb);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
cue_selection_bar_init (CueSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

void
cue_selection_bar_set_n_chosen (CueSelectionBar *self,
                                guint            n_chosen)
{
  g_return_if_fail (CUE_IS_SELECTION_BAR (self));

  if (self->n_chosen == n_chosen)
    return;

  self->n_chosen = n_chosen;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}
