/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-verdict.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cue-sign-test.h"
#include "cue-text.h"

static CueVerdictKind
find_kind (const CueVerdict *self)
{
  if (self->n_votes == 0)
    return CUE_VERDICT_NONE;
  if (self->n_votes < CUE_VERDICT_MIN_VOTES)
    return CUE_VERDICT_TOO_FEW;
  if (self->winner < 0)
    return CUE_VERDICT_TIED;
  return self->chance <= CUE_VERDICT_CHANCE ? CUE_VERDICT_CLEAR : CUE_VERDICT_DOUBTFUL;
}

CueVerdict
cue_verdict_of_votes (const guint *votes,
                      guint        n_settings,
                      guint        n_neither)
{
  CueVerdict self = { .n_settings = n_settings, .n_neither = n_neither, .winner = -1, .chance = 1 };
  guint      most = 0;

  g_return_val_if_fail (n_settings >= 2 && n_settings <= CUE_BLIND_MAX_SETTINGS, self);

  for (guint i = 0; i < n_settings; i++)
    {
      self.votes[i] = votes[i];
      self.n_votes += votes[i];
      if (votes[i] == most)
        self.winner = -1;
      else if (votes[i] > most)
        self.winner = (int) i;
      most = MAX (most, votes[i]);
    }
  self.chance = cue_sign_test (self.n_votes, most, n_settings);
  self.kind = find_kind (&self);
  self.n_more = self.winner < 0 ? G_MAXUINT
                                : cue_sign_test_count_more (self.n_votes, most, n_settings, CUE_VERDICT_CHANCE);
  return self;
}

CueVerdict
cue_verdict_of_round (CueBlindRound *round)
{
  guint votes[CUE_BLIND_MAX_SETTINGS] = { 0 };
  guint n_neither = 0;

  for (guint i = 0; i < cue_blind_round_get_n_items (round); i++)
    {
      int chosen = cue_blind_round_get_chosen (round, i);

      if (chosen >= 0)
        votes[chosen]++;
      else if (cue_blind_round_get_item (round, i)->vote == 0)
        n_neither++;
    }
  return cue_verdict_of_votes (votes, cue_blind_round_get_n_settings (round), n_neither);
}

char *
cue_verdict_dup_headline (const CueVerdict  *self,
                          const char *const *names)
{
  const char *winner = self->winner >= 0 ? names[self->winner] : NULL;
  guint       won = self->winner >= 0 ? self->votes[self->winner] : 0;

  if (self->kind == CUE_VERDICT_NONE)
    return g_strdup (_ ("No text was good enough"));
  if (self->winner < 0 && self->kind == CUE_VERDICT_TOO_FEW)
    return g_strdup (_ ("Nobody leads, and these votes are too few to say"));
  if (self->winner < 0)
    return g_strdup (_ ("Nobody leads: the best have equally many votes"));
  if (self->kind == CUE_VERDICT_TOO_FEW)
    /* translators: the name of a setting, its votes, all votes */
    return g_strdup_printf (_ ("“%s” won %u of %u, which is too few to say"), winner, won, self->n_votes);
  if (self->kind == CUE_VERDICT_DOUBTFUL)
    /* translators: the name of a setting, its votes, all votes */
    return g_strdup_printf (_ ("“%s” won %u of %u, and that may still be chance"), winner, won, self->n_votes);
  /* translators: the name of a setting, its votes, all votes */
  return g_strdup_printf (_ ("“%s” won %u of %u, and that is hardly chance"), winner, won, self->n_votes);
}

const char *
cue_verdict_get_neither (guint n_settings)
{
  return n_settings == 2 ? C_ ("vote", "neither") : C_ ("vote", "none");
}

/* The votes one beside the other. */
static void
append_votes (GString           *text,
              const CueVerdict  *self,
              const char *const *names)
{
  for (guint i = 0; i < self->n_settings; i++)
    {
      if (i > 0)
        g_string_append (text, C_ ("between votes", ", "));
      /* translators: the name of a setting and how many votes it got */
      g_string_append_printf (text, C_ ("votes", "“%s” %u"), names[i], self->votes[i]);
    }
  if (self->n_neither > 0)
    {
      g_string_append (text, C_ ("between votes", ", "));
      /* translators: "neither" or "none", and how many votes it got */
      g_string_append_printf (text, C_ ("votes", "%s %u"), cue_verdict_get_neither (self->n_settings), self->n_neither);
    }
}

char *
cue_verdict_dup_votes (const CueVerdict  *self,
                       const char *const *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  append_votes (list, self, names);
  /* translators: %s is a list like: “Warmer tone” 8, “As it was” 3, neither 1 */
  return g_strdup_printf (_ ("Votes: %s."), list->str);
}

/* (transfer full) (nullable) */
static char *
dup_chance_sentence (const CueVerdict *self)
{
  g_autofree char *chance = cue_verdict_dup_chance (self->chance);

  if (self->kind == CUE_VERDICT_NONE || self->winner < 0)
    return NULL;
  if (self->n_settings == 2)
    /* translators: %s is how often: "about 1 time in 4 (23 %)" */
    return g_strdup_printf (_ ("If both were equally good, a result this lopsided would still come up %s."), chance);
  /* translators: %s is how often: "about 1 time in 4 (23 %)" */
  return g_strdup_printf (_ ("If all were equally good, one of them would still get this far ahead %s."), chance);
}

/* (transfer full) (nullable) */
static char *
dup_more_sentence (const CueVerdict *self)
{
  if (self->winner < 0 || self->n_more == 0)
    return NULL;
  if (self->n_more == G_MAXUINT)
    return g_strdup (_ ("Even some hundred more votes would hardly settle it if the pattern holds."));
  return g_strdup_printf (ngettext ("About %u more vote would settle it if the pattern holds.",
                                    "About %u more votes would settle it if the pattern holds.", self->n_more),
                          self->n_more);
}

