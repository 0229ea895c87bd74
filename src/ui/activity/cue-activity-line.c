/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-line.h"

#include "cue-batch-head.h"
#include "cue-progress-row.h"
#include "cue-save-card.h"

/* Whether what was ordered together is for several scenarios, so that a label alone would not say which. */
static gboolean
has_several_scenarios (CueBatch *batch)
{
  g_autoptr (CueGeneration) first = g_list_model_get_item (G_LIST_MODEL (batch), 0);

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (batch)); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (batch), i);

      if (!g_str_equal (cue_generation_get_draft_id (generation), cue_generation_get_draft_id (first)))
        return TRUE;
    }

  return FALSE;
}

static CueProgressNaming
find_naming (CueActivityRow *row,
             CueBatchList   *batches)
{
  const char *id = cue_generation_get_batch_id (cue_activity_row_get_object (row));
  CueBatch   *batch = cue_activity_row_get_member (row) && id != NULL ? cue_batch_list_find (batches, id) : NULL;

  if (batch == NULL)
    return CUE_PROGRESS_BY_SCENARIO;

  return has_several_scenarios (batch) ? CUE_PROGRESS_BY_BOTH : CUE_PROGRESS_BY_LABEL;
}

static GtkWidget *
create_day (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "xalign", 0.0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "activity-day");

  return label;
}

/* The lines of a card are rounded where it begins and ends. */
static void
show_place (GtkWidget      *line,
            GParamSpec     *pspec,
            CueActivityRow *row)
{
  if (cue_activity_row_get_first (row))
    gtk_widget_add_css_class (line, "first");
  else
    gtk_widget_remove_css_class (line, "first");
  if (cue_activity_row_get_last (row))
    gtk_widget_add_css_class (line, "last");
  else
    gtk_widget_remove_css_class (line, "last");
}

GtkWidget *
cue_activity_line_new (CueActivityRow     *row,
                       CueGenerationQueue *queue,
                       CueBatchList       *batches)
{
  gpointer   object;
  GtkWidget *line;

  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (row), NULL);

  object = cue_activity_row_get_object (row);
  switch (cue_activity_row_get_kind (row))
    {
    case CUE_ACTIVITY_SAVE:
      return cue_save_card_new (object);
    case CUE_ACTIVITY_BATCH:
      line = cue_batch_head_new (object, queue);
      g_object_bind_property (row, "expanded", line, "expanded", G_BINDING_SYNC_CREATE);
      break;
    case CUE_ACTIVITY_GENERATION:
      line = cue_progress_row_new (object, queue, find_naming (row, batches));
      break;
    case CUE_ACTIVITY_DAY:
    default:
      return create_day (cue_activity_row_get_text (row));
    }

  g_signal_connect_object (row, "notify::first", G_CALLBACK (show_place), line, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::last", G_CALLBACK (show_place), line, G_CONNECT_SWAPPED);
  show_place (line, NULL, row);

  return line;
}

CueGeneration *
cue_activity_line_find_generation (GtkWidget *widget)
{
  GtkWidget *line;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  line = gtk_widget_get_ancestor (widget, CUE_TYPE_PROGRESS_ROW);
  if (line == NULL)
    line = gtk_widget_get_first_child (widget);

  return line != NULL && CUE_IS_PROGRESS_ROW (line) ? cue_progress_row_get_generation (CUE_PROGRESS_ROW (line)) : NULL;
}
