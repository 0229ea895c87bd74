/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-navigation.h"

#include "cue-navigation-row.h"
#include "cue-progress-look.h"
#include "cue-property.h"
#include "cue-workspace-switcher.h"

#include <glib/gi18n.h>

/* How many scenarios are counted in a row; more than that wait a while for others to come. */
#define SLICE 2000
#define COUNT_DELAY_MS 300

/* Three lists stand for one: what is selected in one is unselected in the others. */
struct _CueNavigation
{
  AdwBin parent_instance;

  GtkWidget            *window_controls;
  CueWorkspaceSwitcher *switcher;
  GMenu                *rounds_menu;
  GtkMenuButton        *menu_button;
  GtkLabel             *agents_title;
  GtkListBox           *agents_list;
  GtkListBox           *library_list;
  GtkListBox           *activity_list;
  CueNavigationRow     *all_row;
  CueNavigationRow     *activity_row;

  CueLibrary          *library; /* (owned) */
  CueGenerationQueue  *queue;   /* (owned) */
  CueWorkspaceManager *manager; /* (owned) (nullable) */

  CuePlace    place;
  gint64      agent;        /* CUE_UNSET unless place is an agent */
  gint64      wanted_agent; /* CUE_UNSET, or the agent to go to when it appears */
  gboolean    chosen;       /* somebody went somewhere: agents that appear are not gone to */
  gboolean    selecting;    /* the lists are being brought in line */
  GHashTable *counts;       /* (owned) (element-type gint64 int): scenarios by agent, as far as they are counted */
  guint       n_counted;    /* drafts that are in counts */
  guint       count_source; /* a recount is waiting, or goes on */
  gboolean    count_again;  /* something has changed since it began */
};

G_DEFINE_FINAL_TYPE (CueNavigation, cue_navigation, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_QUEUE,
  PROP_MANAGER,
} CueNavigationProperty;

enum
{
  SIGNAL_PLACE_CHANGED,
  SIGNAL_PLACE_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_MANAGER + 1];
static guint       signals[N_SIGNALS];

/* (transfer none) (nullable) */
static CueNavigationRow *
find_agent_row (CueNavigation *self,
                gint64         agent)
{
  GListModel *agents = cue_library_get_agents (self->library);

  for (guint i = 0; i < g_list_model_get_n_items (agents); i++)
    {
      g_autoptr (CueResourceObject) item = g_list_model_get_item (agents, i);

      if (cue_resource_object_get_id (item) == agent)
        return CUE_NAVIGATION_ROW (gtk_list_box_get_row_at_index (self->agents_list, (int) i));
    }

  return NULL;
}

static void
select_row (CueNavigation *self,
            GtkListBoxRow *row)
{
  GtkListBox *lists[] = { self->agents_list, self->library_list, self->activity_list };

  self->selecting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (row != NULL && gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (lists[i]))
      gtk_list_box_select_row (lists[i], row);
    else
      gtk_list_box_unselect_all (lists[i]);
  self->selecting = FALSE;
}

/* (transfer none) (nullable): the row of the place. */
static GtkListBoxRow *
get_place_row (CueNavigation *self)
{
  switch (self->place)
    {
    case CUE_PLACE_ALL:
      return GTK_LIST_BOX_ROW (self->all_row);
    case CUE_PLACE_AGENT:
      return (GtkListBoxRow *) find_agent_row (self, self->agent);
    case CUE_PLACE_ACTIVITY:
      return GTK_LIST_BOX_ROW (self->activity_row);
    default:
      g_assert_not_reached ();
    }
}

static void
show_place (CueNavigation *self)
{
  select_row (self, get_place_row (self));
}

static void
set_place (CueNavigation *self,
           CuePlace       place,
           gint64         agent)
{
  gboolean changed = self->place != place || self->agent != agent;

  self->place = place;
  self->agent = agent;
  show_place (self);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_PLACE_CHANGED], 0);
}

static void
show_counts (CueNavigation *self)
{
  GListModel *agents = cue_library_get_agents (self->library);

  for (guint i = 0; i < g_list_model_get_n_items (agents); i++)
    {
      g_autoptr (CueResourceObject) agent = g_list_model_get_item (agents, i);
      gint64         id = cue_resource_object_get_id (agent);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->agents_list, (int) i);
      int           *count = g_hash_table_lookup (self->counts, &id);

      if (row != NULL)
        cue_navigation_row_set_count (CUE_NAVIGATION_ROW (row), count != NULL ? *count : 0);
    }

  cue_navigation_row_set_count (self->all_row, (int) g_list_model_get_n_items (cue_library_get_drafts (self->library)));
}

