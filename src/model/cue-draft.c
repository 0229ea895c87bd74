/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-draft-private.h"

#include <glib/gi18n.h>

#include "cue-generation.h"
#include "cue-property.h"
#include "cue-text.h"

/* A name can have 80 characters; what a service has over that is cut where it is only shown. */
#define MAX_TITLE 120

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
  PROP_MERGE,
  PROP_SAVE_STATE,
  PROP_SAVE_ERROR,
  PROP_CONFLICT,
} CueDraftProperty;

static GParamSpec *properties[PROP_CONFLICT + 1];

static guint edited_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (CueDraft, cue_draft, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_RECORD, cue_draft_record_init))

static void scenario_notify_cb (CueDraft   *self,
                                GParamSpec *pspec);

CueScenario *
cue_draft_peek_scenario (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  if (self->scenario == NULL && self->base == NULL)
    return cue_draft_get_scenario (self);

  return self->scenario != NULL ? self->scenario : self->base;
}

static const char *
get_text (CueDraft   *self,
          const char *property)
{
  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self)), property);
}

/* Whether a draft that the server does not have holds any work: agent and personality are chosen for the tester, and
 * what a scenario has from its first moment is no work either. */
static gboolean
has_content (CueDraft *self)
{
  g_autoptr (CueScenario) pristine = cue_scenario_new ();
  g_autoptr (JsonObject) changes = NULL;

  if (self->brief != NULL && !cue_text_is_blank (self->brief))
    return TRUE;

  g_object_set (pristine,
                "agent", cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self)), "agent"),
                "project", cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self)), "project"),
                "personality", cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self)), "personality"),
                "kind", cue_kind_to_word (CUE_KIND_INSTRUCTION),
                "language", "en",
                NULL);
  changes = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self)), CUE_RESOURCE_OBJECT (pristine));

  return json_object_get_size (changes) > 0;
}

static gboolean
compute_dirty (CueDraft *self)
{
  g_autoptr (JsonObject) patch = NULL;

  if (self->scenario == NULL)
    return FALSE;
  if (self->base == NULL)
    return has_content (self);

  patch = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (self->scenario), CUE_RESOURCE_OBJECT (self->base));

  return json_object_get_size (patch) > 0;
}

/* (transfer full): the name as one line, without what could disturb the lines around it. */
static char *
dup_title (CueDraft *self)
{
  g_autofree char *name = cue_text_excerpt (get_text (self, "name"), MAX_TITLE);

  return g_strdup (cue_text_is_blank (name) ? C_ ("scenario", "New scenario") : name);
}

