/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui-fixture.h"

void
cue_ui_fixture_set_up (CueUiFixture *self,
                       gconstpointer data)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "This Computer",
                                                          "http://127.0.0.1:1", CUE_UNSET);

  self->api = cue_fake_api_new ();
  cue_fake_api_fill_example (self->api);
  self->store = cue_fake_store_new ();
  self->library = cue_library_new (workspace, CUE_API (self->api), CUE_STORE (self->store));
  self->queue = cue_generation_queue_new (CUE_API (self->api), CUE_STORE (self->store));
}

void
cue_ui_fixture_tear_down (CueUiFixture *self,
                          gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };

  /* Edits still to be written hold the library and the store. */
  cue_library_flush_async (self->library, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_library_flush_finish (self->library, cue_test_result_wait (&result), NULL));
  cue_test_result_clear (&result);
  cue_test_iterate ();
  g_assert_finalize_object (self->queue);
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->api);
}

gboolean
cue_ui_fixture_load (CueUiFixture *self)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean loaded;

  cue_library_refresh_async (self->library, NULL, cue_test_async_cb, &result);
  loaded = cue_library_refresh_finish (self->library, cue_test_result_wait (&result), &error);
  cue_test_iterate ();

  return loaded;
}

CueDraft *
cue_ui_fixture_find (CueUiFixture *self,
                     const char   *title)
{
  GListModel *drafts = cue_library_get_drafts (self->library);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (drafts, i);

      if (g_str_equal (cue_draft_get_title (draft), title))
        return draft;
    }

  g_error ("No draft “%s”", title);
}

guint
cue_ui_count (gpointer model)
{
  return g_list_model_get_n_items (model);
}

char *
cue_ui_title_at (gpointer model,
                 guint    position)
{
  g_autoptr (CueDraft) draft = g_list_model_get_item (model, position);

  return draft != NULL ? g_strdup (cue_draft_get_title (draft)) : NULL;
}

void
cue_ui_test_init (int    *argc,
                  char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}

GtkWidget *
cue_ui_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  cue_test_iterate ();

  return window;
}

void
cue_ui_destroy (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  cue_test_iterate ();
}
