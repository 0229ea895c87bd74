/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice-row.h"

#include "cue-property.h"

struct _CueChoiceRow
{
  AdwActionRow parent_instance;

  GtkDropDown *dropdown;      /* (unowned): suffix */
  GListStore  *choices;       /* (owned) (element-type CueChoice): and perhaps the unknown one */
  char        *value;         /* (owned) (not nullable) */
  char        *unknown_label; /* (owned) (nullable) */
  gboolean     has_unknown;   /* the last choice is not one of the given */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (CueChoiceRow, cue_choice_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_VALUE = 1,
  PROP_UNKNOWN_LABEL,
  PROP_SEARCHABLE,
} CueChoiceRowProperty;

static GParamSpec *properties[PROP_SEARCHABLE + 1];

static guint
find_choice (CueChoiceRow *self,
             const char   *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (CueChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (g_str_equal (cue_choice_get_value (choice), value))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* GTK 4.8 names neither the drop-down nor the button inside it, so both are told. */
static void
update_accessible (CueChoiceRow *self)
{
  CueChoice       *choice = gtk_drop_down_get_selected_item (self->dropdown);
  const char      *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = g_strdup_printf ("%s: %s", title != NULL ? title : "",
                                           choice != NULL ? cue_choice_get_label (choice) : "");
  GtkWidget       *button = gtk_widget_get_first_child (GTK_WIDGET (self->dropdown));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Selects the value; a value that is no choice gets one of its own at the end. */
static void
select_value (CueChoiceRow *self)
{
  guint position;

  self->filling = TRUE;
  if (self->has_unknown)
    {
      g_list_store_remove (self->choices, g_list_model_get_n_items (G_LIST_MODEL (self->choices)) - 1);
      self->has_unknown = FALSE;
    }
  position = find_choice (self, self->value);
  if (position == GTK_INVALID_LIST_POSITION && *self->value != '\0')
    {
      const char *label = self->unknown_label != NULL && *self->unknown_label != '\0' ? self->unknown_label
                                                                                      : self->value;
      g_autoptr (CueChoice) choice = cue_choice_new (self->value, label);

      position = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
      g_list_store_append (self->choices, choice);
      self->has_unknown = TRUE;
    }
  gtk_drop_down_set_selected (self->dropdown, position);
  self->filling = FALSE;
  update_accessible (self);
}

static void
selected_cb (CueChoiceRow *self)
{
  CueChoice *choice = gtk_drop_down_get_selected_item (self->dropdown);

  if (self->filling)
    return;
  cue_set_string (self, &self->value, choice != NULL ? cue_choice_get_value (choice) : "", properties[PROP_VALUE]);
  update_accessible (self);
}

static void
setup_button_item_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item,
                      CueChoiceRow             *self)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL,
                                               "xalign", 1.0,
                                               "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               NULL));
}

static void
bind_button_item_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *item,
                     CueChoiceRow             *self)
{
  GtkWidget  *label = gtk_list_item_get_child (item);
  const char *text = cue_choice_get_label (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
setup_list_item_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item,
                    CueChoiceRow             *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "xalign", 0.0,
                                               "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               "max-width-chars", 40,
                                               NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                               "icon-name", "object-select-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               NULL));
  gtk_list_item_set_child (item, box);
}

static void
update_tick (GtkListItem *item,
             GParamSpec  *pspec,
             GtkDropDown *dropdown)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gboolean   ticked = gtk_drop_down_get_selected_item (dropdown) == gtk_list_item_get_item (item);

  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box), ticked ? 1 : 0);
}

static void
dropdown_selected_cb (GtkDropDown *dropdown,
                      GParamSpec  *pspec,
                      GtkListItem *item)
{
  update_tick (item, NULL, dropdown);
}

static void
bind_list_item_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item,
                   CueChoiceRow             *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)),
                      cue_choice_get_label (gtk_list_item_get_item (item)));
  g_signal_connect_object (self->dropdown, "notify::selected-item", G_CALLBACK (dropdown_selected_cb), item,
                           G_CONNECT_DEFAULT);
  update_tick (item, NULL, self->dropdown);
}

static void
unbind_list_item_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *item,
                     CueChoiceRow             *self)
{
  if (self->dropdown != NULL)
    g_signal_handlers_disconnect_by_func (self->dropdown, dropdown_selected_cb, item);
}

