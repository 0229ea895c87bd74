/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-page.h"

#include "cue-compare-columns.h"
#include "cue-compare-head.h"
#include "cue-compare-line.h"
#include "cue-comparison.h"
#include "cue-property.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueComparePage
{
  GtkWidget parent_instance;

  GtkStack    *stack;
  GtkDropDown *baseline_dropdown;
  GtkLabel    *counter_label;
  GtkBox      *heads;
  GtkListView *list;
  GtkLabel    *legend_label;
  GtkButton   *use_button;

  CueDraft           *draft;            /* (owned) (nullable) */
  GSignalGroup       *scenario_signals; /* (owned) */
  GSignalGroup       *variant_signals;  /* (owned): of the draft's variants */
  GPtrArray          *columns;          /* (owned) (element-type CueVariant): what stands side by side */
  char              **titles;           /* (owned) (nullable): theirs */
  guint               baseline;
  CueComparison      *comparison;  /* (owned) (nullable) */
  GtkSingleSelection *selection;   /* (owned): over the rows that show */
  GtkFilterListModel *rows;        /* (owned) */
  GCancellable       *cancellable; /* (owned) (nullable): of the comparison being made */
  gboolean            mark_words;
  gboolean            only_differences;
  gboolean            filling;
  guint               update_idle;
};

G_DEFINE_FINAL_TYPE (CueComparePage, cue_compare_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FACE = 1,
  PROP_N_CHANGES,
  PROP_CURRENT_CHANGE,
  PROP_MARK_WORDS,
  PROP_ONLY_DIFFERENCES,
} CueComparePageProperty;

static GParamSpec *properties[PROP_ONLY_DIFFERENCES + 1];

static guint
get_n_changes (CueComparePage *self)
{
  return self->comparison != NULL ? cue_comparison_get_n_changes (self->comparison) : 0;
}

static gboolean
is_changed (CueComparePage *self,
            guint           position)
{
  g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row != NULL && cue_compare_row_is_changed (row);
}

/* 1 for the first change; 0 when the current row is none. */
static guint
get_current_change (CueComparePage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint number = 0;

  if (selected == GTK_INVALID_LIST_POSITION || !is_changed (self, selected))
    return 0;
  for (guint i = 0; i <= selected; i++)
    number += is_changed (self, i);
  return number;
}

static char *
describe_place (CueComparePage *self)
{
  guint n_changes = get_n_changes (self);
  guint current = get_current_change (self);

  if (self->comparison == NULL)
    return g_strdup (_ ("Comparing…"));
  if (n_changes == 0)
    return g_strdup (_ ("All say the same"));
  if (current == 0)
    return g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
  /* translators: which change, and how many there are */
  return g_strdup_printf (ngettext ("%u of %u change", "%u of %u changes", n_changes), current, n_changes);
}

static void
update_counter (CueComparePage *self)
{
  g_autofree char *text = NULL;
  guint            n_changes = get_n_changes (self);

  if (self->counter_label == NULL)
    return;
  text = describe_place (self);
  gtk_label_set_text (self->counter_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next-change", n_changes > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous-change", n_changes > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHANGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_CHANGE]);
}

/* Rows in which the text of @column is not the baseline's. */
static int
count_changes (CueComparePage *self,
               guint           column)
{
  int n_changes = 0;

  if (self->comparison == NULL)
    return -1;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->comparison), i);
      CueCellKind kind = cue_compare_row_get_kind (row, column);

      /* A row that neither text has is no difference between these two. */
      if (kind == CUE_CELL_MISSING && cue_compare_row_get_kind (row, self->baseline) == CUE_CELL_MISSING)
        continue;
      n_changes += kind != CUE_CELL_SAME;
    }
  return n_changes;
}

static void
update_heads (CueComparePage *self)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->heads));

  for (guint i = 0; i < self->columns->len && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    cue_compare_head_set_state (CUE_COMPARE_HEAD (head), i == self->baseline,
                                cue_compare_columns_in_use (self->draft, g_ptr_array_index (self->columns, i)),
                                count_changes (self, i));
}

/* The one suggested thing: take the text that is not in use, the last one where there are several. */
static void
update_use_button (CueComparePage *self)
{
  CueVariant *suggested = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (!cue_compare_columns_in_use (self->draft, g_ptr_array_index (self->columns, i)))
        suggested = g_ptr_array_index (self->columns, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->use_button), suggested != NULL);
  if (suggested != NULL)
    {
      /* translators: %s is a variant's title */
      g_autofree char *label = g_strdup_printf (_ ("Use %s"), cue_variant_get_title (suggested));

      gtk_button_set_label (self->use_button, label);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", cue_variant_get_id (suggested));
    }
}

