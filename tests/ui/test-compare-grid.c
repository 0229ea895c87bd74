/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-column-handle.h"
#include "cue-compare-grid.h"
#include "cue-draft-cell.h"
#include "cue-grid-cell.h"
#include "cue-grid-line.h"
#include "cue-grid-list.h"
#include "cue-mark-label.h"
#include "cue-overview.h"
#include "cue-ui-fixture.h"
#include "cue-ui-keys.h"
#include "cue-ui-search.h"

#define N_COLUMNS 3
#define DRAFT N_COLUMNS

/* The second is the baseline; the third says the fourth sentence before the third one. */
static const char *const texts[] = {
  "Say your {{test_profile.full_name}} slowly to the agent. Ask for the price of the big blue bicycle. Tell them that señora Núñez sent you. Thank the agent and hang up.",
  "Say your {{test_profile.full_name}} to the agent. Ask for the price of the big red bicycle. Tell them that señora Núñez sent you. Mention the voucher from last summer's fair. Thank the agent and hang up.",
  "Say your {{test_profile.full_name}} to the agent. Ask for the price of the big red bicycle. Mention the voucher from last summer's fair. Tell them that señora Núñez sent you. Thank the agent and hang up.",
};

typedef struct
{
  CueComparison  *comparison;
  CueMergedDraft *merged;
  CueCompareGrid *grid;
  GtkWidget      *window;
} Fixture;

static void
show (Fixture           *fixture,
      const char *const *some_texts,
      guint              n_texts,
      guint              baseline)
{
  const char *some_titles[CUE_COMPARE_MAX_COLUMNS + 1] = { "Variant 1", "Variant 2", "Variant 3", "Variant 4" };

  some_titles[n_texts] = NULL;
  g_set_object (&fixture->comparison, NULL);
  g_set_object (&fixture->merged, NULL);
  fixture->comparison = cue_comparison_new (some_texts, n_texts, baseline);
  fixture->merged = cue_merged_draft_new (fixture->comparison);
  cue_compare_grid_set_merged (fixture->grid, fixture->merged);
  cue_compare_grid_set_comparison (fixture->grid, fixture->comparison, some_titles);
  cue_test_iterate ();
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

static gboolean
is_mapped (gpointer data)
{
  GtkWidget *cell = cue_ui_find (data, CUE_TYPE_GRID_CELL, 0);

  return gtk_widget_get_mapped (data) && cell != NULL && gtk_widget_get_width (cell) > 0;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->grid = g_object_ref_sink (CUE_COMPARE_GRID (cue_compare_grid_new ()));
  fixture->window = gtk_window_new ();
  cue_ui_keys_listen (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1240, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->grid));
  show (fixture, texts, N_COLUMNS, 1);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (cue_test_wait_until (is_active, fixture->window, CUE_TEST_TIMEOUT));
  g_assert_true (cue_test_wait_until (is_mapped, fixture->grid, CUE_TEST_TIMEOUT));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->grid);
  g_assert_finalize_object (fixture->merged);
  g_assert_finalize_object (fixture->comparison);
}

static guint
get_uint (Fixture    *fixture,
          const char *property)
{
  guint value;

  g_object_get (fixture->grid, property, &value, NULL);
  return value;
}

typedef struct
{
  Fixture    *fixture;
  guint       row;
  guint       column;
  const char *text;
} Wanted;

static gboolean
is_at (gpointer data)
{
  Wanted *wanted = data;

  return get_uint (wanted->fixture, "current-row") == wanted->row && get_uint (wanted->fixture, "current-column") == wanted->column;
}

static void
assert_at (Fixture *fixture,
           guint    row,
           guint    column)
{
  Wanted wanted = { fixture, row, column, NULL };

  if (!cue_test_wait_until (is_at, &wanted, 5))
    g_error ("At %u, %u instead of %u, %u", get_uint (fixture, "current-row"), get_uint (fixture, "current-column"), row, column);
}

