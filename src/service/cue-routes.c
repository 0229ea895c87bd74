/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-routes.h"

#include "cue-error.h"
#include "cue-json.h"
#include "cue-lists.h"
#include "cue-text.h"
#include "cue-validation.h"
#include "cue-writer.h"

#define DEFAULT_PAGE 50
#define MAX_PAGE 100
#define PROJECT 1

/* A request on its way through a handler. */
typedef struct
{
  CueRepository    *repository;
  CueJobs          *jobs;
  const CueRequest *request;
  CueResource       resource;
  gboolean          version1; /* names members as version 1 of the API does */
  gint64            id;
} Call;

typedef CueReply *(*Handler) (Call *call);

CueReply *
cue_reply_new (guint     status,
               JsonNode *body)
{
  CueReply *self = g_new0 (CueReply, 1);

  self->status = status;
  self->body = body;
  return self;
}

void
cue_reply_free (CueReply *self)
{
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self->allow);
  g_free (self);
}

static CueReply *
reply_object (guint       status,
              JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return cue_reply_new (status, node);
}

CueReply *
cue_reply_new_detail (guint       status,
                      const char *text)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "detail", text);
  return reply_object (status, object);
}

/* What the database says, for the client. */
static CueReply *
reply_error (GError *error)
{
  if (error == NULL)
    return cue_reply_new_detail (404, "Not found.");
  g_warning ("%s", error->message);
  if (g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL))
    return cue_reply_new_detail (507, "There is no space left on the disk.");
  if (g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY))
    return cue_reply_new_detail (503, "The data is in use by another program.");
  return cue_reply_new_detail (500, "The data could not be read or written.");
}

static const char *
get_query (Call       *call,
           const char *name)
{
  return call->request->query != NULL ? g_hash_table_lookup (call->request->query, name) : NULL;
}

/* CUE_UNSET when the parameter is missing or no number. */
static gint64
get_query_int (Call       *call,
               const char *name)
{
  const char *text = get_query (call, name);
  gint64      value;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &value, NULL) ? value : CUE_UNSET;
}

static void
set_name (Call       *call,
          JsonObject *row,
          const char *id_member,
          const char *name_member,
          CueResource resource)
{
  gint64 id = cue_json_get_int (row, id_member, CUE_UNSET);
  g_autoptr (JsonObject) named = id != CUE_UNSET ? cue_repository_read (call->repository, resource, id, NULL) : NULL;
  const char *name = named != NULL ? cue_json_get_string (named, "name") : NULL;

  if (name != NULL)
    json_object_set_string_member (row, name_member, name);
  else
    json_object_set_null_member (row, name_member);
}

/* (transfer full): whom everything here belongs to. */
static JsonObject *
create_organization (void)
{
  JsonObject *organization = json_object_new ();

  json_object_set_int_member (organization, "id", 1);
  json_object_set_string_member (organization, "name", "Local workspace");
  return organization;
}

/* Which members stand in an answer beside those that are kept, and which do not. */
static void
complete_row (Call       *call,
              JsonObject *row)
{
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (call->resource, &n_fields);

  if (call->resource == CUE_RESOURCE_SCENARIOS)
    {
      gint64 profile_id = cue_json_get_int (row, "test_profile", CUE_UNSET);
      g_autoptr (JsonObject) profile = profile_id != CUE_UNSET ? cue_repository_read (call->repository, CUE_RESOURCE_PROFILES, profile_id, NULL) : NULL;
      JsonNode *information = profile != NULL ? json_object_get_member (profile, "information") : NULL;

      set_name (call, row, "personality", "personality_name", CUE_RESOURCE_PERSONALITIES);
      set_name (call, row, "agent", "agent_name", CUE_RESOURCE_AGENTS);
      json_object_set_member (row, "test_profile_data", information != NULL ? json_node_copy (information) : json_node_new (JSON_NODE_NULL));
    }
  else if (call->resource == CUE_RESOURCE_PROFILES)
    {
      set_name (call, row, "agent", "agent_name", CUE_RESOURCE_AGENTS);
    }
  else if (call->resource == CUE_RESOURCE_PROJECTS)
    {
      json_object_set_object_member (row, "organization", create_organization ());
    }
  for (guint i = 0; i < n_fields; i++)
    {
      const char *alias = cue_resource_find_alias (call->resource, fields[i].member);

      if ((fields[i].flags & CUE_FIELD_WRITE_ONLY) != 0)
        json_object_remove_member (row, fields[i].member);
      else if (!json_object_has_member (row, fields[i].member))
        json_object_set_null_member (row, fields[i].member);
      if (alias != NULL && call->version1)
        json_object_set_member (row, alias, json_node_copy (json_object_get_member (row, fields[i].member)));
    }
}

