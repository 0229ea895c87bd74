/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-fields.h"

#define RO CUE_FIELD_READ_ONLY
#define WO CUE_FIELD_WRITE_ONLY
#define REQ CUE_FIELD_REQUIRED
#define NUL CUE_FIELD_NULLABLE
#define ADV CUE_FIELD_ADVANCED
#define LOOSE CUE_FIELD_LOOSE

/* clang-format off */
static const CueField agent_fields[] = {
  { "id",                    "id",                    CUE_FIELD_INT,     RO,        0, 0 },
  { "name",                  "name",                  CUE_FIELD_STRING,  REQ,       1, 255 },
  { "project",               "project",               CUE_FIELD_INT,     NUL,       0, 0 },
  { "description",           "description",           CUE_FIELD_STRING,  REQ,       0, 0 },
  { "language",              "language",              CUE_FIELD_STRING,  NUL,       0, 0 },
  { "inbound",               "inbound",               CUE_FIELD_BOOL,    NUL,       0, 0 },
  { "speaks-first",          "agent_speaks_first",    CUE_FIELD_BOOL,    NUL,       0, 0 },
  { "enabled-personalities", "enabled_personalities", CUE_FIELD_ANY,     RO,        0, 0 },
  { "mock-tools",            "mock_tools",            CUE_FIELD_ANY,     RO | NUL,  0, 0 },
  { "created-at",            "created_at",            CUE_FIELD_STRING,  RO,        0, 0 },
  { "updated-at",            "updated_at",            CUE_FIELD_STRING,  RO,        0, 0 },
};

static const CueField personality_fields[] = {
  { "id",                 "id",                 CUE_FIELD_INT,    RO,               0, 0 },
  { "project",            "project",            CUE_FIELD_INT,    NUL,              0, 0 },
  { "name",               "name",               CUE_FIELD_STRING, REQ,              1, 255 },
  { "prompt",             "prompt",             CUE_FIELD_STRING, NUL,              0, 0 },
  { "language",           "language",           CUE_FIELD_STRING, NUL,              0, 0 },
  { "accent",             "accent",             CUE_FIELD_STRING, NUL,              0, 255 },
  { "provider",           "provider",           CUE_FIELD_STRING, NUL,              0, 0 },
  { "background-noise",   "background_noise",   CUE_FIELD_STRING, NUL | LOOSE,      0, 0 },
  { "interruption-level", "interruption_level", CUE_FIELD_STRING, NUL | LOOSE,      0, 0 },
  { "speed",              "speed",              CUE_FIELD_ANY,    NUL,              0, 0 },
};

static const CueField profile_fields[] = {
  { "id",              "id",              CUE_FIELD_INT,    RO,         0, 0 },
  { "project",         "project",         CUE_FIELD_INT,    NUL,        0, 0 },
  { "agent",           "agent",           CUE_FIELD_INT,    NUL,        0, 0 },
  { "agent-name",      "agent_name",      CUE_FIELD_STRING, RO,         0, 0 },
  { "name",            "name",            CUE_FIELD_STRING, REQ,        1, 255 },
  { "information",     "information",     CUE_FIELD_ANY,    0,          0, 0 },
  { "scenarios",       "scenarios",       CUE_FIELD_ANY,    RO,         0, 0 },
  { "created-by",      "created_by",      CUE_FIELD_INT,    RO | LOOSE, 0, 0 },
  { "last-updated-by", "last_updated_by", CUE_FIELD_INT,    RO | LOOSE, 0, 0 },
  { "created-at",      "created_at",      CUE_FIELD_STRING, RO,         0, 0 },
  { "updated-at",      "updated_at",      CUE_FIELD_STRING, RO,         0, 0 },
};

