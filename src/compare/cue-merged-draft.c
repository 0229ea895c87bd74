/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-error.h"
#include "cue-property.h"
#include "cue-text.h"

/* Pieces that all steps of undo together may remember; some hundred thousand steps of an ordinary text. */
#define MAX_HISTORY (4 * 1000 * 1000)

/* What the draft was at a time, in the rows of that time. */
typedef struct
{
  guint      epoch;
  GPtrArray *pieces; /* (owned) (element-type CueMergedPiece) */
} State;

struct _CueMergedDraft
{
  GObject parent_instance;

  CueMergedRows *rows; /* (owned) */
  guint          epoch;
  guint          next_origin;
  GPtrArray     *pieces; /* (owned) (element-type CueMergedPiece): one a row */
  GQueue         undo;   /* (owned) (element-type State): newest first */
  GQueue         redo;   /* (owned) (element-type State): next first */
  gsize          n_remembered;
  int            n_words; /* -1 until counted */
};

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_N_WORDS,
  PROP_EMPTY,
} CueMergedDraftProperty;

static GParamSpec *properties[PROP_EMPTY + 1];

typedef enum
{
  SIGNAL_CHANGED,
} CueMergedDraftSignal;

static guint signals[SIGNAL_CHANGED + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueMergedDraft, cue_merged_draft, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
state_free (gpointer data)
{
  State *state = data;

  g_ptr_array_unref (state->pieces);
  g_free (state);
}

static void
clear_states (CueMergedDraft *self,
              GQueue         *states)
{
  for (GList *link = states->head; link != NULL; link = link->next)
    self->n_remembered -= ((State *) link->data)->pieces->len + 1;
  g_queue_clear_full (states, state_free);
}

static void
remember (CueMergedDraft *self,
          GQueue         *states,
          GPtrArray      *pieces)
{
  State *state = g_new (State, 1);

  state->epoch = self->epoch;
  state->pieces = g_ptr_array_ref (pieces);
  g_queue_push_head (states, state);
  self->n_remembered += pieces->len + 1;
  while (self->n_remembered > MAX_HISTORY && self->undo.length > 1)
    {
      State *oldest = g_queue_pop_tail (&self->undo);

      self->n_remembered -= oldest->pieces->len + 1;
      state_free (oldest);
    }
}

/* Tells of the rows in which @before and what is there now differ, and of no others. */
static void
emit_changes (CueMergedDraft *self,
              GPtrArray      *before)
{
  guint n = self->rows->n_rows;

  for (guint i = 0; i < n; i++)
    {
      guint from = i;

      while (i < n && before->pdata[i] != self->pieces->pdata[i])
        i++;
      if (i > from)
        g_list_model_items_changed (G_LIST_MODEL (self), from, i - from, i - from);
    }
}

/* Tells of all rows but those at both ends that stay as they were. */
static void
emit_replaced (CueMergedDraft *self,
               GPtrArray      *before,
               guint           n_before)
{
  guint n = self->rows->n_rows;
  guint start = 0;
  guint end = 0;

  while (start < MIN (n, n_before) && before->pdata[start] == self->pieces->pdata[start])
    start++;
  while (end < MIN (n, n_before) - start && cue_merged_piece_equal (before->pdata[n_before - 1 - end], self->pieces->pdata[n - 1 - end]))
    end++;
  for (guint i = 0; i < end; i++)
    g_set_object ((CueMergedPiece **) &self->pieces->pdata[n - 1 - i], before->pdata[n_before - 1 - i]);
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end, n - start - end);
}

/* Where the new pieces are like the old ones, the old ones stay. Returns whether any differ. */
static gboolean
keep_equal (GPtrArray *before,
            GPtrArray *after)
{
  gboolean changed = before->len != after->len;

  for (guint i = 0; i < after->len && i < before->len; i++)
    if (before->pdata[i] == after->pdata[i])
      continue;
    else if (cue_merged_piece_equal (before->pdata[i], after->pdata[i]))
      {
        g_object_unref (after->pdata[i]);
        after->pdata[i] = g_object_ref (before->pdata[i]);
      }
    else
      changed = TRUE;
  return changed;
}

