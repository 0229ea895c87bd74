/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-text.h"

#include "cue-blind-layout.h"
#include "cue-property.h"
#include "cue-text-direction.h"
#include "cue-widget-dispose.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CueBlindText
{
  GtkWidget parent_instance;

  GtkLabel    *key_label;
  GtkLabel    *name_label;
  GtkBox      *choice_box;
  GtkTextView *view;

  GtkTextTag *pill_tag; /* (unowned) */
  char       *name;     /* (owned) */
  gboolean    chosen;
};

G_DEFINE_FINAL_TYPE (CueBlindText, cue_blind_text, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHOSEN = 1,
} CueBlindTextProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

typedef enum
{
  SIGNAL_ACTIVATED,
} CueBlindTextSignal;

static guint signals[SIGNAL_ACTIVATED + 1];

/* By [dark][high contrast]. */
static const char *const pill_colours[2][2] = { { "#ececee", "#dddddd" }, { "#3c3c40", "#4a4a4e" } };

static void
update_colours (CueBlindText *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_object_set (self->pill_tag, "background",
                pill_colours[adw_style_manager_get_dark (manager)][adw_style_manager_get_high_contrast (manager)],
                NULL);
}

static void
clicked_cb (CueBlindText *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
cue_blind_text_dispose (GObject *object)
{
  CueBlindText *self = CUE_BLIND_TEXT (object);

  cue_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_BLIND_TEXT);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (cue_blind_text_parent_class)->dispose (object);
}

static void
cue_blind_text_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((CueBlindTextProperty) prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, cue_blind_text_get_chosen (CUE_BLIND_TEXT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_text_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((CueBlindTextProperty) prop_id)
    {
    case PROP_CHOSEN:
      cue_blind_text_set_chosen (CUE_BLIND_TEXT (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_text_class_init (CueBlindTextClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_blind_text_dispose;
  object_class->get_property = cue_blind_text_get_property;
  object_class->set_property = cue_blind_text_set_property;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", CUE_TYPE_BLIND_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "blindtext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/ui/blind/cue-blind-text.ui");
  gtk_widget_class_bind_template_child (widget_class, CueBlindText, key_label);
  gtk_widget_class_bind_template_child (widget_class, CueBlindText, name_label);
  gtk_widget_class_bind_template_child (widget_class, CueBlindText, choice_box);
  gtk_widget_class_bind_template_child (widget_class, CueBlindText, view);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
cue_blind_text_init (CueBlindText *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->pill_tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL, "weight", 600, NULL);
  update_colours (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colours), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colours), self, G_CONNECT_SWAPPED);
}

static void
fill (CueBlindText *self,
      const char   *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autoptr (GArray) pills = NULL;
  g_autofree char *lines = cue_blind_layout (text, &pills);
  GtkTextDirection direction = cue_text_direction_find (text);

  gtk_text_buffer_set_text (buffer, lines, -1);
  for (guint i = 0; i < pills->len; i++)
    {
      const CueBlindPill *pill = &g_array_index (pills, CueBlindPill, i);
      GtkTextIter         start;
      GtkTextIter         end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_pointer_to_offset (lines, lines + pill->start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_pointer_to_offset (lines, lines + pill->end));
      gtk_text_buffer_apply_tag (buffer, self->pill_tag, &start, &end);
    }
  if (direction != GTK_TEXT_DIR_NONE)
    gtk_widget_set_direction (GTK_WIDGET (self->view), direction);
}

GtkWidget *
cue_blind_text_new (guint       place,
                    const char *text)
{
  CueBlindText    *self = g_object_new (CUE_TYPE_BLIND_TEXT, NULL);
  g_autofree char *key = g_strdup_printf ("%u", place + 1);

  self->name = cue_blind_text_dup_name (place);
  gtk_label_set_label (self->key_label, key);
  gtk_label_set_label (self->name_label, self->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  fill (self, text != NULL ? text : "");
  self->chosen = TRUE;
  cue_blind_text_set_chosen (self, FALSE);
  return GTK_WIDGET (self);
}

void
cue_blind_text_set_chosen (CueBlindText *self,
                           gboolean      chosen)
{
  g_autofree char *name = NULL;

  g_return_if_fail (CUE_IS_BLIND_TEXT (self));

  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  /* translators: a text that was chosen, as a screen reader says it; %s is like “Text A” */
  name = chosen ? g_strdup_printf (_ ("%s, your choice"), self->name) : g_strdup (self->name);
  gtk_widget_set_opacity (GTK_WIDGET (self->choice_box), chosen ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->choice_box), GTK_ACCESSIBLE_STATE_HIDDEN, !chosen, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

gboolean
cue_blind_text_get_chosen (CueBlindText *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_TEXT (self), FALSE);

  return self->chosen;
}

char *
cue_blind_text_dup_name (guint place)
{
  static const char *const letters[] = { N_ ("A"), N_ ("B"), N_ ("C"), N_ ("D") };

  g_return_val_if_fail (place < G_N_ELEMENTS (letters), NULL);

  /* translators: a text whose origin is hidden; %s is a letter: A, B … */
  return g_strdup_printf (C_ ("blind", "Text %s"), _ (letters[place]));
}
