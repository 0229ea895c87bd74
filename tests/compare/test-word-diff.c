/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-word-diff.h"

#include <string.h>

#include "compare-texts.h"
#include "cue-breaks.h"
#include "cue-tokens.h"

/* (transfer full): "=same [-removed-]{+added+}", as the tables below write it. */
static char *
write_spans (GPtrArray *spans)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == CUE_SPAN_SAME)
        g_string_append (out, span->text);
      else if (span->kind == CUE_SPAN_REMOVED)
        g_string_append_printf (out, "[-%s-]", span->text);
      else
        g_string_append_printf (out, "{+%s+}", span->text);
    }
  return g_string_free (out, FALSE);
}

/* The two sides out of the spans, to the byte; and that spans are not empty and neighbours differ. */
static void
check_sides (GPtrArray  *spans,
             const char *left,
             const char *right)
{
  g_autoptr (GString) l = g_string_new (NULL);
  g_autoptr (GString) r = g_string_new (NULL);
  int before = -1;

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);

      g_assert_cmpstr (span->text, !=, "");
      g_assert_true (g_utf8_validate (span->text, -1, NULL));
      g_assert_cmpint ((int) span->kind, !=, before);
      if (before == CUE_SPAN_ADDED)
        g_assert_cmpint (span->kind, !=, CUE_SPAN_REMOVED);
      before = (int) span->kind;
      if (span->kind != CUE_SPAN_ADDED)
        g_string_append (l, span->text);
      if (span->kind != CUE_SPAN_REMOVED)
        g_string_append (r, span->text);
    }
  g_assert_cmpstr (l->str, ==, left);
  g_assert_cmpstr (r->str, ==, right);
}

static GArray *
split (const char *text)
{
  g_autofree guint8 *flags = cue_breaks_find (text, strlen (text));

  return cue_tokens_split (text, strlen (text), flags);
}

static guint
count_tokens (const char *text)
{
  g_autoptr (GArray) tokens = split (text);

  return tokens->len;
}

static gboolean
token_equals (const char *a_text,
              GArray     *a,
              guint       i,
              const char *b_text,
              GArray     *b,
              guint       j)
{
  const CueToken *x = &g_array_index (a, CueToken, i);
  const CueToken *y = &g_array_index (b, CueToken, j);

  return x->length == y->length && memcmp (a_text + x->offset, b_text + y->offset, x->length) == 0;
}

/* The most tokens that can stay, by the textbook table. */
static guint
find_longest (const char *left,
              const char *right)
{
  g_autoptr (GArray) a = split (left);
  g_autoptr (GArray) b = split (right);
  g_autofree guint *row = g_new0 (guint, (gsize) b->len + 1);

  for (guint i = 0; i < a->len; i++)
    {
      guint diagonal = 0;

      for (guint j = 0; j < b->len; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = token_equals (left, a, i, right, b, j) ? diagonal + 1 : MAX (above, row[j]);
          diagonal = above;
        }
    }
  return row[b->len];
}

/* Tokens that stay in a plain diff. A span can cut a text where its tokens read differently alone, so tokens are
 * counted on the whole sides: what is not removed from the left. */
static guint
count_kept (GPtrArray  *spans,
            const char *left)
{
  g_autoptr (GArray) tokens = split (left);
  gsize offset = 0;
  guint token = 0;
  guint kept = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == CUE_SPAN_ADDED)
        continue;
      offset += strlen (span->text);
      for (; token < tokens->len && g_array_index (tokens, CueToken, token).offset < offset; token++)
        if (span->kind == CUE_SPAN_SAME)
          kept++;
    }
  return kept;
}

static void
test_reproduces (void)
{
  for (guint round = 0; round < 4000; round++)
    {
      guint            script = round % COMPARE_N_SCRIPTS;
      g_autofree char *left = compare_text_make (script, (guint) g_test_rand_int_range (0, 60));
      g_autofree char *right = round % 3 == 0 ? compare_text_make (script, (guint) g_test_rand_int_range (0, 60))
                                              : compare_text_edit (left, script, (guint) g_test_rand_int_range (0, 6));
      g_autoptr (GPtrArray) plain = cue_word_diff (left, right, FALSE);
      g_autoptr (GPtrArray) marked = cue_word_diff (left, right, TRUE);

      check_sides (plain, left, right);
      check_sides (marked, left, right);
    }
}

/* Texts that people wrote: all those labelled for the alignment, each against each. */
static void
test_reproduces_real (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "compare", "alignment", NULL);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      g_auto (GStrv) pairs = NULL;

      g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
      pairs = g_strsplit (contents, "--- ", -1);
      for (guint i = 0; pairs[i] != NULL; i++)
        g_ptr_array_add (texts, g_strdup (pairs[i]));
    }
  g_assert_cmpuint (texts->len, >=, 40);
  for (guint i = 0; i < texts->len; i++)
    for (guint k = 0; k < texts->len; k++)
      {
        const char *left = g_ptr_array_index (texts, i);
        const char *right = g_ptr_array_index (texts, k);
        g_autoptr (GPtrArray) plain = cue_word_diff (left, right, FALSE);
        g_autoptr (GPtrArray) marked = cue_word_diff (left, right, TRUE);

        check_sides (plain, left, right);
        check_sides (marked, left, right);
      }
}

