/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answers.h"

#include "cue-json.h"
#include "cue-text.h"

/* After that the second goes, so that the first and the latest stay. */
#define MAX_ANSWERS 50
#define MAX_CHARS 200

static void
set_text (JsonObject *answer,
          const char *name,
          const char *text)
{
  g_autofree char *excerpt = text != NULL ? cue_text_excerpt (text, MAX_CHARS) : NULL;

  if (!cue_text_is_blank (excerpt))
    json_object_set_string_member (answer, name, excerpt);
}

/* (transfer full) */
static JsonArray *
read_answers (CueGeneration *generation)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_object_get (generation, "answers", &text, NULL);
  node = text != NULL ? cue_json_parse (text, -1, NULL) : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_ref (json_node_get_array (node)) : json_array_new ();
}

/* Whether @answer says the same as the last one did. */
static gboolean
is_known (JsonArray  *answers,
          JsonObject *answer)
{
  guint       n = json_array_get_length (answers);
  JsonNode   *last = n > 0 ? json_array_get_element (answers, n - 1) : NULL;
  JsonObject *before = last != NULL && JSON_NODE_HOLDS_OBJECT (last) ? json_node_get_object (last) : NULL;
  g_autoptr (GList) names = json_object_get_members (answer);

  if (before == NULL || json_object_get_size (before) != json_object_get_size (answer))
    return FALSE;
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *was = json_object_get_member (before, name->data);

      if (!g_str_equal (name->data, "at") &&
          (was == NULL || !json_node_equal (was, json_object_get_member (answer, name->data))))
        return FALSE;
    }
  return TRUE;
}

/* Takes @answer. */
static void
note (CueGeneration *generation,
      gint64         now,
      JsonObject    *answer)
{
  g_autoptr (JsonArray) answers = read_answers (generation);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  json_object_set_int_member (answer, "at", now);
  if (is_known (answers, answer))
    {
      json_object_unref (answer);
      return;
    }

  if (json_array_get_length (answers) >= MAX_ANSWERS)
    json_array_remove_element (answers, 1);
  json_array_add_object_element (answers, answer);
  node = json_node_init_array (json_node_alloc (), answers);
  text = cue_json_to_text (node);
  g_object_set (generation, "answers", text, NULL);
}

void
cue_answers_note_receipt (CueGeneration *generation,
                          gint64         now,
                          CueReceipt    *receipt)
{
  JsonObject *answer = json_object_new ();

  json_object_set_string_member (answer, "word", receipt->text != NULL ? "text" : "accepted");
  note (generation, now, answer);
}

void
cue_answers_note_progress (CueGeneration *generation,
                           gint64         now,
                           CueProgress   *progress)
{
  JsonObject *answer = json_object_new ();

  set_text (answer, "word", progress->word);
  set_text (answer, "stage", progress->stage);
  set_text (answer, "message", progress->message);
  if (progress->fraction >= 0)
    json_object_set_double_member (answer, "fraction", progress->fraction);
  note (generation, now, answer);
}
