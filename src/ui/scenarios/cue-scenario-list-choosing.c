/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing several scenarios in the list, and what is done with them. */
#include "cue-scenario-list-private.h"

#include "cue-scenario-row.h"

#include <glib/gi18n.h>

gboolean
cue_scenario_list_has_several (CueScenarioList *self)
{
  return cue_scenario_selection_get_keeping (self->selection) || cue_scenario_selection_get_n_chosen (self->selection) > 1;
}

static void
show_several (CueScenarioList *self)
{
  gboolean several = cue_scenario_list_has_several (self);
  gboolean choosing = cue_scenario_selection_get_keeping (self->selection);

  cue_selection_bar_set_n_chosen (self->selection_bar, cue_scenario_selection_get_n_chosen (self->selection));
  gtk_widget_set_visible (GTK_WIDGET (self->selection_bar), several);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scenarios.stop-choosing", several);
  /* In a narrow window a row is opened by a click, and by the pointer passing over it selected. */
  gtk_list_view_set_single_click_activate (self->view, self->click_opens && !choosing);
}

void
cue_scenario_list_follow_selected (CueScenarioList *self)
{
  if (!cue_scenario_list_has_several (self))
    {
      self->syncing = TRUE;
      cue_scenario_selection_choose_only (self->selection, self->selected);
      self->syncing = FALSE;
    }
  show_several (self);
}

/* One that was chosen by itself is what the page shows; with several the page stays with the scenario it has. */
static void
chosen_changed_cb (CueScenarioList *self)
{
  guint n_chosen = cue_scenario_selection_get_n_chosen (self->selection);

  if (self->syncing || self->view == NULL)
    return;

  if (n_chosen == 1 && !cue_scenario_selection_get_keeping (self->selection))
    {
      g_autoptr (GPtrArray) chosen = NULL;
      guint lead = cue_scenario_selection_get_lead (self->selection);
      g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->selection), lead);

      if (draft == NULL || !cue_scenario_selection_has (self->selection, draft))
        {
          chosen = cue_scenario_selection_list_chosen (self->selection);
          g_set_object (&draft, g_ptr_array_index (chosen, 0));
        }
      cue_scenario_list_set_lead (self, draft, lead);
    }
  else if (n_chosen > 1 && self->click_opens)
    cue_scenario_selection_set_keeping (self->selection, TRUE);
  cue_scenario_list_follow_selected (self);
}

static void
choosing_changed_cb (CueScenarioList *self)
{
  if (self->view == NULL)
    return;

  self->syncing = TRUE;
  if (!cue_scenario_selection_get_keeping (self->selection))
    cue_scenario_selection_choose_only (self->selection, self->selected);
  else if (cue_scenario_selection_get_n_chosen (self->selection) < 2)
    cue_scenario_selection_choose_only (self->selection, NULL);
  self->syncing = FALSE;
  show_several (self);
}

static void
stop_choosing (CueScenarioList *self)
{
  cue_scenario_selection_set_keeping (self->selection, FALSE);
  cue_scenario_selection_choose_only (self->selection, self->selected);
  cue_scenario_list_follow_selected (self);
}

static void
stop_choosing_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  stop_choosing (CUE_SCENARIO_LIST (widget));
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  cue_scenario_selection_set_keeping (CUE_SCENARIO_LIST (widget)->selection, TRUE);
}

void
cue_scenario_list_forget_removed (CueScenarioList *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  if (!cue_scenario_list_has_several (self))
    return;

  chosen = cue_scenario_selection_list_chosen (self->selection);
  for (guint i = 0; i < chosen->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (chosen, i);

      if (cue_library_find_draft (self->library, cue_draft_get_id (draft)) != draft)
        cue_scenario_selection_forget (self->selection, draft);
    }
}

static void
requested_cb (CueScenarioList *self,
              const char      *what)
{
  static const char *const wishes[][2] = {
    { "generate", "workspace.order" },
    { "judge", "win.judge-blind" },
    { "compare", "win.compare-drafts" },
  };
  g_autoptr (GPtrArray) chosen = cue_scenario_selection_list_chosen (self->selection);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (ids, (gpointer) cue_draft_get_id (g_ptr_array_index (chosen, i)));
  g_ptr_array_add (ids, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      if (g_str_equal (what, wishes[i][0]))
        gtk_widget_activate_action (GTK_WIDGET (self), wishes[i][1], "^as", ids->pdata);
    }
}

/* While several are being chosen a click ticks a row, or takes the tick off. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CueScenarioList *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget      *view = GTK_WIDGET (self->view);
  GtkWidget      *item = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget      *row;

  if (!cue_scenario_selection_get_keeping (self->selection) || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return;

  while (item != NULL && gtk_widget_get_parent (item) != view)
    item = gtk_widget_get_parent (item);
  row = item != NULL ? gtk_widget_get_first_child (item) : NULL;
  if (row == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (item);
  gtk_widget_activate_action (row, "listitem.select", "(bb)", TRUE, FALSE);
}

static void
setup_row_cb (CueScenarioList *self,
              GtkListItem     *item)
{
  GtkWidget *row = g_object_new (CUE_TYPE_SCENARIO_ROW, NULL);

  g_object_bind_property (self->selection, "keeping", row, "choosing", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "item", row, "draft", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "selected", row, "chosen", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

void
cue_scenario_list_start_choosing (CueScenarioList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  g_object_bind_property (self->selection, "keeping", self->choose_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (chosen_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::keeping", G_CALLBACK (choosing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::n-chosen", G_CALLBACK (show_several), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection_bar, "requested", G_CALLBACK (requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection_bar, "cancelled", G_CALLBACK (stop_choosing), self, G_CONNECT_SWAPPED);
  show_several (self);
}

void
cue_scenario_list_install_choosing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "scenarios.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "scenarios.stop-choosing", NULL, stop_choosing_action);
}

GPtrArray *
cue_scenario_list_list_chosen (CueScenarioList *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_LIST (self), NULL);

  return cue_scenario_selection_list_chosen (self->selection);
}
