/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-progress.h"

#include "cue-fields.h"

CueReceipt *
cue_receipt_new (void)
{
  CueReceipt *self = g_new0 (CueReceipt, 1);

  self->project = CUE_UNSET;

  return self;
}

void
cue_receipt_free (CueReceipt *self)
{
  if (self == NULL)
    return;

  g_free (self->progress_id);
  g_free (self->text);
  g_free (self);
}

CueProgress *
cue_progress_new (CueProgressOutcome outcome)
{
  CueProgress *self = g_new0 (CueProgress, 1);

  self->outcome = outcome;
  self->fraction = -1.0;

  return self;
}

void
cue_progress_free (CueProgress *self)
{
  if (self == NULL)
    return;

  g_free (self->word);
  g_free (self->text);
  g_free (self->stage);
  g_free (self->message);
  g_clear_pointer (&self->extra, json_object_unref);
  g_free (self->raw);
  g_free (self);
}
