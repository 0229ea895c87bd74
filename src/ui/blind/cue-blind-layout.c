/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-layout.h"

#include "cue-segments.h"
#include "cue-steps-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* (transfer full): what a placeholder stands for: `test_profile.full_name` is "full name". */
static char *
dup_pill_name (const char *inside,
               gsize       length)
{
  g_autofree char *path = g_strndup (inside, length);
  const char      *last = strrchr (g_strstrip (path), '.');
  char            *name = g_strdup (last != NULL && last[1] != '\0' ? last + 1 : path);

  return g_strdelimit (name, "_[]\"'", ' ');
}

/* Appends @length bytes with their placeholders as names, in one line. */
static void
append_line (GString    *lines,
             GArray     *pills,
             const char *text,
             gsize       length)
{
  const char *end = text + length;

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  while (text < end)
    {
      const char      *open = g_strstr_len (text, end - text, "{{");
      const char      *close = open != NULL ? g_strstr_len (open, end - open, "}}") : NULL;
      g_autofree char *name = close != NULL ? dup_pill_name (open + 2, close - open - 2) : NULL;
      g_autofree char *trimmed = name != NULL ? g_strdup (g_strstrip (name)) : NULL;
      CueBlindPill     pill;

      if (trimmed == NULL || *trimmed == '\0')
        {
          g_string_append_len (lines, text, end - text);
          break;
        }
      g_string_append_len (lines, text, open - text);
      pill.start = (guint) lines->len;
      g_string_append (lines, trimmed);
      pill.end = (guint) lines->len;
      g_array_append_val (pills, pill);
      text = close + 2;
    }
}

static void
append_steps (GString   *lines,
              GArray    *pills,
              GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const CueStepText *step = g_ptr_array_index (steps, i);
      g_autofree char   *line = NULL;

      if (step->when != NULL)
        /* translators: what the agent does, and what the caller says then */
        line = g_strdup_printf (_ ("When %s: %s"), step->when, step->says);
      else
        line = g_strdup (step->says);
      append_line (lines, pills, line, strlen (line));
    }
}

static void
append_segments (GString    *lines,
                 GArray     *pills,
                 const char *text)
{
  g_autoptr (CueSegments) segments = cue_segments_new (text);

  for (guint i = 0; i < segments->segments->len; i++)
    {
      const CueSegment *segment = cue_segments_get (segments, i);

      append_line (lines, pills, text + segment->offset, segment->length);
    }
}

char *
cue_blind_layout (const char *text,
                  GArray    **pills)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CueBlindPill));
  g_autofree char *role = NULL;
  g_autoptr (GPtrArray) steps = cue_steps_text_read (text, &role);
  GString *lines = g_string_new (NULL);

  if (steps != NULL && role != NULL)
    append_line (lines, found, role, strlen (role));
  if (steps != NULL)
    append_steps (lines, found, steps);
  else
    append_segments (lines, found, text);

  if (pills != NULL)
    *pills = g_steal_pointer (&found);
  return g_string_free (lines, FALSE);
}
