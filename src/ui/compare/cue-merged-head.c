/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-head.h"

#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

struct _CueMergedHead
{
  GtkWidget parent_instance;

  GtkMenuButton *menu_button;
  GtkLabel      *caption_label;
};

G_DEFINE_FINAL_TYPE (CueMergedHead, cue_merged_head, GTK_TYPE_WIDGET)

static void
cue_merged_head_dispose (GObject *object)
{
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_MERGED_HEAD);
  G_OBJECT_CLASS (cue_merged_head_parent_class)->dispose (object);
}

static void
cue_merged_head_class_init (CueMergedHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_merged_head_dispose;
  gtk_widget_class_set_css_name (widget_class, "mergedhead");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/ui/compare/cue-merged-head.ui");
  gtk_widget_class_bind_template_child (widget_class, CueMergedHead, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CueMergedHead, caption_label);
}

static void
cue_merged_head_init (CueMergedHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_merged_head_new (void)
{
  return g_object_new (CUE_TYPE_MERGED_HEAD, NULL);
}

void
cue_merged_head_set_titles (CueMergedHead     *self,
                            const char *const *titles,
                            gboolean           structured)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) starts = g_menu_new ();
  g_autoptr (GMenu) text = g_menu_new ();
  g_autoptr (GMenu) undo = g_menu_new ();

  g_return_if_fail (CUE_IS_MERGED_HEAD (self));
  g_return_if_fail (titles != NULL);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (titles[i], NULL);

      g_menu_item_set_action_and_target (item, "compare.take-all", "u", i);
      g_menu_append_item (starts, item);
    }
  g_menu_append_submenu (text, _ ("Start From"), G_MENU_MODEL (starts));
  if (!structured)
    g_menu_append (text, _ ("Edit as One Text"), "compare.edit-draft");
  g_menu_append (text, _ ("Copy the Draft"), "compare.copy-draft");
  g_menu_append (text, _ ("Empty the Draft"), "compare.clear-draft");
  g_menu_append (undo, _ ("Undo"), "compare.undo");
  g_menu_append (undo, _ ("Redo"), "compare.redo");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (undo));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

char *
cue_merged_head_dup_origins (CueMergedDraft    *merged,
                             guint              n_columns,
                             const char *const *titles)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_common = 0;
  guint n_edited = 0;
  guint n_taken[CUE_COMPARE_MAX_COLUMNS] = { 0 };

  g_return_val_if_fail (CUE_IS_MERGED_DRAFT (merged), NULL);

  cue_merged_draft_count (merged, &n_common, &n_edited, n_taken);
  if (n_common > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u the same", "%u the same", n_common), n_common));
  for (guint i = 0; i < n_columns; i++)
    {
      if (n_taken[i] == 0)
        continue;
      if (titles != NULL)
        /* translators: sentences of the merged draft: how many, and the title of the text they are from */
        g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u from %s", "%u from %s", n_taken[i]), n_taken[i], titles[i]));
      else
        /* translators: sentences of the merged draft: how many, and the number of the column they are from */
        g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u from %u", "%u from %u", n_taken[i]), n_taken[i], i + 1));
    }
  if (n_edited > 0)
    /* translators: sentences of the merged draft that the tester wrote */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u yours", "%u yours", n_edited), n_edited));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

void
cue_merged_head_show (CueMergedHead  *self,
                      CueMergedDraft *merged,
                      guint           n_columns)
{
  g_autofree char *origins = NULL;

  g_return_if_fail (CUE_IS_MERGED_HEAD (self));

  if (merged == NULL)
    origins = g_strdup ("");
  else if (cue_merged_draft_is_empty (merged))
    origins = g_strdup (_ ("Empty: take sentences with the arrow"));
  else
    origins = cue_merged_head_dup_origins (merged, n_columns, NULL);
  gtk_label_set_text (self->caption_label, origins);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption_label), origins);
}
