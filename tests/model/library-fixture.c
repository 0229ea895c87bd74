/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"

#include "cue-error.h"
#include "cue-library-private.h"

/* Milliseconds. */
#define FIRST_PAUSE 3

static void
make_library (LibraryFixture *self)
{
  self->library = cue_library_new (self->workspace, CUE_API (self->api), CUE_STORE (self->store));
  cue_library_set_first_pause (self->library, FIRST_PAUSE);
}

void
library_fixture_set_up (LibraryFixture *self,
                        gconstpointer   data)
{
  self->api = cue_fake_api_new ();
  cue_fake_api_fill_example (self->api);
  self->store = cue_fake_store_new ();
  self->workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "This computer", "http://127.0.0.1:1", CUE_UNSET);
  make_library (self);
}

static gboolean
is_quiet (gpointer data)
{
  CueLibrary *library = data;

  return !library->loading && library->sending == NULL && !library->pinging;
}

void
library_fixture_wait_until_quiet (LibraryFixture *self)
{
  g_assert_true (cue_test_wait_until (is_quiet, self->library, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

void
library_fixture_tear_down (LibraryFixture *self,
                           gconstpointer   data)
{
  library_fixture_wait_until_quiet (self);
  g_assert_finalize_object (self->library);
  cue_test_iterate ();
  g_assert_finalize_object (self->workspace);
  g_assert_finalize_object (self->api);
  g_assert_finalize_object (self->store);
}

void
library_fixture_reopen (LibraryFixture *self)
{
  library_fixture_wait_until_quiet (self);
  g_assert_finalize_object (self->library);
  cue_test_iterate ();
  make_library (self);
}

gboolean
library_fixture_refresh (LibraryFixture *self,
                         GError        **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_library_refresh_async (self->library, NULL, cue_test_async_cb, &result);
  return cue_library_refresh_finish (self->library, cue_test_result_wait (&result), error);
}

void
library_fixture_refresh_well (LibraryFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (library_fixture_refresh (self, &error));
  g_assert_no_error (error);
}

char **
library_fixture_save (LibraryFixture *self,
                      CueDraft       *draft,
                      GError        **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_library_save_async (self->library, draft, NULL, cue_test_async_cb, &result);
  return cue_library_save_finish (self->library, cue_test_result_wait (&result), error);
}

void
library_fixture_save_well (LibraryFixture *self,
                           CueDraft       *draft)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = library_fixture_save (self, draft, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
}

void
library_fixture_save_badly (LibraryFixture *self,
                            CueDraft       *draft,
                            GQuark          domain,
                            int             code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (library_fixture_save (self, draft, &error));
  g_assert_error (error, domain, code);
}

gboolean
library_fixture_delete (LibraryFixture *self,
                        CueDraft       *draft,
                        GError        **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_library_delete_async (self->library, draft, NULL, cue_test_async_cb, &result);
  return cue_library_delete_finish (self->library, cue_test_result_wait (&result), error);
}

void
library_fixture_flush (LibraryFixture *self)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_library_flush_async (self->library, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_library_flush_finish (self->library, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

void
library_fixture_cut_line (LibraryFixture *self)
{
  for (CueFakeCall call = CUE_FAKE_LIST; call <= CUE_FAKE_PING; call++)
    cue_fake_api_fail_always (self->api, call, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Nothing answers"));
}

void
library_fixture_mend_line (LibraryFixture *self)
{
  for (CueFakeCall call = CUE_FAKE_LIST; call <= CUE_FAKE_PING; call++)
    cue_fake_api_fail_always (self->api, call, NULL);
}

guint
library_fixture_count (LibraryFixture *self)
{
  return g_list_model_get_n_items (cue_library_get_drafts (self->library));
}

CueDraft *
library_fixture_find (LibraryFixture *self,
                      gint64          id)
{
  return cue_library_find_by_scenario (self->library, id);
}

CueDraft *
library_fixture_find_titled (LibraryFixture *self,
                             const char     *title)
{
  for (guint i = 0; i < library_fixture_count (self); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (cue_library_get_drafts (self->library), i);

      if (g_str_equal (cue_draft_get_title (draft), title))
        return draft;
    }
  g_error ("No draft “%s”", title);
}

void
library_fixture_set_name (CueDraft   *draft,
                          const char *name)
{
  g_object_set (cue_draft_get_scenario (draft), "name", name, NULL);
}

gboolean
library_fixture_get_flag (LibraryFixture *self,
                          const char     *property)
{
  gboolean flag = FALSE;

  g_object_get (self->library, property, &flag, NULL);
  return flag;
}

typedef struct
{
  CueDraft    *draft;
  CueSaveState state;
} StateWait;

static gboolean
has_state (gpointer data)
{
  StateWait *wait = data;

  return cue_draft_get_save_state (wait->draft) == wait->state;
}

void
library_fixture_wait_for_state (CueDraft    *draft,
                                CueSaveState state)
{
  StateWait wait = { draft, state };

  g_assert_true (cue_test_wait_until (has_state, &wait, CUE_TEST_TIMEOUT));
}

typedef struct
{
  CueLibrary *library;
  guint       n;
} WaitingWait;

static gboolean
has_waiting (gpointer data)
{
  WaitingWait *wait = data;

  return cue_library_get_n_waiting (wait->library) == wait->n;
}

void
library_fixture_wait_for_waiting (LibraryFixture *self,
                                  guint           n)
{
  WaitingWait wait = { self->library, n };

  g_assert_true (cue_test_wait_until (has_waiting, &wait, CUE_TEST_TIMEOUT));
}

int
library_fixture_run (int                   argc,
                     char                **argv,
                     const LibraryTestRow *rows,
                     guint                 n_rows)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < n_rows; i++)
    g_test_add (rows[i].path, LibraryFixture, NULL, library_fixture_set_up, rows[i].test, library_fixture_tear_down);

  return g_test_run ();
}
