/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-menu.h"

#include "cue-progress-details.h"
#include "cue-question.h"

#include <glib/gi18n.h>

/* What the actions of a menu are about. */
typedef struct
{
  GtkWidget          *button;     /* (unowned): owns the action group, which owns this */
  CueGeneration      *generation; /* (owned) */
  CueGenerationQueue *queue;      /* (owned) */
} Subject;

static void
subject_free (gpointer  data,
              GClosure *closure)
{
  Subject *subject = data;

  g_object_unref (subject->generation);
  g_object_unref (subject->queue);
  g_free (subject);
}

static void
details_action (Subject  *subject,
                GVariant *parameter)
{
  cue_progress_details_present (subject->button, subject->generation);
}

static void
move_action (Subject  *subject,
             GVariant *parameter)
{
  cue_generation_queue_move (subject->queue, subject->generation, g_variant_get_int32 (parameter));
}

static void
remove_action (Subject  *subject,
               GVariant *parameter)
{
  g_autoptr (CueGeneration) generation = g_object_ref (subject->generation);
  g_autoptr (CueGenerationQueue) queue = g_object_ref (subject->queue);

  cue_generation_queue_remove (queue, generation);
}

static void
add_action (GSimpleActionGroup *group,
            GtkMenuButton      *button,
            CueGeneration      *generation,
            CueGenerationQueue *queue,
            const char         *name,
            const GVariantType *type,
            GCallback           callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type);
  Subject *subject = g_new0 (Subject, 1);

  subject->button = GTK_WIDGET (button);
  subject->generation = g_object_ref (generation);
  subject->queue = g_object_ref (queue);
  g_signal_connect_data (action, "activate", callback, subject, subject_free, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
append_move (GMenu      *menu,
             const char *label,
             int         steps)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "progress.move", "i", steps);
  g_menu_append_item (menu, item);
}

static void
append_moves (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_move (section, _ ("Move to the Front"), G_MININT);
  append_move (section, _ ("Move Earlier"), -1);
  append_move (section, _ ("Move Later"), 1);
  append_move (section, _ ("Move to the End"), G_MAXINT);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
fill_cb (GtkMenuButton *button,
         gpointer       data)
{
  CueGeneration *generation = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenuItem) open = g_menu_item_new (_ ("Open Scenario"), NULL);

  g_menu_item_set_action_and_target (open, "app.show-draft", "s", cue_generation_get_draft_id (generation));
  g_menu_append_item (first, open);
  g_menu_append (first, _ ("Details"), "progress.details");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));

  if (cue_generation_get_state (generation) == CUE_GENERATION_WAITING)
    append_moves (menu);
  else if (!cue_generation_is_active (generation))
    {
      g_autoptr (GMenu) last = g_menu_new ();

      g_menu_append (last, _ ("Remove from the List"), "progress.remove");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
    }

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
cue_progress_menu_attach (GtkMenuButton      *button,
                          CueGeneration      *generation,
                          CueGenerationQueue *queue)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (CUE_IS_GENERATION (generation));
  g_return_if_fail (CUE_IS_GENERATION_QUEUE (queue));

  add_action (group, button, generation, queue, "details", NULL, G_CALLBACK (details_action));
  add_action (group, button, generation, queue, "move", G_VARIANT_TYPE_INT32, G_CALLBACK (move_action));
  add_action (group, button, generation, queue, "remove", NULL, G_CALLBACK (remove_action));
  gtk_widget_insert_action_group (GTK_WIDGET (button), "progress", G_ACTION_GROUP (group));
  gtk_menu_button_set_create_popup_func (button, fill_cb, g_object_ref (generation), g_object_unref);
}

void
cue_progress_menu_detach (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_widget_insert_action_group (GTK_WIDGET (button), "progress", NULL);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

/* What "Send Again" in the question answers. */
static void
accepted_cb (CueGenerationQueue *queue,
             const char         *text,
             GtkWidget          *question)
{
  cue_generation_queue_retry (queue, g_object_get_data (G_OBJECT (question), "cue-generation"));
}

void
cue_progress_menu_retry (GtkWidget          *widget,
                         CueGeneration      *generation,
                         CueGenerationQueue *queue)
{
  GtkRoot   *root;
  GtkWidget *question;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CUE_IS_GENERATION (generation));
  g_return_if_fail (CUE_IS_GENERATION_QUEUE (queue));

  if (cue_generation_get_state (generation) != CUE_GENERATION_UNCERTAIN ||
      cue_generation_get_progress_id (generation) != NULL)
    {
      cue_generation_queue_retry (queue, generation);
      return;
    }

  root = gtk_widget_get_root (widget);
  question = cue_question_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               _ ("Send It Again?"),
                               _ ("The first request may have arrived. If it did, the service writes the text twice, "
                                  "which may cost twice."),
                               _ ("Send Again"), FALSE);
  g_object_set_data_full (G_OBJECT (question), "cue-generation", g_object_ref (generation), g_object_unref);
  g_signal_connect_object (question, "accepted", G_CALLBACK (accepted_cb), queue, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

gboolean
cue_progress_menu_wants_key (CueGeneration *generation)
{
  g_autofree char *code = NULL;

  g_return_val_if_fail (CUE_IS_GENERATION (generation), FALSE);

  g_object_get (generation, "error-code", &code, NULL);

  return cue_generation_get_state (generation) == CUE_GENERATION_FAILED && g_strcmp0 (code, "unauthorized") == 0;
}
