/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a generation typically takes, from the latest ones. Private to this folder. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds @seconds to @learned (element-type double, latest last), which forgets the oldest, and returns their median. */
double cue_typical_learn (GArray *learned,
                          double  seconds);

G_END_DECLS
