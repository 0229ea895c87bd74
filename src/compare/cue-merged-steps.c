/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-json.h"

#include <string.h>

#define FREELY_OPEN "<ai_generated>"
#define FREELY_CLOSE "</ai_generated>"
#define OPENING "FIRST_MESSAGE"

typedef enum
{
  STEP_ROLE,
  STEP_OPENING,   /* the caller's first words */
  STEP_ANSWER,    /* when the agent does something */
  STEP_FOLLOW_UP, /* on the caller's next turn */
  STEP_FUNCTIONS,
} StepKind;

/* A step of the merged test, whichever of the two shapes it was in. */
typedef struct
{
  StepKind    kind;
  gboolean    older;    /* {"id", "condition", "action", …} */
  gboolean    verbatim; /* word for word */
  char       *when;     /* (owned) */
  char       *says;     /* (owned) */
  JsonObject *object;   /* (owned) (nullable): as it was */
  guint       row;
  int         parent; /* of a follow-up: the step it follows, -1 = the one before it */
  guint       id;     /* that it gets */
} Step;

/* A test being put together. */
typedef struct
{
  CueMergedRows *rows;
  GArray        *steps;  /* (owned) (element-type Step) */
  GHashTable    *places; /* (owned): row + 1 by "column:id": where the older shape's conditions stand */
} Builder;

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_free (step->when);
  g_free (step->says);
  g_clear_pointer (&step->object, json_object_unref);
}

static Step *
get_step (Builder *builder,
          guint    i)
{
  return &g_array_index (builder->steps, Step, i);
}

/* Takes the marks off what is said freely. Returns whether it had none. */
static gboolean
unwrap (char *says)
{
  gsize length = strlen (says);
  gsize open = strlen (FREELY_OPEN);
  gsize close = strlen (FREELY_CLOSE);

  if (length < open + close || !g_str_has_prefix (says, FREELY_OPEN) || !g_str_has_suffix (says, FREELY_CLOSE))
    return TRUE;
  says[length - close] = '\0';
  memmove (says, says + open, length - close - open + 1);
  return FALSE;
}

static char *
dup_said (const Step *step)
{
  return step->verbatim ? g_strdup (step->says) : g_strconcat (FREELY_OPEN, step->says, FREELY_CLOSE, NULL);
}

static char *
dup_string (JsonObject *object,
            const char *name)
{
  const char *text = cue_json_get_string (object, name);

  return g_strdup (text != NULL ? text : "");
}

static void
read_older (Step       *step,
            JsonObject *object)
{
  step->older = TRUE;
  step->when = dup_string (object, "condition");
  step->says = dup_string (object, "action");
  step->verbatim = json_object_get_boolean_member_with_default (object, "fixed_message", FALSE);
  step->kind = STEP_ANSWER;
  if (g_str_equal (step->when, OPENING))
    step->kind = STEP_OPENING;
  else if (g_strcmp0 (cue_json_get_string (object, "type"), "action_followup") == 0)
    step->kind = STEP_FOLLOW_UP;
}

static void
read_newer (Step       *step,
            JsonObject *object)
{
  const char *says = "say";

  step->kind = STEP_ANSWER;
  if (json_object_has_member (object, "then"))
    {
      step->kind = STEP_FOLLOW_UP;
      says = "then";
    }
  else if (json_object_has_member (object, "first_message"))
    {
      step->kind = STEP_OPENING;
      says = "first_message";
    }
  step->when = dup_string (object, "when");
  step->says = dup_string (object, says);
  step->verbatim = unwrap (step->says);
}

/* A step whose text is all there is: its first line is the trigger where it has more than one. */
static void
read_words (Step       *step,
            const char *text)
{
  const char *feed = strchr (text, '\n');

  step->kind = STEP_ANSWER;
  step->older = TRUE;
  step->when = feed != NULL ? g_strndup (text, (gsize) (feed - text)) : g_strdup (text);
  step->says = g_strdup (feed != NULL ? feed + 1 : text);
}