static void
notify_all (CueMergedDraft *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Puts @after (which is taken over) in place of what is there, in the same rows. */
static void
set_pieces (CueMergedDraft *self,
            GPtrArray      *after)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->pieces);

  keep_equal (before, after);
  self->pieces = after;
  self->n_words = -1;
  g_object_freeze_notify (G_OBJECT (self));
  emit_changes (self, before);
  notify_all (self);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A change by the tester, which can be undone; @after is taken over. */
static void
change (CueMergedDraft *self,
        GPtrArray      *after)
{
  if (!keep_equal (self->pieces, after))
    {
      g_ptr_array_unref (after);
      return;
    }
  clear_states (self, &self->redo);
  remember (self, &self->undo, self->pieces);
  set_pieces (self, after);
}

static GPtrArray *
copy_pieces (GPtrArray *pieces)
{
  GPtrArray *copy = g_ptr_array_new_full (pieces->len, g_object_unref);

  for (guint i = 0; i < pieces->len; i++)
    g_ptr_array_add (copy, g_object_ref (pieces->pdata[i]));
  return copy;
}

/* (transfer full): the piece of a row with one part, which is taken over; NULL for none. */
static CueMergedPiece *
make_piece (CueMergedDraft *self,
            guint           position,
            CueMergedPart  *part)
{
  GPtrArray *parts = NULL;

  if (part != NULL)
    {
      parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);
      g_ptr_array_add (parts, part);
    }
  return cue_merged_piece_new (self->rows, position, parts);
}

/* Puts one part, which is taken over, in a row of @after, which is taken over as well; NULL leaves it out. */
static void
change_row (CueMergedDraft *self,
            GPtrArray      *after,
            guint           position,
            CueMergedPart  *part)
{
  g_object_unref (after->pdata[position]);
  after->pdata[position] = make_piece (self, position, part);
  change (self, after);
}

/* Takes out of a row of @pieces what it has from a text, and leaves the tester's own words. */
static void
drop_taken (CueMergedDraft *self,
            GPtrArray      *pieces,
            guint           position)
{
  CueMergedPiece *piece = pieces->pdata[position];
  CuePieceKind    kind = cue_merged_piece_get_kind (piece);
  GPtrArray      *parts = cue_merged_piece_get_parts (piece);
  GPtrArray      *left;

  if (kind != CUE_PIECE_TAKEN && kind != CUE_PIECE_COMMON)
    return;
  left = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);
  for (guint i = 0; i < parts->len; i++)
    if (!cue_merged_rows_is_in_place (self->rows, position, g_ptr_array_index (parts, i)))
      g_ptr_array_add (left, cue_merged_part_ref (g_ptr_array_index (parts, i)));
  pieces->pdata[position] = cue_merged_piece_new (self->rows, position, left);
  g_object_unref (piece);
}

/* Where the tester has laid out the text, what takes a piece's place stands as that did. */
static void
keep_layout (CueMergedDraft *self,
             guint           position,
             CueMergedPart  *part)
{
  GPtrArray *old = cue_merged_piece_get_parts (self->pieces->pdata[position]);

  for (guint i = 0; i < old->len; i++)
    {
      CueMergedPart *before = g_ptr_array_index (old, i);

      if (before->layout == NULL || !cue_merged_layout_is_written (before->layout))
        continue;
      cue_merged_part_set_layout (part, before->layout, before->index);
      return;
    }
}

