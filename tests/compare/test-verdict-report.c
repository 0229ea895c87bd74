/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-verdict-report.h"

#include <string.h>

static CueBlindRound *
round_new (void)
{
  static const char *const texts[] = { "Say <b>this</b> & that.", "قل مرحبا" };
  static const char *const ids[] = { "secret-variant-id", NULL };
  CueBlindSetting          settings[] = { { .name = (char *) "Warm <script>", .wish = (char *) "be \"warm\"" },
                                          { .name = (char *) "Cold", .in_use = TRUE } };
  CueBlindRound           *round = cue_blind_round_new ("Clinic & Co");

  cue_blind_round_add_setting (round, &settings[0]);
  cue_blind_round_add_setting (round, &settings[1]);
  for (guint i = 0; i < 3; i++)
    {
      cue_blind_round_add_item (round, "secret-draft-id", i == 0 ? "First <i>" : "Other", NULL, texts, ids, NULL);
      cue_blind_round_vote (round, i, i == 2 ? 0 : cue_blind_round_get_item (round, i)->order[0] == 0 ? 1
                                                                                                      : 2);
    }
  cue_blind_round_set_note (round, 0, "Better > worse");
  cue_blind_round_finish (round);
  return round;
}

/* What testers wrote stands there as text, and nothing is fetched or run. */
static void
test_html (void)
{
  static const char *const wanted[] = { "<!DOCTYPE html>", "“Warm &lt;script&gt;” won 2 of 2", "First &lt;i&gt;",
                                        "Better &gt; worse", "Say &lt;b&gt;this&lt;/b&gt; &amp; that.", "قل مرحبا",
                                        "Clinic &amp; Co", "neither", "prefers-color-scheme:dark", "@media print",
                                        "dir=\"ltr\"" };
  static const char *const unwanted[] = { "<script", "<i>", "<b>this", "secret-", "http:", "https:", "src=", "@import", "url(" };
  g_autoptr (CueBlindRound) round = round_new ();
  g_autofree char *html = cue_verdict_report_write (round, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (html, wanted[i]) == NULL)
      g_error ("“%s” is missing in:\n%s", wanted[i], html);
  for (gsize i = 0; i < G_N_ELEMENTS (unwanted); i++)
    if (strstr (html, unwanted[i]) != NULL)
      g_error ("“%s” is in:\n%s", unwanted[i], html);
  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/verdict-report/html", test_html);
  return g_test_run ();
}
