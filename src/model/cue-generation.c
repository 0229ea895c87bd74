/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-generation.h"

#include <glib/gi18n.h>

#include "cue-error.h"
#include "cue-json.h"
#include "cue-property.h"
#include "cue-text.h"

G_DEFINE_ENUM_TYPE (CueGenerationState, cue_generation_state,
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_SENDING, "sending"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_SENT, "sent"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_WRITING, "writing"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_NO_NEWS, "no-news"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_PAUSED, "paused"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_UNCERTAIN, "uncertain"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_NEEDS_USER, "needs-user"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_FINISHED, "finished"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_FAILED, "failed"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_STOPPED, "stopped"))

G_DEFINE_ENUM_TYPE (CueGenerationKind, cue_generation_kind,
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_GENERATE, "generate"),
  G_DEFINE_ENUM_VALUE (CUE_GENERATION_IMPROVE, "improve"))

/* A stage is a word or a sentence from outside; longer ones are cut. */
#define MAX_STAGE 120

struct _CueGeneration
{
  GObject parent_instance;

  char              *id;          /* (owned) */
  char              *draft_id;    /* (owned) (nullable) */
  char              *title;       /* (owned) (nullable) */
  char              *stage;       /* (owned) (nullable) */
  char              *error_text;  /* (owned) (nullable) */
  char              *error_code;  /* (owned) (nullable) */
  char              *details;     /* (owned) (nullable) */
  char              *request;     /* (owned) (nullable): JSON text */
  char              *progress_id; /* (owned) (nullable) */
  char              *preview;     /* (owned) (nullable) */
  char              *sync_text;   /* (owned) (nullable) */
  char              *batch_id;    /* (owned) (nullable) */
  char              *batch_title; /* (owned) (nullable) */
  char              *label;       /* (owned) (nullable) */
  char              *wish;        /* (owned) (nullable) */
  char              *service;     /* (owned) (nullable) */
  char              *answers;     /* (owned) (nullable): JSON text */
  gint64             seed;        /* CUE_UNSET: left to the service */
  gint64             scope_agent;
  gint64             scope_project;
  gint64             created; /* these and those below: Unix microseconds, 0 = not yet */
  gint64             sent;
  gint64             last_news;
  gint64             finished;
  gint64             paused_until;
  gint64             n_requests;
  gint64             order;
  gint64             lasted;
  double             fraction;
  CueGenerationKind  kind;
  CueGenerationState state;
  CueVariant        *variant; /* (owned) (nullable) */

  char *state_text; /* (owned): as last notified */
};

typedef enum
{
  PROP_ID = 1,
  PROP_DRAFT_ID,
  PROP_TITLE,
  PROP_STAGE,
  PROP_ERROR_TEXT,
  PROP_ERROR_CODE,
  PROP_DETAILS,
  PROP_REQUEST,
  PROP_PROGRESS_ID,
  PROP_PREVIEW,
  PROP_SYNC_TEXT,
  PROP_BATCH_ID,
  PROP_BATCH_TITLE,
  PROP_LABEL,
  PROP_WISH,
  PROP_SERVICE,
  PROP_ANSWERS,
  PROP_SEED,
  PROP_SCOPE_AGENT,
  PROP_SCOPE_PROJECT,
  PROP_CREATED,
  PROP_SENT,
  PROP_LAST_NEWS,
  PROP_FINISHED,
  PROP_PAUSED_UNTIL,
  PROP_N_REQUESTS,
  PROP_ORDER,
  PROP_LASTED,
  PROP_FRACTION,
  PROP_KIND,
  PROP_STATE,
  PROP_VARIANT,
  PROP_ACTIVE,
  PROP_STATE_TEXT,
  PROP_ELAPSED,
} CueGenerationProperty;

static GParamSpec *properties[PROP_ELAPSED + 1];

/* The plain columns of the journal: texts and numbers that are only kept. */
typedef struct
{
  CueGenerationProperty prop;
  const char           *name;   /* of the property */
  const char           *member; /* of the record */
  gsize                 offset;
} Column;

#define COLUMN(prop, name, field)                              \
  {                                                            \
    prop, name, #field, G_STRUCT_OFFSET (CueGeneration, field) \
  }

