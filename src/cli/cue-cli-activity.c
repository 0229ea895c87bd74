/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that lists the generations of a workspace: the window's and the command line's own. */
#include "cue-cli.h"

#include <glib/gi18n.h>

#include "cue-cli-output.h"
#include "cue-cli-workspace.h"
#include "cue-generation.h"
#include "cue-workspace-data.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Microseconds after which no request is on its way any more. */
#define LONGEST_SENDING (2 * MINUTE * G_USEC_PER_SEC)

/* Adds what a store's journal has; one that is not there has nothing. */
static gboolean
read_journal (CueCli     *cli,
              const char *path,
              GPtrArray  *all,
              GError    **error)
{
  g_autoptr (CueSqliteStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  store = cue_sqlite_store_new (path);
  cue_store_list_async (CUE_STORE (store), CUE_TYPE_GENERATION, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  found = cue_store_list_finish (CUE_STORE (store), result, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (all, g_object_ref (found->pdata[i]));
  cue_sqlite_store_close (store);
  return found != NULL;
}

static gint64
get_created (CueGeneration *generation)
{
  gint64 created = 0;

  g_object_get (generation, "created", &created, NULL);
  return created;
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  gint64 first = get_created (*(CueGeneration *const *) a);
  gint64 second = get_created (*(CueGeneration *const *) b);

  return first < second ? 1 : first > second ? -1
                                             : 0;
}

/* Whether somebody has to decide. A request that has been leaving for minutes belongs to a program that was ended. */
static gboolean
needs_you (CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);
  gint64             sent = 0;

  g_object_get (generation, "sent", &sent, NULL);
  if (state == CUE_GENERATION_SENDING)
    return g_get_real_time () - MAX (sent, get_created (generation)) > LONGEST_SENDING;
  return state == CUE_GENERATION_UNCERTAIN || state == CUE_GENERATION_NEEDS_USER;
}

/* (transfer full): how long ago something was. */
static char *
dup_age (gint64 seconds)
{
  int n;

  if (seconds < MINUTE)
    return g_strdup (_ ("just now"));
  if (seconds < HOUR)
    {
      n = (int) (seconds / MINUTE);
      return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", n), n);
    }
  if (seconds < DAY)
    {
      n = (int) (seconds / HOUR);
      return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", n), n);
    }
  n = (int) MIN (seconds / DAY, G_MAXINT);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", n), n);
}

static const char *
get_state_word (CueGeneration *generation)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (CUE_TYPE_GENERATION_STATE);
  GEnumValue *value = g_enum_get_value (klass, (int) cue_generation_get_state (generation));

  return value != NULL ? value->value_nick : "";
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL && text[0] != '\0')
    json_object_set_string_member (object, name, text);
}

static void
set_time (JsonObject *object,
          const char *name,
          gint64      time)
{
  g_autoptr (GDateTime) moment = time > 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format_iso8601 (moment) : NULL;

  set_text (object, name, text);
}

static JsonObject *
describe (CueGeneration *generation,
          gint64         now)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *state = cue_generation_dup_state_text (generation, now);
  gint64           finished = 0;

  g_object_get (generation, "finished", &finished, NULL);
  json_object_set_string_member (object, "state", get_state_word (generation));
  json_object_set_string_member (object, "state_text", state);
  json_object_set_boolean_member (object, "active", cue_generation_is_active (generation));
  json_object_set_boolean_member (object, "needs_you", needs_you (generation));
  json_object_set_string_member (object, "scenario", cue_generation_get_title (generation));
  json_object_set_string_member (object, "kind", cue_generation_get_kind (generation) == CUE_GENERATION_IMPROVE ? "improve" : "generate");
  set_text (object, "batch", cue_generation_get_batch_title (generation));
  set_text (object, "label", cue_generation_get_label (generation));
  set_text (object, "error", cue_generation_get_error_text (generation));
  set_time (object, "created", get_created (generation));
  set_time (object, "finished", finished);
  json_object_set_double_member (object, "seconds", cue_generation_get_elapsed (generation, now));
  return object;
}

/* (transfer full): what was ordered, and what sets this one apart. */
static char *
dup_what (CueGeneration *generation)
{
  const char *title = cue_generation_get_batch_title (generation);
  const char *label = cue_generation_get_label (generation);

  if (label != NULL && label[0] != '\0')
    return g_strdup (label);
  if (title != NULL && title[0] != '\0')
    return g_strdup (title);
  return g_strdup (cue_generation_get_kind (generation) == CUE_GENERATION_IMPROVE ? _ ("Improved text") : _ ("One variant"));
}

static void
print_table (GPtrArray *all,
             gint64     now)
{
  const char *const heads[] = { _ ("AGE"), _ ("SCENARIO"), _ ("WHAT"), _ ("NEEDS YOU"), _ ("STATE"), NULL };
  g_autoptr (CueCliTable) table = NULL;

  if (all->len == 0)
    {
      cue_cli_print (_ ("Nothing has been ordered here."));
      return;
    }
  table = cue_cli_table_new (heads);
  for (guint i = 0; i < all->len; i++)
    {
      CueGeneration    *generation = all->pdata[i];
      g_autofree char  *age = dup_age ((now - get_created (generation)) / G_USEC_PER_SEC);
      g_autofree char  *what = dup_what (generation);
      g_autofree char  *state = cue_generation_dup_state_text (generation, now);
      const char *const cells[] = { age, cue_generation_get_title (generation), what, needs_you (generation) ? _ ("yes") : "", state, NULL };

      cue_cli_table_add (table, cells);
    }
  cue_cli_table_print (table);
}

gboolean
cue_cli_run_activity (CueCli  *cli,
                      GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *window = NULL;
  g_autofree char *own = NULL;
  gint64           now = g_get_real_time ();
  JsonArray       *array;

  if (!cue_cli_find_workspace (cli, error))
    return FALSE;
  if (cli->workspace != NULL)
    window = cue_workspace_data_dup_path (cli->workspace);
  own = cue_cli_dup_journal (cli);
  if (window != NULL && !read_journal (cli, window, all, error))
    return FALSE;
  if (!read_journal (cli, own, all, error))
    return FALSE;
  g_ptr_array_sort (all, compare_newest);
  array = json_array_sized_new (all->len);
  for (guint i = 0; i < all->len; i++)
    json_array_add_object_element (array, describe (all->pdata[i], now));
  json_object_set_array_member (cli->report, "generations", array);
  if (!cli->options->json)
    print_table (all, now);
  return TRUE;
}
