/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-setup.h"

#include "cue-blind-settings.h"
#include "cue-time-text.h"
#include "cue-widget-dispose.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Scenarios that are listed one by one; more than that are taken or left together. */
#define MAX_ROWS 200

struct _CueBlindSetup
{
  GtkWidget parent_instance;

  GtkStack            *stack;
  AdwPreferencesGroup *rounds_group;
  AdwPreferencesGroup *settings_group;
  AdwPreferencesGroup *scenarios_group;
  GtkSpinButton       *count_button;
  AdwExpanderRow      *choice_row;

  CueLibrary     *library;      /* (owned) (nullable) */
  CueBlindRounds *rounds;       /* (owned) (nullable) */
  GPtrArray      *drafts;       /* (owned) (element-type CueDraft) */
  GPtrArray      *candidates;   /* (owned) (element-type CueBlindCandidate) */
  GPtrArray      *checks;       /* (element-type GtkCheckButton) (unowned): one a candidate */
  GPtrArray      *setting_rows; /* (element-type GtkWidget) (unowned) */
  GPtrArray      *round_rows;   /* (element-type GtkWidget) (unowned) */
  GPtrArray      *draft_rows;   /* (element-type GtkWidget) (unowned) */
  GHashTable     *left_out;     /* (owned) (element-type CueDraft): by the tester */
};

G_DEFINE_FINAL_TYPE (CueBlindSetup, cue_blind_setup, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_CANCELLED,
  SIGNAL_STARTED,
  SIGNAL_ROUND_ACTIVATED,
} CueBlindSetupSignal;

static guint signals[SIGNAL_ROUND_ACTIVATED + 1];

char *
cue_blind_setup_dup_name (CueResource resource,
                          gint64      id,
                          gpointer    library)
{
  CueResourceObject *object = cue_library_find (library, resource, id);

  return object != NULL ? g_strdup (cue_resource_object_get_name (object)) : NULL;
}

/* (transfer container) (element-type CueBlindCandidate) */
static GPtrArray *
get_chosen (CueBlindSetup *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (self->candidates, i));
  return chosen;
}

/* (transfer container) (element-type CueDraft): those the tester did not leave out. */
static GPtrArray *
get_drafts (CueBlindSetup *self)
{
  GPtrArray *drafts = g_ptr_array_new ();

  for (guint i = 0; i < self->drafts->len; i++)
    if (!g_hash_table_contains (self->left_out, g_ptr_array_index (self->drafts, i)))
      g_ptr_array_add (drafts, g_ptr_array_index (self->drafts, i));
  return drafts;
}

/* (transfer full): what the settings and the scenarios come to. */
static char *
dup_summary (guint n_chosen,
             guint n_drafts,
             guint n_same)
{
  g_autofree char *same = NULL;
  g_autofree char *count = NULL;

  if (n_chosen < 2)
    return g_strdup (_ ("Choose two to four settings."));
  if (n_chosen > CUE_BLIND_MAX_SETTINGS)
    return g_strdup (_ ("Choose no more than four settings."));

  count = g_strdup_printf (ngettext ("%u scenario has a text of each.", "%u scenarios have a text of each.", n_drafts),
                           n_drafts);
  if (n_same == 0)
    return g_steal_pointer (&count);
  same = g_strdup_printf (ngettext ("%u is left out because its texts are the same.",
                                    "%u are left out because their texts are the same.", n_same),
                          n_same);
  return g_strdup_printf ("%s %s", count, same);
}

static void
update (CueBlindSetup *self)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autoptr (GPtrArray) drafts = get_drafts (self);
  gboolean         fits = chosen->len >= 2 && chosen->len <= CUE_BLIND_MAX_SETTINGS;
  guint            n_same = 0;
  guint            n_drafts = fits ? cue_blind_candidates_count (drafts, chosen, &n_same) : 0;
  g_autofree char *summary = dup_summary (chosen->len, n_drafts, n_same);
  GtkAdjustment   *adjustment = gtk_spin_button_get_adjustment (self->count_button);
  double           upper = MAX (n_drafts, 1);
  gboolean         all = gtk_adjustment_get_value (adjustment) >= gtk_adjustment_get_upper (adjustment);

  adw_preferences_group_set_description (self->scenarios_group, summary);
  gtk_adjustment_set_upper (adjustment, upper);
  if (all)
    gtk_adjustment_set_value (adjustment, upper);
  gtk_widget_set_sensitive (GTK_WIDGET (self->count_button), n_drafts > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "blind-setup.start", n_drafts > 0);
}

static void
draft_toggled_cb (GtkCheckButton *check,
                  CueBlindSetup  *self)
{
  gpointer draft = g_object_get_data (G_OBJECT (check), "draft");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, draft);
  else
    g_hash_table_add (self->left_out, g_object_ref (draft));
  update (self);
}

/* (transfer floating): a row with a mark before it. */
static GtkWidget *
create_check_row (const char      *title,
                  const char      *subtitle,
                  gboolean         active,
                  GtkCheckButton **check)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_check_button_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  *check = GTK_CHECK_BUTTON (button);
  return row;
}

