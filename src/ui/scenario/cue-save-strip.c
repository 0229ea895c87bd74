/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-save-strip.h"

#include "cue-bar-layout.h"

#include <glib/gi18n.h>

/* Most buttons a state has. */
#define N_BUTTONS 2

/* What a state says and offers; strings are borrowed. */
typedef struct
{
  const char *text;
  struct
  {
    const char *label;
    const char *action;
  } buttons[N_BUTTONS];
} Message;

struct _CueSaveStrip
{
  GtkWidget parent_instance;

  GtkWidget *box;                /* (unowned): child */
  GtkLabel  *label;              /* (unowned) */
  GtkButton *buttons[N_BUTTONS]; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (CueSaveStrip, cue_save_strip, GTK_TYPE_WIDGET)

static Message
describe_waiting (CueDraft *draft)
{
  if (cue_draft_is_deleting (draft))
    return (Message){ _ ("Waiting to be deleted when the network is back"),
                      { { _ ("Don’t Delete"), "page.forget-save" } } };
  return (Message){ _ ("Waiting to be saved when the network is back"),
                    { { _ ("Don’t Save Yet"), "page.forget-save" } } };
}

static Message
describe (CueDraft *draft,
          gboolean  settling)
{
  const char *error = cue_draft_get_save_error (draft);

  if (cue_draft_get_conflict (draft) != NULL && !settling)
    return (Message){ _ ("Changed on the service as well"), { { _ ("Decide…"), "page.show-conflict" } } };
  switch (cue_draft_get_save_state (draft))
    {
    case CUE_SAVE_WAITING:
      return describe_waiting (draft);

    case CUE_SAVE_UNCERTAIN:
      return (Message){ _ ("The connection broke while this new scenario was being saved: it may be on the service already. "
                           "Saving it again may make a second one."),
                        { { _ ("Save Again"), "page.save-again" }, { _ ("It Was Not Saved"), "page.keep-unsaved" } } };

    case CUE_SAVE_REFUSED:
      return (Message){ error != NULL ? error : _ ("The service did not take it."), { { _ ("Try Again"), "page.save" } } };

    case CUE_SAVE_NONE:
    case CUE_SAVE_SENDING:
    case CUE_SAVE_CONFLICT:
    default:
      return (Message){ NULL };
    }
}

static void
cue_save_strip_dispose (GObject *object)
{
  g_clear_pointer (&CUE_SAVE_STRIP (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cue_save_strip_parent_class)->dispose (object);
}

static void
cue_save_strip_class_init (CueSaveStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_save_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "strip");
}

static void
cue_save_strip_init (CueSaveStrip *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "dialog-warning-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->box, g_object_new (CUE_TYPE_BAR_LAYOUT, NULL));
  gtk_widget_add_css_class (self->box, "strip-box");
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              "xalign", 0.0,
                              "hexpand", TRUE,
                              NULL);
  gtk_box_append (GTK_BOX (words), icon);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), words);
  for (gsize i = 0; i < N_BUTTONS; i++)
    {
      self->buttons[i] = GTK_BUTTON (gtk_button_new ());
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->buttons[i]));
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cue_save_strip_update (CueSaveStrip *self,
                       CueDraft     *draft,
                       gboolean      settling)
{
  Message message = { NULL };

  g_return_if_fail (CUE_IS_SAVE_STRIP (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  if (draft != NULL)
    message = describe (draft, settling);
  gtk_widget_set_visible (GTK_WIDGET (self), message.text != NULL);
  if (message.text == NULL)
    return;
  gtk_label_set_text (self->label, message.text);
  for (gsize i = 0; i < N_BUTTONS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), message.buttons[i].label != NULL);
      if (message.buttons[i].label == NULL)
        continue;
      gtk_button_set_label (self->buttons[i], message.buttons[i].label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), message.buttons[i].action);
    }
}
