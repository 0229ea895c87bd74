/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long generations take, from the latest ones: lists of seconds (element-type double), latest last. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds @seconds to @learned, which forgets the oldest. */
void    cue_typical_learn  (GArray *learned,
                            double  seconds);
/* (transfer full): shortest first. */
double *cue_typical_sort   (GArray *learned) G_GNUC_WARN_UNUSED_RESULT;
/* The median; 0 of nothing. */
double  cue_typical_median (GArray *learned);
/* The likely length of one that ran after @running seconds (0: nobody looked before) and had ended after @ended, where
 * @typical (0: not known) is what most take. */
double  cue_typical_guess  (double running,
                            double ended,
                            double typical);

G_END_DECLS
