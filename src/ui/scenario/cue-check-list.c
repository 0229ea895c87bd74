/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-check-list.h"

#include "cue-property.h"
#include "cue-text.h"

#include <string.h>

#include <glib/gi18n.h>

/* From so many choices on there is a search. */
#define SEARCH_FROM 9
/* How high the rows are then, in pixels, before they scroll. */
#define MOST_HEIGHT 230

struct _CueCheckList
{
  GtkWidget parent_instance;

  GtkWidget      *head;     /* (owned) */
  GtkSearchEntry *entry;    /* (unowned) */
  GtkWidget      *all;      /* (unowned) */
  GtkWidget      *none;     /* (unowned) */
  GtkWidget      *scroller; /* (owned) */
  GtkListBox     *list;     /* (unowned) */
  GPtrArray      *checks;   /* (owned) (element-type GtkCheckButton): unowned, as they are listed */
  guint           n_likely;
  guint           n_checked;
  char           *words; /* (owned): what is searched for, folded */
  char           *label; /* (owned) (nullable) */
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (CueCheckList, cue_check_list, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LABEL = 1,
  PROP_N_CHECKED,
} CueCheckListProperty;

static GParamSpec *properties[PROP_N_CHECKED + 1];

static CueChoice *
get_choice (gpointer check)
{
  return g_object_get_data (check, "cue-choice");
}

static void
update_checked (CueCheckList *self)
{
  guint n_checked = 0;

  if (self->filling)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    n_checked += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  gtk_widget_set_sensitive (self->all, n_checked < self->checks->len);
  gtk_widget_set_sensitive (self->none, n_checked > 0);
  if (n_checked == self->n_checked)
    return;
  self->n_checked = n_checked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHECKED]);
}

static gboolean
is_found (GtkListBoxRow *row,
          gpointer       user_data)
{
  CueCheckList    *self = user_data;
  CueChoice       *choice = get_choice (gtk_list_box_row_get_child (row));
  g_autofree char *label = NULL;

  if (*self->words == '\0')
    return TRUE;
  label = cue_text_fold (cue_choice_get_label (choice));
  return strstr (label, self->words) != NULL;
}

/* Two parts, when some are likely and others are not; what is searched for is found in both. */
static void
head_row (GtkListBoxRow *row,
          GtkListBoxRow *before,
          gpointer       user_data)
{
  CueCheckList *self = user_data;
  guint         index = (guint) gtk_list_box_row_get_index (row);
  gboolean      likely = index < self->n_likely;
  gboolean      parted = self->n_likely > 0 && self->n_likely < self->checks->len;
  GtkWidget    *label;

  if (!parted || (before != NULL && ((guint) gtk_list_box_row_get_index (before) < self->n_likely) == likely))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (likely ? _ ("Used in this workspace") : _ ("Others"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "check-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
search_changed_cb (CueCheckList *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_free (self->words);
  self->words = cue_text_fold (g_strstrip (text));
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/* All means all that are shown. */
static void
check_shown (CueCheckList *self,
             gboolean      checked)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (is_found (GTK_LIST_BOX_ROW (gtk_widget_get_parent (check)), self))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), checked);
    }
  self->filling = FALSE;
  update_checked (self);
}

static void
all_clicked_cb (CueCheckList *self)
{
  check_shown (self, TRUE);
}

static void
none_clicked_cb (CueCheckList *self)
{
  check_shown (self, FALSE);
}

static void
row_activated_cb (CueCheckList  *self,
                  GtkListBoxRow *row)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
cue_check_list_dispose (GObject *object)
{
  CueCheckList *self = CUE_CHECK_LIST (object);

  g_ptr_array_set_size (self->checks, 0);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cue_check_list_parent_class)->dispose (object);
}

static void
cue_check_list_finalize (GObject *object)
{
  CueCheckList *self = CUE_CHECK_LIST (object);

  g_ptr_array_unref (self->checks);
  g_free (self->words);
  g_free (self->label);
  G_OBJECT_CLASS (cue_check_list_parent_class)->finalize (object);
}

