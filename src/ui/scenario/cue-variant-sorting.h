/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order a scenario's variants are shown; pure. */
#pragma once

#include <gio/gio.h>

#include "cue-variant.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_VARIANT_SORT_NEWEST, /* the newest order first; what was ordered together stays together */
  CUE_VARIANT_SORT_STARS,  /* the most stars first, then the newest */
} CueVariantSort;

#define CUE_TYPE_VARIANT_SORT (cue_variant_sort_get_type ())
GType cue_variant_sort_get_type (void);

/* (transfer full) (element-type CueVariant): of @variants (element-type CueVariant) those to show. */
GPtrArray *cue_variant_sorting_list    (GListModel     *variants,
                                        CueVariantSort  sort,
                                        gboolean        with_hidden) G_GNUC_WARN_UNUSED_RESULT;

/* Brings @store in line with @wanted, leaving alone what is in its place already. */
void       cue_variant_sorting_update  (GListStore *store,
                                        GPtrArray  *wanted);

guint      cue_variant_sorting_n_hidden (GListModel *variants);

G_END_DECLS
