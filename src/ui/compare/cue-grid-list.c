/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-grid-list.h"

#include "cue-grid-line.h"

#include <glib/gi18n.h>

/* Rows round a jump's target that are shown in full at once. */
#define AWAKE_ROUND 6

/* How near to view (px) a row is shown in full. */
#define MARGIN 120

/* Layouts that one frame may have for rows that wake; GDK stops drawing a window that asks for many more. */
#define WAKES_A_FRAME 2

struct _CueGridList
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller; /* (unowned): child */
  GtkListView       *view;     /* (unowned): in the scroller */

  CueGridState       *state; /* (owned) */
  GtkFilterListModel *rows;  /* (owned) */
  GPtrArray          *lines; /* (owned) (element-type CueGridLine) (unowned elements): those that have a row */
  GdkFrameClock      *clock; /* (owned) (nullable): while mapped */
  gulong              layout_handler;
  gint64              frame;       /* the latest in which rows woke */
  guint               n_wakes;     /* layouts in it after which some did */
  guint               wake_ticker; /* the next frame wakes more */
  int                 column;
  guint               target; /* the row of the latest jump */
  guint               first;  /* in view */
  guint               last;
  gboolean            wants_focus; /* the rows changed under the keyboard */
};

G_DEFINE_FINAL_TYPE (CueGridList, cue_grid_list, GTK_TYPE_WIDGET)

enum
{
  SCROLLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_text (CueGridList   *self,
          CueCompareRow *row)
{
  CueCellKind kind;

  if ((guint) self->column == cue_grid_state_get_n_columns (self->state))
    {
      g_autoptr (CueMergedPiece) piece = cue_grid_state_dup_piece (self->state, cue_compare_row_get_number (row));

      return piece != NULL && cue_merged_piece_get_kind (piece) != CUE_PIECE_NONE;
    }
  kind = cue_compare_row_get_kind (row, self->column);
  return kind != CUE_CELL_MISSING && kind != CUE_CELL_ELSEWHERE;
}

static gboolean
filter_row (gpointer item,
            gpointer user_data)
{
  CueGridList *self = user_data;

  if (self->state == NULL)
    return FALSE;
  if (cue_grid_state_get_only_changed (self->state) && !cue_grid_state_is_changed (self->state, item))
    return FALSE;
  return self->column < 0 ? cue_grid_state_has_row (self->state, item) : has_text (self, item);
}

static int
get_line_width (CueGridList *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self));
}

static void
setup_cb (CueGridList *self,
          GtkListItem *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, cue_grid_line_new (self->state, self->column));
}

static void
bind_cb (CueGridList *self,
         GtkListItem *item)
{
  CueGridLine   *line = CUE_GRID_LINE (gtk_list_item_get_child (item));
  CueCompareRow *row = gtk_list_item_get_item (item);
  guint          number = cue_compare_row_get_number (row);

  cue_grid_line_set_row (line, row, get_line_width (self));
  g_ptr_array_add (self->lines, line);
  if (MAX (number, self->target) - MIN (number, self->target) <= AWAKE_ROUND)
    cue_grid_line_wake (line);
}

static void
unbind_cb (CueGridList *self,
           GtkListItem *item)
{
  CueGridLine *line = CUE_GRID_LINE (gtk_list_item_get_child (item));

  cue_grid_line_set_row (line, NULL, 0);
  g_ptr_array_remove_fast (self->lines, line);
}

static GtkWidget *
get_focus (CueGridList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* The current sentence has the keyboard again once it has its new place, unless the tester went elsewhere meanwhile. */
static void
restore_focus (CueGridList *self)
{
  GtkWidget *focus = get_focus (self);

  if (!self->wants_focus || g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  self->wants_focus = FALSE;
  /* GTK may keep a cell that is gone as the one that has it. */
  if (focus == NULL || !gtk_widget_get_mapped (focus) || (cue_grid_list_has_focus (self) && !GTK_IS_TEXT_VIEW (focus)))
    cue_grid_list_show_row (self, MAX (cue_grid_state_get_row (self->state), 1), TRUE);
}

static gboolean
wake_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  CueGridList *self = CUE_GRID_LIST (widget);

  self->wake_ticker = 0;
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_REMOVE;
}

/* Whether this frame can take one more layout. */
static gboolean
may_wake (CueGridList *self)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (self->clock);

  if (frame != self->frame)
    self->n_wakes = 0;
  self->frame = frame;
  return self->n_wakes < WAKES_A_FRAME;
}

