/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"

#include "cue-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* How much of the service's own text goes behind a sentence. */
#define MAX_DETAILS 200

typedef struct
{
  guint  http_status;
  double retry_after;
  char  *details;  /* (owned) (nullable) */
  char  *sentence; /* (owned) (nullable): instead of the code's */
} CueNetErrorPrivate;

static void
cue_net_error_private_init (CueNetErrorPrivate *priv)
{
  priv->retry_after = -1;
}

static void
cue_net_error_private_copy (const CueNetErrorPrivate *from,
                            CueNetErrorPrivate       *to)
{
  to->http_status = from->http_status;
  to->retry_after = from->retry_after;
  to->details = g_strdup (from->details);
  to->sentence = g_strdup (from->sentence);
}

static void
cue_net_error_private_clear (CueNetErrorPrivate *priv)
{
  g_free (priv->details);
  g_free (priv->sentence);
}

G_DEFINE_EXTENDED_ERROR (CueNetError, cue_net_error)

G_DEFINE_QUARK (cue_store_error, cue_store_error)

G_DEFINE_QUARK (cue_model_error, cue_model_error)

G_DEFINE_QUARK (cue_secret_error, cue_secret_error)

/* (transfer full): @sentence, followed by @details where there are any. */
static char *
join_details (const char *sentence,
              const char *details)
{
  g_autofree char *stripped = NULL;
  g_autofree char *line = NULL;
  g_autofree char *excerpt = NULL;
  g_auto (GStrv) lines = NULL;

  if (cue_text_is_blank (details))
    return g_strdup (sentence);

  stripped = g_strstrip (g_strdup (details));
  lines = g_strsplit (stripped, "\n", -1);
  line = g_strjoinv ("; ", lines);
  excerpt = cue_text_excerpt (line, MAX_DETAILS);

  /* translators: the first placeholder is a whole sentence of Cuecard, the second the service's own words about it */
  return g_strdup_printf (_ ("%1$s The service says: %2$s"), sentence, excerpt);
}

static char *
dup_busy_sentence (double retry_after)
{
  guint seconds;

  if (!(retry_after > 0) || retry_after > 3600)
    return g_strdup (_ ("The service has too many requests at the moment. Wait a little, then try again; your text is kept."));

  seconds = (guint) (retry_after + 0.999);

  /* translators: the placeholder is a number of seconds */
  return g_strdup_printf (ngettext ("The service has too many requests at the moment. Try again in %u second; your text is kept.",
                                    "The service has too many requests at the moment. Try again in %u seconds; your text is kept.",
                                    seconds),
                          seconds);
}

static char *
dup_net_sentence (const GError *error)
{
  const char *details = cue_net_error_get_details (error);

  if (cue_net_error_get_private (error)->sentence != NULL)
    return g_strdup (cue_net_error_get_private (error)->sentence);
  switch ((CueNetError) error->code)
    {
    case CUE_NET_ERROR_OFFLINE:
      return g_strdup (_ ("The service cannot be reached. Check your connection and the service’s address, then try again; your text is kept."));
    case CUE_NET_ERROR_TIMED_OUT:
      return g_strdup (_ ("The service did not answer in time. Try again in a moment; your text is kept."));
    case CUE_NET_ERROR_INTERRUPTED:
      return g_strdup (_ ("The connection broke before the answer was complete. Reload to see whether the change arrived before you try again; your text is kept."));
    case CUE_NET_ERROR_CERTIFICATE:
      return g_strdup (_ ("The service’s certificate is not trusted, so nothing was sent. Check the service’s address, or ask whoever runs it."));
    case CUE_NET_ERROR_UNAUTHORIZED:
      return g_strdup (_ ("The service does not accept the key. Enter a valid key for this workspace; your text is kept."));
    case CUE_NET_ERROR_FORBIDDEN:
      return join_details (_ ("The key does not have permission for this. Use another key, or ask the owner of the project."), details);
    case CUE_NET_ERROR_NOT_FOUND:
      return join_details (_ ("This does not exist on the service, or was deleted there. Reload to see what is there now; your text is kept."), details);
    case CUE_NET_ERROR_REJECTED:
      return join_details (_ ("The service did not accept this. Correct it and try again; your text is kept."), details);
    case CUE_NET_ERROR_BUSY:
      return dup_busy_sentence (cue_net_error_get_retry_after (error));
    case CUE_NET_ERROR_SERVER:
      return join_details (_ ("The service has a problem of its own. Try again in a moment; your text is kept."), details);
    case CUE_NET_ERROR_MALFORMED:
      return g_strdup (_ ("The service’s answer cannot be understood. Check that the address is that of a Cekura service, then try again; your text is kept."));
    case CUE_NET_ERROR_TOO_LARGE:
      return g_strdup (_ ("The service’s answer is too large to be read. Check that the address is that of a Cekura service; your text is kept."));
    case CUE_NET_ERROR_REDIRECTED:
      return g_strdup (_ ("The service pointed to another address, so the key was not sent there. Check the service’s address."));
    default:
      return NULL;
    }
}

