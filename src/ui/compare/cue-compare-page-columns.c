/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: which texts stand side by side, and comparing them. */
#include "cue-compare-page-private.h"

#include "cue-compare-columns.h"
#include "cue-compare-head.h"
#include "cue-text.h"

#include <glib/gi18n.h>

/* Waiting is shown, and can be ended, late (ms). */
#define SHOW_WAIT 300
#define SHOW_STOP 3000
#define PULSE 100

/* Texts up to this long have their words counted at once (bytes). */
#define QUICK_TEXT 50000

/* Longest title in the toolbar (code points). */
#define SHORT_TITLE 28

static void texts_changed_cb (CueComparePage *self);

/* Waiting */

static gboolean
pulse_cb (gpointer user_data)
{
  CueComparePage *self = user_data;

  gtk_progress_bar_pulse (self->wait_bar);
  self->n_pulses++;
  if (self->n_pulses * PULSE >= SHOW_STOP - SHOW_WAIT)
    gtk_widget_set_visible (self->stop_button, TRUE);
  return G_SOURCE_CONTINUE;
}

static gboolean
wait_cb (gpointer user_data)
{
  CueComparePage *self = user_data;

  self->wait_timeout = 0;
  self->n_pulses = 0;
  gtk_widget_set_visible (self->stop_button, FALSE);
  gtk_widget_set_visible (self->wait_box, TRUE);
  self->pulse_timeout = g_timeout_add (PULSE, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

void
cue_compare_page_stop_waiting (CueComparePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_timeout, g_source_remove);
  g_clear_handle_id (&self->pulse_timeout, g_source_remove);
  if (self->wait_box != NULL)
    gtk_widget_set_visible (self->wait_box, FALSE);
}

/* Heads */

/* Rows in which the text of @column is not the baseline's. */
static int
count_changes (CueComparePage *self,
               guint           column)
{
  int n_changes = 0;

  if (self->comparison == NULL || column >= cue_comparison_get_n_columns (self->comparison))
    return -1;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->comparison), i);
      CueCellKind kind = cue_compare_row_get_kind (row, column);

      /* A row that neither text has is no difference between these two; what moved is counted where it is. */
      if (kind == CUE_CELL_MISSING && cue_compare_row_get_kind (row, self->baseline) != CUE_CELL_SAME)
        continue;
      n_changes += kind != CUE_CELL_SAME && kind != CUE_CELL_ELSEWHERE;
    }
  return n_changes;
}

/* -1 while it would take too long to say. */
static int
count_words (CueComparePage *self,
             guint           column)
{
  const CueStatistics *statistics = cue_compare_summary_get_statistics (self->summary);
  const char          *text = cue_compare_source_get_text (g_ptr_array_index (self->columns, column));

  if (statistics != NULL && column < statistics->n_columns)
    return statistics->n_words[column];
  return strlen (text) <= QUICK_TEXT ? (int) cue_text_count_words (text) : -1;
}

/* (transfer full) (element-type CueCompareSource): what could stand in a column as well. */
static GPtrArray *
list_others (CueComparePage *self)
{
  g_autoptr (GPtrArray) all = cue_compare_columns_list (self->draft);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (self->columns, g_ptr_array_index (all, i), cue_compare_source_equal, NULL))
        g_ptr_array_add (others, g_object_ref (g_ptr_array_index (all, i)));
    }
  return others;
}

static void
fill_baseline (CueComparePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *name = cue_text_excerpt (self->titles[i], SHORT_TITLE);

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->baseline_dropdown, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->baseline_dropdown, self->baseline);
  self->filling = FALSE;
}

void
cue_compare_page_fill_heads (CueComparePage *self)
{
  g_autoptr (GPtrArray) others = list_others (self);

  if (self->merged_place != self->columns->len && gtk_widget_get_parent (GTK_WIDGET (self->merged_head)) != NULL)
    cue_compare_grid_set_head (self->grid, self->merged_place, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      CueCompareSource *source = g_ptr_array_index (self->columns, i);
      CueHeadState      state = {
             .columns = self->columns,
             .baseline = self->baseline,
             .in_use = cue_compare_columns_in_use (self->draft, source),
             .n_words = count_words (self, i),
             .n_changes = count_changes (self, i),
             .compact = self->layout == CUE_COMPARE_FEW && i != self->baseline,
      };

      cue_compare_grid_set_head (self->grid, i, cue_compare_head_new (source, i, others, &state));
    }
  cue_merged_head_set_titles (self->merged_head, (const char *const *) self->titles,
                              self->comparison != NULL && cue_comparison_is_structured (self->comparison));
  self->merged_place = self->columns->len;
  cue_compare_grid_set_head (self->grid, self->merged_place, GTK_WIDGET (self->merged_head));
  fill_baseline (self);
}

/* Comparing */

