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
add_said (GString    *line,
          const char *said)
{
  if (said != NULL && *said != '\0')
    /* What stands between the parts of what the service said. */
    g_string_append_printf (line, "%s%s", line->len > 0 ? C_ ("list", ", ") : "", said);
}

/* (transfer full): an entry: "13:56:02  processing, checking the steps, 40 %". */
static char *
dup_answer (JsonObject *answer)
{
  gint64 when = cue_json_get_int (answer, "at", 0);
  double fraction = -1;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (when / G_USEC_PER_SEC);
  /* translators: a time of day with seconds; see g_date_time_format() */
  g_autofree char *clock = time != NULL && when > 0 ? g_date_time_format (time, _ ("%H:%M:%S")) : g_strdup ("");
  g_autofree char *percent = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  if (json_object_has_member (answer, "fraction") && cue_json_read_double (answer, "", "fraction", &fraction, NULL) &&
      fraction >= 0)
    /* translators: %d is a number of percent */
    percent = g_strdup_printf (_ ("%d %%"), (int) (CLAMP (fraction, 0, 1) * 100));
  add_said (said, cue_json_get_string (answer, "word"));
  add_said (said, cue_json_get_string (answer, "stage"));
  add_said (said, cue_json_get_string (answer, "message"));
  add_said (said, percent);

  return g_strdup_printf ("%s  %s", clock, said->str);
}

char *
cue_progress_details_dup_answers (const char *answers)
{
  g_autoptr (JsonNode) node = cue_json_parse (answers != NULL ? answers : "", -1, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("");

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode        *element = json_array_get_element (array, i);
      g_autofree char *line = JSON_NODE_HOLDS_OBJECT (element) ? dup_answer (json_node_get_object (element)) : NULL;

      if (line == NULL)
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }

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

static void
add_times (GtkBox        *box,
           CueGeneration *generation)
{
  gint64           created = 0;
  gint64           sent = 0;
  gint64           last_news = 0;
  gint64           finished = 0;
  int              n_requests = 0;
  g_autofree char *count = NULL;

  g_object_get (generation, "created", &created, "sent", &sent, "last-news", &last_news, "finished", &finished,
                "n-requests", &n_requests, NULL);
  add_time (box, _ ("Ordered"), created);
  add_time (box, _ ("Sent"), sent);
  add_time (box, _ ("Last news"), last_news);
  add_time (box, _ ("Ended"), finished);
  if (n_requests > 0)
    {
      count = g_strdup_printf ("%d", n_requests);
      add_part (box, _ ("Requests to the service"), count);
    }
}

static void
add_seed (GtkBox        *box,
          CueGeneration *generation)
{
  gint64           seed = CUE_UNSET;
  g_autofree char *text = NULL;

  g_object_get (generation, "seed", &seed, NULL);
  if (seed == CUE_UNSET)
    return;

  text = g_strdup_printf ("%" G_GINT64_FORMAT, seed);
  add_part (box, _ ("Seed"), text);
}

void
cue_progress_details_fill (GtkBox        *box,
                           CueGeneration *generation)
{
  g_autofree char *asked = cue_progress_details_dup_request (cue_generation_get_request (generation));
  g_autofree char *details = NULL;
  g_autofree char *wish = NULL;
  g_autofree char *service = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  g_object_get (generation, "details", &details, "wish", &wish, "service", &service, "answers", &text, NULL);
  lines = cue_progress_details_dup_answers (text);
  add_part (box, _ ("What was asked"), asked);
  add_part (box, _ ("Wish"), wish);
  add_part (box, _ ("Who writes"), service);
  add_seed (box, generation);
  add_times (box, generation);
  add_part (box, _ ("What the service said"), details);
  add_part (box, _ ("Its answers"), lines);
  add_part (box, _ ("Number of the job at the service"), cue_generation_get_progress_id (generation));
}

static void
generation_changed_cb (GtkBox        *box,
                       GParamSpec    *pspec,
                       CueGeneration *generation)
{
  cue_progress_details_fill (box, generation);
}

static gboolean
escape_cb (GtkWidget *window,
           GVariant  *arguments,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (window));

  return GDK_EVENT_STOP;
}

/* (transfer floating) */
static GtkWidget *
create_content (GtkWidget     *window,
                GtkWidget     *details,
                CueGeneration *generation)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (gtk_window_get_title (GTK_WINDOW (window)),
                                                         cue_generation_get_title (generation)));
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), details);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroller);

  return content;
}

void
cue_progress_details_present (GtkWidget     *from,
                              CueGeneration *generation)
{
  static const char *const watched[] = { "notify::state", "notify::answers", "notify::details" };
  GtkRoot                 *root;
  GtkWidget               *window;
  GtkWidget               *details;
  GtkEventController      *keys;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  root = gtk_widget_get_root (from);
  window = g_object_new (ADW_TYPE_WINDOW,
                         "title", _ ("Details"),
                         "default-width", 460,
                         "default-height", 560,
                         "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                         NULL);
  details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (details, "progress-details");
  cue_progress_details_fill (GTK_BOX (details), generation);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (generation, watched[i], G_CALLBACK (generation_changed_cb), details, G_CONNECT_SWAPPED);
  adw_window_set_content (ADW_WINDOW (window), create_content (window, details, generation));

  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
