/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pane-focus.h"

void
cue_pane_focus_next (GtkWidget *const *panes,
                     guint             n_panes,
                     int               step)
{
  GtkRoot   *root;
  GtkWidget *focus;
  int        n = (int) n_panes;
  int        at = step > 0 ? -1 : 0;

  g_return_if_fail (panes != NULL && n_panes > 0);
  g_return_if_fail (step == 1 || step == -1);

  root = gtk_widget_get_root (panes[0]);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  for (int i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      at = i;

  for (int i = 0; i < n; i++)
    {
      at = (at + step + n) % n;
      if (focus != NULL && gtk_widget_is_ancestor (focus, panes[at]))
        continue;
      if (gtk_widget_get_mapped (panes[at]) &&
          (gtk_widget_grab_focus (panes[at]) || gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD)))
        return;
    }
}

gboolean
cue_pane_focus_text (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_widget_grab_focus (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (cue_pane_focus_text (child))
      return TRUE;

  return FALSE;
}