static CueReply *
reply_row (Call       *call,
           guint       status,
           JsonObject *row)
{
  complete_row (call, row);
  return reply_object (status, row);
}

/* (transfer full) (nullable): the body as an object; NULL with @reply set otherwise. */
static JsonObject *
parse_body (Call      *call,
            CueReply **reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (call->request->length == 0)
    return json_object_new ();
  node = cue_json_parse (call->request->body, (gssize) call->request->length, &error);
  if (node == NULL)
    {
      g_autofree char *text = g_strdup_printf ("JSON parse error - %s", error->message);

      *reply = cue_reply_new_detail (400, text);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) errors = json_object_new ();
      g_autofree char *text = g_strdup_printf ("Invalid data. Expected an object, but got %s.", cue_json_describe (node));

      cue_validation_add (errors, "non_field_errors", text);
      *reply = reply_object (400, g_steal_pointer (&errors));
      return NULL;
    }
  return json_node_dup_object (node);
}

/* A member that names another row must name one that is there. */
static void
check_reference (Call       *call,
                 JsonObject *body,
                 const char *member,
                 CueResource resource,
                 JsonObject *errors)
{
  gint64 id = cue_json_get_int (body, member, CUE_UNSET);

  if (id != CUE_UNSET && !cue_repository_exists (call->repository, resource, id))
    {
      g_autofree char *message = g_strdup_printf ("Invalid pk \"%" G_GINT64_FORMAT "\" - object does not exist.", id);

      cue_validation_add (errors, member, message);
    }
}

static void
check_references (Call       *call,
                  JsonObject *body,
                  JsonObject *errors)
{
  check_reference (call, body, "agent", CUE_RESOURCE_AGENTS, errors);
  check_reference (call, body, "project", CUE_RESOURCE_PROJECTS, errors);
  if (call->resource == CUE_RESOURCE_SCENARIOS)
    {
      check_reference (call, body, "personality", CUE_RESOURCE_PERSONALITIES, errors);
      check_reference (call, body, "test_profile", CUE_RESOURCE_PROFILES, errors);
    }
}

/* A structured test is kept as text; what belongs together must come together (contract.md f.3, 6 to 8). */
static void
take_test (JsonObject *body,
           const char *kind,
           gboolean    with_instructions,
           JsonObject *errors)
{
  JsonNode *test = json_object_get_member (body, "conditional_actions");

  if (test == NULL || JSON_NODE_HOLDS_NULL (test))
    {
      json_object_remove_member (body, "conditional_actions");
      return;
    }
  if (g_strcmp0 (kind, "conditional_actions") != 0)
    cue_validation_add (errors, "conditional_actions", "Only allowed with scenario_type conditional_actions.");
  else if (with_instructions)
    cue_validation_add (errors, "conditional_actions", "Use either conditional_actions or instructions, not both.");
  else if (cue_validation_check_test (test, errors))
    {
      g_autofree char *text = cue_json_to_text (test);

      json_object_set_string_member (body, "instructions", text);
      json_object_remove_member (body, "conditional_actions");
    }
}

