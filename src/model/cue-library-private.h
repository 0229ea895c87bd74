/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of CueLibrary share: cue-library.c (object and lists), -refresh.c (reading), -changes.c (saving and
 * deleting). */
#pragma once

#include "cue-draft-keeper.h"
#include "cue-draft-private.h"
#include "cue-library.h"
#include "cue-saver.h"

G_BEGIN_DECLS

struct _CueLibrary
{
  GObject parent_instance;

  CueWorkspace   *workspace;     /* (owned) */
  CueApi         *api;           /* (owned) */
  CueStore       *store;         /* (owned) */
  CueSaver       *saver;         /* (owned) */
  CueDraftKeeper *keeper;        /* (owned) */
  GListStore     *agents;        /* (owned) (element-type CueAgent) */
  GListStore     *personalities; /* (owned) (element-type CuePersonality) */
  GListStore     *profiles;      /* (owned) (element-type CueTestProfile) */
  GListStore     *drafts;        /* (owned) (element-type CueDraft) */
  GPtrArray      *untracked;     /* (owned) (element-type CueGeneration): of drafts that are not read yet */
  GHashTable     *changes;       /* (owned) (element-type CueDraft GQueue): saves and deletions of a draft, by turns */
  GHashTable     *touched;       /* (owned) (element-type gint64 guint): scenario id to the change that touched it last */
  guint           n_changes;     /* changes on the service so far, each a number */
  char           *error_text;    /* (owned) (nullable) */
  guint           n_loading;
  gboolean        loaded;
  gboolean        store_read;
};

/* (transfer none) (nullable): the draft of the scenario that has this id on the service. */
CueDraft *cue_library_find_by_scenario (GPtrArray *drafts,
                                        gint64     id);
/* The id of the draft's scenario on the service, or CUE_UNSET. */
gint64    cue_library_get_base_id      (CueDraft *draft);
void      cue_library_sort_drafts      (CueLibrary *self);
/* Of @drafts, a draft that was only made to show a row of the service gives way to @draft, which is the same scenario. */
void      cue_library_drop_shadow      (CueLibrary *self,
                                        GPtrArray  *drafts,
                                        CueDraft   *draft);

/* Setters that notify. */
void      cue_library_set_loaded       (CueLibrary *self);
void      cue_library_set_error_text   (CueLibrary *self,
                                        const char *text);
/* One refresh more (1) or less (-1) is under way. */
void      cue_library_add_loading      (CueLibrary *self,
                                        int         step);

G_END_DECLS
