/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-segments.h"

#include <string.h>

#include "compare-texts.h"

/* (transfer full): the segments, "|" between them. */
static char *
write_segments (const CueSegments *segments)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segments->segments->len; i++)
    {
      const CueSegment *segment = cue_segments_get (segments, i);

      if (i > 0)
        g_string_append_c (out, '|');
      g_string_append_len (out, segments->text + segment->offset, segment->length);
    }
  return g_string_free (out, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *text, *want;
  } rows[] = {
    { "", "" },
    { " \n\t\n ", "" },
    { "One. Two! Three?", "One.|Two!|Three?" },
    { "  Lead. Tail.  \n", "Lead.|Tail." },
    { "See Dr. Smith at 5 p.m. today. Then go.", "See Dr. Smith at 5 p.m. today.|Then go." },
    { "Say no. Then wait until 5 p.m. Hang up.", "Say no.|Then wait until 5 p.m.|Hang up." },
    { "Ask J. Miller. Then stop.", "Ask J. Miller.|Then stop." },
    { "It costs 3.50. Pay.", "It costs 3.50.|Pay." },
    { "# Title\nLine one\nLine two", "# Title|Line one|Line two" },
    { "A sentence wrapped\nby hand. Next.", "A sentence wrapped\nby hand.|Next." },
    { "A title\n\nlower text", "A title|lower text" },
    { "1. Say hi. Then wait.\n2. Pay.\n10) End.", "1. Say hi. Then wait.|2. Pay.|10) End." },
    { "- ask\n- wait\n  • stop", "- ask|- wait|• stop" },
    { "Say {{a. B}} now. Go.", "Say {{a. B}} now.|Go." },
    { "Wait <say text=\"Hi. You\"/> here. Go.", "Wait <say text=\"Hi. You\"/> here.|Go." },
    { "<scenario>\nYou call.\n</scenario>", "<scenario>|You call.|</scenario>" },
    { "我想取消。请帮我！好吗？", "我想取消。|请帮我！|好吗？" },
    { "मैं रद्द करूँगा। फिर रुकें।", "मैं रद्द करूँगा।|फिर रुकें।" },
    { "هل تريد الإلغاء؟ ثمّ انتظر. شكرًا", "هل تريد الإلغاء؟|ثمّ انتظر.|شكرًا" },
    { "สวัสดีครับ\nขอยกเลิกนัด", "สวัสดีครับ|ขอยกเลิกนัด" },
    { "a\r\nB\r\n", "a|B" },
    { "{{ unclosed. Next one. <B Next.", "{{ unclosed.|Next one.|<B Next." },
    { "Wait. <pause 1s/> Then go.", "Wait.|<pause 1s/> Then go." },
    { "Say hi. {{test_profile.name}} answers.", "Say hi.|{{test_profile.name}} answers." },
    { "Ask Dr. {{test_profile.name}} now.", "Ask Dr. {{test_profile.name}} now." },
    { "Say “Hello!” and wait. Go.", "Say “Hello!” and wait.|Go." },
    { "Say “Hello!” Then wait.", "Say “Hello!”|Then wait." },
    { "Pay 3.50 EUR now. Go.", "Pay 3.50 EUR now.|Go." },
    { "付3.50元。好", "付3.50元。|好" },
    /* A day is no step, and an ordinal ends no sentence. */
    { "Sie kommen am 12. März 2026. Dann gehen Sie.", "Sie kommen am 12. März 2026.|Dann gehen Sie." },
    { "12. März passt. Dann gehen Sie.", "12. März passt.|Dann gehen Sie." },
    { "Gehen Sie in den 2. Stock. Warten Sie.", "Gehen Sie in den 2. Stock.|Warten Sie." },
    { "Sie sind 12. Dann gehen Sie.", "Sie sind 12.|Dann gehen Sie." },
    /* Steps in the middle of a line. */
    { "Do this: 1. Call them. 2. Pay. 3. End.", "Do this:|1. Call them.|2. Pay.|3. End." },
    { "1. Call them. 2. Pay. Then wait. 3. End.", "1. Call them.|2. Pay. Then wait.|3. End." },
    { "1. Call the 5. They wait. 7. No.", "1. Call the 5. They wait. 7. No." },
    { "1、打电话。\n2、付款。", "1、打电话。|2、付款。" },
    /* The suggested layout. */
    { "<scenario>SCENARIO: You call. You wait.\nYOUR BEHAVIOR:\n1. Ask.\n2. End.</scenario>",
      "<scenario>|SCENARIO: You call.|You wait.|YOUR BEHAVIOR:|1. Ask.|2. End.|</scenario>" },
    { "<scenario> </scenario>", "<scenario>|</scenario>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueSegments) segments = cue_segments_new (rows[i].text);
      g_autofree char *got = write_segments (segments);

      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

static void
test_markers (void)
{
  static const struct
  {
    const char *line;
    gsize       want;
  } rows[] = {
    { "", 0 },
    { "1. a", 3 },
    { "12) a", 4 },
    { "1.2. a", 5 },
    { "- a", 2 },
    { "• a", 4 },
    { "a) b", 3 },
    { "1.5 a", 0 },
    { "1", 0 },
    { "1.", 0 },
    { "-a", 0 },
    { "2026. a", 0 },
    { "a b", 0 },
    { "* ", 2 },
    { "٢. a", 4 },
    { "۱۲) a", 6 },
    { "٢.٣. a", 7 },
    { "٢٠٢٦. a", 0 },
    { "٢", 0 },
    { "12. März", 0 },
    { "1. Mai", 0 },
    { "1. May I ask", 3 },
    { "1、打", 4 },
    { "１．打", 6 },
    { "1、2、", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (cue_segments_measure_marker (rows[i].line, strlen (rows[i].line)), ==, rows[i].want);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *segment;
    gsize       want;
  } rows[] = {
    { "", 0 },
    { "2. a", 3 },
    { "12. März", 0 },
    { "13. april", 0 },
    { "2、打", 4 },
    { "12) a", 4 },
    { "2.  \t a", 6 },
    { "1.2. a", 5 },
    { "٢. a", 4 },
    { "b) a", 3 },
    { "2.", 0 },
    { "2.a", 0 },
    { "2 a", 0 },
    { "2.5 a", 0 },
    { "2026. a", 0 },
    { "- a", 0 },
    { "• a", 0 },
    { "a", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (cue_segments_measure_number (rows[i].segment, strlen (rows[i].segment)), ==, rows[i].want);
}

static void
test_concatenates (void)
{
  for (guint round = 0; round < 4000; round++)
    {
      g_autofree char *text = compare_text_make (round % COMPARE_N_SCRIPTS, (guint) g_test_rand_int_range (0, 80));
      g_autoptr (CueSegments) segments = cue_segments_new (text);
      guint offset = 0;
      guint tokens = 0;

      for (guint i = 0; i < segments->segments->len; i++)
        {
          const CueSegment *segment = cue_segments_get (segments, i);

          if (i == 0)
            offset = segment->offset;
          g_assert_cmpuint (segment->offset, ==, offset);
          g_assert_cmpuint (segment->length, >, 0);
          g_assert_cmpuint (segment->first_token, ==, tokens);
          g_assert_cmpuint (segment->n_tokens, >, segment->n_number);
          offset += segment->length + segment->gap;
          tokens += segment->n_tokens;
        }
      g_assert_cmpuint (tokens, ==, segments->tokens->len);
      if (segments->segments->len > 0)
        g_assert_cmpuint (offset, ==, strlen (text));
    }
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/segments/table", test_table);
  g_test_add_func ("/compare/segments/markers", test_markers);
  g_test_add_func ("/compare/segments/numbers", test_numbers);
  g_test_add_func ("/compare/segments/concatenates", test_concatenates);
  return g_test_run ();
}
