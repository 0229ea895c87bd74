/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-verdict-page.h"

#include "cue-bar-layout.h"
#include "cue-file-dialog.h"
#include "cue-variant-badge.h"
#include "cue-verdict-bar.h"
#include "cue-verdict-report.h"
#include "cue-verdict-use.h"
#include "cue-verdict.h"
#include "cue-widget-dispose.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Scenarios that are listed at first, and how many more are added at once. */
#define ROWS_AT_ONCE 50

struct _CueVerdictPage
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle  *window_title;
  GtkLabel        *headline_label;
  GtkLabel        *sentence_label;
  CueVerdictBar   *bar;
  GtkFlowBox      *legend;
  GtkLabel        *settings_title;
  GtkFlowBox      *settings_box;
  GtkLabel        *shown_label;
  GtkListBox      *items_box;
  GtkButton       *rest_button;
  GtkLabel        *method_label;
  GtkLabel        *judge_label;
  GtkButton       *more_button;
  GtkButton       *use_button;

  CueLibrary    *library;     /* (owned) (nullable) */
  CueBlindRound *round;       /* (owned) (nullable) */
  CueVerdictUse *use;         /* (owned) (nullable): the last one, to be taken back */
  AdwToast      *toast;       /* (unowned) (nullable): offers that */
  GCancellable  *cancellable; /* (owned) */
  guint          n_shown;
  guint          n_more;
};

G_DEFINE_FINAL_TYPE (CueVerdictPage, cue_verdict_page, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_CLOSED,
  SIGNAL_COMPARE,
  SIGNAL_MORE,
} CueVerdictPageSignal;

static guint signals[SIGNAL_MORE + 1];

static void
get_names (CueVerdictPage *self,
           const char    **names)
{
  for (guint i = 0; i < cue_blind_round_get_n_settings (self->round); i++)
    names[i] = cue_blind_round_get_setting (self->round, i)->name;
}

static void
say (CueVerdictPage *self,
     const char     *sentence)
{
  g_autofree char *title = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
clear_children (GtkWidget *box,
                void (*remove) (gpointer, GtkWidget *))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    remove (box, child);
}

/* (transfer floating) */
static GtkWidget *
create_label (const char *text,
              gboolean    secondary)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "max-width-chars", 40,
                                   NULL);

  if (secondary)
    gtk_widget_add_css_class (label, "secondary");
  return label;
}

static void
fill_legend (CueVerdictPage *self)
{
  clear_children (GTK_WIDGET (self->legend), (void (*) (gpointer, GtkWidget *)) gtk_flow_box_remove);
  for (guint i = 0; i < cue_blind_round_get_n_settings (self->round); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      gtk_box_append (GTK_BOX (box), cue_variant_badge_new (i, (int) i + 1));
      gtk_box_append (GTK_BOX (box), create_label (cue_blind_round_get_setting (self->round, i)->name, FALSE));
      gtk_flow_box_append (self->legend, box);
    }
  if (cue_verdict_of_round (self->round).n_neither > 0)
    gtk_flow_box_append (self->legend,
                         create_label (cue_verdict_get_neither (cue_blind_round_get_n_settings (self->round)), TRUE));
}

static void
fill_settings (CueVerdictPage *self)
{
  guint            n_settings = cue_blind_round_get_n_settings (self->round);
  g_autofree char *title = NULL;

  clear_children (GTK_WIDGET (self->settings_box), (void (*) (gpointer, GtkWidget *)) gtk_flow_box_remove);
  for (guint i = 0; i < n_settings; i++)
    {
      g_autoptr (GPtrArray) lines = cue_verdict_describe_setting (self->round, i);
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *name = create_label (cue_blind_round_get_setting (self->round, i)->name, FALSE);

      gtk_widget_add_css_class (card, "card");
      gtk_widget_add_css_class (card, "verdict-card");
      gtk_widget_add_css_class (name, "heading");
      gtk_box_append (GTK_BOX (head), cue_variant_badge_new (i, (int) i + 1));
      gtk_box_append (GTK_BOX (head), name);
      gtk_box_append (GTK_BOX (card), head);
      for (guint line = 0; line < lines->len; line++)
        gtk_box_append (GTK_BOX (card), create_label (g_ptr_array_index (lines, line), FALSE));
      gtk_flow_box_append (self->settings_box, card);
    }
  title = g_strdup_printf (ngettext ("The %u Setting, Now Shown", "The %u Settings, Now Shown", n_settings), n_settings);
  gtk_label_set_label (self->settings_title, title);
}

/* (transfer floating): the badge of what was chosen, or a dash. */
static GtkWidget *
create_mark (CueVerdictPage *self,
             guint           item)
{
  int        chosen = cue_blind_round_get_chosen (self->round, item);
  GtkWidget *mark = chosen >= 0 ? cue_variant_badge_new ((guint) chosen, chosen + 1) : gtk_label_new ("—");

  gtk_widget_set_size_request (mark, 22, -1);
  return mark;
}

