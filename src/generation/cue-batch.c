/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-batch-private.h"

#include "cue-property.h"

/* What is seen running longer than usual is expected to take this part of the usual time more. */
#define OVERDUE_SHARE 0.2

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_CREATED,
  PROP_N_FINISHED,
  PROP_N_FAILED,
  PROP_N_RUNNING,
  PROP_N_WAITING,
  PROP_N_STOPPED,
  PROP_N_UNCERTAIN,
  PROP_ACTIVE,
  PROP_SECONDS_LEFT,
} CueBatchProperty;

static GParamSpec *properties[PROP_SECONDS_LEFT + 1];

#define N_COUNTS (PROP_N_UNCERTAIN - PROP_N_FINISHED + 1)

struct _CueBatch
{
  GObject parent_instance;

  CueGenerationQueue *queue;            /* (owned) */
  char               *id;               /* (owned) */
  GPtrArray          *generations;      /* (owned) (element-type CueGeneration): oldest first */
  int                 counts[N_COUNTS]; /* by property, from n-finished on */
  gboolean            active;
};

static void cue_batch_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueBatch, cue_batch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_batch_list_model_init))

static CueGeneration *
get_generation (CueBatch *self,
                guint     position)
{
  return g_ptr_array_index (self->generations, position);
}

static gint64
get_number (CueGeneration *generation,
            const char    *property)
{
  gint64 number = 0;

  g_object_get (generation, property, &number, NULL);
  return number;
}

/* As which it counts. */
static CueBatchProperty
classify (CueGeneration *generation)
{
  switch (cue_generation_get_state (generation))
    {
    case CUE_GENERATION_WAITING:
      return PROP_N_WAITING;
    case CUE_GENERATION_PAUSED:
      return cue_generation_get_progress_id (generation) != NULL ? PROP_N_RUNNING : PROP_N_WAITING;
    case CUE_GENERATION_UNCERTAIN:
    case CUE_GENERATION_NEEDS_USER:
      return PROP_N_UNCERTAIN;
    case CUE_GENERATION_FINISHED:
      return PROP_N_FINISHED;
    case CUE_GENERATION_FAILED:
      return PROP_N_FAILED;
    case CUE_GENERATION_STOPPED:
      return PROP_N_STOPPED;
    case CUE_GENERATION_SENDING:
    case CUE_GENERATION_SENT:
    case CUE_GENERATION_WRITING:
    case CUE_GENERATION_NO_NEWS:
    default:
      return PROP_N_RUNNING;
    }
}

static int
get_count (CueBatch        *self,
           CueBatchProperty property)
{
  return self->counts[property - PROP_N_FINISHED];
}

static void
update (CueBatch *self)
{
  int counts[N_COUNTS] = { 0 };

  for (guint i = 0; i < self->generations->len; i++)
    counts[classify (get_generation (self, i)) - PROP_N_FINISHED]++;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < N_COUNTS; i++)
    if (cue_set_int (self, &self->counts[i], counts[i], properties[PROP_N_FINISHED + i]))
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
  cue_set_boolean (self, &self->active, get_count (self, PROP_N_RUNNING) + get_count (self, PROP_N_WAITING) > 0,
                   properties[PROP_ACTIVE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Seconds that the service is still expected to work for all of @generation. */
static double
estimate (CueGeneration *generation,
          double         typical)
{
  double elapsed = 0;

  if (!cue_generation_is_active (generation))
    return 0;
  if (classify (generation) == PROP_N_WAITING)
    return typical;

  elapsed = (g_get_real_time () - get_number (generation, "sent")) / (double) G_USEC_PER_SEC;
  return MAX (typical - MAX (elapsed, 0), typical * OVERDUE_SHARE);
}

/* What is before the last of these in line has to be done as well. */
static double
get_seconds_left (CueBatch *self)
{
  double work = 0;
  double typical = 0;
  double longest = 0;
  gint64 last = G_MININT64;
  guint  n_parallel = 1;

  if (!self->active)
    return 0;
  g_object_get (self->queue, "typical-seconds", &typical, "max-parallel", &n_parallel, NULL);
  if (typical <= 0)
    return -1;

  for (guint i = 0; i < self->generations->len; i++)
    {
      CueGeneration *generation = get_generation (self, i);

      longest = MAX (longest, estimate (generation, typical));
      if (cue_generation_is_active (generation))
        last = MAX (last, get_number (generation, "order"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->queue)); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      if (get_number (generation, "order") <= last)
        work += estimate (generation, typical);
    }

  return MAX (work / n_parallel, longest);
}

static GType
cue_batch_get_item_type (GListModel *model)
{
  return CUE_TYPE_GENERATION;
}

static guint
cue_batch_get_n_items (GListModel *model)
{
  return CUE_BATCH (model)->generations->len;
}

static gpointer
cue_batch_get_item (GListModel *model,
                    guint       position)
{
  CueBatch *self = CUE_BATCH (model);

  return position < self->generations->len ? g_object_ref (get_generation (self, position)) : NULL;
}

static void
cue_batch_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_batch_get_item_type;
  iface->get_n_items = cue_batch_get_n_items;
  iface->get_item = cue_batch_get_item;
}

static void
cue_batch_finalize (GObject *object)
{
  CueBatch *self = CUE_BATCH (object);

  g_clear_object (&self->queue);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->generations, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_batch_parent_class)->finalize (object);
}

