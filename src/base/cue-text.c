/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text.h"

#include <pango/pango.h>

#define WORDS_PER_SECOND 2.5
#define DENSE_LETTERS_PER_SECOND 5.0

/* A placeholder's name is short; a longer one is a pair of braces that was meant otherwise. */
#define MAX_PLACEHOLDER_BYTES 200

typedef struct
{
  guint n_spaced; /* words of scripts that write spaces between words */
  guint n_dense;  /* words of scripts that do not */
  guint n_dense_letters;
} WordCount;

/* There letters say more about speaking time than words, too. */
gboolean
cue_text_is_dense (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA ||
         script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER ||
         script == G_UNICODE_SCRIPT_MYANMAR || script == G_UNICODE_SCRIPT_TIBETAN;
}

/* (nullable) (transfer none): the end of the `{{…}}` that starts at @text. */
static const char *
skip_placeholder (const char *text)
{
  const char *p;

  if (!g_str_has_prefix (text, "{{"))
    return NULL;

  for (p = text + 2; *p != '\0' && p - text < MAX_PLACEHOLDER_BYTES; p++)
    {
      if (*p == '}' && p[1] == '}')
        return p + 2;
      if (*p == '{' || *p == '}' || *p == '\n')
        return NULL;
    }

  return NULL;
}

/* (transfer full): @text as valid UTF-8, with a plain word in place of each placeholder. */
static char *
replace_placeholders (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) result = g_string_sized_new (strlen (valid));
  const char *p = valid;

  while (*p != '\0')
    {
      const char *end = skip_placeholder (p);

      if (end != NULL)
        {
          g_string_append (result, " x");
          p = end;
        }
      else
        {
          g_string_append_c (result, *p);
          p++;
        }
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
count_words (const char *text,
             WordCount  *count)
{
  g_autofree char         *plain = replace_placeholders (text);
  g_autofree PangoLogAttr *attrs = NULL;
  glong                    n_chars = g_utf8_strlen (plain, -1);
  const char              *p = plain;
  gboolean                 in_word = FALSE;

  attrs = g_new0 (PangoLogAttr, n_chars + 1);
  pango_get_log_attrs (plain, strlen (plain), -1, pango_language_get_default (), attrs, n_chars + 1);

  for (glong i = 0; i < n_chars; i++)
    {
      gunichar c = g_utf8_get_char (p);

      if (attrs[i].is_word_boundary)
        in_word = FALSE;

      if (g_unichar_isalnum (c))
        {
          if (cue_text_is_dense (c))
            count->n_dense_letters++;
          if (!in_word && cue_text_is_dense (c))
            count->n_dense++;
          else if (!in_word)
            count->n_spaced++;
          in_word = TRUE;
        }

      p = g_utf8_next_char (p);
    }
}

static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Letters by their category that nothing is drawn for. */
static gboolean
is_invisible_letter (gunichar c)
{
  return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800 || c == 0x3164 || c == 0xFFA0 ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || is_invisible_letter (c) || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Leaves @max_chars code points of @text, the last of them an ellipsis. */
static void
cut_with_ellipsis (GString *text,
                   guint    max_chars)
{
  gsize length;

  if (max_chars == 0)
    {
      g_string_truncate (text, 0);
      return;
    }

  length = g_utf8_offset_to_pointer (text->str, max_chars - 1) - text->str;
  while (length > 0 && text->str[length - 1] == ' ')
    length--;

  g_string_truncate (text, length);
  g_string_append (text, "…");
}

guint
cue_text_count_words (const char *text)
{
  WordCount count = { 0 };

  if (text != NULL)
    count_words (text, &count);

  return count.n_spaced + count.n_dense;
}

guint
cue_text_estimate_seconds (const char *text)
{
  WordCount count = { 0 };
  double    seconds;

  if (text != NULL)
    count_words (text, &count);

  seconds = count.n_spaced / WORDS_PER_SECOND + count.n_dense_letters / DENSE_LETTERS_PER_SECOND;

  return (guint) (seconds + 0.5 + (seconds > 0 && seconds < 0.5 ? 0.5 : 0));
}

char *
cue_text_clean (const char *text,
                gssize      length)
{
  g_autoptr (GString) bytes = NULL;
  g_autoptr (GString) result = NULL;
  g_autofree char *valid = NULL;

  if (text == NULL)
    return g_strdup ("");

  if (length < 0)
    length = strlen (text);

  bytes = g_string_sized_new (length);
  for (gssize i = 0; i < length; i++)
    if (text[i] != '\0')
      g_string_append_c (bytes, text[i]);

  valid = g_utf8_make_valid (bytes->str, bytes->len);
  result = g_string_sized_new (bytes->len);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] != '\n')
        g_string_append_c (result, '\n');
      else if (c == '\t' || c == '\n' || g_unichar_type (c) != G_UNICODE_CONTROL)
        g_string_append_unichar (result, c);
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

char *
cue_text_excerpt (const char *text,
                  guint       max_chars)
{
  g_autofree char *clean = cue_text_clean (text, -1);
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean space_due = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_bidi_control (c))
        continue;

      if (g_unichar_isspace (c))
        {
          space_due = result->len > 0;
          continue;
        }

      if (space_due)
        g_string_append_c (result, ' ');
      space_due = FALSE;
      g_string_append_unichar (result, c);
    }

  if (g_utf8_strlen (result->str, result->len) > (glong) max_chars)
    cut_with_ellipsis (result, max_chars);

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
append_folded (GString    *result,
               const char *text,
               gsize       length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (result, c);
    }
}

/* Most text is ASCII for long stretches, where folding costs next to nothing. No mark reaches over an ASCII letter, so
 * what lies between can be folded by itself. */
char *
cue_text_fold (const char *text)
{
  GString *result = NULL;
  gsize    length = 0;

  if (text == NULL || !g_utf8_validate_len (text, length = strlen (text), NULL))
    return g_strdup ("");

  result = g_string_sized_new (length);
  while (*text != '\0')
    {
      const char *end = text;
      gsize       start = result->len;

      while (*end != '\0' && (guchar) *end < 0x80)
        end++;
      g_string_append_len (result, text, end - text);
      for (gsize i = start; i < result->len; i++)
        if (result->str[i] >= 'A' && result->str[i] <= 'Z')
          result->str[i] += 'a' - 'A';

      for (text = end; (guchar) *end >= 0x80;)
        end++;
      if (end > text)
        append_folded (result, text, end - text);
      text = end;
    }

  return g_string_free (result, FALSE);
}

gboolean
cue_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_invisible (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}
