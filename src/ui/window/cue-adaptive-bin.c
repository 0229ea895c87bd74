/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-adaptive-bin.h"

#include "cue-property.h"

struct _CueAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (owned by being its parent) (nullable) */
  int        minimum_width;
  int        width;      /* as last handed out */
  guint      width_idle; /* the signal waits */
};

static GtkBuildableIface *parent_buildable_iface;

static void cue_adaptive_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueAdaptiveBin, cue_adaptive_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, cue_adaptive_bin_buildable_init))

typedef enum
{
  PROP_CHILD = 1,
  PROP_MINIMUM_WIDTH,
} CueAdaptiveBinProperty;

enum
{
  SIGNAL_WIDTH_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_MINIMUM_WIDTH + 1];
static guint       signals[N_SIGNALS];

static gboolean
width_idle_cb (gpointer user_data)
{
  CueAdaptiveBin *self = user_data;

  self->width_idle = 0;
  g_signal_emit (self, signals[SIGNAL_WIDTH_CHANGED], 0, self->width);

  return G_SOURCE_REMOVE;
}

static void
cue_adaptive_bin_add_child (GtkBuildable *buildable,
                            GtkBuilder   *builder,
                            GObject      *child,
                            const char   *type)
{
  if (GTK_IS_WIDGET (child))
    cue_adaptive_bin_set_child (CUE_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
cue_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = cue_adaptive_bin_add_child;
}

static GtkSizeRequestMode
cue_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
child_minimum_width (CueAdaptiveBin *self)
{
  int minimum = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
cue_adaptive_bin_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  CueAdaptiveBin *self = CUE_ADAPTIVE_BIN (widget);

  *minimum = 0;
  *natural = 0;
  if (self->child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, child_minimum_width (self));
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, self->minimum_width);
}

static void
cue_adaptive_bin_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  CueAdaptiveBin *self = CUE_ADAPTIVE_BIN (widget);
  int             child_width = MAX (width, child_minimum_width (self));
  GskTransform   *transform = NULL;

  /* What is too wide is cut off at its end, which is on the left where one reads from the right. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && child_width > width)
    transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (width - child_width), 0));
  if (self->child != NULL)
    gtk_widget_allocate (self->child, child_width, height, baseline, transform);
  else
    gsk_transform_unref (transform);

  if (self->width == width)
    return;

  self->width = width;
  if (self->width_idle == 0)
    self->width_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_idle_cb, self, NULL);
}

static void
cue_adaptive_bin_dispose (GObject *object)
{
  CueAdaptiveBin *self = CUE_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->width_idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (cue_adaptive_bin_parent_class)->dispose (object);
}

static void
cue_adaptive_bin_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueAdaptiveBin *self = CUE_ADAPTIVE_BIN (object);

  switch ((CueAdaptiveBinProperty) prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MINIMUM_WIDTH:
      g_value_set_int (value, self->minimum_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_adaptive_bin_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CueAdaptiveBin *self = CUE_ADAPTIVE_BIN (object);

  switch ((CueAdaptiveBinProperty) prop_id)
    {
    case PROP_CHILD:
      cue_adaptive_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_MINIMUM_WIDTH:
      if (cue_set_int (self, &self->minimum_width, g_value_get_int (value), pspec))
        gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_adaptive_bin_class_init (CueAdaptiveBinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_adaptive_bin_dispose;
  object_class->get_property = cue_adaptive_bin_get_property;
  object_class->set_property = cue_adaptive_bin_set_property;
  widget_class->get_request_mode = cue_adaptive_bin_get_request_mode;
  widget_class->measure = cue_adaptive_bin_measure;
  widget_class->size_allocate = cue_adaptive_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, CUE_PARAM_READWRITE);
  properties[PROP_MINIMUM_WIDTH] = g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, 0, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_WIDTH_CHANGED] = g_signal_new ("width-changed", CUE_TYPE_ADAPTIVE_BIN, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
cue_adaptive_bin_init (CueAdaptiveBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
cue_adaptive_bin_get_child (CueAdaptiveBin *self)
{
  g_return_val_if_fail (CUE_IS_ADAPTIVE_BIN (self), NULL);

  return self->child;
}

void
cue_adaptive_bin_set_child (CueAdaptiveBin *self,
                            GtkWidget      *child)
{
  g_return_if_fail (CUE_IS_ADAPTIVE_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}
