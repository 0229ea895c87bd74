/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-draft.h"

#include <glib/gi18n.h>

#include "cue-error.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-property.h"
#include "cue-text.h"

struct _CueDraft
{
  GObject parent_instance;

  char        *id;              /* (owned) */
  CueScenario *scenario;        /* (owned) (not nullable): the edited copy */
  CueScenario *base;            /* (owned) (nullable): what the server has */
  char        *brief;           /* (owned) (not nullable) */
  gint64       changed;         /* Unix microseconds */
  char        *current_variant; /* (owned) (nullable) */
  GListStore  *variants;        /* (owned) (element-type CueVariant) by number */
  GListStore  *generations;     /* (owned) (element-type CueGeneration) newest last */
  int          n_quiet;         /* changes are no edits while it is over 0 */

  /* What was last notified; see refresh() */
  gboolean dirty;
  gboolean valid;
  char    *title;       /* (owned) */
  char    *caption;     /* (owned) */
  char    *status_text; /* (owned) */
};

typedef enum
{
  PROP_ID = 1,
  PROP_SCENARIO,
  PROP_BASE,
  PROP_BRIEF,
  PROP_DIRTY,
  PROP_VALID,
  PROP_CHANGED,
  PROP_TITLE,
  PROP_CAPTION,
  PROP_STATUS_TEXT,
  PROP_VARIANTS,
  PROP_GENERATIONS,
  PROP_CURRENT_VARIANT,
} CueDraftProperty;

static GParamSpec *properties[PROP_CURRENT_VARIANT + 1];

static guint edited_signal;

static void cue_draft_record_init (CueRecordInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueDraft, cue_draft, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_RECORD, cue_draft_record_init))

static const char *
get_text (CueDraft   *self,
          const char *property)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (self->scenario), property);
}

/* Whether a draft that the server does not have holds any work: agent and personality are chosen for the tester, and
 * what a scenario has from its first moment is no work either. */
static gboolean
has_content (CueDraft *self)
{
  g_autoptr (CueScenario) pristine = cue_scenario_new ();
  g_autoptr (JsonObject) changes = NULL;

  if (!cue_text_is_blank (self->brief))
    return TRUE;

  g_object_set (pristine,
                "agent", cue_resource_object_get_number (CUE_RESOURCE_OBJECT (self->scenario), "agent"),
                "project", cue_resource_object_get_number (CUE_RESOURCE_OBJECT (self->scenario), "project"),
                "personality", cue_resource_object_get_number (CUE_RESOURCE_OBJECT (self->scenario), "personality"),
                "kind", cue_kind_to_word (CUE_KIND_INSTRUCTION),
                "language", "en",
                NULL);
  changes = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (self->scenario), CUE_RESOURCE_OBJECT (pristine));

  return json_object_get_size (changes) > 0;
}

static gboolean
compute_dirty (CueDraft *self)
{
  g_autoptr (JsonObject) patch = NULL;

  if (self->base == NULL)
    return has_content (self);

  patch = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (self->scenario), CUE_RESOURCE_OBJECT (self->base));

  return json_object_get_size (patch) > 0;
}

static char *
dup_title (CueDraft *self)
{
  const char *name = get_text (self, "name");

  return g_strdup (cue_text_is_blank (name) ? C_ ("scenario", "New scenario") : name);
}

/* (transfer full): kind, language and folder, as far as there are any. */
static char *
dup_caption (CueDraft *self)
{
  const char      *kind = cue_kind_get_label (cue_scenario_get_kind (self->scenario));
  const char      *language = cue_language_get_name (get_text (self, "language"));
  g_autofree char *folder = g_strdelimit (g_strdup (get_text (self, "folder-path")), ".", '/');

  if (*folder != '\0' && *language != '\0')
    {
      /* translators: under a scenario's name: its kind, language and folder: "Instruction · English · Bookings" */
      return g_strdup_printf (C_ ("scenario", "%s · %s · %s"), kind, language, folder);
    }

  if (*folder == '\0' && *language == '\0')
    return g_strdup (kind);

  /* translators: under a scenario's name: its kind, and its language or folder: "Instruction · English" */
  return g_strdup_printf (C_ ("scenario", "%s · %s"), kind, *folder != '\0' ? folder : language);
}

