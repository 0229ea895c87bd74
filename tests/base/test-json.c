/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-json.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_json_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

typedef struct
{
  const char *text;
  const char *expected; /* as compact JSON */
} Good;

static void
test_parse (void)
{
  static const Good rows[] = {
    { "{}", "{}" },
    { " [ ] \n", "[]" },
    { "null", "null" },
    { "true", "true" },
    { "\"a\"", "\"a\"" },
    { "-12", "-12" },
    { "0", "0" },
    { "1.5", "1.5" },
    { "\xEF\xBB\xBF{\"a\":1}", "{\"a\":1}" },
    { "{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":\"e\"}", "{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":\"e\"}" },
    { "{\"a\":1,\"a\":2}", "{\"a\":2}" },
    { "{\"\":1}", "{\"\":1}" },
    { "\"\\u00e9\\n\\\"\\/\"", "\"é\\n\\\"/\"" },
    { "\"\\ud83d\\ude00\"", "\"😀\"" },
    { "\"a\\u0000b\"", "\"a\xEF\xBF\xBD"
                       "b\"" },
    { "\"\\ud800\"", "\"\xEF\xBF\xBD\"" },
    { "\"\\ud800\\ud800\\udc00\"", "\"\xEF\xBF\xBD\xF0\x90\x80\x80\"" },
    { "\"\\udc00x\"", "\"\xEF\xBF\xBDx\"" },
    { "\"مرحبا 😀\"", "\"مرحبا 😀\"" },
    { "\"//\"", "\"//\"" },
    { "[1e20,\"1e20.0 \\\" e5.0\",-1e22]", "[1e+20,\"1e20.0 \\\" e5.0\",-1e+22]" },
    { "9223372036854775807", "9223372036854775807" },
    { "-9223372036854775808", "-9223372036854775808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = parse (rows[i].text);
      g_autofree char *text = cue_json_to_text (node);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* What comes out of a number must be readable again, whatever its size. */
static void
test_numbers (void)
{
  static const char *const texts[] = { "9223372036854775808", "-123456789012345678901234567890", "1e999", "-1e999", "1e-999", "1E5", "0.1",
                                       "2.2250738585072014e-308", "1.7976931348623157e308" };
  g_autofree char         *ones = g_strnfill (400, '1');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = parse (texts[i]);
      g_autofree char *text = cue_json_to_text (node);
      g_autoptr (JsonNode) again = parse (text);
      double expected = g_ascii_strtod (texts[i], NULL);

      g_assert_true (isfinite (json_node_get_double (node)));
      g_assert_cmpfloat (json_node_get_double (again), ==, json_node_get_double (node));
      if (isfinite (expected))
        g_assert_cmpfloat (json_node_get_double (node), ==, expected);
    }

  {
    g_autoptr (JsonNode) node = parse (ones);

    g_assert_true (isfinite (json_node_get_double (node)));
  }
}

typedef struct
{
  const char *text;
  gssize      length;
  const char *message;
} Bad;

static void
test_refuse (void)
{
  static const Bad rows[] = {
    { "", -1, "line 1, column 1: empty" },
    { NULL, 0, "line 1, column 1: empty" },
    { " \n ", -1, "line 2, column 2: empty" },
    { "\xEF\xBB\xBF", -1, "empty" },
    { "{\"a\":1}{\"b\":2}", -1, "line 1, column 8: more after the end" },
    { "0{\"a\":1}", -1, "more after the end" },
    { "1 2", -1, "more after the end" },
    { "[1]x", -1, "more after the end" },
    { "[1,]", -1, "expected a value" },
    { "[,1]", -1, "expected a value" },
    { "[1 2]", -1, "expected a comma or an end" },
    { "[1}", -1, "expected a comma or an end" },
    { "{\"a\":1]", -1, "expected a comma or an end" },
    { "{\"a\" 1}", -1, "expected a colon" },
    { "{\"a\":}", -1, "expected a value" },
    { "{\"a\":1,}", -1, "expected a member’s name" },
    { "{a:1}", -1, "expected a member’s name" },
    { "{1:1}", -1, "expected a member’s name" },
    { "{", -1, "the text ends too early" },
    { "[1,", -1, "the text ends too early" },
    { "{\"a\"", -1, "the text ends too early" },
    { "]", -1, "expected a value" },
    { "nul", -1, "expected a value" },
    { "// note\n1", -1, "expected a value" },
    { "/* note */ 1", -1, "expected a value" },
    { "'a'", -1, "expected a value" },
    { "var a = 1", -1, "expected a value" },
    { "NaN", -1, "expected a value" },
    { "Infinity", -1, "expected a value" },
    { "01", -1, "a number starts with a zero" },
    { "-", -1, "expected a digit" },
    { "1.", -1, "expected a digit" },
    { "1e", -1, "expected a digit" },
    { "+1", -1, "expected a value" },
    { ".5", -1, "expected a value" },
    { "0x10", -1, "more after the end" },
    { "\"open", -1, "the text ends inside a string" },
    { "\"open\\", -1, "unknown escape" },
    { "\"\\x\"", -1, "unknown escape" },
    { "\"\\u12\"", -1, "four hexadecimal digits" },
    { "\"\\u12g4\"", -1, "four hexadecimal digits" },
    { "\"a\nb\"", -1, "line 1, column 3: a control character" },
    { "\"a\xFF\"", -1, "line 1, column 3: not valid UTF-8" },
    { "[\n  \"é\", x]", -1, "line 2, column 8: expected a value" },
    { "{\"a\":\0}", 7, "a NUL character" },
    { "1\0", 2, "a NUL character" },
    { "<!DOCTYPE html><html></html>", -1, "expected a value" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %u", i);
      g_assert_null (cue_json_parse (rows[i].text, rows[i].length, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].message));
      g_assert_true (g_str_has_prefix (error->message, "line "));
    }
}

static void
check_depth (const char *unit,
             const char *closer,
             guint       depth,
             gboolean    accepted)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < depth; i++)
    g_string_append (text, unit);
  g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, closer);

  node = cue_json_parse (text->str, text->len, &error);
  g_assert_true ((node != NULL) == accepted);
  if (!accepted)
    g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
}

