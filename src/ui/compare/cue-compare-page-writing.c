/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: which texts are still on their way. */
#include "cue-compare-page-private.h"

#include "cue-generation.h"

#include <glib/gi18n.h>

static char *
describe_writing (CueComparePage *self)
{
  guint n_active = 0;
  guint n_failed = 0;

  for (guint i = 0; i < self->writing->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (self->writing, i);

      n_active += cue_generation_is_active (generation);
      n_failed += cue_generation_get_state (generation) == CUE_GENERATION_FAILED;
    }
  if (n_active > 0)
    /* translators: under texts that are compared: how many more will come */
    return g_strdup_printf (ngettext ("%u more is being written", "%u more are being written", n_active), n_active);
  if (n_failed > 0)
    /* translators: under texts that are compared: how many that were ordered did not come */
    return g_strdup_printf (ngettext ("%u could not be written", "%u could not be written", n_failed), n_failed);
  return NULL;
}

static void
state_changed_cb (CueComparePage *self)
{
  g_autofree char *text = describe_writing (self);

  if (self->writing_label == NULL)
    return;
  gtk_label_set_text (self->writing_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->writing_label), text != NULL);
}

void
cue_compare_page_forget_writing (CueComparePage *self)
{
  for (guint i = 0; i < self->writing->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->writing, i), state_changed_cb, self);
  g_ptr_array_set_size (self->writing, 0);
}

void
cue_compare_page_follow_writing (CueComparePage *self)
{
  GListModel *generations = self->draft != NULL ? cue_draft_get_generations (self->draft) : NULL;
  guint       n_generations = generations != NULL ? g_list_model_get_n_items (generations) : 0;

  cue_compare_page_forget_writing (self);
  for (guint i = 0; i < n_generations; i++)
    {
      CueGeneration *generation = g_list_model_get_item (generations, i);

      g_signal_connect_object (generation, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->writing, generation);
    }
  state_changed_cb (self);
}
