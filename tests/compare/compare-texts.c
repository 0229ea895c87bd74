/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-texts.h"

#include <string.h>

static const char *const words[COMPARE_N_SCRIPTS][12] = {
  { "you", "are", "a", "patient", "who", "wants", "to", "cancel", "the", "appointment", "I'm", "10:30" },
  { "Вы", "хотите", "отменить", "запись", "к", "врачу", "и", "перенести", "её", "на", "вторник", "утром" },
  { "قُلْ", "إنّك", "تريد", "إلغاء", "الموعد", "ثمّ", "انتظر", "الردّ", "من", "فضلك", "يوم", "٣" },
  { "我", "想", "取消", "预约", "请", "帮我", "改到", "星期二", "的", "上午", "好", "了" },
  { "予約", "を", "キャンセル", "したい", "です", "そして", "火曜日", "に", "変更", "して", "ください", "ね" },
  { "สวัสดี", "ครับ", "ฉัน", "ต้องการ", "ยกเลิก", "นัด", "หมอ", "วัน", "อังคาร", "ได้", "ไหม", "ขอบคุณ" },
  { "मैं", "अपनी", "अपॉइंटमेंट", "रद्द", "करना", "चाहता", "हूँ", "कृपया", "मदद", "करें", "मंगलवार", "को" },
  { "예약을", "취소하고", "싶어요", "화요일", "오전으로", "바꿔", "주세요", "네", "감사합니다", "잠시만요", "이름은", "입니다" },
};

static const char *const marks[COMPARE_N_SCRIPTS] = { ".", "…", "؟", "。", "！", " ", "।", "?" };

static const char *const extras[] = {
  "{{test_profile.full_name}}", "<pause 1.5s/>", "\n", "\n\n", "\n1. ", "\n12) ", "\n٢.  ", "\n- ", ", ", "\r\n", "  ", "\t",
  "👩‍👩‍👧", "e\u0301",
  "(", ")", "“", "”", "{{", "<", "\n<scenario>\n", "Dr. ", "\u200f", "\u00a0"
};

void
compare_test_init (int    *argc,
                   char ***argv)
{
  static char  seed[] = "--seed=R02S0000000000000000000000002026c0e5";
  static char *arguments[32];
  int          n = 0;

  for (int i = 0; i < *argc && n < (int) G_N_ELEMENTS (arguments) - 2; i++)
    arguments[n++] = (*argv)[i];
  /* The last one given counts. */
  if (n > 0)
    {
      memmove (arguments + 2, arguments + 1, (gsize) (n - 1) * sizeof arguments[0]);
      arguments[1] = seed;
      n++;
    }
  arguments[n] = NULL;
  *argc = n;
  *argv = arguments;
  g_test_init (argc, argv, NULL);
}

static const char *
choose_piece (guint script)
{
  int die = g_test_rand_int_range (0, 20);

  if (die == 0)
    return extras[g_test_rand_int_range (0, G_N_ELEMENTS (extras))];
  if (die < 4)
    return marks[script];
  return words[script][g_test_rand_int_range (0, 12)];
}

static void
append_piece (GString *text,
              guint    script)
{
  g_string_append (text, choose_piece (script));
  if (script < 3 || script > 5 || g_test_rand_int_range (0, 6) == 0)
    g_string_append_c (text, ' ');
}

char *
compare_text_make (guint script,
                   guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    append_piece (text, script);
  return g_string_free (text, FALSE);
}

char *
compare_text_edit (const char *text,
                   guint       script,
                   guint       n)
{
  GString *edited = g_string_new (text);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) piece = g_string_new (NULL);
      glong n_chars = g_utf8_strlen (edited->str, -1);
      glong from = g_test_rand_int_range (0, (gint32) n_chars + 1);
      glong n_out = g_test_rand_int_range (0, 12);
      glong to = MIN (from + n_out, n_chars);
      gsize start = (gsize) (g_utf8_offset_to_pointer (edited->str, from) - edited->str);
      gsize end = (gsize) (g_utf8_offset_to_pointer (edited->str, to) - edited->str);

      append_piece (piece, script);
      if (g_test_rand_int_range (0, 2) == 0)
        g_string_erase (edited, (gssize) start, (gssize) (end - start));
      if (g_test_rand_int_range (0, 2) == 0)
        g_string_insert_len (edited, (gssize) start, piece->str, (gssize) piece->len);
    }
  return g_string_free (edited, FALSE);
}
