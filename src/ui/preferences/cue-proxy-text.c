/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proxy-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* (nullable): what is wrong with @uri. */
static const char *
find_problem (GUri *uri)
{
  static const char *const schemes[] = { "http", "https", "socks", "socks4", "socks4a", "socks5", NULL };

  if (!g_strv_contains (schemes, g_uri_get_scheme (uri)))
    return _ ("A proxy’s address begins with http://, https:// or socks://.");
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return _ ("The name of the proxy is missing, as in http://proxy.example.com:3128.");
  if (g_uri_get_userinfo (uri) != NULL)
    return _ ("Leave out the user and password: they would be kept in a file that others may read.");
  if ((*g_uri_get_path (uri) != '\0' && !g_str_equal (g_uri_get_path (uri), "/")) ||
      g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return _ ("Only the proxy’s name and port are needed, as in http://proxy.example.com:3128.");
  if (g_uri_get_port (uri) == 0)
    return _ ("The port is a number from 1 to 65535.");
  return NULL;
}

static gboolean
has_bad_port (const char *text)
{
  const char *colon = strrchr (text, ':');

  return colon != NULL && strchr (colon, ']') == NULL && strchr (colon, '/') == NULL &&
         (strspn (colon + 1, "0123456789") != strlen (colon + 1) ||
          g_ascii_strtoull (colon + 1, NULL, 10) > G_MAXUINT16);
}

char *
cue_proxy_text_parse (const char *text,
                      char      **problem)
{
  g_autofree char *stripped = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *sentence = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  full = strstr (stripped, "://") != NULL ? g_strdup (stripped) : g_strconcat ("http://", stripped, NULL);
  uri = strpbrk (stripped, " \t\n") == NULL ? g_uri_parse (full, G_URI_FLAGS_NONE, NULL) : NULL;
  if (*stripped == '\0')
    sentence = _ ("Enter the address of the proxy, as in http://proxy.example.com:3128.");
  else if (uri != NULL)
    sentence = find_problem (uri);
  else if (has_bad_port (full))
    sentence = _ ("The port is a number from 1 to 65535.");
  else
    sentence = _ ("This is no address. One looks like http://proxy.example.com:3128.");

  if (sentence == NULL)
    return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri), "",
                       NULL, NULL);
  if (problem != NULL)
    *problem = g_strdup (sentence);
  return NULL;
}