static const char *
compute_status_text (CueDraft *self)
{
  GListModel *generations = G_LIST_MODEL (self->generations);
  guint       n_generations = g_list_model_get_n_items (generations);
  g_autoptr (CueGeneration) newest = NULL;

  for (guint i = 0; i < n_generations; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (generations, i);

      if (cue_generation_is_active (generation))
        return C_ ("scenario", "Writing");
    }

  if (n_generations > 0)
    newest = g_list_model_get_item (generations, n_generations - 1);
  if (newest != NULL && cue_generation_get_state (newest) == CUE_GENERATION_FAILED)
    return C_ ("scenario", "Failed");

  return self->dirty ? C_ ("scenario", "Draft") : "";
}

static gboolean
compute_valid (CueDraft *self)
{
  g_autofree char *problem = cue_draft_dup_save_problem (self);

  return problem == NULL;
}

/* Brings the derived properties up to date; each notifies only when it reads differently. */
static void
refresh (CueDraft *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *caption = dup_caption (self);

  g_object_freeze_notify (G_OBJECT (self));
  cue_set_boolean (self, &self->dirty, compute_dirty (self), properties[PROP_DIRTY]);
  cue_set_boolean (self, &self->valid, compute_valid (self), properties[PROP_VALID]);
  cue_set_string (self, &self->title, title, properties[PROP_TITLE]);
  cue_set_string (self, &self->caption, caption, properties[PROP_CAPTION]);
  cue_set_string (self, &self->status_text, compute_status_text (self), properties[PROP_STATUS_TEXT]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
mark_edited (CueDraft *self)
{
  cue_set_int64 (self, &self->changed, g_get_real_time (), properties[PROP_CHANGED]);
  refresh (self);
  g_signal_emit (self, edited_signal, 0);
}

/* (transfer none) (nullable): the draft's list keeps it. */
static CueVariant *
find_variant (CueDraft   *self,
              const char *id,
              guint      *position)
{
  GListModel *model = G_LIST_MODEL (self->variants);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);

      if (g_str_equal (cue_variant_get_id (variant), id))
        {
          if (position != NULL)
            *position = i;
          return variant;
        }
    }

  return NULL;
}

static CueVariant *
find_variant_with_text (CueDraft   *self,
                        const char *text)
{
  GListModel *model = G_LIST_MODEL (self->variants);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);

      if (g_str_equal (cue_variant_get_text (variant), text))
        return variant;
    }

  return NULL;
}

static void
set_current_variant (CueDraft   *self,
                     const char *id)
{
  cue_set_string (self, &self->current_variant, id, properties[PROP_CURRENT_VARIANT]);
}

/* A variant is in use while the scenario says what it says. */
static void
check_current_variant (CueDraft *self)
{
  CueVariant *variant = find_variant (self, self->current_variant, NULL);

  if (variant != NULL && !g_str_equal (cue_variant_get_text (variant), get_text (self, "instructions")))
    set_current_variant (self, NULL);
}

static gboolean
is_writable (const char *property)
{
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (CUE_RESOURCE_SCENARIOS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].property, property))
        return !(fields[i].flags & CUE_FIELD_READ_ONLY);
    }

  return FALSE;
}

static void
scenario_notify_cb (CueDraft   *self,
                    GParamSpec *pspec)
{
  if (self->n_quiet > 0)
    return;

  if (g_str_equal (pspec->name, "instructions"))
    check_current_variant (self);

  if (is_writable (pspec->name))
    mark_edited (self);
  else
    refresh (self);
}

static void
generation_variant_cb (CueDraft      *self,
                       GParamSpec    *pspec,
                       CueGeneration *generation)
{
  CueVariant *variant = cue_generation_get_variant (generation);

  if (variant != NULL)
    cue_draft_add_variant (self, variant);
}

