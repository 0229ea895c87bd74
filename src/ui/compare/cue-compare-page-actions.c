/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: its actions and keys. */
#include "cue-compare-page-private.h"

#include "cue-compare-columns.h"
#include "cue-compare-head.h"
#include "cue-compare-picker.h"
#include "cue-question.h"

#include <glib/gi18n.h>

/* Fewest variants for which it is worth asking what all of them say. */
#define STABILITY_FROM 3

static GtkWindow *
get_window (CueComparePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Whether the window has an action of that name. */
static gboolean
window_has (CueComparePage *self,
            const char     *wanted)
{
  GtkWindow          *window = get_window (self);
  GType               owner;
  const char         *name;
  const GVariantType *type;
  const char         *property;

  for (guint i = 0; window != NULL; i++)
    {
      if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window), i, &owner, &name, &type, &property))
        break;
      if (g_str_equal (name, wanted))
        return TRUE;
    }
  return FALSE;
}

/* (nullable): the column an action is about. */
static CueCompareSource *
get_source (CueComparePage *self,
            GVariant       *parameter)
{
  guint column = g_variant_get_uint32 (parameter);

  return column < self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;
}

/* Changes, undo, find */

static void
go_cb (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  int             step = g_str_equal (name, "compare.next-change") ? 1 : -1;

  cue_compare_page_close_alone (self);
  cue_compare_grid_go_to_change (self->grid, step);
}

static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);

  if (self->merged == NULL || cue_compare_page_is_lone (self) || !gtk_widget_get_mapped (widget))
    return;
  if (g_str_equal (name, "compare.undo"))
    cue_merged_draft_undo (self->merged);
  else
    cue_merged_draft_redo (self->merged);
}

static void
find_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  cue_compare_page_find (CUE_COMPARE_PAGE (widget));
}

static void
find_step_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  int             step = g_str_equal (name, "compare.find-next") ? 1 : -1;

  if (!gtk_search_bar_get_search_mode (self->find_bar))
    return;
  if (cue_compare_page_is_lone (self))
    cue_lone_text_go_to_found (self->lone, step);
  else
    cue_compare_grid_go_to_found (self->grid, step);
}

void
cue_compare_page_update_found (CueComparePage *self)
{
  GObject         *where;
  guint            n_found = 0;
  guint            current = 0;
  g_autofree char *text = NULL;

  if (self->find_label == NULL)
    return;
  where = cue_compare_page_is_lone (self) ? G_OBJECT (self->lone) : G_OBJECT (self->grid);
  g_object_get (where, "n-found", &n_found, "current-found", &current, NULL);
  if (*gtk_editable_get_text (self->find_entry) == '\0')
    text = g_strdup ("");
  else if (n_found == 0)
    text = g_strdup (_ ("Not found"));
  else if (current == 0)
    text = g_strdup_printf (ngettext ("Found once", "Found %u times", n_found), n_found);
  else
    /* translators: which place, and how many there are */
    text = g_strdup_printf (_ ("%u of %u"), current, n_found);
  gtk_label_set_text (self->find_label, text);
}

/* Columns */

/* What stands in @column, or beside the last, is @source now. */
static void
put_source (CueComparePage   *self,
            guint             column,
            CueCompareSource *source)
{
  GPtrArray *columns;
  guint      there;

  if (self->draft == NULL || column > self->columns->len || column >= CUE_COMPARE_MAX_COLUMNS)
    return;
  if (g_ptr_array_find_with_equal_func (self->columns, source, cue_compare_source_equal, &there))
    {
      cue_compare_page_show_column (self, there);
      return;
    }
  columns = cue_compare_page_copy_columns (self);
  if (column == columns->len)
    g_ptr_array_add (columns, g_object_ref (source));
  else
    {
      g_object_unref (columns->pdata[column]);
      columns->pdata[column] = g_object_ref (source);
    }
  self->chosen = TRUE;
  cue_compare_page_set_columns (self, columns);
  cue_compare_page_show_column (self, column);
}

