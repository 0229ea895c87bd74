/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scenario page and its actions share. */
#pragma once

#include "cue-scenario-page.h"

#include "cue-banner.h"
#include "cue-compare-page.h"
#include "cue-conflict-page.h"
#include "cue-design-form.h"
#include "cue-instructions-page.h"
#include "cue-problem-label.h"
#include "cue-save-strip.h"

G_BEGIN_DECLS

struct _CueScenarioPage
{
  GtkWidget parent_instance;

  GtkWidget           *root_box;
  AdwHeaderBar        *header_bar;
  GtkStack            *switcher_stack;
  GtkMenuButton       *menu_button;
  GtkWidget           *save_button;
  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  GtkEntry            *name_entry;
  CueProblemLabel     *name_problem;
  GtkLabel            *draft_line;
  GtkLabel            *generate_note;
  AdwSplitButton      *generate_button;
  CueBanner           *banner;
  CueSaveStrip        *save_strip;
  GtkStack            *body_stack; /* "tabs" or "conflict" */
  CueConflictPage     *conflict_page;
  AdwViewStack        *tabs;
  CueDesignForm       *design_form;
  CueInstructionsPage *instructions_page;
  CueComparePage      *compare_page;

  CueLibrary          *library;          /* (owned) */
  CueGenerationQueue  *queue;            /* (owned) */
  CueDraft            *draft;            /* (owned) (nullable) */
  GSignalGroup        *draft_signals;    /* (owned) */
  GSignalGroup        *scenario_signals; /* (owned) */
  GCancellable        *cancellable;      /* (owned): of everything the page has under way */
  GHashTable          *saving;           /* (owned) (element-type CueDraft): saves under way */
  char                *price_note;       /* (owned) (nullable) */
  CueConflict         *postponed;        /* (owned) (nullable): the conflict that is not to be settled now */
  gboolean             settling;         /* the conflict shows */
  gboolean             filling;
  guint                tick;             /* keeps "4 minutes ago" true while mapped */

  CueScenario         *undo_copy;        /* (owned) (nullable): the scenario before the last change that Undo takes back */
  CueDraft            *undo_draft;       /* (owned) (nullable) */
  CueVariant          *undo_variant;     /* (owned) (nullable): the deleted or hidden variant that Undo brings back */
  CueVariant          *adopted_variant;  /* (owned) (nullable): whose settings the scenario can take over */
  CueDraft            *made_draft;       /* (owned) (nullable): the scenario that was last made of a variant */
};

/* What an asynchronous call works on: the page may show another scenario when it comes back. */
typedef struct
{
  CueScenarioPage *page;  /* (owned) */
  CueDraft        *draft; /* (owned) */
} CuePageCall;

CuePageCall *cue_page_call_new  (CueScenarioPage *page,
                                 CueDraft        *draft);
void         cue_page_call_free (CuePageCall *call);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuePageCall, cue_page_call_free)

/* In cue-scenario-page-actions.c */
void cue_scenario_page_install_actions (GtkWidgetClass *widget_class);
/* Which actions are possible now. */
void cue_scenario_page_update_actions  (CueScenarioPage *self);
/* A sentence that goes away by itself; with @undo_action (nullable) it can be taken back. */
void cue_scenario_page_show_toast      (CueScenarioPage *self,
                                        const char      *text,
                                        const char      *undo_action);
/* The same with another thing to do than Undo; @action: nullable. */
void cue_scenario_page_offer           (CueScenarioPage *self,
                                        const char      *text,
                                        const char      *button,
                                        const char      *action);
/* (nullable): the window that dialogs belong to. */
GtkWindow *cue_scenario_page_get_window (CueScenarioPage *self);

/* In cue-scenario-page-generate.c */
void cue_scenario_page_install_generating (GtkWidgetClass *widget_class);

/* In cue-scenario-page-variants.c */
void cue_scenario_page_install_variants (GtkWidgetClass *widget_class);
/* Remembers the scenario as it is, for the Undo of the next toast. */
void cue_scenario_page_remember         (CueScenarioPage *self);

/* In cue-scenario-page-saving.c */
void     cue_scenario_page_install_saving (GtkWidgetClass *widget_class);
/* Whether the draft that shows is on its way right now. */
gboolean cue_scenario_page_is_saving      (CueScenarioPage *self);
/* The strip, and the conflict in the place of the tabs, as the draft says. */
void     cue_scenario_page_update_saving  (CueScenarioPage *self);

/* In cue-scenario-page.c: the draft line and the actions as they are now. */
void cue_scenario_page_update          (CueScenarioPage *self);
/* Shows what is wrong with @property's field, wherever it is, and puts the focus there. */
void cue_scenario_page_show_problem    (CueScenarioPage *self,
                                        const char      *property,
                                        const char      *problem);

G_END_DECLS
