/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-request-log.h"

#include "cue-text.h"

/* Of a path with its query, in characters. */
#define MAX_PATH 300

/* One request that has ended. */
struct _CueRequestEntry
{
  GObject parent_instance;

  guint64 id;
  char   *method; /* (owned) */
  char   *path;   /* (owned) */
  gint64  started;
  double  seconds;
  guint   status;
  guint64 sent;
  guint64 received;
  char   *outcome; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueRequestEntry, cue_request_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_METHOD,
  PROP_PATH,
  PROP_STARTED,
  PROP_SECONDS,
  PROP_STATUS,
  PROP_BYTES_SENT,
  PROP_BYTES_RECEIVED,
  PROP_OUTCOME,
} CueRequestEntryProperty;

static GParamSpec *properties[PROP_OUTCOME + 1];

/* The entries, oldest first: what a reader calls position 0 is the last. */
struct _CueRequestLog
{
  GObject parent_instance;

  GPtrArray *entries; /* (owned) (element-type CueRequestEntry) */
  guint64    last_id;
};

static void cue_request_log_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueRequestLog, cue_request_log, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_request_log_iface_init))

static void
cue_request_entry_finalize (GObject *object)
{
  CueRequestEntry *self = CUE_REQUEST_ENTRY (object);

  g_free (self->method);
  g_free (self->path);
  g_free (self->outcome);

  G_OBJECT_CLASS (cue_request_entry_parent_class)->finalize (object);
}

static void
cue_request_entry_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CueRequestEntry *self = CUE_REQUEST_ENTRY (object);

  switch ((CueRequestEntryProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_uint64 (value, self->id);
      break;
    case PROP_METHOD:
      g_value_set_string (value, self->method);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_STARTED:
      g_value_set_int64 (value, self->started);
      break;
    case PROP_SECONDS:
      g_value_set_double (value, self->seconds);
      break;
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_BYTES_SENT:
      g_value_set_uint64 (value, self->sent);
      break;
    case PROP_BYTES_RECEIVED:
      g_value_set_uint64 (value, self->received);
      break;
    case PROP_OUTCOME:
      g_value_set_string (value, self->outcome);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_request_entry_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CueRequestEntry *self = CUE_REQUEST_ENTRY (object);

  switch ((CueRequestEntryProperty) prop_id)
    {
    case PROP_ID:
      self->id = g_value_get_uint64 (value);
      break;
    case PROP_METHOD:
      self->method = g_value_dup_string (value);
      break;
    case PROP_PATH:
      self->path = cue_text_excerpt (g_value_get_string (value) != NULL ? g_value_get_string (value) : "", MAX_PATH);
      break;
    case PROP_STARTED:
      self->started = g_value_get_int64 (value);
      break;
    case PROP_SECONDS:
      self->seconds = g_value_get_double (value);
      break;
    case PROP_STATUS:
      self->status = g_value_get_uint (value);
      break;
    case PROP_BYTES_SENT:
      self->sent = g_value_get_uint64 (value);
      break;
    case PROP_BYTES_RECEIVED:
      self->received = g_value_get_uint64 (value);
      break;
    case PROP_OUTCOME:
      self->outcome = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_request_entry_class_init (CueRequestEntryClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cue_request_entry_finalize;
  object_class->get_property = cue_request_entry_get_property;
  object_class->set_property = cue_request_entry_set_property;

  properties[PROP_ID] = g_param_spec_uint64 ("id", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_METHOD] = g_param_spec_string ("method", NULL, NULL, "", flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, "", flags);
  properties[PROP_STARTED] = g_param_spec_int64 ("started", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SECONDS] = g_param_spec_double ("seconds", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_BYTES_SENT] = g_param_spec_uint64 ("bytes-sent", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_BYTES_RECEIVED] = g_param_spec_uint64 ("bytes-received", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_OUTCOME] = g_param_spec_string ("outcome", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_request_entry_init (CueRequestEntry *self)
{
}

guint64
cue_request_entry_get_id (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), 0);

  return self->id;
}

const char *
cue_request_entry_get_method (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), NULL);

  return self->method;
}

const char *
cue_request_entry_get_path (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), NULL);

  return self->path;
}

const char *
cue_request_entry_get_outcome (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), NULL);

  return self->outcome;
}

