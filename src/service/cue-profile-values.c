/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-profile-values.h"

#include "cue-pattern.h"
#include "cue-test-profile.h"

/* Shorter values are words of everyday language too often to be replaced. */
#define MIN_LITERAL 3

typedef struct
{
  char    *path;        /* (owned) */
  char    *value;       /* (owned) */
  char    *placeholder; /* (owned) */
  gboolean caller;      /* the caller knows it */
} Value;

struct _CueProfileValues
{
  GPtrArray *values; /* (owned) (element-type Value): longest value first */
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->path);
  g_free (value->value);
  g_free (value->placeholder);
  g_free (value);
}

/* What the caller knows first, longest values first: a name before the first name that it contains. */
static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const Value *left = *(const Value *const *) a;
  const Value *right = *(const Value *const *) b;
  glong        difference = g_utf8_strlen (right->value, -1) - g_utf8_strlen (left->value, -1);

  if (difference != 0)
    return difference > 0 ? 1 : -1;
  if (left->caller != right->caller)
    return left->caller ? -1 : 1;
  return strcmp (left->path, right->path);
}

static void
add_variables (CueProfileValues *self,
               GListModel       *variables)
{
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (CueVariable) variable = g_list_model_get_item (variables, i);
      Value *value = g_new0 (Value, 1);

      value->path = g_strdup (cue_variable_get_path (variable));
      value->value = g_strdup (cue_variable_get_value (variable));
      value->placeholder = cue_variable_dup_placeholder (value->path);
      value->caller = cue_variable_get_section (variable) != CUE_SECTION_AGENT;
      g_ptr_array_add (self->values, value);
    }
}

CueProfileValues *
cue_profile_values_new (JsonNode *information)
{
  CueProfileValues *self = g_new0 (CueProfileValues, 1);

  self->values = g_ptr_array_new_with_free_func (value_free);
  if (information != NULL && JSON_NODE_HOLDS_OBJECT (information))
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autoptr (CueTestProfile) profile = NULL;

      json_node_take_object (node, json_object_new ());
      json_object_set_string_member (json_node_get_object (node), "name", "-");
      json_object_set_member (json_node_get_object (node), "information", json_node_copy (information));
      profile = cue_resource_object_new_from_json (CUE_RESOURCE_PROFILES, node, NULL);
      if (profile != NULL)
        {
          g_autoptr (GListModel) variables = cue_test_profile_list_variables (profile);

          add_variables (self, variables);
        }
      g_ptr_array_sort (self->values, compare_values);
    }
  return self;
}

void
cue_profile_values_free (CueProfileValues *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

gboolean
cue_profile_values_is_empty (CueProfileValues *self)
{
  return self->values->len == 0;
}

/* "dateOfBirth", "Date of birth" and "date_of_birth" are one key. */
static char *
normalise_key (const char *key)
{
  GString *text = g_string_new (NULL);

  for (const char *at = key; *at != '\0'; at++)
    {
      if (g_ascii_isupper (*at) && at > key && g_ascii_islower (at[-1]))
        g_string_append_c (text, '_');
      g_string_append_c (text, *at == ' ' || *at == '-' ? '_' : g_ascii_tolower (*at));
    }
  return g_string_free (text, FALSE);
}

const char *
cue_profile_values_find (CueProfileValues *self,
                         JsonArray        *keys)
{
  for (guint k = 0; k < json_array_get_length (keys); k++)
    {
      for (guint i = 0; i < self->values->len; i++)
        {
          Value           *value = g_ptr_array_index (self->values, i);
          g_autofree char *key = normalise_key (value->path);

          if (value->caller && *value->value != '\0' && strcmp (key, json_array_get_string_element (keys, k)) == 0)
            return value->placeholder;
        }
    }
  return NULL;
}

static gboolean
is_known_reference (CueProfileValues *self,
                    const char       *reference)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      Value *value = g_ptr_array_index (self->values, i);

      if (strcmp (value->placeholder, reference) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A whole `{{…}}` that names no known key becomes the key's words. */
static gboolean
replace_reference_cb (const GMatchInfo *match,
                      GString          *result,
                      gpointer          user_data)
{
  CueProfileValues *self = user_data;
  g_autofree char  *whole = g_match_info_fetch (match, 0);

  if (*whole == '{' && whole[1] == '{' && is_known_reference (self, whole))
    {
      g_string_append (result, whole);
    }
  else
    {
      g_autofree char *inner = g_match_info_fetch (match, 1);
      const char      *dot = inner != NULL ? strrchr (inner, '.') : NULL;
      char            *words = g_strdelimit (g_strdup (dot != NULL ? dot + 1 : inner != NULL ? inner
                                                                                             : ""),
                                             "_[]'\"", ' ');

      g_string_append (result, g_strstrip (words));
      g_free (words);
    }
  return FALSE;
}

static char *
repair_braces (CueProfileValues *self,
               const char       *text)
{
  g_autoptr (GRegex) regex = cue_pattern_get ("\\{\\{([^{}\\n]{0,200})\\}\\}|[{}]", G_REGEX_OPTIMIZE);
  char *result = g_regex_replace_eval (regex, text, -1, 0, 0, replace_reference_cb, self, NULL);

  return result != NULL ? result : g_strdup (text);
}

/* Replaces outside of references, at word bounds. */
static char *
replace_literal (const char  *text,
                 const Value *value)
{
  g_autofree char *literal = g_regex_escape_string (value->value, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\w{.])%s(?![\\w}])(?![^{}]*\\}\\})", literal);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  char *result = regex != NULL ? g_regex_replace_literal (regex, text, -1, 0, value->placeholder, 0, NULL) : NULL;

  return result != NULL ? result : g_strdup (text);
}

char *
cue_profile_values_substitute (CueProfileValues *self,
                               const char       *text)
{
  char *result = repair_braces (self, text);

  for (guint i = 0; i < self->values->len; i++)
    {
      Value *value = g_ptr_array_index (self->values, i);
      char  *next;

      if (g_utf8_strlen (value->value, -1) < MIN_LITERAL)
        continue;
      next = replace_literal (result, value);
      g_free (result);
      result = next;
    }
  return result;
}
