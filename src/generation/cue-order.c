/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-order.h"

#include <glib/gi18n.h>

#include "cue-kind.h"
#include "cue-text.h"

/* Of a wish that has no name, so many characters name it. */
#define MAX_WISH 40

/* One wish, with what it is called. */
typedef struct
{
  char *text; /* (owned) (nullable) */
  char *name; /* (owned) (nullable) */
} Wish;

struct _CueOrder
{
  CueGenerationKind kind;
  GPtrArray        *drafts;        /* (owned) (element-type CueDraft) */
  GPtrArray        *wishes;        /* (owned) (element-type Wish) */
  GPtrArray        *personalities; /* (owned) (element-type CuePersonality) */
  GPtrArray        *profiles;      /* (owned) (element-type CueTestProfile) */
  GPtrArray        *languages;     /* (owned) (element-type utf8) */
  guint             n_variants;
};

/* Where the making has got to in each of the things that vary. */
typedef struct
{
  CueDraft       *draft;
  Wish           *wish;        /* (nullable) */
  const char     *language;    /* (nullable) */
  CuePersonality *personality; /* (nullable) */
  CueTestProfile *profile;     /* (nullable) */
  guint           variant;     /* from 0 */
} Place;

static void
wish_free (Wish *wish)
{
  g_free (wish->text);
  g_free (wish->name);
  g_free (wish);
}

CueOrder *
cue_order_new (CueGenerationKind kind)
{
  CueOrder *self = g_new0 (CueOrder, 1);

  self->kind = kind;
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  self->wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) wish_free);
  self->personalities = g_ptr_array_new_with_free_func (g_object_unref);
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->n_variants = 1;
  return self;
}

void
cue_order_free (CueOrder *self)
{
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->wishes);
  g_ptr_array_unref (self->personalities);
  g_ptr_array_unref (self->profiles);
  g_ptr_array_unref (self->languages);
  g_free (self);
}

void
cue_order_add_draft (CueOrder *self,
                     CueDraft *draft)
{
  g_return_if_fail (CUE_IS_DRAFT (draft));

  g_ptr_array_add (self->drafts, g_object_ref (draft));
}

void
cue_order_add_wish (CueOrder   *self,
                    const char *wish,
                    const char *name)
{
  Wish *added = g_new0 (Wish, 1);

  added->text = cue_text_is_blank (wish) ? NULL : g_strdup (wish);
  added->name = cue_text_is_blank (name) ? NULL : g_strdup (name);
  g_ptr_array_add (self->wishes, added);
}

void
cue_order_add_personality (CueOrder       *self,
                           CuePersonality *personality)
{
  g_return_if_fail (CUE_IS_PERSONALITY (personality));

  g_ptr_array_add (self->personalities, g_object_ref (personality));
}

void
cue_order_add_profile (CueOrder       *self,
                       CueTestProfile *profile)
{
  g_return_if_fail (CUE_IS_TEST_PROFILE (profile));

  g_ptr_array_add (self->profiles, g_object_ref (profile));
}

void
cue_order_add_language (CueOrder   *self,
                        const char *code)
{
  g_return_if_fail (code != NULL);

  g_ptr_array_add (self->languages, g_strdup (code));
}

void
cue_order_set_n_variants (CueOrder *self,
                          guint     n_variants)
{
  self->n_variants = n_variants;
}

/* What is left out counts once: the scenario's own. */
static guint64
get_factor (GPtrArray *list)
{
  return MAX (list->len, 1);
}

static guint64
count_all (CueOrder *self)
{
  return self->drafts->len * get_factor (self->wishes) * get_factor (self->languages) *
         get_factor (self->personalities) * get_factor (self->profiles) * (guint64) self->n_variants;
}

guint
cue_order_count (CueOrder *self)
{
  return (guint) MIN (count_all (self), G_MAXUINT);
}

/* In words */

/* Adds a factor (transfer full) to the product; a single one changes nothing and is left out. */
static void
multiply (char **product,
          guint *n_factors,
          guint  n,
          char  *factor)
{
  g_autofree char *first = *product;
  g_autofree char *second = factor;

  *product = NULL;
  if (n == 1)
    {
      *product = g_steal_pointer (&first);
      return;
    }

  *n_factors += 1;
  if (first == NULL)
    *product = g_steal_pointer (&second);
  else /* translators: a product: "2 scenarios × 3 languages" */
    *product = g_strdup_printf (C_ ("order", "%s × %s"), first, second);
}

