/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-options.h"

#include <glib/gi18n.h>

#include "cue-kind.h"

G_DEFINE_QUARK (cue_cli_error, cue_cli_error)

#define BIT(command) (1u << (command))
#define ALL (BIT (CUE_CLI_CREATE_AGENT + 1) - 1)
#define WITH_WORKSPACE (ALL & ~BIT (CUE_CLI_WORKSPACES))
#define WITH_SERVICE (WITH_WORKSPACE & ~(BIT (CUE_CLI_COMPARE) | BIT (CUE_CLI_ACTIVITY)))
#define GENERATE BIT (CUE_CLI_GENERATE)
#define IMPROVE BIT (CUE_CLI_IMPROVE)
#define COMPARE BIT (CUE_CLI_COMPARE)
#define CREATE_AGENT BIT (CUE_CLI_CREATE_AGENT)
#define LISTS_BY_AGENT (BIT (CUE_CLI_SCENARIOS) | BIT (CUE_CLI_PROFILES))

static const struct
{
  const char *name;
  const char *arguments; /* (nullable) */
  guint       min_arguments;
  guint       max_arguments;
  const char *summary;
} commands[] = {
  [CUE_CLI_WORKSPACES] = { "workspaces", NULL, 0, 0, N_ ("List the workspaces of Cuecard’s window.") },
  [CUE_CLI_AGENTS] = { "agents", NULL, 0, 0, N_ ("List the agents.") },
  [CUE_CLI_PERSONALITIES] = { "personalities", NULL, 0, 0, N_ ("List the personalities a caller can have.") },
  [CUE_CLI_PROFILES] = { "profiles", NULL, 0, 0, N_ ("List the test profiles.") },
  [CUE_CLI_SCENARIOS] = { "scenarios", NULL, 0, 0, N_ ("List the scenarios.") },
  [CUE_CLI_SCENARIO] = { "scenario", "ID", 1, 1, N_ ("Show one scenario with its instructions.") },
  [CUE_CLI_GENERATE] = { "generate", NULL, 0, 0, N_ ("Have instructions written for a call described in your own words.") },
  [CUE_CLI_IMPROVE] = { "improve", NULL, 0, 0, N_ ("Have instructions changed as you wish.") },
  [CUE_CLI_COMPARE] = { "compare", "TEXT TEXT [TEXT [TEXT]]", 2, 4, N_ ("Compare two to four texts, sentence by sentence and word by word. A text is a file, “-” for standard input, or scenario:ID.") },
  [CUE_CLI_ACTIVITY] = { "activity", NULL, 0, 0, N_ ("List the generations of a workspace, and which of them need you.") },
  [CUE_CLI_CREATE_AGENT] = { "create-agent", NULL, 0, 0, N_ ("Create an agent in the local workspace.") },
};

/* One option: which commands take it, and which cannot do without it. */
typedef struct
{
  const char *name;
  GOptionArg  type;
  gsize       offset;
  guint       takes;
  guint       needs;
  const char *summary;
  const char *value; /* (nullable) */
} Option;

#define FIELD(name) G_STRUCT_OFFSET (CueCliOptions, name)

