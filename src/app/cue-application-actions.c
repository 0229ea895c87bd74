/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueApplication, its actions. */
#include "cue-application-private.h"

#include "cue-config.h"
#include "cue-practice-text.h"
#include "cue-preferences-window.h"

#include <glib/gi18n.h>

/* (transfer none) (nullable): the workspace whose id is @parameter; an empty one means the one that is open. */
static CueWorkspace *
find_workspace (CueApplication *self,
                GVariant       *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  return *id != '\0' ? cue_workspace_list_find (self->list, id) : cue_sessions_get_workspace (self->sessions);
}

static void
open_workspace (CueApplication *self,
                CueWorkspace   *workspace)
{
  cue_application_ensure_window (self);
  if (!self->quitting)
    cue_workspace_manager_open (CUE_WORKSPACE_MANAGER (self->workspaces), workspace);
}

static void
open_local_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CueApplication *self = user_data;

  open_workspace (self, cue_workspace_list_find (self->list, CUE_WORKSPACE_LOCAL_ID));
}

static void
open_workspace_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  CueApplication *self = user_data;
  CueWorkspace   *workspace = find_workspace (self, parameter);

  if (workspace != NULL)
    open_workspace (self, workspace);
}

/* @workspace (nullable): NULL adds one. */
static void
show_connect (CueApplication *self,
              CueWorkspace   *workspace)
{
  cue_application_ensure_window (self);
  cue_connect_page_edit (cue_window_get_connect_page (self->window), workspace);
  cue_window_show_connect (self->window);
  if (self->preferences != NULL)
    gtk_window_destroy (self->preferences);
}

static void
add_workspace_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  show_connect (user_data, NULL);
}

static void
edit_workspace_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  CueApplication *self = user_data;
  CueWorkspace   *workspace = find_workspace (self, parameter);

  if (workspace != NULL && cue_workspace_get_kind (workspace) == CUE_WORKSPACE_CEKURA)
    show_connect (self, workspace);
}

static void
enter_key_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  CueApplication *self = user_data;
  CueWorkspace   *workspace = cue_sessions_get_workspace (self->sessions);

  if (workspace != NULL && cue_workspace_get_kind (workspace) == CUE_WORKSPACE_CEKURA)
    cue_application_ask_for_key (self, workspace, NULL);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  CueApplication *self = user_data;

  cue_application_ensure_window (self);
  if (self->preferences == NULL)
    {
      self->preferences = cue_preferences_window_new (CUE_WORKSPACE_MANAGER (self->workspaces), self->settings);
      g_object_add_weak_pointer (G_OBJECT (self->preferences), (gpointer *) &self->preferences);
      cue_preferences_window_set_practice (CUE_PREFERENCES_WINDOW (self->preferences),
                                           g_action_map_lookup_action (G_ACTION_MAP (self), "practice"));
      gtk_window_set_transient_for (self->preferences, GTK_WINDOW (self->window));
    }
  cue_preferences_window_show_page (CUE_PREFERENCES_WINDOW (self->preferences), g_variant_get_string (parameter, NULL));
  gtk_window_present (self->preferences);
}

static void
retry_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cue_sessions_retry (CUE_APPLICATION (user_data)->sessions);
}

static void
cancel_opening_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  cue_sessions_cancel (CUE_APPLICATION (user_data)->sessions);
}

static void
show_draft_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CueApplication   *self = user_data;
  CueWorkspaceView *view;
  CueDraft         *draft = NULL;

  g_application_activate (G_APPLICATION (self));
  view = cue_window_get_view (self->window);
  if (view != NULL)
    draft = cue_library_find_draft (cue_workspace_view_get_library (view), g_variant_get_string (parameter, NULL));
  if (draft != NULL)
    cue_workspace_view_show_draft (view, draft);
}

/* The texts of the scenario, where what was written has come to. */
static void
show_result_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  CueApplication   *self = user_data;
  CueSession       *session = cue_sessions_get_session (self->sessions);
  CueWorkspaceView *view;
  CueGeneration    *generation = NULL;
  CueDraft         *draft = NULL;

  g_application_activate (G_APPLICATION (self));
  view = cue_window_get_view (self->window);
  if (view != NULL && session != NULL)
    generation = cue_generation_queue_find (cue_session_get_queue (session), g_variant_get_string (parameter, NULL));
  if (generation != NULL)
    draft = cue_library_find_draft (cue_workspace_view_get_library (view), cue_generation_get_draft_id (generation));
  if (draft == NULL)
    return;

  cue_workspace_view_show_draft (view, draft);
  if (cue_generation_get_variant (generation) != NULL)
    cue_scenario_page_show_variant (cue_workspace_view_get_page (view), cue_generation_get_variant (generation));
  else
    cue_scenario_page_show_tab (cue_workspace_view_get_page (view), "instructions");
}

static void
show_activity_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  CueApplication   *self = user_data;
  CueWorkspaceView *view;

  g_application_activate (G_APPLICATION (self));
  view = cue_window_get_view (self->window);
  if (view != NULL)
    cue_workspace_view_show_activity (view, g_variant_get_string (parameter, NULL));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CueApplication *self = user_data;

  gtk_show_about_dialog (GTK_WINDOW (self->window),
                         "program-name", _ ("Cuecard"),
                         "logo-icon-name", CUE_APP_ID,
                         "version", CUE_VERSION,
                         "comments", _ ("Describe a call in your own words, have the caller’s instructions written, and compare the results."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* translators: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  cue_application_begin_quit (user_data);
}

static void
practice_wanted (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  const char *word = g_variant_get_string (value, NULL);

  if (cue_practice_text_knows (word))
    cue_sessions_set_practice (CUE_APPLICATION (user_data)->sessions, word);
}

static void
practice_changed_cb (CueApplication *self)
{
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "practice"));
  const char    *word = cue_sessions_get_practice (self->sessions);

  g_simple_action_set_state (action, g_variant_new_string (word != NULL ? word : CUE_PRACTICE_OFF));
  g_simple_action_set_enabled (action, word != NULL);
}

void
cue_application_install_actions (CueApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "open-local", .activate = open_local_action },
    { .name = "open-workspace", .parameter_type = "s", .activate = open_workspace_action },
    { .name = "connect", .activate = add_workspace_action },
    { .name = "add-workspace", .activate = add_workspace_action },
    { .name = "edit-workspace", .parameter_type = "s", .activate = edit_workspace_action },
    { .name = "enter-key", .activate = enter_key_action },
    { .name = "preferences", .parameter_type = "s", .activate = preferences_action },
    { .name = "practice", .parameter_type = "s", .state = "'" CUE_PRACTICE_OFF "'", .change_state = practice_wanted },
    { .name = "retry", .activate = retry_action },
    { .name = "cancel-opening", .activate = cancel_opening_action },
    { .name = "show-draft", .parameter_type = "s", .activate = show_draft_action },
    { .name = "show-result", .parameter_type = "s", .activate = show_result_action },
    { .name = "show-activity", .parameter_type = "s", .activate = show_activity_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->sessions, "notify::practice", G_CALLBACK (practice_changed_cb), self, G_CONNECT_SWAPPED);
  practice_changed_cb (self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", (const char *[]){ "<Control>q", NULL });
  cue_window_install_keys (GTK_APPLICATION (self));
}
