/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An API key as it was typed or pasted; and the entry that it was pasted into. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): @text without what pasting brings along around a key: spaces, line feeds and marks that cannot be
 * seen. Free it with cue_secret_free(). */
char       *cue_key_text_dup         (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): what no key holds, as a translated sentence; NULL: @key may be one. */
const char *cue_key_text_get_problem (const char *key);

/* Shows @text below the entry: a hint, or with @wrong what is wrong. */
void        cue_key_text_show_hint   (GtkLabel   *label,
                                      const char *text,
                                      gboolean    wrong);

/* Entries of keys remember nothing that could be undone. */
void        cue_key_text_set_up      (GtkEditable *entry);
/* (transfer full): as cue_key_text_dup(). */
char       *cue_key_text_dup_entered (GtkEditable *entry) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing stays in @entry, and what is typed next shows as dots. */
void        cue_key_text_wipe        (GtkEditable *entry);

G_END_DECLS
