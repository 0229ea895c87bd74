/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWindow: comparing scenarios with each other. */
#include "cue-window-private.h"

#include "cue-comparison.h"

#include <glib/gi18n.h>

/* The first of the scenarios shows; the others' texts stand beside its own. */
static void
compare_drafts (CueWindow        *self,
                CueWorkspaceView *view,
                const char      **ids)
{
  CueLibrary *library = cue_workspace_view_get_library (view);
  CueDraft   *first = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      CueDraft *draft = cue_library_find_draft (library, ids[i]);

      if (draft == NULL || draft == first || g_ptr_array_find (others, draft, NULL))
        continue;
      if (first == NULL)
        first = draft;
      else if (others->len + 1 < CUE_COMPARE_MAX_COLUMNS)
        g_ptr_array_add (others, draft);
    }
  if (others->len == 0)
    {
      cue_window_show_message (self, _ ("Choose two to four scenarios to compare"));
      return;
    }
  cue_workspace_view_show_draft (view, first);
  cue_scenario_page_compare_with (cue_workspace_view_get_page (view), others);
}

static void
compare_drafts_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  CueWindow              *self = CUE_WINDOW (widget);
  CueWorkspaceView       *view = cue_window_get_view (self);
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  if (view != NULL)
    compare_drafts (self, view, ids);
}

void
cue_window_install_compare (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.compare-drafts", "as", compare_drafts_action);
}
