/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-variant.h"

#include <glib/gi18n.h>

#include "cue-error.h"
#include "cue-json.h"
#include "cue-property.h"
#include "cue-scenario.h"
#include "cue-text.h"

/* Stars. */
#define MAX_RATING 5

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
  int      rating; /* 0–5 */
  gboolean hidden;
  char    *note;         /* (owned) (nullable) */
  char    *batch_id;     /* (owned) (nullable) */
  char    *label;        /* (owned) (nullable) */
  char    *wish;         /* (owned) (nullable) */
  gint64   seed;         /* or CUE_UNSET */
  char    *service;      /* (owned) (nullable) */
  char    *answers;      /* (owned) (nullable): JSON text */
  char    *request;      /* (owned) (nullable): JSON text */
  char    *language;     /* (owned) (nullable): follows the request */
  gint64   personality;  /* follows the request */
  gint64   test_profile; /* follows the request */
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
  PROP_RATING,
  PROP_HIDDEN,
  PROP_NOTE,
  PROP_BATCH_ID,
  PROP_LABEL,
  PROP_WISH,
  PROP_SEED,
  PROP_SERVICE,
  PROP_ANSWERS,
  PROP_REQUEST,
  PROP_LANGUAGE,
  PROP_PERSONALITY,
  PROP_TEST_PROFILE,
  PROP_CAPTION,
} CueVariantProperty;

static GParamSpec *properties[PROP_CAPTION + 1];

/* Texts that are only kept. */
typedef struct
{
  CueVariantProperty prop;
  const char        *name;   /* of the property */
  const char        *member; /* of the record */
  gsize              offset;
} Column;

#define COLUMN(prop, name, field)                           \
  {                                                         \
    prop, name, #field, G_STRUCT_OFFSET (CueVariant, field) \
  }

static const Column texts[] = {
  COLUMN (PROP_DRAFT_ID, "draft-id", draft_id),
  COLUMN (PROP_GENERATION_ID, "generation-id", generation_id),
  COLUMN (PROP_NOTE, "note", note),
  COLUMN (PROP_BATCH_ID, "batch-id", batch_id),
  COLUMN (PROP_LABEL, "label", label),
  COLUMN (PROP_WISH, "wish", wish),
  COLUMN (PROP_SERVICE, "service", service),
  COLUMN (PROP_ANSWERS, "answers", answers),
};

#undef COLUMN

#define TEXT(self, column) G_STRUCT_MEMBER (char *, self, (column)->offset)

static void cue_variant_record_init (CueRecordInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueVariant, cue_variant, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_RECORD, cue_variant_record_init))

/* (nullable) */
static const Column *
find_column (guint prop_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i].prop == prop_id)
        return &texts[i];
    }

  return NULL;
}

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

/* Language, personality and test profile are those of the request. */
static void
set_request (CueVariant *self,
             const char *request)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;

  if (!cue_set_string (self, &self->request, request, properties[PROP_REQUEST]))
    return;

  node = request != NULL ? cue_json_parse (request, -1, NULL) : NULL;
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    object = json_node_get_object (node);
  cue_set_string (self, &self->language, object != NULL ? cue_json_get_string (object, "scenario_language") : NULL,
                  properties[PROP_LANGUAGE]);
  cue_set_int64 (self, &self->personality, object != NULL ? cue_json_get_int (object, "personality", CUE_UNSET) : CUE_UNSET,
                 properties[PROP_PERSONALITY]);
  cue_set_int64 (self, &self->test_profile,
                 object != NULL ? cue_json_get_int (object, "test_profile", CUE_UNSET) : CUE_UNSET,
                 properties[PROP_TEST_PROFILE]);
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
set_naming (CueVariant *self,
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
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_string (object, texts[i].member, TEXT (self, &texts[i]));
  json_object_set_int_member (object, "number", self->number);
  add_string (object, "name", self->name);
  add_string (object, "text", self->text);
  json_object_set_int_member (object, "created", self->created);
  json_object_set_double_member (object, "seconds", self->seconds);
  json_object_set_int_member (object, "n_requests", self->n_requests);
  add_string (object, "request", self->request);
  if (self->rating > 0)
    json_object_set_int_member (object, "rating", self->rating);
  if (self->hidden)
    json_object_set_boolean_member (object, "hidden", TRUE);
  if (self->seed != CUE_UNSET)
    json_object_set_int_member (object, "seed", self->seed);

  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
load_columns (CueVariant *self,
              JsonObject *object,
              GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = NULL;

      if (!cue_json_read_string (object, "variant", texts[i].member, &text, error))
        return FALSE;
      cue_set_string (self, &TEXT (self, &texts[i]), text, properties[texts[i].prop]);
    }

  return TRUE;
}

static gboolean
load_numbers (CueVariant *self,
              JsonObject *object,
              GError    **error)
{
  gint64 number = 0;
  gint64 n_requests = 0;
  gint64 rating = 0;

  if (!cue_json_read_int (object, "variant", "number", &number, error) ||
      !cue_json_read_int (object, "variant", "created", &self->created, error) ||
      !cue_json_read_double (object, "variant", "seconds", &self->seconds, error) ||
      !cue_json_read_int (object, "variant", "n_requests", &n_requests, error) ||
      !cue_json_read_int (object, "variant", "rating", &rating, error) ||
      !cue_json_read_bool (object, "variant", "hidden", &self->hidden, error) ||
      !cue_json_read_int (object, "variant", "seed", &self->seed, error))
    return FALSE;

  g_object_set (self,
                "number", (int) CLAMP (number, 0, G_MAXINT),
                "n-requests", (int) CLAMP (n_requests, 0, G_MAXINT),
                "rating", (int) CLAMP (rating, 0, MAX_RATING),
                NULL);

  return TRUE;
}

