/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-text.h"

#include "cue-form-text.h"
#include "cue-time-text.h"
#include "cue-tools-row.h"

#include <glib/gi18n.h>

static const struct
{
  const char *property;
  const char *label;
} labels[] = {
  { "name", N_ ("Name") },
  { "agent", N_ ("Agent") },
  { "assistant-id", N_ ("Assistant") },
  { "personality", N_ ("Personality") },
  { "kind", N_ ("Kind") },
  { "instructions", N_ ("Instructions") },
  { "conditional-actions", N_ ("Steps") },
  { "expected-outcome", N_ ("What counts as success?") },
  { "first-message", N_ ("First message") },
  { "language", N_ ("Language") },
  { "max-duration", N_ ("Longest call") },
  { "tags", N_ ("Tags") },
  { "tool-ids", N_ ("Tools") },
  { "metrics", N_ ("Metrics") },
  { "test-profile", N_ ("Test profile") },
  { "generated-mock-tool-entries", N_ ("Answers of the tools") },
  { "phone-number", N_ ("Phone number") },
  { "inbound-phone-number", N_ ("Phone number for calls that come in") },
  { "folder-path", N_ ("Folder") },
  { "simulation-description", N_ ("Description") },
  { "information-fields", N_ ("Information") },
  { "suite-type", N_ ("Suite") },
  { "project", N_ ("Project") },
};

const char *
cue_conflict_text_get_label (CueConflictField *field)
{
  const char *property;

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (field), NULL);

  property = cue_conflict_field_get_property (field);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i].property, property))
        return gettext (labels[i].label);
    }
  return _ ("Another setting");
}

/* (transfer full): the name of the one of @resource with that id, or that it is not known. */
static char *
dup_name (CueLibrary *library,
          CueResource resource,
          gint64      id)
{
  CueResourceObject *object = library != NULL ? cue_library_find (library, resource, id) : NULL;
  g_autofree char   *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (object != NULL)
    return g_strdup (cue_resource_object_get_name (object));
  /* translators: %s is the number of something that is not in the lists here */
  return g_strdup_printf (_ ("Number %s, which is not here"), number);
}

/* (nullable) (transfer none): that of @list with that id. */
static CueResourceObject *
find_in_list (CueLibrary *library,
              CueResource resource,
              gint64      id)
{
  GListModel *list = library != NULL ? cue_library_get_list (library, resource) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueResourceObject) object = g_list_model_get_item (list, i);

      if (cue_resource_object_get_id (object) == id)
        return object; /* the list holds it */
    }
  return NULL;
}

/* (transfer full): lines of numbers as names, in one line. */
static char *
dup_names (CueLibrary *library,
           CueResource resource,
           const char *lines)
{
  g_auto (GStrv) words = g_strsplit (lines, "\n", -1);

  for (char **word = words; *word != NULL; word++)
    {
      gint64             id;
      CueResourceObject *object =
        g_ascii_string_to_signed (*word, 10, 0, G_MAXINT64, &id, NULL) ? find_in_list (library, resource, id) : NULL;

      if (object != NULL)
        {
          g_free (*word);
          *word = g_strdup (cue_resource_object_get_name (object));
        }
    }
  return g_strjoinv (C_ ("list separator", ", "), words);
}

/* (transfer full) (nullable): NULL for a property whose value is no number with a name. */
static char *
dup_named_number (const char *property,
                  gint64      number,
                  CueLibrary *library)
{
  if (number == CUE_UNSET)
    return NULL;
  if (g_str_equal (property, "personality"))
    return dup_name (library, CUE_RESOURCE_PERSONALITIES, number);
  if (g_str_equal (property, "test-profile"))
    return dup_name (library, CUE_RESOURCE_PROFILES, number);
  if (g_str_equal (property, "agent"))
    return dup_name (library, CUE_RESOURCE_AGENTS, number);
  if (g_str_equal (property, "max-duration"))
    return cue_form_text_from_duration (number);
  return NULL;
}

char *
cue_conflict_text_dup_value (CueConflictField *field,
                             CueConflictChoice side,
                             CueLibrary       *library)
{
  const char      *property;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  char *named;

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (field), NULL);
  g_return_val_if_fail (library == NULL || CUE_IS_LIBRARY (library), NULL);

  property = cue_conflict_field_get_property (field);
  named = dup_named_number (property, cue_conflict_field_get_number (field, side), library);
  if (named != NULL)
    return named;
  text = cue_conflict_field_dup_text (field, side);
  if (*text == '\0')
    return g_steal_pointer (&text);
  if (g_str_equal (property, "folder-path"))
    return cue_form_text_from_folder (text);
  if (g_str_equal (property, "metrics"))
    return dup_names (library, CUE_RESOURCE_METRICS, text);
  words = g_strsplit (text, "\n", -1);
  if (g_str_equal (property, "tags"))
    return g_strjoinv (C_ ("list separator", ", "), words);
  if (g_str_equal (property, "tool-ids"))
    return cue_tools_row_dup_summary ((const char *const *) words);
  return g_steal_pointer (&text);
}

const char *
cue_conflict_text_get_side (CueConflictChoice side)
{
  switch (side)
    {
    case CUE_CHOICE_MINE:
      return C_ ("side of a conflict", "Mine");

    case CUE_CHOICE_THEIRS:
      return C_ ("side of a conflict", "Theirs");

    case CUE_CHOICE_BASE:
      return C_ ("side of a conflict", "Before");

    case CUE_CHOICE_OWN:
      return C_ ("side of a conflict", "My own");

    case CUE_CHOICE_NONE:
    default:
      return C_ ("side of a conflict", "Not decided");
    }
}

static const char *
get_reason (CueConflictKind kind)
{
  switch (kind)
    {
    case CUE_CHANGED_HERE:
      return _ ("Mine: only you changed it");

    case CUE_CHANGED_THERE:
      return _ ("Theirs: you did not change it");

    case CUE_CHANGED_ALIKE:
      return _ ("Both chose the same");

    case CUE_CHANGED_BY_BOTH:
    default:
      return _ ("Changed by both");
    }
}

const char *
cue_conflict_text_get_outcome (CueConflictField *field)
{
  CueConflictKind   kind;
  CueConflictChoice expected;

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (field), NULL);

  kind = cue_conflict_field_get_kind (field);
  expected = kind == CUE_CHANGED_THERE ? CUE_CHOICE_THEIRS : CUE_CHOICE_MINE;
  if (kind == CUE_CHANGED_BY_BOTH || cue_conflict_field_get_choice (field) == expected)
    return get_reason (kind);
  return _ ("You chose this");
}

char *
cue_conflict_text_dup_when (CueConflict *conflict)
{
  g_autofree char *changed = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) when = NULL;

  g_return_val_if_fail (CUE_IS_CONFLICT (conflict), NULL);

  g_object_get (conflict, "theirs-changed", &changed, NULL);
  when = changed != NULL ? g_date_time_new_from_iso8601 (changed, utc) : NULL;
  if (when == NULL)
    return NULL;
  return cue_time_text_saved (g_date_time_to_unix (when) * G_USEC_PER_SEC, g_get_real_time ());
}
