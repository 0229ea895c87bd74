/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real queue, store and HTTP client without a window, for what tests/e2e/chaos.py does to them. It has N generations,
 * known by their seeds, written by a service, goes on from its journal when it is started again, and says on its standard
 * output what becomes of them: "finished SEED", "uncertain SEED", "done". One that is uncertain waits for "again SEED" on its
 * standard input; those that failed are ordered again when nothing else is on its way. */
#include "cue-generation-queue.h"
#include "cue-http-api.h"
#include "cue-sqlite-store.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#define BATCH "00000000-0000-4000-8000-00000000beef"

static char *url = NULL;
static char *key = NULL;
static char *file = NULL;
static int   n_generations = 100;
static int   n_parallel = 20;

static const GOptionEntry options[] = {
  { "url", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &url, "Address of the service", "URL" },
  { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &key, "Its key", "KEY" },
  { "data", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &file, "The store's file", "FILE" },
  { "generations", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &n_generations, "How many (100)", "N" },
  { "parallel", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &n_parallel, "How many at once (20)", "N" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

typedef struct
{
  GMainLoop          *loop;
  CueGenerationQueue *queue;
  CueDraft           *draft;
  GDataInputStream   *input;
  GCancellable       *cancellable; /* of reading from it */
} Client;

static gint64
get_seed (CueGeneration *generation)
{
  gint64 seed = 0;

  g_object_get (generation, "seed", &seed, NULL);
  return seed;
}

static void
say (const char    *word,
     CueGeneration *generation)
{
  g_print ("%s %d\n", word, (int) get_seed (generation));
}

/* (transfer full) (nullable): the one with @seed. */
static CueGeneration *
find (Client *client,
      gint64  seed)
{
  GListModel *list = G_LIST_MODEL (client->queue);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (list, i);

      if (get_seed (generation) == seed)
        return g_steal_pointer (&generation);
    }
  return NULL;
}

/* Nothing is on its way: what failed goes out again, what is uncertain waits, and otherwise it is done. */
static gboolean
rest_cb (gpointer data)
{
  Client     *client = data;
  GListModel *list = G_LIST_MODEL (client->queue);

  if (cue_generation_queue_get_n_active (client->queue) > 0 ||
      cue_generation_queue_retry_missing (client->queue, BATCH) > 0)
    return G_SOURCE_REMOVE;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (list, i);

      if (cue_generation_get_state (generation) != CUE_GENERATION_FINISHED)
        return G_SOURCE_REMOVE;
    }
  g_main_loop_quit (client->loop);
  return G_SOURCE_REMOVE;
}

static void
state_cb (CueGeneration *generation,
          GParamSpec    *pspec,
          Client        *client)
{
  if (cue_generation_get_state (generation) == CUE_GENERATION_FINISHED)
    say ("finished", generation);
  else if (cue_generation_get_state (generation) == CUE_GENERATION_UNCERTAIN)
    say ("uncertain", generation);
  if (!cue_generation_is_active (generation))
    g_idle_add (rest_cb, client);
}

static void
changed_cb (GListModel *list,
            guint       position,
            guint       n_removed,
            guint       n_added,
            Client     *client)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (list, i);

      g_signal_connect (generation, "notify::state", G_CALLBACK (state_cb), client);
      /* Those of the journal that wait for an answer already. */
      if (cue_generation_get_state (generation) == CUE_GENERATION_UNCERTAIN)
        say ("uncertain", generation);
    }
}

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Client          *client = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);
  g_autoptr (CueGeneration) generation = NULL;

  if (line == NULL)
    return;

  if (g_str_has_prefix (line, "again "))
    generation = find (client, g_ascii_strtoll (line + strlen ("again "), NULL, 10));
  if (generation != NULL && cue_generation_get_state (generation) == CUE_GENERATION_UNCERTAIN)
    cue_generation_queue_retry (client->queue, generation);
  g_data_input_stream_read_line_async (client->input, G_PRIORITY_DEFAULT, client->cancellable, line_cb, client);
}

/* What the journal does not have yet is ordered. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Client *client = data;
  g_autoptr (GError) error = NULL;

  if (!cue_generation_queue_load_finish (CUE_GENERATION_QUEUE (source), result, &error))
    g_error ("The journal cannot be read: %s", error->message);

  for (int seed = 1; seed <= n_generations; seed++)
    {
      g_autoptr (CueGeneration) known = find (client, seed);
      g_autoptr (CueGeneration) generation = NULL;

      if (known != NULL)
        continue;
      generation = cue_generation_new (client->draft, CUE_GENERATION_GENERATE, NULL, seed);
      g_object_set (generation, "batch-id", BATCH, "batch-title", "Chaos", NULL);
      cue_generation_queue_add (client->queue, generation);
    }
  g_idle_add (rest_cb, client);
}

/* (transfer full) */
static CueDraft *
create_draft (void)
{
  CueDraft *draft = cue_draft_new (7);

  g_object_set (cue_draft_get_scenario (draft), "personality", G_GINT64_CONSTANT (1), NULL);
  cue_draft_set_brief (draft, "Cancels the appointment, then books another one for next week.");
  return draft;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stdin_stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (CueWorkspace) workspace = NULL;
  g_autoptr (CueSqliteStore) store = NULL;
  g_autoptr (CueHttpApi) api = NULL;
  Client client = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || url == NULL || key == NULL || file == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "An address, a key and a file are needed");
      return 2;
    }

  setvbuf (stdout, NULL, _IOLBF, 0);
  workspace = cue_workspace_new ("chaos", CUE_WORKSPACE_CEKURA, "Chaos", url, 3);
  store = cue_sqlite_store_new (file);
  api = cue_http_api_new (workspace, key);
  client.loop = g_main_loop_new (NULL, FALSE);
  client.draft = create_draft ();
  client.cancellable = g_cancellable_new ();
  client.input = g_data_input_stream_new (stdin_stream);
  client.queue = cue_generation_queue_new (CUE_API (api), CUE_STORE (store));
  g_object_set (client.queue, "max-parallel", n_parallel, NULL);
  g_signal_connect (client.queue, "items-changed", G_CALLBACK (changed_cb), &client);
  g_data_input_stream_read_line_async (client.input, G_PRIORITY_DEFAULT, client.cancellable, line_cb, &client);
  cue_generation_queue_load_async (client.queue, NULL, loaded_cb, &client);
  g_main_loop_run (client.loop);

  cue_sqlite_store_close (store);
  g_cancellable_cancel (client.cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&client.queue);
  g_clear_object (&client.draft);
  g_clear_object (&client.input);
  g_clear_object (&client.cancellable);
  g_main_loop_unref (client.loop);
  g_print ("done\n");
  return 0;
}
