/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-badge.h"

#include "cue-mark-colours.h"

#include <adwaita.h>
#include <math.h>

/* Side of the badge (px). */
#define SIZE 22
#define SMALL_SIZE 14
#define N_SHAPES 4

struct _CueVariantBadge
{
  GtkWidget parent_instance;

  guint shape;
  int   number;
  int   size;
};

G_DEFINE_FINAL_TYPE (CueVariantBadge, cue_variant_badge, GTK_TYPE_WIDGET)

/* A regular polygon round the middle; @turn in radians. */
static void
trace_polygon (cairo_t *cr,
               int      n_corners,
               double   turn,
               double   size,
               double   radius)
{
  for (int i = 0; i < n_corners; i++)
    cairo_line_to (cr, size / 2 + radius * cos (turn + i * 2 * G_PI / n_corners),
                   size / 2 + radius * sin (turn + i * 2 * G_PI / n_corners));
  cairo_close_path (cr);
}

/* A square with round corners. */
static void
trace_rounded (cairo_t *cr,
               double   size)
{
  double radius = size / 7;
  double first = 2 + radius;
  double last = size - 2 - radius;

  cairo_arc (cr, last, first, radius, -G_PI / 2, 0);
  cairo_arc (cr, last, last, radius, 0, G_PI / 2);
  cairo_arc (cr, first, last, radius, G_PI / 2, G_PI);
  cairo_arc (cr, first, first, radius, G_PI, G_PI * 3 / 2);
  cairo_close_path (cr);
}

static void
trace_shape (cairo_t *cr,
             guint    shape,
             double   size)
{
  switch (shape)
    {
    case 0:
      cairo_arc (cr, size / 2, size / 2, size / 2 - 1.5, 0, 2 * G_PI);
      break;

    case 1:
      trace_rounded (cr, size);
      break;

    case 2:
      trace_polygon (cr, 4, 0, size, size / 2 - .5);
      break;

    default:
      trace_polygon (cr, 6, 0, size, size / 2 - 1);
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
  cairo_move_to (cr, (self->size - extents.width) / 2.0 - extents.x, (self->size - extents.height) / 2.0 - extents.y);
  pango_cairo_show_layout (cr, layout);
}

static void
cue_variant_badge_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CueVariantBadge *self = CUE_VARIANT_BADGE (widget);
  cairo_t         *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->size, self->size));

  cue_variant_badge_draw_shape (cr, self->shape, self->size, .14);
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
  *minimum = CUE_VARIANT_BADGE (widget)->size;
  *natural = *minimum;
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
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->size = SIZE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
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

GtkWidget *
cue_variant_badge_new_small (guint shape,
                             int   number)
{
  CueVariantBadge *self = CUE_VARIANT_BADGE (cue_variant_badge_new (shape, number));

  self->size = SMALL_SIZE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "small-badge");
  return GTK_WIDGET (self);
}

void
cue_variant_badge_set (CueVariantBadge *self,
                       guint            shape,
                       int              number)
{
  g_return_if_fail (CUE_IS_VARIANT_BADGE (self));
  g_return_if_fail (shape < N_SHAPES);

  if (self->shape == shape && self->number == number)
    return;
  self->shape = shape;
  self->number = number;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cue_variant_badge_draw_shape (cairo_t *cr,
                              guint    shape,
                              double   size,
                              double   tint)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  CueMarkStyle     style = { adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager) };
  GdkRGBA          colour;

  if (!gdk_rgba_parse (&colour, cue_mark_colours_get_column (shape, style)))
    return;
  trace_shape (cr, shape, size);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, style.high_contrast ? 0 : tint);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}
