/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-batch-head.h"

#include "cue-property.h"
#include "cue-segment-bar.h"
#include "cue-time-text.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>
#include <math.h>

/* What is counted, in the order in which it is said. */
typedef enum
{
  COUNT_DONE,
  COUNT_FAILED,
  COUNT_ASKS,
  COUNT_RUNNING,
  COUNT_WAITING,
  COUNT_STOPPED,
  N_COUNTS,
} Count;

struct _CueBatchHead
{
  GtkWidget parent_instance;

  GtkBox        *top;
  GtkLabel      *title_label;
  GtkLabel      *subtitle_label;
  GtkBox        *actions;
  GtkButton     *missing_button;
  GtkButton     *stop_button;
  GtkButton     *expand_button;
  CueSegmentBar *bar;
  GtkBox        *counts;
  GtkLabel      *left_label;
  GtkBox        *foot;
  GtkWidget     *count_labels[N_COUNTS]; /* (unowned): in counts */

  CueBatch           *batch; /* (owned) */
  CueGenerationQueue *queue; /* (owned) */
  char               *sum;   /* (owned) (nullable): what a reader was told last */
  gboolean            expanded;
  gboolean            narrow;
  guint               tick; /* one a second while mapped and active */
};

G_DEFINE_FINAL_TYPE (CueBatchHead, cue_batch_head, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_BATCH = 1,
  PROP_QUEUE,
  PROP_EXPANDED,
  PROP_NARROW,
} CueBatchHeadProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static guint
get_count (CueBatch *batch,
           Count     count)
{
  switch (count)
    {
    case COUNT_DONE:
      return cue_batch_get_n_finished (batch);
    case COUNT_FAILED:
      return cue_batch_get_n_failed (batch);
    case COUNT_ASKS:
      return cue_batch_get_n_uncertain (batch);
    case COUNT_RUNNING:
      return cue_batch_get_n_running (batch);
    case COUNT_WAITING:
      return cue_batch_get_n_waiting (batch);
    case COUNT_STOPPED:
      return cue_batch_get_n_stopped (batch);
    case N_COUNTS:
    default:
      g_return_val_if_reached (0);
    }
}

/* (transfer full): "5 done". */
static char *
dup_count (Count count,
           guint n)
{
  /* translators: how many texts of an order have which state; each stands beside an icon */
  switch (count)
    {
    case COUNT_DONE:
      return g_strdup_printf (ngettext ("%u done", "%u done", n), n);
    case COUNT_FAILED:
      return g_strdup_printf (ngettext ("%u failed", "%u failed", n), n);
    case COUNT_ASKS:
      return g_strdup_printf (ngettext ("%u needs you", "%u need you", n), n);
    case COUNT_RUNNING:
      return g_strdup_printf (ngettext ("%u running", "%u running", n), n);
    case COUNT_WAITING:
      return g_strdup_printf (ngettext ("%u waiting", "%u waiting", n), n);
    case COUNT_STOPPED:
      return g_strdup_printf (ngettext ("%u stopped", "%u stopped", n), n);
    case N_COUNTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cue_batch_head_dup_sum (CueBatch *batch)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (CUE_IS_BATCH (batch), NULL);

  for (int count = 0; count < N_COUNTS; count++)
    if (get_count (batch, count) > 0)
      g_ptr_array_add (parts, dup_count (count, get_count (batch, count)));
  g_ptr_array_add (parts, NULL);

  /* translators: what stands between the parts of a list: “5 done, 1 failed” */
  return g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
}

/* (transfer full): the scenario, or how many there are. */
static char *
dup_scenarios (CueBatch *batch)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CueGeneration) first = g_list_model_get_item (G_LIST_MODEL (batch), 0);
  guint n;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (batch)); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (batch), i);

      g_hash_table_add (ids, g_strdup (cue_generation_get_draft_id (generation)));
    }

  n = g_hash_table_size (ids);
  if (n == 1)
    return g_strdup (cue_generation_get_title (first));

  return g_strdup_printf (ngettext ("%u scenario", "%u scenarios", n), n);
}

static void
show_titles (CueBatchHead *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->batch));
  gint64           created = 0;
  g_autofree char *scenarios = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *subtitle = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (n == 0)
    return;

  g_object_get (self->batch, "created", &created, NULL);
  time = g_date_time_new_from_unix_local (created / G_USEC_PER_SEC);
  /* translators: how a time of day is written; see g_date_time_format() */
  clock = time != NULL ? g_date_time_format (time, _ ("%H:%M")) : g_strdup ("?");
  scenarios = dup_scenarios (self->batch);
  /* translators: below the title of what was ordered together: how many texts, at what time of day, for which scenario
   * or how many: “8 texts · ordered at 13:56 · Clinic reception” */
  subtitle = g_strdup_printf (ngettext ("%u text · ordered at %s · %s", "%u texts · ordered at %s · %s", n),
                              n, clock, scenarios);
  gtk_label_set_text (self->title_label, cue_batch_get_title (self->batch));
  gtk_label_set_text (self->subtitle_label, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle_label), subtitle);
}

