/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-grid-finder.h"

#include "cue-find-text.h"
#include "cue-marked-text.h"

/* How long a slice may take (µs), and how many rows are read between looks at the clock. */
#define SLICE 4000
#define ROWS 4

typedef struct
{
  guint row;
  guint column;
  guint nth;
} Place;

struct _CueGridFinder
{
  GObject parent_instance;

  CueGridState *state;   /* (owned) */
  GArray       *places;  /* (owned) (element-type Place): in the order of reading */
  char         *needle;  /* (owned) (nullable): what the places are of */
  guint         next;    /* the row to read next; 0 when all are read */
  guint         current; /* from 1; 0 for none */
  guint         idle;
};

G_DEFINE_FINAL_TYPE (CueGridFinder, cue_grid_finder, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
read_cell (CueGridFinder *self,
           guint          number,
           guint          column)
{
  g_autofree char *text = cue_grid_state_dup_text (self->state, number, column);
  g_autofree char *shown = NULL;
  g_autoptr (GArray) ranges = NULL;

  if (*text == '\0')
    return;
  shown = cue_marked_text_dup_shown (text);
  ranges = cue_find_text_ranges (shown, self->needle, NULL);
  for (guint i = 0; i < ranges->len; i++)
    {
      Place place = { number, column, i };

      g_array_append_val (self->places, place);
    }
}

static void
read_row (CueGridFinder *self,
          guint          number)
{
  g_autoptr (CueCompareRow) row = cue_grid_state_dup_row (self->state, number);

  if (row == NULL || (cue_grid_state_get_only_changed (self->state) && !cue_grid_state_is_changed (self->state, row)))
    return;
  for (guint column = 0; column <= cue_grid_state_get_n_columns (self->state); column++)
    {
      if (cue_grid_state_is_shown (self->state, column))
        read_cell (self, number, column);
    }
}

static void
read_slice (CueGridFinder *self)
{
  gint64 end = g_get_monotonic_time () + SLICE;
  guint  n_rows = cue_grid_state_get_n_rows (self->state);

  do
    {
      for (guint i = 0; i < ROWS && self->next <= n_rows; i++)
        read_row (self, self->next++);
    }
  while (self->next <= n_rows && g_get_monotonic_time () < end);
  if (self->next > n_rows)
    self->next = 0;
}

static gboolean
idle_cb (gpointer user_data)
{
  CueGridFinder *self = user_data;
  guint          n_before = self->places->len;
  gboolean       more;

  if (self->next > 0)
    read_slice (self);
  more = self->next > 0;
  if (!more)
    self->idle = 0;
  if (self->places->len != n_before || !more)
    g_signal_emit (self, signals[CHANGED], 0);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
restart (CueGridFinder *self)
{
  const char *needle = cue_grid_state_get_needle (self->state);
  gboolean    was_empty = self->places->len == 0;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_set_size (self->places, 0);
  g_free (self->needle);
  self->needle = g_strdup (needle);
  self->current = 0;
  self->next = 0;
  cue_grid_state_set_found (self->state, 0, 0, 0);
  if (needle != NULL && cue_grid_state_get_n_rows (self->state) > 0)
    {
      self->next = 1;
      self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, idle_cb, self, NULL);
    }
  else if (!was_empty)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
look_changed_cb (CueGridFinder *self)
{
  if (g_strcmp0 (self->needle, cue_grid_state_get_needle (self->state)) != 0)
    restart (self);
}

static void
texts_changed_cb (CueGridFinder *self)
{
  if (self->needle != NULL)
    restart (self);
}

static void
cue_grid_finder_dispose (GObject *object)
{
  CueGridFinder *self = CUE_GRID_FINDER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (cue_grid_finder_parent_class)->dispose (object);
}

static void
cue_grid_finder_finalize (GObject *object)
{
  CueGridFinder *self = CUE_GRID_FINDER (object);

  g_array_unref (self->places);
  g_free (self->needle);
  G_OBJECT_CLASS (cue_grid_finder_parent_class)->finalize (object);
}

static void
cue_grid_finder_class_init (CueGridFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_grid_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_grid_finder_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_grid_finder_init (CueGridFinder *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

CueGridFinder *
cue_grid_finder_new (CueGridState *state)
{
  CueGridFinder *self;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state), NULL);

  self = g_object_new (CUE_TYPE_GRID_FINDER, NULL);
  self->state = g_object_ref (state);
  g_signal_connect_object (state, "look-changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "rows-changed", G_CALLBACK (texts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "draft-changed", G_CALLBACK (texts_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

guint
cue_grid_finder_get_n (CueGridFinder *self)
{
  g_return_val_if_fail (CUE_IS_GRID_FINDER (self), 0);
  return self->places->len;
}

guint
cue_grid_finder_get_current (CueGridFinder *self)
{
  g_return_val_if_fail (CUE_IS_GRID_FINDER (self), 0);
  return self->current;
}

/* -1, 0 or 1: where @place is, seen from the state's current cell. */
static int
compare_to_cell (CueGridFinder *self,
                 const Place   *place)
{
  guint row = cue_grid_state_get_row (self->state);
  guint column = cue_grid_state_get_column (self->state);

  if (place->row != row)
    return place->row < row ? -1 : 1;
  return place->column == column ? 0 : place->column < column ? -1
                                                              : 1;
}

/* The index of the next place, round the end. */
static guint
find_next (CueGridFinder *self,
           int            step)
{
  guint n = self->places->len;

  if (self->current > 0 && compare_to_cell (self, &g_array_index (self->places, Place, self->current - 1)) == 0)
    return (self->current - 1 + n + step) % n;
  for (guint i = 0; i < n; i++)
    {
      guint index = step > 0 ? i : n - 1 - i;

      if (compare_to_cell (self, &g_array_index (self->places, Place, index)) * step >= 0)
        return index;
    }
  return step > 0 ? 0 : n - 1;
}

gboolean
cue_grid_finder_step (CueGridFinder *self,
                      int            step,
                      guint         *row,
                      guint         *column)
{
  const Place *place;

  g_return_val_if_fail (CUE_IS_GRID_FINDER (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  /* Backwards from the first one is to the last one, which must be known. */
  while (self->next > 0 && (self->places->len == 0 || step < 0))
    read_slice (self);
  if (self->places->len == 0)
    return FALSE;
  self->current = find_next (self, step) + 1;
  place = &g_array_index (self->places, Place, self->current - 1);
  *row = place->row;
  *column = place->column;
  cue_grid_state_set_found (self->state, place->row, place->column, place->nth);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}