static const char *
cue_draft_record_get_id (CueRecord *record)
{
  return CUE_DRAFT (record)->id;
}

static JsonNode *
cue_draft_record_to_json (CueRecord *record)
{
  CueDraft *self = CUE_DRAFT (record);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "brief", self->brief);
  json_object_set_int_member (object, "changed", self->changed);
  if (self->current_variant != NULL)
    json_object_set_string_member (object, "current_variant", self->current_variant);
  json_object_set_member (object, "scenario", cue_resource_object_to_json (CUE_RESOURCE_OBJECT (self->scenario)));
  if (self->base != NULL)
    json_object_set_member (object, "base", cue_resource_object_to_json (CUE_RESOURCE_OBJECT (self->base)));

  return json_node_init_object (json_node_alloc (), object);
}

/* Reads the member @name, a scenario; *@scenario stays NULL when it is absent. */
static gboolean
load_scenario (JsonObject   *object,
               const char   *name,
               CueScenario **scenario,
               GError      **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  *scenario = cue_resource_object_new_from_json (CUE_RESOURCE_SCENARIOS, node, error);
  if (*scenario != NULL)
    return TRUE;

  g_prefix_error (error, "draft.%s.", name);

  return FALSE;
}

static gboolean
cue_draft_record_load (CueRecord *record,
                       JsonNode  *node,
                       GError   **error)
{
  CueDraft *self = CUE_DRAFT (record);
  g_autoptr (CueScenario) scenario = NULL;
  g_autoptr (CueScenario) base = NULL;
  JsonObject *object;
  const char *id = NULL;
  const char *brief = "";
  const char *current = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "draft: expected an object, found %s", cue_json_describe (node));
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!cue_json_read_string (object, "draft", "id", &id, error) ||
      !cue_json_read_string (object, "draft", "brief", &brief, error) ||
      !cue_json_read_string (object, "draft", "current_variant", &current, error) ||
      !cue_json_read_int (object, "draft", "changed", &self->changed, error) ||
      !load_scenario (object, "scenario", &scenario, error) ||
      !load_scenario (object, "base", &base, error))
    return FALSE;

  if (id == NULL || scenario == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "draft.%s: is missing", id == NULL ? "id" : "scenario");
      return FALSE;
    }

  self->n_quiet++;
  cue_set_string (self, &self->id, id, properties[PROP_ID]);
  cue_set_string (self, &self->brief, brief, properties[PROP_BRIEF]);
  cue_set_object (self, &self->base, base, properties[PROP_BASE]);
  cue_resource_object_assign (CUE_RESOURCE_OBJECT (self->scenario), CUE_RESOURCE_OBJECT (scenario));
  set_current_variant (self, current);
  refresh (self);
  self->n_quiet--;

  return TRUE;
}

static void
cue_draft_record_init (CueRecordInterface *iface)
{
  iface->get_id = cue_draft_record_get_id;
  iface->to_json = cue_draft_record_to_json;
  iface->load = cue_draft_record_load;
}

static void
cue_draft_dispose (GObject *object)
{
  CueDraft *self = CUE_DRAFT (object);

  g_signal_handlers_disconnect_by_data (self->scenario, self);

  G_OBJECT_CLASS (cue_draft_parent_class)->dispose (object);
}

static void
cue_draft_finalize (GObject *object)
{
  CueDraft *self = CUE_DRAFT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->scenario);
  g_clear_object (&self->base);
  g_clear_pointer (&self->brief, g_free);
  g_clear_pointer (&self->current_variant, g_free);
  g_clear_object (&self->variants);
  g_clear_object (&self->generations);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->status_text, g_free);

  G_OBJECT_CLASS (cue_draft_parent_class)->finalize (object);
}

