/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-bar.h"

#include "cue-connection-text.h"
#include "cue-property.h"

#include <glib/gi18n.h>

/* Reading is said when it takes longer than this. */
#define READING_DELAY_MS 2000

typedef enum
{
  KIND_NONE,
  KIND_KEY_REFUSED,
  KIND_PAUSED,
  KIND_OFFLINE,
  KIND_READING,
} Kind;

/* How each kind of news looks, and what can be done about it. */
static const struct
{
  const char *style_class;
  const char *icon_name;
  const char *button_label;
  const char *action_name;
} looks[] = {
  [KIND_KEY_REFUSED] = { "urgent", "dialog-password-symbolic", N_ ("Enter a New Key…"), "app.enter-key" },
  [KIND_PAUSED] = { "calm", "media-playback-pause-symbolic", N_ ("Retry Now"), "bar.retry" },
  [KIND_OFFLINE] = { "calm", "network-offline-symbolic", N_ ("Try Again"), "bar.retry" },
  [KIND_READING] = { "calm", "emblem-synchronizing-symbolic", N_ ("Stop"), "bar.stop" },
};

struct _CueConnectionBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox      *box;
  GtkImage    *icon;
  GtkLabel    *label;
  GtkButton   *button;

  CueLibrary         *library; /* (owned) */
  CueGenerationQueue *queue;   /* (owned) */

  Kind     kind;
  char    *text;   /* (owned) (nullable) */
  char    *spoken; /* (owned) (nullable): the same without what changes each second */
  gboolean late;   /* reading has taken long enough to be said */
  gboolean practising;
  guint    reading_timeout;
  guint    tick_timeout;
};

G_DEFINE_FINAL_TYPE (CueConnectionBar, cue_connection_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_QUEUE,
  PROP_TEXT,
} CueConnectionBarProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void update (CueConnectionBar *self);

static guint
get_count (gpointer    object,
           const char *property)
{
  guint count = 0;

  g_object_get (object, property, &count, NULL);
  return count;
}

static Kind
find_kind (CueConnectionBar *self)
{
  switch (cue_connection_get_state (cue_library_get_connection (self->library)))
    {
    case CUE_CONNECTION_KEY_REFUSED:
      return self->practising ? KIND_NONE : KIND_KEY_REFUSED;
    case CUE_CONNECTION_PAUSED:
      return KIND_PAUSED;
    case CUE_CONNECTION_OFFLINE:
      return KIND_OFFLINE;
    case CUE_CONNECTION_UNKNOWN:
    case CUE_CONNECTION_ONLINE:
    default:
      return self->late ? KIND_READING : KIND_NONE;
    }
}

static void
tick_cb (gpointer user_data)
{
  CueConnectionBar *self = user_data;

  self->tick_timeout = 0;
  update (self);
}

/* Comes back when the countdown shows another second. */
static void
wait_for_tick (CueConnectionBar *self,
               gint64            left)
{
  g_clear_handle_id (&self->tick_timeout, g_source_remove);
  if (left > 0)
    self->tick_timeout = g_timeout_add_once ((guint) (left % G_USEC_PER_SEC / 1000) + 1, tick_cb, self);
}

/* (transfer full): what is to be read; @spoken (out) (transfer full): and what is to be heard. */
static char *
dup_text (CueConnectionBar *self,
          Kind              kind,
          char            **spoken)
{
  CueConnection *connection = cue_library_get_connection (self->library);
  gint64         until = cue_connection_get_paused_until (connection);
  gint64         now = g_get_real_time ();
  char          *text = NULL;

  switch (kind)
    {
    case KIND_KEY_REFUSED:
      text = g_strdup (_ ("The service does not know the key any more. Nothing is sent until there is a new one."));
      break;
    case KIND_PAUSED:
      *spoken = cue_connection_text_until (until, now);
      wait_for_tick (self, until - now);
      return cue_connection_text_paused (until, now);
    case KIND_OFFLINE:
      text = cue_connection_text_offline (cue_connection_get_error_text (connection),
                                          cue_library_get_refreshed (self->library), now,
                                          cue_library_get_n_waiting (self->library), get_count (self->queue, "n-waiting"));
      break;
    case KIND_READING:
      *spoken = cue_connection_text_reading (0, 0);
      return cue_connection_text_reading (get_count (self->library, "n-read"), get_count (self->library, "n-total"));
    case KIND_NONE:
    default:
      return NULL;
    }

  *spoken = g_strdup (text);
  return text;
}

static void
show_kind (CueConnectionBar *self,
           Kind              kind)
{
  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_revealer_set_reveal_child (self->revealer, kind != KIND_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self), kind != KIND_NONE);
  if (kind == KIND_NONE)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "calm");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "urgent");
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[kind].style_class);
  gtk_image_set_from_icon_name (self->icon, looks[kind].icon_name);
  gtk_button_set_label (self->button, _ (looks[kind].button_label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), looks[kind].action_name);
}

