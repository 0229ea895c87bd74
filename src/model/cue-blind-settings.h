/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which settings the texts of scenarios were made with, so that the settings can be judged by their texts. Variants are of
 * one setting when the same wish, personality, language, test profile and service made them; a personality, language or
 * test profile counts only where it is not simply the scenario's own. What a scenario has in use is a setting as well.
 * Pure. */
#pragma once

#include "cue-blind-round.h"
#include "cue-draft.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the name of a personality or a test profile of the service. */
typedef char *(*CueBlindNameFunc) (CueResource resource,
                                   gint64      id,
                                   gpointer    user_data);

typedef struct _CueBlindCandidate CueBlindCandidate;

/* (transfer full) (element-type CueBlindCandidate): the settings of which @drafts (element-type CueDraft) have at least
 * @min_drafts texts, the one in use first, then those of most scenarios. Hidden variants do not count; of several by the
 * same setting the newest does. */
GPtrArray             *cue_blind_candidates_find  (GPtrArray        *drafts,
                                                   guint             min_drafts,
                                                   CueBlindNameFunc  name_func,
                                                   gpointer          user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed: what it is. */
const CueBlindSetting *cue_blind_candidate_get_setting (CueBlindCandidate *self);
/* In how many scenarios it has a text. */
guint                  cue_blind_candidate_get_n_drafts (CueBlindCandidate *self);
/* (transfer none) (nullable): its text in @draft; NULL where it has none. @variant_id (out) (optional) (nullable). */
const char            *cue_blind_candidate_get_text (CueBlindCandidate  *self,
                                                     CueDraft           *draft,
                                                     const char        **variant_id);

/* (transfer full) (element-type CueDraft): those of @drafts that have variants. */
GPtrArray             *cue_blind_list_drafts      (GListModel *drafts) G_GNUC_WARN_UNUSED_RESULT;

/* In how many of @drafts all of @chosen (element-type CueBlindCandidate) have a text, and no two the same one; @n_same
 * (out) (optional): how many are left out because two are the same. */
guint                  cue_blind_candidates_count (GPtrArray *drafts,
                                                   GPtrArray *chosen,
                                                   guint     *n_same);
/* (transfer full) (element-type CueBlindCandidate): the two to four that go best together: the two that share most
 * scenarios, and others as long as none is lost; fewer than two where there are not more. */
GPtrArray             *cue_blind_candidates_suggest (GPtrArray *drafts,
                                                     GPtrArray *candidates) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): a round of @chosen, two to four, over the first @max_items (0: all) of @drafts that count. */
CueBlindRound         *cue_blind_candidates_make_round (const char *title,
                                                        GPtrArray  *drafts,
                                                        GPtrArray  *chosen,
                                                        guint       max_items,
                                                        GRand      *random) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueBlindCandidate): the candidates that are the settings of @round, in their order, or
 * NULL where one is not there any more; and the addition of up to @max_items scenarios that it does not have yet.
 * Returns how many there would be (@max_items 0) or were added. */
GPtrArray             *cue_blind_candidates_match  (CueBlindRound *round,
                                                    GPtrArray     *candidates) G_GNUC_WARN_UNUSED_RESULT;
guint                  cue_blind_candidates_extend (CueBlindRound *round,
                                                    GPtrArray     *drafts,
                                                    GPtrArray     *chosen,
                                                    guint          max_items,
                                                    GRand         *random);

G_END_DECLS
