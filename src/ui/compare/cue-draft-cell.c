/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-cell.h"

#include "cue-cell-speech.h"
#include "cue-mark-label.h"
#include "cue-text-direction.h"
#include "cue-variant-badge.h"

#include <glib/gi18n.h>

/* After how long what is being written is in the merged draft (ms). */
#define DELAY 600

struct _CueDraftCell
{
  GtkWidget parent_instance;

  GtkWidget    *origin;  /* (unowned): child: badge or pencil */
  GtkWidget    *badge;   /* (unowned): in the origin */
  GtkWidget    *pencil;  /* (unowned): in the origin */
  GtkWidget    *words;   /* (unowned): child */
  GtkOverlay   *field;   /* (unowned): in the words: the label, under the editor while there is one */
  CueMarkLabel *label;   /* (unowned): in the field */
  GtkLabel     *caption; /* (unowned): in the words */
  GtkTextView  *editor;  /* (unowned) (nullable): in the field, while editing */

  CueGridState  *state;   /* (owned) */
  CueCompareRow *row;     /* (owned) (nullable) */
  char          *told;    /* (owned) (nullable): what the draft has there since this edit, as far as it was told */
  gboolean       changed; /* whether telling it made a step of undo */
  guint          timeout;
  guint          left_idle;
};

G_DEFINE_FINAL_TYPE (CueDraftCell, cue_draft_cell, GTK_TYPE_WIDGET)

static char *
dup_written (CueDraftCell *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->editor);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_piece_text (CueMergedDraft  *merged,
                guint            position,
                CueMergedPiece **piece)
{
  g_clear_object (piece);
  *piece = g_list_model_get_item (G_LIST_MODEL (merged), position);
  return *piece != NULL ? cue_merged_piece_get_text (*piece) : NULL;
}

/* Where the piece that is being edited stands: its row, or where it went when the texts were compared anew. */
static guint
find_position (CueDraftCell   *self,
               CueMergedDraft *merged)
{
  guint position = cue_compare_row_get_number (self->row) - 1;
  guint n_pieces = g_list_model_get_n_items (G_LIST_MODEL (merged));
  g_autoptr (CueMergedPiece) piece = NULL;

  if (self->told == NULL || g_strcmp0 (get_piece_text (merged, position, &piece), self->told) == 0)
    return position;
  for (guint i = 0; i < n_pieces && *self->told != '\0'; i++)
    {
      if (g_strcmp0 (get_piece_text (merged, i, &piece), self->told) == 0)
        return i;
    }
  return MIN (position, MAX (n_pieces, 1) - 1);
}

/* What was told before is taken back first, so that all of it is one step. */
static void
tell (CueDraftCell *self,
      const char   *text)
{
  CueMergedDraft *merged = cue_grid_state_get_merged (self->state);
  g_autoptr (CueMergedPiece) piece = NULL;
  g_autofree char *before = NULL;
  guint            position;

  if (merged == NULL || g_list_model_get_n_items (G_LIST_MODEL (merged)) == 0)
    return;
  position = find_position (self, merged);
  if (self->changed)
    cue_merged_draft_undo (merged);
  before = g_strdup (get_piece_text (merged, position, &piece));
  if (text != NULL)
    cue_merged_draft_edit (merged, position, text);
  g_free (self->told);
  self->told = g_strdup (get_piece_text (merged, position, &piece));
  self->changed = g_strcmp0 (before, self->told) != 0;
}

static gboolean
timeout_cb (gpointer user_data)
{
  CueDraftCell    *self = user_data;
  g_autofree char *written = dup_written (self);

  self->timeout = 0;
  tell (self, written);
  return G_SOURCE_REMOVE;
}

/* The label under the editor is as high as what is written. */
static void
make_room (CueDraftCell *self)
{
  g_autofree char *written = dup_written (self);
  g_autofree char *padded = g_strconcat (written, g_str_has_suffix (written, "\n") ? " " : "", NULL);

  cue_mark_label_show (self->label, cue_marked_text_new_raw (padded), cue_grid_state_get_style (self->state), -1);
}

/* Counted from the first letter, not from the last one: who writes without a pause loses no more. */
static void
written_cb (CueDraftCell *self)
{
  make_room (self);
  if (self->timeout == 0)
    self->timeout = g_timeout_add (DELAY, timeout_cb, self);
}

static gboolean
key_cb (CueDraftCell   *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType modifiers)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (keyval == GDK_KEY_Escape)
    cue_draft_cell_finish (self, FALSE);
  else if (enter && (modifiers & GDK_CONTROL_MASK) != 0)
    cue_draft_cell_finish (self, TRUE);
  else
    return FALSE;
  return TRUE;
}

