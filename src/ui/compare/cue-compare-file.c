/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePicker, reading a file. */
#include "cue-compare-picker.h"

#include "cue-comparison.h"
#include "cue-text.h"

#include <glib/gi18n.h>

static gboolean
is_web_page (const char *text)
{
  return g_ascii_strncasecmp (text, "<!doctype", 9) == 0 || g_ascii_strncasecmp (text, "<html", 5) == 0 ||
         g_ascii_strncasecmp (text, "<?xml", 5) == 0;
}

/* Data of programs; structured tests are that too, and can be compared. */
static gboolean
is_data (const char *text)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (CueComparison) comparison = NULL;
  const char *texts[] = { text, text };

  if (*text != '{' && *text != '[')
    return FALSE;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, -1, NULL))
    return FALSE;
  comparison = cue_comparison_new (texts, 2, 0);
  return !cue_comparison_is_structured (comparison);
}

char *
cue_compare_picker_dup_problem (const char *text,
                                gsize       length)
{
  const char *start = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > CUE_COMPARE_MAX_FILE)
    return g_strdup (_ ("This text is larger than 5 MB. Instructions are much shorter."));
  if (!g_utf8_validate_len (text, length, NULL))
    return g_strdup (_ ("This is not plain text in UTF-8. Save it as plain text first."));
  if (cue_text_is_blank (text))
    return g_strdup (_ ("There is no text in it."));
  while (g_ascii_isspace (*start))
    start++;
  if (is_web_page (start))
    return g_strdup (_ ("This is a web page, not instructions. Copy the text out of it and compare with what you copied."));
  if (is_data (start))
    return g_strdup (_ ("This is data for programs, and no structured test. Compare with plain text instead."));
  return NULL;
}

static void
contents_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *name = NULL;
  g_autofree char *problem = NULL;
  gsize            length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  problem = cue_compare_picker_dup_problem (text, length);
  if (problem != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", problem);
      return;
    }
  clean = cue_text_clean (text, length);
  name = g_file_get_basename (G_FILE (source));
  if (!g_utf8_validate (name, -1, NULL))
    {
      g_free (name);
      name = g_strdup (_ ("File"));
    }
  g_task_return_pointer (task, cue_compare_source_new_outside (name, clean), g_object_unref);
}

static void
info_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s", _ ("This is not a file with text in it."));
  else if (g_file_info_get_size (info) > CUE_COMPARE_MAX_FILE)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("This text is larger than 5 MB. Instructions are much shorter."));
  else
    g_file_load_contents_async (G_FILE (source), g_task_get_cancellable (task), contents_cb, g_object_ref (task));
}

void
cue_compare_picker_read_async (GFile              *file,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_compare_picker_read_async);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, cancellable, info_cb, g_object_ref (task));
}

CueCompareSource *
cue_compare_picker_read_finish (GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_compare_picker_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
