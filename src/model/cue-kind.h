/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of scenario, and the 43 languages of the service. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Nicks are the service's words: "instruction", "conditional_actions", … ("unknown" is never sent). */
typedef enum
{
  CUE_KIND_INSTRUCTION,
  CUE_KIND_STRUCTURED,
  CUE_KIND_REAL_WORLD_SMART,
  CUE_KIND_REAL_WORLD_FIXED,
  CUE_KIND_UNKNOWN,
} CueKind;

#define CUE_TYPE_KIND (cue_kind_get_type ())
GType       cue_kind_get_type  (void);

CueKind     cue_kind_from_word (const char *word);
const char *cue_kind_to_word   (CueKind kind);
/* Translated: "Instruction", "Structured test". */
const char *cue_kind_get_label (CueKind kind);

/* The 43 codes, NULL-terminated, in the service's order ("multi" is "Several languages"). */
const char *const *cue_language_list_codes (void);

/* Borrowed: the language's name in the interface's language, from iso-codes, first letter in upper case; the code
 * itself for one nobody knows, "" for NULL and "". */
const char        *cue_language_get_name   (const char *code);

gboolean           cue_language_is_known   (const char *code);
gboolean           cue_language_is_rtl     (const char *code);

G_END_DECLS
