/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line: whose turn it is, and what is done to many at once. */
#include "cue-generation-queue-private.h"

/* One in line. */
typedef struct
{
  CueJob *job; /* (unowned) */
  gint64  order;
  guint   position;
} Place;

static gint64
get_order (CueJob *job)
{
  gint64 order = 0;

  g_object_get (cue_job_get_generation (job), "order", &order, NULL);
  return order;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  return (x->position > y->position) - (x->position < y->position);
}

GPtrArray *
cue_generation_queue_list_line (CueGenerationQueue *self)
{
  GPtrArray *line = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_job_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < self->jobs->len; i++)
    {
      Place place = { cue_generation_queue_get_job (self, i), 0, i };

      if (!cue_job_is_in_line (place.job))
        continue;
      place.order = get_order (place.job);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (line, cue_job_ref (g_array_index (places, Place, i).job));
  return line;
}

gint64
cue_generation_queue_take_order (CueGenerationQueue *self)
{
  return ++self->last_order;
}

void
cue_generation_queue_note_order (CueGenerationQueue *self,
                                 CueGeneration      *generation)
{
  gint64 order = 0;

  g_object_get (generation, "order", &order, NULL);
  self->last_order = MAX (self->last_order, order);
}

/* Gives the places of the line, which are in order, to @line as it is now. */
static void
renumber (CueGenerationQueue *self,
          GPtrArray          *line,
          const gint64       *orders)
{
  gint64 last = G_MININT64;

  for (guint i = 0; i < line->len; i++)
    {
      CueJob *job = g_ptr_array_index (line, i);
      gint64  order = MAX (orders[i], last + 1); /* rows of old have all the same */

      last = order;
      self->last_order = MAX (self->last_order, order);
      if (get_order (job) == order)
        continue;
      g_object_set (cue_job_get_generation (job), "order", order, NULL);
      cue_saver_put (self->shared.saver, CUE_RECORD (cue_job_get_generation (job)));
    }
}

void
cue_generation_queue_move (CueGenerationQueue *self,
                           CueGeneration      *generation,
                           int                 steps)
{
  g_autoptr (GPtrArray) line = NULL;
  g_autofree gint64 *orders = NULL;
  CueJob            *job = NULL;
  guint              from = 0;
  gint64             to = 0;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  line = cue_generation_queue_list_line (self);
  job = cue_generation_queue_find_job (self, generation, NULL);
  if (job == NULL || !g_ptr_array_find (line, job, &from))
    return;

  to = CLAMP ((gint64) from + steps, 0, (gint64) line->len - 1);
  if (to == from)
    return;

  orders = g_new (gint64, line->len);
  for (guint i = 0; i < line->len; i++)
    orders[i] = get_order (g_ptr_array_index (line, i));
  g_ptr_array_insert (line, (int) to, g_ptr_array_steal_index (line, from));
  renumber (self, line, orders);
}

static gboolean
is_of_batch (CueJob     *job,
             const char *batch_id)
{
  return batch_id == NULL || g_strcmp0 (cue_generation_get_batch_id (cue_job_get_generation (job)), batch_id) == 0;
}

void
cue_generation_queue_stop_all (CueGenerationQueue *self,
                               const char         *batch_id)
{
  g_autoptr (CueGenerationQueue) held = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));

  held = g_object_ref (self);
  jobs = cue_generation_queue_copy_jobs (self);
  self->in_pump = TRUE; /* the place of one that stops is not for the next that is to be stopped */
  for (guint i = 0; i < jobs->len; i++)
    {
      CueJob *job = g_ptr_array_index (jobs, i);

      if (is_of_batch (job, batch_id) && cue_generation_is_active (cue_job_get_generation (job)))
        cue_job_stop (job);
    }
  self->in_pump = FALSE;
  cue_generation_queue_pump (self);
}

guint
cue_generation_queue_retry_missing (CueGenerationQueue *self,
                                    const char         *batch_id)
{
  g_autoptr (CueGenerationQueue) held = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  guint n = 0;

  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (self), 0);
  g_return_val_if_fail (batch_id != NULL, 0);

  held = g_object_ref (self);
  jobs = cue_generation_queue_copy_jobs (self);
  self->in_pump = TRUE;
  for (guint i = 0; i < jobs->len; i++)
    {
      CueJob *job = g_ptr_array_index (jobs, i);

      if (!is_of_batch (job, batch_id) || !cue_job_is_missing (job))
        continue;
      cue_job_retry (job);
      n++;
    }
  self->in_pump = FALSE;
  if (n > 0)
    cue_generation_queue_insist (self);
  cue_generation_queue_pump (self);
  return n;
}
