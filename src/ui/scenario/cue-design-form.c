/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-design-form.h"

#include "cue-choice-row.h"
#include "cue-form-layout.h"
#include "cue-form-text.h"
#include "cue-problem-label.h"
#include "cue-tag-editor.h"
#include "cue-text-card.h"
#include "cue-tools-row.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueDesignForm
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  CueTextCard       *brief_card;
  CueTextCard       *outcome_card;
  CueChoiceRow      *personality_row;
  CueProblemLabel   *personality_problem;
  CueChoiceRow      *profile_row;
  CueChoiceRow      *language_row;
  CueChoiceRow      *kind_row;
  AdwEntryRow       *first_message_row;
  CueProblemLabel   *first_message_problem;
  CueToolsRow       *tools_row;
  GtkSpinButton     *duration_spin;
  GtkAdjustment     *duration_adjustment;
  CueProblemLabel   *duration_problem;
  AdwEntryRow       *folder_row;
  CueProblemLabel   *folder_problem;
  CueTagEditor      *tag_editor;
  CueProblemLabel   *tags_problem;

  CueLibrary   *library;          /* (owned) (nullable) */
  CueDraft     *draft;            /* (owned) (nullable) */
  GSignalGroup *draft_signals;    /* (owned) */
  GSignalGroup *scenario_signals; /* (owned) */
  gboolean      filling;          /* the form is being filled from the draft */
};

G_DEFINE_FINAL_TYPE (CueDesignForm, cue_design_form, GTK_TYPE_WIDGET)

/* The fields that can have a problem, in the order of the questions. */
static const char *const checked_fields[] = {
  "brief",
  "personality",
  "expected-outcome",
  "first-message",
  "max-duration",
  "folder-path",
  "tags",
  NULL,
};

static CueProblemLabel *
get_problem_label (CueDesignForm *self,
                   const char    *property)
{
  if (g_str_equal (property, "personality"))
    return self->personality_problem;
  if (g_str_equal (property, "first-message"))
    return self->first_message_problem;
  if (g_str_equal (property, "max-duration"))
    return self->duration_problem;
  if (g_str_equal (property, "folder-path"))
    return self->folder_problem;
  if (g_str_equal (property, "tags"))
    return self->tags_problem;
  return NULL;
}

static CueTextCard *
get_card (CueDesignForm *self,
          const char    *property)
{
  if (g_str_equal (property, "brief"))
    return self->brief_card;
  if (g_str_equal (property, "expected-outcome"))
    return self->outcome_card;
  return NULL;
}

static GtkWidget *
get_field (CueDesignForm *self,
           const char    *property)
{
  CueTextCard *card = get_card (self, property);

  if (card != NULL)
    return GTK_WIDGET (card);
  if (g_str_equal (property, "personality"))
    return GTK_WIDGET (self->personality_row);
  if (g_str_equal (property, "first-message"))
    return GTK_WIDGET (self->first_message_row);
  if (g_str_equal (property, "max-duration"))
    return GTK_WIDGET (self->duration_spin);
  if (g_str_equal (property, "folder-path"))
    return GTK_WIDGET (self->folder_row);
  if (g_str_equal (property, "tags"))
    return GTK_WIDGET (self->tag_editor);
  return NULL;
}

static const char *
get_problem (CueDesignForm *self,
             const char    *property)
{
  CueTextCard *card = get_card (self, property);

  return card != NULL ? cue_text_card_get_problem (card)
                      : cue_problem_label_get_text (get_problem_label (self, property));
}

