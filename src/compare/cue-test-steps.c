/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-steps.h"

#include "cue-json.h"
#include "cue-scenario.h"
#include "cue-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define FREELY_OPEN "<ai_generated>"
#define FREELY_CLOSE "</ai_generated>"

/* What stands for the triggers that are none; no agent's doing reads like these. */
#define ROLE_TRIGGER "\u2402role"
#define OPENING_TRIGGER "\u2402opening"
#define FOLLOW_UP "\u2402then"
#define FUNCTION_TRIGGER "\u2402function"

/* The steps read so far. */
typedef struct
{
  GString    *text;     /* (owned) */
  GString    *triggers; /* (owned) */
  GArray     *step_at;  /* (owned) (element-type guint): where each step begins in the text */
  GArray     *key_at;   /* (owned) (element-type guint) */
  GPtrArray  *sources;  /* (owned) (element-type utf8) */
  char       *trigger;  /* (owned) (nullable): of the step read last, which the next follow-up belongs to */
  GHashTable *by_id;    /* (owned) (element-type int64 utf8): triggers by the steps' ids, in the older shape */
} Reader;

static void
append_line (GString    *lines,
             const char *line)
{
  for (const char *p = line; *p != '\0'; p++)
    g_string_append_c (lines, *p == '\n' || *p == '\r' ? ' ' : *p);
}

/* @source (transfer full). */
static void
add_step (Reader     *reader,
          const char *trigger,
          const char *when,
          const char *does,
          char       *source)
{
  guint offset;

  if (reader->text->len > 0)
    g_string_append (reader->text, "\n\n");
  offset = (guint) reader->text->len;
  g_array_append_val (reader->step_at, offset);
  if (when != NULL)
    g_string_append_printf (reader->text, "%s\n", when);
  g_string_append (reader->text, does);

  offset = (guint) reader->triggers->len;
  g_array_append_val (reader->key_at, offset);
  append_line (reader->triggers, trigger);
  g_string_append_c (reader->triggers, '\n');
  g_ptr_array_add (reader->sources, source);
}

/* (transfer full): what the caller says or does, in everyday words. */
static char *
describe_action (const char *says,
                 gboolean    verbatim)
{
  if (says[0] == '\0')
    return g_strdup (_ ("The caller waits for the agent to speak"));
  if (verbatim)
    /* translators: %s is what the caller says, word for word */
    return g_strdup_printf (_ ("“%s”"), says);
  /* translators: %s is what the caller is to say or do, in his or her own words */
  return g_strdup_printf (_ ("In own words: %s"), says);
}

static char *
describe_when (const char *when)
{
  /* translators: %s is what the agent under test does */
  return g_strdup_printf (_ ("When: %s"), when);
}

/* (transfer full): the newer shape marks what is said freely by wrapping it; *verbatim tells. */
static char *
unwrap (const char *says,
        gboolean   *verbatim)
{
  gsize length = strlen (says);
  gsize around = strlen (FREELY_OPEN) + strlen (FREELY_CLOSE);

  *verbatim = length < around || !g_str_has_prefix (says, FREELY_OPEN) || !g_str_has_suffix (says, FREELY_CLOSE);
  return *verbatim ? g_strdup (says) : g_strndup (says + strlen (FREELY_OPEN), length - around);
}

/* (transfer full): {@name: @value} as JSON; @value (transfer full). */
static char *
write_member (const char *name,
              JsonNode   *value)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_member (object, name, value);
  return cue_json_object_to_text (object);
}

static JsonNode *
make_string (const char *string)
{
  return json_node_init_string (json_node_alloc (), string);
}

static void
set_trigger (Reader     *reader,
             const char *trigger)
{
  char *copy = g_strdup (trigger);

  g_free (reader->trigger);
  reader->trigger = copy;
}

static void
add_opening (Reader     *reader,
             const char *says,
             gboolean    verbatim,
             char       *source)
{
  g_autofree char *does = describe_action (says, verbatim);

  set_trigger (reader, OPENING_TRIGGER);
  add_step (reader, OPENING_TRIGGER, _ ("To begin with"), does, source);
}

