/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-card.h"

#include "cue-columns-layout.h"
#include "cue-conflict-side.h"
#include "cue-conflict-text.h"
#include "cue-text-card.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

static const CueConflictChoice sides_in_order[] = { CUE_CHOICE_MINE, CUE_CHOICE_THEIRS, CUE_CHOICE_BASE };

#define N_SIDES G_N_ELEMENTS (sides_in_order)

struct _CueConflictCard
{
  GtkWidget parent_instance;

  GtkWidget      *root_box;
  GtkLabel       *title_label;
  GtkLabel       *chip_label;
  GtkWidget      *own_button;
  GtkWidget      *sides_box;
  GtkWidget      *own_box;
  GtkCheckButton *own_radio;
  CueTextCard    *own_text;

  CueConflictField *field;          /* (owned) */
  CueConflictSide  *sides[N_SIDES]; /* (unowned): children of sides_box */
  gboolean          filling;        /* the buttons are being set from the field */
};

G_DEFINE_FINAL_TYPE (CueConflictCard, cue_conflict_card, GTK_TYPE_WIDGET)

/* The field has another choice: by a button of this card, or by one for all fields. */
static void
show_choice (CueConflictCard *self)
{
  CueConflictChoice choice = cue_conflict_field_get_choice (self->field);

  if (self->own_radio == NULL)
    return;
  self->filling = TRUE;
  for (gsize i = 0; i < N_SIDES; i++)
    gtk_check_button_set_active (cue_conflict_side_get_radio (self->sides[i]), sides_in_order[i] == choice);
  gtk_check_button_set_active (self->own_radio, choice == CUE_CHOICE_OWN);
  if (choice == CUE_CHOICE_OWN)
    gtk_widget_set_visible (self->own_box, TRUE);
  self->filling = FALSE;
}

static void
side_toggled_cb (GtkCheckButton  *radio,
                 CueConflictCard *self)
{
  if (self->filling || !gtk_check_button_get_active (radio))
    return;
  for (gsize i = 0; i < N_SIDES; i++)
    {
      if (cue_conflict_side_get_radio (self->sides[i]) == radio)
        cue_conflict_field_set_choice (self->field, sides_in_order[i]);
    }
}

static void
own_toggled_cb (CueConflictCard *self)
{
  if (!self->filling && self->own_radio != NULL && gtk_check_button_get_active (self->own_radio))
    cue_conflict_field_set_own_text (self->field, cue_text_card_get_text (self->own_text));
}

static void
own_text_changed_cb (CueConflictCard *self)
{
  if (!self->filling && self->field != NULL)
    cue_conflict_field_set_own_text (self->field, cue_text_card_get_text (self->own_text));
}

/* Begins with what is chosen, or with mine. */
static void
own_clicked_cb (CueConflictCard *self)
{
  CueConflictChoice choice = cue_conflict_field_get_choice (self->field);
  g_autofree char  *text = NULL;

  if (!gtk_widget_get_visible (self->own_box))
    {
      text = cue_conflict_field_dup_text (self->field, choice != CUE_CHOICE_NONE ? choice : CUE_CHOICE_MINE);
      self->filling = TRUE;
      cue_text_card_set_text (self->own_text, text);
      self->filling = FALSE;
      gtk_widget_set_visible (self->own_box, TRUE);
    }
  cue_conflict_field_set_own_text (self->field, cue_text_card_get_text (self->own_text));
  gtk_widget_grab_focus (GTK_WIDGET (self->own_text));
}

static const char *
get_chip_text (CueConflictKind kind)
{
  switch (kind)
    {
    case CUE_CHANGED_HERE:
      return _ ("changed by you");

    case CUE_CHANGED_THERE:
      return _ ("changed on the service");

    case CUE_CHANGED_ALIKE:
      return _ ("changed by both to the same");

    case CUE_CHANGED_BY_BOTH:
    default:
      return _ ("changed by both");
    }
}

