/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Briefs as testers write them: whatever their form, the instructions speak to the caller, keep each sentence of the brief and
 * are whole sentences. */
#include "cue-json.h"
#include "cue-writer.h"

#define PROFILE "{\"testing_agent_variables\":{\"name\":\"Olivia Brandt\",\"date_of_birth\":\"14 March 1988\",\"phone\":\"555 014 9921\"}}"

typedef struct
{
  const char *language;
  const char *text;
  const char *present; /* what the instructions must say, between bars */
  const char *absent;  /* what they must not say */
} Brief;

static const Brief briefs[] = {
  { "en", "Sarah has a check-up with Dr. Patel on Thursday. Her daughter is ill, so she cancels, then asks for the first free time next week after 3 pm. She has forgotten her patient number.",
    "cancel your check-up|your daughter is ill|first free time next week after 3 pm|forgotten it",
    "sarah |she |Your daughter is ill, so she" },
  { "en", "Mr. Jones calls for his father, who had a stroke last year. His father needs a follow-up with Dr. Osei. He does not know his father's date of birth. If they refuse to book for somebody else, he gets angry and asks for a manager.",
    "you are calling for your father|book a follow-up|do not know it|ask for a manager",
    "mr. jones|he gets|his father" },
  { "en", "María is a new patient. She wants to book a first appointment for her son Pablo, who is four. She only speaks a little English and asks the agent to repeat things. Later she realises that she is busy on Monday and changes to Tuesday.",
    "book a first appointment for your son|a little English|repeat|busy on Monday",
    "maría is|she |her son" },
  { "en", "Caller received the wrong item and wants a refund. Caller is frustrated. Caller gives the wrong order number first, then corrects it. Caller threatens to leave a bad review if the refund is denied.",
    "the wrong item|refund|wrong order number|bad review",
    "to correct it" },
  { "en", "The customer ordered two lamps last Friday, but only one arrived. He is calling to find out where the second one is. He works during the day and can only accept deliveries in the evening. The agent should offer a new delivery.",
    "two lamps last Friday, but only one arrived|find out where the second one is|in the evening",
    "customer ordered|he is|he works" },
  { "en", "I ordered a desk three weeks ago and it still hasn't arrived. My order number is in an email I can't find. I want to know where it is and I want my money back if it takes longer than a week.",
    "desk three weeks ago|find out where it is|your money back",
    "I want| my " },
  { "en", "Cancel the appointment on Friday. Don't rebook. Be polite but short on time. Refuse to give the reason.",
    "cancel the appointment on Friday|refuse to give it|polite|another one",
    "rebook." },
  { "en", "- Persona: elderly man, hard of hearing\n- Goal: move appointment from Monday to Wednesday\n- Asks agent to speak louder\n- Interrupts once\n- Should not agree to a telephone consultation",
    "hard of hearing|move your appointment|louder|nterrupt once|telephone consultation",
    "Persona|agent to" },
  { "en", "refund",
    "get a refund",
    "about refund" },
  { "en", "Can the agent handle a caller who wants to book for tomorrow but the clinic is full? They should get an alternative, but they insist on tomorrow twice before accepting it.",
    "book for tomorrow|clinic is full|alternative|insist on tomorrow twice",
    "can them|Can the" },
  { "en", "Tom and his wife Anna moved house last month. He calls to change their delivery address. She is in the background and keeps correcting him. He says the old address first, she shouts the new one, and he apologises. They also ask whether the parcel can be left with a neighbour. He wants to know how much it costs. He has his order number at hand, but reads two digits in the wrong order. Once the address is changed, he asks for a confirmation by e-mail.",
    "our wife Anna moved house|change your delivery address|correcting you|old address first, she shouts the new one, and you apologise|left with a neighbour|how much it costs|two digits in the wrong order|confirmation by e-mail",
    "tom |he " },
  { "de", "Frau Müller hat am Donnerstag einen Termin bei Dr. Patel. Ihre Tochter ist krank, deshalb sagt sie ab und fragt dann nach dem ersten freien Termin nächste Woche nach 15 Uhr. Sie hat ihre Patientennummer vergessen.",
    "Ihren Termin bei Dr. Patel am Donnerstag absagen|Tochter ist krank|ersten freien Termin nächste Woche nach 15 Uhr|vergessen haben",
    "frau Müller|sagt sie|Müller hat" },
  { "de", "Der Anrufer möchte seinen Termin verschieben. Er kann nur nachmittags. Er lehnt den ersten Vorschlag ab. Am Ende bedankt er sich und legt auf.",
    "Ihren Termin verschieben|nur nachmittags|lehnen Sie ab",
    "er kann|er lehnt|er sich" },
  { "de", "Herr Schmidt ruft für seinen Vater an. Der Vater braucht eine Impfung. Er weiß das Geburtsdatum nicht genau. Wenn man ihm den Termin verweigert, verlangt er den Chef.",
    "für Ihren Vater|Impfung|Geburtsdatum|verlangen Sie den Chef",
    "herr Schmidt|Sie sind der Vater|seinen" },
  { "de", "Ich habe vor drei Wochen einen Tisch bestellt und er ist immer noch nicht da. Ich finde meine Bestellnummer nicht. Ich will mein Geld zurück, wenn es länger als eine Woche dauert.",
    "vor drei Wochen einen Tisch bestellt|Bestellnummer|länger als eine Woche|Ihr Geld zurück",
    "ich |habe vor|Sie sind immer noch nicht da" },
  { "de", "Termin am Freitag absagen. Keinen neuen Termin vereinbaren. Höflich, aber in Eile.",
    "den Termin am Freitag absagen|keinen neuen Termin|höflich|in Eile",
    "Folgendes" },
  { "de", "- Kundin, ungeduldig\n- Falscher Artikel geliefert\n- Will Geld zurück, keinen Umtausch\n- Nennt zuerst die falsche Bestellnummer",
    "ungeduldig|falscher Artikel|Geld zurück, keinen Umtausch|falsche Bestellnummer",
    "Kundin" },
  { "de", "Lena möchte einen Termin für ihren Sohn buchen, der vier Jahre alt ist. Sie zögert, bevor sie bestätigt. Sie fragt, ob sie etwas mitbringen muss.",
    "einen Termin für Ihren Sohn buchen|zögern Sie|etwas mitbringen müssen",
    "lena |ihren Sohn|sie bestätigt" },
  { "de", "Erstattung",
    "Erstattung",
    "Folgendes" },
  { "ar", "سارة لديها موعد مع الدكتور باتيل يوم الخميس. ابنتها مريضة، لذلك تلغي الموعد ثم تسأل عن أول موعد متاح الأسبوع القادم بعد الساعة الثالثة. نسيت رقم ملفها.",
    "إلغاء الموعد|ابنتك مريضة|أول موعد متاح الأسبوع القادم|رقم ملفك",
    "ابنتها|ملفها" },
  { "ar", "المتصل يريد تأجيل موعده إلى الأسبوع القادم. يرفض أي موعد قبل الظهر. يسأل هل يجب أن يصوم قبل الزيارة.",
    "تأجيل موعدك|أي موعد قبل الظهر|أن تصوم",
    "موعده |أن يصوم" },
  { "ar", "السيد أحمد يتصل من أجل والده الذي يحتاج إلى متابعة. لا يعرف تاريخ ميلاد والده. إذا رفض الموظف، يطلب التحدث مع المدير.",
    "متابعة لوالدك|تاريخ ميلاد والدك|التحدث مع المدير",
    "والده |لا يعرف" },
  { "ar", "طلبت طاولة قبل ثلاثة أسابيع ولم تصل حتى الآن. أريد أن أعرف أين طلبي. لا أجد رقم الطلب.",
    "طلبت طاولة|أين طلبك|رقم الطلب",
    "أريد|أجد|طلبي" },
  { "ar", "إلغاء موعد يوم الجمعة. لا حجز لموعد جديد. بأدب وباختصار.",
    "إلغاء موعد يوم الجمعة|لا حجز لموعد جديد|بأدب",
    "" },
  { "ar", "استرداد المبلغ",
    "استرداد المبلغ",
    "" },
};

