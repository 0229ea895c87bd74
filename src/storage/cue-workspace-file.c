/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-file.h"

#include "cue-error.h"
#include "cue-json.h"
#include "cue-paths.h"

#include <errno.h>
#include <glib/gstdio.h>

/* Changes that come together are written together. */
#define WRITE_DELAY_MS 200

struct _CueWorkspaceFile
{
  GObject parent_instance;

  CueWorkspaceList *list;    /* (owned) */
  char             *path;    /* (owned) */
  GError           *blocked; /* (owned) (nullable): why nothing may be written */
  guint             timer;   /* source, 0: nothing waits */
};

G_DEFINE_FINAL_TYPE (CueWorkspaceFile, cue_workspace_file, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static CueStoreError
map_file_error (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return CUE_STORE_ERROR_FULL;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    return CUE_STORE_ERROR_READ_ONLY;
  return CUE_STORE_ERROR_FAILED;
}

/* A few hundred bytes: written here and not on a thread, so that it is on disk before anything that follows. */
static gboolean
write_file (CueWorkspaceFile *self,
            GError          **error)
{
  g_autoptr (JsonNode) node = cue_workspace_list_to_json (self->list);
  g_autofree char *text = json_to_string (node, TRUE);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) local_error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local_error))
    return TRUE;

  g_set_error_literal (error, CUE_STORE_ERROR, map_file_error (local_error), local_error->message);
  return FALSE;
}

gboolean
cue_workspace_file_flush (CueWorkspaceFile *self,
                          GError          **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_FILE (self), FALSE);

  if (self->timer == 0)
    return TRUE;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->blocked == NULL)
    return write_file (self, error);

  if (error != NULL)
    *error = g_error_copy (self->blocked);
  return FALSE;
}

static gboolean
write_cb (gpointer user_data)
{
  CueWorkspaceFile *self = user_data;
  g_autoptr (CueWorkspaceFile) held = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (!cue_workspace_file_flush (self, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CueWorkspaceFile *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (WRITE_DELAY_MS, write_cb, self);
}

void
cue_workspace_file_stop (CueWorkspaceFile *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE_FILE (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->list, self);
}

/* (transfer full): a path beside the file that nothing has. */
static char *
dup_aside_path (const char *path)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.damaged-%u", path, i);

      if (!g_file_test (aside, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&aside);
    }
}

static gboolean
put_aside (CueWorkspaceFile *self,
           const char       *problem,
           GError          **error)
{
  g_autofree char *aside = dup_aside_path (self->path);

  if (g_rename (self->path, aside) != 0)
    {
      g_set_error (&self->blocked, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN, "%s: %s: %s", self->path, problem,
                   g_strerror (errno));
      if (error != NULL)
        *error = g_error_copy (self->blocked);
      return FALSE;
    }

  g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT, "%s: %s", aside, problem);
  return FALSE;
}

gboolean
cue_workspace_file_load (CueWorkspaceFile *self,
                         GError          **error)
{
  g_autofree char *text = NULL;
  gsize            length = 0;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (CUE_IS_WORKSPACE_FILE (self), FALSE);

  if (!g_file_get_contents (self->path, &text, &length, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_set_error_literal (&self->blocked, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN, local_error->message);
    }
  else
    {
      node = cue_json_parse (text, length, &local_error);
      if (node != NULL && cue_workspace_list_load (self->list, node, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER))
        return put_aside (self, local_error->message, error);
      self->blocked = g_steal_pointer (&local_error);
    }

  if (error != NULL)
    *error = g_error_copy (self->blocked);
  return FALSE;
}

static void
cue_workspace_file_dispose (GObject *object)
{
  CueWorkspaceFile *self = CUE_WORKSPACE_FILE (object);
  g_autoptr (GError) error = NULL;

  if (!cue_workspace_file_flush (self, &error))
    g_warning ("The list of workspaces is not written: %s", error->message);
  cue_workspace_file_stop (self);

  G_OBJECT_CLASS (cue_workspace_file_parent_class)->dispose (object);
}

static void
cue_workspace_file_finalize (GObject *object)
{
  CueWorkspaceFile *self = CUE_WORKSPACE_FILE (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->blocked);

  G_OBJECT_CLASS (cue_workspace_file_parent_class)->finalize (object);
}

static void
cue_workspace_file_class_init (CueWorkspaceFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_workspace_file_dispose;
  object_class->finalize = cue_workspace_file_finalize;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", CUE_TYPE_WORKSPACE_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cue_workspace_file_init (CueWorkspaceFile *self)
{
}

CueWorkspaceFile *
cue_workspace_file_new (CueWorkspaceList *list,
                        const char       *path)
{
  CueWorkspaceFile *self = NULL;
  g_autofree char  *data_dir = cue_paths_dup_data_dir ();

  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (list), NULL);

  self = g_object_new (CUE_TYPE_WORKSPACE_FILE, NULL);
  self->list = g_object_ref (list);
  self->path = path != NULL ? g_strdup (path) : g_build_filename (data_dir, CUE_WORKSPACE_FILE_NAME, NULL);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
