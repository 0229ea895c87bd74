/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection.h"

#include "cue-error.h"

/* Where a 429 does not say how long. */
#define DEFAULT_PAUSE_SECONDS 5.0
#define MAX_PAUSE_SECONDS 86400.0
/* A pause is looked at this often, so that a computer that slept through its end goes on soon. */
#define LOOK_MS 10000

/* What is known about the service; see the header. */
struct _CueConnection
{
  GObject parent_instance;

  CueConnectionState state;
  gint64             paused_until;
  gint64             paused_until_monotonic;
  char              *error_text; /* (owned) (nullable) */
  CueRequestLog     *log;        /* (owned) */
  GSource           *timeout;    /* (owned) (nullable): runs while PAUSED */
};

G_DEFINE_ENUM_TYPE (CueConnectionState, cue_connection_state,
  G_DEFINE_ENUM_VALUE (CUE_CONNECTION_UNKNOWN, "unknown"),
  G_DEFINE_ENUM_VALUE (CUE_CONNECTION_ONLINE, "online"),
  G_DEFINE_ENUM_VALUE (CUE_CONNECTION_OFFLINE, "offline"),
  G_DEFINE_ENUM_VALUE (CUE_CONNECTION_PAUSED, "paused"),
  G_DEFINE_ENUM_VALUE (CUE_CONNECTION_KEY_REFUSED, "key-refused"))

G_DEFINE_FINAL_TYPE (CueConnection, cue_connection, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
  PROP_PAUSED_UNTIL,
  PROP_ERROR_TEXT,
  PROP_LOG,
} CueConnectionProperty;

static GParamSpec *properties[PROP_LOG + 1];

typedef enum
{
  SIGNAL_RETRY,
} CueConnectionSignal;

static guint signals[SIGNAL_RETRY + 1];

static void
drop_timeout (CueConnection *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

/* All that is seen changes at once. @error_text: (transfer full) (nullable) */
static void
change (CueConnection     *self,
        CueConnectionState state,
        gint64             paused_until,
        char              *error_text)
{
  g_autofree char *text = error_text;

  g_object_freeze_notify (G_OBJECT (self));
  if (state != CUE_CONNECTION_PAUSED)
    drop_timeout (self);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (self->paused_until != paused_until)
    {
      self->paused_until = paused_until;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED_UNTIL]);
    }
  if (g_strcmp0 (self->error_text, text) != 0)
    {
      g_free (self->error_text);
      self->error_text = g_steal_pointer (&text);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_TEXT]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void wait_for_end (CueConnection *self);

static gboolean
look_cb (gpointer user_data)
{
  CueConnection *self = user_data;

  if (g_get_monotonic_time () >= self->paused_until_monotonic || g_get_real_time () >= self->paused_until)
    change (self, CUE_CONNECTION_UNKNOWN, 0, NULL);
  else
    wait_for_end (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_end (CueConnection *self)
{
  gint64 left = (self->paused_until_monotonic - g_get_monotonic_time ()) / 1000 + 1;

  drop_timeout (self);
  self->timeout = g_timeout_source_new (CLAMP (left, 1, LOOK_MS));
  g_source_set_callback (self->timeout, look_cb, self, NULL);
  g_source_attach (self->timeout, g_main_context_get_thread_default ());
}

/* A second 429 makes a pause longer, never shorter. */
static void
pause_for (CueConnection *self,
           const GError  *error)
{
  double seconds = cue_net_error_get_retry_after (error);
  gint64 span = 0;
  gint64 until = 0;

  if (!(seconds >= 0))
    seconds = DEFAULT_PAUSE_SECONDS;
  span = MIN (seconds, MAX_PAUSE_SECONDS) * G_USEC_PER_SEC;
  until = g_get_real_time () + span;
  if (self->state == CUE_CONNECTION_PAUSED && until <= self->paused_until)
    return;

  self->paused_until_monotonic = g_get_monotonic_time () + span;
  wait_for_end (self);
  change (self, CUE_CONNECTION_PAUSED, until, cue_error_dup_sentence (error));
}

static void
cue_connection_finalize (GObject *object)
{
  CueConnection *self = CUE_CONNECTION (object);

  drop_timeout (self);
  g_free (self->error_text);
  g_object_unref (self->log);

  G_OBJECT_CLASS (cue_connection_parent_class)->finalize (object);
}

static void
cue_connection_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CueConnection *self = CUE_CONNECTION (object);

  switch ((CueConnectionProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PAUSED_UNTIL:
      g_value_set_int64 (value, self->paused_until);
      break;
    case PROP_ERROR_TEXT:
      g_value_set_string (value, self->error_text);
      break;
    case PROP_LOG:
      g_value_set_object (value, self->log);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connection_class_init (CueConnectionClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cue_connection_finalize;
  object_class->get_property = cue_connection_get_property;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_CONNECTION_STATE, CUE_CONNECTION_UNKNOWN, flags);
  properties[PROP_PAUSED_UNTIL] = g_param_spec_int64 ("paused-until", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ERROR_TEXT] = g_param_spec_string ("error-text", NULL, NULL, NULL, flags);
  properties[PROP_LOG] = g_param_spec_object ("log", NULL, NULL, CUE_TYPE_REQUEST_LOG, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_connection_init (CueConnection *self)
{
  self->log = cue_request_log_new ();
}

CueConnection *
cue_connection_new (void)
{
  return g_object_new (CUE_TYPE_CONNECTION, NULL);
}

CueConnectionState
cue_connection_get_state (CueConnection *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION (self), CUE_CONNECTION_UNKNOWN);

  return self->state;
}

gint64
cue_connection_get_paused_until (CueConnection *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION (self), 0);

  return self->paused_until;
}

const char *
cue_connection_get_error_text (CueConnection *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION (self), NULL);

  return self->error_text;
}

CueRequestLog *
cue_connection_get_log (CueConnection *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION (self), NULL);

  return self->log;
}

gboolean
cue_connection_may_send (CueConnection *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION (self), FALSE);

  return self->state != CUE_CONNECTION_PAUSED && self->state != CUE_CONNECTION_KEY_REFUSED;
}

/* What left before the pause, or before the key was refused, may still be answered: that ends neither. */
void
cue_connection_note_answer (CueConnection *self)
{
  g_return_if_fail (CUE_IS_CONNECTION (self));

  if (cue_connection_may_send (self))
    change (self, CUE_CONNECTION_ONLINE, 0, NULL);
}

void
cue_connection_note_error (CueConnection *self,
                           const GError  *error)
{
  g_return_if_fail (CUE_IS_CONNECTION (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED))
    change (self, CUE_CONNECTION_KEY_REFUSED, 0, cue_error_dup_sentence (error));
  else if (self->state == CUE_CONNECTION_KEY_REFUSED)
    return;
  else if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY))
    pause_for (self, error);
  else if (self->state != CUE_CONNECTION_PAUSED && (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE) ||
                                                    g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE)))
    change (self, CUE_CONNECTION_OFFLINE, 0, cue_error_dup_sentence (error));
}

void
cue_connection_retry (CueConnection *self)
{
  g_return_if_fail (CUE_IS_CONNECTION (self));

  g_object_ref (self);
  if (self->state != CUE_CONNECTION_ONLINE)
    change (self, CUE_CONNECTION_UNKNOWN, 0, NULL);
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
  g_object_unref (self);
}
