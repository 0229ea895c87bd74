/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pages.h"

#include "cue-error.h"

static gboolean
add (CuePages   *pages,
     const char *json,
     GError    **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return cue_pages_add (pages, node, 100, error);
}

static void
assert_rows (CuePages   *pages,
             const char *expected)
{
  g_autoptr (GPtrArray) rows = cue_pages_take_rows (pages);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = json_to_string (rows->pdata[i], FALSE);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", row);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_bare_array (void)
{
  g_autoptr (CuePages) pages = cue_pages_new ("a/", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (add (pages, "[{\"id\":1},{\"id\":2},{\"id\":1}]", &error));
  g_assert_no_error (error);
  g_assert_null (cue_pages_get_next (pages));
  assert_rows (pages, "{\"id\":1} {\"id\":2}");
  assert_rows (pages, "");
}

static void
test_pages (void)
{
  g_autoptr (CuePages) pages = cue_pages_new ("a/?page_size=2", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (add (pages, "{\"count\":3,\"next\":\"https://api.example.test/a/?page=2&page_size=2\",\"results\":[{\"id\":1},{\"id\":2}]}", &error));
  g_assert_cmpstr (cue_pages_get_next (pages), ==, "a/?page=2&page_size=2");
  /* A row that moved to the next page meanwhile, ids as text, and rows without an id. */
  g_assert_true (add (pages, "{\"count\":3,\"next\":null,\"results\":[{\"id\":2},{\"id\":\"2\"},{},{}]}", &error));
  g_assert_null (cue_pages_get_next (pages));
  assert_rows (pages, "{\"id\":1} {\"id\":2} {\"id\":\"2\"} {} {}");
}

static void
test_next (void)
{
  static const struct
  {
    const char *next;
    const char *path; /* NULL: the end */
  } rows[] = {
    { "null", NULL },
    { "\"\"", NULL },
    { "\"?page=2\"", "a/?page=2" },
    { "\"/a/?page=2\"", "a/?page=2" },
    { "\"https://elsewhere.example.test/steal/?page=2\"", "a/?page=2" },
    { "\"http://user:word@a.example.test/?cursor=cD0y%2B&x=%C3%A9#end\"", "a/?cursor=cD0y%2B&x=%C3%A9" },
    /* The page itself, again. */
    { "\"https://api.example.test/a/?page_size=2\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CuePages) pages = cue_pages_new ("a/?page_size=2", NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *page = g_strdup_printf ("{\"next\":%s,\"results\":[]}", rows[i].next);

      g_assert_true (add (pages, page, &error));
      g_assert_cmpstr (cue_pages_get_next (pages), ==, rows[i].path);
    }
}

/* Of the service is what has its name and port; a service behind one that ends its TLS may say http. */
static void
test_origins (void)
{
  static const struct
  {
    const char *base;
    const char *next;
    gboolean    same;
  } rows[] = {
    { "https://api.example.test/", "https://api.example.test/a/?page=2", TRUE },
    { "https://api.example.test/", "https://API.example.test:443/a/?page=2", TRUE },
    { "https://api.example.test/", "http://api.example.test/a/?page=2", TRUE },
    { "https://api.example.test/", "/a/?page=2", TRUE },
    { "https://api.example.test/", "?page=2", TRUE },
    { "https://api.example.test:8443/", "https://api.example.test:8443/a/?page=2", TRUE },
    { "http://127.0.0.1:8000/under/", "http://127.0.0.1:8000/a/?page=2", TRUE },
    { "https://api.example.test/", "https://api.example.test.evil.test/a/?page=2", FALSE },
    { "https://api.example.test/", "https://evil.test/a/?page=2", FALSE },
    { "https://api.example.test/", "//evil.test/a/?page=2", FALSE },
    { "https://api.example.test/", "https://api.example.test@evil.test/a/?page=2", FALSE },
    { "https://api.example.test/", "https://api.example.test:8443/a/?page=2", FALSE },
    { "https://api.example.test/", "http://api.example.test:8080/a/?page=2", FALSE },
    { "https://api.example.test:8443/", "http://api.example.test/a/?page=2", FALSE },
    { "http://127.0.0.1:8000/", "https://127.0.0.1:8000/a/?page=2", FALSE },
    { "http://127.0.0.1:8000/", "http://127.0.0.1:8001/a/?page=2", FALSE },
    { "https://api.example.test/", "ftp://api.example.test/a/?page=2", FALSE },
    { "https://api.example.test/", "mailto:somebody@example.test?page=2", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GUri) base = g_uri_parse (rows[i].base, G_URI_FLAGS_ENCODED, NULL);
      g_autoptr (CuePages) pages = cue_pages_new ("a/", base);
      g_autoptr (GError) error = NULL;
      g_autofree char *page = g_strdup_printf ("{\"next\":\"%s\",\"results\":[]}", rows[i].next);

      g_test_message ("%s from %s", rows[i].next, rows[i].base);
      if (rows[i].same)
        {
          g_assert_true (add (pages, page, &error));
          g_assert_cmpstr (cue_pages_get_next (pages), ==, "a/?page=2");
        }
      else
        {
          g_assert_false (add (pages, page, &error));
          g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_REDIRECTED);
          g_assert_null (cue_pages_get_next (pages));
        }
    }
}

static void
test_total (void)
{
  static const struct
  {
    const char *count;
    guint       total;
  } rows[] = {
    { "3", 3 },
    { "0", 0 },
    { "-3", 0 },
    { "99999999999", G_MAXINT },
    { "\"3\"", 0 },
    { "null", 0 },
    { "[]", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CuePages) pages = cue_pages_new ("a/", NULL);
      g_autofree char *page = g_strdup_printf ("{\"count\":%s,\"results\":[]}", rows[i].count);

      g_assert_true (add (pages, page, NULL));
      g_assert_cmpuint (cue_pages_get_total (pages), ==, rows[i].total);
    }
}

static void
test_loop (void)
{
  g_autoptr (CuePages) pages = cue_pages_new ("a/", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (add (pages, "{\"next\":\"?page=2\",\"results\":[{\"id\":1}]}", &error));
  g_assert_true (add (pages, "{\"next\":\"?page=3\",\"results\":[{\"id\":2}]}", &error));
  g_assert_nonnull (cue_pages_get_next (pages));
  g_assert_true (add (pages, "{\"next\":\"?page=2\",\"results\":[{\"id\":3}]}", &error));
  g_assert_null (cue_pages_get_next (pages));
  assert_rows (pages, "{\"id\":1} {\"id\":2} {\"id\":3}");
}

static void
test_bounds (void)
{
  g_autoptr (CuePages) pages = cue_pages_new ("a/", NULL);
  g_autoptr (CuePages) heavy = cue_pages_new ("a/", NULL);
  g_autoptr (JsonNode) empty = json_from_string ("[]", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CUE_PAGES_MAX_PAGES; i++)
    {
      g_autofree char *page = g_strdup_printf ("{\"next\":\"?page=%u\",\"results\":[]}", i + 2);

      g_assert_true (add (pages, page, &error));
    }
  g_assert_false (add (pages, "[]", &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_assert_true (cue_pages_add (heavy, empty, CUE_PAGES_MAX_BYTES, &error));
  g_assert_false (cue_pages_add (heavy, empty, 1, &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_TOO_LARGE);
}

static void
test_malformed (void)
{
  static const char *const bad[] = {
    "{}",
    "\"rows\"",
    "7",
    "{\"results\": {}}",
    "{\"detail\": \"?\"}",
    "{\"results\": [], \"next\": 2}",
    "{\"results\": [], \"next\": \"page two\"}",
    "{\"results\": [], \"next\": \"http://[::bad/?page=2\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CuePages) pages = cue_pages_new ("a/", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (add (pages, bad[i], &error));
      g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED);
      g_assert_null (cue_pages_get_next (pages));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/pages/bare-array", test_bare_array);
  g_test_add_func ("/net/pages/pages", test_pages);
  g_test_add_func ("/net/pages/next", test_next);
  g_test_add_func ("/net/pages/origins", test_origins);
  g_test_add_func ("/net/pages/total", test_total);
  g_test_add_func ("/net/pages/loop", test_loop);
  g_test_add_func ("/net/pages/bounds", test_bounds);
  g_test_add_func ("/net/pages/malformed", test_malformed);

  return g_test_run ();
}
