/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: what shows where the columns have not all room, and one text alone. */
#include "cue-compare-page-private.h"

#include "cue-variant-badge.h"

#include <glib/gi18n.h>

/* Widths of the page from which on all columns may show, a few, and the whole toolbar (px). */
#define ALL_FROM 1200
#define FEW_FROM 900
#define TOOLS_FROM 620

/* Narrowest column; what stands beside the columns (px). */
#define COLUMN_MINIMUM 280
#define GUTTERS 66

static guint
find_capacity (CueComparePage *self)
{
  return self->width > GUTTERS ? (self->width - GUTTERS) / COLUMN_MINIMUM : 0;
}

/* A page that has no width yet is not narrow. */
static CueCompareLayout
choose_layout (CueComparePage *self)
{
  if (self->width == 0)
    return CUE_COMPARE_ALL;
  if (self->width < FEW_FROM)
    return CUE_COMPARE_TABS;
  if (self->columns->len == 2 || (self->width >= ALL_FROM && find_capacity (self) > self->columns->len))
    return CUE_COMPARE_ALL;
  return CUE_COMPARE_FEW;
}

/* The columns beside the baseline that show, from self->other on. */
static guint
choose_columns (CueComparePage *self)
{
  guint n_columns = self->columns->len;
  guint n_others = self->width < ALL_FROM ? 1 : find_capacity (self) - 2;
  guint shown = 1u << self->baseline | 1u << n_columns;

  n_others = CLAMP (n_others, 1, n_columns - 1);
  for (guint i = 0, column = self->other; i < n_others; column++)
    {
      if (column % n_columns == self->baseline)
        continue;
      shown |= 1u << column % n_columns;
      i++;
    }
  return shown;
}

static void
tab_toggled_cb (CueComparePage *self,
                GtkWidget      *button)
{
  if (self->filling || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    return;
  self->tab = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
  cue_compare_grid_set_shown (self->grid, 1u << self->tab);
}

static GtkWidget *
create_tab (CueComparePage *self,
            guint           column)
{
  gboolean    merged = column == self->columns->len;
  const char *title = merged ? _ ("Merged draft") : self->titles[column];
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget  *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "child", box, NULL);

  if (merged)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  else
    gtk_box_append (GTK_BOX (box), cue_variant_badge_new (column, column + 1));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "label", title,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               "max-width-chars", 18,
                                               NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "toggled", G_CALLBACK (tab_toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill_tabs (CueComparePage *self)
{
  GtkWidget       *child;
  GtkToggleButton *first = NULL;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs_box))) != NULL)
    gtk_box_remove (self->tabs_box, child);
  for (guint i = 0; self->layout == CUE_COMPARE_TABS && i <= self->columns->len; i++)
    {
      GtkWidget *button = create_tab (self, i);

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->tab);
      gtk_box_append (self->tabs_box, button);
    }
  self->filling = FALSE;
}

void
cue_compare_page_lay_out (CueComparePage *self)
{
  CueCompareLayout layout;
  guint            n_columns = self->columns->len;

  if (self->grid == NULL || n_columns < 2)
    return;
  layout = choose_layout (self);
  gtk_widget_set_visible (self->tabs, layout == CUE_COMPARE_TABS);
  gtk_widget_set_visible (self->baseline_label, layout != CUE_COMPARE_TABS);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), self->width == 0 || self->width >= TOOLS_FROM);
  gtk_widget_set_visible (self->redo_button, self->width == 0 || self->width >= TOOLS_FROM);
  gtk_widget_set_visible (self->find_button, self->width == 0 || self->width >= TOOLS_FROM);
  gtk_widget_set_visible (GTK_WIDGET (self->size_label), self->width == 0 || self->width >= TOOLS_FROM);
  if (layout != self->layout)
    {
      self->layout = layout;
      cue_compare_page_fill_heads (self);
    }
  fill_tabs (self);
  if (layout == CUE_COMPARE_ALL)
    cue_compare_grid_set_shown (self->grid, (1u << (n_columns + 1)) - 1);
  else if (layout == CUE_COMPARE_FEW)
    cue_compare_grid_set_shown (self->grid, choose_columns (self));
  else
    cue_compare_grid_set_shown (self->grid, 1u << self->tab);
}

void
cue_compare_page_show_column (CueComparePage *self,
                              guint           column)
{
  if (column > self->columns->len || self->columns->len < 2)
    return;
  if (self->layout == CUE_COMPARE_TABS)
    self->tab = column;
  else if (self->layout == CUE_COMPARE_FEW && column < self->columns->len && column != self->baseline &&
           (choose_columns (self) & 1u << column) == 0)
    self->other = column;
  else
    return;
  cue_compare_page_lay_out (self);
}

void
cue_compare_page_step_column (CueComparePage *self,
                              int             step)
{
  guint n_columns = self->columns->len;

  if (n_columns < 2)
    return;
  if (self->layout == CUE_COMPARE_TABS)
    self->tab = (self->tab + n_columns + 1 + step) % (n_columns + 1);
  else if (self->layout == CUE_COMPARE_FEW)
    {
      do
        self->other = (self->other + n_columns + step) % n_columns;
      while (self->other == self->baseline);
    }
  else
    return;
  cue_compare_page_lay_out (self);
}

gboolean
cue_compare_page_is_lone (CueComparePage *self)
{
  return self->body != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->body), "lone") == 0;
}

void
cue_compare_page_show_alone (CueComparePage *self,
                             guint           column)
{
  g_autofree char *text = NULL;
  gboolean         merged = column == self->columns->len;

  if (column > self->columns->len || self->columns->len < 2 || (merged && self->merged == NULL))
    return;
  text = merged ? cue_merged_draft_dup_text (self->merged)
                : g_strdup (cue_compare_source_get_text (g_ptr_array_index (self->columns, column)));
  self->lone_text = column;
  gtk_stack_set_visible_child_name (self->body, "lone");
  cue_lone_text_show (self->lone, merged ? _ ("Merged draft") : self->titles[column], text,
                      merged && !cue_comparison_is_structured (self->comparison));
  cue_compare_page_update (self);
  cue_compare_page_update_found (self);
  cue_compare_page_notify_lone (self);
}

void
cue_compare_page_close_alone (CueComparePage *self)
{
  if (!cue_compare_page_is_lone (self))
    return;
  cue_lone_text_flush (self->lone);
  gtk_stack_set_visible_child_name (self->body, "grid");
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
  cue_compare_page_update (self);
  cue_compare_page_update_found (self);
  cue_compare_page_notify_lone (self);
}
