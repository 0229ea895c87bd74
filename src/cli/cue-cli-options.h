/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked on the command line. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CueCliError: the command line's own failures; the message is a translated sentence.
 * @CUE_CLI_ERROR_USAGE: what was asked cannot be understood or sent; nothing was sent
 * @CUE_CLI_ERROR_NO_KEY: the workspace asks for a key and there is none
 * @CUE_CLI_ERROR_FILE: a file cannot be read or is no text
 * @CUE_CLI_ERROR_FAILED: something was tried and did not work
 */
typedef enum
{
  CUE_CLI_ERROR_USAGE,
  CUE_CLI_ERROR_NO_KEY,
  CUE_CLI_ERROR_FILE,
  CUE_CLI_ERROR_FAILED,
} CueCliError;

#define CUE_CLI_ERROR (cue_cli_error_quark ())
GQuark cue_cli_error_quark (void);

typedef enum
{
  CUE_CLI_WORKSPACES,
  CUE_CLI_AGENTS,
  CUE_CLI_PERSONALITIES,
  CUE_CLI_PROFILES,
  CUE_CLI_SCENARIOS,
  CUE_CLI_SCENARIO,
  CUE_CLI_GENERATE,
  CUE_CLI_IMPROVE,
  CUE_CLI_COMPARE,
  CUE_CLI_ACTIVITY,
  CUE_CLI_CREATE_AGENT,
} CueCliCommand;

/* Most variants of the same settings that are asked for in one go, and most generations at the same time. */
#define CUE_CLI_MAX_VARIANTS 8
#define CUE_CLI_MAX_PARALLEL 64

/* How an argument of compare begins that is a scenario's number. */
#define CUE_CLI_SCENARIO_PREFIX "scenario:"

/* Texts are NULL and numbers CUE_CLI_UNSET where the option was not given. */
#define CUE_CLI_UNSET G_MININT64

typedef struct
{
  CueCliCommand command;
  gboolean      has_command;
  char         *url;
  char         *workspace;
  char         *local;
  char         *ca_file;
  char         *proxy;
  char         *brief;
  char         *language;
  char         *kind;
  char         *name;
  char         *text;
  char         *description;
  char         *wish;
  char         *vary;
  char         *values;
  char         *format;
  char         *output;
  gint64        project;
  gint64        agent;
  gint64        personality;
  gint64        profile;
  gint64        variants;
  gint64        parallel;
  gboolean      json;
  gboolean      save;
  gboolean      help;
  gboolean      version;
  char        **arguments; /* after the command */
} CueCliOptions;

/* (transfer full): @argv (the program's name first) read and checked, or NULL with CUE_CLI_ERROR_USAGE. With help or
 * version nothing else is checked. */
CueCliOptions *cue_cli_options_parse (char   **argv,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           cue_cli_options_free  (CueCliOptions *self);

/* (transfer full): the help text, of the command where one was given. */
char          *cue_cli_options_dup_help (CueCliOptions *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the command speaks to a service. */
gboolean       cue_cli_options_need_service (CueCliOptions *self);

/* Whether scenarios are compared, which the service has. */
gboolean       cue_cli_options_name_scenario (CueCliOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCliOptions, cue_cli_options_free)

G_END_DECLS
