/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-page-private.h"

#include "cue-error.h"
#include "cue-question.h"
#include "cue-text.h"

#include <glib/gi18n.h>

/* Most variants one click orders. */
#define MAX_VARIANTS 8

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
cue_scenario_page_show_toast (CueScenarioPage *self,
                              const char      *text,
                              const char      *undo_action)
{
  AdwToast        *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  if (undo_action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, undo_action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static GtkWindow *
get_window (CueScenarioPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Generating */

/* The field a sentence of cue_draft_dup_generate_problem() is about. */
static const char *
find_problem_field (CueDraft   *draft,
                    const char *problem)
{
  static const char *const fields[] = { "brief", "personality", "name", "first-message", "max-duration",
                                        "expected-outcome", "folder-path", "tags" };
  CueResourceObject       *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *field_problem = cue_draft_dup_problem (draft, fields[i]);

      if (g_strcmp0 (problem, field_problem) == 0)
        return fields[i];
    }
  if (cue_text_is_blank (cue_draft_get_brief (draft)))
    return "brief";
  if (cue_resource_object_get_number (scenario, "personality") == CUE_UNSET)
    return "personality";
  return NULL;
}

/* Whether generating is possible; if not, the field at fault is shown. */
static gboolean
check_generate (CueScenarioPage *self)
{
  g_autofree char *problem = cue_draft_dup_generate_problem (self->draft);
  const char      *field;

  if (problem == NULL)
    return TRUE;
  field = find_problem_field (self->draft, problem);
  if (field != NULL)
    cue_scenario_page_show_problem (self, field, problem);
  else
    cue_banner_show (self->banner, problem, NULL, NULL);
  return FALSE;
}

static void
order (CueScenarioPage  *self,
       CueGenerationKind kind,
       const char       *wish,
       int               n_variants)
{
  CueWorkspace *workspace = cue_library_get_workspace (self->library);
  gboolean      local = cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL;
  guint         seed = g_list_model_get_n_items (cue_draft_get_generations (self->draft));

  for (int i = 0; i < n_variants; i++)
    {
      g_autoptr (CueGeneration) generation =
        cue_generation_new (self->draft, kind, wish, local ? (gint64) seed + i + 1 : CUE_UNSET);

      cue_library_track_generation (self->library, generation);
      cue_generation_queue_add (self->queue, generation);
    }
  cue_scenario_page_show_tab (self, "instructions");
}

static void
generate_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  int              n_variants = parameter != NULL ? g_variant_get_int32 (parameter) : 1;

  if (self->draft != NULL && check_generate (self))
    order (self, CUE_GENERATION_GENERATE, NULL, CLAMP (n_variants, 1, MAX_VARIANTS));
}

static void
improve (CueScenarioPage *self,
         const char      *wish)
{
  CueResourceObject *scenario;

  if (self->draft == NULL || cue_text_is_blank (wish))
    return;
  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft));
  if (cue_text_is_blank (cue_resource_object_get_text (scenario, "instructions")))
    cue_scenario_page_show_toast (self, _ ("There are no instructions to improve yet. Generate some first."), NULL);
  else if (check_generate (self))
    order (self, CUE_GENERATION_IMPROVE, wish, 1);
}

