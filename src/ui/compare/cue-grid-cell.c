/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-grid-cell.h"

#include "cue-cell-speech.h"
#include "cue-mark-colours.h"
#include "cue-mark-label.h"

#include <glib/gi18n.h>

/* Of the dotted line between the places of a moved sentence, in px: its place from the start, its hook, where the first line of
 * the sentence is, what is between the words and the row's edges, its dots. */
#define BRACKET_X 6
#define BRACKET_HOOK 7
#define BRACKET_Y 9
#define BRACKET_ROUND 11
#define DOT 2
#define DOT_STEP 5

struct _CueGridCell
{
  GtkWidget parent_instance;

  GtkImage     *glyph;   /* (unowned): child */
  GtkWidget    *body;    /* (unowned): child: words, one below the other */
  CueMarkLabel *label;   /* (unowned): in the body */
  GtkWidget    *missing; /* (unowned) (nullable): in the body: the hatched box */
  GtkWidget    *place;   /* (unowned) (nullable): in the body: where else it stands */
  GtkWidget    *link;    /* (unowned) (nullable): in the body: the same as a button */
  GtkWidget    *more;    /* (unowned) (nullable): in the body */
  GtkWidget    *side;    /* (unowned): child: for arrow or tick */
  GtkWidget    *take;    /* (unowned) (nullable): in the side */
  GtkWidget    *taken;   /* (unowned) (nullable): in the side */

  CueGridState  *state; /* (owned) */
  CueCompareRow *row;   /* (owned) (nullable) */
  guint          column;
  gboolean       alone;
  gboolean       whole; /* whether a long text is shown to its end */
};

G_DEFINE_FINAL_TYPE (CueGridCell, cue_grid_cell, GTK_TYPE_WIDGET)

static const char *
get_glyph_name (CueGridCell *self,
                CueCellKind  kind)
{
  if (self->column == cue_grid_state_get_baseline (self->state))
    return NULL;
  switch (kind)
    {
    case CUE_CELL_CHANGED:
      return "document-edit-symbolic";

    case CUE_CELL_ONLY:
      return "list-add-symbolic";

    case CUE_CELL_MOVED:
      return "cue-moved-symbolic";

    case CUE_CELL_SAME:
    case CUE_CELL_MISSING:
    case CUE_CELL_ELSEWHERE:
    default:
      return NULL;
    }
}

static void
set_visible (GtkWidget *widget,
             gboolean   visible)
{
  if (widget != NULL)
    gtk_widget_set_visible (widget, visible);
}

static void
set_class (gpointer    widget,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_words (CueGridCell *self)
{
  CueMarkedText *text = cue_marked_text_new (self->row, self->column, self->column == cue_grid_state_get_baseline (self->state),
                                             cue_grid_state_get_marked (self->state), self->whole);

  cue_marked_text_find (text, cue_grid_state_get_needle (self->state));
  cue_mark_label_show (self->label, text, cue_grid_state_get_style (self->state),
                       cue_grid_state_get_found_in (self->state, cue_compare_row_get_number (self->row), self->column));
  set_visible (self->more, text->cut);
}

static void
more_cb (CueGridCell *self)
{
  self->whole = TRUE;
  show_words (self);
  gtk_widget_set_visible (self->more, FALSE);
}

static void
make_more (CueGridCell *self)
{
  if (self->more != NULL)
    return;
  self->more = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (self->more, "show-all");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->body), self->more);
}

static void
show_missing (CueGridCell *self,
              gboolean     missing)
{
  if (missing && self->missing == NULL)
    {
      self->missing = g_object_new (GTK_TYPE_LABEL,
                                    "label", _ ("Not in this variant"),
                                    "xalign", 0.0,
                                    "hexpand", TRUE,
                                    "vexpand", TRUE,
                                    "wrap", TRUE,
                                    NULL);
      gtk_widget_add_css_class (self->missing, "missing");
      gtk_widget_add_css_class (self->missing, "quiet");
      gtk_box_append (GTK_BOX (self->body), self->missing);
    }
  set_visible (self->missing, missing);
}

static void
link_cb (CueGridCell *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "grid.go-to", "(uu)", cue_compare_row_get_link (self->row, self->column), self->column);
}

