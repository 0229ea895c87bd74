/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sent to have instructions written (contract.md b and c). */

#include "cue-generation.h"

#include "cue-json.h"
#include "cue-text.h"

/* What of a scenario the service may use while writing. Folders, metrics and phone numbers are no part of the text, and
 * a wrong one of them would have the whole request refused. */
static const char *const written_from[] = {
  "agent",
  "project",
  "assistant_id",
  "personality",
  "name",
  "scenario_type",
  "scenario_language",
  "expected_outcome_prompt",
  "first_message",
  "tool_ids",
  "test_profile",
  "information_fields",
  "generated_mock_tool_entries",
  "max_duration",
};

/* With a wish, the present text is what the wish is about. */
static const char *const texts[] = { "instructions", "conditional_actions" };

/* Copies a member if it is there and the service would take it: a name that is too long is no reason not to write. */
static void
copy_member (JsonObject *body,
             JsonObject *from,
             const char *member)
{
  const CueField *field = cue_resource_find_field (CUE_RESOURCE_SCENARIOS, member);
  JsonNode       *node = json_object_get_member (from, member);

  if (node != NULL && cue_field_check (field, node, NULL))
    json_object_set_member (body, member, json_node_copy (node));
}

/* What differs from the draft takes the place of what the draft says. */
static void
apply_variation (JsonObject         *body,
                 const CueVariation *variation)
{
  if (variation->personality != CUE_UNSET)
    json_object_set_int_member (body, "personality", variation->personality);
  if (variation->test_profile != CUE_UNSET)
    json_object_set_int_member (body, "test_profile", variation->test_profile);
  if (variation->language != NULL)
    json_object_set_string_member (body, "scenario_language", variation->language);
}

/* (transfer full): the brief, then the wish. */
static char *
join_texts (const char *brief,
            const char *wish)
{
  if (cue_text_is_blank (wish))
    return g_strdup (brief);

  if (cue_text_is_blank (brief))
    return g_strdup (wish);

  return g_strconcat (brief, "\n\n", wish, NULL);
}

/* The brief goes where the one published sample has it and, in case that member is unknown to the service, in a
 * documented one. */
static JsonObject *
build_generate (CueDraft   *draft,
                const char *wish)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (JsonObject) all = cue_resource_object_to_create (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)));
  const char      *brief = cue_draft_get_brief (draft);
  g_autofree char *extra = join_texts (brief, wish);

  for (guint i = 0; i < G_N_ELEMENTS (written_from); i++)
    copy_member (body, all, written_from[i]);

  if (!cue_text_is_blank (wish))
    {
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        copy_member (body, all, texts[i]);
    }

  if (!cue_text_is_blank (brief))
    json_object_set_string_member (body, "simulation_description", brief);
  if (!cue_text_is_blank (extra))
    json_object_set_string_member (body, "extra_instructions", extra);

  return g_steal_pointer (&body);
}

static JsonObject *
build_improve (CueDraft   *draft,
               const char *wish)
{
  g_autoptr (JsonObject) body = json_object_new ();
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));

  json_object_set_int_member (body, "agent", cue_resource_object_get_number (scenario, "agent"));
  json_object_set_string_member (body, "extra_instructions", cue_text_is_blank (wish) ? cue_draft_get_brief (draft) : wish);
  json_object_set_string_member (body, "current_instructions", cue_resource_object_get_text (scenario, "instructions"));

  return g_steal_pointer (&body);
}

JsonObject *
cue_generation_build_request (CueDraft         *draft,
                              CueGenerationKind kind,
                              const char       *wish,
                              gint64            seed)
{
  g_autofree char *clean = NULL;
  g_autoptr (JsonObject) body = NULL;

  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);

  clean = cue_text_clean (wish != NULL ? wish : "", -1);
  body = kind == CUE_GENERATION_IMPROVE ? build_improve (draft, clean) : build_generate (draft, clean);
  if (seed != CUE_UNSET)
    json_object_set_int_member (body, "seed", seed);

  return g_steal_pointer (&body);
}

CueGeneration *
cue_generation_new_varied (CueDraft           *draft,
                           CueGenerationKind   kind,
                           const char         *wish,
                           gint64              seed,
                           const CueVariation *variation)
{
  g_autoptr (JsonObject) request = NULL;
  g_autofree char   *text = NULL;
  CueResourceObject *scenario;

  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);

  request = cue_generation_build_request (draft, kind, wish, seed);
  if (variation != NULL && kind == CUE_GENERATION_GENERATE)
    apply_variation (request, variation);
  text = cue_json_object_to_text (request);
  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));

  return g_object_new (CUE_TYPE_GENERATION,
                       "draft-id", cue_draft_get_id (draft),
                       "title", cue_draft_get_title (draft),
                       "kind", kind,
                       "request", text,
                       "wish", cue_text_is_blank (wish) ? NULL : wish,
                       "seed", seed,
                       "scope-agent", cue_resource_object_get_number (scenario, "agent"),
                       "scope-project", cue_resource_object_get_number (scenario, "project"),
                       NULL);
}

CueGeneration *
cue_generation_new (CueDraft         *draft,
                    CueGenerationKind kind,
                    const char       *wish,
                    gint64            seed)
{
  return cue_generation_new_varied (draft, kind, wish, seed, NULL);
}
