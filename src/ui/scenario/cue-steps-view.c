/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-steps-view.h"

#include "cue-steps-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CueStepsView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;   /* (unowned): child */
  GtkBox    *list;       /* (unowned) */
  GtkLabel  *role_label; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CueStepsView, cue_steps_view, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "selectable", TRUE,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
describe_trigger (CueStepText *step)
{
  if (step->opening)
    return g_strdup (_ ("To begin with"));
  if (step->follow_up)
    return g_strdup (_ ("On the next turn, whatever the answer is"));
  /* translators: %s is what the agent does, in the tester's words */
  return g_strdup_printf (_ ("When: %s"), step->when != NULL ? step->when : "");
}

static char *
describe_words (CueStepText *step)
{
  if (*step->says == '\0')
    return g_strdup (_ ("The caller waits for the agent to speak"));
  /* translators: %s is what the caller says, word for word */
  return step->verbatim ? g_strdup_printf (_ ("“%s”"), step->says) : g_strdup (step->says);
}

static GtkWidget *
create_step (CueStepText *step,
             guint        number)
{
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *trigger = describe_trigger (step);
  g_autofree char *words = describe_words (step);
  g_autofree char *figure = g_strdup_printf ("%u", number);
  GtkWidget       *lead;

  if (step->follow_up)
    lead = gtk_image_new_from_icon_name ("go-jump-symbolic");
  else
    lead = create_label (figure, "numeric");
  gtk_widget_add_css_class (lead, "step-lead");
  gtk_widget_set_valign (lead, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), lead);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_label (trigger, "step-when"));
  gtk_box_append (GTK_BOX (texts), create_label (words, NULL));
  gtk_box_append (GTK_BOX (row), texts);
  if (*step->says != '\0' && !step->verbatim)
    {
      GtkWidget *freely = create_label (_ ("in own words"), "step-when");

      gtk_label_set_wrap (GTK_LABEL (freely), FALSE);
      gtk_widget_set_valign (freely, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), freely);
    }
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "step");
  if (step->follow_up)
    gtk_widget_add_css_class (row, "follow-up");
  return row;
}

static void
cue_steps_view_dispose (GObject *object)
{
  g_clear_pointer (&CUE_STEPS_VIEW (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cue_steps_view_parent_class)->dispose (object);
}

static void
cue_steps_view_class_init (CueStepsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_steps_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepsview");
}

static void
cue_steps_view_init (CueStepsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", box, NULL);

  self->role_label = GTK_LABEL (create_label ("", NULL));
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_add_css_class (box, "steps");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->role_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", clamp,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

gboolean
cue_steps_view_set_text (CueStepsView *self,
                         const char   *text)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *role = NULL;
  GtkWidget       *child;
  guint            number = 0;

  g_return_val_if_fail (CUE_IS_STEPS_VIEW (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  steps = cue_steps_text_read (text, &role);
  if (steps == NULL)
    return FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  gtk_label_set_text (self->role_label, role != NULL ? role : "");
  gtk_widget_set_visible (GTK_WIDGET (self->role_label), role != NULL && *role != '\0');
  for (guint i = 0; i < steps->len; i++)
    {
      CueStepText *step = g_ptr_array_index (steps, i);

      if (!step->follow_up)
        number++;
      gtk_box_append (self->list, create_step (step, number));
    }
  return TRUE;
}
