/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft on its way to the service: what was asked for and sent, and what the service has meanwhile. */

#include "cue-draft-private.h"

#include <glib/gi18n.h>

#include "cue-conflict-private.h"
#include "cue-error.h"
#include "cue-json.h"
#include "cue-text.h"

G_DEFINE_ENUM_TYPE (CueSaveState, cue_save_state,
  G_DEFINE_ENUM_VALUE (CUE_SAVE_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CUE_SAVE_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CUE_SAVE_SENDING, "sending"),
  G_DEFINE_ENUM_VALUE (CUE_SAVE_UNCERTAIN, "uncertain"),
  G_DEFINE_ENUM_VALUE (CUE_SAVE_CONFLICT, "conflict"),
  G_DEFINE_ENUM_VALUE (CUE_SAVE_REFUSED, "refused"))

/* Clocks differ: a scenario made this long before it was sent may be the one all the same. Microseconds. */
#define CLOCK_TOLERANCE (10 * 60 * G_TIME_SPAN_SECOND)

/* @n digits at @text, or -1. */
static int
read_digits (const char *text,
             int         n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

/* The form that services use, without the cost of the general one: "2026-01-04T10:00:00.123456Z". 0 for any other. */
static gint64
parse_plain_time (const char *text)
{
  static const int days_before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  gsize            length = strlen (text);
  int              micros = 0;
  int              year = 0;
  int              month = 0;
  gint64           days = 0;

  if (length != 20 && length != 27)
    return 0;
  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  if (year < 1970 || month < 1 || month > 12 || text[10] != 'T' || text[length - 1] != 'Z' ||
      read_digits (text + 8, 2) < 1 || read_digits (text + 11, 2) < 0 || read_digits (text + 14, 2) < 0 ||
      read_digits (text + 17, 2) < 0 || (length == 27 && (micros = read_digits (text + 20, 6)) < 0))
    return 0;

  days = (year - 1970) * 365 + (year - 1969) / 4 - (year - 1901) / 100 + (year - 1601) / 400;
  days += days_before[month - 1] + (month > 2 && g_date_is_leap_year (year)) + read_digits (text + 8, 2) - 1;

  return (((days * 24 + read_digits (text + 11, 2)) * 60 + read_digits (text + 14, 2)) * 60 + read_digits (text + 17, 2)) *
           G_USEC_PER_SEC +
         micros;
}

/* Unix microseconds, 0 for what is no time. */
static gint64
parse_time (const char *text)
{
  gint64 plain = parse_plain_time (text);
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (plain > 0)
    return plain;

  utc = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (text, utc);

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time) : 0;
}

gboolean
cue_draft_has_work (CueDraft *self)
{
  GListModel *variants = cue_draft_peek_variants (self);
  GListModel *generations = cue_draft_peek_generations (self);

  return self->dirty || self->merge != NULL || self->conflict != NULL || self->save_state != CUE_SAVE_NONE ||
         (self->brief != NULL && !cue_text_is_blank (self->brief)) ||
         (variants != NULL && g_list_model_get_n_items (variants) > 0) ||
         (generations != NULL && g_list_model_get_n_items (generations) > 0);
}

gint64
cue_draft_get_order_time (CueDraft *self)
{
  if (self->base == NULL || cue_draft_has_work (self))
    return self->changed;

  if (self->base_changed < 0)
    self->base_changed = parse_time (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (self->base), "updated-at"));

  return self->base_changed > 0 ? self->base_changed : self->changed;
}

CueSaveState
cue_draft_get_save_state (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), CUE_SAVE_NONE);

  return self->save_state;
}

const char *
cue_draft_get_save_error (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return self->save_error;
}

CueConflict *
cue_draft_get_conflict (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), NULL);

  return self->conflict;
}

gboolean
cue_draft_is_deleting (CueDraft *self)
{
  g_return_val_if_fail (CUE_IS_DRAFT (self), FALSE);

  return self->deleting;
}

