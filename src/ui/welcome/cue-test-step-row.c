/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-step-row.h"

#include <glib/gi18n.h>

struct _CueTestStepRow
{
  AdwActionRow parent_instance;

  GtkStack      *mark;
  GtkSpinner    *spinner;
  GtkLabel      *note_label;
  GtkMenuButton *details_button;
  GtkLabel      *details_label;

  CueTestStep *step; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueTestStepRow, cue_test_step_row, ADW_TYPE_ACTION_ROW)

static const char *
name_mark (CueTestStepState state)
{
  switch (state)
    {
    case CUE_STEP_RUNNING:
      return "running";
    case CUE_STEP_PASSED:
      return "passed";
    case CUE_STEP_FAILED:
      return "failed";
    case CUE_STEP_WAITING:
    case CUE_STEP_SKIPPED:
    default:
      return "waiting";
    }
}

/* (transfer full): the step and how it went, for those who do not see its mark. */
static char *
dup_spoken (CueTestStep *step)
{
  const char *title = cue_test_step_get_title (step);

  switch (cue_test_step_get_state (step))
    {
    case CUE_STEP_RUNNING:
      /* translators: a step of the connection test, such as “Name lookup” */
      return g_strdup_printf (_ ("%s: is being checked"), title);
    case CUE_STEP_PASSED:
      /* translators: a step of the connection test, such as “Name lookup” */
      return g_strdup_printf (_ ("%s: passed"), title);
    case CUE_STEP_FAILED:
      /* translators: what failed in the connection test, such as “Key refused” */
      return g_strdup_printf (_ ("%s: failed"), title);
    case CUE_STEP_SKIPPED:
      /* translators: a step of the connection test, such as “Certificate” */
      return g_strdup_printf (_ ("%s: not needed"), title);
    case CUE_STEP_WAITING:
    default:
      /* translators: a step of the connection test, such as “Name lookup” */
      return g_strdup_printf (_ ("%s: not checked yet"), title);
    }
}

static const char *
describe (CueTestStep *step)
{
  const char *note = cue_test_step_get_note (step);

  switch (cue_test_step_get_state (step))
    {
    case CUE_STEP_WAITING:
      return _ ("Not checked yet");
    case CUE_STEP_SKIPPED:
      return _ ("Not needed here");
    case CUE_STEP_RUNNING:
    case CUE_STEP_PASSED:
    case CUE_STEP_FAILED:
    default:
      return note != NULL ? note : "";
    }
}

static void
show_step (CueTestStepRow *self)
{
  CueTestStepState state = cue_test_step_get_state (self->step);
  const char      *details = cue_test_step_get_details (self->step);
  const char      *description = describe (self->step);
  gboolean         failed = state == CUE_STEP_FAILED;
  gboolean         below = failed || state == CUE_STEP_WAITING;
  g_autofree char *spoken = dup_spoken (self->step);

  gtk_widget_set_visible (GTK_WIDGET (self), failed || cue_test_step_get_kind (self->step) != CUE_STEP_ADDRESS);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), cue_test_step_get_title (self->step));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), below ? description : "");
  gtk_label_set_text (self->note_label, below ? "" : description);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), !below && *description != '\0');
  gtk_stack_set_visible_child_name (self->mark, name_mark (state));
  gtk_spinner_set_spinning (self->spinner, state == CUE_STEP_RUNNING);
  gtk_label_set_text (self->details_label, failed && details != NULL ? details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details_button), failed && details != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), state != CUE_STEP_WAITING && state != CUE_STEP_SKIPPED);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "failure");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "failure");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, state == CUE_STEP_RUNNING, -1);
}

static void
cue_test_step_row_dispose (GObject *object)
{
  CueTestStepRow *self = CUE_TEST_STEP_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_TEST_STEP_ROW);
  if (self->step != NULL)
    g_signal_handlers_disconnect_by_data (self->step, self);
  g_clear_object (&self->step);

  G_OBJECT_CLASS (cue_test_step_row_parent_class)->dispose (object);
}

static void
cue_test_step_row_class_init (CueTestStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_test_step_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-test-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueTestStepRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CueTestStepRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueTestStepRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, CueTestStepRow, details_button);
  gtk_widget_class_bind_template_child (widget_class, CueTestStepRow, details_label);
}

static void
cue_test_step_row_init (CueTestStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_test_step_row_new (CueTestStep *step)
{
  CueTestStepRow *self;

  g_return_val_if_fail (CUE_IS_TEST_STEP (step), NULL);

  self = g_object_new (CUE_TYPE_TEST_STEP_ROW, NULL);
  self->step = g_object_ref (step);
  g_signal_connect_swapped (step, "notify", G_CALLBACK (show_step), self);
  show_step (self);

  return GTK_WIDGET (self);
}
