/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice.h"
#include "cue-form-text.h"
#include "cue-instructions-view.h"
#include "cue-progress-details.h"
#include "cue-steps-text.h"
#include "cue-time-text.h"
#include "cue-tools-row.h"
#include "cue-ui-fixture.h"

static void
test_duration (void)
{
  static const struct
  {
    const char *text;
    gboolean    valid;
    gint64      seconds;
  } cases[] = {
    { "6", TRUE, 360 },
    { "6:30", TRUE, 390 },
    { " 0:09 ", TRUE, 9 },
    { "60:01", TRUE, 3601 },
    { "", TRUE, 0 },
    { "Default", TRUE, 0 },
    { "٦:٣٠", TRUE, 390 },
    { "6:", FALSE, 0 },
    { ":30", FALSE, 0 },
    { "six", FALSE, 0 },
    { "6.5", FALSE, 0 },
    { "-3", FALSE, 0 },
    { "6:30:00", FALSE, 0 },
    { "99999999", FALSE, 0 },
    { "6 minutes", FALSE, 0 },
  };
  g_autofree char *text = cue_form_text_from_duration (390);
  g_autofree char *none = cue_form_text_from_duration (CUE_UNSET);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds = -7;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (cue_form_text_to_duration (cases[i].text, &seconds), ==, cases[i].valid);
      g_assert_cmpint (seconds, ==, cases[i].valid ? cases[i].seconds : -7);
    }
  g_assert_cmpstr (text, ==, "6:30");
  g_assert_cmpstr (none, ==, "Default");
}

