/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeLine: the calls of a fake, waiting to be answered. Each is answered from an idle of its task's main context,
 * never before the call has returned; it can be held back, and made to fail. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CUE_FAKE_LINE_MAX_CALLS 12

typedef struct _CueFakeLine CueFakeLine;

/* Returns @task, in whichever way; the task keeps its reference until this is done. */
typedef void (*CueFakeAnswer) (GTask *task);

/* Hears of each call that is about to be answered: with @error (nullable), or well. */
typedef void (*CueFakeObserver) (const GError *error,
                                 gpointer      user_data);

CueFakeLine *cue_fake_line_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void         cue_fake_line_free        (CueFakeLine *self);

/* Not called for what is cancelled, nor after cue_fake_line_free(). */
void         cue_fake_line_observe     (CueFakeLine     *self,
                                        CueFakeObserver  observer,
                                        gpointer         user_data);

/* Takes the call number @call, its task (transfer full) and what answers it. */
void         cue_fake_line_add         (CueFakeLine   *self,
                                        guint          call,
                                        GTask         *task,
                                        CueFakeAnswer  answer);
/* The next call @call that is not yet promised another error fails with @error (transfer full). */
void         cue_fake_line_fail_next   (CueFakeLine *self,
                                        guint        call,
                                        GError      *error);
/* Every call @call fails with @error (transfer full) (nullable: no more). */
void         cue_fake_line_fail_always (CueFakeLine *self,
                                        guint        call,
                                        GError      *error);
/* Holds calls @call back from now on; letting go answers those that are held. */
void         cue_fake_line_hold        (CueFakeLine *self,
                                        guint        call,
                                        gboolean     hold);
/* Answers the oldest held call @call; FALSE when there is none. */
gboolean     cue_fake_line_release     (CueFakeLine *self,
                                        guint        call);
guint        cue_fake_line_get_n_calls (CueFakeLine *self,
                                        guint        call);
guint        cue_fake_line_get_n_held  (CueFakeLine *self,
                                        guint        call);

G_END_DECLS