static void
clear_rows (GPtrArray *rows,
            void (*remove) (gpointer, GtkWidget *),
            gpointer from)
{
  for (guint i = 0; i < rows->len; i++)
    remove (from, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* (transfer full): "Wish: … · in 12 scenarios" */
static char *
dup_setting_text (CueBlindCandidate *candidate)
{
  const CueBlindSetting *setting = cue_blind_candidate_get_setting (candidate);
  guint                  n_drafts = cue_blind_candidate_get_n_drafts (candidate);
  g_autofree char       *count = g_strdup_printf (ngettext ("in %u scenario", "in %u scenarios", n_drafts), n_drafts);

  if (setting->wish != NULL && g_strcmp0 (setting->wish, setting->name) != 0)
    /* translators: what was asked for, and in how many scenarios: "in 12 scenarios" */
    return g_strdup_printf (_ ("Wish: “%s”, %s"), setting->wish, count);
  return g_steal_pointer (&count);
}

static void
fill_settings (CueBlindSetup *self)
{
  g_autoptr (GPtrArray) chosen = cue_blind_candidates_suggest (self->drafts, self->candidates);

  clear_rows (self->setting_rows, (void (*) (gpointer, GtkWidget *)) adw_preferences_group_remove, self->settings_group);
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      CueBlindCandidate *candidate = g_ptr_array_index (self->candidates, i);
      g_autofree char   *text = dup_setting_text (candidate);
      GtkCheckButton    *check = NULL;
      GtkWidget         *row = create_check_row (cue_blind_candidate_get_setting (candidate)->name, text,
                                                 g_ptr_array_find (chosen, candidate, NULL), &check);

      g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->settings_group, row);
      g_ptr_array_add (self->setting_rows, row);
      g_ptr_array_add (self->checks, check);
    }
}

static void
fill_scenarios (CueBlindSetup *self)
{
  clear_rows (self->draft_rows, (void (*) (gpointer, GtkWidget *)) adw_expander_row_remove, self->choice_row);
  for (guint i = 0; i < self->drafts->len && self->draft_rows->len < MAX_ROWS; i++)
    {
      CueDraft       *draft = g_ptr_array_index (self->drafts, i);
      GtkCheckButton *check = NULL;
      GtkWidget      *row;

      if (g_list_model_get_n_items (cue_draft_get_variants (draft)) == 0)
        continue;
      row = create_check_row (cue_draft_get_title (draft), "", TRUE, &check);
      g_object_set_data_full (G_OBJECT (check), "draft", g_object_ref (draft), g_object_unref);
      g_signal_connect_object (check, "toggled", G_CALLBACK (draft_toggled_cb), self, 0);
      adw_expander_row_add_row (self->choice_row, row);
      g_ptr_array_add (self->draft_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->choice_row), self->draft_rows->len > 1);
}

static void
round_row_activated_cb (GtkWidget     *row,
                        CueBlindSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_ROUND_ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "round"));
}

/* (transfer full) */
static char *
dup_round_text (CueBlindRound *round)
{
  g_autofree char *begun = cue_time_text_moment (cue_blind_round_get_created (round));
  guint            n_votes = cue_blind_round_get_n_votes (round);

  if (cue_blind_round_is_finished (round))
    /* translators: a round of judging: the number of votes, and the date it was begun */
    return g_strdup_printf (ngettext ("Finished with %u vote · begun on %s", "Finished with %u votes · begun on %s", n_votes),
                            n_votes, begun);
  /* translators: a round of judging: how many of how many scenarios are judged, and the date it was begun */
  return g_strdup_printf (_ ("Paused, %u of %u judged · begun on %s"), n_votes, cue_blind_round_get_n_items (round), begun);
}

static void
fill_rounds (CueBlindSetup *self)
{
  guint n_rounds = g_list_model_get_n_items (G_LIST_MODEL (self->rounds));

  clear_rows (self->round_rows, (void (*) (gpointer, GtkWidget *)) adw_preferences_group_remove, self->rounds_group);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (CueBlindRound) round = g_list_model_get_item (G_LIST_MODEL (self->rounds), i);
      g_autofree char *text = dup_round_text (round);
      g_autofree char *title = g_markup_escape_text (cue_blind_round_get_title (round), -1);
      GtkWidget       *row = adw_action_row_new ();
      GtkWidget       *label = gtk_label_new (cue_blind_round_is_finished (round) ? _ ("Verdict") : _ ("Go On"));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "round", g_object_ref (round), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (round_row_activated_cb), self, 0);
      adw_preferences_group_add (self->rounds_group, row);
      g_ptr_array_add (self->round_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rounds_group), n_rounds > 0);
}

