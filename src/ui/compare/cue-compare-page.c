/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-page-private.h"

#include "cue-compare-columns.h"
#include "cue-fit-bin.h"
#include "cue-property.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CueComparePage, cue_compare_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FACE = 1,
  PROP_N_CHANGES,
  PROP_CURRENT_CHANGE,
  PROP_LONE,
  PROP_MARK_WORDS,
  PROP_ONLY_DIFFERENCES,
  PROP_SCROLL_TOGETHER,
} CueComparePageProperty;

static GParamSpec *properties[PROP_SCROLL_TOGETHER + 1];

static guint
get_grid_uint (CueComparePage *self,
               const char     *name)
{
  guint value = 0;

  g_object_get (self->grid, name, &value, NULL);
  return value;
}

/* Only "Variant 2" differs nowhere from the others: said where the counter stands. */
static char *
describe_place (CueComparePage *self)
{
  guint n_changes = get_grid_uint (self, "n-changes");
  guint current = get_grid_uint (self, "current-change");

  if (self->comparison == NULL)
    return g_strdup (self->stopped ? _ ("Not compared") : _ ("Comparing…"));
  if (cue_comparison_get_n_changes (self->comparison) == 0)
    return g_strdup (_ ("No changes"));
  if (current == 0)
    return g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
  /* translators: which change, and how many there are */
  return g_strdup_printf (ngettext ("%u of %u change", "%u of %u changes", n_changes), current, n_changes);
}

static const char *
find_note (CueComparePage *self)
{
  if (self->stopped)
    return _ ("Comparing was stopped.");
  if (self->comparison == NULL)
    return NULL;
  if (cue_comparison_get_n_changes (self->comparison) == 0)
    return self->columns->len == 2 ? _ ("Both say the same.") : _ ("They all say the same.");
  if (cue_comparison_is_coarse (self->comparison))
    return _ ("These texts are so long that they are marked more coarsely.");
  return NULL;
}

void
cue_compare_page_update (CueComparePage *self)
{
  g_autofree char *place = NULL;
  const char      *note;

  if (self->counter_label == NULL)
    return;
  place = describe_place (self);
  note = find_note (self);
  gtk_label_set_text (self->counter_label, place);
  gtk_widget_set_visible (self->note_box, note != NULL);
  gtk_label_set_text (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (self->again_button, self->stopped);
  cue_compare_page_enable_actions (self);
}

void
cue_compare_page_notify_changes (CueComparePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHANGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_CHANGE]);
}

void
cue_compare_page_notify_face (CueComparePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACE]);
}

void
cue_compare_page_notify_lone (CueComparePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LONE]);
}

void
cue_compare_page_tell (CueComparePage *self,
                       const char     *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-message", "s", sentence);
}

static void
place_changed_cb (CueComparePage *self)
{
  if (self->counter_label == NULL)
    return;
  cue_compare_page_update (self);
  cue_compare_page_notify_changes (self);
}

static void
found_cb (CueComparePage *self)
{
  cue_compare_page_update_found (self);
}

static void
texts_changed_cb (CueComparePage *self)
{
  cue_compare_page_queue_refresh (self);
}

static void
baseline_chosen_cb (CueComparePage *self)
{
  guint selected;

  if (self->filling || self->columns == NULL)
    return;
  selected = gtk_drop_down_get_selected (self->baseline_dropdown);
  if (selected < self->columns->len)
    cue_compare_page_set_baseline (self, selected);
}

static void
go_to_cb (CueComparePage *self,
          guint           row,
          guint           column)
{
  cue_compare_page_show_column (self, column);
  cue_compare_grid_go_to (self->grid, row, column);
}

static void
worked_out_cb (CueComparePage *self)
{
  cue_compare_page_fill_heads (self);
}

static void
width_changed_cb (CueComparePage *self,
                  int             width)
{
  self->width = width;
  cue_compare_page_lay_out (self);
}

static void
lone_edited_cb (CueComparePage *self)
{
  g_autofree char *text = NULL;

  if (self->merged == NULL || self->lone_text != self->columns->len)
    return;
  text = cue_lone_text_dup_text (self->lone);
  cue_merged_draft_set_text (self->merged, text);
}

static void
lone_closed_cb (CueComparePage *self)
{
  cue_compare_page_close_alone (self);
}

static void
find_changed_cb (CueComparePage *self)
{
  const char *text = gtk_editable_get_text (self->find_entry);

  g_object_set (self->grid, "find-text", *text != '\0' ? text : NULL, NULL);
  cue_lone_text_find (self->lone, *text != '\0' ? text : NULL);
  cue_compare_page_update_found (self);
}

static void
find_next_cb (CueComparePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.find-next", NULL);
}

static void
find_previous_cb (CueComparePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.find-previous", NULL);
}

static void
find_stop_cb (CueComparePage *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
}

