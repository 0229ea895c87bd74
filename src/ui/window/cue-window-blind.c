/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWindow: judging blind and the map of stability, pages that take the place of the workspace. */
#include "cue-window-private.h"

#include "cue-blind-bench.h"
#include "cue-stability-page.h"

#include <glib/gi18n.h>

/* Most paused rounds that the main menu lists. */
#define MAX_MENU_ROUNDS 5

#define BENCH_NAME "blind"
#define STABILITY_NAME "stability"

static CueBlindBench *
find_bench (CueWindow *self)
{
  return (CueBlindBench *) gtk_stack_get_child_by_name (cue_window_get_stack (self), BENCH_NAME);
}

/* What is judged without names must not be told by the workspace behind it, which a screen reader could go to: it is not
 * there for as long. */
static void
judging_changed_cb (CueWindow *self)
{
  CueBlindBench *bench = find_bench (self);
  GtkWidget     *workspace = gtk_stack_get_child_by_name (cue_window_get_stack (self), "workspace");

  gtk_widget_set_visible (workspace, bench == NULL || !cue_blind_bench_get_judging (bench));
}

/* The menu offers what is paused. */
static void
update_menu (CueWindow *self)
{
  CueBlindBench    *bench = find_bench (self);
  CueWorkspaceView *view = cue_window_get_view (self);
  GListModel       *rounds;
  GMenu            *menu;

  if (bench == NULL || view == NULL)
    return;

  rounds = G_LIST_MODEL (cue_blind_bench_get_rounds (bench));
  menu = cue_navigation_get_rounds_menu (cue_workspace_view_get_navigation (view));
  g_menu_remove_all (menu);
  for (guint i = 0; i < g_list_model_get_n_items (rounds) && g_menu_model_get_n_items (G_MENU_MODEL (menu)) < MAX_MENU_ROUNDS; i++)
    {
      g_autoptr (CueBlindRound) round = g_list_model_get_item (rounds, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (cue_blind_round_is_finished (round))
        continue;
      /* translators: a menu item that goes on with a paused round of judging: what it is about, and how far it is */
      label = g_strdup_printf (_ ("Go On Judging “%s” (%u of %u)"), cue_blind_round_get_title (round),
                               cue_blind_round_get_n_votes (round), cue_blind_round_get_n_items (round));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.resume-round", "s", cue_blind_round_get_id (round));
      g_menu_append_item (menu, item);
    }
}

static void
show_child (CueWindow *self,
            GtkWidget *child)
{
  gtk_stack_set_visible_child (cue_window_get_stack (self), child);
  cue_window_enable_actions (self);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
closed_cb (CueWindow *self)
{
  update_menu (self);
  cue_window_go_back (self);
  cue_window_enable_actions (self);
}

static void
compare_cb (CueWindow  *self,
            const char *draft_id)
{
  CueWorkspaceView *view = cue_window_get_view (self);
  CueDraft         *draft = cue_library_find_draft (cue_workspace_view_get_library (view), draft_id);

  closed_cb (self);
  if (draft == NULL)
    return;

  cue_workspace_view_show_draft (view, draft);
  cue_scenario_page_show_tab (cue_workspace_view_get_page (view), "compare");
}

static void
rounds_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cue_blind_rounds_load_finish (CUE_BLIND_ROUNDS (source), result, &error))
    g_message ("Rounds of judging cannot be read: %s", error->message);
}