/* Now, or with the next frame. */
static gboolean
wake (CueGridList *self,
      CueGridLine *line)
{
  if (cue_grid_line_is_awake (line))
    return FALSE;
  if (may_wake (self))
    {
      cue_grid_line_wake (line);
      return TRUE;
    }
  if (self->wake_ticker == 0)
    self->wake_ticker = gtk_widget_add_tick_callback (GTK_WIDGET (self), wake_tick_cb, NULL, NULL);
  return FALSE;
}

/* After each layout: what came near view wakes, which asks for one more layout before anything is drawn. */
static void
laid_out_cb (CueGridList *self)
{
  float    height = gtk_widget_get_height (GTK_WIDGET (self->view));
  guint    first = 0;
  guint    last = 0;
  gboolean woke = FALSE;

  restore_focus (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      CueGridLine    *line = g_ptr_array_index (self->lines, i);
      guint           number = cue_grid_line_get_number (line);
      graphene_rect_t bounds;

      /* One that has no height yet has no place either. */
      if (!gtk_widget_compute_bounds (GTK_WIDGET (line), GTK_WIDGET (self->view), &bounds) || bounds.size.height <= 0)
        continue;
      if (bounds.origin.y > height + MARGIN || bounds.origin.y + bounds.size.height < -MARGIN)
        continue;
      woke |= wake (self, line);
      if (bounds.origin.y >= height || bounds.origin.y + bounds.size.height <= 0)
        continue;
      first = first == 0 ? number : MIN (first, number);
      last = MAX (last, number);
    }
  self->n_wakes += woke;
  if (first == self->first && last == self->last)
    return;
  self->first = first;
  self->last = last;
  self->target = (first + last) / 2;
  g_signal_emit (self, signals[SCROLLED], 0);
}

static gboolean
depends_on_draft (CueGridList *self)
{
  guint n_columns = cue_grid_state_get_n_columns (self->state);

  if (self->column >= 0)
    return (guint) self->column == n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      if (!cue_grid_state_is_shown (self->state, i))
        return TRUE;
    }
  return FALSE;
}

static void
refilter (CueGridList *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->rows), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
draft_changed_cb (CueGridList *self)
{
  if (!depends_on_draft (self))
    return;
  self->wants_focus |= cue_grid_list_has_focus (self);
  refilter (self);
}

/* The same rows at other places, or others: the current one stays in view. */
static void
rows_changed_cb (CueGridList *self)
{
  GListModel *comparison = G_LIST_MODEL (cue_grid_state_get_comparison (self->state));
  guint       place = cue_grid_state_get_row (self->state);

  self->wants_focus |= cue_grid_list_has_focus (self);
  if (place == 0)
    place = self->first;
  if (gtk_filter_list_model_get_model (self->rows) != comparison)
    gtk_filter_list_model_set_model (self->rows, comparison);
  else
    refilter (self);
  if (place > 1)
    cue_grid_list_show_row (self, place, FALSE);
}

