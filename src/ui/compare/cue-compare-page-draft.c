/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: the merged draft: where it begins, how it is kept, and putting it to use. */
#include "cue-compare-page-private.h"

#include "cue-compare-columns.h"
#include "cue-error.h"
#include "cue-text.h"

#include <glib/gi18n.h>

/* How long a change waits before it is handed over to be kept (ms). */
#define KEEP_DELAY 100
/* Texts up to this long have their speaking time told (bytes). */
#define QUICK_TEXT 100000

/* Keeping */

/* (transfer container): one a column. */
static const char **
list_keys (GPtrArray *columns)
{
  const char **keys = g_new0 (const char *, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    keys[i] = cue_compare_source_get_key (g_ptr_array_index (columns, i));
  return keys;
}

static char *
write_merge (CueComparePage *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree const char **keys = list_keys (self->compared);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; keys[i] != NULL; i++)
    json_builder_add_string_value (builder, keys[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "baseline");
  json_builder_add_int_value (builder, self->baseline);
  json_builder_set_member_name (builder, "merge");
  json_builder_add_value (builder, cue_merged_draft_to_json (self->merged, keys));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

void
cue_compare_page_keep_merged (CueComparePage *self)
{
  g_autofree char *text = NULL;

  if (self->keep_timeout == 0)
    return;
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (self->merged == NULL || self->compared == NULL)
    return;
  text = write_merge (self);
  g_object_set (self->draft, "merge", text, NULL);
}

static gboolean
keep_cb (gpointer user_data)
{
  cue_compare_page_keep_merged (user_data);
  return G_SOURCE_REMOVE;
}

static void
queue_keeping (CueComparePage *self)
{
  if (self->keep_timeout == 0)
    self->keep_timeout = g_timeout_add (KEEP_DELAY, keep_cb, self);
}

/* (transfer full) (nullable) */
static JsonNode *
read_merge (CueDraft *draft)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  g_object_get (draft, "merge", &text, NULL);
  if (text == NULL || *text == '\0')
    return NULL;
  if (!json_parser_load_from_data (parser, text, -1, &error))
    {
      g_message ("A merged draft cannot be read: %s", error->message);
      return NULL;
    }
  return json_node_copy (json_parser_get_root (parser));
}

static void
read_columns (CueComparePage *self,
              JsonObject     *object,
              GPtrArray      *columns)
{
  JsonArray *array = json_node_get_array (json_object_get_member (object, "columns"));
  gint64     baseline = json_object_get_int_member_with_default (object, "baseline", 0);

  for (guint i = 0; i < json_array_get_length (array) && columns->len < CUE_COMPARE_MAX_COLUMNS; i++)
    {
      JsonNode         *node = json_array_get_element (array, i);
      CueCompareSource *source = NULL;

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        source = cue_compare_page_find_source (self, json_node_get_string (node));
      if (source != NULL && baseline == i)
        self->baseline = columns->len;
      if (source != NULL)
        g_ptr_array_add (columns, source);
    }
}

GPtrArray *
cue_compare_page_restore (CueComparePage *self)
{
  g_autoptr (JsonNode) root = read_merge (self->draft);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObject *object;
  JsonNode   *node;

  g_clear_pointer (&self->kept_merge, json_node_unref);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  self->baseline = 0;
  node = json_object_get_member (object, "merge");
  if (node != NULL)
    self->kept_merge = json_node_copy (node);
  node = json_object_get_member (object, "columns");
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    read_columns (self, object, columns);
  if (columns->len < 2)
    return NULL;
  self->chosen = TRUE;
  return g_steal_pointer (&columns);
}

/* Beginning */

/* What was kept; whether there was anything that could be read. */
static gboolean
fill_kept (CueComparePage *self)
{
  g_autoptr (JsonNode) kept = g_steal_pointer (&self->kept_merge);
  g_autofree const char **keys = list_keys (self->compared);
  g_autoptr (GError) error = NULL;

  if (kept == NULL)
    return FALSE;
  if (cue_merged_draft_load (self->merged, kept, keys, &error))
    return TRUE;
  g_message ("A merged draft cannot be read: %s", error->message);
  return FALSE;
}

/* The text in use, or whatever else is the baseline; there is nothing before it to go back to. */
static void
begin (CueComparePage *self)
{
  g_autoptr (CueMergedDraft) filled = cue_merged_draft_new (self->comparison);
  g_autofree const char **keys = list_keys (self->compared);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  cue_merged_draft_take_all (filled, self->baseline);
  node = cue_merged_draft_to_json (filled, keys);
  if (!cue_merged_draft_load (self->merged, node, keys, &error))
    g_warning ("A merged draft cannot be begun: %s", error->message);
}

/* The column in which the text of column @i of @before stands now. */
static int
find_column (CueComparePage *self,
             GPtrArray      *before,
             guint           i)
{
  CueCompareSource *source = g_ptr_array_index (before, i);
  guint             column;

  if (g_ptr_array_find_with_equal_func (self->compared, source, cue_compare_source_equal, &column))
    return column;
  for (column = 0; column < self->compared->len; column++)
    {
      if (g_str_equal (cue_compare_source_get_text (g_ptr_array_index (self->compared, column)),
                       cue_compare_source_get_text (source)))
        return column;
    }
  return -1;
}

/* The first time it is what the tester left, else the text in use, or whatever else is the baseline. */
void
cue_compare_page_follow_comparison (CueComparePage *self,
                                    GPtrArray      *columns)
{
  int map[CUE_COMPARE_MAX_COLUMNS] = { -1, -1, -1, -1 };

  g_signal_group_set_target (self->merged_signals, NULL);
  if (self->merged != NULL && columns != NULL)
    {
      for (guint i = 0; i < columns->len; i++)
        map[i] = find_column (self, columns, i);
      cue_merged_draft_rebase (self->merged, self->comparison, map);
    }
  else
    {
      g_clear_object (&self->merged);
      self->merged = cue_merged_draft_new (self->comparison);
      self->touched = fill_kept (self);
      if (!self->touched)
        begin (self);
    }
  g_signal_group_set_target (self->merged_signals, self->merged);
  cue_compare_grid_set_merged (self->grid, self->merged);
  if (self->touched)
    queue_keeping (self);
  cue_compare_page_update_merged (self);
}

void
cue_compare_page_drop_merged (CueComparePage *self)
{
  g_signal_group_set_target (self->merged_signals, NULL);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  cue_compare_grid_set_merged (self->grid, NULL);
  g_clear_object (&self->merged);
  g_clear_pointer (&self->compared, g_ptr_array_unref);
  g_clear_pointer (&self->kept_merge, json_node_unref);
  self->touched = FALSE;
}

/* Telling */

static char *
describe_time (guint seconds)
{
  if (seconds < 60)
    return g_strdup_printf (ngettext ("about %u s to say", "about %u s to say", seconds), seconds);
  /* translators: minutes and seconds that it takes to say a text aloud */
  return g_strdup_printf (_ ("about %u min %u s to say"), seconds / 60, seconds % 60);
}

static guint
count_pieces (CueMergedDraft *merged)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (merged)); i++)
    {
      g_autoptr (CueMergedPiece) piece = g_list_model_get_item (G_LIST_MODEL (merged), i);

      n += cue_merged_piece_get_kind (piece) != CUE_PIECE_NONE;
    }
  return n;
}