static void
put_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  g_autoptr (CueCompareSource) source = NULL;
  const char *key;
  guint       column;

  g_variant_get (parameter, "(u&s)", &column, &key);
  source = self->draft != NULL ? cue_compare_page_find_source (self, key) : NULL;
  if (source != NULL)
    put_source (self, column, source);
}

static void
chosen_cb (CueComparePage   *self,
           CueCompareSource *source,
           GtkWidget        *picker)
{
  put_source (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picker), "column")), source);
}

static void
choose_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  g_autoptr (GPtrArray) texts = NULL;
  GtkWidget *picker;

  if (self->draft == NULL)
    return;
  texts = cue_compare_columns_list (self->draft);
  for (guint i = texts->len; i > 0; i--)
    {
      if (g_ptr_array_find_with_equal_func (self->columns, g_ptr_array_index (texts, i - 1), cue_compare_source_equal, NULL))
        g_ptr_array_remove_index (texts, i - 1);
    }
  picker = cue_compare_picker_new (get_window (self), texts,
                                   self->library != NULL ? cue_library_get_drafts (self->library) : NULL, self->draft);
  g_object_set_data (G_OBJECT (picker), "column", GUINT_TO_POINTER (g_variant_get_uint32 (parameter)));
  g_signal_connect_object (picker, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
swap (CueComparePage *self,
      guint           first)
{
  GPtrArray *columns;
  gpointer   moved;

  if (first + 1 >= self->columns->len)
    return;
  columns = cue_compare_page_copy_columns (self);
  moved = columns->pdata[first];
  columns->pdata[first] = columns->pdata[first + 1];
  columns->pdata[first + 1] = moved;
  if (self->baseline == first || self->baseline == first + 1)
    self->baseline = self->baseline == first ? first + 1 : first;
  self->chosen = TRUE;
  cue_compare_page_set_columns (self, columns);
}

static void
column_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  guint           column = g_variant_get_uint32 (parameter);

  if (g_str_equal (name, "compare.show-column"))
    cue_compare_page_show_column (self, column);
  else if (g_str_equal (name, "compare.show-alone"))
    cue_compare_page_show_alone (self, column);
  else if (g_str_equal (name, "compare.swap"))
    swap (self, column);
  else if (get_source (self, parameter) == NULL)
    return;
  else if (g_str_equal (name, "compare.make-baseline"))
    cue_compare_page_set_baseline (self, column);
  else if (g_str_equal (name, "compare.take-all") && self->merged != NULL)
    cue_merged_draft_take_all (self->merged, column);
}

static void
remove_column_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  guint           column = g_variant_get_uint32 (parameter);
  GPtrArray      *columns;

  if (column >= self->columns->len || self->columns->len <= 2)
    return;
  columns = cue_compare_page_copy_columns (self);
  g_ptr_array_remove_index (columns, column);
  if (self->baseline >= column && self->baseline > 0)
    self->baseline--;
  self->chosen = TRUE;
  cue_compare_page_set_columns (self, columns);
}

static void
use_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  CueComparePage   *self = CUE_COMPARE_PAGE (widget);
  CueCompareSource *source = get_source (self, parameter);
  g_autoptr (CueVariant) variant = NULL;

  if (source == NULL || self->draft == NULL)
    return;
  g_set_object (&variant, cue_compare_source_get_variant (source));
  if (variant == NULL)
    variant = cue_compare_page_add_variant (self, cue_compare_source_get_text (source),
                                            cue_compare_source_get_title (source), NULL);
  gtk_widget_activate_action (widget, "page.use-variant", "s", cue_variant_get_id (variant));
}

static void
renamed_cb (CueVariant *variant,
            const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  g_object_set (variant, "name", name, NULL);
}

