/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the outline: the state while a plan is made, shared by the files that add steps. */
#pragma once

#include "cue-outline.h"

G_BEGIN_DECLS

typedef struct
{
  const CueOutlineInput *input;
  CueOutline            *outline;
  GRand                 *random;   /* (owned) */
  GHashTable            *triggers; /* (owned): triggers in use, lower case */
  GHashTable            *covered;  /* (owned): "part:what" that the brief decides itself */
  const char            *name;     /* (nullable): placeholder of the caller's name */
  guint                  detail;   /* 0 short, 1 usual, 2 rich */
} CuePlanner;

gboolean    cue_planner_roll      (CuePlanner *self,
                                   double      chance);
const char *cue_planner_pick      (CuePlanner *self,
                                   const char *key);
/* Borrowed: like pick(), but a trigger that no step has yet; NULL when all are taken. */
const char *cue_planner_pick_free (CuePlanner *self,
                                   const char *key);
gboolean    cue_planner_covers    (CuePlanner *self,
                                   guint       part,
                                   const char *what);
/* Takes @trigger and @action; a trigger that is in use already adds its action to that step's. */
void        cue_planner_add       (CuePlanner *self,
                                   guint       part,
                                   CueSlot     slot,
                                   double      within,
                                   gboolean    optional,
                                   char       *trigger,
                                   char       *action);
/* A step of which both halves are plain phrases. */
void        cue_planner_add_plain (CuePlanner *self,
                                   guint       part,
                                   CueSlot     slot,
                                   double      within,
                                   gboolean    optional,
                                   const char *trigger_key,
                                   const char *action_key);
/* Borrowed (nullable): the intent of part @part. */
const char *cue_planner_intent    (CuePlanner *self,
                                   guint       part);

/* The parts of a plan, in files of their own. */
void        cue_planner_open      (CuePlanner *self);
void        cue_planner_identify  (CuePlanner *self);
void        cue_planner_do_tasks  (CuePlanner *self);
void        cue_planner_meet_outcome (CuePlanner *self);

G_END_DECLS
