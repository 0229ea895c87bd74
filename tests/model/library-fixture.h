/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library on fakes, and what its tests do with it again and again. */
#pragma once

#include "cue-fake-api.h"
#include "cue-fake-store.h"
#include "cue-library.h"
#include "cue-test.h"

G_BEGIN_DECLS

typedef struct
{
  CueFakeApi   *api;
  CueFakeStore *store;
  CueWorkspace *workspace;
  CueLibrary   *library;
} LibraryFixture;

typedef void (*LibraryTest) (LibraryFixture *fixture,
                             gconstpointer   data);

/* With the example of the fake, which answers; the service is asked again after a few milliseconds. */
void       library_fixture_set_up    (LibraryFixture *self,
                                      gconstpointer   data);
void       library_fixture_tear_down (LibraryFixture *self,
                                      gconstpointer   data);
/* Until nothing is read, sent or asked. */
void       library_fixture_wait_until_quiet (LibraryFixture *self);
/* As after a new start of the program. */
void       library_fixture_reopen    (LibraryFixture *self);

gboolean   library_fixture_refresh   (LibraryFixture *self,
                                      GError        **error);
void       library_fixture_refresh_well (LibraryFixture *self);
char     **library_fixture_save      (LibraryFixture *self,
                                      CueDraft       *draft,
                                      GError        **error);
/* Asserts that it is saved. */
void       library_fixture_save_well (LibraryFixture *self,
                                      CueDraft       *draft);
/* Asserts that it fails so. */
void       library_fixture_save_badly (LibraryFixture *self,
                                       CueDraft       *draft,
                                       GQuark          domain,
                                       int             code);
gboolean   library_fixture_delete    (LibraryFixture *self,
                                      CueDraft       *draft,
                                      GError        **error);
void       library_fixture_flush     (LibraryFixture *self);

/* Nothing answers any more: neither what is asked next nor a ping; and the end of this. */
void       library_fixture_cut_line  (LibraryFixture *self);
void       library_fixture_mend_line (LibraryFixture *self);

guint      library_fixture_count     (LibraryFixture *self); /* drafts */
/* Borrowed (nullable): the draft of the scenario @id. */
CueDraft  *library_fixture_find      (LibraryFixture *self,
                                      gint64          id);
/* Borrowed: the draft with this title. */
CueDraft  *library_fixture_find_titled (LibraryFixture *self,
                                        const char     *title);
void       library_fixture_set_name  (CueDraft   *draft,
                                      const char *name);
gboolean   library_fixture_get_flag  (LibraryFixture *self,
                                      const char     *property);
/* Waits for that, with a time limit that fails the test. */
void       library_fixture_wait_for_state (CueDraft     *draft,
                                           CueSaveState  state);
void       library_fixture_wait_for_waiting (LibraryFixture *self,
                                             guint           n);

/* Adds the tests as PREFIX/path and runs them. */
typedef struct
{
  const char *path;
  LibraryTest test;
} LibraryTestRow;

int        library_fixture_run       (int                   argc,
                                      char                **argv,
                                      const LibraryTestRow *rows,
                                      guint                 n_rows);

G_END_DECLS
