/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test.h"

#include <glib/gstdio.h>

static gboolean
note_time_up_cb (gpointer time_up)
{
  *(gboolean *) time_up = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

static gboolean
has_result (gpointer data)
{
  CueTestResult *self = data;

  return self->n_calls > 0;
}

typedef struct
{
  const char        *name;
  const char *const *also; /* (nullable) */
  guint              n_notified;
} NotifyLog;

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  NotifyLog *log = user_data;

  if (g_strcmp0 (pspec->name, log->name) == 0)
    log->n_notified++;
  else if (log->also == NULL || !g_strv_contains (log->also, pspec->name))
    g_error ("Setting “%s” notified “%s”", log->name, pspec->name);
}

static void
set_and_count (gpointer      object,
               NotifyLog    *log,
               const GValue *value,
               guint         n_expected)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), log->name);
  g_auto (GValue) found = G_VALUE_INIT;

  log->n_notified = 0;
  g_object_set_property (object, log->name, value);
  g_assert_cmpuint (log->n_notified, ==, n_expected);

  g_value_init (&found, pspec->value_type);
  g_object_get_property (object, log->name, &found);
  g_assert_cmpint (g_param_values_cmp (pspec, &found, value), ==, 0);
}

static void
init_number (GValue *value,
             GType   type,
             double  number)
{
  g_auto (GValue) as_double = G_VALUE_INIT;

  g_value_init (value, type);
  if (G_TYPE_IS_ENUM (type))
    {
      g_value_set_enum (value, (int) number);
      return;
    }

  g_value_init (&as_double, G_TYPE_DOUBLE);
  g_value_set_double (&as_double, number);
  g_assert_true (g_value_transform (&as_double, value));
}

static void
remove_recursively (GFile *file)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_recursively (child);

  g_file_delete (file, NULL, NULL);
}

gboolean
cue_test_wait_until (CueTestPredicate predicate,
                     gpointer         data,
                     double           seconds)
{
  gboolean time_up = FALSE;
  guint    source_id;

  source_id = g_timeout_add ((guint) (seconds * 1000), note_time_up_cb, &time_up);
  while (!predicate (data) && !time_up)
    g_main_context_iteration (NULL, TRUE);

  if (!time_up)
    g_source_remove (source_id);

  return predicate (data);
}

void
cue_test_iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
cue_test_iterate_for (double seconds)
{
  cue_test_wait_until (never, NULL, seconds);
}

void
cue_test_async_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  CueTestResult *self = user_data;

  g_assert_cmpuint (self->n_calls, ==, 0);
  self->n_calls++;
  self->source = source != NULL ? g_object_ref (source) : NULL;
  self->result = g_object_ref (result);
}

GAsyncResult *
cue_test_result_wait (CueTestResult *self)
{
  g_assert_cmpuint (self->n_calls, ==, 0);
  g_assert_true (cue_test_wait_until (has_result, self, CUE_TEST_TIMEOUT));

  return self->result;
}

void
cue_test_result_clear (CueTestResult *self)
{
  g_clear_object (&self->source);
  g_clear_object (&self->result);
  self->n_calls = 0;
}

void
cue_test_property (gpointer           object,
                   const char        *name,
                   const GValue      *first,
                   const GValue      *second,
                   const char *const *also)
{
  NotifyLog   log = { name, also, 0 };
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  gulong      handler;

  g_assert_nonnull (pspec);
  g_assert_cmpint (g_param_values_cmp (pspec, first, second), !=, 0);

  /* Whatever it holds at first, it holds @second now, so that @first is a change. */
  g_object_set_property (object, name, second);

  handler = g_signal_connect (object, "notify", G_CALLBACK (notify_cb), &log);
  set_and_count (object, &log, first, 1);
  set_and_count (object, &log, first, 0);
  set_and_count (object, &log, second, 1);
  g_signal_handler_disconnect (object, handler);
}

void
cue_test_string_property (gpointer    object,
                          const char *name,
                          const char *first,
                          const char *second)
{
  g_auto (GValue) first_value = G_VALUE_INIT;
  g_auto (GValue) second_value = G_VALUE_INIT;

  g_value_init (&first_value, G_TYPE_STRING);
  g_value_set_string (&first_value, first);
  g_value_init (&second_value, G_TYPE_STRING);
  g_value_set_string (&second_value, second);

  cue_test_property (object, name, &first_value, &second_value, NULL);
}

void
cue_test_boolean_property (gpointer    object,
                           const char *name)
{
  g_auto (GValue) first = G_VALUE_INIT;
  g_auto (GValue) second = G_VALUE_INIT;

  g_value_init (&first, G_TYPE_BOOLEAN);
  g_value_set_boolean (&first, TRUE);
  g_value_init (&second, G_TYPE_BOOLEAN);

  cue_test_property (object, name, &first, &second, NULL);
}

void
cue_test_number_property (gpointer    object,
                          const char *name,
                          double      first,
                          double      second)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  g_auto (GValue) first_value = G_VALUE_INIT;
  g_auto (GValue) second_value = G_VALUE_INIT;

  g_assert_nonnull (pspec);
  init_number (&first_value, pspec->value_type, first);
  init_number (&second_value, pspec->value_type, second);

  cue_test_property (object, name, &first_value, &second_value, NULL);
}

guint
cue_test_read_all_properties (gpointer object)
{
  guint                   n_properties;
  guint                   n_read = 0;
  g_autofree GParamSpec **properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if ((properties[i]->flags & G_PARAM_READABLE) == 0)
        continue;

      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (object, properties[i]->name, &value);
      n_read++;
    }

  return n_read;
}

CueTestFolder *
cue_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cuecard-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
cue_test_folder_free (CueTestFolder *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  remove_recursively (file);
  g_free (folder);
}
