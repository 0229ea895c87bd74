/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stars.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-variant-card.h"
#include "cue-variant-sorting.h"
#include "cue-variants-panel.h"

typedef struct
{
  CueUiFixture      base;
  CueVariantsPanel *panel;
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
  fixture->panel = g_object_ref_sink (g_object_new (CUE_TYPE_VARIANTS_PANEL, NULL));
  cue_variants_panel_set_queue (fixture->panel, fixture->base.queue);
  cue_variants_panel_set_draft (fixture->panel, fixture->draft);
  fixture->window = cue_ui_show (GTK_WIDGET (fixture->panel));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->panel);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* (transfer none): in the draft. */
static CueVariant *
add (Fixture    *fixture,
     const char *text,
     const char *batch,
     const char *label)
{
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (fixture->draft), text);

  g_object_set (variant, "batch-id", batch, "label", label, NULL);
  cue_draft_add_variant (fixture->draft, variant);
  cue_test_iterate ();
  return variant;
}

/* The titles of the cards, as they stand below each other. */
static char *
dup_titles (Fixture *fixture)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  GtkWidget *card;

  for (guint i = 0; (card = cue_ui_find (GTK_WIDGET (fixture->panel), CUE_TYPE_VARIANT_CARD, i)) != NULL; i++)
    g_string_append_printf (titles, "%s%d", i > 0 ? " " : "", cue_variant_get_number (cue_variant_card_get_variant (CUE_VARIANT_CARD (card))));
  return g_strdup (titles->str);
}

#define assert_order(fixture, expected)              \
  G_STMT_START                                       \
  {                                                  \
    g_autofree char *_titles = dup_titles (fixture); \
    g_assert_cmpstr (_titles, ==, expected);         \
  }                                                  \
  G_STMT_END

static GtkWidget *
get_card (Fixture    *fixture,
          CueVariant *variant)
{
  GtkWidget *card = cue_variants_panel_find_card (fixture->panel, variant);

  g_assert_nonnull (card);
  return card;
}

/* The newest order first; what belongs together stays together, under its heading. */
static void
test_batches (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->panel),
                                       "Texts that are written for this scenario arrive here. None of them replaces yours by itself."));
  add (fixture, "One.", "a", "German");
  add (fixture, "Two.", NULL, NULL);
  add (fixture, "Three.", "a", "Arabic");
  assert_order (fixture, "3 1 2");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->panel), "Ordered together"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->panel), "Arabic"));

  generation = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  g_object_set (generation, "batch-id", "b", "batch-title", "One variant for each language", NULL);
  cue_draft_add_generation (fixture->draft, G_OBJECT (generation));
  add (fixture, "Four.", "b", "Thai");
  assert_order (fixture, "4 3 1 2");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->panel), "One variant for each language"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "variants.sort", "s", "stars");
  assert_order (fixture, "4 3 2 1");
  g_assert_null (cue_ui_find_label (GTK_WIDGET (fixture->panel), "Ordered together"));
}

static void
test_stars_first (Fixture      *fixture,
                  gconstpointer data)
{
  CueVariant *one = add (fixture, "One.", NULL, NULL);
  CueVariant *two = add (fixture, "Two.", NULL, NULL);
  GtkWidget  *card;

  add (fixture, "Three.", NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "variants.sort", "s", "stars");
  assert_order (fixture, "3 2 1");
  card = get_card (fixture, one);
  cue_variant_card_set_checked (CUE_VARIANT_CARD (card), TRUE);

  /* Nothing moves under the hand that gives the stars. */
  g_object_set (one, "rating", 4, NULL);
  g_object_set (two, "rating", 2, NULL);
  assert_order (fixture, "3 2 1");
  g_assert_cmpint (cue_stars_get_value (CUE_STARS (cue_ui_find (card, CUE_TYPE_STARS, 0))), ==, 4);

  add (fixture, "Four.", NULL, NULL);
  assert_order (fixture, "1 2 4 3");
  g_assert_true (cue_variant_card_get_checked (CUE_VARIANT_CARD (get_card (fixture, one))));
  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "variants.sort", "s", "newest");
  assert_order (fixture, "4 3 2 1");
}

static void
test_hidden (Fixture      *fixture,
             gconstpointer data)
{
  CueVariant *one = add (fixture, "One.", NULL, NULL);
  CueVariant *two = add (fixture, "Two.", NULL, NULL);
  GtkWidget  *button;

  g_assert_cmpuint (cue_variants_panel_get_n_checked (fixture->panel), ==, 2);
  g_assert_null (cue_ui_find_button (GTK_WIDGET (fixture->panel), "Show Hidden (0)"));
  g_object_set (one, "hidden", TRUE, NULL);
  assert_order (fixture, "2");
  /* What is not seen is not compared. */
  g_assert_cmpuint (cue_variants_panel_get_n_checked (fixture->panel), ==, 1);
  g_object_set (two, "hidden", TRUE, NULL);
  assert_order (fixture, "");
  button = cue_ui_find_button (GTK_WIDGET (fixture->panel), "Show Hidden (2)");
  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  assert_order (fixture, "2 1");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->panel), "Hidden"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  assert_order (fixture, "");
  gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "variants.show-hidden", NULL);
  g_object_set (one, "hidden", FALSE, NULL);
  g_object_set (two, "hidden", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  /* Another scenario begins without. */
  cue_variants_panel_set_draft (fixture->panel, cue_ui_fixture_find (&fixture->base, "Angry refund"));
  assert_order (fixture, "");
  g_object_set (one, "hidden", TRUE, NULL);
  cue_variants_panel_set_draft (fixture->panel, fixture->draft);
  assert_order (fixture, "2");
}

