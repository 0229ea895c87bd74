/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-view.h"

#include "cue-activity-page.h"
#include "cue-adaptive-bin.h"
#include "cue-banner.h"
#include "cue-connection-bar.h"
#include "cue-pane-focus.h"
#include "cue-practice-text.h"
#include "cue-property.h"

#include <glib/gi18n.h>

/* Window widths, in pixels, from which on three panes, and two, are shown; more where a pane needs more. */
#define WIDE_FROM 1000
#define MEDIUM_FROM 700
#define NAVIGATION_MINIMUM 200
#define LIST_MINIMUM 280

struct _CueWorkspaceView
{
  AdwBin parent_instance;

  GtkBox         *box;
  CueAdaptiveBin *adaptive_bin;
  GtkPaned       *outer;
  GtkPaned       *inner;
  AdwBin         *navigation_slot;
  GtkStack       *content;

  CueLibrary         *library;  /* (owned) */
  CueGenerationQueue *queue;    /* (owned) */
  GAction            *practice; /* (owned) (nullable) */

  CueNavigation    *navigation;      /* (owned): moves between its slot and the popovers */
  CueConnectionBar *bar;             /* (unowned): over the panes */
  CueBanner        *practice_strip;  /* (unowned): over the bar */
  CueScenarioList  *list;            /* (unowned): in inner, like page */
  CueScenarioPage  *page;            /* (unowned) */
  CueActivityPage  *activity;        /* (unowned): in content */
  GtkMenuButton    *list_button;     /* (unowned): opens the navigation, in the list's header */
  GtkMenuButton    *activity_button; /* (unowned): and in that of Activity */
  GtkButton        *back_button;     /* (unowned): in the page's header */
  GtkToggleButton  *fold_button;     /* (unowned): beside it */

  CueViewMode mode;
  gboolean    shows_page;   /* which pane a narrow window shows */
  gboolean    fold_compare; /* whether Compare has the window for itself */
  gboolean    fold_others;  /* and the other tabs */
  int         width;
};

G_DEFINE_ENUM_TYPE (CueViewMode, cue_view_mode,
                    G_DEFINE_ENUM_VALUE (CUE_VIEW_WIDE, "wide"),
                    G_DEFINE_ENUM_VALUE (CUE_VIEW_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (CUE_VIEW_NARROW, "narrow"))
G_DEFINE_FINAL_TYPE (CueWorkspaceView, cue_workspace_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_QUEUE,
  PROP_MODE,
  PROP_FOLDED,
} CueWorkspaceViewProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

/* Puts the navigation into @slot, a bin or a popover, taking it out of where it is. */
static void
move_navigation (CueWorkspaceView *self,
                 GtkWidget        *slot)
{
  GtkWidget *navigation = GTK_WIDGET (self->navigation);
  GtkWidget *parent = gtk_widget_get_ancestor (navigation, GTK_TYPE_POPOVER);

  if (parent == slot || gtk_widget_get_parent (navigation) == slot)
    return;

  if (parent != NULL)
    gtk_popover_set_child (GTK_POPOVER (parent), NULL);
  else
    adw_bin_set_child (self->navigation_slot, NULL);

  if (GTK_IS_POPOVER (slot))
    gtk_popover_set_child (GTK_POPOVER (slot), navigation);
  else
    adw_bin_set_child (self->navigation_slot, navigation);
}

/* Where the choice for the tab that shows is kept. */
static gboolean *
fold_choice (CueWorkspaceView *self)
{
  return g_str_equal (cue_scenario_page_get_tab (self->page), "compare") ? &self->fold_compare : &self->fold_others;
}

/* Whether the page has the window for itself. In a narrow one it has anyway; without a scenario there would be nothing to
 * see, and no way to the others. */
static gboolean
is_folded (CueWorkspaceView *self)
{
  return self->mode != CUE_VIEW_NARROW && cue_scenario_page_get_draft (self->page) != NULL && *fold_choice (self) &&
         gtk_stack_get_visible_child (self->content) != GTK_WIDGET (self->activity);
}

static void
show_mode (CueWorkspaceView *self)
{
  gboolean folded = is_folded (self);
  gboolean wide = self->mode == CUE_VIEW_WIDE;
  gboolean narrow = self->mode == CUE_VIEW_NARROW;

  if (wide)
    {
      gtk_menu_button_popdown (self->list_button);
      gtk_menu_button_popdown (self->activity_button);
      move_navigation (self, GTK_WIDGET (self->navigation_slot));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->navigation_slot), wide && !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->list_button), !wide);
  gtk_widget_set_visible (GTK_WIDGET (self->activity_button), !wide);
  gtk_widget_set_visible (GTK_WIDGET (self->list), narrow ? !self->shows_page : !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->page), !narrow || self->shows_page);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->fold_button), !narrow);

  cue_navigation_set_show_title_buttons (self->navigation, wide);
  cue_scenario_list_set_title_buttons (self->list, !wide, narrow);
  cue_activity_page_set_title_buttons (self->activity, !wide);
  cue_scenario_list_set_click_opens (self->list, narrow);
  cue_connection_bar_set_narrow (self->bar, narrow);
}