static const Column texts[] = {
  COLUMN (PROP_ID, "id", id),
  COLUMN (PROP_DRAFT_ID, "draft-id", draft_id),
  COLUMN (PROP_TITLE, "title", title),
  COLUMN (PROP_STAGE, "stage", stage),
  COLUMN (PROP_ERROR_TEXT, "error-text", error_text),
  COLUMN (PROP_ERROR_CODE, "error-code", error_code),
  COLUMN (PROP_DETAILS, "details", details),
  COLUMN (PROP_REQUEST, "request", request),
  COLUMN (PROP_PROGRESS_ID, "progress-id", progress_id),
  COLUMN (PROP_PREVIEW, "preview", preview),
  COLUMN (PROP_SYNC_TEXT, "sync-text", sync_text),
  COLUMN (PROP_BATCH_ID, "batch-id", batch_id),
  COLUMN (PROP_BATCH_TITLE, "batch-title", batch_title),
  COLUMN (PROP_LABEL, "label", label),
  COLUMN (PROP_WISH, "wish", wish),
  COLUMN (PROP_SERVICE, "service", service),
  COLUMN (PROP_ANSWERS, "answers", answers),
};

/* Those up to scope-project may be CUE_UNSET. */
static const Column numbers[] = {
  COLUMN (PROP_SEED, "seed", seed),
  COLUMN (PROP_SCOPE_AGENT, "scope-agent", scope_agent),
  COLUMN (PROP_SCOPE_PROJECT, "scope-project", scope_project),
  COLUMN (PROP_CREATED, "created", created),
  COLUMN (PROP_SENT, "sent", sent),
  COLUMN (PROP_LAST_NEWS, "last-news", last_news),
  COLUMN (PROP_FINISHED, "finished", finished),
  COLUMN (PROP_PAUSED_UNTIL, "paused-until", paused_until),
  COLUMN (PROP_N_REQUESTS, "n-requests", n_requests),
  COLUMN (PROP_ORDER, "order", order),
  COLUMN (PROP_LASTED, "lasted", lasted),
};

#undef COLUMN

static void cue_generation_record_init (CueRecordInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueGeneration, cue_generation, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_RECORD, cue_generation_record_init))

static const Column *
find_column (const Column *columns,
             gsize         n_columns,
             guint         prop_id)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      if (columns[i].prop == prop_id)
        return &columns[i];
    }

  return NULL;
}

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

/* FALSE with @error when @object's member @name is no word of the enum. */
static gboolean
read_enum (JsonObject *object,
           const char *name,
           GType       type,
           int        *value,
           GError    **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const char *word = NULL;
  GEnumValue *found;

  if (!cue_json_read_string (object, "generation", name, &word, error))
    return FALSE;

  found = word != NULL ? g_enum_get_value_by_nick (klass, word) : NULL;
  if (found == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "generation.%s: unknown word “%s”", name, word != NULL ? word : "");
      return FALSE;
    }
  *value = found->value;

  return TRUE;
}

static const char *
cue_generation_record_get_id (CueRecord *record)
{
  return CUE_GENERATION (record)->id;
}

static const char *
cue_generation_record_get_owner (CueRecord *record)
{
  return CUE_GENERATION (record)->draft_id;
}

