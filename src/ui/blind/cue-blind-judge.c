/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-judge.h"

#include "cue-adaptive-bin.h"
#include "cue-blind-text.h"
#include "cue-question.h"
#include "cue-text-direction.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

/* Pixels: what a text needs to be read, and from where on the note stands beside the votes. */
#define TEXT_MINIMUM 330
#define WIDE_FROM 900

struct _CueBlindJudge
{
  GtkWidget parent_instance;

  AdwWindowTitle *window_title;
  GtkBox         *body;
  GtkLabel       *scenario_label;
  GtkLabel       *count_label;
  GtkProgressBar *progress;
  GtkGrid        *grid;
  GtkBox         *answer_box;
  GtkBox         *vote_box;
  GtkEntry       *note_entry;
  GtkButton      *next_button;
  GtkLabel       *next_label;

  CueBlindRound *round; /* (owned) (nullable) */
  GPtrArray     *texts; /* (element-type CueBlindText) (unowned): of the item that is shown */
  GPtrArray     *votes; /* (element-type GtkButton) (unowned): by place, none last */
  int            width;
  gboolean       filling; /* the note is put there, not typed */
};

G_DEFINE_FINAL_TYPE (CueBlindJudge, cue_blind_judge, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_PAUSED,
  SIGNAL_FINISHED,
  SIGNAL_DISCARDED,
} CueBlindJudgeSignal;

static guint signals[SIGNAL_DISCARDED + 1];

static guint
get_position (CueBlindJudge *self)
{
  return cue_blind_round_get_position (self->round);
}

static int
get_vote (CueBlindJudge *self)
{
  return cue_blind_round_get_item (self->round, get_position (self))->vote;
}

/* As many texts side by side as can be read. */
static void
arrange (CueBlindJudge *self)
{
  guint    n_columns = (guint) CLAMP (self->width / TEXT_MINIMUM, 1, CUE_BLIND_MAX_SETTINGS);
  gboolean wide = self->width >= WIDE_FROM;

  n_columns = MIN (n_columns, MAX (self->texts->len, 1));
  for (guint i = 0; i < self->texts->len; i++)
    {
      GtkWidget *text = g_ptr_array_index (self->texts, i);

      g_object_ref (text);
      if (gtk_widget_get_parent (text) != NULL)
        gtk_grid_remove (self->grid, text);
      gtk_grid_attach (self->grid, text, (int) (i % n_columns), (int) (i / n_columns), 1, 1);
      g_object_unref (text);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->answer_box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  if (wide)
    gtk_widget_remove_css_class (GTK_WIDGET (self->body), "narrow");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->body), "narrow");
}

static void
width_changed_cb (CueBlindJudge *self,
                  int            width)
{
  self->width = width;
  arrange (self);
}

static gboolean
is_last_vote (CueBlindJudge *self)
{
  return cue_blind_round_get_n_votes (self->round) == cue_blind_round_get_n_items (self->round);
}

static void
show_vote (CueBlindJudge *self)
{
  int   vote = get_vote (self);
  guint n_items = cue_blind_round_get_n_items (self->round);

  for (guint i = 0; i < self->texts->len; i++)
    cue_blind_text_set_chosen (g_ptr_array_index (self->texts, i), vote == (int) i + 1);
  for (guint i = 0; i < self->votes->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->votes, i);
      gboolean   chosen = vote == (i + 1 == self->votes->len ? 0 : (int) i + 1);

      if (chosen)
        gtk_widget_add_css_class (button, "chosen");
      else
        gtk_widget_remove_css_class (button, "chosen");
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
  gtk_progress_bar_set_fraction (self->progress,
                                 n_items > 0 ? (double) cue_blind_round_get_n_votes (self->round) / n_items : 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "blind.next", vote != CUE_BLIND_NOT_YET);
  gtk_label_set_label (self->next_label, is_last_vote (self) && get_position (self) + 1 == n_items ? _ ("Show the Verdict")
                                                                                                   : _ ("Next"));
}

/* (transfer floating): a key and a word. */
static GtkWidget *
create_vote (const char *key,
             const char *name,
             int         vote)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *cap = g_object_new (GTK_TYPE_LABEL,
                                 "label", key,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "valign", GTK_ALIGN_CENTER,
                                 NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (cap, "keycap");
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "blind-vote");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "blind.vote");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", vote);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
clear_texts (CueBlindJudge *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (self->texts, i));
  g_ptr_array_set_size (self->texts, 0);
}

