/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-input.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cue-text.h"

#define MAX_BYTES (16u << 20)
#define CHUNK 65536

static GInputStream *
open_stream (CueCli     *cli,
             const char *path,
             GError    **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  return G_INPUT_STREAM (g_file_read_finish (file, result, error));
}

/* (transfer full): all bytes, up to one more than is accepted. */
static GByteArray *
read_all (CueCli     *cli,
          const char *path,
          GError    **error)
{
  g_autoptr (GInputStream) stream = open_stream (cli, path, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  if (stream == NULL)
    return NULL;
  while (all->len <= MAX_BYTES)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, cli->cancellable,
                                       cue_cli_ready_cb, &result);
      cue_cli_wait (&result);
      bytes = g_input_stream_read_bytes_finish (stream, result, error);
      if (bytes == NULL)
        return NULL;
      if (g_bytes_get_size (bytes) == 0)
        break;
      g_byte_array_append (all, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
    }
  return g_steal_pointer (&all);
}

static void
set_file_error (GError      **error,
                const char   *shown,
                const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    /* translators: %s is a file name */
    g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE, _ ("There is no file “%s”."), shown);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    /* translators: %s is a folder's name */
    g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE, _ ("“%s” is a folder; name a text file."), shown);
  else
    /* translators: the first %s is a file name, the second the system's reason */
    g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE, _ ("“%s” cannot be read: %s."), shown, cause->message);
}

/* (transfer full): the file's bytes and a NUL, the NUL not counted. */
static GByteArray *
load (CueCli     *cli,
      const char *path,
      GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GByteArray) all = read_all (cli, path, &local_error);
  g_autofree char *shown = g_filename_display_name (path);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (all == NULL)
    {
      set_file_error (error, shown, local_error);
      return NULL;
    }
  if (all->len > MAX_BYTES)
    {
      /* translators: %s is a file name */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE, _ ("“%s” is larger than 16 MB."), shown);
      return NULL;
    }
  g_byte_array_append (all, (const guint8 *) "", 1);
  all->len--;
  return g_steal_pointer (&all);
}

static gboolean
check_text (const char *path,
            const char *text,
            gsize       length,
            GError    **error)
{
  g_autofree char *shown = NULL;

  if (g_utf8_validate (text, (gssize) length, NULL))
    return TRUE;
  shown = g_filename_display_name (path);
  /* translators: %s is a file name */
  g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE,
               _ ("“%s” is not a UTF-8 text; save it as plain text in UTF-8 first."), shown);
  return FALSE;
}

char *
cue_cli_read_file (CueCli     *cli,
                   const char *path,
                   GError    **error)
{
  g_autoptr (GByteArray) all = load (cli, path, error);

  if (all == NULL || !check_text (path, (const char *) all->data, all->len, error))
    return NULL;
  return g_strdup ((const char *) all->data);
}

char *
cue_cli_read_text (CueCli     *cli,
                   const char *value,
                   GError    **error)
{
  g_autoptr (GByteArray) all = NULL;
  guint kept = 0;

  if (value[0] != '@')
    return cue_text_clean (value, -1);
  all = load (cli, value + 1, error);
  if (all == NULL)
    return NULL;
  /* NUL is a control character like others, and is dropped with them. */
  for (guint i = 0; i < all->len; i++)
    if (all->data[i] != 0)
      all->data[kept++] = all->data[i];
  if (!check_text (value + 1, (const char *) all->data, kept, error))
    return NULL;
  return cue_text_clean ((const char *) all->data, (gssize) kept);
}
