/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-verdict-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Pixels. */
#define HEIGHT 34
#define GAP 3
#define RADIUS 7
#define MINIMUM 30
#define HATCH 7
/* The part of those who chose none. */
#define NEITHER CUE_BLIND_MAX_SETTINGS
#define MAX_PARTS (CUE_BLIND_MAX_SETTINGS + 1)

typedef struct
{
  guint setting; /* or NEITHER */
  guint n_votes;
  float x;
  float width;
} Part;

struct _CueVerdictBar
{
  GtkWidget parent_instance;

  Part  parts[MAX_PARTS];
  guint n_parts;
};

G_DEFINE_FINAL_TYPE (CueVerdictBar, cue_verdict_bar, GTK_TYPE_WIDGET)

/* By [dark][setting]: the badges' colours. */
static const char *const colours[2][CUE_BLIND_MAX_SETTINGS] = {
  { "#1a5fb4", "#8f3f71", "#1f6f5c", "#8a5a00" },
  { "#99c1f1", "#e3a1c6", "#7fd1b9", "#f0c36a" },
};

/* Each gets what it needs for its number, and of the rest its share. */
static void
place_parts (CueVerdictBar *self,
             float          width)
{
  float rest = width - GAP * (float) (self->n_parts - 1) - MINIMUM * (float) self->n_parts;
  guint total = 0;
  float x = 0;

  for (guint i = 0; i < self->n_parts; i++)
    total += self->parts[i].n_votes;
  for (guint i = 0; i < self->n_parts; i++)
    {
      Part *part = &self->parts[i];

      part->width = MINIMUM + MAX (rest, 0) * (float) part->n_votes / (float) MAX (total, 1);
      part->x = x;
      x += part->width + GAP;
    }
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    for (guint i = 0; i < self->n_parts; i++)
      self->parts[i].x = width - self->parts[i].x - self->parts[i].width;
}

static void
trace (cairo_t    *cr,
       const Part *part)
{
  double x = part->x + .75;
  double y = .75;
  double width = part->width - 1.5;
  double height = HEIGHT - 1.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - RADIUS, y + RADIUS, RADIUS, -G_PI / 2, 0);
  cairo_arc (cr, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, G_PI / 2);
  cairo_arc (cr, x + RADIUS, y + height - RADIUS, RADIUS, G_PI / 2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, G_PI * 3 / 2);
  cairo_close_path (cr);
}

static void
draw_hatch (cairo_t       *cr,
            const Part    *part,
            const GdkRGBA *colour)
{
  cairo_save (cr);
  trace (cr, part);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * .25);
  cairo_set_line_width (cr, 1.5);
  for (double x = part->x - HEIGHT; x < part->x + part->width; x += HATCH)
    {
      cairo_move_to (cr, x, HEIGHT);
      cairo_line_to (cr, x + HEIGHT, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_number (CueVerdictBar *self,
             cairo_t       *cr,
             const Part    *part,
             const GdkRGBA *colour)
{
  g_autofree char *text = g_strdup_printf ("%u", part->n_votes);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, part->x + (part->width - (float) width) / 2, (HEIGHT - height) / 2.0);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 1);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_part (CueVerdictBar *self,
           cairo_t       *cr,
           const Part    *part)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         plain = adw_style_manager_get_high_contrast (manager);
  GdkRGBA          colour;

  if (part->setting == NEITHER)
    {
      gdk_rgba_parse (&colour, adw_style_manager_get_dark (manager) ? "#ffffff" : "#333333");
      draw_hatch (cr, part, &colour);
    }
  else
    {
      gdk_rgba_parse (&colour, colours[adw_style_manager_get_dark (manager)][part->setting]);
      trace (cr, part);
      cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, plain ? 0 : .18);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_set_line_width (cr, plain ? 2 : 1.5);
      cairo_stroke (cr);
    }
  draw_number (self, cr, part, &colour);
}

static void
cue_verdict_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CueVerdictBar *self = CUE_VERDICT_BAR (widget);
  float          width = (float) gtk_widget_get_width (widget);
  cairo_t       *cr;

  if (self->n_parts == 0)
    return;

  place_parts (self, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT));
  for (guint i = 0; i < self->n_parts; i++)
    draw_part (self, cr, &self->parts[i]);
  cairo_destroy (cr);
}

static void
cue_verdict_bar_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX_PARTS * (MINIMUM + GAP) : HEIGHT;
  *natural = *minimum;
}

static void
cue_verdict_bar_class_init (CueVerdictBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cue_verdict_bar_snapshot;
  widget_class->measure = cue_verdict_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "verdictbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cue_verdict_bar_init (CueVerdictBar *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
add_part (CueVerdictBar *self,
          guint          setting,
          guint          n_votes)
{
  if (n_votes > 0)
    self->parts[self->n_parts++] = (Part){ .setting = setting, .n_votes = n_votes };
}

void
cue_verdict_bar_set_verdict (CueVerdictBar     *self,
                             const CueVerdict  *verdict,
                             const char *const *names)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (CUE_IS_VERDICT_BAR (self));

  self->n_parts = 0;
  for (guint i = 0; i < verdict->n_settings; i++)
    {
      add_part (self, i, verdict->votes[i]);
      if (self->n_parts == 1)
        add_part (self, NEITHER, verdict->n_neither);
    }
  if (self->n_parts == 0)
    add_part (self, NEITHER, verdict->n_neither);
  spoken = cue_verdict_dup_votes (verdict, names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
