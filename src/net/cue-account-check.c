/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-account-check.h"

#include "cue-error.h"
#include "cue-json.h"
#include "cue-project.h"
#include "cue-task.h"

#include <glib/gi18n.h>

typedef struct
{
  /* Input */
  CueConnectionTest *test;    /* (owned) */
  gint64             project; /* to look into, or CUE_UNSET */

  /* In progress */
  GListStore *projects; /* (owned) */
  gboolean    listed;   /* the key may list projects */
  guint       n_agents;
  guint       n_scenarios;
} CheckData;

static void
check_data_free (CheckData *data)
{
  g_object_unref (data->test);
  g_object_unref (data->projects);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (CheckData, check_data, check_data_free)

static void projects_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data);
static void agents_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data);
static void scenarios_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data);

/* (transfer full) (nullable): the latest request, in technical words. */
static char *
dup_details (CueHttpClient *client,
             const GError  *error)
{
  GListModel *log = G_LIST_MODEL (cue_connection_get_log (cue_http_client_get_connection (client)));
  g_autoptr (CueRequestEntry) entry = g_list_model_get_item (log, 0);
  const char *said = error != NULL && error->domain == CUE_NET_ERROR ? cue_net_error_get_details (error) : NULL;

  if (entry == NULL)
    return error != NULL ? g_strdup (error->message) : NULL;
  return g_strdup_printf ("%s %s · %u · %.0f ms%s%s%s%s", cue_request_entry_get_method (entry),
                          cue_request_entry_get_path (entry), cue_request_entry_get_status (entry),
                          cue_request_entry_get_seconds (entry) * 1000,
                          error != NULL ? "\n" : "", error != NULL ? error->message : "",
                          said != NULL ? "\n" : "", said != NULL ? said : "");
}

/* What to call a failure, and one sentence on what to do. The sentence is NULL where the error's own says it. */
static void
describe (CueTestStepKind kind,
          const GError   *error,
          const char    **title,
          const char    **note)
{
  *note = NULL;
  switch ((CueNetError) error->code)
    {
    case CUE_NET_ERROR_UNAUTHORIZED:
      *title = _ ("Key refused");
      *note = _ ("The service does not know this key. Copy it once more from the dashboard, under Settings, Organization, API Key.");
      break;
    case CUE_NET_ERROR_FORBIDDEN:
      *title = _ ("Limited key");
      *note = kind == CUE_STEP_KEY
                ? _ ("The service knows the key, but does not let it in. Use another key, or ask an administrator of your organisation.")
                : _ ("The key may not read the agents and scenarios of the project. Use another key, or ask an administrator of your organisation.");
      break;
    case CUE_NET_ERROR_NOT_FOUND:
    case CUE_NET_ERROR_MALFORMED:
    case CUE_NET_ERROR_TOO_LARGE:
      *title = _ ("Not a Cekura service");
      *note = _ ("Something else than Cekura answers at this address. Check the address; in a guest network, sign in with a web browser first.");
      break;
    case CUE_NET_ERROR_REDIRECTED:
      *title = _ ("Pointed elsewhere");
      *note = _ ("The service pointed to another address, so the key was not sent there. Use the address of the service itself.");
      break;
    case CUE_NET_ERROR_BUSY:
      *title = _ ("Too many requests");
      *note = _ ("The service has too many requests at the moment. Wait a little, then test again.");
      break;
    case CUE_NET_ERROR_SERVER:
      *title = _ ("Trouble at the service");
      *note = _ ("The service has a problem of its own. Wait a little, then test again.");
      break;
    case CUE_NET_ERROR_TIMED_OUT:
    case CUE_NET_ERROR_INTERRUPTED:
      *title = _ ("No answer");
      *note = _ ("Something is at the address, but it gave no complete answer in time. Check the address, then test again.");
      break;
    case CUE_NET_ERROR_OFFLINE:
    case CUE_NET_ERROR_CERTIFICATE:
      *title = _ ("No answer");
      break;
    case CUE_NET_ERROR_REJECTED:
    default:
      *title = _ ("Not accepted");
      break;
    }
}

