/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-network.h"

#include "cue-error.h"

#include <glib/gi18n.h>

struct _CueHttpNetwork
{
  GTlsDatabase   *added;    /* (owned) (nullable): the authorities of the file */
  GProxyResolver *resolver; /* (owned) (nullable) */
};

static void
fail (GError    **error,
      CueNetError code,
      const char *sentence,
      const char *details)
{
  GError *made = cue_net_error_new (code, 0, -1, details, "settings: %s", details);

  cue_net_error_set_sentence (made, sentence);
  g_propagate_error (error, made);
}

/* A file without a single certificate is a mistake, although it makes a database. */
static gboolean
read_authorities (CueHttpNetwork *self,
                  const char     *path,
                  GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  GList           *certificates = g_tls_certificate_list_new_from_file (absolute, &local_error);
  gboolean         empty = certificates == NULL;

  g_list_free_full (certificates, g_object_unref);
  if (!empty)
    self->added = g_tls_file_database_new (absolute, &local_error);
  if (self->added != NULL)
    return TRUE;
  fail (error, CUE_NET_ERROR_CERTIFICATE,
        _ ("The file of additional certificates cannot be read, or has none in it, so nothing was sent. Choose another file in the preferences, under Network."),
        local_error != NULL ? local_error->message : "no certificates in the file");
  return FALSE;
}

static gboolean
is_proxy_scheme (const char *scheme)
{
  static const char *const schemes[] = { "http", "https", "socks", "socks4", "socks4a", "socks5", NULL };

  return g_strv_contains (schemes, scheme);
}

static gboolean
use_proxy (CueHttpNetwork *self,
           const char     *url,
           GError        **error)
{
  static const char *const local[] = { "localhost", "127.0.0.0/8", "::1", NULL };
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD, NULL) : NULL;

  if (uri == NULL || !is_proxy_scheme (g_uri_get_scheme (uri)) || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0' || g_uri_get_userinfo (uri) != NULL)
    {
      fail (error, CUE_NET_ERROR_OFFLINE,
            _ ("The address of the proxy is not one, so nothing was sent. Correct it in the preferences, under Network; it looks like http://proxy.example.com:3128."),
            "not the address of a proxy");
      return FALSE;
    }
  self->resolver = g_simple_proxy_resolver_new (url, (char **) local);
  return TRUE;
}

CueHttpNetwork *
cue_http_network_new (const CueNetworkSettings *settings,
                      GError                  **error)
{
  g_autoptr (CueHttpNetwork) self = g_rc_box_new0 (CueHttpNetwork);
  CueProxyMode mode = settings != NULL ? settings->proxy_mode : CUE_PROXY_SYSTEM;

  if (mode == CUE_PROXY_SYSTEM)
    self->resolver = g_object_ref (g_proxy_resolver_get_default ());
  else if (mode == CUE_PROXY_MANUAL && !use_proxy (self, settings->proxy_url, error))
    return NULL;
  if (settings != NULL && settings->ca_file != NULL && !read_authorities (self, settings->ca_file, error))
    return NULL;
  return g_steal_pointer (&self);
}

CueHttpNetwork *
cue_http_network_ref (CueHttpNetwork *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer box)
{
  CueHttpNetwork *self = box;

  g_clear_object (&self->added);
  g_clear_object (&self->resolver);
}

void
cue_http_network_unref (CueHttpNetwork *self)
{
  g_rc_box_release_full (self, clear);
}

GProxyResolver *
cue_http_network_get_resolver (CueHttpNetwork *self)
{
  return self->resolver;
}

GTlsCertificateFlags
cue_http_network_judge (CueHttpNetwork      *self,
                        GTlsCertificate     *certificate,
                        GTlsCertificateFlags errors,
                        GSocketConnectable  *identity)
{
  GTlsCertificateFlags found = errors;

  if (self->added == NULL || errors == G_TLS_CERTIFICATE_NO_FLAGS)
    return errors;
  /* The whole of it anew: the chain up to the added authorities, the name and the dates. No network is asked. */
  found = g_tls_database_verify_chain (self->added, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity,
                                       NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
  /* Where neither knows the issuer, the system's findings are as good. */
  return (found & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0 ? errors : found;
}

gboolean
cue_http_uri_is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

/* What is wrong is told by the first that fits. */
static const struct
{
  GTlsCertificateFlags flag;
  const char          *title;
  const char          *sentence;
} faults[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("Unknown certificate authority"),
    N_ ("Nobody that this computer trusts vouches for the service’s certificate, so nothing was sent. If the service has a certificate authority of its own, add its file in the preferences, under Network.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("Certificate of another name"),
    N_ ("The service’s certificate is for another name, so nothing was sent. Check the address for a typing mistake, or ask whoever runs the service.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("Certificate expired"),
    N_ ("The service’s certificate has expired, so nothing was sent. Check the date of this computer, then ask whoever runs the service to renew it.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("Certificate not valid yet"),
    N_ ("The service’s certificate is not valid yet, so nothing was sent. Check the date and time of this computer.") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("Certificate withdrawn"),
    N_ ("The service’s certificate was withdrawn, so nothing was sent. Ask whoever runs the service for what happened before you go on.") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("Weak certificate"),
    N_ ("The service’s certificate is made in a way that is not safe any more, so nothing was sent. Ask whoever runs the service to renew it.") },
};

const char *
cue_certificate_get_title (GTlsCertificateFlags errors)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if ((errors & faults[i].flag) != 0)
      return _ (faults[i].title);
  return NULL;
}

const char *
cue_certificate_get_sentence (GTlsCertificateFlags errors)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if ((errors & faults[i].flag) != 0)
      return _ (faults[i].sentence);
  return NULL;
}
