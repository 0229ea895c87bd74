/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-report-private.h"

#include "cue-word-diff.h"

#define FORMAT "cuecard-comparison"
#define VERSION 1

static const char *
get_sign (CueSpanKind kind)
{
  switch (kind)
    {
    case CUE_SPAN_ADDED:
      return "+";
    case CUE_SPAN_REMOVED:
      return "-";
    case CUE_SPAN_SAME:
    default:
      return "=";
    }
}

/* [["=", "…"], ["-", "…"], …] of the whole texts, before any clean-up for the eye. */
static JsonArray *
list_words (const char *left,
            const char *right)
{
  g_autoptr (GPtrArray) spans = cue_word_diff (left, right, FALSE);
  JsonArray *words = json_array_sized_new (spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);
      JsonArray     *pair = json_array_sized_new (2);

      json_array_add_string_element (pair, get_sign (span->kind));
      json_array_add_string_element (pair, span->text);
      json_array_add_array_element (words, pair);
    }
  return words;
}

static gboolean
has_text (CueCompareRow *row,
          guint          column)
{
  CueCellKind kind = cue_compare_row_get_kind (row, column);

  return kind != CUE_CELL_MISSING && kind != CUE_CELL_ELSEWHERE;
}

static void
set_text (JsonObject    *object,
          const char    *member,
          CueCompareRow *row,
          guint          column)
{
  if (row == NULL || !has_text (row, column))
    json_object_set_null_member (object, member);
  else
    json_object_set_string_member (object, member, cue_compare_row_get_text (row, column));
}

static void
add_pair (JsonArray     *pairs,
          const char    *kind,
          CueCompareRow *left,
          CueCompareRow *right)
{
  JsonObject *pair = json_object_new ();

  json_object_set_string_member (pair, "kind", kind);
  set_text (pair, "left", left, 0);
  set_text (pair, "right", right, 1);
  json_array_add_object_element (pairs, pair);
}

/* The row with the other place of what moved in the text that is not the baseline; 0 for none. */
static guint
find_link (CueCompareRow *row,
           guint          baseline)
{
  CueCellKind kind = cue_compare_row_get_kind (row, 1 - baseline);

  return kind == CUE_CELL_MOVED || kind == CUE_CELL_ELSEWHERE ? cue_compare_row_get_link (row, 1 - baseline) : 0;
}

/* Each sentence of both texts once; what moved stands where the left text has it. */
static JsonArray *
list_pairs (CueComparison *comparison)
{
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  guint      baseline = cue_comparison_get_baseline (comparison);
  JsonArray *pairs = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      guint link = find_link (row, baseline);

      if (link > 0)
        {
          g_autoptr (CueCompareRow) other = g_list_model_get_item (G_LIST_MODEL (comparison), link - 1);

          if (has_text (row, 0))
            add_pair (pairs, "moved", row, other);
        }
      else if (!has_text (row, 0))
        add_pair (pairs, "right-only", row, row);
      else if (!has_text (row, 1))
        add_pair (pairs, "left-only", row, row);
      else
        add_pair (pairs, cue_compare_row_is_changed (row) ? "changed" : "same", row, row);
    }
  return pairs;
}

static const char *
get_cell_word (CueCellKind kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (CUE_TYPE_CELL_KIND);
  GEnumValue *value = g_enum_get_value (klass, kind);

  return value != NULL ? value->value_nick : "";
}

static JsonArray *
list_rows (CueComparison *comparison)
{
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  JsonArray *rows = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      JsonObject *object = json_object_new ();
      JsonArray  *cells = json_array_new ();

      for (guint column = 0; column < cue_comparison_get_n_columns (comparison); column++)
        {
          JsonObject *cell = json_object_new ();

          json_object_set_string_member (cell, "kind", get_cell_word (cue_compare_row_get_kind (row, column)));
          set_text (cell, "text", row, column);
          if (cue_compare_row_get_link (row, column) > 0)
            json_object_set_int_member (cell, "link", cue_compare_row_get_link (row, column));
          json_array_add_object_element (cells, cell);
        }
      json_object_set_int_member (object, "row", cue_compare_row_get_number (row));
      json_object_set_array_member (object, "cells", cells);
      json_array_add_object_element (rows, object);
    }
  return rows;
}

