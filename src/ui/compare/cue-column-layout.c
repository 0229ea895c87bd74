/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-column-layout.h"

#include "cue-column-handle.h"

/* What a column asks for at least; more would keep the window from becoming so narrow that columns are hidden (px). */
#define LEAST_REQUEST 60

struct _CueColumnLayout
{
  GtkLayoutManager parent_instance;

  CueColumnWidths *widths; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueColumnLayout, cue_column_layout, GTK_TYPE_LAYOUT_MANAGER)

/* (nullable): the child in @column. */
static GtkWidget *
find_child (GtkWidget *widget,
            int        column)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (int i = -1; i < column && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int least;
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL, NULL);
  return height;
}

static void
cue_column_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  CueColumnLayout *self = CUE_COLUMN_LAYOUT (manager);
  GtkWidget       *gutter = find_child (widget, -1);
  int              height = 0;
  int              n_shown = 0;

  for (guint i = 0; i < cue_column_widths_get_n (self->widths); i++)
    {
      GtkWidget *child = find_child (widget, i);
      int        width;

      if (!cue_column_widths_is_shown (self->widths, i))
        continue;
      n_shown++;
      cue_column_widths_measure (self->widths, for_size, i, NULL, &width);
      if (orientation == GTK_ORIENTATION_VERTICAL && child != NULL && gtk_widget_should_layout (child))
        height = MAX (height, measure_height (child, for_size < 0 ? -1 : width));
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = CUE_COLUMN_WIDTHS_GUTTER + n_shown * LEAST_REQUEST;
  else
    *minimum = MAX (height, gutter != NULL && gtk_widget_should_layout (gutter) ? measure_height (gutter, -1) : 0);
  *natural = *minimum;
}

/* Astride the line after its column; the last column that shows has none. */
static void
place_handle (CueColumnLayout *self,
              GtkWidget       *handle,
              int              total,
              int              height)
{
  guint         column = cue_column_handle_get_column (CUE_COLUMN_HANDLE (handle));
  gboolean      shown = cue_column_widths_is_shown (self->widths, column) && cue_column_widths_get_next (self->widths, column) >= 0;
  gboolean      mirrored = gtk_widget_get_direction (handle) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, CUE_COLUMN_HANDLE_WIDTH, height };
  int           start;
  int           width;

  gtk_widget_set_child_visible (handle, shown);
  cue_column_widths_measure (self->widths, total, column, &start, &width);
  place.x = (mirrored ? total - start - width : start + width) - CUE_COLUMN_HANDLE_WIDTH / 2;
  gtk_widget_measure (handle, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (handle, &place, -1);
}

static void
cue_column_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  CueColumnLayout *self = CUE_COLUMN_LAYOUT (manager);
  GtkWidget       *gutter = find_child (widget, -1);
  gboolean         mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation    place = { mirrored ? width - CUE_COLUMN_WIDTHS_GUTTER : 0, 0, CUE_COLUMN_WIDTHS_GUTTER, height };
  GtkWidget       *child;

  if (gutter == NULL)
    return;
  gtk_widget_measure (gutter, GTK_ORIENTATION_HORIZONTAL, -1, &place.width, NULL, NULL, NULL);
  place.width = MAX (place.width, CUE_COLUMN_WIDTHS_GUTTER);
  place.x = mirrored ? width - place.width : 0;
  gtk_widget_size_allocate (gutter, &place, -1);
  child = gtk_widget_get_next_sibling (gutter);
  for (guint i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    {
      if (CUE_IS_COLUMN_HANDLE (child))
        place_handle (self, child, width, height);
      else
        cue_column_layout_place (self->widths, child, i, width, height);
    }
}

static void
widths_changed_cb (CueColumnLayout *self)
{
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static GtkSizeRequestMode
cue_column_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cue_column_layout_dispose (GObject *object)
{
  g_clear_object (&CUE_COLUMN_LAYOUT (object)->widths);
  G_OBJECT_CLASS (cue_column_layout_parent_class)->dispose (object);
}

static void
cue_column_layout_class_init (CueColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_column_layout_dispose;
  manager_class->measure = cue_column_layout_measure;
  manager_class->allocate = cue_column_layout_allocate;
  manager_class->get_request_mode = cue_column_layout_get_request_mode;
}

static void
cue_column_layout_init (CueColumnLayout *self)
{
}

GtkLayoutManager *
cue_column_layout_new (CueColumnWidths *widths)
{
  CueColumnLayout *self;

  g_return_val_if_fail (CUE_IS_COLUMN_WIDTHS (widths), NULL);

  self = g_object_new (CUE_TYPE_COLUMN_LAYOUT, NULL);
  self->widths = g_object_ref (widths);
  g_signal_connect_object (widths, "changed", G_CALLBACK (widths_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_LAYOUT_MANAGER (self);
}

void
cue_column_layout_place (CueColumnWidths *widths,
                         GtkWidget       *child,
                         guint            column,
                         int              total,
                         int              height)
{
  GtkAllocation place = { 0, 0, 0, height };
  GtkWidget    *parent = gtk_widget_get_parent (child);
  gboolean      shown = cue_column_widths_is_shown (widths, column);
  int           least;
  int           start;

  gtk_widget_set_child_visible (child, shown);
  if (!shown || !gtk_widget_should_layout (child))
    return;
  cue_column_widths_measure (widths, total, column, &start, &place.width);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.x = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL ? total - start - MAX (place.width, least) : start;
  place.width = MAX (place.width, least);
  gtk_widget_size_allocate (child, &place, -1);
}
