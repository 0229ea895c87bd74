/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-outline.h"

#include "cue-planner.h"
#include "cue-sentence.h"

#define MIN_STEPS 7
#define MAX_STEPS 14

static void
step_free (gpointer data)
{
  CueOutlineStep *step = data;

  g_free (step->trigger);
  g_free (step->action);
  g_free (step);
}

gboolean
cue_planner_roll (CuePlanner *self,
                  double      chance)
{
  return g_rand_double (self->random) < chance;
}

const char *
cue_planner_pick (CuePlanner *self,
                  const char *key)
{
  return cue_phrases_pick (self->input->table, key, self->random);
}

const char *
cue_planner_pick_free (CuePlanner *self,
                       const char *key)
{
  for (guint i = 0; i < 8; i++)
    {
      const char      *trigger = cue_planner_pick (self, key);
      g_autofree char *lower = g_utf8_casefold (trigger, -1);

      if (*trigger != '\0' && !g_hash_table_contains (self->triggers, lower))
        return trigger;
    }
  return NULL;
}

gboolean
cue_planner_covers (CuePlanner *self,
                    guint       part,
                    const char *what)
{
  g_autofree char *key = g_strdup_printf ("%u:%s", part, what);

  return g_hash_table_contains (self->covered, key);
}

const char *
cue_planner_intent (CuePlanner *self,
                    guint       part)
{
  GPtrArray *goals = self->input->brief->goals;

  return part < goals->len ? ((CueGoal *) g_ptr_array_index (goals, part))->intent : NULL;
}

static CueOutlineStep *
find_step (CuePlanner *self,
           const char *trigger)
{
  for (guint i = 0; i < self->outline->steps->len; i++)
    {
      CueOutlineStep *step = g_ptr_array_index (self->outline->steps, i);

      if (g_ascii_strcasecmp (step->trigger, trigger) == 0)
        return step;
    }
  return NULL;
}

void
cue_planner_add (CuePlanner *self,
                 guint       part,
                 CueSlot     slot,
                 double      within,
                 gboolean    optional,
                 char       *trigger,
                 char       *action)
{
  CueOutlineStep *step = find_step (self, trigger);

  if (step != NULL)
    {
      char *both = step->optional ? g_strdup (action) : cue_phrases_fill (cue_planner_pick (self, "join"), "first", step->action, "second", action, NULL);

      g_free (step->action);
      step->action = both;
      step->optional = step->optional && optional;
      g_free (trigger);
      g_free (action);
      return;
    }
  step = g_new0 (CueOutlineStep, 1);
  step->trigger = trigger;
  step->action = action;
  step->optional = optional;
  step->rank = slot == CUE_SLOT_CLOSING ? 1e6 + within : part * 100.0 + slot * 10.0 + within;
  g_hash_table_add (self->triggers, g_utf8_casefold (trigger, -1));
  g_ptr_array_add (self->outline->steps, step);
}

