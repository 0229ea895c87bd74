/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeApi: CueApi in memory: resources that can be filled, jobs that follow a script. It answers from idles, can be
 * made to fail or to wait, and counts calls. Its connection hears of every outcome. */
#pragma once

#include "cue-api.h"

G_BEGIN_DECLS

#define CUE_TYPE_FAKE_API (cue_fake_api_get_type ())
G_DECLARE_FINAL_TYPE (CueFakeApi, cue_fake_api, CUE, FAKE_API, GObject)

typedef enum
{
  CUE_FAKE_LIST,
  CUE_FAKE_READ,
  CUE_FAKE_CREATE,
  CUE_FAKE_UPDATE,
  CUE_FAKE_DELETE,
  CUE_FAKE_START,
  CUE_FAKE_POLL,
  CUE_FAKE_PING,
} CueFakeCall;

CueFakeApi *cue_fake_api_new            (void) G_GNUC_WARN_UNUSED_RESULT;

/* Two agents (1 “Clinic reception”, 2 “Order desk”), three personalities (1 English, 2 German, 3 Arabic), a test
 * profile (1) of agent 1 and four scenarios (1 to 3 of agent 1, the third structured; 4 of agent 2). */
void        cue_fake_api_fill_example   (CueFakeApi *self);

/* Puts a row from JSON text and returns its id: the one in it, or the next free one. */
gint64      cue_fake_api_put            (CueFakeApi  *self,
                                         CueResource  resource,
                                         const char  *json);
/* As if somebody else had deleted it. */
void        cue_fake_api_drop           (CueFakeApi  *self,
                                         CueResource  resource,
                                         gint64       id);
/* Borrowed (nullable): the row as the service has it. */
JsonObject *cue_fake_api_get            (CueFakeApi  *self,
                                         CueResource  resource,
                                         gint64       id);
guint       cue_fake_api_get_n_rows     (CueFakeApi  *self,
                                         CueResource  resource);
/* From now on creating and patching leave this member as it was (NULL: none). */
void        cue_fake_api_ignore_member  (CueFakeApi *self,
                                         const char *member);

/* Lists come in pages of @n_rows (0: all in one), each from an idle of its own. */
void        cue_fake_api_set_page_size  (CueFakeApi *self,
                                         guint       n_rows);
/* The next reading of a list of @resource fails with @error (transfer full) after @n_pages pages. */
void        cue_fake_api_cut_list       (CueFakeApi  *self,
                                         CueResource  resource,
                                         guint        n_pages,
                                         GError      *error);
/* The next creation is done, and fails with @error (transfer full) all the same. */
void        cue_fake_api_lose_next_answer (CueFakeApi *self,
                                           GError     *error);

/* See CueFakeLine. The errors are (transfer full). */
void        cue_fake_api_fail_next      (CueFakeApi  *self,
                                         CueFakeCall  call,
                                         GError      *error);
void        cue_fake_api_fail_always    (CueFakeApi  *self,
                                         CueFakeCall  call,
                                         GError      *error);
void        cue_fake_api_hold           (CueFakeApi  *self,
                                         CueFakeCall  call,
                                         gboolean     hold);
gboolean    cue_fake_api_release        (CueFakeApi  *self,
                                         CueFakeCall  call);
guint       cue_fake_api_get_n_calls    (CueFakeApi  *self,
                                         CueFakeCall  call);
guint       cue_fake_api_get_n_held     (CueFakeApi  *self,
                                         CueFakeCall  call);
/* Borrowed (nullable): the body of the last create, update or start. */
JsonObject *cue_fake_api_get_last_body  (CueFakeApi  *self,
                                         CueFakeCall  call);

/* The next start answers with @receipt (transfer full) instead of a new job “job-1”, “job-2”, … */
void        cue_fake_api_next_receipt   (CueFakeApi *self,
                                         CueReceipt *receipt);
/* Jobs that begin from now on: @n_looks looks that say “running” with a growing fraction, then the text, which names
 * the job and the brief. The default is 1. G_MAXUINT: runs for ever, without a fraction. */
void        cue_fake_api_set_n_looks    (CueFakeApi *self,
                                         guint       n_looks);
/* What the next look at @progress_id says (transfer full); these are used up first, in order. */
void        cue_fake_api_next_progress  (CueFakeApi  *self,
                                         const char  *progress_id,
                                         CueProgress *progress);
/* From now on every look at @progress_id says this (transfer full), after those of next_progress(). */
void        cue_fake_api_set_progress   (CueFakeApi  *self,
                                         const char  *progress_id,
                                         CueProgress *progress);

G_END_DECLS
