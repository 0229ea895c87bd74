/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-test.h"

#include <glib/gi18n.h>

#include "cue-project.h"
#include "cue-property.h"

G_DEFINE_ENUM_TYPE (CueTestStepState, cue_test_step_state,
                    G_DEFINE_ENUM_VALUE (CUE_STEP_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (CUE_STEP_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (CUE_STEP_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (CUE_STEP_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (CUE_STEP_SKIPPED, "skipped"))

struct _CueTestStep
{
  GObject parent_instance;

  CueTestStepKind  kind;
  CueTestStepState state;
  char            *title;   /* (owned) (nullable): of a failure; the step's own name otherwise */
  char            *note;    /* (owned) (nullable) */
  char            *details; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueTestStep, cue_test_step, G_TYPE_OBJECT)

typedef enum
{
  PROP_STEP_KIND = 1,
  PROP_STEP_STATE,
  PROP_STEP_TITLE,
  PROP_STEP_NOTE,
  PROP_STEP_DETAILS,
} CueTestStepProperty;

static GParamSpec *step_properties[PROP_STEP_DETAILS + 1];

struct _CueConnectionTest
{
  GObject parent_instance;

  CueTestStep *steps[CUE_N_STEPS]; /* (owned) */
  gboolean     running;
  gboolean     passed;
  GListStore  *projects;     /* (owned) (element-type CueProject) */
  char        *organization; /* (owned) (nullable) */
  guint        n_agents;
  guint        n_scenarios;
};

static void cue_connection_test_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueConnectionTest, cue_connection_test, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_connection_test_list_model_init))

typedef enum
{
  PROP_RUNNING = 1,
  PROP_PASSED,
  PROP_ORGANIZATION,
  PROP_N_AGENTS,
  PROP_N_SCENARIOS,
  PROP_PROJECTS,
} CueConnectionTestProperty;

static GParamSpec *properties[PROP_PROJECTS + 1];

static const char *
name_of_step (CueTestStepKind kind)
{
  switch (kind)
    {
    case CUE_STEP_ADDRESS:
      return _ ("Address");
    case CUE_STEP_LOOKUP:
      return _ ("Name lookup");
    case CUE_STEP_CONNECT:
      return _ ("Connection");
    case CUE_STEP_CERTIFICATE:
      return _ ("Certificate");
    case CUE_STEP_KEY:
      return _ ("API key");
    case CUE_STEP_PROJECT:
      return _ ("Project");
    case CUE_N_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

static void
set_step (CueTestStep     *self,
          CueTestStepState state,
          const char      *title,
          const char      *note,
          const char      *details)
{
  g_object_freeze_notify (G_OBJECT (self));
  cue_set_string (self, &self->title, title, step_properties[PROP_STEP_TITLE]);
  cue_set_string (self, &self->note, note, step_properties[PROP_STEP_NOTE]);
  cue_set_string (self, &self->details, details, step_properties[PROP_STEP_DETAILS]);
  cue_set_enum (self, &self->state, state, step_properties[PROP_STEP_STATE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
is_ended (CueTestStep *step)
{
  return step->state != CUE_STEP_WAITING && step->state != CUE_STEP_RUNNING;
}

static void
skip_open_steps (CueConnectionTest *self,
                 guint              before)
{
  for (guint i = 0; i < before; i++)
    {
      if (!is_ended (self->steps[i]))
        set_step (self->steps[i], CUE_STEP_SKIPPED, NULL, NULL, NULL);
    }
}

static void
set_running (CueConnectionTest *self,
             gboolean           running)
{
  cue_set_boolean (self, &self->running, running, properties[PROP_RUNNING]);
}

static void
set_found (CueConnectionTest *self,
           const char        *organization,
           guint              n_agents,
           guint              n_scenarios)
{
  cue_set_string (self, &self->organization, organization, properties[PROP_ORGANIZATION]);
  if (self->n_agents != n_agents)
    {
      self->n_agents = n_agents;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_AGENTS]);
    }
  if (self->n_scenarios != n_scenarios)
    {
      self->n_scenarios = n_scenarios;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SCENARIOS]);
    }
}

static void
set_projects (CueConnectionTest *self,
              GListModel        *projects)
{
  guint n_items = projects != NULL ? g_list_model_get_n_items (projects) : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n_items, g_object_unref);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, g_list_model_get_item (projects, i));
  g_list_store_splice (self->projects, 0, g_list_model_get_n_items (G_LIST_MODEL (self->projects)), items->pdata,
                       n_items);
}

static GType
cue_connection_test_get_item_type (GListModel *model)
{
  return CUE_TYPE_TEST_STEP;
}

static guint
cue_connection_test_get_n_items (GListModel *model)
{
  return CUE_N_STEPS;
}

static gpointer
cue_connection_test_get_item (GListModel *model,
                              guint       position)
{
  CueConnectionTest *self = CUE_CONNECTION_TEST (model);

  return position < CUE_N_STEPS ? g_object_ref (self->steps[position]) : NULL;
}

static void
cue_connection_test_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_connection_test_get_item_type;
  iface->get_n_items = cue_connection_test_get_n_items;
  iface->get_item = cue_connection_test_get_item;
}