/* (transfer full) (element-type CueVariant): what could stand in a column instead. */
static GPtrArray *
list_others (CueComparePage *self)
{
  g_autoptr (GPtrArray) all = cue_compare_columns_list (self->draft);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      CueVariant *variant = g_ptr_array_index (all, i);
      gboolean    shown = FALSE;

      for (guint j = 0; j < self->columns->len; j++)
        shown = shown || g_strcmp0 (cue_variant_get_text (g_ptr_array_index (self->columns, j)),
                                    cue_variant_get_text (variant)) == 0;
      if (!shown)
        g_ptr_array_add (others, g_object_ref (variant));
    }
  return others;
}

static void
fill_heads (CueComparePage *self)
{
  g_autoptr (GPtrArray) others = list_others (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const *) self->titles);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->heads))) != NULL)
    gtk_box_remove (self->heads, child);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_box_append (self->heads, cue_compare_head_new (g_ptr_array_index (self->columns, i), i, others));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->baseline_dropdown, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->baseline_dropdown, self->baseline);
  self->filling = FALSE;
  update_heads (self);
  update_use_button (self);
}

static void
show_comparison (CueComparePage *self,
                 CueComparison  *comparison)
{
  g_set_object (&self->comparison, comparison);
  gtk_filter_list_model_set_model (self->rows, G_LIST_MODEL (comparison));
  if (self->draft != NULL && self->columns->len > 1)
    update_heads (self);
  update_counter (self);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CueComparePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueComparison) comparison = cue_comparison_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      g_warning ("Comparing: %s", error->message);
      return;
    }
  show_comparison (self, comparison);
}

static void
compare (CueComparePage *self)
{
  const char *texts[CUE_COMPARE_MAX_COLUMNS] = { NULL };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_comparison (self, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    texts[i] = cue_variant_get_text (g_ptr_array_index (self->columns, i));
  cue_comparison_new_async (texts, self->columns->len, self->baseline, self->cancellable, compared_cb,
                            g_object_ref (self));
}

static void
set_titles (CueComparePage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->columns->len; i++)
    g_strv_builder_add (builder, cue_variant_get_title (g_ptr_array_index (self->columns, i)));
  g_strfreev (self->titles);
  self->titles = g_strv_builder_end (builder);
}

/* Takes over @columns (transfer full) and lays them side by side, or shows why not. */
static void
set_columns (CueComparePage *self,
             GPtrArray      *columns)
{
  const char *face = columns->len == 0 ? "none" : columns->len == 1 ? "one"
                                                                    : "compare";

  g_ptr_array_unref (self->columns);
  self->columns = columns;
  self->baseline = MIN (self->baseline, MAX (columns->len, 1) - 1);
  set_titles (self);
  gtk_stack_set_visible_child_name (self->stack, face);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACE]);
  if (columns->len < 2)
    {
      show_comparison (self, NULL);
      return;
    }
  fill_heads (self);
  compare (self);
}

/* Begins with the text in use as the baseline. */
static void
reset (CueComparePage *self)
{
  GPtrArray *columns = self->draft != NULL ? cue_compare_columns_default (self->draft)
                                           : g_ptr_array_new_with_free_func (g_object_unref);

  self->baseline = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      if (cue_compare_columns_in_use (self->draft, g_ptr_array_index (columns, i)))
        self->baseline = i;
    }
  set_columns (self, columns);
}

/* (transfer full) (nullable): the text that @variant stands for now: itself, one of the same words, or the text in use
 * where it was that and has been edited. */
static CueVariant *
find_again (GPtrArray  *all,
            CueVariant *variant)
{
  CueVariant *same = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      CueVariant *other = g_ptr_array_index (all, i);

      if (other == variant)
        return g_object_ref (other);
      if (g_strcmp0 (cue_variant_get_text (other), cue_variant_get_text (variant)) == 0)
        same = other;
    }
  if (same == NULL && cue_variant_get_number (variant) == 0 && all->len > 0 && cue_variant_get_number (g_ptr_array_index (all, 0)) == 0)
    same = g_ptr_array_index (all, 0);
  return same != NULL ? g_object_ref (same) : NULL;
}