/* Texts are taken as file names, that is as bytes: what the locale calls its encoding does not matter. */
static const Option options[] = {
  { "agent", G_OPTION_ARG_INT64, FIELD (agent), GENERATE | IMPROVE | LISTS_BY_AGENT, GENERATE | IMPROVE,
    N_ ("The agent, by its number"), "ID" },
  { "brief", G_OPTION_ARG_FILENAME, FIELD (brief), GENERATE | IMPROVE, GENERATE,
    N_ ("What happens in this call, or what to change; @FILE reads a file, @- standard input"), N_ ("TEXT|@FILE") },
  { "wish", G_OPTION_ARG_FILENAME, FIELD (wish), GENERATE | IMPROVE, 0,
    N_ ("What should be different, in your own words"), N_ ("TEXT|@FILE") },
  { "text", G_OPTION_ARG_FILENAME, FIELD (text), IMPROVE, IMPROVE,
    N_ ("The instructions as they are"), N_ ("@FILE") },
  { "personality", G_OPTION_ARG_INT64, FIELD (personality), GENERATE, 0,
    N_ ("How the caller is (without it: the first that fits the language)"), "ID" },
  { "profile", G_OPTION_ARG_INT64, FIELD (profile), GENERATE, 0, N_ ("The test profile with the caller’s data"), "ID" },
  { "language", G_OPTION_ARG_FILENAME, FIELD (language), GENERATE | IMPROVE | CREATE_AGENT, 0,
    N_ ("The language of the call, such as “en” or “de”"), N_ ("CODE") },
  { "kind", G_OPTION_ARG_FILENAME, FIELD (kind), GENERATE, 0,
    N_ ("“instruction” (as without it) or “conditional_actions” for a structured test"), N_ ("KIND") },
  { "variants", G_OPTION_ARG_INT64, FIELD (variants), GENERATE | IMPROVE, 0,
    N_ ("How many variants of the same settings to write, 1 to 8"), "N" },
  { "vary", G_OPTION_ARG_FILENAME, FIELD (vary), GENERATE, 0,
    N_ ("Write for each “personality”, “language” or “profile” of --values"), N_ ("WHAT") },
  { "values", G_OPTION_ARG_FILENAME, FIELD (values), GENERATE, 0,
    N_ ("The numbers or language codes to vary, such as 3,5 or de,fr, or “all”"), N_ ("LIST") },
  { "parallel", G_OPTION_ARG_INT64, FIELD (parallel), GENERATE | IMPROVE, 0,
    N_ ("How many to have written at the same time, 1 to 64 (without it: 4)"), "N" },
  { "format", G_OPTION_ARG_FILENAME, FIELD (format), COMPARE, 0,
    N_ ("“text” (as without it), “html”, “markdown” or “json”"), N_ ("FORMAT") },
  { "output", G_OPTION_ARG_FILENAME, FIELD (output), COMPARE, 0,
    N_ ("Write into this file instead of standard output"), N_ ("FILE") },
  { "name", G_OPTION_ARG_FILENAME, FIELD (name), GENERATE | CREATE_AGENT, CREATE_AGENT,
    N_ ("The name of what is created"), N_ ("NAME") },
  { "save", G_OPTION_ARG_NONE, FIELD (save), GENERATE, 0,
    N_ ("Save the first variant as a scenario called NAME"), NULL },
  { "description", G_OPTION_ARG_FILENAME, FIELD (description), CREATE_AGENT, CREATE_AGENT,
    N_ ("What the agent is told, its system prompt"), N_ ("TEXT|@FILE") },
  { "url", G_OPTION_ARG_FILENAME, FIELD (url), WITH_WORKSPACE, 0,
    N_ ("The service’s address (without it: CEKURA_API_URL, else https://api.cekura.ai)"), "URL" },
  { "workspace", G_OPTION_ARG_FILENAME, FIELD (workspace), WITH_WORKSPACE, 0,
    N_ ("A workspace of Cuecard’s window, with its address, project and key"), N_ ("NAME") },
  { "local", G_OPTION_ARG_FILENAME, FIELD (local), WITH_WORKSPACE, 0,
    N_ ("Work on the local workspace in this folder, without an account"), N_ ("FOLDER") },
  { "project", G_OPTION_ARG_INT64, FIELD (project), WITH_WORKSPACE, 0, N_ ("The project, by its number"), "ID" },
  { "ca-file", G_OPTION_ARG_FILENAME, FIELD (ca_file), WITH_WORKSPACE, 0,
    N_ ("Certificates to trust besides the system’s, a PEM file"), N_ ("FILE") },
  { "proxy", G_OPTION_ARG_FILENAME, FIELD (proxy), WITH_WORKSPACE, 0,
    N_ ("The proxy to go through (without it: the system’s, else https_proxy)"), "URL" },
  { "json", G_OPTION_ARG_NONE, FIELD (json), ALL, 0, N_ ("Print one JSON document"), NULL },
  { "help", G_OPTION_ARG_NONE, FIELD (help), ALL, 0, N_ ("Show this help"), NULL },
  { "version", G_OPTION_ARG_NONE, FIELD (version), ALL, 0, N_ ("Show the version"), NULL },
};

static char **
get_text (CueCliOptions *self,
          const Option  *option)
{
  return G_STRUCT_MEMBER_P (self, option->offset);
}

static gint64 *
get_number (CueCliOptions *self,
            const Option  *option)
{
  return G_STRUCT_MEMBER_P (self, option->offset);
}

static gboolean
is_given (CueCliOptions *self,
          const Option  *option)
{
  if (option->type == G_OPTION_ARG_FILENAME)
    return *get_text (self, option) != NULL;
  if (option->type == G_OPTION_ARG_INT64)
    return *get_number (self, option) != CUE_CLI_UNSET;
  return G_STRUCT_MEMBER (gboolean, self, option->offset);
}

static CueCliOptions *
options_new (void)
{
  CueCliOptions *self = g_new0 (CueCliOptions, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == G_OPTION_ARG_INT64)
      *get_number (self, &options[i]) = CUE_CLI_UNSET;
  return self;
}

void
cue_cli_options_free (CueCliOptions *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == G_OPTION_ARG_FILENAME)
      g_free (*get_text (self, &options[i]));
  g_strfreev (self->arguments);
  g_free (self);
}

