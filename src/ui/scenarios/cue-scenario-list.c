/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-list-private.h"

#include "cue-property.h"
#include "cue-scenario-row.h"

#include <glib/gi18n.h>

/* Lists longer than this are gone through in slices between frames. */
#define INCREMENTAL_FROM 2000

G_DEFINE_FINAL_TYPE (CueScenarioList, cue_scenario_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_SELECTED,
} CueScenarioListProperty;

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_SELECTED + 1];
static guint       signals[N_SIGNALS];

static gboolean
belongs_to_agent (gpointer item,
                  gpointer user_data)
{
  CueScenarioList *self = user_data;

  return cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (item)), "agent") == self->agent;
}

/* GTK_INVALID_LIST_POSITION when @draft has none of the @n_rows rows from @first on. */
static guint
find_row (CueScenarioList *self,
          CueDraft        *draft,
          guint            first,
          guint            n_rows)
{
  guint end = first + MIN (n_rows, g_list_model_get_n_items (G_LIST_MODEL (self->selection)) - first);

  for (guint i = first; i < end; i++)
    {
      g_autoptr (CueDraft) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (row == draft)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
set_selected (CueScenarioList *self,
              CueDraft        *draft)
{
  cue_set_object (self, &self->selected, draft, properties[PROP_SELECTED]);
}

static void
set_row (CueScenarioList *self,
         guint            row)
{
  self->row = row;
  if (row != GTK_INVALID_LIST_POSITION)
    self->position = row;
}

static gboolean
is_at_row (CueScenarioList *self)
{
  g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->selection), self->row);

  return draft != NULL && draft == self->selected;
}

/* Finds the row of the selected draft, which may be one of the @n_changed rows from @first on, and selects it. */
static void
sync_selection_within (CueScenarioList *self,
                       guint            first,
                       guint            n_changed)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->selected == NULL && self->first_wanted && n_rows > 0)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);

      /* Rows of the place before may still be there. */
      if (gtk_filter_match (self->row_filter, draft))
        {
          self->first_wanted = FALSE;
          set_selected (self, draft);
        }
    }

  if (self->selected == NULL)
    set_row (self, GTK_INVALID_LIST_POSITION);
  else if (!is_at_row (self))
    set_row (self, gtk_filter_match (self->row_filter, self->selected) ? find_row (self, self->selected, first, n_changed)
                                                                       : GTK_INVALID_LIST_POSITION);
  cue_scenario_list_follow_selected (self);
}

static void
sync_selection (CueScenarioList *self)
{
  sync_selection_within (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

void
cue_scenario_list_set_lead (CueScenarioList *self,
                            CueDraft        *draft,
                            guint            row)
{
  set_selected (self, draft);
  set_row (self, row);
  if (!is_at_row (self))
    set_row (self, find_row (self, draft, 0, G_MAXUINT));
}

static void
set_incremental (CueScenarioList *self)
{
  gboolean many = g_list_model_get_n_items (cue_library_get_drafts (self->library)) > INCREMENTAL_FROM;

  gtk_filter_list_model_set_incremental (self->of_agent, many);
  gtk_filter_list_model_set_incremental (self->found, many);
}

/* A draft that has been deleted hands the selection on to its neighbour. */
static void
drafts_changed_cb (CueScenarioList *self,
                   guint            position,
                   guint            n_removed)
{
  guint n_drafts = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  set_incremental (self);
  if (n_removed > 0)
    cue_scenario_list_forget_removed (self);
  if (n_removed > 0 && self->selected != NULL &&
      cue_library_find_draft (self->library, cue_draft_get_id (self->selected)) != self->selected)
    {
      g_autoptr (CueDraft) neighbour = NULL;

      if (n_drafts > 0)
        neighbour = g_list_model_get_item (G_LIST_MODEL (self->found), MIN (self->position, n_drafts - 1));
      set_selected (self, neighbour);
    }

  sync_selection (self);
  cue_scenario_list_show_state (self);
}

/* Rows before the selected one take it along. */
static void
rows_changed_cb (CueScenarioList *self,
                 guint            position,
                 guint            n_removed,
                 guint            n_added)
{
  if (self->row != GTK_INVALID_LIST_POSITION && self->row >= position + n_removed)
    set_row (self, self->row - n_removed + n_added);
  sync_selection_within (self, position, n_added);
  cue_scenario_list_show_state (self);
}

static void
set_words (CueScenarioList *self,
           const char      *query)
{
  g_autofree char *description = NULL;

  /* translators: %s is what was typed into the search entry */
  description = g_markup_printf_escaped (_ ("No scenario here contains “%s”."), query);
  adw_status_page_set_description (self->nothing_page, description);
  cue_scenario_filter_set_text (self->word_filter, query);
  cue_scenario_list_show_state (self);
}

static void
search_changed_cb (CueScenarioList *self)
{
  set_words (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
clear_search_cb (CueScenarioList *self)
{
  cue_scenario_list_set_search (self, "");
}

/* (transfer none) (nullable): the list's widget that shows @draft, where it has one. */
static GtkWidget *
find_item (CueScenarioList *self,
           CueDraft        *draft)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (CUE_IS_SCENARIO_ROW (row) && cue_scenario_row_get_draft (CUE_SCENARIO_ROW (row)) == draft)
        return item;
    }

  return NULL;
}

/* Selects the @row-th row, whatever was chosen before. */
static void
select_row (CueScenarioList *self,
            guint            row)
{
  g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->selection), row);

  if (draft == NULL)
    return;
  if (!cue_scenario_selection_get_keeping (self->selection))
    cue_scenario_selection_choose_only (self->selection, draft);
  set_selected (self, draft);
  set_row (self, row);
}

