/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in writer: composes a caller's instructions by rules. It is no AI. Pure: the same input and seed give the
 * same text. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CueWriterError:
 * @CUE_WRITER_ERROR_EMPTY: there is no brief
 * @CUE_WRITER_ERROR_NO_WORDS: the brief has no letters or digits
 */
typedef enum
{
  CUE_WRITER_ERROR_EMPTY,
  CUE_WRITER_ERROR_NO_WORDS,
} CueWriterError;

#define CUE_WRITER_ERROR (cue_writer_error_quark ())
GQuark cue_writer_error_quark (void);

/* Everything is borrowed; every string may be NULL but @brief. */
typedef struct
{
  gboolean           structured;  /* a structured test instead of plain instructions */
  gboolean           improve;     /* @brief is a wish about @current */
  const char        *current;     /* the text to improve */
  const char        *brief;
  const char        *outcome;     /* expected_outcome_prompt */
  const char        *first_message;
  const char        *language;    /* code of the call's language */
  const char        *agent_name;
  const char        *description; /* of the agent under test */
  JsonNode          *profile;     /* a test profile's `information` */
  const char *const *tools;
  int                agent_opens; /* 1 yes, 0 no, -1 not known */
  guint32            seed;
} CueWriterInput;

/* What the writer says of itself: name and note. */
#define CUE_WRITER_NAME "built-in"
#define CUE_WRITER_NOTE "Written by built-in rules, not by AI."

/* Checks a brief before any work: TRUE, or FALSE with an error whose message is a sentence for the tester. */
gboolean cue_writer_check (const char  *brief,
                           GError     **error);

/* (transfer full): the instructions, or a structured test as JSON text. */
char    *cue_writer_write (const CueWriterInput  *input,
                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