/* Goes back to a state of @from; what is there now goes to @to. */
static void
go_back (CueMergedDraft *self,
         GQueue         *from,
         GQueue         *to)
{
  State     *state = g_queue_pop_head (from);
  GPtrArray *pieces;

  if (state == NULL)
    return;
  self->n_remembered -= state->pieces->len + 1;
  if (state->epoch == self->epoch)
    pieces = copy_pieces (state->pieces);
  else
    {
      g_autoptr (GPtrArray) parts = cue_merged_list_parts (state->pieces);

      pieces = cue_merged_rows_place (self->rows, parts);
    }
  state_free (state);
  remember (self, to, self->pieces);
  set_pieces (self, pieces);
}

/* Takes over the rows of another comparison; @parts come with it. */
static void
replace_rows (CueMergedDraft *self,
              CueMergedRows  *rows,
              GPtrArray      *parts)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->pieces);
  guint n_before = self->rows->n_rows;

  cue_merged_rows_free (self->rows);
  self->rows = rows;
  self->epoch++;
  self->pieces = cue_merged_rows_place (rows, parts);
  self->n_words = -1;
  keep_equal (before, self->pieces);
  g_object_freeze_notify (G_OBJECT (self));
  if (n_before == rows->n_rows)
    emit_changes (self, before);
  else
    emit_replaced (self, before, n_before);
  notify_all (self);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GType
cue_merged_draft_get_item_type (GListModel *model)
{
  return CUE_TYPE_MERGED_PIECE;
}

static guint
cue_merged_draft_get_n_items (GListModel *model)
{
  return CUE_MERGED_DRAFT (model)->rows->n_rows;
}

static gpointer
cue_merged_draft_get_item (GListModel *model,
                           guint       position)
{
  CueMergedDraft *self = CUE_MERGED_DRAFT (model);

  return position < self->rows->n_rows ? g_object_ref (self->pieces->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_merged_draft_get_item_type;
  iface->get_n_items = cue_merged_draft_get_n_items;
  iface->get_item = cue_merged_draft_get_item;
}

static void
cue_merged_draft_finalize (GObject *object)
{
  CueMergedDraft *self = CUE_MERGED_DRAFT (object);

  clear_states (self, &self->undo);
  clear_states (self, &self->redo);
  g_ptr_array_unref (self->pieces);
  cue_merged_rows_free (self->rows);
  G_OBJECT_CLASS (cue_merged_draft_parent_class)->finalize (object);
}

static void
cue_merged_draft_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueMergedDraft *self = CUE_MERGED_DRAFT (object);

  switch ((CueMergedDraftProperty) prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo.length > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo.length > 0);
      break;
    case PROP_N_WORDS:
      g_value_set_uint (value, cue_merged_draft_get_n_words (self));
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, cue_merged_draft_is_empty (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_merged_draft_class_init (CueMergedDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_merged_draft_finalize;
  object_class->get_property = cue_merged_draft_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_N_WORDS] = g_param_spec_uint ("n-words", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CUE_TYPE_MERGED_DRAFT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_merged_draft_init (CueMergedDraft *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  self->next_origin = 1;
  self->n_words = -1;
}

CueMergedDraft *
cue_merged_draft_new (CueComparison *comparison)
{
  CueMergedDraft *self;
  guint           origins[CUE_COMPARE_MAX_COLUMNS];
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_return_val_if_fail (CUE_IS_COMPARISON (comparison), NULL);

  self = g_object_new (CUE_TYPE_MERGED_DRAFT, NULL);
  for (guint i = 0; i < CUE_COMPARE_MAX_COLUMNS; i++)
    origins[i] = self->next_origin++;
  self->rows = cue_merged_rows_new (comparison, origins);
  self->pieces = cue_merged_rows_place (self->rows, nothing);
  return self;
}

void
cue_merged_draft_take_all (CueMergedDraft *self,
                           guint           column)
{
  GPtrArray *after;

  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));
  g_return_if_fail (column < self->rows->n_columns);

  after = g_ptr_array_new_full (self->rows->n_rows, g_object_unref);
  for (guint i = 0; i < self->rows->n_rows; i++)
    g_ptr_array_add (after, make_piece (self, i, cue_merged_rows_make_part (self->rows, i, column)));
  change (self, after);
}

void
cue_merged_draft_take (CueMergedDraft *self,
                       guint           position,
                       guint           column)
{
  CueMergedPart *part;
  GPtrArray     *after;

  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));
  g_return_if_fail (position < self->rows->n_rows);
  g_return_if_fail (column < self->rows->n_columns);

  after = copy_pieces (self->pieces);
  part = cue_merged_rows_make_part (self->rows, position, column);
  if (part != NULL)
    {
      g_autoptr (GArray) others = cue_merged_rows_list_other_places (self->rows, position);

      keep_layout (self, position, part);
      for (guint i = 0; i < others->len; i++)
        drop_taken (self, after, g_array_index (others, guint, i));
    }
  change_row (self, after, position, part);
}

