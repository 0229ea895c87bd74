/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-order-dialog.h"

#include "cue-check-list.h"
#include "cue-order-choices.h"
#include "cue-order-sending.h"
#include "cue-problem-label.h"
#include "cue-property.h"
#include "cue-text.h"
#include "cue-text-card.h"
#include "cue-wish-presets.h"

#include <glib/gi18n.h>

/* What is spread over is ticked from the start only as long as it is so few. */
#define MAX_TICKED 8

struct _CueOrderDialog
{
  AdwWindow parent_instance;

  GtkWidget       *order_button;
  AdwActionRow    *scenario_row;
  GtkWidget       *leave_out_button;
  CueProblemLabel *scenario_problem;
  GtkToggleButton *anew_toggle;
  GtkToggleButton *improve_toggle;
  GtkSpinButton   *variants_spin;
  AdwExpanderRow  *personality_row;
  AdwExpanderRow  *language_row;
  AdwExpanderRow  *profile_row;
  GtkFlowBox      *preset_box;
  GtkLabel        *sentences_label;
  CueTextCard     *wish_card;
  CueProblemLabel *wish_problem;
  GtkWidget       *plain_list;
  GtkSwitch       *plain_switch;
  GtkLabel        *sum_label;
  GtkLabel        *price_label;
  CueProblemLabel *sum_problem;

  CueCheckList *personalities; /* (unowned): in their rows */
  CueCheckList *languages;
  CueCheckList *profiles;

  CueLibrary         *library;    /* (owned) */
  CueGenerationQueue *queue;      /* (owned) */
  GPtrArray          *drafts;     /* (owned) (element-type CueDraft) */
  GPtrArray          *presets;    /* (owned) (element-type GtkToggleButton): unowned, in the order of the presets */
  char               *price_note; /* (owned) (nullable) */
  gboolean            ready;
};

G_DEFINE_FINAL_TYPE (CueOrderDialog, cue_order_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  PROP_PRICE_NOTE = 1,
} CueOrderDialogProperty;

enum
{
  SIGNAL_ORDERED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_PRICE_NOTE + 1];
static guint       signals[N_SIGNALS];

static gboolean
is_improving (CueOrderDialog *self)
{
  return gtk_toggle_button_get_active (self->improve_toggle);
}

static guint
count_wishes (CueOrderDialog *self)
{
  guint n_wishes = !cue_text_is_blank (cue_text_card_get_text (self->wish_card));

  for (guint i = 0; i < self->presets->len; i++)
    n_wishes += gtk_toggle_button_get_active (g_ptr_array_index (self->presets, i));
  return n_wishes;
}

static void
add_wishes (CueOrderDialog *self,
            CueOrder       *order)
{
  const char *own = cue_text_card_get_text (self->wish_card);

  if (!is_improving (self) && count_wishes (self) > 0 && gtk_switch_get_active (self->plain_switch))
    cue_order_add_wish (order, NULL, C_ ("wish", "Without a wish"));
  for (guint i = 0; i < self->presets->len; i++)
    {
      if (gtk_toggle_button_get_active (g_ptr_array_index (self->presets, i)))
        cue_order_add_wish (order, cue_wish_presets_get_sentence (i), cue_wish_presets_get_name (i));
    }
  if (!cue_text_is_blank (own))
    cue_order_add_wish (order, own, NULL);
}

/* (transfer none) (nullable) */
static gpointer
find_resource (CueOrderDialog *self,
               CueResource     resource,
               CueChoice      *choice)
{
  return cue_library_find (self->library, resource, g_ascii_strtoll (cue_choice_get_value (choice), NULL, 10));
}

/* What an order is spread over; improving keeps what the text has. */
static void
add_settings (CueOrderDialog *self,
              CueOrder       *order)
{
  g_autoptr (GPtrArray) personalities = cue_check_list_list_checked (self->personalities);
  g_autoptr (GPtrArray) languages = cue_check_list_list_checked (self->languages);
  g_autoptr (GPtrArray) profiles = cue_check_list_list_checked (self->profiles);

  for (guint i = 0; i < personalities->len; i++)
    {
      CuePersonality *personality =
        find_resource (self, CUE_RESOURCE_PERSONALITIES, g_ptr_array_index (personalities, i));

      if (personality != NULL)
        cue_order_add_personality (order, personality);
    }
  for (guint i = 0; i < languages->len; i++)
    cue_order_add_language (order, cue_choice_get_value (g_ptr_array_index (languages, i)));
  for (guint i = 0; i < profiles->len; i++)
    {
      CueTestProfile *profile = find_resource (self, CUE_RESOURCE_PROFILES, g_ptr_array_index (profiles, i));

      if (profile != NULL)
        cue_order_add_profile (order, profile);
    }
}