static void
focus_cell (Fixture *fixture,
            guint    row,
            guint    column)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  cue_compare_grid_go_to (fixture->grid, row, column);
  cue_test_iterate ();
  assert_at (fixture, row, column);
}

static CueGridList *
get_list (Fixture *fixture,
          guint    nth)
{
  return CUE_GRID_LIST (cue_ui_find (GTK_WIDGET (fixture->grid), CUE_TYPE_GRID_LIST, nth));
}

static GtkWidget *
get_cell (Fixture *fixture,
          guint    row,
          guint    column)
{
  GtkWidget *cell = cue_grid_list_get_cell (get_list (fixture, 0), row, column);

  g_assert_nonnull (cell);
  return cell;
}

static CueCellKind
get_kind (Fixture *fixture,
          guint    row,
          guint    column)
{
  g_autoptr (CueCompareRow) item = g_list_model_get_item (G_LIST_MODEL (fixture->comparison), row - 1);

  return cue_compare_row_get_kind (item, column);
}

/* The first row where @column is of @kind. */
static guint
find_kind (Fixture    *fixture,
           guint       column,
           CueCellKind kind)
{
  for (guint row = 1; row <= g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison)); row++)
    {
      if (get_kind (fixture, row, column) == kind)
        return row;
    }
  g_error ("No such row");
}

typedef struct
{
  Fixture     *fixture;
  guint        row;
  CuePieceKind kind;
  const char  *text;
} WantedPiece;

static gboolean
is_piece (gpointer data)
{
  WantedPiece *wanted = data;
  g_autoptr (CueMergedPiece) piece = g_list_model_get_item (G_LIST_MODEL (wanted->fixture->merged), wanted->row - 1);

  return cue_merged_piece_get_kind (piece) == wanted->kind && g_str_equal (cue_merged_piece_get_text (piece), wanted->text);
}

static void
assert_piece (Fixture     *fixture,
              guint        row,
              CuePieceKind kind,
              const char  *text)
{
  WantedPiece wanted = { fixture, row, kind, text };
  g_autoptr (CueMergedPiece) piece = NULL;

  if (cue_test_wait_until (is_piece, &wanted, 5))
    return;
  piece = g_list_model_get_item (G_LIST_MODEL (fixture->merged), row - 1);
  g_assert_cmpint (cue_merged_piece_get_kind (piece), ==, kind);
  g_assert_cmpstr (cue_merged_piece_get_text (piece), ==, text);
}

static gboolean
ends_so (gpointer data)
{
  Wanted          *wanted = data;
  GtkWidget       *editor = cue_ui_find (GTK_WIDGET (wanted->fixture->grid), GTK_TYPE_TEXT_VIEW, 0);
  g_autofree char *text = NULL;

  if (editor == NULL)
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "text", &text, NULL);
  return g_str_has_suffix (text, wanted->text);
}

/* Types into the cell that is being edited. */
static void
type_text (Fixture    *fixture,
           const char *text)
{
  Wanted wanted = { fixture, 0, 0, text };

  cue_ui_keys_type (text);
  g_assert_true (cue_test_wait_until (ends_so, &wanted, CUE_TEST_TIMEOUT));
}

static char *
get_label (GtkWidget *widget)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static void
assert_spoken (GtkWidget  *cell,
               const char *wanted)
{
  g_autofree char *label = get_label (cell);

  g_assert_nonnull (label);
  if (strstr (label, wanted) == NULL)
    g_error ("“%s” does not hold “%s”", label, wanted);
}

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  cue_test_boolean_property (fixture->grid, "mark-words");
  cue_test_boolean_property (fixture->grid, "only-differences");
  cue_test_boolean_property (fixture->grid, "scroll-together");
  g_assert_cmpuint (cue_test_read_all_properties (fixture->grid), >=, 10);
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison));

  focus_cell (fixture, 1, 0);
  cue_ui_keys_press ("Down");
  assert_at (fixture, 2, 0);
  cue_ui_keys_press ("Right");
  assert_at (fixture, 2, 1);
  cue_ui_keys_press ("End");
  assert_at (fixture, 2, DRAFT);
  cue_ui_keys_press ("Home");
  assert_at (fixture, 2, 0);
  cue_ui_keys_press ("Left");
  assert_at (fixture, 2, 0);
  cue_ui_keys_press ("ctrl+End");
  assert_at (fixture, n_rows, 0);
  cue_ui_keys_press ("Down");
  assert_at (fixture, n_rows, 0);
  cue_ui_keys_press ("ctrl+Home");
  assert_at (fixture, 1, 0);
  g_assert_true (gtk_widget_has_focus (get_cell (fixture, 1, 0)));
}

