/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that have instructions written: generate and improve. */
#include "cue-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cue-cli-draft.h"
#include "cue-cli-order.h"
#include "cue-cli-output.h"
#include "cue-cli-progress.h"
#include "cue-cli-workspace.h"
#include "cue-error.h"
#include "cue-generation-queue.h"

/* Seeds are distinct within a run and differ from run to run. */
#define MAX_SEED 100000000

typedef struct
{
  CueCli             *cli;         /* (unowned) */
  CueDraft           *draft;       /* (owned) */
  CueOrder           *order;       /* (owned) */
  CueGenerationQueue *queue;       /* (owned) */
  GPtrArray          *generations; /* (owned) (element-type CueGeneration) */
} Job;

/* The draft is on disk before anything leaves, so that what was asked for is known whatever happens. */
static gboolean
keep_draft (Job     *job,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cue_cli_open_store (job->cli);
  cue_store_put_async (CUE_STORE (job->cli->store), CUE_RECORD (job->draft), job->cli->cancellable,
                       cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  return cue_store_put_finish (CUE_STORE (job->cli->store), result, error);
}

/* Nothing is left to know about a draft whose variants have been printed. */
static void
forget_draft (Job *job)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_store_remove_async (CUE_STORE (job->cli->store), CUE_RECORD (job->draft), NULL, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  if (!cue_store_remove_finish (CUE_STORE (job->cli->store), result, &error))
    g_debug ("The journal keeps a draft: %s", error->message);
}

/* Several requests may cost several times as much: their number is told before the first one leaves. */
static void
tell_number (Job *job)
{
  g_autofree char *sum = NULL;

  if (job->generations->len < 2)
    return;
  sum = cue_order_dup_sum (job->order);
  fputs ("cuecard-cli: ", stderr);
  /* translators: %s is what was ordered, in numbers: “2 languages × 3 variants = 6 requests” */
  fprintf (stderr, _ ("Ordered: %s."), sum);
  fputc ('\n', stderr);
  fflush (stderr);
}

static void
start (Job *job)
{
  CueCliOptions *options = job->cli->options;
  gboolean       seeded = cue_workspace_get_kind (job->cli->workspace) == CUE_WORKSPACE_LOCAL;
  gint64         first_seed = seeded ? g_random_int_range (1, MAX_SEED) : CUE_UNSET;

  job->generations = cue_order_make (job->order, first_seed, cue_workspace_get_name (job->cli->workspace));
  tell_number (job);
  job->queue = cue_generation_queue_new (CUE_API (job->cli->api), CUE_STORE (job->cli->store));
  if (options->parallel != CUE_CLI_UNSET)
    g_object_set (job->queue, "max-parallel", (guint) options->parallel, NULL);
  for (guint i = 0; i < job->generations->len; i++)
    cue_generation_queue_add (job->queue, g_ptr_array_index (job->generations, i));
}

static guint
count_active (Job *job)
{
  guint n = 0;

  for (guint i = 0; i < job->generations->len; i++)
    n += cue_generation_is_active (g_ptr_array_index (job->generations, i)) ? 1 : 0;
  return n;
}

/* Stops waiting for what is not there yet; says what that does not stop. */
static void
stop (Job *job)
{
  gboolean sent = FALSE;

  for (guint i = 0; i < job->generations->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (job->generations, i);

      if (!cue_generation_is_active (generation))
        continue;
      sent = sent || cue_generation_get_state (generation) == CUE_GENERATION_SENDING ||
             cue_generation_get_progress_id (generation) != NULL;
      cue_generation_queue_stop (job->queue, generation);
    }
  if (sent)
    fprintf (stderr, "cuecard-cli: %s\n", _ ("The service may still finish what it has been asked to write."));
}

static gboolean
is_refused (Job *job)
{
  CueConnection *connection = cue_api_get_connection (CUE_API (job->cli->api));

  return cue_connection_get_state (connection) == CUE_CONNECTION_KEY_REFUSED;
}

/* Whether it may still come to something here: nobody brings another key, and one that cannot be sent would wait for the
 * network for ever. */
static gboolean
is_hopeful (Job           *job,
            CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);
  g_autofree char   *code = NULL;

  g_object_get (generation, "error-code", &code, NULL);
  if (!cue_generation_is_active (generation) || (is_refused (job) && state != CUE_GENERATION_SENDING))
    return FALSE;
  return state != CUE_GENERATION_WAITING || code == NULL || g_str_equal (code, "busy");
}

