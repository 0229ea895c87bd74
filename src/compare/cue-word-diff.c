/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-word-diff.h"

#include "cue-breaks.h"
#include "cue-myers.h"
#include "cue-tokens.h"

#include <string.h>

/* A lone word of up to this many letters between two changes joins them. */
#define SHORT_WORD 3

/* Tokens written in one go. */
#define MAX_RUN 64

typedef struct
{
  const char *text; /* (unowned) */
  gsize       length;
  GArray     *tokens;  /* (owned) (element-type CueToken) */
  guint      *symbols; /* (owned): a number a token */
  int        *partner; /* (owned): the token it is matched with on the other side, -1 for none */
  int         n;       /* tokens */
} Side;

/* A stretch of a text. */
typedef struct
{
  const char *start; /* (unowned) */
  gsize       length;
} Stretch;

/* Collects spans, joining neighbours of a kind; what is removed comes before what is added. What comes of one kind between
 * two flushes stands together in its text, so a stretch of it is enough. */
typedef struct
{
  GPtrArray *spans; /* (owned) (element-type CueSpan) */
  Stretch    same;
  Stretch    removed;
  Stretch    added;
} Writer;

void
cue_span_free (CueSpan *span)
{
  g_free (span->text);
  g_free (span);
}

static void
side_init (Side       *side,
           CueSymbols *symbols,
           const char *text)
{
  g_autofree guint8 *flags = NULL;

  side->text = text;
  side->length = strlen (text);
  flags = cue_breaks_find_words (text, side->length);
  side->tokens = cue_tokens_split (text, side->length, flags);
  side->n = (int) side->tokens->len;
  side->symbols = g_new (guint, (gsize) side->n + 1);
  side->partner = g_new (int, (gsize) side->n + 1);
  for (int i = 0; i < side->n; i++)
    {
      const CueToken *token = &g_array_index (side->tokens, CueToken, i);

      side->symbols[i] = cue_symbols_intern (symbols, text + token->offset, token->length);
      side->partner[i] = -1;
    }
}

static void
side_clear (Side *side)
{
  g_array_unref (side->tokens);
  g_free (side->symbols);
  g_free (side->partner);
}

static const CueToken *
get_token (const Side *side,
           int         index)
{
  return &g_array_index (side->tokens, CueToken, index);
}

/* Where the white space before token @index begins; also for the end of the text. */
static gsize
get_gap_start (const Side *side,
               int         index)
{
  return index == 0 ? 0 : get_token (side, index - 1)->offset + get_token (side, index - 1)->length;
}

static gsize
get_gap_end (const Side *side,
             int         index)
{
  return index == side->n ? side->length : get_token (side, index)->offset;
}

/* ---- Clean-up for the eye ---- */

/* How good a place the one before token @index is for a mark to begin or end. */
static int
rate_place (const Side *side,
            int         index)
{
  gsize start = get_gap_start (side, index);
  gsize end = get_gap_end (side, index);
  char  before;

  if (index == 0 || index == side->n)
    return 5;
  if (memchr (side->text + start, '\n', end - start) != NULL)
    return 4;
  before = side->text[start - 1];
  if (start < end && strchr (".!?", before) != NULL)
    return 3;
  if (get_token (side, index - 1)->kind == CUE_TOKEN_MARK)
    return 2;
  return start < end ? 1 : 0;
}

static gboolean
can_slide_back (const Side *side,
                int         start,
                int         end)
{
  return start > 0 && side->partner[start - 1] >= 0 && side->symbols[start - 1] == side->symbols[end - 1] && (end == side->n || side->partner[end] == side->partner[start - 1] + 1);
}

static gboolean
can_slide_on (const Side *side,
              int         start,
              int         end)
{
  return end < side->n && side->partner[end] >= 0 && side->symbols[end] == side->symbols[start] && (start == 0 || side->partner[start - 1] == side->partner[end] - 1);
}

/* Hands the match of token @from to token @to, which reads the same. */
static void
move_match (Side *side,
            Side *other,
            int   from,
            int   to)
{
  int partner = side->partner[from];

  side->partner[to] = partner;
  side->partner[from] = -1;
  other->partner[partner] = to;
}

/* A run that only one side has can often be read in several places ("the [cat and the] dog", "[the cat and] the dog"):
 * moves it to where sentences, lines or phrases begin. Returns the run's new end. */
static int
slide_run (Side *side,
           Side *other,
           int   start,
           int   end)
{
  int best, best_start, goal;

  while (can_slide_back (side, start, end))
    move_match (side, other, --start, --end);

  best = rate_place (side, start) + rate_place (side, end);
  best_start = start;
  while (can_slide_on (side, start, end))
    {
      int rating;

      move_match (side, other, end++, start++);
      rating = rate_place (side, start) + rate_place (side, end);
      if (rating >= best)
        {
          best = rating;
          best_start = start;
        }
    }
  goal = best_start;
  while (start > goal)
    move_match (side, other, --start, --end);
  return end;
}