/* (transfer full): the order as the form says, of @draft alone, or of all with NULL. */
static CueOrder *
create_order (CueOrderDialog *self,
              CueDraft       *draft)
{
  CueOrder *order = cue_order_new (is_improving (self) ? CUE_GENERATION_IMPROVE : CUE_GENERATION_GENERATE);

  if (draft != NULL)
    cue_order_add_draft (order, draft);
  for (guint i = 0; draft == NULL && i < self->drafts->len; i++)
    cue_order_add_draft (order, g_ptr_array_index (self->drafts, i));
  add_wishes (self, order);
  if (!is_improving (self))
    add_settings (self, order);
  cue_order_set_n_variants (order, (guint) gtk_spin_button_get_value_as_int (self->variants_spin));
  return order;
}

static gboolean
has_problem (CueOrderDialog *self,
             CueDraft       *draft)
{
  g_autoptr (CueOrder) order = create_order (self, draft);
  g_autofree char *problem = cue_order_dup_problem (order);

  return problem != NULL;
}

static guint
count_problems (CueOrderDialog *self)
{
  guint n_problems = 0;

  for (guint i = 0; i < self->drafts->len; i++)
    n_problems += has_problem (self, g_ptr_array_index (self->drafts, i));
  return n_problems;
}

/* The first problem, where it is: with the wishes, with a scenario, or with all of it. */
static void
show_problem (CueOrderDialog *self,
              CueOrder       *order)
{
  g_autofree char *problem = cue_order_dup_problem (order);
  gboolean         too_many = cue_order_count (order) > CUE_ORDER_MAX_REQUESTS;
  gboolean         wishless = !too_many && is_improving (self) && count_wishes (self) == 0;
  gboolean         with_scenario = problem != NULL && !too_many && !wishless;
  guint            n_problems = with_scenario && self->drafts->len > 1 ? count_problems (self) : 0;

  cue_problem_label_set_text (self->sum_problem, too_many ? problem : NULL);
  cue_problem_label_set_text (self->wish_problem, wishless ? _ ("Say what should be different.") : NULL);
  cue_problem_label_set_text (self->scenario_problem, with_scenario ? problem : NULL);
  gtk_widget_set_visible (self->leave_out_button, n_problems > 0 && n_problems < self->drafts->len);
  gtk_widget_set_sensitive (self->order_button, problem == NULL && !wishless);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : gtk_label_get_text (self->sum_label), -1);
}

static void
show_sentences (CueOrderDialog *self)
{
  g_autoptr (GString) sentences = g_string_new (NULL);

  for (guint i = 0; i < self->presets->len; i++)
    {
      if (!gtk_toggle_button_get_active (g_ptr_array_index (self->presets, i)))
        continue;
      if (sentences->len > 0)
        g_string_append_c (sentences, '\n');
      g_string_append (sentences, cue_wish_presets_get_sentence (i));
    }
  gtk_label_set_text (self->sentences_label, sentences->str);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences_label), sentences->len > 0);
}

/* Which are ticked, in words: up to three names, or how many. */
static void
show_ticked (AdwExpanderRow *row,
             CueCheckList   *list,
             const char     *none)
{
  g_autoptr (GPtrArray) checked = cue_check_list_list_checked (list);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *many = g_strdup_printf (ngettext ("%u chosen", "%u chosen", checked->len), checked->len);

  for (guint i = 0; i < checked->len && checked->len <= 3; i++)
    {
      g_autofree char *name = g_markup_escape_text (cue_choice_get_label (g_ptr_array_index (checked, i)), -1);

      if (i > 0)
        g_string_append (names, " · ");
      g_string_append (names, name);
    }
  adw_expander_row_set_subtitle (row, checked->len == 0 ? none : checked->len <= 3 ? names->str
                                                                                   : many);
}

static void
show_price (CueOrderDialog *self)
{
  gboolean costs = cue_workspace_get_kind (cue_library_get_workspace (self->library)) == CUE_WORKSPACE_CEKURA;
  gboolean shown = costs && !cue_text_is_blank (self->price_note);

  gtk_widget_set_visible (GTK_WIDGET (self->price_label), shown);
  gtk_label_set_text (self->price_label, shown ? self->price_note : "");
}

