/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grid of a comparison costs with 10,000 rows in three columns and a merged draft: to show, to scroll, to jump, to
 * find, to take. Frames are measured by the window's own clock, from before its layout to after its painting. */
#include "cue-compare-grid.h"
#include "cue-grid-list.h"
#include "cue-overview.h"

#include <adwaita.h>
#include <time.h>

#define N_COLUMNS 3
#define N_FRAMES 150
#define N_JUMPS 20

static const char *const titles[] = { "Variant 1", "Variant 2", "Variant 3", NULL };

typedef struct
{
  CueCompareGrid *grid;
  GtkAdjustment  *adjustment;
  guint           n_rows;
  guint           n_left;
  gboolean        jumping;
  double          wall_start; /* ms */
  double          work_start;
  GArray         *walls; /* of frames, in ms */
  GArray         *works; /* processor time of the main thread */
} Bench;

static double
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
tell (const char *what,
      GArray     *values)
{
  g_array_sort (values, compare_doubles);
  g_print ("%-40s %5u  median %7.2f  p95 %7.2f  most %7.2f ms\n", what, values->len,
           g_array_index (values, double, values->len / 2), g_array_index (values, double, values->len * 95 / 100),
           g_array_index (values, double, values->len - 1));
}

static char *
write_text (guint column,
            guint n_rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      if ((i + column) % 23 == 0)
        continue;
      g_string_append_printf (text, "When the agent asks about item %u, say that %s of the %u boxes arrived %s, and %s.\n", i,
                              (i + column) % 7 == 0 ? "some" : "most", i * 13 % 97, (i + column) % 11 == 0 ? "late on Friday" : "on Tuesday",
                              (i * column) % 17 == 3 ? "politely ask for {{test_profile.full_name}}" : "wait for the answer");
    }
  return g_string_free (text, FALSE);
}

static void
before_paint_cb (Bench *self)
{
  self->wall_start = read_clock (CLOCK_MONOTONIC);
  self->work_start = read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (Bench *self)
{
  double wall = read_clock (CLOCK_MONOTONIC) - self->wall_start;
  double work = read_clock (CLOCK_THREAD_CPUTIME_ID) - self->work_start;

  g_array_append_val (self->walls, wall);
  g_array_append_val (self->works, work);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench *self = data;

  self->n_left--;
  if (self->jumping)
    cue_compare_grid_go_to (self->grid, 1 + self->n_left * 7919 % self->n_rows, self->n_left % N_COLUMNS);
  else
    gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + 120);
  return self->n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
run_frames (Bench      *self,
            const char *what,
            guint       n_frames,
            gboolean    jumping)
{
  g_autofree char *work = g_strdup_printf ("%s, processor", what);

  g_array_set_size (self->walls, 0);
  g_array_set_size (self->works, 0);
  self->n_left = n_frames;
  self->jumping = jumping;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->grid), tick_cb, self, NULL);
  while (self->n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  tell (what, self->walls);
  tell (work, self->works);
}

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
draw_overview (Bench *self)
{
  GtkWidget *overview = find_widget (GTK_WIDGET (self->grid), CUE_TYPE_OVERVIEW);

  g_array_set_size (self->works, 0);
  for (guint i = 0; i < 100; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      double       start = read_clock (CLOCK_THREAD_CPUTIME_ID);

      GTK_WIDGET_GET_CLASS (overview)->snapshot (overview, snapshot);
      start = read_clock (CLOCK_THREAD_CPUTIME_ID) - start;
      g_array_append_val (self->works, start);
      g_object_unref (snapshot);
    }
  tell ("overview drawn, processor", self->works);
}

static void
find_words (Bench *self)
{
  double start = read_clock (CLOCK_MONOTONIC);
  double longest = 0;
  guint  n_found = 0;
  double quiet = start;

  g_object_set (self->grid, "find-text", "POLITELY", NULL);
  while (n_found == 0 || read_clock (CLOCK_MONOTONIC) - quiet < 500)
    {
      double   before = read_clock (CLOCK_THREAD_CPUTIME_ID);
      gboolean busy = g_main_context_iteration (NULL, FALSE);
      guint    n;

      longest = MAX (longest, read_clock (CLOCK_THREAD_CPUTIME_ID) - before);
      g_object_get (self->grid, "n-found", &n, NULL);
      if (busy && n != n_found)
        quiet = read_clock (CLOCK_MONOTONIC);
      n_found = n;
    }
  g_print ("%-40s %5u  in %.0f ms, longest block %.2f ms\n", "found", n_found, quiet - start, longest);
  g_object_set (self->grid, "find-text", NULL, NULL);
}

static void
take_sentences (Bench          *self,
                CueMergedDraft *merged)
{
  g_array_set_size (self->works, 0);
  for (guint i = 0; i < 50; i++)
    {
      double start = read_clock (CLOCK_THREAD_CPUTIME_ID);

      cue_merged_draft_take (merged, i * 101, i % N_COLUMNS);
      start = read_clock (CLOCK_THREAD_CPUTIME_ID) - start;
      g_array_append_val (self->works, start);
    }
  tell ("sentence taken, processor", self->works);
}

int
main (int   argc,
      char *argv[])
{
  guint            n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000;
  Bench            self = { NULL, NULL, n_rows, 0, FALSE, 0, 0, g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autofree char *one = write_text (0, n_rows);
  g_autofree char *two = write_text (1, n_rows);
  g_autofree char *three = write_text (2, n_rows);
  const char      *texts[] = { one, two, three };
  g_autoptr (CueComparison) comparison = NULL;
  g_autoptr (CueMergedDraft) merged = NULL;
  GtkWidget     *window;
  GdkFrameClock *clock;
  double         start;

  gtk_init ();
  adw_init ();
  comparison = cue_comparison_new (texts, N_COLUMNS, 0);
  merged = cue_merged_draft_new (comparison);
  self.n_rows = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  g_print ("%u rows, %.2f MB a text\n", self.n_rows, strlen (one) / 1e6);
  self.grid = CUE_COMPARE_GRID (cue_compare_grid_new ());
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (self.grid));
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &self);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), &self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  start = read_clock (CLOCK_THREAD_CPUTIME_ID);
  cue_compare_grid_set_merged (self.grid, merged);
  cue_compare_grid_set_comparison (self.grid, comparison, titles);
  g_print ("%-40s %.2f ms\n", "comparison given, processor", read_clock (CLOCK_THREAD_CPUTIME_ID) - start);
  run_frames (&self, "first frames", 5, TRUE);
  self.adjustment = cue_grid_list_get_adjustment (CUE_GRID_LIST (find_widget (GTK_WIDGET (self.grid), CUE_TYPE_GRID_LIST)));
  run_frames (&self, "scrolled by 120 px", N_FRAMES, FALSE);
  run_frames (&self, "jumped far", N_JUMPS, TRUE);
  draw_overview (&self);
  find_words (&self);
  take_sentences (&self, merged);
  gtk_window_destroy (GTK_WINDOW (window));
  g_array_unref (self.walls);
  g_array_unref (self.works);
  return 0;
}
