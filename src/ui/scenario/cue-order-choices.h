/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an order can be spread over, the ones used in the workspace first. */
#pragma once

#include "cue-library.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CueChoice): by name, those that scenarios of the workspace use first; @n_likely is how many
 * those are. Of a personality and a test profile the value is the id. */
GPtrArray *cue_order_choices_list_languages     (CueLibrary *library,
                                                 guint      *n_likely) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cue_order_choices_list_personalities (CueLibrary *library,
                                                 guint      *n_likely) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cue_order_choices_list_profiles      (CueLibrary *library,
                                                 guint      *n_likely) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
