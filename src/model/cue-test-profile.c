/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-test-profile.h"

#include "cue-json.h"
#include "cue-property.h"
#include "cue-variable.h"

struct _CueTestProfile
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueTestProfile, cue_test_profile, CUE_TYPE_RESOURCE_OBJECT)

#define AGENT_SECTION "main_agent_variables"
#define CALLER_SECTION "testing_agent_variables"

static void
cue_test_profile_class_init (CueTestProfileClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_PROFILES);
}

static void
cue_test_profile_init (CueTestProfile *self)
{
}

/* (transfer full) (nullable): the variables' object; NULL when the profile has none. */
static JsonObject *
ref_information (CueTestProfile *self)
{
  g_autoptr (JsonNode) node = NULL;

  g_object_get (self, "information", &node, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return json_node_dup_object (node);
}

static void
append_members (GListStore *store,
                CueSection  section,
                const char *parent,
                JsonObject *object)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *path = cue_variable_join_path (parent, name);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          append_members (store, section, path, json_node_get_object (node));
        }
      else
        {
          g_autoptr (CueVariable) variable = cue_variable_new (section, path, node);
          g_list_store_append (store, variable);
        }
    }
}

static void
append_section (GListStore *store,
                CueSection  section,
                JsonObject *information,
                const char *member)
{
  JsonObject *variables = cue_json_get_object (information, member);

  if (variables != NULL)
    append_members (store, section, NULL, variables);
}

static gboolean
is_flat (JsonObject *information)
{
  return json_object_get_size (information) > 0 &&
         !json_object_has_member (information, AGENT_SECTION) &&
         !json_object_has_member (information, CALLER_SECTION);
}

gboolean
cue_test_profile_is_flat (CueTestProfile *self)
{
  g_autoptr (JsonObject) information = NULL;

  g_return_val_if_fail (CUE_IS_TEST_PROFILE (self), FALSE);

  information = ref_information (self);

  return information != NULL && is_flat (information);
}

GListModel *
cue_test_profile_list_variables (CueTestProfile *self)
{
  g_autoptr (GListStore) store = g_list_store_new (CUE_TYPE_VARIABLE);
  g_autoptr (JsonObject) information = NULL;

  g_return_val_if_fail (CUE_IS_TEST_PROFILE (self), NULL);

  information = ref_information (self);
  if (information != NULL && is_flat (information))
    {
      append_members (store, CUE_SECTION_BOTH, NULL, information);
    }
  else if (information != NULL)
    {
      append_section (store, CUE_SECTION_AGENT, information, AGENT_SECTION);
      append_section (store, CUE_SECTION_CALLER, information, CALLER_SECTION);
    }

  return G_LIST_MODEL (g_steal_pointer (&store));
}

gboolean
cue_test_profile_is_reserved (const char *name)
{
  static const char *const reserved[] = { "X-Run-Id", "X-Scenario-Id", "X-Result-Id" };

  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    {
      if (g_ascii_strcasecmp (reserved[i], name) == 0)
        return TRUE;
    }

  return FALSE;
}