static void
cue_draft_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CueDraft *self = CUE_DRAFT (object);

  switch ((CueDraftProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_SCENARIO:
      g_value_set_object (value, self->scenario);
      break;
    case PROP_BASE:
      g_value_set_object (value, self->base);
      break;
    case PROP_BRIEF:
      g_value_set_string (value, self->brief);
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, self->dirty);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, self->changed);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    case PROP_STATUS_TEXT:
      g_value_set_string (value, self->status_text);
      break;
    case PROP_VARIANTS:
      g_value_set_object (value, self->variants);
      break;
    case PROP_GENERATIONS:
      g_value_set_object (value, self->generations);
      break;
    case PROP_CURRENT_VARIANT:
      g_value_set_string (value, self->current_variant);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_draft_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CueDraft *self = CUE_DRAFT (object);

  switch (prop_id)
    {
    case PROP_BRIEF:
      cue_draft_set_brief (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_SCENARIO] = g_param_spec_object ("scenario", NULL, NULL, CUE_TYPE_SCENARIO, CUE_PARAM_READABLE);
  properties[PROP_BASE] = g_param_spec_object ("base", NULL, NULL, CUE_TYPE_SCENARIO, CUE_PARAM_READABLE);
  properties[PROP_BRIEF] = g_param_spec_string ("brief", NULL, NULL, "", CUE_PARAM_READWRITE);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_CHANGED] = g_param_spec_int64 ("changed", NULL, NULL, 0, G_MAXINT64, 0, CUE_PARAM_READABLE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_STATUS_TEXT] = g_param_spec_string ("status-text", NULL, NULL, "", CUE_PARAM_READABLE);
  properties[PROP_VARIANTS] = g_param_spec_object ("variants", NULL, NULL, G_TYPE_LIST_MODEL, CUE_PARAM_READABLE);
  properties[PROP_GENERATIONS] = g_param_spec_object ("generations", NULL, NULL, G_TYPE_LIST_MODEL, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_VARIANT] = g_param_spec_string ("current-variant", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_draft_class_init (CueDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_draft_dispose;
  object_class->finalize = cue_draft_finalize;
  object_class->get_property = cue_draft_get_property;
  object_class->set_property = cue_draft_set_property;
  install_properties (object_class);

  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_draft_init (CueDraft *self)
{
  self->id = g_uuid_string_random ();
  self->scenario = cue_scenario_new ();
  self->brief = g_strdup ("");
  self->changed = g_get_real_time ();
  self->variants = g_list_store_new (CUE_TYPE_VARIANT);
  self->generations = g_list_store_new (CUE_TYPE_GENERATION);
  refresh (self);
  g_signal_connect_swapped (self->scenario, "notify", G_CALLBACK (scenario_notify_cb), self);
}

CueDraft *
cue_draft_new (gint64 agent)
{
  CueDraft *self = g_object_new (CUE_TYPE_DRAFT, NULL);

  self->n_quiet++;
  g_object_set (self->scenario,
                "agent", agent,
                "kind", cue_kind_to_word (CUE_KIND_INSTRUCTION),
                "language", "en",
                NULL);
  refresh (self);
  self->n_quiet--;

  return self;
}

CueDraft *
cue_draft_new_for_scenario (CueScenario *scenario)
{
  CueDraft *self;

  g_return_val_if_fail (CUE_IS_SCENARIO (scenario), NULL);

  self = g_object_new (CUE_TYPE_DRAFT, NULL);
  cue_draft_rebase (self, scenario);

  return self;
}

const char *
cue_draft_get_id (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return self->id;
}

CueScenario *
cue_draft_get_scenario (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return self->scenario;
}

CueScenario *
cue_draft_get_base (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return self->base;
}

const char *
cue_draft_get_brief (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), "");

  return self->brief;
}

void
cue_draft_set_brief (CueDraft   *self,
                     const char *brief)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (CUE_IS_DRAFT (self));

  clean = cue_text_clean (brief != NULL ? brief : "", -1);
  if (cue_set_string (self, &self->brief, clean, properties[PROP_BRIEF]))
    mark_edited (self);
}

const char *
cue_draft_get_title (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), "");

  return self->title;
}

