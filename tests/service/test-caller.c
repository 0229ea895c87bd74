/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-brief.h"
#include "cue-caller.h"

static void
test_names (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *name;
    const char *rewritten;
  } rows[] = {
    { "en", "Sarah has a cold. She calls in.", "Sarah", "the caller has a cold. She calls in." },
    { "en", "Mr. Jones calls for help. Jones waits.", "Mr. Jones", "the caller calls for help. the caller waits." },
    { "en", "Maria Lopez, a teacher, wants to pay. Maria waits.", "Maria Lopez", "the caller is a teacher. The caller wants to pay. the caller waits." },
    { "en", "John's order is late. He calls.", "John", "the caller's order is late. He calls." },
    { "en", "Priya wants to say that her name is Priya.", "Priya", "the caller wants to say that her name is Priya." },
    { "en", "Refund for a desk", NULL, "Refund for a desk" },
    { "en", "Parcel was lost. She calls.", NULL, "Parcel was lost. She calls." },
    { "en", "Cancel the appointment. She is busy.", NULL, "Cancel the appointment. She is busy." },
    { "en", "If she calls, he waits.", NULL, NULL },
    { "de", "Frau Müller hat einen Termin. Sie ruft an.", "Frau Müller", "der Anrufer hat einen Termin. Sie ruft an." },
    { "de", "Kundin hat ihr Paket nicht bekommen.", NULL, "Kundin hat ihr Paket nicht bekommen." },
    { "ar", "سارة تريد موعداً", "سارة", "المتصل تريد موعداً" },
    { "ar", "المتصلة تريد موعداً", NULL, "المتصلة تريد موعداً" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *text = cue_caller_rewrite (rows[i].text, NULL, cue_phrases_get (rows[i].language), &name);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (name, ==, rows[i].name);
      if (rows[i].rewritten != NULL)
        g_assert_cmpstr (text, ==, rows[i].rewritten);
    }
}

static void
test_placeholder (void)
{
  g_autofree char *name = NULL;
  g_autofree char *text = cue_caller_rewrite ("{{test_profile.name}} waits. He pays for {{test_profile.name}}.", "{{test_profile.name}}", cue_phrases_get ("en"), &name);

  g_assert_null (name);
  g_assert_cmpstr (text, ==, "the caller waits. He pays for {{test_profile.name}}.");
}

