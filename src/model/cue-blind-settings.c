/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-settings.h"

#include <glib/gi18n.h>

#include "cue-blind-round-private.h"
#include "cue-draft-private.h"
#include "cue-kind.h"
#include "cue-text.h"

/* Longest name that is made of a wish, in code points. */
#define MAX_NAME 40

/* The key of what is in use; no other key begins like this. */
#define IN_USE_KEY "="

/* What one draft has of a setting. */
typedef struct
{
  char  *text;       /* (owned) */
  char  *variant_id; /* (owned) (nullable) */
  gint64 created;    /* Unix microseconds */
} Text;

struct _CueBlindCandidate
{
  char           *key;     /* (owned) */
  CueBlindSetting setting; /* (owned) */
  char           *label;   /* (owned) (nullable): what all of its variants are called, "" once they differ */
  GHashTable     *texts;   /* (owned) (element-type CueDraft Text) */
};

/* What made a variant, as far as it counts. */
typedef struct
{
  char  *wish;     /* (owned) (nullable) */
  char  *service;  /* (owned) (nullable) */
  char  *label;    /* (owned) (nullable) */
  char  *name;     /* (owned) (nullable): of a text that no generation made */
  char  *batch;    /* (owned) (nullable) */
  char  *language; /* (owned) (nullable) */
  gint64 personality;
  gint64 profile;
} Origin;

static void
text_free (Text *text)
{
  g_free (text->text);
  g_free (text->variant_id);
  g_free (text);
}

static void
candidate_free (CueBlindCandidate *self)
{
  g_free (self->key);
  g_free (self->label);
  cue_blind_setting_clear (&self->setting);
  g_hash_table_unref (self->texts);
  g_free (self);
}

static void
origin_clear (Origin *origin)
{
  g_free (origin->wish);
  g_free (origin->service);
  g_free (origin->label);
  g_free (origin->name);
  g_free (origin->batch);
  g_free (origin->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Origin, origin_clear)

static CueResourceObject *
get_scenario (CueDraft *draft)
{
  return CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft));
}

static void
origin_read (Origin     *origin,
             CueVariant *variant)
{
  g_autofree char *generation = NULL;

  g_object_get (variant,
                "wish", &origin->wish,
                "service", &origin->service,
                "label", &origin->label,
                "batch-id", &origin->batch,
                "generation-id", &generation,
                "language", &origin->language,
                "personality", &origin->personality,
                "test-profile", &origin->profile,
                NULL);
  if (generation == NULL)
    g_object_get (variant, "name", &origin->name, NULL);
  if (cue_text_is_blank (origin->wish))
    g_clear_pointer (&origin->wish, g_free);
}

/* Whether others that were ordered with it, for the same scenario, have another one. */
static void
find_varied (GListModel   *variants,
             const Origin *origin,
             gboolean     *personality,
             gboolean     *language,
             gboolean     *profile)
{
  for (guint i = 0; origin->batch != NULL && i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) other = g_list_model_get_item (variants, i);
      g_auto (Origin) theirs = { 0 };

      origin_read (&theirs, other);
      if (g_strcmp0 (theirs.batch, origin->batch) != 0)
        continue;
      *personality |= theirs.personality != origin->personality;
      *language |= g_strcmp0 (theirs.language, origin->language) != 0;
      *profile |= theirs.profile != origin->profile;
    }
}

/* What is simply the scenario's own does not set it apart. */
static void
drop_own (Origin   *origin,
          CueDraft *draft)
{
  CueResourceObject *scenario = get_scenario (draft);
  gboolean           personality = FALSE;
  gboolean           language = FALSE;
  gboolean           profile = FALSE;

  find_varied (cue_draft_get_variants (draft), origin, &personality, &language, &profile);
  if (!personality && origin->personality == cue_resource_object_get_number (scenario, "personality"))
    origin->personality = CUE_UNSET;
  if (!profile && origin->profile == cue_resource_object_get_number (scenario, "test-profile"))
    origin->profile = CUE_UNSET;
  if (!language && g_strcmp0 (origin->language, cue_resource_object_get_text (scenario, "language")) == 0)
    g_clear_pointer (&origin->language, g_free);
}

