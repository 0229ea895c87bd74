/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-bench.h"

#include "cue-blind-judge.h"
#include "cue-blind-settings.h"
#include "cue-blind-setup.h"
#include "cue-property.h"
#include "cue-verdict-page.h"

struct _CueBlindBench
{
  AdwBin parent_instance;

  GtkStack       *stack;   /* (unowned): the bin's child, like the pages in it */
  CueBlindSetup  *setup;   /* (unowned) */
  CueBlindJudge  *judge;   /* (unowned) */
  CueVerdictPage *verdict; /* (unowned) */

  CueLibrary     *library; /* (owned) */
  CueBlindRounds *rounds;  /* (owned) */
  CueBlindRound  *round;   /* (owned) (nullable): what is judged, or shown */
  gboolean        judging;
};

G_DEFINE_FINAL_TYPE (CueBlindBench, cue_blind_bench, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_ROUNDS,
  PROP_JUDGING,
} CueBlindBenchProperty;

static GParamSpec *properties[PROP_JUDGING + 1];

typedef enum
{
  SIGNAL_CLOSED,
  SIGNAL_COMPARE,
} CueBlindBenchSignal;

static guint signals[SIGNAL_COMPARE + 1];

static void
set_judging (CueBlindBench *self,
             gboolean       judging)
{
  cue_set_boolean (self, &self->judging, judging, properties[PROP_JUDGING]);
}

/* The others are not there for as long: they know names. */
static void
show_page (CueBlindBench *self,
           gpointer       page)
{
  gpointer pages[] = { self->setup, self->judge, self->verdict };

  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->stack, page);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_set_visible (pages[i], pages[i] == page);
}

