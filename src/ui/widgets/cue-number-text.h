/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people read them, for widgets; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): "12,300", grouped and in the digits of the locale. */
char *cue_number_text (guint64 number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