static char *
dup_store_sentence (const GError *error)
{
  switch ((CueStoreError) error->code)
    {
    case CUE_STORE_ERROR_OPEN:
      return g_strdup (_ ("Cuecard cannot open its data file. Check that its folder exists and that you may read and write it."));
    case CUE_STORE_ERROR_READ_ONLY:
      return g_strdup (_ ("Cuecard’s data file is read-only, so nothing can be saved. Make the file and its folder writable, then try again."));
    case CUE_STORE_ERROR_BUSY:
      return g_strdup (_ ("Another program is using Cuecard’s data file. Close it, then try again; your text is kept."));
    case CUE_STORE_ERROR_NEWER:
      return g_strdup (_ ("This data was written by a newer version of Cuecard. Update Cuecard to open it; nothing was changed."));
    case CUE_STORE_ERROR_CORRUPT:
      return g_strdup (_ ("Cuecard’s data file is damaged. Restore it from a backup, or move it away to start with an empty one; nothing was changed."));
    case CUE_STORE_ERROR_FULL:
      return g_strdup (_ ("There is no space left to save. Free some disk space, then try again; your text is kept."));
    case CUE_STORE_ERROR_CONSTRAINT:
      return g_strdup (_ ("This does not fit what is already saved, so it was not saved. Reload, then try again."));
    case CUE_STORE_ERROR_FAILED:
      return g_strdup (_ ("Cuecard could not read or write its data. Try again; if it happens again, restart Cuecard."));
    default:
      return NULL;
    }
}

static char *
dup_model_sentence (const GError *error)
{
  switch ((CueModelError) error->code)
    {
    case CUE_MODEL_ERROR_INVALID:
      /* translators: the placeholder is a technical description, in English, of the place and what is wrong there */
      return g_strdup_printf (_ ("The data has a mistake and was not taken: %s."), error->message);
    case CUE_MODEL_ERROR_CONFLICT:
      return g_strdup (_ ("The scenario was changed on the service as well. Decide what to keep, then save."));
    case CUE_MODEL_ERROR_UNCERTAIN:
      return g_strdup (_ ("The scenario may have been saved already: it was sent, and no answer came. Look whether it exists before you save it again."));
    default:
      return NULL;
    }
}

static char *
dup_secret_sentence (const GError *error)
{
  switch ((CueSecretError) error->code)
    {
    case CUE_SECRET_ERROR_UNAVAILABLE:
      return g_strdup (_ ("No keyring answers, so the key cannot be kept. You can go on; Cuecard will ask for the key again next time."));
    case CUE_SECRET_ERROR_LOCKED:
      return g_strdup (_ ("The keyring is locked. Unlock it, then try again."));
    case CUE_SECRET_ERROR_DISMISSED:
      return g_strdup (_ ("The keyring stays locked, because its question was closed. Try again, or use the key for this session only."));
    case CUE_SECRET_ERROR_FAILED:
      return g_strdup (_ ("The keyring could not keep or find the key. Enter the key again."));
    default:
      return NULL;
    }
}