guint
cue_request_entry_get_status (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), 0);

  return self->status;
}

gint64
cue_request_entry_get_started (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), 0);

  return self->started;
}

double
cue_request_entry_get_seconds (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), 0);

  return self->seconds;
}

guint64
cue_request_entry_get_sent (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), 0);

  return self->sent;
}

guint64
cue_request_entry_get_received (CueRequestEntry *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_ENTRY (self), 0);

  return self->received;
}

static GType
cue_request_log_get_item_type (GListModel *model)
{
  return CUE_TYPE_REQUEST_ENTRY;
}

static guint
cue_request_log_get_n_items (GListModel *model)
{
  return CUE_REQUEST_LOG (model)->entries->len;
}

static gpointer
cue_request_log_get_item (GListModel *model,
                          guint       position)
{
  GPtrArray *entries = CUE_REQUEST_LOG (model)->entries;

  return position < entries->len ? g_object_ref (entries->pdata[entries->len - 1 - position]) : NULL;
}

static void
cue_request_log_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_request_log_get_item_type;
  iface->get_n_items = cue_request_log_get_n_items;
  iface->get_item = cue_request_log_get_item;
}

static void
cue_request_log_finalize (GObject *object)
{
  CueRequestLog *self = CUE_REQUEST_LOG (object);

  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (cue_request_log_parent_class)->finalize (object);
}

static void
cue_request_log_class_init (CueRequestLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_request_log_finalize;
}

static void
cue_request_log_init (CueRequestLog *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

CueRequestLog *
cue_request_log_new (void)
{
  return g_object_new (CUE_TYPE_REQUEST_LOG, NULL);
}

guint64
cue_request_log_next_id (CueRequestLog *self)
{
  g_return_val_if_fail (CUE_IS_REQUEST_LOG (self), 0);

  return ++self->last_id;
}

void
cue_request_log_add (CueRequestLog *self,
                     guint64        id,
                     const char    *method,
                     const char    *path,
                     gint64         started,
                     double         seconds,
                     guint          status,
                     guint64        bytes_sent,
                     guint64        bytes_received,
                     const char    *outcome)
{
  CueRequestEntry *entry = NULL;

  g_return_if_fail (CUE_IS_REQUEST_LOG (self));
  g_return_if_fail (method != NULL && path != NULL && outcome != NULL);

  if (self->entries->len == CUE_REQUEST_LOG_MAX)
    {
      g_ptr_array_remove_index (self->entries, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), CUE_REQUEST_LOG_MAX - 1, 1, 0);
    }
  entry = g_object_new (CUE_TYPE_REQUEST_ENTRY,
                        "id", id,
                        "method", method,
                        "path", path,
                        "started", MAX (started, 0),
                        "seconds", MAX (seconds, 0.0),
                        "status", status,
                        "bytes-sent", bytes_sent,
                        "bytes-received", bytes_received,
                        "outcome", outcome,
                        NULL);
  g_ptr_array_add (self->entries, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}

static void
append_line (GString         *text,
             CueRequestEntry *entry)
{
  g_autoptr (GDateTime) whole = g_date_time_new_from_unix_utc (entry->started / G_USEC_PER_SEC);
  g_autofree char *date = whole != NULL ? g_date_time_format (whole, "%Y-%m-%d %H:%M:%S") : g_strdup ("-");
  char             seconds[G_ASCII_DTOSTR_BUF_SIZE] = "";

  g_ascii_formatd (seconds, sizeof seconds, "%.3f", entry->seconds);
  g_string_append_printf (text,
                          "%" G_GUINT64_FORMAT "\t%s.%03dZ\t%s\t%s\t%u\t%s s\t%" G_GUINT64_FORMAT " B out\t%" G_GUINT64_FORMAT " B in\t%s\n",
                          entry->id, date, (int) (entry->started % G_USEC_PER_SEC / 1000), entry->method, entry->path,
                          entry->status, seconds, entry->sent, entry->received, entry->outcome);
}

char *
cue_request_log_to_text (CueRequestLog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (CUE_IS_REQUEST_LOG (self), NULL);

  for (guint i = self->entries->len; i > 0; i--)
    append_line (text, self->entries->pdata[i - 1]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
