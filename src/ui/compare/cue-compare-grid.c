/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-grid-private.h"

#include "cue-column-handle.h"
#include "cue-column-layout.h"
#include "cue-draft-cell.h"
#include "cue-grid-finder.h"
#include "cue-overview.h"
#include "cue-property.h"
#include "cue-variant-badge.h"

#include <glib/gi18n.h>

struct _CueCompareGrid
{
  GtkWidget parent_instance;

  GtkWidget *content; /* (unowned): child */
  GtkWidget *heads;   /* (unowned): the heads, in columns as the rows */
  GtkWidget *body;    /* (unowned): the list, or the lists */
  GtkBox    *badges;  /* (unowned): of the overview's lanes */

  CueOverview   *overview; /* (unowned) */
  CueGridFinder *finder;   /* (owned) */

  CueGridState *state;                        /* (owned) */
  GtkWidget    *lists[CUE_COLUMN_WIDTHS_MAX]; /* (unowned) (nullable): the first is all there is while rows scroll together */
  char         *find_text;                    /* (owned) (nullable) */
  gboolean      scroll_together;
  guint         n_lists; /* of columns, while they scroll apart */
  GArray       *changes; /* (owned) (element-type guint): numbers of the rows that differ in the columns that show */

  /* What the properties said last. */
  guint row;
  guint column;
  guint n_changes;
  guint change;
  guint n_found;
  guint found;
};

G_DEFINE_FINAL_TYPE (CueCompareGrid, cue_compare_grid, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_MARK_WORDS = 1,
  PROP_ONLY_DIFFERENCES,
  PROP_SCROLL_TOGETHER,
  PROP_FIND_TEXT,
  PROP_CURRENT_ROW,
  PROP_CURRENT_COLUMN,
  PROP_N_CHANGES,
  PROP_CURRENT_CHANGE,
  PROP_N_FOUND,
  PROP_CURRENT_FOUND,
} CueCompareGridProperty;

static GParamSpec *properties[PROP_CURRENT_FOUND + 1];

CueGridState *
cue_compare_grid_get_state (CueCompareGrid *self)
{
  return self->state;
}

CueGridList *
cue_compare_grid_get_list (CueCompareGrid *self)
{
  guint column = cue_grid_state_get_column (self->state);

  if (self->scroll_together || column >= CUE_COLUMN_WIDTHS_MAX || self->lists[column] == NULL)
    column = 0;
  return self->lists[column] != NULL ? CUE_GRID_LIST (self->lists[column]) : NULL;
}

GListModel *
cue_compare_grid_get_rows (CueCompareGrid *self)
{
  CueGridList *list = cue_compare_grid_get_list (self);

  return list != NULL ? cue_grid_list_get_rows (list) : NULL;
}

void
cue_compare_grid_move (CueCompareGrid *self,
                       guint           row,
                       guint           column,
                       gboolean        extend,
                       gboolean        focus)
{
  GtkRoot     *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget   *focused = root != NULL ? gtk_root_get_focus (root) : NULL;
  CueGridList *list;

  focus = focus || (focused != NULL && gtk_widget_is_ancestor (focused, self->body));
  cue_grid_state_set_place (self->state, row, column, extend);
  list = cue_compare_grid_get_list (self);
  if (list != NULL && row > 0)
    cue_grid_list_show_row (list, row, focus);
}

static void
find_changes (CueCompareGrid *self)
{
  guint n_rows = cue_grid_state_get_n_rows (self->state);

  g_array_set_size (self->changes, 0);
  for (guint number = 1; number <= n_rows; number++)
    {
      g_autoptr (CueCompareRow) row = cue_grid_state_dup_row (self->state, number);

      if (cue_grid_state_is_changed (self->state, row))
        g_array_append_val (self->changes, number);
    }
}

