/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setters that compare, store and notify; each returns whether the value changed. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CUE_PARAM_READABLE  (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define CUE_PARAM_READWRITE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define CUE_PARAM_CONSTRUCT (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS)

gboolean cue_set_string  (gpointer     object,
                          char       **field,
                          const char  *value,
                          GParamSpec  *pspec);
gboolean cue_set_boolean (gpointer     object,
                          gboolean    *field,
                          gboolean     value,
                          GParamSpec  *pspec);
gboolean cue_set_int     (gpointer     object,
                          int         *field,
                          int          value,
                          GParamSpec  *pspec);
gboolean cue_set_int64   (gpointer     object,
                          gint64      *field,
                          gint64       value,
                          GParamSpec  *pspec);
gboolean cue_set_double  (gpointer     object,
                          double      *field,
                          double       value,
                          GParamSpec  *pspec);

/* For enum properties: a macro, because enum fields have types of their own. */
#define cue_set_enum(object, field, value, pspec)               \
  G_STMT_START                                                  \
  {                                                             \
    if (*(field) != (value))                                    \
      {                                                         \
        *(field) = (value);                                     \
        g_object_notify_by_pspec (G_OBJECT (object), (pspec));  \
      }                                                         \
  }                                                             \
  G_STMT_END

/* For object properties: set with g_set_object() and notify on change. */
#define cue_set_object(object, field, value, pspec)             \
  G_STMT_START                                                  \
  {                                                             \
    if (g_set_object ((field), (value)))                        \
      g_object_notify_by_pspec (G_OBJECT (object), (pspec));    \
  }                                                             \
  G_STMT_END

G_END_DECLS