/* One stop: Tab leaves, and comes back to the cell where it was. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  focus_cell (fixture, 2, 1);
  cue_ui_keys_press ("Tab");
  g_assert_true (gtk_widget_has_focus (cue_ui_find (GTK_WIDGET (fixture->grid), CUE_TYPE_OVERVIEW, 0)));
  cue_ui_keys_press ("shift+Tab");
  assert_at (fixture, 2, 1);
  g_assert_true (gtk_widget_has_focus (get_cell (fixture, 2, 1)));
}

static void
test_take (Fixture      *fixture,
           gconstpointer data)
{
  cue_merged_draft_take_all (fixture->merged, 1);
  focus_cell (fixture, 1, 0);
  assert_piece (fixture, 1, CUE_PIECE_TAKEN, "Say your {{test_profile.full_name}} to the agent.");
  cue_ui_keys_press ("alt+Right");
  assert_piece (fixture, 1, CUE_PIECE_TAKEN, "Say your {{test_profile.full_name}} slowly to the agent.");
  assert_spoken (get_cell (fixture, 1, 0), "In the draft.");
  assert_spoken (get_cell (fixture, 1, DRAFT), "from Variant 1");
  assert_at (fixture, 1, 0);
  cue_ui_keys_press ("alt+shift+Right");
  assert_piece (fixture, 2, CUE_PIECE_TAKEN, "Ask for the price of the big blue bicycle.");
  cue_merged_draft_undo (fixture->merged);
  assert_piece (fixture, 2, CUE_PIECE_TAKEN, "Ask for the price of the big red bicycle.");
  cue_ui_keys_press ("Delete");
  assert_piece (fixture, 1, CUE_PIECE_NONE, "");
}

/* An arrow stands only where taking changes something; a tick at where the words come from. */
static void
test_arrows (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *other;
  GtkWidget *source;
  GtkWidget *button;

  cue_merged_draft_take_all (fixture->merged, 1);
  cue_test_iterate ();
  other = get_cell (fixture, 1, 0);
  source = get_cell (fixture, 1, 1);
  button = cue_ui_find (other, GTK_TYPE_BUTTON, 0);
  g_assert_nonnull (button);
  g_assert_null (cue_ui_find (source, GTK_TYPE_BUTTON, 0));
  g_signal_emit_by_name (button, "clicked");
  cue_test_iterate ();
  assert_piece (fixture, 1, CUE_PIECE_TAKEN, "Say your {{test_profile.full_name}} slowly to the agent.");
  g_assert_null (cue_ui_find (other, GTK_TYPE_BUTTON, 0));
  g_assert_nonnull (cue_ui_find (source, GTK_TYPE_BUTTON, 0));
  assert_at (fixture, 1, 0);
}

static gboolean
is_told (gpointer data)
{
  g_autoptr (CueMergedPiece) piece = g_list_model_get_item (data, 0);

  return cue_merged_piece_get_kind (piece) == CUE_PIECE_EDITED;
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  gint64 start;

  cue_merged_draft_take_all (fixture->merged, 1);
  focus_cell (fixture, 1, 0);
  cue_ui_keys_press ("Return");
  g_assert_true (cue_draft_cell_is_editing (CUE_DRAFT_CELL (get_cell (fixture, 1, DRAFT))));
  start = g_get_monotonic_time ();
  type_text (fixture, "Well");
  g_assert_true (cue_test_wait_until (is_told, fixture->merged, CUE_TEST_TIMEOUT));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  type_text (fixture, "Now");
  cue_ui_keys_press ("ctrl+Return");
  g_assert_false (cue_draft_cell_is_editing (CUE_DRAFT_CELL (get_cell (fixture, 1, DRAFT))));
  assert_piece (fixture, 1, CUE_PIECE_EDITED, "Say your {{test_profile.full_name}} to the agent.WellNow");
  assert_at (fixture, 1, DRAFT);
  assert_spoken (get_cell (fixture, 1, DRAFT), "edited by you");
  cue_merged_draft_undo (fixture->merged);
  assert_piece (fixture, 1, CUE_PIECE_TAKEN, "Say your {{test_profile.full_name}} to the agent.");
}

