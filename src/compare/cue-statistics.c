/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-statistics.h"

#include "cue-breaks-plain.h"
#include "cue-contradictions.h"
#include "cue-text.h"

#include <glib/gi18n.h>
#include <string.h>

static void
contradiction_free (CueContradiction *self)
{
  for (guint i = 0; i < CUE_COMPARE_MAX_COLUMNS; i++)
    g_free (self->values[i]);
  g_free (self);
}

/* What the baseline says of it, also where it says it elsewhere. */
static const char *
get_base_text (CueComparison *comparison,
               CueCompareRow *row)
{
  guint baseline = cue_comparison_get_baseline (comparison);
  g_autoptr (CueCompareRow) other = NULL;

  if (cue_compare_row_get_kind (row, baseline) != CUE_CELL_ELSEWHERE)
    return cue_compare_row_get_text (row, baseline);
  other = g_list_model_get_item (G_LIST_MODEL (comparison), cue_compare_row_get_link (row, baseline) - 1);
  return cue_compare_row_get_text (other, baseline); /* the comparison holds the row */
}

static void
add_contradictions (CueStatistics *self,
                    CueComparison *comparison,
                    CueCompareRow *row)
{
  const char *wordings[CUE_COMPARE_MAX_COLUMNS] = { 0 };
  guint       n = 0;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = i == cue_comparison_get_baseline (comparison) ? get_base_text (comparison, row)
                                                                       : cue_compare_row_get_text (row, i);

      if (text[0] != '\0')
        {
          wordings[i] = text;
          n++;
        }
    }
  if (n < 2)
    return;
  found = cue_contradictions_find (wordings, self->n_columns);
  for (guint i = 0; i < found->len; i++)
    {
      CueConflictingValues *values = g_ptr_array_index (found, i);
      CueContradiction     *contradiction = g_new0 (CueContradiction, 1);

      contradiction->row = cue_compare_row_get_number (row);
      contradiction->kind = values->kind;
      for (guint column = 0; column < self->n_columns; column++)
        contradiction->values[column] = g_steal_pointer (&values->values[column]);
      g_ptr_array_add (self->contradictions, contradiction);
    }
}

/* As cue_text_count_words(), which asks Pango. */
static guint
count_words (const char *text)
{
  gsize length = strlen (text);

  if (strchr (text, '{') == NULL && cue_breaks_is_plain (text, length))
    return cue_breaks_count_plain (text, length);
  return cue_text_count_words (text);
}

static void
count_row (CueStatistics *self,
           CueComparison *comparison,
           CueCompareRow *row,
           guint         *n_alike)
{
  guint    n_texts = 0;
  guint    words = 0;
  guint    only = 0;
  gboolean changed = cue_compare_row_is_changed (row);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = cue_compare_row_get_text (row, i);
      CueCellKind kind = cue_compare_row_get_kind (row, i);
      guint       n_words;

      /* Something moved is one difference, told where this text has it. */
      if (kind != CUE_CELL_SAME && kind != CUE_CELL_ELSEWHERE)
        if (kind != CUE_CELL_MISSING || get_base_text (comparison, row)[0] != '\0')
          if (i != cue_comparison_get_baseline (comparison))
            self->n_changes[i]++;
      if (text[0] == '\0')
        continue;
      n_words = count_words (text);
      self->n_words[i] += n_words;
      words += n_words;
      n_texts += kind == CUE_CELL_MOVED ? 2 : 1;
      only = i;
    }
  if (!changed)
    {
      self->n_same++;
      *n_alike += words;
    }
  if (n_texts == 1)
    {
      gboolean elsewhere = FALSE;

      for (guint i = 0; i < self->n_columns; i++)
        elsewhere = elsewhere || cue_compare_row_get_kind (row, i) == CUE_CELL_ELSEWHERE;
      if (!elsewhere)
        self->n_only[only]++;
    }
}

CueStatistics *
cue_statistics_new (CueComparison *comparison)
{
  CueStatistics *self;
  guint          n_alike = 0;
  guint          n_words = 0;

  g_return_val_if_fail (CUE_IS_COMPARISON (comparison), NULL);

  self = g_new0 (CueStatistics, 1);
  self->n_columns = cue_comparison_get_n_columns (comparison);
  self->n_rows = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  self->contradictions = g_ptr_array_new_with_free_func ((GDestroyNotify) contradiction_free);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      count_row (self, comparison, row, &n_alike);
      if (cue_compare_row_is_changed (row))
        add_contradictions (self, comparison, row);
    }
  for (guint i = 0; i < self->n_columns; i++)
    n_words += self->n_words[i];
  self->agreement = n_words > 0 ? (double) n_alike / n_words : 1;
  return self;
}

void
cue_statistics_free (CueStatistics *self)
{
  g_ptr_array_unref (self->contradictions);
  g_free (self);
}

char *
cue_contradiction_dup_text (const CueContradiction *self,
                            const char *const      *titles,
                            guint                   n_titles)
{
  g_autofree char *values = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (titles != NULL && n_titles <= CUE_COMPARE_MAX_COLUMNS, NULL);

  values = cue_contradictions_dup_text (self->values, titles, n_titles);
  /* translators: "Row 4: Variant 1 says 12 March, Variant 2 says 13 March" */
  return g_strdup_printf (_ ("Row %1$u: %2$s"), self->row, values);
}
