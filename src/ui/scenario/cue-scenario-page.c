/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-page-private.h"

#include "cue-fit-bin.h"
#include "cue-property.h"
#include "cue-text-direction.h"
#include "cue-time-text.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

/* How often "4 minutes ago" is looked at again (s). */
#define TICK 20

G_DEFINE_FINAL_TYPE (CueScenarioPage, cue_scenario_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_QUEUE,
  PROP_DRAFT,
  PROP_TAB,
  PROP_PRICE_NOTE,
} CueScenarioPageProperty;

static GParamSpec *properties[PROP_PRICE_NOTE + 1];

static CueResourceObject *
get_scenario (CueScenarioPage *self)
{
  return CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft));
}

/* (transfer full) */
static char *
describe_draft (CueScenarioPage *self)
{
  g_autofree char *store_error = NULL;
  gint64           changed = 0;

  g_object_get (self->library, "store-error-text", &store_error, NULL);
  g_object_get (self->draft, "changed", &changed, NULL);
  if (cue_scenario_page_is_saving (self))
    return g_strdup (_ ("Saving…"));
  if (!cue_draft_is_dirty (self->draft))
    return g_strdup (cue_draft_get_base (self->draft) != NULL ? _ ("Saved") : _ ("New, nothing filled in yet"));
  if (store_error != NULL)
    return g_strdup (_ ("Draft · not kept on this computer, save it soon"));
  return cue_time_text_draft (changed, g_get_real_time ());
}

static void
update_draft_line (CueScenarioPage *self)
{
  g_autofree char *line = NULL;

  if (self->draft == NULL || self->draft_line == NULL)
    return;
  line = describe_draft (self);
  gtk_label_set_text (self->draft_line, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->draft_line), line);
}

/* (nullable): what it waits for that is ordered now. */
static const char *
get_wait (CueScenarioPage *self)
{
  CueConnection *connection = cue_library_get_connection (self->library);

  switch (connection != NULL ? cue_connection_get_state (connection) : CUE_CONNECTION_UNKNOWN)
    {
    case CUE_CONNECTION_OFFLINE:
      return _ ("Waits for the network");
    case CUE_CONNECTION_PAUSED:
      return _ ("Waits until the service can be asked again");
    case CUE_CONNECTION_KEY_REFUSED:
      return _ ("Waits for a new key");
    case CUE_CONNECTION_UNKNOWN:
    case CUE_CONNECTION_ONLINE:
    default:
      return NULL;
    }
}

static void
update_generate (CueScenarioPage *self)
{
  CueWorkspace *workspace = cue_library_get_workspace (self->library);
  gboolean      costs = cue_workspace_get_kind (workspace) == CUE_WORKSPACE_CEKURA;
  const char   *note = get_wait (self);
  gboolean      shown;

  if (self->generate_button == NULL || self->compare_page == NULL)
    return;
  shown = !self->settling && g_strcmp0 (cue_scenario_page_get_tab (self), "compare") != 0;
  if (note == NULL && costs && self->price_note != NULL && *self->price_note != '\0')
    note = self->price_note;
  gtk_widget_set_visible (GTK_WIDGET (self->generate_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->generate_note), shown && note != NULL);
  gtk_label_set_text (self->generate_note, note != NULL ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->generate_note), note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->generate_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  note != NULL ? note : "", -1);
}

static gboolean
tick_cb (gpointer user_data)
{
  update_draft_line (user_data);
  return G_SOURCE_CONTINUE;
}

static void
check_name (CueScenarioPage *self)
{
  g_autofree char *problem = cue_draft_dup_problem (self->draft, "name");

  cue_problem_label_set_text (self->name_problem, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

/* An entry puts a text of the other direction at its far end; a title stays at the start. */
static void
align_name (CueScenarioPage *self)
{
  GtkTextDirection direction = cue_text_direction_find (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
  gboolean         other = direction != GTK_TEXT_DIR_NONE && direction != gtk_widget_get_direction (GTK_WIDGET (self));

  gtk_entry_set_alignment (self->name_entry, other ? 1 : 0);
}

static void
draft_changed_cb (CueScenarioPage *self)
{
  const char *name;

  if (self->draft == NULL || self->name_entry == NULL)
    return;
  name = cue_resource_object_get_name (get_scenario (self));
  if (!g_str_equal (name, gtk_editable_get_text (GTK_EDITABLE (self->name_entry))))
    {
      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name);
      self->filling = FALSE;
    }
  align_name (self);
  if (cue_problem_label_get_text (self->name_problem) != NULL)
    check_name (self);
  cue_scenario_page_update (self);
}

static void
name_changed_cb (CueScenarioPage *self)
{
  if (self->draft != NULL && !self->filling)
    cue_resource_object_set_text (get_scenario (self), "name", gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
}

static void
name_left_cb (CueScenarioPage *self)
{
  if (self->draft != NULL && self->name_entry != NULL)
    check_name (self);
}

static void
tab_changed_cb (CueScenarioPage *self)
{
  if (self->generate_button == NULL || self->compare_page == NULL)
    return;
  update_generate (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAB]);
}

static void
cue_scenario_page_map (GtkWidget *widget)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);

  GTK_WIDGET_CLASS (cue_scenario_page_parent_class)->map (widget);
  update_draft_line (self);
  if (self->tick == 0)
    self->tick = g_timeout_add_seconds (TICK, tick_cb, self);
}