static void
test_give_up (Fixture      *fixture,
              gconstpointer data)
{
  cue_merged_draft_take_all (fixture->merged, 1);
  focus_cell (fixture, 1, DRAFT);
  cue_ui_keys_press ("F2");
  type_text (fixture, "Well");
  g_assert_true (cue_test_wait_until (is_told, fixture->merged, CUE_TEST_TIMEOUT));
  cue_ui_keys_press ("Escape");
  assert_piece (fixture, 1, CUE_PIECE_TAKEN, "Say your {{test_profile.full_name}} to the agent.");
  cue_ui_keys_press ("F2");
  type_text (fixture, "Oh");
  gtk_widget_grab_focus (cue_ui_find (GTK_WIDGET (fixture->grid), CUE_TYPE_OVERVIEW, 0));
  cue_test_iterate ();
  assert_piece (fixture, 1, CUE_PIECE_EDITED, "Say your {{test_profile.full_name}} to the agent.Oh");
}

/* The texts change while words are being written: they are kept. */
static void
test_edit_survives (Fixture      *fixture,
                    gconstpointer data)
{
  cue_merged_draft_take_all (fixture->merged, 1);
  focus_cell (fixture, 1, DRAFT);
  cue_ui_keys_press ("F2");
  type_text (fixture, "Oh");
  cue_compare_grid_set_comparison (fixture->grid, NULL, NULL);
  cue_test_iterate ();
  assert_piece (fixture, 1, CUE_PIECE_EDITED, "Say your {{test_profile.full_name}} to the agent.Oh");
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *text = NULL;

  focus_cell (fixture, 1, 1);
  cue_ui_keys_press ("shift+Down");
  assert_at (fixture, 2, 1);
  text = cue_compare_grid_dup_selected (fixture->grid);
  g_assert_cmpstr (text, ==, "Say your {{test_profile.full_name}} to the agent.\nAsk for the price of the big red bicycle.");
  cue_ui_keys_press ("ctrl+c");
  g_assert_true (gdk_clipboard_is_local (gtk_widget_get_clipboard (GTK_WIDGET (fixture->grid))));
  cue_ui_keys_press ("Left");
  g_free (text);
  text = cue_compare_grid_dup_selected (fixture->grid);
  g_assert_cmpstr (text, ==, "Ask for the price of the big blue bicycle.");
}

static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  guint      row = find_kind (fixture, 2, CUE_CELL_MOVED);
  guint      away = find_kind (fixture, 2, CUE_CELL_ELSEWHERE);
  GtkWidget *cell = get_cell (fixture, row, 2);

  assert_spoken (cell, "press M to go there");
  g_assert_nonnull (cue_ui_find (cell, GTK_TYPE_BUTTON, 0));
  focus_cell (fixture, row, 2);
  cue_ui_keys_press ("m");
  assert_at (fixture, away, 2);
  assert_spoken (get_cell (fixture, away, 2), "Moved ");
  assert_spoken (get_cell (fixture, row, 1), "Comes ");
  cue_ui_keys_press ("m");
  assert_at (fixture, row, 2);
}

