/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-network-settings.h"

G_DEFINE_ENUM_TYPE (CueProxyMode, cue_proxy_mode,
  G_DEFINE_ENUM_VALUE (CUE_PROXY_SYSTEM, "system"),
  G_DEFINE_ENUM_VALUE (CUE_PROXY_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CUE_PROXY_MANUAL, "manual"))

G_DEFINE_BOXED_TYPE (CueNetworkSettings, cue_network_settings, cue_network_settings_copy, cue_network_settings_free)

/* (transfer full) (nullable): without white space round it; NULL for nothing. */
static char *
dup_or_null (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

CueNetworkSettings *
cue_network_settings_new (CueProxyMode proxy_mode,
                          const char  *proxy_url,
                          const char  *ca_file)
{
  CueNetworkSettings *self = g_new0 (CueNetworkSettings, 1);

  self->proxy_mode = proxy_mode;
  self->proxy_url = dup_or_null (proxy_url);
  self->ca_file = dup_or_null (ca_file);
  return self;
}

CueNetworkSettings *
cue_network_settings_copy (const CueNetworkSettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cue_network_settings_new (self->proxy_mode, self->proxy_url, self->ca_file);
}

void
cue_network_settings_free (CueNetworkSettings *self)
{
  if (self == NULL)
    return;
  g_free (self->proxy_url);
  g_free (self->ca_file);
  g_free (self);
}
