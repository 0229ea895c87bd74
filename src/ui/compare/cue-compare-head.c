/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-head.h"

#include "cue-variant-badge.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueCompareHead
{
  GtkWidget parent_instance;

  GtkBox        *title_line;
  GtkMenuButton *title_button;
  GtkLabel      *title_label;
  GtkWidget     *title_arrow;
  GtkWidget     *baseline_chip;
  GtkWidget     *in_use_chip;
  GtkButton     *use_button;
  GtkLabel      *caption_label;

  CueVariant *variant; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueCompareHead, cue_compare_head, GTK_TYPE_WIDGET)

static void
cue_compare_head_dispose (GObject *object)
{
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_COMPARE_HEAD);
  g_clear_object (&CUE_COMPARE_HEAD (object)->variant);
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
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, title_button);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, title_arrow);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, baseline_chip);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, in_use_chip);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, use_button);
  gtk_widget_class_bind_template_child (widget_class, CueCompareHead, caption_label);
}

static void
cue_compare_head_init (CueCompareHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GMenuModel *
create_menu (guint      column,
             GPtrArray *others)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < others->len; i++)
    {
      CueVariant *other = g_ptr_array_index (others, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (cue_variant_get_title (other), NULL);

      g_menu_item_set_action_and_target (item, "compare.put", "(us)", column, cue_variant_get_id (other));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
name_buttons (CueCompareHead *self)
{
  const char *title = cue_variant_get_title (self->variant);
  /* translators: %s is a variant's title */
  g_autofree char *use = g_strdup_printf (_ ("Use %s"), title);
  /* translators: %s is a variant's title */
  g_autofree char *other = g_strdup_printf (_ ("Show another text instead of %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->use_button), GTK_ACCESSIBLE_PROPERTY_LABEL, use, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button), GTK_ACCESSIBLE_PROPERTY_LABEL, other, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->use_button), use);
}

GtkWidget *
cue_compare_head_new (CueVariant *variant,
                      guint       column,
                      GPtrArray  *others)
{
  CueCompareHead *self;
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *badge;

  g_return_val_if_fail (CUE_IS_VARIANT (variant), NULL);
  g_return_val_if_fail (others != NULL, NULL);

  self = g_object_new (CUE_TYPE_COMPARE_HEAD, NULL);
  self->variant = g_object_ref (variant);
  menu = create_menu (column, others);
  badge = cue_variant_badge_new (column, column + 1);
  gtk_box_prepend (self->title_line, badge);
  gtk_label_set_text (self->title_label, cue_variant_get_title (variant));
  /* A menu button without a menu looks insensitive, so an empty one stays and cannot be opened. */
  gtk_menu_button_set_menu_model (self->title_button, menu);
  gtk_widget_set_visible (self->title_arrow, others->len > 0);
  gtk_widget_set_can_target (GTK_WIDGET (self->title_button), others->len > 0);
  gtk_widget_set_can_focus (GTK_WIDGET (self->title_button), others->len > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", cue_variant_get_id (variant));
  name_buttons (self);
  return GTK_WIDGET (self);
}

void
cue_compare_head_set_state (CueCompareHead *self,
                            gboolean        is_baseline,
                            gboolean        in_use,
                            int             n_changes)
{
  g_autofree char *words = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *caption = NULL;

  g_return_if_fail (CUE_IS_COMPARE_HEAD (self));

  g_object_get (self->variant, "caption", &words, NULL);
  gtk_widget_set_visible (self->baseline_chip, is_baseline);
  gtk_widget_set_visible (self->in_use_chip, in_use);
  gtk_widget_set_visible (GTK_WIDGET (self->use_button), !in_use);
  if (is_baseline || n_changes < 0)
    {
      gtk_label_set_text (self->caption_label, words != NULL ? words : "");
      return;
    }
  changes = g_strdup_printf (ngettext ("%d change", "%d changes", n_changes), n_changes);
  /* translators: “152 words”, then “5 changes”; both come translated */
  caption = g_strdup_printf (_ ("%s · %s"), words != NULL ? words : "", changes);
  gtk_label_set_text (self->caption_label, caption);
}