/* @problem: NULL when the field is fine. */
static void
set_problem (CueDesignForm *self,
             const char    *property,
             const char    *problem)
{
  CueTextCard *card = get_card (self, property);
  GtkWidget   *field = get_field (self, property);

  if (card != NULL)
    {
      cue_text_card_set_problem (card, problem);
      return;
    }
  cue_problem_label_set_text (get_problem_label (self, property), problem);
  if (problem != NULL)
    gtk_widget_add_css_class (field, "problematic");
  else
    gtk_widget_remove_css_class (field, "problematic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

/* A field was left: says what is wrong with it. */
static void
check_field (CueDesignForm *self,
             const char    *property)
{
  g_autofree char *problem = NULL;

  if (self->draft == NULL || self->filling || self->brief_card == NULL)
    return;
  problem = cue_draft_dup_problem (self->draft, property);
  set_problem (self, property, problem);
}

/* Something changed: what was wrong may be right now; nothing new is said before the field is left. */
static void
recheck_shown (CueDesignForm *self)
{
  for (const char *const *property = checked_fields; *property != NULL; property++)
    {
      if (get_problem (self, *property) != NULL)
        check_field (self, *property);
    }
}

static gint64
parse_id (const char *text)
{
  return *text != '\0' ? g_ascii_strtoll (text, NULL, 10) : CUE_UNSET;
}

static void
show_id (CueChoiceRow *row,
         CueScenario  *scenario,
         const char   *property,
         const char   *unknown_label)
{
  gint64           id = cue_resource_object_get_number (CUE_RESOURCE_OBJECT (scenario), property);
  g_autofree char *text = id != CUE_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");

  cue_choice_row_set_unknown_label (row, unknown_label);
  cue_choice_row_set_value (row, text);
}

static void
show_text (GtkEditable *editable,
           const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (editable), text) != 0)
    gtk_editable_set_text (editable, text);
}

/* The folder's text is left alone while it means the same: blanks and a slash at the end are being typed. */
static void
show_folder (CueDesignForm *self,
             const char    *path)
{
  g_autofree char *text = cue_form_text_from_folder (path);
  g_autofree char *present = cue_form_text_to_folder (gtk_editable_get_text (GTK_EDITABLE (self->folder_row)));
  g_autofree char *wanted = cue_form_text_to_folder (text);

  if (!g_str_equal (present, wanted))
    gtk_editable_set_text (GTK_EDITABLE (self->folder_row), text);
}

static void
show_choices (CueDesignForm     *self,
              CueResourceObject *scenario)
{
  const char *kind = cue_resource_object_get_text (scenario, "kind");

  show_id (self->personality_row, CUE_SCENARIO (scenario), "personality",
           cue_resource_object_get_text (scenario, "personality-name"));
  show_id (self->profile_row, CUE_SCENARIO (scenario), "test-profile", _ ("A profile that is not here"));
  cue_choice_row_set_value (self->language_row, cue_resource_object_get_text (scenario, "language"));
  cue_choice_row_set_unknown_label (self->kind_row, cue_kind_get_label (cue_kind_from_word (kind)));
  cue_choice_row_set_value (self->kind_row, *kind != '\0' ? kind : cue_kind_to_word (CUE_KIND_INSTRUCTION));
}

static void
fill (CueDesignForm *self)
{
  CueResourceObject *scenario;
  g_auto (GStrv) tags = NULL;
  g_auto (GStrv) tools = NULL;

  if (self->draft == NULL || self->filling)
    return;
  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft));
  self->filling = TRUE;
  cue_text_card_set_text (self->brief_card, cue_draft_get_brief (self->draft));
  cue_text_card_set_text (self->outcome_card, cue_resource_object_get_text (scenario, "expected-outcome"));
  show_choices (self, scenario);
  show_text (GTK_EDITABLE (self->first_message_row), cue_resource_object_get_text (scenario, "first-message"));
  show_folder (self, cue_resource_object_get_text (scenario, "folder-path"));
  gtk_adjustment_set_value (self->duration_adjustment,
                            MAX (cue_resource_object_get_number (scenario, "max-duration"), 0));
  g_object_get (scenario, "tags", &tags, "tool-ids", &tools, NULL);
  cue_tag_editor_set_tags (self->tag_editor, (const char *const *) tags);
  cue_tools_row_set_tools (self->tools_row, (const char *const *) tools);
  self->filling = FALSE;
}

