/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-search-index.h"

#include "cue-json.h"
#include "cue-search-terms.h"
#include "cue-text.h"

/* Words that are known to be in the list are not put there again; so many are remembered. */
#define MAX_KNOWN 50000

struct _CueSearchIndex
{
  CueDatabase *database; /* (owned) */
  GHashTable  *known;    /* (owned) (element-type utf8): words of the list */
};

CueSearchIndex *
cue_search_index_new (CueDatabase *database)
{
  CueSearchIndex *self = g_new0 (CueSearchIndex, 1);

  self->database = g_object_ref (database);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
cue_search_index_free (CueSearchIndex *self)
{
  g_hash_table_unref (self->known);
  g_object_unref (self->database);
  g_free (self);
}

static void
append_folded (GString    *result,
               const char *text)
{
  g_autofree char *folded = cue_text_fold (text);

  g_string_append (result, folded);
  g_string_append_c (result, '\n');
}

/* A list of texts; services have sent a lone text and numbers as well. */
static void
append_tags (GString  *result,
             JsonNode *node)
{
  JsonArray *array = NULL;

  if (node == NULL)
    return;

  if (JSON_NODE_HOLDS_VALUE (node))
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_auto (GValue) text = G_VALUE_INIT;

      json_node_get_value (node, &value);
      g_value_init (&text, G_TYPE_STRING);
      if (g_value_transform (&value, &text))
        append_folded (result, g_value_get_string (&text));
      return;
    }

  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
      append_tags (result, json_array_get_element (array, i));
}

static void
append_scenario (GString    *result,
                 JsonObject *scenario)
{
  static const char *const members[] = { "name", "instructions", "expected_outcome_prompt" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    append_folded (result, cue_json_get_string (scenario, members[i]));
  append_tags (result, json_object_get_member (scenario, "tags"));
}

char *
cue_search_index_dup_scenario_text (CueResourceObject *scenario)
{
  static const char *const properties[] = { "name", "instructions", "expected-outcome" };
  GString                 *result = g_string_sized_new (2048);
  g_auto (GStrv) tags = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    append_folded (result, cue_resource_object_get_text (scenario, properties[i]));
  g_object_get (scenario, "tags", &tags, NULL);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    append_folded (result, tags[i]);
  return g_string_free (result, FALSE);
}

char *
cue_search_index_dup_draft_text (JsonObject *draft)
{
  GString    *result = g_string_new (NULL);
  JsonObject *scenario = cue_json_get_object (draft, "scenario");

  append_folded (result, cue_json_get_string (draft, "brief"));
  if (scenario != NULL)
    append_scenario (result, scenario);
  return g_string_free (result, FALSE);
}

static gboolean
remember_words (CueSearchIndex *self,
                const char     *terms,
                GError        **error)
{
  g_autoptr (CueStatement) statement = NULL;
  g_autoptr (GString) copy = g_string_new (NULL);
  const char *word = NULL;
  gsize       length = 0;

  statement = cue_database_prepare (self->database, "INSERT OR IGNORE INTO word (word) VALUES (:word)", error);
  if (statement == NULL)
    return FALSE;

  if (g_hash_table_size (self->known) > MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  while ((word = cue_search_terms_next_word (&terms, &length)) != NULL)
    {
      g_string_truncate (copy, 0);
      g_string_append_len (copy, word, (gssize) length);
      if (g_hash_table_contains (self->known, copy->str))
        continue;
      cue_statement_bind_text (statement, ":word", copy->str);
      if (!cue_statement_run (statement, error))
        return FALSE;
      g_hash_table_add (self->known, g_strdup (copy->str));
    }
  return TRUE;
}

static gboolean
write_terms (CueSearchIndex *self,
             const char     *sql,
             gint64          row,
             const char     *terms,
             GError        **error)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":row", row);
  cue_statement_bind_text (statement, ":terms", terms);
  return cue_statement_run (statement, error);
}

gboolean
cue_search_index_add (CueSearchIndex *self,
                      gint64          row,
                      const char     *folded,
                      GError        **error)
{
  g_autofree char *terms = cue_search_terms_from_text (folded);

  return remember_words (self, terms, error) &&
         write_terms (self, "INSERT INTO search (rowid, terms) VALUES (:row, :terms)", row, terms, error);
}

gboolean
cue_search_index_remove (CueSearchIndex *self,
                         gint64          row,
                         const char     *folded,
                         GError        **error)
{
  g_autofree char *terms = cue_search_terms_from_text (folded);

  return write_terms (self, "INSERT INTO search (search, rowid, terms) VALUES ('delete', :row, :terms)", row, terms, error);
}
