/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-response.h"

#include "cue-error-body.h"
#include "cue-error.h"
#include "cue-json.h"

#include <libsoup/soup.h>

#define MAX_RETRY_AFTER 86400.0

CueHttpResponse *
cue_http_response_new (guint   status,
                       GBytes *body)
{
  CueHttpResponse *self = g_new0 (CueHttpResponse, 1);

  self->status = status;
  self->body = g_bytes_ref (body);
  self->retry_after = -1;
  return self;
}

void
cue_http_response_free (CueHttpResponse *self)
{
  g_bytes_unref (self->body);
  g_free (self->location);
  g_free (self);
}

static CueNetError
status_to_code (guint status)
{
  switch (status)
    {
    case 401:
      return CUE_NET_ERROR_UNAUTHORIZED;
    case 403:
      return CUE_NET_ERROR_FORBIDDEN;
    case 404:
    case 410:
      return CUE_NET_ERROR_NOT_FOUND;
    case 408:
      return CUE_NET_ERROR_TIMED_OUT;
    case 429:
      return CUE_NET_ERROR_BUSY;
    default:
      if (status >= 500)
        return CUE_NET_ERROR_SERVER;
      if (status >= 400)
        return CUE_NET_ERROR_REJECTED;
      return CUE_NET_ERROR_MALFORMED;
    }
}

/* Which status says that money is short is documented nowhere; the words are. */
static gboolean
is_about_money (const char *details)
{
  static const char *const words[] = { "credit", "balance", "billing" };
  g_autofree char         *folded = g_utf8_casefold (details, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

GError *
cue_status_error_new (guint       status,
                      const char *body,
                      gsize       length,
                      double      retry_after)
{
  g_autofree char *details = cue_error_body_flatten (body, length);
  CueNetError      code = status_to_code (status);

  if (details != NULL && is_about_money (details) &&
      (code == CUE_NET_ERROR_FORBIDDEN || (code == CUE_NET_ERROR_BUSY && retry_after < 0)))
    code = CUE_NET_ERROR_REJECTED;
  return cue_net_error_new (code, status, retry_after, details, "HTTP status %u", status);
}

static const char *
get_body (const CueHttpResponse *self,
          gsize                 *length)
{
  const char *body = g_bytes_get_data (self->body, length);

  return body != NULL ? body : "";
}

gboolean
cue_http_response_check (const CueHttpResponse *self,
                         GError               **error)
{
  gsize       length = 0;
  const char *body = get_body (self, &length);

  if (self->status < 200 || self->status > 299)
    {
      g_propagate_error (error, cue_status_error_new (self->status, body, length, self->retry_after));
      return FALSE;
    }
  if (length > 0 && (self->html || cue_error_body_is_html (body, length)))
    {
      g_autofree char *details = cue_error_body_flatten (body, length);

      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, self->status, -1, details,
                                                   "an HTML page instead of JSON"));
      return FALSE;
    }
  return TRUE;
}

JsonNode *
cue_http_response_parse (const CueHttpResponse *self,
                         GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) node = NULL;
  gsize       length = 0;
  const char *body = get_body (self, &length);

  node = cue_json_parse (body, length, &local_error);
  if (node == NULL)
    g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, self->status, -1, NULL,
                                                 "not JSON: %s", local_error->message));
  return g_steal_pointer (&node);
}

double
cue_retry_after_parse (const char *header,
                       gint64      now)
{
  g_autofree char *text = g_strstrip (g_strdup (header != NULL ? header : ""));
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds = 0;

  if (*text == '\0')
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &seconds, NULL))
    return MIN ((double) seconds, MAX_RETRY_AFTER);
  if (g_ascii_isdigit (*text) && strspn (text, "0123456789") == strlen (text))
    return MAX_RETRY_AFTER;

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;
  return CLAMP ((double) (g_date_time_to_unix (date) - now), 0.0, MAX_RETRY_AFTER);
}