static void
draft_changed_cb (CueDesignForm *self)
{
  fill (self);
  recheck_shown (self);
}

static void
list_personalities (CueDesignForm *self)
{
  g_autoptr (GPtrArray) choices =
    cue_form_text_list_resources (cue_library_get_personalities (self->library), _ ("Choose…"));

  cue_choice_row_set_choices (self->personality_row, choices);
}

static void
list_profiles (CueDesignForm *self)
{
  g_autoptr (GPtrArray) choices =
    cue_form_text_list_resources (cue_library_get_profiles (self->library), C_ ("test profile", "None"));

  cue_choice_row_set_choices (self->profile_row, choices);
}

/* What the tester did, into the draft. */

static gboolean
takes_edits (CueDesignForm *self)
{
  return self->draft != NULL && !self->filling;
}

static CueResourceObject *
get_scenario (CueDesignForm *self)
{
  return CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft));
}

static void
brief_changed_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    cue_draft_set_brief (self->draft, cue_text_card_get_text (self->brief_card));
}

static void
brief_left_cb (CueDesignForm *self)
{
  check_field (self, "brief");
}

static void
outcome_changed_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    cue_resource_object_set_text (get_scenario (self), "expected-outcome",
                                  cue_text_card_get_text (self->outcome_card));
}

static void
outcome_left_cb (CueDesignForm *self)
{
  check_field (self, "expected-outcome");
}

static void
personality_chosen_cb (CueDesignForm *self)
{
  if (!takes_edits (self))
    return;
  cue_resource_object_set_number (get_scenario (self), "personality",
                                  parse_id (cue_choice_row_get_value (self->personality_row)));
  check_field (self, "personality");
}

static void
profile_chosen_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    cue_resource_object_set_number (get_scenario (self), "test-profile",
                                    parse_id (cue_choice_row_get_value (self->profile_row)));
}

static void
language_chosen_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    cue_resource_object_set_text (get_scenario (self), "language", cue_choice_row_get_value (self->language_row));
}

static void
kind_chosen_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    cue_resource_object_set_text (get_scenario (self), "kind", cue_choice_row_get_value (self->kind_row));
}

static void
first_message_changed_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    cue_resource_object_set_text (get_scenario (self), "first-message",
                                  gtk_editable_get_text (GTK_EDITABLE (self->first_message_row)));
}

static void
first_message_left_cb (CueDesignForm *self)
{
  check_field (self, "first-message");
}

static void
tools_changed_cb (CueDesignForm *self)
{
  if (takes_edits (self))
    g_object_set (get_scenario (self), "tool-ids", cue_tools_row_get_tools (self->tools_row), NULL);
}

static int
duration_input_cb (GtkSpinButton *spin,
                   double        *value,
                   CueDesignForm *self)
{
  gint64 seconds;

  if (!cue_form_text_to_duration (gtk_editable_get_text (GTK_EDITABLE (spin)), &seconds))
    return GTK_INPUT_ERROR;
  *value = seconds;
  return TRUE;
}

