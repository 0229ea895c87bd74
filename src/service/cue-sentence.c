/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sentence.h"

#include "cue-pattern.h"

/* Longest stretch without a full stop that is taken as one sentence, in bytes; longer ones are cut at a space. */
#define MAX_SENTENCE 400

static void
add_sentence (GPtrArray  *sentences,
              GHashTable *seen,
              const char *text)
{
  g_autofree char *tidy = cue_sentence_tidy (text);
  g_autofree char *key = g_utf8_casefold (tidy, -1);

  if (*tidy != '\0' && g_hash_table_add (seen, g_steal_pointer (&key)))
    g_ptr_array_add (sentences, g_steal_pointer (&tidy));
}

static void
add_pieces (GPtrArray  *sentences,
            GHashTable *seen,
            const char *text)
{
  while (strlen (text) > MAX_SENTENCE)
    {
      const char      *cut = g_utf8_find_prev_char (text, text + MAX_SENTENCE);
      const char      *space = g_strrstr_len (text, cut - text, " ");
      g_autofree char *piece = NULL;

      if (space != NULL && space > text + MAX_SENTENCE / 4)
        cut = space;
      piece = g_strndup (text, (gsize) (cut - text));
      add_sentence (sentences, seen, piece);
      text = cut;
    }
  add_sentence (sentences, seen, text);
}

GPtrArray *
cue_sentence_split (const char *text)
{
  g_autoptr (GRegex) regex = cue_pattern_get ("(?<!\\bDr)(?<!\\bMr)(?<!\\bMs)(?<!\\bMrs)(?<!\\bSt)(?<!\\bNr)(?<!\\bz\\.B)(?<!\\bp\\.m)(?<!\\ba\\.m)(?<!\\be\\.g)(?<!\\bi\\.e)[.!?؟。]+[\"”’)]*(?=\\s|$)\\s*|\\s*[;؛]\\s+|[\\n\\r]+\\s*(?:[-*•–]\\s+|\\d{1,2}[.)]\\s+)?", 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = g_regex_split (regex, text, 0);

  for (guint i = 0; pieces != NULL && pieces[i] != NULL; i++)
    add_pieces (sentences, seen, pieces[i]);
  return sentences;
}

static const char *
strip_s (const char *word,
         gsize       drop,
         const char *add,
         CuePhrases *table,
         char      **base)
{
  g_autofree char *candidate = g_strdup_printf ("%.*s%s", (int) (strlen (word) - drop), word, add);

  if (!cue_phrases_lists (table, "verbs", candidate))
    return NULL;
  *base = g_steal_pointer (&candidate);
  return *base;
}

/* English: the base form of @word, or NULL when it is none of the known verbs in the third person. */
static char *
to_base_en (const char *word,
            gboolean    sure,
            CuePhrases *table)
{
  char *base = NULL;

  if (!g_str_has_suffix (word, "s") || g_str_has_suffix (word, "ss") || strlen (word) < 3)
    return NULL;
  if (strip_s (word, 1, "", table, &base) || (g_str_has_suffix (word, "es") && strip_s (word, 2, "", table, &base)) ||
      (g_str_has_suffix (word, "ies") && strip_s (word, 3, "y", table, &base)))
    return base;
  if (!sure)
    return NULL;
  if (g_str_has_suffix (word, "ies"))
    return g_strdup_printf ("%.*sy", (int) strlen (word) - 3, word);
  if (cue_pattern_matches ("(?:s|x|z|ch|sh|o)es$", word, 0))
    return g_strndup (word, strlen (word) - 2);
  return g_strndup (word, strlen (word) - 1);
}

/* German: the form that goes with "Sie", from the third person in -t. */
static char *
to_base_de (const char *word,
            gboolean    sure,
            CuePhrases *table)
{
  static const char *const endings[] = { "en", "n", NULL };

  if (g_str_has_suffix (word, "e"))
    {
      g_autofree char *first = g_strconcat (word, "n", NULL);

      return cue_phrases_lists (table, "verbs", first) ? g_steal_pointer (&first) : NULL;
    }
  if (!g_str_has_suffix (word, "t") || strlen (word) < 4)
    return NULL;
  for (guint i = 0; endings[i] != NULL; i++)
    {
      g_autofree char *plain = g_strdup_printf ("%.*s%s", (int) strlen (word) - 1, word, endings[i]);
      g_autofree char *longer = g_strdup_printf ("%.*s%s", (int) strlen (word) - 2, word, endings[i]);

      if (cue_phrases_lists (table, "verbs", plain))
        return g_steal_pointer (&plain);
      if (g_str_has_suffix (word, "et") && cue_phrases_lists (table, "verbs", longer))
        return g_steal_pointer (&longer);
    }
  return sure ? g_strdup_printf ("%.*sen", (int) strlen (word) - 1, word) : NULL;
}

/* Arabic: the second person begins with ta where the third begins with ya. */
static char *
to_base_ar (const char *word)
{
  return g_str_has_prefix (word, "ي") && !g_str_has_prefix (word, "يوم") ? g_strconcat ("ت", word + strlen ("ي"), NULL) : NULL;
}

/* (transfer full) (nullable): the form of the verb @word that goes with "you"; NULL when @word is no verb to change. */
static char *
convert_verb (const char *word,
              gboolean    sure,
              CuePhrases *table)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  const char      *irregular = cue_phrases_get_word (table, "irregular", lower);

  if (irregular != NULL)
    return g_strdup (irregular);
  if (strcmp (cue_phrases_get_language (table), "de") == 0)
    return to_base_de (lower, sure, table);
  if (strcmp (cue_phrases_get_language (table), "ar") == 0)
    return to_base_ar (lower);
  return to_base_en (lower, sure, table);
}

