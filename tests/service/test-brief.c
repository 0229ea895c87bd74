/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-brief.h"

static CueBrief *
read_english (const char *text)
{
  return cue_brief_new (text, "{{test_profile.name}}", cue_phrases_get ("en"));
}

static void
test_goals (void)
{
  static const struct
  {
    const char *brief;
    const char *goal;
    const char *reason;
    const char *intent;
  } rows[] = {
    { "The caller wants to cancel her appointment.", "cancel your appointment", NULL, "cancel" },
    { "A customer calls to return his pan because it is broken.", "return your pan", "it is broken", "return" },
    { "Cancel the Thursday visit.", "cancel the Thursday visit", NULL, "cancel" },
    { "I'd like to book a check-up", "book a check-up", NULL, "book" },
    { "{{test_profile.name}} wants to move her appointment to Friday.", "move your appointment to Friday", NULL, "reschedule" },
    { "In this call: the caller is calling about a late parcel.", "a late parcel", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueBrief) brief = read_english (rows[i].brief);
      CueGoal *goal;

      g_test_message ("%s", rows[i].brief);
      g_assert_cmpuint (brief->goals->len, ==, 1);
      goal = g_ptr_array_index (brief->goals, 0);
      g_assert_cmpstr (goal->text, ==, rows[i].goal);
      g_assert_cmpstr (goal->reason, ==, rows[i].reason);
      if (rows[i].intent != NULL)
        g_assert_cmpstr (goal->intent, ==, rows[i].intent);
    }
}

static void
test_beats (void)
{
  static const struct
  {
    const char *sentence;
    const char *trigger;
    const char *action;
  } rows[] = {
    { "She declines the first slot.", "When offered the first slot", "decline it" },
    { "He does not remember his order number.", "When asked for your order number", "say that you do not remember it" },
    { "When the agent asks for her date of birth, she gives the wrong year.", "When asked for your date of birth", "give the wrong year" },
    { "If the agent offers a voucher, the caller refuses.", "If offered a voucher", "refuse" },
    { "She refuses to give her phone number.", "When asked for your phone number", "refuse to give it" },
    { "He insists on a refund when told that it takes a week.", "When told that it takes a week", "insist on a refund" },
    { "She asks whether parking is free.", NULL, "ask whether parking is free" },
    { "The caller gets angry when told about the fee.", "When told about the fee", "say that you are angry" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat ("The caller wants to cancel a visit. ", rows[i].sentence, NULL);
      g_autoptr (CueBrief) brief = read_english (text);
      CueBeat *beat;

      g_test_message ("%s", rows[i].sentence);
      g_assert_cmpuint (brief->beats->len, ==, 1);
      beat = g_ptr_array_index (brief->beats, 0);
      g_assert_cmpstr (beat->trigger, ==, rows[i].trigger);
      g_assert_cmpstr (beat->action, ==, rows[i].action);
    }
}

static void
test_persona (void)
{
  g_autoptr (CueBrief) own = read_english ("A worried mother calls to book a visit for her son.");
  g_autoptr (CueBrief) stated = read_english ("The caller is an elderly man. He wants to book a visit.");
  g_autoptr (CueBrief) none = read_english ("The caller wants to book a visit.");

  g_assert_cmpstr (own->persona, ==, "a worried mother");
  g_assert_cmpstr (stated->persona, ==, "an elderly man");
  g_assert_null (none->persona);
}

static void
test_language (void)
{
  g_assert_cmpstr (cue_brief_guess_language ("The caller wants to cancel", "de"), ==, "en");
  g_assert_cmpstr (cue_brief_guess_language ("Die Anruferin möchte ihren Termin absagen", "en"), ==, "de");
  g_assert_cmpstr (cue_brief_guess_language ("المتصلة تريد إلغاء موعدها", "en"), ==, "ar");
  g_assert_cmpstr (cue_brief_guess_language ("xyz", "ar"), ==, "ar");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/brief/goals", test_goals);
  g_test_add_func ("/service/brief/beats", test_beats);
  g_test_add_func ("/service/brief/persona", test_persona);
  g_test_add_func ("/service/brief/language", test_language);
  return g_test_run ();
}