void
cue_merged_draft_leave_out (CueMergedDraft *self,
                            guint           position)
{
  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));
  g_return_if_fail (position < self->rows->n_rows);

  change_row (self, copy_pieces (self->pieces), position, NULL);
}

/* (transfer full): the tester's words in place of the piece's: from its first part where it has one. */
static CueMergedPart *
make_edited (CueMergedDraft *self,
             guint           position,
             const char     *text)
{
  GPtrArray     *old = cue_merged_piece_get_parts (self->pieces->pdata[position]);
  CueMergedPart *part;

  if (old->len == 0)
    {
      part = cue_merged_part_new (text);
      part->edited = TRUE;
      cue_merged_rows_anchor (self->rows, position, part);
      return part;
    }
  part = cue_merged_part_copy (g_ptr_array_index (old, 0));
  if (part->from == NULL)
    part->from = g_strdup (part->text);
  g_free (part->text);
  part->text = g_strdup (text);
  part->edited = part->own || !g_str_equal (part->from, text);
  if (!part->edited)
    g_clear_pointer (&part->from, g_free);
  return part;
}

void
cue_merged_draft_edit (CueMergedDraft *self,
                       guint           position,
                       const char     *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));
  g_return_if_fail (position < self->rows->n_rows);
  g_return_if_fail (text != NULL);

  if (self->rows->structured)
    return;
  clean = g_strstrip (cue_text_clean (text, -1));
  if (g_str_equal (clean, cue_merged_piece_get_text (self->pieces->pdata[position])))
    return;
  change_row (self, copy_pieces (self->pieces), position, clean[0] != '\0' ? make_edited (self, position, clean) : NULL);
}

void
cue_merged_draft_set_text (CueMergedDraft *self,
                           const char     *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));
  g_return_if_fail (text != NULL);

  if (self->rows->structured)
    return;
  clean = cue_text_clean (text, -1);
  change (self, cue_merged_read_text (self->rows, self->pieces, clean));
}

void
cue_merged_draft_undo (CueMergedDraft *self)
{
  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));

  go_back (self, &self->undo, &self->redo);
}

void
cue_merged_draft_redo (CueMergedDraft *self)
{
  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));

  go_back (self, &self->redo, &self->undo);
}

void
cue_merged_draft_rebase (CueMergedDraft *self,
                         CueComparison  *comparison,
                         const int      *columns)
{
  guint origins[CUE_COMPARE_MAX_COLUMNS] = { 0 };
  g_autoptr (GPtrArray) parts = NULL;

  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));
  g_return_if_fail (CUE_IS_COMPARISON (comparison));
  g_return_if_fail (columns != NULL);

  for (guint i = 0; i < self->rows->n_columns; i++)
    if (columns[i] >= 0 && columns[i] < CUE_COMPARE_MAX_COLUMNS)
      origins[columns[i]] = self->rows->columns[i].origin;
  for (guint i = 0; i < CUE_COMPARE_MAX_COLUMNS; i++)
    if (origins[i] == 0)
      origins[i] = self->next_origin++;
  parts = cue_merged_list_parts (self->pieces);
  replace_rows (self, cue_merged_rows_new (comparison, origins), parts);
}

