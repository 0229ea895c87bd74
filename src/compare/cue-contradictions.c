/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-contradictions.h"

#include <glib/gi18n.h>
#include <string.h>

/* Days of the week are compared with each other, not with dates. */
#define WEEKDAY "weekday-"

void
cue_conflicting_values_free (CueConflictingValues *self)
{
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self);
}

static gboolean
is_weekday (const CueFact *fact)
{
  return fact->kind == CUE_FACT_DATE && g_str_has_prefix (fact->value, WEEKDAY);
}

/* Words of @part all in @whole: "maria" in "maria schmidt". */
static gboolean
has_words (const char *whole,
           const char *part)
{
  g_auto (GStrv) all = g_strsplit (whole, " ", -1);
  g_auto (GStrv) some = g_strsplit (part, " ", -1);

  for (guint i = 0; some[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) all, some[i]))
      return FALSE;
  return TRUE;
}

/* The unit or currency after a number, "" when there is none. */
static const char *
get_unit (const CueFact *fact)
{
  const char *space = strchr (fact->value, ' ');

  return space != NULL ? space + 1 : "";
}

/* "seat" and "seats" count the same. */
static gboolean
is_same_unit (const char *a,
              const char *b)
{
  gsize shared = 0;
  gsize shorter = MIN (strlen (a), strlen (b));

  while (shared < shorter && a[shared] == b[shared])
    shared++;
  return a[0] == '\0' || b[0] == '\0' || (shared >= 3 && shared + 2 >= shorter) || strcmp (a, b) == 0;
}

/* Whether the two can be held against each other at all. */
static gboolean
is_comparable (const CueFact *a,
               const CueFact *b)
{
  if (a->kind != b->kind || is_weekday (a) != is_weekday (b))
    return FALSE;
  if (a->kind == CUE_FACT_AMOUNT)
    return (strcmp (get_unit (a), "%") == 0) == (strcmp (get_unit (b), "%") == 0);
  return a->kind != CUE_FACT_NUMBER || is_same_unit (get_unit (a), get_unit (b));
}

/* Whether the two say the same, as far as each says something. */
static gboolean
agrees (const CueFact *a,
        const CueFact *b)
{
  gsize shorter = MIN (strlen (a->value), strlen (b->value));

  if (strcmp (a->value, b->value) == 0)
    return TRUE;
  switch (a->kind)
    {
    case CUE_FACT_DATE:
      /* One of them leaves the year out, or the day. */
      return (shorter == 7 && strncmp (a->value, b->value, 7) == 0) || ((a->value[0] == '-') != (b->value[0] == '-') && strlen (a->value) > 5 && strlen (b->value) > 5 && strcmp (a->value + strlen (a->value) - 5, b->value + strlen (b->value) - 5) == 0);
    case CUE_FACT_NAME:
      return has_words (a->value, b->value) || has_words (b->value, a->value);
    case CUE_FACT_NUMBER:
      return strcspn (a->value, " ") == strcspn (b->value, " ") && strncmp (a->value, b->value, strcspn (a->value, " ")) == 0;
    case CUE_FACT_TIME:
    case CUE_FACT_AMOUNT:
    default:
      return FALSE;
    }
}

/* Whether @facts has something that can be held against @fact, and whether something in it agrees. */
static gboolean
look_up (GPtrArray     *facts,
         const CueFact *fact,
         gboolean      *found)
{
  gboolean comparable = FALSE;

  *found = FALSE;
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const CueFact *other = g_ptr_array_index (facts, i);

      if (!is_comparable (fact, other))
        continue;
      comparable = TRUE;
      if (agrees (fact, other))
        *found = TRUE;
    }
  return comparable;
}

/* Whether all wordings that name such a value name this one. */
static gboolean
is_shared (GPtrArray    **facts,
           guint          n,
           const CueFact *fact)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean found;

      if (look_up (facts[i], fact, &found) && !found)
        return FALSE;
    }
  return TRUE;
}

/* Takes out what all share; what is left may contradict. */
static void
keep_disputed (GPtrArray **facts,
               guint       n)
{
  g_autoptr (GPtrArray) shared = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    for (guint k = 0; facts[i] != NULL && k < facts[i]->len; k++)
      if (is_shared (facts, n, g_ptr_array_index (facts[i], k)))
        g_ptr_array_add (shared, g_ptr_array_index (facts[i], k));
  for (guint i = 0; i < n; i++)
    for (guint k = facts[i] != NULL ? facts[i]->len : 0; k > 0; k--)
      if (g_ptr_array_find (shared, g_ptr_array_index (facts[i], k - 1), NULL))
        g_ptr_array_remove_index (facts[i], k - 1);
}

static char *
dup_written (const char    *wording,
             const CueFact *fact)
{
  return g_strndup (wording + fact->offset, fact->length);
}

/* The values that stand against @fact of wording @first: the first such of each other wording, which is used up. */
static CueConflictingValues *
gather (GPtrArray        **facts,
        const char *const *wordings,
        guint              n,
        guint              first)
{
  CueConflictingValues *values = g_new0 (CueConflictingValues, 1);
  g_autoptr (CueFact) fact = g_ptr_array_steal_index (facts[first], 0);
  gboolean differ = FALSE;

  values->kind = fact->kind;
  values->n_values = n;
  values->values = g_new0 (char *, n);
  values->values[first] = dup_written (wordings[first], fact);
  for (guint i = first + 1; i < n; i++)
    for (guint k = 0; facts[i] != NULL && k < facts[i]->len; k++)
      {
        const CueFact *other = g_ptr_array_index (facts[i], k);

        if (!is_comparable (fact, other))
          continue;
        differ = differ || !agrees (fact, other);
        values->values[i] = dup_written (wordings[i], other);
        g_ptr_array_remove_index (facts[i], k);
        break;
      }
  if (!differ)
    g_clear_pointer (&values, cue_conflicting_values_free);
  return values;
}

GPtrArray *
cue_contradictions_find (const char *const *wordings,
                         guint              n_wordings)
{
  GPtrArray             *found = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_conflicting_values_free);
  g_autofree GPtrArray **facts = g_new0 (GPtrArray *, n_wordings);

  for (guint i = 0; i < n_wordings; i++)
    if (wordings[i] != NULL)
      facts[i] = cue_facts_find (wordings[i]);
  keep_disputed (facts, n_wordings);
  for (guint i = 0; i < n_wordings; i++)
    while (facts[i] != NULL && facts[i]->len > 0)
      {
        CueConflictingValues *values = gather (facts, wordings, n_wordings, i);

        if (values != NULL)
          g_ptr_array_add (found, values);
      }
  for (guint i = 0; i < n_wordings; i++)
    g_clear_pointer (&facts[i], g_ptr_array_unref);
  return found;
}

char *
cue_contradictions_dup_text (char *const       *values,
                             const char *const *titles,
                             guint              n)
{
  char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = g_steal_pointer (&text);
      g_autofree char *one = NULL;

      if (values[i] == NULL)
        {
          text = g_steal_pointer (&before);
          continue;
        }
      /* translators: first a text's title ("Variant 1"), then the date, amount or name it says. */
      one = g_strdup_printf (C_ ("contradiction", "%1$s says %2$s"), titles[i], values[i]);
      if (before == NULL)
        text = g_steal_pointer (&one);
      else
        /* translators: joins two entries of a list: "Variant 1 says 12 March, Variant 2 says 13 March". */
        text = g_strdup_printf (C_ ("contradiction", "%1$s, %2$s"), before, one);
    }
  return text != NULL ? text : g_strdup ("");
}