/* A context for the options of the commands in @mask; values go into @self. */
static GOptionContext *
make_context (CueCliOptions *self,
              guint          mask,
              const char    *parameters)
{
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_help_enabled (context, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const Option *option = &options[i];
      GOptionEntry  entries[2] = { 0 };

      if ((option->takes & mask) == 0)
        continue;
      entries[0].long_name = option->name;
      entries[0].short_name = FIELD (help) == option->offset ? 'h' : 0;
      entries[0].arg = option->type;
      entries[0].arg_data = G_STRUCT_MEMBER_P (self, option->offset);
      entries[0].description = option->summary;
      entries[0].arg_description = option->value;
      g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    }
  return context;
}

static gboolean
find_command (CueCliOptions *self,
              GError       **error)
{
  char  *word = self->arguments != NULL ? self->arguments[0] : NULL;
  gsize  i;
  char **p;

  if (word == NULL)
    {
      if (self->help || self->version)
        return TRUE;
      g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                           _ ("Name a command; “cuecard-cli --help” lists them."));
      return FALSE;
    }
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, word))
      break;
  if (i == G_N_ELEMENTS (commands))
    {
      g_autofree char *shown = g_utf8_make_valid (word, -1);

      /* translators: %s is what was typed */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE,
                   _ ("“%s” is not a command; “cuecard-cli --help” lists them."), shown);
      return FALSE;
    }
  self->command = (CueCliCommand) i;
  self->has_command = TRUE;
  g_free (word);
  for (p = self->arguments; *p != NULL; p++)
    p[0] = p[1];
  return TRUE;
}

static gboolean
check_option (CueCliOptions *self,
              const Option  *option,
              GError       **error)
{
  const char *command = commands[self->command].name;

  if (!is_given (self, option))
    {
      if ((option->needs & BIT (self->command)) == 0)
        return TRUE;
      /* translators: the first %s is a command, the second an option's name */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("“%s” needs --%s."), command, option->name);
      return FALSE;
    }
  if ((option->takes & BIT (self->command)) == 0)
    {
      /* translators: the first %s is an option's name, the second a command */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("--%s has no meaning for “%s”."), option->name, command);
      return FALSE;
    }
  if (option->type == G_OPTION_ARG_INT64 && *get_number (self, option) < 1)
    {
      /* translators: %s is an option's name */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("--%s needs a number from 1 up."), option->name);
      return FALSE;
    }
  if (option->type == G_OPTION_ARG_FILENAME && option->offset != FIELD (local) && option->offset != FIELD (ca_file) && option->offset != FIELD (output) && (*get_text (self, option))[0] != '@' && !g_utf8_validate (*get_text (self, option), -1, NULL))
    {
      /* translators: %s is an option's name */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("--%s is not UTF-8 text."), option->name);
      return FALSE;
    }
  return TRUE;
}

/* What is wrong with the words after the command; NULL when nothing is. */
static const char *
find_argument_problem (CueCliOptions *self)
{
  guint n = self->arguments != NULL ? g_strv_length (self->arguments) : 0;

  if (n > commands[self->command].max_arguments && self->command == CUE_CLI_COMPARE)
    return _ ("“compare” takes two to four texts.");
  if (n > commands[self->command].max_arguments)
    return _ ("There are more words than the command has use for; put quotation marks round a text.");
  if (n < commands[self->command].min_arguments && self->command == CUE_CLI_COMPARE)
    return _ ("“compare” needs two texts at least: files, “-” for standard input, or scenario:ID.");
  if (self->command == CUE_CLI_SCENARIO && (n < 1 || !g_ascii_string_to_unsigned (self->arguments[0], 10, 1, G_MAXINT64, NULL, NULL)))
    return _ ("“scenario” needs the scenario’s number.");
  return NULL;
}

/* What is wrong with what varies; NULL when nothing is. */
static const char *
find_vary_problem (CueCliOptions *self)
{
  static const char *const words[] = { "personality", "language", "profile", NULL };

  if (self->variants != CUE_CLI_UNSET && self->variants > CUE_CLI_MAX_VARIANTS)
    return _ ("--variants can be 1 to 8.");
  if (self->parallel != CUE_CLI_UNSET && self->parallel > CUE_CLI_MAX_PARALLEL)
    return _ ("--parallel can be 1 to 64.");
  if (self->vary != NULL && !g_strv_contains (words, self->vary))
    return _ ("--vary can be “personality”, “language” or “profile”.");
  if ((self->vary != NULL) != (self->values != NULL))
    return _ ("--vary and --values go together: what varies, and which ones.");
  return NULL;
}