static void
fail (GTask          *task,
      CueTestStepKind kind,
      const GError   *error)
{
  CheckData       *data = check_data_get (task);
  const char      *title = NULL;
  const char      *note = NULL;
  g_autofree char *sentence = cue_error_dup_sentence (error);
  g_autofree char *details = dup_details (g_task_get_source_object (task), error);

  describe (kind, error, &title, &note);
  cue_connection_test_fail (data->test, kind, title, note != NULL ? note : sentence, details);
  g_task_return_boolean (task, FALSE);
}

/* The rows of an array or of a page, MALFORMED when it is neither. */
static JsonArray *
get_rows (JsonNode *node,
          GError  **error)
{
  JsonArray *rows = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  if (JSON_NODE_HOLDS_OBJECT (node))
    rows = cue_json_get_array (json_node_get_object (node), "results");
  if (rows == NULL)
    g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, 200, -1, NULL,
                                                 "expected a list, found %s", cue_json_describe (node)));
  return rows;
}

static gpointer
read_projects (const CueHttpResponse *response,
               gpointer               user_data,
               GError               **error)
{
  CheckData *data = user_data;
  g_autoptr (JsonNode) node = cue_http_response_parse (response, error);
  JsonArray *rows = node != NULL ? get_rows (node, error) : NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autoptr (CueProject) project =
        cue_resource_object_new_from_json (CUE_RESOURCE_PROJECTS, json_array_get_element (rows, i), NULL);

      if (project != NULL)
        g_list_store_append (data->projects, project);
    }
  return data;
}

/* How many there are: a page says it, else the rows are counted. */
static gpointer
read_count (const CueHttpResponse *response,
            gpointer               user_data,
            GError               **error)
{
  guint *count = user_data;
  g_autoptr (JsonNode) node = cue_http_response_parse (response, error);
  JsonArray *rows = node != NULL ? get_rows (node, error) : NULL;
  JsonNode  *said = NULL;

  if (rows == NULL)
    return NULL;
  *count = json_array_get_length (rows);
  if (JSON_NODE_HOLDS_OBJECT (node))
    said = json_object_get_member (json_node_get_object (node), "count");
  if (said != NULL && JSON_NODE_HOLDS_VALUE (said) && json_node_get_value_type (said) == G_TYPE_INT64)
    *count = CLAMP (json_node_get_int (said), 0, G_MAXINT);
  return user_data;
}

static void
ask (GTask              *task,
     const char         *path,
     CueHttpReadFunc     read,
     gpointer            read_data,
     GAsyncReadyCallback callback)
{
  CueHttpRequest request = { .method = SOUP_METHOD_GET, .path = path, .read = read, .read_data = read_data };

  cue_http_client_call_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task), callback,
                              g_object_ref (task));
}

static void
ask_for_count (GTask              *task,
               CueResource         resource,
               guint              *count,
               GAsyncReadyCallback callback)
{
  CheckData *data = check_data_get (task);
  g_autoptr (GString) path = g_string_new (cue_resource_get_path (resource));

  g_string_append (path, "?page_size=1");
  if (data->project != CUE_UNSET)
    g_string_append_printf (path, "&project_id=%" G_GINT64_FORMAT, data->project);
  ask (task, path->str, read_count, count, callback);
}

/* TRUE: the call went well. FALSE: @error is set, and is handled where it is a cancellation. */
static gboolean
take_answer (GTask        *task,
             GObject      *client,
             GAsyncResult *result,
             GError      **error)
{
  if (cue_http_client_call_finish (CUE_HTTP_CLIENT (client), result, error) != NULL)
    return TRUE;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (error));
  return FALSE;
}

static CueProject *
find_project (CheckData *data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (data->projects));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueResourceObject) project = g_list_model_get_item (G_LIST_MODEL (data->projects), i);

      if (data->project == CUE_UNSET || cue_resource_object_get_id (project) == data->project)
        return CUE_PROJECT (g_steal_pointer (&project));
    }
  return NULL;
}