static void
show_counts (CueBatchHead *self)
{
  for (int count = 0; count < N_COUNTS; count++)
    {
      guint            n = get_count (self->batch, count);
      g_autofree char *text = dup_count (count, n);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->count_labels[count])), text);
      gtk_widget_set_visible (self->count_labels[count], n > 0);
    }
}

/* In steps of five seconds: more would be a promise. */
static void
show_left (CueBatchHead *self)
{
  double           seconds = -1;
  gboolean         paused = FALSE;
  g_autofree char *duration = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->batch, "seconds-left", &seconds, NULL);
  g_object_get (self->queue, "paused", &paused, NULL);
  if (seconds > 0 && cue_batch_is_active (self->batch) && !paused)
    {
      duration = cue_time_text_duration (ceil (seconds / 5) * 5);
      /* translators: %s is a duration: “about 20 s left” */
      text = g_strdup_printf (_ ("about %s left"), duration);
    }
  gtk_label_set_text (self->left_label, text != NULL ? text : "");
}

static void
show_buttons (CueBatchHead *self)
{
  guint            n_missing = cue_batch_get_n_missing (self->batch);
  guint            n_active = cue_batch_get_n_running (self->batch) + cue_batch_get_n_waiting (self->batch);
  g_autofree char *missing = g_strdup_printf (ngettext ("Order the %u Missing", "Order the %u Missing", n_missing), n_missing);

  gtk_button_set_label (self->missing_button, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_button), n_missing > 0);
  gtk_button_set_label (self->stop_button, n_active > 2 ? _ ("Stop All") : n_active == 2 ? _ ("Stop Both")
                                                                                         : _ ("Stop"));
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), n_active > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), self->narrow && n_missing + n_active > 0);
}

static void
show_expanded (CueBatchHead *self)
{
  const char *words = self->expanded ? _ ("Show Less") : _ ("Show All");

  gtk_button_set_icon_name (self->expand_button, self->expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->expand_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expand_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expand_button), GTK_ACCESSIBLE_STATE_EXPANDED, self->expanded, -1);
}

/* What a reader hears on the way through the list, and when a number changes. */
static void
show_spoken (CueBatchHead *self)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *sum = cue_batch_head_dup_sum (self->batch);
  g_autofree char *name = NULL;

  if (g_strcmp0 (sum, self->sum) == 0)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, sum, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, cue_batch_get_title (self->batch),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sum,
                                  -1);
  g_free (self->sum);
  self->sum = g_steal_pointer (&sum);
  if (item == NULL)
    return;

  /* translators: what is written, and how it goes: “3 variants, 2 done, 1 running” */
  name = g_strdup_printf (_ ("%s, %s"), cue_batch_get_title (self->batch), self->sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
tick_cb (gpointer user_data)
{
  CueBatchHead *self = user_data;

  cue_segment_bar_show (self->bar, G_LIST_MODEL (self->batch));
  show_left (self);

  return G_SOURCE_CONTINUE;
}

static void
update_tick (CueBatchHead *self)
{
  gboolean wanted = gtk_widget_get_mapped (GTK_WIDGET (self)) && cue_batch_is_active (self->batch);

  if (wanted && self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
batch_changed_cb (CueBatchHead *self)
{
  if (self->bar == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->batch)) == 0)
    return;

  show_titles (self);
  show_counts (self);
  show_left (self);
  show_buttons (self);
  show_spoken (self);
  cue_segment_bar_show (self->bar, G_LIST_MODEL (self->batch));
  update_tick (self);
}

static void
missing_clicked_cb (CueBatchHead *self)
{
  cue_generation_queue_retry_missing (self->queue, cue_batch_get_id (self->batch));
}

static void
stop_clicked_cb (CueBatchHead *self)
{
  cue_generation_queue_stop_all (self->queue, cue_batch_get_id (self->batch));
}

/* The row is named in the list where it stands. */
static void
parent_changed_cb (CueBatchHead *self)
{
  if (self->batch == NULL || gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;

  g_clear_pointer (&self->sum, g_free);
  show_spoken (self);
}

static void
set_narrow (CueBatchHead *self,
            gboolean      narrow)
{
  g_autoptr (GtkWidget) actions = NULL;

  if (!cue_set_boolean (self, &self->narrow, narrow, properties[PROP_NARROW]))
    return;

  actions = g_object_ref (GTK_WIDGET (self->actions));
  gtk_widget_unparent (actions);
  if (narrow)
    gtk_box_append (self->foot, actions);
  else
    gtk_box_insert_child_after (self->top, actions, gtk_widget_get_first_child (GTK_WIDGET (self->top)));
  show_buttons (self);
}

static void
cue_batch_head_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cue_batch_head_parent_class)->map (widget);
  batch_changed_cb (CUE_BATCH_HEAD (widget));
}