static void
cue_scenario_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&CUE_SCENARIO_PAGE (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (cue_scenario_page_parent_class)->unmap (widget);
}

static void
cue_scenario_page_constructed (GObject *object)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (object);
  CueConnection   *connection;

  G_OBJECT_CLASS (cue_scenario_page_parent_class)->constructed (object);
  cue_design_form_set_library (self->design_form, self->library);
  cue_instructions_page_set_queue (self->instructions_page, self->queue);
  cue_compare_page_set_library (self->compare_page, self->library);
  g_signal_connect_object (self->library, "notify::store-error-text", G_CALLBACK (update_draft_line), self,
                           G_CONNECT_SWAPPED);
  connection = cue_library_get_connection (self->library);
  if (connection != NULL)
    g_signal_connect_object (connection, "notify::state", G_CALLBACK (update_generate), self, G_CONNECT_SWAPPED);
  cue_scenario_page_update_actions (self);
}

static void
cue_scenario_page_dispose (GObject *object)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->draft_signals);
  g_clear_object (&self->scenario_signals);
  g_clear_object (&self->draft);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_SCENARIO_PAGE);
  g_clear_object (&self->undo_copy);
  g_clear_object (&self->undo_draft);
  g_clear_object (&self->undo_variant);
  g_clear_object (&self->adopted_variant);
  g_clear_object (&self->made_draft);
  g_clear_object (&self->postponed);
  g_clear_object (&self->library);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (cue_scenario_page_parent_class)->dispose (object);
}

static void
cue_scenario_page_finalize (GObject *object)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->saving);
  g_free (self->price_note);
  G_OBJECT_CLASS (cue_scenario_page_parent_class)->finalize (object);
}

static void
cue_scenario_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (object);

  switch ((CueScenarioPageProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;

    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;

    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;

    case PROP_TAB:
      g_value_set_string (value, cue_scenario_page_get_tab (self));
      break;

    case PROP_PRICE_NOTE:
      g_value_set_string (value, self->price_note);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (object);

  switch ((CueScenarioPageProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;

    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;

    case PROP_DRAFT:
      cue_scenario_page_set_draft (self, g_value_get_object (value));
      break;

    case PROP_TAB:
      cue_scenario_page_show_tab (self, g_value_get_string (value));
      break;

    case PROP_PRICE_NOTE:
      cue_scenario_page_set_price_note (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-scenario-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, root_box);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, switcher_stack);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, name_problem);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, draft_line);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, generate_button);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, generate_note);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, conflict_page);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, body_stack);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, save_strip);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, design_form);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, instructions_page);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioPage, compare_page);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
}

static void
cue_scenario_page_class_init (CueScenarioPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_scenario_page_constructed;
  object_class->dispose = cue_scenario_page_dispose;
  object_class->finalize = cue_scenario_page_finalize;
  object_class->get_property = cue_scenario_page_get_property;
  object_class->set_property = cue_scenario_page_set_property;
  widget_class->map = cue_scenario_page_map;
  widget_class->unmap = cue_scenario_page_unmap;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] =
    g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, CUE_TYPE_DRAFT, CUE_PARAM_READWRITE);
  properties[PROP_TAB] = g_param_spec_string ("tab", NULL, NULL, "design", CUE_PARAM_READWRITE);
  properties[PROP_PRICE_NOTE] = g_param_spec_string ("price-note", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_signal_new ("open-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                CUE_TYPE_DRAFT);
  g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                CUE_TYPE_DRAFT);

  g_type_ensure (CUE_TYPE_BANNER);
  g_type_ensure (CUE_TYPE_COMPARE_PAGE);
  g_type_ensure (CUE_TYPE_CONFLICT_PAGE);
  g_type_ensure (CUE_TYPE_DESIGN_FORM);
  g_type_ensure (CUE_TYPE_FIT_BIN);
  g_type_ensure (CUE_TYPE_INSTRUCTIONS_PAGE);
  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  g_type_ensure (CUE_TYPE_SAVE_STRIP);
  gtk_widget_class_set_css_name (widget_class, "scenariopage");
  bind_template (widget_class);
  cue_scenario_page_install_actions (widget_class);
}

