/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-round-private.h"

#include "cue-property.h"

#include <string.h>

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_CREATED,
  PROP_POSITION,
  PROP_N_ITEMS,
  PROP_N_VOTES,
  PROP_FINISHED,
} CueBlindRoundProperty;

static GParamSpec *properties[PROP_FINISHED + 1];

typedef enum
{
  SIGNAL_VOTED,
  SIGNAL_NOTED,
} CueBlindRoundSignal;

static guint signals[SIGNAL_NOTED + 1];

G_DEFINE_FINAL_TYPE_WITH_CODE (CueBlindRound, cue_blind_round, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_RECORD, cue_blind_round_record_init))

void
cue_blind_setting_clear (CueBlindSetting *setting)
{
  g_clear_pointer (&setting->name, g_free);
  g_clear_pointer (&setting->wish, g_free);
  g_clear_pointer (&setting->personality, g_free);
  g_clear_pointer (&setting->language, g_free);
  g_clear_pointer (&setting->test_profile, g_free);
  g_clear_pointer (&setting->service, g_free);
}

static void
clear_item (CueBlindItem *item)
{
  g_free (item->draft_id);
  g_free (item->title);
  g_free (item->outcome);
  g_free (item->note);
  for (guint i = 0; i < CUE_BLIND_MAX_SETTINGS; i++)
    {
      g_free (item->texts[i]);
      g_free (item->variant_ids[i]);
    }
}

static CueBlindItem *
get_item (CueBlindRound *self,
          guint          item)
{
  return &g_array_index (self->items, CueBlindItem, item);
}

static void
cue_blind_round_finalize (GObject *object)
{
  CueBlindRound *self = CUE_BLIND_ROUND (object);

  g_clear_pointer (&self->settings, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (cue_blind_round_parent_class)->finalize (object);
}

static void
cue_blind_round_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CueBlindRound *self = CUE_BLIND_ROUND (object);

  switch ((CueBlindRoundProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, self->created);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->items->len);
      break;
    case PROP_N_VOTES:
      g_value_set_uint (value, cue_blind_round_get_n_votes (self));
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, cue_blind_round_is_finished (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_round_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((CueBlindRoundProperty) prop_id)
    {
    case PROP_POSITION:
      cue_blind_round_set_position (CUE_BLIND_ROUND (object), g_value_get_uint (value));
      break;
    case PROP_ID:
    case PROP_TITLE:
    case PROP_CREATED:
    case PROP_N_ITEMS:
    case PROP_N_VOTES:
    case PROP_FINISHED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_round_class_init (CueBlindRoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_blind_round_finalize;
  object_class->get_property = cue_blind_round_get_property;
  object_class->set_property = cue_blind_round_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, CUE_PARAM_READABLE);
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READWRITE);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_VOTES] = g_param_spec_uint ("n-votes", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_VOTED] = g_signal_new ("voted", CUE_TYPE_BLIND_ROUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_NOTED] = g_signal_new ("noted", CUE_TYPE_BLIND_ROUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cue_blind_round_init (CueBlindRound *self)
{
  self->id = g_uuid_string_random ();
  self->title = g_strdup ("");
  self->created = g_get_real_time ();
  self->settings = g_array_new (FALSE, TRUE, sizeof (CueBlindSetting));
  g_array_set_clear_func (self->settings, (GDestroyNotify) cue_blind_setting_clear);
  self->items = g_array_new (FALSE, TRUE, sizeof (CueBlindItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) clear_item);
}

CueBlindRound *
cue_blind_round_new (const char *title)
{
  CueBlindRound *self = g_object_new (CUE_TYPE_BLIND_ROUND, NULL);

  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  return self;
}

void
cue_blind_round_add_setting (CueBlindRound         *self,
                             const CueBlindSetting *setting)
{
  CueBlindSetting copy;

  g_return_if_fail (CUE_IS_BLIND_ROUND (self));
  g_return_if_fail (setting != NULL && setting->name != NULL);
  g_return_if_fail (self->settings->len < CUE_BLIND_MAX_SETTINGS && self->items->len == 0);

  copy = *setting;
  copy.name = g_strdup (setting->name);
  copy.wish = g_strdup (setting->wish);
  copy.personality = g_strdup (setting->personality);
  copy.language = g_strdup (setting->language);
  copy.test_profile = g_strdup (setting->test_profile);
  copy.service = g_strdup (setting->service);
  g_array_append_val (self->settings, copy);
}

/* Fisher and Yates. */
static void
shuffle (guint *order,
         guint  n,
         GRand *random)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint other = (guint) (random != NULL ? g_rand_int_range (random, 0, (gint32) i) : g_random_int_range (0, (gint32) i));
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
}

void
cue_blind_round_add_item (CueBlindRound     *self,
                          const char        *draft_id,
                          const char        *title,
                          const char        *outcome,
                          const char *const *texts,
                          const char *const *variant_ids,
                          GRand             *random)
{
  CueBlindItem item = { .vote = CUE_BLIND_NOT_YET };
  gboolean     was_finished;

  g_return_if_fail (CUE_IS_BLIND_ROUND (self));
  g_return_if_fail (draft_id != NULL && texts != NULL && variant_ids != NULL);
  g_return_if_fail (self->settings->len >= 2);

  was_finished = cue_blind_round_is_finished (self);
  item.draft_id = g_strdup (draft_id);
  item.title = g_strdup (title != NULL ? title : "");
  item.outcome = g_strdup (outcome != NULL ? outcome : "");
  item.note = g_strdup ("");
  for (guint i = 0; i < self->settings->len; i++)
    {
      item.texts[i] = g_strdup (texts[i] != NULL ? texts[i] : "");
      item.variant_ids[i] = g_strdup (variant_ids[i]);
    }
  shuffle (item.order, self->settings->len, random);
  g_array_append_val (self->items, item);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  if (was_finished)
    {
      cue_blind_round_set_position (self, self->items->len - 1);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
    }
}

const char *
cue_blind_round_get_id (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), NULL);

  return self->id;
}