static JsonNode *
cue_generation_record_to_json (CueRecord *record)
{
  CueGeneration *self = CUE_GENERATION (record);
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, self, texts[i].offset);

      if (text != NULL)
        json_object_set_string_member (object, texts[i].member, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_int_member (object, numbers[i].member, G_STRUCT_MEMBER (gint64, self, numbers[i].offset));
  json_object_set_double_member (object, "fraction", self->fraction);
  json_object_set_string_member (object, "kind", get_nick (CUE_TYPE_GENERATION_KIND, self->kind));
  json_object_set_string_member (object, "state", get_nick (CUE_TYPE_GENERATION_STATE, self->state));

  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
load_columns (CueGeneration *self,
              JsonObject    *object,
              GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = NULL;

      if (!cue_json_read_string (object, "generation", texts[i].member, &text, error))
        return FALSE;
      if (text != NULL)
        cue_set_string (self, &G_STRUCT_MEMBER (char *, self, texts[i].offset), text, properties[texts[i].prop]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 *field = &G_STRUCT_MEMBER (gint64, self, numbers[i].offset);
      gint64  number = *field;

      if (!cue_json_read_int (object, "generation", numbers[i].member, &number, error))
        return FALSE;
      cue_set_int64 (self, field, number, properties[numbers[i].prop]);
    }

  return TRUE;
}

/* What a service calls a fraction can be anything; a bar needs 0 to 1, or to know that there is none. */
static void
set_fraction (CueGeneration *self,
              double         fraction)
{
  cue_set_double (self, &self->fraction, fraction >= 0.0 ? MIN (fraction, 1.0) : -1.0, properties[PROP_FRACTION]);
}

static gboolean
cue_generation_record_load (CueRecord *record,
                            JsonNode  *node,
                            GError   **error)
{
  CueGeneration *self = CUE_GENERATION (record);
  JsonObject    *object;
  int            kind = 0;
  int            state = 0;
  double         fraction = -1.0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "generation: expected an object, found %s", cue_json_describe (node));
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!json_object_has_member (object, "id"))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "generation.id: is missing");
      return FALSE;
    }

  if (!read_enum (object, "kind", CUE_TYPE_GENERATION_KIND, &kind, error) ||
      !read_enum (object, "state", CUE_TYPE_GENERATION_STATE, &state, error) ||
      !cue_json_read_double (object, "generation", "fraction", &fraction, error) ||
      !load_columns (self, object, error))
    return FALSE;

  set_fraction (self, fraction);
  g_object_set (self, "kind", kind, "state", state, NULL);

  return TRUE;
}

static void
cue_generation_record_init (CueRecordInterface *iface)
{
  iface->get_id = cue_generation_record_get_id;
  iface->get_owner = cue_generation_record_get_owner;
  iface->to_json = cue_generation_record_to_json;
  iface->load = cue_generation_record_load;
}

static void
update_state_text (CueGeneration *self)
{
  g_autofree char *text = cue_generation_dup_state_text (self, g_get_real_time ());

  cue_set_string (self, &self->state_text, text, properties[PROP_STATE_TEXT]);
}

static gboolean
is_active (CueGenerationState state)
{
  return state <= CUE_GENERATION_PAUSED;
}

static void
set_state (CueGeneration     *self,
           CueGenerationState state)
{
  gboolean was_active = is_active (self->state);

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (was_active != is_active (state))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
cue_generation_finalize (GObject *object)
{
  CueGeneration *self = CUE_GENERATION (object);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (&G_STRUCT_MEMBER (char *, self, texts[i].offset), g_free);
  g_clear_pointer (&self->state_text, g_free);
  g_clear_object (&self->variant);

  G_OBJECT_CLASS (cue_generation_parent_class)->finalize (object);
}

static void
cue_generation_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CueGeneration *self = CUE_GENERATION (object);
  const Column  *column = NULL;

  if ((column = find_column (texts, G_N_ELEMENTS (texts), prop_id)) != NULL)
    g_value_set_string (value, G_STRUCT_MEMBER (char *, self, column->offset));
  else if ((column = find_column (numbers, G_N_ELEMENTS (numbers), prop_id)) != NULL)
    g_value_set_int64 (value, G_STRUCT_MEMBER (gint64, self, column->offset));
  else if (prop_id == PROP_FRACTION)
    g_value_set_double (value, self->fraction);
  else if (prop_id == PROP_KIND)
    g_value_set_enum (value, self->kind);
  else if (prop_id == PROP_STATE)
    g_value_set_enum (value, self->state);
  else if (prop_id == PROP_VARIANT)
    g_value_set_object (value, self->variant);
  else if (prop_id == PROP_ACTIVE)
    g_value_set_boolean (value, is_active (self->state));
  else if (prop_id == PROP_STATE_TEXT)
    g_value_take_string (value, cue_generation_dup_state_text (self, g_get_real_time ()));
  else if (prop_id == PROP_ELAPSED)
    g_value_set_double (value, cue_generation_get_elapsed (self, g_get_real_time ()));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cue_generation_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CueGeneration *self = CUE_GENERATION (object);
  const Column  *column = NULL;

  if ((column = find_column (texts, G_N_ELEMENTS (texts), prop_id)) != NULL)
    cue_set_string (self, &G_STRUCT_MEMBER (char *, self, column->offset), g_value_get_string (value), pspec);
  else if ((column = find_column (numbers, G_N_ELEMENTS (numbers), prop_id)) != NULL)
    cue_set_int64 (self, &G_STRUCT_MEMBER (gint64, self, column->offset), g_value_get_int64 (value), pspec);
  else if (prop_id == PROP_FRACTION)
    set_fraction (self, g_value_get_double (value));
  else if (prop_id == PROP_KIND)
    cue_set_enum (self, &self->kind, (CueGenerationKind) g_value_get_enum (value), pspec);
  else if (prop_id == PROP_STATE)
    set_state (self, g_value_get_enum (value));
  else if (prop_id == PROP_VARIANT)
    cue_set_object (self, &self->variant, g_value_get_object (value), pspec);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);

  update_state_text (self);
}