/* The index of the first change at or after row @number; their number when there is none. */
static guint
find_change_from (CueCompareGrid *self,
                  guint           number)
{
  guint from = 0;
  guint to = self->changes->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (g_array_index (self->changes, guint, middle) < number)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* From 1; 0 when the current row is none. */
static guint
get_current_change (CueCompareGrid *self)
{
  guint number = cue_grid_state_get_row (self->state);
  guint index = find_change_from (self, number);

  return index < self->changes->len && g_array_index (self->changes, guint, index) == number ? index + 1 : 0;
}

static void
update_overview (CueCompareGrid *self)
{
  CueGridList *list = cue_compare_grid_get_list (self);
  guint        first = 0;
  guint        last = 0;

  if (list != NULL)
    cue_grid_list_get_visible (list, &first, &last);
  cue_overview_set_visible (self->overview, first, last);
}

/* Remembers what @property is now and says so when it was another. */
static void
set_figure (CueCompareGrid        *self,
            guint                 *figure,
            guint                  value,
            CueCompareGridProperty property)
{
  if (*figure == value)
    return;
  *figure = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
place_changed_cb (CueCompareGrid *self)
{
  guint change = get_current_change (self);

  cue_overview_set_change (self->overview, change, self->changes->len);
  update_overview (self);
  set_figure (self, &self->row, cue_grid_state_get_row (self->state), PROP_CURRENT_ROW);
  set_figure (self, &self->column, cue_grid_state_get_column (self->state), PROP_CURRENT_COLUMN);
  set_figure (self, &self->change, change, PROP_CURRENT_CHANGE);
}

static void
found_changed_cb (CueCompareGrid *self)
{
  set_figure (self, &self->n_found, cue_grid_finder_get_n (self->finder), PROP_N_FOUND);
  set_figure (self, &self->found, cue_grid_finder_get_current (self->finder), PROP_CURRENT_FOUND);
}

static void
set_class (CueCompareGrid *self,
           const char     *name,
           gboolean        set)
{
  if (set == gtk_widget_has_css_class (GTK_WIDGET (self), name))
    return;
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
look_changed_cb (CueCompareGrid *self)
{
  CueMarkStyle style = cue_grid_state_get_style (self->state);

  set_class (self, "dark", style.dark);
  set_class (self, "high-contrast", style.high_contrast);
}

/* Over each lane of the overview the badge of its column. */
static void
update_badges (CueCompareGrid *self)
{
  GtkWidget *badge;

  while ((badge = gtk_widget_get_first_child (GTK_WIDGET (self->badges))) != NULL)
    gtk_box_remove (self->badges, badge);
  for (guint i = 0; i < cue_grid_state_get_n_columns (self->state); i++)
    {
      if (i != cue_grid_state_get_baseline (self->state) && cue_grid_state_is_shown (self->state, i))
        gtk_box_append (self->badges, cue_variant_badge_new_small (i, cue_grid_state_get_number (self->state, i)));
    }
}

static void
add_list (CueCompareGrid *self,
          guint           index,
          int             column)
{
  GtkWidget *list = cue_grid_list_new (self->state, column);

  gtk_widget_set_vexpand (list, TRUE);
  gtk_widget_set_hexpand (list, TRUE);
  self->lists[index] = list;
  gtk_box_append (GTK_BOX (self->body), list);
  g_signal_connect_object (list, "scrolled", G_CALLBACK (update_overview), self, G_CONNECT_SWAPPED);
}

static void
remove_lists (CueCompareGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    self->lists[i] = NULL;
  self->n_lists = 0;
}

/* Apart, each column has a list of its own, where the heads' columns are; there is nothing in the gutter. */
static void
make_lists (CueCompareGrid *self)
{
  CueColumnWidths *widths = cue_grid_state_get_widths (self->state);
  guint            n_columns = cue_column_widths_get_n (widths);

  remove_lists (self);
  if (self->scroll_together)
    {
      gtk_widget_set_layout_manager (self->body, gtk_box_layout_new (GTK_ORIENTATION_HORIZONTAL));
      add_list (self, 0, -1);
    }
  else
    {
      gtk_widget_set_layout_manager (self->body, cue_column_layout_new (widths));
      gtk_box_append (GTK_BOX (self->body), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
      for (guint i = 0; i < n_columns; i++)
        add_list (self, i, i);
      self->n_lists = n_columns;
    }
  cue_overview_set_rows (self->overview, self->scroll_together ? cue_compare_grid_get_rows (self) : G_LIST_MODEL (cue_grid_state_get_comparison (self->state)));
}

/* Every list that there is goes to the row, or to where it would be. */
static void
show_row (CueCompareGrid *self,
          guint           row,
          gboolean        focus)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    {
      if (self->lists[i] != NULL && row > 0)
        cue_grid_list_show_row (CUE_GRID_LIST (self->lists[i]), row, FALSE);
    }
  if (focus && row > 0)
    cue_grid_list_show_row (cue_compare_grid_get_list (self), row, TRUE);
}

static void
go_to_all (CueCompareGrid *self,
           guint           row,
           guint           column)
{
  gboolean has_focus = gtk_widget_get_focus_child (self->body) != NULL;

  cue_grid_state_set_place (self->state, row, column, FALSE);
  show_row (self, row, has_focus);
}

static void
rows_changed_cb (CueCompareGrid *self)
{
  if (!self->scroll_together && self->n_lists != cue_column_widths_get_n (cue_grid_state_get_widths (self->state)))
    make_lists (self);
  else if (!self->scroll_together)
    cue_overview_set_rows (self->overview, G_LIST_MODEL (cue_grid_state_get_comparison (self->state)));
  update_badges (self);
  find_changes (self);
  set_figure (self, &self->n_changes, self->changes->len, PROP_N_CHANGES);
  place_changed_cb (self);
}

/* Together again, all stand at the sentence that was current. */
static void
set_scroll_together (CueCompareGrid *self,
                     gboolean        scroll_together)
{
  guint        row = cue_grid_state_get_row (self->state);
  CueGridList *list = cue_compare_grid_get_list (self);
  gboolean     has_focus = gtk_widget_get_focus_child (self->body) != NULL;
  guint        last;

  if (row == 0 && list != NULL)
    cue_grid_list_get_visible (list, &row, &last);
  if (!cue_set_boolean (self, &self->scroll_together, scroll_together, properties[PROP_SCROLL_TOGETHER]))
    return;
  make_lists (self);
  show_row (self, row, has_focus);
}

static void
overview_go_to_cb (CueCompareGrid *self,
                   guint           row)
{
  go_to_all (self, row, cue_grid_state_get_column (self->state));
}

static void
overview_change_cb (CueCompareGrid *self,
                    int             step)
{
  cue_compare_grid_go_to_change (self, step);
}

static void
cue_compare_grid_dispose (GObject *object)
{
  CueCompareGrid *self = CUE_COMPARE_GRID (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->finder);
  g_clear_object (&self->state);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->find_text, g_free);
  G_OBJECT_CLASS (cue_compare_grid_parent_class)->dispose (object);
}

static void
cue_compare_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueCompareGrid *self = CUE_COMPARE_GRID (object);

  switch ((CueCompareGridProperty) prop_id)
    {
    case PROP_MARK_WORDS:
      g_value_set_boolean (value, cue_grid_state_get_marked (self->state));
      break;

    case PROP_ONLY_DIFFERENCES:
      g_value_set_boolean (value, cue_grid_state_get_only_changed (self->state));
      break;

    case PROP_SCROLL_TOGETHER:
      g_value_set_boolean (value, self->scroll_together);
      break;

    case PROP_FIND_TEXT:
      g_value_set_string (value, self->find_text);
      break;

    case PROP_CURRENT_ROW:
      g_value_set_uint (value, cue_grid_state_get_row (self->state));
      break;

    case PROP_CURRENT_COLUMN:
      g_value_set_uint (value, cue_grid_state_get_column (self->state));
      break;

    case PROP_N_CHANGES:
      g_value_set_uint (value, self->n_changes);
      break;

    case PROP_CURRENT_CHANGE:
      g_value_set_uint (value, get_current_change (self));
      break;

    case PROP_N_FOUND:
      g_value_set_uint (value, cue_grid_finder_get_n (self->finder));
      break;

    case PROP_CURRENT_FOUND:
      g_value_set_uint (value, cue_grid_finder_get_current (self->finder));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_compare_grid_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueCompareGrid *self = CUE_COMPARE_GRID (object);

  switch ((CueCompareGridProperty) prop_id)
    {
    case PROP_MARK_WORDS:
      if (cue_grid_state_get_marked (self->state) == g_value_get_boolean (value))
        return;
      cue_grid_state_set_marked (self->state, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_ONLY_DIFFERENCES:
      if (cue_grid_state_get_only_changed (self->state) == g_value_get_boolean (value))
        return;
      cue_grid_state_set_only_changed (self->state, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_SCROLL_TOGETHER:
      set_scroll_together (self, g_value_get_boolean (value));
      break;

    case PROP_FIND_TEXT:
      if (cue_set_string (self, &self->find_text, g_value_get_string (value), pspec))
        cue_grid_state_set_needle (self->state, self->find_text);
      break;

    case PROP_CURRENT_ROW:
    case PROP_CURRENT_COLUMN:
    case PROP_N_CHANGES:
    case PROP_CURRENT_CHANGE:
    case PROP_N_FOUND:
    case PROP_CURRENT_FOUND:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_MARK_WORDS] = g_param_spec_boolean ("mark-words", NULL, NULL, TRUE, CUE_PARAM_READWRITE);
  properties[PROP_ONLY_DIFFERENCES] =
    g_param_spec_boolean ("only-differences", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_SCROLL_TOGETHER] = g_param_spec_boolean ("scroll-together", NULL, NULL, TRUE, CUE_PARAM_READWRITE);
  properties[PROP_FIND_TEXT] = g_param_spec_string ("find-text", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_CURRENT_ROW] = g_param_spec_uint ("current-row", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_COLUMN] =
    g_param_spec_uint ("current-column", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_CHANGES] = g_param_spec_uint ("n-changes", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_CHANGE] =
    g_param_spec_uint ("current-change", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_FOUND] =
    g_param_spec_uint ("current-found", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

/* The focus of the page is among the rows. */
static gboolean
cue_compare_grid_grab_focus (GtkWidget *widget)
{
  CueGridList *list = cue_compare_grid_get_list (CUE_COMPARE_GRID (widget));

  return list != NULL && gtk_widget_grab_focus (GTK_WIDGET (list));
}

static void
go_to_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  guint row;
  guint column;

  g_variant_get (parameter, "(uu)", &row, &column);
  cue_compare_grid_move (CUE_COMPARE_GRID (widget), row, column, FALSE, TRUE);
}

static void
cue_compare_grid_class_init (CueCompareGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_compare_grid_dispose;
  object_class->get_property = cue_compare_grid_get_property;
  object_class->set_property = cue_compare_grid_set_property;
  install_properties (object_class);
  widget_class->grab_focus = cue_compare_grid_grab_focus;
  gtk_widget_class_install_action (widget_class, "grid.go-to", "(uu)", go_to_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comparegrid");
}

/* A place in the gutter, one for the head of each column that may be, and the lines between them. */
static void
make_heads (CueCompareGrid *self)
{
  CueColumnWidths *widths = cue_grid_state_get_widths (self->state);

  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->heads, "compare-heads");
  gtk_widget_set_layout_manager (self->heads, cue_column_layout_new (widths));
  gtk_widget_set_parent (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), self->heads);
  for (guint i = 0; i < CUE_COLUMN_WIDTHS_MAX; i++)
    gtk_box_append (GTK_BOX (self->heads), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  for (guint i = 0; i + 1 < CUE_COLUMN_WIDTHS_MAX; i++)
    gtk_box_append (GTK_BOX (self->heads), cue_column_handle_new (widths, i));
}

/* The strip, and over it the badges of its lanes, on the heads' level. */
static GtkWidget *
make_overview (CueCompareGrid *self)
{
  GtkWidget    *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkSizeGroup *level = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget    *top = g_object_new (GTK_TYPE_BOX, NULL);

  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_add_css_class (top, "compare-heads");
  self->badges = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_END, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->badges), "overview-badges");
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->badges));
  gtk_box_append (GTK_BOX (side), top);
  gtk_size_group_add_widget (level, top);
  gtk_size_group_add_widget (level, self->heads);
  g_object_unref (level);
  self->overview = CUE_OVERVIEW (cue_overview_new (self->state));
  gtk_widget_set_vexpand (GTK_WIDGET (self->overview), TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->overview));
  g_signal_connect_object (self->overview, "go-to", G_CALLBACK (overview_go_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "go-to-change", G_CALLBACK (overview_change_cb), self, G_CONNECT_SWAPPED);
  return side;
}

static void
make_content (CueCompareGrid *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_set_hexpand (rows, TRUE);
  gtk_box_append (GTK_BOX (self->content), rows);
  make_heads (self);
  gtk_box_append (GTK_BOX (rows), self->heads);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_vexpand (self->body, TRUE);
  gtk_box_append (GTK_BOX (rows), self->body);
  gtk_box_append (GTK_BOX (self->content), make_overview (self));
}

static void
cue_compare_grid_init (CueCompareGrid *self)
{
  self->state = cue_grid_state_new ();
  self->changes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->finder = cue_grid_finder_new (self->state);
  self->scroll_together = TRUE;
  make_content (self);
  make_lists (self);
  cue_compare_grid_add_keys (self, self->body);
  look_changed_cb (self);
  g_signal_connect_object (self->state, "look-changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "place-changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (found_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cue_compare_grid_new (void)
{
  return g_object_new (CUE_TYPE_COMPARE_GRID, NULL);
}

/* (nullable): the place of a column's head. */
static GtkWidget *
get_head_place (CueCompareGrid *self,
                guint           column)
{
  GtkWidget *place = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->heads));

  for (guint i = 0; i < column && place != NULL; i++)
    place = gtk_widget_get_next_sibling (place);
  return place;
}

void
cue_compare_grid_set_comparison (CueCompareGrid    *self,
                                 CueComparison     *comparison,
                                 const char *const *titles)
{
  g_return_if_fail (CUE_IS_COMPARE_GRID (self));
  g_return_if_fail (comparison == NULL || CUE_IS_COMPARISON (comparison));

  cue_grid_state_set_comparison (self->state, comparison, titles);
}

void
cue_compare_grid_set_merged (CueCompareGrid *self,
                             CueMergedDraft *merged)
{
  g_return_if_fail (CUE_IS_COMPARE_GRID (self));

  cue_grid_state_set_merged (self->state, merged);
}

void
cue_compare_grid_set_head (CueCompareGrid *self,
                           guint           column,
                           GtkWidget      *head)
{
  GtkWidget *place;
  GtkWidget *before;

  g_return_if_fail (CUE_IS_COMPARE_GRID (self));
  g_return_if_fail (column < CUE_COLUMN_WIDTHS_MAX);

  place = get_head_place (self, column);
  before = gtk_widget_get_first_child (place);
  if (before == head)
    return;
  if (before != NULL)
    gtk_box_remove (GTK_BOX (place), before);
  if (head != NULL)
    {
      gtk_widget_set_hexpand (head, TRUE);
      gtk_box_append (GTK_BOX (place), head);
    }
}

void
cue_compare_grid_set_number (CueCompareGrid *self,
                             guint           column,
                             int             number)
{
  g_return_if_fail (CUE_IS_COMPARE_GRID (self));

  cue_grid_state_set_number (self->state, column, number);
}

gboolean
cue_compare_grid_edit_current (CueCompareGrid *self)
{
  CueGridList *list;
  GtkWidget   *cell;
  guint        column;
  guint        row;

  g_return_val_if_fail (CUE_IS_COMPARE_GRID (self), FALSE);

  row = cue_grid_state_get_row (self->state);
  column = cue_grid_state_get_n_columns (self->state);
  if (row == 0 || !cue_grid_state_is_shown (self->state, column))
    return FALSE;
  cue_compare_grid_move (self, row, column, FALSE, TRUE);
  list = cue_compare_grid_get_list (self);
  cell = list != NULL ? cue_grid_list_get_cell (list, row, column) : NULL;
  return CUE_IS_DRAFT_CELL (cell) && cue_draft_cell_edit (CUE_DRAFT_CELL (cell));
}

void
cue_compare_grid_set_shown (CueCompareGrid *self,
                            guint           columns)
{
  g_return_if_fail (CUE_IS_COMPARE_GRID (self));

  cue_grid_state_set_shown (self->state, columns);
}

gboolean
cue_compare_grid_go_to_change (CueCompareGrid *self,
                               int             step)
{
  guint number;
  guint index;
  guint n;

  g_return_val_if_fail (CUE_IS_COMPARE_GRID (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  n = self->changes->len;
  if (n == 0)
    return FALSE;
  number = cue_grid_state_get_row (self->state);
  index = find_change_from (self, step > 0 ? number + 1 : number);
  index = (step > 0 ? index : index + n - 1) % n;
  go_to_all (self, g_array_index (self->changes, guint, index), cue_grid_state_get_column (self->state));
  return TRUE;
}

gboolean
cue_compare_grid_go_to_found (CueCompareGrid *self,
                              int             step)
{
  guint row;
  guint column;

  g_return_val_if_fail (CUE_IS_COMPARE_GRID (self), FALSE);

  if (!cue_grid_finder_step (self->finder, step, &row, &column))
    return FALSE;
  go_to_all (self, row, column);
  return TRUE;
}

void
cue_compare_grid_go_to (CueCompareGrid *self,
                        guint           row,
                        guint           column)
{
  g_return_if_fail (CUE_IS_COMPARE_GRID (self));

  go_to_all (self, row, column);
}

gboolean
cue_compare_grid_take_current (CueCompareGrid *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_GRID (self), FALSE);

  return cue_grid_state_take (self->state, cue_grid_state_get_row (self->state), cue_grid_state_get_column (self->state));
}

char *
cue_compare_grid_dup_selected (CueCompareGrid *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint first;
  guint last;

  g_return_val_if_fail (CUE_IS_COMPARE_GRID (self), NULL);

  cue_grid_state_get_selection (self->state, &first, &last);
  for (guint number = MAX (first, 1); number <= last; number++)
    {
      g_autofree char *part = cue_grid_state_dup_text (self->state, number, cue_grid_state_get_column (self->state));

      if (*part == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, part);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
