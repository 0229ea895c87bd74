/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random texts in eight scripts for the compare tests: alike enough to have something in common. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COMPARE_N_SCRIPTS 8

/* Like g_test_init(), with random numbers from a fixed seed unless another is given (--seed); it is printed. */
void  compare_test_init (int    *argc,
                         char ***argv);

/* (transfer full): @n words of script @script (0 to COMPARE_N_SCRIPTS - 1), with marks, placeholders, tags, lists. */
char *compare_text_make (guint script,
                         guint n);

/* (transfer full): @text with about @n edits at random places, valid UTF-8. */
char *compare_text_edit (const char *text,
                         guint       script,
                         guint       n);

G_END_DECLS