static void
add_condition (Reader     *reader,
               const char *when,
               const char *says,
               gboolean    verbatim,
               char       *source)
{
  g_autofree char *shown = describe_when (when);
  g_autofree char *does = describe_action (says, verbatim);

  set_trigger (reader, when);
  add_step (reader, when, shown, does, source);
}

/* A follow-up belongs to the trigger that began its chain, and to its place in it. */
static void
add_follow_up (Reader     *reader,
               const char *parent,
               const char *says,
               gboolean    verbatim,
               char       *source)
{
  g_autofree char *does = describe_action (says, verbatim);
  g_autofree char *trigger = g_strdup_printf ("%s " FOLLOW_UP, parent != NULL ? parent : "");

  set_trigger (reader, trigger);
  add_step (reader, trigger, _ ("On the next turn, whatever the answer is"), does, source);
}

static void
add_chain (Reader    *reader,
           JsonArray *chain)
{
  for (guint i = 0; chain != NULL && i < json_array_get_length (chain); i++)
    {
      JsonNode        *node = json_array_get_element (chain, i);
      g_autofree char *says = NULL;
      gboolean         verbatim;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      says = unwrap (json_node_get_string (node), &verbatim);
      add_follow_up (reader, reader->trigger, says, verbatim, write_member ("then", json_node_copy (node)));
    }
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  const char *text = cue_json_get_string (object, name);

  return text != NULL ? text : "";
}

/* (transfer full): @object without its follow-ups, which are steps of their own. */
static char *
write_without_chain (JsonObject *object)
{
  g_autoptr (JsonObject) copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (strcmp (l->data, "then") != 0)
      json_object_set_member (copy, l->data, json_object_dup_member (object, l->data));
  return cue_json_object_to_text (copy);
}

/* {"when", "say", "then"} */
static void
read_newer (Reader     *reader,
            JsonObject *condition)
{
  gboolean         verbatim;
  g_autofree char *says = unwrap (get_text (condition, "say"), &verbatim);

  add_condition (reader, get_text (condition, "when"), says, verbatim, write_without_chain (condition));
  add_chain (reader, cue_json_get_array (condition, "then"));
}

/* {"id", "condition", "action", "type", "fixed_message"} */
static void
read_older (Reader     *reader,
            JsonObject *condition)
{
  const char *trigger = get_text (condition, "condition");
  const char *says = get_text (condition, "action");
  gboolean    verbatim = json_object_get_boolean_member_with_default (condition, "fixed_message", FALSE);
  char       *source = cue_json_object_to_text (condition);
  gint64      parent = cue_json_get_int (condition, "condition", -1);
  gint64      id = cue_json_get_int (condition, "id", -1);

  if (strcmp (trigger, "FIRST_MESSAGE") == 0)
    add_opening (reader, says, verbatim, source);
  else if (strcmp (get_text (condition, "type"), "action_followup") == 0)
    add_follow_up (reader, g_hash_table_lookup (reader->by_id, &parent), says, verbatim, source);
  else
    add_condition (reader, trigger, says, verbatim, source);
  g_hash_table_replace (reader->by_id, g_memdup2 (&id, sizeof id), g_strdup (reader->trigger));
}

/* The newer shape's opening: a text, or {"say", "then"}. */
static void
read_opening (Reader     *reader,
              JsonObject *test)
{
  JsonObject *opening = cue_json_get_object (test, "first_message");
  const char *says = opening != NULL ? get_text (opening, "say") : cue_json_get_string (test, "first_message");

  if (says == NULL)
    return;
  add_opening (reader, says, TRUE, write_member ("first_message", make_string (says)));
  if (opening != NULL)
    add_chain (reader, cue_json_get_array (opening, "then"));
}

