/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-mark-label.h"

#include "cue-mark-colours.h"
#include "cue-text-direction.h"

/* In px: of the line under new words, how far it is under the baseline, and the dots' size and distance. */
#define LINE 2
#define LINE_DROP 3
#define DOT 2
#define DOT_STEP 4
#define RADIUS 3
#define PILL_RADIUS 5
#define PILL_PAD 2
#define LEAST_WIDTH 30

/* Of lines, as a part of the letters' height. */
#define LINE_HEIGHT 1.32

struct _CueMarkLabel
{
  GtkWidget parent_instance;

  PangoLayout   *layout; /* (owned) (nullable): of the words, as wide as was asked last; made when first asked */
  CueMarkedText *marked; /* (owned) (nullable) */
  CueMarkStyle   style;
  int            found;
  int            least_height; /* 0 until asked for */
};

G_DEFINE_FINAL_TYPE (CueMarkLabel, cue_mark_label, GTK_TYPE_WIDGET)

static void
draw_rounded (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *colour,
              float                  radius)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_frame (GtkSnapshot           *snapshot,
            const graphene_rect_t *rect,
            const GdkRGBA         *colour,
            float                  thickness)
{
  const float    widths[4] = { thickness, thickness, thickness, thickness };
  const GdkRGBA  colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, RADIUS);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colours);
}

static void
draw_dots (GtkSnapshot   *snapshot,
           float          x,
           float          width,
           float          y,
           const GdkRGBA *colour)
{
  for (float place = 0; place + DOT <= width; place += DOT_STEP)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x + place, y, DOT, DOT));
}

/* @place: of the words, as high as the letters; @under: the height (px) of the line under them. */
static void
draw_mark (CueMarkLabel    *self,
           GtkSnapshot     *snapshot,
           const CueMark   *mark,
           graphene_rect_t *place,
           float            under)
{
  const CueMarkColours *colours = cue_mark_colours_get (mark->kind, self->style);
  gboolean              current = mark->kind == CUE_MARK_FOUND && (int) mark->number == self->found;
  GdkRGBA               colour;

  if (mark->kind == CUE_MARK_PLACEHOLDER)
    graphene_rect_inset (place, -PILL_PAD, 0);
  if (colours->tint != NULL && gdk_rgba_parse (&colour, colours->tint))
    draw_rounded (snapshot, place, &colour, mark->kind == CUE_MARK_PLACEHOLDER ? PILL_RADIUS : RADIUS);
  if (colours->line == NULL || !gdk_rgba_parse (&colour, colours->line))
    return;
  if (mark->kind == CUE_MARK_ADDED)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (place->origin.x, under, place->size.width, LINE));
  else if (mark->kind == CUE_MARK_MOVED)
    draw_dots (snapshot, place->origin.x, place->size.width, under, &colour);
  else if (mark->kind == CUE_MARK_FOUND && (current || self->style.high_contrast))
    draw_frame (snapshot, place, &colour, current ? 2 : 1);
}

/* One mark, on each line that it stands in. */
static void
draw_on_lines (CueMarkLabel  *self,
               GtkSnapshot   *snapshot,
               const CueMark *mark,
               PangoLayout   *layout,
               int            ascent,
               int            descent)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int              from = MAX ((int) mark->from, line->start_index);
      int              to = MIN ((int) mark->to, line->start_index + line->length);
      int              baseline = PANGO_PIXELS (pango_layout_iter_get_baseline (iter));
      g_autofree int  *ranges = NULL;
      int              n_ranges;

      if (from >= to)
        continue;
      pango_layout_line_get_x_ranges (line, from, to, &ranges, &n_ranges);
      for (int i = 0; i < n_ranges; i++)
        {
          float           x = ranges[2 * i] / (float) PANGO_SCALE;
          float           width = (ranges[2 * i + 1] - ranges[2 * i]) / (float) PANGO_SCALE;
          graphene_rect_t place = GRAPHENE_RECT_INIT (x, baseline - ascent, width, ascent + descent);

          draw_mark (self, snapshot, mark, &place, baseline + LINE_DROP);
        }
    }
  while (pango_layout_iter_next_line (iter));
}

/* Pills and what was found lie over the tints of words, these over the dots of the whole sentence. */
static int
get_level (CueMarkKind kind)
{
  return kind == CUE_MARK_MOVED ? 0 : kind == CUE_MARK_PLACEHOLDER || kind == CUE_MARK_FOUND ? 2
                                                                                             : 1;
}

static void
draw_marks (CueMarkLabel *self,
            GtkSnapshot  *snapshot)
{
  PangoLayout      *layout = self->layout;
  PangoContext     *context = pango_layout_get_context (layout);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));
  int               descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));

  for (int level = 0; level < 3; level++)
    {
      for (guint i = 0; i < self->marked->marks->len; i++)
        {
          const CueMark *mark = &g_array_index (self->marked->marks, CueMark, i);

          if (get_level (mark->kind) == level)
            draw_on_lines (self, snapshot, mark, layout, ascent - 1, descent + 1);
        }
    }
  pango_font_metrics_unref (metrics);
}

