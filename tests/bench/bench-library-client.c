/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of bench-library in a process of its own, through the real client, store and library:
 * "fetch URL FILE" reads all lists of a service into the list and into FILE; "open FILE" shows what is in FILE with no
 * service there; "search FILE WORDS…" opens it and types the words letter by letter, by way of the store and of the
 * library. Prints lines of name and figure, times in seconds. */
#include "cue-http-api.h"
#include "cue-library.h"
#include "cue-paths.h"
#include "cue-sqlite-store.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct
{
  GMainLoop      *loop;
  CueWorkspace   *workspace;
  CueHttpApi     *api;
  CueSqliteStore *store;
  CueLibrary     *library;
  gint64          start;
  gint64          first;  /* when the first rows were there */
  gint64          steady; /* since when the loop was last seen free, for the longest pause */
  gint64          pause;
  gint64          worked; /* what the loop's thread had worked then, for the longest block */
  gint64          block;
  gint64          filtered; /* the longest walk over all rows with what was found */
  guint           n_wanted;
  gboolean        failed;
} Bench;

static guint
get_n_rows (Bench *bench)
{
  return g_list_model_get_n_items (cue_library_get_drafts (bench->library));
}

static double
get_seconds (gint64 from,
             gint64 to)
{
  return (to - from) / (double) G_USEC_PER_SEC;
}

static void
tell (const char *name,
      double      figure)
{
  g_print ("%s %.6f\n", name, figure);
}

static void
tell_usage (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  tell ("peak-mb", usage.ru_maxrss / 1024.0);
  tell ("cpu", usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6);
}

/* Microseconds that this thread has worked: of a busy machine the pauses say less. */
static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* For how long the window would not have answered since the last look. */
static void
look (Bench *bench)
{
  gint64 now = g_get_monotonic_time ();
  gint64 worked = get_worked ();

  if (bench->steady != 0)
    {
      bench->pause = MAX (bench->pause, now - bench->steady);
      bench->block = MAX (bench->block, worked - bench->worked);
    }
  bench->steady = now;
  bench->worked = worked;
}

/* Every few milliseconds. */
static gboolean
tick_cb (gpointer user_data)
{
  Bench *bench = user_data;

  look (bench);
  if (bench->first == 0 && get_n_rows (bench) > 0)
    bench->first = g_get_monotonic_time ();
  if (bench->n_wanted > 0 && get_n_rows (bench) >= bench->n_wanted)
    g_main_loop_quit (bench->loop);

  return G_SOURCE_CONTINUE;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Bench *bench = user_data;

  if (bench->first == 0 && get_n_rows (bench) > 0)
    bench->first = g_get_monotonic_time ();
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;

  bench->failed = !cue_library_refresh_finish (CUE_LIBRARY (source), result, &error);
  if (bench->failed && bench->n_wanted == 0)
    g_printerr ("%s\n", error->message);
  if (bench->n_wanted == 0)
    g_main_loop_quit (bench->loop);
}

static void
open_library (Bench      *bench,
              const char *url,
              const char *file)
{
  bench->start = g_get_monotonic_time ();
  bench->workspace = cue_workspace_new ("bench", CUE_WORKSPACE_CEKURA, "Bench", url, 1);
  bench->api = cue_http_api_new (bench->workspace, "bench-key");
  bench->store = cue_sqlite_store_new (file);
  bench->library = cue_library_new (bench->workspace, CUE_API (bench->api), CUE_STORE (bench->store));
  g_signal_connect (cue_library_get_drafts (bench->library), "items-changed", G_CALLBACK (items_changed_cb), bench);
  cue_library_refresh_async (bench->library, NULL, refreshed_cb, bench);
}

static void
close_library (Bench *bench)
{
  g_clear_object (&bench->library);
  cue_sqlite_store_close (bench->store);
  g_clear_object (&bench->store);
  g_clear_object (&bench->api);
  g_clear_object (&bench->workspace);
}

static int
fetch (Bench      *bench,
       const char *url,
       const char *file)
{
  gint64 read;

  open_library (bench, url, file);
  g_timeout_add (5, tick_cb, bench);
  g_main_loop_run (bench->loop);
  read = g_get_monotonic_time ();
  tell ("rows", get_n_rows (bench));
  cue_sqlite_store_close (bench->store);
  tell ("first", get_seconds (bench->start, bench->first));
  tell ("read", get_seconds (bench->start, read));
  tell ("stored", get_seconds (bench->start, g_get_monotonic_time ()));
  tell ("longest-pause", get_seconds (0, bench->pause));
  tell ("longest-block", get_seconds (0, bench->block));
  tell_usage ();
  close_library (bench);
  return bench->failed ? 1 : 0;
}

/* Until all of @n_rows are in the list. */
static void
open_all (Bench      *bench,
          const char *file,
          guint       n_rows)
{
  guint tick;

  bench->n_wanted = n_rows;
  /* Port 9 of this computer: nobody is there. */
  open_library (bench, "http://127.0.0.1:9", file);
  tick = g_timeout_add (5, tick_cb, bench);
  g_main_loop_run (bench->loop);
  g_source_remove (tick);
}

