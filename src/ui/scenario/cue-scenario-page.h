/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenarioPage: the third pane: one scenario with its Design, Instructions and Compare tabs, Save and Generate.
 * Properties: library, queue (construct-only), draft (nullable), tab ("design", "instructions" or "compare"), price-note
 * (nullable: what a generation costs, shown beside Generate in workspaces of Cekura).
 * Actions in group "page": save, generate, generate-variants(i), improve(s), order(s: "variants", "personalities",
 * "languages", "profiles" or "improve"; opens the dialog), revert, delete, show-tab(s), compare, forget-save, save-again,
 * keep-unsaved, settle, settle-later, show-conflict; of a variant, by its id: use-variant(s), adopt-settings,
 * rate-variant(si), name-variant(s), note-variant(s), hide-variant(s), delete-variant(s), copy-variant(s),
 * make-scenario(s), open-made, show-variant-details(s); undo, undo-delete-variant, undo-hide-variant.
 * Signals: "removed" (CueDraft): the scenario was deleted on the tester's request; "open-requested" (CueDraft): another
 * scenario is to be shown.
 * AdwHeaderBar children may be added by the window through cue_scenario_page_pack_start(). */
#pragma once

#include <adwaita.h>

#include "cue-generation-queue.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_SCENARIO_PAGE (cue_scenario_page_get_type ())
G_DECLARE_FINAL_TYPE (CueScenarioPage, cue_scenario_page, CUE, SCENARIO_PAGE, GtkWidget)

CueScenarioPage *cue_scenario_page_new (CueLibrary         *library,
                                        CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): NULL shows "No scenario chosen". */
CueDraft        *cue_scenario_page_get_draft (CueScenarioPage *self);
void             cue_scenario_page_set_draft (CueScenarioPage *self,
                                              CueDraft        *draft);

/* "design", "instructions" or "compare"; other names are ignored. */
void             cue_scenario_page_show_tab  (CueScenarioPage *self,
                                              const char      *name);
const char      *cue_scenario_page_get_tab   (CueScenarioPage *self);

/* Shows Instructions and takes the keyboard to the card of @variant, which comes into view. */
void             cue_scenario_page_show_variant (CueScenarioPage *self,
                                                 CueVariant      *variant);

/* Opens the dialog that orders for @drafts (element-type CueDraft); @what as in the action "order", or NULL. */
void             cue_scenario_page_order     (CueScenarioPage *self,
                                              GPtrArray       *drafts,
                                              const char      *what);

/* Shows the Compare tab with the texts of @drafts (element-type CueDraft) beside that of the draft that shows. */
void             cue_scenario_page_compare_with (CueScenarioPage *self,
                                                 GPtrArray       *drafts);
/* Finds in what shows; FALSE where there is nothing to find in. */
gboolean         cue_scenario_page_find      (CueScenarioPage *self);

/* (nullable) */
void             cue_scenario_page_set_price_note (CueScenarioPage *self,
                                                   const char      *note);

/* A widget of the window's at the start of the page's header bar: a back button in a narrow window. */
void             cue_scenario_page_pack_start (CueScenarioPage *self,
                                               GtkWidget       *child);

G_END_DECLS
