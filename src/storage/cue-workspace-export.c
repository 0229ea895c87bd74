/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-export.h"

#include "cue-cache-file.h"
#include "cue-cache-schema.h"
#include "cue-database.h"
#include "cue-json.h"
#include "cue-store-file.h"
#include "cue-workspace-data.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <unistd.h>

/* One array of a workspace. A body that is no JSON would spoil the whole file, and is of no use. */
typedef struct
{
  const char *name;
  const char *sql;
} Part;

/* As many as the file's version has, in the order of the versions. */
static const Part store_parts[] = {
  { "drafts", "SELECT body FROM draft WHERE json_valid (body) ORDER BY seq" },
  { "variants", "SELECT body FROM variant WHERE json_valid (body) ORDER BY seq" },
  { "generations", "SELECT body FROM generation WHERE json_valid (body) ORDER BY seq" },
  { "blind_rounds", "SELECT body FROM blind_round WHERE json_valid (body) ORDER BY seq" },
};

#define CACHED(resource)                                                                                       \
  "SELECT body FROM item JOIN content USING (seq) WHERE resource = " G_STRINGIFY (resource) " AND json_valid " \
                                                                                            "(body) ORDER BY item.seq"

/* By the numbers of CueResource, which the cache file has. */
static const Part cache_parts[] = {
  [CUE_RESOURCE_AGENTS] = { "agents", CACHED (0) },
  [CUE_RESOURCE_PERSONALITIES] = { "personalities", CACHED (1) },
  [CUE_RESOURCE_PROFILES] = { "test_profiles", CACHED (2) },
  [CUE_RESOURCE_SCENARIOS] = { "scenarios", CACHED (3) },
  [CUE_RESOURCE_PROJECTS] = { "projects", CACHED (4) },
  [CUE_RESOURCE_FOLDERS] = { "folders", CACHED (5) },
  [CUE_RESOURCE_TAGS] = { "tags", CACHED (6) },
  [CUE_RESOURCE_METRICS] = { "metrics", CACHED (7) },
  [CUE_RESOURCE_TOOLS] = { "tools", CACHED (8) },
};

G_STATIC_ASSERT (CUE_RESOURCE_AGENTS == 0 && CUE_RESOURCE_PERSONALITIES == 1 && CUE_RESOURCE_PROFILES == 2);
G_STATIC_ASSERT (CUE_RESOURCE_SCENARIOS == 3 && CUE_RESOURCE_PROJECTS == 4 && CUE_RESOURCE_FOLDERS == 5);
G_STATIC_ASSERT (CUE_RESOURCE_TAGS == 6 && CUE_RESOURCE_METRICS == 7 && CUE_RESOURCE_TOOLS == 8);

/* A workspace as the thread needs it. */
typedef struct
{
  char *path;        /* (owned) */
  char *description; /* (owned): JSON */
} Source;

typedef struct
{
  GPtrArray *sources; /* (owned) (element-type Source) */
  GFile     *file;    /* (owned) */
} Export;

static void
source_free (Source *source)
{
  g_free (source->path);
  g_free (source->description);
  g_free (source);
}

static void
export_free (Export *export)
{
  g_ptr_array_unref (export->sources);
  g_object_unref (export->file);
  g_free (export);
}

static gboolean
write_text (GOutputStream *stream,
            const char    *text,
            GCancellable  *cancellable,
            GError       **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

/* @database (nullable): none has no rows. */
static gboolean
write_part (GOutputStream *stream,
            CueDatabase   *database,
            const Part    *part,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (CueStatement) statement = NULL;
  CueStep  step = CUE_STEP_DONE;
  gboolean first = TRUE;

  if (!write_text (stream, ",\n\"", cancellable, error) || !write_text (stream, part->name, cancellable, error) ||
      !write_text (stream, "\": [", cancellable, error))
    return FALSE;

  if (database != NULL && (statement = cue_database_prepare (database, part->sql, error)) == NULL)
    return FALSE;
  while (database != NULL && (step = cue_statement_step (statement, error)) == CUE_STEP_ROW)
    {
      if (!write_text (stream, first ? "\n" : ",\n", cancellable, error) ||
          !write_text (stream, cue_statement_get_text (statement, 0), cancellable, error))
        return FALSE;
      first = FALSE;
    }
  return step == CUE_STEP_DONE && write_text (stream, "]", cancellable, error);
}

static gboolean
write_parts (GOutputStream *stream,
             CueDatabase   *database,
             const Part    *parts,
             guint          n_parts,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i < n_parts; i++)
    if (!write_part (stream, database, &parts[i], cancellable, error))
      return FALSE;
  return TRUE;
}

