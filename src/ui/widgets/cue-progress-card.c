/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-card.h"

#include "cue-progress-look.h"
#include "cue-progress-menu.h"
#include "cue-property.h"
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
  GtkButton      *key_button;
  GtkMenuButton  *menu_button;
  GtkBox         *bar_line;
  GtkProgressBar *bar;
  GtkLabel       *percent_label;
  GtkLabel       *news_label;
  GtkBox         *foot;

  CueGeneration      *generation; /* (owned) */
  CueGenerationQueue *queue;      /* (owned) */
  gboolean            narrow;
  guint               spoken; /* what a reader was told last, see cue_progress_look_has_news_for() */
  guint               tick;   /* one a second while mapped and active */
};

G_DEFINE_FINAL_TYPE (CueProgressCard, cue_progress_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_GENERATION = 1,
  PROP_QUEUE,
  PROP_NARROW,
} CueProgressCardProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
update_times (CueProgressCard *self)
{
  gint64           now = g_get_real_time ();
  gboolean         moves = cue_progress_look_moves (GTK_WIDGET (self));
  g_autofree char *text = cue_progress_look_dup_text (self->generation, now, moves);
  g_autofree char *news = cue_progress_look_dup_news (self->generation, now);
  g_autofree char *elapsed = cue_progress_look_dup_elapsed (self->generation, now);

  gtk_label_set_text (self->elapsed_label, elapsed);
  gtk_label_set_text (self->news_label, news != NULL ? news : "");
  gtk_widget_set_visible (GTK_WIDGET (self->news_label), news != NULL);
  gtk_label_set_text (self->state_label, text);
}

/* A reader is told once a state, and at each quarter: not with every word that changes, which is why it is not the label
 * itself that tells. */
static void
update_spoken (CueProgressCard *self)
{
  g_autofree char *spoken = NULL;

  if (!cue_progress_look_has_news_for (self->generation, &self->spoken))
    return;

  spoken = cue_progress_look_dup_spoken (self->generation, g_get_real_time ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
update_bar (CueProgressCard *self)
{
  const CueProgressLook *look = cue_progress_look_get (self->generation);
  gboolean               known = cue_progress_look_has_fraction (self->generation);
  gboolean               finished = cue_generation_get_state (self->generation) == CUE_GENERATION_FINISHED;
  double                 fraction = cue_progress_look_get_fraction (self->generation);
  gboolean               pulses = look->style == NULL && cue_progress_look_moves (GTK_WIDGET (self));
  gboolean               show = look->bar && (known || pulses);
  /* translators: %d is a number of percent */
  g_autofree char *percent = g_strdup_printf (_ ("%d %%"), (int) (fraction * 100));

  gtk_widget_set_visible (GTK_WIDGET (self->bar_line), show);
  gtk_widget_set_visible (GTK_WIDGET (self->percent_label), show && known && !finished);
  gtk_label_set_text (self->percent_label, percent);
  if (show && known)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else if (show)
    gtk_progress_bar_pulse (self->bar);
}

static gboolean
tick_cb (gpointer user_data)
{
  CueProgressCard *self = user_data;

  update_times (self);
  if (!cue_progress_look_has_fraction (self->generation))
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

/* Where nothing may move, dots stand for the spinner. */
static void
update_icon (CueProgressCard       *self,
             const CueProgressLook *look)
{
  gboolean    spins = look->icon == NULL && cue_progress_look_moves (GTK_WIDGET (self));
  const char *icon = look->icon != NULL ? look->icon : "content-loading-symbolic";

  gtk_spinner_set_spinning (self->spinner, spins);
  if (!spins)
    gtk_image_set_from_icon_name (self->icon, icon);
  gtk_stack_set_visible_child (self->icon_stack, spins ? GTK_WIDGET (self->spinner) : GTK_WIDGET (self->icon));
}

static void
update_look (CueProgressCard *self)
{
  const CueProgressLook *look = cue_progress_look_get (self->generation);
  const char            *classes[] = { "card", look->style, NULL };
  const char            *retry = cue_progress_look_get_retry_label (self->generation);

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  update_icon (self, look);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), cue_generation_is_active (self->generation));
  gtk_widget_set_visible (GTK_WIDGET (self->key_button), cue_progress_menu_wants_key (self->generation));
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), retry != NULL);
  if (retry != NULL)
    gtk_button_set_label (self->retry_button, retry);
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
  update_spoken (self);
  update_bar (self);
  update_tick (self);
}

static void
stop_clicked_cb (CueProgressCard *self)
{
  cue_generation_queue_stop (self->queue, self->generation);
}

static void
retry_clicked_cb (CueProgressCard *self)
{
  cue_progress_menu_retry (GTK_WIDGET (self), self->generation, self->queue);
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
  cue_progress_menu_attach (self->menu_button, self->generation, self->queue);
  generation_changed_cb (self);
}

static void
cue_progress_card_dispose (GObject *object)
{
  CueProgressCard *self = CUE_PROGRESS_CARD (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->menu_button != NULL)
    cue_progress_menu_detach (self->menu_button);
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
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, key_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, bar_line);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, bar);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, percent_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, news_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressCard, foot);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
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
