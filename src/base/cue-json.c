/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"

#include "cue-error.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/* json-glib 1.6 takes comments, several values, single words and unbounded nesting. The scanner below checks the
 * grammar of RFC 8259 first, without recursion, and hands json-glib a text that holds nothing it stumbles over. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_NAME,
  EXPECT_NAME_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expect;

typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  GString    *output; /* (owned): what json-glib gets */
  Expect      expect;
  guint       depth;
  char        closers[CUE_JSON_MAX_DEPTH];
} Scanner;

static void
scanner_clear (Scanner *self)
{
  g_string_free (self->output, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scanner, scanner_clear)

static gboolean
scanner_fail (Scanner    *self,
              const char *what,
              GError    **error)
{
  guint line = 1;
  guint column = 1;

  for (const char *p = self->start; p < self->p; p++)
    {
      if (*p == '\n')
        {
          line++;
          column = 1;
        }
      else if (((guchar) *p & 0xC0) != 0x80)
        {
          column++;
        }
    }

  g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "line %u, column %u: %s", line, column, what);
  return FALSE;
}

static gboolean
scanner_at_digit (Scanner *self)
{
  return self->p < self->end && g_ascii_isdigit (*self->p);
}

static gboolean
scanner_at (Scanner *self,
            char     c)
{
  return self->p < self->end && *self->p == c;
}

static gboolean
scanner_skip_digits (Scanner *self)
{
  gboolean any = scanner_at_digit (self);

  while (scanner_at_digit (self))
    self->p++;

  return any;
}

/* Whole numbers beyond 64 bits become doubles, doubles beyond their range the largest round one. */
static void
scanner_append_number (Scanner    *self,
                       const char *number,
                       gboolean    whole)
{
  char   buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  if (whole)
    {
      errno = 0;
      g_ascii_strtoll (number, NULL, 10);
      if (errno != ERANGE)
        {
          g_string_append (self->output, number);
          return;
        }
    }

  value = g_ascii_strtod (number, NULL);
  if (!isfinite (value))
    g_string_append (self->output, value < 0 ? "-1e308" : "1e308");
  else if (whole)
    g_string_append (self->output, g_ascii_formatd (buffer, sizeof buffer, "%.17e", value));
  else
    g_string_append (self->output, number);
}

static gboolean
scanner_scan_number (Scanner *self,
                     GError **error)
{
  g_autofree char *number = NULL;
  const char      *start = self->p;
  gboolean         whole = TRUE;

  if (scanner_at (self, '-'))
    self->p++;

  if (scanner_at (self, '0'))
    self->p++;
  else if (!scanner_skip_digits (self))
    return scanner_fail (self, "expected a digit", error);

  if (scanner_at_digit (self))
    return scanner_fail (self, "a number starts with a zero", error);

  if (scanner_at (self, '.'))
    {
      whole = FALSE;
      self->p++;
      if (!scanner_skip_digits (self))
        return scanner_fail (self, "expected a digit", error);
    }

  if (scanner_at (self, 'e') || scanner_at (self, 'E'))
    {
      whole = FALSE;
      self->p++;
      if (scanner_at (self, '+') || scanner_at (self, '-'))
        self->p++;
      if (!scanner_skip_digits (self))
        return scanner_fail (self, "expected a digit", error);
    }

  number = g_strndup (start, self->p - start);
  scanner_append_number (self, number, whole);

  return TRUE;
}

/* The code unit of the `\uXXXX` at @p, or -1. */
static int
read_code_unit (const char *p,
                const char *end)
{
  int unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;

  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  return unit;
}

/* NUL and halves of a surrogate pair cannot be kept in a C string of UTF-8: U+FFFD stands for them. */
static gboolean
scanner_scan_code_unit (Scanner *self,
                        GError **error)
{
  int unit = read_code_unit (self->p, self->end);
  int low;

  if (unit < 0)
    return scanner_fail (self, "expected four hexadecimal digits", error);

  if (unit >= 0xD800 && unit < 0xDC00)
    {
      low = read_code_unit (self->p + 6, self->end);
      if (low >= 0xDC00 && low < 0xE000)
        {
          g_string_append_len (self->output, self->p, 12);
          self->p += 12;
          return TRUE;
        }
    }

  if (unit == 0 || (unit >= 0xD800 && unit < 0xE000))
    g_string_append (self->output, "\\ufffd");
  else
    g_string_append_len (self->output, self->p, 6);
  self->p += 6;

  return TRUE;
}

static gboolean
scanner_scan_string (Scanner *self,
                     GError **error)
{
  g_string_append_c (self->output, *self->p++);

  while (self->p < self->end)
    {
      guchar c = *self->p;

      if (c < 0x20)
        return scanner_fail (self, "a control character in a string", error);

      if (c == '\\')
        {
          if (self->end - self->p < 2 || strchr ("\"\\/bfnrtu", self->p[1]) == NULL)
            return scanner_fail (self, "unknown escape in a string", error);

          if (self->p[1] == 'u')
            {
              if (!scanner_scan_code_unit (self, error))
                return FALSE;
              continue;
            }

          g_string_append_c (self->output, c);
          self->p++;
        }

      g_string_append_c (self->output, *self->p++);

      if (c == '"')
        return TRUE;
    }

  return scanner_fail (self, "the text ends inside a string", error);
}

