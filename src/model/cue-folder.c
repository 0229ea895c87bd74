/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-folder.h"

struct _CueFolder
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueFolder, cue_folder, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_folder_class_init (CueFolderClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_FOLDERS);
}

static void
cue_folder_init (CueFolder *self)
{
}
