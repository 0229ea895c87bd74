/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-error.h"
#include "cue-json.h"
#include "cue-resource-text.h"

/* Every way a member can be written, whole and broken. */
static const char *const texts[] = {
  "{}",
  " { } ",
  "{\"id\":12,\"name\":\"a\"}",
  "{\"name\":\"a\",\"id\":12}",
  "{ \"id\" : 12 , \"name\" : \"a\" }\n",
  "{\"name\":\"\\u00e4\\ud83d\\ude00\\n\\t\\\"\\\\\\/\\b\\f\\r ü\"}",
  "{\"name\":\"\\ud83d\"}",
  "{\"name\":\"\\ud83dx\"}",
  "{\"name\":\"\\ude00\"}",
  "{\"name\":\"a\\u0000b\"}",
  "{\"name\":\"a\\x\"}",
  "{\"name\":\"a\nb\"}",
  "{\"name\":\"\xff\"}",
  "{\"name\":\"\\u001f\\u007f\"}",
  "{\"na\\u006de\":\"a\"}",
  "{\"name\":\"a\",\"name\":\"b\"}",
  "{\"name\":1}",
  "{\"name\":null,\"agent\":null,\"tags\":null,\"metrics\":null,\"is_predefined\":null}",
  "{\"id\":-1}",
  "{\"id\":-0}",
  "{\"id\":0}",
  "{\"id\":01}",
  "{\"id\":999999999999999999}",
  "{\"id\":9223372036854775807}",
  "{\"id\":99999999999999999999}",
  "{\"id\":1.0}",
  "{\"id\":1e2}",
  "{\"id\":\"1\"}",
  "{\"id\":1,}",
  "{\"id\":1 \"name\":\"a\"}",
  "{\"id\" 1}",
  "{\"id\":1",
  "{\"id\":1}}",
  "{\"id\":1} x",
  "{id:1}",
  "[]",
  "null",
  "",
  "\"x\"",
  "{\"max_duration\":\"300\",\"test_profile\":{\"id\":7}}",
  "{\"max_duration\":\"\"}",
  "{\"is_predefined\":true}",
  "{\"is_predefined\":false,\"id\":3}",
  "{\"is_predefined\":truth}",
  "{\"is_predefined\":1}",
  "{\"tags\":[]}",
  "{\"tags\":[\"a\",\"\",\"b \\u00e4\"]}",
  "{\"tags\":[\"a\",1]}",
  "{\"tags\":\"a\"}",
  "{\"tags\":[\"a\",]}",
  "{\"tags\":[[]]}",
  "{\"metrics\":[1,2.5e3,{\"a\":[true,false,null,\"x\\n\"]},-0.5]}",
  "{\"metrics\":\"[1]\"}",
  "{\"metrics\":7}",
  "{\"metrics\":1e999}",
  "{\"metrics\":[1,]}",
  "{\"metrics\":{\"a\":1,\"a\":2}}",
  "{\"metrics\":[ 1 ,\n 2 ]}",
  "{\"metrics\":[\"\\u0000\"]}",
  "{\"phone_number\":\"+49\",\"information_fields\":{}}",
  "{\"instructions\":{\"role\":\"x\"}}",
  "{\"of_next_year\":{\"deep\":[1,{\"k\":null}]},\"later\":1.5,\"e\\u0078tra\":\"\\n\"}",
  "{\"later\":1,\"later\":2}",
  "{\"later\":nope}",
  "{\"name\":\"Clinic\",\"agent_name\":\"Other\",\"mock_tools\":[{\"id\":1,\"mock_data\":\"SECRET\"}]}",
  "{\"agent_name\":\"Other\",\"agent_gives_first_message\":true}",
  "{\"id\":1,\"organization\":{\"id\":2,\"name\":\"O\",\"k\":\"SECRET\"}}",
};

/* Straight from the text must be what comes by way of nodes: the same object, or none. */
static void
compare (CueResource resource,
         const char *text,
         gsize       length)
{
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = cue_json_parse (text, (gssize) length, &parse_error);
  g_autoptr (CueResourceObject) wanted = node != NULL ? cue_resource_object_new_from_json (resource, node, &read_error) : NULL;
  g_autoptr (CueResourceObject) found = cue_resource_object_new_from_text (resource, text, (gssize) length, &error);
  g_autoptr (JsonNode) left = NULL;
  g_autoptr (JsonNode) right = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *written = NULL;
  gsize            n_bytes;

  if ((wanted == NULL) != (found == NULL))
    g_error ("“%s” is read in one way only", text);

  if (wanted == NULL)
    {
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, parse_error != NULL ? parse_error->message : read_error->message);
      return;
    }

  left = cue_resource_object_to_json (wanted);
  right = cue_resource_object_to_json (found);
  written = cue_resource_object_to_text (found, &n_bytes);
  g_assert_cmpuint (strlen (written), ==, n_bytes);
  again = cue_json_parse (written, -1, &error);
  g_assert_no_error (error);
  if (!json_node_equal (left, right) || !json_node_equal (left, again))
    g_error ("“%s” is read as %s", text, written);
  if (resource != CUE_RESOURCE_SCENARIOS && resource != CUE_RESOURCE_PROFILES)
    g_assert_null (strstr (written, "SECRET"));
}

