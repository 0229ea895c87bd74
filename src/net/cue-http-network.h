/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueHttpNetwork: CueNetworkSettings made ready to use: the proxies, and the certificates trusted besides the system's. */
#pragma once

#include <gio/gio.h>

#include "cue-network-settings.h"

G_BEGIN_DECLS

typedef struct _CueHttpNetwork CueHttpNetwork;

/* @settings: NULL for the system's. Reads the file of certificates. NULL with a CUE_NET_ERROR that has its own sentence:
 * CERTIFICATE where there are no certificates in the file, OFFLINE where the proxy's address is none. */
CueHttpNetwork *cue_http_network_new          (const CueNetworkSettings *settings,
                                               GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
CueHttpNetwork *cue_http_network_ref          (CueHttpNetwork *self);
void            cue_http_network_unref        (CueHttpNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueHttpNetwork, cue_http_network_unref)

/* (transfer none) (nullable): NULL for none. */
GProxyResolver *cue_http_network_get_resolver (CueHttpNetwork *self);

/* The last word on a certificate that the system found @errors with: 0 where one of the added authorities vouches for
 * it, its name fits @identity and it is valid today; else what is wrong with it. */
GTlsCertificateFlags cue_http_network_judge   (CueHttpNetwork      *self,
                                               GTlsCertificate     *certificate,
                                               GTlsCertificateFlags errors,
                                               GSocketConnectable  *identity);

/* Whether @uri is of this computer: plain http is fine, and there is no proxy. */
gboolean        cue_http_uri_is_loopback      (GUri *uri);

/* (nullable): translated: what is wrong in two or three words, and the sentence on what to do; NULL for nothing
 * in particular. */
const char     *cue_certificate_get_title     (GTlsCertificateFlags errors);
const char     *cue_certificate_get_sentence  (GTlsCertificateFlags errors);

G_END_DECLS