static void
check_scenario (JsonObject *sent,
                JsonObject *body,
                const char *kind,
                JsonObject *errors)
{
  JsonNode *variables = json_object_get_member (sent, "dynamic_variable_values");

  if (variables != NULL && !JSON_NODE_HOLDS_NULL (variables))
    cue_validation_add (errors, "dynamic_variable_values", "This field was removed.");
  take_test (body, kind, json_object_has_member (sent, "instructions"), errors);
}

static void
set_default (JsonObject *row,
             const char *member,
             JsonNode   *value)
{
  if (json_object_has_member (row, member))
    json_node_unref (value);
  else
    json_object_set_member (row, member, value);
}

static JsonNode *
empty_array (void)
{
  g_autoptr (JsonArray) array = json_array_new ();

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
empty_object (void)
{
  g_autoptr (JsonObject) object = json_object_new ();

  return json_node_init_object (json_node_alloc (), object);
}

static void
set_defaults (Call       *call,
              JsonObject *row)
{
  set_default (row, "project", json_node_init_int (json_node_alloc (), PROJECT));
  if (call->resource == CUE_RESOURCE_PROFILES)
    set_default (row, "information", empty_object ());
  if (call->resource != CUE_RESOURCE_SCENARIOS)
    return;
  set_default (row, "scenario_type", json_node_init_string (json_node_alloc (), "instruction"));
  set_default (row, "scenario_language", json_node_init_string (json_node_alloc (), "en"));
  set_default (row, "first_message", json_node_init_string (json_node_alloc (), "Hello"));
  set_default (row, "instructions", json_node_init_string (json_node_alloc (), ""));
  set_default (row, "expected_outcome_prompt", json_node_init_string (json_node_alloc (), ""));
  set_default (row, "tags", empty_array ());
  set_default (row, "tool_ids", empty_array ());
  set_default (row, "metrics", empty_array ());
  set_default (row, "folder_path", json_node_init_null (json_node_alloc ()));
}

static CueReply *
handle_create (Call *call)
{
  CueReply *reply = NULL;
  g_autoptr (JsonObject) sent = parse_body (call, &reply);
  g_autoptr (JsonObject) errors = json_object_new ();
  g_autoptr (JsonObject) row = NULL;
  g_autoptr (GError) error = NULL;

  if (sent == NULL)
    return reply;
  row = cue_validation_run (call->resource, sent, TRUE, errors);
  if (call->resource == CUE_RESOURCE_SCENARIOS)
    {
      if (cue_json_get_int (row, "agent", CUE_UNSET) == CUE_UNSET && cue_json_get_int (row, "project", CUE_UNSET) == CUE_UNSET && cue_json_get_string (row, "assistant_id") == NULL && json_object_get_size (errors) == 0)
        cue_validation_add (errors, "agent", "Either agent or project is required.");
      check_scenario (sent, row, cue_json_get_string (row, "scenario_type"), errors);
    }
  check_references (call, row, errors);
  if (json_object_get_size (errors) > 0)
    return reply_object (400, g_steal_pointer (&errors));
  set_defaults (call, row);
  if (!cue_repository_insert (call->repository, call->resource, row, &error))
    return reply_error (error);
  return reply_row (call, call->resource == CUE_RESOURCE_PROFILES ? 200 : 201, g_steal_pointer (&row));
}

static CueReply *
handle_read (Call *call)
{
  g_autoptr (GError) error = NULL;
  JsonObject *row = cue_repository_read (call->repository, call->resource, call->id, &error);

  return row != NULL ? reply_row (call, 200, row) : reply_error (error);
}

static CueReply *
handle_update (Call *call)
{
  CueReply *reply = NULL;
  g_autoptr (JsonObject) sent = parse_body (call, &reply);
  g_autoptr (JsonObject) errors = json_object_new ();
  g_autoptr (JsonObject) row = NULL;
  g_autoptr (JsonObject) changes = NULL;
  g_autoptr (GList) members = NULL;
  g_autoptr (GError) error = NULL;

  if (sent == NULL)
    return reply;
  row = cue_repository_read (call->repository, call->resource, call->id, &error);
  if (row == NULL)
    return reply_error (error);
  changes = cue_validation_run (call->resource, sent, FALSE, errors);
  if (call->resource == CUE_RESOURCE_SCENARIOS)
    {
      const char *kind = cue_json_get_string (changes, "scenario_type");

      check_scenario (sent, changes, kind != NULL ? kind : cue_json_get_string (row, "scenario_type"), errors);
    }
  check_references (call, changes, errors);
  if (json_object_get_size (errors) > 0)
    return reply_object (400, g_steal_pointer (&errors));
  members = json_object_get_members (changes);
  for (GList *link = members; link != NULL; link = link->next)
    json_object_set_member (row, link->data, json_node_copy (json_object_get_member (changes, link->data)));
  if (!cue_repository_update (call->repository, call->resource, row, &error))
    return reply_error (error);
  return reply_row (call, 200, g_steal_pointer (&row));
}

static CueReply *
handle_delete (Call *call)
{
  g_autoptr (GError) error = NULL;

  if (!cue_repository_exists (call->repository, call->resource, call->id))
    return cue_reply_new_detail (404, "Not found.");
  if (!cue_repository_delete (call->repository, call->resource, call->id, &error))
    return reply_error (error);
  return cue_reply_new (204, NULL);
}

/* (transfer full): the rows that the query asks for. */
static JsonArray *
list_rows (Call    *call,
           gint64   limit,
           gint64   offset,
           gint64  *count,
           GError **error)
{
  const char *tags = get_query (call, "tags");
  g_auto (GStrv) tag_list = tags != NULL ? g_strsplit (tags, ",", -1) : NULL;
  CueRepositoryFilter filter = {
    .agent = get_query_int (call, "agent_id"),
    .project = get_query_int (call, "project_id"),
    .folder = get_query (call, "folder_path"),
    .tags = (const char *const *) tag_list,
    .shared = call->resource == CUE_RESOURCE_PROFILES,
    .limit = limit,
    .offset = offset,
  };
  JsonArray *rows;

  /* Agents and personalities belong to no agent. */
  if (call->resource == CUE_RESOURCE_PERSONALITIES || call->resource == CUE_RESOURCE_AGENTS)
    filter.agent = CUE_UNSET;
  rows = cue_repository_list (call->repository, call->resource, &filter, count, error);
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    complete_row (call, json_array_get_object_element (rows, i));
  return rows;
}

static CueReply *
handle_array (Call *call)
{
  g_autoptr (GError) error = NULL;
  gint64 count;
  g_autoptr (JsonArray) rows = list_rows (call, CUE_UNSET, 0, &count, &error);
  g_autoptr (JsonArray) chosen = NULL;
  const char *language = get_query (call, "language");

  if (rows == NULL)
    return reply_error (error);
  if (call->resource != CUE_RESOURCE_PERSONALITIES || language == NULL)
    return cue_reply_new (200, json_node_init_array (json_node_alloc (), rows));
  chosen = json_array_new ();
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      if (g_strcmp0 (cue_json_get_string (json_array_get_object_element (rows, i), "language"), language) == 0)
        json_array_add_element (chosen, json_array_dup_element (rows, i));
    }
  return cue_reply_new (200, json_node_init_array (json_node_alloc (), chosen));
}

