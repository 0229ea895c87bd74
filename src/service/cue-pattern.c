/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pattern.h"

/* (transfer none) */
static GRegex *
look_up (const char        *pattern,
         GRegexCompileFlags flags)
{
  static GHashTable *compiled = NULL; /* (element-type utf8 GRegex): by flags and pattern */
  g_autofree char   *key = g_strdup_printf ("%u %s", (guint) flags, pattern);
  g_autoptr (GError) error = NULL;
  GRegex *regex = NULL;

  if (compiled == NULL)
    compiled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_regex_unref);
  regex = g_hash_table_lookup (compiled, key);
  if (regex != NULL)
    return regex;

  regex = g_regex_new (pattern, flags | G_REGEX_OPTIMIZE, 0, &error);
  if (regex == NULL)
    g_error ("The pattern %s is wrong: %s", pattern, error->message);
  g_hash_table_insert (compiled, g_steal_pointer (&key), regex);
  return regex;
}

GRegex *
cue_pattern_get (const char        *pattern,
                 GRegexCompileFlags flags)
{
  return g_regex_ref (look_up (pattern, flags));
}

gboolean
cue_pattern_matches (const char        *pattern,
                     const char        *text,
                     GRegexCompileFlags flags)
{
  return g_regex_match (look_up (pattern, flags), text, 0, NULL);
}

char **
cue_pattern_split (const char        *pattern,
                   const char        *text,
                   GRegexCompileFlags flags)
{
  return g_regex_split (look_up (pattern, flags), text, 0);
}
