/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-page.h"

#include "cue-bar-layout.h"
#include "cue-conflict-card.h"
#include "cue-conflict-text.h"
#include "cue-text-direction.h"
#include "cue-widget-dispose.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CueConflictPage
{
  GtkWidget parent_instance;

  GtkWidget         *root_box;
  GtkScrolledWindow *scroller;
  GtkLabel          *when_label;
  GtkLabel          *count_label;
  GtkWidget         *cards_box;
  GtkWidget         *settled_box;
  GtkWidget         *settled_label;
  GtkListBox        *settled_list;
  GtkLabel          *foot_label;
  GtkWidget         *mine_button;
  GtkWidget         *theirs_button;
  GtkWidget         *save_button;

  CueConflict  *conflict;         /* (owned) (nullable) */
  CueLibrary   *library;          /* (owned) (nullable) */
  GSignalGroup *conflict_signals; /* (owned) */
  GHashTable   *opened;           /* (owned) (element-type utf8): settled fields whose settling is being changed */
  gboolean      busy;
};

G_DEFINE_FINAL_TYPE (CueConflictPage, cue_conflict_page, GTK_TYPE_WIDGET)

/* What was settled without asking, a row a field */

static GtkWidget *
create_value_label (const char *text,
                    gboolean    old)
{
  gboolean         empty = *text == '\0';
  GtkTextDirection direction = cue_text_direction_find (text);
  GtkWidget       *label = g_object_new (GTK_TYPE_LABEL,
                                         "label", empty ? C_ ("value", "Empty") : text,
                                         "ellipsize", PANGO_ELLIPSIZE_END,
                                         "single-line-mode", TRUE,
                                         "xalign", 0.0,
                                         "tooltip-text", empty ? NULL : text,
                                         NULL);

  if (old || empty)
    gtk_widget_add_css_class (label, "secondary");
  if (direction != GTK_TEXT_DIR_NONE)
    gtk_widget_set_direction (label, direction);
  return label;
}

/* "Plain caller › Worried caller" */
static GtkWidget *
create_values (CueConflictPage  *self,
               CueConflictField *field)
{
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  CueConflictChoice choice = cue_conflict_field_get_choice (field);
  g_autofree char  *before = cue_conflict_text_dup_value (field, CUE_CHOICE_BASE, self->library);
  g_autofree char  *now = cue_conflict_text_dup_value (field, choice, self->library);

  gtk_box_append (GTK_BOX (box), create_value_label (before, TRUE));
  if (choice != CUE_CHOICE_BASE)
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_box_append (GTK_BOX (box), create_value_label (now, FALSE));
    }
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  return box;
}

static void rebuild (CueConflictPage *self);

/* (transfer none) (nullable) */
static GtkWidget *
find_card (CueConflictPage *self,
           const char      *property)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards_box); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      CueConflictField *field = cue_conflict_card_get_field (CUE_CONFLICT_CARD (card));

      if (g_str_equal (cue_conflict_field_get_property (field), property))
        return card;
    }
  return NULL;
}

static void
change_clicked_cb (GtkButton       *button,
                   CueConflictPage *self)
{
  g_autofree char *property = g_strdup (g_object_get_data (G_OBJECT (button), "property"));
  GtkWidget       *card;

  g_hash_table_add (self->opened, g_strdup (property));
  rebuild (self);
  card = find_card (self, property);
  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static GtkWidget *
create_change_button (CueConflictPage  *self,
                      CueConflictField *field)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Change"));
  /* translators: %s is the name of a field: “Personality” */
  g_autofree char *name = g_strdup_printf (_ ("Change what was settled: %s"), cue_conflict_text_get_label (field));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "property", g_strdup (cue_conflict_field_get_property (field)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (change_clicked_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_row (CueConflictPage  *self,
            CueConflictField *field)
{
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL,
                                   "label", cue_conflict_text_get_label (field),
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   NULL);
  GtkWidget *reason = g_object_new (GTK_TYPE_LABEL,
                                    "label", cue_conflict_text_get_outcome (field),
                                    "xalign", 0.0,
                                    "wrap", TRUE,
                                    NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", grid, "activatable", FALSE, "focusable", FALSE, NULL);

  gtk_widget_add_css_class (reason, "secondary");
  gtk_widget_add_css_class (reason, "small");
  gtk_widget_add_css_class (grid, "settled-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), create_values (self, field));
  gtk_box_append (GTK_BOX (words), reason);
  gtk_box_append (GTK_BOX (grid), words);
  gtk_box_append (GTK_BOX (grid), create_change_button (self, field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cue_conflict_text_get_label (field), -1);
  return row;
}

/* The page as a whole */

/* Whether the instructions were changed by both. */
static gboolean
has_instructions (CueConflictPage *self)
{
  GListModel *fields = G_LIST_MODEL (self->conflict);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CueConflictField) field = g_list_model_get_item (fields, i);

      if (g_str_equal (cue_conflict_field_get_property (field), "instructions"))
        return cue_conflict_field_get_kind (field) == CUE_CHANGED_BY_BOTH;
    }
  return FALSE;
}

static void
update_count (CueConflictPage *self)
{
  guint            n_undecided;
  g_autofree char *text = NULL;

  if (self->conflict == NULL || self->save_button == NULL)
    return;
  n_undecided = cue_conflict_get_n_undecided (self->conflict);
  text = g_strdup_printf (ngettext ("%u field is to be decided.", "%u fields are to be decided.", n_undecided),
                          n_undecided);
  gtk_label_set_text (self->foot_label, n_undecided > 0           ? text
                                        : has_instructions (self) ? _ ("Nothing is lost: instructions you do not choose are kept as variants.")
                                                                  : _ ("Nothing is changed before you save this."));
  gtk_widget_set_sensitive (self->save_button, n_undecided == 0 && !self->busy);
  gtk_widget_set_sensitive (self->mine_button, !self->busy);
  gtk_widget_set_sensitive (self->theirs_button, !self->busy);
}

static void
clear (CueConflictPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards_box), child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->settled_list))) != NULL)
    gtk_list_box_remove (self->settled_list, child);
}

