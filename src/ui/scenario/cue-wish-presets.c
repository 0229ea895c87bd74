/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-wish-presets.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *sentence;
} presets[] = {
  { NC_ ("wish", "Warmer Tone"),
    N_ ("The caller speaks warmly and politely, and thanks the agent for each piece of help.") },
  { NC_ ("wish", "More Impatient"),
    N_ ("The caller is in a hurry, gets impatient when something takes long, and says so.") },
  { NC_ ("wish", "Shorter Sentences"),
    N_ ("The caller speaks in short, plain sentences of at most ten words.") },
  { NC_ ("wish", "Details Only When Asked"),
    N_ ("The caller gives each detail only when the agent asks for it, and never two at once.") },
  { NC_ ("wish", "Interrupts Often"),
    N_ ("The caller interrupts the agent several times before it has finished a sentence.") },
  { NC_ ("wish", "Mishears Once"),
    N_ ("The caller mishears one important detail once, repeats it wrongly, and accepts the correction.") },
  { NC_ ("wish", "Speaks With Hesitation"),
    N_ ("The caller hesitates, uses filler words, and starts some sentences twice.") },
  { NC_ ("wish", "Changes Their Mind Once"),
    N_ ("The caller changes their mind once about what they want, in the middle of the call.") },
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