/* Who "he" and "she" are where two people are spoken of. */
static void
test_others (void)
{
  static const struct
  {
    const char *text;
    const char *unveiled;
    gboolean    veiled;
  } rows[] = {
    { "Tom and his wife call. She shouts.", "the caller and his wife call. his wife shouts.", FALSE },
    { "She calls for her son, and he shouts.", "She calls for her son, and he shouts.", TRUE },
    { "I wait, but he pays.", "I wait, but he pays.", TRUE },
    { "She calls. Her daughter is ill.", "She calls. Her daughter is ill.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *text = cue_caller_rewrite (rows[i].text, NULL, cue_phrases_get ("en"), &name);
      g_autofree char *plain = cue_caller_unveil (text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (cue_caller_has_veiled (text), ==, rows[i].veiled);
      g_assert_cmpstr (plain, ==, rows[i].unveiled);
      g_assert_false (cue_caller_has_veiled (plain));
    }
}

/* What the sentences of a brief become: facts in second person, or the goal. */
static void
test_facts (void)
{
  static const struct
  {
    const char *language;
    const char *brief;
    const char *fact;
  } rows[] = {
    { "en", "Sarah has a check-up on Monday. She wants to cancel it.", "you have a check-up on Monday" },
    { "en", "Tom was charged twice and goes to work early. He wants a refund.", "you were charged twice and go to work early" },
    { "en", "Tom and his wife moved house. He wants to change his address.", "you and your wife moved house" },
    { "en", "A mother calls to book a visit for her son. He has a fever and needs help.", "your son has a fever and needs help" },
    { "en", "She does not hear well and confuses the times. She wants to book a visit.", "you do not hear well and confuse the times" },
    { "en", "My order is late and it still hasn't come. I want to know where it is.", "your order is late and it still hasn't come" },
    { "en", "Aisha's son broke his arm. She calls because the cast hurts him. She wants help.", "your son broke his arm" },
    { "en", "Liam, who is deaf in one ear, asks the agent to speak up. He wants to book a visit.", "you are deaf in one ear" },
    { "en", "The agent has to stay calm. Ben has chest pain. He calls for help.", "you have chest pain" },
    { "en", "We are short of pans and we need more. We want a discount.", "you are short of pans" },
    { "de", "Frau Müller hat am Montag einen Termin. Sie will ihn absagen.", "Sie haben am Montag einen Termin" },
    { "de", "Ich habe einen Tisch bestellt und er ist nicht da.", "Sie haben einen Tisch bestellt und er ist nicht da" },
    { "ar", "سارة لديها موعد يوم الخميس. تريد إلغاء موعدها.", "لديك موعد يوم الخميس" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueBrief) brief = cue_brief_new (rows[i].brief, NULL, cue_phrases_get (rows[i].language));

      g_test_message ("%s", rows[i].brief);
      g_assert_cmpuint (brief->facts->len, >=, 1);
      g_assert_cmpstr (g_ptr_array_index (brief->facts, 0), ==, rows[i].fact);
    }
}

static void
test_goals (void)
{
  static const struct
  {
    const char *language;
    const char *brief;
    const char *goals[2];
    const char *reason;
  } rows[] = {
    { "en", "Sarah has a check-up with Dr. Patel on Thursday. Her daughter is ill, so she cancels, then asks for the first free time next week after 3 pm.", { "cancel your check-up with Dr. Patel on Thursday", "book the first free time next week after 3 pm" }, "your daughter is ill" },
    { "en", "Mr. Jones calls for his father. His father needs a follow-up.", { "book a follow-up for your father" }, NULL },
    { "en", "My father needs to cancel his appointment because he is in hospital.", { "cancel your father's appointment" }, "he is in hospital" },
    { "en", "refund", { "get a refund" }, NULL },
    { "en", "Caller received the wrong item and wants a refund.", { "get a refund" }, NULL },
    { "en", "Can the agent handle a caller who wants to book for tomorrow?", { "book for tomorrow" }, NULL },
    { "en", "Damaged desk", { "a damaged desk" }, NULL },
    { "en", "Bluebird 3000", { "Bluebird 3000" }, NULL },
    { "de", "Frau Müller hat am Donnerstag einen Termin. Ihre Tochter ist krank, deshalb sagt sie ab.", { "Ihren Termin am Donnerstag absagen" }, "Ihre Tochter ist krank" },
    { "de", "Termin am Freitag absagen", { "den Termin am Freitag absagen" }, NULL },
    { "de", "Paul fragt nach dem Stand seiner Bestellung.", { "sich nach dem Stand Ihrer Bestellung erkundigen" }, NULL },
    { "de", "Erstattung", { "eine Erstattung bekommen" }, NULL },
    { "ar", "ابنتها مريضة، لذلك تلغي الموعد ثم تسأل عن أول موعد متاح", { "إلغاء الموعد", "حجز أول موعد متاح" }, "ابنتك مريضة" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueBrief) brief = cue_brief_new (rows[i].brief, NULL, cue_phrases_get (rows[i].language));

      g_test_message ("%s", rows[i].brief);
      for (guint k = 0; k < G_N_ELEMENTS (rows[i].goals) && rows[i].goals[k] != NULL; k++)
        {
          g_assert_cmpuint (brief->goals->len, >, k);
          g_assert_cmpstr (((CueGoal *) g_ptr_array_index (brief->goals, k))->text, ==, rows[i].goals[k]);
        }
      g_assert_cmpstr (((CueGoal *) g_ptr_array_index (brief->goals, 0))->reason, ==, rows[i].reason);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/caller/names", test_names);
  g_test_add_func ("/service/caller/placeholder", test_placeholder);
  g_test_add_func ("/service/caller/others", test_others);
  g_test_add_func ("/service/caller/facts", test_facts);
  g_test_add_func ("/service/caller/goals", test_goals);
  return g_test_run ();
}
