/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of every layer share: waiting without sleeping, checking property contracts, a folder that goes away. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Seconds after which a test stops waiting; generous, because it is reached only by a test that fails. */
#define CUE_TEST_TIMEOUT 20.0

typedef gboolean (*CueTestPredicate) (gpointer data);

/* Runs the default main context until @predicate holds or @seconds have passed; returns whether it holds. */
gboolean cue_test_wait_until (CueTestPredicate predicate,
                              gpointer         data,
                              double           seconds);

/* Runs the default main context for as long as something is ready to be dispatched now. */
void     cue_test_iterate (void);

/* Runs the default main context for @seconds: for showing that something does not happen. */
void     cue_test_iterate_for (double seconds);

/**
 * CueTestResult: what an asynchronous call came back with; zero-initialised by g_auto (CueTestResult) r = { 0 }.
 * @source: (owned) (nullable): the object that the call was made on
 * @result: (owned) (nullable): for the _finish function
 * @n_calls: how often the callback ran; more than once is a bug
 */
typedef struct
{
  GObject      *source;
  GAsyncResult *result;
  guint         n_calls;
} CueTestResult;

/* A GAsyncReadyCallback whose user data is a CueTestResult. */
void          cue_test_async_cb    (GObject      *source,
                                    GAsyncResult *result,
                                    gpointer      user_data);

/* (transfer none): waits for the callback, and fails the test after CUE_TEST_TIMEOUT. It asserts that the callback has not run
 * before, so call it right after the _async function: a callback must never run before that returns. */
GAsyncResult *cue_test_result_wait (CueTestResult *self);

void          cue_test_result_clear (CueTestResult *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueTestResult, cue_test_result_clear)

/* Checks the notify contract of the writable property @name: a new value notifies once and is read back, the same value not at all,
 * the other value once again; and no other property notifies but those in @also (NULL-terminated or NULL), which may or may not.
 * @object is left with @second. */
void cue_test_property         (gpointer             object,
                                const char          *name,
                                const GValue        *first,
                                const GValue        *second,
                                const char *const   *also);
void cue_test_string_property  (gpointer             object,
                                const char          *name,
                                const char          *first,
                                const char          *second);
void cue_test_boolean_property (gpointer             object,
                                const char          *name);

/* For int, int64, uint, double and enum properties; the values are transformed to the property's type. */
void cue_test_number_property  (gpointer             object,
                                const char          *name,
                                double               first,
                                double               second);

/* Reads each readable property once (a critical in a getter then ends the test), and returns how many there are. */
guint cue_test_read_all_properties (gpointer object);

/* A folder's path that is removed with all it holds: g_autoptr (CueTestFolder) folder = cue_test_folder_new (). */
typedef char CueTestFolder;

CueTestFolder *cue_test_folder_new  (void);
void           cue_test_folder_free (CueTestFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTestFolder, cue_test_folder_free)

G_END_DECLS
