/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-key-text.h"

#include <glib/gi18n.h>

/* In bytes; keys of services are shorter by far, but a whole page may be pasted by mistake. */
#define MAX_LENGTH 8192

/* Whether @character is none of a key's, but comes with it where it is copied from a page or a letter. */
static gboolean
is_around (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
         g_unichar_type (character) == G_UNICODE_FORMAT;
}

char *
cue_key_text_dup (const char *text)
{
  const char *start = text;
  const char *end;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), g_strdup (""));

  while (*start != '\0' && is_around (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start && is_around (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, end - start);
}

const char *
cue_key_text_get_problem (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (const char *c = key; *c != '\0'; c++)
    {
      if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c))
        return _ ("A key has no space and no line break inside. Copy it again: all of it, and nothing else.");
      if (!g_ascii_isgraph (*c))
        return _ ("A key has plain letters, digits and signs only. Copy it again: all of it, and nothing else.");
    }
  if (strlen (key) > MAX_LENGTH)
    return _ ("This is too long for a key. Copy it again: all of it, and nothing else.");

  return NULL;
}

/* A hint is pale, and a mistake red: both at once could hardly be read. */
void
cue_key_text_show_hint (GtkLabel   *label,
                        const char *text,
                        gboolean    wrong)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_text (label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (label), wrong ? "secondary" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (label), wrong ? "error" : "secondary");
}

void
cue_key_text_set_up (GtkEditable *entry)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry));

  gtk_editable_set_enable_undo (entry, FALSE);
}

char *
cue_key_text_dup_entered (GtkEditable *entry)
{
  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);

  return cue_key_text_dup (gtk_editable_get_text (entry));
}

void
cue_key_text_wipe (GtkEditable *entry)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  gtk_editable_set_text (entry, "");
  text = gtk_editable_get_delegate (entry);
  if (GTK_IS_TEXT (text))
    gtk_text_set_visibility (GTK_TEXT (text), FALSE);
}
