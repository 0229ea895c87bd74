/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-app-settings.h"
#include "cue-application.h"
#include "cue-paths.h"
#include "cue-process.h"

#include <glib/gi18n.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (CueApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;

  cue_process_forbid_core_dumps ();
  settings = cue_app_settings_new ();
  cue_app_settings_apply_language (settings);
  cue_paths_init_locale ();
  g_set_application_name (_ ("Cuecard"));
  application = cue_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
