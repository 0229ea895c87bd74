/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-bench.h"
#include "cue-blind-judge.h"
#include "cue-blind-layout.h"
#include "cue-blind-text.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-verdict-page.h"
#include "cue-window.h"

/* What made the texts; none of it may be told while they are judged. 29 and 31 are their words, 4 the stars of one. */
static const char *const secrets[] = { "Variant", "Warmer", "guarded", "wish", "Writer Seven", "in use", "As it was",
                                       "Edited", "29", "31", "★", "stars", "13:40", "2026", "Worried", "German", "note of mine" };

typedef struct
{
  CueUiFixture    base;
  CueBlindRounds *rounds;
  CueBlindBench  *bench;
  GtkWidget      *window;
} Fixture;

static const char *const titles[] = { "Cancel, then rebook", "Wrong birth date", "Angry refund" };

/* Each scenario has a text in use and one that was wished warmer. */
static void
add_texts (CueUiFixture *base)
{
  g_assert_true (cue_ui_fixture_load (base));
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      CueDraft *draft = cue_ui_fixture_find (base, titles[i]);
      g_autoptr (CueVariant) variant = NULL;

      cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions",
                                    "You call the clinic. Say {{test_profile.full_name}} when asked.");
      variant = cue_variant_new (cue_draft_get_id (draft), "You ring the clinic. You give your first name only.");
      g_object_set (variant, "generation-id", "g", "wish", "a little guarded", "label", "Warmer tone", "service",
                    "Writer Seven", "rating", 4, "note", "note of mine", "created", (gint64) 1795354800000000, NULL);
      cue_draft_add_variant (draft, variant);
    }
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  add_texts (&fixture->base);
  fixture->rounds = cue_blind_rounds_new (CUE_STORE (fixture->base.store));
  fixture->bench = g_object_ref_sink (CUE_BLIND_BENCH (cue_blind_bench_new (fixture->base.library, fixture->rounds)));
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->bench));
  cue_blind_bench_set_up (fixture->bench, NULL);
  cue_test_iterate ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->bench);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->rounds);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static CueBlindJudge *
get_judge (Fixture *fixture)
{
  return CUE_BLIND_JUDGE (cue_ui_find (GTK_WIDGET (fixture->bench), CUE_TYPE_BLIND_JUDGE, 0));
}

static CueBlindRound *
begin (Fixture *fixture)
{
  GtkWidget *start = cue_ui_find_button (GTK_WIDGET (fixture->bench), "Start");

  g_assert_true (gtk_widget_activate_action (start, "blind-setup.start", NULL));
  cue_test_iterate ();
  g_assert_true (cue_blind_bench_get_judging (fixture->bench));
  return cue_blind_judge_get_round (get_judge (fixture));
}

/* Presses a key as the page's controller sees it; whether it was taken. */
static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_judge (fixture)));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  cue_test_iterate ();
  return taken;
}

static GtkWidget *
find_entry (Fixture *fixture)
{
  return cue_ui_find (GTK_WIDGET (get_judge (fixture)), GTK_TYPE_ENTRY, 0);
}

static gboolean
can_go_on (Fixture *fixture)
{
  GtkWidget *next = cue_ui_find_label (GTK_WIDGET (get_judge (fixture)), "Next");

  if (next == NULL)
    next = cue_ui_find_label (GTK_WIDGET (get_judge (fixture)), "Show the Verdict");
  return gtk_widget_is_sensitive (gtk_widget_get_ancestor (next, GTK_TYPE_BUTTON));
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  CueBlindRound *round = begin (fixture);

  g_assert_cmpuint (cue_blind_round_get_n_items (round), ==, 3);
  g_assert_false (can_go_on (fixture));
  press (fixture, GDK_KEY_space);
  g_assert_cmpuint (cue_blind_round_get_position (round), ==, 0);

  g_assert_true (press (fixture, GDK_KEY_1));
  g_assert_cmpint (cue_blind_round_get_item (round, 0)->vote, ==, 1);
  g_assert_true (can_go_on (fixture));
  g_assert_true (press (fixture, GDK_KEY_KP_2));
  g_assert_cmpint (cue_blind_round_get_item (round, 0)->vote, ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Arabic_0 + 1));
  g_assert_cmpint (cue_blind_round_get_item (round, 0)->vote, ==, 1);
  g_assert_false (press (fixture, GDK_KEY_3));
  g_assert_true (press (fixture, GDK_KEY_0));
  g_assert_cmpint (cue_blind_round_get_item (round, 0)->vote, ==, 0);

  g_assert_true (press (fixture, GDK_KEY_space));
  g_assert_cmpuint (cue_blind_round_get_position (round), ==, 1);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->bench), "2 of 3"));
  g_assert_false (can_go_on (fixture));
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  g_assert_cmpuint (cue_blind_round_get_position (round), ==, 0);
}