static int
open_cache (Bench      *bench,
            const char *file,
            guint       n_rows)
{
  gint64 all;

  open_all (bench, file, n_rows);
  all = g_get_monotonic_time ();
  tell ("rows", get_n_rows (bench));
  tell ("first", get_seconds (bench->start, bench->first));
  tell ("all", get_seconds (bench->start, all));
  tell ("longest-pause", get_seconds (0, bench->pause));
  tell ("longest-block", get_seconds (0, bench->block));
  tell_usage ();
  close_library (bench);
  return 0;
}

typedef struct
{
  GMainLoop      *loop;
  guint           n_found; /* by the store */
  CueLibraryHits *hits;    /* (owned) (nullable): by the library */
} Search;

static void
store_searched_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Search *search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueSearchHits) found = cue_store_search_finish (CUE_STORE (source), result, &error);

  g_assert_no_error (error);
  search->n_found = cue_search_hits_get_size (found);
  g_main_loop_quit (search->loop);
}

/* As a filter over the whole list, which works in slices in the window: it is no part of the search, and no block. */
static guint
count_found (Bench          *bench,
             CueLibraryHits *hits)
{
  GListModel *drafts = cue_library_get_drafts (bench->library);
  guint       n_found = 0;
  gint64      begin = get_worked ();

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (drafts, i);

      n_found += cue_library_hits_has (hits, draft);
    }
  bench->filtered = MAX (bench->filtered, get_worked () - begin);
  bench->steady = 0;
  return n_found;
}

static void
library_searched_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Search *search = user_data;
  g_autoptr (GError) error = NULL;

  search->hits = cue_library_search_finish (CUE_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (search->loop);
}

/* Seconds for one search, as after a key was pressed. */
static double
search_once (Bench      *bench,
             const char *text,
             gboolean    in_store,
             guint      *n_found)
{
  Search search = { bench->loop, 0, NULL };
  gint64 start = g_get_monotonic_time ();
  double seconds;

  look (bench);
  if (in_store)
    cue_store_search_async (CUE_STORE (bench->store), text, NULL, store_searched_cb, &search);
  else
    cue_library_search_async (bench->library, text, NULL, library_searched_cb, &search);
  g_main_loop_run (bench->loop);
  seconds = get_seconds (start, g_get_monotonic_time ());
  look (bench);
  *n_found = search.hits != NULL ? count_found (bench, search.hits) : search.n_found;
  g_clear_pointer (&search.hits, cue_library_hits_unref);
  return seconds;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
get_part (GArray *times,
          double  part)
{
  return times->len > 0 ? g_array_index (times, double, (guint) (part * (times->len - 1))) : 0;
}

/* Types @words in one way or the other; short words of one and two letters count by themselves. */
static void
type_words (Bench      *bench,
            char      **words,
            const char *name,
            gboolean    in_store)
{
  g_autoptr (GArray) shorts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) longs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n_chars = (guint) g_utf8_strlen (words[i], -1);

      for (guint n = 1; n <= n_chars; n++)
        {
          g_autofree char *typed = g_utf8_substring (words[i], 0, n);
          guint            n_found;
          double           seconds = search_once (bench, typed, in_store, &n_found);

          g_debug ("%s “%s” %.1f ms, %u", name, typed, seconds * 1000, n_found);
          g_array_append_val (n < 3 ? shorts : longs, seconds);
        }
    }

  g_array_sort (shorts, compare_times);
  g_array_sort (longs, compare_times);
  g_print ("%s-p50 %.6f\n%s-p95 %.6f\n%s-max %.6f\n", name, get_part (longs, 0.5), name, get_part (longs, 0.95), name,
           get_part (longs, 1));
  g_print ("%s-short-p50 %.6f\n%s-short-p95 %.6f\n", name, get_part (shorts, 0.5), name, get_part (shorts, 0.95));
}

static int
search (Bench      *bench,
        const char *file,
        guint       n_rows,
        char      **words)
{
  guint tick;

  open_all (bench, file, n_rows);
  bench->n_wanted = 0;
  type_words (bench, words, "store", TRUE);
  bench->steady = 0;
  bench->pause = bench->block = 0;
  tick = g_timeout_add (1, tick_cb, bench);
  type_words (bench, words, "library", FALSE);
  g_source_remove (tick);
  tell ("filter", get_seconds (0, bench->filtered));
  tell ("longest-pause", get_seconds (0, bench->pause));
  tell ("longest-block", get_seconds (0, bench->block));
  tell_usage ();
  close_library (bench);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };
  int   status = 2;

  cue_paths_init_locale ();
  bench.loop = g_main_loop_new (NULL, FALSE);
  if (argc == 4 && g_str_equal (argv[1], "fetch"))
    status = fetch (&bench, argv[2], argv[3]);
  else if (argc == 4 && g_str_equal (argv[1], "open"))
    status = open_cache (&bench, argv[2], (guint) atoi (argv[3]));
  else if (argc > 4 && g_str_equal (argv[1], "search"))
    status = search (&bench, argv[2], (guint) atoi (argv[3]), argv + 4);
  else
    g_printerr ("fetch URL FILE | open FILE ROWS | search FILE ROWS WORD…\n");
  g_main_loop_unref (bench.loop);
  return status;
}
