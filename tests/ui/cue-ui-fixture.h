/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueUiFixture: a workspace made of stand-ins for tests of widgets. */
#pragma once

#include <adwaita.h>

#include "cue-fake-api.h"
#include "cue-fake-store.h"
#include "cue-generation-queue.h"
#include "cue-library.h"
#include "cue-test.h"

G_BEGIN_DECLS

typedef struct
{
  CueFakeApi         *api;
  CueFakeStore       *store;
  CueLibrary         *library;
  CueGenerationQueue *queue;
} CueUiFixture;

/* The example content of CueFakeApi, not yet read. */
void      cue_ui_fixture_set_up    (CueUiFixture  *self,
                                    gconstpointer  data);
/* Fails the test where somebody still holds the library or the queue. */
void      cue_ui_fixture_tear_down (CueUiFixture  *self,
                                    gconstpointer  data);
/* Reads the library and waits for it; whether it succeeded. */
gboolean  cue_ui_fixture_load      (CueUiFixture *self);

/* Borrowed: the draft of the scenario of that name; it must be there. */
CueDraft *cue_ui_fixture_find      (CueUiFixture *self,
                                    const char   *title);

/* The number of items of @model; the title of the draft at a place of it, to be freed. */
guint     cue_ui_count             (gpointer model);
char     *cue_ui_title_at          (gpointer model,
                                    guint    position);

/* gtk_test_init() with libadwaita and our style. */
void      cue_ui_test_init         (int    *argc,
                                    char ***argv);

/* Holds a window with @child, shown; destroys it again. */
GtkWidget *cue_ui_show             (GtkWidget *child);
void       cue_ui_destroy          (GtkWidget *window);

G_END_DECLS
