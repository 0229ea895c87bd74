/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui-fixture.h"
#include "cue-welcome-page.h"

#include <gio/gio.h>

static void
test_busy (void)
{
  static const GActionEntry entries[] = { { .name = "open-local" }, { .name = "connect" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  CueWelcomePage *page = CUE_WELCOME_PAGE (cue_welcome_page_new ());
  GtkWidget      *window;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "app", G_ACTION_GROUP (actions));
  window = cue_ui_show (GTK_WIDGET (g_object_ref (page)));

  cue_test_boolean_property (page, "busy");
  cue_test_read_all_properties (page);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (GTK_WINDOW (window)))), ==,
                   "app.open-local");

  cue_ui_destroy (window);
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/welcome/busy", test_busy);

  return g_test_run ();
}
