/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-align-private.h"

#include "cue-word-stem.h"

#include <math.h>
#include <string.h>

/* Weight of the longest words; a placeholder counts as much. */
#define MAX_LENGTH_WEIGHT 8

/* A word that few segments have tells more: up to this many times as much as one that all have. */
#define MAX_RARITY 5.0

/* What a word weighs that only one of the texts has: it can be shared with none. */
#define LONE_RARITY 1.0

/* Weights are whole numbers: this many to one letter. */
#define SCALE 4

/* How alike two segments with like triggers are at least, and how much the whole counts without. */
#define TRIGGER_SHARE 0.9
#define WHOLE_SHARE 0.65

/* Triggers that share less are two: "The agent …" begins them all. */
#define MIN_TRIGGERS 0.5

/* Stands for every step's number, so that steps which were only counted anew are the same. */
#define ANY_NUMBER G_MAXUINT

typedef struct
{
  const CueSegments *segments; /* (unowned) */
  int                triggers; /* the text of the triggers, -1 for none */
  guint             *words;    /* (owned): stems as numbers, sorted in each segment after its number */
  guint             *keys;     /* (owned): a number a segment, equal for equal words */
  guint             *weights;  /* (owned): sums of the weights of a segment's words, one for each other text */
  guint              bit;      /* what tells this text from the others */
} Text;

/* What is known of a stem. */
typedef struct
{
  guint32 texts; /* the texts that have it, a bit each */
  guint   n_segments;
  guint   last;        /* the segment counted last */
  guint16 weight;      /* where both of two texts have it */
  guint16 lone_weight; /* where only one of them has */
  guint8  length_weight;
} Stem;

struct _CueAligner
{
  GArray       *texts;     /* (owned) (element-type Text) */
  GStringChunk *stems;     /* (owned): the strings that words borrows */
  CueSymbols   *exact;     /* (owned): tokens as they are */
  GArray       *stem_of;   /* (owned) (element-type guint): by token, the number of its stem */
  CueSymbols   *words;     /* (owned): stems */
  GArray       *known;     /* (owned) (element-type Stem): by stem */
  CueSymbols   *keys;      /* (owned): segments, as strings of token numbers */
  GPtrArray    *strings;   /* (owned) (element-type guint): the strings that keys borrows */
  GArray       *key_texts; /* (owned) (element-type guint32): by key, the texts that have it, a bit each */
  guint         n_segments;
  guint         n_bits;
  gboolean      in_common; /* a word that any two texts share weighs in full for all of them */
  gboolean      weighed;
};

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
  self->stems = g_string_chunk_new (4096);
  self->exact = cue_symbols_new ();
  self->stem_of = g_array_new (FALSE, FALSE, sizeof (guint));
  self->words = cue_symbols_new ();
  self->known = g_array_new (FALSE, FALSE, sizeof (Stem));
  self->keys = cue_symbols_new ();
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->key_texts = g_array_new (FALSE, TRUE, sizeof (guint32));
  return self;
}

void
cue_aligner_free (CueAligner *self)
{
  g_array_unref (self->texts);
  g_string_chunk_free (self->stems);
  cue_symbols_free (self->exact);
  g_array_unref (self->stem_of);
  cue_symbols_free (self->words);
  g_array_unref (self->known);
  cue_symbols_free (self->keys);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->key_texts);
  g_free (self);
}