/* The tab, the scenario or the tester's choice changed. */
static void
update_fold (CueWorkspaceView *self)
{
  show_mode (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
set_folded (CueWorkspaceView *self,
            gboolean          folded)
{
  gboolean *choice = fold_choice (self);

  if (*choice == folded)
    return;

  *choice = folded;
  update_fold (self);
}

static void
set_shows_page (CueWorkspaceView *self,
                gboolean          shows_page)
{
  if (self->shows_page == shows_page)
    return;

  self->shows_page = shows_page;
  show_mode (self);
}

/* The page's needs are asked while it is shown; a hidden widget needs nothing. */
static int
page_minimum (CueWorkspaceView *self)
{
  int minimum = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self->page)))
    gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
width_changed_cb (CueWorkspaceView *self,
                  int               width)
{
  int         page = page_minimum (self);
  CueViewMode mode = CUE_VIEW_NARROW;

  self->width = width;
  if (width >= MAX (WIDE_FROM, NAVIGATION_MINIMUM + LIST_MINIMUM + page))
    mode = CUE_VIEW_WIDE;
  else if (width >= MAX (MEDIUM_FROM, LIST_MINIMUM + page))
    mode = CUE_VIEW_MEDIUM;

  if (self->mode == mode)
    return;

  self->mode = mode;
  show_mode (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
place_changed_cb (CueWorkspaceView *self)
{
  if (cue_navigation_get_place (self->navigation) == CUE_PLACE_ACTIVITY)
    {
      gtk_stack_set_visible_child (self->content, GTK_WIDGET (self->activity));
      update_fold (self);
      return;
    }

  cue_scenario_list_show_agent (self->list, cue_navigation_get_agent (self->navigation),
                                cue_navigation_get_title (self->navigation));
  gtk_stack_set_visible_child_name (self->content, "scenarios");
  set_shows_page (self, FALSE);
  update_fold (self);
}

static void
place_activated_cb (CueWorkspaceView *self)
{
  gtk_menu_button_popdown (self->list_button);
  gtk_menu_button_popdown (self->activity_button);
}

static void
selected_changed_cb (CueWorkspaceView *self)
{
  cue_scenario_page_set_draft (self->page, cue_scenario_list_get_selected (self->list));
  update_fold (self);
}

static void
opened_cb (CueWorkspaceView *self)
{
  set_shows_page (self, TRUE);
}

static void
removed_cb (CueWorkspaceView *self)
{
  set_shows_page (self, FALSE);
}

static void
popup_cb (GtkMenuButton *button,
          gpointer       user_data)
{
  move_navigation (user_data, GTK_WIDGET (gtk_menu_button_get_popover (button)));
}

/* (transfer floating) */
static GtkMenuButton *
create_navigation_button (CueWorkspaceView *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                    "icon-name", "sidebar-show-symbolic",
                                    "tooltip-text", _ ("Navigation"),
                                    "popover", popover,
                                    NULL);

  gtk_widget_add_css_class (popover, "navigation-popover");
  gtk_widget_set_size_request (popover, 260, 440);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Navigation"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, self, NULL);

  return GTK_MENU_BUTTON (button);
}

/* (transfer floating) */
static GtkToggleButton *
create_fold_button (CueWorkspaceView *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                    "icon-name", "sidebar-show-symbolic",
                                    "tooltip-text", _ ("Show Navigation and List (F9)"),
                                    NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show Navigation and List"),
                                  -1);
  g_object_bind_property (self, "folded", button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL | G_BINDING_INVERT_BOOLEAN);

  return GTK_TOGGLE_BUTTON (button);
}