static void
test_speech (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *label = get_label (get_cell (fixture, 1, 0));
  guint            missing = find_kind (fixture, 0, CUE_CELL_MISSING);
  g_autofree char *absent = get_label (get_cell (fixture, missing, 0));
  g_autofree char *wanted = g_strdup_printf ("Row %u, Variant 1: not in this variant.", missing);
  g_autofree char *start = g_strdup_printf ("Row 1 of %u, Variant 1, reworded. Added: slowly. Say your full name slowly to the agent.",
                                            g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison)));

  g_assert_cmpstr (label, ==, start);
  g_assert_cmpstr (absent, ==, wanted);
  assert_spoken (get_cell (fixture, 2, 0), "Removed: red. Added: blue.");
}

static gboolean
has_found (gpointer data)
{
  guint n_found;

  g_object_get (data, "n-found", &n_found, NULL);
  return n_found > 0;
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  g_object_set (fixture->grid, "find-text", "SENORA NUNEZ", NULL);
  g_assert_true (cue_test_wait_until (has_found, fixture->grid, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (get_uint (fixture, "n-found"), ==, 3);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (cue_compare_grid_go_to_found (fixture->grid, 1));
      g_assert_cmpuint (get_uint (fixture, "current-found"), ==, i % 3 + 1);
    }
  g_assert_true (cue_compare_grid_go_to_found (fixture->grid, -1));
  g_assert_cmpuint (get_uint (fixture, "current-found"), ==, 3);
  /* A struck word is not the cell's. */
  g_object_set (fixture->grid, "find-text", "red", NULL);
  g_assert_true (cue_test_wait_until (has_found, fixture->grid, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (get_uint (fixture, "n-found"), ==, 2);
  /* By the name that is shown, and by nothing. */
  g_object_set (fixture->grid, "find-text", "full name", NULL);
  g_assert_true (cue_test_wait_until (has_found, fixture->grid, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (get_uint (fixture, "n-found"), ==, 3);
  g_object_set (fixture->grid, "find-text", NULL, NULL);
  cue_test_iterate ();
  g_assert_cmpuint (get_uint (fixture, "n-found"), ==, 0);
  g_assert_false (cue_compare_grid_go_to_found (fixture->grid, 1));
}

static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  guint       n_changes = get_uint (fixture, "n-changes");
  GListModel *rows = cue_grid_list_get_rows (get_list (fixture, 0));

  g_assert_cmpuint (n_changes, ==, cue_comparison_get_n_changes (fixture->comparison));
  cue_compare_grid_go_to (fixture->grid, g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison)), 0);
  g_assert_cmpuint (get_uint (fixture, "current-change"), ==, 0);
  for (guint i = 0; i <= n_changes; i++)
    {
      g_assert_true (cue_compare_grid_go_to_change (fixture->grid, 1));
      g_assert_cmpuint (get_uint (fixture, "current-change"), ==, i % n_changes + 1);
    }
  g_assert_true (cue_compare_grid_go_to_change (fixture->grid, -1));
  g_assert_cmpuint (get_uint (fixture, "current-change"), ==, n_changes);
  g_object_set (fixture->grid, "only-differences", TRUE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_changes);
}

/* Rows that only hidden columns have go. */
static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  const char *const some[] = { "One thing is said here. Another story about whales.", "One thing is said here.", "One thing is said here. Completely different matter: invoices!" };
  GListModel       *rows = cue_grid_list_get_rows (get_list (fixture, 0));

  show (fixture, some, 3, 1);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  g_assert_cmpuint (get_uint (fixture, "n-changes"), ==, 2);
  cue_compare_grid_go_to (fixture->grid, 1, 2);
  cue_compare_grid_set_shown (fixture->grid, 1 | 2 | 8);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  g_assert_cmpuint (get_uint (fixture, "n-changes"), ==, 1);
  g_assert_cmpuint (get_uint (fixture, "current-column"), ==, 0);
}

static void
test_apart (Fixture      *fixture,
            gconstpointer data)
{
  guint row = find_kind (fixture, 0, CUE_CELL_MISSING);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison));
  guint n_empty = 0;

  for (guint i = 1; i <= n_rows; i++)
    n_empty += get_kind (fixture, i, 0) == CUE_CELL_MISSING || get_kind (fixture, i, 0) == CUE_CELL_ELSEWHERE;
  focus_cell (fixture, row, 1);
  g_object_set (fixture->grid, "scroll-together", FALSE, NULL);
  cue_test_iterate ();
  for (guint i = 0; i <= DRAFT; i++)
    g_assert_nonnull (get_list (fixture, i));
  g_assert_cmpuint (g_list_model_get_n_items (cue_grid_list_get_rows (get_list (fixture, 0))), ==, n_rows - n_empty);
  assert_at (fixture, row, 1);
  g_assert_true (cue_grid_list_has_focus (get_list (fixture, 1)));
  cue_ui_keys_press ("Left");
  g_assert_true (cue_grid_list_has_focus (get_list (fixture, 0)));
  g_object_set (fixture->grid, "scroll-together", TRUE, NULL);
  cue_test_iterate ();
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->grid), CUE_TYPE_GRID_LIST, 1));
  g_assert_cmpuint (g_list_model_get_n_items (cue_grid_list_get_rows (get_list (fixture, 0))), ==, n_rows);
}

