/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-row.h"

#include "cue-generation.h"
#include "cue-property.h"

struct _CueScenarioRow
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkBox         *status_box;
  GtkWidget      *dot;
  GtkSpinner     *spinner;
  GtkImage       *icon;

  CueDraft     *draft;   /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned): of the draft */
  CueMark       mark;
  gboolean      choosing;
  gboolean      chosen;
};

G_DEFINE_FINAL_TYPE (CueScenarioRow, cue_scenario_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_DRAFT = 1,
  PROP_CHOOSING,
  PROP_CHOSEN,
} CueScenarioRowProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

/* What stands before the word, where it is neither the dot nor the spinner. */
static const struct
{
  const char *icon_name;
  const char *style_class;
} looks[] = {
  [CUE_MARK_FAILED] = { "dialog-error-symbolic", "error" },
  [CUE_MARK_WAITING] = { "content-loading-symbolic", "secondary" },
  [CUE_MARK_CONFLICT] = { "dialog-warning-symbolic", "caution" },
  [CUE_MARK_UNCERTAIN] = { "dialog-question-symbolic", "caution" },
  [CUE_MARK_REFUSED] = { "dialog-error-symbolic", "error" },
};

/* What the last generation, or one that goes on, leaves as a mark. */
static CueMark
find_generation_mark (CueDraft *draft)
{
  GListModel *generations = cue_draft_get_generations (draft);
  guint       n_generations = g_list_model_get_n_items (generations);

  for (guint i = 0; i < n_generations; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (generations, i);

      if (cue_generation_is_active (generation))
        return CUE_MARK_WRITING;
      if (i + 1 == n_generations && cue_generation_get_state (generation) == CUE_GENERATION_FAILED)
        return CUE_MARK_FAILED;
    }

  return CUE_MARK_DRAFT;
}

static CueMark
find_mark (CueDraft *draft)
{
  g_autofree char *status = NULL;
  CueMark          mark;

  if (draft == NULL)
    return CUE_MARK_NONE;

  g_object_get (draft, "status-text", &status, NULL);
  if (status == NULL || *status == '\0')
    return CUE_MARK_NONE;
  if (cue_draft_get_conflict (draft) != NULL)
    return CUE_MARK_CONFLICT;

  mark = find_generation_mark (draft);
  switch (cue_draft_get_save_state (draft))
    {
    case CUE_SAVE_CONFLICT:
      return CUE_MARK_CONFLICT;
    case CUE_SAVE_UNCERTAIN:
      return CUE_MARK_UNCERTAIN;
    case CUE_SAVE_REFUSED:
      return CUE_MARK_REFUSED;
    case CUE_SAVE_WAITING:
      return mark == CUE_MARK_DRAFT ? CUE_MARK_WAITING : mark;
    case CUE_SAVE_SENDING:
      return mark == CUE_MARK_DRAFT ? CUE_MARK_SAVING : mark;
    case CUE_SAVE_NONE:
    default:
      return mark;
    }
}

static void
show_icon (CueScenarioRow *self)
{
  gboolean has_icon = self->mark < G_N_ELEMENTS (looks) && looks[self->mark].icon_name != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->icon), has_icon);
  if (!has_icon)
    return;

  gtk_image_set_from_icon_name (self->icon, looks[self->mark].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ looks[self->mark].style_class, NULL });
}

static void
show_mark (CueScenarioRow *self)
{
  gboolean spins;

  self->mark = find_mark (self->draft);
  spins = self->mark == CUE_MARK_WRITING || self->mark == CUE_MARK_SAVING;
  gtk_widget_set_visible (GTK_WIDGET (self->status_box), self->mark != CUE_MARK_NONE);
  gtk_widget_set_visible (self->dot, self->mark == CUE_MARK_DRAFT);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), spins);
  gtk_spinner_set_spinning (self->spinner, spins);
  show_icon (self);
}

/* The list's item, which the screen reader meets, has no name of its own in GTK 4.8. */
static void
name_item (CueScenarioRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL && self->draft != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, cue_draft_get_title (self->draft),
                                    -1);
}

static void
cue_scenario_row_dispose (GObject *object)
{
  CueScenarioRow *self = CUE_SCENARIO_ROW (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_SCENARIO_ROW);
  g_clear_object (&self->signals);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (cue_scenario_row_parent_class)->dispose (object);
}

static void
cue_scenario_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueScenarioRow *self = CUE_SCENARIO_ROW (object);

  switch ((CueScenarioRowProperty) prop_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_CHOOSING:
      g_value_set_boolean (value, self->choosing);
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CueScenarioRow *self = CUE_SCENARIO_ROW (object);

  switch ((CueScenarioRowProperty) prop_id)
    {
    case PROP_DRAFT:
      cue_scenario_row_set_draft (self, g_value_get_object (value));
      break;
    case PROP_CHOOSING:
      if (cue_set_boolean (self, &self->choosing, g_value_get_boolean (value), properties[PROP_CHOOSING]))
        gtk_widget_set_visible (GTK_WIDGET (self->check), self->choosing);
      break;
    case PROP_CHOSEN:
      if (cue_set_boolean (self, &self->chosen, g_value_get_boolean (value), properties[PROP_CHOSEN]))
        gtk_check_button_set_active (self->check, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_row_class_init (CueScenarioRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_scenario_row_dispose;
  object_class->get_property = cue_scenario_row_get_property;
  object_class->set_property = cue_scenario_row_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, CUE_TYPE_DRAFT, CUE_PARAM_READWRITE);
  properties[PROP_CHOOSING] = g_param_spec_boolean ("choosing", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CUE_TYPE_DRAFT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-scenario-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CueScenarioRow, check);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioRow, status_box);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioRow, dot);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueScenarioRow, icon);
}

static void
cue_scenario_row_init (CueScenarioRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (CUE_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->signals, "notify::status-text", G_CALLBACK (show_mark), self);
  g_signal_group_connect_swapped (self->signals, "notify::save-state", G_CALLBACK (show_mark), self);
  g_signal_group_connect_swapped (self->signals, "notify::conflict", G_CALLBACK (show_mark), self);
  g_signal_group_connect_swapped (self->signals, "notify::title", G_CALLBACK (name_item), self);
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_item), NULL);
}

CueDraft *
cue_scenario_row_get_draft (CueScenarioRow *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_ROW (self), NULL);

  return self->draft;
}

void
cue_scenario_row_set_draft (CueScenarioRow *self,
                            CueDraft       *draft)
{
  g_return_if_fail (CUE_IS_SCENARIO_ROW (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  if (!g_set_object (&self->draft, draft))
    return;

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, draft);
  show_mark (self);
  name_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

CueMark
cue_scenario_row_get_mark (CueScenarioRow *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_ROW (self), CUE_MARK_NONE);

  return self->mark;
}
