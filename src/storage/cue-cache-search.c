/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cache-search.h"

#include "cue-cache-schema.h"
#include "cue-database.h"
#include "cue-error.h"
#include "cue-resource-text.h"
#include "cue-search-index.h"
#include "cue-search-terms.h"
#include "cue-text.h"

#include <string.h>

/* Where a part of a word cannot be asked of the index exactly, so many rows are read to see whether they have it. More
 * are taken for good: a part that so many have is no rare one. */
#define MAX_VERIFIED 400

struct _CueCacheSearch
{
  gatomicrefcount refs;
  char           *path;      /* (owned) */
  GMutex          mutex;     /* of what follows */
  CueDatabase    *database;  /* (owned) (nullable) */
  GString        *words;     /* (owned): all words of the list that were read, a line each */
  gint64          last_word; /* number of the last of them */
  /* not under the mutex */
  int           held;        /* (atomic): somebody waits for the search to end */
  GCancellable *cancellable; /* (nullable): of the search that runs; its thread's */
};

CueCacheSearch *
cue_cache_search_new (const char *cache_path)
{
  CueCacheSearch *self = g_new0 (CueCacheSearch, 1);

  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (cache_path);
  g_mutex_init (&self->mutex);
  self->words = g_string_new (NULL);
  return self;
}

