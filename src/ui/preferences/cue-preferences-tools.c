/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-preferences-tools.h"

#include <glib/gi18n.h>
#include <string.h>

void
cue_preferences_bind (GSettings  *settings,
                      const char *key,
                      gpointer    widget,
                      const char *property)
{
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (settings != NULL)
    g_settings_bind (settings, key, widget, property, G_SETTINGS_BIND_DEFAULT);
  else
    gtk_widget_set_sensitive (widget, FALSE);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) page = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && gtk_widget_get_mapped (page))
    cue_preferences_show_toast (page, _ ("There is no program that shows folders."));
}

void
cue_preferences_open_folder (GtkWidget  *page,
                             const char *path)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (path != NULL);

  folder = g_file_new_for_path (path);
  uri = g_file_get_uri (folder);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (page));
}

AdwToast *
cue_preferences_show_toast (GtkWidget  *page,
                            const char *text)
{
  GtkWidget       *overlay;
  AdwToast        *toast;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  overlay = gtk_widget_get_ancestor (page, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return NULL;
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}

char *
cue_preferences_dup_isolated (const char *text)
{
  /* A mark of the line's direction, then a left-to-right isolate and its end. */
  const char *mark = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\u200f" : "";

  g_return_val_if_fail (text != NULL, NULL);
  return g_strdup_printf ("%s\u2066%s\u2069", mark, text);
}

char *
cue_preferences_dup_path (const char *path)
{
  const char      *home = g_get_home_dir ();
  g_autofree char *shown = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    shown = g_strconcat ("~", path + strlen (home), NULL);
  else
    shown = g_strdup (path);
  return cue_preferences_dup_isolated (shown);
}
