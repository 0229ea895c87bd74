/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cuecard-service: the local workspace as a program. */
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cue-config.h"
#include "cue-error.h"
#include "cue-json.h"
#include "cue-paths.h"
#include "cue-service.h"

/* Seconds that writing takes when nothing else is said: long enough to see the progress. */
#define DEFAULT_SECONDS 2.0

typedef struct
{
  char    *data_dir;
  char    *key_file;
  int      port;
  double   seconds;
  gboolean no_parent;
  gboolean version;
} Options;

/* What begins a line of standard input that asks for practice. */
#define PRACTICE "practice "

/* The program that started this one, as seen on standard input. */
typedef struct
{
  CueService *service; /* (unowned) */
  GMainLoop  *loop;    /* (unowned) */
  gsize       length;
  char        line[64]; /* what has come of the next one */
} Parent;

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* "practice WORD" changes what goes wrong; nothing else is known, and what is not known is left alone. */
static void
take_line (Parent *parent)
{
  CuePractice practice;

  if (g_str_has_prefix (parent->line, PRACTICE) && cue_practice_from_word (parent->line + strlen (PRACTICE), &practice))
    {
      cue_service_set_practice (parent->service, practice);
    }
  else
    {
      g_autofree char *shown = g_strescape (parent->line, NULL);

      g_printerr ("cuecard-service: unknown line “%s” on standard input\n", shown);
    }
}

/* Whole lines only, whichever pieces they come in; what is too long for a line is cut, and so no known one. */
static void
take_bytes (Parent     *parent,
            const char *bytes,
            gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\n')
        {
          parent->line[parent->length] = '\0';
          take_line (parent);
          parent->length = 0;
        }
      else if (parent->length < sizeof parent->line - 1)
        {
          parent->line[parent->length++] = bytes[i];
        }
    }
}

/* The parent holds the other end of standard input; when it goes away, so does the service. */
static gboolean
parent_cb (int          fd,
           GIOCondition condition,
           gpointer     user_data)
{
  Parent *parent = user_data;
  char    buffer[512];
  gssize  n_read = read (fd, buffer, sizeof buffer);

  if (n_read > 0)
    {
      take_bytes (parent, buffer, (gsize) n_read);
      return G_SOURCE_CONTINUE;
    }
  g_main_loop_quit (parent->loop);
  return G_SOURCE_REMOVE;
}

static void
print_line (JsonObject *object)
{
  g_autofree char *text = cue_json_object_to_text (object);

  printf ("%s\n", text);
  fflush (stdout);
}

static const char *
get_code (const GError *error)
{
  if (error->domain != CUE_STORE_ERROR)
    return "open";
  switch ((CueStoreError) error->code)
    {
    case CUE_STORE_ERROR_NEWER:
      return "newer";
    case CUE_STORE_ERROR_CORRUPT:
      return "corrupt";
    case CUE_STORE_ERROR_READ_ONLY:
      return "read_only";
    case CUE_STORE_ERROR_BUSY:
      return "busy";
    case CUE_STORE_ERROR_OPEN:
    case CUE_STORE_ERROR_FULL:
    case CUE_STORE_ERROR_CONSTRAINT:
    case CUE_STORE_ERROR_FAILED:
    default:
      return "open";
    }
}

static int
fail (const GError *error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *sentence = cue_error_dup_sentence (error);

  json_object_set_string_member (object, "error", sentence);
  json_object_set_string_member (object, "code", get_code (error));
  print_line (object);
  g_printerr ("cuecard-service: %s\n", error->message);
  return 1;
}

/* (transfer full): the key of the file, or a fresh one. */
static char *
load_key (const Options *options,
          GError       **error)
{
  g_autofree char *text = NULL;

  if (options->key_file == NULL)
    return cue_service_make_key (error);
  if (!g_file_get_contents (options->key_file, &text, NULL, error))
    return NULL;
  if (*g_strstrip (text) == '\0')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The key file “%s” is empty.", options->key_file);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static gboolean
has_parent (const Options *options)
{
  return !options->no_parent && !isatty (STDIN_FILENO);
}

/* Regular files and /dev/null cannot be waited for: they are at their end from the start. */
static gboolean
can_wait_for_parent (void)
{
  struct stat status;

  return fstat (STDIN_FILENO, &status) == 0 && (S_ISFIFO (status.st_mode) || S_ISSOCK (status.st_mode));
}

static int
run (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = load_key (options, &error);
  g_autoptr (CueService) service = key != NULL ? cue_service_new (options->data_dir, key, options->seconds, &error) : NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (JsonObject) object = json_object_new ();
  Parent parent = { .service = service, .loop = loop };

  if (service == NULL || !cue_service_listen (service, (guint) options->port, &error))
    return fail (error);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  /* Before the requests that come after what it says. */
  if (has_parent (options) && can_wait_for_parent ())
    g_unix_fd_add_full (G_PRIORITY_HIGH, STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, parent_cb, &parent, NULL);
  else if (has_parent (options))
    g_idle_add (quit_cb, loop);
  json_object_set_string_member (object, "url", cue_service_get_url (service));
  json_object_set_string_member (object, "key", key);
  print_line (object);
  g_main_loop_run (loop);
  return 0;
}

static double
get_default_seconds (void)
{
  const char *text = g_getenv ("CUECARD_WRITE_SECONDS");
  double      seconds = text != NULL ? g_ascii_strtod (text, NULL) : DEFAULT_SECONDS;

  return seconds >= 0 ? seconds : DEFAULT_SECONDS;
}

int
main (int    argc,
      char **argv)
{
  Options            options = { .seconds = get_default_seconds () };
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data_dir, N_ ("Folder with the workspace’s data"), N_ ("FOLDER") },
    { "port", 0, 0, G_OPTION_ARG_INT, &options.port, N_ ("Port to listen on (default: a free one)"), N_ ("NUMBER") },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &options.key_file, N_ ("File with the key to ask for (default: a new key at each start)"), N_ ("FILE") },
    { "write-seconds", 0, 0, G_OPTION_ARG_DOUBLE, &options.seconds, N_ ("Seconds that writing instructions takes"), N_ ("SECONDS") },
    { "no-parent", 0, 0, G_OPTION_ARG_NONE, &options.no_parent, N_ ("Keep running when standard input ends"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options.version, N_ ("Print the version and exit"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  cue_paths_init_locale ();
  context = g_option_context_new (NULL);
  g_option_context_set_summary (context, _ ("The local workspace of Cuecard, over HTTP on this computer."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || (!options.version && options.data_dir == NULL) || options.port < 0 || options.port > 65535)
    {
      g_printerr ("cuecard-service: %s\n", error != NULL ? error->message : _ ("The option --data is needed."));
      return 2;
    }
  if (options.version)
    {
      printf ("cuecard-service %s\n", CUE_VERSION);
      return 0;
    }
  status = run (&options);
  g_free (options.data_dir);
  g_free (options.key_file);
  return status;
}
