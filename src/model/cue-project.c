/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-project.h"

#include "cue-json.h"

struct _CueProject
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueProject, cue_project, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_project_class_init (CueProjectClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_PROJECTS);
}

static void
cue_project_init (CueProject *self)
{
}

const char *
cue_project_get_organization_name (CueProject *self)
{
  JsonNode   *organization;
  const char *name;

  g_return_val_if_fail (CUE_IS_PROJECT (self), "");

  organization = cue_resource_object_get_node (CUE_RESOURCE_OBJECT (self), "organization");
  if (organization == NULL || !JSON_NODE_HOLDS_OBJECT (organization))
    return "";

  name = cue_json_get_string (json_node_get_object (organization), "name");

  return name != NULL ? name : "";
}