static guint
count_hopeful (Job *job)
{
  guint n = 0;

  for (guint i = 0; i < job->generations->len; i++)
    n += is_hopeful (job, g_ptr_array_index (job->generations, i)) ? 1 : 0;
  return n;
}

static void
wait_for_end (Job *job)
{
  g_autoptr (CueCliProgress) progress = cue_cli_progress_new (job->generations);

  while (count_hopeful (job) > 0 && !g_cancellable_is_cancelled (job->cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&progress, cue_cli_progress_free);
  if (count_active (job) > 0)
    stop (job);
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
set_number (JsonObject *object,
            const char *name,
            gint64      number)
{
  if (number != CUE_UNSET)
    json_object_set_int_member (object, name, number);
}

/* What sets one apart from the others: as it was ordered. */
static void
set_order (JsonObject    *object,
           CueGeneration *generation)
{
  g_autofree char *label = NULL;
  g_autofree char *wish = NULL;
  gint64           seed = CUE_UNSET;

  g_object_get (generation, "label", &label, "wish", &wish, "seed", &seed, NULL);
  set_text (object, "label", label);
  set_text (object, "wish", wish);
  set_number (object, "seed", seed);
}

static JsonObject *
make_variant_json (CueGeneration *generation)
{
  CueVariant      *variant = cue_generation_get_variant (generation);
  JsonObject      *object = json_object_new ();
  g_autofree char *language = NULL;
  double           seconds = 0;
  gint64           n_requests = 0;
  gint64           personality = CUE_UNSET;
  gint64           profile = CUE_UNSET;
  gboolean         structured = FALSE;

  g_object_get (variant, "seconds", &seconds, "structured", &structured, "language", &language,
                "personality", &personality, "test-profile", &profile, NULL);
  g_object_get (generation, "n-requests", &n_requests, NULL);
  json_object_set_string_member (object, "instructions", cue_variant_get_text (variant));
  json_object_set_double_member (object, "seconds", seconds);
  json_object_set_int_member (object, "requests", n_requests);
  json_object_set_boolean_member (object, "structured", structured);
  set_text (object, "language", language);
  set_number (object, "personality", personality);
  set_number (object, "profile", profile);
  set_order (object, generation);
  return object;
}

/* (transfer full): why a generation has no variant. */
static char *
dup_reason (Job           *job,
            CueGeneration *generation)
{
  const char *reason = cue_generation_get_error_text (generation);

  if ((reason == NULL || reason[0] == '\0') && is_refused (job))
    reason = cue_connection_get_error_text (cue_api_get_connection (CUE_API (job->cli->api)));
  if (reason != NULL && reason[0] != '\0')
    return g_strdup (reason);
  return cue_generation_dup_state_text (generation, g_get_real_time ());
}

/* Puts what came, and what did not, into the report. Returns how many variants there are. */
static guint
report (Job   *job,
        char **reason)
{
  JsonArray *variants = json_array_new ();
  JsonArray *failed = json_array_new ();

  for (guint i = 0; i < job->generations->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (job->generations, i);
      JsonObject    *failure;

      if (cue_generation_get_variant (generation) != NULL)
        {
          json_array_add_object_element (variants, make_variant_json (generation));
          continue;
        }
      g_free (*reason);
      *reason = dup_reason (job, generation);
      failure = json_object_new ();
      json_object_set_string_member (failure, "sentence", *reason);
      set_order (failure, generation);
      json_array_add_object_element (failed, failure);
    }
  json_object_set_array_member (job->cli->report, "variants", variants);
  json_object_set_array_member (job->cli->report, "failed", failed);
  json_object_set_int_member (job->cli->report, "requests", cue_http_api_get_n_requests (job->cli->api));
  return json_array_get_length (variants);
}

/* (transfer full): a heading between texts. */
static char *
dup_head (CueGeneration *generation,
          guint          number)
{
  const char *label = cue_generation_get_label (generation);

  if (label == NULL || label[0] == '\0')
    /* translators: the number of a variant; a heading between texts */
    return g_strdup_printf (_ ("--- Variant %u ---"), number);
  /* translators: the number of a variant and what sets it apart, such as “German”; a heading between texts */
  return g_strdup_printf (_ ("--- Variant %u: %s ---"), number, label);
}

static void
print_variants (Job *job)
{
  guint n = 0;

  for (guint i = 0; i < job->generations->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (job->generations, i);
      CueVariant    *variant = cue_generation_get_variant (generation);

      if (variant == NULL)
        continue;
      n++;
      if (job->generations->len > 1)
        {
          g_autofree char *head = dup_head (generation, i + 1);

          if (n > 1)
            cue_cli_print ("");
          cue_cli_print (head);
        }
      cue_cli_print (cue_variant_get_text (variant));
    }
}

static gboolean
save (Job     *job,
      GError **error)
{
  CueVariant *variant = NULL;
  g_autoptr (CueScenario) scenario = NULL;
  g_autofree char *number = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < job->generations->len && variant == NULL; i++)
    variant = cue_generation_get_variant (g_ptr_array_index (job->generations, i));
  cue_draft_use_variant (job->draft, variant);
  scenario = cue_cli_save_draft (job->cli, job->draft, error);
  if (scenario == NULL)
    return FALSE;

  json_object_set_member (job->cli->report, "scenario",
                          cue_resource_object_to_json (CUE_RESOURCE_OBJECT (scenario)));
  if (job->cli->options->json)
    return TRUE;
  /* translators: a number and a name */
  number = g_strdup_printf ("%" G_GINT64_FORMAT, cue_resource_object_get_id (CUE_RESOURCE_OBJECT (scenario)));
  line = g_strdup_printf (_ ("Saved as scenario %s: %s"), number,
                          cue_resource_object_get_name (CUE_RESOURCE_OBJECT (scenario)));
  cue_cli_print ("");
  cue_cli_print (line);
  return TRUE;
}

/* Why nothing was written: the net error of the last one that has none, so that the exit status tells of it too. */
static void
set_reason (Job        *job,
            const char *reason,
            guint       n_written,
            GError    **error)
{
  CueGeneration   *last = g_ptr_array_index (job->generations, job->generations->len - 1);
  g_autofree char *word = NULL;
  g_autofree char *details = NULL;
  CueNetError      code;

  g_object_get (last, "error-code", &word, "details", &details, NULL);
  if (word == NULL && is_refused (job))
    word = g_strdup (cue_net_error_to_word (CUE_NET_ERROR_UNAUTHORIZED));
  if (n_written == 0 && cue_net_error_from_word (word, &code))
    g_propagate_error (error, cue_net_error_new (code, 0, -1, details, "%s", reason));
  else if (job->generations->len == 1)
    g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FAILED, reason);
  else
    /* translators: how many variants there are, of how many, and a sentence saying why one is missing */
    g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FAILED, _ ("%u of %u variants were written. %s"),
                 n_written, job->generations->len, reason);
}

