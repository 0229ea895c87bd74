/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-wish-presets.h"

#include <glib/gi18n.h>

/* The sentences are told to the caller, so that any writer can take them over as they are. */
static const struct
{
  const char *name;
  const char *sentence;
} presets[] = {
  { NC_ ("wish", "Warmer Tone"),
    N_ ("Speak warmly and politely, with thanks for each piece of help.") },
  { NC_ ("wish", "More Impatient"),
    N_ ("Sound hurried, and show impatience as soon as anything is slow.") },
  { NC_ ("wish", "Shorter Sentences"),
    N_ ("Speak in short, plain sentences of at most ten words.") },
  { NC_ ("wish", "Details Only When Asked"),
    N_ ("Give one detail at a time, and only the one that was asked for.") },
  { NC_ ("wish", "Interrupts Often"),
    N_ ("Interrupt the agent several times in the middle of a sentence.") },
  { NC_ ("wish", "Mishears Once"),
    N_ ("Once in the call, mishear an important detail, repeat it wrongly, and accept the correction.") },
  { NC_ ("wish", "Speaks With Hesitation"),
    N_ ("Speak with hesitation, with filler words, and with some sentences begun twice.") },
  { NC_ ("wish", "Changes Their Mind Once"),
    N_ ("Change your mind once about what you want, in the middle of the call.") },
};

guint
cue_wish_presets_count (void)
{
  return G_N_ELEMENTS (presets);
}

const char *
cue_wish_presets_get_name (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (presets), NULL);
  return g_dpgettext2 (NULL, "wish", presets[i].name);
}

const char *
cue_wish_presets_get_sentence (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (presets), NULL);
  return gettext (presets[i].sentence);
}
