/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-summary.h"

#include "cue-property.h"
#include "cue-text.h"

#include <glib/gi18n.h>

/* Most links a section shows. */
#define MOST_LINKS 12
/* Length of a sentence that only one text has (code points). */
#define EXCERPT 90

struct _CueCompareSummary
{
  GtkWidget parent_instance;

  GtkWidget *button;  /* (unowned): child */
  GtkBox    *content; /* (unowned): in the popover */

  CueComparison *comparison;  /* (owned) (nullable) */
  CueStatistics *statistics;  /* (owned) (nullable) */
  char         **titles;      /* (owned) (nullable) */
  GCancellable  *cancellable; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueCompareSummary, cue_compare_summary, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_GO_TO,
  SIGNAL_WORKED_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_label (CueCompareSummary *self,
           const char        *text,
           const char        *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "max-width-chars", 56,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->content, label);
}

static void
link_clicked_cb (CueCompareSummary *self,
                 GtkButton         *button)
{
  gpointer row = g_object_get_data (G_OBJECT (button), "row");
  gpointer column = g_object_get_data (G_OBJECT (button), "column");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, GPOINTER_TO_UINT (row), GPOINTER_TO_UINT (column));
}

static void
add_link (CueCompareSummary *self,
          const char        *text,
          guint              row,
          guint              column)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "max-width-chars", 56,
                                   NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, "tooltip-text", _ ("Go to this row"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->content, button);
}

static void
add_contradictions (CueCompareSummary *self)
{
  GPtrArray *contradictions = self->statistics->contradictions;

  if (contradictions->len == 0)
    {
      add_label (self, _ ("No dates, amounts, times or names contradict each other"), "quiet");
      return;
    }
  add_label (self, _ ("Contradictions"), "heading");
  for (guint i = 0; i < MIN (contradictions->len, MOST_LINKS); i++)
    {
      const CueContradiction *contradiction = g_ptr_array_index (contradictions, i);
      g_autofree char        *text = cue_contradiction_dup_text (contradiction, (const char *const *) self->titles,
                                                                 self->statistics->n_columns);
      guint                   column = 0;

      while (column + 1 < self->statistics->n_columns && contradiction->values[column] == NULL)
        column++;
      add_link (self, text, contradiction->row, column);
    }
}

/* The column that alone has something in @row; the number of columns where that are several. */
static guint
find_only (CueCompareRow *row,
           guint          n_columns)
{
  guint only = n_columns;

  for (guint i = 0; i < n_columns; i++)
    {
      if (cue_compare_row_get_kind (row, i) == CUE_CELL_ELSEWHERE)
        return n_columns;
      if (cue_compare_row_get_kind (row, i) == CUE_CELL_MISSING)
        continue;
      if (only < n_columns)
        return n_columns;
      only = i;
    }
  return only;
}

static void
add_only (CueCompareSummary *self)
{
  guint n_columns = self->statistics->n_columns;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->comparison));
  guint n_links = 0;

  for (guint i = 0; i < n_rows && n_links < MOST_LINKS; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->comparison), i);
      guint            column = find_only (row, n_columns);
      g_autofree char *excerpt = NULL;
      g_autofree char *text = NULL;

      if (column >= n_columns)
        continue;
      if (n_links++ == 0)
        add_label (self, _ ("What only one says"), "heading");
      excerpt = cue_text_excerpt (cue_compare_row_get_text (row, column), EXCERPT);
      /* translators: the number of a row, the title of the only text that has it, and the sentence */
      text = g_strdup_printf (_ ("%u, %s: %s"), i + 1, self->titles[column], excerpt);
      add_link (self, text, i + 1, column);
    }
}

static void
fill (CueCompareSummary *self)
{
  GtkWidget       *child;
  g_autofree char *agreement = NULL;
  g_autofree char *rows = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  if (self->statistics == NULL)
    return;
  agreement = g_strdup_printf (_ ("%.0f %% of the words stand in sentences that are the same in all"),
                               100 * self->statistics->agreement);
  rows = g_strdup_printf (ngettext ("%u of %u row is the same", "%u of %u rows are the same", self->statistics->n_rows),
                          self->statistics->n_same, self->statistics->n_rows);
  add_label (self, agreement, "heading");
  add_label (self, rows, "quiet");
  add_contradictions (self);
  add_only (self);
}

static void
show_label (CueCompareSummary *self)
{
  guint            n = self->statistics != NULL ? self->statistics->contradictions->len : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("Summary"));
  else
    text = g_strdup_printf (ngettext ("%u contradiction", "%u contradictions", n), n);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_sensitive (self->button, self->statistics != NULL);
}

static void
worked_out_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  CueCompareSummary *self = CUE_COMPARE_SUMMARY (source);
  g_autoptr (CueStatistics) statistics = g_task_propagate_pointer (G_TASK (result), NULL);

  if (statistics == NULL)
    return;
  g_clear_pointer (&self->statistics, cue_statistics_free);
  self->statistics = g_steal_pointer (&statistics);
  show_label (self);
  fill (self);
  g_signal_emit (self, signals[SIGNAL_WORKED_OUT], 0);
}

static void
work_out (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  g_task_return_pointer (task, cue_statistics_new (task_data), (GDestroyNotify) cue_statistics_free);
}

static void
cue_compare_summary_dispose (GObject *object)
{
  CueCompareSummary *self = CUE_COMPARE_SUMMARY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->comparison);
  g_clear_pointer (&self->statistics, cue_statistics_free);
  g_clear_pointer (&self->titles, g_strfreev);
  G_OBJECT_CLASS (cue_compare_summary_parent_class)->dispose (object);
}

static void
cue_compare_summary_class_init (CueCompareSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_compare_summary_dispose;
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_WORKED_OUT] = g_signal_new ("worked-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cue_compare_summary_init (CueCompareSummary *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->content), "compare-summary");
  g_object_set (scrolled,
                "child", self->content,
                "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE,
                "max-content-height", 480,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "popover", popover, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_label (self);
}

void
cue_compare_summary_set_comparison (CueCompareSummary *self,
                                    CueComparison     *comparison,
                                    const char *const *titles)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_COMPARE_SUMMARY (self));
  g_return_if_fail (comparison == NULL || titles != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->statistics, cue_statistics_free);
  g_clear_pointer (&self->titles, g_strfreev);
  g_set_object (&self->comparison, comparison);
  self->titles = g_strdupv ((char **) titles);
  show_label (self);
  fill (self);
  if (comparison == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, worked_out_cb, NULL);
  g_task_set_source_tag (task, cue_compare_summary_set_comparison);
  g_task_set_task_data (task, g_object_ref (comparison), g_object_unref);
  g_task_run_in_thread (task, work_out);
}

const CueStatistics *
cue_compare_summary_get_statistics (CueCompareSummary *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_SUMMARY (self), NULL);
  return self->statistics;
}
