/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-form-text.h"

#include "cue-choice.h"
#include "cue-kind.h"
#include "cue-resource-object.h"

#include <glib/gi18n.h>

char *
cue_form_text_from_duration (gint64 seconds)
{
  if (seconds <= 0)
    return g_strdup (C_ ("duration", "Default"));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/* Digits of any script up to @end, -1 when there is anything else, or too many of them. */
static gint64
parse_number (const char **text)
{
  gint64 number = 0;
  int    n_digits = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    {
      if (++n_digits > 6)
        return -1;
      number = number * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
    }
  return n_digits > 0 ? number : -1;
}

gboolean
cue_form_text_to_duration (const char *text,
                           gint64     *seconds)
{
  g_autofree char *copy = NULL;
  const char      *rest;
  gint64           minutes;
  gint64           more = 0;

  g_return_val_if_fail (text != NULL && seconds != NULL, FALSE);

  copy = g_strstrip (g_strdup (text));
  if (*copy == '\0' || g_str_equal (copy, C_ ("duration", "Default")))
    {
      *seconds = 0;
      return TRUE;
    }
  rest = copy;
  minutes = parse_number (&rest);
  if (*rest == ':')
    {
      rest++;
      more = parse_number (&rest);
    }
  if (minutes < 0 || more < 0 || *rest != '\0')
    return FALSE;
  *seconds = minutes * 60 + more;
  return TRUE;
}

/* The parts of @text between @separator, without blanks round them and without empty ones. */
static char *
rejoin (const char *text,
        const char *separator,
        const char *joint)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", separator, -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      g_strstrip (*part);
      if (**part == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, joint);
      g_string_append (joined, *part);
    }
  return g_strdup (joined->str);
}

char *
cue_form_text_from_folder (const char *path)
{
  return rejoin (path, ".", " / ");
}

char *
cue_form_text_to_folder (const char *text)
{
  return rejoin (text, "/", ".");
}

GPtrArray *
cue_form_text_list_languages (void)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *const *code = cue_language_list_codes (); *code != NULL; code++)
    g_ptr_array_add (choices, cue_choice_new (*code, cue_language_get_name (*code)));
  g_ptr_array_sort (choices, cue_choice_compare);
  g_ptr_array_insert (choices, 0, cue_choice_new ("", _ ("As the personality speaks")));
  return choices;
}

GPtrArray *
cue_form_text_list_kinds (void)
{
  static const CueKind kinds[] = { CUE_KIND_INSTRUCTION, CUE_KIND_STRUCTURED };
  GPtrArray           *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (choices, cue_choice_new (cue_kind_to_word (kinds[i]), cue_kind_get_label (kinds[i])));
  return choices;
}

GPtrArray *
cue_form_text_list_resources (GListModel *resources,
                              const char *none)
{
  GPtrArray *choices;

  g_return_val_if_fail (G_IS_LIST_MODEL (resources), NULL);
  g_return_val_if_fail (none != NULL, NULL);

  choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, cue_choice_new ("", none));
  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (CueResourceObject) resource = g_list_model_get_item (resources, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cue_resource_object_get_id (resource));

      g_ptr_array_add (choices, cue_choice_new (id, cue_resource_object_get_name (resource)));
    }
  return choices;
}