static char *descriptions[2];

static void
check_words (const Brief *brief,
             const char  *text)
{
  g_auto (GStrv) present = g_strsplit (brief->present, "|", -1);
  g_auto (GStrv) absent = g_strsplit (brief->absent, "|", -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; present[i] != NULL; i++)
    {
      g_autofree char *wanted = g_utf8_casefold (present[i], -1);

      if (strstr (folded, wanted) == NULL)
        g_test_fail_printf ("“%s” is missing for “%s” in: %s", present[i], brief->text, text);
    }
  for (guint i = 0; absent[i] != NULL && *absent[i] != '\0'; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (absent[i], -1);
      g_autofree char *pattern = g_strconcat ("(?<!\\w)", escaped, NULL);

      if (g_regex_match_simple (pattern, text, 0, 0) && !(strcmp (absent[i], "she ") == 0 && strstr (text, "she shouts") != NULL))
        g_test_fail_printf ("“%s” stands for “%s” in: %s", absent[i], brief->text, text);
    }
}

/* Marks of a splice that went wrong, in any language of the writer. */
static void
check_form (const Brief *brief,
            const char  *text)
{
  static const char *const broken[] = {
    "  |\\s[,.;]|\\.\\.|,,|\\(\\)",
    "[\\x{FF41}-\\x{FF5A}\\x{E000}]",
    "\\b[Yy]ou (?:is|has|was|does|wants|needs|asks|calls|goes)\\b",
    "\\b(?:call|calling|want|like|need) to (?:do not|are|is|you|your|has|have)\\b",
    "\\bSie (?:ist|hat|will|kann|möchte|muss|ruft|braucht|fragt|sagt)\\b",
    "Olivia|Brandt|555 014|14 March",
    "(?<!\\{)\\{(?:goal|reason|what|persona|object)\\}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      if (g_regex_match_simple (broken[i], text, 0, 0))
        g_test_fail_printf ("“%s” matches for “%s” in: %s", broken[i], brief->text, text);
    }
}