/* The selected row gets the keyboard; the view by itself would give it to the row that had it last. */
static void
enter_list_cb (CueScenarioList *self)
{
  GtkWidget *item;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  if (self->row == GTK_INVALID_LIST_POSITION)
    select_row (self, 0);
  item = find_item (self, self->selected);
  gtk_widget_grab_focus (item != NULL ? item : GTK_WIDGET (self->view));
}

static gboolean
search_key_pressed_cb (GtkEventControllerKey *controller,
                       guint                  keyval,
                       guint                  keycode,
                       GdkModifierType        state,
                       CueScenarioList       *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  enter_list_cb (self);
  return GDK_EVENT_STOP;
}

static void
activate_cb (CueScenarioList *self,
             guint            position)
{
  select_row (self, position);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static gboolean
cue_scenario_list_grab_focus (GtkWidget *widget)
{
  CueScenarioList *self = CUE_SCENARIO_LIST (widget);

  if (!g_str_equal (cue_scenario_list_get_state (self), "rows"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  enter_list_cb (self);
  return TRUE;
}

/* All agents together need no looking at each scenario. */
static void
filter_agent (CueScenarioList *self)
{
  gboolean all = self->agent == CUE_UNSET;

  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->agent_filter),
                                     all ? NULL : belongs_to_agent, all ? NULL : self, NULL);
}

static void
build_pipeline (CueScenarioList *self)
{
  GListModel     *drafts = cue_library_get_drafts (self->library);
  GtkEveryFilter *both = gtk_every_filter_new ();

  /* Before the filters, which go through what comes. */
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (set_incremental), self, G_CONNECT_SWAPPED);

  self->agent_filter = GTK_FILTER (gtk_custom_filter_new (NULL, NULL, NULL));
  self->word_filter = cue_scenario_filter_new (self->library);
  self->row_filter = GTK_FILTER (both);
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (self->agent_filter));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (g_object_ref (self->word_filter)));
  self->of_agent = gtk_filter_list_model_new (g_object_ref (drafts), g_object_ref (self->agent_filter));
  self->found = gtk_filter_list_model_new (g_object_ref (drafts), g_object_ref (self->row_filter));
  filter_agent (self);
  set_incremental (self);
  self->selection = cue_scenario_selection_new (G_LIST_MODEL (self->found));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  /* After the view, which has to know the rows before it hears which of them are selected. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "notify::pending", G_CALLBACK (cue_scenario_list_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->of_agent, "notify::pending", G_CALLBACK (cue_scenario_list_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->word_filter, "notify::busy", G_CALLBACK (cue_scenario_list_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->of_agent, "items-changed", G_CALLBACK (cue_scenario_list_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (drafts_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cue_scenario_list_constructed (GObject *object)
{
  CueScenarioList *self = CUE_SCENARIO_LIST (object);

  G_OBJECT_CLASS (cue_scenario_list_parent_class)->constructed (object);

  build_pipeline (self);
  cue_scenario_list_start_choosing (self);
  cue_list_footer_set_library (self->footer, self->library);
  g_signal_connect_object (cue_library_get_connection (self->library), "notify::state",
                           G_CALLBACK (cue_scenario_list_show_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::loading", G_CALLBACK (cue_scenario_list_follow_loading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::loaded", G_CALLBACK (cue_scenario_list_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::error-text", G_CALLBACK (cue_scenario_list_show_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::store-error-text", G_CALLBACK (cue_scenario_list_show_error), self, G_CONNECT_SWAPPED);
  sync_selection (self);
  cue_scenario_list_follow_loading (self);
  cue_scenario_list_show_error (self);
}

static void
cue_scenario_list_dispose (GObject *object)
{
  CueScenarioList *self = CUE_SCENARIO_LIST (object);

  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_SCENARIO_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->of_agent);
  g_clear_object (&self->row_filter);
  g_clear_object (&self->word_filter);
  g_clear_object (&self->agent_filter);
  g_clear_object (&self->selected);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (cue_scenario_list_parent_class)->dispose (object);
}

static void
cue_scenario_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CueScenarioList *self = CUE_SCENARIO_LIST (object);

  switch ((CueScenarioListProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_list_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CueScenarioList *self = CUE_SCENARIO_LIST (object);

  switch ((CueScenarioListProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_SELECTED:
      cue_scenario_list_set_selected (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_list_class_init (CueScenarioListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_scenario_list_constructed;
  object_class->dispose = cue_scenario_list_dispose;
  object_class->get_property = cue_scenario_list_get_property;
  object_class->set_property = cue_scenario_list_set_property;
  widget_class->grab_focus = cue_scenario_list_grab_focus;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, CUE_TYPE_DRAFT, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", CUE_TYPE_SCENARIO_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CUE_TYPE_BANNER);
  g_type_ensure (CUE_TYPE_LIST_FOOTER);
  g_type_ensure (CUE_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-scenario-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, header);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, new_button);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, banner);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, stack);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, view);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioList, footer);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  cue_scenario_list_install_choosing (widget_class);
}

static void
cue_scenario_list_init (CueScenarioList *self)
{
  self->agent = CUE_UNSET;
  self->first_wanted = TRUE;
  self->row = GTK_INVALID_LIST_POSITION;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_scenario_list_new (CueLibrary *library)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);

  return g_object_new (CUE_TYPE_SCENARIO_LIST, "library", library, NULL);
}

void
cue_scenario_list_show_agent (CueScenarioList *self,
                              gint64           agent,
                              const char      *title)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));

  adw_window_title_set_title (self->window_title, title != NULL ? title : "");
  if (self->agent == agent)
    return;

  self->agent = agent;
  if (self->selected == NULL || (agent != CUE_UNSET && !belongs_to_agent (self->selected, self)))
    {
      set_selected (self, NULL);
      self->first_wanted = TRUE;
    }
  filter_agent (self);
  sync_selection (self);
  cue_scenario_list_show_state (self);
}

CueDraft *
cue_scenario_list_get_selected (CueScenarioList *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_LIST (self), NULL);

  return self->selected;
}

void
cue_scenario_list_set_selected (CueScenarioList *self,
                                CueDraft        *draft)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  self->first_wanted = FALSE;
  if (!cue_scenario_selection_get_keeping (self->selection))
    cue_scenario_selection_choose_only (self->selection, draft);
  set_selected (self, draft);
  if (draft != NULL && *cue_scenario_filter_get_text (self->word_filter) != '\0' &&
      find_row (self, draft, 0, G_MAXUINT) == GTK_INVALID_LIST_POSITION)
    cue_scenario_list_set_search (self, "");
  sync_selection (self);
  if (draft != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", self->position);
}

GListModel *
cue_scenario_list_get_rows (CueScenarioList *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_LIST (self), NULL);

  return G_LIST_MODEL (self->selection);
}

gboolean
cue_scenario_list_step (CueScenarioList *self,
                        int              step)
{
  guint n_rows;
  guint position;

  g_return_val_if_fail (CUE_IS_SCENARIO_LIST (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  position = self->row;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if (step < 0 ? position == 0 : position + 1 >= n_rows)
    return FALSE;
  else
    position += (guint) step;

  select_row (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  return n_rows > 0;
}

void
cue_scenario_list_set_search (CueScenarioList *self,
                              const char      *text)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));
  g_return_if_fail (text != NULL);

  /* The entry would say in between that there is no text. */
  g_signal_handlers_block_by_func (self->search_entry, search_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  g_signal_handlers_unblock_by_func (self->search_entry, search_changed_cb, self);
  set_words (self, text);
}

void
cue_scenario_list_focus_search (CueScenarioList *self)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

const char *
cue_scenario_list_get_state (CueScenarioList *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_LIST (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
cue_scenario_list_pack_start (CueScenarioList *self,
                              GtkWidget       *child)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  /* New stays beside the title, after what opens the navigation. */
  g_object_ref (self->new_button);
  adw_header_bar_remove (self->header, GTK_WIDGET (self->new_button));
  adw_header_bar_pack_start (self->header, child);
  adw_header_bar_pack_start (self->header, GTK_WIDGET (self->new_button));
  g_object_unref (self->new_button);
}

void
cue_scenario_list_set_title_buttons (CueScenarioList *self,
                                     gboolean         start,
                                     gboolean         end)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));

  adw_header_bar_set_show_start_title_buttons (self->header, start);
  adw_header_bar_set_show_end_title_buttons (self->header, end);
}

void
cue_scenario_list_set_click_opens (CueScenarioList *self,
                                   gboolean         click_opens)
{
  g_return_if_fail (CUE_IS_SCENARIO_LIST (self));

  self->click_opens = click_opens;
  cue_scenario_list_follow_selected (self);
}
