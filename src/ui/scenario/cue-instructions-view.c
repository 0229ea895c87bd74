/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-instructions-view.h"

#include "cue-property.h"

#include <adwaita.h>
#include <string.h>

/* Steps up to 999 hang by the width of their own number. */
#define MAX_DIGITS 3

struct _CueInstructionsView
{
  GtkSourceView parent_instance;

  GtkTextBuffer *buffer;                /* (unowned): the view's own */
  GtkTextTag    *placeholder_tag;       /* (unowned) */
  GtkTextTag    *step_tags[MAX_DIGITS]; /* (unowned) */
  char          *text;                  /* (owned) (not nullable): what the buffer holds */
  int            dirty_from;            /* first line to tag anew, -1: none */
  int            dirty_to;              /* last one */
  guint          tag_idle;
};

G_DEFINE_FINAL_TYPE (CueInstructionsView, cue_instructions_view, GTK_SOURCE_TYPE_VIEW)

typedef enum
{
  PROP_INSTRUCTIONS = 1,
} CueInstructionsViewProperty;

static GParamSpec *properties[PROP_INSTRUCTIONS + 1];

gsize
cue_instructions_view_measure_number (const char *line)
{
  const char *rest = line;
  int         n_digits = 0;

  g_return_val_if_fail (line != NULL, 0);

  while (g_unichar_isdigit (g_utf8_get_char (rest)))
    {
      rest = g_utf8_next_char (rest);
      n_digits++;
    }
  if (n_digits == 0 || n_digits > MAX_DIGITS || (*rest != '.' && *rest != ')') || rest[1] != ' ')
    return 0;
  return rest + 2 - line;
}

static void
apply_at (CueInstructionsView *self,
          GtkTextTag          *tag,
          int                  line,
          gsize                from,
          gsize                to)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line_index (self->buffer, &start, line, from);
  gtk_text_buffer_get_iter_at_line_index (self->buffer, &end, line, to);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static void
tag_placeholders (CueInstructionsView *self,
                  int                  line,
                  const char          *text)
{
  const char *open = text;

  while ((open = strstr (open, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");

      if (close == NULL)
        return;
      apply_at (self, self->placeholder_tag, line, open - text, close + 2 - text);
      open = close + 2;
    }
}

static void
tag_line (CueInstructionsView *self,
          int                  line)
{
  GtkTextIter      start;
  GtkTextIter      end;
  g_autofree char *text = NULL;
  gsize            number;

  if (!gtk_text_buffer_get_iter_at_line (self->buffer, &start, line))
    return;
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  number = cue_instructions_view_measure_number (text);
  if (number > 0)
    apply_at (self, self->step_tags[g_utf8_strlen (text, number) - 3], line, 0, strlen (text));
  tag_placeholders (self, line, text);
}

static void
tag_dirty (CueInstructionsView *self)
{
  int last = MIN (self->dirty_to, gtk_text_buffer_get_line_count (self->buffer) - 1);

  g_clear_handle_id (&self->tag_idle, g_source_remove);
  if (self->dirty_from < 0)
    return;
  for (int line = self->dirty_from; line <= last; line++)
    tag_line (self, line);
  self->dirty_from = -1;
}

static gboolean
tag_idle_cb (gpointer user_data)
{
  CueInstructionsView *self = user_data;

  self->tag_idle = 0;
  tag_dirty (self);
  return G_SOURCE_REMOVE;
}

/* Lines are tagged anew when the burst of changes is over, before the next frame is drawn. */
static void
mark_dirty (CueInstructionsView *self,
            int                  from,
            int                  to)
{
  self->dirty_from = self->dirty_from < 0 ? from : MIN (self->dirty_from, from);
  self->dirty_to = self->tag_idle == 0 ? to : MAX (self->dirty_to, to);
  if (self->tag_idle == 0)
    self->tag_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, tag_idle_cb, self, NULL);
}

static void
text_inserted_cb (CueInstructionsView *self,
                  GtkTextIter         *end,
                  const char          *text,
                  int                  length)
{
  int         to = gtk_text_iter_get_line (end);
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, length));
  mark_dirty (self, gtk_text_iter_get_line (&start), MAX (to, self->dirty_to));
}

static void
range_deleted_cb (CueInstructionsView *self,
                  GtkTextIter         *start)
{
  int line = gtk_text_iter_get_line (start);

  mark_dirty (self, line, MAX (line, self->dirty_to));
}

static void
changed_cb (CueInstructionsView *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  cue_set_string (self, &self->text, text, properties[PROP_INSTRUCTIONS]);
}

