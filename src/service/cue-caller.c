/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-caller.h"

#include "cue-pattern.h"

/* Distance of the full-width letters, which veiled words are written in, from the plain ones. */
#define VEIL (0xff41 - 'a')

typedef struct
{
  CuePhrases *table;
  GRegex     *kin; /* people of the other sex */
  const char *text;
  gboolean    everybody; /* every pronoun is somebody else's */
} Veiling;

static gboolean
matches (CuePhrases *table,
         const char *name,
         const char *text)
{
  GRegex *regex = cue_phrases_get_regex (table, name);

  return regex != NULL && g_regex_match (regex, text, 0, NULL);
}

static void
append_veiled (GString    *result,
               const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    g_string_append_unichar (result, g_ascii_isalpha (*at) ? (gunichar) g_ascii_tolower (*at) + VEIL : (gunichar) *at);
}

gboolean
cue_caller_has_veiled (const char *text)
{
  return cue_pattern_matches ("(?:^|, |\\b(?:and|but|so|und|aber)\\s+)(?:\xef\xbd\x93\xef\xbd\x88\xef\xbd\x85|\xef\xbd\x88\xef\xbd\x85|\xef\xbd\x85\xef\xbd\x92|\xef\xbd\x93\xef\xbd\x89\xef\xbd\x85)\\b", text, 0);
}

char *
cue_caller_unveil (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character >= 'a' + VEIL && character <= 'z' + VEIL)
        character -= VEIL;
      g_string_append_unichar (result, character);
    }
  return g_string_free (result, FALSE);
}

/* The last of @regex's matches that ends before @end, transfer full, or NULL. */
static char *
find_last_before (GRegex     *regex,
                  const char *text,
                  int         end)
{
  g_autofree char *before = g_strndup (text, (gsize) end);
  g_autoptr (GMatchInfo) match = NULL;
  char *last = NULL;

  for (gboolean more = g_regex_match (regex, before, 0, &match); more; more = g_match_info_next (match, NULL))
    {
      g_free (last);
      last = g_match_info_fetch (match, 0);
    }
  return last;
}

static gboolean
veil_cb (const GMatchInfo *match,
         GString          *result,
         gpointer          user_data)
{
  Veiling         *veiling = user_data;
  g_autofree char *word = g_match_info_fetch (match, 0);
  g_autofree char *person = NULL;
  gboolean         starts;
  int              at;

  g_match_info_fetch_pos (match, 0, &at, NULL);
  person = veiling->kin != NULL ? find_last_before (veiling->kin, veiling->text, at) : NULL;
  if (person == NULL && !veiling->everybody)
    {
      g_string_append (result, word);
      return FALSE;
    }
  starts = at == 0 || cue_pattern_matches ("[.!?\\n]\\s*$", result->str, 0);
  if (starts && person != NULL && matches (veiling->table, "kin-subject", word))
    g_string_append (result, person);
  else
    append_veiled (result, word);
  return FALSE;
}

/* Whether the first pronoun, at @at, is that of the caller's relative, and the caller has the other one. */
static gboolean
is_kins_first (CuePhrases *table,
               const char *kin,
               const char *text,
               int         at,
               gboolean    has_other)
{
  GRegex          *regex = cue_phrases_get_regex (table, kin);
  g_autofree char *person = regex != NULL && has_other ? find_last_before (regex, text, at) : NULL;

  return person != NULL;
}

/* (transfer full): he and she told apart, where a person of the other sex than the caller's is spoken of. */
static char *
veil_others (const char *text,
             gboolean    male,
             gboolean    female,
             CuePhrases *table)
{
  Veiling veiling = { .table = table, .text = text, .everybody = matches (table, "first-person", text) };
  GRegex *she = cue_phrases_get_regex (table, "she");
  GRegex *he = cue_phrases_get_regex (table, "he");
  g_autoptr (GMatchInfo) she_match = NULL;
  g_autoptr (GMatchInfo) he_match = NULL;
  g_autofree char *once = NULL;
  gboolean         has_she, has_he;
  int              she_at = G_MAXINT, he_at = G_MAXINT;

  if (she == NULL || he == NULL)
    return g_strdup (text);
  has_she = g_regex_match (she, text, 0, &she_match);
  has_he = g_regex_match (he, text, 0, &he_match);
  if (veiling.everybody)
    {
      once = g_regex_replace_eval (he, text, -1, 0, 0, veil_cb, &veiling, NULL);
      veiling.text = once;
      return g_regex_replace_eval (she, once, -1, 0, 0, veil_cb, &veiling, NULL);
    }
  if (has_she)
    g_match_info_fetch_pos (she_match, 0, &she_at, NULL);
  if (has_he)
    g_match_info_fetch_pos (he_match, 0, &he_at, NULL);
  if (!male && !female)
    female = she_at < he_at ? !is_kins_first (table, "kin-female", text, she_at, has_he) : is_kins_first (table, "kin-male", text, he_at, has_she);
  veiling.kin = cue_phrases_get_regex (table, female ? "kin-male" : "kin-female");
  return g_regex_replace_eval (female ? he : she, text, -1, 0, 0, veil_cb, &veiling, NULL);
}

