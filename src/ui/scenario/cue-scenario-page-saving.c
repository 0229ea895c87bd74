/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenarioPage, its saving: sending, waiting, and deciding where somebody has to. */
#include "cue-scenario-page-private.h"

#include "cue-error.h"

#include <glib/gi18n.h>

/* (transfer full): the fields by the names the form gives them. */
static char *
name_fields (char **fields)
{
  static const struct
  {
    const char *property;
    const char *label;
  } names[] = {
    { "name", N_ ("name") },
    { "instructions", N_ ("instructions") },
    { "expected-outcome", N_ ("what counts as success") },
    { "first-message", N_ ("first message") },
    { "personality", N_ ("personality") },
    { "test-profile", N_ ("test profile") },
    { "language", N_ ("language") },
    { "kind", N_ ("kind") },
    { "max-duration", N_ ("longest call") },
    { "folder-path", N_ ("folder") },
    { "tags", N_ ("tags") },
    { "tool-ids", N_ ("tools") },
  };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (; *fields != NULL; fields++)
    {
      const char *label = *fields;

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          if (g_str_equal (names[i].property, *fields))
            label = gettext (names[i].label);
        }
      g_ptr_array_add (labels, (char *) label);
    }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) labels->pdata);
}

/* Whether the strip or the conflict's page says what became of the save. */
static gboolean
says_it_itself (CueScenarioPage *self,
                CueDraft        *draft)
{
  return self->draft == draft &&
         (cue_draft_get_save_state (draft) != CUE_SAVE_NONE || cue_draft_get_conflict (draft) != NULL);
}

static void
show_save_error (CueScenarioPage *self,
                 CueDraft        *draft,
                 const GError    *error)
{
  g_autofree char *sentence = NULL;

  if (says_it_itself (self, draft))
    return;
  sentence = cue_error_dup_sentence (error);
  if (self->draft == draft)
    cue_banner_show (self->banner, sentence, _ ("Try Again"), "page.save");
  else
    cue_scenario_page_show_toast (self, sentence, NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CuePageCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lost = cue_library_save_finish (CUE_LIBRARY (source), result, &error);
  g_autofree char *fields = NULL;
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_hash_table_remove (call->page->saving, call->draft);
  cue_scenario_page_update (call->page);
  if (error != NULL)
    {
      show_save_error (call->page, call->draft, error);
      return;
    }
  if (*lost != NULL)
    {
      fields = name_fields (lost);
      /* translators: %s is a list of fields of the form */
      sentence = g_strdup_printf (_ ("Saved, but the service did not keep this: %s."), fields);
      cue_banner_show (call->page->banner, sentence, NULL, NULL);
      return;
    }
  if (call->page->draft == call->draft)
    cue_banner_hide (call->page->banner);
  cue_scenario_page_show_toast (call->page, _ ("Saved"), NULL);
}

gboolean
cue_scenario_page_is_saving (CueScenarioPage *self)
{
  return g_hash_table_contains (self->saving, self->draft) ||
         cue_draft_get_save_state (self->draft) == CUE_SAVE_SENDING;
}

/* Whether there is a draft that nothing is being done with; it is being saved from now on. */
static gboolean
begin_save (CueScenarioPage *self)
{
  if (self->draft == NULL || cue_scenario_page_is_saving (self))
    return FALSE;
  g_hash_table_add (self->saving, g_object_ref (self->draft));
  cue_banner_hide (self->banner);
  cue_scenario_page_update (self);
  return TRUE;
}

static void
show_conflict (CueScenarioPage *self)
{
  g_clear_object (&self->postponed);
  cue_scenario_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->conflict_page));
}

/* What would end in the same question is not sent. */
static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);

  if (self->draft != NULL && cue_draft_get_conflict (self->draft) != NULL)
    show_conflict (self);
  else if (begin_save (self))
    cue_library_save_async (self->library, self->draft, self->cancellable, saved_cb,
                            cue_page_call_new (self, self->draft));
}

static void
forget_save_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);

  if (self->draft != NULL)
    cue_library_forget_save (self->library, self->draft);
}

