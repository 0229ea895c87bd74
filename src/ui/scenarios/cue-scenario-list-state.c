/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list shows in place of rows, above them and below its title. */
#include "cue-scenario-list-private.h"

#include "cue-number-text.h"

#include <glib/gi18n.h>

/* Waiting is shown late: what is there within this time is simply there. */
#define LOADING_DELAY_MS 300

static gboolean
library_flag (CueScenarioList *self,
              const char      *property)
{
  gboolean value = FALSE;

  g_object_get (self->library, property, &value, NULL);
  return value;
}

static void
show_counts (CueScenarioList *self)
{
  guint            n_scenarios = g_list_model_get_n_items (G_LIST_MODEL (self->of_agent));
  g_autofree char *number = cue_number_text (n_scenarios);
  g_autofree char *text = NULL;

  if (n_scenarios == 0 && !library_flag (self, "loaded") && library_flag (self, "loading"))
    text = g_strdup (_ ("Loading…"));
  else
    /* translators: below the name of an agent: how many scenarios it has */
    text = g_strdup_printf (ngettext ("%s scenario", "%s scenarios", n_scenarios), number);

  adw_window_title_set_subtitle (self->window_title, text);
}

/* Whether rows may still come without anybody doing anything. */
static gboolean
is_searching (CueScenarioList *self)
{
  return cue_scenario_filter_is_busy (self->word_filter) ||
         gtk_filter_list_model_get_pending (self->found) > 0 ||
         gtk_filter_list_model_get_pending (self->of_agent) > 0;
}

void
cue_scenario_list_show_state (CueScenarioList *self)
{
  guint       n_scenarios = g_list_model_get_n_items (G_LIST_MODEL (self->of_agent));
  guint       n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  const char *state = "blank";

  if (n_rows > 0)
    state = "rows";
  else if (n_scenarios > 0)
    state = is_searching (self) ? "blank" : "nothing";
  else if (library_flag (self, "loaded") && !is_searching (self))
    state = "empty";
  else if (library_flag (self, "loading") && self->late)
    state = "loading";

  gtk_stack_set_visible_child_name (self->stack, state);
  show_counts (self);
}

/* What the strip over the whole workspace says is not said again here. */
static gboolean
is_said_elsewhere (CueScenarioList *self)
{
  CueConnectionState state = cue_connection_get_state (cue_library_get_connection (self->library));

  return state == CUE_CONNECTION_OFFLINE || state == CUE_CONNECTION_PAUSED || state == CUE_CONNECTION_KEY_REFUSED;
}

void
cue_scenario_list_show_error (CueScenarioList *self)
{
  g_autofree char *store_error = NULL;
  g_autofree char *error = NULL;
  const char      *text;

  g_object_get (self->library, "store-error-text", &store_error, "error-text", &error, NULL);
  text = store_error != NULL || is_said_elsewhere (self) ? store_error : error;

  if (text != NULL)
    cue_banner_show (self->banner, text, _ ("Try Again"), "win.refresh");
  else
    cue_banner_hide (self->banner);
}

static void
loading_late_cb (gpointer user_data)
{
  CueScenarioList *self = user_data;

  self->loading_timeout = 0;
  self->late = TRUE;
  cue_scenario_list_show_state (self);
}

void
cue_scenario_list_follow_loading (CueScenarioList *self)
{
  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  self->late = FALSE;
  if (library_flag (self, "loading"))
    self->loading_timeout = g_timeout_add_once (LOADING_DELAY_MS, loading_late_cb, self);

  cue_scenario_list_show_state (self);
}
