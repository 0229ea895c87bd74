/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stability-row.h"

#include "cue-blind-layout.h"
#include "cue-share-bar.h"

#include <glib/gi18n.h>

struct _CueStabilityRow
{
  GtkWidget parent_instance;

  GtkBox           *box;      /* (unowned): the only child */
  GtkWidget        *wordings; /* (unowned): hidden until asked for */
  GtkToggleButton  *button;   /* (unowned) */
  CueStabilityStep *step;     /* (owned) (nullable) */
  char            **titles;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueStabilityRow, cue_stability_row, GTK_TYPE_WIDGET)

/* (transfer floating) */
static GtkWidget *
create_label (const char *text,
              const char *class_name)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   NULL);

  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
append_wording (CueStabilityRow *self,
                guint            text)
{
  const char      *wording = cue_stability_step_get_wording (self->step, text);
  g_autofree char *words = wording != NULL ? cue_blind_layout (wording, NULL) : NULL;
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (line, "stability-wording");
  gtk_box_append (GTK_BOX (line), create_label (self->titles[text], "caption-heading"));
  gtk_box_append (GTK_BOX (line), create_label (words != NULL ? words : _ ("Says nothing of the kind."),
                                                wording != NULL ? NULL : "secondary"));
  gtk_box_append (GTK_BOX (self->wordings), line);
}

/* Made when first asked for. */
static void
toggled_cb (CueStabilityRow *self)
{
  gboolean open = gtk_toggle_button_get_active (self->button);

  if (open && gtk_widget_get_first_child (self->wordings) == NULL)
    for (guint i = 0; self->titles[i] != NULL; i++)
      append_wording (self, i);
  gtk_widget_set_visible (self->wordings, open);
  gtk_button_set_icon_name (GTK_BUTTON (self->button), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
append_contradictions (CueStabilityRow *self)
{
  GPtrArray *contradictions = cue_stability_step_get_contradictions (self->step);

  for (guint i = 0; i < contradictions->len; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "stability-warning");
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), create_label (g_ptr_array_index (contradictions, i), "small"));
      gtk_box_append (self->box, line);
    }
}

/* (transfer floating): what it says, its share, and the button for the wordings. */
static GtkWidget *
create_head (CueStabilityRow *self)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *says = cue_blind_layout (cue_stability_step_get_text (self->step), NULL);
  GtkWidget       *text = create_label (says, NULL);
  GtkWidget       *share = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *bar = g_object_new (CUE_TYPE_SHARE_BAR, "halign", GTK_ALIGN_START, NULL);
  g_autofree char *words = cue_stability_row_dup_share (self->step, (const char *const *) self->titles);
  g_autofree char *name = NULL;
  guint            n_texts = g_strv_length (self->titles);
  guint            having = 0;

  for (guint i = 0; i < n_texts; i++)
    having |= cue_stability_step_get_wording (self->step, i) != NULL ? 1u << i : 0;
  cue_share_bar_set (CUE_SHARE_BAR (bar), n_texts, having);
  gtk_widget_add_css_class (share, "stability-share");
  gtk_widget_set_valign (share, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (share), bar);
  gtk_box_append (GTK_BOX (share), create_label (words, NULL));
  gtk_widget_set_hexpand (text, TRUE);

  /* translators: a button’s name for screen readers; %s is a sentence of the instructions */
  name = g_strdup_printf (_ ("How each variant words “%s”"), says);
  self->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->button), "pan-down-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Wordings"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (head), text);
  gtk_box_append (GTK_BOX (head), share);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->button));
  return head;
}

static void
cue_stability_row_dispose (GObject *object)
{
  CueStabilityRow *self = CUE_STABILITY_ROW (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->box)));
  g_clear_object (&self->step);
  g_clear_pointer (&self->titles, g_strfreev);

  G_OBJECT_CLASS (cue_stability_row_parent_class)->dispose (object);
}

static void
cue_stability_row_class_init (CueStabilityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_stability_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "stabilityrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cue_stability_row_init (CueStabilityRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

GtkWidget *
cue_stability_row_new (CueStabilityStep  *step,
                       const char *const *titles)
{
  CueStabilityRow *self;

  g_return_val_if_fail (CUE_IS_STABILITY_STEP (step), NULL);
  g_return_val_if_fail (titles != NULL, NULL);

  self = g_object_new (CUE_TYPE_STABILITY_ROW, NULL);
  self->step = g_object_ref (step);
  self->titles = g_strdupv ((char **) titles);
  gtk_box_append (self->box, create_head (self));
  append_contradictions (self);
  self->wordings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->wordings, FALSE);
  gtk_box_append (self->box, self->wordings);
  return GTK_WIDGET (self);
}

char *
cue_stability_row_dup_share (CueStabilityStep  *step,
                             const char *const *titles)
{
  guint n_all = g_strv_length ((char **) titles);
  guint n_texts = cue_stability_step_get_n_texts (step);

  if (cue_stability_step_get_share (step) == CUE_STABILITY_ALL)
    /* translators: how many of the variants say something */
    return g_strdup_printf (ngettext ("in all %u", "in all %u", n_all), n_all);
  for (guint i = 0; n_texts == 1 && i < n_all; i++)
    if (cue_stability_step_get_wording (step, i) != NULL)
      /* translators: the title of the only variant that says something */
      return g_strdup_printf (_ ("only in %s"), titles[i]);
  /* translators: how many of the variants say something, of how many */
  return g_strdup_printf (_ ("in %u of %u"), n_texts, n_all);
}
