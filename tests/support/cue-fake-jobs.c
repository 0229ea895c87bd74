/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-jobs.h"

typedef struct
{
  GQueue       queued; /* (element-type CueProgress) (owned) */
  CueProgress *fixed;  /* (owned) (nullable) */
  guint        n_looks;
  guint        n_done;
  char        *text; /* (owned) */
} Job;

struct _CueFakeJobs
{
  GHashTable *by_id; /* (owned) (element-type utf8 Job) */
  guint       n_looks;
  guint       n_jobs;
};

static void
job_free (Job *job)
{
  g_queue_clear_full (&job->queued, (GDestroyNotify) cue_progress_free);
  g_clear_pointer (&job->fixed, cue_progress_free);
  g_free (job->text);
  g_free (job);
}

static CueProgress *
progress_copy (CueProgress *progress)
{
  CueProgress *copy = cue_progress_new (progress->outcome);

  copy->word = g_strdup (progress->word);
  copy->text = g_strdup (progress->text);
  copy->structured = progress->structured;
  copy->stage = g_strdup (progress->stage);
  copy->message = g_strdup (progress->message);
  copy->fraction = progress->fraction;
  copy->extra = progress->extra != NULL ? json_object_ref (progress->extra) : NULL;
  copy->raw = g_strdup (progress->raw);
  return copy;
}

/* Borrowed: the job, made where it is not known yet. */
static Job *
ensure_job (CueFakeJobs *self,
            const char  *progress_id)
{
  Job *job = g_hash_table_lookup (self->by_id, progress_id);

  if (job == NULL)
    {
      job = g_new0 (Job, 1);
      job->n_looks = self->n_looks;
      g_hash_table_insert (self->by_id, g_strdup (progress_id), job);
    }
  return job;
}

/* (transfer full): what a job without any special script says now. */
static CueProgress *
take_look (Job *job)
{
  CueProgress *progress = NULL;

  if (job->n_done >= job->n_looks)
    {
      progress = cue_progress_new (CUE_PROGRESS_FINISHED);
      progress->word = g_strdup ("completed");
      progress->text = g_strdup (job->text != NULL ? job->text : "You are a caller.");
      progress->fraction = 1;
      return progress;
    }

  progress = cue_progress_new (CUE_PROGRESS_RUNNING);
  progress->word = g_strdup ("processing");
  progress->fraction = job->n_looks == G_MAXUINT ? -1 : (job->n_done + 1.0) / (job->n_looks + 1.0);
  job->n_done++;
  return progress;
}

CueFakeJobs *
cue_fake_jobs_new (void)
{
  CueFakeJobs *self = g_new0 (CueFakeJobs, 1);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) job_free);
  self->n_looks = 1;
  return self;
}

void
cue_fake_jobs_free (CueFakeJobs *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self);
}

CueReceipt *
cue_fake_jobs_start (CueFakeJobs *self,
                     const char  *brief)
{
  CueReceipt *receipt = cue_receipt_new ();
  Job        *job = NULL;

  receipt->progress_id = g_strdup_printf ("job-%u", ++self->n_jobs);
  receipt->project = CUE_UNSET;
  job = ensure_job (self, receipt->progress_id);
  g_free (job->text);
  job->text = g_strdup_printf ("You are a caller of %s.\n\n%s", receipt->progress_id, brief != NULL ? brief : "");
  return receipt;
}

CueProgress *
cue_fake_jobs_look (CueFakeJobs *self,
                    const char  *progress_id)
{
  Job *job = g_hash_table_lookup (self->by_id, progress_id);

  if (job == NULL)
    return cue_progress_new (CUE_PROGRESS_UNKNOWN);
  if (!g_queue_is_empty (&job->queued))
    return g_queue_pop_head (&job->queued);

  return job->fixed != NULL ? progress_copy (job->fixed) : take_look (job);
}

void
cue_fake_jobs_set_n_looks (CueFakeJobs *self,
                           guint        n_looks)
{
  self->n_looks = n_looks;
}

void
cue_fake_jobs_next_progress (CueFakeJobs *self,
                             const char  *progress_id,
                             CueProgress *progress)
{
  g_queue_push_tail (&ensure_job (self, progress_id)->queued, progress);
}

void
cue_fake_jobs_set_progress (CueFakeJobs *self,
                            const char  *progress_id,
                            CueProgress *progress)
{
  Job *job = ensure_job (self, progress_id);

  g_clear_pointer (&job->fixed, cue_progress_free);
  job->fixed = progress;
}