/* A workspace that was never opened has no file. The cache is a help: without one, its lists are empty. */
static gboolean
write_source (GOutputStream *stream,
              const Source  *source,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (CueDatabase) store = NULL;
  g_autoptr (CueDatabase) cache = NULL;
  g_autofree char *cache_path = cue_cache_file_dup_path (source->path);
  guint            version = CUE_STORE_FILE_VERSION;

  if (g_file_test (source->path, G_FILE_TEST_EXISTS))
    {
      store = cue_store_file_open_reader (source->path, &version, error);
      if (store == NULL)
        return FALSE;
    }
  cache = cue_database_open_reader (cache_path, CUE_CACHE_VERSION, NULL);

  return write_text (stream, "{\"workspace\": ", cancellable, error) &&
         write_text (stream, source->description, cancellable, error) &&
         write_parts (stream, store, store_parts, G_N_ELEMENTS (store_parts) - (version < 2 ? 1 : 0), cancellable, error) &&
         write_parts (stream, cache, cache_parts, G_N_ELEMENTS (cache_parts), cancellable, error) &&
         write_text (stream, "}", cancellable, error);
}

static gboolean
write_all (GOutputStream *stream,
           GPtrArray     *sources,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autofree char *head = g_strdup_printf ("{\"cuecard_export\": %d, \"exported_at\": \"%s\", \"workspaces\": [\n",
                                           CUE_WORKSPACE_EXPORT_VERSION, time);

  if (!write_text (stream, head, cancellable, error))
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    if ((i > 0 && !write_text (stream, ",\n", cancellable, error)) ||
        !write_source (stream, g_ptr_array_index (sources, i), cancellable, error))
      return FALSE;
  return write_text (stream, "\n]}\n", cancellable, error);
}

static gboolean
sync_stream (GFileOutputStream *stream,
             GError           **error)
{
  int code;

  if (!G_IS_FILE_DESCRIPTOR_BASED (stream) ||
      fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream))) == 0)
    return TRUE;

  code = errno;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* Writes into @part; the caller takes it away where this fails. */
static gboolean
write_file (GFile        *part,
            GPtrArray    *sources,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_create (part, G_FILE_CREATE_PRIVATE, cancellable, error);
  g_autoptr (GOutputStream) buffered = NULL;

  if (stream == NULL)
    return FALSE;

  buffered = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 1 << 16);
  return write_all (buffered, sources, cancellable, error) && g_output_stream_flush (buffered, cancellable, error) &&
         sync_stream (stream, error) && g_output_stream_close (buffered, cancellable, error);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Export *export = data;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *part_name = g_strdup_printf (".%s.%.8s", name, id);
  g_autoptr (GFile) folder = g_file_get_parent (export->file);
  g_autoptr (GFile) part = g_file_get_child (folder, part_name);
  GError *error = NULL;

  if (write_file (part, export->sources, cancellable, &error) &&
      g_file_move (part, export->file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_file_delete (part, NULL, NULL);
  g_task_return_error (task, error);
}

void
cue_workspace_export_async (GPtrArray          *workspaces,
                            GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export = NULL;

  g_return_if_fail (workspaces != NULL);
  g_return_if_fail (G_IS_FILE (file) && g_file_has_parent (file, NULL));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  export = g_new0 (Export, 1);
  export->file = g_object_ref (file);
  export->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  for (guint i = 0; i < workspaces->len; i++)
    {
      Source *source = g_new0 (Source, 1);
      g_autoptr (JsonNode) node = cue_workspace_to_json (g_ptr_array_index (workspaces, i));

      source->path = cue_workspace_data_dup_path (g_ptr_array_index (workspaces, i));
      source->description = cue_json_to_text (node);
      g_ptr_array_add (export->sources, source);
    }

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_workspace_export_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
cue_workspace_export_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspace_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