static void
test_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (CueResource resource = CUE_RESOURCE_AGENTS; resource < CUE_N_RESOURCES; resource++)
        compare (resource, texts[i], strlen (texts[i]));
    }
}

/* Texts with a byte too many, one too few and one exchanged. */
static void
test_damaged (void)
{
  static const char bytes[] = "\"\\{}[],:0-1.eun \n\x80";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint round = 0; round < 60; round++)
        {
          g_autoptr (GString) text = g_string_new (texts[i]);
          gssize at = g_test_rand_int_range (0, (gint32) text->len + 1);
          char   byte = bytes[g_test_rand_int_range (0, sizeof bytes - 1)];

          if (round % 3 != 0)
            g_string_insert_c (text, at, byte);
          if (round % 3 != 1 && (gsize) at + 1 < text->len)
            g_string_erase (text, at + 1, 1);
          compare (CUE_RESOURCE_SCENARIOS, text->str, text->len);
        }
    }
}

static const struct
{
  const char *text;
  guint       n_objects;
  const char *rest; /* NULL: no plain page */
} pages[] = {
  { "[]", 0, "[]" },
  { "[{\"id\":1},{\"id\":2}]", 2, "[]" },
  { " [ {\"id\":1} ] ", 1, "[]" },
  { "{\"count\":2,\"next\":\"http://x/?a=b\",\"results\":[{\"id\":1},{\"id\":2}]}", 2, "{\"count\":2,\"next\":\"http://x/?a=b\",\"results\":[]}" },
  { "{\"results\":[],\"count\":0}", 0, "{\"results\":[],\"count\":0}" },
  { "{\"results\":[{\"id\":1}],\"next\":null}", 1, "{\"results\":[],\"next\":null}" },
  { "{\"results\":[{\"id\":1}],\"results\":[]}", 0, NULL },
  { "{\"results\":{}}", 0, NULL },
  { "{\"count\":1}", 0, NULL },
  { "{}", 0, NULL },
  { "[{\"id\":1},{\"id\":\"x\"}]", 0, NULL },
  { "[{\"id\":1},7]", 0, NULL },
  { "[{\"id\":1}] x", 0, NULL },
  { "[{\"id\":1}", 0, NULL },
  { "[{\"name\":\"\xff\"}]", 0, NULL },
  { "", 0, NULL },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (JsonNode) rest = NULL;
      g_autoptr (JsonNode) wanted = pages[i].rest != NULL ? cue_json_parse (pages[i].rest, -1, NULL) : NULL;

      g_test_message ("page %u", i);
      g_ptr_array_add (objects, g_object_new (cue_resource_get_object_type (CUE_RESOURCE_SCENARIOS), NULL));
      rest = cue_resource_read_page (CUE_RESOURCE_SCENARIOS, pages[i].text, strlen (pages[i].text), objects);
      g_assert_cmpuint (objects->len, ==, 1 + pages[i].n_objects);
      g_assert_cmpint (rest != NULL, ==, wanted != NULL);
      if (rest != NULL)
        g_assert_true (json_node_equal (rest, wanted));
      for (guint k = 1; k < objects->len; k++)
        g_assert_cmpint (cue_resource_object_get_id (objects->pdata[k]), ==, k);
    }
}

/* Nesting without end is an error and no crash. */
static void
test_deep (void)
{
  static const guint depths[] = { 10, 190, 196, 197, 198, 199, 200, 201, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *open = g_strnfill (depths[i], '[');
      g_autofree char *close = g_strnfill (depths[i], ']');
      g_autofree char *text = g_strconcat ("{\"metrics\":", open, close, "}", NULL);

      compare (CUE_RESOURCE_SCENARIOS, text, strlen (text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/resource-text/same", test_same);
  g_test_add_func ("/model/resource-text/damaged", test_damaged);
  g_test_add_func ("/model/resource-text/pages", test_pages);
  g_test_add_func ("/model/resource-text/deep", test_deep);

  return g_test_run ();
}
