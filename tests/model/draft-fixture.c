/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draft-fixture.h"

#include "cue-json.h"
#include "cue-test.h"

#include <string.h>

#define SAVED                                                                                               \
  "{\"id\": 5, \"name\": \"Cancel\", \"agent\": 1, \"personality\": 2, \"scenario_type\": \"instruction\"," \
  " \"instructions\": \"You call.\", \"scenario_language\": \"en\", \"folder_path\": \"Bookings.Late\","    \
  " \"max_duration\": 300, \"of_next_year\": 1}"

CueScenario *
draft_fixture_read_scenario (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = cue_json_parse (text, -1, &error);
  CueScenario *scenario;

  g_assert_no_error (error);
  scenario = cue_resource_object_new_from_json (CUE_RESOURCE_SCENARIOS, node, &error);
  g_assert_no_error (error);

  return scenario;
}

CueDraft *
draft_fixture_create_saved (void)
{
  g_autoptr (CueScenario) scenario = draft_fixture_read_scenario (SAVED);

  return cue_draft_new_for_scenario (scenario);
}

void
draft_fixture_assert_body (CueDraft   *draft,
                           const char *expected)
{
  g_autoptr (JsonObject) body = cue_draft_to_body (draft);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);
  g_autoptr (JsonNode) wanted = cue_json_parse (expected, -1, NULL);
  g_autofree char *text = cue_json_to_text (node);

  if (!json_node_equal (node, wanted))
    g_error ("%s is not %s", text, expected);
}

void
draft_fixture_assert_texts (CueDraft   *draft,
                            const char *title,
                            const char *caption,
                            const char *status)
{
  g_autofree char *caption_found = NULL;
  g_autofree char *status_found = NULL;

  g_object_get (draft, "caption", &caption_found, "status-text", &status_found, NULL);
  g_assert_cmpstr (cue_draft_get_title (draft), ==, title);
  g_assert_cmpstr (caption_found, ==, caption);
  g_assert_cmpstr (status_found, ==, status);
}

const char *
draft_fixture_get_text (CueDraft   *draft,
                        const char *property)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), property);
}

static void
edited_cb (DraftWatch *watch)
{
  watch->n_edited++;
}

static void
notify_cb (DraftWatch *watch,
           GParamSpec *pspec)
{
  /* The time of an edit depends on the clock. */
  if (!g_str_equal (pspec->name, "changed"))
    g_ptr_array_add (watch->notified, (gpointer) pspec->name);
}

void
draft_watch_start (DraftWatch *watch,
                   CueDraft   *draft)
{
  *watch = (DraftWatch){ .draft = draft, .notified = g_ptr_array_new () };
  g_signal_connect_swapped (draft, "edited", G_CALLBACK (edited_cb), watch);
  g_signal_connect_swapped (draft, "notify", G_CALLBACK (notify_cb), watch);
}

static int
compare_names (const char *const *a,
               const char *const *b)
{
  return strcmp (*a, *b);
}

void
draft_watch_assert (DraftWatch *watch,
                    guint       n_edited,
                    const char *notified)
{
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpuint (watch->n_edited, ==, n_edited);
  g_ptr_array_sort (watch->notified, (GCompareFunc) compare_names);
  for (guint i = 0; i < watch->notified->len; i++)
    g_string_append_printf (found, "%s ", (const char *) g_ptr_array_index (watch->notified, i));
  g_assert_cmpstr (found->str, ==, notified);
  watch->n_edited = 0;
  g_ptr_array_set_size (watch->notified, 0);
}

void
draft_watch_stop (DraftWatch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->draft, watch);
  g_ptr_array_unref (watch->notified);
}