static gboolean
duration_output_cb (GtkSpinButton *spin,
                    CueDesignForm *self)
{
  g_autofree char *text = cue_form_text_from_duration (gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin)));

  show_text (GTK_EDITABLE (spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  return TRUE;
}

static void
duration_changed_cb (CueDesignForm *self)
{
  gint64 seconds = gtk_adjustment_get_value (self->duration_adjustment);

  if (!takes_edits (self))
    return;
  cue_resource_object_set_number (get_scenario (self), "max-duration", seconds > 0 ? seconds : CUE_UNSET);
  check_field (self, "max-duration");
}

static void
duration_left_cb (CueDesignForm *self)
{
  check_field (self, "max-duration");
}

static void
folder_changed_cb (CueDesignForm *self)
{
  g_autofree char *path = NULL;

  if (!takes_edits (self))
    return;
  path = cue_form_text_to_folder (gtk_editable_get_text (GTK_EDITABLE (self->folder_row)));
  cue_resource_object_set_text (get_scenario (self), "folder-path", path);
}

static void
folder_left_cb (CueDesignForm *self)
{
  check_field (self, "folder-path");
}

static void
tags_changed_cb (CueDesignForm *self)
{
  if (!takes_edits (self))
    return;
  g_object_set (get_scenario (self), "tags", cue_tag_editor_get_tags (self->tag_editor), NULL);
  check_field (self, "tags");
}

static void
cue_design_form_dispose (GObject *object)
{
  CueDesignForm *self = CUE_DESIGN_FORM (object);

  g_clear_object (&self->draft_signals);
  g_clear_object (&self->scenario_signals);
  g_clear_object (&self->draft);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_DESIGN_FORM);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cue_design_form_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (CUE_TYPE_CHOICE_ROW);
  g_type_ensure (CUE_TYPE_FORM_LAYOUT);
  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  g_type_ensure (CUE_TYPE_TAG_EDITOR);
  g_type_ensure (CUE_TYPE_TEXT_CARD);
  g_type_ensure (CUE_TYPE_TOOLS_ROW);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, brief_card);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, outcome_card);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, personality_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, personality_problem);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, profile_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, language_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, first_message_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, first_message_problem);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, tools_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, duration_spin);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, duration_adjustment);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, duration_problem);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, folder_problem);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, tag_editor);
  gtk_widget_class_bind_template_child (widget_class, CueDesignForm, tags_problem);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, brief_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, brief_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, personality_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_message_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_message_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, tools_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, duration_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, duration_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, duration_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, duration_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
}

static void
cue_design_form_class_init (CueDesignFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_design_form_dispose;

  ensure_types ();
  gtk_widget_class_set_css_name (widget_class, "designform");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-design-form.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
cue_design_form_init (CueDesignForm *self)
{
  g_autoptr (GPtrArray) languages = cue_form_text_list_languages ();
  g_autoptr (GPtrArray) kinds = cue_form_text_list_kinds ();

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cue_choice_row_set_choices (self->language_row, languages);
  cue_choice_row_set_choices (self->kind_row, kinds);
  self->filling = FALSE;

  self->draft_signals = g_signal_group_new (CUE_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "notify", G_CALLBACK (draft_changed_cb), self);
  self->scenario_signals = g_signal_group_new (CUE_TYPE_SCENARIO);
  g_signal_group_connect_swapped (self->scenario_signals, "notify", G_CALLBACK (draft_changed_cb), self);
}

void
cue_design_form_set_library (CueDesignForm *self,
                             CueLibrary    *library)
{
  g_return_if_fail (CUE_IS_DESIGN_FORM (self));
  g_return_if_fail (CUE_IS_LIBRARY (library));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (cue_library_get_personalities (library), "items-changed",
                           G_CALLBACK (list_personalities), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cue_library_get_profiles (library), "items-changed",
                           G_CALLBACK (list_profiles), self, G_CONNECT_SWAPPED);
  list_personalities (self);
  list_profiles (self);
}

void
cue_design_form_set_draft (CueDesignForm *self,
                           CueDraft      *draft)
{
  g_return_if_fail (CUE_IS_DESIGN_FORM (self));

  if (!g_set_object (&self->draft, draft))
    return;
  for (const char *const *property = checked_fields; *property != NULL; property++)
    set_problem (self, *property, NULL);
  g_signal_group_set_target (self->draft_signals, draft);
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  fill (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

gboolean
cue_design_form_show_problem (CueDesignForm *self,
                              const char    *property,
                              const char    *problem)
{
  g_return_val_if_fail (CUE_IS_DESIGN_FORM (self), FALSE);
  g_return_val_if_fail (property != NULL, FALSE);

  if (!g_strv_contains (checked_fields, property))
    return FALSE;
  if (problem != NULL)
    set_problem (self, property, problem);
  else
    check_field (self, property);
  gtk_widget_grab_focus (get_field (self, property));
  return TRUE;
}
