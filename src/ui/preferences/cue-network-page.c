/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-network-page.h"

#include "cue-certificate-file.h"
#include "cue-choice-row.h"
#include "cue-file-dialog.h"
#include "cue-preferences-tools.h"
#include "cue-problem-label.h"
#include "cue-proxy-text.h"

#include <glib/gi18n.h>

struct _CueNetworkPage
{
  AdwPreferencesPage parent_instance;

  CueChoiceRow    *mode_row;
  AdwEntryRow     *url_row;
  CueProblemLabel *url_problem;
  AdwActionRow    *certificate_row;
  GtkWidget       *choose_button;
  GtkWidget       *clear_button;
  CueProblemLabel *certificate_problem;

  GSettings    *settings;    /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  char         *cleared;     /* (owned) (nullable): the path that Undo brings back */
  gboolean      filling;
};

G_DEFINE_FINAL_TYPE (CueNetworkPage, cue_network_page, ADW_TYPE_PREFERENCES_PAGE)

static void described_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Proxy */

static void
list_modes (CueNetworkPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (choices, cue_choice_new ("system", C_ ("proxy", "As the system")));
  g_ptr_array_add (choices, cue_choice_new ("none", C_ ("proxy", "None")));
  g_ptr_array_add (choices, cue_choice_new ("manual", C_ ("proxy", "This one:")));
  cue_choice_row_set_choices (self->mode_row, choices);
}

static void
show_url_problem (CueNetworkPage *self,
                  const char     *problem)
{
  cue_problem_label_set_text (self->url_problem, problem);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->url_row), "problematic");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->url_row), "problematic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->url_row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->url_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

/* What is no address is said and not kept: what was in force before stays in force. */
static void
proxy_changed_cb (CueNetworkPage *self)
{
  const char      *mode;
  gboolean         manual;
  g_autofree char *url = NULL;
  g_autofree char *problem = NULL;

  if (self->settings == NULL || self->filling || self->mode_row == NULL)
    return;
  mode = cue_choice_row_get_value (self->mode_row);
  manual = g_strcmp0 (mode, "manual") == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->url_row), manual);
  if (manual)
    url = cue_proxy_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->url_row)), &problem);
  show_url_problem (self, problem);
  if (problem != NULL)
    return;
  if (url != NULL)
    g_settings_set_string (self->settings, "proxy-url", url);
  g_settings_set_string (self->settings, "proxy-mode", mode);
}

static void
fill_proxy (CueNetworkPage *self)
{
  g_autofree char *mode = g_settings_get_string (self->settings, "proxy-mode");
  g_autofree char *url = g_settings_get_string (self->settings, "proxy-url");

  self->filling = TRUE;
  cue_choice_row_set_value (self->mode_row, mode);
  gtk_editable_set_text (GTK_EDITABLE (self->url_row), url);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->url_row), g_str_equal (mode, "manual"));
}

/* Certificates */

static void
show_no_certificate (CueNetworkPage *self)
{
  adw_action_row_set_subtitle (self->certificate_row, _ ("None: only what the system trusts"));
  gtk_widget_set_visible (self->clear_button, FALSE);
}

static void
show_certificate (CueNetworkPage *self,
                  const char     *path,
                  const char     *description)
{
  g_autofree char *shown = cue_preferences_dup_path (path);
  g_autofree char *both = description != NULL ? g_strdup_printf ("%s\n%s", description, shown) : NULL;

  adw_action_row_set_subtitle (self->certificate_row, both != NULL ? both : shown);
  gtk_widget_set_visible (self->clear_button, TRUE);
}

/* The file that is in force, or none. */
static void
fill_certificate (CueNetworkPage *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "ca-file");
  g_autoptr (GFile) file = NULL;

  cue_problem_label_set_text (self->certificate_problem, NULL);
  if (*path == '\0')
    {
      show_no_certificate (self);
      return;
    }
  show_certificate (self, path, NULL);
  file = g_file_new_for_path (path);
  cue_certificate_file_describe_async (file, self->cancellable, described_cb, g_object_ref (self));
}

