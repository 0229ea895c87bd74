/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-list.h"

#include "cue-error.h"
#include "cue-json.h"
#include "cue-property.h"

#include <glib/gi18n.h>

/* Of the format on disk. */
#define VERSION 1

struct _CueWorkspaceList
{
  GObject parent_instance;

  GPtrArray *items; /* (owned) (element-type CueWorkspace): the first is the local one */
  GPtrArray *aside; /* (owned) (element-type CueWorkspace): not in the list, but their data are here */
  char      *last;  /* (owned) (nullable) */
};

typedef enum
{
  PROP_LAST = 1,
} CueWorkspaceListProperty;

static GParamSpec *properties[PROP_LAST + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
cue_workspace_list_get_item_type (GListModel *model)
{
  return CUE_TYPE_WORKSPACE;
}

static guint
cue_workspace_list_get_n_items (GListModel *model)
{
  return CUE_WORKSPACE_LIST (model)->items->len;
}

static gpointer
cue_workspace_list_get_item (GListModel *model,
                             guint       position)
{
  CueWorkspaceList *self = CUE_WORKSPACE_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_workspace_list_get_item_type;
  iface->get_n_items = cue_workspace_list_get_n_items;
  iface->get_item = cue_workspace_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CueWorkspaceList, cue_workspace_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
emit_changed (CueWorkspaceList *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
forget (CueWorkspaceList *self,
        guint             position)
{
  g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, position), self);
  g_ptr_array_remove_index (self->items, position);
}

static void
append (CueWorkspaceList *self,
        CueWorkspace     *workspace)
{
  g_ptr_array_add (self->items, g_object_ref (workspace));
  g_signal_connect_object (workspace, "notify", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
cue_workspace_list_dispose (GObject *object)
{
  CueWorkspaceList *self = CUE_WORKSPACE_LIST (object);

  while (self->items->len > 0)
    forget (self, self->items->len - 1);

  G_OBJECT_CLASS (cue_workspace_list_parent_class)->dispose (object);
}

static void
cue_workspace_list_finalize (GObject *object)
{
  CueWorkspaceList *self = CUE_WORKSPACE_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->aside, g_ptr_array_unref);
  g_clear_pointer (&self->last, g_free);

  G_OBJECT_CLASS (cue_workspace_list_parent_class)->finalize (object);
}

static void
cue_workspace_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CueWorkspaceList *self = CUE_WORKSPACE_LIST (object);

  switch ((CueWorkspaceListProperty) prop_id)
    {
    case PROP_LAST:
      g_value_set_string (value, self->last);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_workspace_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CueWorkspaceList *self = CUE_WORKSPACE_LIST (object);

  switch ((CueWorkspaceListProperty) prop_id)
    {
    case PROP_LAST:
      cue_workspace_list_set_last (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_workspace_list_class_init (CueWorkspaceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_workspace_list_dispose;
  object_class->finalize = cue_workspace_list_finalize;
  object_class->get_property = cue_workspace_list_get_property;
  object_class->set_property = cue_workspace_list_set_property;

  properties[PROP_LAST] =
    g_param_spec_string ("last", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CUE_TYPE_WORKSPACE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The local workspace is the same on every computer, and its address is another each time its service starts: nothing of
 * it is written down, so nothing of it is a change. */
static void
cue_workspace_list_init (CueWorkspaceList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->aside = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->items, cue_workspace_new (CUE_WORKSPACE_LOCAL_ID, CUE_WORKSPACE_LOCAL, _ ("This Computer"),
                                                   NULL, CUE_UNSET));
}

CueWorkspaceList *
cue_workspace_list_new (void)
{
  return g_object_new (CUE_TYPE_WORKSPACE_LIST, NULL);
}

static CueWorkspace *
find_id (GPtrArray  *workspaces,
         const char *id)
{
  for (guint i = 0; i < workspaces->len; i++)
    {
      CueWorkspace *workspace = g_ptr_array_index (workspaces, i);

      if (g_str_equal (cue_workspace_get_id (workspace), id))
        return workspace;
    }

  return NULL;
}

CueWorkspace *
cue_workspace_list_find (CueWorkspaceList *self,
                         const char       *id)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_id (self->items, id);
}

static void
forget_aside (CueWorkspaceList *self,
              const char       *id)
{
  CueWorkspace *workspace = find_id (self->aside, id);

  if (workspace != NULL)
    g_ptr_array_remove (self->aside, workspace);
}

void
cue_workspace_list_add (CueWorkspaceList *self,
                        CueWorkspace     *workspace)
{
  g_return_if_fail (CUE_IS_WORKSPACE_LIST (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  if (cue_workspace_list_find (self, cue_workspace_get_id (workspace)) != NULL)
    return;

  append (self, workspace);
  forget_aside (self, cue_workspace_get_id (workspace));
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
  emit_changed (self);
}

void
cue_workspace_list_remove (CueWorkspaceList *self,
                           CueWorkspace     *workspace)
{
  g_autoptr (CueWorkspace) held = NULL;
  guint position;

  g_return_if_fail (CUE_IS_WORKSPACE_LIST (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  if (!g_ptr_array_find (self->items, workspace, &position) || position == 0)
    return;

  held = g_object_ref (workspace);
  forget (self, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  if (g_strcmp0 (self->last, cue_workspace_get_id (held)) == 0)
    cue_set_string (self, &self->last, NULL, properties[PROP_LAST]);
  emit_changed (self);
}

void
cue_workspace_list_set_aside (CueWorkspaceList *self,
                              CueWorkspace     *workspace)
{
  guint position;

  g_return_if_fail (CUE_IS_WORKSPACE_LIST (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  if (!g_ptr_array_find (self->items, workspace, &position) || position == 0)
    return;

  g_ptr_array_add (self->aside, g_object_ref (workspace));
  cue_workspace_list_remove (self, workspace);
}

CueWorkspace *
cue_workspace_list_find_aside (CueWorkspaceList *self,
                               const char       *url,
                               gint64            project)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (self), NULL);

  for (guint i = 0; i < self->aside->len; i++)
    {
      CueWorkspace *workspace = g_ptr_array_index (self->aside, i);

      if (g_strcmp0 (cue_workspace_get_url (workspace), url) == 0 && cue_workspace_get_project (workspace) == project)
        return workspace;
    }

  return NULL;
}

GPtrArray *
cue_workspace_list_dup_all (CueWorkspaceList *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (self->items, i)));
  for (guint i = 0; i < self->aside->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (self->aside, i)));

  return g_steal_pointer (&all);
}

void
cue_workspace_list_clear (CueWorkspaceList *self)
{
  guint n_removed;

  g_return_if_fail (CUE_IS_WORKSPACE_LIST (self));

  n_removed = self->items->len - 1;
  while (self->items->len > 1)
    forget (self, self->items->len - 1);
  g_ptr_array_set_size (self->aside, 0);
  if (n_removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 1, n_removed, 0);
  cue_set_string (self, &self->last, NULL, properties[PROP_LAST]);
  emit_changed (self);
}

const char *
cue_workspace_list_get_last (CueWorkspaceList *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (self), NULL);

  return self->last;
}

void
cue_workspace_list_set_last (CueWorkspaceList *self,
                             const char       *id)
{
  g_return_if_fail (CUE_IS_WORKSPACE_LIST (self));

  if (cue_set_string (self, &self->last, id, properties[PROP_LAST]))
    emit_changed (self);
}

/* (transfer full): from @first on. */
static JsonArray *
create_array (GPtrArray *workspaces,
              guint      first)
{
  JsonArray *array = json_array_new ();

  for (guint i = first; i < workspaces->len; i++)
    json_array_add_element (array, cue_workspace_to_json (g_ptr_array_index (workspaces, i)));

  return array;
}

JsonNode *
cue_workspace_list_to_json (CueWorkspaceList *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (self), node);

  json_object_set_int_member (object, "version", VERSION);
  if (self->last != NULL)
    json_object_set_string_member (object, "last", self->last);
  json_object_set_array_member (object, "workspaces", create_array (self->items, 1));
  if (self->aside->len > 0)
    json_object_set_array_member (object, "aside", create_array (self->aside, 0));
  json_node_take_object (node, g_steal_pointer (&object));

  return node;
}

static void
load_workspace (CueWorkspaceList *self,
                JsonNode         *node,
                gboolean          aside)
{
  g_autoptr (CueWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  workspace = cue_workspace_from_json (node, &error);
  if (workspace == NULL)
    g_warning ("A workspace is left out of the list: %s", error->message);
  else if (cue_workspace_get_kind (workspace) != CUE_WORKSPACE_CEKURA ||
           find_id (self->items, cue_workspace_get_id (workspace)) != NULL ||
           find_id (self->aside, cue_workspace_get_id (workspace)) != NULL)
    g_warning ("The workspace %s is left out of the list, which has it already", cue_workspace_get_id (workspace));
  else if (aside)
    g_ptr_array_add (self->aside, g_object_ref (workspace));
  else
    append (self, workspace);
}

/* @array (nullable) */
static void
load_array (CueWorkspaceList *self,
            JsonArray        *array,
            gboolean          aside)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    load_workspace (self, json_array_get_element (array, i), aside);
}

gboolean
cue_workspace_list_load (CueWorkspaceList *self,
                         JsonNode         *node,
                         GError          **error)
{
  JsonObject *object;
  JsonArray  *array = NULL, *aside = NULL;
  const char *last = NULL;
  gint64      version = VERSION;
  guint       n_before;

  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "workspaces: expected an object, found %s",
                   cue_json_describe (node));
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!cue_json_read_int (object, "list", "version", &version, error) ||
      !cue_json_read_string (object, "list", "last", &last, error) ||
      !cue_json_read_array (object, "list", "workspaces", &array, error) ||
      !cue_json_read_array (object, "list", "aside", &aside, error))
    return FALSE;

  if (version > VERSION)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER,
                   "The list of workspaces is of version %" G_GINT64_FORMAT, version);
      return FALSE;
    }

  n_before = self->items->len;
  while (self->items->len > 1)
    forget (self, self->items->len - 1);
  g_ptr_array_set_size (self->aside, 0);
  load_array (self, array, FALSE);
  load_array (self, aside, TRUE);
  g_list_model_items_changed (G_LIST_MODEL (self), 1, n_before - 1, self->items->len - 1);

  if (last != NULL && cue_workspace_list_find (self, last) == NULL)
    last = NULL;
  cue_set_string (self, &self->last, last, properties[PROP_LAST]);

  return TRUE;
}
