/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-generation-queue-private.h"

#include "cue-journal.h"
#include "cue-property.h"
#include "cue-typical.h"

#define DEFAULT_MAX_PARALLEL 4
#define HIGHEST_MAX_PARALLEL 64
#define DEFAULT_GIVE_UP_MINUTES 5
#define LONGEST_GIVE_UP_MINUTES 60

typedef enum
{
  PROP_API = 1,
  PROP_STORE,
  PROP_MAX_PARALLEL,
  PROP_GIVE_UP_MINUTES,
  PROP_N_ACTIVE,
  PROP_N_WAITING,
  PROP_PAUSED,
  PROP_TYPICAL_SECONDS,
  PROP_NEEDS_KEY,
  PROP_STORE_ERROR_TEXT,
} CueGenerationQueueProperty;

static GParamSpec *properties[PROP_STORE_ERROR_TEXT + 1];

static void cue_generation_queue_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueGenerationQueue, cue_generation_queue, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_generation_queue_list_model_init))

CueJob *
cue_generation_queue_get_job (CueGenerationQueue *self,
                              guint               position)
{
  return g_ptr_array_index (self->jobs, position);
}

CueJob *
cue_generation_queue_find_job (CueGenerationQueue *self,
                               CueGeneration      *generation,
                               guint              *position)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (cue_job_get_generation (cue_generation_queue_get_job (self, i)) == generation)
      {
        if (position != NULL)
          *position = i;
        return cue_generation_queue_get_job (self, i);
      }
  return NULL;
}

GPtrArray *
cue_generation_queue_copy_jobs (CueGenerationQueue *self)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_job_unref);

  for (guint i = 0; i < self->jobs->len; i++)
    g_ptr_array_add (jobs, cue_job_ref (cue_generation_queue_get_job (self, i)));
  return jobs;
}

static void
set_count (CueGenerationQueue        *self,
           guint                     *field,
           guint                      count,
           CueGenerationQueueProperty property)
{
  if (*field == count)
    return;

  *field = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
update_counts (CueGenerationQueue *self)
{
  guint n_active = 0;
  guint n_waiting = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      CueGeneration *generation = cue_job_get_generation (cue_generation_queue_get_job (self, i));

      n_active += cue_generation_is_active (generation);
      n_waiting += cue_generation_get_state (generation) == CUE_GENERATION_WAITING;
    }
  set_count (self, &self->n_active, n_active, PROP_N_ACTIVE);
  set_count (self, &self->n_waiting, n_waiting, PROP_N_WAITING);
}

static guint
count_places_taken (CueGenerationQueue *self)
{
  guint n = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    n += cue_job_takes_place (cue_generation_queue_get_job (self, i));
  return n;
}

/* Begins what may begin now, in order; to see whether anybody is there, the first only. */
static void
begin_ready (CueGenerationQueue *self)
{
  g_autoptr (GPtrArray) line = NULL;
  guint taken = count_places_taken (self);

  if (taken >= self->max_parallel)
    return;

  line = cue_generation_queue_list_line (self);
  for (guint i = 0; i < line->len && taken < self->max_parallel; i++)
    {
      CueJob *job = g_ptr_array_index (line, i);

      if (!cue_job_is_ready (job))
        continue;
      if (cue_generation_queue_get_connection_state (self) == CUE_CONNECTION_OFFLINE && !self->probing)
        {
          cue_generation_queue_hold (self, 0, TRUE);
          break;
        }
      cue_job_begin (job);
      taken = count_places_taken (self);
      if (self->probing)
        break;
    }
}

void
cue_generation_queue_pump (CueGenerationQueue *self)
{
  if (self->in_pump || self->paused || self->hold_timer != 0 || !cue_generation_queue_is_open (self))
    return;

  self->in_pump = TRUE;
  begin_ready (self);
  self->in_pump = FALSE;
  update_counts (self);
}

void
cue_generation_queue_set_needs_key (CueGenerationQueue *self,
                                    gboolean            needs_key)
{
  cue_set_boolean (self, &self->needs_key, needs_key, properties[PROP_NEEDS_KEY]);
}

void
cue_generation_queue_set_paused (CueGenerationQueue *self,
                                 gboolean            paused)
{
  cue_set_boolean (self, &self->paused, paused, properties[PROP_PAUSED]);
  if (paused)
    return;

  cue_generation_queue_set_needs_key (self, FALSE);
  if (cue_generation_queue_get_connection_state (self) == CUE_CONNECTION_KEY_REFUSED)
    cue_connection_retry (self->shared.connection);
  cue_generation_queue_mark_waiting (self);
  cue_generation_queue_pump (self);
}

