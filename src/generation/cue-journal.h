/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueJournal: what the store knows of earlier generations. Private to this folder. */
#pragma once

#include "cue-store.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray  *generations; /* (owned) (element-type CueGeneration): oldest first */
  GHashTable *done;        /* (owned) (element-type utf8): ids of the generations that already have a variant */
} CueJournal;

void        cue_journal_free        (CueJournal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueJournal, cue_journal_free)

/* Finish: (transfer full). */
void        cue_journal_read_async  (CueStore            *store,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
CueJournal *cue_journal_read_finish (CueStore            *store,
                                     GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