static void
leave (CueBlindBench *self)
{
  cue_blind_rounds_write (self->rounds);
  cue_blind_judge_set_round (self->judge, NULL);
  set_judging (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* (transfer full) (nullable) (element-type CueBlindCandidate): those the round was made of; @all owns them. */
static GPtrArray *
match (CueBlindBench *self,
       GPtrArray     *drafts,
       GPtrArray    **all)
{
  *all = cue_blind_candidates_find (drafts, 1, cue_blind_setup_dup_name, self->library);
  return cue_blind_candidates_match (self->round, *all);
}

/* Scenarios that are not in the round yet, or with @n_more over 0: adds so many. */
static guint
extend (CueBlindBench *self,
        guint          n_more)
{
  g_autoptr (GPtrArray) drafts = cue_blind_list_drafts (cue_library_get_drafts (self->library));
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) chosen = match (self, drafts, &all);

  return chosen != NULL ? cue_blind_candidates_extend (self->round, drafts, chosen, n_more, NULL) : 0;
}

static void
show_verdict (CueBlindBench *self)
{
  cue_blind_judge_set_round (self->judge, NULL);
  cue_verdict_page_show (self->verdict, self->library, self->round, extend (self, 0));
  show_page (self, self->verdict);
  set_judging (self, FALSE);
}

static void
show_judge (CueBlindBench *self)
{
  show_page (self, self->judge);
  set_judging (self, TRUE);
  cue_blind_judge_set_round (self->judge, self->round);
}

static void
started_cb (CueBlindBench *self,
            CueBlindRound *round)
{
  cue_blind_rounds_add (self->rounds, round);
  cue_blind_bench_show_round (self, round);
}

static void
finished_cb (CueBlindBench *self)
{
  if (cue_blind_round_finish (self->round))
    show_verdict (self);
}

static void
discarded_cb (CueBlindBench *self)
{
  g_autoptr (CueBlindRound) round = g_steal_pointer (&self->round);

  cue_blind_rounds_remove (self->rounds, round);
  leave (self);
}

static void
more_cb (CueBlindBench *self,
         guint          n_more)
{
  if (extend (self, n_more) > 0)
    show_judge (self);
}

static void
compare_cb (CueBlindBench *self,
            const char    *draft_id)
{
  g_signal_emit (self, signals[SIGNAL_COMPARE], 0, draft_id);
}

static void
cue_blind_bench_constructed (GObject *object)
{
  CueBlindBench *self = CUE_BLIND_BENCH (object);

  G_OBJECT_CLASS (cue_blind_bench_parent_class)->constructed (object);

  cue_blind_setup_set_library (self->setup, self->library, self->rounds);
}

static void
cue_blind_bench_dispose (GObject *object)
{
  CueBlindBench *self = CUE_BLIND_BENCH (object);

  if (self->rounds != NULL)
    cue_blind_rounds_write (self->rounds);
  g_clear_object (&self->round);
  g_clear_object (&self->rounds);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (cue_blind_bench_parent_class)->dispose (object);
}

static void
cue_blind_bench_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CueBlindBench *self = CUE_BLIND_BENCH (object);

  switch ((CueBlindBenchProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_ROUNDS:
      g_value_set_object (value, self->rounds);
      break;
    case PROP_JUDGING:
      g_value_set_boolean (value, self->judging);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_bench_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CueBlindBench *self = CUE_BLIND_BENCH (object);

  switch ((CueBlindBenchProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_ROUNDS:
      self->rounds = g_value_dup_object (value);
      break;
    case PROP_JUDGING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_bench_class_init (CueBlindBenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_blind_bench_constructed;
  object_class->dispose = cue_blind_bench_dispose;
  object_class->get_property = cue_blind_bench_get_property;
  object_class->set_property = cue_blind_bench_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_ROUNDS] = g_param_spec_object ("rounds", NULL, NULL, CUE_TYPE_BLIND_ROUNDS, CUE_PARAM_CONSTRUCT);
  properties[PROP_JUDGING] = g_param_spec_boolean ("judging", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", CUE_TYPE_BLIND_BENCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_COMPARE] = g_signal_new ("compare", CUE_TYPE_BLIND_BENCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cue_blind_bench_init (CueBlindBench *self)
{
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  self->setup = g_object_new (CUE_TYPE_BLIND_SETUP, NULL);
  self->judge = g_object_new (CUE_TYPE_BLIND_JUDGE, NULL);
  self->verdict = g_object_new (CUE_TYPE_VERDICT_PAGE, NULL);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->setup));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->judge));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->verdict));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));

  g_signal_connect_object (self->setup, "cancelled", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->setup, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->setup, "round-activated", G_CALLBACK (cue_blind_bench_show_round), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->judge, "paused", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->judge, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->judge, "discarded", G_CALLBACK (discarded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verdict, "closed", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verdict, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verdict, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cue_blind_bench_new (CueLibrary     *library,
                     CueBlindRounds *rounds)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CUE_IS_BLIND_ROUNDS (rounds), NULL);

  return g_object_new (CUE_TYPE_BLIND_BENCH, "library", library, "rounds", rounds, NULL);
}

void
cue_blind_bench_set_up (CueBlindBench *self,
                        GPtrArray     *drafts)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (CUE_IS_BLIND_BENCH (self));

  if (drafts == NULL || drafts->len == 0)
    drafts = all = cue_blind_list_drafts (cue_library_get_drafts (self->library));
  cue_blind_judge_set_round (self->judge, NULL);
  cue_blind_setup_set_drafts (self->setup, drafts);
  show_page (self, self->setup);
  set_judging (self, FALSE);
}

void
cue_blind_bench_show_round (CueBlindBench *self,
                            CueBlindRound *round)
{
  g_return_if_fail (CUE_IS_BLIND_BENCH (self));
  g_return_if_fail (CUE_IS_BLIND_ROUND (round));

  if (cue_blind_round_get_n_items (round) == 0)
    return;

  g_set_object (&self->round, round);
  if (cue_blind_round_is_finished (round))
    show_verdict (self);
  else
    show_judge (self);
}

CueBlindRounds *
cue_blind_bench_get_rounds (CueBlindBench *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_BENCH (self), NULL);

  return self->rounds;
}

gboolean
cue_blind_bench_get_judging (CueBlindBench *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_BENCH (self), FALSE);

  return self->judging;
}