static gboolean
scanner_scan_word (Scanner *self,
                   GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->p) >= length && memcmp (self->p, words[i], length) == 0)
        {
          g_string_append (self->output, words[i]);
          self->p += length;
          return TRUE;
        }
    }

  return scanner_fail (self, "expected a value", error);
}

static gboolean
scanner_open (Scanner *self,
              GError **error)
{
  char opener = *self->p;

  if (self->depth == CUE_JSON_MAX_DEPTH)
    return scanner_fail (self, "nested too deep", error);

  self->closers[self->depth++] = opener == '{' ? '}' : ']';
  self->expect = opener == '{' ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  g_string_append_c (self->output, opener);
  self->p++;

  return TRUE;
}

static void
scanner_end_value (Scanner *self)
{
  self->expect = self->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

/* Closes the innermost array or object if @self is at its end and that is allowed here. */
static gboolean
scanner_try_close (Scanner *self)
{
  if (self->depth == 0 || *self->p != self->closers[self->depth - 1])
    return FALSE;

  self->depth--;
  g_string_append_c (self->output, *self->p++);
  scanner_end_value (self);

  return TRUE;
}

static gboolean
scanner_scan_value (Scanner *self,
                    GError **error)
{
  gboolean ok;

  switch (*self->p)
    {
    case '{':
    case '[':
      return scanner_open (self, error);
    case '"':
      ok = scanner_scan_string (self, error);
      break;
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      ok = scanner_scan_number (self, error);
      break;
    default:
      ok = scanner_scan_word (self, error);
      break;
    }

  if (ok)
    scanner_end_value (self);

  return ok;
}

static gboolean
scanner_scan_name (Scanner *self,
                   GError **error)
{
  if (*self->p != '"')
    return scanner_fail (self, "expected a member’s name", error);

  self->expect = EXPECT_COLON;

  return scanner_scan_string (self, error);
}

static gboolean
scanner_scan_mark (Scanner *self,
                   GError **error)
{
  if (self->expect == EXPECT_COLON)
    {
      if (*self->p != ':')
        return scanner_fail (self, "expected a colon", error);
      self->expect = EXPECT_VALUE;
    }
  else
    {
      if (*self->p != ',')
        return scanner_fail (self, "expected a comma or an end", error);
      self->expect = self->closers[self->depth - 1] == '}' ? EXPECT_NAME : EXPECT_VALUE;
    }

  g_string_append_c (self->output, *self->p++);

  return TRUE;
}

static gboolean
scanner_scan_token (Scanner *self,
                    GError **error)
{
  switch (self->expect)
    {
    case EXPECT_VALUE_OR_END:
      return scanner_try_close (self) || scanner_scan_value (self, error);
    case EXPECT_VALUE:
      return scanner_scan_value (self, error);
    case EXPECT_NAME_OR_END:
      return scanner_try_close (self) || scanner_scan_name (self, error);
    case EXPECT_NAME:
      return scanner_scan_name (self, error);
    case EXPECT_COMMA_OR_END:
      return scanner_try_close (self) || scanner_scan_mark (self, error);
    case EXPECT_COLON:
      return scanner_scan_mark (self, error);
    case EXPECT_NOTHING:
    default:
      return scanner_fail (self, "more after the end of the value", error);
    }
}

static gboolean
scanner_run (Scanner *self,
             GError **error)
{
  const char *invalid;

  if (!g_utf8_validate_len (self->start, self->end - self->start, &invalid))
    {
      self->p = invalid;
      return scanner_fail (self, *invalid == '\0' ? "a NUL character" : "not valid UTF-8", error);
    }

  if (self->end - self->p >= 3 && memcmp (self->p, "\xEF\xBB\xBF", 3) == 0)
    self->p += 3;

  while (TRUE)
    {
      while (self->p < self->end && strchr (" \t\r\n", *self->p) != NULL)
        self->p++;

      if (self->p == self->end)
        break;

      if (!scanner_scan_token (self, error))
        return FALSE;
    }

  if (self->expect == EXPECT_NOTHING)
    return TRUE;

  return scanner_fail (self, self->output->len == 0 ? "empty" : "the text ends too early", error);
}

/* The member's node when there is one that is not null. */
static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
holds_value (JsonNode *node,
             GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Whether @node is a whole number, written with a fraction of zero or not. */
static gboolean
get_whole (JsonNode *node,
           gint64   *value)
{
  if (holds_value (node, G_TYPE_INT64))
    {
      *value = json_node_get_int (node);
      return TRUE;
    }

  if (holds_value (node, G_TYPE_DOUBLE))
    {
      double number = json_node_get_double (node);

      if (fabs (number) < 9007199254740992.0 && floor (number) == number)
        {
          *value = (gint64) number;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
fail_type (const char *path,
           const char *name,
           const char *expected,
           JsonNode   *node,
           GError    **error)
{
  gboolean has_path = path != NULL && *path != '\0';

  g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "%s%s%s: expected %s, found %s",
               has_path ? path : "", has_path ? "." : "", name, expected, cue_json_describe (node));

  return FALSE;
}

/* json-glib 1.6 marks a double by ".0" even where it has written an exponent, which is not JSON: "1e+20.0". */
static void
mend_exponents (char *text)
{
  gboolean in_string = FALSE;
  char    *to = text;

  for (const char *from = text; *from != '\0';)
    {
      gboolean exponent = !in_string && *from == 'e' && strchr ("+-0123456789", from[1]) != NULL && from[1] != '\0';

      if (in_string && *from == '\\')
        *to++ = *from++;
      else if (*from == '"')
        in_string = !in_string;

      *to++ = *from++;

      if (exponent)
        {
          while (strchr ("+-0123456789", *from) != NULL && *from != '\0')
            *to++ = *from++;
          if (g_str_has_prefix (from, ".0"))
            from += 2;
        }
    }

  *to = '\0';
}

JsonNode *
cue_json_parse (const char *text,
                gssize      length,
                GError    **error)
{
  g_auto (Scanner) scanner = { 0 };
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  scanner.start = text != NULL ? text : "";
  scanner.p = scanner.start;
  scanner.end = scanner.start + (length < 0 ? strlen (scanner.start) : (gsize) length);
  scanner.output = g_string_sized_new (scanner.end - scanner.start);

  if (!scanner_run (&scanner, error))
    return NULL;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, scanner.output->str, scanner.output->len, &local_error))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "%s", local_error->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/* (transfer full): json-glib 1.6 writes the last of the control characters as it is, which nobody may read. */
static char *
mend_control (char *text)
{
  GString *mended;

  if (strchr (text, '\x1f') == NULL)
    return text;

  mended = g_string_new (text);
  g_free (text);
  g_string_replace (mended, "\x1f", "\\u001f", 0);

  return g_string_free (mended, FALSE);
}

char *
cue_json_to_text (JsonNode *node)
{
  char *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = json_to_string (node, FALSE);
  mend_exponents (text);

  return mend_control (text);
}

char *
cue_json_object_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  node = json_node_init_object (json_node_alloc (), object);

  return cue_json_to_text (node);
}

gboolean
cue_json_read_string (JsonObject  *object,
                      const char  *path,
                      const char  *name,
                      const char **value,
                      GError     **error)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return TRUE;

  if (!holds_value (node, G_TYPE_STRING))
    return fail_type (path, name, "a string", node, error);

  *value = json_node_get_string (node);

  return TRUE;
}

gboolean
cue_json_read_int (JsonObject *object,
                   const char *path,
                   const char *name,
                   gint64     *value,
                   GError    **error)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL || get_whole (node, value))
    return TRUE;

  return fail_type (path, name, "a whole number", node, error);
}

