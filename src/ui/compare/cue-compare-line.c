/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-line.h"

#include "cue-compare-cell.h"

struct _CueCompareLine
{
  GtkWidget parent_instance;

  GtkLabel *number; /* (unowned): child */
  GtkBox   *cells;  /* (unowned): child */
};

G_DEFINE_FINAL_TYPE (CueCompareLine, cue_compare_line, GTK_TYPE_WIDGET)

static void
set_n_cells (CueCompareLine *self,
             guint           n_cells)
{
  guint n_present = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->cells)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    n_present++;
  for (; n_present < n_cells; n_present++)
    gtk_box_append (self->cells, cue_compare_cell_new ());
  for (; n_present > n_cells; n_present--)
    gtk_box_remove (self->cells, gtk_widget_get_last_child (GTK_WIDGET (self->cells)));
}

static void
cue_compare_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cue_compare_line_parent_class)->dispose (object);
}

static void
cue_compare_line_class_init (CueCompareLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_compare_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "compareline");
}

static void
cue_compare_line_init (CueCompareLine *self)
{
  self->number = g_object_new (GTK_TYPE_LABEL,
                               "xalign", 1.0,
                               "yalign", 0.0,
                               "width-chars", 3,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "row-number");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->number), GTK_WIDGET (self));
  self->cells = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->cells), GTK_WIDGET (self));
}

GtkWidget *
cue_compare_line_new (void)
{
  return g_object_new (CUE_TYPE_COMPARE_LINE, NULL);
}

void
cue_compare_line_show (CueCompareLine    *self,
                       CueCompareRow     *row,
                       guint              baseline,
                       const char *const *titles,
                       gboolean           marked)
{
  g_autofree char *number = NULL;
  GtkWidget       *cell;

  g_return_if_fail (CUE_IS_COMPARE_LINE (self));
  g_return_if_fail (CUE_IS_COMPARE_ROW (row));
  g_return_if_fail (titles != NULL);

  number = g_strdup_printf ("%u", cue_compare_row_get_number (row));
  gtk_label_set_text (self->number, number);
  set_n_cells (self, g_strv_length ((char **) titles));
  cell = gtk_widget_get_first_child (GTK_WIDGET (self->cells));
  for (guint column = 0; cell != NULL; column++, cell = gtk_widget_get_next_sibling (cell))
    cue_compare_cell_show (CUE_COMPARE_CELL (cell), row, column, column == baseline, titles[column], marked);
}