/* (transfer full): every mention of @name in @text becomes the caller; a name that is told stays a name. */
static char *
replace_name (const char *text,
              const char *name,
              CuePhrases *table)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);
  const char      *caller = json_object_get_string_member_with_default (cue_phrases_get_object (table), "caller", "the caller");
  const char      *owner = json_object_get_string_member_with_default (cue_phrases_get_object (table), "caller-owner", caller);
  g_autofree char *owned_pattern = g_strdup_printf ("(?<![\\w{])%s['’]s(?!\\w)", escaped);
  g_autofree char *pattern = g_strdup_printf ("(?<!\\bis |\\bas |\\bname |\\bto |\\bfor |\\bwith |\\bist )(?<![\\w{“\"])%s(?![\\w}”\"])", escaped);
  g_autoptr (GRegex) owned = g_regex_new (owned_pattern, 0, 0, NULL);
  g_autoptr (GRegex) plain = g_regex_new (pattern, 0, 0, NULL);
  g_autofree char *possessives = g_regex_replace_literal (owned, text, -1, 0, owner, 0, NULL);

  return g_regex_replace_literal (plain, possessives, -1, 0, caller, 0, NULL);
}

/* (transfer full) (nullable): the name that @text begins with, when it speaks of a person. */
static char *
find_leading_name (const char *text,
                   CuePhrases *table)
{
  static const char *const patterns[] = { "name-lead", "name-lead-weak" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      GRegex *regex = cue_phrases_get_regex (table, patterns[i]);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *name = NULL;

      if (regex == NULL || !g_regex_match (regex, text, 0, &match))
        continue;
      name = g_match_info_fetch_named (match, "name");
      if (name != NULL && *name != '\0' && !matches (table, "name-not", name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* (transfer full): @text, owned, with what is told of the caller in passing as sentences of their own; then @text's other
 * people are veiled. */
static char *
finish (char       *text,
        gboolean    male,
        gboolean    female,
        CuePhrases *table)
{
  g_autofree char *owned = text;
  g_autofree char *plain = cue_phrases_rewrite (table, "apposition", owned);

  return veil_others (plain, male, female, table);
}

/* (transfer full) (nullable): the same for any sentence, unless the text speaks of the caller otherwise before. */
static char *
find_name (const char *text,
           CuePhrases *table)
{
  g_autoptr (GRegex) end = cue_pattern_get ("[.!?\\n]\\s+", 0);
  g_autoptr (GMatchInfo) match = NULL;
  char *name = find_leading_name (text, table);
  int   sentences = 0;

  if (name != NULL || matches (table, "first-person", text))
    return name;
  g_regex_match (end, text, 0, &match);
  while (name == NULL && g_match_info_matches (match) && sentences++ < 3)
    {
      g_autofree char *before = NULL;
      int              at;

      g_match_info_fetch_pos (match, 0, NULL, &at);
      before = g_strndup (text, (gsize) at);
      if (matches (table, "own-subject", before) || matches (table, "he", before) || matches (table, "she", before))
        return NULL;
      name = find_leading_name (text + at, table);
      g_match_info_next (match, NULL);
    }
  return name;
}

char *
cue_caller_rewrite (const char *text,
                    const char *placeholder,
                    CuePhrases *table,
                    char      **name)
{
  g_autofree char *found = NULL;
  g_autofree char *whole = NULL;
  gboolean         male, female;

  *name = NULL;
  if (placeholder != NULL && g_str_has_prefix (text, placeholder))
    return finish (replace_name (text, placeholder, table), FALSE, FALSE, table);
  found = find_name (text, table);
  if (found == NULL)
    return finish (g_strdup (text), FALSE, FALSE, table);
  male = matches (table, "title-male", found);
  female = matches (table, "title-female", found);
  whole = replace_name (text, found, table);
  /* Later on often by one part of the name only. */
  if (strchr (found, ' ') != NULL && strstr (whole, strrchr (found, ' ') + 1) != NULL)
    {
      char *shorter = replace_name (whole, strrchr (found, ' ') + 1, table);

      g_free (whole);
      whole = shorter;
    }
  if (strchr (found, ' ') != NULL && !male && !female)
    {
      g_autofree char *first = g_strndup (found, (gsize) (strchr (found, ' ') - found));
      char            *shorter = replace_name (whole, first, table);

      g_free (whole);
      whole = shorter;
    }
  *name = g_steal_pointer (&found);
  return finish (g_steal_pointer (&whole), male, female, table);
}
