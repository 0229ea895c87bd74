/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-output.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cue-error.h"
#include "cue-text.h"

/* Widest cell, in columns of a terminal. */
#define MAX_CELL 60

struct _CueCliTable
{
  GPtrArray *rows; /* (owned) (element-type GStrv): the heads first */
  guint      n_columns;
};

static int
measure (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

CueCliTable *
cue_cli_table_new (const char *const *heads)
{
  CueCliTable *self = g_new0 (CueCliTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->n_columns = g_strv_length ((char **) heads);
  cue_cli_table_add (self, heads);
  return self;
}

void
cue_cli_table_add (CueCliTable       *self,
                   const char *const *cells)
{
  char **row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = cue_text_excerpt (cells[i] != NULL ? cells[i] : "", MAX_CELL);
  g_ptr_array_add (self->rows, row);
}

void
cue_cli_table_print (CueCliTable *self)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < self->n_columns; k++)
      widths[k] = MAX (widths[k], measure (((char **) g_ptr_array_index (self->rows, i))[k]));

  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = g_ptr_array_index (self->rows, i);

      g_string_truncate (line, 0);
      for (guint k = 0; k < self->n_columns; k++)
        {
          g_string_append (line, row[k]);
          if (k + 1 < self->n_columns)
            g_string_append_printf (line, "%*s", widths[k] - measure (row[k]) + 2, "");
        }
      g_strchomp (line->str);
      fputs (line->str, stdout);
      fputc ('\n', stdout);
    }
}

void
cue_cli_table_free (CueCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
cue_cli_print (const char *text)
{
  g_autofree char *clean = cue_text_clean (text, -1);

  fputs (clean, stdout);
  if (!g_str_has_suffix (clean, "\n"))
    fputc ('\n', stdout);
}

void
cue_cli_print_json (JsonObject *report)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), report);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, text);
  /* The one control character that json-glib 1.6 forgets to escape. */
  g_string_replace (text, "\x1f", "\\u001f", 0);
  fputs (text->str, stdout);
  fputc ('\n', stdout);
}

char *
cue_cli_error_dup_sentence (const GError *error)
{
  g_autofree char *raw = NULL;

  if (error->domain == CUE_CLI_ERROR)
    return g_strdup (error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Cancelled."));
  raw = cue_error_dup_sentence (error);
  /* The service's own words may have lines; a failure is one. */
  return cue_text_excerpt (raw, 2000);
}

static const char *
get_own_code (CueCliError code)
{
  switch (code)
    {
    case CUE_CLI_ERROR_USAGE:
      return "usage";
    case CUE_CLI_ERROR_NO_KEY:
      return "no-key";
    case CUE_CLI_ERROR_FILE:
      return "file";
    case CUE_CLI_ERROR_FAILED:
    default:
      return "failed";
    }
}

const char *
cue_cli_error_get_code (const GError *error)
{
  if (error->domain == CUE_NET_ERROR)
    return cue_net_error_to_word ((CueNetError) error->code);
  if (error->domain == CUE_CLI_ERROR)
    return get_own_code ((CueCliError) error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (error->domain == CUE_STORE_ERROR)
    return "store";
  return "failed";
}

CueCliStatus
cue_cli_error_get_status (const GError *error)
{
  static const struct
  {
    const char  *code;
    CueCliStatus status;
  } statuses[] = {
    { "usage", CUE_CLI_USAGE },
    { "no-key", CUE_CLI_REFUSED },
    { "unauthorized", CUE_CLI_REFUSED },
    { "forbidden", CUE_CLI_REFUSED },
    { "offline", CUE_CLI_NETWORK },
    { "timed-out", CUE_CLI_NETWORK },
    { "interrupted", CUE_CLI_NETWORK },
    { "certificate", CUE_CLI_NETWORK },
    { "busy", CUE_CLI_NETWORK },
    { "cancelled", CUE_CLI_CANCELLED },
  };
  const char *code = cue_cli_error_get_code (error);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i].code, code))
      return statuses[i].status;
  return CUE_CLI_FAILED;
}

JsonObject *
cue_cli_error_to_json (const GError *error)
{
  g_autofree char *sentence = cue_cli_error_dup_sentence (error);
  JsonObject      *object = json_object_new ();

  json_object_set_string_member (object, "code", cue_cli_error_get_code (error));
  json_object_set_string_member (object, "sentence", sentence);
  return object;
}
