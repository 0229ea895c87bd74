/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-tag.h"

struct _CueTag
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueTag, cue_tag, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_tag_class_init (CueTagClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_TAGS);
}

static void
cue_tag_init (CueTag *self)
{
}
