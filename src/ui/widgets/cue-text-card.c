/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text-card.h"

#include "cue-problem-label.h"
#include "cue-property.h"
#include "cue-widget-dispose.h"

struct _CueTextCard
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  GtkLabel          *hint_label;
  CueProblemLabel   *problem_label;

  char *text;  /* (owned) (not nullable): what the buffer holds */
  char *hint;  /* (owned) (nullable) */
  char *label; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueTextCard, cue_text_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TEXT = 1,
  PROP_HINT,
  PROP_PROBLEM,
  PROP_LABEL,
} CueTextCardProperty;

static GParamSpec *properties[PROP_LABEL + 1];

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_description (CueTextCard *self)
{
  const char *problem = cue_problem_label_get_text (self->problem_label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : self->hint != NULL ? self->hint
                                                                                 : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
set_hint (CueTextCard *self,
          const char  *hint)
{
  if (!cue_set_string (self, &self->hint, hint, properties[PROP_HINT]))
    return;
  gtk_label_set_text (self->hint_label, hint != NULL ? hint : "");
  update_description (self);
}

static void
set_label (CueTextCard *self,
           const char  *label)
{
  if (!cue_set_string (self, &self->label, label, properties[PROP_LABEL]))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

static void
buffer_changed_cb (CueTextCard *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  cue_set_string (self, &self->text, text, properties[PROP_TEXT]);
}

static void
focus_left_cb (CueTextCard *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
cue_text_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUE_TEXT_CARD (widget)->view));
}

static void
cue_text_card_dispose (GObject *object)
{
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_TEXT_CARD);
  G_OBJECT_CLASS (cue_text_card_parent_class)->dispose (object);
}

static void
cue_text_card_finalize (GObject *object)
{
  CueTextCard *self = CUE_TEXT_CARD (object);

  g_free (self->text);
  g_free (self->hint);
  g_free (self->label);
  G_OBJECT_CLASS (cue_text_card_parent_class)->finalize (object);
}

static void
cue_text_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueTextCard *self = CUE_TEXT_CARD (object);

  switch ((CueTextCardProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;

    case PROP_PROBLEM:
      g_value_set_string (value, cue_text_card_get_problem (self));
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_text_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueTextCard *self = CUE_TEXT_CARD (object);

  switch ((CueTextCardProperty) prop_id)
    {
    case PROP_TEXT:
      cue_text_card_set_text (self, g_value_get_string (value));
      break;

    case PROP_HINT:
      set_hint (self, g_value_get_string (value));
      break;

    case PROP_PROBLEM:
      cue_text_card_set_problem (self, g_value_get_string (value));
      break;

    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_text_card_class_init (CueTextCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_text_card_dispose;
  object_class->finalize = cue_text_card_finalize;
  object_class->get_property = cue_text_card_get_property;
  object_class->set_property = cue_text_card_set_property;
  widget_class->grab_focus = cue_text_card_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", CUE_PARAM_READWRITE);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  gtk_widget_class_set_css_name (widget_class, "textcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/widgets/cue-text-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueTextCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueTextCard, view);
  gtk_widget_class_bind_template_child (widget_class, CueTextCard, buffer);
  gtk_widget_class_bind_template_child (widget_class, CueTextCard, hint_label);
  gtk_widget_class_bind_template_child (widget_class, CueTextCard, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
cue_text_card_init (CueTextCard *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
cue_text_card_get_text (CueTextCard *self)
{
  g_return_val_if_fail (CUE_IS_TEXT_CARD (self), NULL);
  return self->text;
}

void
cue_text_card_set_text (CueTextCard *self,
                        const char  *text)
{
  g_return_if_fail (CUE_IS_TEXT_CARD (self));

  if (text == NULL)
    text = "";
  if (g_strcmp0 (self->text, text) == 0)
    return;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

const char *
cue_text_card_get_problem (CueTextCard *self)
{
  g_return_val_if_fail (CUE_IS_TEXT_CARD (self), NULL);
  return self->problem_label != NULL ? cue_problem_label_get_text (self->problem_label) : NULL;
}

void
cue_text_card_set_problem (CueTextCard *self,
                           const char  *problem)
{
  g_return_if_fail (CUE_IS_TEXT_CARD (self));

  if (g_strcmp0 (problem, cue_problem_label_get_text (self->problem_label)) == 0)
    return;
  cue_problem_label_set_text (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), problem == NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}
