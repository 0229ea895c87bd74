/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-notifier.h"
#include "cue-test.h"

static const char introspection[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* One for all tests, to the end: the application's connection to its bus is the process's. */
static GTestDBus       *bus;
static GDBusConnection *desktop;
static GApplication    *application;

/* What a desktop on a bus of its own was told. */
typedef struct
{
  GListStore *generations;
  CueDraft   *drafts[2];
  guint       n_told;
  char       *title;
  char       *body;
  gboolean    has_default_action;
} Fixture;

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Fixture *fixture = *(Fixture **) user_data;
  g_autoptr (GVariant) actions = NULL;
  g_autofree const char **names = NULL;

  if (g_str_equal (method, "CloseNotification"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }

  g_free (fixture->title);
  g_free (fixture->body);
  g_variant_get_child (parameters, 3, "s", &fixture->title);
  g_variant_get_child (parameters, 4, "s", &fixture->body);
  actions = g_variant_get_child_value (parameters, 5);
  names = g_variant_get_strv (actions, NULL);
  fixture->has_default_action = names[0] != NULL && g_str_equal (names[0], "default");
  fixture->n_told++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", fixture->n_told));
}

/* The one that is told now. */
static Fixture *current;

static void
own_name (void)
{
  static const GDBusInterfaceVTable vtable = { called_cb, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  desktop =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_dbus_connection_register_object (desktop, "/org/freedesktop/Notifications",
                                                       node->interfaces[0], &vtable, &current, NULL, &error),
                    >, 0);
  reply = g_dbus_connection_call_sync (desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.Notifications", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
open_desktop (void)
{
  g_autoptr (GError) error = NULL;

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  own_name ();
  g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  application = g_application_new ("io.github.cuecard.Notifier", G_APPLICATION_DEFAULT_FLAGS);
  g_assert_true (g_application_register (application, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  current = fixture;
  fixture->generations = g_list_store_new (CUE_TYPE_GENERATION);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->drafts); i++)
    {
      fixture->drafts[i] = cue_draft_new (1);
      g_object_set (cue_draft_get_scenario (fixture->drafts[i]), "name", i == 0 ? "Angry refund" : "Opening hours", NULL);
    }
}

/* A notification is sent for good when its answer is there, which comes before that of a later call. */
static void
await_answers (void)
{
  GDBusConnection *connection = g_application_get_dbus_connection (application);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_dbus_connection_flush_sync (desktop, NULL, &error));
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "GetId", NULL, NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  cue_test_iterate ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  await_answers ();
  g_clear_object (&fixture->generations);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->drafts); i++)
    g_assert_finalize_object (fixture->drafts[i]);
  g_clear_pointer (&fixture->title, g_free);
  g_clear_pointer (&fixture->body, g_free);
}

/* (transfer none) */
static CueGeneration *
add (Fixture           *fixture,
     guint              draft,
     const char        *batch,
     CueGenerationState state)
{
  g_autoptr (CueGeneration) generation = cue_generation_new (fixture->drafts[draft], CUE_GENERATION_GENERATE, NULL, 1);

  g_object_set (generation, "state", state, "batch-id", batch, "batch-title", batch != NULL ? "3 variants" : NULL, NULL);
  g_list_store_append (fixture->generations, generation);

  return generation;
}

static gboolean
was_told (gpointer data)
{
  return ((Fixture *) data)->n_told > 0;
}

static void
test_single (Fixture      *fixture,
             gconstpointer data)
{
  CueGeneration *generation = add (fixture, 0, NULL, CUE_GENERATION_FINISHED);

  cue_notifier_tell (application, G_LIST_MODEL (fixture->generations), generation);
  g_assert_true (cue_test_wait_until (was_told, fixture, CUE_TEST_TIMEOUT));
  g_assert_cmpstr (fixture->title, ==, "Angry refund");
  g_assert_cmpstr (fixture->body, ==, "The instructions have been written.");
  g_assert_true (fixture->has_default_action);
}

/* What was ordered together is told of once, when the last of it has ended. */
static void
test_batch (Fixture      *fixture,
            gconstpointer data)
{
  CueGeneration *last = NULL;

  for (guint i = 0; i < 7; i++)
    last = add (fixture, 0, "b", i == 3 ? CUE_GENERATION_FAILED : CUE_GENERATION_FINISHED);
  last = add (fixture, 0, "b", CUE_GENERATION_WRITING);
  add (fixture, 1, "other", CUE_GENERATION_WRITING);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (fixture->generations), i);

      cue_notifier_tell (application, G_LIST_MODEL (fixture->generations), generation);
    }
  cue_test_iterate ();
  g_assert_cmpuint (fixture->n_told, ==, 0);

  g_object_set (last, "state", CUE_GENERATION_FINISHED, NULL);
  cue_notifier_tell (application, G_LIST_MODEL (fixture->generations), last);
  g_assert_true (cue_test_wait_until (was_told, fixture, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpstr (fixture->title, ==, "3 variants");
  g_assert_cmpstr (fixture->body, ==, "7 of 8 written, 1 failed");
}

/* What each way to end says; what goes on, and what the tester stopped, says nothing. */
static void
test_texts (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    CueGenerationState state;
    const char        *text;
  } cases[] = {
    { CUE_GENERATION_FINISHED, "The instructions have been written." },
    { CUE_GENERATION_FAILED, "The service is ill." },
    { CUE_GENERATION_NEEDS_USER, "The service asks you something." },
    { CUE_GENERATION_UNCERTAIN, "It may have been sent: whether to send it again is for you to decide." },
    { CUE_GENERATION_WRITING, NULL },
    { CUE_GENERATION_WAITING, NULL },
    { CUE_GENERATION_STOPPED, NULL },
  };
  CueGeneration *generation = add (fixture, 0, NULL, CUE_GENERATION_WAITING);

  g_object_set (generation, "error-text", "The service is ill.", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_object_set (generation, "state", cases[i].state, NULL);
      text = cue_notifier_dup_text (G_LIST_MODEL (fixture->generations), generation);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  open_desktop ();

  g_test_add ("/app/notifier/single", Fixture, NULL, set_up, test_single, tear_down);
  g_test_add ("/app/notifier/batch", Fixture, NULL, set_up, test_batch, tear_down);
  g_test_add ("/app/notifier/texts", Fixture, NULL, set_up, test_texts, tear_down);

  status = g_test_run ();
  g_test_dbus_stop (bus);

  return status;
}