static const CueField scenario_fields[] = {
  { "id",                          "id",                          CUE_FIELD_INT,     RO,                0, 0 },
  { "name",                        "name",                        CUE_FIELD_STRING,  REQ,               1, 80 },
  { "agent",                       "agent",                       CUE_FIELD_INT,     NUL,               0, 0 },
  { "project",                     "project",                     CUE_FIELD_INT,     NUL,               0, 0 },
  { "assistant-id",                "assistant_id",                CUE_FIELD_STRING,  WO,                0, 255 },
  { "personality",                 "personality",                 CUE_FIELD_INT,     REQ,               0, 0 },
  { "personality-name",            "personality_name",            CUE_FIELD_STRING,  RO,                0, 0 },
  { "agent-name",                  "agent_name",                  CUE_FIELD_STRING,  RO,                0, 0 },
  { "kind",                        "scenario_type",               CUE_FIELD_STRING,  0,                 0, 0 },
  { "instructions",                "instructions",                CUE_FIELD_STRING,  LOOSE,             0, 0 },
  { "conditional-actions",         "conditional_actions",         CUE_FIELD_ANY,     WO,                0, 0 },
  { "expected-outcome",            "expected_outcome_prompt",     CUE_FIELD_STRING,  0,                 0, 0 },
  { "first-message",               "first_message",               CUE_FIELD_STRING,  ADV,               0, 1000 },
  { "language",                    "scenario_language",           CUE_FIELD_STRING,  ADV | NUL,         0, 0 },
  { "max-duration",                "max_duration",                CUE_FIELD_INT,     ADV | NUL | LOOSE, 10, 3600 },
  { "tags",                        "tags",                        CUE_FIELD_STRINGS, LOOSE,             0, 0 },
  { "tool-ids",                    "tool_ids",                    CUE_FIELD_STRINGS, LOOSE,             0, 0 },
  { "metrics",                     "metrics",                     CUE_FIELD_ANY,     0,                 0, 0 },
  { "metric-names",                "metric_names",                CUE_FIELD_STRINGS, RO | LOOSE,        0, 0 },
  { "test-profile",                "test_profile",                CUE_FIELD_INT,     NUL | LOOSE,       0, 0 },
  { "test-profile-data",           "test_profile_data",           CUE_FIELD_ANY,     RO,                0, 0 },
  { "dynamic-variable-values",     "dynamic_variable_values",     CUE_FIELD_ANY,     RO,                0, 0 },
  { "generated-mock-tool-entries", "generated_mock_tool_entries", CUE_FIELD_ANY,     NUL,               0, 0 },
  { "phone-number",                "phone_number",                CUE_FIELD_ANY,     NUL,               0, 0 },
  { "inbound-phone-number",        "inbound_phone_number",        CUE_FIELD_INT,     NUL | LOOSE,       0, 0 },
  { "outbound-phone-number-data",  "outbound_phone_number_data",  CUE_FIELD_ANY,     RO,                0, 0 },
  { "inbound-phone-number-data",   "inbound_phone_number_data",   CUE_FIELD_ANY,     RO,                0, 0 },
  { "folder-path",                 "folder_path",                 CUE_FIELD_STRING,  NUL,               0, 0 },
  { "simulation-description",      "simulation_description",      CUE_FIELD_STRING,  0,                 0, 0 },
  { "information-fields",          "information_fields",          CUE_FIELD_ANY,     0,                 0, 0 },
  { "suite-type",                  "suite_type",                  CUE_FIELD_STRING,  0,                 0, 0 },
  { "is-predefined",               "is_predefined",               CUE_FIELD_BOOL,    0,                 0, 0 },
  { "created-at",                  "created_at",                  CUE_FIELD_STRING,  RO,                0, 0 },
  { "updated-at",                  "updated_at",                  CUE_FIELD_STRING,  RO,                0, 0 },
  { "created-by",                  "created_by",                  CUE_FIELD_INT,     RO | LOOSE,        0, 0 },
  { "last-updated-by",             "last_updated_by",             CUE_FIELD_INT,     RO | LOOSE,        0, 0 },
  { "condition-audio",             "condition_audio",             CUE_FIELD_ANY,     RO,                0, 0 },
};

static const CueField project_fields[] = {
  { "id",           "id",           CUE_FIELD_INT,    RO,  0, 0 },
  { "name",         "name",         CUE_FIELD_STRING, REQ, 1, 0 },
  { "organization", "organization", CUE_FIELD_ANY,    RO,  0, 0 },
};

static const CueField folder_fields[] = {
  { "name",       "name",       CUE_FIELD_STRING, REQ, 1, 100 },
  { "path",       "path",       CUE_FIELD_STRING, RO,  0, 0 },
  { "created-at", "created_at", CUE_FIELD_STRING, RO,  0, 0 },
  { "updated-at", "updated_at", CUE_FIELD_STRING, RO,  0, 0 },
};

static const CueField tag_fields[] = {
  { "name", "name", CUE_FIELD_STRING, REQ, 1, 0 },
};

