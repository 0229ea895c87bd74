/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-saves.h"

#include "cue-save-card.h"

/* Lists longer than this are gone through in slices between frames. */
#define INCREMENTAL_FROM 2000

static gboolean
is_on_its_way (gpointer item,
               gpointer user_data)
{
  return cue_save_card_is_for (item);
}

/* Drafts do not say it of themselves when they begin to wait: the library does. */
static void
look_again (GtkFilterListModel *saves)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (saves), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
drafts_changed_cb (GtkFilterListModel *saves,
                   guint               position,
                   guint               n_removed,
                   guint               n_added,
                   GListModel         *drafts)
{
  gtk_filter_list_model_set_incremental (saves, g_list_model_get_n_items (drafts) > INCREMENTAL_FROM);
}

/* One that is listed says itself when it need not be any more. */
static void
saves_changed_cb (GtkFilterListModel *saves,
                  guint               position,
                  guint               n_removed,
                  guint               n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (saves), i);

      if (g_signal_handler_find (draft, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, look_again, saves) != 0)
        continue;
      g_signal_connect_object (draft, "notify::save-state", G_CALLBACK (look_again), saves, G_CONNECT_SWAPPED);
      g_signal_connect_object (draft, "notify::conflict", G_CALLBACK (look_again), saves, G_CONNECT_SWAPPED);
    }
}

GListModel *
cue_activity_saves_new (CueLibrary *library)
{
  GListModel         *drafts;
  GtkFilterListModel *saves;

  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);

  drafts = cue_library_get_drafts (library);
  saves = gtk_filter_list_model_new (g_object_ref (drafts),
                                     GTK_FILTER (gtk_custom_filter_new (is_on_its_way, NULL, NULL)));
  drafts_changed_cb (saves, 0, 0, 0, drafts);
  saves_changed_cb (saves, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (saves)));
  g_signal_connect (saves, "items-changed", G_CALLBACK (saves_changed_cb), NULL);
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (drafts_changed_cb), saves, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::n-waiting", G_CALLBACK (look_again), saves, G_CONNECT_SWAPPED);

  return G_LIST_MODEL (saves);
}
