/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lone-text.h"

#include "cue-instructions-view.h"
#include "cue-property.h"
#include "cue-widget-dispose.h"

/* How long the tester has to pause before what was written is told (ms). */
#define PAUSE 400

struct _CueLoneText
{
  GtkWidget parent_instance;

  GtkLabel            *title_label;
  CueInstructionsView *view;

  GtkSourceSearchSettings *settings; /* (owned) */
  GtkSourceSearchContext  *search;   /* (owned) */
  gboolean                 editable;
  gboolean                 filling;
  guint                    edited_timeout;
};

G_DEFINE_FINAL_TYPE (CueLoneText, cue_lone_text, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_N_FOUND = 1,
  PROP_CURRENT_FOUND,
} CueLoneTextProperty;

enum
{
  SIGNAL_EDITED,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_CURRENT_FOUND + 1];
static guint       signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (CueLoneText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static gboolean
edited_timeout_cb (gpointer user_data)
{
  CueLoneText *self = user_data;

  self->edited_timeout = 0;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CueLoneText *self)
{
  if (self->filling || !self->editable)
    return;
  g_clear_handle_id (&self->edited_timeout, g_source_remove);
  self->edited_timeout = g_timeout_add (PAUSE, edited_timeout_cb, self);
}

static void
close_clicked_cb (CueLoneText *self)
{
  cue_lone_text_flush (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                CueLoneText           *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  close_clicked_cb (self);
  return GDK_EVENT_STOP;
}

static void
found_changed_cb (CueLoneText *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_FOUND]);
}

static guint
get_current_found (CueLoneText *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return 0;
  return MAX (gtk_source_search_context_get_occurrence_position (self->search, &start, &end), 0);
}

static void
cue_lone_text_dispose (GObject *object)
{
  CueLoneText *self = CUE_LONE_TEXT (object);

  g_clear_handle_id (&self->edited_timeout, g_source_remove);
  g_clear_object (&self->search);
  g_clear_object (&self->settings);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_LONE_TEXT);
  G_OBJECT_CLASS (cue_lone_text_parent_class)->dispose (object);
}

static void
cue_lone_text_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueLoneText *self = CUE_LONE_TEXT (object);

  switch ((CueLoneTextProperty) prop_id)
    {
    case PROP_N_FOUND:
      g_value_set_uint (value, MAX (gtk_source_search_context_get_occurrences_count (self->search), 0));
      break;

    case PROP_CURRENT_FOUND:
      g_value_set_uint (value, get_current_found (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_lone_text_class_init (CueLoneTextClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_lone_text_dispose;
  object_class->get_property = cue_lone_text_get_property;
  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_FOUND] = g_param_spec_uint ("current-found", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  g_type_ensure (CUE_TYPE_INSTRUCTIONS_VIEW);
  gtk_widget_class_set_css_name (widget_class, "lonetext");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/ui/compare/cue-lone-text.ui");
  gtk_widget_class_bind_template_child (widget_class, CueLoneText, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueLoneText, view);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

/* What is found is black on yellow in every theme. The buffer has no style scheme, and a search cannot be made without
 * one, so it has one for as long as that takes. */
static GtkSourceSearchContext *
create_search (GtkSourceBuffer         *buffer,
               GtkSourceSearchSettings *settings)
{
  GtkSourceStyleScheme   *scheme = gtk_source_buffer_get_style_scheme (buffer);
  GtkSourceSearchContext *search;
  g_autoptr (GtkSourceStyle) style = g_object_new (GTK_SOURCE_TYPE_STYLE,
                                                   "background", "#f8e45c", "background-set", TRUE,
                                                   "foreground", "#1e1e1e", "foreground-set", TRUE,
                                                   NULL);

  gtk_source_buffer_set_style_scheme (
    buffer, gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (), "Adwaita"));
  search = gtk_source_search_context_new (buffer, settings);
  gtk_source_search_context_set_match_style (search, style);
  gtk_source_buffer_set_style_scheme (buffer, scheme);
  return search;
}

static void
cue_lone_text_init (CueLoneText *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->settings, TRUE);
  self->search = create_search (GTK_SOURCE_BUFFER (get_buffer (self)), self->settings);
  g_signal_connect_object (self->search, "notify::occurrences-count", G_CALLBACK (found_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
cue_lone_text_show (CueLoneText *self,
                    const char  *title,
                    const char  *text,
                    gboolean     editable)
{
  GtkTextIter start;

  g_return_if_fail (CUE_IS_LONE_TEXT (self));
  g_return_if_fail (title != NULL && text != NULL);

  g_clear_handle_id (&self->edited_timeout, g_source_remove);
  self->filling = TRUE;
  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  cue_instructions_view_set_instructions (self->view, text, FALSE);
  self->editable = editable;
  self->filling = FALSE;
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
cue_lone_text_flush (CueLoneText *self)
{
  g_return_if_fail (CUE_IS_LONE_TEXT (self));

  if (self->edited_timeout == 0)
    return;
  g_clear_handle_id (&self->edited_timeout, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

char *
cue_lone_text_dup_text (CueLoneText *self)
{
  g_return_val_if_fail (CUE_IS_LONE_TEXT (self), NULL);
  return g_strdup (cue_instructions_view_get_instructions (self->view));
}

void
cue_lone_text_find (CueLoneText *self,
                    const char  *text)
{
  g_return_if_fail (CUE_IS_LONE_TEXT (self));

  gtk_source_search_settings_set_search_text (self->settings, text);
  found_changed_cb (self);
}

void
cue_lone_text_go_to_found (CueLoneText *self,
                           int          step)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter from;
  gboolean    found;

  g_return_if_fail (CUE_IS_LONE_TEXT (self));

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  from = step > 0 ? end : start;
  found = step > 0 ? gtk_source_search_context_forward (self->search, &from, &start, &end, NULL)
                   : gtk_source_search_context_backward (self->search, &from, &start, &end, NULL);
  if (!found)
    return;
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &start, .15, FALSE, 0, 0);
  found_changed_cb (self);
}
