/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-variant.h"

#include <glib/gi18n.h>

#include "cue-error.h"
#include "cue-json.h"
#include "cue-property.h"
#include "cue-scenario.h"
#include "cue-text.h"

struct _CueVariant
{
  GObject parent_instance;

  char    *id;            /* (owned) */
  char    *draft_id;      /* (owned) (nullable) */
  char    *generation_id; /* (owned) (nullable) */
  int      number;        /* 0 = not in a draft yet */
  char    *name;          /* (owned) (nullable) */
  char    *title;         /* (owned): follows name and number */
  char    *text;          /* (owned) */
  gboolean structured;    /* follows the text */
  int      n_words;       /* follows the text */
  int      n_steps;       /* follows the text */
  gint64   created;       /* Unix microseconds */
  double   seconds;
  int      n_requests;
  char    *request; /* (owned) (nullable): JSON text */
};

typedef enum
{
  PROP_ID = 1,
  PROP_DRAFT_ID,
  PROP_GENERATION_ID,
  PROP_NUMBER,
  PROP_NAME,
  PROP_TITLE,
  PROP_TEXT,
  PROP_STRUCTURED,
  PROP_N_WORDS,
  PROP_CREATED,
  PROP_SECONDS,
  PROP_N_REQUESTS,
  PROP_REQUEST,
  PROP_CAPTION,
} CueVariantProperty;

static GParamSpec *properties[PROP_CAPTION + 1];

static void cue_variant_record_init (CueRecordInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueVariant, cue_variant, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_RECORD, cue_variant_record_init))

static int
count_steps (const char *text)
{
  g_autoptr (JsonNode) node = cue_json_parse (text, -1, NULL);
  JsonArray *conditions = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    conditions = cue_json_get_array (json_node_get_object (node), "conditions");

  return conditions != NULL ? (int) json_array_get_length (conditions) : 0;
}