/* A screen reader is told of what is new, not of each second. */
static void
speak (CueConnectionBar *self,
       const char       *spoken)
{
  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : "", -1);
}

static void
update (CueConnectionBar *self)
{
  Kind             kind = find_kind (self);
  g_autofree char *spoken = NULL;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->tick_timeout, g_source_remove);
  text = dup_text (self, kind, &spoken);
  if (text != NULL)
    gtk_label_set_text (self->label, text);
  show_kind (self, kind);
  speak (self, spoken);
  cue_set_string (self, &self->text, text, properties[PROP_TEXT]);
}

static void
reading_late_cb (gpointer user_data)
{
  CueConnectionBar *self = user_data;

  self->reading_timeout = 0;
  self->late = TRUE;
  update (self);
}

static void
loading_changed_cb (CueConnectionBar *self)
{
  gboolean loading = FALSE;

  g_object_get (self->library, "loading", &loading, NULL);
  g_clear_handle_id (&self->reading_timeout, g_source_remove);
  self->late = FALSE;
  if (loading)
    self->reading_timeout = g_timeout_add_once (READING_DELAY_MS, reading_late_cb, self);
  update (self);
}

/* What was read counts only while that is what the strip speaks of. */
static void
progress_cb (CueConnectionBar *self)
{
  if (self->kind == KIND_READING)
    update (self);
}

static void
waiting_changed_cb (CueConnectionBar *self)
{
  if (self->kind == KIND_OFFLINE)
    update (self);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CueConnectionBar *self = CUE_CONNECTION_BAR (widget);
  gboolean          offline = self->kind == KIND_OFFLINE;

  cue_connection_retry (cue_library_get_connection (self->library));
  if (offline)
    gtk_widget_activate_action (widget, "win.refresh", NULL);
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  cue_library_stop_refresh (CUE_CONNECTION_BAR (widget)->library);
}

static void
cue_connection_bar_constructed (GObject *object)
{
  CueConnectionBar *self = CUE_CONNECTION_BAR (object);
  CueConnection    *connection = cue_library_get_connection (self->library);

  G_OBJECT_CLASS (cue_connection_bar_parent_class)->constructed (object);

  g_signal_connect_object (connection, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::loading", G_CALLBACK (loading_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::n-read", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::n-total", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::n-waiting", G_CALLBACK (waiting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::refreshed", G_CALLBACK (waiting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify::n-waiting", G_CALLBACK (waiting_changed_cb), self, G_CONNECT_SWAPPED);
  loading_changed_cb (self);
}

static void
cue_connection_bar_dispose (GObject *object)
{
  CueConnectionBar *self = CUE_CONNECTION_BAR (object);

  g_clear_handle_id (&self->reading_timeout, g_source_remove);
  g_clear_handle_id (&self->tick_timeout, g_source_remove);
  /* The bin's own child is one of the template's, which would be taken from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_CONNECTION_BAR);
  g_clear_object (&self->queue);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (cue_connection_bar_parent_class)->dispose (object);
}

static void
cue_connection_bar_finalize (GObject *object)
{
  CueConnectionBar *self = CUE_CONNECTION_BAR (object);

  g_free (self->text);
  g_free (self->spoken);

  G_OBJECT_CLASS (cue_connection_bar_parent_class)->finalize (object);
}

static void
cue_connection_bar_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CueConnectionBar *self = CUE_CONNECTION_BAR (object);

  switch ((CueConnectionBarProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connection_bar_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CueConnectionBar *self = CUE_CONNECTION_BAR (object);

  switch ((CueConnectionBarProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;
    case PROP_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connection_bar_class_init (CueConnectionBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_connection_bar_constructed;
  object_class->dispose = cue_connection_bar_dispose;
  object_class->finalize = cue_connection_bar_finalize;
  object_class->get_property = cue_connection_bar_get_property;
  object_class->set_property = cue_connection_bar_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "bar.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "bar.stop", NULL, stop_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (widget_class, "strip");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-connection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConnectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionBar, box);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionBar, icon);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionBar, button);
}

static void
cue_connection_bar_init (CueConnectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_connection_bar_new (CueLibrary         *library,
                        CueGenerationQueue *queue)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_CONNECTION_BAR, "library", library, "queue", queue, NULL);
}

const char *
cue_connection_bar_get_text (CueConnectionBar *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_BAR (self), NULL);

  return self->text;
}

void
cue_connection_bar_set_practising (CueConnectionBar *self,
                                   gboolean          practising)
{
  g_return_if_fail (CUE_IS_CONNECTION_BAR (self));

  self->practising = practising;
  update (self);
}

void
cue_connection_bar_set_narrow (CueConnectionBar *self,
                               gboolean          narrow)
{
  g_return_if_fail (CUE_IS_CONNECTION_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->box, narrow ? 6 : 12);
}