/* In the note, digits and Space are letters. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  CueBlindRound *round = begin (fixture);
  GtkWidget     *entry = find_entry (fixture);

  g_assert_true (press (fixture, GDK_KEY_n));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (entry)), entry));
  g_assert_false (press (fixture, GDK_KEY_1));
  g_assert_false (press (fixture, GDK_KEY_space));
  g_assert_false (press (fixture, GDK_KEY_BackSpace));
  g_assert_cmpint (cue_blind_round_get_item (round, 0)->vote, ==, CUE_BLIND_NOT_YET);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Sounds real");
  g_assert_cmpstr (cue_blind_round_get_item (round, 0)->note, ==, "Sounds real");

  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_true (cue_blind_bench_get_judging (fixture->bench));
  g_assert_true (press (fixture, GDK_KEY_2));
  g_assert_true (press (fixture, GDK_KEY_space));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Sounds real");
}

static void
take (GString    *told,
      const char *what)
{
  if (what != NULL)
    g_string_append_printf (told, "%s\n", what);
}

static void
take_accessible (GString   *told,
                 GtkWidget *widget)
{
  static const GtkAccessibleProperty asked[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
    GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
    GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), asked[i]))
      {
        g_autofree char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), asked[i], "\x01");

        take (told, value);
      }
}

/* All that eyes, pointers and screen readers are told below @widget, but for the texts themselves. */
static void
listen (GString   *told,
        GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *all_classes = g_strjoinv (" ", classes);
  const char      *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (!gtk_widget_get_visible (widget))
    return;

  take (told, G_OBJECT_TYPE_NAME (widget));
  take (told, gtk_widget_get_name (widget));
  if (id != NULL && !g_str_has_prefix (id, "___"))
    take (told, id);
  take (told, all_classes);
  take (told, gtk_widget_get_tooltip_text (widget));
  take (told, gtk_widget_get_tooltip_markup (widget));
  take_accessible (told, widget);
  if (GTK_IS_LABEL (widget))
    take (told, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    take (told, gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_WINDOW (widget))
    take (told, gtk_window_get_title (GTK_WINDOW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    listen (told, child);
}

static void
assert_blind (GtkWidget *root)
{
  g_autoptr (GString) told = g_string_new (NULL);

  listen (told, root);
  g_assert_nonnull (strstr (told->str, "Text A"));
  g_assert_nonnull (strstr (told->str, "Text B"));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (told->str, secrets[i]) != NULL)
      g_error ("“%s” is told in:\n%s", secrets[i], told->str);
}

/* Nothing is told before, with and after a vote, in any scenario. */
static void
test_blind (Fixture      *fixture,
            gconstpointer data)
{
  begin (fixture);
  for (guint i = 0; i < 3; i++)
    {
      assert_blind (fixture->window);
      press (fixture, GDK_KEY_2);
      assert_blind (fixture->window);
      if (i < 2)
        press (fixture, GDK_KEY_space);
    }
}

/* Two settings that change places are told, and built, alike. */
static void
test_alike (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const texts[][2] = { { "One.", "Two." }, { "Two.", "One." } };
  static const char *const ids[] = { NULL, NULL };
  g_autofree char         *before = NULL;

  for (guint turn = 0; turn < 2; turn++)
    {
      CueBlindSetting settings[] = { { .name = (char *) (turn == 0 ? "Warmer" : "Plain") },
                                     { .name = (char *) (turn == 0 ? "Plain" : "Warmer") } };
      g_autoptr (CueBlindRound) round = cue_blind_round_new ("Clinic");
      g_autoptr (GString) told = g_string_new (NULL);

      cue_blind_round_add_setting (round, &settings[0]);
      cue_blind_round_add_setting (round, &settings[1]);
      cue_blind_round_add_item (round, "d", "Title", NULL, texts[turn], ids, NULL);
      cue_blind_bench_show_round (fixture->bench, round);
      cue_test_iterate_for (.3); /* until it knows its width */
      listen (told, GTK_WIDGET (get_judge (fixture)));
      if (turn == 1)
        g_assert_true (g_str_equal (told->str, before));
      before = turn == 0 ? g_strdup (told->str) : before;
    }
}

/* Chooses the text of @setting in all scenarios. */
static void
judge_all (Fixture       *fixture,
           CueBlindRound *round,
           guint          setting)
{
  for (guint i = 0; i < cue_blind_round_get_n_items (round); i++)
    {
      g_assert_cmpuint (cue_blind_round_get_position (round), ==, i);
      g_assert_null (cue_ui_find (GTK_WIDGET (fixture->bench), CUE_TYPE_VERDICT_PAGE, 0) != NULL &&
                         gtk_widget_get_mapped (cue_ui_find (GTK_WIDGET (fixture->bench), CUE_TYPE_VERDICT_PAGE, 0))
                       ? fixture
                       : NULL);
      press (fixture, cue_blind_round_get_item (round, i)->order[0] == setting ? GDK_KEY_1 : GDK_KEY_2);
      press (fixture, GDK_KEY_space);
    }
}

static const char *
get_instructions (Fixture *fixture,
                  guint    scenario)
{
  CueDraft *draft = cue_ui_fixture_find (&fixture->base, titles[scenario]);

  return cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions");
}

static void
test_verdict (Fixture      *fixture,
              gconstpointer data)
{
  CueBlindRound *round = begin (fixture);
  guint          warmer = cue_blind_round_get_setting (round, 0)->in_use ? 1 : 0;
  GtkWidget     *page;

  judge_all (fixture, round, warmer);
  g_assert_false (cue_blind_bench_get_judging (fixture->bench));
  g_assert_true (cue_blind_round_is_finished (round));
  page = cue_ui_find (GTK_WIDGET (fixture->bench), CUE_TYPE_VERDICT_PAGE, 0);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_nonnull (cue_ui_find_label (page, "“Warmer tone” won 3 of 3, which is too few to say"));
  g_assert_nonnull (cue_ui_find_label (page, "Wish: “a little guarded”"));
  g_assert_nonnull (cue_ui_find_label (page, "Use “Warmer tone” Where It Won"));

  gtk_widget_activate_action (page, "verdict.use", NULL);
  for (guint i = 0; i < 3; i++)
    {
      CueDraft *draft = cue_ui_fixture_find (&fixture->base, titles[i]);

      g_assert_cmpstr (get_instructions (fixture, i), ==, "You ring the clinic. You give your first name only.");
      g_assert_cmpuint (cue_ui_count (cue_draft_get_variants (draft)), ==, 2);
    }

  gtk_widget_activate_action (page, "verdict.undo-use", NULL);
  for (guint i = 0; i < 3; i++)
    {
      CueDraft *draft = cue_ui_fixture_find (&fixture->base, titles[i]);

      g_assert_true (g_str_has_prefix (get_instructions (fixture, i), "You call the clinic."));
      g_assert_cmpuint (cue_ui_count (cue_draft_get_variants (draft)), ==, 1);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A round that was left goes on where it was, also from the list of rounds. */
static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  CueBlindRound *round = begin (fixture);
  guint          n_closed = 0;

  g_signal_connect_swapped (fixture->bench, "closed", G_CALLBACK (count_cb), &n_closed);
  press (fixture, GDK_KEY_2);
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpuint (n_closed, ==, 1);
  g_assert_false (cue_blind_bench_get_judging (fixture->bench));
  g_assert_true (cue_blind_rounds_find (fixture->rounds, cue_blind_round_get_id (round)) == round);

  cue_blind_bench_set_up (fixture->bench, NULL);
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->bench), "Go On"));
  cue_blind_bench_show_round (fixture->bench, round);
  cue_test_iterate ();
  g_assert_cmpuint (cue_blind_round_get_position (round), ==, 1);
  press (fixture, GDK_KEY_BackSpace);
  g_assert_true (cue_blind_text_get_chosen (CUE_BLIND_TEXT (cue_ui_find (GTK_WIDGET (fixture->bench), CUE_TYPE_BLIND_TEXT, 1))));
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      CueDraft *draft = cue_ui_fixture_find (&fixture->base, titles[i]);
      g_autoptr (CueVariant) variant = g_list_model_get_item (cue_draft_get_variants (draft), 0);

      cue_draft_remove_variant (draft, variant);
    }
  cue_blind_bench_set_up (fixture->bench, NULL);
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->bench), "Nothing to Judge Yet"));
  g_assert_false (gtk_widget_is_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->bench), "Start")));
}

