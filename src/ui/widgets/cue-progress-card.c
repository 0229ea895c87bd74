/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-card.h"

#include "cue-progress-details.h"
#include "cue-property.h"
#include "cue-question.h"
#include "cue-time-text.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueProgressCard
{
  GtkWidget parent_instance;

  GtkStack       *icon_stack;
  GtkImage       *icon;
  GtkSpinner     *spinner;
  GtkBox         *head;
  GtkLabel       *title_label;
  GtkBox         *state_line;
  GtkLabel       *state_label;
  GtkLabel       *elapsed_label;
  GtkBox         *actions;
  GtkButton      *retry_button;
  GtkButton      *stop_button;
  GtkMenuButton  *details_button;
  GtkPopover     *details_popover;
  GtkBox         *details_box;
  GtkBox         *bar_line;
  GtkProgressBar *bar;
  GtkLabel       *percent_label;
  GtkBox         *foot;

  CueGeneration      *generation; /* (owned) */
  CueGenerationQueue *queue;      /* (owned) */
  gboolean            narrow;
  guint               tick; /* one a second while mapped and active */
};

G_DEFINE_FINAL_TYPE (CueProgressCard, cue_progress_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_GENERATION = 1,
  PROP_QUEUE,
  PROP_NARROW,
} CueProgressCardProperty;

static GParamSpec *properties[PROP_NARROW + 1];

/* How each state looks: icon (NULL: the spinner turns), colour of bar and icon, the button for trying again. */
typedef struct
{
  const char *icon;
  const char *style;
  gboolean    bar;
  const char *retry_label;
} StateLook;

static const StateLook looks[] = {
  [CUE_GENERATION_WAITING] = { "view-more-horizontal-symbolic", NULL, FALSE, NULL },
  [CUE_GENERATION_SENDING] = { NULL, NULL, TRUE, NULL },
  [CUE_GENERATION_SENT] = { NULL, NULL, TRUE, NULL },
  [CUE_GENERATION_WRITING] = { NULL, NULL, TRUE, NULL },
  [CUE_GENERATION_NO_NEWS] = { "alarm-symbolic", "late", TRUE, NULL },
  [CUE_GENERATION_PAUSED] = { "media-playback-pause-symbolic", "late", TRUE, N_ ("Try now") },
  [CUE_GENERATION_UNCERTAIN] = { "dialog-question-symbolic", "late", FALSE, N_ ("Send again…") },
  [CUE_GENERATION_NEEDS_USER] = { "dialog-question-symbolic", "late", FALSE, N_ ("Look again") },
  [CUE_GENERATION_FINISHED] = { "object-select-symbolic", "done", TRUE, NULL },
  [CUE_GENERATION_FAILED] = { "dialog-error-symbolic", "failed", FALSE, N_ ("Try again") },
  [CUE_GENERATION_STOPPED] = { "media-playback-stop-symbolic", NULL, FALSE, N_ ("Try again") },
};

static const StateLook *
get_look (CueProgressCard *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  g_assert (state < G_N_ELEMENTS (looks));
  return &looks[state];
}

static gboolean
has_fraction (CueProgressCard *self)
{
  return cue_generation_get_state (self->generation) == CUE_GENERATION_FINISHED || cue_generation_get_fraction (self->generation) >= 0;
}

static void
update_times (CueProgressCard *self)
{
  gint64           now = g_get_real_time ();
  g_autofree char *state = cue_generation_dup_state_text (self->generation, now);
  g_autofree char *elapsed = cue_time_text_elapsed (cue_generation_get_elapsed (self->generation, now));

  gtk_label_set_text (self->elapsed_label, elapsed);
  if (g_str_equal (state, gtk_label_get_text (self->state_label)))
    return;
  gtk_label_set_text (self->state_label, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
}

static void
update_bar (CueProgressCard *self)
{
  const StateLook *look = get_look (self);
  gboolean         finished = cue_generation_get_state (self->generation) == CUE_GENERATION_FINISHED;
  double           fraction = finished ? 1 : CLAMP (cue_generation_get_fraction (self->generation), 0, 1);
  gboolean         show = look->bar && (look->style == NULL || has_fraction (self));
  /* translators: %d is a number of percent */
  g_autofree char *percent = g_strdup_printf (_ ("%d %%"), (int) (fraction * 100));

  gtk_widget_set_visible (GTK_WIDGET (self->bar_line), show);
  gtk_widget_set_visible (GTK_WIDGET (self->percent_label), show && has_fraction (self) && !finished);
  gtk_label_set_text (self->percent_label, percent);
  if (show && has_fraction (self))
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else if (show)
    gtk_progress_bar_pulse (self->bar);
}

static gboolean
tick_cb (gpointer user_data)
{
  CueProgressCard *self = user_data;

  update_times (self);
  if (!has_fraction (self))
    update_bar (self);
  return G_SOURCE_CONTINUE;
}

static void
update_tick (CueProgressCard *self)
{
  gboolean wanted = gtk_widget_get_mapped (GTK_WIDGET (self)) && cue_generation_is_active (self->generation);

  if (wanted && self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
update_look (CueProgressCard *self)
{
  const StateLook *look = get_look (self);
  const char      *classes[] = { "card", look->style, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  gtk_spinner_set_spinning (self->spinner, look->icon == NULL);
  if (look->icon != NULL)
    gtk_image_set_from_icon_name (self->icon, look->icon);
  gtk_stack_set_visible_child (self->icon_stack, look->icon != NULL ? GTK_WIDGET (self->icon)
                                                                    : GTK_WIDGET (self->spinner));
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), cue_generation_is_active (self->generation));
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), look->retry_label != NULL);
  if (look->retry_label != NULL)
    gtk_button_set_label (self->retry_button, gettext (look->retry_label));
}

