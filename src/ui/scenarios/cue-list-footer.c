/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-list-footer.h"

#include "cue-property.h"
#include "cue-time-text.h"

#include <glib/gi18n.h>

/* Ages are said in minutes. */
#define LOOK_SECONDS 20

struct _CueListFooter
{
  AdwBin parent_instance;

  GtkLabel   *label;
  GtkStack   *stack;
  GtkSpinner *spinner;

  CueLibrary *library; /* (owned) (nullable) */
  guint       look_timeout;
};

G_DEFINE_FINAL_TYPE (CueListFooter, cue_list_footer, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIBRARY = 1,
} CueListFooterProperty;

static GParamSpec *properties[PROP_LIBRARY + 1];

static void
show_age (CueListFooter *self)
{
  gint64           refreshed = cue_library_get_refreshed (self->library);
  gboolean         loading = FALSE;
  g_autofree char *age = cue_time_text_age (refreshed, g_get_real_time ());
  g_autofree char *moment = cue_time_text_moment (refreshed);

  g_object_get (self->library, "loading", &loading, NULL);
  gtk_label_set_text (self->label, loading ? _ ("Reading…") : age);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), moment);
  gtk_stack_set_visible_child_name (self->stack, loading ? "spinner" : "button");
  gtk_spinner_set_spinning (self->spinner, loading);
}

static gboolean
look_cb (gpointer user_data)
{
  show_age (user_data);
  return G_SOURCE_CONTINUE;
}

static void
cue_list_footer_dispose (GObject *object)
{
  CueListFooter *self = CUE_LIST_FOOTER (object);

  g_clear_handle_id (&self->look_timeout, g_source_remove);
  /* The bin's own child is one of the template's, which would be taken from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_LIST_FOOTER);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (cue_list_footer_parent_class)->dispose (object);
}

static void
cue_list_footer_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((CueListFooterProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, CUE_LIST_FOOTER (object)->library);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_list_footer_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((CueListFooterProperty) prop_id)
    {
    case PROP_LIBRARY:
      cue_list_footer_set_library (CUE_LIST_FOOTER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_list_footer_class_init (CueListFooterClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_list_footer_dispose;
  object_class->get_property = cue_list_footer_get_property;
  object_class->set_property = cue_list_footer_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-list-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, CueListFooter, label);
  gtk_widget_class_bind_template_child (widget_class, CueListFooter, stack);
  gtk_widget_class_bind_template_child (widget_class, CueListFooter, spinner);
}

static void
cue_list_footer_init (CueListFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cue_list_footer_set_library (CueListFooter *self,
                             CueLibrary    *library)
{
  gboolean away;

  g_return_if_fail (CUE_IS_LIST_FOOTER (self));
  g_return_if_fail (library == NULL || CUE_IS_LIBRARY (library));

  if (self->library == library)
    return;

  g_clear_handle_id (&self->look_timeout, g_source_remove);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_set_object (&self->library, library);

  away = library == NULL || cue_workspace_get_kind (cue_library_get_workspace (library)) == CUE_WORKSPACE_LOCAL;
  gtk_widget_set_visible (GTK_WIDGET (self), !away);
  if (!away)
    {
      g_signal_connect_object (library, "notify::refreshed", G_CALLBACK (show_age), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (library, "notify::loading", G_CALLBACK (show_age), self, G_CONNECT_SWAPPED);
      self->look_timeout = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
      show_age (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
}

const char *
cue_list_footer_get_text (CueListFooter *self)
{
  g_return_val_if_fail (CUE_IS_LIST_FOOTER (self), NULL);

  return gtk_label_get_text (self->label);
}
