/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindRound as JSON, and back. */
#include "cue-blind-round-private.h"

#include "cue-error.h"
#include "cue-json.h"

/* The texts of a setting, by their names in the record. */
static const struct
{
  const char *name;
  gsize       offset;
} setting_texts[] = {
  { "name", G_STRUCT_OFFSET (CueBlindSetting, name) },
  { "wish", G_STRUCT_OFFSET (CueBlindSetting, wish) },
  { "personality", G_STRUCT_OFFSET (CueBlindSetting, personality) },
  { "language", G_STRUCT_OFFSET (CueBlindSetting, language) },
  { "test_profile", G_STRUCT_OFFSET (CueBlindSetting, test_profile) },
  { "service", G_STRUCT_OFFSET (CueBlindSetting, service) },
};

static const char *
cue_blind_round_record_get_id (CueRecord *record)
{
  return CUE_BLIND_ROUND (record)->id;
}

static JsonObject *
setting_to_json (const CueBlindSetting *setting)
{
  JsonObject *object = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (setting_texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, setting, setting_texts[i].offset);

      if (text != NULL)
        json_object_set_string_member (object, setting_texts[i].name, text);
    }
  json_object_set_boolean_member (object, "in_use", setting->in_use);
  json_object_set_int_member (object, "written", setting->written);
  return object;
}

static JsonObject *
item_to_json (const CueBlindItem *item,
              guint               n_settings)
{
  JsonObject *object = json_object_new ();
  JsonArray  *texts = json_array_new ();
  JsonArray  *variants = json_array_new ();
  JsonArray  *order = json_array_new ();

  for (guint i = 0; i < n_settings; i++)
    {
      json_array_add_string_element (texts, item->texts[i]);
      if (item->variant_ids[i] != NULL)
        json_array_add_string_element (variants, item->variant_ids[i]);
      else
        json_array_add_null_element (variants);
      json_array_add_int_element (order, item->order[i]);
    }
  json_object_set_string_member (object, "draft_id", item->draft_id);
  json_object_set_string_member (object, "title", item->title);
  json_object_set_string_member (object, "outcome", item->outcome);
  json_object_set_array_member (object, "texts", texts);
  json_object_set_array_member (object, "variants", variants);
  json_object_set_array_member (object, "order", order);
  if (item->vote != CUE_BLIND_NOT_YET)
    json_object_set_int_member (object, "vote", item->vote);
  json_object_set_int_member (object, "voted", item->voted);
  json_object_set_string_member (object, "note", item->note);
  return object;
}

static JsonNode *
cue_blind_round_record_to_json (CueRecord *record)
{
  CueBlindRound *self = CUE_BLIND_ROUND (record);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *settings = json_array_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < self->settings->len; i++)
    json_array_add_object_element (settings, setting_to_json (cue_blind_round_get_setting (self, i)));
  for (guint i = 0; i < self->items->len; i++)
    json_array_add_object_element (items, item_to_json (cue_blind_round_get_item (self, i), self->settings->len));
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_int_member (object, "created", self->created);
  json_object_set_int_member (object, "position", self->position);
  json_object_set_int_member (object, "n_unveiled", self->n_unveiled);
  json_object_set_int_member (object, "n_first", self->n_first);
  json_object_set_array_member (object, "settings", settings);
  json_object_set_array_member (object, "items", items);
  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
refuse (GError    **error,
        const char *problem)
{
  g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "blind round: %s", problem);
  return FALSE;
}

static gboolean
load_setting (CueBlindRound *self,
              JsonObject    *object,
              GError       **error)
{
  CueBlindSetting setting = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (setting_texts); i++)
    G_STRUCT_MEMBER (const char *, &setting, setting_texts[i].offset) = cue_json_get_string (object, setting_texts[i].name);
  setting.written = cue_json_get_int (object, "written", 0);
  if (!cue_json_read_bool (object, "blind round.settings", "in_use", &setting.in_use, error))
    return FALSE;
  if (setting.name == NULL)
    return refuse (error, "a setting has no name");

  cue_blind_round_add_setting (self, &setting);
  return TRUE;
}

/* Each of the settings once. */
static gboolean
load_order (CueBlindRound *self,
            CueBlindItem  *item,
            JsonArray     *order)
{
  guint seen = 0;

  for (guint i = 0; i < self->settings->len; i++)
    {
      gint64 place = json_array_get_int_element (order, i);

      if (place < 0 || place >= self->settings->len)
        return FALSE;
      item->order[i] = (guint) place;
      seen |= 1u << place;
    }
  return seen == (1u << self->settings->len) - 1;
}