/* (transfer full) (nullable): the address of page @page, with everything else of the query kept. */
static char *
build_link (Call  *call,
            gint64 page)
{
  GString       *link = g_string_new (call->request->origin);
  GHashTableIter iter;
  gpointer       name, value;

  g_string_append_printf (link, "%s?page=%" G_GINT64_FORMAT, call->request->path, page);
  if (call->request->query != NULL)
    {
      g_hash_table_iter_init (&iter, call->request->query);
      while (g_hash_table_iter_next (&iter, &name, &value))
        {
          g_autofree char *escaped_name = g_uri_escape_string (name, NULL, FALSE);
          g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

          if (strcmp (name, "page") != 0)
            g_string_append_printf (link, "&%s=%s", escaped_name, escaped);
        }
    }
  return g_string_free (link, FALSE);
}

static void
set_link (Call       *call,
          JsonObject *object,
          const char *member,
          gboolean    there,
          gint64      page)
{
  g_autofree char *link = there ? build_link (call, page) : NULL;

  if (link != NULL)
    json_object_set_string_member (object, member, link);
  else
    json_object_set_null_member (object, member);
}

/* Which page is asked for, and how many rows it has; FALSE for a page that cannot be. */
static gboolean
get_page (Call   *call,
          gint64 *page,
          gint64 *size)
{
  *page = get_query_int (call, "page");
  *size = get_query_int (call, "page_size");
  if (*page == CUE_UNSET && get_query (call, "page") == NULL)
    *page = 1;
  *size = *size > 0 ? MIN (*size, MAX_PAGE) : DEFAULT_PAGE;
  return *page >= 1;
}

