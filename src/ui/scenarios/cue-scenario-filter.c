/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-filter.h"

#include "cue-property.h"
#include "cue-scenario-search.h"

/* Edits while something is searched for change what is found; they are gathered for this long. */
#define AGAIN_DELAY_MS 400

struct _CueScenarioFilter
{
  GtkFilter parent_instance;

  CueLibrary     *library;     /* (owned) */
  GCancellable   *cancellable; /* (owned) (nullable): of the search that goes on */
  char           *text;        /* (owned) */
  CueLibraryHits *found;       /* (owned) (nullable): NULL lets everything through */
  char          **words;       /* (owned) (nullable): looked for here, where the library cannot search */
  gboolean        busy;
  guint           again_timeout;
};

G_DEFINE_FINAL_TYPE (CueScenarioFilter, cue_scenario_filter, GTK_TYPE_FILTER)

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_TEXT,
  PROP_BUSY,
} CueScenarioFilterProperty;

static GParamSpec *properties[PROP_BUSY + 1];

static gboolean
cue_scenario_filter_match (GtkFilter *filter,
                           gpointer   item)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (filter);

  if (self->words != NULL)
    return cue_search_matches (item, (const char *const *) self->words);

  return self->found == NULL || cue_library_hits_has (self->found, item);
}

static GtkFilterMatch
cue_scenario_filter_get_strictness (GtkFilter *filter)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (filter);

  return self->found == NULL && self->words == NULL ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

/* @found: (transfer full) (nullable), as @words is. */
static void
show_found (CueScenarioFilter *self,
            CueLibraryHits    *found,
            char             **words)
{
  g_clear_pointer (&self->found, cue_library_hits_unref);
  g_strfreev (self->words);
  self->found = found;
  self->words = words;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CueScenarioFilter) self = user_data;
  g_autoptr (CueLibraryHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  hits = cue_library_search_finish (CUE_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (hits != NULL)
    show_found (self, g_steal_pointer (&hits), NULL);
  else
    {
      g_debug ("Searching here, because the library cannot: %s", error->message);
      show_found (self, NULL, cue_search_split (self->text));
    }
  cue_set_boolean (self, &self->busy, FALSE, properties[PROP_BUSY]);
}

static void
stop (CueScenarioFilter *self)
{
  g_clear_handle_id (&self->again_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (CueScenarioFilter *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  cue_library_search_async (self->library, self->text, self->cancellable, searched_cb, g_object_ref (self));
}

static void
again_cb (gpointer user_data)
{
  CueScenarioFilter *self = user_data;

  self->again_timeout = 0;
  search (self);
}

/* Drafts that came are searched as well, those that went let go of; the first answer is not waited for anew. */
static void
drafts_changed_cb (CueScenarioFilter *self)
{
  if (*self->text != '\0' && !self->busy && self->again_timeout == 0)
    self->again_timeout = g_timeout_add_once (AGAIN_DELAY_MS, again_cb, self);
}

static void
cue_scenario_filter_constructed (GObject *object)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (object);

  G_OBJECT_CLASS (cue_scenario_filter_parent_class)->constructed (object);

  g_signal_connect_object (cue_library_get_drafts (self->library), "items-changed",
                           G_CALLBACK (drafts_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cue_scenario_filter_dispose (GObject *object)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (object);

  stop (self);
  g_clear_pointer (&self->found, cue_library_hits_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (cue_scenario_filter_parent_class)->dispose (object);
}

static void
cue_scenario_filter_finalize (GObject *object)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (object);

  g_free (self->text);
  g_strfreev (self->words);

  G_OBJECT_CLASS (cue_scenario_filter_parent_class)->finalize (object);
}

static void
cue_scenario_filter_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (object);

  switch ((CueScenarioFilterProperty) prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_filter_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CueScenarioFilter *self = CUE_SCENARIO_FILTER (object);

  switch ((CueScenarioFilterProperty) prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_TEXT:
      cue_scenario_filter_set_text (self, g_value_get_string (value));
      break;
    case PROP_BUSY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_filter_class_init (CueScenarioFilterClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  object_class->constructed = cue_scenario_filter_constructed;
  object_class->dispose = cue_scenario_filter_dispose;
  object_class->finalize = cue_scenario_filter_finalize;
  object_class->get_property = cue_scenario_filter_get_property;
  object_class->set_property = cue_scenario_filter_set_property;
  filter_class->match = cue_scenario_filter_match;
  filter_class->get_strictness = cue_scenario_filter_get_strictness;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", CUE_PARAM_READWRITE);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_scenario_filter_init (CueScenarioFilter *self)
{
  self->text = g_strdup ("");
}

CueScenarioFilter *
cue_scenario_filter_new (CueLibrary *library)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);

  return g_object_new (CUE_TYPE_SCENARIO_FILTER, "library", library, NULL);
}

const char *
cue_scenario_filter_get_text (CueScenarioFilter *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_FILTER (self), NULL);

  return self->text;
}

/* Blanks at the ends, and between words more than one, are not searched for: the text is the same without. */
static char *
dup_plain (const char *text)
{
  g_auto (GStrv) words = cue_search_split (text != NULL ? text : "");

  return g_strjoinv (" ", words);
}

void
cue_scenario_filter_set_text (CueScenarioFilter *self,
                              const char        *text)
{
  g_autofree char *plain = NULL;

  g_return_if_fail (CUE_IS_SCENARIO_FILTER (self));

  plain = dup_plain (text);
  if (!cue_set_string (self, &self->text, plain, properties[PROP_TEXT]))
    return;

  if (*plain != '\0')
    {
      cue_set_boolean (self, &self->busy, TRUE, properties[PROP_BUSY]);
      search (self);
      return;
    }

  stop (self);
  show_found (self, NULL, NULL);
  cue_set_boolean (self, &self->busy, FALSE, properties[PROP_BUSY]);
}

gboolean
cue_scenario_filter_is_busy (CueScenarioFilter *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_FILTER (self), FALSE);

  return self->busy;
}