static void
rename_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CueComparePage   *self = CUE_COMPARE_PAGE (widget);
  CueCompareSource *source = get_source (self, parameter);
  CueVariant       *variant = source != NULL ? cue_compare_source_get_variant (source) : NULL;
  GtkWidget        *question;
  g_autofree char  *heading = NULL;

  if (variant == NULL)
    return;
  /* translators: %s is a variant's title */
  heading = g_strdup_printf (_ ("Rename %s"), cue_variant_get_title (variant));
  question = cue_question_new_for_text (get_window (self), heading, _ ("A name that tells it from the others."),
                                        _ ("Rename"), _ ("Name"));
  g_signal_connect_object (question, "accepted", G_CALLBACK (renamed_cb), variant, G_CONNECT_SWAPPED);
  g_signal_connect_object (variant, "notify::name", G_CALLBACK (cue_compare_page_queue_refresh), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
step_column_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  cue_compare_page_step_column (CUE_COMPARE_PAGE (widget), g_str_equal (name, "compare.next-column") ? 1 : -1);
}

/* The merged draft */

static void
draft_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CueComparePage  *self = CUE_COMPARE_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->merged == NULL)
    return;
  if (g_str_equal (name, "compare.use-draft"))
    cue_compare_page_use_merged (self);
  else if (g_str_equal (name, "compare.edit-draft"))
    cue_compare_page_show_alone (self, self->columns->len);
  else if (g_str_equal (name, "compare.clear-draft"))
    cue_merged_draft_set_text (self->merged, "");
  else
    {
      text = cue_merged_draft_dup_text (self->merged);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      cue_compare_page_tell (self, _ ("The draft is copied"));
    }
}

/* Elsewhere */

static void
elsewhere_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);
  const char     *ids[2] = { NULL, NULL };

  if (self->draft == NULL)
    return;
  cue_compare_page_keep_merged (self);
  ids[0] = cue_draft_get_id (self->draft);
  if (g_str_equal (name, "compare.blind"))
    gtk_widget_activate_action (widget, "win.judge-blind", "^as", ids);
  else
    gtk_widget_activate_action (widget, "win.stability", "s", ids[0]);
}

static void
wait_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CueComparePage *self = CUE_COMPARE_PAGE (widget);

  if (g_str_equal (name, "compare.stop"))
    cue_compare_page_stop (self);
  else if (self->columns->len > 1)
    cue_compare_page_compare (self);
}

static void
export_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  cue_compare_page_export (CUE_COMPARE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* What can be done now */

void
cue_compare_page_enable_actions (CueComparePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   compared = self->comparison != NULL;
  gboolean   lone = cue_compare_page_is_lone (self);
  gboolean   undo = FALSE;
  gboolean   redo = FALSE;
  gboolean   stable;

  if (self->grid == NULL)
    return;
  if (self->merged != NULL)
    g_object_get (self->merged, "can-undo", &undo, "can-redo", &redo, NULL);
  stable = self->draft != NULL && g_list_model_get_n_items (cue_draft_get_variants (self->draft)) >= STABILITY_FROM;
  gtk_widget_action_set_enabled (widget, "compare.next-change", compared && cue_comparison_get_n_changes (self->comparison) > 0);
  gtk_widget_action_set_enabled (widget, "compare.previous-change",
                                 compared && cue_comparison_get_n_changes (self->comparison) > 0);
  gtk_widget_action_set_enabled (widget, "compare.undo", undo && !lone);
  gtk_widget_action_set_enabled (widget, "compare.redo", redo && !lone);
  gtk_widget_action_set_enabled (widget, "compare.find", self->columns->len > 1);
  gtk_widget_action_set_enabled (widget, "compare.export", compared);
  gtk_widget_action_set_enabled (widget, "compare.edit-draft", self->merged != NULL);
  gtk_widget_action_set_enabled (widget, "compare.copy-draft", self->merged != NULL && !cue_merged_draft_is_empty (self->merged));
  gtk_widget_action_set_enabled (widget, "compare.clear-draft", self->merged != NULL && !cue_merged_draft_is_empty (self->merged));
  gtk_widget_action_set_enabled (widget, "compare.blind", window_has (self, "win.judge-blind"));
  gtk_widget_action_set_enabled (widget, "compare.stability", stable && window_has (self, "win.stability"));
  gtk_widget_set_visible (self->blind_button, window_has (self, "win.judge-blind"));
  gtk_widget_set_visible (self->stability_button, stable && window_has (self, "win.stability"));
}

/* Plain letters work only while the rows have the focus, not in the heads over them or in a cell being edited. */
gboolean
cue_compare_page_is_in_rows (CueComparePage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid)) && !GTK_IS_TEXT_VIEW (focus) &&
         gtk_widget_get_ancestor (focus, CUE_TYPE_COMPARE_HEAD) == NULL &&
         gtk_widget_get_ancestor (focus, CUE_TYPE_MERGED_HEAD) == NULL;
}

