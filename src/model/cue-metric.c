/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-metric.h"

struct _CueMetric
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueMetric, cue_metric, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_metric_class_init (CueMetricClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_METRICS);
}

static void
cue_metric_init (CueMetric *self)
{
}
