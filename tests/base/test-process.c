/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-process.h"
#include "cue-test.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static void
test_forbidden (void)
{
  struct rlimit limit;

  g_assert_true (cue_process_forbid_core_dumps ());
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, <=, 1);
  g_assert_cmpuint (limit.rlim_max, <=, 1);
}

/* A program that ends by a signal says in its status whether an image was left. */
static void
test_no_image (void)
{
  int   status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      cue_process_forbid_core_dumps ();
      signal (SIGABRT, SIG_DFL);
      abort ();
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGABRT);
  g_assert_false (WCOREDUMP (status));
}

static void
test_wanted (void)
{
  g_setenv ("CUECARD_CORE_DUMPS", "1", TRUE);
  g_assert_false (cue_process_forbid_core_dumps ());
  g_unsetenv ("CUECARD_CORE_DUMPS");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/process/wanted", test_wanted);
  g_test_add_func ("/base/process/no-image", test_no_image);
  g_test_add_func ("/base/process/forbidden", test_forbidden);

  return g_test_run ();
}
