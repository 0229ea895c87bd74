/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a progress card's Details show: what was asked, when, and how the service calls it. */
#pragma once

#include <adwaita.h>

#include "cue-generation.h"

G_BEGIN_DECLS

/* Shows them in a window over the one that @from is in; they follow what happens. */
void  cue_progress_details_present     (GtkWidget     *from,
                                        CueGeneration *generation);

/* Replaces the children of @box. */
void  cue_progress_details_fill        (GtkBox        *box,
                                        CueGeneration *generation);

/* (transfer full): the request as lines "Name: value" in plain words, without members that say nothing to a tester. */
char *cue_progress_details_dup_request (const char *request) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): what the service said, a line each with its time: "13:56:02  checking the steps, 40 %". */
char *cue_progress_details_dup_answers (const char *answers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