static void
job_changed_cb (gpointer           queue,
                CueJob            *job,
                CueGenerationState old)
{
  CueGenerationQueue *self = queue;

  if (self->in_pump)
    return;

  update_counts (self);
  cue_generation_queue_pump (self);
}

static void
job_accepted_cb (gpointer queue)
{
  CueGenerationQueue *self = queue;

  self->n_offline = 0;
}

static void
job_hold_cb (gpointer queue,
             double   seconds,
             gboolean offline)
{
  cue_generation_queue_hold (queue, seconds, offline);
}

static void
job_refused_cb (gpointer queue)
{
  cue_generation_queue_refuse (queue);
}

static gboolean
job_several_cb (gpointer queue)
{
  CueGenerationQueue *self = queue;

  return self->n_active > 1;
}

static void
job_late_cb (gpointer queue,
             double   seconds)
{
  cue_generation_queue_take_late (queue, seconds);
}

static void
job_learned_cb (gpointer queue,
                double   seconds)
{
  CueGenerationQueue *self = queue;

  cue_typical_learn (self->shared.lengths, seconds);
  cue_set_double (self, &self->typical, cue_typical_median (self->shared.lengths), properties[PROP_TYPICAL_SECONDS]);
}

static void
saver_notify_cb (CueGenerationQueue *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_ERROR_TEXT]);
}

/* Loading the journal */

static void
learn_from (CueGenerationQueue *self,
            CueGeneration      *generation)
{
  gint64 lasted = 0;

  g_object_get (generation, "lasted", &lasted, NULL);
  if (lasted > 0)
    job_learned_cb (self, lasted / (double) G_USEC_PER_SEC);
}

/* Puts what the journal has before what came since, and lets each go on. */
static void
take_journal (CueGenerationQueue *self,
              CueJournal         *journal)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_job_unref);
  g_autoptr (GPtrArray) early = cue_generation_queue_list_line (self);

  for (guint i = 0; i < journal->generations->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (journal->generations, i);

      if (cue_generation_queue_find (self, cue_generation_get_id (generation)) != NULL)
        continue;
      learn_from (self, generation);
      cue_generation_queue_note_order (self, generation);
      g_ptr_array_insert (self->jobs, added->len, cue_job_new (generation, &self->shared));
      g_ptr_array_add (added, cue_job_ref (cue_generation_queue_get_job (self, added->len)));
    }
  if (added->len == 0)
    return;

  for (guint i = 0; i < early->len; i++) /* they came after */
    g_object_set (cue_job_get_generation (g_ptr_array_index (early, i)),
                  "order", cue_generation_queue_take_order (self), NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, added->len);
  self->in_pump = TRUE; /* none begins before all know where they are */
  for (guint i = 0; i < added->len; i++)
    {
      CueJob *job = g_ptr_array_index (added, i);

      cue_job_resume (job, g_hash_table_contains (journal->done, cue_generation_get_id (cue_job_get_generation (job))));
    }
  self->in_pump = FALSE;
  cue_generation_queue_mark_waiting (self);
  update_counts (self);
  cue_generation_queue_pump (self);
}

static void
journal_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueJournal) journal = cue_journal_read_finish (CUE_STORE (source), result, &error);

  if (journal == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take_journal (g_task_get_source_object (task), journal);
  g_task_return_boolean (task, TRUE);
}

/* GListModel */

static GType
cue_generation_queue_get_item_type (GListModel *model)
{
  return CUE_TYPE_GENERATION;
}

static guint
cue_generation_queue_get_n_items (GListModel *model)
{
  return CUE_GENERATION_QUEUE (model)->jobs->len;
}

static gpointer
cue_generation_queue_get_item (GListModel *model,
                               guint       position)
{
  CueGenerationQueue *self = CUE_GENERATION_QUEUE (model);

  return position < self->jobs->len ? g_object_ref (cue_job_get_generation (cue_generation_queue_get_job (self, position))) : NULL;
}

static void
cue_generation_queue_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_generation_queue_get_item_type;
  iface->get_n_items = cue_generation_queue_get_n_items;
  iface->get_item = cue_generation_queue_get_item;
}

static void
cue_generation_queue_constructed (GObject *object)
{
  CueGenerationQueue *self = CUE_GENERATION_QUEUE (object);

  G_OBJECT_CLASS (cue_generation_queue_parent_class)->constructed (object);

  self->shared.saver = cue_saver_new (self->shared.store);
  g_signal_connect_object (self->shared.saver, "notify::error-text", G_CALLBACK (saver_notify_cb), self,
                           G_CONNECT_SWAPPED);
  cue_generation_queue_watch_connection (self);
}