/* Counts the next drafts, at most @n_drafts; TRUE when that were the last. */
static gboolean
count_some (CueNavigation *self,
            guint          n_drafts)
{
  GListModel *drafts = cue_library_get_drafts (self->library);

  for (; n_drafts > 0; n_drafts--)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (drafts, self->n_counted);
      gint64 agent;
      int   *count;

      if (draft == NULL)
        return TRUE;

      agent = cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft)), "agent");
      count = g_hash_table_lookup (self->counts, &agent);
      if (count == NULL)
        {
          count = g_new0 (int, 1);
          g_hash_table_insert (self->counts, g_memdup2 (&agent, sizeof agent), count);
        }
      (*count)++;
      self->n_counted++;
    }

  return FALSE;
}

static void queue_count (CueNavigation *self);

static gboolean
count_cb (gpointer user_data)
{
  CueNavigation *self = user_data;

  if (!count_some (self, SLICE))
    return G_SOURCE_CONTINUE;

  self->count_source = 0;
  show_counts (self);
  if (self->count_again)
    queue_count (self);
  return G_SOURCE_REMOVE;
}

static gboolean
begin_count_cb (gpointer user_data)
{
  CueNavigation *self = user_data;

  g_hash_table_remove_all (self->counts);
  self->n_counted = 0;
  self->count_again = FALSE;
  self->count_source = g_idle_add (count_cb, self);
  return G_SOURCE_REMOVE;
}

/* Many changes in a row are counted once. Many scenarios are counted in slices, and not at each page that is read; what
 * changes while they are counted is counted afterwards. */
static void
queue_count (CueNavigation *self)
{
  self->count_again = TRUE;
  if (self->count_source != 0)
    return;

  if (g_list_model_get_n_items (cue_library_get_drafts (self->library)) > SLICE)
    self->count_source = g_timeout_add (COUNT_DELAY_MS, begin_count_cb, self);
  else
    self->count_source = g_idle_add (begin_count_cb, self);
}

static void
agents_changed_cb (CueNavigation *self)
{
  GListModel *agents = cue_library_get_agents (self->library);
  guint       n_agents = g_list_model_get_n_items (agents);

  gtk_widget_set_visible (GTK_WIDGET (self->agents_title), n_agents > 0);
  queue_count (self);

  if (self->wanted_agent != CUE_UNSET && find_agent_row (self, self->wanted_agent) != NULL)
    {
      gint64 agent = self->wanted_agent;

      self->wanted_agent = CUE_UNSET;
      set_place (self, CUE_PLACE_AGENT, agent);
    }
  else if (!self->chosen && n_agents > 0)
    {
      g_autoptr (CueResourceObject) first = g_list_model_get_item (agents, 0);

      set_place (self, CUE_PLACE_AGENT, cue_resource_object_get_id (first));
    }
  else if (self->place == CUE_PLACE_AGENT && find_agent_row (self, self->agent) == NULL)
    set_place (self, CUE_PLACE_ALL, CUE_UNSET);
  else
    show_place (self);
}

static guint
count_needing (CueNavigation *self)
{
  guint n_needing = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->queue)); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      n_needing += cue_progress_look_needs_you (generation);
    }

  return n_needing;
}

