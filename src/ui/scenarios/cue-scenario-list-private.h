/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of CueScenarioList share. */
#pragma once

#include "cue-scenario-list.h"

#include "cue-banner.h"
#include "cue-list-footer.h"
#include "cue-scenario-filter.h"
#include "cue-scenario-selection.h"
#include "cue-selection-bar.h"

G_BEGIN_DECLS

/* library's drafts -> those of the agent that the search finds -> selection -> rows. Each filter looks at the library's
 * own list, because to go through what another filter lets through is slow for many. */
struct _CueScenarioList
{
  AdwBin parent_instance;

  AdwHeaderBar   *header;
  AdwWindowTitle *window_title;
  GtkButton      *new_button;
  GtkToggleButton *choose_button;
  GtkSearchEntry *search_entry;
  CueBanner      *banner;
  GtkStack       *stack;
  GtkListView    *view;
  AdwStatusPage  *nothing_page;
  CueSelectionBar *selection_bar;
  CueListFooter  *footer;

  CueLibrary         *library;      /* (owned) */
  GtkFilter          *agent_filter; /* (owned) */
  CueScenarioFilter  *word_filter;  /* (owned) */
  GtkFilter          *row_filter;   /* (owned): both */
  GtkFilterListModel *of_agent;     /* (owned): for their number */
  GtkFilterListModel *found;        /* (owned) */
  CueScenarioSelection *selection;  /* (owned): the selected one, or the several that were chosen */

  gint64    agent;
  CueDraft *selected;     /* (owned) (nullable) */
  guint     position;     /* where its row was last */
  guint     row;          /* where its row is, or GTK_INVALID_LIST_POSITION */
  gboolean  first_wanted; /* nothing was chosen here yet: take the first row that comes */
  gboolean  syncing;      /* the selection follows, it does not lead */
  gboolean  click_opens;
  gboolean  late;         /* loading has taken long enough to be shown */
  guint     loading_timeout;
};

/* In cue-scenario-list-choosing.c: choosing several. */
void     cue_scenario_list_install_choosing (GtkWidgetClass *widget_class);
void     cue_scenario_list_start_choosing   (CueScenarioList *self);
/* Whether more than the one scenario that the page shows is chosen, or about to be. */
gboolean cue_scenario_list_has_several      (CueScenarioList *self);
/* Lets go of chosen ones that the library has no longer. */
void     cue_scenario_list_forget_removed   (CueScenarioList *self);
/* The selection shows what the page shows, unless several are chosen. */
void     cue_scenario_list_follow_selected  (CueScenarioList *self);
/* Says, where several were chosen and one is left, that this is the one. */
void     cue_scenario_list_set_lead         (CueScenarioList *self,
                                             CueDraft        *draft,
                                             guint            row);

/* Shows the rows, or why there are none, and how many scenarios there are. */
void cue_scenario_list_show_state     (CueScenarioList *self);
/* Shows what is wrong with the library, unless the window says it already. */
void cue_scenario_list_show_error     (CueScenarioList *self);
/* The library has begun or ended to read. */
void cue_scenario_list_follow_loading (CueScenarioList *self);

G_END_DECLS
