/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-details.h"

#include "cue-json.h"
#include "cue-progress-details.h"
#include "cue-text.h"
#include "cue-time-text.h"

#include <glib/gi18n.h>

/* Of an answer so much is shown, in characters. */
#define MAX_ANSWER 160

static void
add (GString    *lines,
     const char *name,
     const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  /* translators: a field's name and its value */
  g_string_append_printf (lines, _ ("%s: %s"), name, value);
}

static void
add_number (GString    *lines,
            const char *name,
            gint64      value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  add (lines, name, text);
}

static void
add_resource (GString    *lines,
              const char *name,
              CueLibrary *library,
              CueResource resource,
              gint64      id)
{
  gpointer object = id != CUE_UNSET ? cue_library_find (library, resource, id) : NULL;

  if (object != NULL)
    add (lines, name, cue_resource_object_get_name (object));
  else if (id != CUE_UNSET)
    add (lines, name, _ ("one that is here no longer"));
}

/* The first of @members that holds words. */
static const char *
find_words (JsonObject        *answer,
            const char *const *members)
{
  for (; *members != NULL; members++)
    {
      const char *words = cue_json_get_string (answer, *members);

      if (words != NULL && *words != '\0')
        return words;
    }
  return NULL;
}

/* (transfer full) (nullable): what the service said and when, a line each. */
static char *
dup_answers (const char *answers)
{
  static const char *const said[] = { "stage", "message", "status", "state", "text", NULL };
  g_autoptr (JsonNode) node = cue_json_parse (answers != NULL ? answers : "", -1, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode        *element = json_array_get_element (array, i);
      JsonObject      *answer = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char      *words = answer != NULL ? find_words (answer, said) : NULL;
      gint64           when = answer != NULL ? json_object_get_int_member_with_default (answer, "at", 0) : 0;
      g_autofree char *clock = cue_time_text_clock (when, g_get_real_time ());
      g_autofree char *excerpt = words != NULL ? cue_text_excerpt (words, MAX_ANSWER) : NULL;

      if (excerpt != NULL)
        add (lines, clock, excerpt);
    }
  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

char *
cue_variant_details_dup_text (CueVariant *variant,
                              CueLibrary *library)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *request = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *wish = NULL;
  g_autofree char *service = NULL;
  g_autofree char *arrived = NULL;
  g_autofree char *took = NULL;
  gint64           personality = CUE_UNSET;
  gint64           profile = CUE_UNSET;
  gint64           seed = CUE_UNSET;
  gint64           created = 0;
  double           seconds = 0;
  int              n_requests = 0;

  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);
  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);

  g_object_get (variant, "request", &request, "wish", &wish, "service", &service, "personality", &personality,
                "test-profile", &profile, "seed", &seed, "created", &created, "seconds", &seconds,
                "n-requests", &n_requests, NULL);
  arrived = cue_time_text_moment (created);
  if (request == NULL)
    {
      g_string_append (lines, _ ("This text was not generated: you wrote it or edited it."));
      add (lines, _ ("Kept"), arrived);
      return g_strdup (lines->str);
    }
  asked = cue_progress_details_dup_request (request);
  took = cue_time_text_elapsed (seconds);
  g_string_append (lines, asked);
  add (lines, _ ("Wish"), wish);
  add_resource (lines, _ ("Personality"), library, CUE_RESOURCE_PERSONALITIES, personality);
  add_resource (lines, _ ("Test profile"), library, CUE_RESOURCE_PROFILES, profile);
  if (seed != CUE_UNSET)
    add_number (lines, _ ("Seed"), seed);
  add (lines, _ ("Written by"), service);
  add (lines, _ ("Arrived"), arrived);
  if (seconds > 0)
    add (lines, _ ("Time it took"), took);
  if (n_requests > 0)
    add_number (lines, _ ("Requests sent for it"), n_requests);
  return g_strdup (lines->str);
}

/* (transfer full) (nullable): @text indented, as a person reads JSON. */
static char *
dup_pretty (const char *text)
{
  g_autoptr (JsonNode) node = cue_json_parse (text != NULL ? text : "", -1, NULL);

  return node != NULL ? json_to_string (node, TRUE) : NULL;
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0,
                       "wrap", TRUE,
                       "selectable", TRUE,
                       "can-focus", FALSE,
                       "max-width-chars", 46,
                       NULL);
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

/* To the letter: for a report of a mistake. */
static GtkWidget *
create_letter (const char *request,
               const char *answers)
{
  GtkWidget       *expander = gtk_expander_new (_ ("To the letter"));
  g_autofree char *asked = dup_pretty (request);
  g_autofree char *answered = dup_pretty (answers);
  g_autofree char *both = g_strjoin ("\n", asked != NULL ? asked : "", answered, NULL);
  GtkWidget       *label = create_label (both);

  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "small");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

static void
copy_clicked_cb (GtkWidget  *button,
                 const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
}

static void
free_text (gpointer  text,
           GClosure *closure)
{
  g_free (text);
}

/* The heading, with a button that copies @text. */
static GtkWidget *
create_head (const char *text)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = create_heading (_ ("What made it"));
  GtkWidget *copy = gtk_button_new_with_label (C_ ("button", "Copy"));

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (copy, "small-button");
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_clicked_cb), g_strdup (text), free_text, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), copy);
  return head;
}

GtkWidget *
cue_variant_details_new (CueVariant *variant,
                         CueLibrary *library)
{
  GtkWidget       *popover = gtk_popover_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  g_autofree char *text = cue_variant_details_dup_text (variant, library);
  g_autofree char *request = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *said = NULL;

  g_object_get (variant, "request", &request, "answers", &answers, NULL);
  said = dup_answers (answers);
  gtk_box_append (GTK_BOX (box), create_head (text));
  gtk_box_append (GTK_BOX (box), create_label (text));
  if (said != NULL)
    {
      gtk_box_append (GTK_BOX (box), create_heading (_ ("What the service said")));
      gtk_box_append (GTK_BOX (box), create_label (said));
    }
  if (request != NULL)
    gtk_box_append (GTK_BOX (box), create_letter (request, answers));
  gtk_widget_add_css_class (box, "variant-details");

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What made it"), -1);
  return popover;
}