/* What was looked for is no longer marked once the bar is closed. */
static void
find_mode_cb (CueComparePage *self)
{
  if (self->find_entry != NULL && !gtk_search_bar_get_search_mode (self->find_bar))
    {
      gtk_editable_set_text (self->find_entry, "");
      find_changed_cb (self);
      gtk_widget_child_focus (GTK_WIDGET (self->body), GTK_DIR_TAB_FORWARD);
    }
}

static void
cue_compare_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cue_compare_page_parent_class)->map (widget);
  cue_compare_page_enable_actions (CUE_COMPARE_PAGE (widget));
}

static void
cue_compare_page_dispose (GObject *object)
{
  CueComparePage *self = CUE_COMPARE_PAGE (object);

  if (self->draft != NULL)
    cue_compare_page_keep_merged (self);
  g_cancellable_cancel (self->calls);
  cue_compare_page_stop_waiting (self);
  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  g_clear_handle_id (&self->size_idle, g_source_remove);
  g_clear_object (&self->draft_signals);
  g_clear_object (&self->scenario_signals);
  g_clear_object (&self->variant_signals);
  g_clear_object (&self->writing_signals);
  if (self->writing != NULL)
    cue_compare_page_forget_writing (self);
  g_clear_pointer (&self->writing, g_ptr_array_unref);
  g_clear_object (&self->merged_signals);
  g_clear_object (&self->draft);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_COMPARE_PAGE);
  g_clear_object (&self->merged_head);
  g_clear_object (&self->calls);
  g_clear_object (&self->library);
  g_clear_object (&self->comparison);
  g_clear_object (&self->merged);
  g_clear_pointer (&self->kept_merge, json_node_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->compared, g_ptr_array_unref);
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
      g_value_set_uint (value, get_grid_uint (self, "n-changes"));
      break;

    case PROP_CURRENT_CHANGE:
      g_value_set_uint (value, get_grid_uint (self, "current-change"));
      break;

    case PROP_LONE:
      g_value_set_boolean (value, cue_compare_page_is_lone (self));
      break;

    case PROP_MARK_WORDS:
      g_value_set_boolean (value, self->mark_words);
      break;

    case PROP_ONLY_DIFFERENCES:
      g_value_set_boolean (value, self->only_differences);
      break;

    case PROP_SCROLL_TOGETHER:
      g_value_set_boolean (value, self->scroll_together);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_compare_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueComparePage *self = CUE_COMPARE_PAGE (object);
  gboolean        on = G_VALUE_HOLDS_BOOLEAN (value) && g_value_get_boolean (value);

  switch ((CueComparePageProperty) prop_id)
    {
    case PROP_MARK_WORDS:
      if (cue_set_boolean (self, &self->mark_words, on, pspec))
        g_object_set (self->grid, "mark-words", on, NULL);
      break;

    case PROP_ONLY_DIFFERENCES:
      if (cue_set_boolean (self, &self->only_differences, on, pspec))
        g_object_set (self->grid, "only-differences", on, NULL);
      break;

    case PROP_SCROLL_TOGETHER:
      if (cue_set_boolean (self, &self->scroll_together, on, pspec))
        g_object_set (self->grid, "scroll-together", on, NULL);
      break;

    case PROP_FACE:
    case PROP_N_CHANGES:
    case PROP_CURRENT_CHANGE:
    case PROP_LONE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, baseline_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, baseline_dropdown);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, blind_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, stability_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, counter_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, find_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, summary);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, wait_box);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, wait_bar);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, note_box);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, note_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, again_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, find_entry);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, find_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, tabs);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, tabs_box);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, body);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, grid);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, lone);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, size_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, use_button);
  gtk_widget_class_bind_template_child (widget_class, CueComparePage, writing_label);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, baseline_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, lone_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lone_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, worked_out_cb);
}

