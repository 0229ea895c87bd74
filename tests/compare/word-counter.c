/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For check-minimal: pairs of texts, cut into words by our rule, and how many of the words our diff calls changed.
 *
 * usage: word-counter make SEED DIRECTORY      random texts in eight scripts, many sizes
 *        word-counter read A B NAME DIRECTORY  two files
 *
 * For each pair NAME.a and NAME.b are the texts, NAME.words-a and NAME.words-b the same on one line with a unit separator
 * (0x1F) after each word. Prints "NAME REMOVED ADDED" for each. */
#include <stdio.h>
#include <string.h>

#include "compare-texts.h"
#include "cue-breaks.h"
#include "cue-tokens.h"
#include "cue-word-diff.h"

#define SEPARATOR '\x1f'

static GArray *
split (const char *text)
{
  g_autofree guint8 *flags = cue_breaks_find_words (text, strlen (text));

  return cue_tokens_split (text, strlen (text), flags);
}

/* Words of @text that are not in the spans that stay; @other: the kind of the spans that are the other text's. */
static guint
count_changed (const char *text,
               GPtrArray  *spans,
               CueSpanKind other)
{
  g_autoptr (GArray) tokens = split (text);
  gsize offset = 0;
  guint token = 0;
  guint changed = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == other)
        continue;
      offset += strlen (span->text);
      for (; token < tokens->len && g_array_index (tokens, CueToken, token).offset < offset; token++)
        if (span->kind != CUE_SPAN_SAME)
          changed++;
    }
  return changed;
}

static gboolean
write_file (const char *directory,
            const char *name,
            const char *ending,
            const char *contents)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (directory, file, NULL);

  return g_file_set_contents (path, contents, -1, NULL);
}

static gboolean
write_words (const char *directory,
             const char *name,
             const char *ending,
             const char *text)
{
  g_autoptr (GArray) tokens = split (text);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      const CueToken *token = &g_array_index (tokens, CueToken, i);

      g_string_append_len (line, text + token->offset, token->length);
      g_string_append_c (line, SEPARATOR);
    }
  g_string_append_c (line, '\n');
  return write_file (directory, name, ending, line->str);
}

static gboolean
write_pair (const char *directory,
            const char *name,
            const char *left,
            const char *right)
{
  g_autoptr (GPtrArray) spans = cue_word_diff (left, right, FALSE);

  printf ("%s %u %u\n", name, count_changed (left, spans, CUE_SPAN_ADDED), count_changed (right, spans, CUE_SPAN_REMOVED));
  return write_file (directory, name, ".a", left) && write_file (directory, name, ".b", right) && write_words (directory, name, ".words-a", left) && write_words (directory, name, ".words-b", right);
}

static gboolean
make_pairs (const char *directory)
{
  static const guint sizes[] = { 20, 60, 200, 800, 2500, 6000 };

  for (guint i = 0; i < 96; i++)
    {
      guint            script = i % COMPARE_N_SCRIPTS;
      guint            size = sizes[(i / COMPARE_N_SCRIPTS) % G_N_ELEMENTS (sizes)];
      g_autofree char *name = g_strdup_printf ("made-%02u", i);
      g_autofree char *left = compare_text_make (script, size);
      g_autofree char *right = i >= 88 ? compare_text_make (script, 800)
                                       : compare_text_edit (left, script, size / (i % 2 == 0 ? 8 : 30) + 1);

      if (!write_pair (directory, name, left, right))
        return FALSE;
    }
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "make") == 0)
    {
      g_autofree char *seed = g_strconcat ("--seed=", argv[2], NULL);
      char            *arguments[] = { argv[0], seed, NULL };
      char           **pointer = arguments;
      int              n = 2;

      /* The test library's random numbers, from a fixed seed. */
      g_test_init (&n, &pointer, NULL);
      return make_pairs (argv[3]) ? 0 : 1;
    }
  if (argc == 6 && strcmp (argv[1], "read") == 0)
    {
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if (g_file_get_contents (argv[2], &left, NULL, NULL) && g_file_get_contents (argv[3], &right, NULL, NULL))
        return write_pair (argv[5], argv[4], left, right) ? 0 : 1;
    }
  g_printerr ("usage: word-counter make SEED DIRECTORY | read A B NAME DIRECTORY\n");
  return 2;
}
