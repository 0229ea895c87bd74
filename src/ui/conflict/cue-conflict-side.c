/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-side.h"

#include "cue-cell-marks.h"
#include "cue-conflict-text.h"
#include "cue-text-direction.h"
#include "cue-word-diff.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CueConflictSide
{
  GtkWidget parent_instance;

  GtkCheckButton *radio; /* (unowned): child */
  GtkLabel       *label; /* (unowned) */

  CueConflictChoice side;
  GPtrArray        *spans; /* (owned) (nullable) (element-type CueSpan): marked words */
};

G_DEFINE_FINAL_TYPE (CueConflictSide, cue_conflict_side, GTK_TYPE_WIDGET)

static void
update_marks (CueConflictSide *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  CueMarkStyle     style = { adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager) };
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->spans == NULL || self->radio == NULL)
    return;
  attributes = cue_cell_marks_create (self->spans, TRUE, style);
  gtk_label_set_attributes (self->label, attributes);
}

static void
toggled_cb (CueConflictSide *self)
{
  if (gtk_check_button_get_active (self->radio))
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

/* (transfer full): what a reader says: the side, what is marked, and the words. */
static char *
dup_spoken (CueConflictSide *self,
            const char      *text)
{
  const char *side = cue_conflict_text_get_side (self->side);

  if (*text == '\0')
    /* translators: a side of a conflict, as “Mine” */
    return g_strdup_printf (_ ("%s: empty"), side);
  /* translators: a side of a conflict, as “Mine”, and its words */
  return g_strdup_printf (_ ("%s: %s"), side, text);
}

/* (transfer full) (nullable): the words of one kind, parted by commas. */
static char *
join_words (GPtrArray  *spans,
            CueSpanKind kind)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == kind)
        g_ptr_array_add (words, g_strstrip (g_strdup (span->text)));
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) words->pdata);
}

/* The marks in words, for those who do not see them. */
static void
describe_marks (CueConflictSide *self)
{
  g_autofree char *added = join_words (self->spans, CUE_SPAN_ADDED);
  g_autofree char *removed = join_words (self->spans, CUE_SPAN_REMOVED);
  g_autoptr (GString) spoken = g_string_new (NULL);

  /* translators: %s are words of a text */
  if (removed != NULL)
    g_string_append_printf (spoken, _ ("Removed: %s. "), removed);
  /* translators: %s are words of a text */
  if (added != NULL)
    g_string_append_printf (spoken, _ ("Added: %s. "), added);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->radio), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str, -1);
}

static void
cue_conflict_side_dispose (GObject *object)
{
  CueConflictSide *self = CUE_CONFLICT_SIDE (object);

  if (self->radio != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->radio));
  self->radio = NULL;
  G_OBJECT_CLASS (cue_conflict_side_parent_class)->dispose (object);
}

static void
cue_conflict_side_finalize (GObject *object)
{
  g_clear_pointer (&CUE_CONFLICT_SIDE (object)->spans, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_conflict_side_parent_class)->finalize (object);
}

static void
cue_conflict_side_class_init (CueConflictSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_conflict_side_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_conflict_side_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "conflictside");
}

static void
cue_conflict_side_init (CueConflictSide *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget       *radio = g_object_new (GTK_TYPE_CHECK_BUTTON, "valign", GTK_ALIGN_FILL, NULL);

  self->radio = GTK_CHECK_BUTTON (radio);
  /* The mark beside the first line, however many there are. */
  gtk_widget_set_valign (gtk_widget_get_first_child (radio), GTK_ALIGN_START);
  gtk_widget_set_parent (radio, GTK_WIDGET (self));
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);
}

/* The words of the radio button: which side it is, and what that side says. */
static void
fill (CueConflictSide *self,
      const char      *text)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *caption = g_object_new (GTK_TYPE_LABEL,
                                           "label", cue_conflict_text_get_side (self->side),
                                           "xalign", 0.0,
                                           NULL);
  g_autofree char *marked = self->spans != NULL ? cue_cell_marks_dup_text (self->spans) : NULL;
  GtkTextDirection direction = cue_text_direction_find (text);

  gtk_widget_add_css_class (caption, "side-name");
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "label", marked != NULL ? marked : text,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              "xalign", 0.0,
                              NULL);
  if (*text == '\0' && marked == NULL)
    {
      gtk_label_set_text (self->label, C_ ("value", "Empty"));
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "secondary");
    }
  else if (direction != GTK_TEXT_DIR_NONE)
    gtk_widget_set_direction (GTK_WIDGET (self->label), direction);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_check_button_set_child (self->radio, box);
}

GtkWidget *
cue_conflict_side_new (CueConflictChoice side,
                       const char       *text,
                       const char       *before,
                       CueConflictSide  *group)
{
  CueConflictSide *self;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (group == NULL || CUE_IS_CONFLICT_SIDE (group), NULL);

  self = g_object_new (CUE_TYPE_CONFLICT_SIDE, NULL);
  self->side = side;
  if (before != NULL)
    self->spans = cue_word_diff (before, text, TRUE);
  fill (self, text);
  update_marks (self);
  if (group != NULL)
    gtk_check_button_set_group (self->radio, group->radio);
  spoken = dup_spoken (self, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->radio), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  describe_marks (self);
  return GTK_WIDGET (self);
}

CueConflictChoice
cue_conflict_side_get_side (CueConflictSide *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_SIDE (self), CUE_CHOICE_NONE);
  return self->side;
}

GtkCheckButton *
cue_conflict_side_get_radio (CueConflictSide *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_SIDE (self), NULL);
  return self->radio;
}
