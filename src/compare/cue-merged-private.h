/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The merged draft's parts: what its pieces consist of, how they find their rows and how they become one text. */
#pragma once

#include "cue-merged-draft.h"

G_BEGIN_DECLS

/* How a text is laid out: what stands between its segments, and how its steps are numbered. Shared, never changed. */
typedef struct _CueMergedLayout CueMergedLayout;

/* @written: it is the tester's own, and belongs to no column. */
CueMergedLayout *cue_merged_layout_new       (gboolean         written) G_GNUC_WARN_UNUSED_RESULT;
CueMergedLayout *cue_merged_layout_ref       (CueMergedLayout *self) G_GNUC_WARN_UNUSED_RESULT;
void             cue_merged_layout_unref     (CueMergedLayout *self);
/* Adds a segment with the white space after it; only until it is shared. */
void             cue_merged_layout_add       (CueMergedLayout *self,
                                              const char      *segment,
                                              const char      *gap);
gboolean         cue_merged_layout_is_written (CueMergedLayout *self);
guint            cue_merged_layout_get_size  (CueMergedLayout *self);
const char      *cue_merged_layout_get_gap   (CueMergedLayout *self,
                                              guint            index);
/* The segment's number as a step, -1 where it is none. */
int              cue_merged_layout_get_number (CueMergedLayout *self,
                                               guint            index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueMergedLayout, cue_merged_layout_unref)

/* The number of a step that begins @text ("3. ", "٣) "), -1 where there is none; @length (out, nullable): its digits'
 * bytes. Letters and "1.2." are not counted on. */
int   cue_merged_measure_number (const char *text,
                                 gsize      *length);

/* A wording in the draft. Shared, never changed once it is in a piece. */
typedef struct
{
  gatomicrefcount  ref_count;
  char            *text;    /* (owned): what the draft says */
  char            *source;  /* (owned) (nullable): a structured test's step as JSON */
  char            *from;    /* (owned) (nullable): the wording it is found by where that is another one */
  guint            origin;  /* the text it is from, or stands beside; 0 = none */
  int              segment; /* in it; -1 = none */
  gboolean         edited;  /* the tester's words */
  gboolean         own;     /* it is not from its origin, but only stands beside it */
  CueMergedLayout *layout;  /* (owned) (nullable) */
  guint            index;   /* in the layout */
} CueMergedPart;

CueMergedPart *cue_merged_part_new   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): a copy that may be changed. */
CueMergedPart *cue_merged_part_copy  (const CueMergedPart *self) G_GNUC_WARN_UNUSED_RESULT;
CueMergedPart *cue_merged_part_ref   (CueMergedPart *self) G_GNUC_WARN_UNUSED_RESULT;
void           cue_merged_part_unref (CueMergedPart *self);
gboolean       cue_merged_part_equal (const CueMergedPart *a,
                                      const CueMergedPart *b);
void           cue_merged_part_set_layout (CueMergedPart   *self,
                                           CueMergedLayout *layout,
                                           guint            index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueMergedPart, cue_merged_part_unref)

/* A column as the draft sees it. */
typedef struct
{
  guint            origin;   /* the text's number in the draft's life, from 1 up */
  CueMergedLayout *layout;   /* (owned) */
  GArray          *rows;     /* (owned) (element-type guint): row by segment */
  int             *until;    /* (owned): last segment in or above each row, -1 for none */
  GHashTable      *segments; /* (owned) (element-type utf8 GArray of guint): by wording; the keys belong to the rows */
} CueMergedColumn;

/* The rows that the pieces stand in. */
typedef struct
{
  CueComparison   *comparison; /* (owned) */
  guint            n_rows;
  guint            n_columns;
  guint            baseline;
  gboolean         structured;
  CueMergedColumn  columns[CUE_COMPARE_MAX_COLUMNS];
} CueMergedRows;

/* @origins: one a column. */
CueMergedRows *cue_merged_rows_new  (CueComparison *comparison,
                                     const guint   *origins) G_GNUC_WARN_UNUSED_RESULT;
void           cue_merged_rows_free (CueMergedRows *self);
/* The column of a text, -1 where it is not shown. */
int            cue_merged_rows_find_column (CueMergedRows *self,
                                            guint          origin);
