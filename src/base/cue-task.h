/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed task data: from a struct and its free function, an autoptr and typed getters for GTask. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* CUE_DEFINE_TASK_DATA (SaveData, save_data, save_data_free) after the free function gives
 *   g_autoptr (SaveData), void save_data_attach (GTask *, SaveData *) and SaveData *save_data_get (GTask *). */
#define CUE_DEFINE_TASK_DATA(Type, prefix, free_func)                            \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, free_func)                                \
                                                                                 \
  G_GNUC_UNUSED static inline void                                               \
  prefix##_attach (GTask *task, Type *data)                                      \
  {                                                                              \
    g_task_set_task_data (task, data, (GDestroyNotify) free_func);               \
  }                                                                              \
                                                                                 \
  G_GNUC_UNUSED static inline Type *                                             \
  prefix##_get (GTask *task)                                                     \
  {                                                                              \
    return g_task_get_task_data (task);                                          \
  }

G_END_DECLS
