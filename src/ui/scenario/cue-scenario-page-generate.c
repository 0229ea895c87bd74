/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Having instructions written: at once, or after the dialog that says what and how many. */
#include "cue-scenario-page-private.h"

#include "cue-order-dialog.h"
#include "cue-order-sending.h"
#include "cue-text.h"

#include <glib/gi18n.h>

/* What the menu can open the dialog with, in the order of CueOrderStart. */
static const char *const starts[] = { "variants", "personalities", "languages", "profiles", "improve" };

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

/* Sends without asking any more. */
static void
order_now (CueScenarioPage  *self,
           CueGenerationKind kind,
           const char       *wish,
           int               n_variants)
{
  g_autoptr (CueOrder) order = cue_order_new (kind);
  guint seed = g_list_model_get_n_items (cue_draft_get_generations (self->draft));

  cue_order_add_draft (order, self->draft);
  if (wish != NULL)
    cue_order_add_wish (order, wish, NULL);
  cue_order_set_n_variants (order, (guint) CLAMP (n_variants, 1, CUE_ORDER_MAX_VARIANTS));
  cue_order_send (order, self->library, self->queue, (gint64) seed + 1);
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
    order_now (self, CUE_GENERATION_GENERATE, NULL, n_variants);
}

static void
improve_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CueScenarioPage   *self = CUE_SCENARIO_PAGE (widget);
  const char        *wish = g_variant_get_string (parameter, NULL);
  CueResourceObject *scenario;

  if (self->draft == NULL || cue_text_is_blank (wish))
    return;
  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft));
  if (cue_text_is_blank (cue_resource_object_get_text (scenario, "instructions")))
    cue_scenario_page_show_toast (self, _ ("There are no instructions to improve yet. Generate some first."), NULL);
  else
    order_now (self, CUE_GENERATION_IMPROVE, wish, 1);
}

/* Where the toast is seen: on the page, or over the panes while a narrow window shows the list. */
static void
ordered_cb (CueScenarioPage *self,
            guint            n_ordered)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->queue));
  g_autoptr (CueGeneration) last = n_all > 0 ? g_list_model_get_item (G_LIST_MODEL (self->queue), n_all - 1) : NULL;
  const char      *batch = last != NULL ? cue_generation_get_batch_id (last) : NULL;
  AdwToast        *toast;
  GtkWidget       *overlay = GTK_WIDGET (self->toasts);
  g_autofree char *text = NULL;

  if (self->toasts == NULL)
    return;
  text = g_strdup_printf (ngettext ("%u request ordered", "%u requests ordered", n_ordered), n_ordered);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, C_ ("button", "Show"));
  adw_toast_set_action_name (toast, "app.show-activity");
  adw_toast_set_action_target (toast, "s", batch != NULL ? batch : "");
  if (!gtk_widget_get_mapped (overlay))
    overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/* What was ordered for the scenario that shows arrives beside its text. */
static void
ordered_here_cb (CueScenarioPage *self)
{
  if (self->draft != NULL && self->toasts != NULL)
    cue_scenario_page_show_tab (self, "instructions");
}

void
cue_scenario_page_order (CueScenarioPage *self,
                         GPtrArray       *drafts,
                         const char      *what)
{
  CueOrderStart start = CUE_ORDER_VARIANTS;
  GtkWidget    *dialog;

  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));
  g_return_if_fail (drafts != NULL && drafts->len > 0);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_strcmp0 (what, starts[i]) == 0)
        start = (CueOrderStart) i;
    }
  dialog = cue_order_dialog_new (cue_scenario_page_get_window (self), self->library, self->queue, drafts, start);
  cue_order_dialog_set_price_note (CUE_ORDER_DIALOG (dialog), self->price_note);
  g_signal_connect_object (dialog, "ordered", G_CALLBACK (ordered_cb), self, G_CONNECT_SWAPPED);
  if (drafts->len == 1 && g_ptr_array_index (drafts, 0) == self->draft)
    g_signal_connect_object (dialog, "ordered", G_CALLBACK (ordered_here_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
order_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  if (self->draft == NULL)
    return;
  g_ptr_array_add (drafts, self->draft);
  cue_scenario_page_order (self, drafts, g_variant_get_string (parameter, NULL));
}

void
cue_scenario_page_install_generating (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.generate", NULL, generate_cb);
  gtk_widget_class_install_action (widget_class, "page.generate-variants", "i", generate_cb);
  gtk_widget_class_install_action (widget_class, "page.improve", "s", improve_cb);
  gtk_widget_class_install_action (widget_class, "page.order", "s", order_cb);
}
