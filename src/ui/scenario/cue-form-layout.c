/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-form-layout.h"

#define GAP 24

struct _CueFormLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CueFormLayout, cue_form_layout, GTK_TYPE_LAYOUT_MANAGER)

/* (nullable): the child beside @left, where there is one. */
static GtkWidget *
get_neighbour (GtkWidget *left,
               gboolean   wide)
{
  return wide ? gtk_widget_get_next_sibling (left) : NULL;
}

static int
measure_height (GtkWidget *group,
                int        width,
                int       *natural)
{
  int minimum;

  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, width, &minimum, natural, NULL, NULL);
  return minimum;
}

/* Heights of the row that starts with @left; width is the whole width. */
static int
measure_row (GtkWidget *left,
             GtkWidget *right,
             int        width,
             int       *natural)
{
  int column = right != NULL ? (width - GAP) / 2 : width;
  int minimum = measure_height (left, column, natural);
  int right_natural;

  if (right != NULL)
    {
      minimum = MAX (minimum, measure_height (right, column, &right_natural));
      *natural = MAX (*natural, right_natural);
    }
  return minimum;
}

static void
measure_widths (GtkWidget *widget,
                int       *minimum,
                int       *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *group = gtk_widget_get_first_child (widget); group; group = gtk_widget_get_next_sibling (group))
    {
      int group_minimum;
      int group_natural;

      gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, &group_minimum, &group_natural, NULL, NULL);
      *minimum = MAX (*minimum, group_minimum);
      *natural = MAX (*natural, 2 * group_natural + GAP);
    }
}

static void
measure_heights (GtkWidget *widget,
                 int        width,
                 int       *minimum,
                 int       *natural)
{
  gboolean   wide = width < 0 || width >= CUE_FORM_LAYOUT_WIDE;
  GtkWidget *left = gtk_widget_get_first_child (widget);

  *minimum = -GAP;
  *natural = -GAP;
  while (left != NULL)
    {
      GtkWidget *right = get_neighbour (left, wide);
      int        row_natural;

      *minimum += GAP + measure_row (left, right, width < 0 ? CUE_FORM_LAYOUT_WIDE : width, &row_natural);
      *natural += GAP + row_natural;
      left = gtk_widget_get_next_sibling (right != NULL ? right : left);
    }
  *minimum = MAX (*minimum, 0);
  *natural = MAX (*natural, 0);
}

static void
cue_form_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_widths (widget, minimum, natural);
  else
    measure_heights (widget, for_size, minimum, natural);
}

static void
allocate_group (GtkWidget *widget,
                GtkWidget *group,
                int        x,
                int        y,
                int        width,
                int        height)
{
  GtkAllocation place = { x, y, width, height };

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (group, &place, -1);
}

static void
cue_form_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  gboolean   wide = width >= CUE_FORM_LAYOUT_WIDE;
  GtkWidget *left = gtk_widget_get_first_child (widget);
  int        column = (width - GAP) / 2;
  int        y = 0;

  while (left != NULL)
    {
      GtkWidget *right = get_neighbour (left, wide);
      int        row_height;

      measure_row (left, right, width, &row_height);
      allocate_group (widget, left, 0, y, right != NULL ? column : width, row_height);
      if (right != NULL)
        allocate_group (widget, right, width - column, y, column, row_height);
      y += row_height + GAP;
      left = gtk_widget_get_next_sibling (right != NULL ? right : left);
    }
}

static GtkSizeRequestMode
cue_form_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cue_form_layout_class_init (CueFormLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = cue_form_layout_measure;
  layout_class->allocate = cue_form_layout_allocate;
  layout_class->get_request_mode = cue_form_layout_get_request_mode;
}

static void
cue_form_layout_init (CueFormLayout *self)
{
}