static void
create_panes (CueWorkspaceView *self)
{
  self->navigation = CUE_NAVIGATION (g_object_ref_sink (cue_navigation_new (self->library, self->queue)));
  self->list = CUE_SCENARIO_LIST (cue_scenario_list_new (self->library));
  self->page = cue_scenario_page_new (self->library, self->queue);
  self->activity = CUE_ACTIVITY_PAGE (cue_activity_page_new (self->queue, self->library));
  adw_bin_set_child (self->navigation_slot, GTK_WIDGET (self->navigation));
  gtk_widget_set_size_request (GTK_WIDGET (self->list), LIST_MINIMUM, -1);
  gtk_paned_set_start_child (self->inner, GTK_WIDGET (self->list));
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "page-pane");
  gtk_paned_set_end_child (self->inner, GTK_WIDGET (self->page));
  gtk_stack_add_named (self->content, GTK_WIDGET (self->activity), "activity");

  self->bar = CUE_CONNECTION_BAR (cue_connection_bar_new (self->library, self->queue));
  gtk_box_prepend (self->box, GTK_WIDGET (self->bar));
  self->practice_strip = g_object_new (CUE_TYPE_BANNER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->practice_strip), "connection-bar");
  gtk_box_prepend (self->box, GTK_WIDGET (self->practice_strip));

  self->list_button = create_navigation_button (self);
  self->activity_button = create_navigation_button (self);
  self->back_button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", "go-previous-symbolic",
                                    "action-name", "win.show-list",
                                    "tooltip-text", _ ("Back to the List"),
                                    NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back to the List"),
                                  -1);
  cue_scenario_list_pack_start (self->list, GTK_WIDGET (self->list_button));
  cue_activity_page_pack_start (self->activity, GTK_WIDGET (self->activity_button));
  cue_scenario_page_pack_start (self->page, GTK_WIDGET (self->back_button));
  self->fold_button = create_fold_button (self);
  cue_scenario_page_pack_start (self->page, GTK_WIDGET (self->fold_button));
}

static void
practice_changed_cb (CueWorkspaceView *self)
{
  g_autofree char *word = cue_practice_dup_word (self->practice);
  const char      *sentence = cue_practice_text_sentence (word);

  if (sentence != NULL)
    cue_banner_show (self->practice_strip, sentence, _ ("Stop Practising"), "practice.stop");
  else
    cue_banner_hide (self->practice_strip);
  cue_connection_bar_set_practising (self->bar, sentence != NULL);
}

static void
stop_practice_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  CueWorkspaceView *self = CUE_WORKSPACE_VIEW (widget);

  if (self->practice != NULL)
    g_action_change_state (self->practice, g_variant_new_string (CUE_PRACTICE_OFF));
}

/* Another scenario is to be shown, from the page. */
static void
open_requested_cb (CueWorkspaceView *self,
                   CueDraft         *draft)
{
  cue_scenario_list_set_selected (self->list, draft);
}

/* What is chosen in the list, as ids; those that are gone meanwhile are left out. */
static void
order_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CueWorkspaceView *self = CUE_WORKSPACE_VIEW (widget);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      CueDraft *draft = cue_library_find_draft (self->library, ids[i]);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  if (drafts->len > 0)
    cue_scenario_page_order (self->page, drafts, "variants");
}