static char *
describe_draft (CueComparePage *self,
                const char     *text)
{
  guint            n_pieces = count_pieces (self->merged);
  guint            n_words = cue_merged_draft_get_n_words (self->merged);
  g_autofree char *pieces = g_strdup_printf (ngettext ("%u sentence", "%u sentences", n_pieces), n_pieces);
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", n_words), n_words);
  g_autofree char *time = NULL;

  if (cue_merged_draft_is_empty (self->merged))
    return g_strdup (_ ("Take sentences into the draft with the arrow"));
  if (strlen (text) > QUICK_TEXT)
    /* translators: “14 sentences” and “163 words”, both translated */
    return g_strdup_printf (_ ("Draft: %s, %s"), pieces, words);
  time = describe_time (cue_text_estimate_seconds (text));
  /* translators: “14 sentences”, “163 words” and “about 1 min 5 s to say”, all translated */
  return g_strdup_printf (_ ("Draft: %s, %s, %s"), pieces, words, time);
}

/* (nullable): why the draft cannot be used, or what it began as. */
static const char *
find_hint (CueComparePage *self,
           const char     *text)
{
  CueScenario *scenario = cue_draft_peek_scenario (self->draft);

  if (g_strcmp0 (text, cue_resource_object_get_text (CUE_RESOURCE_OBJECT (scenario), "instructions")) == 0)
    return _ ("The draft is the text in use. Take better sentences with the arrow.");
  return NULL;
}

