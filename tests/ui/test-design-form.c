/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice-row.h"
#include "cue-design-form.h"
#include "cue-problem-label.h"
#include "cue-tag-editor.h"
#include "cue-text-card.h"
#include "cue-tools-row.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture       base;
  CueDesignForm     *form;
  CueDraft          *draft;    /* borrowed */
  CueResourceObject *scenario; /* borrowed */
  GtkWidget         *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->form = g_object_ref_sink (g_object_new (CUE_TYPE_DESIGN_FORM, NULL));
  cue_design_form_set_library (fixture->form, fixture->base.library);
  fixture->draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  fixture->scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft));
  cue_design_form_set_draft (fixture->form, fixture->draft);
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->form));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->form);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static gpointer
get (Fixture *fixture,
     GType    type,
     guint    nth)
{
  GtkWidget *widget = cue_ui_find (GTK_WIDGET (fixture->form), type, nth);

  g_assert_nonnull (widget);
  return widget;
}

/* Showing a draft is no edit of it. */
static void
test_showing (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_false (cue_draft_is_dirty (fixture->draft));
  cue_design_form_set_draft (fixture->form, NULL);
  cue_design_form_set_draft (fixture->form, cue_ui_fixture_find (&fixture->base, "Angry refund"));
  g_assert_false (cue_draft_is_dirty (cue_ui_fixture_find (&fixture->base, "Angry refund")));
  g_assert_false (cue_draft_is_dirty (fixture->draft));
}

static void
test_into_draft (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (GStrv) tags = NULL;
  g_auto (GStrv) tools = NULL;
  static const char *const wanted_tools[] = { "TOOL_DTMF", "OWN_TOOL", NULL };

  cue_text_card_set_text (get (fixture, CUE_TYPE_TEXT_CARD, 0), "She cancels.");
  cue_text_card_set_text (get (fixture, CUE_TYPE_TEXT_CARD, 1), "The agent cancels.");
  cue_choice_row_set_value (get (fixture, CUE_TYPE_CHOICE_ROW, 0), "2");
  cue_choice_row_set_value (get (fixture, CUE_TYPE_CHOICE_ROW, 1), "");
  cue_choice_row_set_value (get (fixture, CUE_TYPE_CHOICE_ROW, 2), "de");
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, 0), "Hallo");
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, 1), "Bookings / Late ");
  cue_tag_editor_set_tags (get (fixture, CUE_TYPE_TAG_EDITOR, 0), NULL);
  cue_tag_editor_add (get (fixture, CUE_TYPE_TAG_EDITOR, 0), " peak, peak ,, hours");
  cue_tools_row_set_tools (get (fixture, CUE_TYPE_TOOLS_ROW, 0), wanted_tools);
  gtk_spin_button_set_value (get (fixture, GTK_TYPE_SPIN_BUTTON, 0), 90);

  g_assert_cmpstr (cue_draft_get_brief (fixture->draft), ==, "She cancels.");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "expected-outcome"), ==, "The agent cancels.");
  g_assert_cmpint (cue_resource_object_get_number (fixture->scenario, "personality"), ==, 2);
  g_assert_cmpint (cue_resource_object_get_number (fixture->scenario, "test-profile"), ==, CUE_UNSET);
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "language"), ==, "de");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "first-message"), ==, "Hallo");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "folder-path"), ==, "Bookings.Late");
  g_assert_cmpint (cue_resource_object_get_number (fixture->scenario, "max-duration"), ==, 90);
  g_object_get (fixture->scenario, "tags", &tags, "tool-ids", &tools, NULL);
  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  g_assert_cmpstr (tags[0], ==, "peak");
  g_assert_true (g_strv_equal ((const char *const *) tools, wanted_tools));
  g_assert_true (cue_draft_is_dirty (fixture->draft));
}

static void
test_from_draft (Fixture      *fixture,
                 gconstpointer data)
{
  g_object_set (fixture->scenario, "language", "xx", "max-duration", (gint64) 75, "first-message", "Hi", NULL);
  cue_draft_set_brief (fixture->draft, "Other");

  g_assert_cmpstr (cue_text_card_get_text (get (fixture, CUE_TYPE_TEXT_CARD, 0)), ==, "Other");
  g_assert_cmpstr (cue_choice_row_get_value (get (fixture, CUE_TYPE_CHOICE_ROW, 2)), ==, "xx");
  g_assert_cmpstr (cue_resource_object_get_text (fixture->scenario, "language"), ==, "xx");
  g_assert_cmpstr (gtk_editable_get_text (get (fixture, GTK_TYPE_SPIN_BUTTON, 0)), ==, "1:15");
  g_assert_cmpstr (gtk_editable_get_text (get (fixture, ADW_TYPE_ENTRY_ROW, 0)), ==, "Hi");
}

/* A problem comes when a field is left, in words, and goes when it is put right. */
static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  static const int bad[] = { 9, 3601 };
  CueTextCard     *brief = get (fixture, CUE_TYPE_TEXT_CARD, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gtk_spin_button_set_value (get (fixture, GTK_TYPE_SPIN_BUTTON, 0), bad[i]);
      g_assert_nonnull (cue_ui_find (GTK_WIDGET (fixture->form), CUE_TYPE_PROBLEM_LABEL, 0));
      gtk_spin_button_set_value (get (fixture, GTK_TYPE_SPIN_BUTTON, 0), 60);
      g_assert_null (cue_ui_find (GTK_WIDGET (fixture->form), CUE_TYPE_PROBLEM_LABEL, 0));
    }

  cue_text_card_set_text (brief, " \n");
  g_assert_null (cue_text_card_get_problem (brief));
  g_assert_true (cue_design_form_show_problem (fixture->form, "brief", "Say what happens."));
  g_assert_cmpstr (cue_text_card_get_problem (brief), ==, "Say what happens.");
  cue_text_card_set_text (brief, "She cancels.");
  g_assert_null (cue_text_card_get_problem (brief));
  g_assert_false (cue_design_form_show_problem (fixture->form, "agent", "No agent."));
}

static void
test_long_brief (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *text = g_strnfill (100 * 1024, 'a');
  CueTextCard     *brief = get (fixture, CUE_TYPE_TEXT_CARD, 0);

  cue_text_card_set_text (brief, text);
  g_signal_emit_by_name (brief, "left");
  g_assert_nonnull (cue_text_card_get_problem (brief));
  cue_text_card_set_text (brief, "🎉 שלום hello");
  g_assert_null (cue_text_card_get_problem (brief));
  g_assert_cmpstr (cue_draft_get_brief (fixture->draft), ==, "🎉 שלום hello");
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/design-form/showing", Fixture, NULL, set_up, test_showing, tear_down);
  g_test_add ("/ui/design-form/into-draft", Fixture, NULL, set_up, test_into_draft, tear_down);
  g_test_add ("/ui/design-form/from-draft", Fixture, NULL, set_up, test_from_draft, tear_down);
  g_test_add ("/ui/design-form/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/ui/design-form/long-brief", Fixture, NULL, set_up, test_long_brief, tear_down);
  return g_test_run ();
}
