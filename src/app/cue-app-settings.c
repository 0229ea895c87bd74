/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-app-settings.h"

#include "cue-config.h"
#include "cue-paths.h"

GSettings *
cue_app_settings_new (void)
{
  const char *schema_dir = cue_paths_get_schema_dir ();
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *defaults = g_settings_schema_source_get_default ();

  if (schema_dir != NULL)
    source = g_settings_schema_source_new_from_directory (schema_dir, defaults, FALSE, NULL);
  else if (defaults != NULL)
    source = g_settings_schema_source_ref (defaults);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CUE_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

gboolean
cue_app_settings_get_boolean (GSettings  *settings,
                              const char *key,
                              gboolean    fallback)
{
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), fallback);

  return settings != NULL ? g_settings_get_boolean (settings, key) : fallback;
}

int
cue_app_settings_get_write_seconds (GSettings *settings)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), -1);

  if (settings != NULL)
    value = g_settings_get_user_value (settings, "write-seconds");

  return value != NULL ? g_variant_get_int32 (value) : -1;
}

/* (transfer full) (nullable): NULL for an empty one. */
static char *
dup_text (GSettings  *settings,
          const char *key)
{
  g_autofree char *text = g_settings_get_string (settings, key);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
cue_app_settings_is_paused (GSettings  *settings,
                            const char *workspace_id)
{
  g_auto (GStrv) ids = settings != NULL ? g_settings_get_strv (settings, "paused-workspaces") : NULL;

  return ids != NULL && g_strv_contains ((const char *const *) ids, workspace_id);
}

void
cue_app_settings_set_paused (GSettings  *settings,
                             const char *workspace_id,
                             gboolean    paused)
{
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) changed = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;

  if (settings == NULL || cue_app_settings_is_paused (settings, workspace_id) == paused)
    return;

  ids = g_settings_get_strv (settings, "paused-workspaces");
  builder = g_strv_builder_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], workspace_id))
      g_strv_builder_add (builder, ids[i]);
  if (paused)
    g_strv_builder_add (builder, workspace_id);
  changed = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "paused-workspaces", (const char *const *) changed);
}

CueNetworkSettings *
cue_app_settings_dup_network (GSettings *settings)
{
  g_autofree char *word = NULL;
  g_autofree char *proxy_url = NULL;
  g_autofree char *ca_file = NULL;
  CueProxyMode     mode = CUE_PROXY_SYSTEM;

  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  if (settings == NULL)
    return cue_network_settings_new (CUE_PROXY_SYSTEM, NULL, NULL);

  word = g_settings_get_string (settings, "proxy-mode");
  proxy_url = dup_text (settings, "proxy-url");
  ca_file = dup_text (settings, "ca-file");
  if (g_str_equal (word, "none"))
    mode = CUE_PROXY_NONE;
  else if (g_str_equal (word, "manual") && proxy_url != NULL)
    mode = CUE_PROXY_MANUAL;

  return cue_network_settings_new (mode, proxy_url, ca_file);
}

void
cue_app_settings_apply_language (GSettings *settings)
{
  g_autofree char *language = NULL;

  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  if (settings != NULL)
    language = dup_text (settings, "language");
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
}

void
cue_app_settings_reset (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  if (settings == NULL)
    return;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}
