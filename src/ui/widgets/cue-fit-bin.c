/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fit-bin.h"

#include "cue-property.h"

struct _CueFitBin
{
  GtkWidget parent_instance;

  GtkWidget *wide;   /* (unowned): child */
  GtkWidget *narrow; /* (unowned): child */
};

G_DEFINE_FINAL_TYPE (CueFitBin, cue_fit_bin, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WIDE = 1,
  PROP_NARROW,
} CueFitBinProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
cue_fit_bin_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  CueFitBin *self = CUE_FIT_BIN (widget);
  int        wide_min;
  int        wide_nat;
  int        narrow_min;
  int        narrow_nat;

  gtk_widget_measure (self->wide, orientation, -1, &wide_min, &wide_nat, NULL, NULL);
  gtk_widget_measure (self->narrow, orientation, -1, &narrow_min, &narrow_nat, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (wide_min, narrow_min) : MAX (wide_min, narrow_min);
  *natural = MAX (wide_nat, narrow_nat);
}

static void
cue_fit_bin_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  CueFitBin *self = CUE_FIT_BIN (widget);
  gboolean   fits;
  int        wide_min;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, &wide_min, NULL, NULL, NULL);
  fits = width >= wide_min;
  gtk_widget_set_child_visible (self->wide, fits);
  gtk_widget_set_child_visible (self->narrow, !fits);
  gtk_widget_allocate (fits ? self->wide : self->narrow, width, height, baseline, NULL);
}

static void
cue_fit_bin_dispose (GObject *object)
{
  CueFitBin *self = CUE_FIT_BIN (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  G_OBJECT_CLASS (cue_fit_bin_parent_class)->dispose (object);
}

static void
cue_fit_bin_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueFitBin *self = CUE_FIT_BIN (object);

  switch ((CueFitBinProperty) prop_id)
    {
    case PROP_WIDE:
      g_value_set_object (value, self->wide);
      break;

    case PROP_NARROW:
      g_value_set_object (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_fit_bin_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueFitBin  *self = CUE_FIT_BIN (object);
  GtkWidget **child = prop_id == PROP_WIDE ? &self->wide : &self->narrow;

  switch ((CueFitBinProperty) prop_id)
    {
    case PROP_WIDE:
    case PROP_NARROW:
      g_return_if_fail (*child == NULL);
      *child = g_value_get_object (value);
      gtk_widget_set_parent (*child, GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_fit_bin_class_init (CueFitBinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_fit_bin_dispose;
  object_class->get_property = cue_fit_bin_get_property;
  object_class->set_property = cue_fit_bin_set_property;
  widget_class->measure = cue_fit_bin_measure;
  widget_class->size_allocate = cue_fit_bin_size_allocate;

  properties[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET, CUE_PARAM_READWRITE);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_fit_bin_init (CueFitBin *self)
{
}
