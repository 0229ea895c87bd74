/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice-row.h"
#include "cue-practice-text.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-writing-pages.h"

static void
practice_asked_cb (GSimpleAction *action,
                   GVariant      *value,
                   gpointer       user_data)
{
  g_simple_action_set_state (action, value);
}

static void
assert_practice (GSimpleAction *action,
                 const char    *expected)
{
  g_autofree char *word = cue_practice_dup_word (G_ACTION (action));

  g_assert_cmpstr (word, ==, expected);
}

/* What is chosen is asked for, what is so is shown, and nothing can be chosen while there is nothing to practise on. */
static void
test_page (void)
{
  GtkWidget    *page = g_object_ref_sink (g_object_new (CUE_TYPE_LOCAL_PAGE, NULL));
  GtkWidget    *window = cue_ui_show (page);
  CueChoiceRow *row = CUE_CHOICE_ROW (cue_ui_find (page, CUE_TYPE_CHOICE_ROW, 0));
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful ("practice", G_VARIANT_TYPE_STRING, g_variant_new_string ("none"));

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "What goes wrong");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  g_signal_connect (action, "change-state", G_CALLBACK (practice_asked_cb), NULL);
  g_simple_action_set_enabled (action, FALSE);
  cue_local_page_set_practice (CUE_LOCAL_PAGE (page), G_ACTION (action));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  g_simple_action_set_enabled (action, TRUE);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  g_assert_cmpstr (cue_choice_row_get_value (row), ==, "none");

  cue_choice_row_set_value (row, "garbled");
  assert_practice (action, "garbled");
  g_action_change_state (G_ACTION (action), g_variant_new_string ("wait"));
  g_assert_cmpstr (cue_choice_row_get_value (row), ==, "wait");

  g_simple_action_set_state (action, g_variant_new_string ("none"));
  g_simple_action_set_enabled (action, FALSE);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  g_assert_cmpstr (cue_choice_row_get_value (row), ==, "none");
  cue_ui_destroy (window);
  g_assert_finalize_object (page);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) choices = cue_practice_text_list ();

  g_assert_cmpuint (choices->len, ==, 7);
  g_assert_null (cue_practice_text_sentence ("none"));
  g_assert_true (cue_practice_text_knows ("none"));
  g_assert_false (cue_practice_text_knows ("wait\n"));
  g_assert_false (cue_practice_text_knows (""));
  for (guint i = 1; i < choices->len; i++)
    g_assert_nonnull (cue_practice_text_sentence (cue_choice_get_value (g_ptr_array_index (choices, i))));
}

int
main (int    argc,
      char **argv)
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/practice/page", test_page);
  g_test_add_func ("/ui/practice/words", test_words);

  return g_test_run ();
}
