/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the tester, who is elsewhere, that a text has been written. */
#pragma once

#include <gio/gio.h>

#include "cue-generation.h"

G_BEGIN_DECLS

/* Sends a notification for @generation, which has ended or needs somebody. It leads to the texts of the scenario
 * (app.show-result). What was ordered together is told of once, when the last of it has ended: as a sum,
 * which leads to Activity (app.show-activity) where it is for several scenarios. @generations (element-type
 * CueGeneration): all there are. */
void  cue_notifier_tell     (GApplication  *application,
                             GListModel    *generations,
                             CueGeneration *generation);

/* (transfer full) (nullable): what would be told: "7 of 8 written, 1 failed"; NULL while something is on its way. */
char *cue_notifier_dup_text (GListModel    *generations,
                             CueGeneration *generation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