/* FALSE: the step has failed. */
static gboolean
choose_project (GTask *task)
{
  CheckData *data = check_data_get (task);
  g_autoptr (CueProject) project = find_project (data);
  g_autofree char *details = dup_details (g_task_get_source_object (task), NULL);

  if (project != NULL)
    {
      data->project = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (project));
      return TRUE;
    }
  if (!data->listed)
    return TRUE;
  if (g_list_model_get_n_items (G_LIST_MODEL (data->projects)) == 0)
    cue_connection_test_fail (data->test, CUE_STEP_PROJECT, _ ("No project"),
                              _ ("The service knows the key, but there is no project that it may use. Create one in the dashboard, or use another key."),
                              details);
  else
    cue_connection_test_fail (data->test, CUE_STEP_PROJECT, _ ("Project not found"),
                              _ ("The project of this workspace is not among those that the key may use. Choose another project, or use another key."),
                              details);
  return FALSE;
}

static void
projects_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  CheckData       *data = check_data_get (task);
  g_autofree char *details = NULL;

  data->listed = take_answer (task, object, result, &error);
  if (!data->listed && error == NULL)
    return;
  /* A key of one project may be kept from the list; what counts is what it may read. */
  if (!data->listed && !g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN) &&
      !g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
    {
      fail (task, CUE_STEP_KEY, error);
      return;
    }
  if (data->listed)
    {
      guint            n = g_list_model_get_n_items (G_LIST_MODEL (data->projects));
      g_autofree char *note = NULL;

      /* translators: the placeholder is a number */
      note = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);
      details = dup_details (CUE_HTTP_CLIENT (object), NULL);
      cue_connection_test_pass (data->test, CUE_STEP_KEY, note, details);
      cue_connection_test_begin (data->test, CUE_STEP_PROJECT);
      if (!choose_project (task))
        {
          g_task_return_boolean (task, FALSE);
          return;
        }
    }
  ask_for_count (task, CUE_RESOURCE_AGENTS, &data->n_agents, agents_cb);
}

static void
agents_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  CheckData *data = check_data_get (task);

  if (!take_answer (task, object, result, &error))
    {
      /* Where even the list of projects was refused, it is the key that is in doubt. */
      if (error != NULL)
        fail (task, data->listed ? CUE_STEP_PROJECT : CUE_STEP_KEY, error);
      return;
    }
  if (!data->listed)
    {
      g_autofree char *details = dup_details (CUE_HTTP_CLIENT (object), NULL);

      cue_connection_test_pass (data->test, CUE_STEP_KEY, _ ("may not list projects"), details);
      cue_connection_test_begin (data->test, CUE_STEP_PROJECT);
    }
  ask_for_count (task, CUE_RESOURCE_SCENARIOS, &data->n_scenarios, scenarios_cb);
}

static void
scenarios_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  CheckData *data = check_data_get (task);
  g_autoptr (CueProject) project = NULL;
  g_autofree char *details = NULL;
  const char      *organization = NULL;

  if (!take_answer (task, object, result, &error))
    {
      if (error != NULL)
        fail (task, CUE_STEP_PROJECT, error);
      return;
    }
  project = data->listed ? find_project (data) : NULL;
  organization = project != NULL ? cue_project_get_organization_name (project) : NULL;
  details = dup_details (CUE_HTTP_CLIENT (object), NULL);
  cue_connection_test_pass (data->test, CUE_STEP_PROJECT,
                            project != NULL ? cue_resource_object_get_name (CUE_RESOURCE_OBJECT (project)) : NULL, details);
  cue_connection_test_end (data->test, G_LIST_MODEL (data->projects),
                           organization != NULL && *organization != '\0' ? organization : NULL, data->n_agents,
                           data->n_scenarios);
  g_task_return_boolean (task, TRUE);
}

void
cue_account_check_async (CueHttpClient      *client,
                         gint64              project,
                         CueConnectionTest  *test,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  CheckData *data = NULL;

  g_return_if_fail (CUE_IS_HTTP_CLIENT (client));
  g_return_if_fail (CUE_IS_CONNECTION_TEST (test));

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_account_check_async);
  data = g_new0 (CheckData, 1);
  check_data_attach (task, data);
  data->test = g_object_ref (test);
  data->project = project;
  data->projects = g_list_store_new (CUE_TYPE_PROJECT);

  cue_connection_test_begin (test, CUE_STEP_KEY);
  ask (task, cue_resource_get_path (CUE_RESOURCE_PROJECTS), read_projects, data, projects_cb);
}

gboolean
cue_account_check_finish (CueHttpClient *client,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_account_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
