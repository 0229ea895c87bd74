/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-rows.h"

#include "cue-property.h"
#include "cue-progress-look.h"
#include "cue-save-card.h"
#include "cue-text.h"
#include "cue-time-text.h"

#include <glib/gi18n.h>

struct _CueActivityRows
{
  GObject parent_instance;

  CueGenerationQueue *queue;    /* (owned) */
  CueBatchList       *batches;  /* (owned) */
  GListModel         *saves;    /* (owned) (nullable) (element-type CueDraft) */
  GPtrArray          *rows;     /* (owned) (element-type CueActivityRow) */
  GHashTable         *expanded; /* (owned) (element-type utf8 gboolean): by batch id, as decided when first seen or since */
  char               *search;   /* (owned) (nullable) */
  char               *folded;   /* (owned) (nullable): the search, without what does not matter */
  CueActivityFilter   filter;
  guint               counts[CUE_ACTIVITY_NEEDING + 1];
  guint               update_source;
};

/* Something that was ordered, while the lines are put together. */
typedef struct
{
  GObject   *object;  /* (unowned): CueBatch or CueGeneration */
  GPtrArray *members; /* (owned) (nullable) (element-type CueGeneration): those of a batch that are to be shown */
  gint64     created;
  gint64     order; /* the place in line of its first that waits */
  int        day;   /* how many days ago */
  int        rank;  /* on its day: 0 runs, 1 waits, 2 has ended */
} Entry;

typedef enum
{
  PROP_FILTER = 1,
  PROP_SEARCH,
  PROP_N_ALL,
  PROP_N_RUNNING,
  PROP_N_NEEDING,
} CueActivityRowsProperty;

static GParamSpec *properties[PROP_N_NEEDING + 1];

static void cue_activity_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (CueActivityFilter, cue_activity_filter,
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_NEEDING, "needing"))
G_DEFINE_FINAL_TYPE_WITH_CODE (CueActivityRows, cue_activity_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_activity_rows_list_model_init))

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->members, g_ptr_array_unref);
  g_free (entry);
}

static gint64
get_number (gpointer    object,
            const char *property)
{
  gint64 number = 0;

  g_object_get (object, property, &number, NULL);

  return number;
}

static gboolean
passes_filter (CueGeneration    *generation,
               CueActivityFilter filter)
{
  switch (filter)
    {
    case CUE_ACTIVITY_RUNNING:
      return cue_generation_is_active (generation);
    case CUE_ACTIVITY_NEEDING:
      return cue_progress_look_needs_you (generation);
    case CUE_ACTIVITY_ALL:
    default:
      return TRUE;
    }
}

static gboolean
save_passes_filter (CueDraft         *draft,
                    CueActivityFilter filter)
{
  CueSaveState state = cue_draft_get_save_state (draft);
  gboolean     running = cue_draft_get_conflict (draft) == NULL &&
                     (state == CUE_SAVE_WAITING || state == CUE_SAVE_SENDING);

  switch (filter)
    {
    case CUE_ACTIVITY_RUNNING:
      return running;
    case CUE_ACTIVITY_NEEDING:
      return !running;
    case CUE_ACTIVITY_ALL:
    default:
      return TRUE;
    }
}