static void
cue_batch_head_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&CUE_BATCH_HEAD (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (cue_batch_head_parent_class)->unmap (widget);
}

static void
create_counts (CueBatchHead *self)
{
  static const struct
  {
    const char *icon_name;
    const char *style;
  } looks[N_COUNTS] = {
    [COUNT_DONE] = { "object-select-symbolic", "success" },
    [COUNT_FAILED] = { "dialog-error-symbolic", "error" },
    [COUNT_ASKS] = { "dialog-question-symbolic", "warning" },
    [COUNT_RUNNING] = { "emblem-synchronizing-symbolic", NULL },
    [COUNT_WAITING] = { "view-more-horizontal-symbolic", NULL },
    [COUNT_STOPPED] = { "media-playback-stop-symbolic", NULL },
  };

  for (int count = 0; count < N_COUNTS; count++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                      "icon-name", looks[count].icon_name,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                      NULL);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

      if (looks[count].style != NULL)
        gtk_widget_add_css_class (icon, looks[count].style);
      gtk_widget_add_css_class (label, "small");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (self->counts, box);
      self->count_labels[count] = box;
    }
}

static void
cue_batch_head_constructed (GObject *object)
{
  CueBatchHead *self = CUE_BATCH_HEAD (object);

  G_OBJECT_CLASS (cue_batch_head_parent_class)->constructed (object);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->expand_button), "s", cue_batch_get_id (self->batch));
  g_signal_connect_object (self->batch, "notify", G_CALLBACK (batch_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch, "items-changed", G_CALLBACK (batch_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify::paused", G_CALLBACK (show_left), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_changed_cb), NULL);
  show_expanded (self);
  batch_changed_cb (self);
}

static void
cue_batch_head_dispose (GObject *object)
{
  CueBatchHead *self = CUE_BATCH_HEAD (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_BATCH_HEAD);
  g_clear_object (&self->batch);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->sum, g_free);

  G_OBJECT_CLASS (cue_batch_head_parent_class)->dispose (object);
}

static void
cue_batch_head_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CueBatchHead *self = CUE_BATCH_HEAD (object);

  switch ((CueBatchHeadProperty) prop_id)
    {
    case PROP_BATCH:
      g_value_set_object (value, self->batch);
      break;
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_batch_head_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CueBatchHead *self = CUE_BATCH_HEAD (object);

  switch ((CueBatchHeadProperty) prop_id)
    {
    case PROP_BATCH:
      self->batch = g_value_dup_object (value);
      break;
    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;
    case PROP_EXPANDED:
      if (cue_set_boolean (self, &self->expanded, g_value_get_boolean (value), pspec))
        show_expanded (self);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CUE_TYPE_SEGMENT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-batch-head.ui");
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, top);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, actions);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, missing_button);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, expand_button);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, bar);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, counts);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, left_label);
  gtk_widget_class_bind_template_child (widget_class, CueBatchHead, foot);
  gtk_widget_class_bind_template_callback (widget_class, missing_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
cue_batch_head_class_init (CueBatchHeadClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_batch_head_constructed;
  object_class->dispose = cue_batch_head_dispose;
  object_class->get_property = cue_batch_head_get_property;
  object_class->set_property = cue_batch_head_set_property;
  widget_class->map = cue_batch_head_map;
  widget_class->unmap = cue_batch_head_unmap;

  properties[PROP_BATCH] = g_param_spec_object ("batch", NULL, NULL, CUE_TYPE_BATCH, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "batchhead");
  bind_template (widget_class);
}

static void
cue_batch_head_init (CueBatchHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_counts (self);
}

GtkWidget *
cue_batch_head_new (CueBatch           *batch,
                    CueGenerationQueue *queue)
{
  g_return_val_if_fail (CUE_IS_BATCH (batch), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_BATCH_HEAD, "batch", batch, "queue", queue, NULL);
}

CueBatch *
cue_batch_head_get_batch (CueBatchHead *self)
{
  g_return_val_if_fail (CUE_IS_BATCH_HEAD (self), NULL);

  return self->batch;
}
