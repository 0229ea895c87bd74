/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question for a keyring's password, answered by nobody or closed: in place of GNOME's prompter on a private bus. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_PROMPTER_CLOSES, /* every question, at once */
  CUE_PROMPTER_WAITS,  /* for a person who is not there */
} CuePrompterMode;

typedef struct _CueTestPrompter CueTestPrompter;

/* Takes the prompter's name on @bus. */
CueTestPrompter *cue_test_prompter_new   (GDBusConnection *bus,
                                          CuePrompterMode  mode) G_GNUC_WARN_UNUSED_RESULT;
void             cue_test_prompter_free  (CueTestPrompter *self);
void             cue_test_prompter_set_mode (CueTestPrompter *self,
                                             CuePrompterMode  mode);
/* How many questions were asked. */
guint            cue_test_prompter_count (CueTestPrompter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTestPrompter, cue_test_prompter_free)

G_END_DECLS