static void
cue_grid_list_map (GtkWidget *widget)
{
  CueGridList *self = CUE_GRID_LIST (widget);

  GTK_WIDGET_CLASS (cue_grid_list_parent_class)->map (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->layout_handler =
    g_signal_connect_data (self->clock, "layout", G_CALLBACK (laid_out_cb), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
cue_grid_list_unmap (GtkWidget *widget)
{
  CueGridList *self = CUE_GRID_LIST (widget);

  g_clear_signal_handler (&self->layout_handler, self->clock);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (cue_grid_list_parent_class)->unmap (widget);
}

/* Tab comes in at the current cell and leaves again: what is inside a cell has keys of its own. */
static gboolean
cue_grid_list_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  CueGridList *self = CUE_GRID_LIST (widget);
  guint        n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint        row;

  if (gtk_widget_get_focus_child (widget) != NULL || n_rows == 0)
    return FALSE;
  row = cue_grid_state_get_row (self->state);
  if (self->column >= 0 && (guint) self->column != cue_grid_state_get_column (self->state))
    row = MAX (self->first, 1);
  cue_grid_list_show_row (self, MAX (row, 1), TRUE);
  return gtk_widget_get_focus_child (widget) != NULL;
}

static gboolean
cue_grid_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_get_focus_child (widget) != NULL || cue_grid_list_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
cue_grid_list_dispose (GObject *object)
{
  CueGridList *self = CUE_GRID_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  g_clear_object (&self->rows);
  g_clear_object (&self->state);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_grid_list_parent_class)->dispose (object);
}

static void
cue_grid_list_class_init (CueGridListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_grid_list_dispose;
  widget_class->map = cue_grid_list_map;
  widget_class->unmap = cue_grid_list_unmap;
  widget_class->focus = cue_grid_list_focus;
  widget_class->grab_focus = cue_grid_list_grab_focus;
  signals[SCROLLED] =
    g_signal_new ("scrolled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comparelist");
}

static void
cue_grid_list_init (CueGridList *self)
{
  self->lines = g_ptr_array_new ();
  self->column = -1;
}

static GtkListItemFactory *
create_factory (CueGridList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
fill (CueGridList *self)
{
  GtkFilter          *filter = GTK_FILTER (gtk_custom_filter_new (filter_row, self, NULL));
  GListModel         *comparison = G_LIST_MODEL (cue_grid_state_get_comparison (self->state));
  GtkListItemFactory *factory = create_factory (self);
  GtkSelectionModel  *model;

  self->rows = gtk_filter_list_model_new (comparison != NULL ? g_object_ref (comparison) : NULL, filter);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (model, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sentences side by side"), -1);
  /* With all columns in one list the overview beside it does what a scrollbar does. */
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "vscrollbar-policy", self->column < 0 ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC,
                                 "child", self->view,
                                 NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
}

GtkWidget *
cue_grid_list_new (CueGridState *state,
                   int           column)
{
  CueGridList *self;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state), NULL);

  self = g_object_new (CUE_TYPE_GRID_LIST, NULL);
  self->state = g_object_ref (state);
  self->column = column;
  fill (self);
  g_signal_connect_object (state, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "draft-changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GListModel *
cue_grid_list_get_rows (CueGridList *self)
{
  g_return_val_if_fail (CUE_IS_GRID_LIST (self), NULL);
  return G_LIST_MODEL (self->rows);
}

static guint
get_number_at (CueGridList *self,
               guint        position)
{
  g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL ? cue_compare_row_get_number (row) : G_MAXUINT;
}

guint
cue_grid_list_find (CueGridList *self,
                    guint        number)
{
  guint from = 0;
  guint to;

  g_return_val_if_fail (CUE_IS_GRID_LIST (self), 0);

  to = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (get_number_at (self, middle) < number)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

static CueGridLine *
find_line (CueGridList *self,
           guint        number)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (cue_grid_line_get_number (g_ptr_array_index (self->lines, i)) == number)
        return g_ptr_array_index (self->lines, i);
    }
  return NULL;
}

void
cue_grid_list_show_row (CueGridList *self,
                        guint        number,
                        gboolean     focus)
{
  CueGridLine *line;
  guint        n_rows;
  guint        position;

  g_return_if_fail (CUE_IS_GRID_LIST (self));

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  if (n_rows == 0)
    return;
  position = MIN (cue_grid_list_find (self, number), n_rows - 1);
  number = get_number_at (self, position);
  self->target = number;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  line = find_line (self, number);
  if (line == NULL)
    return;
  cue_grid_line_wake (line);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (line));
}

GtkWidget *
cue_grid_list_get_cell (CueGridList *self,
                        guint        number,
                        guint        column)
{
  CueGridLine *line;

  g_return_val_if_fail (CUE_IS_GRID_LIST (self), NULL);

  line = find_line (self, number);
  return line != NULL ? cue_grid_line_get_cell (line, column) : NULL;
}

void
cue_grid_list_get_visible (CueGridList *self,
                           guint       *first,
                           guint       *last)
{
  g_return_if_fail (CUE_IS_GRID_LIST (self));

  *first = self->first;
  *last = self->last;
}

gboolean
cue_grid_list_has_focus (CueGridList *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (CUE_IS_GRID_LIST (self), FALSE);

  focus = get_focus (self);
  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

GtkAdjustment *
cue_grid_list_get_adjustment (CueGridList *self)
{
  g_return_val_if_fail (CUE_IS_GRID_LIST (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}