/* The draft's texts changed: columns follow, and are compared anew only when their words are others. */
static void
refresh (CueComparePage *self)
{
  g_autoptr (GPtrArray) all = cue_compare_columns_list (self->draft);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same = TRUE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      CueVariant *before = g_ptr_array_index (self->columns, i);
      CueVariant *now = find_again (all, before);

      if (now == NULL)
        continue;
      same = same && g_strcmp0 (cue_variant_get_text (now), cue_variant_get_text (before)) == 0;
      g_ptr_array_add (columns, now);
    }
  if (columns->len < 2)
    {
      reset (self);
      return;
    }
  same = same && columns->len == self->columns->len;
  if (!same)
    {
      set_columns (self, g_steal_pointer (&columns));
      return;
    }
  g_ptr_array_unref (self->columns);
  self->columns = g_steal_pointer (&columns);
  set_titles (self);
  fill_heads (self);
}

static gboolean
update_idle_cb (gpointer user_data)
{
  CueComparePage *self = user_data;

  self->update_idle = 0;
  if (self->draft != NULL)
    refresh (self);
  return G_SOURCE_REMOVE;
}

static void
texts_changed_cb (CueComparePage *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (update_idle_cb, self);
}

static void
baseline_chosen_cb (CueComparePage *self)
{
  guint selected;

  if (self->filling || self->columns == NULL)
    return;
  selected = gtk_drop_down_get_selected (self->baseline_dropdown);
  if (selected != GTK_INVALID_LIST_POSITION)
    cue_compare_page_set_baseline (self, selected);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             CueComparePage           *self)
{
  GtkWidget *line = gtk_list_item_get_child (item);

  cue_compare_line_show (CUE_COMPARE_LINE (line), gtk_list_item_get_item (item), self->baseline,
                         (const char *const *) self->titles, self->mark_words);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CueComparePage           *self)
{
  gtk_list_item_set_child (item, cue_compare_line_new ());
}

/* Binds every row that shows once more. */
static void
rebind (CueComparePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

static void
update_legend (CueComparePage *self)
{
  if (self->mark_words)
    /* translators: the marks explain themselves: keep <u> and <s> */
    gtk_label_set_markup (self->legend_label, _ ("<u>words</u> only in this text   <s>words</s> only in the baseline"));
  else
    gtk_label_set_text (self->legend_label, _ ("Words are not marked"));
}

static gboolean
filter_row (gpointer item,
            gpointer user_data)
{
  return !CUE_COMPARE_PAGE (user_data)->only_differences || cue_compare_row_is_changed (item);
}

/* Selects the next changed row in the direction of @step, round the end, and brings it into view. */
static void
go (CueComparePage *self,
    int             step)
{
  int   n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int   position = selected != GTK_INVALID_LIST_POSITION ? (int) selected : step > 0 ? -1
                                                                                     : n_rows;

  if (get_n_changes (self) == 0 || n_rows == 0)
    return;
  do
    position = (position + step + n_rows) % n_rows;
  while (!is_changed (self, position));
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) position);
}

static void
next_change_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  go (CUE_COMPARE_PAGE (widget), 1);
}

static void
previous_change_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  go (CUE_COMPARE_PAGE (widget), -1);
}

/* (transfer full) */
static GPtrArray *
copy_columns (GPtrArray *columns)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (columns, i)));
  return copy;
}

static void
put_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray  *columns;
  const char *id;
  guint       column;

  g_variant_get (parameter, "(u&s)", &column, &id);
  if (self->draft == NULL || column >= self->columns->len)
    return;
  all = cue_compare_columns_list (self->draft);
  columns = copy_columns (self->columns);
  for (guint i = 0; i < all->len; i++)
    {
      CueVariant *variant = g_ptr_array_index (all, i);

      if (g_strcmp0 (cue_variant_get_id (variant), id) != 0)
        continue;
      g_object_unref (columns->pdata[column]);
      columns->pdata[column] = g_object_ref (variant);
    }
  set_columns (self, columns);
}

static void
set_mark_words (CueComparePage *self,
                gboolean        mark_words)
{
  if (!cue_set_boolean (self, &self->mark_words, mark_words, properties[PROP_MARK_WORDS]))
    return;
  update_legend (self);
  rebind (self);
}

static void
set_only_differences (CueComparePage *self,
                      gboolean        only_differences)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->rows);

  if (!cue_set_boolean (self, &self->only_differences, only_differences, properties[PROP_ONLY_DIFFERENCES]))
    return;
  gtk_filter_changed (filter, only_differences ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
  update_counter (self);
}

static void
cue_compare_page_dispose (GObject *object)
{
  CueComparePage *self = CUE_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_object (&self->scenario_signals);
  g_clear_object (&self->variant_signals);
  g_clear_object (&self->draft);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_COMPARE_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->comparison);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_strfreev);
  G_OBJECT_CLASS (cue_compare_page_parent_class)->dispose (object);
}

