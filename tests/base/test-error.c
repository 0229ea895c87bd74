/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"

#include <gio/gio.h>
#include <string.h>

static void
test_carries (void)
{
  g_autoptr (GError) error = cue_net_error_new (CUE_NET_ERROR_BUSY, 429, 2.5, "detail: slow down", "busy at %s", "/agents");
  g_autoptr (GError) copy = g_error_copy (error);

  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY);
  g_assert_cmpstr (copy->message, ==, "busy at /agents");
  g_assert_cmpuint (cue_net_error_get_http_status (copy), ==, 429);
  g_assert_cmpfloat (cue_net_error_get_retry_after (copy), ==, 2.5);
  g_assert_cmpstr (cue_net_error_get_details (copy), ==, "detail: slow down");
}

/* An error made the plain way has the same members, empty. */
static void
test_plain (void)
{
  g_autoptr (GError) error = g_error_new (CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE, "no route");

  g_assert_cmpuint (cue_net_error_get_http_status (error), ==, 0);
  g_assert_cmpfloat (cue_net_error_get_retry_after (error), <, 0);
  g_assert_null (cue_net_error_get_details (error));
}

static char *
dup_sentence (GQuark      domain,
              int         code,
              const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, message);

  return cue_error_dup_sentence (error);
}

/* Each code of @domain has a sentence of its own that is not the message meant for the log. */
static void
check_domain (GQuark domain,
              int    n_codes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < n_codes; code++)
    {
      char *sentence = dup_sentence (domain, code, "raw words for the log");

      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_false (g_str_has_prefix (sentence, "Something went wrong"));
      if (domain != CUE_MODEL_ERROR)
        g_assert_null (strstr (sentence, "raw words"));
      g_assert_null (strstr (sentence, "JSON"));
      g_assert_null (strstr (sentence, "HTTP"));
      g_assert_true (g_hash_table_add (seen, sentence));
    }
}

static void
test_sentences (void)
{
  check_domain (CUE_NET_ERROR, CUE_NET_ERROR_REDIRECTED + 1);
  check_domain (CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED + 1);
  check_domain (CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID + 1);
  check_domain (CUE_SECRET_ERROR, CUE_SECRET_ERROR_FAILED + 1);
}

static void
test_system_sentences (void)
{
  g_autofree char *missing = dup_sentence (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "x");
  g_autofree char *missing_file = dup_sentence (G_FILE_ERROR, G_FILE_ERROR_NOENT, "x");
  g_autofree char *denied = dup_sentence (G_FILE_ERROR, G_FILE_ERROR_ACCES, "x");
  g_autofree char *other = dup_sentence (G_IO_ERROR, G_IO_ERROR_FAILED, "strange\nthing \xE2\x80\xAE"
                                                                        "here");
  g_autofree char *foreign = dup_sentence (g_quark_from_static_string ("no-such-domain"), 3, "odd.");

  g_assert_cmpstr (missing, ==, missing_file);
  g_assert_nonnull (strstr (missing, "does not exist"));
  g_assert_nonnull (strstr (denied, "permission"));
  g_assert_nonnull (strstr (other, "strange thing here"));
  g_assert_nonnull (strstr (foreign, ": odd. Try"));
}

static void
test_details (void)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *details = g_strdup_printf ("name: too long\n\xE2\x80\xAEno\a %s", filler);
  g_autoptr (GError) rejected = cue_net_error_new (CUE_NET_ERROR_REJECTED, 400, -1, details, "refused");
  g_autoptr (GError) bare = cue_net_error_new (CUE_NET_ERROR_REJECTED, 400, -1, " \n", "refused");
  g_autoptr (GError) refused_key = cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, "bad key abc", "refused");
  g_autofree char *sentence = cue_error_dup_sentence (rejected);
  g_autofree char *bare_sentence = cue_error_dup_sentence (bare);
  g_autofree char *key_sentence = cue_error_dup_sentence (refused_key);

  g_assert_nonnull (strstr (sentence, "The service says: name: too long; no x"));
  g_assert_true (g_str_has_suffix (sentence, "x…"));
  g_assert_cmpint (g_utf8_strlen (sentence, -1), <, 400);
  g_assert_null (strchr (sentence, '\n'));
  g_assert_null (strstr (bare_sentence, "says"));
  g_assert_null (strstr (key_sentence, "abc"));
}

typedef struct
{
  double      retry_after;
  const char *part;
} Busy;

static void
test_busy (void)
{
  static const Busy rows[] = {
    { -1, "Wait a little" },
    { 0, "Wait a little" },
    { 1e12, "Wait a little" },
    { 0.2, "in 1 second;" },
    { 1, "in 1 second;" },
    { 2.5, "in 3 seconds;" },
    { 30, "in 30 seconds;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = cue_net_error_new (CUE_NET_ERROR_BUSY, 429, rows[i].retry_after, NULL, "busy");
      g_autofree char *sentence = cue_error_dup_sentence (error);

      g_assert_nonnull (strstr (sentence, rows[i].part));
    }
}

static void
test_own_sentence (void)
{
  g_autoptr (GError) error = cue_net_error_new (CUE_NET_ERROR_CERTIFICATE, 0, -1, NULL, "x");
  g_autoptr (GError) copy = NULL;
  g_autofree char *own = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *usual = NULL;

  cue_net_error_set_sentence (error, "It expired.");
  copy = g_error_copy (error);
  own = cue_error_dup_sentence (error);
  copied = cue_error_dup_sentence (copy);
  g_assert_cmpstr (own, ==, "It expired.");
  g_assert_cmpstr (copied, ==, "It expired.");

  cue_net_error_set_sentence (error, NULL);
  usual = cue_error_dup_sentence (error);
  g_assert_nonnull (strstr (usual, "certificate is not trusted"));
}

static void
test_words (void)
{
  for (int i = CUE_NET_ERROR_OFFLINE; i <= CUE_NET_ERROR_REDIRECTED; i++)
    {
      CueNetError code = CUE_NET_ERROR_REJECTED;

      g_assert_nonnull (cue_net_error_to_word ((CueNetError) i));
      g_assert_true (cue_net_error_from_word (cue_net_error_to_word ((CueNetError) i), &code));
      g_assert_cmpint (code, ==, i);
    }
  {
    CueNetError code = CUE_NET_ERROR_BUSY;

    g_assert_false (cue_net_error_from_word ("nonsense", &code));
    g_assert_false (cue_net_error_from_word (NULL, &code));
    g_assert_cmpint (code, ==, CUE_NET_ERROR_BUSY);
  }
  g_assert_cmpstr (cue_net_error_to_word (CUE_NET_ERROR_TIMED_OUT), ==, "timed-out");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/error/carries", test_carries);
  g_test_add_func ("/base/error/plain", test_plain);
  g_test_add_func ("/base/error/sentences", test_sentences);
  g_test_add_func ("/base/error/system-sentences", test_system_sentences);
  g_test_add_func ("/base/error/details", test_details);
  g_test_add_func ("/base/error/busy", test_busy);
  g_test_add_func ("/base/error/own-sentence", test_own_sentence);
  g_test_add_func ("/base/error/words", test_words);

  return g_test_run ();
}
