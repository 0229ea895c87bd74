/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-align.h"

#include "cue-myers.h"

#include <string.h>

/* Segments that share less than this are not the same sentence reworded. */
#define MIN_SIMILARITY 0.4

/* Pairs looked at in one go, and in all, before coarser windows are used; a pair costs some 50 ns. */
#define MAX_CELLS (1u << 20)
#define MAX_TOTAL_CELLS (4u << 20)

/* Side of the windows that are used then. */
#define WINDOW 128

/* Weight of the longest words; a placeholder counts as much. */
#define MAX_WEIGHT 8

/* Stands for every step's number, so that steps which were only counted anew are the same. */
#define ANY_NUMBER G_MAXUINT

typedef struct
{
  const CueSegments *segments; /* (unowned) */
  guint             *words;    /* (owned): folded tokens as numbers, sorted in each segment after its number */
  guint             *keys;     /* (owned): a number a segment, equal for equal words */
  guint             *weights;  /* (owned): sum of the weights of a segment's words, without its number */
} Text;

struct _CueAligner
{
  GArray       *texts;   /* (owned) (element-type Text) */
  GStringChunk *folded;  /* (owned): what words_of borrows where folding changed a token */
  CueSymbols   *exact;   /* (owned): tokens as they are */
  CueSymbols   *words;   /* (owned): tokens folded */
  CueSymbols   *keys;    /* (owned): segments, as strings of token numbers */
  GPtrArray    *strings; /* (owned) (element-type guint): the strings that keys borrows */
  GArray       *weights; /* (owned) (element-type guint8): by folded token */
};

/* One match in progress. */
typedef struct
{
  CueAligner         *aligner;
  const CueAlignItem *left;
  const CueAlignItem *right;
  int                *partner;
  gsize               cells_left;
  gboolean            exact;
} Match;

static void
text_clear (Text *text)
{
  g_free (text->words);
  g_free (text->keys);
  g_free (text->weights);
}

CueAligner *
cue_aligner_new (void)
{
  CueAligner *self = g_new0 (CueAligner, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self->texts, (GDestroyNotify) text_clear);
  self->folded = g_string_chunk_new (4096);
  self->exact = cue_symbols_new ();
  self->words = cue_symbols_new ();
  self->keys = cue_symbols_new ();
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint8));
  return self;
}

void
cue_aligner_free (CueAligner *self)
{
  g_array_unref (self->texts);
  g_string_chunk_free (self->folded);
  cue_symbols_free (self->exact);
  cue_symbols_free (self->words);
  cue_symbols_free (self->keys);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->weights);
  g_free (self);
}

