/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-revision.h"

#include "cue-brief.h"
#include "cue-json.h"
#include "cue-pattern.h"
#include "cue-sentence.h"

/* A step found again by a wish shares at least this part of the words. */
#define SAME 0.6

typedef struct
{
  CuePhrases *table;
  GRand      *random;     /* (owned) */
  GPtrArray  *preamble;   /* (owned) (element-type utf8): lines before the steps */
  GPtrArray  *steps;      /* (owned) (element-type utf8): without numbers */
  GPtrArray  *tail;       /* (owned) (element-type utf8): lines after them */
  JsonObject *structured; /* (owned) (nullable): the test that is being changed */
} Revision;

static void
revision_clear (Revision *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->preamble);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->tail);
  g_clear_pointer (&self->structured, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revision, revision_clear)

/* Borrowed: what stands between a trigger and its action. */
static const char *
get_comma (Revision *self)
{
  return json_object_get_string_member_with_default (cue_phrases_get_object (self->table), "comma", ", ");
}

static void
parse_plain (Revision   *self,
             const char *text)
{
  g_autoptr (GRegex) regex = cue_pattern_get ("^\\s*\\d{1,3}[.)]\\s+(.*)$", 0);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (regex, lines[i], 0, &match))
        {
          /* Lines between two steps belong to the first of them. */
          for (guint k = 0; k < self->tail->len; k++)
            {
              char **last = (char **) &g_ptr_array_index (self->steps, self->steps->len - 1);
              char  *line = g_ptr_array_index (self->tail, k);
              char  *longer = *line != '\0' ? g_strconcat (*last, "\n", line, NULL) : g_strdup (*last);

              g_free (*last);
              *last = longer;
            }
          g_ptr_array_set_size (self->tail, 0);
          g_ptr_array_add (self->steps, g_match_info_fetch (match, 1));
        }
      else
        {
          g_ptr_array_add (self->steps->len > 0 ? self->tail : self->preamble, g_strdup (lines[i]));
        }
    }
  while (self->preamble->len > 0 && *(char *) g_ptr_array_index (self->preamble, self->preamble->len - 1) == '\0')
    g_ptr_array_set_size (self->preamble, (int) self->preamble->len - 1);
}

/* Share of the longer words of @a that @b holds too. */
static double
measure_overlap (const char *a,
                 const char *b,
                 CuePhrases *table)
{
  g_autofree char *left = g_utf8_strdown (a, -1);
  g_autofree char *right = g_utf8_strdown (b, -1);
  g_auto (GStrv) words = cue_pattern_split ("\\W+", left, 0);
  guint known = 0, total = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *stem = g_utf8_substring (words[i], 0, MIN (g_utf8_strlen (words[i], -1), 5));

      if (g_utf8_strlen (words[i], -1) < 3 || cue_phrases_lists (table, "stop-words", words[i]) || strcmp (words[i], "asked") == 0 || strcmp (words[i], "your") == 0)
        continue;
      total++;
      known += strstr (right, stem) != NULL ? 1 : 0;
    }
  return total == 0 ? 0 : (double) known / total;
}

/* Index of the step that speaks most of @what, or -1. */
static int
find_step (Revision   *self,
           const char *what,
           gboolean    trigger_only)
{
  int    best = -1;
  double best_overlap = SAME - 0.01;

  for (guint i = 0; i + 1 < self->steps->len; i++)
    {
      const char      *step = g_ptr_array_index (self->steps, i);
      const char      *comma = strstr (step, get_comma (self));
      g_autofree char *part = trigger_only && comma != NULL ? g_strndup (step, (gsize) (comma - step)) : g_strdup (step);
      double           overlap = measure_overlap (what, part, self->table);

      if (overlap > best_overlap)
        {
          best = (int) i;
          best_overlap = overlap;
        }
    }
  return best;
}

static void
put_step (Revision   *self,
          const char *trigger,
          const char *action,
          gboolean    may_replace)
{
  const char      *comma = json_object_get_string_member_with_default (cue_phrases_get_object (self->table), "comma", ", ");
  g_autofree char *upper = cue_sentence_upper (trigger);
  char            *step = g_strdup_printf ("%s%s%s.", upper, comma, action);
  int              index = may_replace ? find_step (self, trigger, TRUE) : -1;

  if (index >= 0)
    {
      g_free (g_ptr_array_index (self->steps, index));
      g_ptr_array_index (self->steps, index) = step;
    }
  else
    {
      g_ptr_array_insert (self->steps, self->steps->len > 0 ? (int) self->steps->len - 1 : 0, step);
    }
}