static gboolean
act_on_key (CueComparePage *self,
            guint           key)
{
  guint column = 0;

  g_object_get (self->grid, "current-column", &column, NULL);
  if (key == GDK_KEY_x || key == GDK_KEY_X)
    swap (self, 0);
  else if (key == GDK_KEY_f || key == GDK_KEY_F)
    cue_compare_page_show_alone (self, column);
  else if (key >= GDK_KEY_1 && key < GDK_KEY_1 + self->columns->len)
    cue_compare_page_set_baseline (self, key - GDK_KEY_1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                CueComparePage        *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean        rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint           column = 0;

  if (!cue_compare_page_is_in_rows (self))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == (GDK_ALT_MASK | GDK_SHIFT_MASK) && key == (rtl ? GDK_KEY_Left : GDK_KEY_Right))
    {
      g_object_get (self->grid, "current-column", &column, NULL);
      if (self->merged != NULL && column < self->columns->len)
        cue_merged_draft_take_all (self->merged, column);
      return GDK_EVENT_STOP;
    }
  return (modifiers & ~GDK_SHIFT_MASK) == 0 ? act_on_key (self, key) : GDK_EVENT_PROPAGATE;
}

void
cue_compare_page_init_keys (CueComparePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

void
cue_compare_page_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const on_columns[] = { "compare.make-baseline", "compare.take-all", "compare.show-alone", "compare.swap",
                                            "compare.show-column" };
  static const char *const on_draft[] = { "compare.use-draft", "compare.edit-draft", "compare.copy-draft",
                                          "compare.clear-draft" };

  for (gsize i = 0; i < G_N_ELEMENTS (on_columns); i++)
    gtk_widget_class_install_action (widget_class, on_columns[i], "u", column_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (on_draft); i++)
    gtk_widget_class_install_action (widget_class, on_draft[i], NULL, draft_cb);
  gtk_widget_class_install_action (widget_class, "compare.next-change", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "compare.previous-change", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "compare.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "compare.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "compare.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "compare.find-next", NULL, find_step_cb);
  gtk_widget_class_install_action (widget_class, "compare.find-previous", NULL, find_step_cb);
  gtk_widget_class_install_action (widget_class, "compare.put", "(us)", put_cb);
  gtk_widget_class_install_action (widget_class, "compare.choose", "u", choose_cb);
  gtk_widget_class_install_action (widget_class, "compare.remove-column", "u", remove_column_cb);
  gtk_widget_class_install_action (widget_class, "compare.use", "u", use_cb);
  gtk_widget_class_install_action (widget_class, "compare.rename", "u", rename_cb);
  gtk_widget_class_install_action (widget_class, "compare.next-column", NULL, step_column_cb);
  gtk_widget_class_install_action (widget_class, "compare.previous-column", NULL, step_column_cb);
  gtk_widget_class_install_action (widget_class, "compare.blind", NULL, elsewhere_cb);
  gtk_widget_class_install_action (widget_class, "compare.stability", NULL, elsewhere_cb);
  gtk_widget_class_install_action (widget_class, "compare.stop", NULL, wait_cb);
  gtk_widget_class_install_action (widget_class, "compare.again", NULL, wait_cb);
  gtk_widget_class_install_action (widget_class, "compare.export", "s", export_cb);
  gtk_widget_class_install_property_action (widget_class, "compare.mark-words", "mark-words");
  gtk_widget_class_install_property_action (widget_class, "compare.only-differences", "only-differences");
  gtk_widget_class_install_property_action (widget_class, "compare.scroll-together", "scroll-together");
}
