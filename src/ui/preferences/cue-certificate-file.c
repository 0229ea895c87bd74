/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-certificate-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* Largest file that is looked at (bytes). */
#define MAX_SIZE (1024 * 1024)

#define BEGIN_CERTIFICATE "-----BEGIN CERTIFICATE-----"

static void opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static guint
count_certificates (const char *pem)
{
  guint n = 0;

  for (const char *found = strstr (pem, BEGIN_CERTIFICATE); found != NULL; found = strstr (found + 1, BEGIN_CERTIFICATE))
    n++;
  return n;
}

/* (transfer full): the subject's common name, or all of it. */
static char *
dup_name (GTlsCertificate *certificate)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  const char      *name = subject != NULL ? strstr (subject, "CN=") : NULL;

  if (name == NULL)
    return g_strdup (subject != NULL && *subject != '\0' ? subject : _ ("A certificate without a name"));
  name += strlen ("CN=");
  return g_strndup (name, strcspn (name, ","));
}

/* (transfer full) */
static char *
describe_certificate (GTlsCertificate *certificate)
{
  /* translators: a day, for strftime(): “3 March 2027” */
  const char      *day_format = C_ ("day", "%-e %B %Y");
  g_autofree char *name = dup_name (certificate);
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *day = end != NULL ? g_date_time_format (end, day_format) : NULL;

  if (day == NULL)
    return g_steal_pointer (&name);
  if (g_date_time_compare (end, now) < 0)
    /* translators: name of a certificate and a day */
    return g_strdup_printf (_ ("%s: it expired on %s"), name, day);
  /* translators: name of a certificate and a day */
  return g_strdup_printf (_ ("%s, good until %s"), name, day);
}

/* (transfer full): what @pem holds, or NULL. */
static char *
describe (const char *pem,
          gsize       length)
{
  g_autoptr (GTlsCertificate) first = NULL;
  g_autofree char *text = NULL;
  guint            n = count_certificates (pem);

  first = n > 0 ? g_tls_certificate_new_from_pem (pem, length, NULL) : NULL;
  if (first == NULL)
    return NULL;
  text = describe_certificate (first);
  if (n == 1)
    return g_steal_pointer (&text);
  /* translators: %s describes a certificate: “Example CA, good until 3 March 2027, and 2 more” */
  return g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", n - 1), text, n - 1);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  char         *buffer;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _ ("The file is not there any more. Choose another."));
  else if (stream == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _ ("The file cannot be read. Look at who may open it."));
  else
    {
      buffer = g_malloc0 (MAX_SIZE + 1);
      g_task_set_task_data (task, buffer, g_free);
      g_input_stream_read_all_async (G_INPUT_STREAM (stream), buffer, MAX_SIZE, G_PRIORITY_DEFAULT, cancellable, read_cb,
                                     g_object_ref (task));
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize            length = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (task, g_steal_pointer (&error));
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _ ("The file cannot be read. Look at who may open it."));
      return;
    }
  text = describe (g_task_get_task_data (task), length);
  if (text != NULL)
    g_task_return_pointer (task, g_steal_pointer (&text), g_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("There is no certificate in this file. It has to be a text file with “BEGIN CERTIFICATE” in it."));
}

void
cue_certificate_file_describe_async (GFile              *file,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_certificate_file_describe_async);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb, g_steal_pointer (&task));
}

char *
cue_certificate_file_describe_finish (GFile        *file,
                                      GAsyncResult *result,
                                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_certificate_file_describe_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