char *
cue_verdict_dup_sentence (const CueVerdict  *self,
                          const char *const *names)
{
  g_autofree char *votes = cue_verdict_dup_votes (self, names);
  g_autofree char *chance = dup_chance_sentence (self);
  g_autofree char *more = dup_more_sentence (self);
  GString         *text = g_string_new (votes);

  if (chance != NULL)
    g_string_append_printf (text, " %s", chance);
  if (more != NULL)
    g_string_append_printf (text, " %s", more);
  return g_string_free (text, FALSE);
}

char *
cue_verdict_dup_method (const CueVerdict *self)
{
  if (self->n_settings == 2)
    return g_strdup (_ ("Exact two-sided sign test; votes for neither do not count."));
  return g_strdup (_ ("Exact test of the most votes against equal chances for all; votes for none do not count."));
}

/* 0.0037 is about 1 in 270: two digits are enough. */
static guint
round_nicely (double value)
{
  double unit = pow (10, MAX (floor (log10 (value)) - 1, 0));

  return (guint) (round (value / unit) * unit);
}

char *
cue_verdict_dup_chance (double chance)
{
  int   percent = (int) round (chance * 100);
  guint one_in = chance > 0 ? round_nicely (1 / MAX (chance, .001)) : 1000;

  if (chance < .001)
    return g_strdup (C_ ("how often", "less than 1 time in 1000"));
  if (chance < .01)
    /* translators: how often something comes up */
    return g_strdup_printf (_ ("about 1 time in %u"), one_in);
  if (chance >= .95)
    /* translators: how often something comes up; with the percentage */
    return g_strdup_printf (_ ("nearly every time (%d %%)"), percent);
  if (chance >= .83)
    /* translators: how often something comes up; with the percentage */
    return g_strdup_printf (_ ("about 9 times in 10 (%d %%)"), percent);
  if (chance >= .71)
    /* translators: how often something comes up; with the percentage */
    return g_strdup_printf (_ ("about 3 times in 4 (%d %%)"), percent);
  if (chance >= .58)
    /* translators: how often something comes up; with the percentage */
    return g_strdup_printf (_ ("about 2 times in 3 (%d %%)"), percent);
  /* translators: how often something comes up: "about 1 time in 4 (23 %)" */
  return g_strdup_printf (_ ("about 1 time in %u (%d %%)"), one_in, percent);
}

static char *
dup_words (CueBlindRound *round,
           guint          setting)
{
  guint n_items = cue_blind_round_get_n_items (round);
  guint n_words = 0;

  for (guint i = 0; i < n_items; i++)
    n_words += cue_text_count_words (cue_blind_round_get_item (round, i)->texts[setting]);
  n_words = n_items > 0 ? (n_words + n_items / 2) / n_items : 0;
  return g_strdup_printf (ngettext ("%u word on average", "%u words on average", n_words), n_words);
}

/* (transfer full) (nullable): who wrote it, and when the last of it came. */
static char *
dup_written (const CueBlindSetting *setting)
{
  g_autoptr (GDateTime) time = setting->written > 0 ? g_date_time_new_from_unix_local (setting->written / G_USEC_PER_SEC)
                                                    : NULL;
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%x %H:%M") : NULL;

  if (setting->service != NULL && date != NULL)
    /* translators: who wrote a text, date and time */
    return g_strdup_printf (_ ("Written by %s, %s"), setting->service, date);
  if (setting->service != NULL)
    /* translators: who wrote a text */
    return g_strdup_printf (_ ("Written by %s"), setting->service);
  if (date != NULL)
    /* translators: date and time */
    return g_strdup_printf (_ ("Written on %s"), date);
  return NULL;
}

GPtrArray *
cue_verdict_describe_setting (CueBlindRound *round,
                              guint          setting)
{
  const CueBlindSetting *made = cue_blind_round_get_setting (round, setting);
  GPtrArray             *lines = g_ptr_array_new_with_free_func (g_free);
  char                  *written = dup_written (made);

  if (made->in_use)
    g_ptr_array_add (lines, g_strdup (_ ("What the scenarios had when the round began")));
  else if (made->wish != NULL)
    /* translators: what was asked for when a text was written, in the tester’s words */
    g_ptr_array_add (lines, g_strdup_printf (_ ("Wish: “%s”"), made->wish));
  else
    g_ptr_array_add (lines, g_strdup (_ ("No wish")));
  if (made->personality != NULL)
    /* translators: the name of a caller’s personality */
    g_ptr_array_add (lines, g_strdup_printf (_ ("Personality: %s"), made->personality));
  if (made->language != NULL)
    /* translators: the name of a language */
    g_ptr_array_add (lines, g_strdup_printf (_ ("Language: %s"), made->language));
  if (made->test_profile != NULL)
    /* translators: the name of a test profile */
    g_ptr_array_add (lines, g_strdup_printf (_ ("Test profile: %s"), made->test_profile));
  if (written != NULL)
    g_ptr_array_add (lines, written);
  g_ptr_array_add (lines, dup_words (round, setting));
  return lines;
}

char *
cue_verdict_dup_judge (CueBlindRound *round)
{
  guint n_items = cue_blind_round_get_n_items (round);
  guint n_first = cue_blind_round_get_n_first (round);

  if (n_items > n_first)
    /* translators: the number of all votes; and of those that were cast later */
    return g_strdup_printf (_ ("One judge, %u votes; the last %u came after a first look at the names."), n_items,
                            n_items - n_first);
  return g_strdup_printf (ngettext ("One judge, %u vote; it was not changed after the names were shown.",
                                    "One judge, %u votes; none was changed after the names were shown.", n_items),
                          n_items);
}
