/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStability: what many texts written from one brief have in common: a GListModel of CueStabilityStep, in the order
 * in which most of the texts have them. Pure. */
#pragma once

#include <gio/gio.h>

#include "cue-facts.h"

G_BEGIN_DECLS

/* Most texts in one map. */
#define CUE_STABILITY_MAX_TEXTS 20

typedef enum
{
  CUE_STABILITY_ALL,  /* every text has it */
  CUE_STABILITY_SOME,
  CUE_STABILITY_ONE,  /* one text alone has it */
} CueStabilityShare;

#define CUE_TYPE_STABILITY_STEP (cue_stability_step_get_type ())
G_DECLARE_FINAL_TYPE (CueStabilityStep, cue_stability_step, CUE, STABILITY_STEP, GObject)

/* The wording that is nearest to all others. */
const char       *cue_stability_step_get_text     (CueStabilityStep *self);
CueStabilityShare cue_stability_step_get_share    (CueStabilityStep *self);
guint             cue_stability_step_get_n_texts  (CueStabilityStep *self);
/* What text number @text (from 0) says here, NULL where it says nothing of the kind. */
const char       *cue_stability_step_get_wording  (CueStabilityStep *self,
                                                   guint             text);
/* (transfer none) (element-type utf8): values that contradict each other, in words; empty when none do. */
GPtrArray        *cue_stability_step_get_contradictions (CueStabilityStep *self);

#define CUE_TYPE_STABILITY (cue_stability_get_type ())
G_DECLARE_FINAL_TYPE (CueStability, cue_stability, CUE, STABILITY, GObject)

/* @texts: two to CUE_STABILITY_MAX_TEXTS; where all are structured tests, their steps are compared. @titles: one a text,
 * for the contradictions' words. */
CueStability *cue_stability_new         (const char *const *texts,
                                         const char *const *titles,
                                         guint              n_texts) G_GNUC_WARN_UNUSED_RESULT;
/* The same in a worker thread. */
void          cue_stability_new_async   (const char *const   *texts,
                                         const char *const   *titles,
                                         guint                n_texts,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
CueStability *cue_stability_new_finish  (GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

guint         cue_stability_get_n_texts (CueStability *self);
/* Steps of this share. */
guint         cue_stability_count       (CueStability      *self,
                                         CueStabilityShare  share);

G_END_DECLS
