/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-picker.h"

#include "cue-error.h"
#include "cue-file-dialog.h"
#include "cue-text.h"

#include <glib/gi18n.h>

struct _CueComparePicker
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkLabel       *problem_label;
  GtkListView    *list;

  GtkFilterListModel *texts;       /* (owned) (element-type CueCompareSource) */
  GtkFilterListModel *drafts;      /* (owned) (element-type CueDraft) */
  CueDraft           *draft;       /* (owned) */
  char               *needle;      /* (owned): folded */
  GCancellable       *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueComparePicker, cue_compare_picker, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
matches (CueComparePicker *self,
         const char       *title)
{
  g_autofree char *folded = NULL;

  if (*self->needle == '\0')
    return TRUE;
  folded = cue_text_fold (title);
  return strstr (folded, self->needle) != NULL;
}

static gboolean
filter_text (gpointer item,
             gpointer user_data)
{
  return matches (user_data, cue_compare_source_get_title (item));
}

static gboolean
filter_draft (gpointer item,
              gpointer user_data)
{
  CueComparePicker *self = user_data;

  return item != self->draft && matches (self, cue_draft_get_title (item));
}

static gpointer
map_draft (gpointer item,
           gpointer user_data)
{
  CueCompareSource *source = cue_compare_source_new_scenario (item);

  g_object_unref (item);
  return source;
}

static void
search_changed_cb (CueComparePicker *self)
{
  g_free (self->needle);
  self->needle = cue_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->texts), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->drafts), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
show_problem (CueComparePicker *self,
              const char       *problem)
{
  gtk_label_set_text (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}

static void
choose (CueComparePicker *self,
        CueCompareSource *source)
{
  if (cue_text_is_blank (cue_compare_source_get_text (source)))
    {
      show_problem (self, _ ("This scenario has no instructions yet."));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, source);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
activate_cb (CueComparePicker *self,
             guint             position)
{
  g_autoptr (CueCompareSource) source =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (source != NULL)
    choose (self, source);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CueComparePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueCompareSource) source = cue_compare_picker_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (source != NULL)
    choose (self, source);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    show_problem (self, error->message);
  else
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      show_problem (self, sentence);
    }
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CueComparePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cue_file_dialog_open_finish (result, &error);

  if (file != NULL && !g_cancellable_is_cancelled (self->cancellable))
    cue_compare_picker_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

static void
file_clicked_cb (CueComparePicker *self)
{
  static const char *const patterns[] = { "*.txt", "*.md", "*.markdown", "*.json", NULL };

  cue_file_dialog_open_async (GTK_WINDOW (self), _ ("Compare With a File"), _ ("Texts"), patterns, self->cancellable,
                              file_chosen_cb, g_object_ref (self));
}

static void
clipboard_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CueComparePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_autofree char *problem = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (CueCompareSource) source = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (text == NULL)
    {
      show_problem (self, _ ("No text was copied."));
      return;
    }
  problem = cue_compare_picker_dup_problem (text, strlen (text));
  if (problem != NULL)
    {
      show_problem (self, problem);
      return;
    }
  clean = cue_text_clean (text, -1);
  source = cue_compare_source_new_outside (_ ("Copied text"), clean);
  choose (self, source);
}

static void
clipboard_clicked_cb (CueComparePicker *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable, clipboard_cb,
                                 g_object_ref (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *kind = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (kind, "quiet");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  CueCompareSource *source = gtk_list_item_get_item (item);
  GtkWidget        *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  gboolean          other = cue_compare_source_get_kind (source) == CUE_SOURCE_SCENARIO;

  gtk_label_set_text (GTK_LABEL (title), cue_compare_source_get_title (source));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)),
                      other ? _ ("Another scenario") : _ ("Of this scenario"));
}

static void
cue_compare_picker_dispose (GObject *object)
{
  CueComparePicker *self = CUE_COMPARE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_COMPARE_PICKER);
  g_clear_object (&self->texts);
  g_clear_object (&self->drafts);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (cue_compare_picker_parent_class)->dispose (object);
}

static void
cue_compare_picker_finalize (GObject *object)
{
  CueComparePicker *self = CUE_COMPARE_PICKER (object);

  g_object_unref (self->cancellable);
  g_free (self->needle);
  G_OBJECT_CLASS (cue_compare_picker_parent_class)->finalize (object);
}

static void
cue_compare_picker_class_init (CueComparePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_compare_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_compare_picker_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, CUE_TYPE_COMPARE_SOURCE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/compare/cue-compare-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CueComparePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CueComparePicker, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CueComparePicker, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clipboard_clicked_cb);
}

static void
cue_compare_picker_init (CueComparePicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  self->needle = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

/* One list of both, of which only what is in view exists. */
static GtkSelectionModel *
create_model (CueComparePicker *self,
              GPtrArray        *texts,
              GListModel       *drafts)
{
  GListStore *own = g_list_store_new (CUE_TYPE_COMPARE_SOURCE);
  GListStore *both = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkMapListModel) mapped = NULL;

  for (guint i = 0; i < texts->len; i++)
    g_list_store_append (own, g_ptr_array_index (texts, i));
  self->texts = gtk_filter_list_model_new (G_LIST_MODEL (own), GTK_FILTER (gtk_custom_filter_new (filter_text, self, NULL)));
  self->drafts = gtk_filter_list_model_new (drafts != NULL ? g_object_ref (drafts) : NULL,
                                            GTK_FILTER (gtk_custom_filter_new (filter_draft, self, NULL)));
  gtk_filter_list_model_set_incremental (self->drafts, TRUE);
  mapped = gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (self->drafts)), map_draft, NULL, NULL);
  g_list_store_append (both, self->texts);
  g_list_store_append (both, mapped);
  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (both)))));
}

GtkWidget *
cue_compare_picker_new (GtkWindow  *parent,
                        GPtrArray  *texts,
                        GListModel *drafts,
                        CueDraft   *draft)
{
  CueComparePicker *self;
  g_autoptr (GtkSelectionModel) model = NULL;

  g_return_val_if_fail (texts != NULL, NULL);
  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);

  self = g_object_new (CUE_TYPE_COMPARE_PICKER, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  model = create_model (self, texts, drafts);
  gtk_list_view_set_model (self->list, model);
  return GTK_WIDGET (self);
}