static void
cue_test_step_finalize (GObject *object)
{
  CueTestStep *self = CUE_TEST_STEP (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->details, g_free);

  G_OBJECT_CLASS (cue_test_step_parent_class)->finalize (object);
}

static void
cue_test_step_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CueTestStep *self = CUE_TEST_STEP (object);

  switch ((CueTestStepProperty) prop_id)
    {
    case PROP_STEP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_STEP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_STEP_TITLE:
      g_value_set_string (value, cue_test_step_get_title (self));
      break;
    case PROP_STEP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_STEP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_test_step_class_init (CueTestStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_test_step_finalize;
  object_class->get_property = cue_test_step_get_property;

  step_properties[PROP_STEP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, CUE_N_STEPS - 1, 0, CUE_PARAM_READABLE);
  step_properties[PROP_STEP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_TEST_STEP_STATE, CUE_STEP_WAITING, CUE_PARAM_READABLE);
  step_properties[PROP_STEP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, CUE_PARAM_READABLE);
  step_properties[PROP_STEP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, CUE_PARAM_READABLE);
  step_properties[PROP_STEP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (step_properties), step_properties);
}

static void
cue_test_step_init (CueTestStep *self)
{
}

static void
cue_connection_test_finalize (GObject *object)
{
  CueConnectionTest *self = CUE_CONNECTION_TEST (object);

  for (guint i = 0; i < CUE_N_STEPS; i++)
    g_clear_object (&self->steps[i]);
  g_clear_object (&self->projects);
  g_clear_pointer (&self->organization, g_free);

  G_OBJECT_CLASS (cue_connection_test_parent_class)->finalize (object);
}

static void
cue_connection_test_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CueConnectionTest *self = CUE_CONNECTION_TEST (object);

  switch ((CueConnectionTestProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_PASSED:
      g_value_set_boolean (value, self->passed);
      break;
    case PROP_ORGANIZATION:
      g_value_set_string (value, self->organization);
      break;
    case PROP_N_AGENTS:
      g_value_set_uint (value, self->n_agents);
      break;
    case PROP_N_SCENARIOS:
      g_value_set_uint (value, self->n_scenarios);
      break;
    case PROP_PROJECTS:
      g_value_set_object (value, self->projects);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connection_test_class_init (CueConnectionTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_connection_test_finalize;
  object_class->get_property = cue_connection_test_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_PASSED] = g_param_spec_boolean ("passed", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_ORGANIZATION] = g_param_spec_string ("organization", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_N_AGENTS] = g_param_spec_uint ("n-agents", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_SCENARIOS] = g_param_spec_uint ("n-scenarios", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_PROJECTS] = g_param_spec_object ("projects", NULL, NULL, G_TYPE_LIST_MODEL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_connection_test_init (CueConnectionTest *self)
{
  self->projects = g_list_store_new (CUE_TYPE_PROJECT);
  for (guint i = 0; i < CUE_N_STEPS; i++)
    {
      self->steps[i] = g_object_new (CUE_TYPE_TEST_STEP, NULL);
      self->steps[i]->kind = i;
    }
}

CueTestStepKind
cue_test_step_get_kind (CueTestStep *self)
{
  g_return_val_if_fail (CUE_IS_TEST_STEP (self), CUE_STEP_ADDRESS);

  return self->kind;
}

CueTestStepState
cue_test_step_get_state (CueTestStep *self)
{
  g_return_val_if_fail (CUE_IS_TEST_STEP (self), CUE_STEP_WAITING);

  return self->state;
}

const char *
cue_test_step_get_title (CueTestStep *self)
{
  g_return_val_if_fail (CUE_IS_TEST_STEP (self), NULL);

  return self->title != NULL ? self->title : name_of_step (self->kind);
}

const char *
cue_test_step_get_note (CueTestStep *self)
{
  g_return_val_if_fail (CUE_IS_TEST_STEP (self), NULL);

  return self->note;
}

const char *
cue_test_step_get_details (CueTestStep *self)
{
  g_return_val_if_fail (CUE_IS_TEST_STEP (self), NULL);

  return self->details;
}

CueConnectionTest *
cue_connection_test_new (void)
{
  return g_object_new (CUE_TYPE_CONNECTION_TEST, NULL);
}

CueTestStep *
cue_connection_test_get_step (CueConnectionTest *self,
                              CueTestStepKind    kind)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), NULL);
  g_return_val_if_fail (kind < CUE_N_STEPS, NULL);

  return self->steps[kind];
}

CueTestStep *
cue_connection_test_get_failure (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), NULL);

  for (guint i = 0; i < CUE_N_STEPS; i++)
    {
      if (self->steps[i]->state == CUE_STEP_FAILED)
        return self->steps[i];
    }

  return NULL;
}

