/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-overview.h"

#include "cue-mark-colours.h"

#include <glib/gi18n.h>

/* In px: of the strip, of what stands for a row in a lane, of the most and least room of a row. */
#define WIDTH 34
#define TICK 10
#define LANE 12
#define MOST_PITCH 43
#define LEAST_PITCH 7
#define TOP 8
#define BUCKET 3
#define LEAST_FRAME 16

#define MAX_LANES CUE_COMPARE_MAX_COLUMNS

/* What a row is in a lane, the more important the greater. */
typedef enum
{
  TICK_NONE,
  TICK_SAME,
  TICK_CHANGED,
  TICK_MOVED,
  TICK_MISSING,
  TICK_ONLY,
} Tick;

struct _CueOverview
{
  GtkWidget parent_instance;

  CueGridState *state;   /* (owned) */
  GListModel   *rows;    /* (owned) (nullable) */
  GArray       *numbers; /* (owned) (nullable) (element-type guint): of the rows that show; made with the ticks */
  GArray       *ticks;   /* (owned) (nullable) (element-type guint8): of Tick, MAX_LANES a row; made when drawn */
  guint         columns[MAX_LANES];
  guint         n_lanes;
  guint         first;
  guint         last;
};

G_DEFINE_FINAL_TYPE (CueOverview, cue_overview, GTK_TYPE_WIDGET)

enum
{
  GO_TO,
  GO_TO_CHANGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Tick
read_tick (CueOverview   *self,
           CueCompareRow *row,
           guint          column)
{
  guint baseline = cue_grid_state_get_baseline (self->state);

  switch (cue_compare_row_get_kind (row, column))
    {
    case CUE_CELL_CHANGED:
      return TICK_CHANGED;

    case CUE_CELL_ONLY:
      return TICK_ONLY;

    case CUE_CELL_MOVED:
      return TICK_MOVED;

    case CUE_CELL_MISSING:
      return cue_compare_row_get_kind (row, baseline) == CUE_CELL_MISSING ? TICK_NONE : TICK_MISSING;

    case CUE_CELL_ELSEWHERE:
      return TICK_NONE;

    case CUE_CELL_SAME:
    default:
      return TICK_SAME;
    }
}

static void
find_lanes (CueOverview *self)
{
  self->n_lanes = 0;
  for (guint column = 0; column < cue_grid_state_get_n_columns (self->state); column++)
    {
      if (column != cue_grid_state_get_baseline (self->state) && cue_grid_state_is_shown (self->state, column))
        self->columns[self->n_lanes++] = column;
    }
}

static void
read_rows (CueOverview *self)
{
  guint n_rows = self->rows != NULL ? g_list_model_get_n_items (self->rows) : 0;

  find_lanes (self);
  self->numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_rows);
  self->ticks = g_array_sized_new (FALSE, TRUE, sizeof (guint8), n_rows * MAX_LANES);
  g_array_set_size (self->ticks, n_rows * MAX_LANES);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (self->rows, i);
      guint number = cue_compare_row_get_number (row);

      g_array_append_val (self->numbers, number);
      for (guint lane = 0; lane < self->n_lanes; lane++)
        g_array_index (self->ticks, guint8, i * MAX_LANES + lane) = read_tick (self, row, self->columns[lane]);
    }
}

static void
ensure_rows (CueOverview *self)
{
  if (self->ticks == NULL)
    read_rows (self);
}

