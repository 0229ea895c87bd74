/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-details.h"

#include "cue-json.h"
#include "cue-kind.h"
#include "cue-text.h"
#include "cue-time-text.h"

#include <glib/gi18n.h>

/* The members of a request that a tester recognises, in the order of the form. */
static const struct
{
  const char *member;
  const char *label;
} members[] = {
  { "name", N_ ("Scenario") },
  { "extra_instructions", N_ ("Brief") },
  { "expected_outcome_prompt", N_ ("What counts as success") },
  { "first_message", N_ ("First message") },
  { "scenario_language", N_ ("Language") },
  { "scenario_type", N_ ("Kind") },
};

static const char *
name_value (const char *member,
            const char *value)
{
  if (g_str_equal (member, "scenario_language"))
    return cue_language_get_name (value);
  if (g_str_equal (member, "scenario_type"))
    return cue_kind_get_label (cue_kind_from_word (value));
  return value;
}

char *
cue_progress_details_dup_request (const char *request)
{
  g_autoptr (JsonNode) node = cue_json_parse (request != NULL ? request : "", -1, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("");
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char      *value = cue_json_get_string (json_node_get_object (node), members[i].member);
      g_autofree char *shown = value != NULL ? cue_text_excerpt (name_value (members[i].member, value), 400) : NULL;

      if (shown == NULL || *shown == '\0')
        continue;
      /* translators: a field's name and its value */
      g_string_append_printf (lines, _ ("%s: %s"), gettext (members[i].label), shown);
      g_string_append_c (lines, '\n');
    }
  if (lines->len > 0)
    g_string_truncate (lines, lines->len - 1);
  return g_strdup (lines->str);
}

static void
add_part (GtkBox     *box,
          const char *title,
          const char *text)
{
  GtkWidget *heading;
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (heading, "caption-heading");
  label = g_object_new (GTK_TYPE_LABEL,
                        "label", text,
                        "xalign", 0.0,
                        "wrap", TRUE,
                        "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        "selectable", TRUE,
                        "can-focus", FALSE,
                        "max-width-chars", 44,
                        NULL);
  gtk_box_append (box, heading);
  gtk_box_append (box, label);
}

static void
add_time (GtkBox     *box,
          const char *title,
          gint64      when)
{
  g_autofree char *text = cue_time_text_clock (when, g_get_real_time ());

  add_part (box, title, text);
}

void
cue_progress_details_fill (GtkBox        *box,
                           CueGeneration *generation)
{
  g_autofree char *asked = cue_progress_details_dup_request (cue_generation_get_request (generation));
  g_autofree char *details = NULL;
  gint64           created = 0;
  gint64           sent = 0;
  gint64           finished = 0;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  g_object_get (generation, "created", &created, "sent", &sent, "finished", &finished, "details", &details, NULL);
  add_part (box, _ ("What was asked"), asked);
  add_time (box, _ ("Ordered"), created);
  add_time (box, _ ("Sent"), sent);
  add_time (box, _ ("Ended"), finished);
  add_part (box, _ ("What the service said"), details);
  add_part (box, _ ("Number of the job at the service"), cue_generation_get_progress_id (generation));
}