const char *
cue_draft_get_save_text (CueDraft *self,
                         gboolean  urgent)
{
  if (self->conflict != NULL)
    return C_ ("scenario", "Changed on the service");

  switch (self->save_state)
    {
    case CUE_SAVE_UNCERTAIN:
      return C_ ("scenario", "May be saved");
    case CUE_SAVE_CONFLICT:
      return C_ ("scenario", "Changed on the service");
    case CUE_SAVE_REFUSED:
      return C_ ("scenario", "Refused");
    case CUE_SAVE_WAITING:
      if (urgent)
        return "";
      return self->deleting ? C_ ("scenario", "Waiting to be deleted") : C_ ("scenario", "Waiting to be saved");
    case CUE_SAVE_SENDING:
      return urgent ? "" : C_ ("scenario", "Saving");
    case CUE_SAVE_NONE:
    default:
      return "";
    }
}

static void
set_state (CueDraft    *self,
           CueSaveState state,
           const char  *error)
{
  if (self->save_state != state)
    {
      self->save_state = state;
      cue_draft_notify_save (self, "save-state");
    }
  if (g_strcmp0 (self->save_error, error) != 0)
    {
      g_free (self->save_error);
      self->save_error = g_strdup (error);
      cue_draft_notify_save (self, "save-error");
    }
}

void
cue_draft_set_save (CueDraft    *self,
                    CueSaveState state,
                    const char  *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (state == CUE_SAVE_WAITING && self->save_state != CUE_SAVE_WAITING && self->save_state != CUE_SAVE_SENDING)
    self->save_asked = g_get_real_time ();
  if (state == CUE_SAVE_SENDING)
    self->save_sent = g_get_real_time ();
  if (state == CUE_SAVE_SENDING && self->base == NULL)
    {
      g_clear_object (&self->sent);
      self->sent = cue_resource_object_copy (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self)));
    }
  else if (state != CUE_SAVE_UNCERTAIN)
    {
      g_clear_object (&self->sent);
    }
  set_state (self, state, error);
  cue_draft_refresh (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
cue_draft_set_deleting (CueDraft *self,
                        gboolean  deleting)
{
  self->deleting = deleting;
  cue_draft_refresh (self);
}

static void
set_conflict (CueDraft    *self,
              CueConflict *conflict)
{
  if (g_set_object (&self->conflict, conflict))
    cue_draft_notify_save (self, "conflict");
}

void
cue_draft_end_conflict (CueDraft *self)
{
  set_conflict (self, NULL);
  if (self->save_state == CUE_SAVE_CONFLICT)
    set_state (self, CUE_SAVE_NONE, NULL);
}

/* Takes over all of @theirs but for what was edited here. */
static void
take_base (CueDraft    *self,
           CueScenario *theirs)
{
  self->n_quiet++;
  if (self->scenario != NULL)
    cue_resource_object_merge (CUE_RESOURCE_OBJECT (self->scenario), (CueResourceObject *) self->base,
                               CUE_RESOURCE_OBJECT (theirs));
  cue_draft_replace (self, NULL, theirs);
  self->n_quiet--;
}

void
cue_draft_check_conflict (CueDraft *self)
{
  g_autoptr (CueScenario) theirs = NULL;

  if (self->conflict == NULL || cue_conflict_update (self->conflict, cue_draft_get_scenario (self)))
    return;

  theirs = g_object_ref (cue_conflict_get_theirs (self->conflict));
  cue_draft_end_conflict (self);
  take_base (self, theirs);
}

/* Whether the service said the same before. */
static gboolean
is_known_conflict (CueDraft    *self,
                   CueScenario *theirs)
{
  g_autoptr (JsonObject) changes = NULL;

  if (self->conflict == NULL)
    return FALSE;

  changes = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (theirs),
                                          CUE_RESOURCE_OBJECT (cue_conflict_get_theirs (self->conflict)));
  return json_object_get_size (changes) == 0;
}