/* Not within the change of focus, which the editor is a part of. */
static gboolean
left_idle_cb (gpointer user_data)
{
  CueDraftCell *self = user_data;
  GtkRoot      *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->left_idle = 0;
  /* Another window in front takes nothing away. */
  if (root != NULL && GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return G_SOURCE_REMOVE;
  if (self->editor != NULL && !gtk_widget_has_focus (GTK_WIDGET (self->editor)))
    cue_draft_cell_finish (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
left_cb (CueDraftCell *self)
{
  if (self->left_idle == 0)
    self->left_idle = g_idle_add_full (G_PRIORITY_HIGH, left_idle_cb, self, NULL);
}

static void
make_editor (CueDraftCell *self,
             const char   *text)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char    *label = NULL;

  self->editor = g_object_new (GTK_TYPE_TEXT_VIEW,
                               "wrap-mode", cue_text_direction_find (text) == GTK_TEXT_DIR_RTL ? GTK_WRAP_WORD : GTK_WRAP_WORD_CHAR,
                               "accepts-tab", FALSE,
                               NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->editor), text, -1);
  /* translators: number of a row */
  label = g_strdup_printf (_ ("Row %u of the merged draft"), cue_compare_row_get_number (self->row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (gtk_text_view_get_buffer (self->editor), "changed", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
  gtk_overlay_add_overlay (self->field, GTK_WIDGET (self->editor));
  make_room (self);
}

gboolean
cue_draft_cell_edit (CueDraftCell *self)
{
  CueMergedDraft *merged;
  g_autoptr (CueMergedPiece) piece = NULL;
  const char *text;

  g_return_val_if_fail (CUE_IS_DRAFT_CELL (self), FALSE);

  merged = cue_grid_state_get_merged (self->state);
  if (self->row == NULL || merged == NULL || cue_comparison_is_structured (cue_grid_state_get_comparison (self->state)))
    return FALSE;
  if (self->editor != NULL)
    return TRUE;
  text = get_piece_text (merged, cue_compare_row_get_number (self->row) - 1, &piece);
  self->told = g_strdup (text);
  self->changed = FALSE;
  make_editor (self, text != NULL ? text : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->label), 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_label_set_text (self->caption, _ ("Ctrl+Enter keeps it, Esc gives up"));
  gtk_widget_set_visible (GTK_WIDGET (self->caption), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return TRUE;
}

gboolean
cue_draft_cell_is_editing (CueDraftCell *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT_CELL (self), FALSE);
  return self->editor != NULL;
}

void
cue_draft_cell_finish (CueDraftCell *self,
                       gboolean      accept)
{
  g_autofree char *written = NULL;
  GtkWidget       *editor;
  gboolean         had_focus;

  g_return_if_fail (CUE_IS_DRAFT_CELL (self));

  if (self->editor == NULL)
    return;
  written = dup_written (self);
  editor = GTK_WIDGET (self->editor);
  had_focus = gtk_widget_has_focus (editor);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->left_idle, g_source_remove);
  self->editor = NULL;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_overlay_remove_overlay (self->field, editor);
  tell (self, accept ? written : NULL);
  g_clear_pointer (&self->told, g_free);
  self->changed = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_set_opacity (GTK_WIDGET (self->label), 1);
  cue_draft_cell_show (self, self->row);
}

/* (transfer full) (nullable): the line under the words. */
static char *
dup_caption (CueDraftCell   *self,
             CueMergedPiece *piece)
{
  guint baseline = cue_grid_state_get_baseline (self->state);
  int   column = cue_merged_piece_get_column (piece);
  g_autoptr (CueMergedPiece) other = NULL;

  if (cue_merged_piece_get_kind (piece) == CUE_PIECE_EDITED && column >= 0)
    /* translators: %s is the title of a variant */
    return g_strdup_printf (_ ("Edited by you, from %s"), cue_grid_state_get_title (self->state, column));
  if (cue_merged_piece_get_kind (piece) == CUE_PIECE_EDITED)
    return g_strdup (_ ("Edited by you"));
  if (cue_merged_piece_get_kind (piece) != CUE_PIECE_NONE || cue_compare_row_get_kind (self->row, baseline) != CUE_CELL_ELSEWHERE)
    return NULL;
  other = cue_grid_state_dup_piece (self->state, cue_compare_row_get_link (self->row, baseline));
  if (other == NULL || cue_merged_piece_get_kind (other) == CUE_PIECE_NONE)
    return NULL;
  return cue_cell_speech_dup_place (self->state, self->row, baseline);
}

static void
show_origin (CueDraftCell   *self,
             CueMergedPiece *piece)
{
  CuePieceKind kind = cue_merged_piece_get_kind (piece);
  int          column = cue_merged_piece_get_column (piece);
  gboolean     from_column = kind == CUE_PIECE_TAKEN && column >= 0;

  gtk_widget_set_visible (self->badge, from_column);
  gtk_widget_set_visible (self->pencil, kind == CUE_PIECE_EDITED);
  if (from_column)
    cue_variant_badge_set (CUE_VARIANT_BADGE (self->badge), column, cue_grid_state_get_number (self->state, column));
}

void
cue_draft_cell_show (CueDraftCell  *self,
                     CueCompareRow *row)
{
  g_autoptr (CueMergedPiece) piece = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *speech = NULL;
  CueMarkedText   *text;

  g_return_if_fail (CUE_IS_DRAFT_CELL (self));
  g_return_if_fail (row == NULL || CUE_IS_COMPARE_ROW (row));

  if (row != self->row)
    cue_draft_cell_finish (self, TRUE);
  g_set_object (&self->row, row);
  piece = row != NULL ? cue_grid_state_dup_piece (self->state, cue_compare_row_get_number (row)) : NULL;
  if (piece == NULL || self->editor != NULL)
    return;
  text = cue_marked_text_new_plain (cue_merged_piece_get_text (piece), FALSE);
  cue_marked_text_find (text, cue_grid_state_get_needle (self->state));
  cue_mark_label_show (self->label, text, cue_grid_state_get_style (self->state),
                       cue_grid_state_get_found_in (self->state, cue_compare_row_get_number (row), cue_grid_state_get_n_columns (self->state)));
  show_origin (self, piece);
  caption = dup_caption (self, piece);
  gtk_label_set_text (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  speech = cue_cell_speech_dup_draft (self->state, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, speech, -1);
}

static void
update_place (CueDraftCell *self)
{
  guint    number = self->row != NULL ? cue_compare_row_get_number (self->row) : 0;
  guint    column = cue_grid_state_get_n_columns (self->state);
  gboolean current = number > 0 && number == cue_grid_state_get_row (self->state) && column == cue_grid_state_get_column (self->state);
  gboolean selected = cue_grid_state_is_selected (self->state, number, column);

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  if (selected && !current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
go_here (CueDraftCell *self)
{
  guint column = cue_grid_state_get_n_columns (self->state);

  if (self->row != NULL && (cue_grid_state_get_row (self->state) != cue_compare_row_get_number (self->row) || cue_grid_state_get_column (self->state) != column))
    gtk_widget_activate_action (GTK_WIDGET (self), "grid.go-to", "(uu)", cue_compare_row_get_number (self->row), column);
}

static void
pressed_cb (CueDraftCell *self,
            int           n_press)
{
  if (self->editor != NULL)
    return;
  go_here (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    cue_draft_cell_edit (self);
}

static gboolean
cue_draft_cell_grab_focus (GtkWidget *widget)
{
  CueDraftCell *self = CUE_DRAFT_CELL (widget);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return GTK_WIDGET_CLASS (cue_draft_cell_parent_class)->grab_focus (widget);
}

static void
cue_draft_cell_dispose (GObject *object)
{
  CueDraftCell *self = CUE_DRAFT_CELL (object);
  GtkWidget    *child;

  if (self->editor != NULL)
    {
      g_autofree char *written = dup_written (self);

      self->editor = NULL;
      tell (self, written);
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->left_idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->told, g_free);
  g_clear_object (&self->row);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (cue_draft_cell_parent_class)->dispose (object);
}

static void
cue_draft_cell_class_init (CueDraftCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_draft_cell_dispose;
  widget_class->grab_focus = cue_draft_cell_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "draftcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
make_origin (CueDraftCell *self)
{
  self->origin = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->origin, "origin");
  gtk_widget_set_valign (self->origin, GTK_ALIGN_START);
  self->badge = cue_variant_badge_new (0, 1);
  gtk_box_append (GTK_BOX (self->origin), self->badge);
  self->pencil = g_object_new (GTK_TYPE_IMAGE,
                               "icon-name", "document-edit-symbolic",
                               "halign", GTK_ALIGN_CENTER,
                               "hexpand", TRUE,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               NULL);
  gtk_box_append (GTK_BOX (self->origin), self->pencil);
  gtk_widget_set_hexpand (self->origin, FALSE);
  gtk_widget_set_parent (self->origin, GTK_WIDGET (self));
}

static void
cue_draft_cell_init (CueDraftCell *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  make_origin (self);
  self->words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->words, "words");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->label = CUE_MARK_LABEL (cue_mark_label_new ());
  self->field = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->field, GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->field));
  self->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "quiet");
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->caption));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "enter", G_CALLBACK (go_here), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
cue_draft_cell_new (CueGridState *state)
{
  CueDraftCell *self;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state), NULL);

  self = g_object_new (CUE_TYPE_DRAFT_CELL, NULL);
  self->state = g_object_ref (state);
  g_signal_connect_object (state, "place-changed", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