static void
show_comparison (CueComparePage *self,
                 CueComparison  *comparison,
                 GPtrArray      *columns)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->compared);
  gboolean in_rows = self->was_in_rows || (self->comparison != NULL && cue_compare_page_is_in_rows (self));

  g_set_object (&self->comparison, comparison);
  self->compared = comparison != NULL ? g_ptr_array_ref (columns) : NULL;
  cue_compare_grid_set_comparison (self->grid, comparison, (const char *const *) self->titles);
  cue_compare_summary_set_comparison (self->summary, comparison, (const char *const *) self->titles);
  if (comparison != NULL)
    {
      cue_compare_page_follow_comparison (self, before);
      cue_compare_page_fill_heads (self);
      cue_compare_page_lay_out (self);
    }
  /* The rows are others now; the keyboard stays among them. */
  self->was_in_rows = comparison == NULL && in_rows;
  if (comparison != NULL && in_rows && !cue_compare_page_is_in_rows (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  cue_compare_page_update (self);
  cue_compare_page_notify_changes (self);
}

/* What a comparison was asked for. */
typedef struct
{
  CueComparePage *page;    /* (owned) */
  GPtrArray      *columns; /* (owned) */
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->page);
  g_ptr_array_unref (call->columns);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueComparison) comparison = cue_comparison_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  cue_compare_page_stop_waiting (call->page);
  if (error != NULL)
    g_warning ("Comparing: %s", error->message);
  else
    show_comparison (call->page, comparison, call->columns);
}

/* What shows stays until the new comparison is there, as long as it has the same columns. */
void
cue_compare_page_compare (CueComparePage *self)
{
  const char *texts[CUE_COMPARE_MAX_COLUMNS] = { NULL };
  Call       *call = g_new0 (Call, 1);

  cue_compare_page_stop_waiting (self);
  self->stopped = FALSE;
  self->cancellable = g_cancellable_new ();
  self->wait_timeout = g_timeout_add (SHOW_WAIT, wait_cb, self);
  for (guint i = 0; i < self->columns->len; i++)
    texts[i] = cue_compare_source_get_text (g_ptr_array_index (self->columns, i));
  call->page = g_object_ref (self);
  call->columns = cue_compare_page_copy_columns (self);
  cue_compare_page_update (self);
  cue_comparison_new_async (texts, self->columns->len, self->baseline, self->cancellable, compared_cb, call);
}

void
cue_compare_page_stop (CueComparePage *self)
{
  if (self->cancellable == NULL)
    return;
  cue_compare_page_stop_waiting (self);
  self->stopped = TRUE;
  cue_compare_page_update (self);
}

/* Columns */

GPtrArray *
cue_compare_page_copy_columns (CueComparePage *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (self->columns, i)));
  return copy;
}

static void
set_titles (CueComparePage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->columns->len; i++)
    g_strv_builder_add (builder, cue_compare_source_get_title (g_ptr_array_index (self->columns, i)));
  g_strfreev (self->titles);
  self->titles = g_strv_builder_end (builder);
}

static CueScenario *
get_other_scenario (CueCompareSource *source)
{
  CueDraft *draft = cue_compare_source_get_kind (source) == CUE_SOURCE_SCENARIO ? cue_compare_source_get_draft (source) : NULL;

  return draft != NULL ? cue_draft_get_scenario (draft) : NULL;
}

/* Another scenario's text may be edited while it stands here. */
static void
watch_others (CueComparePage *self,
              gboolean        watch)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      CueScenario *scenario = get_other_scenario (g_ptr_array_index (self->columns, i));

      if (scenario == NULL)
        continue;
      g_signal_handlers_disconnect_by_func (scenario, texts_changed_cb, self);
      if (watch)
        g_signal_connect_object (scenario, "notify::instructions", G_CALLBACK (texts_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

void
cue_compare_page_set_columns (CueComparePage *self,
                              GPtrArray      *columns)
{
  const char *face = columns->len == 0 ? "none" : columns->len == 1 ? "one"
                                                                    : "compare";
  gboolean    same_shape = columns->len == self->columns->len;

  watch_others (self, FALSE);
  g_ptr_array_unref (self->columns);
  self->columns = columns;
  watch_others (self, TRUE);
  self->baseline = MIN (self->baseline, MAX (columns->len, 1) - 1);
  self->other = MIN (self->other, columns->len);
  self->tab = MIN (self->tab, columns->len);
  set_titles (self);
  gtk_stack_set_visible_child_name (self->stack, face);
  cue_compare_page_notify_face (self);
  if (columns->len < 2)
    {
      cue_compare_page_stop_waiting (self);
      show_comparison (self, NULL, NULL);
      return;
    }
  if (!same_shape && self->comparison != NULL)
    {
      /* The merged draft goes by what was compared last. */
      g_autoptr (GPtrArray) compared = g_steal_pointer (&self->compared);

      show_comparison (self, NULL, NULL);
      self->compared = g_steal_pointer (&compared);
    }
  cue_compare_page_fill_heads (self);
  cue_compare_page_lay_out (self);
  cue_compare_page_compare (self);
}

void
cue_compare_page_reset (CueComparePage *self)
{
  GPtrArray *columns = NULL;

  if (self->draft == NULL)
    columns = g_ptr_array_new_with_free_func (g_object_unref);
  else if (!self->chosen && self->merged == NULL)
    columns = cue_compare_page_restore (self);
  if (columns == NULL)
    {
      columns = cue_compare_columns_default (self->draft);
      self->baseline = 0;
      for (guint i = 0; i < columns->len; i++)
        {
          if (cue_compare_columns_in_use (self->draft, g_ptr_array_index (columns, i)))
            self->baseline = i;
        }
    }
  cue_compare_page_set_columns (self, columns);
}

CueCompareSource *
cue_compare_page_find_source (CueComparePage *self,
                              const char     *key)
{
  g_autoptr (GPtrArray) all = cue_compare_columns_list (self->draft);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (self->columns, i)));
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (cue_compare_source_get_key (g_ptr_array_index (all, i)), key))
        return g_object_ref (g_ptr_array_index (all, i));
    }
  if (g_str_equal (key, "present"))
    return cue_compare_source_new_present (self->draft);
  if (g_str_has_prefix (key, "draft:") && self->library != NULL)
    {
      CueDraft *draft = cue_library_find_draft (self->library, key + strlen ("draft:"));

      return draft != NULL ? cue_compare_source_new_scenario (draft) : NULL;
    }
  return NULL;
}