GListModel *
cue_draft_get_variants (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return G_LIST_MODEL (self->variants);
}

GListModel *
cue_draft_get_generations (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return G_LIST_MODEL (self->generations);
}

gboolean
cue_draft_is_dirty (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), FALSE);

  return self->dirty;
}

static char *
dup_brief_problem (CueDraft *self)
{
  guint n_chars = (guint) g_utf8_strlen (self->brief, -1);

  if (cue_text_is_blank (self->brief))
    return g_strdup (_ ("Say in your own words what happens in this call."));

  if (n_chars <= CUE_DRAFT_MAX_BRIEF)
    return NULL;

  /* translators: the first number is the limit (20000), the second how many characters the text has; the sentence is
   * chosen by the second */
  return g_strdup_printf (ngettext ("A brief can have at most %u characters; this one has %u.",
                                    "A brief can have at most %u characters; this one has %u.",
                                    n_chars),
                          (guint) CUE_DRAFT_MAX_BRIEF, n_chars);
}

char *
cue_draft_dup_problem (CueDraft   *self,
                       const char *property)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  if (g_str_equal (property, "brief"))
    return dup_brief_problem (self);

  return cue_scenario_dup_problem (self->scenario, property);
}

static char *
dup_first_problem (CueDraft          *self,
                   const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *problem = cue_draft_dup_problem (self, names[i]);

      if (problem != NULL)
        return problem;
    }

  return NULL;
}

char *
cue_draft_dup_save_problem (CueDraft *self)
{
  static const char *const names[] = { "name", "agent", "personality", "first-message", "max-duration", NULL };

  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return dup_first_problem (self, names);
}

char *
cue_draft_dup_generate_problem (CueDraft *self)
{
  static const char *const names[] = { "agent", "personality", "brief", NULL };

  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return dup_first_problem (self, names);
}

JsonObject *
cue_draft_to_body (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  if (self->base == NULL)
    return cue_resource_object_to_create (CUE_RESOURCE_OBJECT (self->scenario));

  return cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (self->scenario), CUE_RESOURCE_OBJECT (self->base));
}

void
cue_draft_rebase (CueDraft    *self,
                  CueScenario *saved)
{
  g_autoptr (CueScenario) base = NULL;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_SCENARIO (saved));

  /* Rows of a list and single rows mention different members; what one does not mention has not changed. */
  base = cue_resource_object_copy (CUE_RESOURCE_OBJECT (saved));
  if (self->base != NULL)
    cue_resource_object_complete (CUE_RESOURCE_OBJECT (base), CUE_RESOURCE_OBJECT (self->base));

  self->n_quiet++;
  cue_resource_object_merge (CUE_RESOURCE_OBJECT (self->scenario),
                             (CueResourceObject *) self->base,
                             CUE_RESOURCE_OBJECT (base));
  cue_set_object (self, &self->base, base, properties[PROP_BASE]);
  check_current_variant (self);
  refresh (self);
  self->n_quiet--;
}

void
cue_draft_forget_base (CueDraft *self)
{
  g_return_if_fail (CUE_IS_DRAFT (self));

  self->n_quiet++;
  g_object_set (self->scenario, "id", CUE_UNSET, NULL);
  cue_set_object (self, &self->base, NULL, properties[PROP_BASE]);
  refresh (self);
  self->n_quiet--;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return cue_variant_get_number ((CueVariant *) a) - cue_variant_get_number ((CueVariant *) b);
}

static int
find_next_number (CueDraft *self)
{
  GListModel *model = G_LIST_MODEL (self->variants);
  guint       n_variants = g_list_model_get_n_items (model);
  g_autoptr (CueVariant) last = NULL;

  if (n_variants == 0)
    return 1;

  last = g_list_model_get_item (model, n_variants - 1);

  return cue_variant_get_number (last) + 1;
}

