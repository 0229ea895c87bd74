/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCli: one run of cuecard-cli: what was asked, what is open, what is reported. */
#pragma once

#include "cue-cli-options.h"
#include "cue-http-api.h"
#include "cue-local-service.h"
#include "cue-sqlite-store.h"
#include "cue-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  CueCliOptions   *options;     /* (unowned) */
  GCancellable    *cancellable; /* (owned): cancelled by Ctrl+C */
  CueWorkspace    *workspace;   /* (owned) (nullable) */
  CueLocalService *service;     /* (owned) (nullable) */
  CueHttpApi      *api;         /* (owned) (nullable) */
  CueSqliteStore  *store;       /* (owned) (nullable): where generations are journalled */
  JsonObject      *report;      /* (owned): what --json prints */
  char            *folder;      /* (owned) (nullable): of the local workspace */
  gint64           waited;      /* microseconds the service asked to wait, all in all */
  gint64           pause_end;   /* Unix microseconds: of the last wait, 0 = there was none */
  gboolean         printed;     /* the one document is printed, or written into a file, already */
  GError          *gave_up;     /* (owned) (nullable): why the run was cancelled, where nobody pressed Ctrl+C */
} CueCli;

/* A command: fills the report, and prints for people without --json. Runs the main context while it waits. */
typedef gboolean (*CueCliRun) (CueCli  *cli,
                               GError **error);

gboolean cue_cli_run_workspaces   (CueCli *cli, GError **error);
gboolean cue_cli_run_list         (CueCli *cli, GError **error); /* agents, personalities, profiles, scenarios */
gboolean cue_cli_run_scenario     (CueCli *cli, GError **error);
gboolean cue_cli_run_generate     (CueCli *cli, GError **error); /* and improve */
gboolean cue_cli_run_compare      (CueCli *cli, GError **error);
gboolean cue_cli_run_activity     (CueCli *cli, GError **error);
gboolean cue_cli_run_create_agent (CueCli *cli, GError **error);

/* A GAsyncReadyCallback that puts the result where its user data points: a GAsyncResult * that is NULL. */
void     cue_cli_ready_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data);

/* Runs the main context until the result is there. */
void     cue_cli_wait     (GAsyncResult **result);

G_END_DECLS
