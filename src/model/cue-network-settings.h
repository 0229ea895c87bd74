/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueNetworkSettings: how a client gets out of this computer. Plain data, the same for all workspaces; what listens on
 * this computer is never behind a proxy. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_PROXY_SYSTEM, /* as the desktop says */
  CUE_PROXY_NONE,
  CUE_PROXY_MANUAL, /* proxy_url */
} CueProxyMode;

#define CUE_TYPE_PROXY_MODE (cue_proxy_mode_get_type ())
GType cue_proxy_mode_get_type (void);

typedef struct
{
  CueProxyMode proxy_mode;
  char        *proxy_url; /* (owned) (nullable): "http://proxy.example.com:3128", socks:// too; no password in it */
  char        *ca_file;   /* (owned) (nullable): path of a PEM file, trusted besides what the system trusts */
} CueNetworkSettings;

#define CUE_TYPE_NETWORK_SETTINGS (cue_network_settings_get_type ())
GType               cue_network_settings_get_type (void);

/* Copies the strings. */
CueNetworkSettings *cue_network_settings_new      (CueProxyMode proxy_mode,
                                                   const char  *proxy_url,
                                                   const char  *ca_file) G_GNUC_WARN_UNUSED_RESULT;
CueNetworkSettings *cue_network_settings_copy     (const CueNetworkSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void                cue_network_settings_free     (CueNetworkSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueNetworkSettings, cue_network_settings_free)

G_END_DECLS