static gboolean
has_upper_case (const char *bytes,
                gsize       length)
{
  for (const char *p = bytes; p < bytes + length; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* The number of a token with its case folded. */
static guint
intern_folded (CueAligner     *self,
               const char     *bytes,
               const CueToken *token)
{
  guint  number;
  guint8 weight = 1;

  if (token->kind == CUE_TOKEN_WORD && has_upper_case (bytes, token->length))
    {
      g_autofree char *folded = g_utf8_casefold (bytes, token->length);
      const char      *kept = g_string_chunk_insert (self->folded, folded);

      number = cue_symbols_intern (self->words, kept, strlen (kept));
    }
  else
    number = cue_symbols_intern (self->words, bytes, token->length);

  if (number == self->weights->len)
    {
      if (token->kind == CUE_TOKEN_WHOLE)
        weight = MAX_WEIGHT;
      else if (token->kind == CUE_TOKEN_WORD)
        weight = (guint8) MIN (1 + g_utf8_strlen (bytes, token->length), MAX_WEIGHT);
      g_array_append_val (self->weights, weight);
    }
  return number;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Fills in what is known of segment @i; @exact: the text's tokens as they are, as numbers. */
static void
add_segment (CueAligner *self,
             Text       *text,
             guint      *exact,
             guint       i)
{
  const CueSegment *segment = cue_segments_get (text->segments, i);
  guint             first = segment->first_token + segment->n_number;
  guint             end = segment->first_token + segment->n_tokens;
  guint             start = first;

  if (segment->n_number > 0)
    exact[--start] = ANY_NUMBER;
  text->keys[i] = cue_symbols_intern (self->keys, (const char *) (exact + start), (end - start) * sizeof (guint));
  qsort (text->words + first, end - first, sizeof (guint), compare_numbers);
  for (guint k = first; k < end; k++)
    text->weights[i] += g_array_index (self->weights, guint8, text->words[k]);
}

guint
cue_aligner_add (CueAligner        *self,
                 const CueSegments *segments)
{
  Text   text = { 0 };
  guint  n_tokens = segments->tokens->len;
  guint  n_segments = segments->segments->len;
  guint *exact = g_new (guint, (gsize) n_tokens + 1);

  text.segments = segments;
  text.words = g_new (guint, (gsize) n_tokens + 1);
  text.keys = g_new (guint, (gsize) n_segments + 1);
  text.weights = g_new0 (guint, (gsize) n_segments + 1);
  g_ptr_array_add (self->strings, exact);

  for (guint i = 0; i < n_tokens; i++)
    {
      const CueToken *token = &g_array_index (segments->tokens, CueToken, i);
      const char     *bytes = segments->text + token->offset;

      exact[i] = cue_symbols_intern (self->exact, bytes, token->length);
      text.words[i] = intern_folded (self, bytes, token);
    }
  for (guint i = 0; i < n_segments; i++)
    add_segment (self, &text, exact, i);
  g_array_append_val (self->texts, text);
  return self->texts->len - 1;
}

static inline const Text *
get_text (CueAligner  *self,
          CueAlignItem item)
{
  return &g_array_index (self->texts, Text, item.text);
}

gboolean
cue_aligner_is_same (CueAligner  *self,
                     CueAlignItem a,
                     CueAlignItem b)
{
  return get_text (self, a)->keys[a.segment] == get_text (self, b)->keys[b.segment];
}

double
cue_aligner_get_similarity (CueAligner  *self,
                            CueAlignItem a,
                            CueAlignItem b)
{
  const Text       *text_a = get_text (self, a);
  const Text       *text_b = get_text (self, b);
  const CueSegment *segment_a = cue_segments_get (text_a->segments, a.segment);
  const CueSegment *segment_b = cue_segments_get (text_b->segments, b.segment);
  const guint      *x = text_a->words + segment_a->first_token + segment_a->n_number;
  const guint      *y = text_b->words + segment_b->first_token + segment_b->n_number;
  const guint      *end_x = x + segment_a->n_tokens - segment_a->n_number;
  const guint      *end_y = y + segment_b->n_tokens - segment_b->n_number;
  guint             total = text_a->weights[a.segment] + text_b->weights[b.segment];
  guint             shared = 0;

  if (text_a->keys[a.segment] == text_b->keys[b.segment])
    return 1;
  if (total == 0)
    return 0;
  /* The most it can be: all of the smaller one is in the larger. */
  if (2.0 * MIN (text_a->weights[a.segment], text_b->weights[b.segment]) / total < MIN_SIMILARITY)
    return 0;
  while (x < end_x && y < end_y)
    {
      if (*x < *y)
        x++;
      else if (*x > *y)
        y++;
      else
        {
          shared += g_array_index (self->weights, guint8, *x);
          x++;
          y++;
        }
    }
  return MIN (2.0 * shared / total, 0.99);
}

/* What pairing @a with @b is worth; 0: they do not belong together. Longer pairs count more. */
static float
get_gain (CueAligner  *self,
          CueAlignItem a,
          CueAlignItem b)
{
  double similarity = cue_aligner_get_similarity (self, a, b);
  guint  weight;

  if (similarity < MIN_SIMILARITY)
    return 0;
  weight = (get_text (self, a)->weights[a.segment] + get_text (self, b)->weights[b.segment]) / 2;
  return (float) ((similarity >= 1 ? 1.25 : similarity) * (0.5 + MIN (weight, 80u) / 80.0));
}

/* The pairing of left[x0, x1) with right[y0, y1) that is worth most. */
static void
match_window (Match *match,
              guint  x0,
              guint  x1,
              guint  y0,
              guint  y1)
{
  enum
  {
    SKIP_LEFT,
    SKIP_RIGHT,
    PAIR
  };
  guint              n = x1 - x0;
  guint              m = y1 - y0;
  g_autofree guint8 *steps = NULL;
  g_autofree float  *row = NULL;

  if (n == 0 || m == 0)
    return;
  steps = g_new (guint8, (gsize) n * m);
  row = g_new0 (float, (gsize) m + 1);
  for (guint i = 0; i < n; i++)
    {
      float diagonal = row[0];

      for (guint j = 0; j < m; j++)
        {
          float above = row[j + 1];
          float gain = get_gain (match->aligner, match->left[x0 + i], match->right[y0 + j]);
          guint step = row[j] > above ? SKIP_RIGHT : SKIP_LEFT;
          float best = MAX (row[j], above);

          if (gain > 0 && diagonal + gain > best)
            {
              best = diagonal + gain;
              step = PAIR;
            }
          steps[(gsize) i * m + j] = (guint8) step;
          diagonal = above;
          row[j + 1] = best;
        }
    }
  for (guint i = n, j = m; i > 0 && j > 0;)
    {
      guint8 step = steps[(gsize) (i - 1) * m + j - 1];

      if (step == PAIR)
        match->partner[x0 + i - 1] = (int) (y0 + j - 1);
      if (step != SKIP_RIGHT)
        i--;
      if (step != SKIP_LEFT)
        j--;
    }
}

/* A stretch that may be too long for one window: then windows along its diagonal. */
static void
match_stretch (Match *match,
               guint  x0,
               guint  x1,
               guint  y0,
               guint  y1)
{
  gsize cells = (gsize) (x1 - x0) * (y1 - y0);
  guint n_windows;

  if (cells <= MAX_CELLS && cells <= match->cells_left)
    {
      match->cells_left -= cells;
      match_window (match, x0, x1, y0, y1);
      return;
    }
  match->exact = FALSE;
  n_windows = MAX (x1 - x0, y1 - y0) / WINDOW + 1;
  for (guint i = 0; i < n_windows; i++)
    match_window (match,
                  x0 + (guint) ((guint64) (x1 - x0) * i / n_windows),
                  x0 + (guint) ((guint64) (x1 - x0) * (i + 1) / n_windows),
                  y0 + (guint) ((guint64) (y1 - y0) * i / n_windows),
                  y0 + (guint) ((guint64) (y1 - y0) * (i + 1) / n_windows));
}

static guint *
list_keys (CueAligner         *self,
           const CueAlignItem *items,
           guint               n)
{
  guint *keys = g_new (guint, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    keys[i] = get_text (self, items[i])->keys[items[i].segment];
  return keys;
}

/* Long texts: segments that are the same on both sides divide them into stretches. */
static void
match_between_anchors (Match *match,
                       guint  x0,
                       guint  x1,
                       guint  y0,
                       guint  y1)
{
  g_autofree guint *left = list_keys (match->aligner, match->left + x0, x1 - x0);
  g_autofree guint *right = list_keys (match->aligner, match->right + y0, y1 - y0);
  g_autofree int   *anchors = g_new (int, (gsize) (x1 - x0) + 1);
  guint             x = x0;
  guint             y = y0;

  if (!cue_myers_match (left, x1 - x0, right, y1 - y0, CUE_MYERS_BUDGET, anchors))
    match->exact = FALSE;
  for (guint i = 0; i < x1 - x0; i++)
    if (anchors[i] >= 0)
      {
        match_stretch (match, x, x0 + i, y, y0 + (guint) anchors[i]);
        match->partner[x0 + i] = (int) y0 + anchors[i];
        x = x0 + i + 1;
        y = y0 + (guint) anchors[i] + 1;
      }
  match_stretch (match, x, x1, y, y1);
}

gboolean
cue_aligner_match (CueAligner         *self,
                   const CueAlignItem *left,
                   guint               n_left,
                   const CueAlignItem *right,
                   guint               n_right,
                   int                *partner)
{
  Match match = { self, left, right, partner, MAX_TOTAL_CELLS, TRUE };
  guint x0 = 0;
  guint y0 = 0;
  guint x1 = n_left;
  guint y1 = n_right;

  for (guint i = 0; i < n_left; i++)
    partner[i] = -1;
  while (x0 < x1 && y0 < y1 && cue_aligner_is_same (self, left[x0], right[y0]))
    partner[x0++] = (int) y0++;
  while (x0 < x1 && y0 < y1 && cue_aligner_is_same (self, left[x1 - 1], right[y1 - 1]))
    partner[--x1] = (int) --y1;

  if ((gsize) (x1 - x0) * (y1 - y0) <= MAX_CELLS)
    match_window (&match, x0, x1, y0, y1);
  else
    match_between_anchors (&match, x0, x1, y0, y1);
  return match.exact;
}