/* Following what changes */

/* (transfer full) (nullable): the one of @all with @text. */
static CueCompareSource *
find_text (GPtrArray  *all,
           const char *text)
{
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (cue_compare_source_get_text (g_ptr_array_index (all, i)), text))
        return g_object_ref (g_ptr_array_index (all, i));
    }
  return NULL;
}

/* (transfer full) (nullable): what @source stands for now, NULL where it went. The text in use that has become a variant
 * since is that variant. */
static CueCompareSource *
find_again (CueComparePage   *self,
            GPtrArray        *all,
            CueCompareSource *source)
{
  g_autofree char  *before = g_strdup (cue_compare_source_get_text (source));
  CueCompareSource *same = NULL;

  switch (cue_compare_source_get_kind (source))
    {
    case CUE_SOURCE_PRESENT:
      same = find_text (all, before);
      if (same != NULL && !g_ptr_array_find_with_equal_func (self->columns, same, cue_compare_source_equal, NULL))
        return same;
      g_clear_object (&same);
      cue_compare_source_update (source);
      break;

    case CUE_SOURCE_VARIANT:
      if (!g_ptr_array_find_with_equal_func (all, source, cue_compare_source_equal, NULL) &&
          !g_list_store_find (G_LIST_STORE (cue_draft_get_variants (self->draft)), cue_compare_source_get_variant (source), NULL))
        return find_text (all, before);
      break;

    case CUE_SOURCE_SAVED:
    case CUE_SOURCE_SCENARIO:
    case CUE_SOURCE_OUTSIDE:
    default:
      cue_compare_source_update (source);
      break;
    }
  return cue_text_is_blank (cue_compare_source_get_text (source)) ? NULL : g_object_ref (source);
}

/* Whether @columns have the words that were compared last, or are being compared. */
static gboolean
same_texts (GPtrArray *texts,
            GPtrArray *columns)
{
  if (texts->len != columns->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      if (!g_str_equal (cue_compare_source_get_text (g_ptr_array_index (columns, i)), g_ptr_array_index (texts, i)))
        return FALSE;
    }
  return TRUE;
}

void
cue_compare_page_refresh (CueComparePage *self)
{
  g_autoptr (GPtrArray) all = cue_compare_columns_list (self->draft);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->columns->len; i++)
    {
      CueCompareSource *now;

      g_ptr_array_add (texts, g_strdup (cue_compare_source_get_text (g_ptr_array_index (self->columns, i))));
      now = find_again (self, all, g_ptr_array_index (self->columns, i));
      if (now != NULL && i == self->baseline)
        self->baseline = columns->len;
      if (now != NULL)
        g_ptr_array_add (columns, now);
    }
  /* Who has not chosen columns gets those one would begin with, but not while looking. */
  if (columns->len < 2 || (!self->chosen && !self->touched && !gtk_widget_get_mapped (GTK_WIDGET (self))))
    {
      cue_compare_page_reset (self);
      return;
    }
  if (!same_texts (texts, columns))
    {
      cue_compare_page_set_columns (self, g_steal_pointer (&columns));
      return;
    }
  watch_others (self, FALSE);
  g_ptr_array_unref (self->columns);
  self->columns = g_steal_pointer (&columns);
  watch_others (self, TRUE);
  set_titles (self);
  if (self->columns->len > 1)
    cue_compare_page_fill_heads (self);
  cue_compare_page_update_merged (self);
}

static gboolean
update_idle_cb (gpointer user_data)
{
  CueComparePage *self = user_data;

  self->update_idle = 0;
  if (self->draft != NULL)
    cue_compare_page_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
texts_changed_cb (CueComparePage *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (update_idle_cb, self);
}

void
cue_compare_page_queue_refresh (CueComparePage *self)
{
  texts_changed_cb (self);
}