static gboolean
run_job (Job     *job,
         GError **error)
{
  g_autofree char *reason = NULL;
  guint            n_written;

  if (!keep_draft (job, error))
    return FALSE;
  start (job);
  wait_for_end (job);

  n_written = report (job, &reason);
  if (!job->cli->options->json)
    print_variants (job);
  if (g_cancellable_set_error_if_cancelled (job->cli->cancellable, error))
    return FALSE;
  if (n_written > 0 && job->cli->options->save && !save (job, error))
    return FALSE;
  forget_draft (job);
  if (n_written == job->generations->len)
    return TRUE;
  set_reason (job, reason, n_written, error);
  return FALSE;
}

gboolean
cue_cli_run_generate (CueCli  *cli,
                      GError **error)
{
  Job              job = { 0 };
  gboolean         done = FALSE;
  g_autofree char *wish = NULL;

  job.cli = cli;
  job.draft = cue_cli_make_draft (cli, &wish, error);
  if (job.draft == NULL)
    return FALSE;
  job.order = cue_cli_make_order (cli, job.draft, wish, error);
  if (job.order != NULL)
    done = run_job (&job, error);
  g_clear_pointer (&job.generations, g_ptr_array_unref);
  g_clear_pointer (&job.order, cue_order_free);
  g_clear_object (&job.queue);
  g_object_unref (job.draft);
  return done;
}
