/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stability-page.h"
#include "cue-stability-row.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture      base;
  CueStabilityPage *page;
  CueDraft         *draft; /* borrowed */
  GtkWidget        *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  fixture->page = g_object_ref_sink (g_object_new (CUE_TYPE_STABILITY_PAGE, NULL));
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  cue_test_iterate_for (.1);
  g_assert_finalize_object (fixture->page);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static void
add (Fixture    *fixture,
     const char *text,
     gboolean    hidden)
{
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (fixture->draft), text);

  g_object_set (variant, "hidden", hidden, NULL);
  cue_draft_add_variant (fixture->draft, variant);
}

static gboolean
is_there (gpointer data)
{
  return cue_stability_page_get_map (data) != NULL;
}

static void
show_three (Fixture *fixture)
{
  add (fixture, "Give your birth date slowly. Ask for a visit on 12 March. Ask whether the lift works today.", FALSE);
  add (fixture, "Give your birth date slowly. Ask for a visit on 13 March.", FALSE);
  add (fixture, "Give your birth date slowly. Complain loudly about the parking fees.", FALSE);
  add (fixture, "Something hidden.", TRUE);
  cue_stability_page_set_draft (fixture->page, fixture->draft);
  g_assert_true (cue_test_wait_until (is_there, fixture->page, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

/* Variants that are hidden do not count. */
static void
test_map (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  show_three (fixture);
  g_assert_cmpuint (cue_stability_get_n_texts (cue_stability_page_get_map (fixture->page)), ==, 3);
  g_assert_nonnull (cue_ui_find_label (page, "Give your birth date slowly."));
  g_assert_nonnull (cue_ui_find_label (page, "in all 3"));
  g_assert_nonnull (cue_ui_find_label (page, "in 2 of 3"));
  g_assert_nonnull (cue_ui_find_label (page, "only in Variant 3"));
  g_assert_nonnull (cue_ui_find_label (page, "In all: 1. In some: 1. In one alone: 2. 1 contradiction."));
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *filter;
    guint       n_steps;
  } rows[] = { { "all", 1 }, { "some", 1 }, { "one", 2 }, { "every", 4 } };

  show_three (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_set (fixture->page, "filter", rows[i].filter, NULL);
      g_assert_cmpuint (cue_ui_count (cue_stability_page_get_steps (fixture->page)), ==, rows[i].n_steps);
    }
}

static void
test_wordings (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *row;
  GtkWidget *button;

  show_three (fixture);
  g_object_set (fixture->page, "filter", "some", NULL);
  cue_test_iterate ();
  row = cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_STABILITY_ROW, 0);
  g_assert_null (cue_ui_find_label (row, "Variant 1"));
  button = cue_ui_find (row, GTK_TYPE_TOGGLE_BUTTON, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_nonnull (cue_ui_find_label (row, "Variant 1"));
  g_assert_nonnull (cue_ui_find_label (row, "Ask for a visit on 13 March."));
  g_assert_nonnull (cue_ui_find_label (row, "Says nothing of the kind."));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_null (cue_ui_find_label (row, "Variant 1"));
}

static void
test_alone (Fixture      *fixture,
            gconstpointer data)
{
  add (fixture, "One text.", FALSE);
  cue_stability_page_set_draft (fixture->page, fixture->draft);
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "One Text Has Nothing to Agree With"));
}

/* The page may go, and another scenario may come, while texts are laid beside each other. */
static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  add (fixture, "One.", FALSE);
  add (fixture, "Two.", FALSE);
  cue_stability_page_set_draft (fixture->page, fixture->draft);
  cue_stability_page_set_draft (fixture->page, fixture->draft);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/stability/map", Fixture, NULL, set_up, test_map, tear_down);
  g_test_add ("/ui/stability/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/ui/stability/wordings", Fixture, NULL, set_up, test_wordings, tear_down);
  g_test_add ("/ui/stability/alone", Fixture, NULL, set_up, test_alone, tear_down);
  g_test_add ("/ui/stability/leave", Fixture, NULL, set_up, test_leave, tear_down);
  return g_test_run ();
}
