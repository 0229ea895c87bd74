/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full when a test says so: SQLite's own file system with writes that find no space. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes it SQLite's default; once, before anything is opened. */
void cue_full_vfs_install  (void);
/* From now on, in every thread. */
void cue_full_vfs_set_full (gboolean full);

G_END_DECLS
