/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-cell.h"

#include "cue-cell-marks.h"
#include "cue-text-direction.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CueCompareCell
{
  GtkWidget parent_instance;

  GtkImage  *icon;    /* (unowned): child */
  GtkLabel  *label;   /* (unowned): child */
  GtkWidget *missing; /* (unowned): child: the hatched box */

  CueCompareRow *row; /* (owned) (nullable) */
  guint          column;
  gboolean       is_baseline;
  gboolean       marked;
};

G_DEFINE_FINAL_TYPE (CueCompareCell, cue_compare_cell, GTK_TYPE_WIDGET)

static const char *
get_icon_name (CueCompareCell *self,
               CueCellKind     kind)
{
  if (self->is_baseline)
    return NULL;
  return kind == CUE_CELL_CHANGED ? "document-edit-symbolic" : kind == CUE_CELL_ONLY ? "list-add-symbolic"
                                                                                     : NULL;
}

static void
update_text (CueCompareCell *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  CueMarkStyle     style = { adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager) };
  GPtrArray       *spans;
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->row == NULL)
    return;
  if (self->marked)
    {
      spans = cue_compare_row_get_spans (self->row, self->column);
      text = cue_cell_marks_dup_text (spans);
      attributes = cue_cell_marks_create (spans, TRUE, style);
    }
  else
    {
      CueSpan whole = { CUE_SPAN_SAME, (char *) cue_compare_row_get_text (self->row, self->column) };
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, &whole);
      text = g_strdup (whole.text);
      attributes = cue_cell_marks_create (one, FALSE, style);
    }
  gtk_label_set_attributes (self->label, attributes);
  gtk_label_set_text (self->label, text);
}

static void
cue_compare_cell_dispose (GObject *object)
{
  CueCompareCell *self = CUE_COMPARE_CELL (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->row);
  G_OBJECT_CLASS (cue_compare_cell_parent_class)->dispose (object);
}

static void
cue_compare_cell_class_init (CueCompareCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_compare_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "comparecell");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
cue_compare_cell_init (CueCompareCell *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "valign", GTK_ALIGN_START,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "xalign", 0.0,
                              "yalign", 0.0,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "hexpand", TRUE,
                              "width-chars", 12,
                              NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  self->missing = g_object_new (GTK_TYPE_LABEL,
                                "label", _ ("Not in this variant"),
                                "xalign", 0.0,
                                "hexpand", TRUE,
                                "wrap", TRUE,
                                "visible", FALSE,
                                NULL);
  gtk_widget_add_css_class (self->missing, "missing");
  gtk_widget_set_parent (self->missing, GTK_WIDGET (self));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_text), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cue_compare_cell_new (void)
{
  return g_object_new (CUE_TYPE_COMPARE_CELL, NULL);
}

void
cue_compare_cell_show (CueCompareCell *self,
                       CueCompareRow  *row,
                       guint           column,
                       gboolean        is_baseline,
                       const char     *title,
                       gboolean        marked)
{
  CueCellKind      kind;
  const char      *icon_name;
  g_autofree char *spoken = NULL;

  g_return_if_fail (CUE_IS_COMPARE_CELL (self));
  g_return_if_fail (CUE_IS_COMPARE_ROW (row));

  g_set_object (&self->row, row);
  self->column = column;
  self->is_baseline = is_baseline;
  kind = cue_compare_row_get_kind (row, column);
  self->marked = marked && kind == CUE_CELL_CHANGED;
  icon_name = get_icon_name (self, kind);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_opacity (GTK_WIDGET (self->icon), icon_name != NULL ? .72 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->label), kind != CUE_CELL_MISSING);
  gtk_widget_set_visible (self->missing, kind == CUE_CELL_MISSING);
  if (kind == CUE_CELL_ONLY && !is_baseline)
    gtk_widget_add_css_class (GTK_WIDGET (self), "only");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "only");
  update_text (self);
  gtk_widget_set_direction (GTK_WIDGET (self->label), cue_text_direction_find (cue_compare_row_get_text (row, column)));
  spoken = cue_cell_marks_dup_spoken (row, column, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