void
cue_draft_rebase (CueDraft    *self,
                  CueScenario *saved)
{
  g_autoptr (CueScenario) theirs = NULL;
  g_autoptr (CueConflict) conflict = NULL;

  g_return_if_fail (CUE_IS_DRAFT (self));
  g_return_if_fail (CUE_IS_SCENARIO (saved));

  if (self->base == NULL && self->scenario == NULL)
    cue_draft_get_scenario (self);

  /* Rows of a list and single rows mention different members; what one does not mention has not changed. */
  theirs = cue_resource_object_copy (CUE_RESOURCE_OBJECT (saved));
  if (self->base != NULL)
    cue_resource_object_complete (CUE_RESOURCE_OBJECT (theirs), CUE_RESOURCE_OBJECT (self->base));
  if (is_known_conflict (self, theirs))
    return;

  if (self->base != NULL && self->dirty)
    conflict = cue_conflict_new (self->scenario, self->base, theirs);
  g_object_freeze_notify (G_OBJECT (self));
  if (conflict != NULL)
    {
      set_conflict (self, conflict);
      cue_draft_refresh (self);
    }
  else
    {
      cue_draft_end_conflict (self);
      take_base (self, theirs);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Puts back into the copy what it was in @mine, where that was typed after @sent and is not what the service has. */
static void
put_back (CueDraft    *self,
          CueScenario *mine,
          CueScenario *sent,
          CueScenario *saved)
{
  g_autoptr (JsonObject) typed = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (mine), CUE_RESOURCE_OBJECT (sent));
  JsonObjectIter iter;
  const char    *member = NULL;

  json_object_iter_init (&iter, typed);
  while (json_object_iter_next (&iter, &member, NULL))
    {
      const CueField *field = cue_resource_find_field (CUE_RESOURCE_SCENARIOS, member);
      g_auto (GValue) value = G_VALUE_INIT;

      if (field == NULL)
        continue;
      g_value_init (&value, cue_field_get_value_type (field));
      g_object_get_property (G_OBJECT (mine), field->property, &value);
      g_object_set_property (G_OBJECT (self->scenario), field->property, &value);
    }
}

void
cue_draft_take_saved (CueDraft    *self,
                      CueScenario *sent,
                      CueScenario *saved)
{
  g_autoptr (CueScenario) mine = cue_resource_object_copy (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self)));
  g_autoptr (CueScenario) whole = cue_resource_object_copy (CUE_RESOURCE_OBJECT (saved));

  if (self->base != NULL)
    cue_resource_object_complete (CUE_RESOURCE_OBJECT (whole), CUE_RESOURCE_OBJECT (self->base));
  self->n_quiet++;
  cue_draft_end_conflict (self);
  cue_resource_object_merge (CUE_RESOURCE_OBJECT (self->scenario), (CueResourceObject *) self->base,
                             CUE_RESOURCE_OBJECT (whole));
  put_back (self, mine, sent, whole);
  cue_draft_replace (self, NULL, whole);
  self->n_quiet--;
}

/* As services keep it: without white space round it. */
static gboolean
is_same_text (CueScenario *a,
              CueScenario *b,
              const char  *property)
{
  g_autofree char *left = g_strdup (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (a), property));
  g_autofree char *right = g_strdup (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (b), property));

  return g_str_equal (g_strstrip (left), g_strstrip (right));
}

gboolean
cue_draft_may_be (CueDraft    *self,
                  CueScenario *row)
{
  gint64 created = 0;

  if (self->save_state != CUE_SAVE_UNCERTAIN || self->sent == NULL ||
      cue_resource_object_get_number (CUE_RESOURCE_OBJECT (self->sent), "agent") !=
        cue_resource_object_get_number (CUE_RESOURCE_OBJECT (row), "agent") ||
      !is_same_text (self->sent, row, "name"))
    return FALSE;

  /* Structured tests come back in other words. */
  if (cue_scenario_get_kind (self->sent) != CUE_KIND_STRUCTURED && !is_same_text (self->sent, row, "instructions"))
    return FALSE;

  created = parse_time (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (row), "created-at"));

  return created > 0 && created >= self->save_sent - CLOCK_TOLERANCE;
}

void
cue_draft_settle (CueDraft *self)
{
  g_autoptr (CueConflict) conflict = g_object_ref (self->conflict);
  g_autoptr (CueScenario) settled = cue_conflict_settle (conflict);

  g_object_freeze_notify (G_OBJECT (self));
  cue_draft_end_conflict (self);
  cue_draft_replace (self, settled, cue_conflict_get_theirs (conflict));
  g_object_thaw_notify (G_OBJECT (self));
}

