/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-side-layout.h"

struct _CueSideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CueSideLayout, cue_side_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_panel_width (GtkWidget *panel)
{
  int minimum;

  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, CUE_SIDE_LAYOUT_PANEL);
}

static void
cue_side_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  GtkWidget *main_child = gtk_widget_get_first_child (widget);
  GtkWidget *panel = gtk_widget_get_last_child (widget);
  int        panel_minimum;
  int        panel_natural;

  gtk_widget_measure (main_child, orientation, -1, minimum, natural, NULL, NULL);
  if (!gtk_widget_get_visible (panel))
    return;
  gtk_widget_measure (panel, orientation, -1, &panel_minimum, &panel_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, panel_minimum);
      *natural = *natural + MAX (panel_natural, CUE_SIDE_LAYOUT_PANEL);
    }
  else
    {
      *minimum += panel_minimum;
      *natural = MAX (*natural + panel_minimum, panel_natural);
    }
}

static void
allocate_below (GtkWidget *main_child,
                GtkWidget *panel,
                int        width,
                int        height)
{
  GtkAllocation place = { 0, 0, width, height };
  int           minimum;
  int           natural;

  gtk_widget_measure (panel, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  place.height = MAX (minimum, MIN (natural, height * 2 / 5));
  place.y = height - place.height;
  gtk_widget_size_allocate (panel, &place, -1);
  place.height = height - place.height;
  place.y = 0;
  gtk_widget_size_allocate (main_child, &place, -1);
}

static void
cue_side_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  GtkWidget    *main_child = gtk_widget_get_first_child (widget);
  GtkWidget    *panel = gtk_widget_get_last_child (widget);
  gboolean      mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, width, height };
  int           panel_width;

  if (!gtk_widget_get_visible (panel))
    {
      gtk_widget_size_allocate (main_child, &place, -1);
      return;
    }
  if (width < CUE_SIDE_LAYOUT_WIDE)
    {
      allocate_below (main_child, panel, width, height);
      return;
    }
  panel_width = get_panel_width (panel);
  place.width = width - panel_width;
  place.x = mirrored ? panel_width : 0;
  gtk_widget_size_allocate (main_child, &place, -1);
  place.x = mirrored ? 0 : place.width;
  place.width = panel_width;
  gtk_widget_size_allocate (panel, &place, -1);
}

static void
cue_side_layout_class_init (CueSideLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = cue_side_layout_measure;
  layout_class->allocate = cue_side_layout_allocate;
}

static void
cue_side_layout_init (CueSideLayout *self)
{
}
