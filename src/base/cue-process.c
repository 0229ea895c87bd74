/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-process.h"

#include <sys/resource.h>

/* One byte is too little for a file, and it is also the value at which Linux starts no program that collects dumps: such
 * a program gets a dump in spite of a limit of zero, and only some of them look at the limit themselves. */
#define NO_DUMP 1

gboolean
cue_process_forbid_core_dumps (void)
{
  const struct rlimit little = { .rlim_cur = NO_DUMP, .rlim_max = NO_DUMP };
  const struct rlimit nothing = { .rlim_cur = 0, .rlim_max = 0 };

  if (g_strcmp0 (g_getenv ("CUECARD_CORE_DUMPS"), "1") == 0)
    return FALSE;

  /* A limit of zero may not be raised to one. */
  return setrlimit (RLIMIT_CORE, &little) == 0 || setrlimit (RLIMIT_CORE, &nothing) == 0;
}
