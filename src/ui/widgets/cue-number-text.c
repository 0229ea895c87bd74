/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-text.h"

#include <glib/gi18n.h>

char *
cue_number_text (guint64 number)
{
  /* translators: a number, grouped as the locale says; use %'Ilu for your own digits */
  return g_strdup_printf (C_ ("number", "%'lu"), (gulong) number);
}