static void
cue_generation_queue_dispose (GObject *object)
{
  CueGenerationQueue *self = CUE_GENERATION_QUEUE (object);

  cue_generation_queue_end_hold (self);
  for (guint i = 0; i < self->jobs->len; i++)
    cue_job_leave (cue_generation_queue_get_job (self, i));
  g_ptr_array_set_size (self->jobs, 0);

  G_OBJECT_CLASS (cue_generation_queue_parent_class)->dispose (object);
}

static void
cue_generation_queue_finalize (GObject *object)
{
  CueGenerationQueue *self = CUE_GENERATION_QUEUE (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->shared.lengths, g_array_unref);
  g_clear_object (&self->shared.saver);
  g_clear_object (&self->shared.store);
  g_clear_object (&self->shared.connection);
  g_clear_object (&self->shared.api);

  G_OBJECT_CLASS (cue_generation_queue_parent_class)->finalize (object);
}

static void
cue_generation_queue_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CueGenerationQueue *self = CUE_GENERATION_QUEUE (object);

  switch ((CueGenerationQueueProperty) prop_id)
    {
    case PROP_API:
      g_value_set_object (value, self->shared.api);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->shared.store);
      break;
    case PROP_MAX_PARALLEL:
      g_value_set_uint (value, self->max_parallel);
      break;
    case PROP_GIVE_UP_MINUTES:
      g_value_set_uint (value, self->give_up_minutes);
      break;
    case PROP_N_ACTIVE:
      g_value_set_uint (value, self->n_active);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_TYPICAL_SECONDS:
      g_value_set_double (value, self->typical);
      break;
    case PROP_NEEDS_KEY:
      g_value_set_boolean (value, self->needs_key);
      break;
    case PROP_STORE_ERROR_TEXT:
      g_value_set_string (value, cue_saver_get_error_text (self->shared.saver));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_generation_queue_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CueGenerationQueue *self = CUE_GENERATION_QUEUE (object);

  switch ((CueGenerationQueueProperty) prop_id)
    {
    case PROP_API:
      self->shared.api = g_value_dup_object (value);
      break;
    case PROP_STORE:
      self->shared.store = g_value_dup_object (value);
      break;
    case PROP_MAX_PARALLEL:
      set_count (self, &self->max_parallel, g_value_get_uint (value), PROP_MAX_PARALLEL);
      cue_generation_queue_pump (self);
      break;
    case PROP_GIVE_UP_MINUTES:
      set_count (self, &self->give_up_minutes, g_value_get_uint (value), PROP_GIVE_UP_MINUTES);
      self->shared.patience = self->give_up_minutes * 60.0;
      break;
    case PROP_PAUSED:
      cue_generation_queue_set_paused (self, g_value_get_boolean (value));
      break;
    case PROP_N_ACTIVE:
    case PROP_N_WAITING:
    case PROP_TYPICAL_SECONDS:
    case PROP_NEEDS_KEY:
    case PROP_STORE_ERROR_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_generation_queue_class_init (CueGenerationQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_generation_queue_constructed;
  object_class->dispose = cue_generation_queue_dispose;
  object_class->finalize = cue_generation_queue_finalize;
  object_class->get_property = cue_generation_queue_get_property;
  object_class->set_property = cue_generation_queue_set_property;

  properties[PROP_API] = g_param_spec_object ("api", NULL, NULL, CUE_TYPE_API, CUE_PARAM_CONSTRUCT);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, CUE_TYPE_STORE, CUE_PARAM_CONSTRUCT);
  properties[PROP_MAX_PARALLEL] =
    g_param_spec_uint ("max-parallel", NULL, NULL, 1, HIGHEST_MAX_PARALLEL, DEFAULT_MAX_PARALLEL, CUE_PARAM_READWRITE);
  properties[PROP_GIVE_UP_MINUTES] =
    g_param_spec_uint ("give-up-minutes", NULL, NULL, 1, LONGEST_GIVE_UP_MINUTES, DEFAULT_GIVE_UP_MINUTES,
                       CUE_PARAM_READWRITE);
  properties[PROP_N_ACTIVE] = g_param_spec_uint ("n-active", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_TYPICAL_SECONDS] =
    g_param_spec_double ("typical-seconds", NULL, NULL, 0, G_MAXDOUBLE, 0, CUE_PARAM_READABLE);
  properties[PROP_NEEDS_KEY] = g_param_spec_boolean ("needs-key", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_STORE_ERROR_TEXT] =
    g_param_spec_string ("store-error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_generation_queue_init (CueGenerationQueue *self)
{
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_job_unref);
  self->shared.lengths = g_array_new (FALSE, FALSE, sizeof (double));
  self->max_parallel = DEFAULT_MAX_PARALLEL;
  self->give_up_minutes = DEFAULT_GIVE_UP_MINUTES;
  self->shared.patience = DEFAULT_GIVE_UP_MINUTES * 60.0;
  self->shared.clock = cue_clock_get_system ();
  self->shared.changed = job_changed_cb;
  self->shared.hold = job_hold_cb;
  self->shared.accepted = job_accepted_cb;
  self->shared.refused = job_refused_cb;
  self->shared.several = job_several_cb;
  self->shared.late = job_late_cb;
  self->shared.learned = job_learned_cb;
  self->shared.queue = self;
}

CueGenerationQueue *
cue_generation_queue_new (CueApi   *api,
                          CueStore *store)
{
  g_return_val_if_fail (CUE_IS_API (api), NULL);
  g_return_val_if_fail (CUE_IS_STORE (store), NULL);

  return g_object_new (CUE_TYPE_GENERATION_QUEUE, "api", api, "store", store, NULL);
}

void
cue_generation_queue_set_clock (CueGenerationQueue *self,
                                const CueClock     *clock,
                                gpointer            data)
{
  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));
  g_return_if_fail (self->jobs->len == 0);

  self->shared.clock = clock;
  self->shared.clock_data = data;
}