static void
set_text (CueVariant *self,
          const char *text)
{
  g_autofree char *clean = cue_text_clean (text != NULL ? text : "", -1);
  gboolean         structured;

  if (!cue_set_string (self, &self->text, clean, properties[PROP_TEXT]))
    return;

  structured = cue_scenario_text_is_structured (self->text);
  self->n_steps = structured ? count_steps (self->text) : 0;
  cue_set_boolean (self, &self->structured, structured, properties[PROP_STRUCTURED]);
  cue_set_int (self, &self->n_words, (int) cue_text_count_words (self->text), properties[PROP_N_WORDS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

static char *
dup_title (CueVariant *self)
{
  if (!cue_text_is_blank (self->name))
    return g_strdup (self->name);

  /* translators: the title of a text written for a scenario, with its number in the order they arrived */
  return g_strdup_printf (_ ("Variant %d"), self->number);
}

/* (transfer full) */
static char *
dup_caption (CueVariant *self)
{
  if (self->structured)
    {
      /* translators: the size of a structured test */
      return g_strdup_printf (ngettext ("%d step", "%d steps", (gulong) self->n_steps), self->n_steps);
    }

  /* translators: the length of a text */
  return g_strdup_printf (ngettext ("%d word", "%d words", (gulong) self->n_words), self->n_words);
}

/* Sets name and number; the title follows. */
static void
set_label (CueVariant *self,
           const char *name,
           int         number)
{
  g_autofree char *title = NULL;

  cue_set_string (self, &self->name, name, properties[PROP_NAME]);
  cue_set_int (self, &self->number, number, properties[PROP_NUMBER]);

  title = dup_title (self);
  cue_set_string (self, &self->title, title, properties[PROP_TITLE]);
}

static const char *
cue_variant_record_get_id (CueRecord *record)
{
  return CUE_VARIANT (record)->id;
}

static const char *
cue_variant_record_get_owner (CueRecord *record)
{
  return CUE_VARIANT (record)->draft_id;
}

static void
add_string (JsonObject *object,
            const char *name,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static JsonNode *
cue_variant_record_to_json (CueRecord *record)
{
  CueVariant *self = CUE_VARIANT (record);
  g_autoptr (JsonObject) object = json_object_new ();

  add_string (object, "id", self->id);
  add_string (object, "draft_id", self->draft_id);
  add_string (object, "generation_id", self->generation_id);
  json_object_set_int_member (object, "number", self->number);
  add_string (object, "name", self->name);
  add_string (object, "text", self->text);
  json_object_set_int_member (object, "created", self->created);
  json_object_set_double_member (object, "seconds", self->seconds);
  json_object_set_int_member (object, "n_requests", self->n_requests);
  add_string (object, "request", self->request);

  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
cue_variant_record_load (CueRecord *record,
                         JsonNode  *node,
                         GError   **error)
{
  CueVariant *self = CUE_VARIANT (record);
  JsonObject *object;
  const char *id = NULL;
  const char *draft_id = NULL;
  const char *generation_id = NULL;
  const char *name = NULL;
  const char *text = NULL;
  const char *request = NULL;
  gint64      number = 0;
  gint64      n_requests = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "variant: expected an object, found %s", cue_json_describe (node));
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!cue_json_read_string (object, "variant", "id", &id, error) ||
      !cue_json_read_string (object, "variant", "draft_id", &draft_id, error) ||
      !cue_json_read_string (object, "variant", "generation_id", &generation_id, error) ||
      !cue_json_read_int (object, "variant", "number", &number, error) ||
      !cue_json_read_string (object, "variant", "name", &name, error) ||
      !cue_json_read_string (object, "variant", "text", &text, error) ||
      !cue_json_read_int (object, "variant", "created", &self->created, error) ||
      !cue_json_read_double (object, "variant", "seconds", &self->seconds, error) ||
      !cue_json_read_int (object, "variant", "n_requests", &n_requests, error) ||
      !cue_json_read_string (object, "variant", "request", &request, error))
    return FALSE;

  if (id == NULL || text == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "variant.%s: is missing", id == NULL ? "id" : "text");
      return FALSE;
    }

  cue_set_string (self, &self->id, id, properties[PROP_ID]);
  g_object_set (self,
                "draft-id", draft_id,
                "generation-id", generation_id,
                "name", name,
                "number", (int) CLAMP (number, 0, G_MAXINT),
                "n-requests", (int) CLAMP (n_requests, 0, G_MAXINT),
                "request", request,
                "text", text,
                NULL);

  return TRUE;
}

static void
cue_variant_record_init (CueRecordInterface *iface)
{
  iface->get_id = cue_variant_record_get_id;
  iface->get_owner = cue_variant_record_get_owner;
  iface->to_json = cue_variant_record_to_json;
  iface->load = cue_variant_record_load;
}

static void
cue_variant_finalize (GObject *object)
{
  CueVariant *self = CUE_VARIANT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->draft_id, g_free);
  g_clear_pointer (&self->generation_id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->request, g_free);

  G_OBJECT_CLASS (cue_variant_parent_class)->finalize (object);
}

static void
cue_variant_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CueVariant *self = CUE_VARIANT (object);

  switch ((CueVariantProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_DRAFT_ID:
      g_value_set_string (value, self->draft_id);
      break;
    case PROP_GENERATION_ID:
      g_value_set_string (value, self->generation_id);
      break;
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_STRUCTURED:
      g_value_set_boolean (value, self->structured);
      break;
    case PROP_N_WORDS:
      g_value_set_int (value, self->n_words);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, self->created);
      break;
    case PROP_SECONDS:
      g_value_set_double (value, self->seconds);
      break;
    case PROP_N_REQUESTS:
      g_value_set_int (value, self->n_requests);
      break;
    case PROP_REQUEST:
      g_value_set_string (value, self->request);
      break;
    case PROP_CAPTION:
      g_value_take_string (value, dup_caption (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_variant_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CueVariant *self = CUE_VARIANT (object);

  switch ((CueVariantProperty) prop_id)
    {
    case PROP_DRAFT_ID:
      cue_set_string (self, &self->draft_id, g_value_get_string (value), pspec);
      break;
    case PROP_GENERATION_ID:
      cue_set_string (self, &self->generation_id, g_value_get_string (value), pspec);
      break;
    case PROP_NUMBER:
      set_label (self, self->name, g_value_get_int (value));
      break;
    case PROP_NAME:
      set_label (self, g_value_get_string (value), self->number);
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_CREATED:
      cue_set_int64 (self, &self->created, g_value_get_int64 (value), pspec);
      break;
    case PROP_SECONDS:
      cue_set_double (self, &self->seconds, g_value_get_double (value), pspec);
      break;
    case PROP_N_REQUESTS:
      cue_set_int (self, &self->n_requests, g_value_get_int (value), pspec);
      break;
    case PROP_REQUEST:
      cue_set_string (self, &self->request, g_value_get_string (value), pspec);
      break;
    case PROP_ID:
    case PROP_TITLE:
    case PROP_STRUCTURED:
    case PROP_N_WORDS:
    case PROP_CAPTION:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_DRAFT_ID] = g_param_spec_string ("draft-id", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_GENERATION_ID] = g_param_spec_string ("generation-id", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, 0, G_MAXINT, 0, CUE_PARAM_READWRITE);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", CUE_PARAM_READWRITE);
  properties[PROP_STRUCTURED] = g_param_spec_boolean ("structured", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_N_WORDS] = g_param_spec_int ("n-words", NULL, NULL, 0, G_MAXINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, CUE_PARAM_READWRITE);
  properties[PROP_SECONDS] = g_param_spec_double ("seconds", NULL, NULL, 0, G_MAXDOUBLE, 0, CUE_PARAM_READWRITE);
  properties[PROP_N_REQUESTS] = g_param_spec_int ("n-requests", NULL, NULL, 0, G_MAXINT, 0, CUE_PARAM_READWRITE);
  properties[PROP_REQUEST] = g_param_spec_string ("request", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_variant_class_init (CueVariantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_variant_finalize;
  object_class->get_property = cue_variant_get_property;
  object_class->set_property = cue_variant_set_property;
  install_properties (object_class);
}

static void
cue_variant_init (CueVariant *self)
{
  self->id = g_uuid_string_random ();
  self->text = g_strdup ("");
  self->title = dup_title (self);
  self->created = g_get_real_time ();
}

CueVariant *
cue_variant_new (const char *draft_id,
                 const char *text)
{
  return g_object_new (CUE_TYPE_VARIANT, "draft-id", draft_id, "text", text, NULL);
}

const char *
cue_variant_get_id (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), NULL);

  return self->id;
}

const char *
cue_variant_get_text (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), "");

  return self->text;
}

const char *
cue_variant_get_title (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), "");

  return self->title;
}

int
cue_variant_get_number (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), 0);

  return self->number;
}

void
cue_variant_set_number (CueVariant *self,
                        int         number)
{
  g_return_if_fail (CUE_IS_VARIANT (self));

  set_label (self, self->name, MAX (number, 0));
}