static void
update_cb (CueOrderDialog *self)
{
  g_autoptr (CueOrder) order = NULL;
  g_autofree char *sum = NULL;
  gboolean         improving;

  if (!self->ready)
    return;
  improving = is_improving (self);
  order = create_order (self, NULL);
  sum = cue_order_dup_sum (order);
  gtk_label_set_text (self->sum_label, sum);
  gtk_widget_set_visible (GTK_WIDGET (self->personality_row), !improving);
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), !improving);
  gtk_widget_set_visible (GTK_WIDGET (self->profile_row), !improving);
  gtk_widget_set_visible (self->plain_list, !improving && count_wishes (self) > 0);
  show_ticked (self->personality_row, self->personalities, _ ("The scenario’s own"));
  show_ticked (self->language_row, self->languages, _ ("The scenario’s own"));
  show_ticked (self->profile_row, self->profiles, _ ("The scenario’s own"));
  show_sentences (self);
  show_problem (self, order);
}

/* One scenario by its name, several by their number and the first names. */
static void
show_scenarios (CueOrderDialog *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;

  if (self->drafts->len == 1)
    {
      CueDraft *draft = g_ptr_array_index (self->drafts, 0);

      title = g_markup_escape_text (cue_draft_get_title (draft), -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->scenario_row), title);
      adw_action_row_set_subtitle (self->scenario_row, "");
      return;
    }
  title = g_strdup_printf (ngettext ("%u scenario", "%u scenarios", self->drafts->len), self->drafts->len);
  for (guint i = 0; i < self->drafts->len && i < 20; i++)
    {
      g_autofree char *name = g_markup_escape_text (cue_draft_get_title (g_ptr_array_index (self->drafts, i)), -1);

      if (i > 0)
        g_string_append (names, " · ");
      g_string_append (names, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->scenario_row), title);
  adw_action_row_set_subtitle (self->scenario_row, names->str);
}

static void
leave_out_clicked_cb (CueOrderDialog *self)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (self->drafts, i);

      if (!has_problem (self, draft))
        g_ptr_array_add (kept, g_object_ref (draft));
    }
  g_ptr_array_unref (self->drafts);
  self->drafts = g_steal_pointer (&kept);
  show_scenarios (self);
  update_cb (self);
}

/* Seeds that none of these scenarios has had. */
static gint64
find_first_seed (CueOrderDialog *self)
{
  guint most = 0;

  for (guint i = 0; i < self->drafts->len; i++)
    most = MAX (most, g_list_model_get_n_items (cue_draft_get_generations (g_ptr_array_index (self->drafts, i))));
  return (gint64) most + 1;
}

static void
order_clicked_cb (CueOrderDialog *self)
{
  g_autoptr (CueOrder) order = create_order (self, NULL);
  g_autofree char *problem = cue_order_dup_problem (order);
  guint            n_ordered;

  if (problem != NULL)
    return;
  n_ordered = cue_order_send (order, self->library, self->queue, find_first_seed (self));
  g_signal_emit (self, signals[SIGNAL_ORDERED], 0, n_ordered);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cue_order_dialog_dispose (GObject *object)
{
  CueOrderDialog *self = CUE_ORDER_DIALOG (object);

  self->ready = FALSE;
  g_ptr_array_set_size (self->presets, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_ORDER_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (cue_order_dialog_parent_class)->dispose (object);
}

static void
cue_order_dialog_finalize (GObject *object)
{
  CueOrderDialog *self = CUE_ORDER_DIALOG (object);

  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_ptr_array_unref (self->presets);
  g_free (self->price_note);
  G_OBJECT_CLASS (cue_order_dialog_parent_class)->finalize (object);
}

static void
cue_order_dialog_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueOrderDialogProperty) prop_id)
    {
    case PROP_PRICE_NOTE:
      g_value_set_string (value, CUE_ORDER_DIALOG (object)->price_note);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_order_dialog_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CueOrderDialogProperty) prop_id)
    {
    case PROP_PRICE_NOTE:
      cue_order_dialog_set_price_note (CUE_ORDER_DIALOG (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, order_button);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, scenario_row);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, leave_out_button);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, scenario_problem);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, anew_toggle);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, improve_toggle);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, variants_spin);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, personality_row);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, profile_row);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, preset_box);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, sentences_label);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, wish_card);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, wish_problem);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, plain_list);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, plain_switch);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, sum_label);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, price_label);
  gtk_widget_class_bind_template_child (widget_class, CueOrderDialog, sum_problem);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_clicked_cb);
}