static char *
dup_io_sentence (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup (_ ("The file or folder does not exist. Check its name and place."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    return g_strdup (_ ("You do not have permission for this file or folder. Choose another, or change its permissions."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strdup (_ ("There is no space left to save. Free some disk space, then try again; your text is kept."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return g_strdup (_ ("This place is read-only, so nothing can be saved there. Choose another place."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return g_strdup (_ ("This is a folder, not a file. Choose a file."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_ ("The answer did not come in time. Try again in a moment; your text is kept."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Cancelled; nothing is lost."));

  return NULL;
}

/* By code, in the order of the enum. */
static const char *const net_words[] = {
  [CUE_NET_ERROR_OFFLINE] = "offline",
  [CUE_NET_ERROR_TIMED_OUT] = "timed-out",
  [CUE_NET_ERROR_INTERRUPTED] = "interrupted",
  [CUE_NET_ERROR_CERTIFICATE] = "certificate",
  [CUE_NET_ERROR_UNAUTHORIZED] = "unauthorized",
  [CUE_NET_ERROR_FORBIDDEN] = "forbidden",
  [CUE_NET_ERROR_NOT_FOUND] = "not-found",
  [CUE_NET_ERROR_REJECTED] = "rejected",
  [CUE_NET_ERROR_BUSY] = "busy",
  [CUE_NET_ERROR_SERVER] = "server",
  [CUE_NET_ERROR_MALFORMED] = "malformed",
  [CUE_NET_ERROR_TOO_LARGE] = "too-large",
  [CUE_NET_ERROR_REDIRECTED] = "redirected",
};

const char *
cue_net_error_to_word (CueNetError code)
{
  return (guint) code < G_N_ELEMENTS (net_words) ? net_words[code] : "failed";
}

gboolean
cue_net_error_from_word (const char  *word,
                         CueNetError *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (net_words); i++)
    {
      if (g_strcmp0 (net_words[i], word) == 0)
        {
          *code = (CueNetError) i;
          return TRUE;
        }
    }
  return FALSE;
}

GError *
cue_net_error_new (CueNetError code,
                   guint       http_status,
                   double      retry_after,
                   const char *details,
                   const char *format,
                   ...)
{
  g_autofree char    *message = NULL;
  GError             *error;
  CueNetErrorPrivate *priv;
  va_list             args;

  g_return_val_if_fail (format != NULL, NULL);

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  error = g_error_new_literal (CUE_NET_ERROR, code, message);
  priv = cue_net_error_get_private (error);
  priv->http_status = http_status;
  priv->retry_after = retry_after;
  priv->details = g_strdup (details);

  return error;
}

guint
cue_net_error_get_http_status (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == CUE_NET_ERROR, 0);

  return cue_net_error_get_private (error)->http_status;
}

double
cue_net_error_get_retry_after (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == CUE_NET_ERROR, -1);

  return cue_net_error_get_private (error)->retry_after;
}

const char *
cue_net_error_get_details (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == CUE_NET_ERROR, NULL);

  return cue_net_error_get_private (error)->details;
}

void
cue_net_error_set_sentence (GError     *error,
                            const char *sentence)
{
  g_return_if_fail (error != NULL && error->domain == CUE_NET_ERROR);

  g_free (cue_net_error_get_private (error)->sentence);
  cue_net_error_get_private (error)->sentence = g_strdup (sentence);
}

char *
cue_error_dup_sentence (const GError *error)
{
  char            *sentence = NULL;
  g_autofree char *excerpt = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == CUE_NET_ERROR)
    sentence = dup_net_sentence (error);
  else if (error->domain == CUE_STORE_ERROR)
    sentence = dup_store_sentence (error);
  else if (error->domain == CUE_MODEL_ERROR)
    sentence = dup_model_sentence (error);
  else if (error->domain == CUE_SECRET_ERROR)
    sentence = dup_secret_sentence (error);
  else
    sentence = dup_io_sentence (error);

  if (sentence != NULL)
    return sentence;

  excerpt = cue_text_excerpt (error->message, MAX_DETAILS);
  if (g_str_has_suffix (excerpt, "."))
    excerpt[strlen (excerpt) - 1] = '\0';

  /* translators: the placeholder is a technical description in the system's own words */
  return g_strdup_printf (_ ("Something went wrong: %s. Try again; your text is kept."), excerpt);
}
