/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many generations through the real queue, store and client against the real local service: how long they take beside
 * the shortest time possible, how many requests they cost, how much memory. Figures, no verdict. */
#include "cue-generation-queue.h"
#include "cue-http-api.h"
#include "cue-local-service.h"
#include "cue-paths.h"
#include "cue-sqlite-store.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sys/resource.h>

static int    n_generations = 100;
static int    n_parallel = 20;
static double seconds = 0.5;

static const GOptionEntry options[] = {
  { "generations", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &n_generations, "How many (100)", "N" },
  { "parallel", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &n_parallel, "How many at once (20)", "N" },
  { "write-seconds", 's', G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &seconds, "How long the service takes for one (0.5)", "S" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

typedef struct
{
  GMainLoop          *loop;
  CueLocalService    *service;
  CueHttpApi         *api;
  CueSqliteStore     *store;
  CueGenerationQueue *queue;
  CueDraft           *draft;
  gint64              start;
  int                 status;
} Bench;

static guint
count_state (Bench             *bench,
             CueGenerationState state)
{
  GListModel *list = G_LIST_MODEL (bench->queue);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (list, i);

      n += cue_generation_get_state (generation) == state;
    }
  return n;
}

static void
print_figures (Bench *bench)
{
  double        wall = (g_get_monotonic_time () - bench->start) / (double) G_USEC_PER_SEC;
  double        ideal = ceil (n_generations / (double) n_parallel) * seconds;
  guint         n_requests = cue_http_api_get_n_requests (bench->api);
  guint         n_finished = count_state (bench, CUE_GENERATION_FINISHED);
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("generations   %d of %.2f s, %d at once, %u finished\n", n_generations, seconds, n_parallel, n_finished);
  g_print ("wall time     %.2f s, ideal %.2f s, ratio %.2f\n", wall, ideal, wall / ideal);
  g_print ("requests      %u, %.2f a generation\n", n_requests, n_requests / (double) n_generations);
  g_print ("peak memory   %.1f MB (this program)\n", usage.ru_maxrss / 1024.0);
  g_print ("processor     %.2f s (this program)\n",
           usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6);
  bench->status = n_finished == (guint) n_generations ? 0 : 1;
}

static void
active_changed_cb (CueGenerationQueue *queue,
                   GParamSpec         *pspec,
                   Bench              *bench)
{
  if (cue_generation_queue_get_n_active (queue) > 0)
    return;

  print_figures (bench);
  g_main_loop_quit (bench->loop);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agents = cue_api_list_finish (CUE_API (source), result, &error);
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (bench->draft));

  if (agents == NULL || agents->len == 0)
    {
      g_printerr ("No agents: %s\n", error != NULL ? error->message : "the workspace is empty");
      g_main_loop_quit (bench->loop);
      return;
    }

  cue_resource_object_set_number (scenario, "agent", cue_resource_object_get_id (g_ptr_array_index (agents, 0)));
  cue_resource_object_set_number (scenario, "personality", 1);
  cue_draft_set_brief (bench->draft, "Cancels the appointment, then books another one for next week.");

  bench->start = g_get_monotonic_time ();
  g_object_set (bench->queue, "max-parallel", n_parallel, "paused", TRUE, NULL);
  for (int i = 0; i < n_generations; i++)
    {
      g_autoptr (CueGeneration) generation = cue_generation_new (bench->draft, CUE_GENERATION_GENERATE, NULL, i + 1);

      cue_generation_queue_add (bench->queue, generation);
    }
  g_signal_connect (bench->queue, "notify::n-active", G_CALLBACK (active_changed_cb), bench);
  g_object_set (bench->queue, "paused", FALSE, NULL);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueWorkspace) workspace = NULL;

  bench->service = cue_local_service_start_finish (result, &error);
  if (bench->service == NULL)
    {
      g_printerr ("The service did not start: %s\n", error->message);
      g_main_loop_quit (bench->loop);
      return;
    }

  workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "Bench", cue_local_service_get_url (bench->service), CUE_UNSET);
  bench->api = cue_http_api_new (workspace, cue_local_service_get_key (bench->service));
  bench->queue = cue_generation_queue_new (CUE_API (bench->api), CUE_STORE (bench->store));
  cue_api_list_async (CUE_API (bench->api), CUE_RESOURCE_AGENTS, CUE_UNSET, NULL, listed_cb, bench);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  char             buffer[G_ASCII_DTOSTR_BUF_SIZE];
  Bench            bench = { .status = 1 };

  cue_paths_init_locale ();
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_generations < 1 || n_parallel < 1 || n_parallel > 64)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "At least one generation, 1 to 64 at once");
      return 2;
    }

  folder = g_dir_make_tmp ("cuecard-bench-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "drafts.db", NULL);
  g_setenv ("CUECARD_WRITE_SECONDS", g_ascii_dtostr (buffer, sizeof buffer, seconds), TRUE);

  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.store = cue_sqlite_store_new (path);
  bench.draft = cue_draft_new (CUE_UNSET);
  cue_local_service_start_async (folder, NULL, started_cb, &bench);
  g_main_loop_run (bench.loop);

  if (bench.service != NULL)
    cue_local_service_stop (bench.service);
  cue_sqlite_store_close (bench.store);
  g_clear_object (&bench.queue);
  g_clear_object (&bench.api);
  g_clear_object (&bench.service);
  g_clear_object (&bench.draft);
  g_clear_object (&bench.store);
  g_main_loop_unref (bench.loop);
  remove_folder (folder);
  return bench.status;
}
