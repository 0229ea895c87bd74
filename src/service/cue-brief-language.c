/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language a brief is written in, and whether it says anything. */
#include "cue-brief.h"

#include "cue-pattern.h"

static int
count_stop_words (const char *language,
                  char      **words)
{
  CuePhrases *table = cue_phrases_get (language);
  int         count = 0;

  for (guint i = 0; words[i] != NULL; i++)
    count += cue_phrases_lists (table, "stop-words", words[i]) ? 1 : 0;
  return count;
}

const char *
cue_brief_guess_language (const char *text,
                          const char *fallback)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 4000));
  g_autofree char *lower = g_utf8_strdown (start, -1);
  g_auto (GStrv) words = cue_pattern_split ("\\W+", lower, 0);
  int arabic = 0;
  int latin = 0;
  int english, german;

  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (at));

      arabic += script == G_UNICODE_SCRIPT_ARABIC ? 1 : 0;
      latin += script == G_UNICODE_SCRIPT_LATIN ? 1 : 0;
    }
  if (arabic > latin)
    return "ar";
  english = count_stop_words ("en", words);
  german = count_stop_words ("de", words);
  if (english == german)
    return fallback;
  return english > german ? "en" : "de";
}

gboolean
cue_brief_has_words (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalnum (g_utf8_get_char (at)))
        return TRUE;
    }
  return FALSE;
}
