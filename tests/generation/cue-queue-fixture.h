/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of CueGenerationQueue share: a queue between stand-ins, in a time of its own. */
#pragma once

#include "cue-error.h"
#include "cue-fake-api.h"
#include "cue-fake-clock.h"
#include "cue-fake-store.h"
#include "cue-generation-queue.h"
#include "cue-json.h"
#include "cue-test.h"

G_BEGIN_DECLS

typedef struct
{
  CueFakeApi         *api;
  CueFakeStore       *store;
  CueFakeClock       *clock;
  CueDraft           *draft;
  CueGenerationQueue *queue;
} QueueFixture;

/* g_test_add() calls these. The end asserts that nothing stays alive: not the queue, not a timer. */
void                queue_set_up       (QueueFixture  *fixture,
                                        gconstpointer  data);
void                queue_tear_down    (QueueFixture  *fixture,
                                        gconstpointer  data);
CueGenerationQueue *queue_new          (QueueFixture *fixture);
/* As after the end of the program, or a crash, and a new start. */
void                queue_restart      (QueueFixture *fixture);
void                queue_restart_paused (QueueFixture *fixture);
/* (transfer full): a generation of the fixture's draft, in line. */
CueGeneration      *queue_add          (QueueFixture *fixture);
const char         *queue_get_nick     (GType type,
                                        int   value);
guint               queue_count_starts (QueueFixture *fixture);
guint               queue_count_looks  (QueueFixture *fixture);
void                queue_fail_start   (QueueFixture *fixture,
                                        CueNetError   code,
                                        double        retry_after);
void                queue_fail_look    (QueueFixture *fixture,
                                        CueNetError   code,
                                        double        retry_after);

#define assert_state(generation, expected)                                                          \
  g_assert_cmpstr (queue_get_nick (CUE_TYPE_GENERATION_STATE, cue_generation_get_state (generation)), ==, \
                   queue_get_nick (CUE_TYPE_GENERATION_STATE, expected))

#define assert_journalled(fixture, generation)                                                                               \
  g_assert_cmpstr (cue_json_get_string (json_node_get_object (                                                               \
                                          cue_fake_store_get_record ((fixture)->store, cue_generation_get_id (generation))), \
                                        "state"),                                                                            \
                   ==, queue_get_nick (CUE_TYPE_GENERATION_STATE, cue_generation_get_state (generation)))

G_END_DECLS