static void
show_place (CueGridCell *self)
{
  g_autofree char *text = cue_cell_speech_dup_place (self->state, self->row, self->column);
  gboolean         mover = text != NULL && cue_cell_speech_is_mover (self->state, self->row, self->column);

  if (text != NULL && mover && self->link == NULL)
    {
      self->link = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, "focusable", FALSE, "has-frame", FALSE, NULL);
      gtk_widget_add_css_class (self->link, "link-place");
      g_signal_connect_object (self->link, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->body), self->link);
    }
  if (text != NULL && !mover && self->place == NULL)
    {
      self->place = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
      gtk_widget_add_css_class (self->place, "quiet");
      gtk_box_append (GTK_BOX (self->body), self->place);
    }
  if (mover)
    {
      gboolean         up = cue_compare_row_get_link (self->row, self->column) > cue_compare_row_get_number (self->row);
      g_autofree char *label = NULL;

      up = cue_compare_row_get_kind (self->row, self->column) == CUE_CELL_MOVED ? up : !up;
      label = g_strconcat (up ? "↑ " : "↓ ", text, NULL);
      gtk_button_set_label (GTK_BUTTON (self->link), label);
    }
  else if (text != NULL)
    gtk_label_set_text (GTK_LABEL (self->place), text);
  set_visible (self->link, mover);
  set_visible (self->place, text != NULL && !mover);
}

static void
take_cb (CueGridCell *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "grid.go-to", "(uu)", cue_compare_row_get_number (self->row), self->column);
  cue_grid_state_take (self->state, cue_compare_row_get_number (self->row), self->column);
}

static void
show_take (CueGridCell *self,
           gboolean     visible)
{
  if (visible && self->take == NULL)
    {
      self->take = g_object_new (GTK_TYPE_BUTTON,
                                 "icon-name", "cue-take-symbolic",
                                 "tooltip-text", _ ("Take into the draft (Alt+Right)"),
                                 "focusable", FALSE,
                                 "has-frame", FALSE,
                                 "valign", GTK_ALIGN_START,
                                 NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->take), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take into the draft"), -1);
      g_signal_connect_object (self->take, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->side), self->take);
    }
  set_visible (self->take, visible);
}

static void
show_taken (CueGridCell *self,
            gboolean     visible)
{
  if (visible && self->taken == NULL)
    {
      self->taken = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "object-select-symbolic",
                                  "valign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
      gtk_widget_add_css_class (self->taken, "taken");
      gtk_box_append (GTK_BOX (self->side), self->taken);
    }
  set_visible (self->taken, visible);
}

void
cue_grid_cell_update_draft (CueGridCell *self)
{
  g_autoptr (CueMergedPiece) piece = NULL;
  g_autofree char *speech = NULL;
  CueCellKind      kind;
  gboolean         present;
  gboolean         can_take;
  gboolean         has;

  g_return_if_fail (CUE_IS_GRID_CELL (self));

  if (self->row == NULL)
    return;
  kind = cue_compare_row_get_kind (self->row, self->column);
  present = kind != CUE_CELL_MISSING && kind != CUE_CELL_ELSEWHERE;
  piece = cue_grid_state_dup_piece (self->state, cue_compare_row_get_number (self->row));
  can_take = present && cue_grid_state_can_take (self->state, self->row, self->column);
  has = present && piece != NULL && cue_merged_piece_get_kind (piece) == CUE_PIECE_TAKEN && cue_merged_piece_get_column (piece) == (int) self->column;
  show_take (self, can_take);
  show_taken (self, has && !can_take);
  speech = cue_cell_speech_dup (self->state, self->row, self->column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, speech, -1);
}

static void
update_place (CueGridCell *self)
{
  guint    number = self->row != NULL ? cue_compare_row_get_number (self->row) : 0;
  gboolean current = number > 0 && number == cue_grid_state_get_row (self->state) && self->column == cue_grid_state_get_column (self->state);
  gboolean selected = cue_grid_state_is_selected (self->state, number, self->column);

  set_class (self, "current", current);
  set_class (self, "selected", selected && !current);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
draw_dots (GtkSnapshot   *snapshot,
           float          x,
           float          from,
           float          to,
           const GdkRGBA *colour)
{
  for (float y = from; y + DOT <= to; y += DOT_STEP)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, DOT, DOT));
}