CueCacheSearch *
cue_cache_search_ref (CueCacheSearch *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_cache_search_unref (CueCacheSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_object (&self->database);
  g_string_free (self->words, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

static void
close_database (CueCacheSearch *self)
{
  g_clear_object (&self->database);
  g_string_truncate (self->words, 0);
  self->last_word = 0;
}

void
cue_cache_search_hold (CueCacheSearch *self)
{
  g_atomic_int_inc (&self->held);
  g_mutex_lock (&self->mutex);
  close_database (self);
}

void
cue_cache_search_release (CueCacheSearch *self)
{
  g_mutex_unlock (&self->mutex);
  g_atomic_int_add (&self->held, -1);
}

static gboolean
stop_cb (gpointer user_data)
{
  CueCacheSearch *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable) || g_atomic_int_get (&self->held) > 0;
}

static gboolean
ensure_open (CueCacheSearch *self,
             GError        **error)
{
  if (self->database != NULL)
    return TRUE;

  self->database = cue_database_open_reader (self->path, CUE_CACHE_VERSION, error);
  if (self->database == NULL)
    return FALSE;

  cue_database_set_stop_func (self->database, stop_cb, self);
  return cue_database_execute (self->database, "PRAGMA cache_size = -32768", error);
}

static gboolean
read_words (CueCacheSearch *self,
            GError        **error)
{
  g_autoptr (CueStatement) statement =
    cue_database_prepare (self->database, "SELECT seq, word FROM word WHERE seq > :seq ORDER BY seq", error);
  CueStep step = CUE_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  cue_statement_bind_int (statement, ":seq", self->last_word);
  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      self->last_word = cue_statement_get_int (statement, 0);
      g_string_append (self->words, cue_statement_get_text (statement, 1));
      g_string_append_c (self->words, '\n');
    }
  return step == CUE_STEP_DONE;
}

/* A CueSearchWordsFunc. */
static GPtrArray *
find_words (const char *part,
            gpointer    user_data)
{
  CueCacheSearch *self = user_data;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *p = self->words->str;

  while ((p = strstr (p, part)) != NULL)
    {
      const char *start = p;
      const char *end = strchr (p, '\n');

      while (start > self->words->str && start[-1] != '\n')
        start--;
      if (words->len == CUE_SEARCH_MAX_WORDS)
        return NULL;
      g_ptr_array_add (words, g_strndup (start, end - start));
      p = end;
    }
  return g_steal_pointer (&words);
}

/* (transfer full) (nullable) (element-type gint64): the rows of the index that match; all where @expression is NULL. */
static GArray *
find_rows (CueCacheSearch *self,
           const char     *expression,
           GError        **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CueStatement) statement = NULL;
  CueStep step = CUE_STEP_ERROR;

  statement = cue_database_prepare (self->database,
                                    expression != NULL
                                      ? "SELECT rowid FROM search WHERE search MATCH :expression"
                                      : "SELECT -seq FROM draft UNION ALL SELECT number FROM item"
                                        " WHERE resource = " CUE_CACHE_SCENARIOS " AND number > 0",
                                    error);
  if (statement == NULL)
    return NULL;

  if (expression != NULL)
    cue_statement_bind_text (statement, ":expression", expression);
  while ((step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      gint64 row = cue_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  return step == CUE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* (transfer full) (nullable): the first value of the row that @sql selects with :value. */
static char *
dup_selected (CueCacheSearch *self,
              const char     *sql,
              gint64          value)
{
  g_autoptr (CueStatement) statement = cue_database_prepare (self->database, sql, NULL);

  if (statement == NULL)
    return NULL;

  cue_statement_bind_int (statement, ":value", value);
  return cue_statement_step (statement, NULL) == CUE_STEP_ROW ? g_strdup (cue_statement_get_text (statement, 0)) : NULL;
}

/* (transfer full) (nullable): what is searched of the index's @row. */
static char *
dup_text (CueCacheSearch *self,
          gint64          row)
{
  g_autoptr (CueResourceObject) scenario = NULL;
  g_autofree char *body = NULL;

  if (row < 0)
    return dup_selected (self, "SELECT text FROM draft WHERE seq = :value", -row);

  body = dup_selected (self,
                       "SELECT body FROM item JOIN content USING (seq)"
                       " WHERE resource = " CUE_CACHE_SCENARIOS " AND key = CAST (:value AS TEXT)",
                       row);
  scenario = body != NULL ? cue_resource_object_new_from_text (CUE_RESOURCE_SCENARIOS, body, -1, NULL) : NULL;
  return scenario != NULL ? cue_search_index_dup_scenario_text (scenario) : NULL;
}

static gboolean
has_parts (const char *text,
           GPtrArray  *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (text == NULL || strstr (text, g_ptr_array_index (parts, i)) == NULL)
      return FALSE;
  return TRUE;
}

/* Leaves those of @rows that have all @parts. */
static void
verify (CueCacheSearch *self,
        GArray         *rows,
        GPtrArray      *parts)
{
  guint n_kept = 0;

  if (parts->len == 0 || rows->len > MAX_VERIFIED)
    return;

  for (guint i = 0; i < rows->len && !stop_cb (self); i++)
    {
      gint64           row = g_array_index (rows, gint64, i);
      g_autofree char *text = dup_text (self, row);

      if (has_parts (text, parts))
        g_array_index (rows, gint64, n_kept++) = row;
    }
  g_array_set_size (rows, n_kept);
}

/* (transfer full) */
static CueSearchHits *
make_hits (CueCacheSearch *self,
           GArray         *rows)
{
  CueSearchHits *hits = cue_search_hits_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      gint64           row = g_array_index (rows, gint64, i);
      g_autofree char *id = row < 0 ? dup_selected (self, "SELECT id FROM draft WHERE seq = :value", -row) : NULL;

      if (row >= 0)
        cue_search_hits_add_scenario (hits, row);
      else if (id != NULL)
        cue_search_hits_add_draft (hits, id);
    }
  return hits;
}

/* All in one transaction: the words, the index and the rows are of one moment. */
static CueSearchHits *
find_now (CueCacheSearch *self,
          const char     *text,
          GError        **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *expression = NULL;
  CueSearchHits   *hits = NULL;

  if (!ensure_open (self, error) || !cue_database_execute (self->database, "BEGIN", error))
    return NULL;

  if (read_words (self, error))
    {
      expression = cue_search_terms_from_query (text, find_words, self, parts);
      rows = find_rows (self, expression, error);
    }
  if (rows != NULL)
    {
      verify (self, rows, parts);
      hits = make_hits (self, rows);
    }
  cue_database_rollback (self->database);
  return hits;
}

CueSearchHits *
cue_cache_search_find (CueCacheSearch *self,
                       const char     *text,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (CueSearchHits) hits = NULL;
  g_autoptr (GError) local_error = NULL;

  self->cancellable = cancellable;
  hits = find_now (self, text, &local_error);
  self->cancellable = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (hits != NULL)
    return g_steal_pointer (&hits);

  g_message ("Nothing is found: %s", local_error->message);
  close_database (self);
  return cue_search_hits_new ();
}