static void
described_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CueNetworkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cue_certificate_file_describe_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text != NULL)
    show_certificate (self, g_file_peek_path (G_FILE (source)), text);
  cue_problem_label_set_text (self->certificate_problem, text == NULL ? error->message : NULL);
}

static void
looked_at_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CueNetworkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cue_certificate_file_describe_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  cue_problem_label_set_text (self->certificate_problem, text == NULL ? error->message : NULL);
  if (text == NULL)
    return;
  g_settings_set_string (self->settings, "ca-file", g_file_peek_path (G_FILE (source)));
  show_certificate (self, g_file_peek_path (G_FILE (source)), text);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CueNetworkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cue_file_dialog_open_finish (result, &error);

  if (file == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (g_file_peek_path (file) != NULL)
    cue_network_page_use_certificate (self, file);
  else
    cue_problem_label_set_text (self->certificate_problem, _ ("This file is on another computer. Copy it to this one first."));
}

static void
choose_cb (CueNetworkPage *self)
{
  static const char *const patterns[] = { "*.pem", "*.crt", "*.cer", NULL };
  GtkRoot                 *root = gtk_widget_get_root (GTK_WIDGET (self));

  cue_file_dialog_open_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Additional Certificates"),
                              _ ("Certificates"), patterns, self->cancellable, chosen_cb, g_object_ref (self));
}

static void
undo_clear_cb (CueNetworkPage *self)
{
  if (self->cleared == NULL || self->certificate_row == NULL)
    return;
  g_settings_set_string (self->settings, "ca-file", self->cleared);
  g_clear_pointer (&self->cleared, g_free);
  fill_certificate (self);
}

static void
clear_cb (CueNetworkPage *self)
{
  AdwToast *toast;

  g_free (self->cleared);
  self->cleared = g_settings_get_string (self->settings, "ca-file");
  g_settings_set_string (self->settings, "ca-file", "");
  fill_certificate (self);
  gtk_widget_grab_focus (self->choose_button);
  toast = cue_preferences_show_toast (GTK_WIDGET (self), _ ("These certificates are no longer trusted"));
  if (toast == NULL)
    return;
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clear_cb), self, G_CONNECT_SWAPPED);
}

/* The window goes: nobody waits for what is under way, and a call holds the page, so dispose would come too late. */
static void
cue_network_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (CUE_NETWORK_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (cue_network_page_parent_class)->unroot (widget);
}

static void
cue_network_page_dispose (GObject *object)
{
  CueNetworkPage *self = CUE_NETWORK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_NETWORK_PAGE);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (cue_network_page_parent_class)->dispose (object);
}

static void
cue_network_page_finalize (GObject *object)
{
  g_object_unref (CUE_NETWORK_PAGE (object)->cancellable);
  g_free (CUE_NETWORK_PAGE (object)->cleared);
  G_OBJECT_CLASS (cue_network_page_parent_class)->finalize (object);
}

static void
cue_network_page_class_init (CueNetworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_network_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_network_page_finalize;
  widget_class->unroot = cue_network_page_unroot;

  g_type_ensure (CUE_TYPE_CHOICE_ROW);
  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-network-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, mode_row);
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, url_row);
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, url_problem);
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CueNetworkPage, certificate_problem);
  gtk_widget_class_bind_template_callback (widget_class, proxy_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
cue_network_page_init (CueNetworkPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  list_modes (self);
}

void
cue_network_page_set_settings (CueNetworkPage *self,
                               GSettings      *settings)
{
  g_return_if_fail (CUE_IS_NETWORK_PAGE (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self), settings != NULL);
  if (!g_set_object (&self->settings, settings) || settings == NULL)
    return;
  fill_proxy (self);
  fill_certificate (self);
}

void
cue_network_page_use_certificate (CueNetworkPage *self,
                                  GFile          *file)
{
  g_return_if_fail (CUE_IS_NETWORK_PAGE (self));
  g_return_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL);
  g_return_if_fail (self->settings != NULL);

  cue_certificate_file_describe_async (file, self->cancellable, looked_at_cb, g_object_ref (self));
}
