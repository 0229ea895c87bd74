/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-error.h"
#include "cue-fields.h"
#include "cue-json.h"
#include "cue-test.h"
#include "cue-variant.h"

static const char *const follows_text[] = { "structured", "n-words", "caption", NULL };
static const char *const follows_label[] = { "title", NULL };

static void
test_text (void)
{
  CueVariant      *variant = cue_variant_new ("draft", "You call.\r\nAsk\a for {{test_profile.name}}.");
  g_autofree char *caption = NULL;
  gboolean         structured = TRUE;
  int              n_words = 0;

  g_object_get (variant, "caption", &caption, "structured", &structured, "n-words", &n_words, NULL);
  g_assert_cmpstr (cue_variant_get_text (variant), ==, "You call.\nAsk for {{test_profile.name}}.");
  g_assert_cmpint (n_words, ==, 5);
  g_assert_cmpstr (caption, ==, "5 words");
  g_assert_false (structured);
  g_assert_cmpuint (cue_test_read_all_properties (variant), ==, 26);
  g_assert_finalize_object (variant);
}

static void
test_captions (void)
{
  static const struct
  {
    const char *text;
    const char *caption;
  } rows[] = {
    { "", "0 words" },
    { "Hello", "1 word" },
    { "{\"role\": \"x\", \"conditions\": [{}]}", "1 step" },
    { "{\"role\": \"x\", \"conditions\": [{}, {}, {}]}", "3 steps" },
    { "{\"role\": \"x\"}", "0 steps" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueVariant) variant = cue_variant_new ("draft", rows[i].text);
      g_autofree char *caption = NULL;

      g_object_get (variant, "caption", &caption, NULL);
      g_assert_cmpstr (caption, ==, rows[i].caption);
    }
}

static void
test_properties (void)
{
  g_autoptr (CueVariant) variant = cue_variant_new (NULL, NULL);
  g_auto (GValue) first = G_VALUE_INIT;
  g_auto (GValue) second = G_VALUE_INIT;

  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Variant 0");
  g_value_init (&first, G_TYPE_STRING);
  g_value_init (&second, G_TYPE_STRING);
  g_value_set_static_string (&first, "one two");
  g_value_set_static_string (&second, "{\"role\": \"x\"}");
  cue_test_property (variant, "text", &first, &second, follows_text);
  g_value_set_static_string (&first, "My own");
  g_value_set_static_string (&second, NULL);
  cue_test_property (variant, "name", &first, &second, follows_label);
  cue_test_string_property (variant, "draft-id", "a", "b");
  cue_test_string_property (variant, "generation-id", "a", "b");
  cue_test_string_property (variant, "request", "{}", NULL);
  cue_test_string_property (variant, "note", "Too long", NULL);
  cue_test_string_property (variant, "batch-id", "a", NULL);
  cue_test_string_property (variant, "label", "German", NULL);
  cue_test_string_property (variant, "wish", "Shorter", NULL);
  cue_test_string_property (variant, "service", "Built in", NULL);
  cue_test_string_property (variant, "answers", "[]", NULL);
  cue_test_number_property (variant, "rating", 5, 0);
  cue_test_boolean_property (variant, "hidden");
  cue_test_number_property (variant, "seed", 7, 8);
  cue_test_number_property (variant, "created", 5, 6);
  cue_test_number_property (variant, "seconds", 1.5, 2.5);
  cue_test_number_property (variant, "n-requests", 1, 2);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_notifications)
{
  (*n_notifications)++;
}

static void
test_title (void)
{
  g_autoptr (CueVariant) variant = cue_variant_new ("draft", "text");
  guint n_titles = 0;

  g_signal_connect (variant, "notify::title", G_CALLBACK (count_cb), &n_titles);
  cue_variant_set_number (variant, 2);
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Variant 2");
  g_assert_cmpuint (n_titles, ==, 1);

  g_object_set (variant, "name", "Angry", NULL);
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Angry");
  cue_variant_set_number (variant, 3);
  g_assert_cmpuint (n_titles, ==, 2);

  g_object_set (variant, "name", "  ", NULL);
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Variant 3");
}