static void
cue_order_dialog_class_init (CueOrderDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_order_dialog_dispose;
  object_class->finalize = cue_order_dialog_finalize;
  object_class->get_property = cue_order_dialog_get_property;
  object_class->set_property = cue_order_dialog_set_property;

  properties[PROP_PRICE_NOTE] = g_param_spec_string ("price-note", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ORDERED] = g_signal_new ("ordered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  g_type_ensure (CUE_TYPE_TEXT_CARD);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* (transfer none): a list of ticks inside @row. */
static CueCheckList *
create_check_list (CueOrderDialog *self,
                   AdwExpanderRow *row)
{
  CueCheckList *list = g_object_new (CUE_TYPE_CHECK_LIST,
                                     "label", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                     NULL);
  GtkWidget    *holder = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                       "child", list,
                                       "activatable", FALSE,
                                       "focusable", FALSE,
                                       NULL);

  adw_expander_row_add_row (row, holder);
  g_signal_connect_object (list, "notify::n-checked", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
create_presets (CueOrderDialog *self)
{
  for (guint i = 0; i < cue_wish_presets_count (); i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_label (cue_wish_presets_get_name (i));
      GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "child", toggle, "focusable", FALSE, NULL);

      gtk_widget_set_tooltip_text (toggle, cue_wish_presets_get_sentence (i));
      /* GTK 4.8 gives a toggle no name of its own. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, cue_wish_presets_get_name (i),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cue_wish_presets_get_sentence (i),
                                      -1);
      gtk_widget_add_css_class (toggle, "preset");
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->presets, toggle);
      gtk_flow_box_insert (self->preset_box, child, -1);
    }
}

static void
cue_order_dialog_init (CueOrderDialog *self)
{
  self->presets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->personalities = create_check_list (self, self->personality_row);
  self->languages = create_check_list (self, self->language_row);
  self->profiles = create_check_list (self, self->profile_row);
  create_presets (self);
}

/* Fills @list; where it is what the order is spread over, it is opened with the likely ones ticked. */
static void
fill (CueCheckList   *list,
      AdwExpanderRow *row,
      GPtrArray      *choices,
      guint           n_likely,
      gboolean        wanted)
{
  guint n_ticked = choices->len <= MAX_TICKED ? choices->len : n_likely;

  cue_check_list_set_choices (list, choices, n_likely);
  gtk_widget_set_sensitive (GTK_WIDGET (row), choices->len > 0);
  if (!wanted)
    return;
  adw_expander_row_set_expanded (row, TRUE);
  for (guint i = 0; i < n_ticked && n_ticked <= MAX_TICKED; i++)
    cue_check_list_check (list, cue_choice_get_value (g_ptr_array_index (choices, i)), TRUE);
}

static void
fill_choices (CueOrderDialog *self,
              CueOrderStart   start)
{
  guint n_personalities = 0;
  guint n_languages = 0;
  guint n_profiles = 0;
  g_autoptr (GPtrArray) personalities = cue_order_choices_list_personalities (self->library, &n_personalities);
  g_autoptr (GPtrArray) languages = cue_order_choices_list_languages (self->library, &n_languages);
  g_autoptr (GPtrArray) profiles = cue_order_choices_list_profiles (self->library, &n_profiles);

  fill (self->personalities, self->personality_row, personalities, n_personalities, start == CUE_ORDER_PERSONALITIES);
  fill (self->languages, self->language_row, languages, n_languages, start == CUE_ORDER_LANGUAGES);
  fill (self->profiles, self->profile_row, profiles, n_profiles, start == CUE_ORDER_PROFILES);
}

GtkWidget *
cue_order_dialog_new (GtkWindow          *parent,
                      CueLibrary         *library,
                      CueGenerationQueue *queue,
                      GPtrArray          *drafts,
                      CueOrderStart       start)
{
  CueOrderDialog *self;

  g_return_val_if_fail (CUE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);
  g_return_val_if_fail (drafts != NULL && drafts->len > 0, NULL);

  self = g_object_new (CUE_TYPE_ORDER_DIALOG, "transient-for", parent, NULL);
  self->library = g_object_ref (library);
  self->queue = g_object_ref (queue);
  self->drafts = g_ptr_array_copy (drafts, (GCopyFunc) (GCallback) g_object_ref, NULL);
  g_ptr_array_set_free_func (self->drafts, g_object_unref);
  fill_choices (self, start);
  gtk_toggle_button_set_active (self->improve_toggle, start == CUE_ORDER_IMPROVE);
  if (start == CUE_ORDER_IMPROVE)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->wish_card));
  else
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->variants_spin));
  self->ready = TRUE;
  show_scenarios (self);
  show_price (self);
  update_cb (self);
  return GTK_WIDGET (self);
}

void
cue_order_dialog_set_price_note (CueOrderDialog *self,
                                 const char     *note)
{
  g_return_if_fail (CUE_IS_ORDER_DIALOG (self));

  if (cue_set_string (self, &self->price_note, note, properties[PROP_PRICE_NOTE]))
    show_price (self);
}
