/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How values of a scenario are written in the form, and read back; pure. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): seconds as "6:00"; "Default" for zero and less. */
char     *cue_form_text_from_duration (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

/* "6", "6:30", digits of any script; minutes and seconds. Empty and "Default" are 0. FALSE when it is neither. */
gboolean  cue_form_text_to_duration   (const char *text,
                                       gint64     *seconds);

/* (transfer full): the service's path "bookings.cancellations" as "bookings / cancellations", and back. */
char     *cue_form_text_from_folder   (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char     *cue_form_text_to_folder     (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (element-type CueChoice): every language by its name, after one for none. */
GPtrArray *cue_form_text_list_languages (void) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueChoice): the kinds that can be chosen. */
GPtrArray *cue_form_text_list_kinds     (void) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueChoice): @resources (element-type CueResourceObject) by name, after @none. */
GPtrArray *cue_form_text_list_resources (GListModel *resources,
                                         const char *none) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
