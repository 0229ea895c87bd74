/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-row.h"

#include "cue-progress-look.h"
#include "cue-progress-menu.h"
#include "cue-property.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

/* Length of the bar, in pixels. */
#define BAR_LENGTH 96

struct _CueProgressRow
{
  GtkWidget parent_instance;

  GtkStack       *icon_stack;
  GtkImage       *icon;
  GtkSpinner     *spinner;
  GtkLabel       *title_label;
  GtkWidget      *state_line; /* tells a reader; a label would do so with every word that changes */
  GtkLabel       *state_label;
  GtkProgressBar *bar;
  GtkLabel       *elapsed_label;
  GtkButton      *key_button;
  GtkButton      *retry_button;
  GtkButton      *stop_button;
  GtkButton      *open_button;
  GtkMenuButton  *menu_button;

  CueGeneration      *generation; /* (owned) */
  CueGenerationQueue *queue;      /* (owned) */
  CueProgressNaming   naming;
  gboolean            narrow;
  const char         *style;  /* (unowned) (nullable): of its look; the list gives it others */
  guint               spoken; /* what a reader was told last, see cue_progress_look_has_news_for() */
  guint               tick;   /* one a second while mapped and active */
};

G_DEFINE_ENUM_TYPE (CueProgressNaming, cue_progress_naming,
                    G_DEFINE_ENUM_VALUE (CUE_PROGRESS_BY_SCENARIO, "scenario"),
                    G_DEFINE_ENUM_VALUE (CUE_PROGRESS_BY_LABEL, "label"),
                    G_DEFINE_ENUM_VALUE (CUE_PROGRESS_BY_BOTH, "both"))
G_DEFINE_FINAL_TYPE (CueProgressRow, cue_progress_row, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_GENERATION = 1,
  PROP_QUEUE,
  PROP_NAMING,
  PROP_NARROW,
} CueProgressRowProperty;

static GParamSpec *properties[PROP_NARROW + 1];

/* (transfer full): what it will be called as a variant, or is. */
static char *
dup_variant_title (CueProgressRow *self)
{
  CueVariant *variant = cue_generation_get_variant (self->generation);

  if (variant != NULL)
    return g_strdup (cue_variant_get_title (variant));

  return g_strdup (cue_generation_get_kind (self->generation) == CUE_GENERATION_IMPROVE ? _ ("Improved Text")
                                                                                        : _ ("New Variant"));
}

static char *
dup_title (CueProgressRow *self)
{
  const char *scenario = cue_generation_get_title (self->generation);
  const char *label = cue_generation_get_label (self->generation);

  switch (self->naming)
    {
    case CUE_PROGRESS_BY_LABEL:
      return label != NULL ? g_strdup (label) : dup_variant_title (self);
    case CUE_PROGRESS_BY_BOTH:
      /* translators: a scenario, and what sets this text apart from the others for it: “Opening hours · German” */
      return label != NULL ? g_strdup_printf (C_ ("title", "%s · %s"), scenario, label) : g_strdup (scenario);
    case CUE_PROGRESS_BY_SCENARIO:
    default:
      return g_strdup (scenario);
    }
}

/* (transfer full): how long it takes or took; of an order of its own that is over, when it was. */
static char *
dup_time (CueProgressRow *self,
          gint64          now)
{
  gint64 created = 0;
  g_autoptr (GDateTime) time = NULL;

  if (self->naming != CUE_PROGRESS_BY_SCENARIO || cue_generation_is_active (self->generation))
    return cue_progress_look_dup_elapsed (self->generation, now);

  g_object_get (self->generation, "created", &created, NULL);
  time = g_date_time_new_from_unix_local (created / G_USEC_PER_SEC);

  /* translators: how a time of day is written; see g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _ ("%H:%M")) : g_strdup ("");
}

static void
update_times (CueProgressRow *self)
{
  gint64           now = g_get_real_time ();
  g_autofree char *text = cue_progress_look_dup_text (self->generation, now,
                                                      cue_progress_look_moves (GTK_WIDGET (self)));
  g_autofree char *news = cue_progress_look_dup_news (self->generation, now);
  g_autofree char *elapsed = dup_time (self, now);
  /* translators: a state in words, and how old the last news is: “The service is writing · last news 24 s ago” */
  g_autofree char *line = news != NULL ? g_strdup_printf (_ ("%s · %s"), text, news) : g_steal_pointer (&text);

  gtk_label_set_text (self->elapsed_label, elapsed);
  gtk_label_set_text (self->state_label, line);
}

/* What a reader hears on the way through the list, and when the state changes. */
static void
update_spoken (CueProgressRow *self)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (!cue_progress_look_has_news_for (self->generation, &self->spoken))
    return;

  title = dup_title (self);
  spoken = cue_progress_look_dup_spoken (self->generation, g_get_real_time ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
  if (item == NULL)
    return;

  /* translators: what is written, and how it goes: “German, The service is writing” */
  name = g_strdup_printf (_ ("%s, %s"), title, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_bar (CueProgressRow *self)
{
  const CueProgressLook *look = cue_progress_look_get (self->generation);
  gboolean               known = cue_progress_look_has_fraction (self->generation);
  gboolean               pulses = look->style == NULL && cue_progress_look_moves (GTK_WIDGET (self));
  gboolean               show = look->bar && !self->narrow && cue_generation_is_active (self->generation) && (known || pulses);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), show);
  if (show && known)
    gtk_progress_bar_set_fraction (self->bar, cue_progress_look_get_fraction (self->generation));
  else if (show)
    gtk_progress_bar_pulse (self->bar);
}

