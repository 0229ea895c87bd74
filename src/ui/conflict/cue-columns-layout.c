/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-columns-layout.h"

struct _CueColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CueColumnsLayout, cue_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

/* (transfer container): the children that show. */
static GPtrArray *
list_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_should_layout (child))
        g_ptr_array_add (children, child);
    }
  return children;
}

/* How many stand side by side in @width: all of them or one. */
static guint
count_columns (GPtrArray *children,
               int        width)
{
  int needed = CUE_COLUMNS_LAYOUT_COLUMN;

  for (guint i = 0; i < children->len; i++)
    {
      int minimum;

      gtk_widget_measure (g_ptr_array_index (children, i), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      needed = MAX (needed, minimum);
    }
  return children->len > 0 && width / (int) children->len >= needed ? children->len : 1;
}

static GtkSizeRequestMode
cue_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GPtrArray *children,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < children->len; i++)
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (g_ptr_array_index (children, i), GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += MAX (child_natural, CUE_COLUMNS_LAYOUT_COLUMN);
    }
}

static int
measure_height (GPtrArray *children,
                int        width)
{
  guint n_columns = count_columns (children, width);
  int   height = 0;

  for (guint i = 0; i < children->len; i++)
    {
      int minimum;

      gtk_widget_measure (g_ptr_array_index (children, i), GTK_ORIENTATION_VERTICAL, width / (int) n_columns, &minimum,
                          NULL, NULL, NULL);
      height = n_columns > 1 ? MAX (height, minimum) : height + minimum;
    }
  return height;
}

static void
cue_columns_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  g_autoptr (GPtrArray) children = list_children (widget);

  measure_width (children, minimum, natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (children, for_size >= 0 ? for_size : *natural);
}

static void
cue_columns_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  g_autoptr (GPtrArray) children = list_children (widget);
  int      n_columns = (int) count_columns (children, width);
  int      y = 0;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < (int) children->len; i++)
    {
      GtkWidget    *child = g_ptr_array_index (children, i);
      GtkAllocation place = { 0, y, width / n_columns, height };

      if (n_columns > 1)
        place.x = (mirrored ? n_columns - 1 - i : i) * place.width;
      else
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &place.height, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
      y += n_columns > 1 ? 0 : place.height;
    }
}

static void
cue_columns_layout_class_init (CueColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cue_columns_layout_get_request_mode;
  layout_class->measure = cue_columns_layout_measure;
  layout_class->allocate = cue_columns_layout_allocate;
}

static void
cue_columns_layout_init (CueColumnsLayout *self)
{
}
