/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-head.h"

#include "cue-comparison.h"
#include "cue-stars.h"
#include "cue-variant-badge.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueCompareHead
{
  GtkWidget parent_instance;

  GtkBox        *title_line;
  GtkLabel      *title_label;
  GtkMenuButton *title_button;
  GtkLabel      *button_label;
  GtkWidget     *baseline_chip;
  GtkWidget     *in_use_chip;
  GtkMenuButton *menu_button;
  GtkBox        *caption_line;
  GtkLabel      *caption_label;

  CueCompareSource *source; /* (owned) */
  GPtrArray        *others; /* (owned) (element-type CueCompareSource) */
  guint             column;
};

G_DEFINE_FINAL_TYPE (CueCompareHead, cue_compare_head, GTK_TYPE_WIDGET)

static void
cue_compare_head_dispose (GObject *object)
{
  CueCompareHead *self = CUE_COMPARE_HEAD (object);

  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_COMPARE_HEAD);
  g_clear_object (&self->source);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_compare_head_parent_class)->dispose (object);
}

static void
cue_compare_head_class_init (CueCompareHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_compare_head_dispose;
  gtk_widget_class_set_css_name (widget_class, "comparehead");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/compare/cue-compare-head.ui");
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, title_line);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, title_button);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, button_label);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, baseline_chip);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, in_use_chip);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, caption_line);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, caption_label);
}

static void
cue_compare_head_init (CueCompareHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Menus */

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          guint       column)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", column);
  g_menu_append_item (menu, item);
}

/* The texts that could stand here, or, with @column over the last, stand here as well. */
static GMenuModel *
create_texts (CueCompareHead *self,
              guint           column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < self->others->len; i++)
    {
      CueCompareSource *other = g_ptr_array_index (self->others, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (cue_compare_source_get_title (other), NULL);

      g_menu_item_set_action_and_target (item, "compare.put", "(us)", column, cue_compare_source_get_key (other));
      g_menu_append_item (menu, item);
    }
  add_item (more, _ ("Compare With…"), "compare.choose", column);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

/* The columns that do not show, then texts that could. */
static GMenuModel *
create_title_menu (CueCompareHead     *self,
                   const CueHeadState *state)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenuModel) texts = create_texts (self, self->column);

  for (guint i = 0; i < state->columns->len; i++)
    {
      if (i != self->column && i != state->baseline)
        add_item (columns, cue_compare_source_get_title (g_ptr_array_index (state->columns, i)), "compare.show-column", i);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, texts);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (CueCompareHead     *self,
             const CueHeadState *state)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) text = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenuModel) instead = create_texts (self, self->column);
  g_autoptr (GMenuModel) added = create_texts (self, state->columns->len);

  add_item (text, _ ("Take All Into Draft"), "compare.take-all", self->column);
  if (!state->in_use)
    add_item (text, _ ("Use This Text"), "compare.use", self->column);
  if (cue_compare_source_get_variant (self->source) != NULL)
    add_item (text, _ ("Rename…"), "compare.rename", self->column);
  add_item (place, _ ("Show Alone"), "compare.show-alone", self->column);
  if (self->column != state->baseline)
    add_item (place, _ ("Make Baseline"), "compare.make-baseline", self->column);
  if (self->column + 1 < state->columns->len)
    add_item (place, _ ("Swap With Next"), "compare.swap", self->column);
  g_menu_append_submenu (columns, _ ("Show Another Text"), instead);
  if (state->columns->len < CUE_COMPARE_MAX_COLUMNS)
    g_menu_append_submenu (columns, _ ("Add a Column"), added);
  if (state->columns->len > 2)
    add_item (columns, _ ("Remove This Column"), "compare.remove-column", self->column);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

/* Words */

static void
rated_cb (CueCompareHead *self,
          int             rating)
{
  if (self->source != NULL)
    g_object_set (cue_compare_source_get_variant (self->source), "rating", rating, NULL);
}

static char *
describe (CueCompareHead     *self,
          const CueHeadState *state)
{
  g_autofree char *words = NULL;
  g_autofree char *changes = NULL;

  if (state->n_words < 0)
    return g_strdup ("");
  words = g_strdup_printf (ngettext ("%d word", "%d words", state->n_words), state->n_words);
  if (self->column == state->baseline || state->n_changes < 0)
    return g_steal_pointer (&words);
  changes = g_strdup_printf (ngettext ("%d change", "%d changes", state->n_changes), state->n_changes);
  /* translators: “152 words”, then “5 changes”; both come translated */
  return g_strdup_printf (_ ("%s · %s"), words, changes);
}

static void
update_title (CueCompareHead *self)
{
  const char      *title;
  g_autofree char *menu = NULL;
  g_autofree char *other = NULL;

  title = cue_compare_source_get_title (self->source);
  /* translators: %s is a text's title: “Variant 2” */
  menu = g_strdup_printf (_ ("What to do with %s"), title);
  /* translators: %s is a text's title: “Variant 2” */
  other = g_strdup_printf (_ ("Show another text instead of %s"), title);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->button_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button), GTK_ACCESSIBLE_PROPERTY_LABEL, other, -1);
}

static void
set_state (CueCompareHead     *self,
           const CueHeadState *state)
{
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) texts = NULL;
  g_autofree char *caption = describe (self, state);

  menu = create_menu (self, state);
  texts = create_title_menu (self, state);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_menu_button_set_menu_model (self->title_button, texts);
  gtk_widget_set_visible (self->baseline_chip, self->column == state->baseline);
  gtk_widget_set_visible (self->in_use_chip, state->in_use);
  gtk_widget_set_visible (GTK_WIDGET (self->title_button), state->compact);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !state->compact);
  gtk_label_set_text (self->caption_label, caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption_label), caption);
}

static void
add_stars (CueCompareHead *self)
{
  CueVariant *variant = cue_compare_source_get_variant (self->source);
  GtkWidget  *stars = g_object_new (CUE_TYPE_STARS,
                                    "label", cue_variant_get_title (variant),
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);

  g_object_bind_property (variant, "rating", stars, "value", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (stars, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->caption_line, stars);
}

GtkWidget *
cue_compare_head_new (CueCompareSource   *source,
                      guint               column,
                      GPtrArray          *others,
                      const CueHeadState *state)
{
  CueCompareHead *self;

  g_return_val_if_fail (CUE_IS_COMPARE_SOURCE (source), NULL);
  g_return_val_if_fail (others != NULL && state != NULL, NULL);

  self = g_object_new (CUE_TYPE_COMPARE_HEAD, NULL);
  self->source = g_object_ref (source);
  self->others = g_ptr_array_ref (others);
  self->column = column;
  gtk_box_prepend (self->title_line, cue_variant_badge_new (column, column + 1));
  if (cue_compare_source_get_variant (source) != NULL)
    add_stars (self);
  update_title (self);
  set_state (self, state);
  return GTK_WIDGET (self);
}