static void
test_depth (void)
{
  g_autofree char *brackets = g_strnfill (1024 * 1024, '[');
  g_autoptr (GError) error = NULL;

  check_depth ("[", "]", CUE_JSON_MAX_DEPTH, TRUE);
  check_depth ("[", "]", CUE_JSON_MAX_DEPTH + 1, FALSE);
  check_depth ("{\"a\":", "}", CUE_JSON_MAX_DEPTH, TRUE);
  check_depth ("{\"a\":", "}", CUE_JSON_MAX_DEPTH + 1, FALSE);

  g_assert_null (cue_json_parse (brackets, -1, &error));
  g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nested too deep"));
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "%s{\"id\":%u,\"name\":\"agent %u\"}", i > 0 ? "," : "", i, i);
  g_string_append (text, "]");

  node = parse (text->str);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 50000);
}

/* A byte more or less anywhere gives a value or an error, never anything else. */
static void
test_mutations (void)
{
  static const char text[] = "{\"a\": [1, -2.5e3, true, null, \"x\\u00e9\\ud83d\\ude00\"], \"b\": {\"c\": \"\\n\"}}";

  for (gsize i = 0; i < sizeof text - 1; i++)
    for (int byte = 0; byte < 256; byte++)
      {
        g_autofree char *copy = g_memdup2 (text, sizeof text);
        g_autoptr (GError) error = NULL;
        g_autoptr (JsonNode) node = NULL;

        copy[i] = (char) byte;
        node = cue_json_parse (copy, sizeof text - 1, &error);
        g_assert_true ((node == NULL) == (error != NULL));
        if (error != NULL)
          g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      }

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_json_parse (text, length, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
    }
}

static void
test_read (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"text\",\"i\":42,\"d\":1.5,\"w\":30.0,\"b\":true,\"o\":{},\"a\":[],\"n\":null}");
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GError) error = NULL;
  const char *text = "before";
  gint64      number = -1;
  double      real = -1;
  gboolean    flag = FALSE;
  JsonObject *member = NULL;
  JsonArray  *array = NULL;

  g_assert_true (cue_json_read_string (object, "p", "n", &text, &error));
  g_assert_true (cue_json_read_string (object, "p", "missing", &text, &error));
  g_assert_cmpstr (text, ==, "before");
  g_assert_true (cue_json_read_string (object, "p", "s", &text, &error));
  g_assert_cmpstr (text, ==, "text");

  g_assert_true (cue_json_read_int (object, "p", "n", &number, &error));
  g_assert_cmpint (number, ==, -1);
  g_assert_true (cue_json_read_int (object, "p", "i", &number, &error));
  g_assert_cmpint (number, ==, 42);
  g_assert_true (cue_json_read_int (object, "p", "w", &number, &error));
  g_assert_cmpint (number, ==, 30);

  g_assert_true (cue_json_read_double (object, "p", "i", &real, &error));
  g_assert_cmpfloat (real, ==, 42);
  g_assert_true (cue_json_read_double (object, "p", "d", &real, &error));
  g_assert_cmpfloat (real, ==, 1.5);

  g_assert_true (cue_json_read_bool (object, "p", "b", &flag, &error));
  g_assert_true (flag);
  g_assert_true (cue_json_read_object (object, "p", "n", &member, &error));
  g_assert_null (member);
  g_assert_true (cue_json_read_object (object, "p", "o", &member, &error));
  g_assert_nonnull (member);
  g_assert_true (cue_json_read_array (object, "p", "a", &array, &error));
  g_assert_nonnull (array);
  g_assert_no_error (error);
}

