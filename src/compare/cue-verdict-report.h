/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict of a blind round as a document to pass on: one self-contained HTML file, without scripts, nothing fetched,
 * for screen and paper, light and dark, right to left. Pure. No key, no internal ids. */
#pragma once

#include "cue-blind-round.h"

G_BEGIN_DECLS

/* (transfer full): the document, UTF-8, ending in a newline. @now: when it is written, Unix microseconds. */
char *cue_verdict_report_write (CueBlindRound *round,
                                gint64         now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
