/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueMetric: what a call is judged by. Properties: id, project, name, slug, description, eval-type, enum-values,
 * simulation-enabled, observability-enabled, function-name, code, agents. Its prompt and its code are dropped when reading. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_METRIC (cue_metric_get_type ())
G_DECLARE_FINAL_TYPE (CueMetric, cue_metric, CUE, METRIC, CueResourceObject)

G_END_DECLS
