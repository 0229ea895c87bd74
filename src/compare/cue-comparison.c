/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-comparison.h"

#include "cue-align.h"
#include "cue-compare-row.h"
#include "cue-segments.h"
#include "cue-task.h"

#define MAX_COLUMNS CUE_COMPARE_MAX_COLUMNS

struct _CueComparison
{
  GObject parent_instance;

  GPtrArray *rows; /* (owned) (element-type CueCompareRow) */
  guint      n_columns;
  guint      baseline;
  guint      n_changes;
  gboolean   coarse;
  gboolean   structured;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (CueCellKind, cue_cell_kind,
                    G_DEFINE_ENUM_VALUE (CUE_CELL_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (CUE_CELL_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (CUE_CELL_ONLY, "only"),
                    G_DEFINE_ENUM_VALUE (CUE_CELL_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (CUE_CELL_MOVED, "moved"),
                    G_DEFINE_ENUM_VALUE (CUE_CELL_ELSEWHERE, "elsewhere"))

G_DEFINE_FINAL_TYPE_WITH_CODE (CueComparison, cue_comparison, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Which segment of each text stands in a row; -1 for none. */
typedef struct
{
  int segment[MAX_COLUMNS];
} Place;

/* A comparison being made. */
typedef struct
{
  guint        n_columns;
  guint        baseline;
  CueSegments *texts[MAX_COLUMNS];   /* (owned) */
  int         *partner[MAX_COLUMNS]; /* (owned): by segment of the baseline; NULL for the baseline itself */
  CueAligner  *aligner;              /* (owned) */
  GArray      *places;               /* (owned) (element-type Place) */
  gboolean     exact;
} Builder;

typedef struct
{
  /* input */
  char **texts; /* (owned) */
  guint  n_texts;
  guint  baseline;
} NewData;

static void
new_data_free (NewData *data)
{
  g_strfreev (data->texts);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (NewData, new_data, new_data_free)

static const Place nowhere = { { -1, -1, -1, -1 } };

static guint
count_segments (Builder *builder,
                guint    column)
{
  return builder->texts[column]->segments->len;
}

/* (transfer full): the segments [from, to) of a text, to be aligned. */
static CueAlignItem *
list_items (guint column,
            guint from,
            guint to)
{
  CueAlignItem *items = g_new (CueAlignItem, (gsize) (to - from) + 1);

  for (guint i = from; i < to; i++)
    items[i - from] = (CueAlignItem){ column, i };
  return items;
}

static void
align_with_baseline (Builder *builder,
                     guint    column)
{
  guint                    n = count_segments (builder, builder->baseline);
  guint                    m = count_segments (builder, column);
  g_autofree CueAlignItem *left = list_items (builder->baseline, 0, n);
  g_autofree CueAlignItem *right = list_items (column, 0, m);

  builder->partner[column] = g_new (int, (gsize) n + 1);
  if (!cue_aligner_match (builder->aligner, left, n, right, m, builder->partner[column]))
    builder->exact = FALSE;
}

/* The first text that has something in a row that the baseline has not. */
static CueAlignItem
represent (const Place *place)
{
  guint column = 0;

  while (place->segment[column] < 0)
    column++;
  return (CueAlignItem){ column, (guint) place->segment[column] };
}

/* Puts segments [from, to) of @column, which the baseline lacks, into @extra: beside what another text says alike. */
static void
merge_extra (Builder *builder,
             GArray  *extra,
             guint    column,
             guint    from,
             guint    to)
{
  g_autofree CueAlignItem *left = g_new (CueAlignItem, (gsize) extra->len + 1);
  g_autofree CueAlignItem *right = list_items (column, from, to);
  g_autofree int          *partner = g_new (int, (gsize) extra->len + 1);
  g_autoptr (GArray) merged = g_array_sized_new (FALSE, FALSE, sizeof (Place), extra->len + (to - from));
  guint next = from;

  for (guint i = 0; i < extra->len; i++)
    left[i] = represent (&g_array_index (extra, Place, i));
  if (!cue_aligner_match (builder->aligner, left, extra->len, right, to - from, partner))
    builder->exact = FALSE;

  for (guint i = 0; i <= extra->len; i++)
    {
      guint until = to;

      if (i < extra->len)
        until = partner[i] < 0 ? next : from + (guint) partner[i];
      for (; next < until; next++)
        {
          Place place = nowhere;

          place.segment[column] = (int) next;
          g_array_append_val (merged, place);
        }
      if (i < extra->len)
        {
          Place place = g_array_index (extra, Place, i);

          if (partner[i] >= 0)
            place.segment[column] = (int) next++;
          g_array_append_val (merged, place);
        }
    }
  g_array_set_size (extra, 0);
  g_array_append_vals (extra, merged->data, merged->len);
}

/* One row a segment of the baseline; before it, what the other texts have more. */
static void
place_rows (Builder *builder)
{
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (Place));
  guint next[MAX_COLUMNS] = { 0 };
  guint n = count_segments (builder, builder->baseline);

  for (guint i = 0; i <= n; i++)
    {
      Place place = nowhere;

      g_array_set_size (extra, 0);
      for (guint column = 0; column < builder->n_columns; column++)
        {
          int partner = -1;

          if (column == builder->baseline)
            continue;
          if (i < n)
            partner = builder->partner[column][i];
          else
            partner = (int) count_segments (builder, column);
          if (partner < 0)
            continue;
          if ((guint) partner > next[column])
            merge_extra (builder, extra, column, next[column], (guint) partner);
          place.segment[column] = partner;
          next[column] = (guint) partner + 1;
        }
      g_array_append_vals (builder->places, extra->data, extra->len);
      if (i < n)
        {
          place.segment[builder->baseline] = (int) i;
          g_array_append_val (builder->places, place);
        }
    }
}

static CueCellKind
find_kind (Builder     *builder,
           const Place *place,
           guint        column)
{
  int          base = place->segment[builder->baseline];
  int          own = place->segment[column];
  CueAlignItem a = { builder->baseline, (guint) base };
  CueAlignItem b = { column, (guint) own };

  if (own < 0)
    return CUE_CELL_MISSING;
  if (base < 0)
    return CUE_CELL_ONLY;
  return cue_aligner_is_same (builder->aligner, a, b) ? CUE_CELL_SAME : CUE_CELL_CHANGED;
}

/* (transfer full): what @column has in a row. */
static CueCompareCell
make_cell (Builder     *builder,
           const Place *place,
           guint        column)
{
  CueCompareCell    cell = { 0 };
  const CueSegment *segment;
  const char       *text = builder->texts[column]->text;

  cell.kind = find_kind (builder, place, column);
  cell.segment = place->segment[column];
  if (cell.segment < 0)
    return cell;
  segment = cue_segments_get (builder->texts[column], (guint) cell.segment);
  cell.text = g_strndup (text + segment->offset, segment->length);
  cell.source = g_strndup (text + segment->offset, (gsize) segment->length + segment->gap);
  return cell;
}

/* @cancellable is looked at between the rows whose marks take long. */
static void
fill_rows (CueComparison *self,
           Builder       *builder,
           GCancellable  *cancellable)
{
  for (guint i = 0; i < builder->places->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const Place   *place = &g_array_index (builder->places, Place, i);
      CueCompareCell cells[MAX_COLUMNS];
      CueCompareRow *row;

      for (guint column = 0; column < builder->n_columns; column++)
        cells[column] = make_cell (builder, place, column);
      row = cue_compare_row_new (i + 1, builder->baseline, builder->n_columns, cells);
      if (!cue_compare_row_prepare (row))
        builder->exact = FALSE;
      if (cue_compare_row_is_changed (row))
        self->n_changes++;
      g_ptr_array_add (self->rows, row);
    }
}

static void
builder_clear (Builder *builder)
{
  cue_aligner_free (builder->aligner);
  g_array_unref (builder->places);
  for (guint i = 0; i < builder->n_columns; i++)
    {
      cue_segments_free (builder->texts[i]);
      g_free (builder->partner[i]);
    }
}

static CueComparison *
compare_texts (const char *const *texts,
               guint              n_texts,
               guint              baseline,
               GCancellable      *cancellable)
{
  CueComparison *self = g_object_new (CUE_TYPE_COMPARISON, NULL);
  Builder        builder = { 0 };

  builder.n_columns = n_texts;
  builder.baseline = baseline;
  builder.aligner = cue_aligner_new ();
  builder.places = g_array_new (FALSE, FALSE, sizeof (Place));
  builder.exact = TRUE;
  for (guint i = 0; i < n_texts; i++)
    {
      builder.texts[i] = cue_segments_new (texts[i]);
      cue_aligner_add (builder.aligner, builder.texts[i]);
    }
  for (guint i = 0; i < n_texts; i++)
    if (i != baseline && !g_cancellable_is_cancelled (cancellable))
      align_with_baseline (&builder, i);

  self->n_columns = n_texts;
  self->baseline = baseline;
  if (!g_cancellable_is_cancelled (cancellable))
    {
      place_rows (&builder);
      fill_rows (self, &builder, cancellable);
    }
  self->coarse = !builder.exact;
  builder_clear (&builder);
  return self;
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  NewData *data = task_data;
  g_autoptr (CueComparison) self = compare_texts ((const char *const *) data->texts, data->n_texts,
                                                  data->baseline, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static GType
cue_comparison_get_item_type (GListModel *model)
{
  return CUE_TYPE_COMPARE_ROW;
}

static guint
cue_comparison_get_n_items (GListModel *model)
{
  return CUE_COMPARISON (model)->rows->len;
}

static gpointer
cue_comparison_get_item (GListModel *model,
                         guint       position)
{
  CueComparison *self = CUE_COMPARISON (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_comparison_get_item_type;
  iface->get_n_items = cue_comparison_get_n_items;
  iface->get_item = cue_comparison_get_item;
}

static void
cue_comparison_finalize (GObject *object)
{
  g_ptr_array_unref (CUE_COMPARISON (object)->rows);
  G_OBJECT_CLASS (cue_comparison_parent_class)->finalize (object);
}

static void
cue_comparison_class_init (CueComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_comparison_finalize;
}

static void
cue_comparison_init (CueComparison *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

CueComparison *
cue_comparison_new (const char *const *texts,
                    guint              n_texts,
                    guint              baseline)
{
  g_return_val_if_fail (texts != NULL, NULL);
  g_return_val_if_fail (n_texts >= 2 && n_texts <= MAX_COLUMNS, NULL);
  g_return_val_if_fail (baseline < n_texts, NULL);

  return compare_texts (texts, n_texts, baseline, NULL);
}

void
cue_comparison_new_async (const char *const  *texts,
                          guint               n_texts,
                          guint               baseline,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  NewData *data;

  g_return_if_fail (texts != NULL);
  g_return_if_fail (n_texts >= 2 && n_texts <= MAX_COLUMNS);
  g_return_if_fail (baseline < n_texts);

  data = g_new0 (NewData, 1);
  data->texts = g_new0 (char *, n_texts + 1);
  for (guint i = 0; i < n_texts; i++)
    data->texts[i] = g_strdup (texts[i]);
  data->n_texts = n_texts;
  data->baseline = baseline;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_comparison_new_async);
  new_data_attach (task, data);
  g_task_run_in_thread (task, compare_in_thread);
}

CueComparison *
cue_comparison_new_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_comparison_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
cue_comparison_get_n_columns (CueComparison *self)
{
  g_return_val_if_fail (CUE_IS_COMPARISON (self), 0);

  return self->n_columns;
}

guint
cue_comparison_get_baseline (CueComparison *self)
{
  g_return_val_if_fail (CUE_IS_COMPARISON (self), 0);

  return self->baseline;
}

guint
cue_comparison_get_n_changes (CueComparison *self)
{
  g_return_val_if_fail (CUE_IS_COMPARISON (self), 0);

  return self->n_changes;
}

gboolean
cue_comparison_is_structured (CueComparison *self)
{
  g_return_val_if_fail (CUE_IS_COMPARISON (self), FALSE);

  return self->structured;
}

gboolean
cue_comparison_is_coarse (CueComparison *self)
{
  g_return_val_if_fail (CUE_IS_COMPARISON (self), FALSE);

  return self->coarse;
}
