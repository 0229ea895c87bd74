/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sleep-watch.h"

#define LOGIN_NAME "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_INTERFACE "org.freedesktop.login1.Manager"

struct _CueSleepWatch
{
  GObject parent_instance;

  GDBusConnection *bus;          /* (owned) (nullable): NULL until it is there */
  GCancellable    *cancellable;  /* (owned) */
  guint            subscription; /* 0: none */
};

G_DEFINE_FINAL_TYPE (CueSleepWatch, cue_sleep_watch, G_TYPE_OBJECT)

static guint woken_signal;

static void
sleep_cb (GDBusConnection *bus,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *name,
          GVariant        *parameters,
          gpointer         user_data)
{
  gboolean begins = TRUE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  if (!begins)
    g_signal_emit (user_data, woken_signal, 0);
}

static void
bus_got_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CueSleepWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bus == NULL)
    {
      g_debug ("Nobody tells of sleep: %s", error->message);
      return;
    }

  g_dbus_connection_set_exit_on_close (bus, FALSE); /* a system bus that ends is no reason to end */
  self->subscription = g_dbus_connection_signal_subscribe (bus, LOGIN_NAME, LOGIN_INTERFACE, "PrepareForSleep", LOGIN_PATH,
                                                           NULL, G_DBUS_SIGNAL_FLAGS_NONE, sleep_cb, self, NULL);
  self->bus = g_steal_pointer (&bus);
}

static void
cue_sleep_watch_dispose (GObject *object)
{
  CueSleepWatch *self = CUE_SLEEP_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  if (self->bus != NULL && self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (cue_sleep_watch_parent_class)->dispose (object);
}

static void
cue_sleep_watch_finalize (GObject *object)
{
  g_clear_object (&CUE_SLEEP_WATCH (object)->cancellable);

  G_OBJECT_CLASS (cue_sleep_watch_parent_class)->finalize (object);
}

static void
cue_sleep_watch_class_init (CueSleepWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_sleep_watch_dispose;
  object_class->finalize = cue_sleep_watch_finalize;

  woken_signal = g_signal_new ("woken", CUE_TYPE_SLEEP_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_sleep_watch_init (CueSleepWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

CueSleepWatch *
cue_sleep_watch_new (void)
{
  CueSleepWatch *self = g_object_new (CUE_TYPE_SLEEP_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_got_cb, g_object_ref (self));
  return self;
}
