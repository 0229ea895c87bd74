/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-fixture.h"

#include <string.h>

void
cue_store_fixture_open (CueStoreFixture *fixture)
{
  fixture->store = cue_sqlite_store_new (fixture->path);
}

void
cue_store_fixture_close (CueStoreFixture *fixture)
{
  cue_sqlite_store_close (fixture->store);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->store);
}

void
cue_store_fixture_set_up (CueStoreFixture *fixture,
                          gconstpointer    data)
{
  fixture->folder = cue_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "workspace-a.db", NULL);
  fixture->cache_path = g_build_filename (fixture->folder, "workspace-a-cache.db", NULL);
  cue_store_fixture_open (fixture);
}

void
cue_store_fixture_tear_down (CueStoreFixture *fixture,
                             gconstpointer    data)
{
  cue_store_fixture_close (fixture);
  g_free (fixture->path);
  g_free (fixture->cache_path);
  cue_test_folder_free (fixture->folder);
}

CueStore *
cue_store_fixture_get (CueStoreFixture *fixture)
{
  return CUE_STORE (fixture->store);
}

gpointer
cue_store_fixture_object (CueResource resource,
                          const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  gpointer object = cue_resource_object_new_from_json (resource, node, &error);

  g_assert_no_error (error);
  return object;
}

gboolean
cue_store_fixture_cache (CueStoreFixture *fixture,
                         CueResource      resource,
                         gint64           stamp,
                         GPtrArray       *objects,
                         GError         **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_store_cache_async (cue_store_fixture_get (fixture), resource, objects, stamp, NULL, cue_test_async_cb, &result);
  return cue_store_cache_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), error);
}

/* One object in JSON. */
void
cue_store_fixture_cache_one (CueStoreFixture *fixture,
                             CueResource      resource,
                             gint64           stamp,
                             const char      *json)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (objects, cue_store_fixture_object (resource, json));
  g_assert_true (cue_store_fixture_cache (fixture, resource, stamp, objects, &error));
  g_assert_no_error (error);
}

/* (transfer full): the keys in order, "draft:a scenario:1". */
char *
cue_store_fixture_search (CueStoreFixture *fixture,
                          const char      *text)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CueSearchHits) hits = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  cue_store_search_async (cue_store_fixture_get (fixture), text, NULL, cue_test_async_cb, &result);
  hits = cue_store_search_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  keys = cue_search_hits_dup_keys (hits);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (" ", (char **) keys->pdata);
}

void
cue_store_fixture_assert_search (CueStoreFixture *fixture,
                                 const char      *text,
                                 const char      *expected)
{
  g_autofree char *found = cue_store_fixture_search (fixture, text);

  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("“%.60s” finds %s, not %s", text, found, expected);
  g_assert_cmpstr (found, ==, expected);
}

/* A draft is put into the index soon after it was written; nothing tells when. */
void
cue_store_fixture_wait_search (CueStoreFixture *fixture,
                               const char      *text,
                               const char      *expected)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) (CUE_TEST_TIMEOUT * G_USEC_PER_SEC);

  for (;;)
    {
      g_autofree char *found = cue_store_fixture_search (fixture, text);

      if (g_strcmp0 (found, expected) == 0 || g_get_monotonic_time () > deadline)
        break;
      cue_test_iterate_for (0.01);
    }
  cue_store_fixture_assert_search (fixture, text, expected);
}

void
cue_store_fixture_put (CueStoreFixture *fixture,
                       gpointer         record)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_store_put_async (cue_store_fixture_get (fixture), record, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_put_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}