static gboolean
contains (const char *text,
          const char *folded)
{
  g_autofree char *own = text != NULL ? cue_text_fold (text) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

static gboolean
passes_search (CueActivityRows *self,
               CueGeneration   *generation)
{
  g_autofree char *state = NULL;

  if (self->folded == NULL || contains (cue_generation_get_title (generation), self->folded) ||
      contains (cue_generation_get_label (generation), self->folded) ||
      contains (cue_generation_get_batch_title (generation), self->folded))
    return TRUE;

  state = cue_generation_dup_state_text (generation, g_get_real_time ());
  return contains (state, self->folded);
}

/* What stands first in a batch: what failed, what runs, what waits, what was stopped, what is done. */
static int
get_rank (CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);

  if (cue_progress_look_needs_you (generation))
    return 0;
  if (state == CUE_GENERATION_WAITING)
    return 2;
  if (cue_generation_is_active (generation))
    return 1;

  return state == CUE_GENERATION_STOPPED ? 3 : 4;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  CueGeneration *first = *(CueGeneration *const *) a;
  CueGeneration *second = *(CueGeneration *const *) b;
  int            rank = get_rank (first);
  gint64         order_first;
  gint64         order_second;

  if (rank != get_rank (second))
    return rank - get_rank (second);

  order_first = get_number (first, rank == 2 ? "order" : "created");
  order_second = get_number (second, rank == 2 ? "order" : "created");

  return (order_first > order_second) - (order_first < order_second);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a;
  const Entry *second = *(const Entry *const *) b;

  if (first->day != second->day)
    return first->day - second->day;
  if (first->day == 0 && first->rank != second->rank)
    return first->rank - second->rank;
  if (first->day == 0 && first->rank == 1 && first->order != second->order)
    return first->order < second->order ? -1 : 1;

  return (first->created < second->created) - (first->created > second->created);
}

/* Takes @generation into what @entry is known by, and into the numbers of the page. */
static void
take_up (CueActivityRows *self,
         Entry           *entry,
         CueGeneration   *generation)
{
  for (int filter = CUE_ACTIVITY_ALL; filter <= CUE_ACTIVITY_NEEDING; filter++)
    self->counts[filter] += passes_filter (generation, filter);

  if (cue_progress_look_is_running (generation))
    entry->rank = 0;
  else if (cue_generation_get_state (generation) == CUE_GENERATION_WAITING)
    {
      entry->order = MIN (entry->order, get_number (generation, "order"));
      entry->rank = MIN (entry->rank, 1);
    }
}

static Entry *
make_batch_entry (CueActivityRows *self,
                  Entry           *entry,
                  GListModel      *batch)
{
  entry->members = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (batch); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (batch, i);

      take_up (self, entry, generation);
      if (passes_filter (generation, self->filter) && passes_search (self, generation))
        g_ptr_array_add (entry->members, g_steal_pointer (&generation));
    }
  if (entry->members->len == 0)
    {
      entry_free (entry);
      return NULL;
    }

  g_ptr_array_sort (entry->members, compare_members);
  return entry;
}

/* (transfer full) (nullable): NULL for what is not to be shown; it is counted all the same. */
static Entry *
make_entry (CueActivityRows *self,
            GObject         *object,
            gint64           now)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->object = object;
  entry->created = get_number (object, "created");
  entry->order = G_MAXINT64;
  entry->day = MAX (cue_time_text_days_ago (entry->created, now), 0);
  entry->rank = 2;
  if (CUE_IS_BATCH (object))
    return make_batch_entry (self, entry, G_LIST_MODEL (object));

  take_up (self, entry, CUE_GENERATION (object));
  if (passes_filter (CUE_GENERATION (object), self->filter) && passes_search (self, CUE_GENERATION (object)))
    return entry;

  entry_free (entry);
  return NULL;
}

/* (transfer full) (element-type Entry): in the order in which they are shown. */
static GPtrArray *
make_entries (CueActivityRows *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  gint64     now = g_get_real_time ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->batches)); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (self->batches), i);
      Entry *entry = make_entry (self, object, now);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);

  return entries;
}

/* What is on its way, or waits for somebody, is looked at; it stays open when it is done. */
static gboolean
is_expanded (CueActivityRows *self,
             CueBatch        *batch)
{
  gpointer value = NULL;
  gboolean expanded;

  if (g_hash_table_lookup_extended (self->expanded, cue_batch_get_id (batch), NULL, &value))
    return GPOINTER_TO_INT (value);

  expanded = cue_batch_is_active (batch) || cue_batch_get_n_failed (batch) + cue_batch_get_n_uncertain (batch) > 0;
  g_hash_table_insert (self->expanded, g_strdup (cue_batch_get_id (batch)), GINT_TO_POINTER (expanded));

  return expanded;
}

