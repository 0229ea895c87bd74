/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connect-page.h"

#include "cue-error.h"
#include "cue-project.h"
#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueConnectPage
{
  AdwBin parent_instance;

  AdwEntryRow         *url_row;
  AdwPasswordEntryRow *key_row;
  GtkButton           *test_button;
  GtkWidget           *result_box;
  AdwActionRow        *result_row;
  GtkSpinner          *result_spinner;
  GtkImage            *result_icon;
  AdwComboRow         *project_row;
  GtkButton           *session_button;
  GtkButton           *connect_button;

  CueApiFactory factory;      /* (nullable) */
  gpointer      factory_data; /* (unowned) */
  CueSecrets   *secrets;      /* (owned) (nullable) */

  CueConnectState state;
  GCancellable   *cancellable; /* (owned) (nullable): of the test or the storing that goes on */
  CueApi         *api;         /* (owned) (nullable): of the test that goes on */
  CueWorkspace   *workspace;   /* (owned) (nullable): what is being connected */
  char           *url;         /* (owned) (nullable): the address that was tested */
  GPtrArray      *projects;    /* (owned) (nullable) (element-type CueProject) */
};

G_DEFINE_ENUM_TYPE (CueConnectState, cue_connect_state,
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_TESTING, "testing"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_STORING, "storing"),
                    G_DEFINE_ENUM_VALUE (CUE_CONNECT_NO_KEYRING, "no-keyring"))
G_DEFINE_FINAL_TYPE (CueConnectPage, cue_connect_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_STATE = 1,
} CueConnectPageProperty;

enum
{
  SIGNAL_CONNECTED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_STATE + 1];
static guint       signals[N_SIGNALS];

static void projects_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void agents_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void key_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* (transfer full): the key as typed or pasted, without the space around it; free with cue_secret_free(). */
static char *
dup_key (CueConnectPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->key_row))));
}

static gboolean
is_filled (CueConnectPage *self)
{
  g_autofree char *url = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->url_row))));
  char            *key = dup_key (self);
  gboolean         filled = *url != '\0' && *key != '\0';

  cue_secret_free (key);
  return filled;
}

static void
show_state (CueConnectPage *self)
{
  gboolean testing = self->state == CUE_CONNECT_TESTING;
  gboolean failed = self->state == CUE_CONNECT_FAILED || self->state == CUE_CONNECT_NO_KEYRING;
  gboolean passed = self->state == CUE_CONNECT_PASSED || self->state == CUE_CONNECT_STORING ||
                    self->state == CUE_CONNECT_NO_KEYRING;

  gtk_widget_set_visible (self->result_box, self->state != CUE_CONNECT_IDLE);
  gtk_widget_set_visible (GTK_WIDGET (self->result_spinner), testing);
  gtk_spinner_set_spinning (self->result_spinner, testing);
  gtk_widget_set_visible (GTK_WIDGET (self->result_icon), !testing);
  gtk_image_set_from_icon_name (self->result_icon, failed ? "dialog-error-symbolic" : "emblem-ok-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result_icon), failed ? "success" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->result_icon), failed ? "error" : "success");
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->result_row), "failure");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_row), "failure");

  gtk_button_set_label (self->test_button, testing ? _ ("Stop") : _ ("Test Connection"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->test_button),
                            self->factory != NULL && is_filled (self) && self->state != CUE_CONNECT_STORING);
  gtk_widget_set_visible (GTK_WIDGET (self->project_row), passed && self->projects != NULL && self->projects->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->session_button), self->state == CUE_CONNECT_NO_KEYRING);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), self->state == CUE_CONNECT_PASSED);
}

static void
set_state (CueConnectPage *self,
           CueConnectState state)
{
  cue_set_enum (self, &self->state, state, properties[PROP_STATE]);
  show_state (self);
}

static void
set_result (CueConnectPage *self,
            const char     *title,
            const char     *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), title);
  adw_action_row_set_subtitle (self->result_row, subtitle);
}

static void
stop (CueConnectPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->api);
}

static void
fail (CueConnectPage *self,
      const char     *title,
      const GError   *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);

  set_result (self, title, sentence);
  stop (self);
  set_state (self, CUE_CONNECT_FAILED);
}

