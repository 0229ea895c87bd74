/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-find-text.h"

#include "cue-text.h"

#include <string.h>

/* Nobody types it. */
#define NO_BREAK_SPACE "\302\240"

/* @text folded, and for each of its bytes the place of the character that it comes from. */
typedef struct
{
  GString *text;
  GArray  *places; /* (element-type guint) */
} Folded;

static void
add_folded (Folded     *folded,
            const char *character,
            gsize       length,
            guint       place)
{
  g_autofree char *single = NULL;
  g_autofree char *result = NULL;

  if (length == 1 || strncmp (character, NO_BREAK_SPACE, length) == 0)
    {
      g_string_append_c (folded->text, length == 1 ? g_ascii_tolower (*character) : ' ');
      g_array_append_val (folded->places, place);
      return;
    }
  single = g_strndup (character, length);
  result = cue_text_fold (single);
  g_string_append (folded->text, result);
  for (gsize i = 0; result[i] != '\0'; i++)
    g_array_append_val (folded->places, place);
}

static void
fold (Folded     *folded,
      const char *text,
      GArray     *skip)
{
  guint n_skipped = 0;

  for (const char *place = text; *place != '\0';)
    {
      CueTextRange *range = skip != NULL && n_skipped < skip->len ? &g_array_index (skip, CueTextRange, n_skipped) : NULL;
      const char   *next = g_utf8_next_char (place);
      guint         offset = place - text;

      if (range != NULL && offset >= range->from)
        {
          n_skipped++;
          place = MAX (text + range->to, place);
          continue;
        }
      add_folded (folded, place, next - place, offset);
      place = next;
    }
}

GArray *
cue_find_text_ranges (const char *text,
                      const char *needle,
                      GArray     *skip)
{
  GArray     *ranges = g_array_new (FALSE, FALSE, sizeof (CueTextRange));
  Folded      folded;
  gsize       length;
  const char *found;

  g_return_val_if_fail (text != NULL && needle != NULL, ranges);

  length = strlen (needle);
  if (length == 0 || !g_utf8_validate (text, -1, NULL))
    return ranges;
  folded.text = g_string_new (NULL);
  folded.places = g_array_new (FALSE, FALSE, sizeof (guint));
  fold (&folded, text, skip);
  for (found = strstr (folded.text->str, needle); found != NULL; found = strstr (found + length, needle))
    {
      guint        last = g_array_index (folded.places, guint, found + length - 1 - folded.text->str);
      CueTextRange range = { g_array_index (folded.places, guint, found - folded.text->str), 0 };

      range.to = g_utf8_next_char (text + last) - text;
      g_array_append_val (ranges, range);
    }
  g_string_free (folded.text, TRUE);
  g_array_unref (folded.places);
  return ranges;
}
