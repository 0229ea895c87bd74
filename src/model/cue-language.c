/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 43 languages of the service, named by iso-codes in the interface's language. */

#include "cue-kind.h"

#include <libintl.h>

#include <glib/gi18n.h>

#include "cue-config.h"
#include "cue-json.h"

static const char *const codes[] = {
  "af", "ar", "bn", "bg", "zh", "cs", "da", "nl", "en", "et", "fi", "fr", "de", "el", "gu",
  "hi", "he", "hu", "id", "it", "ja", "kn", "ko", "ms", "ml", "mr", "multi", "no", "pl", "pa",
  "pt", "ro", "ru", "sk", "es", "sv", "th", "tr", "tl", "ta", "te", "uk", "vi", NULL
};

static const char *const rtl_codes[] = { "ar", "fa", "he", "ur", "ckb", "dv", "ps", "sd", "ug", "yi", NULL };

/* Two catalogues know language names: the longer one calls a language by one name, the shorter one by all it has. */
#define DOMAIN_SINGLE "iso_639-3"
#define DOMAIN_ALL "iso_639-2"

/* (transfer full): "Greek, Modern (1453-)" and "Spanish; Castilian" to the one word that a list shows. */
static char *
shorten (const char *name)
{
  static const char *const ends[] = { ";", "؛", " (", ", " };
  g_autofree char         *result = g_strdup (name);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char *end = strstr (result, ends[i]);

      if (end != NULL && end != result)
        *end = '\0';
    }

  return g_strdup (g_strstrip (result));
}

/* (transfer full): @text with its first letter in upper case (French and others write languages small). */
static char *
capitalise (const char *text)
{
  g_autofree char *first = NULL;
  const char      *rest;

  if (*text == '\0')
    return g_strdup (text);

  rest = g_utf8_next_char (text);
  first = g_utf8_strup (text, rest - text);

  return g_strconcat (first, rest, NULL);
}

/* (transfer full): iso-codes' English @name in the interface's language. */
static char *
translate (const char *name)
{
  g_autofree char *single = shorten (name);
  g_autofree char *shortened = NULL;
  const char      *translated = dgettext (DOMAIN_SINGLE, single);

  if (translated == single)
    translated = dgettext (DOMAIN_ALL, name);
  shortened = shorten (translated);

  return capitalise (shortened);
}

static void
bind_catalogue (const char *domain)
{
  bindtextdomain (domain, CUE_ISO_CODES_PREFIX "/share/locale");
  bind_textdomain_codeset (domain, "UTF-8");
}

/* (transfer full) (nullable): the list of iso-codes, NULL where the package is missing. */
static JsonNode *
load_list (void)
{
  g_autofree char *text = NULL;
  gsize            length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (g_file_get_contents (CUE_ISO_CODES_PREFIX "/share/iso-codes/json/iso_639-2.json", &text, &length, &error))
    root = cue_json_parse (text, (gssize) length, &error);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_info ("No names of languages: %s", error != NULL ? error->message : "not an object");
      return NULL;
    }

  return g_steal_pointer (&root);
}

/* (transfer full) (element-type utf8 utf8): two-letter code to translated name. */
static GHashTable *
create_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) root = load_list ();
  JsonArray *list = NULL;

  if (root != NULL)
    list = cue_json_get_array (json_node_get_object (root), "639-2");

  bind_catalogue (DOMAIN_SINGLE);
  bind_catalogue (DOMAIN_ALL);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode   *element = json_array_get_element (list, i);
      const char *code = NULL;
      const char *name = NULL;

      if (JSON_NODE_HOLDS_OBJECT (element))
        {
          code = cue_json_get_string (json_node_get_object (element), "alpha_2");
          name = cue_json_get_string (json_node_get_object (element), "name");
        }
      if (code != NULL && name != NULL)
        g_hash_table_insert (names, g_strdup (code), translate (name));
    }

  return g_steal_pointer (&names);
}

static GHashTable *
get_names (void)
{
  static GHashTable *names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, create_names ());

  return names;
}

const char *const *
cue_language_list_codes (void)
{
  return codes;
}

const char *
cue_language_get_name (const char *code)
{
  const char *name;

  if (code == NULL || *code == '\0')
    return "";

  if (g_str_equal (code, "multi"))
    return C_ ("language", "Several languages");

  name = g_hash_table_lookup (get_names (), code);

  return name != NULL ? name : g_intern_string (code);
}

gboolean
cue_language_is_known (const char *code)
{
  return code != NULL && g_strv_contains (codes, code);
}

gboolean
cue_language_is_rtl (const char *code)
{
  return code != NULL && g_strv_contains (rtl_codes, code);
}