/* What runs; where nothing runs what needs somebody, else what waits: generations and saves. */
static void
show_badge (CueNavigation *self)
{
  guint            n_active = cue_generation_queue_get_n_active (self->queue);
  guint            n_waiting = 0;
  guint            n_saves = cue_library_get_n_waiting (self->library);
  guint            n_needing = count_needing (self);
  g_autofree char *going = NULL;
  g_autofree char *needing = NULL;
  g_autofree char *spoken = NULL;
  gboolean         urgent;

  g_object_get (self->queue, "n-waiting", &n_waiting, NULL);
  if (n_active > n_waiting)
    /* translators: a badge beside “Activity”: how many generations are on their way */
    going = g_strdup_printf (ngettext ("%u running", "%u running", n_active - n_waiting), n_active - n_waiting);
  else if (n_waiting + n_saves > 0)
    /* translators: a badge beside “Activity”: how many generations and saves wait to be sent */
    going = g_strdup_printf (ngettext ("%u waiting", "%u waiting", n_waiting + n_saves), n_waiting + n_saves);
  if (n_needing > 0)
    needing = g_strdup_printf (ngettext ("%u needs you", "%u need you", n_needing), n_needing);

  urgent = needing != NULL && n_active == n_waiting;
  cue_navigation_row_set_badge (self->activity_row, urgent ? needing : going);
  cue_navigation_row_set_urgent (self->activity_row, urgent);
  /* translators: what a screen reader says of Activity: “2 running, 1 needs you” */
  spoken = going != NULL && needing != NULL ? g_strdup_printf (_ ("%s, %s"), going, needing)
                                            : g_strdup (going != NULL ? going : needing != NULL ? needing
                                                                                                : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->activity_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
go_to_row (CueNavigation *self,
           GtkListBoxRow *row)
{
  self->chosen = TRUE;
  self->wanted_agent = CUE_UNSET;

  if (row == GTK_LIST_BOX_ROW (self->all_row))
    set_place (self, CUE_PLACE_ALL, CUE_UNSET);
  else if (row == GTK_LIST_BOX_ROW (self->activity_row))
    set_place (self, CUE_PLACE_ACTIVITY, CUE_UNSET);
  else
    {
      g_autoptr (CueResourceObject) agent = g_list_model_get_item (cue_library_get_agents (self->library),
                                                                   (guint) gtk_list_box_row_get_index (row));

      if (agent != NULL)
        set_place (self, CUE_PLACE_AGENT, cue_resource_object_get_id (agent));
    }
}

static void
row_selected_cb (CueNavigation *self,
                 GtkListBoxRow *row)
{
  if (!self->selecting && row != NULL)
    go_to_row (self, row);
}

static void
row_activated_cb (CueNavigation *self,
                  GtkListBoxRow *row)
{
  go_to_row (self, row);
  g_signal_emit (self, signals[SIGNAL_PLACE_ACTIVATED], 0);
}

/* Up and Down go on into the neighbouring list. */
static gboolean
keynav_failed_cb (GtkWidget       *list,
                  GtkDirectionType direction)
{
  CueNavigation *self = CUE_NAVIGATION (gtk_widget_get_ancestor (list, CUE_TYPE_NAVIGATION));
  GtkListBox    *lists[] = { self->agents_list, self->library_list, self->activity_list };
  int            step = direction == GTK_DIR_DOWN ? 1 : -1;
  int            i = 0;

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;

  while (GTK_WIDGET (lists[i]) != list)
    i++;

  for (i += step; i >= 0 && i < (int) G_N_ELEMENTS (lists); i += step)
    {
      GtkWidget *row = step > 0 ? gtk_widget_get_first_child (GTK_WIDGET (lists[i]))
                                : gtk_widget_get_last_child (GTK_WIDGET (lists[i]));

      if (row != NULL && gtk_widget_grab_focus (row))
        {
          go_to_row (self, GTK_LIST_BOX_ROW (row));
          return TRUE;
        }
    }

  return FALSE;
}

static GtkWidget *
create_agent_row (gpointer item,
                  gpointer user_data)
{
  GtkWidget *row = cue_navigation_row_new (cue_resource_object_get_name (item), "audio-headphones-symbolic");

  g_object_bind_property (item, "name", row, "title", G_BINDING_DEFAULT);
  return row;
}

static gboolean
cue_navigation_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = get_place_row (CUE_NAVIGATION (widget));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cue_navigation_constructed (GObject *object)
{
  CueNavigation *self = CUE_NAVIGATION (object);
  GListModel    *agents = cue_library_get_agents (self->library);

  G_OBJECT_CLASS (cue_navigation_parent_class)->constructed (object);

  cue_workspace_switcher_set_workspace (self->switcher, cue_library_get_workspace (self->library));
  gtk_list_box_bind_model (self->agents_list, agents, create_agent_row, NULL, NULL);
  g_signal_connect_object (agents, "items-changed", G_CALLBACK (agents_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cue_library_get_drafts (self->library), "items-changed",
                           G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify::n-active", G_CALLBACK (show_badge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify::n-waiting", G_CALLBACK (show_badge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "items-changed", G_CALLBACK (show_badge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::n-waiting", G_CALLBACK (show_badge), self, G_CONNECT_SWAPPED);
  agents_changed_cb (self);
  show_badge (self);
  queue_count (self);
}

static void
cue_navigation_dispose (GObject *object)
{
  CueNavigation *self = CUE_NAVIGATION (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_NAVIGATION);
  g_clear_object (&self->library);
  g_clear_object (&self->queue);
  g_clear_object (&self->manager);
  g_clear_pointer (&self->counts, g_hash_table_unref);

  G_OBJECT_CLASS (cue_navigation_parent_class)->dispose (object);
}

static void
cue_navigation_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CueNavigation *self = CUE_NAVIGATION (object);

  switch ((CueNavigationProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_MANAGER:
      g_value_set_object (value, self->manager);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_navigation_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CueNavigation *self = CUE_NAVIGATION (object);

  switch ((CueNavigationProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;
    case PROP_MANAGER:
      cue_navigation_set_manager (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_navigation_class_init (CueNavigationClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_navigation_constructed;
  object_class->dispose = cue_navigation_dispose;
  object_class->get_property = cue_navigation_get_property;
  object_class->set_property = cue_navigation_set_property;
  widget_class->grab_focus = cue_navigation_grab_focus;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_MANAGER] =
    g_param_spec_object ("manager", NULL, NULL, CUE_TYPE_WORKSPACE_MANAGER, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_PLACE_CHANGED] =
    g_signal_new ("place-changed", CUE_TYPE_NAVIGATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PLACE_ACTIVATED] =
    g_signal_new ("place-activated", CUE_TYPE_NAVIGATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CUE_TYPE_NAVIGATION_ROW);
  g_type_ensure (CUE_TYPE_WORKSPACE_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-navigation.ui");
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, window_controls);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, rounds_menu);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, switcher);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, agents_title);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, agents_list);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, library_list);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, activity_list);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, all_row);
  gtk_widget_class_bind_template_child (widget_class, CueNavigation, activity_row);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
}

static void
cue_navigation_init (CueNavigation *self)
{
  self->agent = CUE_UNSET;
  self->wanted_agent = CUE_UNSET;
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_navigation_new (CueLibrary         *library,
                    CueGenerationQueue *queue)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_NAVIGATION, "library", library, "queue", queue, NULL);
}

CuePlace
cue_navigation_get_place (CueNavigation *self)
{
  g_return_val_if_fail (CUE_IS_NAVIGATION (self), CUE_PLACE_ALL);

  return self->place;
}

gint64
cue_navigation_get_agent (CueNavigation *self)
{
  g_return_val_if_fail (CUE_IS_NAVIGATION (self), CUE_UNSET);

  return self->agent;
}

const char *
cue_navigation_get_title (CueNavigation *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CUE_IS_NAVIGATION (self), NULL);

  row = get_place_row (self);
  return row != NULL ? cue_navigation_row_get_title (CUE_NAVIGATION_ROW (row)) : NULL;
}

void
cue_navigation_go (CueNavigation *self,
                   CuePlace       place,
                   gint64         agent)
{
  g_return_if_fail (CUE_IS_NAVIGATION (self));

  self->chosen = TRUE;
  self->wanted_agent = CUE_UNSET;

  if (place != CUE_PLACE_AGENT)
    set_place (self, place, CUE_UNSET);
  else if (find_agent_row (self, agent) != NULL)
    set_place (self, CUE_PLACE_AGENT, agent);
  else
    self->wanted_agent = agent;
}

void
cue_navigation_set_manager (CueNavigation       *self,
                            CueWorkspaceManager *manager)
{
  g_return_if_fail (CUE_IS_NAVIGATION (self));
  g_return_if_fail (manager == NULL || CUE_IS_WORKSPACE_MANAGER (manager));

  cue_workspace_switcher_set_manager (self->switcher, manager);
  cue_set_object (self, &self->manager, manager, properties[PROP_MANAGER]);
}

void
cue_navigation_open_workspaces (CueNavigation *self)
{
  g_return_if_fail (CUE_IS_NAVIGATION (self));

  cue_workspace_switcher_popup (self->switcher);
}

void
cue_navigation_open_menu (CueNavigation *self)
{
  g_return_if_fail (CUE_IS_NAVIGATION (self));

  gtk_menu_button_popup (self->menu_button);
}

GMenu *
cue_navigation_get_rounds_menu (CueNavigation *self)
{
  g_return_val_if_fail (CUE_IS_NAVIGATION (self), NULL);

  return self->rounds_menu;
}

void
cue_navigation_set_show_title_buttons (CueNavigation *self,
                                       gboolean       show)
{
  g_return_if_fail (CUE_IS_NAVIGATION (self));

  gtk_widget_set_visible (self->window_controls, show);
}