/* (transfer full) */
static char *
dup_key (const Origin *origin)
{
  if (origin->name != NULL)
    return g_strconcat ("n\x1f", origin->name, NULL);

  return g_strdup_printf ("g\x1f%s\x1f%" G_GINT64_FORMAT "\x1f%s\x1f%" G_GINT64_FORMAT "\x1f%s",
                          origin->wish != NULL ? origin->wish : "", origin->personality,
                          origin->language != NULL ? origin->language : "", origin->profile,
                          origin->service != NULL ? origin->service : "");
}

static CueBlindCandidate *
candidate_new (const char      *key,
               const Origin    *origin,
               CueBlindNameFunc name_func,
               gpointer         user_data)
{
  CueBlindCandidate *self = g_new0 (CueBlindCandidate, 1);

  self->key = g_strdup (key);
  self->texts = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) text_free);
  if (origin == NULL)
    {
      self->setting.in_use = TRUE;
      return self;
    }

  self->label = g_strdup (origin->label);
  self->setting.name = g_strdup (origin->name);
  self->setting.wish = g_strdup (origin->wish);
  self->setting.service = g_strdup (origin->service);
  if (origin->language != NULL)
    self->setting.language = g_strdup (cue_language_get_name (origin->language));
  if (origin->personality != CUE_UNSET && name_func != NULL)
    self->setting.personality = name_func (CUE_RESOURCE_PERSONALITIES, origin->personality, user_data);
  if (origin->profile != CUE_UNSET && name_func != NULL)
    self->setting.test_profile = name_func (CUE_RESOURCE_PROFILES, origin->profile, user_data);
  return self;
}

static CueBlindCandidate *
find_by_key (GPtrArray  *candidates,
             const char *key)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      CueBlindCandidate *candidate = g_ptr_array_index (candidates, i);

      if (g_str_equal (candidate->key, key))
        return candidate;
    }
  return NULL;
}

/* The newest text of a draft stays. */
static void
take_text (CueBlindCandidate *self,
           CueDraft          *draft,
           const char        *text,
           const char        *variant_id,
           gint64             created)
{
  Text *known = g_hash_table_lookup (self->texts, draft);
  Text *taken;

  if (known != NULL && known->created >= created)
    return;

  taken = g_new0 (Text, 1);
  taken->text = g_strdup (text);
  taken->variant_id = g_strdup (variant_id);
  taken->created = created;
  g_hash_table_replace (self->texts, g_object_ref (draft), taken);
  self->setting.written = MAX (self->setting.written, created);
}

static void
take_variant (GPtrArray       *candidates,
              CueDraft        *draft,
              CueVariant      *variant,
              CueBlindNameFunc name_func,
              gpointer         user_data)
{
  g_auto (Origin) origin = { 0 };
  g_autofree char   *key = NULL;
  CueBlindCandidate *candidate;
  gint64             created = 0;

  if (cue_variant_get_hidden (variant) || cue_text_is_blank (cue_variant_get_text (variant)))
    return;

  origin_read (&origin, variant);
  drop_own (&origin, draft);
  key = dup_key (&origin);
  candidate = find_by_key (candidates, key);
  if (candidate == NULL)
    {
      candidate = candidate_new (key, &origin, name_func, user_data);
      g_ptr_array_add (candidates, candidate);
    }
  else if (g_strcmp0 (candidate->label, origin.label) != 0)
    {
      g_free (candidate->label);
      candidate->label = g_strdup ("");
    }
  g_object_get (variant, "created", &created, NULL);
  take_text (candidate, draft, cue_variant_get_text (variant), cue_variant_get_id (variant), MAX (created, 1));
}

