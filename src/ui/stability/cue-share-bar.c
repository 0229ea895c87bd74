/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-share-bar.h"

#include <adwaita.h>

/* Pixels. */
#define SIDE 10
#define GAP 3

struct _CueShareBar
{
  GtkWidget parent_instance;

  guint n_texts;
  guint having;
};

G_DEFINE_FINAL_TYPE (CueShareBar, cue_share_bar, GTK_TYPE_WIDGET)

static void
cue_share_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CueShareBar *self = CUE_SHARE_BAR (widget);
  gboolean     dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean     mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA      colour;

  gdk_rgba_parse (&colour, dark ? "#99c1f1" : "#1a5fb4");
  for (guint i = 0; i < self->n_texts; i++)
    {
      guint          place = mirrored ? self->n_texts - 1 - i : i;
      float          x = (float) (place * (SIDE + GAP));
      GskRoundedRect box;
      const float    widths[] = { 1, 1, 1, 1 };
      const GdkRGBA  edges[] = { colour, colour, colour, colour };

      gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, 0, SIDE, SIDE), 2);
      if ((self->having & 1u << i) != 0)
        gtk_snapshot_append_color (snapshot, &colour, &box.bounds);
      else
        gtk_snapshot_append_border (snapshot, &box, widths, edges);
    }
}

static void
cue_share_bar_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  CueShareBar *self = CUE_SHARE_BAR (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) self->n_texts * (SIDE + GAP) : SIDE;
  *natural = *minimum;
}

static void
cue_share_bar_class_init (CueShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cue_share_bar_snapshot;
  widget_class->measure = cue_share_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cue_share_bar_init (CueShareBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
cue_share_bar_set (CueShareBar *self,
                   guint        n_texts,
                   guint        having)
{
  g_return_if_fail (CUE_IS_SHARE_BAR (self));

  self->n_texts = n_texts;
  self->having = having;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