static void
install_properties (GObjectClass *object_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].prop] =
      g_param_spec_string (texts[i].name, NULL, NULL, NULL,
                           texts[i].prop == PROP_ID ? CUE_PARAM_READABLE : CUE_PARAM_READWRITE);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    properties[numbers[i].prop] =
      g_param_spec_int64 (numbers[i].name, NULL, NULL, G_MININT64, G_MAXINT64,
                          numbers[i].prop <= PROP_SCOPE_PROJECT ? CUE_UNSET : 0, CUE_PARAM_READWRITE);

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, -1.0, CUE_PARAM_READWRITE);
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, CUE_TYPE_GENERATION_KIND, CUE_GENERATION_GENERATE, CUE_PARAM_READWRITE);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_GENERATION_STATE, CUE_GENERATION_WAITING, CUE_PARAM_READWRITE);
  properties[PROP_VARIANT] =
    g_param_spec_object ("variant", NULL, NULL, CUE_TYPE_VARIANT, CUE_PARAM_READWRITE);
  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, TRUE, CUE_PARAM_READABLE);
  properties[PROP_STATE_TEXT] =
    g_param_spec_string ("state-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_ELAPSED] =
    g_param_spec_double ("elapsed", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_generation_class_init (CueGenerationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_generation_finalize;
  object_class->get_property = cue_generation_get_property;
  object_class->set_property = cue_generation_set_property;
  install_properties (object_class);
}

static void
cue_generation_init (CueGeneration *self)
{
  self->id = g_uuid_string_random ();
  self->seed = CUE_UNSET;
  self->scope_agent = CUE_UNSET;
  self->scope_project = CUE_UNSET;
  self->fraction = -1.0;
  self->created = g_get_real_time ();
  self->state_text = cue_generation_dup_state_text (self, self->created);
}

const char *
cue_generation_get_id (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->id;
}

const char *
cue_generation_get_draft_id (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->draft_id;
}

const char *
cue_generation_get_title (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->title;
}

CueGenerationKind
cue_generation_get_kind (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), CUE_GENERATION_GENERATE);

  return self->kind;
}

CueGenerationState
cue_generation_get_state (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), CUE_GENERATION_FAILED);

  return self->state;
}

const char *
cue_generation_get_progress_id (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->progress_id;
}

double
cue_generation_get_fraction (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), -1.0);

  return self->fraction;
}

const char *
cue_generation_get_error_text (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->error_text;
}

CueVariant *
cue_generation_get_variant (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->variant;
}

const char *
cue_generation_get_request (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->request;
}

const char *
cue_generation_get_batch_id (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->batch_id;
}

const char *
cue_generation_get_batch_title (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->batch_title;
}

const char *
cue_generation_get_label (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  return self->label;
}

gboolean
cue_generation_is_active (CueGeneration *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), FALSE);

  return is_active (self->state);
}

static char *
dup_writing_text (CueGeneration *self)
{
  g_autofree char *stage = cue_text_excerpt (self->stage != NULL ? self->stage : "", MAX_STAGE);

  if (cue_text_is_blank (stage))
    return g_strdup (_ ("The service is writing"));

  /* translators: what the service says it is doing, in its own words: "checking the steps" */
  return g_strdup_printf (_ ("The service is writing: %s"), stage);
}

