/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bar-layout.h"

/* Between children (pixels). */
#define GAP 8

/* What the label needs to stand beside the buttons (pixels). */
#define LABEL_WIDTH 200

struct _CueBarLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CueBarLayout, cue_bar_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A child and where it goes. */
typedef struct
{
  GtkWidget    *child; /* (unowned) */
  GtkAllocation place;
} Piece;

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* (transfer full) (element-type Piece) */
static GArray *
list_pieces (GtkWidget *widget)
{
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (Piece));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Piece piece = { child, { 0, 0, get_natural_width (child), 0 } };

      if (!gtk_widget_should_layout (child))
        continue;
      piece.place.height = get_height (child, -1);
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* Moves the pieces from @first up to @end, which make a line, to the end of @width. */
static void
align_line (GArray *pieces,
            guint   first,
            guint   end,
            int     width)
{
  Piece *last = &g_array_index (pieces, Piece, end - 1);
  int    free = width - (last->place.x + last->place.width);

  for (guint i = first; i < end; i++)
    g_array_index (pieces, Piece, i).place.x += MAX (free, 0);
}

/* The buttons, in lines from @y on. Returns where they end. */
static int
arrange_buttons (GArray *pieces,
                 int     width,
                 int     y)
{
  int   x = 0;
  int   line_height = 0;
  guint first = 1;

  for (guint i = 1; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      if (x > 0 && x + piece->place.width > width)
        {
          align_line (pieces, first, i, width);
          first = i;
          x = 0;
          y += line_height + GAP;
          line_height = 0;
        }
      piece->place.x = x;
      piece->place.y = y;
      piece->place.width = MIN (piece->place.width, width);
      x += piece->place.width + GAP;
      line_height = MAX (line_height, piece->place.height);
    }
  align_line (pieces, first, pieces->len, width);
  return y + line_height;
}

/* Finds every piece's place for a bar of @width, and returns its height. */
static int
arrange (GArray *pieces,
         int     width)
{
  Piece *label = &g_array_index (pieces, Piece, 0);
  int    buttons = 0;
  int    height;

  if (pieces->len < 2)
    return 0;
  for (guint i = 1; i < pieces->len; i++)
    buttons += g_array_index (pieces, Piece, i).place.width + GAP;
  if (width - buttons >= LABEL_WIDTH)
    {
      height = arrange_buttons (pieces, width, 0);
      label->place.width = width - buttons;
      label->place.height = get_height (label->child, label->place.width);
      label->place.y = MAX ((height - label->place.height) / 2, 0);
      return MAX (height, label->place.height);
    }
  label->place.width = width;
  label->place.height = get_height (label->child, width);
  return arrange_buttons (pieces, width, label->place.height + GAP);
}

static GtkSizeRequestMode
cue_bar_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cue_bar_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  g_autoptr (GArray) pieces = list_pieces (widget);
  int total = 0;
  int needed = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      int    child_minimum;

      gtk_widget_measure (piece->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      needed = MAX (needed, child_minimum);
      total += piece->place.width + GAP;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    needed = total = arrange (pieces, for_size >= 0 ? for_size : total);
  *minimum = needed;
  *natural = MAX (needed, total);
}

static void
cue_bar_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  g_autoptr (GArray) pieces = list_pieces (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  arrange (pieces, width);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      if (mirrored)
        piece->place.x = width - piece->place.x - piece->place.width;
      gtk_widget_size_allocate (piece->child, &piece->place, -1);
    }
}

static void
cue_bar_layout_class_init (CueBarLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cue_bar_layout_get_request_mode;
  layout_class->measure = cue_bar_layout_measure;
  layout_class->allocate = cue_bar_layout_allocate;
}

static void
cue_bar_layout_init (CueBarLayout *self)
{
}
