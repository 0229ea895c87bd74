/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui-search.h"

typedef gboolean (*Predicate) (GtkWidget    *widget,
                               gconstpointer data);

static GtkWidget *
search (GtkWidget    *root,
        Predicate     predicate,
        gconstpointer data,
        guint        *nth)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  if (predicate (root, data) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, predicate, data, nth);
  return found;
}

static gboolean
is_of_type (GtkWidget    *widget,
            gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

static gboolean
is_button (GtkWidget    *widget,
           gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static gboolean
is_label (GtkWidget    *widget,
          gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), data) == 0;
}

GtkWidget *
cue_ui_find (GtkWidget *root,
             GType      type,
             guint      nth)
{
  return search (root, is_of_type, &type, &nth);
}

GtkWidget *
cue_ui_find_button (GtkWidget  *root,
                    const char *text)
{
  guint nth = 0;

  return search (root, is_button, text, &nth);
}

GtkWidget *
cue_ui_find_label (GtkWidget  *root,
                   const char *text)
{
  guint nth = 0;

  return search (root, is_label, text, &nth);
}