/* (transfer full): what @column says in a row, NULL where it says nothing there. */
CueMergedPart *cue_merged_rows_make_part   (CueMergedRows *self,
                                            guint          row,
                                            guint          column) G_GNUC_WARN_UNUSED_RESULT;
/* Makes @part stand beside something that @row has, so that it finds its place again. */
void           cue_merged_rows_anchor      (CueMergedRows *self,
                                            guint          row,
                                            CueMergedPart *part);
/* Whether the part is a text's own wording, unchanged, and @row is where that text has it. */
gboolean       cue_merged_rows_is_in_place (CueMergedRows       *self,
                                            guint                row,
                                            const CueMergedPart *part);
/* (transfer full) (element-type guint): the rows other than @row where some text has what the texts say in @row: of what
 * moved. Empty where all have it here. */
GArray        *cue_merged_rows_list_other_places (CueMergedRows *self,
                                                  guint          row) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueMergedPiece): a piece a row with @parts (element-type CueMergedPart), which come in the
 * draft's order, at the rows of their origins, others near their neighbours. Where there is no row, one piece has all. */
GPtrArray     *cue_merged_rows_place       (CueMergedRows *self,
                                            GPtrArray     *parts) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueMergedRows, cue_merged_rows_free)

/* What a draft is at a moment, to be looked at in another thread. */
typedef struct
{
  GPtrArray *pieces; /* (owned) (element-type CueMergedPiece) */
  guint      origins[CUE_COMPARE_MAX_COLUMNS];
} CueMergedSnapshot;

CueMergedSnapshot *cue_merged_draft_freeze   (CueMergedDraft    *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): a draft of its own that says the same, for the rows of @comparison, which is of the same texts. */
CueMergedDraft    *cue_merged_snapshot_thaw  (CueMergedSnapshot *self,
                                              CueComparison     *comparison) G_GNUC_WARN_UNUSED_RESULT;
void               cue_merged_snapshot_free  (CueMergedSnapshot *self);

/* (transfer full): the piece of @row with @parts (element-type CueMergedPart), which are taken over; NULL for none. */
CueMergedPiece *cue_merged_piece_new       (CueMergedRows *rows,
                                            guint          row,
                                            GPtrArray     *parts) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (element-type CueMergedPart) */
GPtrArray      *cue_merged_piece_get_parts (CueMergedPiece *self);
gboolean        cue_merged_piece_equal     (CueMergedPiece *self,
                                            CueMergedPiece *other);
guint           cue_merged_piece_get_n_words (CueMergedPiece *self);

/* Where a part stands in the written text, in bytes. */
typedef struct
{
  CueMergedPart *part; /* (unowned) */
  guint          row;
  gsize          start;
  gsize          end;
} CueMergedRange;

/* (transfer full): the text of @pieces (element-type CueMergedPiece). @ranges (element-type CueMergedRange, nullable) is
 * filled in. */
char *cue_merged_write_text  (CueMergedRows *rows,
                              GPtrArray     *pieces,
                              GArray        *ranges) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the same for steps: a structured test as JSON. */
char *cue_merged_write_steps (CueMergedRows *rows,
                              GPtrArray     *pieces) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueMergedPiece): what @text, edited freely, makes of @pieces. */
GPtrArray *cue_merged_read_text (CueMergedRows *rows,
                                 GPtrArray     *pieces,
                                 const char    *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text needs no space after it: its script has none, or its marks bring their own. */
gboolean cue_merged_ends_dense (const char *text);

/* (transfer full): all parts of @pieces in their order. */
GPtrArray *cue_merged_list_parts (GPtrArray *pieces) G_GNUC_WARN_UNUSED_RESULT;

/* The parts as JSON and back; @keys: one a column. NULL with CUE_MODEL_ERROR_INVALID for what is no such thing. */
JsonNode  *cue_merged_parts_to_json   (CueMergedRows     *rows,
                                       GPtrArray         *pieces,
                                       const char *const *keys) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cue_merged_parts_from_json (CueMergedRows     *rows,
                                       JsonNode          *node,
                                       const char *const *keys,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
