/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error-body.h"

#include "cue-json.h"
#include "cue-text.h"

#include <string.h>

/* Members that hold words about the whole request, in the order they are shown. */
static const char *const wrappers[] = {
  "error",
  "errors",
  "detail",
  "message",
  "non_field_errors",
};

static gboolean
is_wrapper (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (strcmp (name, wrappers[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
add_line (GPtrArray  *lines,
          const char *path,
          const char *text)
{
  g_autofree char *excerpt = cue_text_excerpt (text, CUE_ERROR_BODY_MAX_CHARS);
  g_autofree char *line = NULL;

  if (cue_text_is_blank (excerpt))
    return;
  /* "[1]" alone names no field: it counts a list of errors. */
  if (*path == '\0' || (*path == '[' && strspn (path, "[]0123456789") == strlen (path)))
    {
      line = g_steal_pointer (&excerpt);
    }
  else
    {
      g_autofree char *shown = cue_text_excerpt (path, CUE_ERROR_BODY_MAX_CHARS / 2);

      line = g_strdup_printf ("%s: %s", shown, excerpt);
    }
  if (!g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_ptr_array_add (lines, g_steal_pointer (&line));
}

/* Enough lines to be over the limit, whatever they hold. */
static gboolean
is_full (GPtrArray *lines)
{
  return lines->len >= CUE_ERROR_BODY_MAX_CHARS / 2;
}

static void flatten_node (GPtrArray  *lines,
                          const char *path,
                          JsonNode   *node);

static void
flatten_array (GPtrArray  *lines,
               const char *path,
               JsonArray  *array)
{
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length && !is_full (lines); i++)
    {
      JsonNode        *element = json_array_get_element (array, i);
      g_autofree char *nested = NULL;

      if (!JSON_NODE_HOLDS_VALUE (element))
        nested = g_strdup_printf ("%s[%u]", path, i);
      flatten_node (lines, nested != NULL ? nested : path, element);
    }
}

static void
flatten_member (GPtrArray  *lines,
                const char *path,
                JsonObject *object,
                const char *name)
{
  g_autofree char *nested = NULL;

  if (!is_wrapper (name))
    nested = *path == '\0' ? g_strdup (name) : g_strdup_printf ("%s.%s", path, name);
  flatten_node (lines, nested != NULL ? nested : path, json_object_get_member (object, name));
}

static void
flatten_object (GPtrArray  *lines,
                const char *path,
                JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  guint before = lines->len;

  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (json_object_has_member (object, wrappers[i]))
      flatten_member (lines, path, object, wrappers[i]);

  for (GList *l = names; l != NULL && !is_full (lines); l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);

      if (is_wrapper (l->data))
        continue;
      /* Beside "detail" and the like, a plain text is a code for machines. */
      if (lines->len > before && JSON_NODE_HOLDS_VALUE (node))
        continue;
      flatten_member (lines, path, object, l->data);
    }
}

static void
flatten_node (GPtrArray  *lines,
              const char *path,
              JsonNode   *node)
{
  if (is_full (lines))
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    flatten_object (lines, path, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    flatten_array (lines, path, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    add_line (lines, path, json_node_get_string (node));
}

static char *
cap (char *text)
{
  g_autofree char *owned = text;
  const char      *end = NULL;

  if (g_utf8_strlen (owned, -1) <= CUE_ERROR_BODY_MAX_CHARS)
    return g_steal_pointer (&owned);
  end = g_utf8_offset_to_pointer (owned, CUE_ERROR_BODY_MAX_CHARS - 1);
  return g_strdup_printf ("%.*s…", (int) (end - owned), owned);
}

char *
cue_error_body_flatten_node (JsonNode *node)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (node != NULL, NULL);

  flatten_node (lines, "", node);
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return cap (g_strjoinv ("\n", (char **) lines->pdata));
}

gboolean
cue_error_body_is_html (const char *body,
                        gsize       length)
{
  static const char *const starts[] = { "<!doctype", "<html", "<head", "<body", "<title" };

  if (length >= 3 && memcmp (body, "\xef\xbb\xbf", 3) == 0)
    {
      body += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*body))
    {
      body++;
      length--;
    }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= strlen (starts[i]) && g_ascii_strncasecmp (body, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
unescape (GString *text)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } table[] = {
    { "&lt;", "<" },
    { "&gt;", ">" },
    { "&quot;", "\"" },
    { "&#39;", "'" },
    { "&nbsp;", " " },
    { "&amp;", "&" }, /* last, so that nothing is unescaped twice */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_string_replace (text, table[i].entity, table[i].text, 0);
}

/* The one thing worth reading in a proxy's page: "502 Bad Gateway". */
static char *
dup_html_title (const char *html)
{
  g_autofree char *lower = g_ascii_strdown (html, -1);
  g_autoptr (GString) title = NULL;
  const char *start = strstr (lower, "<title");
  const char *end = NULL;

  start = start != NULL ? strchr (start, '>') : NULL;
  end = start != NULL ? strstr (start, "</title") : NULL;
  if (end == NULL)
    return NULL;
  title = g_string_new_len (html + (start + 1 - lower), end - start - 1);
  unescape (title);
  return cue_text_excerpt (title->str, CUE_ERROR_BODY_MAX_CHARS);
}

char *
cue_error_body_flatten (const char *body,
                        gsize       length)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (body == NULL || length == 0)
    return NULL;

  node = cue_json_parse (body, length, NULL);
  if (node != NULL)
    {
      g_autofree char *lines = cue_error_body_flatten_node (node);

      if (lines != NULL)
        return g_steal_pointer (&lines);
      if (JSON_NODE_HOLDS_NULL (node) ||
          (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0) ||
          (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0))
        return NULL;
    }

  text = cue_text_clean (body, length);
  if (cue_error_body_is_html (text, strlen (text)))
    shown = dup_html_title (text);
  else
    shown = cue_text_excerpt (text, CUE_ERROR_BODY_MAX_CHARS);
  return cue_text_is_blank (shown) ? NULL : g_steal_pointer (&shown);
}
