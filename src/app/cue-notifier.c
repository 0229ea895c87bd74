/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-notifier.h"

#include <glib/gi18n.h>

static const char *
body_text (CueGeneration *generation)
{
  switch (cue_generation_get_state (generation))
    {
    case CUE_GENERATION_FINISHED:
      return _ ("The instructions have been written.");
    case CUE_GENERATION_FAILED:
      return cue_generation_get_error_text (generation) != NULL ? cue_generation_get_error_text (generation)
                                                                : _ ("Writing the instructions failed.");
    case CUE_GENERATION_NEEDS_USER:
      return _ ("The service asks you something.");
    case CUE_GENERATION_WAITING:
    case CUE_GENERATION_SENDING:
    case CUE_GENERATION_SENT:
    case CUE_GENERATION_WRITING:
    case CUE_GENERATION_NO_NEWS:
    case CUE_GENERATION_PAUSED:
    case CUE_GENERATION_UNCERTAIN:
    case CUE_GENERATION_STOPPED:
    default:
      return NULL;
    }
}

void
cue_notifier_tell (GApplication  *application,
                   GtkWindow     *window,
                   CueGeneration *generation)
{
  g_autoptr (GNotification) notification = NULL;
  const char *body;

  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  body = body_text (generation);
  if (body == NULL || (window != NULL && gtk_window_is_active (window)))
    return;

  notification = g_notification_new (cue_generation_get_title (generation));
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-draft", "s",
                                                cue_generation_get_draft_id (generation));
  g_application_send_notification (application, cue_generation_get_id (generation), notification);
}