void
cue_planner_add_plain (CuePlanner *self,
                       guint       part,
                       CueSlot     slot,
                       double      within,
                       gboolean    optional,
                       const char *trigger_key,
                       const char *action_key)
{
  const char *trigger = cue_planner_pick_free (self, trigger_key);
  const char *action = cue_planner_pick (self, action_key);

  if (trigger != NULL && *action != '\0')
    cue_planner_add (self, part, slot, within, optional, g_strdup (trigger), g_strdup (action));
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const CueOutlineStep *left = *(const CueOutlineStep *const *) a;
  const CueOutlineStep *right = *(const CueOutlineStep *const *) b;

  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

static gboolean
has_tool (CuePlanner *self,
          const char *name)
{
  for (guint i = 0; self->input->tools != NULL && self->input->tools[i] != NULL; i++)
    {
      if (strstr (self->input->tools[i], name) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The call's last step: hang up on the transfer, or say that this was all. */
static void
close_call (CuePlanner *self)
{
  GPtrArray  *beats = self->input->brief->beats;
  const char *own = NULL;
  const char *trigger;
  gboolean    asked;

  for (guint i = 0; i < beats->len; i++)
    {
      CueBeat *beat = g_ptr_array_index (beats, i);

      if (beat->slot != CUE_SLOT_CLOSING)
        continue;
      if (beat->trigger != NULL)
        {
          cue_planner_add (self, 0, CUE_SLOT_CLOSING, 5, FALSE, g_strdup (beat->trigger), g_strdup (beat->action));
          return;
        }
      own = beat->action;
    }
  if (has_tool (self, "ON_TRANSFER"))
    {
      cue_planner_add (self, 0, CUE_SLOT_CLOSING, 5, FALSE, g_strdup (cue_planner_pick (self, "trigger-transfer")), g_strdup (cue_planner_pick (self, "transfer")));
      return;
    }
  trigger = cue_agent_facts_has (self->input->facts, "anything") || cue_planner_roll (self, 0.5) ? cue_planner_pick_free (self, "trigger-close") : NULL;
  for (guint i = 0; i < self->outline->steps->len && trigger != NULL; i++)
    {
      /* Another step waits for the same question already: this one comes after it. */
      if (((CueOutlineStep *) g_ptr_array_index (self->outline->steps, i))->rank >= 1e6)
        trigger = cue_planner_pick (self, "trigger-close-after");
    }
  asked = trigger != NULL && g_regex_match (cue_phrases_get_regex (self->input->table, "closing-trigger"), trigger, 0, NULL);
  if (trigger == NULL)
    trigger = cue_planner_pick_free (self, "trigger-close-plain");
  if (own != NULL && g_regex_match (cue_phrases_get_regex (self->input->table, "ends-call"), own, 0, NULL))
    cue_planner_add (self, 0, CUE_SLOT_CLOSING, 5, FALSE, g_strdup (trigger), g_strdup (own));
  else
    cue_planner_add (self, 0, CUE_SLOT_CLOSING, 5, FALSE, g_strdup (trigger), g_strdup (cue_planner_pick (self, asked ? "close" : "close-after")));
}

/* Fills up to the least number of steps with what fits every call. */
static void
fill_up (CuePlanner *self)
{
  static const char *const fillers[][2] = {
    { "trigger-misheard", "misheard" },
    { "trigger-unknown", "unknown" },
    { "trigger-callback", "callback" },
    { "trigger-status", "status" },
  };
  guint last = MAX (self->input->brief->goals->len, 1) - 1;
  guint wanted = MIN_STEPS - 1 + self->detail;
  guint first = (guint) g_rand_int_range (self->random, 0, 2);

  for (guint i = 0; i < G_N_ELEMENTS (fillers) && self->outline->steps->len < wanted; i++)
    {
      guint index = i < 2 ? (first + i) % 2 : i;

      cue_planner_add_plain (self, last, CUE_SLOT_AFTER, 2 + (double) g_rand_int_range (self->random, 0, 6), TRUE, fillers[index][0], fillers[index][1]);
    }
}

/* Leaves out what is optional, then moves what is too much out of the steps. */
static void
limit_steps (CuePlanner *self)
{
  GPtrArray *steps = self->outline->steps;

  for (guint i = steps->len; i > 0 && steps->len > MAX_STEPS; i--)
    {
      if (((CueOutlineStep *) g_ptr_array_index (steps, i - 1))->optional)
        g_ptr_array_remove_index (steps, i - 1);
    }
  while (steps->len > MAX_STEPS)
    {
      CueOutlineStep *step = g_ptr_array_index (steps, MAX_STEPS - 1);

      g_ptr_array_add (self->outline->more, g_strdup_printf ("%s, %s", step->trigger, step->action));
      g_ptr_array_remove_index (steps, MAX_STEPS - 1);
    }
}

static void
note_covers (CuePlanner *self)
{
  GPtrArray *beats = self->input->brief->beats;

  for (guint i = 0; i < beats->len; i++)
    {
      CueBeat *beat = g_ptr_array_index (beats, i);

      if (beat->covers != NULL)
        g_hash_table_add (self->covered, g_strdup_printf ("%u:%s", beat->part, beat->covers));
    }
}

CueOutline *
cue_outline_new (const CueOutlineInput *input)
{
  CueOutline *self = g_new0 (CueOutline, 1);
  JsonArray  *keys = json_object_get_array_member (cue_phrases_get_object (cue_phrases_get ("agent")), "name-keys");
  CuePlanner  planner = {
     .input = input,
     .outline = self,
     .random = g_rand_new_with_seed (input->seed),
     .triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
     .covered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
     .name = cue_profile_values_find (input->values, keys),
  };

  if (planner.name == NULL)
    planner.name = input->brief->name;
  self->opening = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->more = g_ptr_array_new_with_free_func (g_free);
  planner.detail = (guint) g_rand_int_range (planner.random, 0, 3);
  note_covers (&planner);
  cue_planner_open (&planner);
  cue_planner_identify (&planner);
  cue_planner_do_tasks (&planner);
  cue_planner_meet_outcome (&planner);
  fill_up (&planner);
  close_call (&planner);
  g_ptr_array_sort (self->steps, compare_steps);
  limit_steps (&planner);
  g_rand_free (planner.random);
  g_hash_table_unref (planner.triggers);
  g_hash_table_unref (planner.covered);
  return self;
}

void
cue_outline_free (CueOutline *self)
{
  g_ptr_array_unref (self->opening);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->more);
  g_free (self);
}