static void
forget_rows (CueOverview *self)
{
  g_clear_pointer (&self->ticks, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How high a row is (px). */
static double
get_pitch (CueOverview *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * TOP;

  return MIN (MOST_PITCH, height / MAX (self->numbers->len, 1));
}

/* The position of the first row that shows from @number on. */
static guint
find_position (CueOverview *self,
               guint        number)
{
  guint from = 0;
  guint to = self->numbers->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (g_array_index (self->numbers, guint, middle) < number)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

static void
draw_diamond (GtkSnapshot   *snapshot,
              float          x,
              float          y,
              const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_rotate (snapshot, 45);
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (-TICK * .33f, -TICK * .33f, TICK * .66f, TICK * .66f));
  gtk_snapshot_restore (snapshot);
}

static void
draw_hollow (GtkSnapshot   *snapshot,
             float          x,
             float          y,
             float          height,
             const GdkRGBA *colour)
{
  const float    widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA  colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x - TICK * .4f, y - height / 2, TICK * .8f, height), 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static gboolean
get_colour (CueOverview *self,
            Tick         tick,
            GdkRGBA     *colour)
{
  CueMarkStyle style = cue_grid_state_get_style (self->state);
  CueMarkKind  kind = tick == TICK_MOVED ? CUE_MARK_MOVED : tick == TICK_MISSING ? CUE_MARK_REMOVED
                                                                                 : CUE_MARK_ADDED;

  if (tick == TICK_SAME)
    {
      *colour = style.dark ? (GdkRGBA){ 1, 1, 1, .28f } : (GdkRGBA){ 0, 0, 0, .22f };
      return TRUE;
    }
  return gdk_rgba_parse (colour, cue_mark_colours_get (kind, style)->line);
}

/* With room for the shape; @x and @y are its middle. */
static void
draw_tick (CueOverview *self,
           GtkSnapshot *snapshot,
           Tick         tick,
           float        x,
           float        y)
{
  GdkRGBA colour;

  if (tick == TICK_NONE || !get_colour (self, tick, &colour))
    return;
  if (tick == TICK_MOVED)
    draw_diamond (snapshot, x, y, &colour);
  else if (tick == TICK_MISSING)
    draw_hollow (snapshot, x, y, TICK, &colour);
  else if (tick == TICK_ONLY)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x - TICK * .4f, y - TICK * .5f, TICK * .8f, TICK));
  else if (tick == TICK_CHANGED)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x - TICK * .5f, y - 1.5f, TICK, 3));
  else
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x - 2.5f, y - .5f, 5, 1));
}

static float
get_lane_x (CueOverview *self,
            guint        lane)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint    place = mirrored ? self->n_lanes - 1 - lane : lane;
  float    width = gtk_widget_get_width (GTK_WIDGET (self));
  float    step = MIN (LANE, width / MAX (self->n_lanes, 1));

  return width / 2 + (place - (self->n_lanes - 1) / 2.0f) * step;
}

static void
draw_rows (CueOverview *self,
           GtkSnapshot *snapshot,
           double       pitch)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      for (guint lane = 0; lane < self->n_lanes; lane++)
        draw_tick (self, snapshot, g_array_index (self->ticks, guint8, i * MAX_LANES + lane), get_lane_x (self, lane),
                   (float) (TOP + (i + .5) * pitch));
    }
}

/* Too many rows for shapes: for some rows at a time what matters most. */
static void
draw_buckets (CueOverview *self,
              GtkSnapshot *snapshot,
              double       pitch)
{
  guint n_rows = self->numbers->len;
  guint from = 0;

  for (double y = 0; from < n_rows; y += BUCKET)
    {
      guint to = CLAMP ((guint) ((y + BUCKET) / pitch), from + 1, n_rows);

      for (guint lane = 0; lane < self->n_lanes; lane++)
        {
          Tick    most = TICK_NONE;
          GdkRGBA colour;

          for (guint i = from; i < to; i++)
            most = MAX (most, (Tick) g_array_index (self->ticks, guint8, i * MAX_LANES + lane));
          if (most <= TICK_SAME || !get_colour (self, most, &colour))
            continue;
          if (most == TICK_MISSING)
            draw_hollow (snapshot, get_lane_x (self, lane), (float) (TOP + y + 1), BUCKET, &colour);
          else
            gtk_snapshot_append_color (snapshot, &colour,
                                       &GRAPHENE_RECT_INIT (get_lane_x (self, lane) - TICK * .4f, (float) (TOP + y), TICK * .8f, BUCKET - 1));
        }
      from = to;
    }
}

static void
draw_frame (CueOverview *self,
            GtkSnapshot *snapshot,
            double       pitch)
{
  gboolean       dark = cue_grid_state_get_style (self->state).dark;
  const GdkRGBA  fill = dark ? (GdkRGBA){ 1, 1, 1, .08f } : (GdkRGBA){ 0, 0, 0, .06f };
  const GdkRGBA  line = dark ? (GdkRGBA){ 1, 1, 1, .4f } : (GdkRGBA){ 0, 0, 0, .35f };
  const float    widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA  lines[4] = { line, line, line, line };
  double         top = TOP + find_position (self, self->first) * pitch;
  double         height = MAX ((find_position (self, self->last) + 1 - find_position (self, self->first)) * pitch, LEAST_FRAME);
  GskRoundedRect outline;

  if (self->first == 0)
    return;
  top = MIN (top, gtk_widget_get_height (GTK_WIDGET (self)) - height - 1);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (2, (float) top, gtk_widget_get_width (GTK_WIDGET (self)) - 4, (float) height), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);
}

