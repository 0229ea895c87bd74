/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-comparison.h"

#include "cue-compare-row.h"
#include "cue-lineup.h"
#include "cue-segments.h"
#include "cue-task.h"
#include "cue-test-steps.h"

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

/* A comparison being made. */
typedef struct
{
  CueTestSteps *tests[MAX_COLUMNS]; /* (owned) (nullable): where all texts are structured tests */
  CueSegments  *texts[MAX_COLUMNS]; /* (owned): the tests' where there are tests, else as such */
  CueAligner   *aligner;            /* (owned) */
  CueLineup    *lineup;             /* (owned) (nullable) */
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

static char *
dup_segment (Builder *builder,
             guint    column,
             int      segment)
{
  const CueSegment *found = cue_segments_get (builder->texts[column], (guint) segment);

  return g_strndup (builder->texts[column]->text + found->offset, found->length);
}

static guint
get_number_length (Builder *builder,
                   guint    column,
                   int      segment)
{
  return cue_segments_get (builder->texts[column], (guint) segment)->number;
}

/* (transfer full): what @column has in a row. */
static CueCompareCell
make_cell (Builder        *builder,
           const CuePlace *place,
           guint           column)
{
  CueLineup        *lineup = builder->lineup;
  CueCompareCell    cell = { 0 };
  const CueSegment *segment;

  cell.kind = cue_lineup_get_kind (lineup, place, column, &cell.link);
  cell.segment = place->segment[column];
  if (cell.segment < 0)
    return cell;
  segment = cue_segments_get (builder->texts[column], (guint) cell.segment);
  cell.text = dup_segment (builder, column, cell.segment);
  cell.number = segment->number;
  if (builder->tests[column] != NULL)
    cell.source = g_strdup (g_ptr_array_index (builder->tests[column]->sources, cell.segment));
  else
    cell.source = g_strndup (builder->texts[column]->text + segment->offset, (gsize) segment->length + segment->gap);
  if (cell.kind == CUE_CELL_MOVED)
    {
      int base = lineup->moved[column][cell.segment];

      cell.base = dup_segment (builder, lineup->baseline, base);
      cell.base_number = get_number_length (builder, lineup->baseline, base);
    }
  return cell;
}

/* @cancellable is looked at between the rows whose marks take long. */
static void
fill_rows (CueComparison *self,
           Builder       *builder,
           GCancellable  *cancellable)
{
  for (guint i = 0; i < builder->lineup->places->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const CuePlace *place = &g_array_index (builder->lineup->places, CuePlace, i);
      CueCompareCell  cells[MAX_COLUMNS];
      CueCompareRow  *row;

      for (guint column = 0; column < self->n_columns; column++)
        cells[column] = make_cell (builder, place, column);
      row = cue_compare_row_new (i + 1, self->baseline, self->n_columns, cells);
      if (!cue_compare_row_prepare (row))
        self->coarse = TRUE;
      if (cue_compare_row_is_changed (row))
        self->n_changes++;
      g_ptr_array_add (self->rows, row);
    }
}

/* Reads all texts as structured tests; FALSE when one of them is none. */
static gboolean
read_tests (Builder           *builder,
            const char *const *texts,
            guint              n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    {
      builder->tests[i] = cue_test_steps_new (texts[i]);
      if (builder->tests[i] != NULL)
        continue;
      while (i > 0)
        g_clear_pointer (&builder->tests[--i], cue_test_steps_free);
      return FALSE;
    }
  return TRUE;
}

static void
read_texts (Builder           *builder,
            const char *const *texts,
            guint              n_texts,
            gboolean           structured)
{
  builder->aligner = cue_aligner_new ();
  for (guint i = 0; i < n_texts; i++)
    {
      builder->texts[i] = structured ? builder->tests[i]->steps : cue_segments_new (texts[i]);
      cue_aligner_add (builder->aligner, builder->texts[i]);
    }
  for (guint i = 0; structured && i < n_texts; i++)
    cue_aligner_set_triggers (builder->aligner, i, builder->tests[i]->keys);
}

static void
builder_clear (Builder *builder,
               guint    n_texts)
{
  g_clear_pointer (&builder->lineup, cue_lineup_free);
  cue_aligner_free (builder->aligner);
  for (guint i = 0; i < n_texts; i++)
    if (builder->tests[i] != NULL)
      cue_test_steps_free (builder->tests[i]);
    else
      cue_segments_free (builder->texts[i]);
}

static CueComparison *
compare_texts (const char *const *texts,
               guint              n_texts,
               guint              baseline,
               GCancellable      *cancellable)
{
  CueComparison *self = g_object_new (CUE_TYPE_COMPARISON, NULL);
  Builder        builder = { 0 };

  self->n_columns = n_texts;
  self->baseline = baseline;
  self->structured = read_tests (&builder, texts, n_texts);
  read_texts (&builder, texts, n_texts, self->structured);
  builder.lineup = cue_lineup_new (builder.aligner, n_texts, baseline, cancellable);
  if (builder.lineup != NULL)
    {
      self->coarse = !builder.lineup->exact;
      fill_rows (self, &builder, cancellable);
    }
  builder_clear (&builder, n_texts);
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
