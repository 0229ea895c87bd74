/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tokens.h"

#include "cue-breaks.h"

#include <string.h>

typedef struct
{
  const char *bytes; /* (unowned) (nullable): NULL in a free slot */
  gsize       length;
  guint       hash;
  guint       number;
} Slot;

/* Open addressing with linear probing; n_slots is a power of two, at most half full. */
struct _CueSymbols
{
  Slot *slots; /* (owned) */
  guint n_slots;
  guint n_used;
};

static CueTokenKind
find_kind (const char *bytes,
           gsize       length,
           guint8      flag)
{
  if ((flag & CUE_BREAK_WHOLE) != 0)
    return CUE_TOKEN_WHOLE;
  if (g_ascii_isalnum (*bytes))
    return CUE_TOKEN_WORD;
  for (const char *p = bytes; p < bytes + length; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return CUE_TOKEN_WORD;
  return CUE_TOKEN_MARK;
}

GArray *
cue_tokens_split (const char   *text,
                  gsize         length,
                  const guint8 *flags)
{
  GArray *tokens = g_array_sized_new (FALSE, FALSE, sizeof (CueToken), (guint) (length / 5) + 16);
  guint   n = 0;
  gsize   i = 0;

  while (i < length)
    {
      CueToken *token;
      gsize     end;

      if ((flags[i] & CUE_BREAK_SPACE) != 0)
        {
          i++;
          continue;
        }
      for (end = i + 1; end < length && (flags[end] & (CUE_BREAK_WORD | CUE_BREAK_SPACE)) == 0;)
        end++;
      if (n == tokens->len)
        g_array_set_size (tokens, n + n / 2 + 256);
      token = &g_array_index (tokens, CueToken, n++);
      token->offset = (guint) i;
      token->length = (guint) (end - i);
      token->kind = find_kind (text + i, end - i, flags[i]);
      i = end;
    }
  g_array_set_size (tokens, n);
  return tokens;
}

/* Eight bytes at a time: most words are one step. */
static guint
hash_bytes (const char *bytes,
            gsize       length)
{
  guint64 hash = length;

  for (; length >= 8; bytes += 8, length -= 8)
    {
      guint64 part;

      memcpy (&part, bytes, 8);
      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 29;
    }
  if (length >= 4)
    {
      guint32 first, last; /* which may overlap */

      memcpy (&first, bytes, 4);
      memcpy (&last, bytes + length - 4, 4);
      hash = (hash ^ ((guint64) first << 32) ^ last) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    }
  else if (length > 0)
    {
      guint part = (guint) (guint8) bytes[0] << 16 | (guint) (guint8) bytes[length / 2] << 8 | (guint8) bytes[length - 1];

      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    }
  return (guint) (hash >> 32);
}

CueSymbols *
cue_symbols_new (void)
{
  CueSymbols *self = g_new0 (CueSymbols, 1);

  self->n_slots = 256;
  self->slots = g_new0 (Slot, self->n_slots);
  return self;
}

static Slot *
find_slot (CueSymbols *self,
           const char *bytes,
           gsize       length,
           guint       hash)
{
  guint mask = self->n_slots - 1;

  for (guint i = hash & mask;; i = (i + 1) & mask)
    {
      Slot *slot = &self->slots[i];

      if (slot->bytes == NULL)
        return slot;
      if (slot->hash == hash && slot->length == length && memcmp (slot->bytes, bytes, length) == 0)
        return slot;
    }
}

static void
grow (CueSymbols *self)
{
  g_autofree Slot *old = g_steal_pointer (&self->slots);
  guint            n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].bytes != NULL)
      *find_slot (self, old[i].bytes, old[i].length, old[i].hash) = old[i];
}

guint
cue_symbols_intern (CueSymbols *self,
                    const char *bytes,
                    gsize       length)
{
  guint hash = hash_bytes (bytes, length);
  Slot *slot = find_slot (self, bytes, length, hash);

  if (slot->bytes == NULL)
    {
      if (self->n_used * 2 >= self->n_slots)
        {
          grow (self);
          slot = find_slot (self, bytes, length, hash);
        }
      *slot = (Slot){ bytes, length, hash, self->n_used++ };
    }
  return slot->number;
}

guint
cue_symbols_count (CueSymbols *self)
{
  return self->n_used;
}

void
cue_symbols_free (CueSymbols *self)
{
  g_free (self->slots);
  g_free (self);
}