/* Somebody looked whether the new scenario is on the service already. */
static void
decide_save_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);

  if (self->draft != NULL && cue_draft_get_save_state (self->draft) == CUE_SAVE_UNCERTAIN)
    cue_library_decide_save (self->library, self->draft, g_str_equal (action_name, "page.save-again"));
}

/* Conflicts */

/* (transfer full) (nullable): the field of the instructions, if both changed them. */
static CueConflictField *
find_instructions (CueConflict *conflict)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conflict)); i++)
    {
      g_autoptr (CueConflictField) field = g_list_model_get_item (G_LIST_MODEL (conflict), i);

      if (g_str_equal (cue_conflict_field_get_property (field), "instructions") &&
          cue_conflict_field_get_kind (field) == CUE_CHANGED_BY_BOTH)
        return g_steal_pointer (&field);
    }
  return NULL;
}

static gboolean
has_variant (CueDraft   *draft,
             const char *text)
{
  GListModel *variants = cue_draft_get_variants (draft);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (g_str_equal (cue_variant_get_text (variant), text))
        return TRUE;
    }
  return FALSE;
}

/* Instructions that were not chosen are work all the same: they stay as variants. */
static void
keep_instructions (CueScenarioPage *self,
                   CueConflict     *conflict)
{
  static const CueConflictChoice sides[] = { CUE_CHOICE_MINE, CUE_CHOICE_THEIRS };
  g_autoptr (CueConflictField) field = find_instructions (conflict);

  for (gsize i = 0; field != NULL && i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *text = cue_conflict_field_dup_text (field, sides[i]);
      g_autoptr (CueVariant) variant = NULL;

      if (cue_conflict_field_get_choice (field) == sides[i] || *text == '\0' || has_variant (self->draft, text))
        continue;
      variant = cue_variant_new (cue_draft_get_id (self->draft), text);
      cue_draft_add_variant (self->draft, variant);
    }
}

static void
settle_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  CueConflict     *conflict = self->draft != NULL ? cue_draft_get_conflict (self->draft) : NULL;

  if (conflict == NULL || cue_conflict_get_n_undecided (conflict) > 0 || !begin_save (self))
    return;
  keep_instructions (self, conflict);
  cue_library_settle_async (self->library, self->draft, self->cancellable, saved_cb,
                            cue_page_call_new (self, self->draft));
}

static void
settle_later_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);

  if (self->draft == NULL)
    return;
  g_set_object (&self->postponed, cue_draft_get_conflict (self->draft));
  cue_scenario_page_update (self);
}

static void
show_conflict_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  show_conflict (CUE_SCENARIO_PAGE (widget));
}

void
cue_scenario_page_install_saving (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "page.forget-save", NULL, forget_save_cb);
  gtk_widget_class_install_action (widget_class, "page.save-again", NULL, decide_save_cb);
  gtk_widget_class_install_action (widget_class, "page.keep-unsaved", NULL, decide_save_cb);
  gtk_widget_class_install_action (widget_class, "page.settle", NULL, settle_cb);
  gtk_widget_class_install_action (widget_class, "page.settle-later", NULL, settle_later_cb);
  gtk_widget_class_install_action (widget_class, "page.show-conflict", NULL, show_conflict_cb);
}

void
cue_scenario_page_update_saving (CueScenarioPage *self)
{
  CueConflict *conflict = self->draft != NULL ? cue_draft_get_conflict (self->draft) : NULL;

  self->settling = conflict != NULL && conflict != self->postponed;
  cue_conflict_page_show (self->conflict_page, self->settling ? conflict : NULL, self->library);
  cue_conflict_page_set_busy (self->conflict_page, self->settling && cue_scenario_page_is_saving (self));
  gtk_stack_set_visible_child_name (self->body_stack, self->settling ? "conflict" : "tabs");
  gtk_stack_set_visible_child_name (self->switcher_stack, self->settling        ? "conflict"
                                                          : self->draft != NULL ? "scenario"
                                                                                : "none");
  cue_save_strip_update (self->save_strip, self->draft, self->settling);
}