static void
test_folder (void)
{
  static const char *const cases[][2] = {
    { "Bookings / Cancellations", "Bookings.Cancellations" },
    { "Bookings/", "Bookings" },
    { " / a b //c ", "a b.c" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = cue_form_text_to_folder (cases[i][0]);

      g_assert_cmpstr (path, ==, cases[i][1]);
    }
  {
    g_autofree char *text = cue_form_text_from_folder ("a.b.c");
    g_autofree char *none = cue_form_text_from_folder (NULL);

    g_assert_cmpstr (text, ==, "a / b / c");
    g_assert_cmpstr (none, ==, "");
  }
}

static void
test_languages (void)
{
  g_autoptr (GPtrArray) languages = cue_form_text_list_languages ();

  g_assert_cmpuint (languages->len, ==, 44);
  g_assert_cmpstr (cue_choice_get_value (g_ptr_array_index (languages, 0)), ==, "");
  for (guint i = 2; i < languages->len; i++)
    g_assert_cmpint (g_utf8_collate (cue_choice_get_label (g_ptr_array_index (languages, i - 1)),
                                     cue_choice_get_label (g_ptr_array_index (languages, i))),
                     <=, 0);
}

static void
test_tools (void)
{
  static const struct
  {
    const char *tools[4];
    const char *summary;
  } cases[] = {
    { { NULL }, "The caller can only talk" },
    { { "TOOL_END_CALL", "TOOL_DTMF", NULL }, "Hang up, Press keys" },
    { { "TOOL_END_CALL", "X", "Y", NULL }, "Hang up and 2 others" },
    { { "X", NULL }, "1 other tool" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *summary = cue_tools_row_dup_summary (cases[i].tools);

      g_assert_cmpstr (summary, ==, cases[i].summary);
    }
}

static void
test_times (void)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;
  const gint64 now = G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC;
  static const struct
  {
    double      seconds;
    const char *text;
  } elapsed[] = { { 0, "0:00" }, { 24.9, "0:24" }, { 725, "12:05" }, { 3723, "1:02:03" }, { -4, "0:00" } };
  g_autofree char *just = cue_time_text_draft (now - 1, now);
  g_autofree char *four = cue_time_text_draft (now - 4 * minute, now);
  g_autofree char *hour = cue_time_text_draft (now - 90 * minute, now);
  g_autofree char *future = cue_time_text_draft (now + 90 * minute, now);
  g_autofree char *never = cue_time_text_clock (0, now);
  g_autofree char *today = cue_time_text_saved (now, now);
  g_autofree char *yesterday = cue_time_text_saved (now - 24 * 60 * minute, now);
  g_autofree char *earlier = cue_time_text_saved (now - 72 * 60 * minute, now);
  g_autofree char *unsaved = cue_time_text_saved (0, now);

  for (gsize i = 0; i < G_N_ELEMENTS (elapsed); i++)
    {
      g_autofree char *text = cue_time_text_elapsed (elapsed[i].seconds);

      g_assert_cmpstr (text, ==, elapsed[i].text);
    }
  g_assert_cmpstr (just, ==, "Draft · changed just now, kept on this computer");
  g_assert_cmpstr (four, ==, "Draft · changed 4 minutes ago, kept on this computer");
  g_assert_cmpstr (hour, ==, "Draft · changed 1 hour ago, kept on this computer");
  g_assert_cmpstr (future, ==, just);
  g_assert_cmpstr (never, ==, "");
  g_assert_true (g_str_has_prefix (today, "Saved on the service today at "));
  g_assert_true (g_str_has_prefix (yesterday, "Saved on the service yesterday at "));
  g_assert_true (g_str_has_prefix (earlier, "Saved on the service on "));
  g_assert_cmpstr (unsaved, ==, "");
}

static void
test_numbers (void)
{
  g_assert_cmpuint (cue_instructions_view_measure_number ("1. When"), ==, 3);
  g_assert_cmpuint (cue_instructions_view_measure_number ("10) When"), ==, 4);
  g_assert_cmpuint (cue_instructions_view_measure_number ("2026. When"), ==, 0);
  g_assert_cmpuint (cue_instructions_view_measure_number ("1.5 hours"), ==, 0);
  g_assert_cmpuint (cue_instructions_view_measure_number ("When 1. "), ==, 0);
  g_assert_cmpuint (cue_instructions_view_measure_number (""), ==, 0);
}

static void
test_older_steps (void)
{
  g_autofree char *role = NULL;
  g_autoptr (GPtrArray) steps =
    cue_steps_text_read ("{\"role\":\"A patient\",\"conditions\":["
                         "{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"Hi\",\"type\":\"standard\",\"fixed_message\":true},"
                         "{\"id\":1,\"condition\":\"Asks the name\",\"action\":\"Say it\",\"type\":\"standard\",\"fixed_message\":false},"
                         "{\"id\":2,\"condition\":1,\"action\":\"Bye\",\"type\":\"action_followup\",\"fixed_message\":true},"
                         "\"odd\"]}",
                         &role);
  CueStepText *step;

  g_assert_cmpstr (role, ==, "A patient");
  g_assert_cmpuint (steps->len, ==, 3);
  step = g_ptr_array_index (steps, 0);
  g_assert_true (step->opening && step->verbatim);
  step = g_ptr_array_index (steps, 1);
  g_assert_cmpstr (step->when, ==, "Asks the name");
  g_assert_false (step->verbatim);
  step = g_ptr_array_index (steps, 2);
  g_assert_true (step->follow_up && step->verbatim);
  g_assert_null (step->when);
}

static void
test_newer_steps (void)
{
  g_autoptr (GPtrArray) steps =
    cue_steps_text_read ("{\"role\":\"r\",\"first_message\":{\"say\":\"Hi\",\"then\":[\"Hello?\"]},\"conditions\":["
                         "{\"when\":\"Asks\",\"say\":\"<ai_generated>Tell</ai_generated>\",\"then\":[\"Sorry\",7]}]}",
                         NULL);
  CueStepText *step;

  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_true (((CueStepText *) g_ptr_array_index (steps, 0))->opening);
  g_assert_true (((CueStepText *) g_ptr_array_index (steps, 1))->follow_up);
  step = g_ptr_array_index (steps, 2);
  g_assert_cmpstr (step->says, ==, "Tell");
  g_assert_false (step->verbatim);
  step = g_ptr_array_index (steps, 3);
  g_assert_cmpstr (step->says, ==, "Sorry");
}

static void
test_no_steps (void)
{
  static const char *const cases[] = { "", "Call and cancel.", "{", "[]", "{\"a\":1}", "{\"conditions\":" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (cue_steps_text_read (cases[i], NULL));
  {
    g_autoptr (GPtrArray) odd = cue_steps_text_read ("{\"role\":3,\"conditions\":{}}", NULL);

    g_assert_cmpuint (odd->len, ==, 0);
  }
}

static void
test_request (void)
{
  g_autofree char *text =
    cue_progress_details_dup_request ("{\"agent\":7,\"name\":\"Cancel\",\"extra_instructions\":\"She\\ncancels\","
                                      "\"scenario_type\":\"instruction\",\"tags\":[]}");
  g_autofree char *broken = cue_progress_details_dup_request ("{");
  g_autofree char *none = cue_progress_details_dup_request (NULL);

  g_assert_cmpstr (text, ==, "Scenario: Cancel\nBrief: She cancels\nKind: Instruction");
  g_assert_cmpstr (broken, ==, "");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/form-text/duration", test_duration);
  g_test_add_func ("/ui/form-text/folder", test_folder);
  g_test_add_func ("/ui/form-text/languages", test_languages);
  g_test_add_func ("/ui/form-text/tools", test_tools);
  g_test_add_func ("/ui/form-text/times", test_times);
  g_test_add_func ("/ui/form-text/numbers", test_numbers);
  g_test_add_func ("/ui/form-text/older-steps", test_older_steps);
  g_test_add_func ("/ui/form-text/newer-steps", test_newer_steps);
  g_test_add_func ("/ui/form-text/no-steps", test_no_steps);
  g_test_add_func ("/ui/form-text/request", test_request);
  return g_test_run ();
}