static const char *
failure_title (const GError *error)
{
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE))
    return _ ("No connection");
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE))
    return _ ("Certificate not trusted");
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN))
    return _ ("Key refused");
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
    return _ ("Not a Cekura server");

  return _ ("The test did not succeed");
}

static void
show_projects (CueConnectPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->projects->len; i++)
    gtk_string_list_append (names, cue_resource_object_get_name (g_ptr_array_index (self->projects, i)));
  adw_combo_row_set_model (self->project_row, G_LIST_MODEL (names));
}

/* A key that may not list projects may still be one of a single project. */
static void
projects_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (CueConnectPage) self = user_data;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;

  projects = cue_api_list_finish (CUE_API (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (projects == NULL && !g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN) &&
      !g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
    {
      fail (self, failure_title (error), error);
      return;
    }

  g_clear_pointer (&self->projects, g_ptr_array_unref);
  self->projects = projects != NULL ? g_steal_pointer (&projects) : g_ptr_array_new_with_free_func (g_object_unref);
  show_projects (self);
  cue_api_list_async (self->api, CUE_RESOURCE_AGENTS, CUE_UNSET, self->cancellable,
                      agents_listed_cb, g_object_ref (self));
}

static void
agents_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CueConnectPage) self = user_data;
  g_autoptr (GPtrArray) agents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  agents = cue_api_list_finish (CUE_API (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (agents == NULL)
    {
      fail (self, failure_title (error), error);
      return;
    }

  text = g_strdup_printf (ngettext ("The service knows this key, and shows %u agent.",
                                    "The service knows this key, and shows %u agents.", agents->len),
                          agents->len);
  set_result (self, _ ("Connected"), text);
  stop (self);
  set_state (self, CUE_CONNECT_PASSED);
  gtk_widget_grab_focus (GTK_WIDGET (self->connect_button));
}

static void
emit_connected (CueConnectPage *self)
{
  g_autoptr (CueWorkspace) workspace = g_steal_pointer (&self->workspace);
  char *key = dup_key (self);

  stop (self);
  cue_connect_page_fill (self, self->url, NULL);
  g_signal_emit (self, signals[SIGNAL_CONNECTED], 0, workspace, key);
  cue_secret_free (key);
}

static void
key_stored_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CueConnectPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (cue_secrets_store_finish (CUE_SECRETS (source), result, &error))
    {
      emit_connected (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = cue_error_dup_sentence (error);
  set_result (self, _ ("The key could not be kept"), sentence);
  set_state (self, CUE_CONNECT_NO_KEYRING);
  gtk_widget_grab_focus (GTK_WIDGET (self->session_button));
}

/* (transfer full): the workspace of the tested address and the chosen project. Its id follows from both. */
static CueWorkspace *
make_workspace (CueConnectPage *self)
{
  guint            selected = adw_combo_row_get_selected (self->project_row);
  gint64           project = CUE_UNSET;
  const char      *name = _ ("Cekura");
  g_autofree char *place = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *id = NULL;

  if (self->projects != NULL && selected < self->projects->len)
    {
      CueResourceObject *chosen = g_ptr_array_index (self->projects, selected);

      project = cue_resource_object_get_id (chosen);
      name = cue_resource_object_get_name (chosen);
    }

  place = g_strdup_printf ("%s %" G_GINT64_FORMAT, self->url, project);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, place, -1);
  id = g_strdup_printf ("cekura-%.12s", digest);

  return cue_workspace_new (id, CUE_WORKSPACE_CEKURA, name, self->url, project);
}

/* Whatever is edited has not been tested. */
static void
edited_cb (CueConnectPage *self)
{
  stop (self);
  set_state (self, CUE_CONNECT_IDLE);
}

static void
test_clicked_cb (CueConnectPage *self)
{
  if (self->state != CUE_CONNECT_TESTING)
    {
      cue_connect_page_test (self);
      return;
    }

  stop (self);
  set_state (self, CUE_CONNECT_IDLE);
}

static void
session_clicked_cb (CueConnectPage *self)
{
  emit_connected (self);
}

static gboolean
cue_connect_page_grab_focus (GtkWidget *widget)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
}

