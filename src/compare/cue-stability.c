/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stability.h"

#include "cue-align.h"
#include "cue-contradictions.h"
#include "cue-segments.h"
#include "cue-task.h"
#include "cue-test-steps.h"

#include <string.h>

#define MAX_TEXTS CUE_STABILITY_MAX_TEXTS

/* Pairs looked at for what stands in another order, for each text; beyond, order is all that is gone by. */
#define MAX_PAIRS (1u << 19)

/* Wordings that share this much are one step also where they stand in another order. */
#define MOVED_SIMILARITY 0.6

struct _CueStabilityStep
{
  GObject parent_instance;

  guint      n_all; /* texts in the map */
  guint      n_texts;
  guint      chosen;              /* the text whose wording stands for all */
  char      *wordings[MAX_TEXTS]; /* (owned) (nullable) */
  GPtrArray *contradictions;      /* (owned) (element-type utf8) */
};

struct _CueStability
{
  GObject parent_instance;

  GPtrArray *steps; /* (owned) (element-type CueStabilityStep) */
  guint      n_texts;
  guint      counts[CUE_STABILITY_ONE + 1];
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (CueStabilityStep, cue_stability_step, G_TYPE_OBJECT)

G_DEFINE_FINAL_TYPE_WITH_CODE (CueStability, cue_stability, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Which segment of each text a step is; -1 for none. */
typedef struct
{
  int segment[MAX_TEXTS];
} Group;

/* A map being made. */
typedef struct
{
  guint         n_texts;
  CueTestSteps *tests[MAX_TEXTS]; /* (owned) (nullable): where all texts are structured tests */
  CueSegments  *texts[MAX_TEXTS]; /* (owned): the tests' where there are tests, else as such */
  CueAligner   *aligner;          /* (owned) */
  GArray       *groups;           /* (owned) (element-type Group) */
} Builder;

typedef struct
{
  char **texts;  /* (owned) */
  char **titles; /* (owned) */
  guint  n_texts;
} NewData;

static void
new_data_free (NewData *data)
{
  g_strfreev (data->texts);
  g_strfreev (data->titles);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (NewData, new_data, new_data_free)

/* ---- Grouping ---- */

static guint
count_segments (Builder *builder,
                guint    text)
{
  return builder->texts[text]->segments->len;
}

static Group
make_group (guint text,
            guint segment)
{
  Group group;

  memset (&group, 0xFF, sizeof group);
  group.segment[text] = (int) segment;
  return group;
}

/* The text that begins the map: of middle length, so that it has most of what the others have. */
static guint
choose_first (Builder *builder)
{
  for (guint i = 0; i < builder->n_texts; i++)
    {
      guint shorter = 0;
      guint longer = 0;

      for (guint k = 0; k < builder->n_texts; k++)
        if (count_segments (builder, k) < count_segments (builder, i))
          shorter++;
        else if (count_segments (builder, k) > count_segments (builder, i))
          longer++;
      if (shorter * 2 <= builder->n_texts && longer * 2 <= builder->n_texts)
        return i;
    }
  return 0;
}

/* One text's segment of a group, to compare with. */
static CueAlignItem
represent (Builder     *builder,
           const Group *group)
{
  guint text = 0;

  while (group->segment[text] < 0)
    text++;
  return (CueAlignItem){ text, (guint) group->segment[text] };
}

/* Segments of @text that found no group in order may belong to one elsewhere: @group_of gets it. */
static void
find_moved (Builder *builder,
            guint    text,
            int     *group_of)
{
  guint n_free = 0;

  for (guint i = 0; i < count_segments (builder, text); i++)
    n_free += group_of[i] < 0 ? 1 : 0;
  if ((gsize) n_free * builder->groups->len > MAX_PAIRS)
    return;
  for (guint i = 0; i < count_segments (builder, text); i++)
    {
      double best = MOVED_SIMILARITY;

      if (group_of[i] >= 0)
        continue;
      for (guint k = 0; k < builder->groups->len; k++)
        {
          const Group *group = &g_array_index (builder->groups, Group, k);
          double       similarity;

          if (group->segment[text] >= 0)
            continue;
          similarity = cue_aligner_get_similarity (builder->aligner, (CueAlignItem){ text, i }, represent (builder, group));
          if (similarity > best)
            {
              best = similarity;
              group_of[i] = (int) k;
            }
        }
      if (group_of[i] >= 0)
        g_array_index (builder->groups, Group, group_of[i]).segment[text] = (int) i;
    }
}

/* New groups go behind that of the segment before them. */
static void
insert_new (Builder   *builder,
            guint      text,
            const int *group_of)
{
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (Group));
  guint n = count_segments (builder, text);
  guint next = 0;

  for (guint k = 0; k <= builder->groups->len; k++)
    {
      /* What stands before the segment that is in group k, or before the text's first grouped one. */
      int own = k < builder->groups->len ? g_array_index (builder->groups, Group, k).segment[text] : (int) n;

      if (own >= (int) next)
        for (; (int) next < own; next++)
          if (group_of[next] < 0)
            {
              Group group = make_group (text, next);

              g_array_append_val (merged, group);
            }
      if (k < builder->groups->len)
        g_array_append_val (merged, g_array_index (builder->groups, Group, k));
    }
  g_array_set_size (builder->groups, 0);
  g_array_append_vals (builder->groups, merged->data, merged->len);
}

static void
add_text (Builder *builder,
          guint    text)
{
  guint                    n_groups = builder->groups->len;
  guint                    n = count_segments (builder, text);
  g_autofree CueAlignItem *left = g_new (CueAlignItem, (gsize) n_groups + 1);
  g_autofree CueAlignItem *right = g_new (CueAlignItem, (gsize) n + 1);
  g_autofree int          *partner = g_new (int, (gsize) n_groups + 1);
  g_autofree int          *group_of = g_new (int, (gsize) n + 1);

  for (guint k = 0; k < n_groups; k++)
    left[k] = represent (builder, &g_array_index (builder->groups, Group, k));
  for (guint i = 0; i < n; i++)
    {
      right[i] = (CueAlignItem){ text, i };
      group_of[i] = -1;
    }
  (void) cue_aligner_match (builder->aligner, left, n_groups, right, n, partner);
  for (guint k = 0; k < n_groups; k++)
    if (partner[k] >= 0)
      {
        g_array_index (builder->groups, Group, k).segment[text] = partner[k];
        group_of[partner[k]] = (int) k;
      }
  find_moved (builder, text, group_of);
  insert_new (builder, text, group_of);
}

/* Whether more texts have @b before @a than the other way round. */
static gboolean
is_rather_before (Builder     *builder,
                  const Group *a,
                  const Group *b)
{
  int votes = 0;

  for (guint i = 0; i < builder->n_texts; i++)
    if (a->segment[i] >= 0 && b->segment[i] >= 0)
      votes += b->segment[i] < a->segment[i] ? 1 : -1;
  return votes > 0;
}

/* Brings the groups into the order that most texts have. */
static void
sort_groups (Builder *builder)
{
  for (guint i = 1; i < builder->groups->len; i++)
    for (guint k = i; k > 0; k--)
      {
        Group *a = &g_array_index (builder->groups, Group, k - 1);
        Group *b = &g_array_index (builder->groups, Group, k);
        Group  kept = *a;

        if (!is_rather_before (builder, a, b))
          break;
        *a = *b;
        *b = kept;
      }
}

/* ---- Steps ---- */

static char *
dup_wording (Builder     *builder,
             const Group *group,
             guint        text)
{
  const CueSegment *segment;

  if (group->segment[text] < 0)
    return NULL;
  segment = cue_segments_get (builder->texts[text], (guint) group->segment[text]);
  return g_strndup (builder->texts[text]->text + segment->offset, segment->length);
}

/* The text whose wording is nearest to the others'. */
static guint
choose_wording (Builder     *builder,
                const Group *group)
{
  guint  chosen = represent (builder, group).text;
  double best = -1;

  for (guint i = 0; i < builder->n_texts; i++)
    {
      double sum = 0;

      if (group->segment[i] < 0)
        continue;
      for (guint k = 0; k < builder->n_texts; k++)
        if (k != i && group->segment[k] >= 0)
          sum += cue_aligner_get_similarity (builder->aligner, (CueAlignItem){ i, (guint) group->segment[i] },
                                             (CueAlignItem){ k, (guint) group->segment[k] });
      if (sum > best)
        {
          best = sum;
          chosen = i;
        }
    }
  return chosen;
}

static CueStabilityStep *
make_step (Builder           *builder,
           const Group       *group,
           const char *const *titles)
{
  CueStabilityStep *step = g_object_new (CUE_TYPE_STABILITY_STEP, NULL);
  g_autoptr (GPtrArray) found = NULL;

  step->n_all = builder->n_texts;
  step->chosen = choose_wording (builder, group);
  for (guint i = 0; i < builder->n_texts; i++)
    {
      step->wordings[i] = dup_wording (builder, group, i);
      if (step->wordings[i] != NULL)
        step->n_texts++;
    }
  if (step->n_texts < 2)
    return step;
  found = cue_contradictions_find ((const char *const *) step->wordings, builder->n_texts);
  for (guint i = 0; i < found->len; i++)
    {
      CueConflictingValues *values = g_ptr_array_index (found, i);

      g_ptr_array_add (step->contradictions,
                       cue_contradictions_dup_text (values->values, titles, builder->n_texts));
    }
  return step;
}

/* Reads the texts: as structured tests where all of them are. */
static void
read_texts (Builder           *builder,
            const char *const *texts)
{
  gboolean structured = TRUE;

  for (guint i = 0; i < builder->n_texts && structured; i++)
    {
      builder->tests[i] = cue_test_steps_new (texts[i]);
      structured = builder->tests[i] != NULL;
    }
  for (guint i = 0; i < builder->n_texts; i++)
    {
      if (!structured)
        g_clear_pointer (&builder->tests[i], cue_test_steps_free);
      builder->texts[i] = structured ? builder->tests[i]->steps : cue_segments_new (texts[i]);
      cue_aligner_add (builder->aligner, builder->texts[i]);
    }
  for (guint i = 0; structured && i < builder->n_texts; i++)
    cue_aligner_set_triggers (builder->aligner, i, builder->tests[i]->keys);
}

static void
builder_clear (Builder *builder)
{
  for (guint i = 0; i < builder->n_texts; i++)
    if (builder->tests[i] != NULL)
      cue_test_steps_free (builder->tests[i]);
    else
      cue_segments_free (builder->texts[i]);
  cue_aligner_free (builder->aligner);
  g_array_unref (builder->groups);
}

static CueStability *
make_map (const char *const *texts,
          const char *const *titles,
          guint              n_texts,
          GCancellable      *cancellable)
{
  CueStability *self = g_object_new (CUE_TYPE_STABILITY, NULL);
  Builder       builder = { 0 };
  guint         first;

  self->n_texts = n_texts;
  builder.n_texts = n_texts;
  builder.aligner = cue_aligner_new ();
  cue_aligner_weigh_in_common (builder.aligner);
  builder.groups = g_array_new (FALSE, FALSE, sizeof (Group));
  read_texts (&builder, texts);
  first = choose_first (&builder);
  add_text (&builder, first);
  for (guint i = 0; i < n_texts && !g_cancellable_is_cancelled (cancellable); i++)
    if (i != first)
      add_text (&builder, i);
  sort_groups (&builder);
  for (guint i = 0; i < builder.groups->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      CueStabilityStep *step = make_step (&builder, &g_array_index (builder.groups, Group, i), titles);

      self->counts[cue_stability_step_get_share (step)]++;
      g_ptr_array_add (self->steps, step);
    }
  builder_clear (&builder);
  return self;
}

static void
make_map_in_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  NewData *data = task_data;
  g_autoptr (CueStability) self = make_map ((const char *const *) data->texts, (const char *const *) data->titles,
                                            data->n_texts, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
cue_stability_step_finalize (GObject *object)
{
  CueStabilityStep *self = CUE_STABILITY_STEP (object);

  for (guint i = 0; i < self->n_all; i++)
    g_free (self->wordings[i]);
  g_ptr_array_unref (self->contradictions);
  G_OBJECT_CLASS (cue_stability_step_parent_class)->finalize (object);
}

static void
cue_stability_step_class_init (CueStabilityStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_stability_step_finalize;
}

static void
cue_stability_step_init (CueStabilityStep *self)
{
  self->contradictions = g_ptr_array_new_with_free_func (g_free);
}

static GType
cue_stability_get_item_type (GListModel *model)
{
  return CUE_TYPE_STABILITY_STEP;
}

static guint
cue_stability_get_n_items (GListModel *model)
{
  return CUE_STABILITY (model)->steps->len;
}

static gpointer
cue_stability_get_item (GListModel *model,
                        guint       position)
{
  CueStability *self = CUE_STABILITY (model);

  return position < self->steps->len ? g_object_ref (g_ptr_array_index (self->steps, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_stability_get_item_type;
  iface->get_n_items = cue_stability_get_n_items;
  iface->get_item = cue_stability_get_item;
}

static void
cue_stability_finalize (GObject *object)
{
  g_ptr_array_unref (CUE_STABILITY (object)->steps);
  G_OBJECT_CLASS (cue_stability_parent_class)->finalize (object);
}

static void
cue_stability_class_init (CueStabilityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_stability_finalize;
}

static void
cue_stability_init (CueStability *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
}

const char *
cue_stability_step_get_text (CueStabilityStep *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY_STEP (self), "");

  return self->wordings[self->chosen];
}

CueStabilityShare
cue_stability_step_get_share (CueStabilityStep *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY_STEP (self), CUE_STABILITY_ONE);

  if (self->n_texts == self->n_all)
    return CUE_STABILITY_ALL;
  return self->n_texts > 1 ? CUE_STABILITY_SOME : CUE_STABILITY_ONE;
}

guint
cue_stability_step_get_n_texts (CueStabilityStep *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY_STEP (self), 0);

  return self->n_texts;
}

const char *
cue_stability_step_get_wording (CueStabilityStep *self,
                                guint             text)
{
  g_return_val_if_fail (CUE_IS_STABILITY_STEP (self), NULL);
  g_return_val_if_fail (text < self->n_all, NULL);

  return self->wordings[text];
}

GPtrArray *
cue_stability_step_get_contradictions (CueStabilityStep *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY_STEP (self), NULL);

  return self->contradictions;
}

CueStability *
cue_stability_new (const char *const *texts,
                   const char *const *titles,
                   guint              n_texts)
{
  g_return_val_if_fail (texts != NULL && titles != NULL, NULL);
  g_return_val_if_fail (n_texts >= 2 && n_texts <= MAX_TEXTS, NULL);

  return make_map (texts, titles, n_texts, NULL);
}

static char **
copy_strings (const char *const *strings,
              guint              n)
{
  char **copy = g_new0 (char *, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (strings[i]);
  return copy;
}

void
cue_stability_new_async (const char *const  *texts,
                         const char *const  *titles,
                         guint               n_texts,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  NewData *data;

  g_return_if_fail (texts != NULL && titles != NULL);
  g_return_if_fail (n_texts >= 2 && n_texts <= MAX_TEXTS);

  data = g_new0 (NewData, 1);
  data->texts = copy_strings (texts, n_texts);
  data->titles = copy_strings (titles, n_texts);
  data->n_texts = n_texts;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_stability_new_async);
  new_data_attach (task, data);
  g_task_run_in_thread (task, make_map_in_thread);
}

CueStability *
cue_stability_new_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_stability_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
cue_stability_get_n_texts (CueStability *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY (self), 0);

  return self->n_texts;
}

guint
cue_stability_count (CueStability     *self,
                     CueStabilityShare share)
{
  g_return_val_if_fail (CUE_IS_STABILITY (self), 0);
  g_return_val_if_fail (share <= CUE_STABILITY_ONE, 0);

  return self->counts[share];
}