static void
cue_overview_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CueOverview *self = CUE_OVERVIEW (widget);
  double       pitch;

  ensure_rows (self);
  if (self->numbers->len == 0)
    return;
  pitch = get_pitch (self);
  draw_frame (self, snapshot, pitch);
  if (pitch >= LEAST_PITCH)
    draw_rows (self, snapshot, pitch);
  else
    draw_buckets (self, snapshot, pitch);
}

static void
cue_overview_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
  *natural = *minimum;
}

static void
go_to_y (CueOverview *self,
         double       y)
{
  double pitch;
  int    position;

  ensure_rows (self);
  if (self->numbers->len == 0)
    return;
  pitch = get_pitch (self);
  position = CLAMP ((int) ((y - TOP) / pitch), 0, (int) self->numbers->len - 1);
  g_signal_emit (self, signals[GO_TO], 0, g_array_index (self->numbers, guint, position));
}

static void
drag_begin_cb (CueOverview *self,
               double       x,
               double       y)
{
  go_to_y (self, y);
}

static void
drag_update_cb (CueOverview    *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  double start;

  if (gtk_gesture_drag_get_start_point (drag, NULL, &start))
    go_to_y (self, start + y);
}

static gboolean
key_cb (CueOverview    *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  ensure_rows (self);
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Left:
      g_signal_emit (self, signals[GO_TO_CHANGE], 0, -1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_Right:
      g_signal_emit (self, signals[GO_TO_CHANGE], 0, 1);
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_End:
      if (self->numbers->len > 0)
        g_signal_emit (self, signals[GO_TO], 0,
                       g_array_index (self->numbers, guint, keyval == GDK_KEY_Home ? 0 : self->numbers->len - 1));
      return TRUE;

    default:
      return FALSE;
    }
}

static void
cue_overview_dispose (GObject *object)
{
  CueOverview *self = CUE_OVERVIEW (object);

  cue_overview_set_rows (self, NULL);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (cue_overview_parent_class)->dispose (object);
}

static void
cue_overview_class_init (CueOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_overview_dispose;
  widget_class->snapshot = cue_overview_snapshot;
  widget_class->measure = cue_overview_measure;
  signals[GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_UINT);
  signals[GO_TO_CHANGE] = g_signal_new ("go-to-change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "compareoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
cue_overview_init (CueOverview *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Overview of changes"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_VERTICAL,
                                  -1);
}

GtkWidget *
cue_overview_new (CueGridState *state)
{
  CueOverview *self;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state), NULL);

  self = g_object_new (CUE_TYPE_OVERVIEW, NULL);
  self->state = g_object_ref (state);
  g_signal_connect_object (state, "look-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "rows-changed", G_CALLBACK (forget_rows), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
cue_overview_set_rows (CueOverview *self,
                       GListModel  *rows)
{
  g_return_if_fail (CUE_IS_OVERVIEW (self));

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_func (self->rows, forget_rows, self);
  g_set_object (&self->rows, rows);
  if (rows != NULL)
    g_signal_connect_object (rows, "items-changed", G_CALLBACK (forget_rows), self, G_CONNECT_SWAPPED);
  forget_rows (self);
}

void
cue_overview_set_visible (CueOverview *self,
                          guint        first,
                          guint        last)
{
  g_return_if_fail (CUE_IS_OVERVIEW (self));

  if (self->first == first && self->last == last)
    return;
  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cue_overview_set_change (CueOverview *self,
                         guint        current,
                         guint        n_changes)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CUE_IS_OVERVIEW (self));

  if (current > 0)
    /* translators: which change of a comparison, and how many there are */
    text = g_strdup_printf (_ ("Change %u of %u"), current, n_changes);
  else
    text = g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n_changes,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) current,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}
