/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueDraft: for the files that implement it. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

struct _CueDraft
{
  GObject      parent_instance;

  char        *id;              /* (owned) */
  CueScenario *scenario;        /* (owned) (not nullable): the edited copy */
  CueScenario *base;            /* (owned) (nullable): what the server has */
  char        *brief;           /* (owned) (not nullable) */
  gint64       changed;         /* Unix microseconds */
  char        *current_variant; /* (owned) (nullable) */
  GListStore  *variants;        /* (owned) (element-type CueVariant) by number */
  GListStore  *generations;     /* (owned) (element-type CueGeneration) newest last */
  int          n_quiet;         /* changes are no edits while it is over 0 */

  /* What was last notified; see cue_draft_refresh() */
  gboolean     dirty;
  gboolean     valid;
  char        *title;           /* (owned) */
  char        *caption;         /* (owned) */
  char        *status_text;     /* (owned) */
};

/* Brings the derived properties up to date; each notifies only when it reads differently. */
void cue_draft_refresh               (CueDraft *self);

/* Takes over what a record says; no edit. @scenario and @base (nullable) are not copied. */
void cue_draft_restore               (CueDraft    *self,
                                      const char  *id,
                                      const char  *brief,
                                      gint64       changed,
                                      CueScenario *scenario,
                                      CueScenario *base,
                                      const char  *current_variant);

/* @id is NULL when no variant is in use. */
void cue_draft_set_current_variant   (CueDraft   *self,
                                      const char *id);

/* A variant is in use while the scenario says what it says. */
void cue_draft_check_current_variant (CueDraft *self);

void cue_draft_record_init           (CueRecordInterface *iface);

G_END_DECLS
