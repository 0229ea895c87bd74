/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-general-page.h"

#include "cue-appearance.h"
#include "cue-choice-row.h"
#include "cue-kind.h"
#include "cue-paths.h"
#include "cue-preferences-tools.h"

#include <glib/gi18n.h>

struct _CueGeneralPage
{
  AdwPreferencesPage parent_instance;

  CueChoiceRow *language_row;
  CueChoiceRow *appearance_row;
  AdwActionRow *drafts_row;
};

G_DEFINE_FINAL_TYPE (CueGeneralPage, cue_general_page, ADW_TYPE_PREFERENCES_PAGE)

/* Languages in their own words; not translated. */
static const struct
{
  const char *code;
  const char *name;
} own_names[] = {
  { "ar", "العربية" },
  { "de", "Deutsch" },
  { "en", "English" },
  { "es", "Español" },
  { "fr", "Français" },
  { "hi", "हिन्दी" },
  { "it", "Italiano" },
  { "ja", "日本語" },
  { "nl", "Nederlands" },
  { "pl", "Polski" },
  { "pt_BR", "Português do Brasil" },
  { "tr", "Türkçe" },
  { "zh_CN", "简体中文" },
};

static const char *
get_own_name (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_names); i++)
    {
      if (g_str_equal (own_names[i].code, code))
        return own_names[i].name;
    }
  return cue_language_get_name (code);
}

/* CUE_LINGUAS: the languages there is a translation for, from the build. */
static void
list_languages (CueGeneralPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) codes = g_strsplit (CUE_LINGUAS, " ", -1);

  g_ptr_array_add (choices, cue_choice_new ("en", get_own_name ("en")));
  for (char **code = codes; *code != NULL; code++)
    {
      if (**code != '\0')
        g_ptr_array_add (choices, cue_choice_new (*code, get_own_name (*code)));
    }
  g_ptr_array_sort (choices, cue_choice_compare);
  g_ptr_array_insert (choices, 0, cue_choice_new ("", C_ ("language", "As the system")));
  cue_choice_row_set_choices (self->language_row, choices);
}

static void
list_appearances (CueGeneralPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (choices, cue_choice_new ("system", C_ ("appearance", "As the system")));
  g_ptr_array_add (choices, cue_choice_new ("light", C_ ("appearance", "Light")));
  g_ptr_array_add (choices, cue_choice_new ("dark", C_ ("appearance", "Dark")));
  cue_choice_row_set_choices (self->appearance_row, choices);
}

static void
open_folder_cb (CueGeneralPage *self)
{
  g_autofree char *folder = cue_paths_dup_data_dir ();

  cue_preferences_open_folder (GTK_WIDGET (self), folder);
}

static void
cue_general_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_GENERAL_PAGE);
  G_OBJECT_CLASS (cue_general_page_parent_class)->dispose (object);
}

static void
cue_general_page_class_init (CueGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_general_page_dispose;

  g_type_ensure (CUE_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueGeneralPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, CueGeneralPage, appearance_row);
  gtk_widget_class_bind_template_child (widget_class, CueGeneralPage, drafts_row);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
}

static void
cue_general_page_init (CueGeneralPage *self)
{
  g_autofree char *folder = cue_paths_dup_data_dir ();
  g_autofree char *shown = cue_preferences_dup_path (folder);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_action_row_set_subtitle (self->drafts_row, shown);
  list_languages (self);
  list_appearances (self);
}

void
cue_general_page_set_settings (CueGeneralPage *self,
                               GSettings      *settings)
{
  g_return_if_fail (CUE_IS_GENERAL_PAGE (self));

  cue_preferences_bind (settings, "language", self->language_row, "value");
  cue_preferences_bind (settings, "appearance", self->appearance_row, "value");
  if (settings != NULL)
    cue_appearance_follow (settings);
}
