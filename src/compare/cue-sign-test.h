/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often chance alone gives one side a lead like the one that was seen. Pure.
 * The question is: if every side were as likely to be chosen as any other, how often would one of them get at least as
 * many votes as the leader has? With two sides that is the exact two-sided sign test; with more the exact test of the
 * greatest of equally likely counts, one question whatever the number of sides, so that nothing has to be corrected for
 * asking often. Votes for none of the sides do not count. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most votes that cue_sign_test_count_more() looks ahead. */
#define CUE_SIGN_TEST_MAX_MORE 300

/* The chance (0 to 1) that of @n_votes, cast among @n_sides (at least 2) at random, one side gets @most or more. 1 where
 * there are no votes. */
double cue_sign_test            (guint n_votes,
                                 guint most,
                                 guint n_sides);

/* How many more votes bring the chance to @level or below, if the leader keeps its share (rounded down); 0 where it is
 * there already, G_MAXUINT where CUE_SIGN_TEST_MAX_MORE do not suffice. From 40 votes on in steps of about 5 %. */
guint  cue_sign_test_count_more (guint  n_votes,
                                 guint  most,
                                 guint  n_sides,
                                 double level);

G_END_DECLS