/* Beside the scenario itself its name says nothing; what comes does. */
static const char *
get_title (CueProgressCard *self)
{
  if (!self->narrow)
    return cue_generation_get_title (self->generation);
  return cue_generation_get_kind (self->generation) == CUE_GENERATION_IMPROVE ? _ ("Improved text") : _ ("New variant");
}

static void
update_title (CueProgressCard *self)
{
  const char *title = get_title (self);

  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
generation_changed_cb (CueProgressCard *self)
{
  if (self->bar == NULL)
    return;
  update_title (self);
  update_look (self);
  update_times (self);
  update_bar (self);
  update_tick (self);
}

static void
stop_clicked_cb (CueProgressCard *self)
{
  cue_generation_queue_stop (self->queue, self->generation);
}

static void
send_again_cb (CueProgressCard *self)
{
  cue_generation_queue_retry (self->queue, self->generation);
}

/* Sending twice may cost twice, so that one asks first. */
static void
retry_clicked_cb (CueProgressCard *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *question;

  if (cue_generation_get_state (self->generation) != CUE_GENERATION_UNCERTAIN)
    {
      cue_generation_queue_retry (self->queue, self->generation);
      return;
    }
  question = cue_question_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               _ ("Send it again?"),
                               _ ("The first request may have arrived. If it did, the service writes the text twice, "
                                  "which may cost twice."),
                               _ ("Send again"), FALSE);
  g_signal_connect_object (question, "accepted", G_CALLBACK (send_again_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
fill_details_cb (CueProgressCard *self)
{
  cue_progress_details_fill (self->details_box, self->generation);
}

static void
place (GtkBox    *box,
       GtkWidget *child)
{
  g_autoptr (GtkWidget) keep = g_object_ref (child);

  gtk_widget_unparent (child);
  gtk_box_append (box, child);
}

static void
cue_progress_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cue_progress_card_parent_class)->map (widget);
  generation_changed_cb (CUE_PROGRESS_CARD (widget));
}

static void
cue_progress_card_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&CUE_PROGRESS_CARD (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (cue_progress_card_parent_class)->unmap (widget);
}

static void
cue_progress_card_constructed (GObject *object)
{
  CueProgressCard *self = CUE_PROGRESS_CARD (object);

  G_OBJECT_CLASS (cue_progress_card_parent_class)->constructed (object);
  g_signal_connect_object (self->generation, "notify", G_CALLBACK (generation_changed_cb), self, G_CONNECT_SWAPPED);
  generation_changed_cb (self);
}

static void
cue_progress_card_dispose (GObject *object)
{
  CueProgressCard *self = CUE_PROGRESS_CARD (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_PROGRESS_CARD);
  g_clear_object (&self->generation);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (cue_progress_card_parent_class)->dispose (object);
}

static void
cue_progress_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueProgressCard *self = CUE_PROGRESS_CARD (object);

  switch ((CueProgressCardProperty) prop_id)
    {
    case PROP_GENERATION:
      g_value_set_object (value, self->generation);
      break;

    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_progress_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueProgressCard *self = CUE_PROGRESS_CARD (object);

  switch ((CueProgressCardProperty) prop_id)
    {
    case PROP_GENERATION:
      self->generation = g_value_dup_object (value);
      break;

    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;

    case PROP_NARROW:
      cue_progress_card_set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/widgets/cue-progress-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, icon);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, head);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, state_line);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, actions);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, details_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, details_popover);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, details_box);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, bar_line);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, bar);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, percent_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, foot);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_details_cb);
}

static void
cue_progress_card_class_init (CueProgressCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_progress_card_constructed;
  object_class->dispose = cue_progress_card_dispose;
  object_class->get_property = cue_progress_card_get_property;
  object_class->set_property = cue_progress_card_set_property;
  widget_class->map = cue_progress_card_map;
  widget_class->unmap = cue_progress_card_unmap;

  properties[PROP_GENERATION] =
    g_param_spec_object ("generation", NULL, NULL, CUE_TYPE_GENERATION, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] =
    g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "progresscard");
  bind_template (widget_class);
}

static void
cue_progress_card_init (CueProgressCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button's own name is its class in GTK 4.8; the inner toggle is what gets the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->details_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Details"), -1);
}

GtkWidget *
cue_progress_card_new (CueGeneration      *generation,
                       CueGenerationQueue *queue)
{
  g_return_val_if_fail (CUE_IS_GENERATION (generation), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_PROGRESS_CARD, "generation", generation, "queue", queue, NULL);
}

CueGeneration *
cue_progress_card_get_generation (CueProgressCard *self)
{
  g_return_val_if_fail (CUE_IS_PROGRESS_CARD (self), NULL);
  return self->generation;
}

void
cue_progress_card_set_narrow (CueProgressCard *self,
                              gboolean         narrow)
{
  g_return_if_fail (CUE_IS_PROGRESS_CARD (self));

  if (!cue_set_boolean (self, &self->narrow, narrow, properties[PROP_NARROW]))
    return;
  place (narrow ? self->state_line : self->head, GTK_WIDGET (self->elapsed_label));
  place (narrow ? self->foot : self->head, GTK_WIDGET (self->actions));
  gtk_button_set_has_frame (self->stop_button, narrow);
  update_title (self);
  update_look (self);
}
