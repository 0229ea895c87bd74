/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the comparison makes its rows; everybody else reads them through cue-comparison.h. */
#pragma once

#include "cue-comparison.h"

G_BEGIN_DECLS

/* @texts and @kinds: one a column, "" where the column has nothing; the texts are taken over. */
CueCompareRow *cue_compare_row_new (guint              number,
                                    guint              baseline,
                                    guint              n_columns,
                                    char             **texts,
                                    const CueCellKind *kinds) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the marks of long cells now, which would be felt when a row is shown. Returns whether all are fine marks. */
gboolean       cue_compare_row_prepare (CueCompareRow *self);

G_END_DECLS