char *
cue_merged_draft_dup_text (CueMergedDraft *self)
{
  g_return_val_if_fail (CUE_IS_MERGED_DRAFT (self), NULL);

  if (self->rows->structured)
    return cue_merged_write_steps (self->rows, self->pieces);
  return cue_merged_write_text (self->rows, self->pieces, NULL);
}

guint
cue_merged_draft_get_n_words (CueMergedDraft *self)
{
  g_return_val_if_fail (CUE_IS_MERGED_DRAFT (self), 0);

  if (self->n_words < 0)
    {
      self->n_words = 0;
      for (guint i = 0; i < self->pieces->len; i++)
        self->n_words += (int) cue_merged_piece_get_n_words (self->pieces->pdata[i]);
    }
  return (guint) self->n_words;
}

gboolean
cue_merged_draft_is_empty (CueMergedDraft *self)
{
  g_return_val_if_fail (CUE_IS_MERGED_DRAFT (self), TRUE);

  for (guint i = 0; i < self->pieces->len; i++)
    if (cue_merged_piece_get_kind (self->pieces->pdata[i]) != CUE_PIECE_NONE)
      return FALSE;
  return TRUE;
}

void
cue_merged_draft_count (CueMergedDraft *self,
                        guint          *n_common,
                        guint          *n_edited,
                        guint          *n_taken)
{
  g_return_if_fail (CUE_IS_MERGED_DRAFT (self));

  *n_common = *n_edited = 0;
  for (guint i = 0; i < self->rows->n_columns; i++)
    n_taken[i] = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      CueMergedPiece *piece = self->pieces->pdata[i];
      CuePieceKind    kind = cue_merged_piece_get_kind (piece);
      int             column = cue_merged_piece_get_column (piece);

      if (kind == CUE_PIECE_COMMON)
        (*n_common)++;
      else if (kind == CUE_PIECE_EDITED)
        (*n_edited)++;
      else if (kind == CUE_PIECE_TAKEN && column >= 0)
        n_taken[column]++;
    }
}

JsonNode *
cue_merged_draft_to_json (CueMergedDraft    *self,
                          const char *const *keys)
{
  g_return_val_if_fail (CUE_IS_MERGED_DRAFT (self), NULL);
  g_return_val_if_fail (keys != NULL, NULL);

  return cue_merged_parts_to_json (self->rows, self->pieces, keys);
}

gboolean
cue_merged_draft_load (CueMergedDraft    *self,
                       JsonNode          *node,
                       const char *const *keys,
                       GError           **error)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (CUE_IS_MERGED_DRAFT (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail (keys != NULL, FALSE);

  parts = cue_merged_parts_from_json (self->rows, node, keys, error);
  if (parts == NULL)
    return FALSE;
  clear_states (self, &self->undo);
  clear_states (self, &self->redo);
  set_pieces (self, cue_merged_rows_place (self->rows, parts));
  return TRUE;
}

CueMergedSnapshot *
cue_merged_draft_freeze (CueMergedDraft *self)
{
  CueMergedSnapshot *snapshot = g_new0 (CueMergedSnapshot, 1);

  snapshot->pieces = copy_pieces (self->pieces);
  for (guint i = 0; i < self->rows->n_columns; i++)
    snapshot->origins[i] = self->rows->columns[i].origin;
  return snapshot;
}

CueMergedDraft *
cue_merged_snapshot_thaw (CueMergedSnapshot *self,
                          CueComparison     *comparison)
{
  CueMergedDraft *draft = g_object_new (CUE_TYPE_MERGED_DRAFT, NULL);
  g_autoptr (GPtrArray) parts = cue_merged_list_parts (self->pieces);

  draft->rows = cue_merged_rows_new (comparison, self->origins);
  draft->pieces = cue_merged_rows_place (draft->rows, parts);
  return draft;
}

void
cue_merged_snapshot_free (CueMergedSnapshot *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}