/* In the window nothing of the workspace behind is left to be found, until the round is left. */
static void
test_window (void)
{
  CueUiFixture   base = { 0 };
  CueWindow     *window;
  CueBlindJudge *judge;

  cue_ui_fixture_set_up (&base, NULL);
  add_texts (&base);
  window = g_object_ref_sink (cue_window_new (NULL, NULL));
  gtk_window_present (GTK_WINDOW (window));
  cue_window_show_workspace (window, base.library, base.queue);
  cue_workspace_view_show_draft (cue_window_get_view (window), cue_ui_fixture_find (&base, titles[0]));
  cue_test_iterate ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.judge-blind", "as", NULL);
  cue_test_iterate ();
  g_assert_cmpstr (cue_window_get_page (window), ==, "blind");
  gtk_widget_activate_action (cue_ui_find_button (GTK_WIDGET (window), "Start"), "blind-setup.start", NULL);
  cue_test_iterate ();
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (cue_window_get_view (window)))));
  judge = CUE_BLIND_JUDGE (cue_ui_find (GTK_WIDGET (window), CUE_TYPE_BLIND_JUDGE, 0));
  assert_blind (GTK_WIDGET (window));
  /* Nobody works on what cannot be seen. */
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-scenario", NULL) &&
                  cue_ui_count (cue_library_get_drafts (base.library)) > 6);

  gtk_widget_activate_action (GTK_WIDGET (judge), "blind.pause", NULL);
  cue_test_iterate ();
  g_assert_cmpstr (cue_window_get_page (window), ==, "workspace");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (cue_window_get_view (window)))));
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (cue_navigation_get_rounds_menu (cue_workspace_view_get_navigation (cue_window_get_view (window))))), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  cue_test_iterate ();
  g_assert_finalize_object (window);
  cue_ui_fixture_tear_down (&base, NULL);
}

static void
test_layout (void)
{
  static const struct
  {
    const char *text;
    const char *lines;
    guint       n_pills;
  } rows[] = {
    { "Say it. Then wait.", "Say it.\nThen wait.", 0 },
    { "Say {{test_profile.full_name}}.", "Say full name.", 1 },
    { "Say {{}} and {{a", "Say {{}} and {{a", 0 },
    { "", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) pills = NULL;
      g_autofree char *lines = cue_blind_layout (rows[i].text, &pills);

      g_assert_cmpstr (lines, ==, rows[i].lines);
      g_assert_cmpuint (pills->len, ==, rows[i].n_pills);
    }
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/blind/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/blind/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/ui/blind/blind", Fixture, NULL, set_up, test_blind, tear_down);
  g_test_add ("/ui/blind/alike", Fixture, NULL, set_up, test_alike, tear_down);
  g_test_add ("/ui/blind/verdict", Fixture, NULL, set_up, test_verdict, tear_down);
  g_test_add ("/ui/blind/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/ui/blind/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add_func ("/ui/blind/window", test_window);
  g_test_add_func ("/ui/blind/layout", test_layout);
  return g_test_run ();
}