static void
cue_compare_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueComparePage *self = CUE_COMPARE_PAGE (object);

  switch ((CueComparePageProperty) prop_id)
    {
    case PROP_FACE:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->stack));
      break;

    case PROP_N_CHANGES:
      g_value_set_uint (value, get_n_changes (self));
      break;

    case PROP_CURRENT_CHANGE:
      g_value_set_uint (value, get_current_change (self));
      break;

    case PROP_MARK_WORDS:
      g_value_set_boolean (value, self->mark_words);
      break;

    case PROP_ONLY_DIFFERENCES:
      g_value_set_boolean (value, self->only_differences);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_compare_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueComparePage *self = CUE_COMPARE_PAGE (object);

  switch ((CueComparePageProperty) prop_id)
    {
    case PROP_MARK_WORDS:
      set_mark_words (self, g_value_get_boolean (value));
      break;

    case PROP_ONLY_DIFFERENCES:
      set_only_differences (self, g_value_get_boolean (value));
      break;

    case PROP_FACE:
    case PROP_N_CHANGES:
    case PROP_CURRENT_CHANGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.next-change", NULL, next_change_cb);
  gtk_widget_class_install_action (widget_class, "compare.previous-change", NULL, previous_change_cb);
  gtk_widget_class_install_action (widget_class, "compare.put", "(us)", put_cb);
  gtk_widget_class_install_property_action (widget_class, "compare.mark-words", "mark-words");
  gtk_widget_class_install_property_action (widget_class, "compare.only-differences", "only-differences");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/compare/cue-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, baseline_dropdown);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, counter_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, heads);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, legend_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, use_button);
  gtk_widget_class_bind_template_callback (widget_class, baseline_chosen_cb);
}

static void
cue_compare_page_class_init (CueComparePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_compare_page_dispose;
  object_class->get_property = cue_compare_page_get_property;
  object_class->set_property = cue_compare_page_set_property;

  properties[PROP_FACE] = g_param_spec_string ("face", NULL, NULL, "none", CUE_PARAM_READABLE);
  properties[PROP_N_CHANGES] = g_param_spec_uint ("n-changes", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_CHANGE] =
    g_param_spec_uint ("current-change", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_MARK_WORDS] = g_param_spec_boolean ("mark-words", NULL, NULL, TRUE, CUE_PARAM_READWRITE);
  properties[PROP_ONLY_DIFFERENCES] =
    g_param_spec_boolean ("only-differences", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "comparepage");
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
cue_compare_page_init (CueComparePage *self)
{
  GtkFilter *filter;

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->mark_words = TRUE;
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;

  filter = GTK_FILTER (gtk_custom_filter_new (filter_row, self, NULL));
  self->rows = gtk_filter_list_model_new (NULL, filter);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION,
                                  "autoselect", FALSE,
                                  "can-unselect", TRUE,
                                  "model", self->rows,
                                  NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (update_counter), self, G_CONNECT_SWAPPED);
  rebind (self);
  update_legend (self);

  self->scenario_signals = g_signal_group_new (CUE_TYPE_SCENARIO);
  g_signal_group_connect_swapped (self->scenario_signals, "notify::instructions", G_CALLBACK (texts_changed_cb), self);
  self->variant_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->variant_signals, "items-changed", G_CALLBACK (texts_changed_cb), self);
}

void
cue_compare_page_set_draft (CueComparePage *self,
                            CueDraft       *draft)
{
  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  if (!g_set_object (&self->draft, draft))
    return;
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  g_signal_group_set_target (self->variant_signals, draft != NULL ? cue_draft_get_variants (draft) : NULL);
  g_clear_handle_id (&self->update_idle, g_source_remove);
  reset (self);
}

void
cue_compare_page_set_variants (CueComparePage *self,
                               GPtrArray      *variants)
{
  GPtrArray *columns;

  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (self->draft != NULL);
  g_return_if_fail (variants != NULL && variants->len >= 2 && variants->len <= CUE_COMPARE_MAX_COLUMNS);

  columns = copy_columns (variants);
  self->baseline = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      if (cue_compare_columns_in_use (self->draft, g_ptr_array_index (columns, i)))
        self->baseline = i;
    }
  set_columns (self, columns);
}

GPtrArray *
cue_compare_page_get_variants (CueComparePage *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_PAGE (self), NULL);
  return self->columns;
}

guint
cue_compare_page_get_baseline (CueComparePage *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_PAGE (self), 0);
  return self->baseline;
}

void
cue_compare_page_set_baseline (CueComparePage *self,
                               guint           column)
{
  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (column < MAX (self->columns->len, 1));

  if (self->baseline == column)
    return;
  self->baseline = column;
  if (self->columns->len < 2)
    return;
  fill_heads (self);
  compare (self);
}