typedef struct
{
  CuePhrases *table;
  const char *sentence;
} Conversion;

/* Whether somebody else is the only subject before the match: "your father is ill and needs …". */
static gboolean
is_others_verb (const GMatchInfo *match,
                Conversion       *conversion)
{
  GRegex          *others = cue_phrases_get_regex (conversion->table, "others-subject");
  GRegex          *own = cue_phrases_get_regex (conversion->table, "own-subject");
  g_autofree char *before = NULL;
  int              start;

  if (others == NULL || own == NULL || !g_regex_match (others, conversion->sentence, 0, NULL))
    return FALSE;
  g_match_info_fetch_pos (match, 0, &start, NULL);
  before = g_strndup (conversion->sentence, (gsize) start);
  return !g_regex_match (own, before, 0, NULL);
}

/* "… and asks": the verb after a connecting word. */
static gboolean
convert_connected_cb (const GMatchInfo *match,
                      GString          *result,
                      gpointer          user_data)
{
  Conversion      *conversion = user_data;
  g_autofree char *link = g_match_info_fetch (match, 1);
  g_autofree char *space = g_match_info_fetch (match, 2);
  g_autofree char *adverbs = g_match_info_fetch (match, 3);
  g_autofree char *word = g_match_info_fetch (match, 4);
  g_autofree char *verb = is_others_verb (match, conversion) ? NULL : convert_verb (word, FALSE, conversion->table);

  g_string_append_printf (result, "%s%s%s%s", link, space, adverbs, verb != NULL ? verb : word);
  return FALSE;
}

/* "… because she cannot": a subject in the middle of the sentence that is the caller. */
static gboolean
convert_subject_cb (const GMatchInfo *match,
                    GString          *result,
                    gpointer          user_data)
{
  Conversion      *conversion = user_data;
  g_autofree char *link = g_match_info_fetch (match, 1);
  g_autofree char *space = g_match_info_fetch (match, 2);
  g_autofree char *subject = g_match_info_fetch (match, 3);
  g_autofree char *adverbs = g_match_info_fetch (match, 4);
  g_autofree char *word = g_match_info_fetch (match, 5);
  GRegex          *kin = cue_phrases_get_regex (conversion->table, "kin");
  GRegex          *state = cue_phrases_get_regex (conversion->table, "state-verbs");
  GRegex          *agent = cue_phrases_get_regex (conversion->table, "agent-verbs");
  g_autofree char *verb = convert_verb (word, TRUE, conversion->table);
  g_autofree char *before = NULL;
  int              start;

  g_match_info_fetch_pos (match, 0, &start, NULL);
  before = g_strndup (conversion->sentence, (gsize) start);
  /* Of two people of the same sex, the one who feels and the one who acts. */
  if (!g_str_has_prefix (subject, "the ") && g_ascii_strcasecmp (subject, "i") != 0 && kin != NULL && g_regex_match (kin, before, 0, NULL) &&
      (state == NULL || g_regex_match (state, word, 0, NULL)))
    {
      g_string_append_printf (result, "%s%s%s %s%s", link, space, subject, adverbs, word);
      return FALSE;
    }
  if (g_ascii_strcasecmp (subject, "they") == 0 && agent != NULL && g_regex_match (agent, word, 0, NULL))
    {
      g_string_append_printf (result, "%s%s" CUE_AGENT_MARK "they %s%s", link, space, adverbs, verb != NULL ? verb : word);
      return FALSE;
    }
  g_string_append_printf (result, "%s%s%s %s%s", link, space, json_object_get_string_member (cue_phrases_get_object (conversion->table), "you"), adverbs, verb != NULL ? verb : word);
  return FALSE;
}

/* "deshalb sagt sie": the subject after its verb. */
static gboolean
convert_inversion_cb (const GMatchInfo *match,
                      GString          *result,
                      gpointer          user_data)
{
  Conversion      *conversion = user_data;
  g_autofree char *whole = g_match_info_fetch (match, 0);
  g_autofree char *word = g_match_info_fetch (match, 1);
  g_autofree char *verb = convert_verb (word, FALSE, conversion->table);

  if (verb == NULL)
    g_string_append (result, whole);
  else
    g_string_append_printf (result, "%s %s", verb, json_object_get_string_member (cue_phrases_get_object (conversion->table), "you"));
  return FALSE;
}