static void
add_sides (CueConflictCard *self,
           CueLibrary      *library)
{
  g_autofree char *before = cue_conflict_text_dup_value (self->field, CUE_CHOICE_BASE, library);
  gboolean         is_text = cue_conflict_field_is_text (self->field);

  for (gsize i = 0; i < N_SIDES; i++)
    {
      CueConflictChoice side = sides_in_order[i];
      g_autofree char  *text = cue_conflict_text_dup_value (self->field, side, library);
      gboolean          marked = is_text && side != CUE_CHOICE_BASE && *before != '\0' && *text != '\0';

      self->sides[i] = CUE_CONFLICT_SIDE (cue_conflict_side_new (side, text, marked ? before : NULL,
                                                                 i > 0 ? self->sides[0] : NULL));
      g_signal_connect_object (cue_conflict_side_get_radio (self->sides[i]), "toggled", G_CALLBACK (side_toggled_cb),
                               self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (self->sides_box), GTK_WIDGET (self->sides[i]));
    }
  gtk_check_button_set_group (self->own_radio, cue_conflict_side_get_radio (self->sides[0]));
}

static gboolean
cue_conflict_card_grab_focus (GtkWidget *widget)
{
  CueConflictCard *self = CUE_CONFLICT_CARD (widget);

  for (gsize i = 0; i < N_SIDES; i++)
    {
      GtkCheckButton *radio = cue_conflict_side_get_radio (self->sides[i]);

      if (gtk_check_button_get_active (radio))
        return gtk_widget_grab_focus (GTK_WIDGET (radio));
    }
  return gtk_widget_grab_focus (GTK_WIDGET (cue_conflict_side_get_radio (self->sides[0])));
}

static void
cue_conflict_card_dispose (GObject *object)
{
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_CONFLICT_CARD);
  G_OBJECT_CLASS (cue_conflict_card_parent_class)->dispose (object);
}

static void
cue_conflict_card_finalize (GObject *object)
{
  g_clear_object (&CUE_CONFLICT_CARD (object)->field);
  G_OBJECT_CLASS (cue_conflict_card_parent_class)->finalize (object);
}

static void
cue_conflict_card_class_init (CueConflictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_conflict_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_conflict_card_finalize;
  widget_class->grab_focus = cue_conflict_card_grab_focus;

  g_type_ensure (CUE_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (CUE_TYPE_TEXT_CARD);
  gtk_widget_class_set_css_name (widget_class, "conflictcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/conflict/cue-conflict-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, root_box);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, chip_label);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, own_button);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, sides_box);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, own_box);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, own_radio);
  gtk_widget_class_bind_template_child (widget_class, CueConflictCard, own_text);
  gtk_widget_class_bind_template_callback (widget_class, own_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_text_changed_cb);
}

static void
cue_conflict_card_init (CueConflictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_conflict_card_new (CueConflictField *field,
                       CueLibrary       *library)
{
  CueConflictCard *self;
  const char      *title;
  g_autofree char *own = NULL;
  g_autofree char *own_label = NULL;

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (field), NULL);
  g_return_val_if_fail (library == NULL || CUE_IS_LIBRARY (library), NULL);

  self = g_object_new (CUE_TYPE_CONFLICT_CARD, NULL);
  title = cue_conflict_text_get_label (field);
  self->filling = TRUE;
  own = cue_conflict_field_dup_text (field, CUE_CHOICE_OWN);
  cue_text_card_set_text (self->own_text, own);
  self->filling = FALSE;
  self->field = g_object_ref (field);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->chip_label, get_chip_text (cue_conflict_field_get_kind (field)));
  gtk_widget_set_visible (self->own_button, cue_conflict_field_is_text (field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* translators: %s is the name of a field: “What counts as success?” */
  own_label = g_strdup_printf (_ ("My own words: %s"), title);
  g_object_set (self->own_text, "label", own_label, NULL);
  add_sides (self, library);
  show_choice (self);
  g_signal_connect_object (field, "notify::choice", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

CueConflictField *
cue_conflict_card_get_field (CueConflictCard *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_CARD (self), NULL);
  return self->field;
}