static void
take_draft (GPtrArray       *candidates,
            CueDraft        *draft,
            CueBlindNameFunc name_func,
            gpointer         user_data)
{
  GListModel *variants = cue_draft_peek_variants (draft);
  const char *text = cue_resource_object_get_text (get_scenario (draft), "instructions");

  if (!cue_text_is_blank (text))
    {
      CueBlindCandidate *in_use = g_ptr_array_index (candidates, 0);
      g_autofree char   *current = NULL;

      g_object_get (draft, "current-variant", &current, NULL);
      take_text (in_use, draft, text, current, 1);
    }
  for (guint i = 0; variants != NULL && i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      take_variant (candidates, draft, variant, name_func, user_data);
    }
}

static void
append_name (GString    *name,
             const char *part)
{
  if (part == NULL)
    return;

  if (name->len > 0)
    g_string_append (name, C_ ("between the parts of a setting", ", "));
  g_string_append (name, part);
}

/* (transfer full): what the setting is called in short. */
static char *
dup_name (CueBlindCandidate *self)
{
  const CueBlindSetting *setting = &self->setting;
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *wish = setting->wish != NULL ? cue_text_excerpt (setting->wish, MAX_NAME) : NULL;

  if (setting->in_use)
    return g_strdup (C_ ("setting", "As it was (in use)"));
  if (setting->name != NULL)
    return g_strdup (setting->name);
  if (!cue_text_is_blank (self->label))
    return g_strdup (self->label);

  append_name (name, wish);
  append_name (name, setting->personality);
  append_name (name, setting->language);
  append_name (name, setting->test_profile);
  return g_strdup (name->len > 0 ? name->str : C_ ("setting", "Without a wish"));
}

static gboolean
is_named (GPtrArray         *candidates,
          CueBlindCandidate *self,
          const char        *name)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      CueBlindCandidate *other = g_ptr_array_index (candidates, i);

      if (other != self && g_strcmp0 (other->setting.name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Each its own name: where the short one is taken, who wrote it is added, and then a number. */
static void
name_candidates (GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      CueBlindCandidate *candidate = g_ptr_array_index (candidates, i);
      char              *name = dup_name (candidate);

      g_clear_pointer (&candidate->setting.name, g_free);
      if (is_named (candidates, candidate, name) && candidate->setting.service != NULL)
        {
          g_autofree char *shorter = name;

          /* translators: the name of a setting, and who wrote its texts */
          name = g_strdup_printf (C_ ("setting", "%s (%s)"), shorter, candidate->setting.service);
        }
      for (guint number = 2; is_named (candidates, candidate, name); number++)
        {
          g_autofree char *shorter = dup_name (candidate);

          g_free (name);
          /* translators: the name of a setting, and a number because another has the same name */
          name = g_strdup_printf (C_ ("setting", "%s – %u"), shorter, number);
        }
      candidate->setting.name = name;
    }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const CueBlindCandidate *one = *(const CueBlindCandidate *const *) a;
  const CueBlindCandidate *other = *(const CueBlindCandidate *const *) b;
  guint                    n_one = g_hash_table_size (one->texts);
  guint                    n_other = g_hash_table_size (other->texts);

  if (one->setting.in_use != other->setting.in_use)
    return one->setting.in_use ? -1 : 1;
  if (n_one != n_other)
    return n_one > n_other ? -1 : 1;
  if (one->setting.written != other->setting.written)
    return one->setting.written > other->setting.written ? -1 : 1;
  return g_strcmp0 (one->key, other->key);
}

GPtrArray *
cue_blind_candidates_find (GPtrArray       *drafts,
                           guint            min_drafts,
                           CueBlindNameFunc name_func,
                           gpointer         user_data)
{
  GPtrArray         *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  CueBlindCandidate *in_use;

  g_return_val_if_fail (drafts != NULL, candidates);

  in_use = candidate_new (IN_USE_KEY, NULL, NULL, NULL);
  g_ptr_array_add (candidates, in_use);
  for (guint i = 0; i < drafts->len; i++)
    take_draft (candidates, g_ptr_array_index (drafts, i), name_func, user_data);
  in_use->setting.written = 0;

  for (guint i = candidates->len; i > 0; i--)
    {
      CueBlindCandidate *candidate = g_ptr_array_index (candidates, i - 1);

      if (g_hash_table_size (candidate->texts) < MAX (min_drafts, 1))
        g_ptr_array_remove_index (candidates, i - 1);
    }
  g_ptr_array_sort (candidates, compare_candidates);
  name_candidates (candidates);
  return candidates;
}

const CueBlindSetting *
cue_blind_candidate_get_setting (CueBlindCandidate *self)
{
  return &self->setting;
}

guint
cue_blind_candidate_get_n_drafts (CueBlindCandidate *self)
{
  return g_hash_table_size (self->texts);
}

const char *
cue_blind_candidate_get_text (CueBlindCandidate *self,
                              CueDraft          *draft,
                              const char       **variant_id)
{
  const Text *text = g_hash_table_lookup (self->texts, draft);

  if (variant_id != NULL)
    *variant_id = text != NULL ? text->variant_id : NULL;
  return text != NULL ? text->text : NULL;
}

GPtrArray *
cue_blind_list_drafts (GListModel *drafts)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (drafts, i);
      GListModel *variants = cue_draft_peek_variants (draft);

      if (variants != NULL && g_list_model_get_n_items (variants) > 0)
        g_ptr_array_add (found, g_steal_pointer (&draft));
    }
  return found;
}