static void
cue_workspace_view_constructed (GObject *object)
{
  CueWorkspaceView *self = CUE_WORKSPACE_VIEW (object);

  G_OBJECT_CLASS (cue_workspace_view_parent_class)->constructed (object);

  create_panes (self);
  g_signal_connect_object (self->navigation, "place-changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigation, "place-activated", G_CALLBACK (place_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "notify::tab", G_CALLBACK (update_fold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "open-requested", G_CALLBACK (open_requested_cb), self, G_CONNECT_SWAPPED);
  show_mode (self);
  place_changed_cb (self);
  selected_changed_cb (self);
}

static void
cue_workspace_view_dispose (GObject *object)
{
  CueWorkspaceView *self = CUE_WORKSPACE_VIEW (object);

  /* The bin's own child is one of the template's, which would be taken from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_WORKSPACE_VIEW);
  g_clear_object (&self->navigation);
  g_clear_object (&self->practice);
  g_clear_object (&self->library);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (cue_workspace_view_parent_class)->dispose (object);
}

static void
cue_workspace_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CueWorkspaceView *self = CUE_WORKSPACE_VIEW (object);

  switch ((CueWorkspaceViewProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_MODE:
      g_value_set_enum (value, self->mode);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, *fold_choice (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_workspace_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CueWorkspaceView *self = CUE_WORKSPACE_VIEW (object);

  switch ((CueWorkspaceViewProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      set_folded (self, g_value_get_boolean (value));
      break;
    case PROP_MODE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_workspace_view_class_init (CueWorkspaceViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_workspace_view_constructed;
  object_class->dispose = cue_workspace_view_dispose;
  object_class->get_property = cue_workspace_view_get_property;
  object_class->set_property = cue_workspace_view_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_MODE] = g_param_spec_enum ("mode", NULL, NULL, CUE_TYPE_VIEW_MODE, CUE_VIEW_WIDE, CUE_PARAM_READABLE);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CUE_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-workspace-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceView, box);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceView, adaptive_bin);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceView, outer);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceView, inner);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceView, navigation_slot);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceView, content);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_install_action (widget_class, "practice.stop", NULL, stop_practice_action);
  gtk_widget_class_install_action (widget_class, "workspace.order", "as", order_action);
  gtk_widget_class_install_property_action (widget_class, "workspace.folded", "folded");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "workspace.folded", NULL);
}

static void
cue_workspace_view_init (CueWorkspaceView *self)
{
  self->fold_compare = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_workspace_view_new (CueLibrary         *library,
                        CueGenerationQueue *queue)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  return g_object_new (CUE_TYPE_WORKSPACE_VIEW, "library", library, "queue", queue, NULL);
}

CueLibrary *
cue_workspace_view_get_library (CueWorkspaceView *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), NULL);

  return self->library;
}

CueViewMode
cue_workspace_view_get_mode (CueWorkspaceView *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), CUE_VIEW_WIDE);

  return self->mode;
}

CueNavigation *
cue_workspace_view_get_navigation (CueWorkspaceView *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), NULL);

  return self->navigation;
}

CueScenarioList *
cue_workspace_view_get_list (CueWorkspaceView *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), NULL);

  return self->list;
}

CueScenarioPage *
cue_workspace_view_get_page (CueWorkspaceView *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), NULL);

  return self->page;
}

void
cue_workspace_view_set_practice (CueWorkspaceView *self,
                                 GAction          *practice)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));
  g_return_if_fail (practice == NULL || G_IS_ACTION (practice));

  if (!g_set_object (&self->practice, practice))
    return;

  g_signal_connect_object (practice, "notify", G_CALLBACK (practice_changed_cb), self, G_CONNECT_SWAPPED);
  practice_changed_cb (self);
}

void
cue_workspace_view_set_manager (CueWorkspaceView    *self,
                                CueWorkspaceManager *manager)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));
  g_return_if_fail (manager == NULL || CUE_IS_WORKSPACE_MANAGER (manager));

  cue_navigation_set_manager (self->navigation, manager);
}

/* The agent of the place, else that of the scenario on the page, else the first there is; CUE_UNSET without any. */
static gint64
find_agent (CueWorkspaceView *self)
{
  gint64    agent = cue_navigation_get_agent (self->navigation);
  CueDraft *draft = cue_scenario_list_get_selected (self->list);
  g_autoptr (CueResourceObject) first = NULL;

  if (agent == CUE_UNSET && draft != NULL)
    agent = cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "agent");
  if (agent != CUE_UNSET)
    return agent;

  first = g_list_model_get_item (cue_library_get_agents (self->library), 0);
  return first != NULL ? cue_resource_object_get_id (first) : CUE_UNSET;
}

void
cue_workspace_view_new_scenario (CueWorkspaceView *self)
{
  CueDraft *draft;

  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  draft = cue_library_add_draft (self->library, find_agent (self));
  cue_workspace_view_show_draft (self, draft);
  cue_scenario_page_show_tab (self->page, "design");
  cue_pane_focus_text (GTK_WIDGET (self->page));
}

void
cue_workspace_view_search (CueWorkspaceView *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->inner)) != GTK_WIDGET (self->list) && cue_scenario_page_find (self->page))
    return;
  if (cue_navigation_get_place (self->navigation) == CUE_PLACE_ACTIVITY)
    {
      cue_activity_page_search (self->activity);
      return;
    }

  set_shows_page (self, FALSE);
  cue_scenario_list_focus_search (self->list);
}