static gboolean
cue_variant_record_load (CueRecord *record,
                         JsonNode  *node,
                         GError   **error)
{
  CueVariant *self = CUE_VARIANT (record);
  JsonObject *object;
  const char *id = NULL;
  const char *name = NULL;
  const char *text = NULL;
  const char *request = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "variant: expected an object, found %s", cue_json_describe (node));
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!cue_json_read_string (object, "variant", "id", &id, error) ||
      !cue_json_read_string (object, "variant", "name", &name, error) ||
      !cue_json_read_string (object, "variant", "text", &text, error) ||
      !cue_json_read_string (object, "variant", "request", &request, error) ||
      !load_columns (self, object, error) ||
      !load_numbers (self, object, error))
    return FALSE;

  if (id == NULL || text == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "variant.%s: is missing", id == NULL ? "id" : "text");
      return FALSE;
    }

  cue_set_string (self, &self->id, id, properties[PROP_ID]);
  g_object_set (self, "name", name, "request", request, "text", text, NULL);

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

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (&TEXT (self, &texts[i]), g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->request, g_free);
  g_clear_pointer (&self->language, g_free);

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
    case PROP_DRAFT_ID:
    case PROP_GENERATION_ID:
    case PROP_NOTE:
    case PROP_BATCH_ID:
    case PROP_LABEL:
    case PROP_WISH:
    case PROP_SERVICE:
    case PROP_ANSWERS:
      g_value_set_string (value, TEXT (self, find_column (prop_id)));
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
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
    case PROP_RATING:
      g_value_set_int (value, self->rating);
      break;
    case PROP_HIDDEN:
      g_value_set_boolean (value, self->hidden);
      break;
    case PROP_SEED:
      g_value_set_int64 (value, self->seed);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_PERSONALITY:
      g_value_set_int64 (value, self->personality);
      break;
    case PROP_TEST_PROFILE:
      g_value_set_int64 (value, self->test_profile);
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
    case PROP_GENERATION_ID:
    case PROP_NOTE:
    case PROP_BATCH_ID:
    case PROP_LABEL:
    case PROP_WISH:
    case PROP_SERVICE:
    case PROP_ANSWERS:
      cue_set_string (self, &TEXT (self, find_column (prop_id)), g_value_get_string (value), pspec);
      break;
    case PROP_NUMBER:
      set_naming (self, self->name, g_value_get_int (value));
      break;
    case PROP_NAME:
      set_naming (self, g_value_get_string (value), self->number);
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
      set_request (self, g_value_get_string (value));
      break;
    case PROP_RATING:
      cue_set_int (self, &self->rating, g_value_get_int (value), pspec);
      break;
    case PROP_HIDDEN:
      cue_set_boolean (self, &self->hidden, g_value_get_boolean (value), pspec);
      break;
    case PROP_SEED:
      cue_set_int64 (self, &self->seed, g_value_get_int64 (value), pspec);
      break;
    case PROP_ID:
    case PROP_TITLE:
    case PROP_STRUCTURED:
    case PROP_N_WORDS:
    case PROP_LANGUAGE:
    case PROP_PERSONALITY:
    case PROP_TEST_PROFILE:
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
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].prop] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, CUE_PARAM_READWRITE);
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
  properties[PROP_RATING] = g_param_spec_int ("rating", NULL, NULL, 0, MAX_RATING, 0, CUE_PARAM_READWRITE);
  properties[PROP_HIDDEN] = g_param_spec_boolean ("hidden", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_SEED] =
    g_param_spec_int64 ("seed", NULL, NULL, G_MININT64, G_MAXINT64, CUE_UNSET, CUE_PARAM_READWRITE);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_PERSONALITY] =
    g_param_spec_int64 ("personality", NULL, NULL, G_MININT64, G_MAXINT64, CUE_UNSET, CUE_PARAM_READABLE);
  properties[PROP_TEST_PROFILE] =
    g_param_spec_int64 ("test-profile", NULL, NULL, G_MININT64, G_MAXINT64, CUE_UNSET, CUE_PARAM_READABLE);
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
  self->seed = CUE_UNSET;
  self->personality = CUE_UNSET;
  self->test_profile = CUE_UNSET;
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

int
cue_variant_get_rating (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), 0);

  return self->rating;
}

gboolean
cue_variant_get_hidden (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), FALSE);

  return self->hidden;
}

const char *
cue_variant_get_note (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), NULL);

  return self->note;
}

const char *
cue_variant_get_label (CueVariant *self)
{
  g_return_val_if_fail (CUE_IS_VARIANT (self), NULL);

  return self->label;
}

void
cue_variant_set_number (CueVariant *self,
                        int         number)
{
  g_return_if_fail (CUE_IS_VARIANT (self));

  set_naming (self, self->name, MAX (number, 0));
}
