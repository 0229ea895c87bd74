/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-kind.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (CueKind, cue_kind,
  G_DEFINE_ENUM_VALUE (CUE_KIND_INSTRUCTION, "instruction"),
  G_DEFINE_ENUM_VALUE (CUE_KIND_STRUCTURED, "conditional_actions"),
  G_DEFINE_ENUM_VALUE (CUE_KIND_REAL_WORLD_SMART, "real_world_smart"),
  G_DEFINE_ENUM_VALUE (CUE_KIND_REAL_WORLD_FIXED, "real_world_fixed"),
  G_DEFINE_ENUM_VALUE (CUE_KIND_UNKNOWN, "unknown"))

static const char *const words[] = {
  [CUE_KIND_INSTRUCTION] = "instruction",
  [CUE_KIND_STRUCTURED] = "conditional_actions",
  [CUE_KIND_REAL_WORLD_SMART] = "real_world_smart",
  [CUE_KIND_REAL_WORLD_FIXED] = "real_world_fixed",
};

/* A scenario without a kind is one of instructions: that is the service's default. */
CueKind
cue_kind_from_word (const char *word)
{
  if (word == NULL || *word == '\0')
    return CUE_KIND_INSTRUCTION;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i], word))
        return (CueKind) i;
    }

  return CUE_KIND_UNKNOWN;
}

const char *
cue_kind_to_word (CueKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), words[CUE_KIND_INSTRUCTION]);

  return words[kind];
}

const char *
cue_kind_get_label (CueKind kind)
{
  switch (kind)
    {
    case CUE_KIND_INSTRUCTION:
      return C_ ("kind of scenario", "Instruction");
    case CUE_KIND_STRUCTURED:
      return C_ ("kind of scenario", "Structured test");
    case CUE_KIND_REAL_WORLD_SMART:
      return C_ ("kind of scenario", "Real call, free");
    case CUE_KIND_REAL_WORLD_FIXED:
      return C_ ("kind of scenario", "Real call, word for word");
    case CUE_KIND_UNKNOWN:
    default:
      return C_ ("kind of scenario", "Other kind");
    }
}