static const char *
get_choice (CueVerdictPage *self,
            guint           item)
{
  int chosen = cue_blind_round_get_chosen (self->round, item);

  if (chosen >= 0)
    return cue_blind_round_get_setting (self->round, (guint) chosen)->name;
  return cue_blind_round_get_n_settings (self->round) == 2 ? C_ ("vote", "Neither") : C_ ("vote", "None");
}

static void
append_row (CueVerdictPage *self,
            guint           index)
{
  const CueBlindItem *item = cue_blind_round_get_item (self->round, index);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget          *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget          *choice = create_label (get_choice (self, index), TRUE);
  GtkWidget          *button = gtk_button_new_with_label (_ ("Compare"));
  GtkWidget          *row = gtk_list_box_row_new ();
  g_autofree char    *name = NULL;

  /* translators: a button’s name for screen readers: the texts of one scenario are compared */
  name = g_strdup_printf (_ ("Compare the texts of “%s”"), item->title);
  gtk_widget_add_css_class (box, "verdict-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "verdict.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", item->draft_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (button, cue_library_find_draft (self->library, item->draft_id) != NULL);

  gtk_box_append (GTK_BOX (words), create_label (item->title, FALSE));
  if (*item->note != '\0')
    {
      GtkWidget *note = create_label (item->note, TRUE);

      gtk_widget_add_css_class (note, "small");
      gtk_box_append (GTK_BOX (words), note);
    }
  gtk_box_append (GTK_BOX (box), create_mark (self, index));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->items_box, row);
}

static void
show_rest (CueVerdictPage *self)
{
  guint            n_items = cue_blind_round_get_n_items (self->round);
  guint            until = MIN (self->n_shown + ROWS_AT_ONCE, n_items);
  g_autofree char *shown = NULL;

  while (self->n_shown < until)
    append_row (self, self->n_shown++);
  /* translators: how many scenarios of a list are shown, of how many */
  shown = g_strdup_printf (_ ("%u of %u shown"), self->n_shown, n_items);
  gtk_label_set_label (self->shown_label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->shown_label), self->n_shown < n_items);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_button), self->n_shown < n_items);
}

static void
update_use (CueVerdictPage *self)
{
  CueVerdict       verdict = cue_verdict_of_round (self->round);
  g_autofree char *label = NULL;
  guint            n_uses = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->use_button), verdict.winner >= 0);
  if (verdict.winner < 0)
    return;

  n_uses = cue_verdict_use_count (self->library, self->round, (guint) verdict.winner);
  /* translators: a button: the texts of a setting (its name) are put to use in the scenarios where it was chosen */
  label = g_strdup_printf (_ ("Use “%s” Where It Won"), cue_blind_round_get_setting (self->round, (guint) verdict.winner)->name);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->use_button)), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->use_button), n_uses > 0 ? NULL : _ ("Its texts are in use there already"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verdict.use", n_uses > 0);
}

/* As many as would settle it, where there are so many. */
static void
update_more (CueVerdictPage *self,
             guint           n_available)
{
  CueVerdict       verdict = cue_verdict_of_round (self->round);
  g_autofree char *label = NULL;

  self->n_more = verdict.n_more > 0 ? MIN (n_available, verdict.n_more) : n_available;
  /* translators: a button: so many more scenarios are judged */
  label = g_strdup_printf (ngettext ("Judge %u More", "Judge %u More", self->n_more), self->n_more);
  gtk_button_set_label (self->more_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), self->n_more > 0);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_COMPARE], 0, g_variant_get_string (parameter, NULL));
}

static void
more_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueVerdictPage *self = CUE_VERDICT_PAGE (widget);

  if (self->n_more > 0)
    g_signal_emit (self, signals[SIGNAL_MORE], 0, self->n_more);
}

static void
toast_gone_cb (CueVerdictPage *self,
               AdwToast       *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  CueVerdictPage  *self = CUE_VERDICT_PAGE (widget);
  CueVerdict       verdict = cue_verdict_of_round (self->round);
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;
  guint            n_used;

  if (verdict.winner < 0)
    return;

  g_clear_pointer (&self->use, cue_verdict_use_free);
  self->use = cue_verdict_use_apply (self->library, self->round, (guint) verdict.winner);
  n_used = cue_verdict_use_get_n (self->use);
  sentence = g_strdup_printf (ngettext ("Put to use in %u scenario; the text before is kept as a variant",
                                        "Put to use in %u scenarios; the texts before are kept as variants", n_used),
                              n_used);
  title = g_markup_escape_text (sentence, -1);
  self->toast = adw_toast_new (title);
  adw_toast_set_button_label (self->toast, _ ("Undo"));
  adw_toast_set_action_name (self->toast, "verdict.undo-use");
  adw_toast_set_timeout (self->toast, 10);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->toast);
  gtk_widget_action_set_enabled (widget, "verdict.undo-use", TRUE);
  update_use (self);
}

