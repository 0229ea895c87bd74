/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueDraft: a scenario as this computer knows it: the editable copy, the brief, what the server had, its variants and
 * running generations. The list shows drafts; one whose copy equals the server's is simply saved. A record.
 * Properties: id, scenario (CueScenario, the edited copy, never NULL), base (CueScenario, nullable: the server's copy
 * when editing began), brief, dirty (read-only), valid (read-only), changed (gint64, Unix microseconds of the last edit),
 * title (read-only: the name, or "New scenario"), caption (read-only: "Instruction · English · Bookings"),
 * status-text (read-only: "Draft", "Writing", "Failed", "Waiting to be saved", "Changed on the service"… or ""), variants (GListModel of CueVariant, by number),
 * generations (GListModel of CueGeneration, newest last), current-variant (id of the variant in use, nullable),
 * merge (JSON text, nullable: the merged draft as Compare left it; kept with the draft, no edit of the scenario),
 * save-state (read-only), save-error (read-only, nullable sentence), conflict (read-only, nullable CueConflict: the
 * service's copy was changed where this one was; saving waits until it is settled).
 * Signal "edited": the tester changed the copy or the brief (not emitted while loading or after saving). */
#pragma once

#include <gio/gio.h>

#include "cue-conflict.h"
#include "cue-record.h"
#include "cue-scenario.h"
#include "cue-variant.h"

G_BEGIN_DECLS

/* Where the way of a draft to the service has got to; kept with the draft. */
typedef enum
{
  CUE_SAVE_NONE,      /* nobody asked */
  CUE_SAVE_WAITING,   /* asked for, and sent as soon as the service can be reached */
  CUE_SAVE_SENDING,
  CUE_SAVE_UNCERTAIN, /* a new scenario was sent and no answer came: it may exist already; somebody has to decide */
  CUE_SAVE_CONFLICT,  /* the service's copy was changed as well; see "conflict" */
  CUE_SAVE_REFUSED,   /* the service did not take it; see "save-error" */
} CueSaveState;

#define CUE_TYPE_SAVE_STATE (cue_save_state_get_type ())
GType cue_save_state_get_type (void);

/* Longest brief that is accepted, in code points. */
#define CUE_DRAFT_MAX_BRIEF 20000

#define CUE_TYPE_DRAFT (cue_draft_get_type ())
G_DECLARE_FINAL_TYPE (CueDraft, cue_draft, CUE, DRAFT, GObject)

/* An empty draft for @agent (CUE_UNSET: none yet), of kind instruction and language "en". */
CueDraft    *cue_draft_new              (gint64       agent) G_GNUC_WARN_UNUSED_RESULT;
/* A draft of what the server has; @scenario is copied. */
CueDraft    *cue_draft_new_for_scenario (CueScenario *scenario) G_GNUC_WARN_UNUSED_RESULT;

const char  *cue_draft_get_id           (CueDraft *self);
CueScenario *cue_draft_get_scenario     (CueDraft *self);
/* (transfer none): the same to look at only, which is cheaper where many drafts are looked at. */
CueScenario *cue_draft_peek_scenario    (CueDraft *self);
CueScenario *cue_draft_get_base         (CueDraft *self);
const char  *cue_draft_get_brief        (CueDraft *self);
void         cue_draft_set_brief        (CueDraft   *self,
                                         const char *brief);
const char  *cue_draft_get_title        (CueDraft *self);
GListModel  *cue_draft_get_variants     (CueDraft *self);
GListModel  *cue_draft_get_generations  (CueDraft *self);

CueSaveState cue_draft_get_save_state   (CueDraft *self);
const char  *cue_draft_get_save_error   (CueDraft *self);
/* (transfer none) (nullable) */
CueConflict *cue_draft_get_conflict     (CueDraft *self);
/* Whether it is not saved but deleted that it waits for. */
gboolean     cue_draft_is_deleting      (CueDraft *self);

/* Whether the copy differs from what the server has (always for one it does not have, once anything is filled in). */
gboolean     cue_draft_is_dirty         (CueDraft *self);

/* (transfer full) (nullable): what keeps @property ("brief" or one of the scenario's) from being saved or sent, as a
 * translated sentence. */
char        *cue_draft_dup_problem      (CueDraft   *self,
                                         const char *property) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): the first problem that forbids saving, or generating (agent, personality, brief). */
char        *cue_draft_dup_save_problem     (CueDraft *self) G_GNUC_WARN_UNUSED_RESULT;
char        *cue_draft_dup_generate_problem (CueDraft *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): what to send: everything for a new scenario, the changed members otherwise. */
JsonObject  *cue_draft_to_body          (CueDraft *self) G_GNUC_WARN_UNUSED_RESULT;

/* After a save or a refresh: the server's copy becomes the base; edits made meanwhile stay edits. Where both changed the
 * same field since the old base, that base stays and "conflict" says so. */
void         cue_draft_rebase           (CueDraft    *self,
                                         CueScenario *saved);

/* The server has it no longer: what is here becomes a new scenario. */
void         cue_draft_forget_base      (CueDraft *self);

/* Adds a variant, giving it the next number when it has none; a variant of a known id is replaced, not doubled. */
void         cue_draft_add_variant      (CueDraft   *self,
                                         CueVariant *variant);
void         cue_draft_remove_variant   (CueDraft   *self,
                                         CueVariant *variant);
/* Puts the variant's text into the copy's instructions (kind follows when it is structured). The text that was there
 * is kept as a variant first, if no variant has it. Returns that new variant (transfer none) or NULL. */
CueVariant  *cue_draft_use_variant      (CueDraft   *self,
                                         CueVariant *variant);

/* Shows @generation (a CueGeneration) with the draft; its variant is added when it arrives. */
void         cue_draft_add_generation   (CueDraft *self,
                                         GObject  *generation);

G_END_DECLS
