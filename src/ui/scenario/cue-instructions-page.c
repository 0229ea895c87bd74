/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-instructions-page.h"

#include "cue-instructions-view.h"
#include "cue-side-layout.h"
#include "cue-steps-view.h"
#include "cue-text.h"
#include "cue-variants-panel.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

/* Counting words of a long text takes a moment, so it waits for a pause in the typing (ms). */
#define COUNT_DELAY 250

struct _CueInstructionsPage
{
  GtkWidget parent_instance;

  GtkStack            *stack;
  GtkButton           *use_button;
  CueInstructionsView *view;
  CueStepsView        *steps_view;
  GtkWidget           *status_line;
  GtkLabel            *status_label;
  CueVariantsPanel    *panel;

  CueDraft     *draft;            /* (owned) (nullable) */
  GSignalGroup *scenario_signals; /* (owned) */
  GSignalGroup *variant_signals;  /* (owned): of the draft's variants */
  gboolean      filling;
  gboolean      writing; /* the tester asked for the empty editor */
  guint         count_timeout;
};

G_DEFINE_FINAL_TYPE (CueInstructionsPage, cue_instructions_page, GTK_TYPE_WIDGET)

static CueResourceObject *
get_scenario (CueInstructionsPage *self)
{
  return CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft));
}

/* (transfer full): "143 words · about 1 minute spoken" */
static char *
describe_text (const char *text)
{
  guint            n_words = cue_text_count_words (text);
  guint            seconds = cue_text_estimate_seconds (text);
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", n_words), n_words);
  g_autofree char *time = NULL;

  if (n_words == 0)
    return g_steal_pointer (&words);
  if (seconds < 60)
    time = g_strdup_printf (ngettext ("about %u second spoken", "about %u seconds spoken", MAX (seconds, 1)),
                            MAX (seconds, 1));
  else
    time = g_strdup_printf (ngettext ("about %u minute spoken", "about %u minutes spoken", (seconds + 30) / 60),
                            (seconds + 30) / 60);
  /* translators: a number of words, and how long it takes to say them; both come translated */
  return g_strdup_printf (_ ("%s · %s"), words, time);
}

static gboolean
count_cb (gpointer user_data)
{
  CueInstructionsPage *self = user_data;
  g_autofree char     *text = NULL;

  self->count_timeout = 0;
  text = describe_text (cue_instructions_view_get_instructions (self->view));
  gtk_label_set_text (self->status_label, text);
  return G_SOURCE_REMOVE;
}

static void
count_later (CueInstructionsPage *self,
             guint                delay)
{
  g_clear_handle_id (&self->count_timeout, g_source_remove);
  self->count_timeout = g_timeout_add (delay, count_cb, self);
}

/* (nullable): the newest variant that could become the text; shown while there is none. */
static void
offer_variant (CueInstructionsPage *self)
{
  GListModel *variants = cue_draft_get_variants (self->draft);
  guint       n_variants = g_list_model_get_n_items (variants);
  g_autoptr (CueVariant) variant = n_variants > 0 ? g_list_model_get_item (variants, n_variants - 1) : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->use_button), variant != NULL);
  if (variant == NULL)
    return;
  /* translators: %s is a variant's title */
  label = g_strdup_printf (_ ("Use %s"), cue_variant_get_title (variant));
  gtk_button_set_label (self->use_button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", cue_variant_get_id (variant));
}

static void
show_face (CueInstructionsPage *self)
{
  const char *text = cue_resource_object_get_text (get_scenario (self), "instructions");
  const char *face = "editor";

  if (cue_steps_view_set_text (self->steps_view, text))
    face = "steps";
  else if (cue_text_is_blank (text) && !self->writing)
    face = "empty";
  gtk_stack_set_visible_child_name (self->stack, face);
  gtk_widget_set_visible (self->status_line, g_str_equal (face, "editor"));
  offer_variant (self);
}

static void
instructions_changed_cb (CueInstructionsPage *self)
{
  const char *text;

  if (self->draft == NULL || self->view == NULL)
    return;
  text = cue_resource_object_get_text (get_scenario (self), "instructions");
  if (!self->filling)
    {
      self->filling = TRUE;
      cue_instructions_view_set_instructions (self->view, text, TRUE);
      self->filling = FALSE;
    }
  show_face (self);
  count_later (self, COUNT_DELAY);
}

