/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What CueLibrary does with its lists, so that each change of many items is announced once. Private to model. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

/* (transfer full) (element-type GObject): the items, with references. */
GPtrArray         *cue_list_to_array      (GListModel *list) G_GNUC_WARN_UNUSED_RESULT;
/* Makes @items what @list holds, with one emission for what differs, and none where nothing does. */
void               cue_list_replace       (GListStore *list,
                                           GPtrArray  *items);
/* Takes in what the service has: known objects get the new values and stay the same objects; sorted by name. */
void               cue_list_update        (GListStore *list,
                                           GPtrArray  *rows);
/* (transfer none) (nullable): the list keeps it. */
gpointer           cue_list_find          (GListModel *list,
                                           gint64      id);
/* (transfer none) (nullable): the oldest one of this language, since services make their plain ones first; else the first. */
CueResourceObject *cue_list_find_language (GListModel *list,
                                           const char *language);

/* What drafts are sorted by, apart from them: sorted in any thread. */
typedef struct
{
  gint64    time;
  guint     position; /* where it was before */
  CueDraft *draft;    /* (unowned) */
} CueDraftKey;

/* (element-type CueDraftKey) */
gboolean           cue_draft_keys_are_sorted (GArray *keys);
void               cue_draft_keys_sort       (GArray *keys);
/* The last change first; of what was not touched here, when the service says it was changed. */
void               cue_drafts_sort        (GPtrArray *drafts);

G_END_DECLS
