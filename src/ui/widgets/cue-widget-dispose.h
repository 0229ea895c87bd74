/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting go of a template whose widget derives from GtkWidget itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_widget_dispose_template() lets go of the bound children only; this unparents what stands in the template too. For dispose. */
void cue_widget_dispose_template (GtkWidget *widget,
                                  GType      type);

G_END_DECLS