void
cue_generation_queue_add (CueGenerationQueue *self,
                          CueGeneration      *generation)
{
  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));
  g_return_if_fail (cue_generation_get_state (generation) == CUE_GENERATION_WAITING);
  g_return_if_fail (cue_generation_queue_find_job (self, generation, NULL) == NULL);

  g_object_set (generation, "order", cue_generation_queue_take_order (self), NULL);
  g_ptr_array_add (self->jobs, cue_job_new (generation, &self->shared));
  cue_generation_queue_mark (self, cue_generation_queue_get_job (self, self->jobs->len - 1));
  g_list_model_items_changed (G_LIST_MODEL (self), self->jobs->len - 1, 0, 1);
  update_counts (self);
  cue_generation_queue_pump (self);

  /* What begins at once is in the journal already; what waits must be there too when the program ends. */
  if (cue_generation_get_state (generation) == CUE_GENERATION_WAITING)
    cue_saver_put (self->shared.saver, CUE_RECORD (generation));
}

void
cue_generation_queue_stop (CueGenerationQueue *self,
                           CueGeneration      *generation)
{
  CueJob *job = NULL;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  job = cue_generation_queue_find_job (self, generation, NULL);
  if (job != NULL)
    cue_job_stop (job);
}

void
cue_generation_queue_insist (CueGenerationQueue *self)
{
  if (cue_generation_queue_get_connection_state (self) != CUE_CONNECTION_UNKNOWN && cue_generation_queue_get_connection_state (self) != CUE_CONNECTION_ONLINE)
    cue_connection_retry (self->shared.connection);
  cue_generation_queue_end_hold (self);
  self->n_offline = 0;
  if (self->needs_key)
    cue_generation_queue_set_paused (self, FALSE);
}

void
cue_generation_queue_retry (CueGenerationQueue *self,
                            CueGeneration      *generation)
{
  CueJob *job = NULL;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  job = cue_generation_queue_find_job (self, generation, NULL);
  if (job == NULL)
    return;

  cue_generation_queue_insist (self);
  cue_job_retry (job);
  cue_generation_queue_pump (self);
}

void
cue_generation_queue_remove (CueGenerationQueue *self,
                             CueGeneration      *generation)
{
  g_autoptr (CueJob) job = NULL;
  guint position = 0;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));
  g_return_if_fail (!cue_generation_is_active (generation));

  job = cue_generation_queue_find_job (self, generation, &position);
  if (job == NULL)
    return;

  cue_job_ref (job);
  cue_job_leave (job);
  cue_saver_remove (self->shared.saver, CUE_RECORD (generation));
  g_ptr_array_remove_index (self->jobs, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  update_counts (self);
  cue_generation_queue_pump (self);
}

void
cue_generation_queue_load_async (CueGenerationQueue *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_generation_queue_load_async);
  cue_journal_read_async (self->shared.store, cancellable, journal_read_cb, g_steal_pointer (&task));
}

gboolean
cue_generation_queue_load_finish (CueGenerationQueue *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_generation_queue_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
cue_generation_queue_get_n_active (CueGenerationQueue *self)
{
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (self), 0);

  return self->n_active;
}

CueGeneration *
cue_generation_queue_find (CueGenerationQueue *self,
                           const char         *id)
{
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->jobs->len; i++)
    {
      CueGeneration *generation = cue_job_get_generation (cue_generation_queue_get_job (self, i));

      if (g_str_equal (cue_generation_get_id (generation), id))
        return generation;
    }
  return NULL;
}
