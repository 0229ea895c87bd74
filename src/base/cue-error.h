/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domains of Cuecard, and the one place where an error becomes a sentence for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CueNetError: what a caller of the service can do about it, one value a reaction.
 * @CUE_NET_ERROR_OFFLINE: nothing answers at that address; try again later (the request certainly never left)
 * @CUE_NET_ERROR_TIMED_OUT: no answer in time
 * @CUE_NET_ERROR_INTERRUPTED: the connection broke before the answer was complete; a POST may have been done
 * @CUE_NET_ERROR_CERTIFICATE: the server's certificate is not trusted
 * @CUE_NET_ERROR_UNAUTHORIZED: the key is refused (401); a new key is needed
 * @CUE_NET_ERROR_FORBIDDEN: the key may not do this (403)
 * @CUE_NET_ERROR_NOT_FOUND: it does not exist (any more) (404)
 * @CUE_NET_ERROR_REJECTED: the service refused what was sent (other 4xx); the form needs fixing
 * @CUE_NET_ERROR_BUSY: too many requests (429); see cue_net_error_get_retry_after()
 * @CUE_NET_ERROR_SERVER: the service failed (5xx)
 * @CUE_NET_ERROR_MALFORMED: the answer cannot be understood
 * @CUE_NET_ERROR_TOO_LARGE: the answer is over the limit
 * @CUE_NET_ERROR_REDIRECTED: the service pointed to another origin; the key was withheld
 */
typedef enum
{
  CUE_NET_ERROR_OFFLINE,
  CUE_NET_ERROR_TIMED_OUT,
  CUE_NET_ERROR_INTERRUPTED,
  CUE_NET_ERROR_CERTIFICATE,
  CUE_NET_ERROR_UNAUTHORIZED,
  CUE_NET_ERROR_FORBIDDEN,
  CUE_NET_ERROR_NOT_FOUND,
  CUE_NET_ERROR_REJECTED,
  CUE_NET_ERROR_BUSY,
  CUE_NET_ERROR_SERVER,
  CUE_NET_ERROR_MALFORMED,
  CUE_NET_ERROR_TOO_LARGE,
  CUE_NET_ERROR_REDIRECTED,
} CueNetError;

#define CUE_NET_ERROR (cue_net_error_quark ())
GQuark cue_net_error_quark (void);

/**
 * CueStoreError: what can be wrong with data on disk.
 * @CUE_STORE_ERROR_OPEN: the file cannot be opened (missing folder, permission)
 * @CUE_STORE_ERROR_READ_ONLY: it can be read but not written
 * @CUE_STORE_ERROR_BUSY: another program holds the lock
 * @CUE_STORE_ERROR_NEWER: written by a newer Cuecard
 * @CUE_STORE_ERROR_CORRUPT: not a database, or damaged
 * @CUE_STORE_ERROR_FULL: no space left
 * @CUE_STORE_ERROR_CONSTRAINT: a rule of the schema was broken
 * @CUE_STORE_ERROR_FAILED: anything else SQLite says
 */
typedef enum
{
  CUE_STORE_ERROR_OPEN,
  CUE_STORE_ERROR_READ_ONLY,
  CUE_STORE_ERROR_BUSY,
  CUE_STORE_ERROR_NEWER,
  CUE_STORE_ERROR_CORRUPT,
  CUE_STORE_ERROR_FULL,
  CUE_STORE_ERROR_CONSTRAINT,
  CUE_STORE_ERROR_FAILED,
} CueStoreError;

#define CUE_STORE_ERROR (cue_store_error_quark ())
GQuark cue_store_error_quark (void);

/**
 * CueModelError:
 * @CUE_MODEL_ERROR_INVALID: JSON or a value that the model cannot take; the message starts with the member's path
 * @CUE_MODEL_ERROR_CONFLICT: it was changed on the service as well; somebody has to decide
 * @CUE_MODEL_ERROR_UNCERTAIN: it may have been done already; somebody has to decide
 */
typedef enum
{
  CUE_MODEL_ERROR_INVALID,
  CUE_MODEL_ERROR_CONFLICT,
  CUE_MODEL_ERROR_UNCERTAIN,
} CueModelError;

#define CUE_MODEL_ERROR (cue_model_error_quark ())
GQuark cue_model_error_quark (void);

/**
 * CueSecretError:
 * @CUE_SECRET_ERROR_UNAVAILABLE: no keyring service answers
 * @CUE_SECRET_ERROR_LOCKED: the keyring is locked and was not unlocked in time
 * @CUE_SECRET_ERROR_DISMISSED: somebody closed the question for the keyring's password
 * @CUE_SECRET_ERROR_FAILED: anything else the keyring says
 */
typedef enum
{
  CUE_SECRET_ERROR_UNAVAILABLE,
  CUE_SECRET_ERROR_LOCKED,
  CUE_SECRET_ERROR_DISMISSED,
  CUE_SECRET_ERROR_FAILED,
} CueSecretError;

#define CUE_SECRET_ERROR (cue_secret_error_quark ())
GQuark cue_secret_error_quark (void);

/* The word for a code in journals and in the command line's JSON: "offline", "timed-out", "unauthorized"… (static), and
 * back; FALSE, @code left alone, for a word that is none (NULL too). */
const char *cue_net_error_to_word   (CueNetError code);
gboolean    cue_net_error_from_word (const char  *word,
                                     CueNetError *code);

/* Net errors carry what the service said (G_DEFINE_EXTENDED_ERROR). @details is the service's own text, flattened to
 * "path: text" lines and capped, or NULL; @retry_after is in seconds, negative where the service named none. */
GError     *cue_net_error_new             (CueNetError  code,
                                           guint        http_status,
                                           double       retry_after,
                                           const char  *details,
                                           const char  *format,
                                           ...) G_GNUC_PRINTF (5, 6) G_GNUC_WARN_UNUSED_RESULT;
guint       cue_net_error_get_http_status (const GError *error);
double      cue_net_error_get_retry_after (const GError *error);
const char *cue_net_error_get_details     (const GError *error);
/* Where more is known than the code tells: a translated sentence that is shown instead of the code's. */
void        cue_net_error_set_sentence    (GError       *error,
                                           const char   *sentence);

/* (transfer full): one translated sentence, or two, saying what happened and what to do, for every domain above and
 * for G_IO_ERROR; the service's own words follow after a colon where they help. Never shown for G_IO_ERROR_CANCELLED. */
char *cue_error_dup_sentence (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
