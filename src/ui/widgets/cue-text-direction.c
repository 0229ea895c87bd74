/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text-direction.h"

GtkTextDirection
cue_text_direction_find (const char *text)
{
  g_return_val_if_fail (text != NULL, GTK_TEXT_DIR_NONE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar       c = g_utf8_get_char (text);
      GUnicodeScript script = g_unichar_get_script (c);

      if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA || script == G_UNICODE_SCRIPT_NKO)
        return GTK_TEXT_DIR_RTL;
      if (g_unichar_isalpha (c))
        return GTK_TEXT_DIR_LTR;
    }
  return GTK_TEXT_DIR_NONE;
}
