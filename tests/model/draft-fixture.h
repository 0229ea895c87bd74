/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved draft, what its tests ask it for, and a watch over what it tells the world. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

/* (transfer full): a scenario from JSON that is good. */
CueScenario *draft_fixture_read_scenario (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the draft of a scenario that the service has, with a field this program does not know. */
CueDraft    *draft_fixture_create_saved  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Asserts that the body that would be sent equals the JSON @expected. */
void         draft_fixture_assert_body   (CueDraft   *draft,
                                          const char *expected);
void         draft_fixture_assert_texts  (CueDraft   *draft,
                                          const char *title,
                                          const char *caption,
                                          const char *status);
/* Borrowed: a text of its scenario. */
const char  *draft_fixture_get_text      (CueDraft   *draft,
                                          const char *property);

/* What a draft told the world: how often it said "edited", and which properties it notified. */
typedef struct
{
  CueDraft  *draft;
  guint      n_edited;
  GPtrArray *notified; /* (element-type utf8) */
} DraftWatch;

void draft_watch_start  (DraftWatch *watch,
                         CueDraft   *draft);
/* Asserts what was told since the start or the last time. @notified: each name with a space after it, in alphabetical
 * order, since GLib promises none when notifications are thawed. */
void draft_watch_assert (DraftWatch *watch,
                         guint       n_edited,
                         const char *notified);
void draft_watch_stop   (DraftWatch *watch);

G_END_DECLS
