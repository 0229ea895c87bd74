/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts of a draft can be compared, and which of them to begin with; pure. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CueVariant): the draft's variants by number; the text in use comes first, as a variant
 * of its own, where no variant has it. */
GPtrArray *cue_compare_columns_list    (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (element-type CueVariant): the two to begin with: the text in use and the newest other one, or the
 * two newest; fewer when there are fewer. By number. */
GPtrArray *cue_compare_columns_default (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @variant's text is the draft's. */
gboolean   cue_compare_columns_in_use  (CueDraft   *draft,
                                        CueVariant *variant);

G_END_DECLS