static void
cue_compare_page_class_init (CueComparePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_compare_page_dispose;
  object_class->get_property = cue_compare_page_get_property;
  object_class->set_property = cue_compare_page_set_property;
  widget_class->map = cue_compare_page_map;

  properties[PROP_FACE] = g_param_spec_string ("face", NULL, NULL, "none", CUE_PARAM_READABLE);
  properties[PROP_N_CHANGES] = g_param_spec_uint ("n-changes", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CURRENT_CHANGE] =
    g_param_spec_uint ("current-change", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_LONE] = g_param_spec_boolean ("lone", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_MARK_WORDS] = g_param_spec_boolean ("mark-words", NULL, NULL, TRUE, CUE_PARAM_READWRITE);
  properties[PROP_ONLY_DIFFERENCES] =
    g_param_spec_boolean ("only-differences", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_SCROLL_TOGETHER] =
    g_param_spec_boolean ("scroll-together", NULL, NULL, TRUE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CUE_TYPE_ADAPTIVE_BIN);
  g_type_ensure (CUE_TYPE_COMPARE_GRID);
  g_type_ensure (CUE_TYPE_COMPARE_SUMMARY);
  g_type_ensure (CUE_TYPE_FIT_BIN);
  g_type_ensure (CUE_TYPE_LONE_TEXT);
  gtk_widget_class_set_css_name (widget_class, "comparepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/compare/cue-compare-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  cue_compare_page_install_actions (widget_class);
}

static void
merged_changed_cb (CueComparePage *self)
{
  cue_compare_page_merged_changed (self);
}

static void
writing_changed_cb (CueComparePage *self)
{
  cue_compare_page_follow_writing (self);
}

static void
cue_compare_page_init (CueComparePage *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->writing = g_ptr_array_new_with_free_func (g_object_unref);
  self->calls = g_cancellable_new ();
  self->mark_words = TRUE;
  self->scroll_together = TRUE;
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  self->merged_head = CUE_MERGED_HEAD (g_object_ref_sink (cue_merged_head_new ()));
  gtk_search_bar_connect_entry (self->find_bar, self->find_entry);
  cue_compare_page_init_keys (self);

  self->draft_signals = g_signal_group_new (CUE_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "notify::base", G_CALLBACK (texts_changed_cb), self);
  self->scenario_signals = g_signal_group_new (CUE_TYPE_SCENARIO);
  g_signal_group_connect_swapped (self->scenario_signals, "notify::instructions", G_CALLBACK (texts_changed_cb), self);
  self->variant_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->variant_signals, "items-changed", G_CALLBACK (texts_changed_cb), self);
  self->writing_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->writing_signals, "items-changed", G_CALLBACK (writing_changed_cb), self);
  self->merged_signals = g_signal_group_new (CUE_TYPE_MERGED_DRAFT);
  g_signal_group_connect_swapped (self->merged_signals, "changed", G_CALLBACK (merged_changed_cb), self);
  cue_compare_page_update (self);
}

void
cue_compare_page_set_library (CueComparePage *self,
                              CueLibrary     *library)
{
  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (CUE_IS_LIBRARY (library));

  g_set_object (&self->library, library);
}

void
cue_compare_page_set_draft (CueComparePage *self,
                            CueDraft       *draft)
{
  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  if (self->draft == draft)
    return;
  if (self->draft != NULL)
    {
      cue_lone_text_flush (self->lone);
      cue_compare_page_keep_merged (self);
    }
  cue_compare_page_close_alone (self);
  cue_compare_page_drop_merged (self);
  g_set_object (&self->draft, draft);
  g_signal_group_set_target (self->draft_signals, draft);
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  g_signal_group_set_target (self->variant_signals, draft != NULL ? cue_draft_get_variants (draft) : NULL);
  g_signal_group_set_target (self->writing_signals, draft != NULL ? cue_draft_get_generations (draft) : NULL);
  cue_compare_page_follow_writing (self);
  g_clear_handle_id (&self->update_idle, g_source_remove);
  self->chosen = FALSE;
  cue_compare_page_reset (self);
}

void
cue_compare_page_set_variants (CueComparePage *self,
                               GPtrArray      *variants)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (self->draft != NULL);
  g_return_if_fail (variants != NULL && variants->len >= 2 && variants->len <= CUE_COMPARE_MAX_COLUMNS);

  self->baseline = 0;
  for (guint i = 0; i < variants->len; i++)
    {
      CueCompareSource *source = cue_compare_source_new_variant (g_ptr_array_index (variants, i));

      if (cue_compare_columns_in_use (self->draft, source))
        self->baseline = i;
      g_ptr_array_add (columns, source);
    }
  self->chosen = TRUE;
  cue_compare_page_set_columns (self, columns);
}

void
cue_compare_page_set_drafts (CueComparePage *self,
                             GPtrArray      *drafts)
{
  GPtrArray *columns;

  g_return_if_fail (CUE_IS_COMPARE_PAGE (self));
  g_return_if_fail (self->draft != NULL);
  g_return_if_fail (drafts != NULL && drafts->len >= 1 && drafts->len < CUE_COMPARE_MAX_COLUMNS);

  columns = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (columns, cue_compare_source_new_present (self->draft));
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (columns, cue_compare_source_new_scenario (g_ptr_array_index (drafts, i)));
  self->baseline = 0;
  self->chosen = TRUE;
  cue_compare_page_set_columns (self, columns);
}

GPtrArray *
cue_compare_page_get_columns (CueComparePage *self)
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
  cue_compare_page_fill_heads (self);
  cue_compare_page_lay_out (self);
  cue_compare_page_compare (self);
}

CueMergedDraft *
cue_compare_page_get_merged (CueComparePage *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_PAGE (self), NULL);
  return self->merged;
}

gboolean
cue_compare_page_find (CueComparePage *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_PAGE (self), FALSE);

  if (self->columns->len < 2)
    return FALSE;
  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (self->find_entry, 0, -1);
  return TRUE;
}