/* Whether two texts say the same but for white space. */
static gboolean
reads_alike (const char *one,
             const char *other)
{
  g_autofree char *first = cue_text_excerpt (one, G_MAXUINT);
  g_autofree char *second = cue_text_excerpt (other, G_MAXUINT);

  return g_str_equal (first, second);
}

/* Fills @texts and @ids; FALSE where one is missing, or (*@same) two are the same. */
static gboolean
collect (CueDraft    *draft,
         GPtrArray   *chosen,
         const char **texts,
         const char **ids,
         gboolean    *same)
{
  *same = FALSE;
  for (guint i = 0; i < chosen->len; i++)
    {
      texts[i] = cue_blind_candidate_get_text (g_ptr_array_index (chosen, i), draft, &ids[i]);
      if (texts[i] == NULL)
        return FALSE;
    }
  for (guint i = 0; i < chosen->len; i++)
    for (guint j = i + 1; j < chosen->len; j++)
      *same |= reads_alike (texts[i], texts[j]);
  return !*same;
}

guint
cue_blind_candidates_count (GPtrArray *drafts,
                            GPtrArray *chosen,
                            guint     *n_same)
{
  guint n_drafts = 0;
  guint n_left_out = 0;

  g_return_val_if_fail (chosen->len <= CUE_BLIND_MAX_SETTINGS, 0);

  for (guint i = 0; i < drafts->len; i++)
    {
      const char *texts[CUE_BLIND_MAX_SETTINGS];
      const char *ids[CUE_BLIND_MAX_SETTINGS];
      gboolean    same = FALSE;

      n_drafts += collect (g_ptr_array_index (drafts, i), chosen, texts, ids, &same);
      n_left_out += same;
    }
  if (n_same != NULL)
    *n_same = n_left_out;
  return n_drafts;
}

GPtrArray *
cue_blind_candidates_suggest (GPtrArray *drafts,
                              GPtrArray *candidates)
{
  GPtrArray *best = g_ptr_array_new ();
  guint      n_best = 0;

  for (guint i = 0; i < candidates->len; i++)
    for (guint j = i + 1; j < candidates->len; j++)
      {
        gpointer  pair[] = { g_ptr_array_index (candidates, i), g_ptr_array_index (candidates, j) };
        GPtrArray chosen = { .pdata = pair, .len = 2 };
        guint     n_drafts = cue_blind_candidates_count (drafts, &chosen, NULL);

        if (n_drafts <= n_best)
          continue;
        n_best = n_drafts;
        g_ptr_array_set_size (best, 0);
        g_ptr_array_add (best, pair[0]);
        g_ptr_array_add (best, pair[1]);
      }
  for (guint i = 0; n_best > 0 && i < candidates->len && best->len < CUE_BLIND_MAX_SETTINGS; i++)
    {
      gpointer candidate = g_ptr_array_index (candidates, i);

      if (g_ptr_array_find (best, candidate, NULL))
        continue;
      g_ptr_array_add (best, candidate);
      if (cue_blind_candidates_count (drafts, best, NULL) < n_best)
        g_ptr_array_set_size (best, (int) best->len - 1);
    }
  return best;
}

