/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-variable.h"

#include "cue-json.h"
#include "cue-property.h"

G_DEFINE_ENUM_TYPE (CueSection, cue_section,
  G_DEFINE_ENUM_VALUE (CUE_SECTION_AGENT, "agent"),
  G_DEFINE_ENUM_VALUE (CUE_SECTION_CALLER, "caller"),
  G_DEFINE_ENUM_VALUE (CUE_SECTION_BOTH, "both"))

struct _CueVariable
{
  GObject parent_instance;

  CueSection section;
  char      *path;  /* (owned) */
  char      *value; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueVariable, cue_variable, G_TYPE_OBJECT)

typedef enum
{
  PROP_SECTION = 1,
  PROP_PATH,
  PROP_VALUE,
} CueVariableProperty;

static GParamSpec *properties[PROP_VALUE + 1];

static void
cue_variable_finalize (GObject *object)
{
  CueVariable *self = CUE_VARIABLE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (cue_variable_parent_class)->finalize (object);
}

static void
cue_variable_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CueVariable *self = CUE_VARIABLE (object);

  switch ((CueVariableProperty) prop_id)
    {
    case PROP_SECTION:
      g_value_set_enum (value, self->section);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_variable_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CueVariable *self = CUE_VARIABLE (object);

  switch ((CueVariableProperty) prop_id)
    {
    case PROP_SECTION:
      self->section = g_value_get_enum (value);
      break;
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    case PROP_VALUE:
      self->value = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_variable_class_init (CueVariableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_variable_finalize;
  object_class->get_property = cue_variable_get_property;
  object_class->set_property = cue_variable_set_property;

  properties[PROP_SECTION] =
    g_param_spec_enum ("section", NULL, NULL, CUE_TYPE_SECTION, CUE_SECTION_BOTH, CUE_PARAM_CONSTRUCT);
  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, "", CUE_PARAM_CONSTRUCT);
  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, "", CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_variable_init (CueVariable *self)
{
}

CueVariable *
cue_variable_new (CueSection  section,
                  const char *path,
                  JsonNode   *value)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (path != NULL && value != NULL, NULL);

  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    text = json_node_dup_string (value);
  else if (JSON_NODE_HOLDS_NULL (value))
    text = g_strdup ("");
  else
    text = cue_json_to_text (value);

  return g_object_new (CUE_TYPE_VARIABLE, "section", section, "path", path, "value", text, NULL);
}

CueSection
cue_variable_get_section (CueVariable *self)
{
  g_return_val_if_fail (CUE_IS_VARIABLE (self), CUE_SECTION_BOTH);

  return self->section;
}

const char *
cue_variable_get_path (CueVariable *self)
{
  g_return_val_if_fail (CUE_IS_VARIABLE (self), "");

  return self->path;
}

const char *
cue_variable_get_value (CueVariable *self)
{
  g_return_val_if_fail (CUE_IS_VARIABLE (self), "");

  return self->value;
}

/* Whether a name can stand after a dot; everything else goes in brackets and quotes. */
static gboolean
is_plain (const char *name,
          gsize       length)
{
  if (length == 0 || g_ascii_isdigit (*name))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (name[i]) && name[i] != '_')
        return FALSE;
    }

  return TRUE;
}

static void
append_segment (GString    *path,
                const char *name,
                gsize       length)
{
  if (is_plain (name, length))
    {
      if (path->len > 0)
        g_string_append_c (path, '.');
      g_string_append_len (path, name, (gssize) length);
    }
  else
    {
      char quote = memchr (name, '\'', length) != NULL ? '"' : '\'';

      g_string_append_printf (path, "[%c", quote);
      g_string_append_len (path, name, (gssize) length);
      g_string_append_printf (path, "%c]", quote);
    }
}

char *
cue_variable_join_path (const char *parent,
                        const char *name)
{
  GString *path = g_string_new (parent);

  append_segment (path, name, strlen (name));

  return g_string_free (path, FALSE);
}

/* The end of a bracketed segment at @path ("['post code']"), or NULL where there is none. */
static const char *
find_bracket_end (const char *path)
{
  char        closing[3] = { 0 };
  const char *end;

  if (path[0] != '[' || (path[1] != '\'' && path[1] != '"'))
    return NULL;

  closing[0] = path[1];
  closing[1] = ']';
  end = strstr (path + 2, closing);

  return end != NULL ? end + 2 : NULL;
}

char *
cue_variable_dup_placeholder (const char *path)
{
  g_autoptr (GString) inner = g_string_new ("test_profile");
  const char *rest = path;

  g_return_val_if_fail (path != NULL, NULL);

  while (*rest != '\0')
    {
      const char *end = find_bracket_end (rest);

      if (end != NULL)
        {
          g_string_append_len (inner, rest, end - rest);
        }
      else
        {
          gsize length = strcspn (rest, ".[");

          /* A bracket that opens nothing is part of a name. */
          if (length == 0 || (rest[length] == '[' && find_bracket_end (rest + length) == NULL))
            length = strcspn (rest + 1, ".") + 1;
          append_segment (inner, rest, length);
          end = rest + length;
        }
      rest = *end == '.' && end[1] != '\0' ? end + 1 : end;
    }

  return g_strdup_printf ("{{%s}}", inner->str);
}