static void
cue_scenario_page_init (CueScenarioPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->saving = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), FALSE);

  self->draft_signals = g_signal_group_new (CUE_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "notify", G_CALLBACK (draft_changed_cb), self);
  self->scenario_signals = g_signal_group_new (CUE_TYPE_SCENARIO);
  g_signal_group_connect_swapped (self->scenario_signals, "notify", G_CALLBACK (draft_changed_cb), self);
}

CueScenarioPage *
cue_scenario_page_new (CueLibrary         *library,
                       CueGenerationQueue *queue)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_SCENARIO_PAGE, "library", library, "queue", queue, NULL);
}

CueDraft *
cue_scenario_page_get_draft (CueScenarioPage *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_PAGE (self), NULL);
  return self->draft;
}

void
cue_scenario_page_set_draft (CueScenarioPage *self,
                             CueDraft        *draft)
{
  const char *face = draft != NULL ? "scenario" : "none";

  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  if (!g_set_object (&self->draft, draft))
    return;
  cue_problem_label_set_text (self->name_problem, NULL);
  cue_banner_hide (self->banner);
  g_clear_object (&self->postponed);
  g_clear_object (&self->adopted_variant);
  g_signal_group_set_target (self->draft_signals, draft);
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  cue_design_form_set_draft (self->design_form, draft);
  cue_instructions_page_set_draft (self->instructions_page, draft);
  cue_compare_page_set_draft (self->compare_page, draft);
  gtk_stack_set_visible_child_name (self->stack, face);
  cue_scenario_page_update_saving (self);
  gtk_widget_set_visible (self->save_button, draft != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), draft != NULL);
  draft_changed_cb (self);
  cue_scenario_page_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

void
cue_scenario_page_show_tab (CueScenarioPage *self,
                            const char      *name)
{
  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));
  g_return_if_fail (name != NULL);

  if (adw_view_stack_get_child_by_name (self->tabs, name) == NULL)
    return;
  if (self->settling)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.settle-later", NULL);
  adw_view_stack_set_visible_child_name (self->tabs, name);
}

const char *
cue_scenario_page_get_tab (CueScenarioPage *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_PAGE (self), NULL);
  return adw_view_stack_get_visible_child_name (self->tabs);
}

void
cue_scenario_page_compare_with (CueScenarioPage *self,
                                GPtrArray       *drafts)
{
  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));
  g_return_if_fail (drafts != NULL);

  if (self->draft == NULL || g_ptr_array_find (drafts, self->draft, NULL))
    return;
  cue_compare_page_set_drafts (self->compare_page, drafts);
  cue_scenario_page_show_tab (self, "compare");
}

gboolean
cue_scenario_page_find (CueScenarioPage *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_PAGE (self), FALSE);

  return gtk_widget_get_mapped (GTK_WIDGET (self->compare_page)) && cue_compare_page_find (self->compare_page);
}

void
cue_scenario_page_pack_start (CueScenarioPage *self,
                              GtkWidget       *child)
{
  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));
  adw_header_bar_pack_start (self->header_bar, child);
}

void
cue_scenario_page_set_price_note (CueScenarioPage *self,
                                  const char      *note)
{
  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));

  if (cue_set_string (self, &self->price_note, note, properties[PROP_PRICE_NOTE]))
    update_generate (self);
}

void
cue_scenario_page_update (CueScenarioPage *self)
{
  if (self->name_entry == NULL)
    return;
  update_draft_line (self);
  cue_scenario_page_update_saving (self);
  update_generate (self);
  cue_scenario_page_update_actions (self);
}

void
cue_scenario_page_show_problem (CueScenarioPage *self,
                                const char      *property,
                                const char      *problem)
{
  if (g_str_equal (property, "name"))
    {
      cue_problem_label_set_text (self->name_problem, problem);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
      return;
    }
  cue_scenario_page_show_tab (self, "design");
  cue_design_form_show_problem (self->design_form, property, problem);
}
