/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: a file of the comparison to pass on. */
#include "cue-compare-page-private.h"

#include "cue-error.h"
#include "cue-file-dialog.h"
#include "cue-report.h"
#include "cue-text.h"

#include <glib/gi18n.h>

/* Longest part of a file's name that is the scenario's (code points). */
#define NAME_LENGTH 60

/* A report on its way to a file. */
typedef struct
{
  CueComparePage *page; /* (owned) */
  char           *name; /* (owned): what the file is to be called */
  GBytes         *text; /* (owned) (nullable): not written yet */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_free (export->name);
  g_clear_pointer (&export->text, g_bytes_unref);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_autofree char *base = g_file_get_basename (G_FILE (source));

      name = g_filename_display_name (base);
      /* translators: %s is the name of a file */
      sentence = g_strdup_printf (_ ("Exported as “%s”"), name);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else
    sentence = cue_error_dup_sentence (error);
  cue_compare_page_tell (export->page, sentence);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = cue_file_dialog_save_finish (result, NULL);
  GBytes *text = export->text;

  if (file != NULL && !g_cancellable_is_cancelled (export->page->calls))
    g_file_replace_contents_bytes_async (file, text, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, export->page->calls,
                                         written_cb, g_steal_pointer (&export));
}

static void
report_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  CueComparePage  *page = export->page;
  char            *text = cue_report_write_finish (result, &error);
  GtkRoot         *root;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      sentence = cue_error_dup_sentence (error);
      cue_compare_page_tell (page, sentence);
      return;
    }
  root = gtk_widget_get_root (GTK_WIDGET (page));
  export->text = g_bytes_new_take (text, strlen (text));
  cue_file_dialog_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Export the Comparison"), export->name,
                              page->calls, place_chosen_cb, export);
  g_steal_pointer (&export);
}

/* (transfer full): what a file of the comparison is called. */
static char *
create_name (CueComparePage *self,
             const char     *suffix)
{
  g_autofree char *title = cue_text_excerpt (cue_draft_get_title (self->draft), NAME_LENGTH);

  g_strdelimit (title, "/\\:*?\"<>|", '-');
  /* translators: the name of a file: the scenario's name, and the file's kind ("html") */
  return g_strdup_printf (_ ("%s, compared.%s"), title, suffix);
}

/* Writes what is compared now; takes over @export. */
static void
write_report (CueComparePage *self,
              CueReportFormat format,
              Export *export)
{
  CueReport report = { 0 };
  char     *captions[CUE_COMPARE_MAX_COLUMNS] = { NULL };

  report.title = cue_draft_get_title (self->draft);
  report.comparison = self->comparison;
  report.merged = self->merged;
  report.created = g_get_real_time ();
  for (guint i = 0; i < self->compared->len; i++)
    {
      CueCompareSource *source = g_ptr_array_index (self->compared, i);
      CueVariant       *variant = cue_compare_source_get_variant (source);

      if (variant != NULL)
        g_object_get (variant, "caption", &captions[i], NULL);
      report.texts[i].title = cue_compare_source_get_title (source);
      report.texts[i].caption = captions[i];
      report.texts[i].note = variant != NULL ? cue_variant_get_note (variant) : NULL;
      report.texts[i].text = cue_compare_source_get_text (source);
    }
  cue_report_write_async (&report, format, self->calls, report_written_cb, export);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    g_free (captions[i]);
}

void
cue_compare_page_export (CueComparePage *self,
                         const char     *format)
{
  static const struct
  {
    const char     *word;
    const char     *suffix;
    CueReportFormat format;
  } formats[] = {
    { "html", "html", CUE_REPORT_HTML },
    { "markdown", "md", CUE_REPORT_MARKDOWN },
    { "json", "json", CUE_REPORT_JSON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      Export *export;

      if (!g_str_equal (formats[i].word, format) || self->comparison == NULL || self->draft == NULL)
        continue;
      export = g_new0 (Export, 1);
      export->page = g_object_ref (self);
      export->name = create_name (self, formats[i].suffix);
      write_report (self, formats[i].format, export);
    }
}
