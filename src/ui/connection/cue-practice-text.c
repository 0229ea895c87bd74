/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-practice-text.h"

#include "cue-choice.h"

#include <glib/gi18n.h>

static const struct
{
  const char *word;
  const char *label;    /* with the context "practice" */
  const char *sentence; /* (nullable) */
} texts[] = {
  { CUE_PRACTICE_OFF, NC_ ("practice", "Nothing"), NULL },
  { "wait", NC_ ("practice", "Asks to wait"), N_ ("Practice: the service asks to wait now and then.") },
  { "refused", NC_ ("practice", "Refuses the key"), N_ ("Practice: the service refuses its key. Nothing is sent until you stop.") },
  { "failing", NC_ ("practice", "Fails"), N_ ("Practice: the service fails, at all changes and half of the reading.") },
  { "dropping", NC_ ("practice", "Breaks the connection"), N_ ("Practice: the service breaks the connection now and then.") },
  { "garbled", NC_ ("practice", "Garbles its answers"), N_ ("Practice: the service garbles its answers now and then.") },
  { "stuck", NC_ ("practice", "Never finishes a text"), N_ ("Practice: the service never finishes a text that is ordered now.") },
};

const char *
cue_practice_text_sentence (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].sentence != NULL && g_strcmp0 (texts[i].word, word) == 0)
      return _ (texts[i].sentence);
  return NULL;
}

GPtrArray *
cue_practice_text_list (void)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (choices, cue_choice_new (texts[i].word, g_dpgettext2 (NULL, "practice", texts[i].label)));
  return choices;
}

gboolean
cue_practice_text_knows (const char *word)
{
  return g_strcmp0 (word, CUE_PRACTICE_OFF) == 0 || cue_practice_text_sentence (word) != NULL;
}

char *
cue_practice_dup_word (GAction *action)
{
  g_autoptr (GVariant) state = action != NULL && g_action_get_enabled (action) ? g_action_get_state (action) : NULL;

  return g_strdup (state != NULL ? g_variant_get_string (state, NULL) : CUE_PRACTICE_OFF);
}
