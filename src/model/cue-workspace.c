/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-workspace.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "cue-error.h"
#include "cue-json.h"
#include "cue-property.h"

/* What an error's message starts with. */
#define URL_PATH "url: "

/* Of an id; file names hold it. */
#define MAX_ID_LENGTH 64

G_DEFINE_ENUM_TYPE (CueWorkspaceKind, cue_workspace_kind,
  G_DEFINE_ENUM_VALUE (CUE_WORKSPACE_LOCAL, "local"),
  G_DEFINE_ENUM_VALUE (CUE_WORKSPACE_CEKURA, "cekura"))

struct _CueWorkspace
{
  GObject parent_instance;

  char            *id; /* (owned) */
  CueWorkspaceKind kind;
  char            *name; /* (owned) (nullable) */
  char            *url;  /* (owned) (nullable): the local service has none before it runs */
  gint64           project;
  char            *project_name; /* (owned) (nullable) */
  char            *organization; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueWorkspace, cue_workspace, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_NAME,
  PROP_URL,
  PROP_PROJECT,
  PROP_PROJECT_NAME,
  PROP_ORGANIZATION,
} CueWorkspaceProperty;

static GParamSpec *properties[PROP_ORGANIZATION + 1];

static void
cue_workspace_finalize (GObject *object)
{
  CueWorkspace *self = CUE_WORKSPACE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->project_name, g_free);
  g_clear_pointer (&self->organization, g_free);

  G_OBJECT_CLASS (cue_workspace_parent_class)->finalize (object);
}

static void
cue_workspace_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CueWorkspace *self = CUE_WORKSPACE (object);

  switch ((CueWorkspaceProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_PROJECT:
      g_value_set_int64 (value, self->project);
      break;
    case PROP_PROJECT_NAME:
      g_value_set_string (value, self->project_name);
      break;
    case PROP_ORGANIZATION:
      g_value_set_string (value, self->organization);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_workspace_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CueWorkspace *self = CUE_WORKSPACE (object);

  switch ((CueWorkspaceProperty) prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_NAME:
      cue_set_string (self, &self->name, g_value_get_string (value), pspec);
      break;
    case PROP_URL:
      cue_workspace_set_url (self, g_value_get_string (value));
      break;
    case PROP_PROJECT:
      cue_set_int64 (self, &self->project, g_value_get_int64 (value), pspec);
      break;
    case PROP_PROJECT_NAME:
      cue_set_string (self, &self->project_name, g_value_get_string (value), pspec);
      break;
    case PROP_ORGANIZATION:
      cue_set_string (self, &self->organization, g_value_get_string (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_workspace_class_init (CueWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_workspace_finalize;
  object_class->get_property = cue_workspace_get_property;
  object_class->set_property = cue_workspace_set_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, CUE_WORKSPACE_LOCAL_ID, CUE_PARAM_CONSTRUCT);
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, CUE_TYPE_WORKSPACE_KIND, CUE_WORKSPACE_LOCAL, CUE_PARAM_CONSTRUCT);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_URL] =
    g_param_spec_string ("url", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_PROJECT] =
    g_param_spec_int64 ("project", NULL, NULL, G_MININT64, G_MAXINT64, CUE_UNSET, CUE_PARAM_READWRITE);
  properties[PROP_PROJECT_NAME] =
    g_param_spec_string ("project-name", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_ORGANIZATION] =
    g_param_spec_string ("organization", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_workspace_init (CueWorkspace *self)
{
  self->project = CUE_UNSET;
}

CueWorkspace *
cue_workspace_new (const char      *id,
                   CueWorkspaceKind kind,
                   const char      *name,
                   const char      *url,
                   gint64           project)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (CUE_TYPE_WORKSPACE, "id", id, "kind", kind, "name", name, "url", url, "project", project, NULL);
}

const char *
cue_workspace_get_id (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), NULL);

  return self->id;
}

CueWorkspaceKind
cue_workspace_get_kind (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), CUE_WORKSPACE_LOCAL);

  return self->kind;
}

const char *
cue_workspace_get_name (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), NULL);

  return self->name;
}

const char *
cue_workspace_get_url (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), NULL);

  return self->url;
}

void
cue_workspace_set_url (CueWorkspace *self,
                       const char   *url)
{
  g_autofree char *trimmed = g_strdup (url);

  g_return_if_fail (CUE_IS_WORKSPACE (self));

  for (gsize length = trimmed != NULL ? strlen (trimmed) : 0; length > 0 && trimmed[length - 1] == '/'; length--)
    trimmed[length - 1] = '\0';
  cue_set_string (self, &self->url, trimmed, properties[PROP_URL]);
}

gint64
cue_workspace_get_project (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), CUE_UNSET);

  return self->project;
}

const char *
cue_workspace_get_project_name (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), NULL);

  return self->project_name;
}

const char *
cue_workspace_get_organization (CueWorkspace *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (self), NULL);

  return self->organization;
}

char *
cue_workspace_new_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("cekura-", uuid, NULL);
}

void
cue_workspace_take_over (CueWorkspace *self,
                         CueWorkspace *from)
{
  g_return_if_fail (CUE_IS_WORKSPACE (self));
  g_return_if_fail (CUE_IS_WORKSPACE (from));

  g_object_set (self,
                "name", from->name,
                "url", from->url,
                "project", from->project,
                "project-name", from->project_name,
                "organization", from->organization,
                NULL);
}