static gboolean
size_idle_cb (gpointer user_data)
{
  CueComparePage  *self = user_data;
  g_autofree char *text = NULL;
  g_autofree char *described = NULL;
  const char      *hint;

  self->size_idle = 0;
  if (self->merged == NULL || self->draft == NULL)
    return G_SOURCE_REMOVE;
  text = cue_merged_draft_dup_text (self->merged);
  described = describe_draft (self, text);
  hint = find_hint (self, text);
  gtk_label_set_text (self->size_label, !self->touched && hint != NULL ? hint : described);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->size_label), described);
  gtk_widget_set_tooltip_text (self->use_button, hint);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.use-draft",
                                 hint == NULL && !cue_merged_draft_is_empty (self->merged));
  return G_SOURCE_REMOVE;
}

void
cue_compare_page_update_merged (CueComparePage *self)
{
  if (self->merged == NULL || self->columns->len < 2)
    return;
  cue_merged_head_show (self->merged_head, self->merged, self->columns->len);
  if (self->size_idle == 0)
    self->size_idle = g_idle_add (size_idle_cb, self);
  cue_compare_page_enable_actions (self);
}

void
cue_compare_page_merged_changed (CueComparePage *self)
{
  self->touched = TRUE;
  queue_keeping (self);
  cue_compare_page_update_merged (self);
}

/* Using */

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CueComparePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (cue_store_put_finish (CUE_STORE (source), result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = cue_error_dup_sentence (error);
  cue_compare_page_tell (self, sentence);
}

/* (transfer full) (nullable) */
static CueVariant *
find_same (CueDraft   *draft,
           const char *text)
{
  GListModel *variants = cue_draft_get_variants (draft);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (g_strcmp0 (cue_variant_get_text (variant), text) == 0)
        return g_steal_pointer (&variant);
    }
  return NULL;
}

/* (transfer full): @name, or "Merged draft 2" where that is taken. */
static char *
find_name (CueDraft   *draft,
           const char *name)
{
  GListModel      *variants = cue_draft_get_variants (draft);
  g_autofree char *free_name = g_strdup (name);
  guint            number = 1;

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (g_strcmp0 (cue_variant_get_title (variant), free_name) != 0)
        continue;
      g_free (free_name);
      /* translators: a name that is taken already, and a number: “Merged draft 2” */
      free_name = g_strdup_printf (_ ("%s %u"), name, ++number);
      i = -1;
    }
  return g_steal_pointer (&free_name);
}

CueVariant *
cue_compare_page_add_variant (CueComparePage *self,
                              const char     *text,
                              const char     *name,
                              const char     *note)
{
  CueVariant      *variant = find_same (self->draft, text);
  g_autofree char *free_name = NULL;

  if (variant != NULL)
    return variant;
  free_name = find_name (self->draft, name);
  variant = cue_variant_new (cue_draft_get_id (self->draft), text);
  g_object_set (variant, "name", free_name, "note", note, NULL);
  cue_draft_add_variant (self->draft, variant);
  if (self->library != NULL)
    cue_store_put_async (cue_library_get_store (self->library), CUE_RECORD (variant), self->calls, stored_cb,
                         g_object_ref (self));
  return variant;
}

void
cue_compare_page_use_merged (CueComparePage *self)
{
  g_autofree char *text = NULL;
  g_autofree char *origins = NULL;
  g_autoptr (CueVariant) variant = NULL;

  if (self->merged == NULL || cue_merged_draft_is_empty (self->merged))
    return;
  cue_lone_text_flush (self->lone);
  cue_compare_page_keep_merged (self);
  text = cue_merged_draft_dup_text (self->merged);
  origins = cue_merged_head_dup_origins (self->merged, self->columns->len, (const char *const *) self->titles);
  variant = cue_compare_page_add_variant (self, text, _ ("Merged draft"), origins);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.use-variant", "s", cue_variant_get_id (variant));
}