/* (transfer full): the agent that all are about, else the workspace. */
static char *
dup_title (CueBlindSetup *self)
{
  gint64             agent = CUE_UNSET;
  CueResourceObject *found;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      gint64 own = cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (g_ptr_array_index (self->drafts, i))),
                                                   "agent");

      if (i > 0 && own != agent)
        return g_strdup (cue_workspace_get_name (cue_library_get_workspace (self->library)));
      agent = own;
    }
  found = agent != CUE_UNSET ? cue_library_find (self->library, CUE_RESOURCE_AGENTS, agent) : NULL;
  return g_strdup (found != NULL ? cue_resource_object_get_name (found)
                                 : cue_workspace_get_name (cue_library_get_workspace (self->library)));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CANCELLED], 0);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CueBlindSetup *self = CUE_BLIND_SETUP (widget);
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autoptr (GPtrArray) drafts = get_drafts (self);
  g_autofree char *title = dup_title (self);
  g_autoptr (CueBlindRound) round = NULL;

  if (chosen->len < 2 || chosen->len > CUE_BLIND_MAX_SETTINGS)
    return;

  round = cue_blind_candidates_make_round (title, drafts, chosen,
                                           (guint) gtk_spin_button_get_value_as_int (self->count_button), NULL);
  if (cue_blind_round_get_n_items (round) > 0)
    g_signal_emit (self, signals[SIGNAL_STARTED], 0, round);
}

static void
cue_blind_setup_dispose (GObject *object)
{
  CueBlindSetup *self = CUE_BLIND_SETUP (object);

  cue_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_BLIND_SETUP);
  g_clear_object (&self->library);
  g_clear_object (&self->rounds);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->setting_rows, g_ptr_array_unref);
  g_clear_pointer (&self->round_rows, g_ptr_array_unref);
  g_clear_pointer (&self->draft_rows, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);

  G_OBJECT_CLASS (cue_blind_setup_parent_class)->dispose (object);
}

static void
cue_blind_setup_class_init (CueBlindSetupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_blind_setup_dispose;

  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", CUE_TYPE_BLIND_SETUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
  signals[SIGNAL_STARTED] = g_signal_new ("started", CUE_TYPE_BLIND_SETUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, CUE_TYPE_BLIND_ROUND);
  signals[SIGNAL_ROUND_ACTIVATED] = g_signal_new ("round-activated", CUE_TYPE_BLIND_SETUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                                  NULL, NULL, G_TYPE_NONE, 1, CUE_TYPE_BLIND_ROUND);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/ui/blind/cue-blind-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, CueBlindSetup, stack);
  gtk_widget_class_bind_template_child (widget_class, CueBlindSetup, rounds_group);
  gtk_widget_class_bind_template_child (widget_class, CueBlindSetup, settings_group);
  gtk_widget_class_bind_template_child (widget_class, CueBlindSetup, scenarios_group);
  gtk_widget_class_bind_template_child (widget_class, CueBlindSetup, count_button);
  gtk_widget_class_bind_template_child (widget_class, CueBlindSetup, choice_row);
  gtk_widget_class_install_action (widget_class, "blind-setup.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "blind-setup.start", NULL, start_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "blind-setup.cancel", NULL);
}

static void
cue_blind_setup_init (CueBlindSetup *self)
{
  self->drafts = g_ptr_array_new ();
  self->candidates = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->setting_rows = g_ptr_array_new ();
  self->round_rows = g_ptr_array_new ();
  self->draft_rows = g_ptr_array_new ();
  self->left_out = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cue_blind_setup_set_library (CueBlindSetup  *self,
                             CueLibrary     *library,
                             CueBlindRounds *rounds)
{
  g_return_if_fail (CUE_IS_BLIND_SETUP (self));
  g_return_if_fail (CUE_IS_LIBRARY (library) && CUE_IS_BLIND_ROUNDS (rounds));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->rounds = g_object_ref (rounds);
  g_signal_connect_object (rounds, "items-changed", G_CALLBACK (fill_rounds), self, G_CONNECT_SWAPPED);
}

void
cue_blind_setup_set_drafts (CueBlindSetup *self,
                            GPtrArray     *drafts)
{
  gboolean ready;

  g_return_if_fail (CUE_IS_BLIND_SETUP (self));
  g_return_if_fail (drafts != NULL && self->library != NULL);

  g_hash_table_remove_all (self->left_out);
  g_ptr_array_unref (self->drafts);
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (self->drafts, g_object_ref (g_ptr_array_index (drafts, i)));
  g_ptr_array_unref (self->candidates);
  self->candidates = cue_blind_candidates_find (self->drafts, 1, cue_blind_setup_dup_name, self->library);

  ready = self->candidates->len >= 2;
  fill_settings (self);
  fill_scenarios (self);
  fill_rounds (self);
  gtk_widget_set_visible (GTK_WIDGET (self->settings_group), ready);
  gtk_widget_set_visible (GTK_WIDGET (self->scenarios_group), ready);
  gtk_stack_set_visible_child_name (self->stack, ready || self->round_rows->len > 0 ? "choice" : "empty");
  gtk_adjustment_set_value (gtk_spin_button_get_adjustment (self->count_button), G_MAXINT);
  update (self);
}
