/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-full-vfs.h"

#include <sqlite3.h>

/* The main file, the log and others have tables of functions of their own. */
#define MAX_TABLES 8

typedef struct
{
  const sqlite3_io_methods *real;
  sqlite3_io_methods        ours;
} Methods;

static sqlite3_vfs  vfs;
static sqlite3_vfs *real_vfs;
static Methods      tables[MAX_TABLES];
static int          is_full;
static GMutex       mutex;

static int
write_unless_full (sqlite3_file *file,
                   const void   *data,
                   int           length,
                   sqlite3_int64 offset)
{
  const Methods *table = (const Methods *) ((const char *) file->pMethods - G_STRUCT_OFFSET (Methods, ours));

  return g_atomic_int_get (&is_full) ? SQLITE_FULL : table->real->xWrite (file, data, length, offset);
}

static const sqlite3_io_methods *
find_ours (const sqlite3_io_methods *real)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  for (guint i = 0; i < MAX_TABLES; i++)
    {
      if (tables[i].real == NULL)
        {
          tables[i].real = real;
          tables[i].ours = *real;
          tables[i].ours.xWrite = write_unless_full;
        }
      if (tables[i].real == real)
        return &tables[i].ours;
    }
  g_assert_not_reached ();
}

static int
open_file (sqlite3_vfs  *self,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, file, flags, out_flags);

  if (code == SQLITE_OK && file->pMethods != NULL)
    file->pMethods = find_ours (file->pMethods);
  return code;
}

void
cue_full_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "cue-full";
  vfs.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
cue_full_vfs_set_full (gboolean full)
{
  g_atomic_int_set (&is_full, full);
}
