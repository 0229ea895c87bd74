/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-request-log.h"

#include "cue-test.h"

#include <string.h>

static guint64
add (CueRequestLog *log,
     const char    *path)
{
  guint64 id = cue_request_log_next_id (log);

  cue_request_log_add (log, id, "GET", path, G_GINT64_CONSTANT (1790000000123456), 0.25, 200, 12, 3456, "ok");
  return id;
}

static void
test_entry (void)
{
  g_autoptr (CueRequestLog) log = cue_request_log_new ();
  g_autoptr (CueRequestEntry) entry = NULL;

  g_assert_cmpuint (add (log, "test_framework/v1/scenarios/?page=2"), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (log), 0);
  g_assert_cmpuint (cue_request_entry_get_id (entry), ==, 1);
  g_assert_cmpstr (cue_request_entry_get_method (entry), ==, "GET");
  g_assert_cmpstr (cue_request_entry_get_path (entry), ==, "test_framework/v1/scenarios/?page=2");
  g_assert_cmpstr (cue_request_entry_get_outcome (entry), ==, "ok");
  g_assert_cmpuint (cue_request_entry_get_status (entry), ==, 200);
  g_assert_cmpint (cue_request_entry_get_started (entry), ==, G_GINT64_CONSTANT (1790000000123456));
  g_assert_cmpfloat (cue_request_entry_get_seconds (entry), ==, 0.25);
  g_assert_cmpuint (cue_request_entry_get_sent (entry), ==, 12);
  g_assert_cmpuint (cue_request_entry_get_received (entry), ==, 3456);
  g_assert_cmpuint (cue_test_read_all_properties (entry), ==, 9);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (log), 1));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (log)) == CUE_TYPE_REQUEST_ENTRY);
}

/* A path is somebody else's text, of any length: what is kept is one line, and short. */
static void
test_long_path (void)
{
  g_autoptr (CueRequestLog) log = cue_request_log_new ();
  g_autoptr (CueRequestEntry) entry = NULL;
  g_autofree char *path = g_strnfill (100000, 'a');

  path[3] = '\n';
  add (log, path);
  entry = g_list_model_get_item (G_LIST_MODEL (log), 0);
  g_assert_cmpuint (strlen (cue_request_entry_get_path (entry)), <, 400);
  g_assert_null (strchr (cue_request_entry_get_path (entry), '\n'));
}

typedef struct
{
  GPtrArray *seen; /* (element-type CueRequestEntry): what somebody who follows the changes has */
} Follower;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Follower   *follower)
{
  g_assert_cmpuint (position + removed, <=, follower->seen->len);
  for (guint i = 0; i < removed; i++)
    g_ptr_array_remove_index (follower->seen, position);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (follower->seen, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (follower->seen->len, ==, g_list_model_get_n_items (model));
}

/* Newest first, the oldest forgotten, and whoever follows the changes has the same. */
static void
test_bounded (void)
{
  g_autoptr (CueRequestLog) log = cue_request_log_new ();
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  Follower follower = { seen };

  g_signal_connect (log, "items-changed", G_CALLBACK (items_changed_cb), &follower);
  for (guint i = 0; i < CUE_REQUEST_LOG_MAX + 20; i++)
    g_assert_cmpuint (add (log, "x/"), ==, i + 1);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, CUE_REQUEST_LOG_MAX);
  for (guint i = 0; i < seen->len; i++)
    {
      g_autoptr (CueRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (log), i);

      g_assert_true (entry == seen->pdata[i]);
      g_assert_cmpuint (cue_request_entry_get_id (entry), ==, CUE_REQUEST_LOG_MAX + 20 - i);
    }
}

static void
test_to_text (void)
{
  g_autoptr (CueRequestLog) log = cue_request_log_new ();
  g_autofree char *empty = cue_request_log_to_text (log);
  g_autofree char *text = NULL;

  g_assert_cmpstr (empty, ==, "");
  add (log, "one/");
  cue_request_log_add (log, cue_request_log_next_id (log), "POST", "two/", G_GINT64_CONSTANT (1790000001000000), 30, 0,
                       7, 0, "timed-out");
  text = cue_request_log_to_text (log);
  g_assert_cmpstr (text, ==,
                   "2\t2026-09-21 14:13:21.000Z\tPOST\ttwo/\t0\t30.000 s\t7 B out\t0 B in\ttimed-out\n"
                   "1\t2026-09-21 14:13:20.123Z\tGET\tone/\t200\t0.250 s\t12 B out\t3456 B in\tok\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/request-log/entry", test_entry);
  g_test_add_func ("/model/request-log/long-path", test_long_path);
  g_test_add_func ("/model/request-log/bounded", test_bounded);
  g_test_add_func ("/model/request-log/to-text", test_to_text);

  return g_test_run ();
}