/* The row's own piece of the line between the two places of what moved. */
static void
draw_bracket (CueGridCell *self,
              GtkSnapshot *snapshot,
              guint        flags)
{
  gboolean    mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float       width = gtk_widget_get_width (GTK_WIDGET (self));
  float       top = -BRACKET_ROUND;
  float       bottom = gtk_widget_get_height (GTK_WIDGET (self)) + BRACKET_ROUND;
  float       x = mirrored ? width - BRACKET_X - DOT : BRACKET_X;
  const char *name = cue_mark_colours_get (CUE_MARK_MOVED, cue_grid_state_get_style (self->state))->line;
  GdkRGBA     colour;

  if (!gdk_rgba_parse (&colour, name))
    return;
  if (flags & CUE_BRACKET_ABOVE)
    draw_dots (snapshot, x, top, flags & CUE_BRACKET_BELOW ? bottom : BRACKET_Y + DOT, &colour);
  else if (flags & CUE_BRACKET_BELOW)
    draw_dots (snapshot, x, BRACKET_Y, bottom, &colour);
  if (!(flags & CUE_BRACKET_END))
    return;
  for (int step = DOT_STEP; step <= BRACKET_HOOK; step += DOT_STEP)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (mirrored ? x - step : x + step, BRACKET_Y, DOT, DOT));
}

static void
cue_grid_cell_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CueGridCell *self = CUE_GRID_CELL (widget);
  guint        flags = self->row != NULL && !self->alone ? cue_grid_state_get_bracket (self->state, cue_compare_row_get_number (self->row), self->column) : 0;

  if (flags != 0)
    draw_bracket (self, snapshot, flags);
  GTK_WIDGET_CLASS (cue_grid_cell_parent_class)->snapshot (widget, snapshot);
}

static void
go_here (CueGridCell *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "grid.go-to", "(uu)", cue_compare_row_get_number (self->row), self->column);
}

static void
pressed_cb (CueGridCell *self)
{
  go_here (self);
}

/* The focus may come from elsewhere than keys: the current cell is where it is. */
static void
focused_cb (CueGridCell *self)
{
  if (self->row == NULL)
    return;
  if (cue_grid_state_get_row (self->state) != cue_compare_row_get_number (self->row) || cue_grid_state_get_column (self->state) != self->column)
    go_here (self);
}

static void
cue_grid_cell_dispose (GObject *object)
{
  CueGridCell *self = CUE_GRID_CELL (object);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->row);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (cue_grid_cell_parent_class)->dispose (object);
}

static void
cue_grid_cell_class_init (CueGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_grid_cell_dispose;
  widget_class->snapshot = cue_grid_cell_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
cue_grid_cell_init (CueGridCell *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->glyph = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->glyph), "glyph");
  gtk_widget_set_parent (GTK_WIDGET (self->glyph), GTK_WIDGET (self));
  self->body = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  self->label = CUE_MARK_LABEL (cue_mark_label_new ());
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->label));
  self->side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->side, "side");
  gtk_widget_set_parent (self->side, GTK_WIDGET (self));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
cue_grid_cell_new (CueGridState *state,
                   guint         column,
                   gboolean      alone)
{
  CueGridCell *self;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state), NULL);

  self = g_object_new (CUE_TYPE_GRID_CELL, NULL);
  self->state = g_object_ref (state);
  self->column = column;
  self->alone = alone;
  g_signal_connect_object (state, "place-changed", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
cue_grid_cell_show (CueGridCell   *self,
                    CueCompareRow *row)
{
  const char *glyph;
  CueCellKind kind;

  g_return_if_fail (CUE_IS_GRID_CELL (self));
  g_return_if_fail (CUE_IS_COMPARE_ROW (row));

  if (g_set_object (&self->row, row))
    self->whole = FALSE;
  kind = cue_compare_row_get_kind (row, self->column);
  glyph = get_glyph_name (self, kind);
  gtk_image_set_from_icon_name (self->glyph, glyph);
  show_missing (self, kind == CUE_CELL_MISSING);
  gtk_widget_set_visible (self->side, kind != CUE_CELL_MISSING);
  gtk_widget_set_visible (GTK_WIDGET (self->label), kind != CUE_CELL_MISSING && kind != CUE_CELL_ELSEWHERE);
  if (kind != CUE_CELL_MISSING && kind != CUE_CELL_ELSEWHERE)
    {
      show_words (self);
      if (cue_mark_label_get_marked (self->label)->cut)
        {
          make_more (self);
          gtk_widget_set_visible (self->more, TRUE);
        }
    }
  else
    set_visible (self->more, FALSE);
  show_place (self);
  update_place (self);
  cue_grid_cell_update_draft (self);
}

const char *
cue_grid_cell_get_text (CueGridCell *self)
{
  g_return_val_if_fail (CUE_IS_GRID_CELL (self), "");
  return cue_mark_label_get_text (self->label);
}
