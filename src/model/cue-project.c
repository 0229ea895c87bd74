/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-project.h"

#include "cue-json.h"

struct _CueProject
{
  CueResourceObject parent_instance;

  char *organization_name; /* (owned) (nullable): as it was last asked for */
};

G_DEFINE_FINAL_TYPE (CueProject, cue_project, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_project_finalize (GObject *object)
{
  CueProject *self = CUE_PROJECT (object);

  g_clear_pointer (&self->organization_name, g_free);

  G_OBJECT_CLASS (cue_project_parent_class)->finalize (object);
}

static void
cue_project_class_init (CueProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_project_finalize;
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_PROJECTS);
}

static void
cue_project_init (CueProject *self)
{
}

const char *
cue_project_get_organization_name (CueProject *self)
{
  g_autoptr (JsonNode) organization = NULL;
  const char *name = NULL;

  g_return_val_if_fail (CUE_IS_PROJECT (self), "");

  organization = cue_resource_object_dup_node (CUE_RESOURCE_OBJECT (self), "organization");
  if (organization != NULL && JSON_NODE_HOLDS_OBJECT (organization))
    name = cue_json_get_string (json_node_get_object (organization), "name");

  g_free (self->organization_name);
  self->organization_name = g_strdup (name != NULL ? name : "");

  return self->organization_name;
}