static void
cue_choice_row_dispose (GObject *object)
{
  CueChoiceRow *self = CUE_CHOICE_ROW (object);

  self->dropdown = NULL;
  g_clear_object (&self->choices);
  G_OBJECT_CLASS (cue_choice_row_parent_class)->dispose (object);
}

static void
cue_choice_row_finalize (GObject *object)
{
  CueChoiceRow *self = CUE_CHOICE_ROW (object);

  g_free (self->value);
  g_free (self->unknown_label);
  G_OBJECT_CLASS (cue_choice_row_parent_class)->finalize (object);
}

static void
cue_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueChoiceRow *self = CUE_CHOICE_ROW (object);

  switch ((CueChoiceRowProperty) prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;

    case PROP_UNKNOWN_LABEL:
      g_value_set_string (value, self->unknown_label);
      break;

    case PROP_SEARCHABLE:
      g_value_set_boolean (value, gtk_drop_down_get_enable_search (self->dropdown));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_choice_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueChoiceRow *self = CUE_CHOICE_ROW (object);

  switch ((CueChoiceRowProperty) prop_id)
    {
    case PROP_VALUE:
      cue_choice_row_set_value (self, g_value_get_string (value));
      break;

    case PROP_UNKNOWN_LABEL:
      cue_choice_row_set_unknown_label (self, g_value_get_string (value));
      break;

    case PROP_SEARCHABLE:
      gtk_drop_down_set_enable_search (self->dropdown, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_choice_row_class_init (CueChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_choice_row_dispose;
  object_class->finalize = cue_choice_row_finalize;
  object_class->get_property = cue_choice_row_get_property;
  object_class->set_property = cue_choice_row_set_property;

  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", CUE_PARAM_READWRITE);
  properties[PROP_UNKNOWN_LABEL] = g_param_spec_string ("unknown-label", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
set_factories (CueChoiceRow *self)
{
  g_autoptr (GtkListItemFactory) button_factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list_factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (button_factory, "setup", G_CALLBACK (setup_button_item_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (button_factory, "bind", G_CALLBACK (bind_button_item_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (list_factory, "setup", G_CALLBACK (setup_list_item_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (list_factory, "bind", G_CALLBACK (bind_list_item_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (list_factory, "unbind", G_CALLBACK (unbind_list_item_cb), self, G_CONNECT_DEFAULT);
  gtk_drop_down_set_factory (self->dropdown, button_factory);
  gtk_drop_down_set_list_factory (self->dropdown, list_factory);
}

static void
cue_choice_row_init (CueChoiceRow *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (CUE_TYPE_CHOICE, NULL, "label");

  self->value = g_strdup ("");
  self->choices = g_list_store_new (CUE_TYPE_CHOICE);
  self->dropdown = g_object_new (GTK_TYPE_DROP_DOWN,
                                 "model", self->choices,
                                 "expression", expression,
                                 "valign", GTK_ALIGN_CENTER,
                                 NULL);
  set_factories (self);
  g_signal_connect_object (self->dropdown, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (update_accessible), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->dropdown));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->dropdown));
}

void
cue_choice_row_set_choices (CueChoiceRow *self,
                            GPtrArray    *choices)
{
  g_return_if_fail (CUE_IS_CHOICE_ROW (self));
  g_return_if_fail (choices != NULL);

  self->filling = TRUE;
  self->has_unknown = FALSE;
  g_list_store_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                       choices->pdata, choices->len);
  self->filling = FALSE;
  select_value (self);
}

const char *
cue_choice_row_get_value (CueChoiceRow *self)
{
  g_return_val_if_fail (CUE_IS_CHOICE_ROW (self), NULL);
  return self->value;
}

void
cue_choice_row_set_value (CueChoiceRow *self,
                          const char   *value)
{
  g_return_if_fail (CUE_IS_CHOICE_ROW (self));

  if (cue_set_string (self, &self->value, value != NULL ? value : "", properties[PROP_VALUE]))
    select_value (self);
}

void
cue_choice_row_set_unknown_label (CueChoiceRow *self,
                                  const char   *label)
{
  g_return_if_fail (CUE_IS_CHOICE_ROW (self));

  if (cue_set_string (self, &self->unknown_label, label, properties[PROP_UNKNOWN_LABEL]) && self->has_unknown)
    select_value (self);
}