gboolean
cue_json_read_double (JsonObject *object,
                      const char *path,
                      const char *name,
                      double     *value,
                      GError    **error)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return TRUE;

  if (!holds_value (node, G_TYPE_INT64) && !holds_value (node, G_TYPE_DOUBLE))
    return fail_type (path, name, "a number", node, error);

  *value = json_node_get_double (node);

  return TRUE;
}

gboolean
cue_json_read_bool (JsonObject *object,
                    const char *path,
                    const char *name,
                    gboolean   *value,
                    GError    **error)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return TRUE;

  if (!holds_value (node, G_TYPE_BOOLEAN))
    return fail_type (path, name, "true or false", node, error);

  *value = json_node_get_boolean (node);

  return TRUE;
}

gboolean
cue_json_read_object (JsonObject  *object,
                      const char  *path,
                      const char  *name,
                      JsonObject **value,
                      GError     **error)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_type (path, name, "an object", node, error);

  *value = json_node_get_object (node);

  return TRUE;
}

gboolean
cue_json_read_array (JsonObject *object,
                     const char *path,
                     const char *name,
                     JsonArray **value,
                     GError    **error)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (path, name, "an array", node, error);

  *value = json_node_get_array (node);

  return TRUE;
}

const char *
cue_json_get_string (JsonObject *object,
                     const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && holds_value (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

gint64
cue_json_get_int (JsonObject *object,
                  const char *name,
                  gint64      fallback)
{
  JsonNode *node = get_member (object, name);
  gint64    value = fallback;

  if (node != NULL)
    get_whole (node, &value);

  return value;
}

JsonObject *
cue_json_get_object (JsonObject *object,
                     const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
cue_json_get_array (JsonObject *object,
                    const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
cue_json_describe (JsonNode *node)
{
  if (node == NULL)
    return "nothing";
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "an object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "an array";
  if (JSON_NODE_HOLDS_NULL (node))
    return "null";
  if (holds_value (node, G_TYPE_STRING))
    return "a string";
  if (holds_value (node, G_TYPE_BOOLEAN))
    return "true or false";
  if (holds_value (node, G_TYPE_INT64))
    return "a whole number";

  return "a number";
}
