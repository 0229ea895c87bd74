/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that compares two texts. */
#include "cue-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cue-cli-input.h"
#include "cue-cli-output.h"
#include "cue-comparison.h"
#include "cue-segments.h"
#include "cue-text.h"
#include "cue-word-diff.h"

/* How marks look: blue with an underline against brown with a strike, never colour alone; signs where there is no
 * terminal. By CueSpanKind. */
typedef struct
{
  const char *begin[3];
  const char *end[3];
} Marks;

static const Marks terminal_marks = { { "", "\033[4;34m", "\033[9;33m" }, { "", "\033[0m", "\033[0m" } };
static const Marks plain_marks = { { "", "{+", "[-" }, { "", "+}", "-]" } };

static const Marks *
choose_marks (void)
{
  const char *term = g_getenv ("TERM");
  const char *no_color = g_getenv ("NO_COLOR");

  if (!isatty (STDOUT_FILENO) || (no_color != NULL && no_color[0] != '\0') || g_strcmp0 (term, "dumb") == 0)
    return &plain_marks;
  return &terminal_marks;
}

static const char *
get_sign (CueSpanKind kind)
{
  switch (kind)
    {
    case CUE_SPAN_ADDED:
      return "+";
    case CUE_SPAN_REMOVED:
      return "-";
    case CUE_SPAN_SAME:
    default:
      return "=";
    }
}

/* [["=", "…"], ["-", "…"], …] of the whole texts, before any clean-up for the eye. */
static JsonArray *
list_words (const char *left,
            const char *right)
{
  g_autoptr (GPtrArray) spans = cue_word_diff (left, right, FALSE);
  JsonArray *words = json_array_sized_new (spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);
      JsonArray     *pair = json_array_sized_new (2);

      json_array_add_string_element (pair, get_sign (span->kind));
      json_array_add_string_element (pair, span->text);
      json_array_add_array_element (words, pair);
    }
  return words;
}

static const char *
get_pair_kind (CueCompareRow *row)
{
  if (cue_compare_row_get_kind (row, 0) == CUE_CELL_MISSING)
    return "right-only";
  if (cue_compare_row_get_kind (row, 1) == CUE_CELL_MISSING)
    return "left-only";
  return cue_compare_row_is_changed (row) ? "changed" : "same";
}

static void
set_text (JsonObject    *pair,
          const char    *member,
          CueCompareRow *row,
          guint          column)
{
  if (cue_compare_row_get_kind (row, column) == CUE_CELL_MISSING)
    json_object_set_null_member (pair, member);
  else
    json_object_set_string_member (pair, member, cue_compare_row_get_text (row, column));
}

static void
report (CueCli        *cli,
        CueComparison *comparison,
        const char    *left,
        const char    *right)
{
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  JsonArray *pairs = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      JsonObject *pair = json_object_new ();

      json_object_set_string_member (pair, "kind", get_pair_kind (row));
      set_text (pair, "left", row, 0);
      set_text (pair, "right", row, 1);
      json_array_add_object_element (pairs, pair);
    }
  json_object_set_array_member (cli->report, "words", list_words (left, right));
  json_object_set_array_member (cli->report, "pairs", pairs);
  json_object_set_int_member (cli->report, "changes", cue_comparison_get_n_changes (comparison));
  json_object_set_boolean_member (cli->report, "coarse", cue_comparison_is_coarse (comparison));
}

/* A row's text with a sign before each line of it. */
static void
print_lines (const char *sign,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s %s", i == 0 ? sign : " ", lines[i]);

      fputs (line, stdout);
      fputc ('\n', stdout);
    }
}

static char *
mark (const Marks *marks,
      CueSpanKind  kind,
      const char  *text)
{
  g_autofree char *clean = cue_text_clean (text, -1);

  return g_strconcat (marks->begin[kind], clean, marks->end[kind], NULL);
}

/* Past the number of a step, which is never marked. */
static const char *
skip_number (const char *text)
{
  return text + cue_segments_measure_number (text, strlen (text));
}

static void
print_changed (const Marks   *marks,
               CueCompareRow *row)
{
  GPtrArray *spans = cue_compare_row_get_spans (row, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL); /* as far as the marks show it */

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan   *span = g_ptr_array_index (spans, i);
      g_autofree char *marked = mark (marks, span->kind, span->text);

      g_string_append (text, marked);
      if (span->kind != CUE_SPAN_ADDED)
        g_string_append (left, span->text);
    }
  /* Where struck words would not be readable between new ones, the old sentence stands above the new. */
  if (!g_str_equal (skip_number (left->str), skip_number (cue_compare_row_get_text (row, 0))))
    {
      g_autofree char *old = cue_text_clean (cue_compare_row_get_text (row, 0), -1);

      print_lines ("<", old);
      print_lines (">", text->str);
      return;
    }
  print_lines ("~", text->str);
}

static void
print_row (const Marks   *marks,
           CueCompareRow *row)
{
  g_autofree char *text = NULL;

  if (cue_compare_row_get_kind (row, 0) == CUE_CELL_MISSING)
    {
      text = mark (marks, CUE_SPAN_ADDED, cue_compare_row_get_text (row, 1));
      print_lines ("+", text);
    }
  else if (cue_compare_row_get_kind (row, 1) == CUE_CELL_MISSING)
    {
      text = mark (marks, CUE_SPAN_REMOVED, cue_compare_row_get_text (row, 0));
      print_lines ("-", text);
    }
  else if (cue_compare_row_is_changed (row))
    print_changed (marks, row);
  else
    {
      text = mark (marks, CUE_SPAN_SAME, cue_compare_row_get_text (row, 0));
      print_lines (" ", text);
    }
}

static void
print_comparison (CueComparison *comparison)
{
  const Marks     *marks = choose_marks ();
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  guint            n_changes = cue_comparison_get_n_changes (comparison);
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      print_row (marks, row);
    }
  if (n_changes == 0)
    summary = g_strdup (_ ("Both texts say the same."));
  else
    /* translators: sentences that differ, and all there are */
    summary = g_strdup_printf (ngettext ("%u of %u sentences differs.", "%u of %u sentences differ.", n_changes),
                               n_changes, n);
  cue_cli_print ("");
  cue_cli_print (summary);
  if (cue_comparison_is_coarse (comparison))
    cue_cli_print (_ ("The texts are too long and too different for fine marks; these are coarser ones."));
}

gboolean
cue_cli_run_compare (CueCli  *cli,
                     GError **error)
{
  g_autofree char *left = cue_cli_read_file (cli, cli->options->arguments[0], error);
  g_autofree char *right = left != NULL ? cue_cli_read_file (cli, cli->options->arguments[1], error) : NULL;
  const char      *texts[] = { left, right };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueComparison) comparison = NULL;

  if (right == NULL)
    return FALSE;
  cue_comparison_new_async (texts, 2, 0, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  comparison = cue_comparison_new_finish (result, error);
  if (comparison == NULL)
    return FALSE;

  if (cli->options->json)
    report (cli, comparison, left, right);
  else
    print_comparison (comparison);
  return TRUE;
}
