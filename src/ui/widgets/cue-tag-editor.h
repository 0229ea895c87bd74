/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTagEditor: tags as chips, each with a button that takes it off, and a button that adds one.
 * Properties: tags (GStrv). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_TAG_EDITOR (cue_tag_editor_get_type ())
G_DECLARE_FINAL_TYPE (CueTagEditor, cue_tag_editor, CUE, TAG_EDITOR, GtkWidget)

/* Borrowed, NULL-terminated. */
const char *const *cue_tag_editor_get_tags (CueTagEditor *self);
void               cue_tag_editor_set_tags (CueTagEditor       *self,
                                            const char *const  *tags);

/* What the entry does with its text: commas part tags; blanks round them and tags that are there already are dropped. */
void               cue_tag_editor_add      (CueTagEditor *self,
                                            const char   *text);
void               cue_tag_editor_remove   (CueTagEditor *self,
                                            const char   *tag);

G_END_DECLS