char *
cue_order_dup_sum (CueOrder *self)
{
  guint            n = cue_order_count (self);
  guint            n_scenarios = self->drafts->len;
  guint            n_wishes = MAX (self->wishes->len, 1);
  guint            n_languages = MAX (self->languages->len, 1);
  guint            n_personalities = MAX (self->personalities->len, 1);
  guint            n_profiles = MAX (self->profiles->len, 1);
  guint            n_factors = 0;
  g_autofree char *product = NULL;
  g_autofree char *result = g_strdup_printf (ngettext ("%u request", "%u requests", n), n);

  multiply (&product, &n_factors, n_scenarios, g_strdup_printf (ngettext ("%u scenario", "%u scenarios", n_scenarios), n_scenarios));
  multiply (&product, &n_factors, n_wishes, g_strdup_printf (ngettext ("%u wish", "%u wishes", n_wishes), n_wishes));
  multiply (&product, &n_factors, n_languages, g_strdup_printf (ngettext ("%u language", "%u languages", n_languages), n_languages));
  multiply (&product, &n_factors, n_personalities,
            g_strdup_printf (ngettext ("%u personality", "%u personalities", n_personalities), n_personalities));
  multiply (&product, &n_factors, n_profiles,
            g_strdup_printf (ngettext ("%u test profile", "%u test profiles", n_profiles), n_profiles));
  multiply (&product, &n_factors, self->n_variants,
            g_strdup_printf (ngettext ("%u variant", "%u variants", self->n_variants), self->n_variants));
  if (n_factors < 2)
    return g_steal_pointer (&result);

  /* translators: a product and what it comes to: "2 scenarios × 3 languages = 6 requests" */
  return g_strdup_printf (C_ ("order", "%s = %s"), product, result);
}

/* (transfer full): what one scenario gets. */
static char *
dup_title_of_one (CueOrder *self)
{
  guint n = self->n_variants;
  guint n_varied = (self->wishes->len > 1) + (self->languages->len > 1) + (self->personalities->len > 1) +
                   (self->profiles->len > 1);

  if (n_varied == 0 && self->kind == CUE_GENERATION_IMPROVE && n == 1)
    return g_strdup (_ ("Improved text"));
  if (n_varied == 0)
    return g_strdup_printf (ngettext ("%u variant", "%u variants", n), n);
  if (n_varied > 1 && n == 1)
    return g_strdup (_ ("One variant for each combination"));
  if (n_varied > 1)
    return g_strdup_printf (ngettext ("%u variant for each combination", "%u variants for each combination", n), n);
  if (self->wishes->len > 1 && n == 1)
    return g_strdup (_ ("One variant for each wish"));
  if (self->wishes->len > 1)
    return g_strdup_printf (ngettext ("%u variant for each wish", "%u variants for each wish", n), n);
  if (self->languages->len > 1 && n == 1)
    return g_strdup (_ ("One variant for each language"));
  if (self->languages->len > 1)
    return g_strdup_printf (ngettext ("%u variant for each language", "%u variants for each language", n), n);
  if (self->personalities->len > 1 && n == 1)
    return g_strdup (_ ("One variant for each personality"));
  if (self->personalities->len > 1)
    return g_strdup_printf (ngettext ("%u variant for each personality", "%u variants for each personality", n), n);
  if (n == 1)
    return g_strdup (_ ("One variant for each test profile"));
  return g_strdup_printf (ngettext ("%u variant for each test profile", "%u variants for each test profile", n), n);
}

char *
cue_order_dup_title (CueOrder *self)
{
  g_autofree char *title = dup_title_of_one (self);
  g_autofree char *scenarios = NULL;
  guint            n_scenarios = self->drafts->len;

  if (n_scenarios < 2)
    return g_steal_pointer (&title);

  scenarios = g_strdup_printf (ngettext ("%u scenario", "%u scenarios", n_scenarios), n_scenarios);
  /* translators: what was ordered, and for how many scenarios: "3 variants · 4 scenarios" */
  return g_strdup_printf (C_ ("order", "%s · %s"), title, scenarios);
}

/* Whether there is something to go by: every wish is one, or the brief. */
static gboolean
has_wishes (CueOrder *self)
{
  for (guint i = 0; i < self->wishes->len; i++)
    if (((Wish *) g_ptr_array_index (self->wishes, i))->text == NULL)
      return FALSE;
  return self->wishes->len > 0;
}

/* (transfer full) (nullable) */
static char *
dup_draft_problem (CueOrder *self,
                   CueDraft *draft)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft));
  char              *problem = cue_draft_dup_problem (draft, "agent");

  if (problem != NULL)
    return problem;

  if (self->kind == CUE_GENERATION_IMPROVE)
    {
      if (cue_text_is_blank (cue_resource_object_get_text (scenario, "instructions")))
        return g_strdup (_ ("There are no instructions to improve yet. Generate them first."));
      if (!has_wishes (self))
        return g_strdup (_ ("Say what should be different."));
      return NULL;
    }

  if (self->personalities->len == 0 && (problem = cue_draft_dup_problem (draft, "personality")) != NULL)
    return problem;
  return cue_draft_dup_problem (draft, "brief");
}

