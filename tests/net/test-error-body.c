/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error-body.h"

#include <string.h>

/* One row a shape. */
static const struct
{
  const char *name;
  const char *body;
  const char *text; /* NULL: says nothing */
} shapes[] = {
  { "field", "{\"name\": [\"Too long.\"]}", "name: Too long." },
  { "field-as-text", "{\"name\": \"Too long.\"}", "name: Too long." },
  { "fields", "{\"name\": [\"Too long.\"], \"agent\": [\"Required.\"]}", "name: Too long.\nagent: Required." },
  { "two-of-one-field", "{\"name\": [\"Too long.\", \"Taken.\"]}", "name: Too long.\nname: Taken." },
  { "array", "[\"Invalid personalities provided.\"]", "Invalid personalities provided." },
  { "array-of-two", "[\"One.\", \"Two.\"]", "One.\nTwo." },
  { "array-of-objects", "[{\"name\": [\"Bad.\"]}, {}]", "[0].name: Bad." },
  { "detail", "{\"detail\": \"Not found.\"}", "Not found." },
  { "detail-and-code", "{\"detail\": \"Not found.\", \"code\": \"not_found\"}", "Not found." },
  { "error", "{\"error\": \"No.\"}", "No." },
  { "error-object", "{\"error\": {\"message\": \"No.\", \"code\": 7}}", "No." },
  { "errors", "{\"errors\": {\"scenarios[0].metrics[0]\": [\"Unknown.\"]}}", "scenarios[0].metrics[0]: Unknown." },
  { "errors-array", "{\"errors\": [\"One.\", {\"message\": \"Two.\"}]}", "One.\nTwo." },
  { "message", "{\"message\": \"Please wait.\"}", "Please wait." },
  { "message-and-errors", "{\"message\": \"Invalid.\", \"errors\": {\"name\": [\"Too long.\"]}}",
    "name: Too long.\nInvalid." },
  { "message-and-field", "{\"message\": \"Invalid.\", \"name\": [\"Too long.\"]}", "Invalid.\nname: Too long." },
  { "error-and-message", "{\"statusCode\": 400, \"error\": \"Bad Request\", \"message\": \"No name.\"}",
    "Bad Request\nNo name." },
  { "non-field", "{\"non_field_errors\": [\"Clash.\"]}", "Clash." },
  { "odd-names", "{\"[\": [\"One.\"], \"7\": [\"Two.\"]}", "One.\n7: Two." },
  { "nested", "{\"conditional_actions\": {\"conditions\": [{}, {}, {\"type\": [\"Unknown.\"]}]}}",
    "conditional_actions.conditions[2].type: Unknown." },
  { "nested-non-field", "{\"information\": {\"non_field_errors\": [\"Empty.\"]}}", "information: Empty." },
  { "repeated", "{\"error\": \"Same.\", \"detail\": \"Same.\"}", "Same." },
  { "json-text", "\"Max projects limit reached\"", "Max projects limit reached" },
  { "bare-text", "  Max projects limit reached\n", "Max projects limit reached" },
  { "half-json", "{\"name\": [\"Too", "{\"name\": [\"Too" },
  { "no-texts", "{\"code\": 5}", "{\"code\": 5}" },
  { "blank-text", "{\"detail\": \" \"}", "{\"detail\": \" \"}" },
  { "empty", "", NULL },
  { "empty-object", "{}", NULL },
  { "empty-array", "[]", NULL },
  { "null", "null", NULL },
  { "white-space", " \n\t ", NULL },
  { "html", "<!DOCTYPE html><html><body><h1>Oops</h1></body></html>", NULL },
  { "html-title", "\n<html><head><title>502 Bad\n Gateway</title></head><body><script>alert(1)</script></body></html>",
    "502 Bad Gateway" },
  { "html-entities", "<HTML><TITLE lang=en>R&amp;D &lt;b&gt; &amp;lt;</TITLE></HTML>", "R&D <b> &lt;" },
  { "html-open-title", "<html><title>Half", NULL },
  { "controls", "{\"detail\": \"a\\u0007b\\u001b[31mc\"}", "ab[31mc" },
  { "bidi", "{\"detail\": \"a\xe2\x80\xae"
            "b\"}",
    "ab" },
  { "line-feeds", "{\"detail\": \"a\\n\\n  b\"}", "a b" },
  { "arabic", "{\"name\": [\"طويل جدا\"]}", "name: طويل جدا" },
};

static void
test_shape (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *text = cue_error_body_flatten (shapes[i].body, strlen (shapes[i].body));

  g_assert_cmpstr (text, ==, shapes[i].text);
}

static void
test_cap (void)
{
  g_autofree char *filling = g_strnfill (5000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"name\": [\"%s\"]}", filling);
  g_autofree char *text = cue_error_body_flatten (body, strlen (body));
  g_autoptr (GString) many = g_string_new ("{");
  g_autofree char *lines = NULL;

  g_assert_cmpint (g_utf8_strlen (text, -1), ==, CUE_ERROR_BODY_MAX_CHARS);
  g_assert_true (g_str_has_prefix (text, "name: xxx"));
  g_assert_true (g_str_has_suffix (text, "…"));

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (many, "%s\"field%u\": [\"é\"]", i > 0 ? "," : "", i);
  g_string_append_c (many, '}');
  lines = cue_error_body_flatten (many->str, many->len);
  g_assert_cmpint (g_utf8_strlen (lines, -1), ==, CUE_ERROR_BODY_MAX_CHARS);
  g_assert_true (g_utf8_validate (lines, -1, NULL));
}

static void
test_bytes (void)
{
  static const char nul[] = "No\0 credit";
  static const char broken[] = "N\xc3o \xff!";
  g_autofree char  *without_nul = cue_error_body_flatten (nul, sizeof nul - 1);
  g_autofree char  *repaired = cue_error_body_flatten (broken, sizeof broken - 1);

  g_assert_cmpstr (without_nul, ==, "No credit");
  g_assert_true (g_utf8_validate (repaired, -1, NULL));
  g_assert_null (cue_error_body_flatten (NULL, 0));
}

static void
test_html (void)
{
  static const struct
  {
    const char *body;
    gboolean    html;
  } rows[] = {
    { "<!doctype html>", TRUE },
    { "\xef\xbb\xbf \n<HTML>", TRUE },
    { "<head>", TRUE },
    { "<body>", TRUE },
    { "{\"a\": \"<html>\"}", FALSE },
    { "text <html>", FALSE },
    { "<", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (cue_error_body_is_html (rows[i].body, strlen (rows[i].body)), ==, rows[i].html);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/net/error-body/shape/%s", shapes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shape);
    }
  g_test_add_func ("/net/error-body/cap", test_cap);
  g_test_add_func ("/net/error-body/bytes", test_bytes);
  g_test_add_func ("/net/error-body/html", test_html);

  return g_test_run ();
}