static void
cue_check_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueCheckList *self = CUE_CHECK_LIST (object);

  switch ((CueCheckListProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_N_CHECKED:
      g_value_set_uint (value, self->n_checked);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_label (CueCheckList *self,
           const char   *label)
{
  g_autofree char *search = NULL;

  if (!cue_set_string (self, &self->label, label, properties[PROP_LABEL]))
    return;
  /* translators: %s is what can be chosen: "Languages" */
  search = g_strdup_printf (_ ("Search: %s"), label != NULL ? label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
}

static void
cue_check_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CueCheckListProperty) prop_id)
    {
    case PROP_LABEL:
      set_label (CUE_CHECK_LIST (object), g_value_get_string (value));
      break;

    case PROP_N_CHECKED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_check_list_class_init (CueCheckListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_check_list_dispose;
  object_class->finalize = cue_check_list_finalize;
  object_class->get_property = cue_check_list_get_property;
  object_class->set_property = cue_check_list_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_N_CHECKED] = g_param_spec_uint ("n-checked", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "checklist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
create_button (CueCheckList *self,
               const char   *label,
               GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), button);
  return button;
}

static void
create_head (CueCheckList *self)
{
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->head, "check-head");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->entry));
  self->all = create_button (self, C_ ("tick", "All"), G_CALLBACK (all_clicked_cb));
  self->none = create_button (self, C_ ("tick", "None"), G_CALLBACK (none_clicked_cb));
}

static void
cue_check_list_init (CueCheckList *self)
{
  GtkWidget *nothing = gtk_label_new (_ ("Nothing found"));

  self->checks = g_ptr_array_new ();
  self->words = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  create_head (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  gtk_list_box_set_header_func (self->list, head_row, self, NULL);
  gtk_widget_add_css_class (nothing, "check-heading");
  gtk_list_box_set_placeholder (self->list, nothing);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
cue_check_list_set_choices (CueCheckList *self,
                            GPtrArray    *choices,
                            guint         n_likely)
{
  gboolean   many = choices != NULL && choices->len >= SEARCH_FROM;
  GtkWidget *row;

  g_return_if_fail (CUE_IS_CHECK_LIST (self));
  g_return_if_fail (choices != NULL);

  g_ptr_array_set_size (self->checks, 0);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->n_likely = n_likely;
  for (guint i = 0; i < choices->len; i++)
    {
      CueChoice *choice = g_ptr_array_index (choices, i);
      GtkWidget *check = gtk_check_button_new_with_label (cue_choice_get_label (choice));

      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, cue_choice_get_label (choice), -1);
      g_object_set_data_full (G_OBJECT (check), "cue-choice", g_object_ref (choice), g_object_unref);
      g_signal_connect_object (check, "toggled", G_CALLBACK (update_checked), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", check, "focusable", FALSE, NULL);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->entry), many);
  gtk_widget_set_halign (self->head, many ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  /* A row of a list gets no more than its least height. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, many ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), many ? MOST_HEIGHT : -1);
  gtk_list_box_invalidate_headers (self->list);
  update_checked (self);
}

void
cue_check_list_set_search (CueCheckList *self,
                           const char   *text)
{
  g_return_if_fail (CUE_IS_CHECK_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_changed_cb (self);
}

guint
cue_check_list_get_n_checked (CueCheckList *self)
{
  g_return_val_if_fail (CUE_IS_CHECK_LIST (self), 0);
  return self->n_checked;
}

GPtrArray *
cue_check_list_list_checked (CueCheckList *self)
{
  GPtrArray *checked = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CUE_IS_CHECK_LIST (self), checked);

  for (guint i = 0; i < self->checks->len; i++)
    {
      gpointer check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        g_ptr_array_add (checked, g_object_ref (get_choice (check)));
    }
  return checked;
}

void
cue_check_list_check (CueCheckList *self,
                      const char   *value,
                      gboolean      checked)
{
  g_return_if_fail (CUE_IS_CHECK_LIST (self));
  g_return_if_fail (value != NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      gpointer check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (cue_choice_get_value (get_choice (check)), value))
        gtk_check_button_set_active (check, checked);
    }
}