/* What is wrong with how a comparison is to be written; NULL when nothing is. */
static const char *
find_format_problem (CueCliOptions *self)
{
  static const char *const words[] = { "text", "html", "markdown", "json", NULL };
  gboolean                 with_service = self->url != NULL || self->local != NULL || self->workspace != NULL;

  if (self->format != NULL && !g_strv_contains (words, self->format))
    return _ ("--format can be “text”, “html”, “markdown” or “json”.");
  if (self->json && self->format != NULL && !g_str_equal (self->format, "json"))
    return _ ("--json and another --format exclude each other.");
  if (self->command == CUE_CLI_COMPARE && with_service && !cue_cli_options_name_scenario (self))
    return _ ("--url, --workspace and --local are for comparing scenarios, as in scenario:12.");
  return NULL;
}

/* What is wrong with the values together; NULL when nothing is. */
static const char *
find_problem (CueCliOptions *self)
{
  CueKind     kind = self->kind != NULL ? cue_kind_from_word (self->kind) : CUE_KIND_INSTRUCTION;
  const char *problem = NULL;

  if ((self->url != NULL) + (self->local != NULL) + (self->workspace != NULL) > 1)
    return _ ("--url, --workspace and --local exclude each other.");
  if (self->save && self->name == NULL)
    return _ ("--save needs --name: a scenario has a name.");
  if (self->command == CUE_CLI_IMPROVE && self->brief == NULL && self->wish == NULL)
    return _ ("“improve” needs --wish: what should be different.");
  if (self->language != NULL && !cue_language_is_known (self->language))
    return _ ("--language needs one of the service’s language codes, such as “en” or “de”.");
  if (kind != CUE_KIND_INSTRUCTION && kind != CUE_KIND_STRUCTURED)
    return _ ("--kind can be “instruction” or “conditional_actions”.");
  problem = find_argument_problem (self);
  if (problem == NULL)
    problem = find_vary_problem (self);
  return problem != NULL ? problem : find_format_problem (self);
}

static gboolean
check (CueCliOptions *self,
       GError       **error)
{
  const char *problem;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (!check_option (self, &options[i], error))
      return FALSE;
  problem = find_problem (self);
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, problem);
  return FALSE;
}

CueCliOptions *
cue_cli_options_parse (char   **argv,
                       GError **error)
{
  g_autoptr (CueCliOptions) self = options_new ();
  g_autoptr (GOptionContext) context = make_context (self, ALL, NULL);
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) words = g_strdupv (argv);
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->arguments, NULL, NULL },
    { 0 },
  };

  g_option_context_add_main_entries (context, rest, NULL);
  if (!g_option_context_parse_strv (context, &words, &local_error))
    {
      /* translators: %s is a sentence from the option parser, without a full stop */
      g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("%s; see “cuecard-cli --help”."), local_error->message);
      return NULL;
    }
  if (!find_command (self, error))
    return NULL;
  if (!self->help && !self->version && !check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static char *
list_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-15s %s", commands[i].name, _ (commands[i].summary));
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("“cuecard-cli COMMAND --help” tells more about a command."));
  return g_string_free (text, FALSE);
}

char *
cue_cli_options_dup_help (CueCliOptions *self)
{
  g_autoptr (CueCliOptions) scratch = options_new ();
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *parameters = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *ends = NULL;

  if (self->has_command)
    {
      parameters = g_strjoin (" ", commands[self->command].name, commands[self->command].arguments, NULL);
      summary = g_strdup (_ (commands[self->command].summary));
    }
  else
    {
      parameters = g_strdup (_ ("COMMAND"));
      summary = list_commands ();
    }
  ends = g_strjoin ("\n", _ ("The key is read from CEKURA_API_KEY, else from the keyring where Cuecard keeps it."),
                    _ ("Where the service asks to wait, up to two minutes are waited."),
                    _ ("Ends with 0 when done, 1 failed, 2 wrong use, 3 key refused, 4 no connection, 5 cancelled."),
                    _ ("With --json, a failure is {\"error\": {\"code\": …, \"sentence\": …}} on standard output."), NULL);
  context = make_context (scratch, self->has_command ? BIT (self->command) : BIT (CUE_CLI_AGENTS), parameters);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, ends);
  return g_option_context_get_help (context, TRUE, NULL);
}

gboolean
cue_cli_options_need_service (CueCliOptions *self)
{
  return (WITH_SERVICE & BIT (self->command)) != 0;
}

gboolean
cue_cli_options_name_scenario (CueCliOptions *self)
{
  for (guint i = 0; self->arguments != NULL && self->arguments[i] != NULL; i++)
    if (g_str_has_prefix (self->arguments[i], CUE_CLI_SCENARIO_PREFIX))
      return TRUE;
  return FALSE;
}