void
cue_workspace_view_step (CueWorkspaceView *self,
                         int               step)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  if (!cue_scenario_list_step (self->list, step))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

void
cue_workspace_view_next_pane (CueWorkspaceView *self,
                              int               step)
{
  GtkWidget *panes[4];
  guint      n_panes = 0;

  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  panes[n_panes++] = GTK_WIDGET (self->navigation);
  if (gtk_stack_get_visible_child (self->content) == GTK_WIDGET (self->activity))
    panes[n_panes++] = GTK_WIDGET (self->activity);
  else
    {
      panes[n_panes++] = GTK_WIDGET (self->list);
      panes[n_panes++] = GTK_WIDGET (self->page);
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    panes[n_panes++] = GTK_WIDGET (self->bar);

  cue_pane_focus_next (panes, n_panes, step);
}

void
cue_workspace_view_show_draft (CueWorkspaceView *self,
                               CueDraft         *draft)
{
  gint64 agent;
  gint64 shown;

  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  agent = cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "agent");
  shown = cue_navigation_get_agent (self->navigation);
  if (cue_navigation_get_place (self->navigation) == CUE_PLACE_ACTIVITY || (shown != CUE_UNSET && shown != agent))
    cue_navigation_go (self->navigation, CUE_PLACE_ALL, CUE_UNSET);

  cue_scenario_list_set_selected (self->list, draft);
  set_shows_page (self, TRUE);
}

void
cue_workspace_view_show_activity (CueWorkspaceView *self,
                                  const char       *batch_id)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  cue_navigation_go (self->navigation, CUE_PLACE_ACTIVITY, CUE_UNSET);
  cue_activity_page_show_batch (self->activity, batch_id);
}

void
cue_workspace_view_show_list (CueWorkspaceView *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  set_shows_page (self, FALSE);
}

/* Brings the navigation into sight where it is behind a button. */
static void
reveal_navigation (CueWorkspaceView *self)
{
  if (self->mode == CUE_VIEW_WIDE)
    return;

  set_shows_page (self, FALSE);
  gtk_menu_button_popup (cue_navigation_get_place (self->navigation) == CUE_PLACE_ACTIVITY ? self->activity_button
                                                                                           : self->list_button);
}

void
cue_workspace_view_open_menu (CueWorkspaceView *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  reveal_navigation (self);
  cue_navigation_open_menu (self->navigation);
}

void
cue_workspace_view_open_workspaces (CueWorkspaceView *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  reveal_navigation (self);
  cue_navigation_open_workspaces (self->navigation);
}

gboolean
cue_workspace_view_shows_page (CueWorkspaceView *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), FALSE);

  return self->shows_page;
}

gboolean
cue_workspace_view_get_widths (CueWorkspaceView *self,
                               int              *navigation_width,
                               int              *list_width)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_VIEW (self), FALSE);

  *navigation_width = gtk_paned_get_position (self->outer);
  *list_width = gtk_paned_get_position (self->inner);

  return self->mode == CUE_VIEW_WIDE && self->width > 0;
}

void
cue_workspace_view_set_widths (CueWorkspaceView *self,
                               int               navigation_width,
                               int               list_width)
{
  g_return_if_fail (CUE_IS_WORKSPACE_VIEW (self));

  gtk_paned_set_position (self->outer, navigation_width);
  gtk_paned_set_position (self->inner, list_width);
}