/* What made it is read from its request. */
static void
test_request (void)
{
  static const struct
  {
    const char *request;
    const char *language;
    gint64      personality;
    gint64      test_profile;
  } rows[] = {
    { NULL, NULL, CUE_UNSET, CUE_UNSET },
    { "{\"scenario_language\": \"de\", \"personality\": 4, \"test_profile\": 9}", "de", 4, 9 },
    { "{\"personality\": 5}", NULL, 5, CUE_UNSET },
    { "{\"personality\": \"x\", \"scenario_language\": 3}", NULL, CUE_UNSET, CUE_UNSET },
    { "{\"test_profile\": null}", NULL, CUE_UNSET, CUE_UNSET },
    { "[1]", NULL, CUE_UNSET, CUE_UNSET },
    { "no json", NULL, CUE_UNSET, CUE_UNSET },
  };
  g_autoptr (CueVariant) variant = cue_variant_new ("draft", "text");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *language = NULL;
      gint64           personality = 0;
      gint64           test_profile = 0;

      g_object_set (variant, "request", rows[i].request, NULL);
      g_object_get (variant, "language", &language, "personality", &personality, "test-profile", &test_profile, NULL);
      g_assert_cmpstr (language, ==, rows[i].language);
      g_assert_cmpint (personality, ==, rows[i].personality);
      g_assert_cmpint (test_profile, ==, rows[i].test_profile);
    }
}

/* A row of before there were stars and batches. */
static void
test_old_record (void)
{
  g_autoptr (JsonNode) node = cue_json_parse ("{\"id\": \"a\", \"text\": \"You call.\", \"number\": 2}", -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueVariant) variant = cue_record_new_from_json (CUE_TYPE_VARIANT, node, &error);
  gint64 seed = 0;

  g_assert_no_error (error);
  g_object_get (variant, "seed", &seed, NULL);
  g_assert_cmpint (seed, ==, CUE_UNSET);
  g_assert_cmpint (cue_variant_get_rating (variant), ==, 0);
  g_assert_false (cue_variant_get_hidden (variant));
  g_assert_null (cue_variant_get_note (variant));
  g_assert_null (cue_variant_get_label (variant));
}

static void
test_record (void)
{
  g_autoptr (CueVariant) variant = cue_variant_new ("draft-1", "You call.");
  g_autoptr (CueVariant) loaded = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (variant, "generation-id", "g", "number", 3, "name", "Angry", "created", G_GINT64_CONSTANT (1700000000000001),
                "seconds", 12.25, "n-requests", 4, "request", "{\"agent\":1,\"scenario_language\":\"de\"}", "rating", 4, "hidden", TRUE,
                "note", "Warm", "batch-id", "b", "label", "German", "wish", "Shorter", "seed", G_GINT64_CONSTANT (0),
                "service", "Built in", "answers", "[{}]", NULL);
  node = cue_record_to_json (CUE_RECORD (variant));
  loaded = cue_record_new_from_json (CUE_TYPE_VARIANT, node, &error);
  g_assert_no_error (error);
  again = cue_record_to_json (CUE_RECORD (loaded));

  g_assert_true (json_node_equal (node, again));
  g_assert_cmpstr (cue_record_get_id (CUE_RECORD (loaded)), ==, cue_variant_get_id (variant));
  g_assert_cmpstr (cue_record_get_owner (CUE_RECORD (loaded)), ==, "draft-1");
  g_assert_cmpstr (cue_variant_get_title (loaded), ==, "Angry");
  g_assert_cmpint (cue_variant_get_rating (loaded), ==, 4);
  g_assert_true (cue_variant_get_hidden (loaded));
  g_assert_cmpstr (cue_variant_get_note (loaded), ==, "Warm");
  g_assert_cmpstr (cue_variant_get_label (loaded), ==, "German");
}

static void
test_malformed (void)
{
  static const char *const rows[] = {
    "[]",
    "{}",
    "{\"id\": \"a\"}",
    "{\"text\": \"a\"}",
    "{\"id\": 1, \"text\": \"a\"}",
    "{\"id\": \"a\", \"text\": [\"a\"]}",
    "{\"id\": \"a\", \"text\": \"a\", \"number\": \"one\"}",
    "{\"id\": \"a\", \"text\": \"a\", \"seconds\": {}}",
    "{\"id\": \"a\", \"text\": \"a\", \"rating\": \"five\"}",
    "{\"id\": \"a\", \"text\": \"a\", \"hidden\": 1}",
    "{\"id\": \"a\", \"text\": \"a\", \"note\": []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = cue_json_parse (rows[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_record_new_from_json (CUE_TYPE_VARIANT, node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "variant"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/variant/text", test_text);
  g_test_add_func ("/model/variant/captions", test_captions);
  g_test_add_func ("/model/variant/properties", test_properties);
  g_test_add_func ("/model/variant/title", test_title);
  g_test_add_func ("/model/variant/request", test_request);
  g_test_add_func ("/model/variant/record", test_record);
  g_test_add_func ("/model/variant/old-record", test_old_record);
  g_test_add_func ("/model/variant/malformed", test_malformed);

  return g_test_run ();
}
