/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSleepWatch: tells when the computer has woken from sleep, where somebody on the system bus knows.
 * Signal "woken". */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CUE_TYPE_SLEEP_WATCH (cue_sleep_watch_get_type ())
G_DECLARE_FINAL_TYPE (CueSleepWatch, cue_sleep_watch, CUE, SLEEP_WATCH, GObject)

/* Begins to watch; without a system bus it stays silent. */
CueSleepWatch *cue_sleep_watch_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
