/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTestStepRow: one step of a connection test: how it went, how long it took, and where it failed why and what to do. The
 * address has a row only where it is the mistake. */
#pragma once

#include <adwaita.h>

#include "cue-connection-test.h"

G_BEGIN_DECLS

#define CUE_TYPE_TEST_STEP_ROW (cue_test_step_row_get_type ())
G_DECLARE_FINAL_TYPE (CueTestStepRow, cue_test_step_row, CUE, TEST_STEP_ROW, AdwActionRow)

GtkWidget *cue_test_step_row_new (CueTestStep *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
