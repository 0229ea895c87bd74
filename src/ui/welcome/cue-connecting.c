/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connecting.h"

#include "cue-error.h"
#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueConnecting
{
  GObject parent_instance;

  CueWorkspaceManager *manager; /* (unowned) (nullable): cleared when it goes */
  CueConnectState      state;
  GCancellable        *cancellable; /* (owned) (nullable): of what goes on */
  CueConnectionTest   *test;        /* (owned) (nullable) */
  CueWorkspace        *kept;        /* (owned) (nullable): what is being kept */
  char                *problem;     /* (owned) (nullable) */
  gboolean             keyring_at_fault;
};

G_DEFINE_ENUM_TYPE (CueConnectState, cue_connect_state,
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_TESTING, "testing"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_KEEPING, "keeping"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_NOT_KEPT, "not-kept"))
G_DEFINE_FINAL_TYPE (CueConnecting, cue_connecting, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
} CueConnectingProperty;

enum
{
  SIGNAL_KEPT,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_STATE + 1];
static guint       signals[N_SIGNALS];

static void tested_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
set_state (CueConnecting  *self,
           CueConnectState state)
{
  cue_set_enum (self, &self->state, state, properties[PROP_STATE]);
}

static void
end_call (CueConnecting *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->test != NULL)
    cue_connection_test_stop (self->test);
}

/* Each test is an object of its own: a stopped one that is heard of late changes nothing here. */
static void
start_test (CueConnecting *self)
{
  end_call (self);
  g_clear_object (&self->test);
  self->test = cue_connection_test_new ();
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CueConnecting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean         passed = cue_workspace_manager_test_finish (CUE_WORKSPACE_MANAGER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      sentence = cue_error_dup_sentence (error);
      if (!cue_connection_test_get_running (self->test))
        cue_connection_test_start (self->test);
      cue_connection_test_fail (self->test, CUE_STEP_KEY, _ ("The key could not be read"), sentence, NULL);
    }
  end_call (self);
  if (passed)
    set_state (self, CUE_CONNECT_PASSED);
  else
    set_state (self, cue_connection_test_get_failure (self->test) != NULL ? CUE_CONNECT_FAILED : CUE_CONNECT_IDLE);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CueConnecting) self = user_data;
  g_autoptr (CueWorkspace) kept = NULL;
  g_autoptr (GError) error = NULL;
  CueWorkspaceManager *manager = CUE_WORKSPACE_MANAGER (source);
  CueWorkspace        *listed;

  if (!cue_workspace_manager_keep_finish (manager, result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;

      g_free (self->problem);
      self->problem = cue_error_dup_sentence (error);
      self->keyring_at_fault = error->domain == CUE_SECRET_ERROR;
      end_call (self);
      set_state (self, CUE_CONNECT_NOT_KEPT);
      return;
    }

  kept = g_steal_pointer (&self->kept);
  listed = cue_workspace_list_find (cue_workspace_manager_get_list (manager), cue_workspace_get_id (kept));
  cue_connecting_forget (self);
  g_signal_emit (self, signals[SIGNAL_KEPT], 0, listed != NULL ? listed : kept);
}

static void
cue_connecting_finalize (GObject *object)
{
  CueConnecting *self = CUE_CONNECTING (object);

  end_call (self);
  g_clear_weak_pointer (&self->manager);
  g_clear_object (&self->test);
  g_clear_object (&self->kept);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (cue_connecting_parent_class)->finalize (object);
}

static void
cue_connecting_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CueConnecting *self = CUE_CONNECTING (object);

  switch ((CueConnectingProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connecting_class_init (CueConnectingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_connecting_finalize;
  object_class->get_property = cue_connecting_get_property;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_CONNECT_STATE, CUE_CONNECT_IDLE,
                                              CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_KEPT] = g_signal_new ("kept", CUE_TYPE_CONNECTING, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, CUE_TYPE_WORKSPACE);
}

static void
cue_connecting_init (CueConnecting *self)
{
}

CueConnecting *
cue_connecting_new (void)
{
  return g_object_new (CUE_TYPE_CONNECTING, NULL);
}

CueWorkspaceManager *
cue_connecting_get_manager (CueConnecting *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTING (self), NULL);

  return self->manager;
}