/* The other side's verb, after its pronoun. */
static gboolean
convert_agent_cb (const GMatchInfo *match,
                  GString          *result,
                  gpointer          user_data)
{
  Conversion      *conversion = user_data;
  g_autofree char *pronoun = g_match_info_fetch (match, 1);
  g_autofree char *word = g_match_info_fetch (match, 2);
  g_autofree char *verb = convert_verb (word, TRUE, conversion->table);

  g_string_append_printf (result, "%s%s", pronoun, verb != NULL ? verb : word);
  return FALSE;
}

static char *
apply (const char        *text,
       GRegex            *regex,
       GRegexEvalCallback callback,
       CuePhrases        *table)
{
  Conversion conversion = { table, text };
  char      *result = regex != NULL ? g_regex_replace_eval (regex, text, -1, 0, 0, callback, &conversion, NULL) : NULL;

  return result != NULL ? result : g_strdup (text);
}

char *
cue_sentence_to_second (const char *sentence,
                        CuePhrases *table)
{
  g_autofree char *plain = cue_phrases_rewrite (table, "normalise", sentence);
  g_autoptr (GRegex) agent = cue_pattern_get ("(" CUE_AGENT_MARK "\\w+\\s+)(\\w+(?:n't)?)\\b", 0);
  g_autofree char *agents = apply (plain, agent, convert_agent_cb, table);
  g_autofree char *subjects = apply (agents, cue_phrases_get_regex (table, "mid-subject"), convert_subject_cb, table);
  g_autofree char *all = apply (subjects, cue_phrases_get_regex (table, "any-subject"), convert_subject_cb, table);
  g_autofree char *turned = apply (all, cue_phrases_get_regex (table, "inversion"), convert_inversion_cb, table);
  g_autofree char *owned = cue_phrases_rewrite (table, "possessives", turned);

  return apply (owned, cue_phrases_get_regex (table, "connector"), convert_connected_cb, table);
}

char *
cue_sentence_conjugate (const char *predicate,
                        gboolean    sure,
                        gboolean   *is_verb,
                        CuePhrases *table)
{
  g_autoptr (GRegex) regex = cue_pattern_get ("^((?:(?:also|first|then|never|only|still|just|already|initially|suddenly|finally|really|no longer|simply|auch|zuerst|dann|noch|schon|\\w+ly)\\s+)*)([^\\s,.;:!?]+)(.*)$", G_REGEX_CASELESS | G_REGEX_DOTALL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *adverbs = NULL;
  g_autofree char *word = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *verb = NULL;
  g_autofree char *lower = NULL;

  *is_verb = FALSE;
  if (!g_regex_match (regex, predicate, 0, &match))
    return g_strdup (predicate);
  adverbs = g_match_info_fetch (match, 1);
  word = g_match_info_fetch (match, 2);
  rest = g_match_info_fetch (match, 3);
  lower = g_utf8_strdown (word, -1);
  verb = convert_verb (word, sure, table);
  *is_verb = verb != NULL || sure || cue_phrases_lists (table, "verbs", lower);
  if (!*is_verb)
    return g_strdup (predicate);
  return g_strconcat (adverbs, verb != NULL ? verb : lower, rest, NULL);
}

char *
cue_sentence_tidy (const char *text)
{
  g_autoptr (GRegex) spaces = cue_pattern_get ("\\s+|" CUE_AGENT_MARK, 0);
  g_autoptr (GRegex) before = cue_pattern_get ("\\s+([,.;:!?](?!\\w))", 0);
  g_autoptr (GRegex) ends = cue_pattern_get ("^(?:[-*•–—,;:.]|\\d{1,2}[.)]\\s)+\\s*|[\\s,;:.!–—]+$", 0);
  g_autoptr (GString) joined = g_string_new (text);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_string_replace (joined, CUE_AGENT_MARK, "", 0);
  g_string_replace (joined, "\xc2\xa0", " ", 0);
  one = g_regex_replace_literal (spaces, joined->str, -1, 0, " ", 0, NULL);
  two = g_regex_replace (before, one, -1, 0, "\\1", 0, NULL);
  g_strstrip (two);
  return g_regex_replace_literal (ends, two, -1, 0, "", 0, NULL);
}

char *
cue_sentence_upper (const char *text)
{
  char first[7] = { 0 };

  if (*text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
cue_sentence_lower (const char *text)
{
  char        first[7] = { 0 };
  const char *next = *text != '\0' ? g_utf8_next_char (text) : text;

  if (*text == '\0')
    return g_strdup ("");
  if (g_unichar_isupper (g_utf8_get_char (next)) || (*text == 'I' && (*next == ' ' || *next == '\'')))
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (text)), first);
  return g_strconcat (first, next, NULL);
}