static void
put_note (Revision   *self,
          const char *text)
{
  g_autofree char *upper = cue_sentence_upper (text);
  char            *sentence = g_strconcat (upper, cue_pattern_matches ("[.!?؟]$", upper, 0) ? "" : ".", NULL);

  if (self->preamble->len > 0)
    {
      char **last = (char **) &g_ptr_array_index (self->preamble, self->preamble->len - 1);
      char  *longer = g_strconcat (*last, " ", sentence, NULL);

      g_free (*last);
      g_free (sentence);
      *last = longer;
    }
  else
    {
      g_ptr_array_add (self->preamble, sentence);
    }
}

/* "Remove the part about parking." */
static gboolean
remove_step (Revision   *self,
             const char *wish)
{
  GRegex *regex = cue_phrases_get_regex (self->table, "wish-remove");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *what = NULL;
  int              index;

  if (regex == NULL || !g_regex_match (regex, wish, 0, &match))
    return FALSE;
  what = g_match_info_fetch (match, 1);
  index = find_step (self, what, FALSE);
  if (index < 0)
    return FALSE;
  g_ptr_array_remove_index (self->steps, (guint) index);
  return TRUE;
}

/* "Make the caller more impatient": a sentence of the opening. */
static gboolean
change_tone (Revision   *self,
             const char *wish)
{
  GRegex *regex = cue_phrases_get_regex (self->table, "wish-tone");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *tone = NULL;
  g_autofree char *note = NULL;

  if (regex == NULL || !g_regex_match (regex, wish, 0, &match))
    return FALSE;
  tone = g_match_info_fetch (match, 1);
  note = cue_phrases_fill (cue_phrases_pick (self->table, "tone", self->random), "tone", tone, NULL);
  put_note (self, note);
  return TRUE;
}

static void
apply_brief (Revision *self,
             CueBrief *brief)
{
  for (guint i = 0; i < brief->facts->len; i++)
    put_note (self, g_ptr_array_index (brief->facts, i));
  for (guint i = 0; i < brief->manner->len; i++)
    put_note (self, g_ptr_array_index (brief->manner, i));
  for (guint i = 0; i < brief->expectations->len; i++)
    put_note (self, g_ptr_array_index (brief->expectations, i));
  for (guint i = 0; i < brief->goals->len; i++)
    {
      CueGoal         *goal = g_ptr_array_index (brief->goals, i);
      g_autofree char *trigger = cue_phrases_fill (cue_phrases_pick (self->table, "trigger-next", self->random), "done", cue_phrases_pick (self->table, "done", self->random), NULL);
      g_autofree char *action = cue_phrases_fill (cue_phrases_pick (self->table, goal->about ? "reason-about" : "next-goal", self->random), "goal", goal->text, NULL);

      put_step (self, trigger, action, FALSE);
    }
  for (guint i = 0; i < brief->beats->len; i++)
    {
      CueBeat *beat = g_ptr_array_index (brief->beats, i);

      if (beat->slot == CUE_SLOT_CLOSING && self->steps->len > 0)
        g_ptr_array_set_size (self->steps, (int) self->steps->len - 1);
      if (beat->slot == CUE_SLOT_CLOSING)
        g_ptr_array_add (self->steps, g_strdup_printf ("%s%s%s.", beat->trigger != NULL ? beat->trigger : cue_phrases_pick (self->table, "trigger-close-plain", self->random), get_comma (self), beat->action));
      else
        put_step (self, beat->trigger != NULL ? beat->trigger : cue_phrases_pick (self->table, beat->question ? "trigger-question" : "trigger-task", self->random),
                  beat->action, beat->trigger != NULL);
    }
}

static char *
render (Revision *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->preamble->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (self->preamble, i));
  if (self->steps->len > 0 && text->len > 0)
    g_string_append (text, "\n\n");
  for (guint i = 0; i < self->steps->len; i++)
    g_string_append_printf (text, "%u. %s%s", i + 1, (char *) g_ptr_array_index (self->steps, i), i + 1 < self->steps->len ? "\n" : "");
  for (guint i = 0; i < self->tail->len; i++)
    g_string_append_printf (text, "\n%s", (char *) g_ptr_array_index (self->tail, i));
  return g_strchomp (g_string_free (text, FALSE));
}

