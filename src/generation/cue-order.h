/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueOrder: what is ordered in one go: so many variants of each scenario, for each personality, language and test profile
 * that was chosen. Pure: it counts, says what is wrong, and makes the generations; the queue sends them. */
#pragma once

#include "cue-generation.h"
#include "cue-personality.h"
#include "cue-test-profile.h"

G_BEGIN_DECLS

/* Most variants of the same settings, and most requests in one order. */
#define CUE_ORDER_MAX_VARIANTS 8
#define CUE_ORDER_MAX_REQUESTS 500

typedef struct _CueOrder CueOrder;

CueOrder  *cue_order_new             (CueGenerationKind kind) G_GNUC_WARN_UNUSED_RESULT;
void       cue_order_free            (CueOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueOrder, cue_order_free)

void       cue_order_add_draft       (CueOrder *self,
                                      CueDraft *draft);
/* @wish: nullable; @name: what it is called in short (a preset's name), nullable. Several wishes are several settings: a
 * call adds one; without any there is one setting without a wish. */
void       cue_order_add_wish        (CueOrder   *self,
                                      const char *wish,
                                      const char *name);
/* Without any call the scenario's own is used. */
void       cue_order_add_personality (CueOrder       *self,
                                      CuePersonality *personality);
void       cue_order_add_profile     (CueOrder       *self,
                                      CueTestProfile *profile);
void       cue_order_add_language    (CueOrder   *self,
                                      const char *code);
/* Of each setting, 1–8. */
void       cue_order_set_n_variants  (CueOrder *self,
                                      guint     n_variants);

/* Requests that this is. */
guint      cue_order_count           (CueOrder *self);
/* (transfer full): the count in words: "2 scenarios × 3 languages × 2 variants = 12 requests". */
char      *cue_order_dup_sum         (CueOrder *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): what it is: "One variant for each language", "3 variants". */
char      *cue_order_dup_title       (CueOrder *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): the first thing that forbids it, with the scenario's name where there are several. */
char      *cue_order_dup_problem     (CueOrder *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (element-type CueGeneration): one a request, in the order in which they are sent, with batch and labels
 * set (a single one has no batch). @first_seed: CUE_UNSET leaves the seeds to the service; otherwise the variants of the same
 * settings count on from it, and other settings begin with it again, so that only the settings differ. @service: nullable. */
GPtrArray *cue_order_make            (CueOrder   *self,
                                      gint64      first_seed,
                                      const char *service) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
