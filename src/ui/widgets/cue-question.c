/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-question.h"

#include "cue-property.h"
#include "cue-text.h"
#include "cue-text-card.h"

struct _CueQuestion
{
  AdwWindow parent_instance;

  GtkLabel    *heading_label;
  GtkLabel    *body_label;
  CueTextCard *field;
  GtkButton   *accept_button;
  gboolean     wants_text;
};

G_DEFINE_FINAL_TYPE (CueQuestion, cue_question, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
text_changed_cb (CueQuestion *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button),
                            !self->wants_text || !cue_text_is_blank (cue_text_card_get_text (self->field)));
}

static void
accept_clicked_cb (CueQuestion *self)
{
  g_autofree char *text = g_strdup (cue_text_card_get_text (self->field));

  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cue_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_QUESTION);
  G_OBJECT_CLASS (cue_question_parent_class)->dispose (object);
}

static void
cue_question_class_init (CueQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_question_dispose;

  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CUE_TYPE_TEXT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/widgets/cue-question.ui");
  gtk_widget_class_bind_template_child (widget_class, CueQuestion, heading_label);
  gtk_widget_class_bind_template_child (widget_class, CueQuestion, body_label);
  gtk_widget_class_bind_template_child (widget_class, CueQuestion, field);
  gtk_widget_class_bind_template_child (widget_class, CueQuestion, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
}

static void
cue_question_init (CueQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CueQuestion *
create_question (GtkWindow  *parent,
                 const char *heading,
                 const char *body,
                 const char *accept_label)
{
  CueQuestion *self = g_object_new (CUE_TYPE_QUESTION, "transient-for", parent, "title", heading, NULL);

  gtk_label_set_text (self->heading_label, heading);
  gtk_label_set_text (self->body_label, body);
  gtk_button_set_label (self->accept_button, accept_label);
  return self;
}

GtkWidget *
cue_question_new (GtkWindow  *parent,
                  const char *heading,
                  const char *body,
                  const char *accept_label,
                  gboolean    destructive)
{
  CueQuestion *self;

  g_return_val_if_fail (heading != NULL && body != NULL && accept_label != NULL, NULL);

  self = create_question (parent, heading, body, accept_label);
  gtk_widget_set_visible (GTK_WIDGET (self->field), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->accept_button), destructive ? "destructive-action" : "suggested-action");
  if (!destructive)
    gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept_button));
  return GTK_WIDGET (self);
}

GtkWidget *
cue_question_new_for_text (GtkWindow  *parent,
                           const char *heading,
                           const char *body,
                           const char *accept_label,
                           const char *field_label)
{
  CueQuestion *self;

  g_return_val_if_fail (heading != NULL && body != NULL && accept_label != NULL && field_label != NULL, NULL);

  self = create_question (parent, heading, body, accept_label);
  self->wants_text = TRUE;
  g_object_set (self->field, "label", field_label, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->accept_button), "suggested-action");
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->field));
  text_changed_cb (self);
  return GTK_WIDGET (self);
}