static void
fill_head (CueConflictPage *self,
           guint            n_both)
{
  g_autofree char *when = cue_conflict_text_dup_when (self->conflict);
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u field was changed by both of you; the rest is settled.",
                               "%u fields were changed by both of you; the rest is settled.", n_both),
                     n_both);

  gtk_label_set_text (self->when_label, when != NULL ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->when_label), when != NULL);
  gtk_label_set_text (self->count_label, count);
}

static void
rebuild (CueConflictPage *self)
{
  GListModel *fields = G_LIST_MODEL (self->conflict);
  guint       n_both = 0;

  if (self->cards_box == NULL)
    return;
  clear (self);
  for (guint i = 0; fields != NULL && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CueConflictField) field = g_list_model_get_item (fields, i);
      gboolean both = cue_conflict_field_get_kind (field) == CUE_CHANGED_BY_BOTH;

      n_both += both ? 1 : 0;
      if (both || g_hash_table_contains (self->opened, cue_conflict_field_get_property (field)))
        gtk_box_append (GTK_BOX (self->cards_box), cue_conflict_card_new (field, self->library));
      else
        gtk_list_box_append (self->settled_list, create_row (self, field));
    }
  gtk_widget_set_visible (self->settled_box, gtk_widget_get_first_child (GTK_WIDGET (self->settled_list)) != NULL);
  if (fields != NULL)
    fill_head (self, n_both);
  update_count (self);
}

static void
all_mine_cb (CueConflictPage *self)
{
  if (self->conflict != NULL)
    cue_conflict_choose_all (self->conflict, CUE_CHOICE_MINE);
}

static void
all_theirs_cb (CueConflictPage *self)
{
  if (self->conflict != NULL)
    cue_conflict_choose_all (self->conflict, CUE_CHOICE_THEIRS);
}

static gboolean
cue_conflict_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *card = gtk_widget_get_first_child (CUE_CONFLICT_PAGE (widget)->cards_box);

  return card != NULL && gtk_widget_grab_focus (card);
}

static void
cue_conflict_page_dispose (GObject *object)
{
  CueConflictPage *self = CUE_CONFLICT_PAGE (object);

  g_clear_object (&self->conflict_signals);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_CONFLICT_PAGE);
  g_clear_object (&self->conflict);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cue_conflict_page_parent_class)->dispose (object);
}

static void
cue_conflict_page_finalize (GObject *object)
{
  g_hash_table_unref (CUE_CONFLICT_PAGE (object)->opened);
  G_OBJECT_CLASS (cue_conflict_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/conflict/cue-conflict-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, root_box);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, when_label);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, settled_box);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, settled_label);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, settled_list);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, foot_label);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, CueConflictPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, all_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
}

static void
cue_conflict_page_class_init (CueConflictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_conflict_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_conflict_page_finalize;
  widget_class->grab_focus = cue_conflict_page_grab_focus;

  g_type_ensure (CUE_TYPE_BAR_LAYOUT);
  g_type_ensure (CUE_TYPE_CONFLICT_CARD);
  gtk_widget_class_set_css_name (widget_class, "conflictpage");
  bind_template (widget_class);
}

static void
cue_conflict_page_init (CueConflictPage *self)
{
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->conflict_signals = g_signal_group_new (CUE_TYPE_CONFLICT);
  g_signal_group_connect_swapped (self->conflict_signals, "items-changed", G_CALLBACK (rebuild), self);
  g_signal_group_connect_swapped (self->conflict_signals, "notify::n-undecided", G_CALLBACK (update_count), self);
}

void
cue_conflict_page_show (CueConflictPage *self,
                        CueConflict     *conflict,
                        CueLibrary      *library)
{
  g_return_if_fail (CUE_IS_CONFLICT_PAGE (self));
  g_return_if_fail (conflict == NULL || CUE_IS_CONFLICT (conflict));
  g_return_if_fail (library == NULL || CUE_IS_LIBRARY (library));

  g_set_object (&self->library, library);
  if (!g_set_object (&self->conflict, conflict))
    return;
  g_hash_table_remove_all (self->opened);
  g_signal_group_set_target (self->conflict_signals, conflict);
  rebuild (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

CueConflict *
cue_conflict_page_get_conflict (CueConflictPage *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_PAGE (self), NULL);
  return self->conflict;
}

void
cue_conflict_page_set_busy (CueConflictPage *self,
                            gboolean         busy)
{
  g_return_if_fail (CUE_IS_CONFLICT_PAGE (self));

  self->busy = busy;
  update_count (self);
}