static void
undo_use_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CueVerdictPage *self = CUE_VERDICT_PAGE (widget);

  if (self->use == NULL)
    return;

  cue_verdict_use_undo (self->use);
  g_clear_pointer (&self->use, cue_verdict_use_free);
  gtk_widget_action_set_enabled (widget, "verdict.undo-use", FALSE);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  update_use (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CueVerdictPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (done)
    {
      say (self, _ ("The report is written"));
    }
  else
    {
      /* translators: %s is why, as the system says it */
      g_autofree char *sentence = g_strdup_printf (_ ("The report could not be written: %s"), error->message);

      say (self, sentence);
    }
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CueVerdictPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cue_file_dialog_save_finish (result, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *html;

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      return;
    }

  html = cue_verdict_report_write (self->round, g_get_real_time ());
  bytes = g_bytes_new_take (html, strlen (html));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, self->cancellable,
                                       written_cb, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CueVerdictPage  *self = CUE_VERDICT_PAGE (widget);
  g_autofree char *file_name = NULL;
  g_autofree char *title = g_strdup (cue_blind_round_get_title (self->round));

  /* translators: the name proposed for a file; %s is an agent’s name */
  file_name = g_strdup_printf (_ ("Verdict %s.html"), g_strdelimit (title, "/\\:", '-'));
  cue_file_dialog_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Export Report"), file_name,
                              self->cancellable, file_chosen_cb, g_object_ref (self));
}

static void
cue_verdict_page_dispose (GObject *object)
{
  CueVerdictPage *self = CUE_VERDICT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  cue_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_VERDICT_PAGE);
  g_clear_pointer (&self->use, cue_verdict_use_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->round);

  G_OBJECT_CLASS (cue_verdict_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "verdict.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "verdict.compare", "s", compare_action);
  gtk_widget_class_install_action (widget_class, "verdict.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "verdict.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "verdict.undo-use", NULL, undo_use_action);
  gtk_widget_class_install_action (widget_class, "verdict.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "verdict.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "verdict.undo-use", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, legend);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, settings_title);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, settings_box);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, shown_label);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, items_box);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, rest_button);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, method_label);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, judge_label);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CueVerdictPage, use_button);
}

static void
cue_verdict_page_class_init (CueVerdictPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_verdict_page_dispose;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", CUE_TYPE_VERDICT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_COMPARE] = g_signal_new ("compare", CUE_TYPE_VERDICT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MORE] = g_signal_new ("more", CUE_TYPE_VERDICT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (CUE_TYPE_BAR_LAYOUT);
  g_type_ensure (CUE_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/ui/blind/cue-verdict-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, show_rest);
  install_actions (widget_class);
}

static void
cue_verdict_page_init (CueVerdictPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verdict.undo-use", FALSE);
}

static void
show_words (CueVerdictPage *self)
{
  const char      *names[CUE_BLIND_MAX_SETTINGS] = { NULL };
  CueVerdict       verdict = cue_verdict_of_round (self->round);
  g_autofree char *headline = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *method = cue_verdict_dup_method (&verdict);
  g_autofree char *judge = cue_verdict_dup_judge (self->round);

  get_names (self, names);
  headline = cue_verdict_dup_headline (&verdict, names);
  sentence = cue_verdict_dup_sentence (&verdict, names);
  adw_window_title_set_subtitle (self->window_title, cue_blind_round_get_title (self->round));
  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->method_label, method);
  gtk_label_set_label (self->judge_label, judge);
  cue_verdict_bar_set_verdict (self->bar, &verdict, names);
}

void
cue_verdict_page_show (CueVerdictPage *self,
                       CueLibrary     *library,
                       CueBlindRound  *round,
                       guint           n_available)
{
  g_return_if_fail (CUE_IS_VERDICT_PAGE (self));
  g_return_if_fail (CUE_IS_LIBRARY (library));
  g_return_if_fail (CUE_IS_BLIND_ROUND (round) && cue_blind_round_is_finished (round));

  g_set_object (&self->library, library);
  g_set_object (&self->round, round);
  g_clear_pointer (&self->use, cue_verdict_use_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verdict.undo-use", FALSE);

  show_words (self);
  fill_legend (self);
  fill_settings (self);
  clear_children (GTK_WIDGET (self->items_box), (void (*) (gpointer, GtkWidget *)) gtk_list_box_remove);
  self->n_shown = 0;
  show_rest (self);
  update_use (self);
  update_more (self, n_available);
}