void
cue_connecting_set_manager (CueConnecting       *self,
                            CueWorkspaceManager *manager)
{
  g_return_if_fail (CUE_IS_CONNECTING (self));
  g_return_if_fail (manager == NULL || CUE_IS_WORKSPACE_MANAGER (manager));

  g_set_weak_pointer (&self->manager, manager);
}

CueConnectState
cue_connecting_get_state (CueConnecting *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTING (self), CUE_CONNECT_IDLE);

  return self->state;
}

CueConnectionTest *
cue_connecting_get_test (CueConnecting *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTING (self), NULL);

  return self->test;
}

gboolean
cue_connecting_has_passed (CueConnecting *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTING (self), FALSE);

  return self->test != NULL && cue_connection_test_get_passed (self->test);
}

GListModel *
cue_connecting_get_projects (CueConnecting *self)
{
  GListModel *projects;

  g_return_val_if_fail (CUE_IS_CONNECTING (self), NULL);

  projects = cue_connecting_has_passed (self) ? cue_connection_test_get_projects (self->test) : NULL;

  return projects != NULL && g_list_model_get_n_items (projects) > 0 ? projects : NULL;
}

const char *
cue_connecting_get_problem (CueConnecting *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTING (self), NULL);

  return self->state == CUE_CONNECT_NOT_KEPT ? self->problem : NULL;
}

gboolean
cue_connecting_is_keyring_at_fault (CueConnecting *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTING (self), FALSE);

  return self->state == CUE_CONNECT_NOT_KEPT && self->keyring_at_fault;
}

void
cue_connecting_test (CueConnecting *self,
                     CueWorkspace  *workspace,
                     const char    *key)
{
  g_return_if_fail (CUE_IS_CONNECTING (self));
  g_return_if_fail (self->manager != NULL);

  start_test (self);
  self->cancellable = g_cancellable_new ();
  cue_workspace_manager_test_async (self->manager, workspace, key, self->test, self->cancellable,
                                    tested_cb, g_object_ref (self));
  set_state (self, CUE_CONNECT_TESTING);
}

void
cue_connecting_keep (CueConnecting *self,
                     CueWorkspace  *workspace,
                     const char    *key,
                     gboolean       session_only)
{
  g_return_if_fail (CUE_IS_CONNECTING (self));
  g_return_if_fail (self->manager != NULL);

  end_call (self);
  g_set_object (&self->kept, workspace);
  self->cancellable = g_cancellable_new ();
  cue_workspace_manager_keep_async (self->manager, workspace, key, session_only, self->cancellable,
                                    kept_cb, g_object_ref (self));
  set_state (self, CUE_CONNECT_KEEPING);
}

void
cue_connecting_fail (CueConnecting  *self,
                     CueTestStepKind kind,
                     const char     *title,
                     const char     *note)
{
  g_return_if_fail (CUE_IS_CONNECTING (self));

  start_test (self);
  set_state (self, CUE_CONNECT_TESTING);
  cue_connection_test_start (self->test);
  cue_connection_test_fail (self->test, kind, title, note, NULL);
  set_state (self, CUE_CONNECT_FAILED);
}

void
cue_connecting_stop (CueConnecting *self)
{
  g_return_if_fail (CUE_IS_CONNECTING (self));

  if (cue_connecting_has_passed (self))
    start_test (self);
  end_call (self);
  set_state (self, CUE_CONNECT_IDLE);
}

void
cue_connecting_forget (CueConnecting *self)
{
  g_return_if_fail (CUE_IS_CONNECTING (self));

  end_call (self);
  g_clear_object (&self->test);
  set_state (self, CUE_CONNECT_IDLE);
}