static void
test_minimal (void)
{
  for (guint round = 0; round < 1500; round++)
    {
      guint            script = round % COMPARE_N_SCRIPTS;
      g_autofree char *left = compare_text_make (script, (guint) g_test_rand_int_range (1, 40));
      g_autofree char *right = compare_text_edit (left, script, (guint) g_test_rand_int_range (0, 9));
      g_autoptr (GPtrArray) spans = cue_word_diff (left, right, FALSE);

      g_assert_cmpuint (count_kept (spans, left), ==, find_longest (left, right));
    }
}

static void
test_plain_table (void)
{
  static const struct
  {
    const char *left, *right, *want;
  } rows[] = {
    { "", "", "" },
    { "a", "", "[-a-]" },
    { "", "a b", "{+a b+}" },
    { "same", "same", "same" },
    { "a b c", "a c", "a[- b-] c" },
    { "a b c", "a x c", "a [-b-]{+x+} c" },
    { "a c", "a b c", "a{+ b+} c" },
    { "a  b", "a b", "a[-  -]{+ +}b" },
    { "one, two", "one two", "one[-,-] two" },
    { "at 10:30 on 2026-03-04", "at 10:45 on 2026-03-05", "at [-10:30-]{+10:45+} on [-2026-03-04-]{+2026-03-05+}" },
    { "say {{test_profile.name}} now", "say {{test_profile.city}} now",
      "say [-{{test_profile.name}}-]{+{{test_profile.city}}+} now" },
    { "wait <pause 1s/> then", "wait <pause 2s/> then", "wait [-<pause 1s/>-]{+<pause 2s/>+} then" },
    { "我想取消预约。", "我想更改预约。", "我想[-取消-]{+更改+}预约。" },
    { "قُلْ إنّك تريد", "قُل إنّك تريد", "[-قُلْ-]{+قُل+} إنّك تريد" },
    { "x\r\ny", "x\ny", "x[-\r\n-]{+\n+}y" },
    { "can't stop", "can stop", "[-can't-]{+can+} stop" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) spans = cue_word_diff (rows[i].left, rows[i].right, FALSE);
      g_autofree char *got = write_spans (spans);

      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

static void
test_eye_table (void)
{
  static const struct
  {
    const char *left, *right, *want;
  } rows[] = {
    /* A lone short word between two changes joins them. */
    { "Tell the agent your name", "Tell an agent my name", "Tell [-the-]{+an+} agent [-your-]{+my+} name" },
    { "Say blue to Peter now", "Say green to Mary now", "Say [-blue to Peter-]{+green to Mary+} now" },
    { "Say blue, Peter now", "Say green, Mary now", "Say [-blue, Peter-]{+green, Mary+} now" },
    { "取消我的预约", "更改我们预约", "[-取消我的-]{+更改我们+}预约" },
    /* A placeholder never joins. */
    { "a {{x}} b", "c {{x}} d", "[-a-]{+c+} {{x}} [-b-]{+d+}" },
    /* Nor does the beginning of a line. */
    { "red\nto\nblue", "green\nto\npink", "[-red-]{+green+}\nto\n[-blue-]{+pink+}" },
    /* A run that can be read in two places begins where the sentence does. */
    { "Say yes. Then hang up.", "Say yes. Then pay. Then hang up.", "Say yes.{+ Then pay.+} Then hang up." },
    { "- call\n- wait\n", "- call\n- pay\n- wait\n", "- call{+\n- pay+}\n- wait\n" },
    /* Punctuation alone does not swallow the word between. */
    { "so, we go", "so we go!", "so[-,-] we go{+!+}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) spans = cue_word_diff (rows[i].left, rows[i].right, TRUE);
      g_autofree char *got = write_spans (spans);

      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

static void
test_kept (void)
{
  static const struct
  {
    const char *left, *right;
    double      want;
  } rows[] = {
    { "", "", 1 },
    { "...", "!!!", 1 },
    { "a b c d", "a b c d", 1 },
    { "a b c d", "a b x y", 0.5 },
    { "a b", "a b c d", 1 },
    { "a b c d", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CueWordDiffInfo info = { -1, TRUE };
      g_autoptr (GPtrArray) spans = cue_word_diff_full (rows[i].left, rows[i].right, TRUE, &info);

      g_assert_nonnull (spans);
      g_assert_cmpfloat_with_epsilon (info.kept, rows[i].want, 0.001);
      g_assert_false (info.coarse);
    }
}

/* A megabyte of the same words in another order: coarse, correct, and not for ever. */
static void
test_worst (void)
{
  for (guint script = 0; script < 6; script += 3)
    {
      g_autofree char *left = compare_text_make (script, script == 0 ? 190000 : 110000);
      g_autofree char *right = compare_text_make (script, script == 0 ? 190000 : 110000);
      gint64           start = g_get_monotonic_time ();
      CueWordDiffInfo  info;
      g_autoptr (GPtrArray) spans = cue_word_diff_full (left, right, TRUE, &info);

      g_test_message ("%zu bytes: %.2f s", strlen (left), (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 40 * G_USEC_PER_SEC);
      g_assert_true (info.coarse);
      check_sides (spans, left, right);
      g_assert_cmpuint (count_tokens (left), >, 100000);
    }
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/word-diff/reproduces", test_reproduces);
  g_test_add_func ("/compare/word-diff/reproduces-real", test_reproduces_real);
  g_test_add_func ("/compare/word-diff/minimal", test_minimal);
  g_test_add_func ("/compare/word-diff/plain-table", test_plain_table);
  g_test_add_func ("/compare/word-diff/eye-table", test_eye_table);
  g_test_add_func ("/compare/word-diff/kept", test_kept);
  g_test_add_func ("/compare/word-diff/worst", test_worst);
  return g_test_run ();
}
