/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueAgentFacts: what rules can find in an agent's description. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char       *organisation; /* (nullable): "Cedarwood Family Clinic" */
  char       *domain;       /* "clinic", "orders", … or "generic" */
  GHashTable *flags;        /* set of utf8: what the agent does: "readback", "offer", … */
  GPtrArray  *required;     /* (element-type utf8): ids of the details it always asks for, in its order */
  GPtrArray  *optional;     /* (element-type utf8): ids it asks for in some cases */
  gboolean    caller_opens; /* the description says that the caller speaks first */
} CueAgentFacts;

/* @description may be NULL. Parts of it that describe another task than @intents (NULL-terminated ids) are left out. */
CueAgentFacts *cue_agent_facts_new  (const char        *description,
                                     const char *const *intents) G_GNUC_WARN_UNUSED_RESULT;
void           cue_agent_facts_free (CueAgentFacts *self);
gboolean       cue_agent_facts_has  (CueAgentFacts *self,
                                     const char    *flag);

/* Borrowed: the id of the intent that @text speaks of ("cancel", "book", …), or NULL. */
const char    *cue_agent_facts_find_intent (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueAgentFacts, cue_agent_facts_free)

G_END_DECLS