/* The place is kept where its words went, and the columns' number may change. */
static void
test_new_comparison (Fixture      *fixture,
                     gconstpointer data)
{
  const char *const more[] = { "A first sentence that is new here. Say your {{test_profile.full_name}} slowly to the agent. Ask for the price of the big blue bicycle.",
                               "Ask for the price of the big blue bicycle." };

  focus_cell (fixture, 2, 0);
  show (fixture, more, 2, 1);
  assert_at (fixture, 3, 0);
  g_assert_true (CUE_IS_DRAFT_CELL (get_cell (fixture, 3, 2)));
  cue_compare_grid_set_merged (fixture->grid, NULL);
  cue_test_iterate ();
  g_assert_null (cue_grid_list_get_cell (get_list (fixture, 0), 3, 2));
}

static void
test_overview (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget       *overview = cue_ui_find (GTK_WIDGET (fixture->grid), CUE_TYPE_OVERVIEW, 0);
  guint            n_changes = get_uint (fixture, "n-changes");
  g_autofree char *wanted = g_strdup_printf ("Change 1 of %u", n_changes);
  g_autofree char *difference = NULL;

  cue_compare_grid_go_to (fixture->grid, g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison)), 0);
  gtk_widget_grab_focus (overview);
  cue_ui_keys_press ("Down");
  g_assert_cmpuint (get_uint (fixture, "current-change"), ==, 1);
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (overview), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, wanted);
  g_assert_null (difference);
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (overview), GTK_ACCESSIBLE_ROLE_SLIDER));
  cue_ui_keys_press ("End");
  g_assert_cmpuint (get_uint (fixture, "current-row"), ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison)));
  g_assert_true (gtk_widget_has_focus (overview));
}

static int
measure_column (Fixture *fixture,
                guint    column)
{
  return gtk_widget_get_width (get_cell (fixture, 1, column));
}

static void
test_widths (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *handle = cue_ui_find (GTK_WIDGET (fixture->grid), CUE_TYPE_COLUMN_HANDLE, 0);
  int        first = measure_column (fixture, 0);
  int        third = measure_column (fixture, 2);

  g_assert_cmpint (ABS (first - measure_column (fixture, 1)), <=, 2);
  gtk_widget_grab_focus (handle);
  cue_ui_keys_press ("Right");
  cue_test_iterate_for (.1);
  g_assert_cmpint (measure_column (fixture, 0), >, first);
  g_assert_cmpint (measure_column (fixture, 1), <, first);
  g_assert_cmpint (measure_column (fixture, 2), ==, third);
  for (int i = 0; i < 5; i++)
    cue_ui_keys_press ("Right");
  cue_test_iterate_for (.1);
  g_assert_cmpint (measure_column (fixture, 1), >=, 270);
  cue_ui_keys_press ("Home");
  cue_test_iterate_for (.1);
  g_assert_cmpint (measure_column (fixture, 0), ==, first);
}

