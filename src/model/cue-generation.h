/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGeneration: one request to write instructions, from sending to its end. A record: it is the journal's row.
 * Properties: id, draft-id, title (of the scenario), kind, state, stage (the service's word or sentence, nullable),
 * fraction (0–1, negative when the service gives none), error-text (a sentence, nullable), error-code (the word of
 * a net error, nullable), details (nullable),
 * request (JSON text), progress-id (nullable), scope-agent, scope-project (gint64), created, sent, last-news, finished,
 * paused-until (gint64, Unix microseconds, 0 = not yet), n-requests, preview (nullable), variant (CueVariant,
 * nullable, set when finished), sync-text, batch-id, batch-title, label (nullable: what was ordered together, and what
 * sets this one apart in it: "German"), wish (nullable), seed (gint64, CUE_UNSET), service (nullable: who writes, in
 * words), order (gint64: place in line among those that wait), lasted (gint64, microseconds that the service took, 0 = not known), answers (JSON text, nullable: what the service said and
 * when, without the text; at most 50 entries), and for display, read-only: active, state-text, elapsed (double, seconds).
 * The queue sets them; widgets only read. */
#pragma once

#include "cue-draft.h"
#include "cue-record.h"
#include "cue-variant.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_GENERATION_WAITING,    /* waiting to be sent: nothing has left */
  CUE_GENERATION_SENDING,    /* journalled before the request leaves */
  CUE_GENERATION_SENT,       /* the service has it */
  CUE_GENERATION_WRITING,    /* the service is writing */
  CUE_GENERATION_NO_NEWS,    /* it should have said something by now; waiting goes on */
  CUE_GENERATION_PAUSED,     /* the service asked to wait; goes on by itself at paused-until */
  CUE_GENERATION_UNCERTAIN,  /* may or may not have been sent; asks, because sending twice may cost twice */
  CUE_GENERATION_NEEDS_USER, /* the service asks something that only its dashboard can answer */
  CUE_GENERATION_FINISHED,
  CUE_GENERATION_FAILED,
  CUE_GENERATION_STOPPED,
} CueGenerationState;

#define CUE_TYPE_GENERATION_STATE (cue_generation_state_get_type ())
GType cue_generation_state_get_type (void);

typedef enum
{
  CUE_GENERATION_GENERATE,
  CUE_GENERATION_IMPROVE,
} CueGenerationKind;

#define CUE_TYPE_GENERATION_KIND (cue_generation_kind_get_type ())
GType cue_generation_kind_get_type (void);

#define CUE_TYPE_GENERATION (cue_generation_get_type ())
G_DECLARE_FINAL_TYPE (CueGeneration, cue_generation, CUE, GENERATION, GObject)

/* A generation for @draft as it is now: the request is built here and does not follow later edits. @wish is NULL, or
 * what should be different (improve: required). @seed is sent to a local workspace only; CUE_UNSET leaves the choice
 * to the service. */
CueGeneration     *cue_generation_new (CueDraft          *draft,
                                       CueGenerationKind  kind,
                                       const char        *wish,
                                       gint64             seed) G_GNUC_WARN_UNUSED_RESULT;

/* What a generation has in place of what its draft says; CUE_UNSET and NULL keep the draft's. */
typedef struct
{
  gint64      personality;
  gint64      test_profile;
  const char *language;
} CueVariation;

/* The same with something else in place of what the draft says (@variation: nullable). Improving knows nothing of
 * these: for it nothing is different. */
CueGeneration     *cue_generation_new_varied (CueDraft           *draft,
                                              CueGenerationKind   kind,
                                              const char         *wish,
                                              gint64              seed,
                                              const CueVariation *variation) G_GNUC_WARN_UNUSED_RESULT;

const char        *cue_generation_get_id          (CueGeneration *self);
const char        *cue_generation_get_draft_id    (CueGeneration *self);
const char        *cue_generation_get_title       (CueGeneration *self);
CueGenerationKind  cue_generation_get_kind        (CueGeneration *self);
CueGenerationState cue_generation_get_state       (CueGeneration *self);
const char        *cue_generation_get_progress_id (CueGeneration *self);
double             cue_generation_get_fraction    (CueGeneration *self);
const char        *cue_generation_get_error_text  (CueGeneration *self);
CueVariant        *cue_generation_get_variant     (CueGeneration *self);
const char        *cue_generation_get_request     (CueGeneration *self);

/* (nullable) */
const char        *cue_generation_get_batch_id    (CueGeneration *self);
const char        *cue_generation_get_batch_title (CueGeneration *self);
const char        *cue_generation_get_label       (CueGeneration *self);

/* Whether it is still on its way (WAITING to PAUSED). */
gboolean           cue_generation_is_active       (CueGeneration *self);

/* (transfer full): the state in words, with stage and times: "The service is writing: checking the steps". */
char              *cue_generation_dup_state_text  (CueGeneration *self,
                                                   gint64         now) G_GNUC_WARN_UNUSED_RESULT;

/* Seconds from creation to the end, or to @now (Unix microseconds) while active. */
double             cue_generation_get_elapsed     (CueGeneration *self,
                                                   gint64         now);

/* (transfer full): the body of generate-instructions/ or improve_instructions/ for @draft (contract.md b and c).
 * The brief goes as `extra_instructions` and, in documented members, as `simulation_description`. Pure. */
JsonObject        *cue_generation_build_request   (CueDraft          *draft,
                                                   CueGenerationKind  kind,
                                                   const char        *wish,
                                                   gint64             seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