/* (transfer full): kind, language and folder, as far as there are any. */
static char *
dup_caption (CueDraft *self)
{
  const char      *kind = cue_kind_get_label (cue_scenario_get_kind (cue_draft_peek_scenario (self)));
  const char      *language = cue_language_get_name (get_text (self, "language"));
  g_autofree char *folder = g_strdelimit (cue_text_excerpt (get_text (self, "folder-path"), MAX_TITLE), ".", '/');

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

/* Whether @generation was ordered with @newest, or is that. */
static gboolean
is_of_order (CueGeneration *generation,
             CueGeneration *newest)
{
  const char *batch = cue_generation_get_batch_id (newest);

  return generation == newest || (batch != NULL && g_strcmp0 (cue_generation_get_batch_id (generation), batch) == 0);
}

/* Static: what the newest order says, "" where it says nothing. */
static const char *
get_generation_text (CueDraft *self)
{
  GListModel *generations = cue_draft_peek_generations (self);
  guint       n_generations = generations != NULL ? g_list_model_get_n_items (generations) : 0;
  g_autoptr (CueGeneration) newest = n_generations > 0 ? g_list_model_get_item (generations, n_generations - 1) : NULL;
  const char *text = "";

  for (guint i = 0; i < n_generations; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (generations, i);

      if (cue_generation_is_active (generation))
        return C_ ("scenario", "Writing");
      if (cue_generation_get_state (generation) == CUE_GENERATION_FAILED && is_of_order (generation, newest))
        text = C_ ("scenario", "Failed");
    }

  return text;
}

static const char *
compute_status_text (CueDraft *self)
{
  const char *const texts[] = {
    cue_draft_get_save_text (self, TRUE),
    get_generation_text (self),
    cue_draft_get_save_text (self, FALSE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      return texts[i];

  return self->dirty ? C_ ("scenario", "Draft") : "";
}

static gboolean
compute_valid (CueDraft *self)
{
  g_autofree char *problem = cue_draft_dup_save_problem (self);

  return problem == NULL;
}

/* Title, caption and validity, for the first time. */
static void
look (CueDraft *self)
{
  if (self->title == NULL)
    self->title = dup_title (self);
  if (self->caption == NULL)
    self->caption = dup_caption (self);
  if (self->valid < 0)
    self->valid = compute_valid (self);
}

void
cue_draft_refresh (CueDraft *self)
{
  const char *status_text = NULL;

  g_object_freeze_notify (G_OBJECT (self));
  cue_set_boolean (self, &self->dirty, compute_dirty (self), properties[PROP_DIRTY]);
  if (self->valid >= 0)
    cue_set_int (self, &self->valid, compute_valid (self), properties[PROP_VALID]);
  if (self->title != NULL)
    {
      g_autofree char *title = dup_title (self);

      cue_set_string (self, &self->title, title, properties[PROP_TITLE]);
    }
  if (self->caption != NULL)
    {
      g_autofree char *caption = dup_caption (self);

      cue_set_string (self, &self->caption, caption, properties[PROP_CAPTION]);
    }
  status_text = compute_status_text (self);
  if (!g_str_equal (self->status_text, status_text))
    {
      self->status_text = status_text;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS_TEXT]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
cue_draft_notify_save (CueDraft   *self,
                       const char *property)
{
  g_object_notify (G_OBJECT (self), property);
}

void
cue_draft_mark_edited (CueDraft *self)
{
  cue_set_int64 (self, &self->changed, g_get_real_time (), properties[PROP_CHANGED]);
  cue_draft_check_conflict (self);
  cue_draft_refresh (self);
  if (self->watcher != NULL)
    self->watcher->edited (self, self->watcher_data);
  g_signal_emit (self, edited_signal, 0);
}

void
cue_draft_watch (CueDraft              *self,
                 const CueDraftWatcher *watcher,
                 gpointer               user_data)
{
  self->watcher = watcher;
  self->watcher_data = user_data;
}

void
cue_draft_set_current_variant (CueDraft   *self,
                               const char *id)
{
  cue_set_string (self, &self->current_variant, id, properties[PROP_CURRENT_VARIANT]);
}

/* Kept like an edit, but no edit: what the service has is not touched by it. */
void
cue_draft_set_merge (CueDraft   *self,
                     const char *merge)
{
  if (!cue_set_string (self, &self->merge, merge, properties[PROP_MERGE]))
    return;
  if (self->n_quiet == 0 && self->watcher != NULL)
    self->watcher->edited (self, self->watcher_data);
}

void
cue_draft_restore (CueDraft    *self,
                   const char  *id,
                   const char  *brief,
                   gint64       changed,
                   CueScenario *scenario,
                   CueScenario *base,
                   const char  *current_variant)
{
  self->n_quiet++;
  cue_set_string (self, &self->id, id, properties[PROP_ID]);
  cue_set_string (self, &self->brief, brief, properties[PROP_BRIEF]);
  cue_set_int64 (self, &self->changed, changed, properties[PROP_CHANGED]);
  cue_draft_set_current_variant (self, current_variant);
  cue_draft_replace (self, scenario, base);
  self->n_quiet--;
}

void
cue_draft_replace (CueDraft    *self,
                   CueScenario *scenario,
                   CueScenario *base)
{
  self->n_quiet++;
  if (scenario != NULL)
    cue_resource_object_assign (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self)), CUE_RESOURCE_OBJECT (scenario));
  self->base_changed = -1;
  self->base_id = base != NULL ? cue_resource_object_get_id (CUE_RESOURCE_OBJECT (base)) : CUE_UNSET;
  cue_set_object (self, &self->base, base, properties[PROP_BASE]);
  if (self->current_variant != NULL)
    cue_draft_check_current_variant (self);
  cue_draft_refresh (self);
  self->n_quiet--;
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
    cue_draft_check_current_variant (self);

  if (is_writable (pspec->name))
    cue_draft_mark_edited (self);
  else
    cue_draft_refresh (self);
}

static void
cue_draft_dispose (GObject *object)
{
  CueDraft *self = CUE_DRAFT (object);

  if (self->scenario != NULL)
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
  g_clear_pointer (&self->merge, g_free);
  g_clear_object (&self->variants);
  g_clear_object (&self->generations);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->save_error, g_free);
  g_clear_object (&self->sent);
  g_clear_object (&self->conflict);

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
      g_value_set_object (value, cue_draft_get_scenario (self));
      break;
    case PROP_BASE:
      g_value_set_object (value, self->base);
      break;
    case PROP_BRIEF:
      g_value_set_string (value, cue_draft_get_brief (self));
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, self->dirty);
      break;
    case PROP_VALID:
      look (self);
      g_value_set_boolean (value, self->valid);
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, self->changed);
      break;
    case PROP_TITLE:
      g_value_set_string (value, cue_draft_get_title (self));
      break;
    case PROP_CAPTION:
      look (self);
      g_value_set_string (value, self->caption);
      break;
    case PROP_STATUS_TEXT:
      g_value_set_static_string (value, self->status_text);
      break;
    case PROP_VARIANTS:
      g_value_set_object (value, cue_draft_get_variants (self));
      break;
    case PROP_GENERATIONS:
      g_value_set_object (value, cue_draft_get_generations (self));
      break;
    case PROP_CURRENT_VARIANT:
      g_value_set_string (value, self->current_variant);
      break;
    case PROP_MERGE:
      g_value_set_string (value, self->merge);
      break;
    case PROP_SAVE_STATE:
      g_value_set_enum (value, self->save_state);
      break;
    case PROP_SAVE_ERROR:
      g_value_set_string (value, self->save_error);
      break;
    case PROP_CONFLICT:
      g_value_set_object (value, self->conflict);
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
    case PROP_MERGE:
      cue_draft_set_merge (self, g_value_get_string (value));
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
  properties[PROP_MERGE] = g_param_spec_string ("merge", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_SAVE_STATE] = g_param_spec_enum ("save-state", NULL, NULL, CUE_TYPE_SAVE_STATE, CUE_SAVE_NONE,
                                                   CUE_PARAM_READABLE);
  properties[PROP_SAVE_ERROR] = g_param_spec_string ("save-error", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_CONFLICT] = g_param_spec_object ("conflict", NULL, NULL, CUE_TYPE_CONFLICT, CUE_PARAM_READABLE);
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
  self->changed = g_get_real_time ();
  self->base_id = CUE_UNSET;
  self->base_changed = -1;
  self->valid = -1;
  self->status_text = "";
}

