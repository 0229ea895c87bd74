/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-page-private.h"

#include "cue-error.h"
#include "cue-question.h"

#include <glib/gi18n.h>

CuePageCall *
cue_page_call_new (CueScenarioPage *page,
                   CueDraft        *draft)
{
  CuePageCall *call = g_new0 (CuePageCall, 1);

  call->page = g_object_ref (page);
  call->draft = g_object_ref (draft);
  return call;
}

void
cue_page_call_free (CuePageCall *call)
{
  g_object_unref (call->page);
  g_object_unref (call->draft);
  g_free (call);
}

void
cue_scenario_page_offer (CueScenarioPage *self,
                         const char      *text,
                         const char      *button,
                         const char      *action)
{
  AdwToast        *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
cue_scenario_page_show_toast (CueScenarioPage *self,
                              const char      *text,
                              const char      *undo_action)
{
  cue_scenario_page_offer (self, text, _ ("Undo"), undo_action);
}

GtkWindow *
cue_scenario_page_get_window (CueScenarioPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The scenario as a whole */

static void
revert_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);

  if (self->draft == NULL || cue_draft_get_base (self->draft) == NULL)
    return;
  cue_scenario_page_remember (self);
  cue_resource_object_assign (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft)),
                              CUE_RESOURCE_OBJECT (cue_draft_get_base (self->draft)));
  cue_banner_hide (self->banner);
  cue_scenario_page_show_toast (self, _ ("Changes taken back"), "page.undo");
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CuePageCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (cue_library_delete_finish (CUE_LIBRARY (source), result, &error))
    {
      if (!g_cancellable_is_cancelled (call->page->cancellable))
        g_signal_emit_by_name (call->page, "removed", call->draft);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (call->page->draft == call->draft)
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      cue_banner_show (call->page->banner, sentence, _ ("Try Again"), "page.delete");
    }
}

static void
free_call (gpointer  call,
           GClosure *closure)
{
  cue_page_call_free (call);
}

static void
delete_accepted_cb (GtkWidget   *question,
                    const char  *text,
                    CuePageCall *call)
{
  if (g_cancellable_is_cancelled (call->page->cancellable))
    return;
  cue_library_delete_async (call->page->library, call->draft, call->page->cancellable, deleted_cb,
                            cue_page_call_new (call->page, call->draft));
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  GtkWidget       *question;
  g_autofree char *heading = NULL;

  if (self->draft == NULL)
    return;
  /* translators: %s is a scenario's name */
  heading = g_strdup_printf (_ ("Delete “%s”?"), cue_draft_get_title (self->draft));
  question = cue_question_new (cue_scenario_page_get_window (self), heading,
                               _ ("The scenario, its draft and its variants are deleted. This cannot be undone."),
                               _ ("Delete"), TRUE);
  g_signal_connect_data (question, "accepted", G_CALLBACK (delete_accepted_cb), cue_page_call_new (self, self->draft),
                         free_call, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (question));
}

static void
show_tab_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  cue_scenario_page_show_tab (CUE_SCENARIO_PAGE (widget), g_variant_get_string (parameter, NULL));
}

void
cue_scenario_page_install_actions (GtkWidgetClass *widget_class)
{
  cue_scenario_page_install_saving (widget_class);
  cue_scenario_page_install_generating (widget_class);
  cue_scenario_page_install_variants (widget_class);
  gtk_widget_class_install_action (widget_class, "page.revert", NULL, revert_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.show-tab", "s", show_tab_cb);
}

void
cue_scenario_page_update_actions (CueScenarioPage *self)
{
  static const char *const always[] = { "page.generate", "page.generate-variants", "page.improve", "page.order",
                                        "page.use-variant", "page.delete-variant", "page.compare", "page.delete" };
  GtkWidget               *widget = GTK_WIDGET (self);
  gboolean                 has_draft = self->draft != NULL;
  gboolean                 dirty = has_draft && cue_draft_is_dirty (self->draft);
  gboolean                 saving = has_draft && cue_scenario_page_is_saving (self);
  /* A question is open: another save would ask it again, or make a second scenario. */
  gboolean         asked = self->settling || (has_draft && cue_draft_get_save_state (self->draft) == CUE_SAVE_UNCERTAIN);
  g_autofree char *problem = dirty ? cue_draft_dup_save_problem (self->draft) : NULL;

  if (self->save_button == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    gtk_widget_action_set_enabled (widget, always[i], has_draft);
  gtk_widget_action_set_enabled (widget, "page.save", dirty && !saving && !asked && problem == NULL);
  gtk_widget_action_set_enabled (widget, "page.revert", dirty && !saving && cue_draft_get_base (self->draft) != NULL);
  gtk_widget_set_tooltip_text (self->save_button, problem != NULL ? problem
                                                  : dirty         ? _ ("Save (Ctrl+S)")
                                                                  : _ ("There is nothing to save"));
}