static void
set_optional (JsonObject *object,
              const char *name,
              const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static JsonArray *
list_texts (const CueReport     *report,
            const CueStatistics *statistics)
{
  JsonArray *texts = json_array_new ();

  for (guint i = 0; i < statistics->n_columns; i++)
    {
      const CueReportText *text = &report->texts[i];
      JsonObject          *object = json_object_new ();

      set_optional (object, "title", text->title);
      set_optional (object, "caption", text->caption);
      set_optional (object, "note", text->note);
      set_optional (object, "language", text->language);
      if (report->with_ids)
        set_optional (object, "id", text->id);
      json_object_set_int_member (object, "words", statistics->n_words[i]);
      json_object_set_int_member (object, "changes", statistics->n_changes[i]);
      json_object_set_int_member (object, "only", statistics->n_only[i]);
      set_optional (object, "text", text->text);
      json_array_add_object_element (texts, object);
    }
  return texts;
}

static const char *
get_fact_word (CueFactKind kind)
{
  static const char *const words[] = { "date", "time", "amount", "number", "name" };

  return kind < G_N_ELEMENTS (words) ? words[kind] : "other";
}

static JsonArray *
list_contradictions (const CueReport     *report,
                     const CueStatistics *statistics)
{
  JsonArray  *array = json_array_new ();
  const char *titles[CUE_COMPARE_MAX_COLUMNS];

  for (guint i = 0; i < statistics->n_columns; i++)
    titles[i] = report->texts[i].title != NULL ? report->texts[i].title : "";
  for (guint i = 0; i < statistics->contradictions->len; i++)
    {
      const CueContradiction *contradiction = g_ptr_array_index (statistics->contradictions, i);
      g_autofree char        *sentence = cue_contradiction_dup_text (contradiction, titles, statistics->n_columns);
      JsonObject             *object = json_object_new ();
      JsonArray              *values = json_array_new ();

      for (guint column = 0; column < statistics->n_columns; column++)
        if (contradiction->values[column] != NULL)
          json_array_add_string_element (values, contradiction->values[column]);
        else
          json_array_add_null_element (values);
      json_object_set_int_member (object, "row", contradiction->row);
      json_object_set_string_member (object, "kind", get_fact_word (contradiction->kind));
      json_object_set_array_member (object, "values", values);
      json_object_set_string_member (object, "sentence", sentence);
      json_array_add_object_element (array, object);
    }
  return array;
}

static const char *
get_piece_word (CuePieceKind kind)
{
  static const char *const words[] = { "none", "common", "taken", "edited" };

  return kind < G_N_ELEMENTS (words) ? words[kind] : "none";
}

static JsonObject *
describe_merged (CueMergedDraft *merged)
{
  JsonObject      *object = json_object_new ();
  JsonArray       *pieces = json_array_new ();
  g_autofree char *text = cue_merged_draft_dup_text (merged);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (merged)); i++)
    {
      g_autoptr (CueMergedPiece) piece = g_list_model_get_item (G_LIST_MODEL (merged), i);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "kind", get_piece_word (cue_merged_piece_get_kind (piece)));
      if (cue_merged_piece_get_column (piece) >= 0)
        json_object_set_int_member (entry, "column", cue_merged_piece_get_column (piece));
      json_object_set_string_member (entry, "text", cue_merged_piece_get_text (piece));
      json_array_add_object_element (pieces, entry);
    }
  json_object_set_string_member (object, "text", text);
  json_object_set_int_member (object, "words", cue_merged_draft_get_n_words (merged));
  json_object_set_array_member (object, "pieces", pieces);
  return object;
}

static void
set_created (JsonObject *object,
             gint64      created)
{
  g_autoptr (GDateTime) time = created > 0 ? g_date_time_new_from_unix_utc (created / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  set_optional (object, "created", text);
}

JsonObject *
cue_report_to_json (const CueReport *report)
{
  JsonObject *object = json_object_new ();
  g_autoptr (CueStatistics) statistics = NULL;

  g_return_val_if_fail (report != NULL, object);
  g_return_val_if_fail (CUE_IS_COMPARISON (report->comparison), object);

  statistics = cue_statistics_new (report->comparison);
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  set_optional (object, "title", report->title);
  set_optional (object, "subtitle", report->subtitle);
  set_created (object, report->created);
  json_object_set_array_member (object, "texts", list_texts (report, statistics));
  json_object_set_int_member (object, "baseline", cue_comparison_get_baseline (report->comparison));
  json_object_set_boolean_member (object, "structured", cue_comparison_is_structured (report->comparison));
  json_object_set_boolean_member (object, "coarse", cue_comparison_is_coarse (report->comparison));
  json_object_set_int_member (object, "changes", cue_comparison_get_n_changes (report->comparison));
  json_object_set_double_member (object, "agreement", statistics->agreement);
  json_object_set_array_member (object, "contradictions", list_contradictions (report, statistics));
  if (statistics->n_columns == 2)
    {
      json_object_set_array_member (object, "words", list_words (report->texts[0].text, report->texts[1].text));
      json_object_set_array_member (object, "pairs", list_pairs (report->comparison));
    }
  else
    json_object_set_array_member (object, "rows", list_rows (report->comparison));
  if (report->merged != NULL)
    json_object_set_object_member (object, "merged", describe_merged (report->merged));
  return object;
}