static void
add_string (JsonObject *object,
            const char *name,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

JsonNode *
cue_workspace_to_json (CueWorkspace *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (CUE_IS_WORKSPACE (self), node);

  add_string (object, "id", self->id);
  add_string (object, "kind", self->kind == CUE_WORKSPACE_LOCAL ? "local" : "cekura");
  add_string (object, "name", self->name);
  add_string (object, "url", self->url);
  if (self->project != CUE_UNSET)
    json_object_set_int_member (object, "project", self->project);
  add_string (object, "project_name", self->project_name);
  add_string (object, "organization", self->organization);
  json_node_take_object (node, g_steal_pointer (&object));

  return node;
}

/* Letters, digits and hyphens only. */
static gboolean
check_id (const char *id,
          GError    **error)
{
  gsize length = id != NULL ? strlen (id) : 0;
  gsize i = 0;

  while (i < length && (g_ascii_isalnum (id[i]) || id[i] == '-'))
    i++;
  if (length > 0 && length <= MAX_ID_LENGTH && i == length)
    return TRUE;

  g_set_error_literal (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                       "id: expected up to 64 letters, digits and hyphens");

  return FALSE;
}

static gboolean
parse_kind (const char       *word,
            CueWorkspaceKind *kind,
            GError          **error)
{
  if (g_strcmp0 (word, "local") != 0 && g_strcmp0 (word, "cekura") != 0)
    {
      g_set_error_literal (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "kind: expected local or cekura");
      return FALSE;
    }

  *kind = g_str_equal (word, "local") ? CUE_WORKSPACE_LOCAL : CUE_WORKSPACE_CEKURA;

  return TRUE;
}

CueWorkspace *
cue_workspace_from_json (JsonNode *node,
                         GError  **error)
{
  g_autoptr (CueWorkspace) self = NULL;
  g_autofree char *address = NULL;
  JsonObject      *object;
  const char      *id = NULL, *word = NULL, *name = NULL, *url = NULL, *project_name = NULL, *organization = NULL;
  CueWorkspaceKind kind = CUE_WORKSPACE_CEKURA;
  gint64           project = CUE_UNSET;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "workspace: expected an object, found %s",
                   cue_json_describe (node));
      return NULL;
    }

  object = json_node_get_object (node);
  if (!cue_json_read_string (object, "workspace", "id", &id, error) ||
      !cue_json_read_string (object, "workspace", "kind", &word, error) ||
      !cue_json_read_string (object, "workspace", "name", &name, error) ||
      !cue_json_read_string (object, "workspace", "url", &url, error) ||
      !cue_json_read_int (object, "workspace", "project", &project, error) ||
      !cue_json_read_string (object, "workspace", "project_name", &project_name, error) ||
      !cue_json_read_string (object, "workspace", "organization", &organization, error) || !check_id (id, error) ||
      !parse_kind (word, &kind, error))
    return NULL;

  if (kind == CUE_WORKSPACE_CEKURA)
    {
      address = cue_workspace_parse_url (url != NULL ? url : "", error);
      if (address == NULL)
        return NULL;
    }

  self = cue_workspace_new (id, kind, name != NULL && *name != '\0' ? name : id, address, project);
  g_object_set (self, "project-name", project_name, "organization", organization, NULL);

  return g_steal_pointer (&self);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
fail_url (GError    **error,
          const char *why)
{
  g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, URL_PATH "%s", why);

  return FALSE;
}

static gboolean
check_url (GUri    *uri,
           GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
    return fail_url (error, _ ("The address has to start with https://."));

  if (host == NULL || *host == '\0')
    return fail_url (error, _ ("The address names no server. It looks like https://api.cekura.ai."));

  if (g_uri_get_userinfo (uri) != NULL)
    return fail_url (error, _ ("The address cannot hold a user name or a password. Leave them out."));

  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return fail_url (error, _ ("The address ends before “?” or “#”. Leave out what follows."));

  if (g_uri_get_port (uri) == 0 || g_uri_get_port (uri) > 65535)
    return fail_url (error, _ ("The number after the colon has to lie between 1 and 65535."));

  if (g_str_equal (scheme, "http") && !is_loopback (host))
    return fail_url (error, _ ("Without encryption only this computer can be asked. Start the address with https://."));

  return TRUE;
}

static gboolean
has_space (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        return TRUE;
    }

  return FALSE;
}

char *
cue_workspace_parse_url (const char *text,
                         GError    **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *result = NULL;
  gsize            length;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0' || !g_utf8_validate (trimmed, -1, NULL) || has_space (trimmed))
    {
      fail_url (error, _ ("An address has no spaces, and looks like https://api.cekura.ai."));
      return NULL;
    }

  full = strstr (trimmed, "://") != NULL ? g_strdup (trimmed) : g_strconcat ("https://", trimmed, NULL);
  uri = g_uri_parse (full, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  if (uri == NULL)
    {
      fail_url (error, _ ("This is not an address. It looks like https://api.cekura.ai."));
      return NULL;
    }
  if (!check_url (uri, error))
    return NULL;

  result = g_uri_to_string (uri);
  for (length = strlen (result); length > 0 && result[length - 1] == '/'; length--)
    result[length - 1] = '\0';

  return g_steal_pointer (&result);
}

const char *
cue_workspace_get_url_problem (const GError *error)
{
  g_return_val_if_fail (g_error_matches (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID), NULL);
  g_return_val_if_fail (g_str_has_prefix (error->message, URL_PATH), NULL);

  return error->message + strlen (URL_PATH);
}