/* The answer with @rows (transfer full), which are those of @page of the @count that there are. */
static CueReply *
reply_page (Call      *call,
            gint64     page,
            gint64     size,
            gint64     count,
            JsonArray *rows)
{
  JsonObject *object;

  if (page > 1 && (page - 1) * size >= count)
    {
      json_array_unref (rows);
      return cue_reply_new_detail (404, "Invalid page.");
    }
  object = json_object_new ();
  json_object_set_int_member (object, "count", count);
  set_link (call, object, "next", page * size < count, page + 1);
  set_link (call, object, "previous", page > 1, page - 1);
  json_object_set_array_member (object, "results", rows);
  return reply_object (200, object);
}

static CueReply *
handle_page (Call *call)
{
  g_autoptr (GError) error = NULL;
  gint64     page, size, count;
  JsonArray *rows;

  if (!get_page (call, &page, &size))
    return cue_reply_new_detail (404, "Invalid page.");
  rows = list_rows (call, size, (page - 1) * size, &count, &error);
  return rows != NULL ? reply_page (call, page, size, count, rows) : reply_error (error);
}

/* The page of @all (transfer full) (nullable) that is asked for. */
static CueReply *
reply_page_of (Call      *call,
               JsonArray *all,
               GError    *error)
{
  g_autoptr (JsonArray) owned = all;
  JsonArray *rows;
  gint64     page, size;

  if (all == NULL)
    return reply_error (error);
  if (!get_page (call, &page, &size))
    return cue_reply_new_detail (404, "Invalid page.");
  rows = json_array_new ();
  for (gint64 i = (page - 1) * size; i < page * size && i < json_array_get_length (all); i++)
    json_array_add_element (rows, json_array_dup_element (all, (guint) i));
  return reply_page (call, page, size, json_array_get_length (all), rows);
}

static CueReply *
handle_folders (Call *call)
{
  g_autoptr (GError) error = NULL;
  JsonArray *folders = cue_lists_read_folders (call->repository, get_query_int (call, "project_id"), get_query (call, "parent_path"), get_query (call, "search"), &error);

  return reply_page_of (call, folders, error);
}

static CueReply *
handle_tools (Call *call)
{
  g_autoptr (GError) error = NULL;
  JsonArray *tools = cue_lists_read_tools (call->repository, get_query_int (call, "agent_id"), get_query_int (call, "project_id"), get_query (call, "search"), &error);

  return reply_page_of (call, tools, error);
}

static CueReply *
handle_tags (Call *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) tags = cue_lists_read_tags (call->repository, get_query_int (call, "agent_id"), get_query_int (call, "project_id"), &error);

  return tags != NULL ? cue_reply_new (200, json_node_init_array (json_node_alloc (), tags)) : reply_error (error);
}

static CueReply *
handle_metrics (Call *call)
{
  g_autoptr (JsonArray) metrics = cue_lists_read_metrics (PROJECT, get_query (call, "slug"));

  return cue_reply_new (200, json_node_init_array (json_node_alloc (), metrics));
}

