/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-column-widths.h"
#include "cue-find-text.h"
#include "cue-marked-text.h"
#include "cue-text.h"

/* While the program runs another comparison of as many columns has the same widths; the least is enough to read. */
static void
test_width_sharing (void)
{
  g_autoptr (CueColumnWidths) one = cue_column_widths_new ();
  g_autoptr (CueColumnWidths) other = cue_column_widths_new ();
  int start;
  int width;

  cue_column_widths_set_columns (one, 2, 3);
  cue_column_widths_set_columns (other, 2, 3);
  cue_column_widths_move (one, 1029, 0, 100);
  cue_column_widths_measure (other, 1029, 0, &start, &width);
  g_assert_cmpint (start, ==, 29);
  g_assert_cmpint (width, ==, 600);
  cue_column_widths_move (one, 1029, 0, 1000);
  cue_column_widths_measure (other, 1029, 1, &start, &width);
  g_assert_cmpint (width, ==, 280);
  g_assert_cmpint (start + width, ==, 1029);
  cue_column_widths_set_columns (one, 2, 2);
  cue_column_widths_measure (one, 1029, 0, NULL, &width);
  g_assert_cmpint (width, ==, 0);
  cue_column_widths_measure (one, 1029, 1, NULL, &width);
  g_assert_cmpint (width, ==, 1000);
  cue_column_widths_level (other);
  cue_column_widths_measure (other, 1029, 0, NULL, &width);
  g_assert_cmpint (width, ==, 500);
}

/* The whole mark of @kind as text, all of them one after the other. */
static char *
join_marks (CueMarkedText *marked,
            CueMarkKind    kind)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < marked->marks->len; i++)
    {
      CueMark *mark = &g_array_index (marked->marks, CueMark, i);

      if (mark->kind != kind)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '|');
      g_string_append_len (text, marked->text + mark->from, mark->to - mark->from);
    }
  return g_strdup (text->str);
}

static void
test_marks (void)
{
  static const CueMarkStyle styles[] = { { FALSE, FALSE }, { TRUE, FALSE }, { FALSE, TRUE }, { TRUE, TRUE } };
  const char *const         two[] = { "You need to cancel the visit for {{test_profile.day_of_visit}} today.",
                                      "You must cancel the visit for {{test_profile.day_of_visit}} today." };
  g_autoptr (CueComparison) comparison = cue_comparison_new (two, 2, 0);
  g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), 0);
  g_autoptr (CueMarkedText) marked = cue_marked_text_new (row, 1, FALSE, TRUE, FALSE);
  g_autoptr (CueMarkedText) plain = cue_marked_text_new (row, 1, FALSE, FALSE, FALSE);
  g_autofree char *added = join_marks (marked, CUE_MARK_ADDED);
  g_autofree char *removed = join_marks (marked, CUE_MARK_REMOVED);
  g_autofree char *placeholder = join_marks (marked, CUE_MARK_PLACEHOLDER);

  g_assert_cmpstr (marked->text, ==, "You need to must cancel the visit for day\302\240of\302\240visit today.");
  g_assert_cmpstr (added, ==, "must");
  g_assert_cmpstr (removed, ==, "need to");
  g_assert_cmpstr (placeholder, ==, "day\302\240of\302\240visit");
  g_assert_cmpuint (plain->marks->len, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (PangoAttrList) list = cue_marked_text_create_attributes (marked, styles[i]);
      g_autoptr (PangoAttrIterator) iterator = pango_attr_list_get_iterator (list);
      gboolean struck = FALSE;
      gboolean opaque = TRUE;

      do
        {
          struck = struck || pango_attr_iterator_get (iterator, PANGO_ATTR_STRIKETHROUGH) != NULL;
          opaque = opaque && (pango_attr_iterator_get (iterator, PANGO_ATTR_FOREGROUND) == NULL || pango_attr_iterator_get (iterator, PANGO_ATTR_FOREGROUND_ALPHA) != NULL);
        }
      while (pango_attr_iterator_next (iterator));
      g_assert_true (struck);
      g_assert_true (opaque);
    }
}

static void
test_placeholders (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "", "" },
    { "Say {{test_profile.full_name}}.", "Say full name." },
    { "{{name}}{{a.b.c_d}}", "namec d" },
    { "Open {{ never closed", "Open {{ never closed" },
    { "Empty {{}} and {{ }} and {{a.}}", "Empty {{}} and {{ }} and {{a.}}" },
    { "Over {{two\nlines}}", "Over {{two\nlines}}" },
    { "عند سؤالك قولي {{test_profile.الاسم_الكامل}}.", "عند سؤالك قولي الاسم الكامل." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = cue_marked_text_dup_shown (cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *text;
    const char *needle;
    const char *found;
  } cases[] = {
    { "One one ONE", "one", "One|one|ONE" },
    { "Señora Núñez", "nunez", "Núñez" },
    { "aaaa", "aa", "aa|aa" },
    { "nothing", "x", "" },
    { "", "x", "" },
    { "birth\302\240date", "birth date", "birth\302\240date" },
    { "قُولي الاسم", "قولي", "قُولي" },
    { "東京タワー", "タワー", "タワー" },
    { "Bad \xff bytes", "bad", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *needle = cue_text_fold (cases[i].needle);
      g_autoptr (GArray) ranges = cue_find_text_ranges (cases[i].text, needle, NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < ranges->len; j++)
        {
          CueTextRange *range = &g_array_index (ranges, CueTextRange, j);

          g_string_append (found, j > 0 ? "|" : "");
          g_string_append_len (found, cases[i].text + range->from, range->to - range->from);
        }
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/compare-grid-text/width-sharing", test_width_sharing);
  g_test_add_func ("/ui/compare-grid-text/marks", test_marks);
  g_test_add_func ("/ui/compare-grid-text/placeholders", test_placeholders);
  g_test_add_func ("/ui/compare-grid-text/ranges", test_ranges);
  return g_test_run ();
}
