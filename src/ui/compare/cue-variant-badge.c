/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-badge.h"

#include <adwaita.h>
#include <math.h>

/* Side of the badge (px). */
#define SIZE 22
#define N_SHAPES 4

struct _CueVariantBadge
{
  GtkWidget parent_instance;

  guint shape;
  int   number;
};

G_DEFINE_FINAL_TYPE (CueVariantBadge, cue_variant_badge, GTK_TYPE_WIDGET)

/* By [dark][shape]; each at least 5.9:1 on the page. */
static const char *const colours[2][N_SHAPES] = {
  { "#1a5fb4", "#8f3f71", "#1f6f5c", "#8a5a00" },
  { "#99c1f1", "#e3a1c6", "#7fd1b9", "#f0c36a" },
};

/* A regular polygon round the middle; @turn in radians. */
static void
trace_polygon (cairo_t *cr,
               int      n_corners,
               double   turn,
               double   radius)
{
  for (int i = 0; i < n_corners; i++)
    cairo_line_to (cr, SIZE / 2.0 + radius * cos (turn + i * 2 * G_PI / n_corners),
                   SIZE / 2.0 + radius * sin (turn + i * 2 * G_PI / n_corners));
  cairo_close_path (cr);
}

static void
trace_shape (cairo_t *cr,
             guint    shape)
{
  switch (shape)
    {
    case 0:
      cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, SIZE / 2.0 - 1.5, 0, 2 * G_PI);
      break;

    case 1:
      cairo_rectangle (cr, 2, 2, SIZE - 4, SIZE - 4);
      break;

    case 2:
      trace_polygon (cr, 4, 0, SIZE / 2.0 - .5);
      break;

    default:
      trace_polygon (cr, 6, 0, SIZE / 2.0 - 1);
      break;
    }
}

static void
draw_number (CueVariantBadge *self,
             cairo_t         *cr)
{
  g_autofree char *text = g_strdup_printf ("%d", self->number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, &extents, NULL);
  cairo_move_to (cr, (SIZE - extents.width) / 2.0 - extents.x, (SIZE - extents.height) / 2.0 - extents.y);
  pango_cairo_show_layout (cr, layout);
}

static void
cue_variant_badge_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CueVariantBadge *self = CUE_VARIANT_BADGE (widget);
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA          colour;
  cairo_t         *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));

  gdk_rgba_parse (&colour, colours[dark][self->shape]);
  trace_shape (cr, self->shape);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, .14);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  draw_number (self, cr);
  cairo_destroy (cr);
}

static void
cue_variant_badge_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

static void
cue_variant_badge_class_init (CueVariantBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cue_variant_badge_snapshot;
  widget_class->measure = cue_variant_badge_measure;
  gtk_widget_class_set_css_name (widget_class, "variantbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cue_variant_badge_init (CueVariantBadge *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cue_variant_badge_new (guint shape,
                       int   number)
{
  CueVariantBadge *self;

  g_return_val_if_fail (shape < N_SHAPES, NULL);

  self = g_object_new (CUE_TYPE_VARIANT_BADGE, NULL);
  self->shape = shape;
  self->number = number;
  return GTK_WIDGET (self);
}