/* The brief, or the wish: a text with words in it. */
static void
check_brief (JsonObject *sent,
             JsonObject *errors)
{
  JsonNode *node = json_object_get_member (sent, "extra_instructions");
  g_autoptr (GError) error = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    cue_validation_add (errors, "extra_instructions", "This field may not be blank.");
  else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    cue_validation_add (errors, "extra_instructions", "Not a valid string.");
  else if (!cue_writer_check (json_node_get_string (node), &error))
    cue_validation_add (errors, "extra_instructions", error->message);
}

static void
check_present_text (JsonObject *sent,
                    JsonObject *errors)
{
  JsonNode *node = json_object_get_member (sent, "current_instructions");

  if (node == NULL)
    json_object_set_string_member (sent, "current_instructions", "");
  else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    cue_validation_add (errors, "current_instructions", "Not a valid string.");
}

static CueReply *
start_job (Call    *call,
           gboolean improve)
{
  CueReply *reply = NULL;
  g_autoptr (JsonObject) sent = parse_body (call, &reply);
  g_autoptr (JsonObject) errors = json_object_new ();
  g_autoptr (JsonObject) checked = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  JsonObject      *answer;

  if (sent == NULL)
    return reply;
  checked = cue_validation_run (CUE_RESOURCE_SCENARIOS, sent, FALSE, errors);
  if (!improve && !json_object_has_member (sent, "personality"))
    cue_validation_add (errors, "personality", "This field is required.");
  if (cue_json_get_int (sent, "agent", CUE_UNSET) == CUE_UNSET && cue_json_get_string (sent, "assistant_id") == NULL && !json_object_has_member (errors, "agent"))
    cue_validation_add (errors, "agent", "This field is required.");
  check_brief (sent, errors);
  if (improve)
    check_present_text (sent, errors);
  else
    json_object_remove_member (sent, "current_instructions");
  check_references (call, checked, errors);
  if (json_object_get_size (errors) > 0)
    return reply_object (400, g_steal_pointer (&errors));
  id = cue_jobs_start (call->jobs, sent, &error);
  if (id == NULL)
    return reply_error (error);
  answer = json_object_new ();
  json_object_set_string_member (answer, "progress_id", id);
  json_object_set_int_member (answer, "project_id", PROJECT);
  return reply_object (200, answer);
}

static CueReply *
handle_generate (Call *call)
{
  return start_job (call, FALSE);
}

static CueReply *
handle_improve (Call *call)
{
  return start_job (call, TRUE);
}

static CueReply *
handle_progress (Call *call)
{
  const char *id = get_query (call, "progress_id");
  g_autoptr (GError) error = NULL;
  JsonObject *report;

  if (id == NULL)
    {
      g_autoptr (JsonObject) errors = json_object_new ();

      cue_validation_add (errors, "progress_id", "This field is required.");
      return reply_object (400, g_steal_pointer (&errors));
    }
  report = cue_jobs_report (call->jobs, id, &error);
  return report != NULL ? reply_object (200, report) : reply_error (error);
}