CueDraft *
cue_draft_new (gint64 agent)
{
  CueDraft *self = g_object_new (CUE_TYPE_DRAFT, NULL);

  self->n_quiet++;
  g_object_set (cue_draft_get_scenario (self),
                "agent", agent,
                "kind", cue_kind_to_word (CUE_KIND_INSTRUCTION),
                "language", "en",
                NULL);
  cue_draft_refresh (self);
  self->n_quiet--;

  return self;
}

CueDraft *
cue_draft_new_for_scenario (CueScenario *scenario)
{
  g_autoptr (CueScenario) copy = NULL;

  g_return_val_if_fail (CUE_IS_SCENARIO (scenario), NULL);

  copy = cue_resource_object_copy (CUE_RESOURCE_OBJECT (scenario));

  return cue_draft_new_for_row (copy);
}

CueDraft *
cue_draft_new_for_row (CueScenario *row)
{
  CueDraft *self = g_object_new (CUE_TYPE_DRAFT, NULL);

  self->base = g_object_ref (row);
  self->base_id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (row));

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

  if (self->scenario == NULL)
    {
      if (self->base != NULL)
        {
          look (self);
          self->scenario = cue_resource_object_copy (CUE_RESOURCE_OBJECT (self->base));
        }
      else
        {
          self->scenario = cue_scenario_new ();
          look (self);
        }
      g_signal_connect_swapped (self->scenario, "notify", G_CALLBACK (scenario_notify_cb), self);
    }

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

  /* Until somebody writes one, what the service says of the scenario is the brief. */
  return self->brief != NULL ? self->brief : get_text (self, "simulation-description");
}

void
cue_draft_set_brief (CueDraft   *self,
                     const char *brief)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (CUE_IS_DRAFT (self));

  clean = cue_text_clean (brief != NULL ? brief : "", -1);
  if (g_str_equal (cue_draft_get_brief (self), clean))
    return;
  if (cue_set_string (self, &self->brief, clean, properties[PROP_BRIEF]))
    cue_draft_mark_edited (self);
}

const char *
cue_draft_get_title (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), "");

  if (self->title == NULL)
    self->title = dup_title (self);

  return self->title;
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
  const char *brief = cue_draft_get_brief (self);
  guint       n_chars = (guint) g_utf8_strlen (brief, -1);

  /* Without a word (emoji, dots) there is nothing to write from either. */
  if (cue_text_is_blank (brief) || cue_text_count_words (brief) == 0)
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

  return cue_scenario_dup_problem (cue_draft_peek_scenario (self), property);
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
    return cue_resource_object_to_create (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self)));
  if (self->scenario == NULL)
    return json_object_new ();

  return cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (self->scenario), CUE_RESOURCE_OBJECT (self->base));
}

void
cue_draft_forget_base (CueDraft *self)
{
  g_return_if_fail (CUE_IS_DRAFT (self));

  self->n_quiet++;
  g_object_set (cue_draft_get_scenario (self), "id", CUE_UNSET, NULL);
  self->base_id = CUE_UNSET;
  cue_set_object (self, &self->base, NULL, properties[PROP_BASE]);
  cue_draft_end_conflict (self);
  cue_draft_refresh (self);
  self->n_quiet--;
}
