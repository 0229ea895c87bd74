/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of a proxy as somebody types it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text as "http://host:port"; a scheme that is left out is http. NULL where it is none: @problem (out)
 * (optional) (transfer full) says in a translated sentence what is wrong. */
char *cue_proxy_text_parse (const char  *text,
                            char       **problem) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