static void
clear_votes (CueBlindJudge *self)
{
  for (guint i = 0; i < self->votes->len; i++)
    gtk_box_remove (self->vote_box, g_ptr_array_index (self->votes, i));
  g_ptr_array_set_size (self->votes, 0);
}

static void
text_activated_cb (CueBlindJudge *self,
                   CueBlindText  *text)
{
  guint place = 0;

  if (g_ptr_array_find (self->texts, text, &place))
    gtk_widget_activate_action (GTK_WIDGET (self), "blind.vote", "i", (int) place + 1);
}

static void
fill_texts (CueBlindJudge *self)
{
  guint n_settings = cue_blind_round_get_n_settings (self->round);

  clear_texts (self);
  for (guint place = 0; place < n_settings; place++)
    {
      GtkWidget *text = cue_blind_text_new (place, cue_blind_round_get_shown (self->round, get_position (self), place));

      g_signal_connect_object (text, "activated", G_CALLBACK (text_activated_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->texts, text);
    }
  arrange (self);
}

static void
fill_votes (CueBlindJudge *self)
{
  guint n_settings = cue_blind_round_get_n_settings (self->round);

  clear_votes (self);
  for (guint place = 0; place < n_settings; place++)
    {
      g_autofree char *key = g_strdup_printf ("%u", place + 1);
      g_autofree char *name = cue_blind_text_dup_name (place);

      g_ptr_array_add (self->votes, create_vote (key, name, (int) place + 1));
    }
  g_ptr_array_add (self->votes, create_vote ("0", n_settings == 2 ? C_ ("vote", "Neither") : C_ ("vote", "None"), 0));
  for (guint i = 0; i < self->votes->len; i++)
    gtk_box_append (self->vote_box, g_ptr_array_index (self->votes, i));
}

static void
show_item (CueBlindJudge *self)
{
  const CueBlindItem *item = cue_blind_round_get_item (self->round, get_position (self));
  g_autofree char    *count = NULL;
  g_autofree char    *scenario = NULL;
  g_autofree char    *name = NULL;

  /* translators: which scenario of how many */
  count = g_strdup_printf (_ ("%u of %u"), get_position (self) + 1, cue_blind_round_get_n_items (self->round));
  /* translators: the name of a scenario, and what should come of the call, as a sentence */
  scenario = *item->outcome != '\0' ? g_strdup_printf (_ ("%s. %s"), item->title, item->outcome) : g_strdup (item->title);
  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->scenario_label, scenario);
  fill_texts (self);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), item->note);
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "blind.back", get_position (self) > 0);
  show_vote (self);

  /* translators: what a screen reader says of a scenario to judge: which of how many, and its name */
  name = g_strdup_printf (_ ("Which text would make the better caller? Scenario %s: %s"), count, scenario);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
vote_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueBlindJudge *self = CUE_BLIND_JUDGE (widget);

  if (self->round == NULL)
    return;

  if (cue_blind_round_vote (self->round, get_position (self), g_variant_get_int32 (parameter)))
    show_vote (self);
  else
    gtk_widget_error_bell (widget);
}

/* The first that has no vote; the number of items where all have. */
static guint
find_open (CueBlindJudge *self)
{
  guint n_items = cue_blind_round_get_n_items (self->round);
  guint item = 0;

  while (item < n_items && cue_blind_round_get_item (self->round, item)->vote != CUE_BLIND_NOT_YET)
    item++;
  return item;
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueBlindJudge *self = CUE_BLIND_JUDGE (widget);
  guint          n_items;

  if (self->round == NULL || get_vote (self) == CUE_BLIND_NOT_YET)
    return;

  n_items = cue_blind_round_get_n_items (self->round);
  if (get_position (self) + 1 < n_items)
    {
      cue_blind_round_set_position (self->round, get_position (self) + 1);
      show_item (self);
    }
  else if (find_open (self) < n_items)
    {
      cue_blind_round_set_position (self->round, find_open (self));
      show_item (self);
    }
  else
    {
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
    }
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueBlindJudge *self = CUE_BLIND_JUDGE (widget);

  if (self->round == NULL || get_position (self) == 0)
    return;

  cue_blind_round_set_position (self->round, get_position (self) - 1);
  show_item (self);
}

static void
pause_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PAUSED], 0);
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (CUE_BLIND_JUDGE (widget)->note_entry));
}