static int
measure_digits (CueInstructionsView *self,
                int                  n_digits)
{
  static const char *const samples[MAX_DIGITS] = { "1. ", "10. ", "100. " };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), samples[n_digits - 1]);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The hang follows the font, the tint the colour scheme. */
static void
update_tags (CueInstructionsView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA  foreground;
  GdkRGBA  background;

  gdk_rgba_parse (&foreground, dark ? "#99c1f1" : "#1a4f96");
  gdk_rgba_parse (&background, dark ? "rgba(120,174,237,0.18)" : "#dfebfa");
  g_object_set (self->placeholder_tag, "foreground-rgba", &foreground, "background-rgba", &background, NULL);
  for (int i = 0; i < MAX_DIGITS; i++)
    g_object_set (self->step_tags[i], "indent", -measure_digits (self, i + 1), NULL);
}

static void
cue_instructions_view_css_changed (GtkWidget         *widget,
                                   GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cue_instructions_view_parent_class)->css_changed (widget, change);
  if (CUE_INSTRUCTIONS_VIEW (widget)->buffer != NULL)
    update_tags (CUE_INSTRUCTIONS_VIEW (widget));
}

static void
cue_instructions_view_dispose (GObject *object)
{
  CueInstructionsView *self = CUE_INSTRUCTIONS_VIEW (object);

  g_clear_handle_id (&self->tag_idle, g_source_remove);
  self->buffer = NULL;
  G_OBJECT_CLASS (cue_instructions_view_parent_class)->dispose (object);
}

static void
cue_instructions_view_finalize (GObject *object)
{
  g_free (CUE_INSTRUCTIONS_VIEW (object)->text);
  G_OBJECT_CLASS (cue_instructions_view_parent_class)->finalize (object);
}

static void
cue_instructions_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueInstructionsViewProperty) prop_id)
    {
    case PROP_INSTRUCTIONS:
      g_value_set_string (value, CUE_INSTRUCTIONS_VIEW (object)->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_instructions_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CueInstructionsViewProperty) prop_id)
    {
    case PROP_INSTRUCTIONS:
      cue_instructions_view_set_instructions (CUE_INSTRUCTIONS_VIEW (object), g_value_get_string (value), TRUE);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_instructions_view_class_init (CueInstructionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_instructions_view_dispose;
  object_class->finalize = cue_instructions_view_finalize;
  object_class->get_property = cue_instructions_view_get_property;
  object_class->set_property = cue_instructions_view_set_property;
  GTK_WIDGET_CLASS (klass)->css_changed = cue_instructions_view_css_changed;

  properties[PROP_INSTRUCTIONS] = g_param_spec_string ("instructions", NULL, NULL, "", CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
set_up_buffer (CueInstructionsView *self)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));

  /* Without a scheme the text has the window's colour; the schemes that come with the library grey it. */
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  self->buffer = GTK_TEXT_BUFFER (buffer);
  for (int i = 0; i < MAX_DIGITS; i++)
    self->step_tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->placeholder_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (text_inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (range_deleted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cue_instructions_view_init (CueInstructionsView *self)
{
  self->text = g_strdup ("");
  self->dirty_from = -1;
  set_up_buffer (self);
  g_object_set (self,
                "wrap-mode", GTK_WRAP_WORD_CHAR,
                "accepts-tab", FALSE,
                "monospace", FALSE,
                "left-margin", 24,
                "right-margin", 24,
                "top-margin", 18,
                "bottom-margin", 18,
                "input-hints", GTK_INPUT_HINT_SPELLCHECK,
                NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "instructions");
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_tags), self,
                           G_CONNECT_SWAPPED);
  update_tags (self);
}

const char *
cue_instructions_view_get_instructions (CueInstructionsView *self)
{
  g_return_val_if_fail (CUE_IS_INSTRUCTIONS_VIEW (self), NULL);
  return self->text;
}

void
cue_instructions_view_set_instructions (CueInstructionsView *self,
                                        const char          *text,
                                        gboolean             undoable)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (CUE_IS_INSTRUCTIONS_VIEW (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (self->text, text))
    return;
  if (undoable)
    {
      gtk_text_buffer_begin_user_action (self->buffer);
      gtk_text_buffer_get_bounds (self->buffer, &start, &end);
      gtk_text_buffer_delete (self->buffer, &start, &end);
      gtk_text_buffer_insert (self->buffer, &start, text, -1);
      gtk_text_buffer_end_user_action (self->buffer);
    }
  else
    {
      gtk_text_buffer_begin_irreversible_action (self->buffer);
      gtk_text_buffer_set_text (self->buffer, text, -1);
      gtk_text_buffer_end_irreversible_action (self->buffer);
    }
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}