void
cue_window_open_bench (CueWindow  *self,
                       CueLibrary *library)
{
  g_autoptr (CueBlindRounds) rounds = cue_blind_rounds_new (cue_library_get_store (library));
  GtkWidget *bench = cue_blind_bench_new (library, rounds);

  cue_window_close_bench (self);
  gtk_stack_add_named (cue_window_get_stack (self), bench, BENCH_NAME);
  g_signal_connect_object (bench, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bench, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bench, "notify::judging", G_CALLBACK (judging_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rounds, "items-changed", G_CALLBACK (update_menu), self, G_CONNECT_SWAPPED);
  cue_blind_rounds_load_async (rounds, cue_window_get_cancellable (self), rounds_loaded_cb, NULL);
}

static void
remove_child (CueWindow  *self,
              const char *name)
{
  GtkWidget *child = gtk_stack_get_child_by_name (cue_window_get_stack (self), name);

  if (child != NULL)
    gtk_stack_remove (cue_window_get_stack (self), child);
}

void
cue_window_close_bench (CueWindow *self)
{
  remove_child (self, BENCH_NAME);
  remove_child (self, STABILITY_NAME);
  judging_changed_cb (self);
}

gboolean
cue_window_shows_bench (CueWindow *self)
{
  const char *name = cue_window_get_page (self);

  return g_strcmp0 (name, BENCH_NAME) == 0 || g_strcmp0 (name, STABILITY_NAME) == 0;
}

/* (transfer full) (element-type CueDraft): those of the ids that are there. */
static GPtrArray *
find_drafts (CueWindow *self,
             GVariant  *ids)
{
  CueLibrary  *library = cue_workspace_view_get_library (cue_window_get_view (self));
  GPtrArray   *drafts = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char  *id = NULL;

  g_variant_iter_init (&iter, ids);
  while (g_variant_iter_next (&iter, "&s", &id))
    {
      CueDraft *draft = cue_library_find_draft (library, id);

      if (draft != NULL)
        g_ptr_array_add (drafts, g_object_ref (draft));
    }
  return drafts;
}

static void
judge_blind_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  CueWindow     *self = CUE_WINDOW (widget);
  CueBlindBench *bench = find_bench (self);
  g_autoptr (GPtrArray) drafts = NULL;

  if (bench == NULL || cue_window_shows_bench (self))
    return;

  drafts = find_drafts (self, parameter);
  cue_blind_bench_set_up (bench, drafts);
  show_child (self, GTK_WIDGET (bench));
}

static void
resume_round_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  CueWindow     *self = CUE_WINDOW (widget);
  CueBlindBench *bench = find_bench (self);
  CueBlindRound *round = NULL;

  if (bench != NULL)
    round = cue_blind_rounds_find (cue_blind_bench_get_rounds (bench), g_variant_get_string (parameter, NULL));
  if (round == NULL)
    return;

  gtk_stack_set_visible_child (cue_window_get_stack (self), GTK_WIDGET (bench));
  cue_blind_bench_show_round (bench, round);
  cue_window_enable_actions (self);
}

static void
stability_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CueWindow        *self = CUE_WINDOW (widget);
  CueWorkspaceView *view = cue_window_get_view (self);
  CueDraft         *draft = NULL;
  GtkWidget        *page = gtk_stack_get_child_by_name (cue_window_get_stack (self), STABILITY_NAME);

  if (view != NULL)
    draft = cue_library_find_draft (cue_workspace_view_get_library (view), g_variant_get_string (parameter, NULL));
  if (draft == NULL)
    return;

  if (page == NULL)
    {
      page = g_object_new (CUE_TYPE_STABILITY_PAGE, NULL);
      gtk_stack_add_named (cue_window_get_stack (self), page, STABILITY_NAME);
      g_signal_connect_object (page, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  cue_stability_page_set_draft (CUE_STABILITY_PAGE (page), draft);
  show_child (self, page);
}

void
cue_window_install_bench (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.judge-blind", "as", judge_blind_action);
  gtk_widget_class_install_action (widget_class, "win.resume-round", "s", resume_round_action);
  gtk_widget_class_install_action (widget_class, "win.stability", "s", stability_action);
}

void
cue_window_enable_bench (CueWindow *self)
{
  gboolean open = cue_window_get_view (self) != NULL && !cue_window_shows_bench (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.judge-blind", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.resume-round", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stability", open);
}
