/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-notifier.h"

#include <glib/gi18n.h>

/* How what was ordered together has ended. */
typedef struct
{
  guint    n;
  guint    n_active;
  guint    n_finished;
  guint    n_failed;
  guint    n_asking;
  gboolean several; /* scenarios */
} Sum;

static void
add (Sum           *sum,
     CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);

  sum->n++;
  sum->n_active += cue_generation_is_active (generation);
  sum->n_finished += state == CUE_GENERATION_FINISHED;
  sum->n_failed += state == CUE_GENERATION_FAILED;
  sum->n_asking += state == CUE_GENERATION_UNCERTAIN || state == CUE_GENERATION_NEEDS_USER;
}

static Sum
add_up (GListModel    *generations,
        CueGeneration *generation)
{
  Sum         sum = { 0 };
  const char *batch = cue_generation_get_batch_id (generation);

  for (guint i = 0; batch != NULL && i < g_list_model_get_n_items (generations); i++)
    {
      g_autoptr (CueGeneration) other = g_list_model_get_item (generations, i);

      if (g_strcmp0 (cue_generation_get_batch_id (other), batch) != 0)
        continue;
      add (&sum, other);
      sum.several |= !g_str_equal (cue_generation_get_draft_id (other), cue_generation_get_draft_id (generation));
    }

  return sum;
}

/* (transfer full): of one that was ordered alone. */
static char *
dup_single_text (CueGeneration *generation)
{
  switch (cue_generation_get_state (generation))
    {
    case CUE_GENERATION_FINISHED:
      return g_strdup (_ ("The instructions have been written."));
    case CUE_GENERATION_FAILED:
      return g_strdup (cue_generation_get_error_text (generation) != NULL ? cue_generation_get_error_text (generation)
                                                                          : _ ("Writing the instructions failed."));
    case CUE_GENERATION_NEEDS_USER:
      return g_strdup (_ ("The service asks you something."));
    case CUE_GENERATION_UNCERTAIN:
      return g_strdup (_ ("It may have been sent: whether to send it again is for you to decide."));
    case CUE_GENERATION_WAITING:
    case CUE_GENERATION_SENDING:
    case CUE_GENERATION_SENT:
    case CUE_GENERATION_WRITING:
    case CUE_GENERATION_NO_NEWS:
    case CUE_GENERATION_PAUSED:
    case CUE_GENERATION_STOPPED:
    default:
      return NULL;
    }
}

/* (transfer full): "7 of 8 written, 1 failed". */
static char *
dup_sum_text (const Sum *sum)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* translators: how many texts have been written, of how many that were ordered together */
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u of %u written", "%u of %u written", sum->n), sum->n_finished, sum->n));
  if (sum->n_failed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u failed", "%u failed", sum->n_failed), sum->n_failed));
  if (sum->n_asking > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u needs you", "%u need you", sum->n_asking), sum->n_asking));
  g_ptr_array_add (parts, NULL);

  /* translators: what stands between the parts of a list: “5 done, 1 failed” */
  return g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
}

char *
cue_notifier_dup_text (GListModel    *generations,
                       CueGeneration *generation)
{
  Sum sum;

  g_return_val_if_fail (G_IS_LIST_MODEL (generations), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION (generation), NULL);

  sum = add_up (generations, generation);
  if (sum.n_active > 0)
    return NULL;

  return sum.n > 1 ? dup_sum_text (&sum) : dup_single_text (generation);
}

void
cue_notifier_tell (GApplication  *application,
                   GListModel    *generations,
                   CueGeneration *generation)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *text = NULL;
  const char      *batch;
  const char      *title;
  Sum              sum;

  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  text = cue_notifier_dup_text (generations, generation);
  if (text == NULL)
    return;

  sum = add_up (generations, generation);
  batch = sum.n > 1 ? cue_generation_get_batch_id (generation) : NULL;
  title = batch != NULL ? cue_generation_get_batch_title (generation) : NULL;
  notification = g_notification_new (title != NULL ? title : cue_generation_get_title (generation));
  g_notification_set_body (notification, text);
  if (batch != NULL && sum.several)
    g_notification_set_default_action_and_target (notification, "app.show-activity", "s", batch);
  else
    g_notification_set_default_action_and_target (notification, "app.show-result", "s",
                                                  cue_generation_get_id (generation));
  g_application_send_notification (application, batch != NULL ? batch : cue_generation_get_id (generation), notification);
}
