/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-dialog.h"

#include "cue-text.h"
#include "cue-text-card.h"

struct _CueVariantDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  CueTextCard *note_card;
  GtkWidget   *keep_button;

  CueVariant *variant; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueVariantDialog, cue_variant_dialog, ADW_TYPE_WINDOW)

/* Blank means none. */
static void
set_text (CueVariantDialog *self,
          const char       *property,
          const char       *text)
{
  g_autofree char *clean = cue_text_clean (text, -1);

  g_strstrip (clean);
  g_object_set (self->variant, property, cue_text_is_blank (clean) ? NULL : clean, NULL);
}

static void
keep_clicked_cb (CueVariantDialog *self)
{
  set_text (self, "name", gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  set_text (self, "note", cue_text_card_get_text (self->note_card));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cue_variant_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_VARIANT_DIALOG);
  g_clear_object (&CUE_VARIANT_DIALOG (object)->variant);
  G_OBJECT_CLASS (cue_variant_dialog_parent_class)->dispose (object);
}

static void
cue_variant_dialog_class_init (CueVariantDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_variant_dialog_dispose;

  g_type_ensure (CUE_TYPE_TEXT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-variant-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CueVariantDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CueVariantDialog, note_card);
  gtk_widget_class_bind_template_child (widget_class, CueVariantDialog, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
cue_variant_dialog_init (CueVariantDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->keep_button);
}

GtkWidget *
cue_variant_dialog_new (GtkWindow  *parent,
                        CueVariant *variant,
                        gboolean    for_note)
{
  CueVariantDialog *self;
  g_autofree char  *name = NULL;
  const char       *note;

  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);

  self = g_object_new (CUE_TYPE_VARIANT_DIALOG, "transient-for", parent, NULL);
  self->variant = g_object_ref (variant);
  g_object_get (variant, "name", &name, NULL);
  note = cue_variant_get_note (variant);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name != NULL ? name : "");
  cue_text_card_set_text (self->note_card, note != NULL ? note : "");
  gtk_window_set_focus (GTK_WINDOW (self), for_note ? GTK_WIDGET (self->note_card) : GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}
