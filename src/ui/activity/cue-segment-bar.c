/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-segment-bar.h"

#include "cue-progress-look.h"

/* Most generations that have a piece of their own; pixels between two pieces, and of a narrow one. */
#define MOST_PIECES 40
#define GAP 4
#define NARROWEST 2
#define HEIGHT 10

/* The states that a piece can tell, in the order in which they are shown. */
typedef enum
{
  PIECE_DONE,
  PIECE_FAILED,
  PIECE_ASKS,
  PIECE_RUNNING,
  PIECE_WAITING,
  PIECE_STOPPED,
  N_PIECES,
} PieceState;

static const char *const styles[N_PIECES] = { "done", "failed", "late", "running", "waiting", "stopped" };

struct _CueSegmentBar
{
  GtkWidget parent_instance;

  GArray *weights; /* (owned) (element-type guint): of the children, in their order */
};

G_DEFINE_FINAL_TYPE (CueSegmentBar, cue_segment_bar, GTK_TYPE_WIDGET)

static PieceState
get_piece (CueGeneration *generation)
{
  switch (cue_generation_get_state (generation))
    {
    case CUE_GENERATION_FINISHED:
      return PIECE_DONE;
    case CUE_GENERATION_FAILED:
      return PIECE_FAILED;
    case CUE_GENERATION_UNCERTAIN:
    case CUE_GENERATION_NEEDS_USER:
      return PIECE_ASKS;
    case CUE_GENERATION_STOPPED:
      return PIECE_STOPPED;
    case CUE_GENERATION_WAITING:
      return PIECE_WAITING;
    case CUE_GENERATION_SENDING:
    case CUE_GENERATION_SENT:
    case CUE_GENERATION_WRITING:
    case CUE_GENERATION_NO_NEWS:
    case CUE_GENERATION_PAUSED:
    default:
      return PIECE_RUNNING;
    }
}

/* A piece can show any state: it holds what the states need, of which one shows. */
static GtkWidget *
create_piece (CueSegmentBar *self)
{
  GtkWidget *piece = g_object_new (GTK_TYPE_OVERLAY, "css-name", "piece", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *fill = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 8, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_valign (fill, GTK_ALIGN_CENTER);
  gtk_overlay_set_child (GTK_OVERLAY (piece), fill);
  gtk_overlay_add_overlay (GTK_OVERLAY (piece), mark);
  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (piece, GTK_WIDGET (self));

  return piece;
}

static void
show_piece (GtkWidget *piece,
            PieceState state,
            double     fraction)
{
  const char *classes[] = { styles[state], NULL };
  GtkWidget  *fill = gtk_overlay_get_child (GTK_OVERLAY (piece));
  GtkWidget  *mark = gtk_widget_get_next_sibling (fill);

  gtk_widget_set_css_classes (piece, classes);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (fill), fraction);
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), state == PIECE_FAILED ? "window-close-symbolic" : NULL);
  gtk_widget_set_visible (mark, state == PIECE_FAILED);
}

static void
cue_segment_bar_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  int n_pieces = (int) CUE_SEGMENT_BAR (widget)->weights->len;

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : n_pieces * (NARROWEST + 1);
  *natural = *minimum;
}

static void
cue_segment_bar_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  CueSegmentBar *self = CUE_SEGMENT_BAR (widget);
  gboolean       mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget     *piece = gtk_widget_get_first_child (widget);
  int            n_pieces = (int) self->weights->len;
  int            gap = n_pieces * (NARROWEST + GAP) <= width ? GAP : 1;
  double         unit;
  guint          total = 0;
  guint          before = 0;

  for (int i = 0; i < n_pieces; i++)
    total += g_array_index (self->weights, guint, i);
  unit = total > 0 ? MAX (width - gap * (n_pieces - 1), 0) / (double) total : 0;

  for (int i = 0; i < n_pieces; i++, piece = gtk_widget_get_next_sibling (piece))
    {
      guint         weight = g_array_index (self->weights, guint, i);
      int           start = (int) (before * unit + 0.5);
      int           end = (int) ((before + weight) * unit + 0.5);
      GtkAllocation place = { start + i * gap, (height - HEIGHT) / 2, MAX (end - start, NARROWEST), HEIGHT };

      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_measure (piece, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (piece, &place, -1);
      before += weight;
    }
}

static void
cue_segment_bar_dispose (GObject *object)
{
  GtkWidget *piece;

  while ((piece = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (piece);

  G_OBJECT_CLASS (cue_segment_bar_parent_class)->dispose (object);
}

static void
cue_segment_bar_finalize (GObject *object)
{
  g_clear_pointer (&CUE_SEGMENT_BAR (object)->weights, g_array_unref);

  G_OBJECT_CLASS (cue_segment_bar_parent_class)->finalize (object);
}

static void
cue_segment_bar_class_init (CueSegmentBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_segment_bar_dispose;
  object_class->finalize = cue_segment_bar_finalize;
  widget_class->measure = cue_segment_bar_measure;
  widget_class->size_allocate = cue_segment_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "segmentbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cue_segment_bar_init (CueSegmentBar *self)
{
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* As many children as there are pieces. */
static void
set_n_pieces (CueSegmentBar *self,
              guint          n_pieces)
{
  guint n_children = self->weights->len;

  for (; n_children < n_pieces; n_children++)
    create_piece (self);
  for (; n_children > n_pieces; n_children--)
    gtk_widget_unparent (gtk_widget_get_last_child (GTK_WIDGET (self)));
  g_array_set_size (self->weights, n_pieces);
}

void
cue_segment_bar_show (CueSegmentBar *self,
                      GListModel    *generations)
{
  guint      n_generations;
  guint      counts[N_PIECES] = { 0 };
  double     done[N_PIECES] = { 0 };
  guint      n_pieces = 0;
  GtkWidget *piece;
  g_autoptr (GArray) fractions = NULL;

  g_return_if_fail (CUE_IS_SEGMENT_BAR (self));
  g_return_if_fail (G_IS_LIST_MODEL (generations));

  n_generations = g_list_model_get_n_items (generations);
  fractions = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n_generations; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (generations, i);
      PieceState state = get_piece (generation);
      double     fraction = cue_progress_look_get_fraction (generation);

      counts[state]++;
      done[state] += fraction;
      if (state == PIECE_RUNNING)
        g_array_append_val (fractions, fraction);
    }

  for (guint state = 0; state < N_PIECES; state++)
    n_pieces += n_generations <= MOST_PIECES ? counts[state] : counts[state] > 0;
  set_n_pieces (self, n_pieces);

  piece = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint state = 0, place = 0; state < N_PIECES; state++)
    for (guint i = 0; i < (n_generations <= MOST_PIECES ? counts[state] : MIN (counts[state], 1)); i++, place++)
      {
        gboolean single = n_generations <= MOST_PIECES;

        g_array_index (self->weights, guint, place) = single ? 1 : counts[state];
        show_piece (piece, state,
                    single && state == PIECE_RUNNING ? g_array_index (fractions, double, i) : done[state] / counts[state]);
        piece = gtk_widget_get_next_sibling (piece);
      }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
cue_segment_bar_get_n_pieces (CueSegmentBar *self)
{
  g_return_val_if_fail (CUE_IS_SEGMENT_BAR (self), 0);

  return self->weights->len;
}