static void
slide_runs (Side *side,
            Side *other)
{
  for (int i = 0; i < side->n;)
    {
      int start = i;
      int before = start > 0 ? side->partner[start - 1] : -1;
      int after;

      if (side->partner[i] >= 0)
        {
          i++;
          continue;
        }
      while (i < side->n && side->partner[i] < 0)
        i++;
      after = i < side->n ? side->partner[i] : other->n;
      if (after == before + 1)
        i = MAX (i, slide_run (side, other, start, i));
    }
}

static gboolean
has_word (const Side *side,
          int         start,
          int         end)
{
  for (int i = start; i < end; i++)
    if (get_token (side, i)->kind != CUE_TOKEN_MARK)
      return TRUE;
  return FALSE;
}

static gboolean
is_ideograph (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c >= 0x2E80 && g_unichar_iswide (c);
}

/* Whether matched tokens [start, end) are too little to stand between two changes. */
static gboolean
is_lone (const Side *side,
         int         start,
         int         end)
{
  int n_words = 0;

  if (end - start > 2)
    return FALSE;
  for (int i = start; i < end; i++)
    {
      const CueToken *token = get_token (side, i);
      gsize           gap = get_gap_start (side, i);
      glong           n_chars = g_utf8_strlen (side->text + token->offset, token->length);

      if (memchr (side->text + gap, '\n', token->offset - gap) != NULL || token->kind == CUE_TOKEN_WHOLE)
        return FALSE;
      if (token->kind == CUE_TOKEN_WORD)
        {
          n_words++;
          if (n_chars > (is_ideograph (side->text + token->offset) ? 1 : SHORT_WORD))
            return FALSE;
        }
    }
  return n_words <= 1;
}

/* Gives up the lone short words between two changes that have words themselves. */
static void
join_changes (Side *left,
              Side *right)
{
  int      i = 0;
  int      j = 0;
  int      run_start = -1;      /* of the last run of matched tokens, on the left */
  gboolean word_before = FALSE; /* whether the change before that run has a word */

  while (i < left->n || j < right->n)
    {
      int      change_i = i;
      int      change_j = j;
      gboolean word_now;

      while (i < left->n && left->partner[i] < 0)
        i++;
      while (j < right->n && right->partner[j] < 0)
        j++;
      word_now = has_word (left, change_i, i) || has_word (right, change_j, j);
      if (word_now && word_before && run_start >= 0 && is_lone (left, run_start, change_i))
        for (int k = run_start; k < change_i; k++)
          {
            right->partner[left->partner[k]] = -1;
            left->partner[k] = -1;
          }
      word_before = word_now;

      run_start = i;
      while (i < left->n && j < right->n && left->partner[i] == j)
        {
          i++;
          j++;
        }
    }
}

/* ---- Writing the spans ---- */

static void
writer_flush (Writer     *writer,
              Stretch    *from,
              CueSpanKind kind)
{
  CueSpan *span;

  if (from->length == 0)
    return;
  span = g_new (CueSpan, 1);
  span->kind = kind;
  span->text = g_strndup (from->start, from->length);
  g_ptr_array_add (writer->spans, span);
  from->length = 0;
}

static void
extend (Stretch    *stretch,
        const char *text,
        gsize       length)
{
  if (stretch->length == 0)
    stretch->start = text;
  stretch->length += length;
}

static void
writer_same (Writer     *writer,
             const char *text,
             gsize       length)
{
  if (length == 0)
    return;
  writer_flush (writer, &writer->removed, CUE_SPAN_REMOVED);
  writer_flush (writer, &writer->added, CUE_SPAN_ADDED);
  extend (&writer->same, text, length);
}

static void
writer_change (Writer     *writer,
               Stretch    *into,
               const char *text,
               gsize       length)
{
  if (length == 0)
    return;
  writer_flush (writer, &writer->same, CUE_SPAN_SAME);
  extend (into, text, length);
}

/* Mostly none, or one space. */
static inline gboolean
is_equal (const char *a,
          const char *b,
          gsize       length)
{
  return length == 0 || (*a == *b && (length == 1 || memcmp (a, b, length) == 0));
}