static void
variants_changed_cb (CueInstructionsPage *self)
{
  if (self->draft != NULL && self->view != NULL)
    offer_variant (self);
}

static void
view_changed_cb (CueInstructionsPage *self)
{
  if (self->draft == NULL || self->filling)
    return;
  self->writing = TRUE;
  self->filling = TRUE;
  cue_resource_object_set_text (get_scenario (self), "instructions",
                                cue_instructions_view_get_instructions (self->view));
  self->filling = FALSE;
}

static void
cue_instructions_page_dispose (GObject *object)
{
  CueInstructionsPage *self = CUE_INSTRUCTIONS_PAGE (object);

  g_clear_handle_id (&self->count_timeout, g_source_remove);
  g_clear_object (&self->scenario_signals);
  g_clear_object (&self->variant_signals);
  g_clear_object (&self->draft);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_INSTRUCTIONS_PAGE);
  G_OBJECT_CLASS (cue_instructions_page_parent_class)->dispose (object);
}

static void
cue_instructions_page_class_init (CueInstructionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_instructions_page_dispose;

  g_type_ensure (CUE_TYPE_INSTRUCTIONS_VIEW);
  g_type_ensure (CUE_TYPE_SIDE_LAYOUT);
  g_type_ensure (CUE_TYPE_STEPS_VIEW);
  g_type_ensure (CUE_TYPE_VARIANTS_PANEL);
  gtk_widget_class_set_css_name (widget_class, "instructionspage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-instructions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, use_button);
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, view);
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, steps_view);
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, status_line);
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, CueInstructionsPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, cue_instructions_page_write);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
cue_instructions_page_init (CueInstructionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->scenario_signals = g_signal_group_new (CUE_TYPE_SCENARIO);
  g_signal_group_connect_swapped (self->scenario_signals, "notify::instructions",
                                  G_CALLBACK (instructions_changed_cb), self);
  self->variant_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->variant_signals, "items-changed", G_CALLBACK (variants_changed_cb), self);
}

void
cue_instructions_page_set_queue (CueInstructionsPage *self,
                                 CueGenerationQueue  *queue)
{
  g_return_if_fail (CUE_IS_INSTRUCTIONS_PAGE (self));
  cue_variants_panel_set_queue (self->panel, queue);
}

void
cue_instructions_page_set_draft (CueInstructionsPage *self,
                                 CueDraft            *draft)
{
  g_return_if_fail (CUE_IS_INSTRUCTIONS_PAGE (self));

  if (!g_set_object (&self->draft, draft))
    return;
  self->writing = FALSE;
  cue_variants_panel_set_draft (self->panel, draft);
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  g_signal_group_set_target (self->variant_signals, draft != NULL ? cue_draft_get_variants (draft) : NULL);
  if (draft == NULL)
    return;
  self->filling = TRUE;
  cue_instructions_view_set_instructions (self->view, cue_resource_object_get_text (get_scenario (self), "instructions"),
                                          FALSE);
  self->filling = FALSE;
  show_face (self);
  count_later (self, 0);
}

GPtrArray *
cue_instructions_page_list_checked (CueInstructionsPage *self)
{
  g_return_val_if_fail (CUE_IS_INSTRUCTIONS_PAGE (self), NULL);
  return cue_variants_panel_list_checked (self->panel);
}

const char *
cue_instructions_page_get_face (CueInstructionsPage *self)
{
  g_return_val_if_fail (CUE_IS_INSTRUCTIONS_PAGE (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}

void
cue_instructions_page_write (CueInstructionsPage *self)
{
  g_return_if_fail (CUE_IS_INSTRUCTIONS_PAGE (self));
  g_return_if_fail (self->draft != NULL);

  self->writing = TRUE;
  show_face (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

GtkWidget *
cue_instructions_page_find_card (CueInstructionsPage *self,
                                 CueVariant          *variant)
{
  g_return_val_if_fail (CUE_IS_INSTRUCTIONS_PAGE (self), NULL);
  return cue_variants_panel_find_card (self->panel, variant);
}
