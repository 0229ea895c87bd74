/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConflict: a scenario that was changed here and on the service since both were the same, field by field: a GListModel
 * of CueConflictField, those changed by both first. Pure: nothing is sent or stored.
 * Properties: n-undecided (guint: fields changed by both without a choice yet), theirs-changed (nullable text: when theirs
 * was changed, as the service says it). */
#pragma once

#include <gio/gio.h>

#include "cue-scenario.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_CHANGED_BY_BOTH,    /* differently: somebody has to decide */
  CUE_CHANGED_HERE,
  CUE_CHANGED_THERE,
  CUE_CHANGED_ALIKE,      /* both to the same */
} CueConflictKind;

typedef enum
{
  CUE_CHOICE_NONE, /* not decided yet */
  CUE_CHOICE_MINE,
  CUE_CHOICE_THEIRS,
  CUE_CHOICE_BASE, /* as it was before */
  CUE_CHOICE_OWN,  /* another text, written for this */
} CueConflictChoice;

#define CUE_TYPE_CONFLICT_CHOICE (cue_conflict_choice_get_type ())
GType cue_conflict_choice_get_type (void);

/* Properties: property (utf8, of the scenario, read-only), choice, own-text (nullable; setting it chooses OWN). */
#define CUE_TYPE_CONFLICT_FIELD (cue_conflict_field_get_type ())
G_DECLARE_FINAL_TYPE (CueConflictField, cue_conflict_field, CUE, CONFLICT_FIELD, GObject)

const char       *cue_conflict_field_get_property (CueConflictField *self);
CueConflictKind   cue_conflict_field_get_kind     (CueConflictField *self);
CueConflictChoice cue_conflict_field_get_choice   (CueConflictField *self);
void              cue_conflict_field_set_choice   (CueConflictField  *self,
                                                   CueConflictChoice  choice);
/* Whether it is text that can be compared word by word and written anew (brief-like fields), not a number or a list. */
gboolean          cue_conflict_field_is_text      (CueConflictField *self);
/* (transfer full): the value of one side as text for people, "" where it is empty; ids are numbers here: the page that
 * knows the lists shows their names instead. */
char             *cue_conflict_field_dup_text     (CueConflictField  *self,
                                                   CueConflictChoice  side) G_GNUC_WARN_UNUSED_RESULT;
/* CUE_UNSET where it is no number. */
gint64            cue_conflict_field_get_number   (CueConflictField  *self,
                                                   CueConflictChoice  side);
void              cue_conflict_field_set_own_text (CueConflictField *self,
                                                   const char       *text);

#define CUE_TYPE_CONFLICT (cue_conflict_get_type ())
G_DECLARE_FINAL_TYPE (CueConflict, cue_conflict, CUE, CONFLICT, GObject)

/* (transfer full) (nullable): NULL when no field was changed by both. All three are copied. */
CueConflict      *cue_conflict_new                (CueScenario *mine,
                                                   CueScenario *base,
                                                   CueScenario *theirs) G_GNUC_WARN_UNUSED_RESULT;

guint             cue_conflict_get_n_undecided    (CueConflict *self);
/* For all fields changed by both. */
void              cue_conflict_choose_all         (CueConflict       *self,
                                                   CueConflictChoice  choice);
/* (transfer none): theirs, the base of what is settled. */
CueScenario      *cue_conflict_get_theirs         (CueConflict *self);
/* (transfer full): the scenario as it was settled; fields without a choice are mine. */
CueScenario      *cue_conflict_settle             (CueConflict *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