static gboolean
is_interactive (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || gtk_widget_get_focusable (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL);
}

static guint
check_names (GtkWidget *widget)
{
  guint n_checked = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (is_interactive (widget) && !GTK_IS_WINDOW (widget) && !g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") && !GTK_IS_SCROLLED_WINDOW (widget))
    {
      if (!has_name (widget))
        g_error ("%s has no name", G_OBJECT_TYPE_NAME (widget));
      n_checked++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_checked += check_names (child);
  return n_checked;
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  cue_merged_draft_take_all (fixture->merged, 1);
  focus_cell (fixture, 1, 0);
  cue_ui_keys_press ("Return");
  g_assert_cmpuint (check_names (fixture->window), >, 20);
}

static guint
count_awake (GtkWidget *widget)
{
  guint n_awake = CUE_IS_GRID_LINE (widget) && cue_grid_line_is_awake (CUE_GRID_LINE (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_awake += count_awake (child);
  return n_awake;
}

static gboolean
is_last_in_view (gpointer data)
{
  guint first;
  guint last;

  cue_grid_list_get_visible (data, &first, &last);
  return last == 3000;
}

static void
test_many_rows (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_printf (one, "Sentence number %u says something of its own about item %u.\n", i, i * 7);
      g_string_append_printf (other, "Sentence number %u says something of %s own about item %u.\n", i, i % 5 == 0 ? "their" : "its", i * 7);
    }
  show (fixture, (const char *const[]){ one->str, other->str }, 2, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->comparison)), ==, 3000);
  cue_compare_grid_go_to (fixture->grid, 3000, 1);
  g_assert_true (cue_test_wait_until (is_last_in_view, get_list (fixture, 0), CUE_TEST_TIMEOUT));
  assert_at (fixture, 3000, 1);
  g_assert_cmpuint (count_awake (GTK_WIDGET (fixture->grid)), <, 120);
}

static void
test_long_text (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("This begins");
  GtkWidget *cell;
  gsize      length;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text, " and goes on %u", i);
  g_string_append_c (text, '.');
  show (fixture, (const char *const[]){ text->str, "Short." }, 2, 0);
  cell = get_cell (fixture, 1, 0);
  length = strlen (cue_grid_cell_get_text (CUE_GRID_CELL (cell)));
  g_assert_cmpuint (length, <, 1000);
  g_signal_emit_by_name (cue_ui_find_button (cell, "Show All"), "clicked");
  g_assert_cmpuint (strlen (cue_grid_cell_get_text (CUE_GRID_CELL (cell))), ==, text->len);
  g_assert_null (cue_ui_find_button (cell, "Show All"));
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* GTK keeps heights: that of the least width must not stand for those of the widths in between. */
static void
test_narrower (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *label = cue_ui_find (get_cell (fixture, 1, 0), CUE_TYPE_MARK_LABEL, 0);
  int        least;
  int        one_line;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  one_line = measure_height (label, 4000);
  g_assert_cmpint (measure_height (label, least), >, one_line);
  g_assert_cmpint (measure_height (label, least + 60), >, one_line);
}

#define ADD(name, function) g_test_add ("/ui/compare-grid/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  ADD ("properties", test_properties);
  ADD ("keys", test_keys);
  ADD ("tab", test_tab);
  ADD ("take", test_take);
  ADD ("arrows", test_arrows);
  ADD ("edit", test_edit);
  ADD ("give-up", test_give_up);
  ADD ("edit-survives", test_edit_survives);
  ADD ("copy", test_copy);
  ADD ("moved", test_moved);
  ADD ("speech", test_speech);
  ADD ("find", test_find);
  ADD ("changes", test_changes);
  ADD ("shown", test_shown);
  ADD ("apart", test_apart);
  ADD ("new-comparison", test_new_comparison);
  ADD ("overview", test_overview);
  ADD ("widths", test_widths);
  ADD ("names", test_names);
  ADD ("many-rows", test_many_rows);
  ADD ("long-text", test_long_text);
  ADD ("narrower", test_narrower);
  return g_test_run ();
}