/* (transfer full) (nullable): of the numbers. */
static char *
dup_size_problem (CueOrder *self)
{
  guint64 n = count_all (self);

  if (self->drafts->len == 0)
    return g_strdup (_ ("Choose a scenario first."));
  if (self->n_variants < 1 || self->n_variants > CUE_ORDER_MAX_VARIANTS)
    return g_strdup_printf (ngettext ("Choose %u variant of the same settings at most, and one at least.",
                                      "Choose %u variants of the same settings at most, and one at least.",
                                      CUE_ORDER_MAX_VARIANTS),
                            (guint) CUE_ORDER_MAX_VARIANTS);
  if (n > CUE_ORDER_MAX_REQUESTS)
    return g_strdup_printf (ngettext ("These would be %u requests. At most %u can be ordered in one go.",
                                      "These would be %u requests. At most %u can be ordered in one go.",
                                      cue_order_count (self)),
                            cue_order_count (self), (guint) CUE_ORDER_MAX_REQUESTS);
  if (self->kind == CUE_GENERATION_IMPROVE &&
      (self->personalities->len > 0 || self->profiles->len > 0 || self->languages->len > 0))
    return g_strdup (_ ("Improving keeps personality, language and test profile. Generate to have other ones."));
  return NULL;
}

char *
cue_order_dup_problem (CueOrder *self)
{
  char *problem = dup_size_problem (self);

  for (guint i = 0; i < self->drafts->len && problem == NULL; i++)
    {
      CueDraft        *draft = g_ptr_array_index (self->drafts, i);
      g_autofree char *own = dup_draft_problem (self, draft);

      if (own != NULL && self->drafts->len > 1)
        /* translators: the name of a scenario, and a sentence that says what it lacks */
        problem = g_strdup_printf (_ ("“%s”: %s"), cue_draft_get_title (draft), own);
      else
        problem = g_steal_pointer (&own);
    }
  return problem;
}

/* Making */

/* Adds @name (nullable) to what sets one apart, if it is one of several. */
static void
add_to_label (char      **label,
              GPtrArray  *list,
              const char *name)
{
  g_autofree char *before = NULL;

  if (list->len < 2 || name == NULL || *name == '\0')
    return;

  before = g_steal_pointer (label);
  /* translators: what sets one of several apart from the others: "German · Impatient caller" */
  *label = before != NULL ? g_strdup_printf (C_ ("order", "%s · %s"), before, name) : g_strdup (name);
}

static const char *
get_name (gpointer object)
{
  return object != NULL ? cue_resource_object_get_text (CUE_RESOURCE_OBJECT (object), "name") : NULL;
}

static gint64
get_id (gpointer object)
{
  return object != NULL ? cue_resource_object_get_id (CUE_RESOURCE_OBJECT (object)) : CUE_UNSET;
}

/* (transfer full) (nullable) */
static char *
dup_label (CueOrder    *self,
           const Place *place)
{
  char            *label = NULL;
  g_autofree char *wish = NULL;

  if (place->wish != NULL && place->wish->name != NULL)
    wish = g_strdup (place->wish->name);
  else if (place->wish != NULL && place->wish->text != NULL)
    wish = cue_text_excerpt (place->wish->text, MAX_WISH);
  add_to_label (&label, self->wishes, wish);
  add_to_label (&label, self->languages, place->language != NULL ? cue_language_get_name (place->language) : NULL);
  add_to_label (&label, self->personalities, get_name (place->personality));
  add_to_label (&label, self->profiles, get_name (place->profile));
  return label;
}

static CueGeneration *
make_one (CueOrder    *self,
          const Place *place,
          gint64       first_seed)
{
  CueVariation variation = {
    .personality = get_id (place->personality),
    .test_profile = get_id (place->profile),
    .language = place->language,
  };
  gint64           seed = first_seed == CUE_UNSET ? CUE_UNSET : first_seed + place->variant;
  g_autofree char *label = dup_label (self, place);
  CueGeneration   *generation = cue_generation_new_varied (place->draft, self->kind,
                                                         place->wish != NULL ? place->wish->text : NULL, seed, &variation);

  g_object_set (generation, "label", label, NULL);
  return generation;
}

/* What is at @index of the things chosen, NULL where none was chosen; *@index goes on to the next digit. */
static gpointer
take_digit (GPtrArray *list,
            guint     *index)
{
  guint digit = *index % (guint) get_factor (list);

  *index /= (guint) get_factor (list);
  return list->len > 0 ? g_ptr_array_index (list, digit) : NULL;
}

GPtrArray *
cue_order_make (CueOrder   *self,
                gint64      first_seed,
                const char *service)
{
  GPtrArray       *made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *batch = g_uuid_string_random ();
  g_autofree char *title = cue_order_dup_title (self);
  guint            n = cue_order_count (self);

  g_return_val_if_fail (n <= CUE_ORDER_MAX_REQUESTS, made);

  /* As a number is written with its digits: what changes fastest comes last, so each scenario is complete early. */
  for (guint i = 0; i < n; i++)
    {
      guint          rest = i / self->n_variants;
      Place          place = { .variant = i % self->n_variants };
      CueGeneration *generation = NULL;

      place.profile = take_digit (self->profiles, &rest);
      place.personality = take_digit (self->personalities, &rest);
      place.language = take_digit (self->languages, &rest);
      place.wish = take_digit (self->wishes, &rest);
      place.draft = take_digit (self->drafts, &rest);
      generation = make_one (self, &place, first_seed);
      g_object_set (generation, "service", service, NULL);
      if (n > 1)
        g_object_set (generation, "batch-id", batch, "batch-title", title, NULL);
      g_ptr_array_add (made, generation);
    }
  return made;
}