/* A generation read from disk finds the variant it made. */
static void
link_generation (CueDraft      *self,
                 CueGeneration *generation)
{
  GListModel *model = G_LIST_MODEL (self->variants);

  for (guint i = 0; cue_generation_get_variant (generation) == NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);
      g_autofree char *generation_id = NULL;

      g_object_get (variant, "generation-id", &generation_id, NULL);
      if (g_strcmp0 (generation_id, cue_generation_get_id (generation)) == 0)
        g_object_set (generation, "variant", variant, NULL);
    }
}

void
cue_draft_add_variant (CueDraft   *self,
                       CueVariant *variant)
{
  CueVariant *known;
  guint       position = 0;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_VARIANT (variant));

  known = find_variant (self, cue_variant_get_id (variant), &position);
  if (known == variant)
    return;

  if (cue_variant_get_number (variant) == 0)
    cue_variant_set_number (variant, known != NULL ? cue_variant_get_number (known) : find_next_number (self));
  g_object_set (variant, "draft-id", self->id, NULL);

  if (known != NULL && cue_variant_get_number (known) == cue_variant_get_number (variant))
    {
      g_list_store_splice (self->variants, position, 1, (gpointer *) &variant, 1);
      return;
    }

  if (known != NULL)
    g_list_store_remove (self->variants, position);
  g_list_store_insert_sorted (self->variants, variant, compare_numbers, NULL);
}

void
cue_draft_remove_variant (CueDraft   *self,
                          CueVariant *variant)
{
  guint position = 0;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_VARIANT (variant));

  if (find_variant (self, cue_variant_get_id (variant), &position) == NULL)
    return;

  if (g_strcmp0 (self->current_variant, cue_variant_get_id (variant)) == 0)
    set_current_variant (self, NULL);
  g_list_store_remove (self->variants, position);
}

/* The text in the scenario as a variant of its own, unless it is one already; NULL when nothing has to be kept. */
static CueVariant *
keep_text (CueDraft *self)
{
  const char *text = get_text (self, "instructions");
  g_autoptr (CueVariant) kept = NULL;

  if (cue_text_is_blank (text) || find_variant_with_text (self, text) != NULL)
    return NULL;

  kept = cue_variant_new (self->id, text);
  g_object_set (kept, "name", C_ ("variant", "Edited text"), NULL);
  cue_draft_add_variant (self, kept);

  return kept;
}

CueVariant *
cue_draft_use_variant (CueDraft   *self,
                       CueVariant *variant)
{
  CueVariant *kept = NULL;
  gboolean    structured = FALSE;
  CueKind     kind;

  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);
  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);

  if (!g_str_equal (get_text (self, "instructions"), cue_variant_get_text (variant)))
    kept = keep_text (self);

  g_object_get (variant, "structured", &structured, NULL);
  kind = cue_scenario_get_kind (self->scenario);
  g_object_freeze_notify (G_OBJECT (self->scenario));
  g_object_set (self->scenario, "instructions", cue_variant_get_text (variant), NULL);
  if (structured != (kind == CUE_KIND_STRUCTURED))
    g_object_set (self->scenario, "kind",
                  cue_kind_to_word (structured ? CUE_KIND_STRUCTURED : CUE_KIND_INSTRUCTION), NULL);
  set_current_variant (self, cue_variant_get_id (variant));
  g_object_thaw_notify (G_OBJECT (self->scenario));

  return kept;
}

void
cue_draft_add_generation (CueDraft *self,
                          GObject  *generation)
{
  GListModel *model;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  model = G_LIST_MODEL (self->generations);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueGeneration) known = g_list_model_get_item (model, i);

      if (g_str_equal (cue_generation_get_id (known), cue_generation_get_id (CUE_GENERATION (generation))))
        return;
    }

  g_list_store_append (self->generations, generation);
  g_signal_connect_object (generation, "notify::variant", G_CALLBACK (generation_variant_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (generation, "notify::state", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (cue_generation_get_variant (CUE_GENERATION (generation)) != NULL)
    generation_variant_cb (self, NULL, CUE_GENERATION (generation));
  else
    link_generation (self, CUE_GENERATION (generation));
  refresh (self);
}