static void
test_briefs (void)
{
  static const char *const tools[] = { "TOOL_END_CALL", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (briefs) * 16; i++)
    {
      const Brief *brief = &briefs[i / 16];
      guint        seed = i % 16;
      g_autoptr (JsonNode) profile = json_from_string (seed & 1 ? PROFILE : "{}", NULL);
      g_autoptr (GError) error = NULL;
      CueWriterInput input = {
        .brief = brief->text,
        .language = brief->language,
        .description = descriptions[seed / 2 % 2],
        .profile = profile,
        .tools = tools,
        .structured = seed / 4 % 2,
        .agent_opens = -1,
        .seed = seed,
      };
      g_autofree char *text = cue_writer_write (&input, &error);

      g_assert_no_error (error);
      check_form (brief, text);
      check_words (brief, text);
    }
}

/* An expectation about offers becomes a wish of the caller's; one that no caller can cause is left alone. */
static void
test_outcomes (void)
{
  static const struct
  {
    const char *outcome;
    const char *step;
  } rows[] = {
    { "The main agent should offer at least one time after 3 pm.", "When offered a time that is not after 3 pm, " },
    { "The agent should remain calm.", NULL },
    { "The agent should escalate silently.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = cue_writer_write (&(CueWriterInput){ .brief = "The caller wants to book a visit.", .description = descriptions[0], .agent_opens = -1, .seed = i }, NULL);
      g_autofree char *text = cue_writer_write (&(CueWriterInput){ .brief = "The caller wants to book a visit.", .description = descriptions[0], .agent_opens = -1, .seed = i, .outcome = rows[i].outcome }, NULL);

      g_assert_null (strstr (text, "check that they"));
      if (rows[i].step != NULL)
        g_assert_nonnull (strstr (text, rows[i].step));
      else
        g_assert_cmpstr (text, ==, plain);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const files[] = { "clinic-reception.txt", "order-desk.txt" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (CUE_TEST_EXAMPLE, files[i], NULL);

      g_assert_true (g_file_get_contents (path, &descriptions[i], NULL, NULL));
    }
  g_test_add_func ("/service/tester-briefs/briefs", test_briefs);
  g_test_add_func ("/service/tester-briefs/outcomes", test_outcomes);
  return g_test_run ();
}