static void
read_role (Reader     *reader,
           JsonObject *test)
{
  const char *role = cue_json_get_string (test, "role");

  if (!cue_text_is_blank (role))
    add_step (reader, ROLE_TRIGGER, NULL, role, write_member ("role", make_string (role)));
}

static void
read_functions (Reader     *reader,
                JsonObject *test)
{
  JsonArray *functions = cue_json_get_array (test, "functions");

  for (guint i = 0; functions != NULL && i < json_array_get_length (functions); i++)
    {
      JsonNode        *node = json_array_get_element (functions, i);
      JsonNode        *list;
      g_autofree char *trigger = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *config = NULL;
      const char      *name;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      name = get_text (json_node_get_object (node), "name");
      trigger = g_strconcat (FUNCTION_TRIGGER " ", name, NULL);
      /* translators: %s is the name of a function that the caller's side may call */
      shown = g_strdup_printf (_ ("Function %s"), name);
      if (cue_json_get_object (json_node_get_object (node), "config") != NULL)
        config = g_strdup (get_text (cue_json_get_object (json_node_get_object (node), "config"), "url"));
      list = json_node_init_array (json_node_alloc (), json_array_new ());
      json_array_unref (json_node_get_array (list));
      json_array_add_element (json_node_get_array (list), json_node_copy (node));
      add_step (reader, trigger, shown, config != NULL ? config : "", write_member ("functions", list));
    }
}

static void
read_test (Reader     *reader,
           JsonObject *test)
{
  JsonArray *conditions = cue_json_get_array (test, "conditions");

  read_role (reader, test);
  read_opening (reader, test);
  for (guint i = 0; conditions != NULL && i < json_array_get_length (conditions); i++)
    {
      JsonNode *element = json_array_get_element (conditions, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      if (json_object_has_member (json_node_get_object (element), "when"))
        read_newer (reader, json_node_get_object (element));
      else
        read_older (reader, json_node_get_object (element));
    }
  read_functions (reader, test);
}

static void
reader_clear (Reader *reader)
{
  if (reader->text != NULL)
    g_string_free (reader->text, TRUE);
  if (reader->triggers != NULL)
    g_string_free (reader->triggers, TRUE);
  g_array_unref (reader->step_at);
  g_array_unref (reader->key_at);
  g_ptr_array_unref (reader->sources);
  g_hash_table_unref (reader->by_id);
  g_free (reader->trigger);
}

/* (transfer full): what was read; takes the reader's texts. */
static CueTestSteps *
make_steps (Reader *reader)
{
  CueTestSteps *self = g_new0 (CueTestSteps, 1);

  self->text = g_string_free (g_steal_pointer (&reader->text), FALSE);
  self->triggers = g_string_free (g_steal_pointer (&reader->triggers), FALSE);
  self->steps = cue_segments_new_at (self->text, (const guint *) (gconstpointer) reader->step_at->data, reader->step_at->len);
  self->keys = cue_segments_new_at (self->triggers, (const guint *) (gconstpointer) reader->key_at->data, reader->key_at->len);
  self->sources = g_ptr_array_ref (reader->sources);
  return self;
}

CueTestSteps *
cue_test_steps_new (const char *text)
{
  g_autoptr (JsonNode) node = NULL;
  CueTestSteps *self = NULL;
  Reader        reader = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (!cue_scenario_text_is_structured (text))
    return NULL;
  node = cue_json_parse (text, -1, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  reader.text = g_string_new (NULL);
  reader.triggers = g_string_new (NULL);
  reader.step_at = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.key_at = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.sources = g_ptr_array_new_with_free_func (g_free);
  reader.by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  read_test (&reader, json_node_get_object (node));
  if (reader.sources->len > 0)
    self = make_steps (&reader);
  reader_clear (&reader);
  return self;
}

void
cue_test_steps_free (CueTestSteps *self)
{
  cue_segments_free (self->steps);
  cue_segments_free (self->keys);
  g_ptr_array_unref (self->sources);
  g_free (self->text);
  g_free (self->triggers);
  g_free (self);
}