/* The white space that ends before token @i and @j: one when it is the same. */
static void
writer_gap (Writer     *writer,
            const Side *left,
            gsize       from_left,
            gsize       to_left,
            const Side *right,
            gsize       from_right,
            gsize       to_right)
{
  gsize n_left = to_left - from_left;
  gsize n_right = to_right - from_right;

  if (n_left == n_right && is_equal (left->text + from_left, right->text + from_right, n_left))
    {
      writer_same (writer, left->text + from_left, n_left);
      return;
    }
  writer_change (writer, &writer->removed, left->text + from_left, n_left);
  writer_change (writer, &writer->added, right->text + from_right, n_right);
}

/* How many matched tokens from @i and @j on stand in the same bytes on both sides, at least 1; a bound keeps what is in
 * vain small. */
static int
measure_run (const Side *left,
             int         i,
             const Side *right,
             int         j)
{
  const CueToken *a = get_token (left, i);
  const CueToken *b = get_token (right, j);
  int             n = 1;
  gsize           length;

  while (n < MAX_RUN && i + n < left->n && j + n < right->n && left->partner[i + n] == j + n)
    n++;
  length = get_gap_start (left, i + n) - a->offset;
  if (get_gap_start (right, j + n) - b->offset != length || memcmp (left->text + a->offset, right->text + b->offset, length) != 0)
    return 1;
  return n;
}

static GPtrArray *
write_spans (const Side *left,
             const Side *right)
{
  Writer writer = { 0 };
  gsize  done_left = 0;
  gsize  done_right = 0;
  int    i = 0;
  int    j = 0;

  writer.spans = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_span_free);
  for (;;)
    {
      int start_i = i;
      int start_j = j;
      int n;

      while (i < left->n && left->partner[i] < 0)
        i++;
      while (j < right->n && right->partner[j] < 0)
        j++;

      /* A replaced run: the space before it is kept where both have it. */
      if (i > start_i && j > start_j)
        {
          writer_gap (&writer, left, done_left, get_gap_end (left, start_i),
                      right, done_right, get_gap_end (right, start_j));
          done_left = get_gap_end (left, start_i);
          done_right = get_gap_end (right, start_j);
        }
      writer_change (&writer, &writer.removed, left->text + done_left, get_gap_start (left, i) - done_left);
      writer_change (&writer, &writer.added, right->text + done_right, get_gap_start (right, j) - done_right);
      done_left = get_gap_start (left, i);
      done_right = get_gap_start (right, j);

      writer_gap (&writer, left, done_left, get_gap_end (left, i), right, done_right, get_gap_end (right, j));
      if (i == left->n || j == right->n)
        break;

      n = measure_run (left, i, right, j);
      done_left = get_token (left, i)->offset;
      i += n;
      j += n;
      writer_same (&writer, left->text + done_left, get_gap_start (left, i) - done_left);
      done_left = get_gap_start (left, i);
      done_right = get_gap_start (right, j);
    }
  writer_flush (&writer, &writer.same, CUE_SPAN_SAME);
  writer_flush (&writer, &writer.removed, CUE_SPAN_REMOVED);
  writer_flush (&writer, &writer.added, CUE_SPAN_ADDED);
  return writer.spans;
}

/* The share of the left's words that stay. */
static double
measure_kept (const Side *left)
{
  guint n = 0;
  guint n_kept = 0;

  for (int i = 0; i < left->n; i++)
    if (get_token (left, i)->kind != CUE_TOKEN_MARK)
      {
        n++;
        n_kept += left->partner[i] >= 0 ? 1 : 0;
      }
  return n > 0 ? (double) n_kept / n : 1;
}

GPtrArray *
cue_word_diff_full (const char      *left_text,
                    const char      *right_text,
                    gboolean         for_eye,
                    CueWordDiffInfo *info)
{
  g_autoptr (CueSymbols) symbols = NULL;
  GPtrArray *spans;
  Side       left, right;
  gboolean   exact;

  g_return_val_if_fail (left_text != NULL, NULL);
  g_return_val_if_fail (right_text != NULL, NULL);

  symbols = cue_symbols_new ();
  side_init (&left, symbols, left_text);
  side_init (&right, symbols, right_text);
  exact = cue_myers_match (left.symbols, (guint) left.n, right.symbols, (guint) right.n,
                           CUE_MYERS_BUDGET, left.partner);
  for (int i = 0; i < left.n; i++)
    if (left.partner[i] >= 0)
      right.partner[left.partner[i]] = i;

  if (info != NULL)
    *info = (CueWordDiffInfo){ measure_kept (&left), !exact };
  if (for_eye)
    {
      slide_runs (&left, &right);
      slide_runs (&right, &left);
      join_changes (&left, &right);
    }
  spans = write_spans (&left, &right);
  side_clear (&left);
  side_clear (&right);
  return spans;
}

GPtrArray *
cue_word_diff (const char *left,
               const char *right,
               gboolean    for_eye)
{
  return cue_word_diff_full (left, right, for_eye, NULL);
}