static gboolean
has_draft (CueBlindRound *round,
           CueDraft      *draft)
{
  for (guint i = 0; i < cue_blind_round_get_n_items (round); i++)
    if (g_str_equal (cue_blind_round_get_item (round, i)->draft_id, cue_draft_get_id (draft)))
      return TRUE;
  return FALSE;
}

/* How many there would be, or with @add were added. */
static guint
extend (CueBlindRound *round,
        GPtrArray     *drafts,
        GPtrArray     *chosen,
        guint          max_items,
        gboolean       add,
        GRand         *random)
{
  guint n_found = 0;

  for (guint i = 0; i < drafts->len && n_found < max_items; i++)
    {
      CueDraft   *draft = g_ptr_array_index (drafts, i);
      const char *texts[CUE_BLIND_MAX_SETTINGS] = { NULL };
      const char *ids[CUE_BLIND_MAX_SETTINGS] = { NULL };
      gboolean    same = FALSE;

      if (has_draft (round, draft) || !collect (draft, chosen, texts, ids, &same))
        continue;
      if (add)
        cue_blind_round_add_item (round, cue_draft_get_id (draft), cue_draft_get_title (draft),
                                  cue_resource_object_get_text (get_scenario (draft), "expected-outcome"), texts, ids,
                                  random);
      n_found++;
    }
  return n_found;
}

CueBlindRound *
cue_blind_candidates_make_round (const char *title,
                                 GPtrArray  *drafts,
                                 GPtrArray  *chosen,
                                 guint       max_items,
                                 GRand      *random)
{
  CueBlindRound *round = cue_blind_round_new (title);

  g_return_val_if_fail (chosen->len >= 2 && chosen->len <= CUE_BLIND_MAX_SETTINGS, round);

  for (guint i = 0; i < chosen->len; i++)
    cue_blind_round_add_setting (round, cue_blind_candidate_get_setting (g_ptr_array_index (chosen, i)));
  extend (round, drafts, chosen, max_items > 0 ? max_items : G_MAXUINT, TRUE, random);
  return round;
}

/* The time does not count: more may have been written since. */
static gboolean
is_setting (const CueBlindSetting *one,
            const CueBlindSetting *other)
{
  if (one->in_use || other->in_use)
    return one->in_use && other->in_use;

  return g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->wish, other->wish) == 0 &&
         g_strcmp0 (one->personality, other->personality) == 0 && g_strcmp0 (one->language, other->language) == 0 &&
         g_strcmp0 (one->test_profile, other->test_profile) == 0 && g_strcmp0 (one->service, other->service) == 0;
}

GPtrArray *
cue_blind_candidates_match (CueBlindRound *round,
                            GPtrArray     *candidates)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < cue_blind_round_get_n_settings (round); i++)
    for (guint j = 0; j < candidates->len && chosen->len == i; j++)
      {
        CueBlindCandidate *candidate = g_ptr_array_index (candidates, j);

        if (is_setting (cue_blind_round_get_setting (round, i), &candidate->setting))
          g_ptr_array_add (chosen, candidate);
      }
  return chosen->len == cue_blind_round_get_n_settings (round) ? g_steal_pointer (&chosen) : NULL;
}

guint
cue_blind_candidates_extend (CueBlindRound *round,
                             GPtrArray     *drafts,
                             GPtrArray     *chosen,
                             guint          max_items,
                             GRand         *random)
{
  return extend (round, drafts, chosen, max_items > 0 ? max_items : G_MAXUINT, max_items > 0, random);
}
