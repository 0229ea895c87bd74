/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-search-terms.h"

#include <string.h>

static void
test_text (void)
{
  static const struct
  {
    const char *folded;
    const char *terms;
  } rows[] = {
    { "", "" },
    { " \n\t", "" },
    { "a", "u61" },
    { "ab a", "u61 bab u62" },
    { "refs", "u72 bre gref u65 bef gefs u66 bfs u73 wrefs" },
    /* A sign stands alone and separates. */
    { "e-m", "u65 u2d u6d" },
    /* No words in scripts without spaces, and no terms across the border. */
    { "退款ab", "u9000 b退款 u6b3e u61 bab u62" },
    { "预约医生", "u9884 b预约 g预约医 u7ea6 b约医 g约医生 u533b b医生 u751f" },
    { "\xF0\x9F\x99\x82", "u1f642" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *terms = cue_search_terms_from_text (rows[i].folded);

      g_assert_cmpstr (terms, ==, rows[i].terms);
    }
}

/* Each term once, however long the text. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *terms = NULL;
  g_auto (GStrv) pieces = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "word%u ", i % 5000);
  terms = cue_search_terms_from_text (text->str);
  pieces = g_strsplit (terms, " ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    g_assert_true (g_hash_table_add (seen, pieces[i]));
  g_assert_true (g_hash_table_contains (seen, "wword4999"));
  g_assert_true (g_hash_table_contains (seen, "g999"));
}

static void
test_words (void)
{
  g_autofree char *terms = cue_search_terms_from_text ("call the angry caller, call");
  const char      *position = terms;
  const char      *word = NULL;
  gsize            length = 0;
  g_autoptr (GString) words = g_string_new (NULL);

  while ((word = cue_search_terms_next_word (&position, &length)) != NULL)
    {
      g_string_append_len (words, word, length);
      g_string_append_c (words, ' ');
    }
  g_assert_cmpstr (words->str, ==, "call angry caller ");
}

/* A CueSearchWordsFunc that knows two words with "fund" and too many with "tion". */
static GPtrArray *
find_cb (const char *part,
         gpointer    user_data)
{
  GPtrArray *words = NULL;

  if (g_str_equal (part, "tion"))
    return NULL;

  words = g_ptr_array_new_with_free_func (g_free);
  if (strstr ("refunds", part) != NULL)
    {
      g_ptr_array_add (words, g_strdup ("refund"));
      g_ptr_array_add (words, g_strdup ("refunds"));
    }
  return words;
}

static void
test_query (void)
{
  static const struct
  {
    const char *text;
    const char *expression;
    const char *part; /* that is to be looked for in what is found */
  } rows[] = {
    { "", NULL, NULL },
    { " \t ", NULL, NULL },
    { "\xff\xfe", NULL, NULL },
    { "É", "\"u65\"", NULL },
    { "Re", "\"bre\"", NULL },
    { "ref", "\"gref\"", NULL },
    { "FUND", "(\"wrefund\" OR \"wrefunds\")", NULL },
    { "fund re", "(\"wrefund\" OR \"wrefunds\") AND \"bre\"", NULL },
    { "tion", "\"gtio\" AND \"gion\"", "tion" },
    { "xyzw", "\"gxyz\" AND \"gyzw\"", "xyzw" },
    { "预约医生", "\"g预约医\" AND \"g约医生\"", "预约医生" },
    { "\"a\" OR", "\"u22\" AND \"u61\" AND \"u22\" AND \"bor\"", NULL },
    { "a*", "\"u61\" AND \"u2a\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *expression = cue_search_terms_from_query (rows[i].text, find_cb, NULL, parts);

      g_assert_cmpstr (expression, ==, rows[i].expression);
      g_assert_cmpuint (parts->len, ==, rows[i].part != NULL ? 1 : 0);
      if (rows[i].part != NULL)
        g_assert_cmpstr (g_ptr_array_index (parts, 0), ==, rows[i].part);
    }
}

/* Of a long text the beginning counts, cut between letters. */
static void
test_long (void)
{
  g_autofree char *letters = g_strnfill (1 << 20, 'x');
  g_autoptr (GString) signs = g_string_new (NULL);

  while (signs->len < 1 << 20)
    g_string_append (signs, "… é ");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *expression =
        cue_search_terms_from_query (i == 0 ? letters : signs->str, find_cb, NULL, parts);

      g_assert_cmpuint (strlen (expression), <, 2000);
      g_assert_null (strstr (expression, "fffd"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/storage/search-terms/text", test_text);
  g_test_add_func ("/storage/search-terms/many", test_many);
  g_test_add_func ("/storage/search-terms/words", test_words);
  g_test_add_func ("/storage/search-terms/query", test_query);
  g_test_add_func ("/storage/search-terms/long", test_long);

  return g_test_run ();
}
