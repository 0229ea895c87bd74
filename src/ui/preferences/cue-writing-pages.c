/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-writing-pages.h"

#include "cue-choice-row.h"
#include "cue-paths.h"
#include "cue-practice-text.h"
#include "cue-preferences-tools.h"

/* Longest price note, in characters: it stands beside a button. */
#define MAX_NOTE 60

struct _CueGenerationPage
{
  AdwPreferencesPage parent_instance;

  GtkSpinButton *parallel_spin;
  GtkSpinButton *patience_spin;
  GtkSwitch     *notify_switch;
  AdwEntryRow   *price_row;
};

G_DEFINE_FINAL_TYPE (CueGenerationPage, cue_generation_page, ADW_TYPE_PREFERENCES_PAGE)

struct _CueLocalPage
{
  AdwPreferencesPage parent_instance;

  GtkSpinButton *pace_spin;
  GtkWidget     *practice_group;
  CueChoiceRow  *practice_row;
  AdwActionRow  *data_row;

  GAction *practice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueLocalPage, cue_local_page, ADW_TYPE_PREFERENCES_PAGE)

static void
cue_generation_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_GENERATION_PAGE);
  G_OBJECT_CLASS (cue_generation_page_parent_class)->dispose (object);
}

static void
cue_generation_page_class_init (CueGenerationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_generation_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-generation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueGenerationPage, parallel_spin);
  gtk_widget_class_bind_template_child (widget_class, CueGenerationPage, patience_spin);
  gtk_widget_class_bind_template_child (widget_class, CueGenerationPage, notify_switch);
  gtk_widget_class_bind_template_child (widget_class, CueGenerationPage, price_row);
}

static void
cue_generation_page_init (CueGenerationPage *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->price_row));
  gtk_text_set_max_length (GTK_TEXT (text), MAX_NOTE);
}

void
cue_generation_page_set_settings (CueGenerationPage *self,
                                  GSettings         *settings)
{
  g_return_if_fail (CUE_IS_GENERATION_PAGE (self));

  cue_preferences_bind (settings, "max-parallel", self->parallel_spin, "value");
  cue_preferences_bind (settings, "give-up-minutes", self->patience_spin, "value");
  cue_preferences_bind (settings, "notify", self->notify_switch, "active");
  cue_preferences_bind (settings, "price-note", self->price_row, "text");
}

/* (transfer full) */
static char *
dup_local_folder (void)
{
  g_autofree char *folder = cue_paths_dup_data_dir ();

  return g_build_filename (folder, "local", NULL);
}

static void
open_folder_cb (CueLocalPage *self)
{
  g_autofree char *folder = dup_local_folder ();

  cue_preferences_open_folder (GTK_WIDGET (self), folder);
}

static void
practice_changed_cb (CueLocalPage *self)
{
  g_autofree char *word = cue_practice_dup_word (self->practice);

  gtk_widget_set_sensitive (self->practice_group, g_action_get_enabled (self->practice));
  cue_choice_row_set_value (self->practice_row, word);
}

static void
practice_chosen_cb (CueLocalPage *self)
{
  g_autofree char *word = cue_practice_dup_word (self->practice);
  const char      *chosen = cue_choice_row_get_value (self->practice_row);

  if (self->practice != NULL && g_action_get_enabled (self->practice) && strcmp (word, chosen) != 0)
    g_action_change_state (self->practice, g_variant_new_string (chosen));
}

static void
cue_local_page_dispose (GObject *object)
{
  g_clear_object (&CUE_LOCAL_PAGE (object)->practice);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_LOCAL_PAGE);
  G_OBJECT_CLASS (cue_local_page_parent_class)->dispose (object);
}

static void
cue_local_page_class_init (CueLocalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_local_page_dispose;

  g_type_ensure (CUE_TYPE_CHOICE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-local-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueLocalPage, pace_spin);
  gtk_widget_class_bind_template_child (widget_class, CueLocalPage, practice_group);
  gtk_widget_class_bind_template_child (widget_class, CueLocalPage, practice_row);
  gtk_widget_class_bind_template_child (widget_class, CueLocalPage, data_row);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, practice_chosen_cb);
}

static void
cue_local_page_init (CueLocalPage *self)
{
  g_autofree char *folder = dup_local_folder ();
  g_autofree char *shown = cue_preferences_dup_path (folder);
  g_autoptr (GPtrArray) choices = cue_practice_text_list ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_action_row_set_subtitle (self->data_row, shown);
  cue_choice_row_set_choices (self->practice_row, choices);
  cue_choice_row_set_value (self->practice_row, CUE_PRACTICE_OFF);
}

void
cue_local_page_set_settings (CueLocalPage *self,
                             GSettings    *settings)
{
  g_return_if_fail (CUE_IS_LOCAL_PAGE (self));

  cue_preferences_bind (settings, "write-seconds", self->pace_spin, "value");
}

void
cue_local_page_set_practice (CueLocalPage *self,
                             GAction      *practice)
{
  g_return_if_fail (CUE_IS_LOCAL_PAGE (self));
  g_return_if_fail (practice == NULL || G_IS_ACTION (practice));

  if (!g_set_object (&self->practice, practice))
    return;

  g_signal_connect_object (practice, "notify", G_CALLBACK (practice_changed_cb), self, G_CONNECT_SWAPPED);
  practice_changed_cb (self);
}
