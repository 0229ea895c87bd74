/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of a list costs on its way in and out, in microseconds: from JSON text to an object, back to text, copied.
 * Reads a page of scenarios, as bench-library-server gives it, from its standard input. */
#include "cue-json.h"
#include "cue-resource-text.h"

#include <malloc.h>
#include <unistd.h>

#define ROUNDS 30

static gint64 start;

static void
tell (const char *what,
      guint       n)
{
  g_print ("%-34s %8.2f µs\n", what, (g_get_monotonic_time () - start) / (double) n);
  start = g_get_monotonic_time ();
}

int
main (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) page = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *results;
  char       buffer[65536];
  gssize     length;
  guint      n;
  gsize      before;

  while ((length = read (0, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, length);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_clear_pointer (&page, json_node_unref);
      page = cue_json_parse (text->str, (gssize) text->len, NULL);
      g_assert_nonnull (page);
    }
  results = cue_json_get_array (json_node_get_object (page), "results");
  n = json_array_get_length (results);
  tell ("page parsed", n * ROUNDS);

  before = mallinfo2 ().uordblks;
  start = g_get_monotonic_time ();
  for (guint i = 0; i < ROUNDS * n; i++)
    g_ptr_array_add (rows, cue_resource_object_new_from_json (CUE_RESOURCE_SCENARIOS, json_array_get_element (results, i % n), NULL));
  tell ("object from nodes", rows->len);
  g_print ("%-34s %8.0f bytes\n", "memory of an object", (mallinfo2 ().uordblks - before) / (double) rows->len);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (JsonNode) node = cue_resource_object_to_json (rows->pdata[i]);
    }
  tell ("object to nodes", rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      gsize            n_bytes;
      g_autofree char *written = cue_resource_object_to_text (rows->pdata[i], &n_bytes);
    }
  tell ("object to text", rows->len);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (JsonNode) rest = cue_resource_read_page (CUE_RESOURCE_SCENARIOS, text->str, text->len, objects);

      g_assert_cmpuint (objects->len, ==, n);
    }
  tell ("object from text of a page", n * ROUNDS);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (CueResourceObject) copy = cue_resource_object_copy (rows->pdata[i]);
    }
  tell ("object copied", rows->len);
  return 0;
}