/* Lines being put together; those that were there before are used again. */
typedef struct
{
  GPtrArray  *rows;  /* (owned) (element-type CueActivityRow) */
  GHashTable *known; /* (owned): rows by their object, or by the name of the day */
} Lines;

static CueActivityRow *
append (Lines          *lines,
        CueActivityKind kind,
        gpointer        object,
        const char     *text,
        gboolean        member)
{
  gconstpointer   key = object != NULL ? object : g_intern_string (text);
  CueActivityRow *row = g_hash_table_lookup (lines->known, key);

  if (row != NULL && cue_activity_row_get_member (row) == member)
    g_object_ref (row);
  else
    row = cue_activity_row_new (kind, object, text, member);
  g_ptr_array_add (lines->rows, row);

  return row;
}

static void
append_saves (CueActivityRows *self,
              Lines           *lines)
{
  for (guint i = 0; self->saves != NULL && i < g_list_model_get_n_items (self->saves); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (self->saves, i);

      for (int filter = CUE_ACTIVITY_ALL; filter <= CUE_ACTIVITY_NEEDING; filter++)
        self->counts[filter] += save_passes_filter (draft, filter);
      if (save_passes_filter (draft, self->filter) &&
          (self->folded == NULL || contains (cue_draft_get_title (draft), self->folded)))
        cue_activity_row_set_place (append (lines, CUE_ACTIVITY_SAVE, draft, NULL, FALSE), TRUE, TRUE);
    }
}

static void
append_entry (CueActivityRows *self,
              Lines           *lines,
              Entry           *entry,
              gboolean         first,
              gboolean         last)
{
  CueActivityRow *row;
  gboolean        expanded;

  if (entry->members == NULL)
    {
      cue_activity_row_set_place (append (lines, CUE_ACTIVITY_GENERATION, entry->object, NULL, FALSE), first, last);
      return;
    }

  row = append (lines, CUE_ACTIVITY_BATCH, entry->object, NULL, FALSE);
  expanded = is_expanded (self, CUE_BATCH (entry->object)) || self->folded != NULL || self->filter != CUE_ACTIVITY_ALL;
  cue_activity_row_set_expanded (row, expanded);
  cue_activity_row_set_place (row, TRUE, !expanded);
  for (guint i = 0; expanded && i < entry->members->len; i++)
    cue_activity_row_set_place (append (lines, CUE_ACTIVITY_GENERATION, g_ptr_array_index (entry->members, i), NULL, TRUE),
                                FALSE, i + 1 == entry->members->len);
}

/* (transfer full): what the lines of @entry stand under. */
static char *
dup_day (Entry   *entry,
         gboolean some_active)
{
  g_autoptr (GDateTime) time = NULL;
  char *text;

  if (entry->day == 0)
    return g_strdup (some_active && entry->rank == 2 ? _ ("Earlier Today") : _ ("Today"));
  if (entry->day == 1)
    return g_strdup (_ ("Yesterday"));

  time = g_date_time_new_from_unix_local (entry->created / G_USEC_PER_SEC);
  text = time != NULL ? g_date_time_format (time, "%x") : NULL;

  return text != NULL ? text : g_strdup ("?");
}

static void
append_entries (CueActivityRows *self,
                Lines           *lines,
                GPtrArray       *entries)
{
  gboolean some_active = entries->len > 0 && ((Entry *) g_ptr_array_index (entries, 0))->day == 0 &&
                         ((Entry *) g_ptr_array_index (entries, 0))->rank < 2;
  g_autofree char *day = NULL;
  gboolean         joins = FALSE; /* the line before is one that was ordered alone, of the same day */

  for (guint i = 0; i < entries->len; i++)
    {
      Entry           *entry = g_ptr_array_index (entries, i);
      Entry           *next = i + 1 < entries->len ? g_ptr_array_index (entries, i + 1) : NULL;
      g_autofree char *own = dup_day (entry, some_active);
      g_autofree char *after = next != NULL ? dup_day (next, some_active) : NULL;

      if (g_strcmp0 (day, own) != 0)
        {
          append (lines, CUE_ACTIVITY_DAY, NULL, own, FALSE);
          g_free (day);
          day = g_strdup (own);
          joins = FALSE;
        }
      append_entry (self, lines, entry, !joins, next == NULL || next->members != NULL || g_strcmp0 (own, after) != 0);
      joins = entry->members == NULL;
    }
}

