/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "cue-config.h"
#include "cue-kind.h"

static void
test_words (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (CUE_TYPE_KIND);

  for (CueKind kind = CUE_KIND_INSTRUCTION; kind < CUE_KIND_UNKNOWN; kind++)
    {
      g_assert_cmpint (cue_kind_from_word (cue_kind_to_word (kind)), ==, kind);
      g_assert_cmpstr (g_enum_get_value (klass, kind)->value_nick, ==, cue_kind_to_word (kind));
      g_assert_cmpstr (cue_kind_get_label (kind), !=, "");
    }

  g_assert_cmpint (cue_kind_from_word (NULL), ==, CUE_KIND_INSTRUCTION);
  g_assert_cmpint (cue_kind_from_word (""), ==, CUE_KIND_INSTRUCTION);
  g_assert_cmpint (cue_kind_from_word ("unknown"), ==, CUE_KIND_UNKNOWN);
  g_assert_cmpint (cue_kind_from_word ("Instruction"), ==, CUE_KIND_UNKNOWN);
  g_assert_cmpstr (cue_kind_get_label (CUE_KIND_INSTRUCTION), ==, "Instruction");
  g_assert_cmpstr (cue_kind_get_label (CUE_KIND_STRUCTURED), ==, "Structured test");
}

static void
test_codes (void)
{
  const char *const *codes = cue_language_list_codes ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (g_strv_length ((char **) codes), ==, 43);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) codes[i]));
      g_assert_true (cue_language_is_known (codes[i]));
    }
  g_assert_true (cue_language_is_known ("multi"));
  g_assert_false (cue_language_is_known ("EN"));
  g_assert_false (cue_language_is_known ("xx"));
  g_assert_false (cue_language_is_known (""));
  g_assert_false (cue_language_is_known (NULL));
}

static void
test_direction (void)
{
  g_assert_true (cue_language_is_rtl ("ar"));
  g_assert_true (cue_language_is_rtl ("he"));
  g_assert_false (cue_language_is_rtl ("en"));
  g_assert_false (cue_language_is_rtl ("multi"));
  g_assert_false (cue_language_is_rtl (NULL));
}

/* Every one of the 43 has a name: a word that starts with a capital, without the catalogue's explanations. */
static void
check_all_names (void)
{
  const char *const *codes = cue_language_list_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *name = cue_language_get_name (codes[i]);

      g_test_message ("%s: %s", codes[i], name);
      g_assert_cmpstr (name, !=, codes[i]);
      g_assert_null (strpbrk (name, ";,()"));
      g_assert_false (g_unichar_islower (g_utf8_get_char (name)));
      g_assert_true (cue_language_get_name (codes[i]) == name);
    }
}

static void
test_names (void)
{
  check_all_names ();
  g_assert_cmpstr (cue_language_get_name ("es"), ==, "Spanish");
  g_assert_cmpstr (cue_language_get_name ("el"), ==, "Greek");
  g_assert_cmpstr (cue_language_get_name ("nl"), ==, "Dutch");
  g_assert_cmpstr (cue_language_get_name ("multi"), ==, "Several languages");
  g_assert_cmpstr (cue_language_get_name ("sw"), ==, "Swahili");
  g_assert_cmpstr (cue_language_get_name ("of-next-year"), ==, "of-next-year");
  g_assert_cmpstr (cue_language_get_name (""), ==, "");
  g_assert_cmpstr (cue_language_get_name (NULL), ==, "");
}

static const struct
{
  const char *language;
  const char *expected; /* a pattern */
} translated[] = {
  { "de", "*Spanisch, Neugriechisch, Englisch\n*" },
  { "fr", "*Espagnol, Grec moderne, Anglais\n*" },
  { "ar", "*, اليونانية الحديثة, الإنجليزية\n*" },
};

/* Run in a process of its own: names are looked up once. */
static void
test_names_in_child (gconstpointer data)
{
  g_setenv ("LANGUAGE", data, TRUE);
  check_all_names ();
  g_print ("%s, %s, %s\n", cue_language_get_name ("es"), cue_language_get_name ("el"), cue_language_get_name ("en"));
}

static void
test_names_translated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (translated); i++)
    {
      g_autofree char *catalogue =
        g_strdup_printf (CUE_ISO_CODES_PREFIX "/share/locale/%s/LC_MESSAGES/iso_639-2.mo", translated[i].language);
      g_autofree char *path = g_strconcat ("/model/kind/names/subprocess/", translated[i].language, NULL);

      if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the catalogues of iso-codes are not installed");
          return;
        }
      g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stdout (translated[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/kind/words", test_words);
  g_test_add_func ("/model/kind/codes", test_codes);
  g_test_add_func ("/model/kind/direction", test_direction);
  g_test_add_func ("/model/kind/names", test_names);
  for (guint i = 0; i < G_N_ELEMENTS (translated); i++)
    {
      g_autofree char *path = g_strconcat ("/model/kind/names/subprocess/", translated[i].language, NULL);
      g_test_add_data_func (path, translated[i].language, test_names_in_child);
    }
  g_test_add_func ("/model/kind/names-translated", test_names_translated);

  return g_test_run ();
}
