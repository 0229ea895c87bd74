/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-fake-workspace-manager.h"
#include "cue-key-dialog.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueFakeWorkspaceManager *manager;
  CueWorkspace            *workspace;
  GtkWidget               *dialog; /* (unowned) (nullable): cleared once it has gone */
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = cue_key_dialog_new (NULL, CUE_WORKSPACE_MANAGER (fixture->manager), fixture->workspace);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  cue_test_iterate ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->manager = cue_fake_workspace_manager_new ();
  fixture->workspace = cue_fake_workspace_manager_add (fixture->manager, "mine", "Mine", "https://api.example.org");
  g_object_set (fixture->workspace, "project", (gint64) 7, NULL);
  open_dialog (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->dialog != NULL)
    cue_ui_destroy (fixture->dialog);
  cue_test_iterate ();
  g_assert_null (fixture->dialog);
  g_assert_finalize_object (fixture->manager);
}

static GtkEditable *
find_entry (Fixture *fixture)
{
  return GTK_EDITABLE (cue_ui_find (fixture->dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, 0));
}

static gboolean
can_press (Fixture    *fixture,
           const char *label)
{
  GtkWidget *button = cue_ui_find_button (fixture->dialog, label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  g_assert_true (can_press (fixture, label));
  g_signal_emit_by_name (cue_ui_find_button (fixture->dialog, label), "clicked");
}

static gboolean
has_come_to_rest (gpointer data)
{
  Fixture        *fixture = data;
  CueConnectState state;

  if (fixture->dialog == NULL)
    return TRUE;
  state = cue_key_dialog_get_state (CUE_KEY_DIALOG (fixture->dialog));

  return state != CUE_CONNECT_TESTING && state != CUE_CONNECT_PASSED && state != CUE_CONNECT_KEEPING;
}

static void
test_and_wait (Fixture    *fixture,
               const char *key)
{
  gtk_editable_set_text (find_entry (fixture), key);
  press (fixture, "Test & Continue");
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

static void
test_keeps (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_nonnull (cue_ui_find_label (fixture->dialog,
                                       "The service refuses the key of “Mine”. It may have been replaced. Paste the new one; until then everything can be read and drafted, and what is to be sent waits."));
  g_assert_false (can_press (fixture, "Test & Continue"));
  gtk_editable_set_text (find_entry (fixture), "two words");
  g_assert_false (can_press (fixture, "Test & Continue"));
  test_and_wait (fixture, "\n key-2 ");
  g_assert_null (fixture->dialog);
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, "key-2");
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, "key-2");
  g_assert_true (cue_fake_workspace_manager_get_workspace (fixture->manager, CUE_FAKE_MANAGER_KEEP) ==
                 fixture->workspace);
  g_assert_false (cue_fake_workspace_manager_get_session_only (fixture->manager));
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  cue_fake_workspace_manager_set_failure (fixture->manager, CUE_STEP_KEY, "Key refused", "Paste it again.", NULL);
  test_and_wait (fixture, "key-2");
  g_assert_nonnull (cue_ui_find_label (fixture->dialog, "Key refused"));
  g_assert_nonnull (cue_ui_find_label (fixture->dialog, "Paste it again."));
  g_assert_null (cue_ui_find_button (fixture->dialog, "Use for This Session Only"));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)),
                                         GTK_WIDGET (find_entry (fixture))));

  cue_fake_workspace_manager_set_failure (fixture->manager, CUE_STEP_KEY, NULL, NULL, NULL);
  test_and_wait (fixture, "key-3");
  g_assert_null (fixture->dialog);
}

/* The drafts of one project do not become those of another. */
static void
test_other_project (Fixture      *fixture,
                    gconstpointer data)
{
  g_object_set (fixture->workspace, "project", (gint64) 99, NULL);
  gtk_editable_set_text (find_entry (fixture), "key-2");
  press (fixture, "Test & Continue");
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (fixture->dialog, "A key of another project"));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);

  gtk_editable_set_text (find_entry (fixture), "key-3");
  g_assert_null (cue_ui_find_label (fixture->dialog, "A key of another project"));
  g_object_set (fixture->workspace, "project", CUE_UNSET, NULL);
  test_and_wait (fixture, "key-3");
  g_assert_null (fixture->dialog);
}