gboolean
cue_connection_test_get_running (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), FALSE);

  return self->running;
}

gboolean
cue_connection_test_get_passed (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), FALSE);

  return self->passed;
}

GListModel *
cue_connection_test_get_projects (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), NULL);

  return G_LIST_MODEL (self->projects);
}

guint
cue_connection_test_get_n_agents (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), 0);

  return self->n_agents;
}

guint
cue_connection_test_get_n_scenarios (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), 0);

  return self->n_scenarios;
}

const char *
cue_connection_test_get_organization (CueConnectionTest *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_TEST (self), NULL);

  return self->organization;
}

void
cue_connection_test_start (CueConnectionTest *self)
{
  g_return_if_fail (CUE_IS_CONNECTION_TEST (self));

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < CUE_N_STEPS; i++)
    set_step (self->steps[i], CUE_STEP_WAITING, NULL, NULL, NULL);
  set_projects (self, NULL);
  set_found (self, NULL, 0, 0);
  cue_set_boolean (self, &self->passed, FALSE, properties[PROP_PASSED]);
  set_running (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));
}

/* What is told of a test that was stopped or has failed changes nothing: whoever tests may learn of it late. */
void
cue_connection_test_begin (CueConnectionTest *self,
                           CueTestStepKind    kind)
{
  g_return_if_fail (CUE_IS_CONNECTION_TEST (self));
  g_return_if_fail (kind < CUE_N_STEPS);

  if (!self->running)
    return;

  skip_open_steps (self, kind);
  set_step (self->steps[kind], CUE_STEP_RUNNING, NULL, NULL, NULL);
}

void
cue_connection_test_pass (CueConnectionTest *self,
                          CueTestStepKind    kind,
                          const char        *note,
                          const char        *details)
{
  g_return_if_fail (CUE_IS_CONNECTION_TEST (self));
  g_return_if_fail (kind < CUE_N_STEPS);

  if (!self->running)
    return;

  skip_open_steps (self, kind);
  set_step (self->steps[kind], CUE_STEP_PASSED, NULL, note, details);
}

void
cue_connection_test_fail (CueConnectionTest *self,
                          CueTestStepKind    kind,
                          const char        *title,
                          const char        *note,
                          const char        *details)
{
  g_return_if_fail (CUE_IS_CONNECTION_TEST (self));
  g_return_if_fail (kind < CUE_N_STEPS);
  g_return_if_fail (title != NULL && note != NULL);

  if (!self->running)
    return;

  skip_open_steps (self, kind);
  set_step (self->steps[kind], CUE_STEP_FAILED, title, note, details);
  for (guint i = kind + 1; i < CUE_N_STEPS; i++)
    set_step (self->steps[i], CUE_STEP_WAITING, NULL, NULL, NULL);
  set_running (self, FALSE);
}

void
cue_connection_test_end (CueConnectionTest *self,
                         GListModel        *projects,
                         const char        *organization,
                         guint              n_agents,
                         guint              n_scenarios)
{
  g_return_if_fail (CUE_IS_CONNECTION_TEST (self));
  g_return_if_fail (projects == NULL || G_IS_LIST_MODEL (projects));

  if (!self->running)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  skip_open_steps (self, CUE_N_STEPS);
  set_projects (self, projects);
  set_found (self, organization, n_agents, n_scenarios);
  cue_set_boolean (self, &self->passed, TRUE, properties[PROP_PASSED]);
  set_running (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
}

void
cue_connection_test_stop (CueConnectionTest *self)
{
  g_return_if_fail (CUE_IS_CONNECTION_TEST (self));

  if (!self->running)
    return;

  for (guint i = 0; i < CUE_N_STEPS; i++)
    {
      if (self->steps[i]->state == CUE_STEP_RUNNING)
        set_step (self->steps[i], CUE_STEP_WAITING, NULL, NULL, NULL);
    }
  set_running (self, FALSE);
}
