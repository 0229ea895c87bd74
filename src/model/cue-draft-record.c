/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft as a record: to JSON and back. */

#include "cue-draft-private.h"

#include "cue-error.h"
#include "cue-json.h"

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
  g_autoptr (JsonObject) save = cue_draft_save_to_json (self);

  json_object_set_string_member (object, "id", self->id);
  if (self->brief != NULL)
    json_object_set_string_member (object, "brief", self->brief);
  json_object_set_int_member (object, "changed", self->changed);
  if (self->current_variant != NULL)
    json_object_set_string_member (object, "current_variant", self->current_variant);
  if (self->merge != NULL)
    json_object_set_string_member (object, "merge", self->merge);
  json_object_set_member (object, "scenario", cue_resource_object_to_json (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (self))));
  if (self->base != NULL)
    json_object_set_member (object, "base", cue_resource_object_to_json (CUE_RESOURCE_OBJECT (self->base)));
  if (save != NULL)
    json_object_set_object_member (object, "save", json_object_ref (save));

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
  JsonObject *save = NULL;
  const char *id = NULL;
  const char *brief = NULL;
  const char *current = NULL;
  const char *merge = NULL;
  gint64      changed = self->changed;

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
      !cue_json_read_string (object, "draft", "merge", &merge, error) ||
      !cue_json_read_int (object, "draft", "changed", &changed, error) ||
      !load_scenario (object, "scenario", &scenario, error) ||
      !cue_json_read_object (object, "draft", "save", &save, error) ||
      !load_scenario (object, "base", &base, error))
    return FALSE;

  if (id == NULL || scenario == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "draft.%s: is missing", id == NULL ? "id" : "scenario");
      return FALSE;
    }

  self->n_quiet++;
  cue_draft_set_merge (self, merge);
  self->n_quiet--;
  cue_draft_restore (self, id, brief, changed, scenario, base, current);

  return save == NULL || cue_draft_save_load (self, save, error);
}

void
cue_draft_record_init (CueRecordInterface *iface)
{
  iface->get_id = cue_draft_record_get_id;
  iface->to_json = cue_draft_record_to_json;
  iface->load = cue_draft_record_load;
}
