/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-prompter.h"

#include "cue-test.h"

#define NAME "org.gnome.keyring.SystemPrompter"
#define PATH "/org/gnome/keyring/Prompter"
#define CALLBACK "org.gnome.keyring.internal.Prompter.Callback"

static const char introspection[] =
  "<node><interface name='org.gnome.keyring.internal.Prompter'>"
  "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
  "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>"
  "<method name='StopPrompting'><arg type='o' direction='in'/></method></interface></node>";

struct _CueTestPrompter
{
  GDBusConnection *bus;          /* (owned) */
  GDBusNodeInfo   *info;         /* (owned) */
  guint            registration; /* of the object */
  guint            name;         /* that is owned */
  gboolean         has_name;
  CuePrompterMode  mode;
  guint            n_questions;
};

static void
call_back (CueTestPrompter *self,
           const char      *sender,
           const char      *path,
           const char      *method,
           GVariant        *parameters)
{
  g_dbus_connection_call (self->bus, sender, path, CALLBACK, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          NULL, NULL);
}

/* "" begins, "no" closes the question. */
static void
say_ready (CueTestPrompter *self,
           const char      *sender,
           const char      *path,
           const char      *reply)
{
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  call_back (self, sender, path, "PromptReady", g_variant_new ("(sa{sv}s)", reply, &properties, ""));
}

static void
method_call_cb (GDBusConnection       *bus,
                const char            *sender,
                const char            *object,
                const char            *interface,
                const char            *method,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  CueTestPrompter *self = user_data;
  g_autofree char *path = NULL;

  g_variant_get_child (parameters, 0, "o", &path);
  g_dbus_method_invocation_return_value (invocation, NULL);
  if (g_str_equal (method, "BeginPrompting"))
    self->n_questions++;

  if (g_str_equal (method, "BeginPrompting"))
    say_ready (self, sender, path, "");
  else if (g_str_equal (method, "StopPrompting"))
    call_back (self, sender, path, "PromptDone", NULL);
  else if (self->mode == CUE_PROMPTER_CLOSES)
    say_ready (self, sender, path, "no");
}

static void
name_acquired_cb (GDBusConnection *bus,
                  const char      *name,
                  gpointer         user_data)
{
  ((CueTestPrompter *) user_data)->has_name = TRUE;
}

static gboolean
has_name (gpointer data)
{
  return ((CueTestPrompter *) data)->has_name;
}

CueTestPrompter *
cue_test_prompter_new (GDBusConnection *bus,
                       CuePrompterMode  mode)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_call_cb };
  CueTestPrompter                  *self = g_new0 (CueTestPrompter, 1);

  self->bus = g_object_ref (bus);
  self->mode = mode;
  self->info = g_dbus_node_info_new_for_xml (introspection, NULL);
  self->registration =
    g_dbus_connection_register_object (bus, PATH, self->info->interfaces[0], &vtable, self, NULL, NULL);
  self->name = g_bus_own_name_on_connection (bus, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, name_acquired_cb, NULL, self, NULL);
  g_assert_true (cue_test_wait_until (has_name, self, CUE_TEST_TIMEOUT));
  return self;
}

void
cue_test_prompter_free (CueTestPrompter *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->registration);
  g_dbus_node_info_unref (self->info);
  g_object_unref (self->bus);
  g_free (self);
}

void
cue_test_prompter_set_mode (CueTestPrompter *self,
                            CuePrompterMode  mode)
{
  self->mode = mode;
}

guint
cue_test_prompter_count (CueTestPrompter *self)
{
  return self->n_questions;
}