const char *
cue_blind_round_get_title (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), "");

  return self->title;
}

gint64
cue_blind_round_get_created (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), 0);

  return self->created;
}

guint
cue_blind_round_get_n_settings (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), 0);

  return self->settings->len;
}

const CueBlindSetting *
cue_blind_round_get_setting (CueBlindRound *self,
                             guint          setting)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), NULL);
  g_return_val_if_fail (setting < self->settings->len, NULL);

  return &g_array_index (self->settings, CueBlindSetting, setting);
}

guint
cue_blind_round_get_n_items (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), 0);

  return self->items->len;
}

const CueBlindItem *
cue_blind_round_get_item (CueBlindRound *self,
                          guint          item)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), NULL);
  g_return_val_if_fail (item < self->items->len, NULL);

  return get_item (self, item);
}

const char *
cue_blind_round_get_shown (CueBlindRound *self,
                           guint          item,
                           guint          place)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), "");
  g_return_val_if_fail (item < self->items->len && place < self->settings->len, "");

  return get_item (self, item)->texts[get_item (self, item)->order[place]];
}

int
cue_blind_round_get_chosen (CueBlindRound *self,
                            guint          item)
{
  const CueBlindItem *row;

  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), -1);
  g_return_val_if_fail (item < self->items->len, -1);

  row = get_item (self, item);
  return row->vote > 0 ? (int) row->order[row->vote - 1] : -1;
}

guint
cue_blind_round_get_position (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), 0);

  return self->position;
}

void
cue_blind_round_set_position (CueBlindRound *self,
                              guint          position)
{
  g_return_if_fail (CUE_IS_BLIND_ROUND (self));

  position = self->items->len > 0 ? MIN (position, self->items->len - 1) : 0;
  if (self->position == position)
    return;

  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

guint
cue_blind_round_get_n_votes (CueBlindRound *self)
{
  guint n_votes = 0;

  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n_votes += get_item (self, i)->vote != CUE_BLIND_NOT_YET;
  return n_votes;
}

gboolean
cue_blind_round_vote (CueBlindRound *self,
                      guint          item,
                      int            vote)
{
  CueBlindItem *row;
  gboolean      first;

  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), FALSE);
  g_return_val_if_fail (item < self->items->len, FALSE);

  if (vote < 0 || vote > (int) self->settings->len || item < self->n_unveiled)
    return FALSE;

  row = get_item (self, item);
  if (row->vote == vote)
    return TRUE;

  first = row->vote == CUE_BLIND_NOT_YET;
  row->vote = vote;
  row->voted = g_get_real_time ();
  if (first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_VOTES]);
  g_signal_emit (self, signals[SIGNAL_VOTED], 0, item);
  return TRUE;
}

void
cue_blind_round_set_note (CueBlindRound *self,
                          guint          item,
                          const char    *note)
{
  CueBlindItem *row;

  g_return_if_fail (CUE_IS_BLIND_ROUND (self));
  g_return_if_fail (item < self->items->len);

  row = get_item (self, item);
  if (g_strcmp0 (row->note, note != NULL ? note : "") == 0)
    return;

  g_free (row->note);
  row->note = g_strdup (note != NULL ? note : "");
  g_signal_emit (self, signals[SIGNAL_NOTED], 0, item);
}

gboolean
cue_blind_round_finish (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), FALSE);

  if (self->items->len == 0 || cue_blind_round_get_n_votes (self) < self->items->len)
    return FALSE;
  if (cue_blind_round_is_finished (self))
    return TRUE;

  self->n_unveiled = self->items->len;
  if (self->n_first == 0)
    self->n_first = self->items->len;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
  return TRUE;
}

gboolean
cue_blind_round_is_finished (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), FALSE);

  return self->items->len > 0 && self->n_unveiled >= self->items->len;
}

guint
cue_blind_round_get_n_first (CueBlindRound *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUND (self), 0);

  return self->n_first;
}