JsonObject *
cue_draft_save_to_json (CueDraft *self)
{
  JsonObject *object = NULL;
  GEnumClass *states = NULL;

  if (self->save_state == CUE_SAVE_NONE && self->conflict == NULL)
    return NULL;

  object = json_object_new ();
  states = g_type_class_ref (CUE_TYPE_SAVE_STATE);
  json_object_set_string_member (object, "state", g_enum_get_value (states, self->save_state)->value_nick);
  g_type_class_unref (states);
  json_object_set_int_member (object, "asked", self->save_asked);
  if (self->save_sent > 0)
    json_object_set_int_member (object, "sent_at", self->save_sent);
  if (self->deleting)
    json_object_set_boolean_member (object, "delete", TRUE);
  if (self->save_error != NULL)
    json_object_set_string_member (object, "error", self->save_error);
  if (self->sent != NULL)
    json_object_set_member (object, "sent", cue_resource_object_to_json (CUE_RESOURCE_OBJECT (self->sent)));
  if (self->conflict != NULL)
    json_object_set_member (object, "theirs",
                            cue_resource_object_to_json (CUE_RESOURCE_OBJECT (cue_conflict_get_theirs (self->conflict))));

  return object;
}

/* FALSE for a word that is none. */
static gboolean
read_state (JsonObject   *object,
            CueSaveState *state,
            GError      **error)
{
  const char       *word = "none";
  GEnumClass       *states = NULL;
  const GEnumValue *value = NULL;

  if (!cue_json_read_string (object, "draft.save", "state", &word, error))
    return FALSE;

  states = g_type_class_ref (CUE_TYPE_SAVE_STATE);
  value = g_enum_get_value_by_nick (states, word);
  g_type_class_unref (states);
  if (value == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "draft.save.state: “%s” is no state", word);
      return FALSE;
    }
  *state = value->value;

  return TRUE;
}

/* (transfer full) (nullable): the member @name, a scenario; NULL with @error only where it is damaged. */
static CueScenario *
read_scenario (JsonObject *object,
               const char *name,
               GError    **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  return cue_resource_object_new_from_json (CUE_RESOURCE_SCENARIOS, node, error);
}

/* What was on its way when the program ended has an end nobody heard of. */
static CueSaveState
find_restored_state (CueDraft    *self,
                     CueSaveState state)
{
  if (state == CUE_SAVE_SENDING)
    return self->base != NULL || self->deleting ? CUE_SAVE_WAITING : CUE_SAVE_UNCERTAIN;
  if (state == CUE_SAVE_CONFLICT && self->conflict == NULL)
    return CUE_SAVE_NONE;

  return state;
}

gboolean
cue_draft_save_load (CueDraft   *self,
                     JsonObject *object,
                     GError    **error)
{
  CueSaveState state = CUE_SAVE_NONE;
  const char  *text = NULL;
  g_autoptr (CueScenario) theirs = NULL;
  g_autoptr (CueScenario) sent = NULL;
  g_autoptr (GError) damage = NULL;

  if (!read_state (object, &state, error) ||
      !cue_json_read_string (object, "draft.save", "error", &text, error) ||
      !cue_json_read_int (object, "draft.save", "asked", &self->save_asked, error) ||
      !cue_json_read_int (object, "draft.save", "sent_at", &self->save_sent, error) ||
      !cue_json_read_bool (object, "draft.save", "delete", &self->deleting, error))
    return FALSE;

  theirs = read_scenario (object, "theirs", &damage);
  if (damage == NULL)
    sent = read_scenario (object, "sent", &damage);
  if (damage != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&damage), "draft.save.");
      return FALSE;
    }

  if (theirs != NULL && self->base != NULL)
    self->conflict = cue_conflict_new (cue_draft_get_scenario (self), self->base, theirs);
  g_set_object (&self->sent, sent);
  set_state (self, find_restored_state (self, state), text);
  cue_draft_refresh (self);

  return TRUE;
}