static char *
dup_no_news_text (CueGeneration *self,
                  gint64         now)
{
  gint64 since = MAX (MAX (self->last_news, self->sent), self->created);
  guint  seconds = (guint) CLAMP ((now - since) / G_USEC_PER_SEC, 0, G_MAXINT);

  if (seconds < 60)
    {
      return g_strdup_printf (ngettext ("No news from the service for %u second. It may still finish; waiting costs nothing.",
                                        "No news from the service for %u seconds. It may still finish; waiting costs nothing.",
                                        seconds),
                              seconds);
    }

  return g_strdup_printf (ngettext ("No news from the service for %u minute. It may still finish; waiting costs nothing.",
                                    "No news from the service for %u minutes. It may still finish; waiting costs nothing.",
                                    seconds / 60),
                          seconds / 60);
}

static char *
dup_paused_text (CueGeneration *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *clock = NULL;

  if (self->paused_until > 0)
    time = g_date_time_new_from_unix_utc (self->paused_until / G_USEC_PER_SEC);
  if (time == NULL)
    return g_strdup (_ ("Waiting, as the service asked"));

  local = g_date_time_to_local (time);
  /* translators: a time of day, see strftime(3): hours and minutes */
  clock = g_date_time_format (local, C_ ("time of day", "%H:%M"));

  /* translators: a time of day: "14:05" */
  return g_strdup_printf (_ ("Waiting until %s, as the service asked"), clock);
}

/* In line: what it waits for there. */
static char *
dup_waiting_text (CueGeneration *self)
{
  if (g_strcmp0 (self->error_code, "offline") == 0)
    return g_strdup (_ ("Waiting for the network"));
  if (g_strcmp0 (self->error_code, "unauthorized") == 0)
    return g_strdup (_ ("Waits for a new key"));
  if (g_strcmp0 (self->error_code, "busy") == 0)
    return dup_paused_text (self);

  return g_strdup (_ ("Waiting to be sent"));
}

char *
cue_generation_dup_state_text (CueGeneration *self,
                               gint64         now)
{
  g_return_val_if_fail (CUE_IS_GENERATION (self), NULL);

  switch (self->state)
    {
    case CUE_GENERATION_WAITING:
      return dup_waiting_text (self);
    case CUE_GENERATION_SENDING:
      return g_strdup (_ ("Sending"));
    case CUE_GENERATION_SENT:
      return g_strdup (_ ("Sent: the service has it"));
    case CUE_GENERATION_WRITING:
      return dup_writing_text (self);
    case CUE_GENERATION_NO_NEWS:
      return dup_no_news_text (self, now);
    case CUE_GENERATION_PAUSED:
      return dup_paused_text (self);
    case CUE_GENERATION_UNCERTAIN:
      return g_strdup (_ ("May have been sent: the connection broke before an answer. Sending twice may cost twice."));
    case CUE_GENERATION_NEEDS_USER:
      return g_strdup (_ ("Waiting for you: the service asks something that only its dashboard can answer."));
    case CUE_GENERATION_FINISHED:
      return g_strdup (_ ("Finished"));
    case CUE_GENERATION_FAILED:
      if (cue_text_is_blank (self->error_text))
        return g_strdup (_ ("Failed"));
      /* translators: a sentence saying why */
      return g_strdup_printf (_ ("Failed: %s"), self->error_text);
    case CUE_GENERATION_STOPPED:
      if (self->sent == 0)
        return g_strdup (_ ("Stopped before it was sent"));
      return g_strdup (_ ("Stopped by you. The service may still finish."));
    default:
      g_return_val_if_reached (NULL);
    }
}

double
cue_generation_get_elapsed (CueGeneration *self,
                            gint64         now)
{
  gint64 end;

  g_return_val_if_fail (CUE_IS_GENERATION (self), 0.0);

  if (is_active (self->state))
    end = now;
  else if (self->finished > 0)
    end = self->finished;
  else
    end = MAX (self->sent, self->last_news);

  return (double) MAX (end - self->created, 0) / G_USEC_PER_SEC;
}
