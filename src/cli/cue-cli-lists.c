/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that show what the workspace has. */
#include "cue-cli.h"

#include <glib/gi18n.h>

#include "cue-cli-output.h"
#include "cue-scenario.h"
#include "cue-test-profile.h"

/* (transfer full): a cell's text for an object. */
typedef char *(*CellFunc) (CueResourceObject *object);

typedef struct
{
  const char *head;
  CellFunc    make;
} Column;

typedef struct
{
  CueResource resource;
  const char *member; /* in JSON */
  Column      columns[5];
} List;

static char *
make_id (CueResourceObject *object)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, cue_resource_object_get_id (object));
}

static char *
make_name (CueResourceObject *object)
{
  return g_strdup (cue_resource_object_get_name (object));
}

static char *
make_language (CueResourceObject *object)
{
  return g_strdup (cue_language_get_name (cue_resource_object_get_text (object, "language")));
}

static char *
make_agent (CueResourceObject *object)
{
  gint64 agent = cue_resource_object_get_number (object, "agent");

  return agent == CUE_UNSET ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, agent);
}

static char *
make_description (CueResourceObject *object)
{
  return g_strdup (cue_resource_object_get_text (object, "description"));
}

static char *
make_accent (CueResourceObject *object)
{
  return g_strdup (cue_resource_object_get_text (object, "accent"));
}

static char *
make_n_variables (CueResourceObject *object)
{
  g_autoptr (GListModel) variables = cue_test_profile_list_variables (CUE_TEST_PROFILE (object));

  return g_strdup_printf ("%u", g_list_model_get_n_items (variables));
}

static char *
make_kind (CueResourceObject *object)
{
  CueKind kind = cue_scenario_get_kind (CUE_SCENARIO (object));

  return g_strdup (kind == CUE_KIND_UNKNOWN ? cue_resource_object_get_text (object, "kind")
                                            : cue_kind_get_label (kind));
}

static const List lists[] = {
  [CUE_CLI_AGENTS] = { CUE_RESOURCE_AGENTS, "agents", { { N_ ("ID"), make_id }, { N_ ("NAME"), make_name }, { N_ ("LANGUAGE"), make_language }, { N_ ("DESCRIPTION"), make_description } } },
  [CUE_CLI_PERSONALITIES] = { CUE_RESOURCE_PERSONALITIES, "personalities", { { N_ ("ID"), make_id }, { N_ ("NAME"), make_name }, { N_ ("LANGUAGE"), make_language }, { N_ ("ACCENT"), make_accent } } },
  [CUE_CLI_PROFILES] = { CUE_RESOURCE_PROFILES, "profiles", { { N_ ("ID"), make_id }, { N_ ("NAME"), make_name }, { N_ ("AGENT"), make_agent }, { N_ ("VARIABLES"), make_n_variables } } },
  [CUE_CLI_SCENARIOS] = { CUE_RESOURCE_SCENARIOS, "scenarios", { { N_ ("ID"), make_id }, { N_ ("NAME"), make_name }, { N_ ("KIND"), make_kind }, { N_ ("LANGUAGE"), make_language }, { N_ ("AGENT"), make_agent } } },
};

static guint
count_columns (const List *list)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (list->columns) && list->columns[n].head != NULL)
    n++;
  return n;
}

static void
print_table (const List *list,
             GPtrArray  *objects)
{
  const char *heads[G_N_ELEMENTS (list->columns) + 1] = { NULL };
  guint       n = count_columns (list);
  g_autoptr (CueCliTable) table = NULL;

  for (guint i = 0; i < n; i++)
    heads[i] = _ (list->columns[i].head);
  table = cue_cli_table_new (heads);
  for (guint i = 0; i < objects->len; i++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n + 1);

      for (guint k = 0; k < n; k++)
        cells[k] = list->columns[k].make (g_ptr_array_index (objects, i));
      cue_cli_table_add (table, (const char *const *) cells);
    }
  cue_cli_table_print (table);
}

gboolean
cue_cli_run_list (CueCli  *cli,
                  GError **error)
{
  const List *list = &lists[cli->options->command];
  gint64      agent = cli->options->agent != CUE_CLI_UNSET ? cli->options->agent : CUE_UNSET;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  JsonArray *array;

  cue_api_list_async (CUE_API (cli->api), list->resource, agent, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  objects = cue_api_list_finish (CUE_API (cli->api), result, error);
  if (objects == NULL)
    return FALSE;

  array = json_array_sized_new (objects->len);
  for (guint i = 0; i < objects->len; i++)
    json_array_add_element (array, cue_resource_object_to_json (g_ptr_array_index (objects, i)));
  json_object_set_array_member (cli->report, list->member, array);
  if (!cli->options->json)
    print_table (list, objects);
  return TRUE;
}

/* "Name:        value", where there is one. */
static void
print_field (const char *head,
             const char *value)
{
  g_autofree char *line = NULL;

  if (value[0] == '\0')
    return;
  /* translators: a field's name and its value */
  line = g_strdup_printf (_ ("%s: %s"), head, value);
  cue_cli_print (line);
}

static void
print_scenario (CueResourceObject *scenario)
{
  g_autofree char *id = make_id (scenario);
  g_autofree char *kind = make_kind (scenario);
  g_autofree char *language = make_language (scenario);
  g_autofree char *agent = make_agent (scenario);

  print_field (_ ("Scenario"), id);
  print_field (_ ("Name"), cue_resource_object_get_name (scenario));
  print_field (_ ("Kind"), kind);
  print_field (_ ("Language"), language);
  print_field (_ ("Agent"), agent);
  print_field (_ ("Expected outcome"), cue_resource_object_get_text (scenario, "expected-outcome"));
  cue_cli_print ("");
  cue_cli_print (cue_resource_object_get_text (scenario, "instructions"));
}

gboolean
cue_cli_run_scenario (CueCli  *cli,
                      GError **error)
{
  gint64 id = g_ascii_strtoll (cli->options->arguments[0], NULL, 10);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueResourceObject) scenario = NULL;

  cue_api_read_async (CUE_API (cli->api), CUE_RESOURCE_SCENARIOS, id, cli->cancellable,
                      cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  scenario = cue_api_read_finish (CUE_API (cli->api), result, error);
  if (scenario == NULL)
    return FALSE;

  json_object_set_member (cli->report, "scenario", cue_resource_object_to_json (scenario));
  if (!cli->options->json)
    print_scenario (scenario);
  return TRUE;
}