static void
read_part (Builder             *builder,
           const CueMergedPart *part,
           guint                row)
{
  g_autoptr (JsonNode) node = part->source != NULL ? cue_json_parse (part->source, -1, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  Step        step = { .row = row, .parent = -1 };

  if (object == NULL)
    read_words (&step, part->text);
  else if (json_object_has_member (object, "condition") || json_object_has_member (object, "action"))
    read_older (&step, object);
  else if (json_object_has_member (object, "functions"))
    step.kind = STEP_FUNCTIONS;
  else if (json_object_has_member (object, "role"))
    {
      step.kind = STEP_ROLE;
      step.says = dup_string (object, "role");
    }
  else
    read_newer (&step, object);
  step.object = object != NULL ? json_object_ref (object) : NULL;
  g_array_append_val (builder->steps, step);
}

static char *
make_key (guint  column,
          gint64 id)
{
  return g_strdup_printf ("%u:%" G_GINT64_FORMAT, column, id);
}

/* Notes which row each text's conditions stand in, for the follow-ups that name them. */
static void
note_places (Builder *builder)
{
  for (guint i = 0; i < builder->rows->n_rows; i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (builder->rows->comparison), i);

      for (guint column = 0; column < builder->rows->n_columns; column++)
        {
          const char *source = cue_compare_row_get_source (row, column);
          g_autoptr (JsonNode) node = source[0] != '\0' ? cue_json_parse (source, -1, NULL) : NULL;
          gint64 id = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? cue_json_get_int (json_node_get_object (node), "id", -1) : -1;

          if (id >= 0)
            g_hash_table_insert (builder->places, make_key (column, id), GUINT_TO_POINTER (i + 1));
        }
    }
}

/* The step of the draft that stands in @row and comes before step @i; -1 for none. */
static int
find_in_row (Builder *builder,
             guint    row,
             guint    i)
{
  for (guint k = i; k > 0; k--)
    if (get_step (builder, k - 1)->row == row && get_step (builder, k - 1)->kind != STEP_ROLE)
      return (int) k - 1;
  return -1;
}

/* Finds what a follow-up of the older shape follows, by the number that its text gives it. */
static void
find_parent (Builder             *builder,
             guint                i,
             const CueMergedPart *part)
{
  Step            *step = get_step (builder, i);
  int              column = cue_merged_rows_find_column (builder->rows, part->origin);
  gint64           id = step->object != NULL ? cue_json_get_int (step->object, "condition", -1) : -1;
  g_autofree char *key = NULL;
  guint            row;

  if (step->kind != STEP_FOLLOW_UP || column < 0 || id < 0)
    return;
  key = make_key ((guint) column, id);
  row = GPOINTER_TO_UINT (g_hash_table_lookup (builder->places, key));
  if (row > 0)
    step->parent = find_in_row (builder, row - 1, i);
}

static void
read_pieces (Builder   *builder,
             GPtrArray *pieces)
{
  note_places (builder);
  for (guint i = 0; i < pieces->len; i++)
    {
      GPtrArray *parts = cue_merged_piece_get_parts (g_ptr_array_index (pieces, i));

      for (guint k = 0; k < parts->len; k++)
        {
          read_part (builder, g_ptr_array_index (parts, k), i);
          find_parent (builder, builder->steps->len - 1, g_ptr_array_index (parts, k));
        }
    }
}

/* Whether the test is written in the older shape: as most of its steps are. */
static gboolean
is_older (Builder *builder)
{
  int n = 0;

  for (guint i = 0; i < builder->steps->len; i++)
    {
      Step *step = get_step (builder, i);

      if (step->kind != STEP_ROLE && step->kind != STEP_FUNCTIONS)
        n += step->older ? 1 : -1;
    }
  return n >= 0;
}

