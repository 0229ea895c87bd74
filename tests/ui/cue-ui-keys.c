/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui-keys.h"

#include "cue-test.h"

/* Keys that came up again, since the beginning. */
static guint n_released;

static gboolean
is_done (gpointer data)
{
  return *(gboolean *) data;
}

static void
exited_cb (GPid     pid,
           int      status,
           gpointer data)
{
  g_spawn_close_pid (pid);
  *(gboolean *) data = TRUE;
}

/* Presses keys of the keyboard, as the window system tells of them. */
static void
run_xdotool (const char *command,
             const char *argument)
{
  const char *argv[] = { "xdotool", command, "--clearmodifiers", argument, NULL };
  gboolean    done = FALSE;
  GPid        pid;

  g_assert_true (g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  g_child_watch_add (pid, exited_cb, &done);
  g_assert_true (cue_test_wait_until (is_done, &done, CUE_TEST_TIMEOUT));
}

static void
released_cb (void)
{
  n_released++;
}

static gboolean
is_released (gpointer data)
{
  return n_released >= *(guint *) data;
}

/* A key with those that are held, like "ctrl+c"; returns when the window has been told of all of it. */
void
cue_ui_keys_press (const char *key)
{
  g_auto (GStrv) keys = g_strsplit (key, "+", -1);
  guint wanted = n_released + g_strv_length (keys);

  run_xdotool ("key", key);
  g_assert_true (cue_test_wait_until (is_released, &wanted, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

void
cue_ui_keys_type (const char *text)
{
  run_xdotool ("type", text);
}

void
cue_ui_keys_listen (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-released", G_CALLBACK (released_cb), NULL);
  gtk_widget_add_controller (window, keys);
}
