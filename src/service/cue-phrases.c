/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-phrases.h"

#include "cue-pattern.h"
#include "cue-service-resources.h"

struct _CuePhrases
{
  JsonNode   *root;     /* (owned) */
  GHashTable *regexes;  /* (owned) (element-type utf8 GRegex) */
  GHashTable *patterns; /* (owned) (element-type utf8 GPtrArray) */
  GHashTable *words;    /* (owned) (element-type utf8 GHashTable): the word lists */
};

static void
pattern_free (gpointer data)
{
  CuePattern *self = data;

  g_regex_unref (self->regex);
  g_free (self->replacement);
  g_clear_pointer (&self->members, json_object_unref);
  g_free (self);
}

static CuePattern *
read_pattern (JsonNode *node)
{
  CuePattern *pattern = g_new0 (CuePattern, 1);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *pair = json_node_get_array (node);

      pattern->regex = cue_pattern_get (json_array_get_string_element (pair, 0), G_REGEX_CASELESS);
      pattern->replacement = g_strdup (json_array_get_string_element (pair, 1));
    }
  else
    {
      pattern->members = json_object_ref (json_node_get_object (node));
      pattern->regex = cue_pattern_get (json_object_get_string_member (pattern->members, "match"), G_REGEX_CASELESS);
    }
  return pattern;
}

static CuePhrases *
load (const char *language)
{
  g_autofree char *path = g_strdup_printf ("/io/github/cuecard/Cuecard/service/writer/%s.json", language);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cue_service_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  CuePhrases *self;

  if (bytes == NULL)
    return NULL;
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    g_error ("writer data “%s”: %s", language, error->message);
  self = g_new0 (CuePhrases, 1);
  self->root = json_parser_steal_root (parser);
  self->regexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_regex_unref);
  self->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

static void
phrases_free (gpointer data)
{
  CuePhrases *self = data;

  json_node_unref (self->root);
  g_hash_table_unref (self->regexes);
  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->words);
  g_free (self);
}

CuePhrases *
cue_phrases_get (const char *language)
{
  static GHashTable *tables;
  CuePhrases        *self;

  g_return_val_if_fail (language != NULL, NULL);

  if (tables == NULL)
    tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, phrases_free);
  self = g_hash_table_lookup (tables, language);
  if (self == NULL && (self = load (language)) != NULL)
    g_hash_table_insert (tables, g_strdup (language), self);
  return self;
}

const char *
cue_phrases_get_language (CuePhrases *self)
{
  return json_object_get_string_member (cue_phrases_get_object (self), "language");
}

JsonObject *
cue_phrases_get_object (CuePhrases *self)
{
  return json_node_get_object (self->root);
}

static JsonArray *
find_phrase (CuePhrases *self,
             const char *key)
{
  JsonObject *phrases = json_object_get_object_member (cue_phrases_get_object (self), "phrases");

  return json_object_has_member (phrases, key) ? json_object_get_array_member (phrases, key) : NULL;
}

gboolean
cue_phrases_has (CuePhrases *self,
                 const char *key)
{
  return find_phrase (self, key) != NULL;
}

const char *
cue_phrases_pick (CuePhrases *self,
                  const char *key,
                  GRand      *random)
{
  JsonArray *alternatives = find_phrase (self, key);

  if (alternatives == NULL || json_array_get_length (alternatives) == 0)
    return "";
  return json_array_get_string_element (alternatives,
                                        (guint) g_rand_int_range (random, 0, (gint32) json_array_get_length (alternatives)));
}

static const char *
find_value (const char *name,
            gsize       length,
            const char *first,
            va_list     values)
{
  for (const char *key = first; key != NULL; key = va_arg (values, const char *))
    {
      const char *value = va_arg (values, const char *);

      if (strlen (key) == length && strncmp (key, name, length) == 0)
        return value != NULL ? value : "";
    }
  return NULL;
}

char *
cue_phrases_fill (const char *phrase,
                  ...)
{
  GString    *text = g_string_new (NULL);
  const char *first;
  va_list     values;

  va_start (values, phrase);
  first = va_arg (values, const char *);
  while (*phrase != '\0')
    {
      gsize       length = *phrase == '{' ? strcspn (phrase, "}") : 0;
      const char *value = NULL;

      if (length > 1 && phrase[length] == '}')
        {
          va_list copy;

          va_copy (copy, values);
          value = find_value (phrase + 1, length - 1, first, copy);
          va_end (copy);
        }
      if (value != NULL)
        {
          g_string_append (text, value);
          phrase += length + 1;
        }
      else
        {
          g_string_append_c (text, *phrase++);
        }
    }
  va_end (values);
  return g_string_free (text, FALSE);
}

GRegex *
cue_phrases_get_regex (CuePhrases *self,
                       const char *name)
{
  GRegex     *regex = g_hash_table_lookup (self->regexes, name);
  JsonObject *object = cue_phrases_get_object (self);

  if (regex == NULL && json_object_has_member (object, name))
    {
      regex = cue_pattern_get (json_object_get_string_member (object, name), G_REGEX_CASELESS);
      g_hash_table_insert (self->regexes, g_strdup (name), regex);
    }
  return regex;
}

GPtrArray *
cue_phrases_get_patterns (CuePhrases *self,
                          const char *name)
{
  GPtrArray  *patterns = g_hash_table_lookup (self->patterns, name);
  JsonObject *object = cue_phrases_get_object (self);

  if (patterns == NULL && json_object_has_member (object, name))
    {
      JsonArray *rows = json_object_get_array_member (object, name);

      patterns = g_ptr_array_new_with_free_func (pattern_free);
      for (guint i = 0; i < json_array_get_length (rows); i++)
        g_ptr_array_add (patterns, read_pattern (json_array_get_element (rows, i)));
      g_hash_table_insert (self->patterns, g_strdup (name), patterns);
    }
  return patterns;
}

const char *
cue_phrases_get_word (CuePhrases *self,
                      const char *name,
                      const char *key)
{
  JsonObject *object = cue_phrases_get_object (self);
  JsonObject *map = json_object_has_member (object, name) ? json_object_get_object_member (object, name) : NULL;

  return map != NULL && json_object_has_member (map, key) ? json_object_get_string_member (map, key) : NULL;
}

gboolean
cue_phrases_lists (CuePhrases *self,
                   const char *name,
                   const char *word)
{
  GHashTable *set = g_hash_table_lookup (self->words, name);

  if (set == NULL)
    {
      const char *text = json_object_get_string_member_with_default (cue_phrases_get_object (self), name, "");
      g_auto (GStrv) words = g_strsplit (text, " ", -1);

      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; words[i] != NULL; i++)
        g_hash_table_add (set, g_strdup (words[i]));
      g_hash_table_insert (self->words, g_strdup (name), set);
    }
  return g_hash_table_contains (set, word);
}

char *
cue_phrases_rewrite (CuePhrases *self,
                     const char *name,
                     const char *text)
{
  GPtrArray *patterns = cue_phrases_get_patterns (self, name);
  char      *result = g_strdup (text);

  for (guint i = 0; patterns != NULL && i < patterns->len; i++)
    {
      CuePattern *pattern = g_ptr_array_index (patterns, i);
      char       *next = g_regex_replace (pattern->regex, result, -1, 0, pattern->replacement, 0, NULL);

      if (next != NULL)
        {
          g_free (result);
          result = next;
        }
    }
  return result;
}