static void
test_card (Fixture      *fixture,
           gconstpointer data)
{
  CueVariant *variant = add (fixture, "One.", NULL, "Warmer Tone");
  GtkWidget  *card = get_card (fixture, variant);

  g_assert_nonnull (cue_ui_find_label (card, "Warmer Tone"));
  g_assert_nonnull (cue_ui_find_label (card, "Variant 1"));
  g_object_set (variant, "name", "The friendly one", "note", "Ends too early.", NULL);
  g_assert_nonnull (cue_ui_find_label (card, "The friendly one"));
  g_assert_nonnull (cue_ui_find_label (card, "Ends too early."));
  g_object_set (variant, "note", NULL, "label", NULL, NULL);
  g_assert_null (cue_ui_find_label (card, "Ends too early."));
  g_assert_null (cue_ui_find_label (card, "Warmer Tone"));
  gtk_test_accessible_assert_property (cue_ui_find (card, CUE_TYPE_STARS, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The friendly one: No stars");
  cue_test_read_all_properties (card);
  cue_test_read_all_properties (fixture->panel);
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          int           *rating)
{
  g_variant_get (parameter, "(&si)", NULL, rating);
}

/* Stars that the tester gives are asked of the page; those that arrive by themselves are not. */
static void
test_rating (Fixture      *fixture,
             gconstpointer data)
{
  CueVariant *variant = add (fixture, "One.", NULL, NULL);
  CueStars   *stars = CUE_STARS (cue_ui_find (get_card (fixture, variant), CUE_TYPE_STARS, 0));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("rate-variant", G_VARIANT_TYPE ("(si)"));
  int rating = -1;

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), &rating);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "page", G_ACTION_GROUP (group));
  g_object_set (variant, "rating", 2, NULL);
  g_assert_cmpint (cue_stars_get_value (stars), ==, 2);
  g_assert_cmpint (rating, ==, -1);
  cue_stars_rate (stars, 5);
  g_assert_cmpint (rating, ==, 5);
  gtk_widget_insert_action_group (fixture->window, "page", NULL);
}

static void
rated_cb (int *n_rated)
{
  (*n_rated)++;
}

static void
test_stars (void)
{
  CueStars *stars = g_object_ref_sink (g_object_new (CUE_TYPE_STARS, "label", "Variant 2", NULL));
  int       n_rated = 0;

  cue_test_number_property (stars, "value", 3, 1);
  cue_test_string_property (stars, "label", "Variant 3", "Variant 2");
  g_signal_connect_swapped (stars, "rated", G_CALLBACK (rated_cb), &n_rated);
  cue_stars_rate (stars, 3);
  cue_stars_rate (stars, 3);
  g_assert_cmpint (n_rated, ==, 1);
  gtk_test_accessible_assert_role (stars, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (stars, GTK_ACCESSIBLE_PROPERTY_LABEL, "Variant 2: 3 of 5 stars");
  gtk_test_accessible_assert_property (stars, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 3.0);
  gtk_test_accessible_assert_property (stars, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "3 of 5 stars");
  cue_stars_rate (stars, 9);
  g_assert_cmpint (cue_stars_get_value (stars), ==, 5);
  cue_stars_rate (stars, -2);
  g_assert_cmpint (cue_stars_get_value (stars), ==, 0);
  g_assert_cmpint (n_rated, ==, 3);
  g_assert_finalize_object (stars);
}

static void
changed_cb (guint *n)
{
  (*n)++;
}

/* What is in its place already is left alone. */
static void
test_sorting_update (void)
{
  g_autoptr (GListStore) store = g_list_store_new (CUE_TYPE_VARIANT);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_changes = 0;

  for (int i = 0; i < 6; i++)
    g_ptr_array_add (wanted, cue_variant_new ("d", "Text."));
  cue_variant_sorting_update (store, wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 6);
  g_signal_connect_swapped (store, "items-changed", G_CALLBACK (changed_cb), &n_changes);
  cue_variant_sorting_update (store, wanted);
  g_assert_cmpuint (n_changes, ==, 0);

  /* The last to the front: taken out and put in. */
  g_ptr_array_insert (wanted, 0, g_object_ref (g_ptr_array_index (wanted, 5)));
  g_ptr_array_remove_index (wanted, 6);
  cue_variant_sorting_update (store, wanted);
  g_assert_cmpuint (n_changes, ==, 2);
  g_ptr_array_remove_index (wanted, 3);
  cue_variant_sorting_update (store, wanted);
  g_assert_cmpuint (n_changes, ==, 3);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_true (variant == g_ptr_array_index (wanted, i));
    }
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/variants-panel/batches", Fixture, NULL, set_up, test_batches, tear_down);
  g_test_add ("/ui/variants-panel/stars-first", Fixture, NULL, set_up, test_stars_first, tear_down);
  g_test_add ("/ui/variants-panel/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/ui/variants-panel/card", Fixture, NULL, set_up, test_card, tear_down);
  g_test_add ("/ui/variants-panel/rating", Fixture, NULL, set_up, test_rating, tear_down);
  g_test_add_func ("/ui/stars/value", test_stars);
  g_test_add_func ("/ui/variant-sorting/update", test_sorting_update);
  return g_test_run ();
}