static gint64
find_greatest_id (JsonArray *conditions)
{
  gint64 greatest = 0;

  for (guint i = 0; i < json_array_get_length (conditions); i++)
    {
      JsonNode *node = json_array_get_element (conditions, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        greatest = MAX (greatest, cue_json_get_int (json_node_get_object (node), "id", 0));
    }
  return greatest;
}

/* New steps become conditions before the last one; notes go to the role. */
static char *
render_structured (Revision *self)
{
  gint64           greatest = find_greatest_id (json_object_get_array_member (self->structured, "conditions"));
  JsonArray       *old = json_object_get_array_member (self->structured, "conditions");
  JsonArray       *conditions = json_array_new ();
  guint            n = json_array_get_length (old);
  g_autofree char *role = self->preamble->len > 0 ? g_strdup (g_ptr_array_index (self->preamble, 0)) : NULL;

  for (guint i = 0; i + 1 < n; i++)
    json_array_add_element (conditions, json_node_copy (json_array_get_element (old, i)));
  for (guint i = 0; i < self->steps->len; i++)
    {
      const char      *step = g_ptr_array_index (self->steps, i);
      const char      *comma = strstr (step, get_comma (self));
      JsonObject      *row = json_object_new ();
      g_autofree char *trigger = comma != NULL ? g_strndup (step, (gsize) (comma - step)) : g_strdup (step);
      g_autofree char *plain = cue_phrases_rewrite (self->table, "structured", trigger);
      g_autofree char *condition = cue_sentence_upper (plain);
      g_autofree char *action = cue_sentence_upper (comma != NULL ? comma + strlen (get_comma (self)) : step);

      json_object_set_int_member (row, "id", ++greatest);
      json_object_set_string_member (row, "condition", condition);
      json_object_set_string_member (row, "action", action);
      json_object_set_string_member (row, "type", "standard");
      json_object_set_boolean_member (row, "fixed_message", FALSE);
      json_array_add_object_element (conditions, row);
    }
  if (n > 0)
    json_array_add_element (conditions, json_node_copy (json_array_get_element (old, n - 1)));
  json_object_set_array_member (self->structured, "conditions", conditions);
  if (role != NULL)
    json_object_set_string_member (self->structured, "role", role);
  return cue_json_object_to_text (self->structured);
}

static gboolean
parse_structured (Revision   *self,
                  const char *current)
{
  g_autoptr (JsonNode) node = *current == '{' ? cue_json_parse (current, -1, NULL) : NULL;
  const char *role;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || cue_json_get_array (json_node_get_object (node), "conditions") == NULL)
    return FALSE;
  self->structured = json_node_dup_object (node);
  role = cue_json_get_string (self->structured, "role");
  if (role != NULL)
    g_ptr_array_add (self->preamble, g_strdup (role));
  return TRUE;
}

char *
cue_revision_write (const char       *current,
                    const char       *wish,
                    CueProfileValues *values,
                    guint32           seed)
{
  g_auto (Revision) self = { 0 };
  g_autoptr (GPtrArray) sentences = cue_sentence_split (wish);

  self.table = cue_phrases_get (cue_brief_guess_language (wish, cue_brief_guess_language (current, "en")));
  self.random = g_rand_new_with_seed (seed);
  self.preamble = g_ptr_array_new_with_free_func (g_free);
  self.steps = g_ptr_array_new_with_free_func (g_free);
  self.tail = g_ptr_array_new_with_free_func (g_free);
  if (!parse_structured (&self, current))
    parse_plain (&self, current);
  for (guint i = 0; i < sentences->len; i++)
    {
      const char      *sentence = g_ptr_array_index (sentences, i);
      g_autofree char *plain = cue_phrases_rewrite (self.table, "wish", sentence);
      g_autoptr (CueBrief) brief = NULL;

      if (remove_step (&self, plain) || change_tone (&self, plain))
        continue;
      brief = cue_brief_new (plain, NULL, self.table);
      apply_brief (&self, brief);
    }
  return self.structured != NULL ? render_structured (&self) : render (&self);
}