static void
test_keyring_fails (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (CUE_SECRET_ERROR, CUE_SECRET_ERROR_DISMISSED, "no");
  g_autofree char *sentence = cue_error_dup_sentence (error);

  for (guint i = 0; i < 2; i++)
    cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_KEEP, g_error_copy (error));
  test_and_wait (fixture, "key-2");
  g_assert_nonnull (cue_ui_find_label (fixture->dialog, sentence));
  press (fixture, "Try Again");
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture, CUE_TEST_TIMEOUT));
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, 1);

  press (fixture, "Use for This Session Only");
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_null (fixture->dialog);
  g_assert_true (cue_fake_workspace_manager_get_session_only (fixture->manager));
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, "key-2");
}

static void
test_closed_while_testing (Fixture      *fixture,
                           gconstpointer data)
{
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, TRUE);
  gtk_editable_set_text (find_entry (fixture), "key-2");
  press (fixture, "Test & Continue");
  cue_test_iterate ();
  g_assert_false (can_press (fixture, "Test & Continue"));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  cue_test_iterate ();
  g_assert_null (fixture->dialog);
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, FALSE);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);
}

/* What is edited meanwhile is not what was tested. */
static void
test_edited_while_testing (Fixture      *fixture,
                           gconstpointer data)
{
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, TRUE);
  gtk_editable_set_text (find_entry (fixture), "key-2");
  press (fixture, "Test & Continue");
  gtk_editable_set_text (find_entry (fixture), "key-22");
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, FALSE);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);
  g_assert_true (can_press (fixture, "Test & Continue"));
}

/* No key that could be entered here would be used. */
static void
test_environment (Fixture      *fixture,
                  gconstpointer data)
{
  cue_ui_destroy (fixture->dialog);
  cue_fake_workspace_manager_set_key_origin (fixture->manager, "mine", CUE_KEY_ENVIRONMENT);
  open_dialog (fixture);
  g_assert_null (find_entry (fixture));
  g_assert_null (cue_ui_find_button (fixture->dialog, "Test & Continue"));
  g_assert_true (can_press (fixture, "Close"));
}

static void
test_lost (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->dialog);
  cue_fake_workspace_manager_set_key_origin (fixture->manager, "mine", CUE_KEY_NONE);
  open_dialog (fixture);
  g_assert_nonnull (cue_ui_find_label (fixture->dialog,
                                       "Cuecard has no key for “Mine” any more. Paste it again; until then everything can be read and drafted, and what is to be sent waits."));
  test_and_wait (fixture, "key-2");
  g_assert_null (fixture->dialog);
}

static guint
count_dialogs (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      n += CUE_IS_KEY_DIALOG (toplevel);
    }
  return n;
}

static void
test_once (Fixture      *fixture,
           gconstpointer data)
{
  cue_key_dialog_present (NULL, CUE_WORKSPACE_MANAGER (fixture->manager), fixture->workspace);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  cue_ui_destroy (fixture->dialog);
  cue_key_dialog_present (NULL, CUE_WORKSPACE_MANAGER (fixture->manager), fixture->workspace);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  fixture->dialog = g_list_model_get_item (gtk_window_get_toplevels (), 0);
  g_object_unref (fixture->dialog);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/ui/key-dialog/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("keeps", test_keeps);
  ADD ("refused", test_refused);
  ADD ("other-project", test_other_project);
  ADD ("keyring-fails", test_keyring_fails);
  ADD ("closed-while-testing", test_closed_while_testing);
  ADD ("edited-while-testing", test_edited_while_testing);
  ADD ("environment", test_environment);
  ADD ("lost", test_lost);
  ADD ("once", test_once);
#undef ADD

  return g_test_run ();
}
