/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the programs find each other and their data, installed or straight from the build folder. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the running program lies in a build folder (`<build>/src/cuecard`, or a test under `<build>/tests/`). */
gboolean    cue_paths_is_uninstalled (void);

/* Borrowed strings, made once. The schema folder is NULL when installed (GSettings finds it by itself).
 * CUECARD_SERVICE in the environment overrides the service program (tests). */
const char *cue_paths_get_service_program (void);
const char *cue_paths_get_locale_dir      (void);
const char *cue_paths_get_schema_dir      (void);

/* (transfer full): `$XDG_DATA_HOME/cuecard`, the user's data; not created. */
char       *cue_paths_dup_data_dir (void) G_GNUC_WARN_UNUSED_RESULT;

/* setlocale(), the text domain and its UTF-8 codeset; the first thing every main() calls. */
void        cue_paths_init_locale (void);

G_END_DECLS