/* One row a route. A path with "{id}" ends in the row's number. */
static const struct
{
  const char *path;
  CueResource resource;
  Handler     get;
  Handler     post;
  Handler     patch;
  Handler     remove;
} routes[] = {
  { "/test_framework/v1/scenarios/", CUE_RESOURCE_SCENARIOS, handle_page, handle_create, NULL, NULL },
  { "/test_framework/v1/scenarios/folders/", CUE_RESOURCE_FOLDERS, handle_folders, NULL, NULL, NULL },
  { "/test_framework/v1/scenarios/tags/", CUE_RESOURCE_TAGS, handle_tags, NULL, NULL, NULL },
  { "/test_framework/v1/metrics/", CUE_RESOURCE_METRICS, handle_metrics, NULL, NULL, NULL },
  { "/test_framework/v1/tools/", CUE_RESOURCE_TOOLS, handle_tools, NULL, NULL, NULL },
  { "/test_framework/v1/scenarios/generate-instructions/", CUE_RESOURCE_SCENARIOS, NULL, handle_generate, NULL, NULL },
  { "/test_framework/v1/scenarios/improve_instructions/", CUE_RESOURCE_SCENARIOS, NULL, handle_improve, NULL, NULL },
  { "/test_framework/v1/scenarios/instructions-progress/", CUE_RESOURCE_SCENARIOS, handle_progress, NULL, NULL, NULL },
  { "/test_framework/v1/scenarios/{id}/", CUE_RESOURCE_SCENARIOS, handle_read, NULL, handle_update, handle_delete },
  { "/test_framework/v1/test-profiles/", CUE_RESOURCE_PROFILES, handle_array, handle_create, NULL, NULL },
  { "/test_framework/v1/test-profiles/{id}/", CUE_RESOURCE_PROFILES, handle_read, NULL, handle_update, handle_delete },
  { "/test_framework/v1/personalities/", CUE_RESOURCE_PERSONALITIES, handle_array, NULL, NULL, NULL },
  { "/test_framework/v1/personalities/{id}/", CUE_RESOURCE_PERSONALITIES, handle_read, NULL, NULL, NULL },
  { "/test_framework/v1/aiagents/", CUE_RESOURCE_AGENTS, handle_page, handle_create, NULL, NULL },
  { "/test_framework/v1/aiagents/{id}/", CUE_RESOURCE_AGENTS, handle_read, NULL, handle_update, NULL },
  { "/test_framework/v2/aiagents/", CUE_RESOURCE_AGENTS, handle_page, handle_create, NULL, NULL },
  { "/test_framework/v2/aiagents/{id}/", CUE_RESOURCE_AGENTS, handle_read, NULL, handle_update, NULL },
  { "/user/v1/projects/", CUE_RESOURCE_PROJECTS, handle_array, NULL, NULL, NULL },
};

/* Whether @path is the route's, and the number in it. */
static gboolean
match_route (const char *route,
             const char *path,
             gint64     *id)
{
  const char      *slot = strstr (route, "{id}/");
  g_autofree char *number = NULL;
  gsize            length;

  if (slot == NULL)
    return strcmp (route, path) == 0;
  if (strncmp (route, path, (gsize) (slot - route)) != 0)
    return FALSE;
  path += slot - route;
  length = strspn (path, "0123456789");
  number = g_strndup (path, length);
  return length > 0 && strcmp (path + length, "/") == 0 && g_ascii_string_to_signed (number, 10, 0, G_MAXINT32, id, NULL);
}

CueReply *
cue_routes_answer (CueRepository    *repository,
                   CueJobs          *jobs,
                   const CueRequest *request)
{
  Call call = { .repository = repository, .jobs = jobs, .request = request };

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      const struct
      {
        const char *method;
        Handler     handler;
      } methods[] = { { "GET", routes[i].get }, { "POST", routes[i].post }, { "PATCH", routes[i].patch }, { "DELETE", routes[i].remove } };
      GString  *allow;
      CueReply *reply;

      if (!match_route (routes[i].path, request->path, &call.id))
        continue;
      call.resource = routes[i].resource;
      call.version1 = strstr (routes[i].path, "/v1/") != NULL;
      allow = g_string_new (NULL);
      for (guint k = 0; k < G_N_ELEMENTS (methods); k++)
        {
          if (methods[k].handler != NULL && strcmp (methods[k].method, request->method) == 0)
            {
              g_string_free (allow, TRUE);
              return methods[k].handler (&call);
            }
          if (methods[k].handler != NULL)
            g_string_append_printf (allow, "%s%s", allow->len > 0 ? ", " : "", methods[k].method);
        }
      reply = cue_reply_new_detail (405, "This method is not allowed here.");
      reply->allow = g_string_free (allow, FALSE);
      return reply;
    }
  return cue_reply_new_detail (404, "Not found.");
}