/* The first of the steps that says what the caller opens with, -1 for none; a second one is what the caller says next. */
static int
find_opening (Builder *builder)
{
  int opening = -1;

  for (guint i = 0; i < builder->steps->len; i++)
    {
      Step *step = get_step (builder, i);

      if (step->kind != STEP_OPENING)
        continue;
      if (opening < 0)
        opening = (int) i;
      else
        {
          step->kind = STEP_FOLLOW_UP;
          step->parent = opening;
        }
    }
  return opening;
}

/* The step that a follow-up follows: its own where the draft has that, else the one before it; -1 for the opening. */
static int
get_parent (Builder *builder,
            guint    i)
{
  if (get_step (builder, i)->parent >= 0)
    return get_step (builder, i)->parent;
  for (guint k = i; k > 0; k--)
    {
      StepKind kind = get_step (builder, k - 1)->kind;

      if (kind == STEP_ANSWER || kind == STEP_FOLLOW_UP || kind == STEP_OPENING)
        return (int) k - 1;
    }
  return -1;
}

/* (transfer full): a condition of the older shape, with what else it had. */
static JsonObject *
make_condition (Builder *builder,
                guint    i)
{
  Step       *step = get_step (builder, i);
  JsonObject *condition = json_object_new ();

  json_object_set_int_member (condition, "id", step->id);
  if (step->kind == STEP_OPENING)
    json_object_set_string_member (condition, "condition", OPENING);
  else if (step->kind == STEP_ANSWER)
    json_object_set_string_member (condition, "condition", step->when);
  else
    {
      int parent = get_parent (builder, i);

      json_object_set_int_member (condition, "condition", parent >= 0 ? get_step (builder, (guint) parent)->id : 0);
    }
  json_object_set_string_member (condition, "action", step->says);
  json_object_set_string_member (condition, "type", step->kind == STEP_FOLLOW_UP ? "action_followup" : "standard");
  json_object_set_boolean_member (condition, "fixed_message", step->verbatim || step->kind == STEP_OPENING);
  if (step->older && step->object != NULL)
    {
      g_autoptr (GList) names = json_object_get_members (step->object);

      for (GList *name = names; name != NULL; name = name->next)
        if (!json_object_has_member (condition, name->data))
          json_object_set_member (condition, name->data, json_node_copy (json_object_get_member (step->object, name->data)));
    }
  return condition;
}

/* The agent speaks first. */
static JsonObject *
make_silent_opening (void)
{
  JsonObject *condition = json_object_new ();

  json_object_set_int_member (condition, "id", 0);
  json_object_set_string_member (condition, "condition", OPENING);
  json_object_set_string_member (condition, "action", "");
  json_object_set_string_member (condition, "type", "standard");
  json_object_set_boolean_member (condition, "fixed_message", TRUE);
  return condition;
}

/* Ids ascend from 0, which is the opening's; a follow-up comes after what it follows. */
static JsonArray *
write_older (Builder *builder,
             int      opening)
{
  JsonArray *conditions = json_array_new ();
  guint      next = 1;

  for (guint i = 0; i < builder->steps->len; i++)
    {
      Step *step = get_step (builder, i);

      if (step->kind == STEP_ANSWER || step->kind == STEP_FOLLOW_UP)
        step->id = next++;
    }
  if (opening >= 0)
    json_array_add_object_element (conditions, make_condition (builder, (guint) opening));
  else
    json_array_add_object_element (conditions, make_silent_opening ());
  for (guint i = 0; i < builder->steps->len; i++)
    {
      StepKind kind = get_step (builder, i)->kind;

      if (kind == STEP_ANSWER || kind == STEP_FOLLOW_UP)
        json_array_add_object_element (conditions, make_condition (builder, i));
    }
  return conditions;
}

/* (transfer full): the follow-ups that go back to step @root, -1 for those that follow nothing. */
static JsonArray *
list_chain (Builder *builder,
            int      root)
{
  JsonArray *chain = json_array_new ();

  for (guint i = 0; i < builder->steps->len; i++)
    {
      int parent = (int) i;

      while (parent >= 0 && get_step (builder, (guint) parent)->kind == STEP_FOLLOW_UP)
        parent = get_parent (builder, (guint) parent);
      if (get_step (builder, i)->kind == STEP_FOLLOW_UP && parent == root)
        {
          g_autofree char *said = dup_said (get_step (builder, i));

          json_array_add_string_element (chain, said);
        }
    }
  return chain;
}

