/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios of a library that wait to be saved, or to be decided on. */
#pragma once

#include <gtk/gtk.h>

#include "cue-library.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CueDraft): follows the library. */
GListModel *cue_activity_saves_new (CueLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