#define assert_refused(call, expected)                                \
  G_STMT_START                                                        \
  {                                                                   \
    g_autoptr (GError) local = NULL;                                  \
    GError **error = &local;                                          \
    g_assert_false (call);                                            \
    g_assert_error (local, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID); \
    g_assert_cmpstr (local->message, ==, expected);                   \
  }                                                                   \
  G_STMT_END

static void
test_read_wrong (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"text\",\"i\":42,\"d\":1.5,\"b\":true,\"o\":{},\"a\":[]}");
  JsonObject *object = json_node_get_object (node);
  const char *text = "before";
  gint64      number = -1;
  double      real = -1;
  gboolean    flag = FALSE;
  JsonObject *member = NULL;
  JsonArray  *array = NULL;

  assert_refused (cue_json_read_string (object, "results[2]", "a", &text, error), "results[2].a: expected a string, found an array");
  assert_refused (cue_json_read_string (object, NULL, "i", &text, error), "i: expected a string, found a whole number");
  assert_refused (cue_json_read_int (object, "", "d", &number, error), "d: expected a whole number, found a number");
  assert_refused (cue_json_read_int (object, "p", "s", &number, error), "p.s: expected a whole number, found a string");
  assert_refused (cue_json_read_double (object, "p", "b", &real, error), "p.b: expected a number, found true or false");
  assert_refused (cue_json_read_bool (object, "p", "i", &flag, error), "p.i: expected true or false, found a whole number");
  assert_refused (cue_json_read_object (object, "p", "s", &member, error), "p.s: expected an object, found a string");
  assert_refused (cue_json_read_array (object, "p", "o", &array, error), "p.o: expected an array, found an object");

  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpint (number, ==, -1);
  g_assert_cmpfloat (real, ==, -1);
  g_assert_null (member);
  g_assert_null (array);
}

static void
test_get (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"text\",\"i\":42,\"w\":7.0,\"d\":1.5,\"o\":{},\"a\":[],\"n\":null}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (cue_json_get_string (object, "s"), ==, "text");
  g_assert_null (cue_json_get_string (object, "i"));
  g_assert_null (cue_json_get_string (object, "n"));
  g_assert_null (cue_json_get_string (object, "missing"));
  g_assert_cmpint (cue_json_get_int (object, "i", -1), ==, 42);
  g_assert_cmpint (cue_json_get_int (object, "w", -1), ==, 7);
  g_assert_cmpint (cue_json_get_int (object, "d", -1), ==, -1);
  g_assert_cmpint (cue_json_get_int (object, "s", -1), ==, -1);
  g_assert_nonnull (cue_json_get_object (object, "o"));
  g_assert_null (cue_json_get_object (object, "a"));
  g_assert_nonnull (cue_json_get_array (object, "a"));
  g_assert_null (cue_json_get_array (object, "o"));
  g_assert_cmpstr (cue_json_describe (NULL), ==, "nothing");
  g_assert_cmpstr (cue_json_describe (json_object_get_member (object, "n")), ==, "null");
}

static void
test_object_to_text (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "name", "“quoted”\n");
  text = cue_json_object_to_text (object);
  g_assert_cmpstr (text, ==, "{\"name\":\"“quoted”\\n\"}");
}

/* What is written can be read again, whatever is in it. */
static void
test_control_characters (void)
{
  for (int c = 1; c <= 127; c++)
    {
      const char string[] = { 'a', (char) c, 'b', '\0' };
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);
      g_autofree char *text = cue_json_to_text (node);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) again = cue_json_parse (text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (json_node_get_string (again), ==, string);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json/parse", test_parse);
  g_test_add_func ("/base/json/numbers", test_numbers);
  g_test_add_func ("/base/json/refuse", test_refuse);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/large", test_large);
  g_test_add_func ("/base/json/mutations", test_mutations);
  g_test_add_func ("/base/json/read", test_read);
  g_test_add_func ("/base/json/read-wrong", test_read_wrong);
  g_test_add_func ("/base/json/get", test_get);
  g_test_add_func ("/base/json/object-to-text", test_object_to_text);
  g_test_add_func ("/base/json/control-characters", test_control_characters);

  return g_test_run ();
}
