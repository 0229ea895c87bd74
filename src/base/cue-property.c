/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-property.h"

gboolean
cue_set_string (gpointer    object,
                char      **field,
                const char *value,
                GParamSpec *pspec)
{
  g_autofree char *old = NULL;

  g_return_val_if_fail (G_IS_OBJECT (object), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  /* Copied before the old one goes: the value may lie inside it. */
  old = *field;
  *field = g_strdup (value);
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

gboolean
cue_set_boolean (gpointer    object,
                 gboolean   *field,
                 gboolean    value,
                 GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_OBJECT (object), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  value = !!value;
  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

gboolean
cue_set_int (gpointer    object,
             int        *field,
             int         value,
             GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_OBJECT (object), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

gboolean
cue_set_int64 (gpointer    object,
               gint64     *field,
               gint64      value,
               GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_OBJECT (object), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

gboolean
cue_set_double (gpointer    object,
                double     *field,
                double      value,
                GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_OBJECT (object), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  /* Not a number is never equal to itself; it counts as unchanged all the same. */
  if (*field == value || (*field != *field && value != value))
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}