/* The opening of the newer shape, a text or {"say", "then"}. */
static void
write_newer_opening (Builder    *builder,
                     JsonObject *test,
                     int         opening)
{
  const char *says = opening >= 0 ? get_step (builder, (guint) opening)->says : "";
  JsonArray  *chain = list_chain (builder, opening);
  JsonObject *object;

  if (json_array_get_length (chain) == 0)
    {
      json_array_unref (chain);
      if (opening >= 0)
        json_object_set_string_member (test, "first_message", says);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "say", says);
  json_object_set_array_member (object, "then", chain);
  json_object_set_object_member (test, "first_message", object);
}

static JsonArray *
write_newer (Builder *builder)
{
  JsonArray *conditions = json_array_new ();

  for (guint i = 0; i < builder->steps->len; i++)
    {
      Step            *step = get_step (builder, i);
      g_autofree char *said = NULL;
      JsonObject      *condition;
      JsonArray       *chain;

      if (step->kind != STEP_ANSWER)
        continue;
      said = dup_said (step);
      condition = json_object_new ();
      json_object_set_string_member (condition, "when", step->when);
      json_object_set_string_member (condition, "say", said);
      chain = list_chain (builder, (int) i);
      if (json_array_get_length (chain) > 0)
        json_object_set_array_member (condition, "then", chain);
      else
        json_array_unref (chain);
      json_array_add_object_element (conditions, condition);
    }
  return conditions;
}

/* (transfer full): who the caller is. */
static char *
dup_role (Builder *builder)
{
  g_autoptr (GString) role = g_string_new (NULL);

  for (guint i = 0; i < builder->steps->len; i++)
    {
      Step *step = get_step (builder, i);

      if (step->kind != STEP_ROLE || step->says[0] == '\0')
        continue;
      if (role->len > 0)
        g_string_append_c (role, ' ');
      g_string_append (role, step->says);
    }
  return g_string_free (g_steal_pointer (&role), FALSE);
}

/* (transfer full): the functions, each name once. */
static JsonArray *
list_functions (Builder *builder)
{
  JsonArray *functions = json_array_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < builder->steps->len; i++)
    {
      Step      *step = get_step (builder, i);
      JsonArray *own = step->kind == STEP_FUNCTIONS ? cue_json_get_array (step->object, "functions") : NULL;

      for (guint k = 0; own != NULL && k < json_array_get_length (own); k++)
        {
          JsonNode   *node = json_array_get_element (own, k);
          const char *name = JSON_NODE_HOLDS_OBJECT (node) ? cue_json_get_string (json_node_get_object (node), "name") : NULL;

          if (name == NULL || g_hash_table_add (names, (gpointer) name))
            json_array_add_element (functions, json_node_copy (node));
        }
    }
  return functions;
}

char *
cue_merged_write_steps (CueMergedRows *rows,
                        GPtrArray     *pieces)
{
  g_autoptr (JsonObject) test = json_object_new ();
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Builder          builder = { rows, steps, places };
  g_autofree char *role = NULL;
  int              opening;

  g_array_set_clear_func (steps, step_clear);
  read_pieces (&builder, pieces);
  if (steps->len == 0)
    return g_strdup ("");
  role = dup_role (&builder);
  opening = find_opening (&builder);
  json_object_set_string_member (test, "role", role);
  if (is_older (&builder))
    json_object_set_array_member (test, "conditions", write_older (&builder, opening));
  else
    {
      write_newer_opening (&builder, test, opening);
      json_object_set_array_member (test, "conditions", write_newer (&builder));
    }
  json_object_set_array_member (test, "functions", list_functions (&builder));
  return cue_json_object_to_text (test);
}
