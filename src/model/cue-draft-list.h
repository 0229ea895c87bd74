/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueDraftList: the drafts of a library as a GListModel over one array: a hundred thousand of them are put into another
 * order at once. Private to model. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_DRAFT_LIST (cue_draft_list_get_type ())
G_DECLARE_FINAL_TYPE (CueDraftList, cue_draft_list, CUE, DRAFT_LIST, GObject)

CueDraftList *cue_draft_list_new      (void) G_GNUC_WARN_UNUSED_RESULT;

guint         cue_draft_list_get_size (CueDraftList *self);
/* (transfer none) (nullable) */
CueDraft     *cue_draft_list_peek     (CueDraftList *self,
                                       guint         position);
/* @position (out) stays as it is where @draft is not in the list. */
gboolean      cue_draft_list_find     (CueDraftList *self,
                                       CueDraft     *draft,
                                       guint        *position);
/* (transfer full) (element-type CueDraft): a copy. */
GPtrArray    *cue_draft_list_to_array (CueDraftList *self) G_GNUC_WARN_UNUSED_RESULT;

/* Each is one change. @drafts: (element-type CueDraft). */
void          cue_draft_list_insert   (CueDraftList *self,
                                       guint         position,
                                       CueDraft     *draft);
void          cue_draft_list_append   (CueDraftList *self,
                                       GPtrArray    *drafts);
void          cue_draft_list_remove   (CueDraftList *self,
                                       guint         position);
/* The draft is part of the change all the time: whoever has selected it keeps it. */
void          cue_draft_list_move     (CueDraftList *self,
                                       guint         from,
                                       guint         to);
/* @drafts (transfer full) in the place of all; what is the same at both ends is no part of the change. */
void          cue_draft_list_replace  (CueDraftList *self,
                                       GPtrArray    *drafts);

G_END_DECLS
