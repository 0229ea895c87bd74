/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pages.h"

#include "cue-error.h"
#include "cue-json.h"

#include <string.h>

struct _CuePages
{
  char       *path;  /* (owned): without the query */
  GUri       *base;  /* (owned) (nullable) */
  char       *next;  /* (owned) (nullable) */
  GHashTable *asked; /* (owned) (element-type utf8): queries */
  GHashTable *ids;   /* (owned) (element-type utf8): JSON of the rows' ids */
  GPtrArray  *rows;  /* (owned) (element-type JsonNode) */
  guint       total;
  guint       n_pages;
  guint64     n_bytes;
};

CuePages *
cue_pages_new (const char *path,
               GUri       *base)
{
  CuePages *self = g_new0 (CuePages, 1);
  gsize     length = strcspn (path, "?");

  self->path = g_strndup (path, length);
  self->base = base != NULL ? g_uri_ref (base) : NULL;
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  if (path[length] == '?')
    g_hash_table_add (self->asked, g_strdup (path + length + 1));
  return self;
}

void
cue_pages_free (CuePages *self)
{
  g_free (self->path);
  g_free (self->next);
  g_clear_pointer (&self->base, g_uri_unref);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
malformed (GError    **error,
           const char *message,
           const char *found)
{
  g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, 0, -1, NULL, "%s, found %s", message, found));
  return FALSE;
}

static void
add_rows (CuePages  *self,
          JsonArray *array)
{
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    {
      JsonNode   *row = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (row) ? json_node_get_object (row) : NULL;
      JsonNode   *id = object != NULL ? json_object_get_member (object, "id") : NULL;

      if (id != NULL && JSON_NODE_HOLDS_VALUE (id) && !g_hash_table_add (self->ids, cue_json_to_text (id)))
        continue;
      g_ptr_array_add (self->rows, json_node_ref (row));
    }
}

/* The scheme's own port where none is named. */
static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return strcmp (g_uri_get_scheme (uri), "http") == 0 ? 80 : strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443
                                                                                                           : 0;
}

static gboolean
is_of_service (CuePages *self,
               GUri     *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (self->base == NULL)
    return TRUE;
  if (host == NULL || g_ascii_strcasecmp (host, g_uri_get_host (self->base)) != 0)
    return FALSE;
  if (strcmp (scheme, g_uri_get_scheme (self->base)) == 0)
    return get_port (uri) == get_port (self->base);
  return strcmp (scheme, "http") == 0 && get_port (uri) == 80 && get_port (self->base) == 443;
}

/* The query of `next`, of whatever path. */
static gboolean
read_next (CuePages   *self,
           JsonObject *page,
           GError    **error)
{
  g_autoptr (GUri) base = NULL;
  g_autoptr (GUri) uri = NULL;
  JsonNode   *node = json_object_get_member (page, "next");
  const char *text = NULL;
  const char *query = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return malformed (error, "next: expected a string", cue_json_describe (node));

  text = json_node_get_string (node);
  if (*text == '\0')
    return TRUE;
  base = self->base != NULL ? g_uri_ref (self->base) : g_uri_parse ("http://localhost/", G_URI_FLAGS_ENCODED, NULL);
  uri = g_uri_parse_relative (base, text, G_URI_FLAGS_ENCODED, NULL);
  if (uri != NULL && !is_of_service (self, uri))
    {
      g_autofree char *origin = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                                            g_uri_get_port (uri), "/", NULL, NULL);

      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_REDIRECTED, 0, -1, origin, "next points to %s", origin));
      return FALSE;
    }
  query = uri != NULL ? g_uri_get_query (uri) : NULL;
  if (query == NULL || *query == '\0')
    return malformed (error, "next: expected an address with a query", text);
  if (g_hash_table_add (self->asked, g_strdup (query)))
    self->next = g_strdup_printf ("%s?%s", self->path, query);
  return TRUE;
}

static void
read_total (CuePages   *self,
            JsonObject *page)
{
  JsonNode *count = json_object_get_member (page, "count");

  if (count != NULL && JSON_NODE_HOLDS_VALUE (count) && json_node_get_value_type (count) == G_TYPE_INT64)
    self->total = CLAMP (json_node_get_int (count), 0, G_MAXINT);
}

gboolean
cue_pages_add (CuePages *self,
               JsonNode *page,
               gsize     n_bytes,
               GError  **error)
{
  g_clear_pointer (&self->next, g_free);

  self->n_pages++;
  self->n_bytes += n_bytes;
  if (self->n_pages > CUE_PAGES_MAX_PAGES || self->n_bytes > CUE_PAGES_MAX_BYTES)
    {
      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_TOO_LARGE, 0, -1, NULL, "a list of over %u pages",
                                                   self->n_pages - 1));
      return FALSE;
    }

  if (JSON_NODE_HOLDS_ARRAY (page))
    {
      add_rows (self, json_node_get_array (page));
      return TRUE;
    }
  if (JSON_NODE_HOLDS_OBJECT (page))
    {
      JsonArray *results = cue_json_get_array (json_node_get_object (page), "results");

      if (results != NULL)
        {
          add_rows (self, results);
          read_total (self, json_node_get_object (page));
          return read_next (self, json_node_get_object (page), error);
        }
    }
  return malformed (error, "expected an array or a page with results", cue_json_describe (page));
}

const char *
cue_pages_get_next (CuePages *self)
{
  return self->next;
}

guint
cue_pages_get_total (CuePages *self)
{
  return self->total;
}

GPtrArray *
cue_pages_take_rows (CuePages *self)
{
  GPtrArray *rows = self->rows;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  return rows;
}