static gboolean
holds (JsonArray *array,
       guint      index,
       GType      type)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
load_item (CueBlindRound *self,
           JsonObject    *object,
           GError       **error)
{
  guint         n = self->settings->len;
  JsonArray    *texts = cue_json_get_array (object, "texts");
  JsonArray    *variants = cue_json_get_array (object, "variants");
  JsonArray    *order = cue_json_get_array (object, "order");
  const char   *draft_id = cue_json_get_string (object, "draft_id");
  gint64        vote = cue_json_get_int (object, "vote", CUE_BLIND_NOT_YET);
  const char   *text[CUE_BLIND_MAX_SETTINGS] = { NULL };
  const char   *variant[CUE_BLIND_MAX_SETTINGS] = { NULL };
  CueBlindItem *item;

  if (draft_id == NULL || texts == NULL || variants == NULL || order == NULL || json_array_get_length (texts) != n ||
      json_array_get_length (variants) != n || json_array_get_length (order) != n)
    return refuse (error, "an item has not one text a setting");
  if (vote < CUE_BLIND_NOT_YET || vote > n)
    return refuse (error, "a vote is for no text");

  for (guint i = 0; i < n; i++)
    {
      if (!holds (texts, i, G_TYPE_STRING) || !holds (order, i, G_TYPE_INT64))
        return refuse (error, "a text or its place is of another type");
      text[i] = json_array_get_string_element (texts, i);
      variant[i] = holds (variants, i, G_TYPE_STRING) ? json_array_get_string_element (variants, i) : NULL;
    }

  cue_blind_round_add_item (self, draft_id, cue_json_get_string (object, "title"),
                            cue_json_get_string (object, "outcome"), text, variant, NULL);
  item = &g_array_index (self->items, CueBlindItem, self->items->len - 1);
  if (!load_order (self, item, order))
    return refuse (error, "the order of an item is none");
  item->vote = (int) vote;
  item->voted = cue_json_get_int (object, "voted", 0);
  if (cue_json_get_string (object, "note") != NULL)
    cue_blind_round_set_note (self, self->items->len - 1, cue_json_get_string (object, "note"));
  return TRUE;
}

static gboolean
load_list (CueBlindRound *self,
           JsonArray     *array,
           gboolean (*load) (CueBlindRound *, JsonObject *, GError **),
           GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (error, "a member of a list is no object");
      if (!load (self, json_node_get_object (node), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
cue_blind_round_record_load (CueRecord *record,
                             JsonNode  *node,
                             GError   **error)
{
  CueBlindRound *self = CUE_BLIND_ROUND (record);
  JsonObject    *object;
  JsonArray     *settings;
  JsonArray     *items;
  const char    *id;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "expected an object");

  object = json_node_get_object (node);
  id = cue_json_get_string (object, "id");
  settings = cue_json_get_array (object, "settings");
  items = cue_json_get_array (object, "items");
  if (id == NULL || settings == NULL || items == NULL || json_array_get_length (settings) < 2 ||
      json_array_get_length (settings) > CUE_BLIND_MAX_SETTINGS)
    return refuse (error, "the id, the settings or the items are missing");
  if (!load_list (self, settings, load_setting, error) || !load_list (self, items, load_item, error))
    return FALSE;

  g_free (self->id);
  self->id = g_strdup (id);
  g_free (self->title);
  self->title = g_strdup (cue_json_get_string (object, "title"));
  self->title = self->title != NULL ? self->title : g_strdup ("");
  self->created = MAX (cue_json_get_int (object, "created", 0), 0);
  self->n_unveiled = (guint) CLAMP (cue_json_get_int (object, "n_unveiled", 0), 0, (gint64) self->items->len);
  self->n_first = (guint) CLAMP (cue_json_get_int (object, "n_first", 0), 0, (gint64) self->items->len);
  cue_blind_round_set_position (self, (guint) CLAMP (cue_json_get_int (object, "position", 0), 0, G_MAXINT));
  return TRUE;
}

void
cue_blind_round_record_init (CueRecordInterface *iface)
{
  iface->get_id = cue_blind_round_record_get_id;
  iface->to_json = cue_blind_round_record_to_json;
  iface->load = cue_blind_round_record_load;
}