static void
discard_accepted_cb (CueBlindJudge *self)
{
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0);
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkWidget *question = cue_question_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Discard This Round?"),
                                          _ ("Its votes and notes are lost. The scenarios and their texts stay as they are."),
                                          _ ("Discard"), TRUE);

  g_signal_connect_object (question, "accepted", G_CALLBACK (discard_accepted_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
note_changed_cb (CueBlindJudge *self)
{
  if (!self->filling && self->round != NULL)
    cue_blind_round_set_note (self->round, get_position (self), gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
}

static gboolean
is_within (GtkWidget *widget,
           gpointer   ancestor)
{
  return widget != NULL && (widget == ancestor || gtk_widget_is_ancestor (widget, ancestor));
}

/* What a key does on the page; FALSE: nothing. */
static gboolean
press_key (CueBlindJudge *self,
           guint          keyval)
{
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));

  if (digit >= 0 && digit <= (int) self->texts->len)
    return gtk_widget_activate_action (GTK_WIDGET (self), "blind.vote", "i", digit);

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (get_vote (self) == CUE_BLIND_NOT_YET)
        gtk_widget_error_bell (GTK_WIDGET (self));
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "blind.next", NULL);
      return TRUE;
    case GDK_KEY_BackSpace:
      return gtk_widget_activate_action (GTK_WIDGET (self), "blind.back", NULL);
    case GDK_KEY_n:
      return gtk_widget_activate_action (GTK_WIDGET (self), "blind.note", NULL);
    case GDK_KEY_Escape:
      return gtk_widget_activate_action (GTK_WIDGET (self), "blind.pause", NULL);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (CueBlindJudge  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->round == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 ||
      (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return FALSE;

  if (!is_within (focus, self->note_entry))
    return press_key (self, keyval);

  if (keyval != GDK_KEY_Escape && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
cue_blind_judge_dispose (GObject *object)
{
  CueBlindJudge *self = CUE_BLIND_JUDGE (object);

  cue_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_BLIND_JUDGE);
  g_clear_object (&self->round);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->votes, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_blind_judge_parent_class)->dispose (object);
}

static void
cue_blind_judge_class_init (CueBlindJudgeClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_blind_judge_dispose;

  signals[SIGNAL_PAUSED] = g_signal_new ("paused", CUE_TYPE_BLIND_JUDGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", CUE_TYPE_BLIND_JUDGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[SIGNAL_DISCARDED] = g_signal_new ("discarded", CUE_TYPE_BLIND_JUDGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);

  g_type_ensure (CUE_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_css_name (widget_class, "blindjudge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/ui/blind/cue-blind-judge.ui");
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, body);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, scenario_label);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, count_label);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, progress);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, grid);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, answer_box);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, vote_box);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, note_entry);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, next_button);
  gtk_widget_class_bind_template_child (widget_class, CueBlindJudge, next_label);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "blind.vote", "i", vote_action);
  gtk_widget_class_install_action (widget_class, "blind.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "blind.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "blind.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "blind.note", NULL, note_action);
  gtk_widget_class_install_action (widget_class, "blind.discard", NULL, discard_action);
}

static void
cue_blind_judge_init (CueBlindJudge *self)
{
  self->texts = g_ptr_array_new ();
  self->votes = g_ptr_array_new ();
  self->width = WIDE_FROM;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_subtitle (CueBlindJudge *self)
{
  guint            n_items = cue_blind_round_get_n_items (self->round);
  g_autofree char *subtitle = NULL;

  /* translators: what a round is about (an agent’s name), and how many scenarios it has */
  subtitle = g_strdup_printf (ngettext ("%s · %u scenario", "%s · %u scenarios", n_items),
                              cue_blind_round_get_title (self->round), n_items);
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

void
cue_blind_judge_set_round (CueBlindJudge *self,
                           CueBlindRound *round)
{
  g_return_if_fail (CUE_IS_BLIND_JUDGE (self));
  g_return_if_fail (round == NULL || CUE_IS_BLIND_ROUND (round));
  g_return_if_fail (round == NULL || cue_blind_round_get_n_items (round) > 0);

  g_set_object (&self->round, round);
  clear_texts (self);
  clear_votes (self);
  if (round == NULL)
    return;

  show_subtitle (self);
  fill_votes (self);
  show_item (self);
}

CueBlindRound *
cue_blind_judge_get_round (CueBlindJudge *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_JUDGE (self), NULL);

  return self->round;
}
