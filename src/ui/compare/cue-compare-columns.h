/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts of a draft can be compared, and which of them to begin with; pure. */
#pragma once

#include "cue-compare-source.h"

G_BEGIN_DECLS

/* As many as stand side by side to begin with. */
#define CUE_COMPARE_FIRST_COLUMNS 3

/* (transfer full) (element-type CueCompareSource): the draft's variants by number, those hidden left out; the text in use
 * comes first where no variant has it, the saved copy last where no other has it. */
GPtrArray *cue_compare_columns_list    (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (element-type CueCompareSource): those to begin with: the text in use and the newest others, up to
 * CUE_COMPARE_FIRST_COLUMNS; fewer when there are fewer; not the saved copy. In the order of the list. */
GPtrArray *cue_compare_columns_default (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @source's text is the draft's. */
gboolean   cue_compare_columns_in_use  (CueDraft         *draft,
                                        CueCompareSource *source);

G_END_DECLS