static void
cue_connect_page_dispose (GObject *object)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_CONNECT_PAGE);
  g_clear_object (&self->api);
  g_clear_object (&self->secrets);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->projects, g_ptr_array_unref);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (cue_connect_page_parent_class)->dispose (object);
}

static void
cue_connect_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (object);

  switch ((CueConnectPageProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-connect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, url_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, test_button);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, result_box);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, result_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, result_spinner);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, result_icon);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, project_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, session_button);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cue_connect_page_test);
  gtk_widget_class_bind_template_callback (widget_class, cue_connect_page_connect);
}

static void
cue_connect_page_class_init (CueConnectPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_connect_page_dispose;
  object_class->get_property = cue_connect_page_get_property;
  widget_class->grab_focus = cue_connect_page_grab_focus;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_CONNECT_STATE, CUE_CONNECT_IDLE,
                                              CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CONNECTED] = g_signal_new ("connected", CUE_TYPE_CONNECT_PAGE, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2,
                                            CUE_TYPE_WORKSPACE, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.go-back", NULL);
}

static void
cue_connect_page_init (CueConnectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cue_connect_page_fill (self, CUE_WORKSPACE_DEFAULT_URL, NULL);
}

GtkWidget *
cue_connect_page_new (void)
{
  return g_object_new (CUE_TYPE_CONNECT_PAGE, NULL);
}

void
cue_connect_page_set_services (CueConnectPage *self,
                               CueApiFactory   factory,
                               gpointer        user_data,
                               CueSecrets     *secrets)
{
  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));
  g_return_if_fail (factory != NULL);
  g_return_if_fail (CUE_IS_SECRETS (secrets));

  self->factory = factory;
  self->factory_data = user_data;
  g_set_object (&self->secrets, secrets);
  show_state (self);
}

CueConnectState
cue_connect_page_get_state (CueConnectPage *self)
{
  g_return_val_if_fail (CUE_IS_CONNECT_PAGE (self), CUE_CONNECT_IDLE);

  return self->state;
}

void
cue_connect_page_fill (CueConnectPage *self,
                       const char     *url,
                       const char     *key)
{
  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->url_row), url != NULL ? url : "");
  gtk_editable_set_text (GTK_EDITABLE (self->key_row), key != NULL ? key : "");
  edited_cb (self);
}

/* Lists what the key can see; the answer or the reason shows below. */
void
cue_connect_page_test (CueConnectPage *self)
{
  g_autoptr (CueWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  char *key;

  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));

  if (self->factory == NULL || !is_filled (self))
    return;

  stop (self);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->projects, g_ptr_array_unref);
  self->url = cue_workspace_parse_url (gtk_editable_get_text (GTK_EDITABLE (self->url_row)), &error);
  if (self->url == NULL)
    {
      fail (self, _ ("Not an address"), error);
      return;
    }

  key = dup_key (self);
  workspace = cue_workspace_new ("test", CUE_WORKSPACE_CEKURA, _ ("Cekura"), self->url, CUE_UNSET);
  self->api = self->factory (workspace, key, self->factory_data);
  self->cancellable = g_cancellable_new ();
  cue_secret_free (key);

  set_result (self, _ ("Asking the service…"), "");
  set_state (self, CUE_CONNECT_TESTING);
  cue_api_list_async (self->api, CUE_RESOURCE_PROJECTS, CUE_UNSET, self->cancellable,
                      projects_listed_cb, g_object_ref (self));
}

/* Puts the key into the keyring, then says “connected”. */
void
cue_connect_page_connect (CueConnectPage *self)
{
  char *key;

  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));

  if (self->state != CUE_CONNECT_PASSED)
    return;

  g_clear_object (&self->workspace);
  self->workspace = make_workspace (self);
  self->cancellable = g_cancellable_new ();
  set_state (self, CUE_CONNECT_STORING);

  key = dup_key (self);
  cue_secrets_store_async (self->secrets, self->workspace, key, self->cancellable, key_stored_cb, g_object_ref (self));
  cue_secret_free (key);
}

const char *
cue_connect_page_get_result (CueConnectPage *self)
{
  g_return_val_if_fail (CUE_IS_CONNECT_PAGE (self), NULL);

  return self->state == CUE_CONNECT_IDLE ? "" : adw_action_row_get_subtitle (self->result_row);
}
