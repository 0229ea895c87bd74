/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueDesignForm: the Design tab: what happens, who calls, what counts as success, rules, where it is kept. It edits a
 * CueDraft in place; a field that breaks a rule says so under itself once it is left. */
#pragma once

#include <gtk/gtk.h>

#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_DESIGN_FORM (cue_design_form_get_type ())
G_DECLARE_FINAL_TYPE (CueDesignForm, cue_design_form, CUE, DESIGN_FORM, GtkWidget)

void     cue_design_form_set_library  (CueDesignForm *self,
                                       CueLibrary    *library);
void     cue_design_form_set_draft    (CueDesignForm *self,
                                       CueDraft      *draft);

/* Shows what is wrong with @property's field now, left or not, and moves the focus there. FALSE when the form has no
 * such field. @problem: NULL to ask the draft. */
gboolean cue_design_form_show_problem (CueDesignForm *self,
                                       const char    *property,
                                       const char    *problem);

G_END_DECLS