static void
update_icon (CueProgressRow        *self,
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
update_look (CueProgressRow *self)
{
  const CueProgressLook *look = cue_progress_look_get (self->generation);
  const char            *retry = cue_progress_look_get_retry_label (self->generation);
  gboolean               finished = cue_generation_get_state (self->generation) == CUE_GENERATION_FINISHED;

  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  self->style = look->style;
  if (self->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->style);
  update_icon (self, look);
  gtk_widget_set_visible (GTK_WIDGET (self->key_button), cue_progress_menu_wants_key (self->generation));
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), cue_generation_is_active (self->generation));
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), finished);
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), retry != NULL);
  if (retry != NULL)
    gtk_button_set_label (self->retry_button, retry);
}

static gboolean
tick_cb (gpointer user_data)
{
  CueProgressRow *self = user_data;

  update_times (self);
  if (!cue_progress_look_has_fraction (self->generation))
    update_bar (self);

  return G_SOURCE_CONTINUE;
}

static void
update_tick (CueProgressRow *self)
{
  gboolean wanted = gtk_widget_get_mapped (GTK_WIDGET (self)) && cue_generation_is_active (self->generation);

  if (wanted && self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
generation_changed_cb (CueProgressRow *self)
{
  g_autofree char *title = NULL;

  if (self->bar == NULL)
    return;

  title = dup_title (self);
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  update_look (self);
  update_times (self);
  update_spoken (self);
  update_bar (self);
  update_tick (self);
}

static void
stop_clicked_cb (CueProgressRow *self)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "activity.stop", "s", cue_generation_get_id (self->generation)))
    cue_generation_queue_stop (self->queue, self->generation);
}

static void
retry_clicked_cb (CueProgressRow *self)
{
  cue_progress_menu_retry (GTK_WIDGET (self), self->generation, self->queue);
}

/* The row is named in the list where it stands. */
static void
parent_changed_cb (CueProgressRow *self)
{
  if (self->generation == NULL || gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;

  self->spoken = 0;
  update_spoken (self);
}

static void
cue_progress_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cue_progress_row_parent_class)->map (widget);
  generation_changed_cb (CUE_PROGRESS_ROW (widget));
}

static void
cue_progress_row_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&CUE_PROGRESS_ROW (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (cue_progress_row_parent_class)->unmap (widget);
}

static void
cue_progress_row_constructed (GObject *object)
{
  CueProgressRow *self = CUE_PROGRESS_ROW (object);

  G_OBJECT_CLASS (cue_progress_row_parent_class)->constructed (object);

  gtk_widget_set_size_request (GTK_WIDGET (self->bar), BAR_LENGTH, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", cue_generation_get_id (self->generation));
  cue_progress_menu_attach (self->menu_button, self->generation, self->queue);
  g_signal_connect_object (self->generation, "notify", G_CALLBACK (generation_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_changed_cb), NULL);
  generation_changed_cb (self);
}

static void
cue_progress_row_dispose (GObject *object)
{
  CueProgressRow *self = CUE_PROGRESS_ROW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_PROGRESS_ROW);
  g_clear_object (&self->generation);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (cue_progress_row_parent_class)->dispose (object);
}

static void
cue_progress_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueProgressRow *self = CUE_PROGRESS_ROW (object);

  switch ((CueProgressRowProperty) prop_id)
    {
    case PROP_GENERATION:
      g_value_set_object (value, self->generation);
      break;
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_NAMING:
      g_value_set_enum (value, self->naming);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_progress_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CueProgressRow *self = CUE_PROGRESS_ROW (object);

  switch ((CueProgressRowProperty) prop_id)
    {
    case PROP_GENERATION:
      self->generation = g_value_dup_object (value);
      break;
    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;
    case PROP_NAMING:
      self->naming = g_value_get_enum (value);
      break;
    case PROP_NARROW:
      if (cue_set_boolean (self, &self->narrow, g_value_get_boolean (value), pspec))
        update_bar (self);
      gtk_widget_set_visible (GTK_WIDGET (self->elapsed_label), !self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/widgets/cue-progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, state_line);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, bar);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, key_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, CueProgressRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
cue_progress_row_class_init (CueProgressRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_progress_row_constructed;
  object_class->dispose = cue_progress_row_dispose;
  object_class->get_property = cue_progress_row_get_property;
  object_class->set_property = cue_progress_row_set_property;
  widget_class->map = cue_progress_row_map;
  widget_class->unmap = cue_progress_row_unmap;

  properties[PROP_GENERATION] =
    g_param_spec_object ("generation", NULL, NULL, CUE_TYPE_GENERATION, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] =
    g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_NAMING] = g_param_spec_enum ("naming", NULL, NULL, CUE_TYPE_PROGRESS_NAMING,
                                               CUE_PROGRESS_BY_SCENARIO, CUE_PARAM_CONSTRUCT);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "progressrow");
  bind_template (widget_class);
}

static void
cue_progress_row_init (CueProgressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button's own name is its class in GTK 4.8; the inner toggle is what gets the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
}

GtkWidget *
cue_progress_row_new (CueGeneration      *generation,
                      CueGenerationQueue *queue,
                      CueProgressNaming   naming)
{
  g_return_val_if_fail (CUE_IS_GENERATION (generation), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_PROGRESS_ROW, "generation", generation, "queue", queue, "naming", naming, NULL);
}

CueGeneration *
cue_progress_row_get_generation (CueProgressRow *self)
{
  g_return_val_if_fail (CUE_IS_PROGRESS_ROW (self), NULL);

  return self->generation;
}
