/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-column-handle.h"

#include <glib/gi18n.h>

/* What an arrow key moves the line by (px). */
#define STEP 20

struct _CueColumnHandle
{
  GtkWidget parent_instance;

  CueColumnWidths *widths; /* (owned) */
  guint            column;
  int              dragged; /* how far the drag has moved the line so far */
};

G_DEFINE_FINAL_TYPE (CueColumnHandle, cue_column_handle, GTK_TYPE_WIDGET)

static gboolean
is_mirrored (CueColumnHandle *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static int
get_total (CueColumnHandle *self)
{
  return gtk_widget_get_width (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static int
measure_column (CueColumnHandle *self)
{
  int width;

  cue_column_widths_measure (self->widths, get_total (self), self->column, NULL, &width);
  return width;
}

static void
update_value (CueColumnHandle *self)
{
  int              width;
  g_autofree char *text = NULL;

  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  width = measure_column (self);
  /* translators: how wide a column is */
  text = g_strdup_printf (ngettext ("%d pixel wide", "%d pixels wide", width), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) cue_column_widths_get_least (self->widths, get_total (self)),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) get_total (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) width,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

/* By @delta to the right. */
static void
move (CueColumnHandle *self,
      int              delta)
{
  cue_column_widths_move (self->widths, get_total (self), self->column, is_mirrored (self) ? -delta : delta);
}

/* Counted from where the line was when the drag began, so that it stays under the pointer after it met its limit. The handle
 * moves along, and with it the pointer's place in it. */
static void
drag_update_cb (CueColumnHandle *self,
                double           x,
                double           y)
{
  int before = measure_column (self);

  move (self, (int) x);
  self->dragged += measure_column (self) - before;
}

static void
drag_begin_cb (CueColumnHandle *self,
               double           x,
               double           y)
{
  self->dragged = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
pressed_cb (CueColumnHandle *self,
            int              n_press,
            double           x,
            double           y)
{
  if (n_press == 2 && self->dragged == 0)
    cue_column_widths_level (self->widths);
}

static gboolean
key_cb (CueColumnHandle *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move (self, -STEP);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move (self, STEP);
      return TRUE;

    case GDK_KEY_Home:
      cue_column_widths_level (self->widths);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
cue_column_handle_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? CUE_COLUMN_HANDLE_WIDTH : 0;
  *natural = *minimum;
}

static void
cue_column_handle_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  update_value (CUE_COLUMN_HANDLE (widget));
}

static void
cue_column_handle_dispose (GObject *object)
{
  g_clear_object (&CUE_COLUMN_HANDLE (object)->widths);
  G_OBJECT_CLASS (cue_column_handle_parent_class)->dispose (object);
}

static void
cue_column_handle_class_init (CueColumnHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_column_handle_dispose;
  widget_class->measure = cue_column_handle_measure;
  widget_class->size_allocate = cue_column_handle_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "columnhandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
cue_column_handle_init (CueColumnHandle *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
cue_column_handle_new (CueColumnWidths *widths,
                       guint            column)
{
  CueColumnHandle *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (CUE_IS_COLUMN_WIDTHS (widths), NULL);

  self = g_object_new (CUE_TYPE_COLUMN_HANDLE, NULL);
  self->widths = g_object_ref (widths);
  self->column = column;
  /* translators: of the line after a column; moving it makes the column wider or narrower */
  label = g_strdup_printf (_ ("Width of column %u"), column + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Drag to make the column wider or narrower"));
  return GTK_WIDGET (self);
}

guint
cue_column_handle_get_column (CueColumnHandle *self)
{
  g_return_val_if_fail (CUE_IS_COLUMN_HANDLE (self), 0);
  return self->column;
}