static void
improve_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  improve (CUE_SCENARIO_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
wish_accepted_cb (CueScenarioPage *self,
                  const char      *wish)
{
  improve (self, wish);
}

static void
ask_wish_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  GtkWidget       *question = cue_question_new_for_text (get_window (self),
                                                         _ ("Improve the instructions"),
                                                         _ ("Say what should be different. The result arrives as a variant; "
                                                                  "your text stays as it is."),
                                                         _ ("Improve"), _ ("What should be different"));

  g_signal_connect_object (question, "accepted", G_CALLBACK (wish_accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* Variants */

/* (transfer full) (nullable) */
static CueVariant *
find_variant (CueScenarioPage *self,
              GVariant        *id)
{
  GListModel *variants = self->draft != NULL ? cue_draft_get_variants (self->draft) : NULL;

  for (guint i = 0; variants != NULL && i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (g_strcmp0 (cue_variant_get_id (variant), g_variant_get_string (id, NULL)) == 0)
        return g_steal_pointer (&variant);
    }
  return NULL;
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CuePageCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (cue_store_put_finish (CUE_STORE (source), result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = cue_error_dup_sentence (error);
  cue_banner_show (call->page->banner, sentence, NULL, NULL);
}

static void
variant_removed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (CuePageCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (cue_store_remove_finish (CUE_STORE (source), result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = cue_error_dup_sentence (error);
  cue_banner_show (call->page->banner, sentence, NULL, NULL);
}

void
cue_scenario_page_keep_variant (CueScenarioPage *self,
                                CueVariant      *variant)
{
  cue_store_put_async (cue_library_get_store (self->library), CUE_RECORD (variant), self->cancellable, stored_cb,
                       cue_page_call_new (self, self->draft));
}

/* Remembers the scenario as it is, for the Undo of the next toast. */
static void
remember (CueScenarioPage *self)
{
  g_clear_object (&self->undo_copy);
  g_set_object (&self->undo_draft, self->draft);
  self->undo_copy = cue_resource_object_copy (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft)));
}

static void
use_variant_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, parameter);
  CueVariant      *kept;
  g_autofree char *text = NULL;

  if (variant == NULL)
    return;
  remember (self);
  kept = cue_draft_use_variant (self->draft, variant);
  if (kept != NULL)
    cue_scenario_page_keep_variant (self, kept);
  /* translators: %s is a variant's title */
  text = g_strdup_printf (_ ("The instructions are those of %s now"), cue_variant_get_title (variant));
  cue_scenario_page_show_toast (self, text, "page.undo");
}

static void
delete_variant_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, parameter);
  g_autofree char *text = NULL;

  if (variant == NULL)
    return;
  g_set_object (&self->undo_variant, variant);
  g_set_object (&self->undo_draft, self->draft);
  cue_draft_remove_variant (self->draft, variant);
  cue_store_remove_async (cue_library_get_store (self->library), CUE_RECORD (variant), self->cancellable,
                          variant_removed_cb, cue_page_call_new (self, self->draft));
  /* translators: %s is a variant's title */
  text = g_strdup_printf (_ ("%s deleted"), cue_variant_get_title (variant));
  cue_scenario_page_show_toast (self, text, "page.undo-delete-variant");
}

static void
undo_delete_variant_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = g_steal_pointer (&self->undo_variant);

  if (variant == NULL || self->undo_draft == NULL)
    return;
  cue_draft_add_variant (self->undo_draft, variant);
  cue_store_put_async (cue_library_get_store (self->library), CUE_RECORD (variant), self->cancellable, stored_cb,
                       cue_page_call_new (self, self->undo_draft));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueScenario) copy = g_steal_pointer (&self->undo_copy);

  if (copy != NULL && self->undo_draft != NULL)
    cue_resource_object_assign (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->undo_draft)),
                                CUE_RESOURCE_OBJECT (copy));
}

static void
compare_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (GPtrArray) checked = NULL;

  if (self->draft == NULL)
    return;
  checked = cue_instructions_page_list_checked (self->instructions_page);
  if (checked->len > CUE_COMPARE_MAX_COLUMNS)
    {
      cue_scenario_page_show_toast (self, _ ("At most four can be compared. Take some ticks off."), NULL);
      return;
    }
  if (checked->len >= 2)
    cue_compare_page_set_variants (self->compare_page, checked);
  cue_scenario_page_show_tab (self, "compare");
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
  remember (self);
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

      cue_banner_show (call->page->banner, sentence, _ ("Try again"), "page.delete");
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
  question = cue_question_new (get_window (self), heading,
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
  gtk_widget_class_install_action (widget_class, "page.generate", NULL, generate_cb);
  gtk_widget_class_install_action (widget_class, "page.generate-variants", "i", generate_cb);
  gtk_widget_class_install_action (widget_class, "page.improve", "s", improve_cb);
  gtk_widget_class_install_action (widget_class, "page.ask-wish", NULL, ask_wish_cb);
  gtk_widget_class_install_action (widget_class, "page.use-variant", "s", use_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-variant", "s", delete_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "page.undo-delete-variant", NULL, undo_delete_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "page.revert", NULL, revert_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.show-tab", "s", show_tab_cb);
}

void
cue_scenario_page_update_actions (CueScenarioPage *self)
{
  static const char *const always[] = { "page.generate", "page.generate-variants", "page.improve", "page.ask-wish",
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
