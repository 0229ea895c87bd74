/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writer and the reader of a cache file have to agree on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* There are no steps from one version to the next: a file of another version is thrown away. */
#define CUE_CACHE_VERSION 1

/* CUE_RESOURCE_SCENARIOS, to be put into SQL. */
#define CUE_CACHE_SCENARIOS_NUMBER 3
#define CUE_CACHE_SCENARIOS G_STRINGIFY (CUE_CACHE_SCENARIOS_NUMBER)

/* Rows of the index: a scenario's is its id, a draft's is the number of its row in the table of drafts, negated. */
#define CUE_CACHE_DRAFT_ROW(seq) (-(seq))

G_END_DECLS