/* The light members only: a metric's prompt and code are none of ours. */
static const CueField metric_fields[] = {
  { "id",                    "id",                         CUE_FIELD_INT,    RO,          0, 0 },
  { "project",               "project",                    CUE_FIELD_INT,    NUL | LOOSE, 0, 0 },
  { "name",                  "name",                       CUE_FIELD_STRING, REQ,         1, 255 },
  { "slug",                  "slug",                       CUE_FIELD_STRING, NUL,         0, 0 },
  { "description",           "description",                CUE_FIELD_STRING, NUL,         0, 0 },
  { "eval-type",             "eval_type",                  CUE_FIELD_STRING, NUL | LOOSE, 0, 0 },
  { "enum-values",           "enum_values",                CUE_FIELD_ANY,    NUL,         0, 0 },
  { "simulation-enabled",    "simulation_enabled",         CUE_FIELD_BOOL,   NUL,         0, 0 },
  { "observability-enabled", "observability_enabled",      CUE_FIELD_BOOL,   NUL,         0, 0 },
  { "function-name",         "function_name",              CUE_FIELD_STRING, NUL,         0, 0 },
  { "code",                  "vocera_defined_metric_code", CUE_FIELD_STRING, NUL | LOOSE, 0, 0 },
  { "agents",                "agents",                     CUE_FIELD_ANY,    RO,          0, 0 },
};

/* Not what a tool is given and answers: that can hold a customer's data. */
static const CueField tool_fields[] = {
  { "id",          "id",          CUE_FIELD_INT,    RO,  0, 0 },
  { "name",        "name",        CUE_FIELD_STRING, REQ, 1, 255 },
  { "description", "description", CUE_FIELD_STRING, NUL, 0, 0 },
};

static const struct
{
  const CueField *fields;
  guint           n_fields;
  const char     *path;
} resources[] = {
  [CUE_RESOURCE_AGENTS] = { agent_fields, G_N_ELEMENTS (agent_fields), "test_framework/v1/aiagents/" },
  [CUE_RESOURCE_PERSONALITIES] = { personality_fields, G_N_ELEMENTS (personality_fields), "test_framework/v1/personalities/" },
  [CUE_RESOURCE_PROFILES] = { profile_fields, G_N_ELEMENTS (profile_fields), "test_framework/v1/test-profiles/" },
  [CUE_RESOURCE_SCENARIOS] = { scenario_fields, G_N_ELEMENTS (scenario_fields), "test_framework/v1/scenarios/" },
  [CUE_RESOURCE_PROJECTS] = { project_fields, G_N_ELEMENTS (project_fields), "user/v1/projects/" },
  [CUE_RESOURCE_FOLDERS] = { folder_fields, G_N_ELEMENTS (folder_fields), "test_framework/v1/scenarios/folders/" },
  [CUE_RESOURCE_TAGS] = { tag_fields, G_N_ELEMENTS (tag_fields), "test_framework/v1/scenarios/tags/" },
  [CUE_RESOURCE_METRICS] = { metric_fields, G_N_ELEMENTS (metric_fields), "test_framework/v1/metrics/" },
  [CUE_RESOURCE_TOOLS] = { tool_fields, G_N_ELEMENTS (tool_fields), "test_framework/v1/tools/" },
};

/* What version 1 of the API calls members of version 2. */
static const struct
{
  CueResource resource;
  const char *alias;
  const char *member;
} aliases[] = {
  { CUE_RESOURCE_AGENTS, "agent_name",               "name" },
  { CUE_RESOURCE_AGENTS, "agent_gives_first_message", "agent_speaks_first" },
};
/* clang-format on */

const CueField *
cue_resource_get_fields (CueResource resource,
                         guint      *n_fields)
{
  g_return_val_if_fail ((guint) resource < G_N_ELEMENTS (resources), NULL);
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = resources[resource].n_fields;

  return resources[resource].fields;
}

const CueField *
cue_resource_find_field (CueResource resource,
                         const char *member)
{
  g_return_val_if_fail ((guint) resource < G_N_ELEMENTS (resources), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (aliases[i].resource == resource && g_str_equal (aliases[i].alias, member))
        member = aliases[i].member;
    }

  for (guint i = 0; i < resources[resource].n_fields; i++)
    {
      if (g_str_equal (resources[resource].fields[i].member, member))
        return &resources[resource].fields[i];
    }

  return NULL;
}

const char *
cue_resource_find_alias (CueResource resource,
                         const char *member)
{
  g_return_val_if_fail (member != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (aliases[i].resource == resource && g_str_equal (aliases[i].member, member))
        return aliases[i].alias;
    }

  return NULL;
}

const char *
cue_resource_get_path (CueResource resource)
{
  g_return_val_if_fail ((guint) resource < G_N_ELEMENTS (resources), NULL);

  return resources[resource].path;
}