/* The number of a token's stem. */
static guint
intern_stem (CueAligner     *self,
             const char     *bytes,
             const CueToken *token)
{
  g_autofree char *stem = token->kind == CUE_TOKEN_WORD ? cue_word_stem (bytes, token->length) : NULL;
  Stem             known = { 0 };
  guint            number;

  if (stem != NULL)
    {
      const char *kept = g_string_chunk_insert_const (self->stems, stem);

      number = cue_symbols_intern (self->words, kept, strlen (kept));
    }
  else
    number = cue_symbols_intern (self->words, bytes, token->length);

  if (number == self->known->len)
    {
      known.length_weight = 1;
      known.last = G_MAXUINT;
      if (token->kind == CUE_TOKEN_WHOLE)
        known.length_weight = MAX_LENGTH_WEIGHT;
      else if (token->kind == CUE_TOKEN_WORD)
        known.length_weight = (guint8) MIN (1 + g_utf8_strlen (bytes, token->length), MAX_LENGTH_WEIGHT);
      g_array_append_val (self->known, known);
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

/* Segments are short: insertion is quicker than anything cleverer. */
static void
sort_numbers (guint *numbers,
              guint  n)
{
  if (n > 48)
    {
      qsort (numbers, n, sizeof (guint), compare_numbers);
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      guint number = numbers[i];
      guint k = i;

      for (; k > 0 && numbers[k - 1] > number; k--)
        numbers[k] = numbers[k - 1];
      numbers[k] = number;
    }
}

/* Fills in what is known of segment @i; @exact: the text's tokens as they are, as numbers. */
static void
add_segment (CueAligner *self,
             Text       *text,
             guint       bit,
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
  if (text->keys[i] >= self->key_texts->len)
    g_array_set_size (self->key_texts, text->keys[i] + 1);
  g_array_index (self->key_texts, guint32, text->keys[i]) |= 1u << (bit % 32);
  sort_numbers (text->words + first, end - first);
  for (guint k = first; k < end; k++)
    {
      Stem *known = &g_array_index (self->known, Stem, text->words[k]);

      known->texts |= 1u << (bit % 32);
      if (known->last != self->n_segments)
        known->n_segments++;
      known->last = self->n_segments;
    }
  self->n_segments++;
}

/* @bit: what tells this text from the others. */
static guint
add_text (CueAligner        *self,
          const CueSegments *segments,
          guint              bit)
{
  Text   text = { 0 };
  guint  n_tokens = segments->tokens->len;
  guint  n_segments = segments->segments->len;
  guint *exact = g_new (guint, (gsize) n_tokens + 1);

  text.segments = segments;
  text.triggers = -1;
  text.words = g_new (guint, (gsize) n_tokens + 1);
  text.keys = g_new (guint, (gsize) n_segments + 1);
  text.bit = bit % 32;
  self->n_bits = MAX (self->n_bits, text.bit + 1);
  g_ptr_array_add (self->strings, exact);
  self->weighed = FALSE;

  for (guint i = 0; i < n_tokens; i++)
    {
      const CueToken *token = &g_array_index (segments->tokens, CueToken, i);
      const char     *bytes = segments->text + token->offset;

      exact[i] = cue_symbols_intern (self->exact, bytes, token->length);
      if (exact[i] == self->stem_of->len)
        {
          guint stem = intern_stem (self, bytes, token);

          g_array_append_val (self->stem_of, stem);
        }
      text.words[i] = g_array_index (self->stem_of, guint, exact[i]);
    }
  for (guint i = 0; i < n_segments; i++)
    add_segment (self, &text, bit, exact, i);
  g_array_append_val (self->texts, text);
  return self->texts->len - 1;
}

guint
cue_aligner_add (CueAligner        *self,
                 const CueSegments *segments)
{
  return add_text (self, segments, self->texts->len);
}

void
cue_aligner_set_triggers (CueAligner        *self,
                          guint              text,
                          const CueSegments *triggers)
{
  guint hidden;

  g_return_if_fail (text < self->texts->len);
  g_return_if_fail (cue_aligner_count_segments (self, text) == triggers->segments->len);

  hidden = add_text (self, triggers, text);
  g_array_index (self->texts, Text, text).triggers = (int) hidden;
}

/* What a segment weighs beside each of the other texts. */
static void
weigh_segment (CueAligner *self,
               const Text *text,
               guint       i)
{
  const CueSegment *segment = cue_segments_get (text->segments, i);
  guint            *weights = text->weights + (gsize) i * self->n_bits;

  for (guint k = segment->n_number; k < segment->n_tokens; k++)
    {
      const Stem *known = &g_array_index (self->known, Stem, text->words[segment->first_token + k]);
      gboolean    shared = self->in_common && (known->texts & (known->texts - 1)) != 0;

      for (guint bit = 0; bit < self->n_bits; bit++)
        weights[bit] += shared || (known->texts & (1u << bit)) != 0 ? known->weight : known->lone_weight;
    }
}

/* What each word weighs, now that all texts are known, and each segment. */
static void
weigh (CueAligner *self)
{
  double *rarities = g_new (double, (gsize) self->n_segments + 1);

  for (guint n = 1; n <= self->n_segments; n++)
    rarities[n] = MIN (log2 (1 + (double) self->n_segments / n), MAX_RARITY);
  for (guint i = 0; i < self->known->len; i++)
    {
      Stem  *known = &g_array_index (self->known, Stem, i);
      double rarity = known->n_segments > 0 ? rarities[known->n_segments] : 1;

      known->weight = (guint16) (known->length_weight * rarity * SCALE);
      known->lone_weight = (guint16) (known->length_weight * MIN (rarity, LONE_RARITY) * SCALE);
    }
  g_free (rarities);
  for (guint t = 0; t < self->texts->len; t++)
    {
      Text *text = &g_array_index (self->texts, Text, t);

      g_free (text->weights);
      text->weights = g_new0 (guint, (gsize) text->segments->segments->len * self->n_bits + 1);
      for (guint i = 0; i < text->segments->segments->len; i++)
        weigh_segment (self, text, i);
    }
  self->weighed = TRUE;
}

static inline const Text *
get_text (CueAligner  *self,
          CueAlignItem item)
{
  return &g_array_index (self->texts, Text, item.text);
}

void
cue_aligner_weigh_in_common (CueAligner *self)
{
  self->in_common = TRUE;
}

guint
cue_aligner_count_segments (CueAligner *self,
                            guint       text)
{
  return g_array_index (self->texts, Text, text).segments->segments->len;
}

guint
cue_aligner_count_words (CueAligner  *self,
                         CueAlignItem item)
{
  const CueSegments *segments = get_text (self, item)->segments;
  const CueSegment  *segment = cue_segments_get (segments, item.segment);
  guint              n = 0;

  for (guint k = segment->n_number; k < segment->n_tokens; k++)
    if (g_array_index (segments->tokens, CueToken, segment->first_token + k).kind != CUE_TOKEN_MARK)
      n++;
  return n;
}

const guint *
cue_aligner_get_words (CueAligner  *self,
                       CueAlignItem item,
                       guint       *n)
{
  const Text       *text = get_text (self, item);
  const CueSegment *segment = cue_segments_get (text->segments, item.segment);

  *n = segment->n_tokens - segment->n_number;
  return text->words + segment->first_token + segment->n_number;
}

guint
cue_aligner_count_symbols (CueAligner *self)
{
  return cue_symbols_count (self->words);
}

guint
cue_aligner_get_key (CueAligner  *self,
                     CueAlignItem item)
{
  return get_text (self, item)->keys[item.segment];
}

guint
cue_aligner_get_weight (CueAligner  *self,
                        CueAlignItem item,
                        guint        other)
{
  guint bit = g_array_index (self->texts, Text, other).bit;

  if (!self->weighed)
    weigh (self);
  return get_text (self, item)->weights[(gsize) item.segment * self->n_bits + bit];
}

gboolean
cue_aligner_is_same (CueAligner  *self,
                     CueAlignItem a,
                     CueAlignItem b)
{
  return cue_aligner_get_key (self, a) == cue_aligner_get_key (self, b);
}

/* What two ascending lists of words have in common, weighed. */
static guint
weigh_shared (CueAligner  *self,
              CueAlignItem a,
              CueAlignItem b)
{
  const Stem  *known = (const Stem *) (gconstpointer) self->known->data;
  guint        n_x, n_y;
  const guint *x = cue_aligner_get_words (self, a, &n_x);
  const guint *y = cue_aligner_get_words (self, b, &n_y);
  const guint *end_x = x + n_x;
  const guint *end_y = y + n_y;
  guint        shared = 0;

  while (x < end_x && y < end_y)
    {
      if (*x < *y)
        x++;
      else if (*x > *y)
        y++;
      else
        {
          shared += known[*x].weight;
          x++;
          y++;
        }
    }
  return shared;
}

static double
compare_words (CueAligner  *self,
               CueAlignItem a,
               CueAlignItem b)
{
  guint  weight_a = cue_aligner_get_weight (self, a, b.text);
  guint  weight_b = cue_aligner_get_weight (self, b, a.text);
  double total = (double) weight_a + weight_b;

  if (cue_aligner_is_same (self, a, b))
    return 1;
  /* The most it can be: all of the smaller one is in the larger. */
  if (total <= 0 || 2.0 * MIN (weight_a, weight_b) / total < CUE_ALIGN_MIN_SIMILARITY)
    return 0;
  return MIN (2.0 * weigh_shared (self, a, b) / total, 0.99);
}

/* Whether one of two triggers that differ is, word for word, in the other's text: then it belongs there. */
static gboolean
is_taken (CueAligner  *self,
          CueAlignItem a,
          CueAlignItem b)
{
  guint32 texts_a = g_array_index (self->key_texts, guint32, cue_aligner_get_key (self, a));
  guint32 texts_b = g_array_index (self->key_texts, guint32, cue_aligner_get_key (self, b));

  return (texts_a & (1u << get_text (self, b)->bit)) != 0 || (texts_b & (1u << get_text (self, a)->bit)) != 0;
}

double
cue_aligner_get_similarity (CueAligner  *self,
                            CueAlignItem a,
                            CueAlignItem b)
{
  int    triggers_a = get_text (self, a)->triggers;
  int    triggers_b = get_text (self, b)->triggers;
  double whole = compare_words (self, a, b);
  double triggers;

  if (triggers_a < 0 || triggers_b < 0 || whole >= 1)
    return whole;
  triggers = compare_words (self, (CueAlignItem){ (guint) triggers_a, a.segment },
                            (CueAlignItem){ (guint) triggers_b, b.segment });
  if (triggers < 1 && is_taken (self, (CueAlignItem){ (guint) triggers_a, a.segment }, (CueAlignItem){ (guint) triggers_b, b.segment }))
    return 0;
  if (triggers < MIN_TRIGGERS)
    triggers = 0;
  return MIN (MAX (triggers * (TRIGGER_SHARE + (1 - TRIGGER_SHARE) * whole), whole * WHOLE_SHARE), 0.99);
}
