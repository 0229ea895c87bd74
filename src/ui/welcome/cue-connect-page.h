/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnectPage: address, key, a test that names what is wrong, the project, Connect.
 * Property: state. Signal "connected" (CueWorkspace, utf8 key): tested, and the key is kept, or is to be kept for this
 * session only. Leaving is the action "win.go-back". */
#pragma once

#include <adwaita.h>

#include "cue-api.h"
#include "cue-secrets.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_CONNECT_IDLE,    /* not tested, or edited since */
  CUE_CONNECT_TESTING,
  CUE_CONNECT_FAILED,  /* the test failed: the reason is on the page */
  CUE_CONNECT_PASSED,
  CUE_CONNECT_STORING, /* the key is on its way into the keyring */
  CUE_CONNECT_NO_KEYRING, /* it did not arrive there: offers this session only */
} CueConnectState;

#define CUE_TYPE_CONNECT_STATE (cue_connect_state_get_type ())
GType cue_connect_state_get_type (void);

/* (transfer full): a client for @workspace with @key. The window's owner knows the real one; tests have a fake. */
typedef CueApi *(*CueApiFactory) (CueWorkspace *workspace, const char *key, gpointer user_data);

#define CUE_TYPE_CONNECT_PAGE (cue_connect_page_get_type ())
G_DECLARE_FINAL_TYPE (CueConnectPage, cue_connect_page, CUE, CONNECT_PAGE, AdwBin)

GtkWidget      *cue_connect_page_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/* Without services nothing can be tested. @user_data must outlive the page. */
void            cue_connect_page_set_services (CueConnectPage *self,
                                               CueApiFactory   factory,
                                               gpointer        user_data,
                                               CueSecrets     *secrets);

CueConnectState cue_connect_page_get_state    (CueConnectPage *self);

/* What is on the page; both start afresh: @key NULL empties its entry. */
void            cue_connect_page_fill         (CueConnectPage *self,
                                               const char     *url,
                                               const char     *key);

/* What its buttons do. */
void            cue_connect_page_test         (CueConnectPage *self);
void            cue_connect_page_connect      (CueConnectPage *self);

/* Borrowed: the sentence below the entries, "" before the first test. */
const char     *cue_connect_page_get_result   (CueConnectPage *self);

G_END_DECLS