/* Shaping words is what costs: it is done once a text and width, where a GtkLabel of 4.8 does it several times. */
static PangoLayout *
get_layout (CueMarkLabel *self,
            int           width)
{
  if (self->layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = cue_marked_text_create_attributes (self->marked, self->style);
      gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

      pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->marked->text);
      pango_layout_set_attributes (self->layout, attributes);
      pango_layout_set_wrap (self->layout, mirrored ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_width (self->layout, width < 0 ? -1 : width * PANGO_SCALE);
  return self->layout;
}

/* As libadwaita has the text of views. */
static GdkRGBA
get_text_colour (CueMarkLabel *self)
{
  if (self->style.dark)
    return (GdkRGBA){ 1, 1, 1, 1 };
  return (GdkRGBA){ 0, 0, 0, self->style.high_contrast ? 1 : .8f };
}

static void
cue_mark_label_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CueMarkLabel *self = CUE_MARK_LABEL (widget);
  GdkRGBA       colour = get_text_colour (self);

  if (self->marked == NULL)
    return;
  get_layout (self, gtk_widget_get_width (widget));
  draw_marks (self, snapshot);
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
}

static int
measure_height (CueMarkLabel *self,
                int           width)
{
  int height;

  pango_layout_get_pixel_size (get_layout (self, width), NULL, &height);
  return height;
}

/* Nobody wants a real answer for the least width: one that is surely enough, from the length of unbroken lines, will do.
 * It must not be less than that of a wider label, for GTK takes heights between two that are the same to be the same. */
static int
get_least_height (CueMarkLabel *self)
{
  int width;
  int height;

  if (self->least_height == 0)
    {
      pango_layout_get_pixel_size (get_layout (self, -1), &width, &height);
      self->least_height = height * (2 + 2 * width / LEAST_WIDTH);
    }
  return self->least_height;
}

static void
cue_mark_label_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  CueMarkLabel *self = CUE_MARK_LABEL (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->marked != NULL)
    *minimum = for_size > LEAST_WIDTH ? measure_height (self, for_size) : get_least_height (self);
  *natural = *minimum;
}

static GtkSizeRequestMode
cue_mark_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
forget_layout (GtkWidget *widget)
{
  g_clear_object (&CUE_MARK_LABEL (widget)->layout);
  CUE_MARK_LABEL (widget)->least_height = 0;
  gtk_widget_queue_resize (widget);
}

static void
cue_mark_label_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cue_mark_label_parent_class)->css_changed (widget, change);
  if (change == NULL || CUE_MARK_LABEL (widget)->layout != NULL)
    forget_layout (widget);
}

static void
cue_mark_label_system_setting_changed (GtkWidget       *widget,
                                       GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cue_mark_label_parent_class)->system_setting_changed (widget, setting);
  forget_layout (widget);
}

static void
cue_mark_label_dispose (GObject *object)
{
  CueMarkLabel *self = CUE_MARK_LABEL (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->marked, cue_marked_text_free);
  G_OBJECT_CLASS (cue_mark_label_parent_class)->dispose (object);
}

static void
cue_mark_label_class_init (CueMarkLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_mark_label_dispose;
  widget_class->snapshot = cue_mark_label_snapshot;
  widget_class->measure = cue_mark_label_measure;
  widget_class->css_changed = cue_mark_label_css_changed;
  widget_class->system_setting_changed = cue_mark_label_system_setting_changed;
  widget_class->get_request_mode = cue_mark_label_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "marklabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
cue_mark_label_init (CueMarkLabel *self)
{
  self->found = -1;
}

GtkWidget *
cue_mark_label_new (void)
{
  return g_object_new (CUE_TYPE_MARK_LABEL, NULL);
}

void
cue_mark_label_show (CueMarkLabel  *self,
                     CueMarkedText *text,
                     CueMarkStyle   style,
                     int            found)
{
  g_return_if_fail (CUE_IS_MARK_LABEL (self));
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->marked, cue_marked_text_free);
  self->marked = text;
  self->style = style;
  self->found = found;
  /* Joined letters change their widths where a word is broken, so that words in such scripts are kept whole. */
  gtk_widget_set_direction (GTK_WIDGET (self), cue_text_direction_find (text->text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->text, -1);
  forget_layout (GTK_WIDGET (self));
}

const char *
cue_mark_label_get_text (CueMarkLabel *self)
{
  g_return_val_if_fail (CUE_IS_MARK_LABEL (self), "");
  return self->marked != NULL ? self->marked->text : "";
}

CueMarkedText *
cue_mark_label_get_marked (CueMarkLabel *self)
{
  g_return_val_if_fail (CUE_IS_MARK_LABEL (self), NULL);
  return self->marked;
}