static void
announce (CueActivityRows *self,
          GPtrArray       *rows)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint shorter = MIN (before->len, rows->len);
  guint start = 0;
  guint end = 0;

  self->rows = rows;
  while (start < shorter && before->pdata[start] == rows->pdata[start])
    start++;
  while (end < shorter - start && before->pdata[before->len - 1 - end] == rows->pdata[rows->len - 1 - end])
    end++;
  if (before->len != rows->len || start < rows->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, rows->len - start - end);
}

static void
build (CueActivityRows *self)
{
  guint counts[G_N_ELEMENTS (self->counts)];
  Lines lines = { g_ptr_array_new_with_free_func (g_object_unref), g_hash_table_new (NULL, NULL) };
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      CueActivityRow *row = g_ptr_array_index (self->rows, i);
      gpointer        object = cue_activity_row_get_object (row);

      g_hash_table_insert (lines.known,
                           object != NULL ? object : (gpointer) g_intern_string (cue_activity_row_get_text (row)),
                           row);
    }
  memcpy (counts, self->counts, sizeof counts);
  memset (self->counts, 0, sizeof self->counts);
  append_saves (self, &lines);
  entries = make_entries (self);
  append_entries (self, &lines, entries);
  g_hash_table_unref (lines.known);
  announce (self, lines.rows);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] != self->counts[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL + i]);
}

static gboolean
update_cb (gpointer user_data)
{
  CueActivityRows *self = user_data;

  self->update_source = 0;
  build (self);

  return G_SOURCE_REMOVE;
}