static void
cue_batch_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CueBatch *self = CUE_BATCH (object);

  switch ((CueBatchProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, cue_batch_get_title (self));
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, cue_batch_get_created (self));
      break;
    case PROP_N_FINISHED:
    case PROP_N_FAILED:
    case PROP_N_RUNNING:
    case PROP_N_WAITING:
    case PROP_N_STOPPED:
    case PROP_N_UNCERTAIN:
      g_value_set_uint (value, (guint) get_count (self, (CueBatchProperty) prop_id));
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_double (value, get_seconds_left (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_batch_class_init (CueBatchClass *klass)
{
  static const char *const names[] = { "n-finished", "n-failed", "n-running", "n-waiting", "n-stopped", "n-uncertain" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_COUNTS);

  object_class->finalize = cue_batch_finalize;
  object_class->get_property = cue_batch_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, CUE_PARAM_READABLE);
  for (guint i = 0; i < N_COUNTS; i++)
    properties[PROP_N_FINISHED + i] =
      g_param_spec_uint (names[i], NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_SECONDS_LEFT] =
    g_param_spec_double ("seconds-left", NULL, NULL, -1, G_MAXDOUBLE, -1, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_batch_init (CueBatch *self)
{
  self->generations = g_ptr_array_new_with_free_func (g_object_unref);
}

CueBatch *
cue_batch_new (CueGenerationQueue *queue,
               const char         *id)
{
  CueBatch *self = g_object_new (CUE_TYPE_BATCH, NULL);

  self->queue = g_object_ref (queue);
  self->id = g_strdup (id);
  return self;
}

void
cue_batch_add (CueBatch      *self,
               CueGeneration *generation)
{
  gint64 created = get_number (generation, "created");
  guint  position = self->generations->len;

  while (position > 0 && get_number (get_generation (self, position - 1), "created") > created)
    position--;
  g_ptr_array_insert (self->generations, (int) position, g_object_ref (generation));
  g_signal_connect_object (generation, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  update (self);
}

void
cue_batch_remove (CueBatch      *self,
                  CueGeneration *generation)
{
  guint position = 0;

  if (!g_ptr_array_find (self->generations, generation, &position))
    return;

  g_signal_handlers_disconnect_by_func (generation, update, self);
  g_ptr_array_remove_index (self->generations, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  update (self);
}

const char *
cue_batch_get_id (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), NULL);

  return self->id;
}

const char *
cue_batch_get_title (CueBatch *self)
{
  const char *title = NULL;

  g_return_val_if_fail (CUE_IS_BATCH (self), NULL);

  if (self->generations->len > 0)
    title = cue_generation_get_batch_title (get_generation (self, 0));
  return title != NULL ? title : "";
}

gint64
cue_batch_get_created (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return self->generations->len > 0 ? get_number (get_generation (self, 0), "created") : 0;
}

guint
cue_batch_get_n_finished (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return (guint) get_count (self, PROP_N_FINISHED);
}

guint
cue_batch_get_n_failed (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return (guint) get_count (self, PROP_N_FAILED);
}

guint
cue_batch_get_n_running (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return (guint) get_count (self, PROP_N_RUNNING);
}

guint
cue_batch_get_n_waiting (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return (guint) get_count (self, PROP_N_WAITING);
}

guint
cue_batch_get_n_stopped (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return (guint) get_count (self, PROP_N_STOPPED);
}

guint
cue_batch_get_n_uncertain (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), 0);

  return (guint) get_count (self, PROP_N_UNCERTAIN);
}

guint
cue_batch_get_n_missing (CueBatch *self)
{
  return cue_batch_get_n_failed (self) + cue_batch_get_n_stopped (self);
}

gboolean
cue_batch_is_active (CueBatch *self)
{
  g_return_val_if_fail (CUE_IS_BATCH (self), FALSE);

  return self->active;
}
