/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueBlindRound: for the files that implement it. */
#pragma once

#include "cue-blind-round.h"

G_BEGIN_DECLS

struct _CueBlindRound
{
  GObject parent_instance;

  char   *id;         /* (owned) */
  char   *title;      /* (owned) */
  gint64  created;    /* Unix microseconds */
  GArray *settings;   /* (owned) (element-type CueBlindSetting) */
  GArray *items;      /* (owned) (element-type CueBlindItem) */
  guint   position;
  guint   n_unveiled; /* items, from the first, whose names have been shown */
  guint   n_first;    /* of these, those that were judged before any name was shown */
};

void cue_blind_setting_clear     (CueBlindSetting *setting);
void cue_blind_round_record_init (CueRecordInterface *iface);

G_END_DECLS
