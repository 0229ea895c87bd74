/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-workspace-manager.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-welcome-page.h"

#include <gio/gio.h>

/* (transfer full): a page whose choices can be made. */
static CueWelcomePage *
create_page (void)
{
  static const GActionEntry entries[] = { { .name = "open-local" }, { .name = "connect" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  CueWelcomePage *page = g_object_ref_sink (CUE_WELCOME_PAGE (cue_welcome_page_new ()));

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "app", G_ACTION_GROUP (actions));
  return page;
}

static void
test_busy (void)
{
  CueWelcomePage *page = create_page ();
  GtkWidget      *window = cue_ui_show (GTK_WIDGET (page));

  cue_test_boolean_property (page, "busy");
  cue_test_read_all_properties (page);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (GTK_WINDOW (window)))), ==,
                   "app.open-local");

  cue_ui_destroy (window);
  g_assert_finalize_object (page);
}

/* The workspaces of Cekura that are known can be opened; the one on this computer has its card. */
static void
test_known (void)
{
  CueFakeWorkspaceManager *manager = cue_fake_workspace_manager_new ();
  CueWorkspaceList        *list = cue_workspace_manager_get_list (CUE_WORKSPACE_MANAGER (manager));
  CueWelcomePage          *page = create_page ();
  GtkWidget               *window = cue_ui_show (GTK_WIDGET (page));
  CueWorkspace            *workspace;
  GtkWidget               *row;

  cue_welcome_page_set_manager (page, CUE_WORKSPACE_MANAGER (manager));
  g_assert_null (cue_ui_find_label (window, "Your workspaces"));
  workspace = cue_fake_workspace_manager_add (manager, "mine", "Mine & <Ours>", "https://api.example.org");
  g_assert_nonnull (cue_ui_find_label (window, "Your workspaces"));
  g_assert_nonnull (cue_ui_find_label (window, "Mine & <Ours>"));
  g_assert_nonnull (cue_ui_find_label (window, "https://api.example.org"));
  g_object_set (workspace, "name", "Renamed", NULL);
  g_assert_nonnull (cue_ui_find_label (window, "Renamed"));
  row = cue_ui_find (window, ADW_TYPE_ACTION_ROW, 0);
  g_assert_null (cue_ui_find (window, ADW_TYPE_ACTION_ROW, 1));
  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);

  gtk_widget_activate (row);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_opened (manager), ==, 1);
  g_assert_true (cue_workspace_manager_get_current (CUE_WORKSPACE_MANAGER (manager)) == workspace);
  cue_welcome_page_set_busy (page, TRUE);
  g_assert_false (gtk_widget_is_sensitive (row));
  cue_welcome_page_set_busy (page, FALSE);

  cue_workspace_list_remove (list, workspace);
  g_assert_null (cue_ui_find_label (window, "Your workspaces"));
  cue_welcome_page_set_manager (page, NULL);
  g_assert_null (cue_ui_find_label (window, "Your workspaces"));
  cue_welcome_page_set_manager (page, CUE_WORKSPACE_MANAGER (manager));

  cue_ui_destroy (window);
  g_assert_finalize_object (page);
  g_assert_finalize_object (manager);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/welcome/busy", test_busy);
  g_test_add_func ("/ui/welcome/known", test_known);

  return g_test_run ();
}