/* Before the next frame, however much happens until then. */
static void
queue_update (CueActivityRows *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
queue_changed_cb (CueActivityRows *self,
                  guint            position,
                  guint            n_removed,
                  guint            n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      if (g_signal_handler_find (generation, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, queue_update, self) != 0)
        continue;
      g_signal_connect_object (generation, "notify::state", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (generation, "notify::order", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }
  queue_update (self);
}

static GType
cue_activity_rows_get_item_type (GListModel *model)
{
  return CUE_TYPE_ACTIVITY_ROW;
}

static guint
cue_activity_rows_get_n_items (GListModel *model)
{
  return CUE_ACTIVITY_ROWS (model)->rows->len;
}

static gpointer
cue_activity_rows_get_item (GListModel *model,
                            guint       position)
{
  CueActivityRows *self = CUE_ACTIVITY_ROWS (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
cue_activity_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_activity_rows_get_item_type;
  iface->get_n_items = cue_activity_rows_get_n_items;
  iface->get_item = cue_activity_rows_get_item;
}

static void
cue_activity_rows_dispose (GObject *object)
{
  CueActivityRows *self = CUE_ACTIVITY_ROWS (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->batches);
  g_clear_object (&self->saves);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (cue_activity_rows_parent_class)->dispose (object);
}

static void
cue_activity_rows_finalize (GObject *object)
{
  CueActivityRows *self = CUE_ACTIVITY_ROWS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (cue_activity_rows_parent_class)->finalize (object);
}

static void
cue_activity_rows_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CueActivityRows *self = CUE_ACTIVITY_ROWS (object);

  switch ((CueActivityRowsProperty) prop_id)
    {
    case PROP_FILTER:
      g_value_set_enum (value, self->filter);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_N_ALL:
    case PROP_N_RUNNING:
    case PROP_N_NEEDING:
      g_value_set_uint (value, self->counts[prop_id - PROP_N_ALL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_activity_rows_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CueActivityRows *self = CUE_ACTIVITY_ROWS (object);

  switch ((CueActivityRowsProperty) prop_id)
    {
    case PROP_FILTER:
      cue_activity_rows_set_filter (self, g_value_get_enum (value));
      break;
    case PROP_SEARCH:
      cue_activity_rows_set_search (self, g_value_get_string (value));
      break;
    case PROP_N_ALL:
    case PROP_N_RUNNING:
    case PROP_N_NEEDING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_activity_rows_class_init (CueActivityRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_activity_rows_dispose;
  object_class->finalize = cue_activity_rows_finalize;
  object_class->get_property = cue_activity_rows_get_property;
  object_class->set_property = cue_activity_rows_set_property;

  properties[PROP_FILTER] =
    g_param_spec_enum ("filter", NULL, NULL, CUE_TYPE_ACTIVITY_FILTER, CUE_ACTIVITY_ALL, CUE_PARAM_READWRITE);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_RUNNING] = g_param_spec_uint ("n-running", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_NEEDING] = g_param_spec_uint ("n-needing", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_activity_rows_init (CueActivityRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CueActivityRows *
cue_activity_rows_new (CueGenerationQueue *queue,
                       GListModel         *saves)
{
  CueActivityRows *self;

  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);
  g_return_val_if_fail (saves == NULL || G_IS_LIST_MODEL (saves), NULL);

  self = g_object_new (CUE_TYPE_ACTIVITY_ROWS, NULL);
  self->queue = g_object_ref (queue);
  self->batches = cue_batch_list_new (queue);
  g_set_object (&self->saves, saves);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  if (saves != NULL)
    g_signal_connect_object (saves, "items-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (queue)));
  cue_activity_rows_update (self);

  return self;
}

CueBatchList *
cue_activity_rows_get_batches (CueActivityRows *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROWS (self), NULL);

  return self->batches;
}

void
cue_activity_rows_set_filter (CueActivityRows  *self,
                              CueActivityFilter filter)
{
  g_return_if_fail (CUE_IS_ACTIVITY_ROWS (self));

  if (self->filter == filter)
    return;

  self->filter = filter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  cue_activity_rows_update (self);
}

void
cue_activity_rows_set_search (CueActivityRows *self,
                              const char      *search)
{
  g_return_if_fail (CUE_IS_ACTIVITY_ROWS (self));

  if (!cue_set_string (self, &self->search, search, properties[PROP_SEARCH]))
    return;

  g_clear_pointer (&self->folded, g_free);
  if (search != NULL && !cue_text_is_blank (search))
    self->folded = cue_text_fold (search);
  cue_activity_rows_update (self);
}

guint
cue_activity_rows_count (CueActivityRows  *self,
                         CueActivityFilter filter)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROWS (self), 0);
  g_return_val_if_fail (filter <= CUE_ACTIVITY_NEEDING, 0);

  return self->counts[filter];
}

void
cue_activity_rows_set_expanded (CueActivityRows *self,
                                CueBatch        *batch,
                                gboolean         expanded)
{
  g_return_if_fail (CUE_IS_ACTIVITY_ROWS (self));
  g_return_if_fail (CUE_IS_BATCH (batch));

  g_hash_table_insert (self->expanded, g_strdup (cue_batch_get_id (batch)), GINT_TO_POINTER (expanded));
  cue_activity_rows_update (self);
}

guint
cue_activity_rows_find (CueActivityRows *self,
                        gpointer         object)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROWS (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; object != NULL && i < self->rows->len; i++)
    if (cue_activity_row_get_object (g_ptr_array_index (self->rows, i)) == object)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

void
cue_activity_rows_update (CueActivityRows *self)
{
  g_return_if_fail (CUE_IS_ACTIVITY_ROWS (self));

  g_clear_handle_id (&self->update_source, g_source_remove);
  build (self);
}
