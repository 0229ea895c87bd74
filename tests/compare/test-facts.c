/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-facts.h"

#include <string.h>

/* (transfer full): "date:--03-12|time:14:00" */
static char *
write_facts (const char *text)
{
  static const char *const names[] = { "date", "time", "amount", "number", "name" };
  g_autoptr (GPtrArray) facts = cue_facts_find (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const CueFact *fact = g_ptr_array_index (facts, i);

      g_assert_cmpuint (fact->length, >, 0);
      g_assert_cmpuint (fact->offset + fact->length, <=, strlen (text));
      g_string_append_printf (out, "%s%s:%s", i > 0 ? "|" : "", names[fact->kind], fact->value);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *text, *want;
} Case;

static void
check_table (const Case *cases,
             gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *got = write_facts (cases[i].text);

      if (g_strcmp0 (got, cases[i].want) != 0)
        g_test_message ("in: %s", cases[i].text);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "Come on 12 March.", "date:--03-12" },
    { "Come on March 12th, 2026.", "date:2026-03-12" },
    { "Come on the 12th of March 2026.", "date:2026-03-12" },
    { "Come in March 2026.", "date:2026-03" },
    { "You may come and march on.", "" },
    { "You come on Thursday.", "date:weekday-4" },
    { "The day is 2026-03-12.", "date:2026-03-12" },
    { "The day is 3/25/2026.", "date:2026-03-25" },
    { "The day is 25/3/2026.", "date:2026-03-25" },
    { "The day is 3/4/2026.", "date:2026/3/4" },
    { "Der Termin ist am 12. März 2026.", "date:2026-03-12" },
    { "12. März ist der Tag.", "date:--03-12" },
    { "Der Termin ist am 12.03.2026.", "date:2026-03-12" },
    { "Sie kommen am Donnerstag.", "date:weekday-4" },
    { "Le rendez-vous est le 12 mars 2026.", "date:2026-03-12" },
    { "La cita es el 12 de marzo de 2026.", "date:2026-03-12" },
    { "Запись на 12 марта 2026 года.", "date:2026-03-12" },
    { "Приходите в среду.", "date:weekday-3" },
    { "الموعد يوم الخميس ١٢ مارس ٢٠٢٦.", "date:weekday-4|date:2026-03-12" },
    { "मुलाक़ात १२ मार्च २०२६ को है।", "date:2026-03-12" },
    { "预约在2026年3月12日星期四。", "date:2026-03-12|date:weekday-4" },
    { "予約は３月１２日木曜日です。", "date:--03-12|date:weekday-4" },
    { "예약은 3월 12일 목요일에 있습니다.", "date:--03-12|date:weekday-4" },
    { "นัดวันที่ ๑๒ มีนาคม", "date:--03-12" },
  };

  check_table (cases, G_N_ELEMENTS (cases));
}

static void
test_times (void)
{
  static const Case cases[] = {
    { "Call at 14:05 sharp.", "time:14:05" },
    { "Call at 2:05 pm.", "time:14:05" },
    { "Call at 2 pm or at 2 p.m. or 2pm.", "time:14:00|time:14:00|time:14:00" },
    { "Call at 12 am.", "time:00:00" },
    { "Call at 12:30 pm.", "time:12:30" },
    { "Call at 9 o'clock.", "time:09:00" },
    { "Rufen Sie um 14 Uhr an.", "time:14:00" },
    { "Rufen Sie um 14.05 Uhr an.", "time:14:05" },
    { "Rufen Sie um 14 Uhr 30 an.", "time:14:30" },
    { "Appelez à 14h30 ou à 9 h.", "time:14:30|time:09:00" },
    { "Позвоните в 14:05.", "time:14:05" },
    { "اتصل الساعة ١٤:٠٥.", "time:14:05" },
    { "اتصل الساعة ٢ مساءً.", "time:14:00" },
    { "१४:०५ पर फ़ोन करें।", "time:14:05" },
    { "请在下午2点30分打电话。", "time:14:30" },
    { "请在14：05打电话。", "time:14:05" },
    { "午後２時半に電話してください。", "time:14:30" },
    { "오후 2시 30분에 전화하세요.", "time:14:30" },
    { "โทรเวลา ๑๔:๐๕", "time:14:05" },
  };

  check_table (cases, G_N_ELEMENTS (cases));
}

static void
test_amounts (void)
{
  static const Case cases[] = {
    { "It costs €25.", "amount:25 EUR" },
    { "It costs 25 euros.", "amount:25 EUR" },
    { "It costs EUR 25.00 now.", "amount:25 EUR" },
    { "It costs $1,250.50 a year.", "amount:1250.5 USD" },
    { "Das kostet 1.250,50 € im Jahr.", "amount:1250.5 EUR" },
    { "Cela coûte 1 250,50 € par an.", "amount:1250.5 EUR" },
    { "You get 10 % off, or 10 percent.", "amount:10 %|amount:10 %" },
    { "Это стоит 500 рублей.", "amount:500 RUB" },
    { "السعر ٢٥ ريال.", "amount:25 SAR" },
    { "कीमत ₹५०० है।", "amount:500 INR" },
    { "价格是25元。", "amount:25 CNY" },
    { "料金は２５円です。", "amount:25 JPY" },
    { "ราคา ๒๕ บาท", "amount:25 THB" },
  };

  check_table (cases, G_N_ELEMENTS (cases));
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "Ask for 3 seats.", "number:3 seats" },
    { "1. Ask for 3 seats.\n2. End.", "number:3 seats" },
    { "Your code is ABC-123.", "number:ABC123" },
    { "Your number is 030 1234 56.", "number:030123456" },
    { "There are 1,250 people.", "number:1250 people" },
    { "اطلب ٣ مقاعد.", "number:3 مقاعد" },
    { "३ सीटें माँगें।", "number:3 सीटें" },
    { "要３个座位。", "number:3 个" },
    { "Say {{test_profile.card_4}} and <silence time=\"2s\" />.", "" },
    { "", "" },
    { "Nothing here.", "" },
  };

  check_table (cases, G_N_ELEMENTS (cases));
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "You are Maria Schmidt, a patient.", "name:maria schmidt" },
    { "Say that Dr. Keller called.", "name:keller" },
    { "SCENARIO: You call. I am here. Send an SMS.", "" },
    { "Say “Hello there” and wait.", "" },
    { "Sie sind die Patientin und rufen die Praxis an.", "" },
    { "Sie rufen an und fragen nach Frau Keller und dem Termin.", "name:keller" },
    { "Вы говорите с Марией Ивановой.", "name:марией ивановой" },
    { "您是王小明。", "" },
  };

  check_table (cases, G_N_ELEMENTS (cases));
}

static void
test_kind_names (void)
{
  for (CueFactKind kind = CUE_FACT_DATE; kind <= CUE_FACT_NAME; kind++)
    {
      g_autofree char *name = cue_fact_kind_dup_name (kind);

      g_assert_cmpstr (name, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/facts/dates", test_dates);
  g_test_add_func ("/compare/facts/times", test_times);
  g_test_add_func ("/compare/facts/amounts", test_amounts);
  g_test_add_func ("/compare/facts/numbers", test_numbers);
  g_test_add_func ("/compare/facts/names", test_names);
  g_test_add_func ("/compare/facts/kind-names", test_kind_names);
  return g_test_run ();
}
