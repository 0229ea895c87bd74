/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tools-row.h"

#include "cue-property.h"

#include <glib/gi18n.h>

/* The service's ids and what they let the caller do. */
static const struct
{
  const char *id;
  const char *label;
  const char *hint;
} known_tools[] = {
  { "TOOL_END_CALL", N_ ("Hang up"), N_ ("When the caller is done") },
  { "TOOL_END_CALL_ONLY_ON_TRANSFER", N_ ("Hang up on transfer"), N_ ("Only when the agent hands the call on") },
  { "TOOL_DTMF", N_ ("Press keys"), N_ ("For menus: “press 1 for …”") },
};

struct _CueToolsRow
{
  AdwExpanderRow parent_instance;

  GtkCheckButton *checks[G_N_ELEMENTS (known_tools)]; /* (unowned) */
  char          **tools;                              /* (owned) (not nullable) */
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (CueToolsRow, cue_tools_row, ADW_TYPE_EXPANDER_ROW)

typedef enum
{
  PROP_TOOLS = 1,
} CueToolsRowProperty;

static GParamSpec *properties[PROP_TOOLS + 1];

static int
find_known (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_tools); i++)
    {
      if (g_str_equal (known_tools[i].id, id))
        return i;
    }
  return -1;
}

/* The ticked known tools in their order, then the unknown ones as they came. */
static void
toggled_cb (CueToolsRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tools = NULL;

  if (self->filling)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (known_tools); i++)
    {
      if (gtk_check_button_get_active (self->checks[i]))
        g_strv_builder_add (builder, known_tools[i].id);
    }
  for (char **tool = self->tools; *tool != NULL; tool++)
    {
      if (find_known (*tool) < 0)
        g_strv_builder_add (builder, *tool);
    }
  tools = g_strv_builder_end (builder);
  cue_tools_row_set_tools (self, (const char *const *) tools);
}

static void
update (CueToolsRow *self)
{
  g_autofree char *summary = cue_tools_row_dup_summary ((const char *const *) self->tools);

  self->filling = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (known_tools); i++)
    gtk_check_button_set_active (self->checks[i],
                                 g_strv_contains ((const char *const *) self->tools, known_tools[i].id));
  self->filling = FALSE;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
}

static void
cue_tools_row_finalize (GObject *object)
{
  g_strfreev (CUE_TOOLS_ROW (object)->tools);
  G_OBJECT_CLASS (cue_tools_row_parent_class)->finalize (object);
}

static void
cue_tools_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueToolsRowProperty) prop_id)
    {
    case PROP_TOOLS:
      g_value_set_boxed (value, CUE_TOOLS_ROW (object)->tools);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_tools_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CueToolsRowProperty) prop_id)
    {
    case PROP_TOOLS:
      cue_tools_row_set_tools (CUE_TOOLS_ROW (object), g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_tools_row_class_init (CueToolsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_tools_row_finalize;
  object_class->get_property = cue_tools_row_get_property;
  object_class->set_property = cue_tools_row_set_property;

  properties[PROP_TOOLS] = g_param_spec_boxed ("tools", NULL, NULL, G_TYPE_STRV, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
add_tool (CueToolsRow *self,
          gsize        i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gettext (known_tools[i].label), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gettext (known_tools[i].label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gettext (known_tools[i].hint));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->checks[i] = GTK_CHECK_BUTTON (check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
cue_tools_row_init (CueToolsRow *self)
{
  self->tools = g_new0 (char *, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (known_tools); i++)
    add_tool (self, i);
  update (self);
}

const char *const *
cue_tools_row_get_tools (CueToolsRow *self)
{
  g_return_val_if_fail (CUE_IS_TOOLS_ROW (self), NULL);
  return (const char *const *) self->tools;
}

void
cue_tools_row_set_tools (CueToolsRow       *self,
                         const char *const *tools)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (CUE_IS_TOOLS_ROW (self));

  if (tools == NULL)
    tools = none;
  if (g_strv_equal ((const char *const *) self->tools, tools))
    return;
  g_strfreev (self->tools);
  self->tools = g_strdupv ((char **) tools);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOLS]);
}

char *
cue_tools_row_dup_summary (const char *const *tools)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint            n_unknown = 0;

  g_return_val_if_fail (tools != NULL, NULL);

  for (; *tools != NULL; tools++)
    {
      int known = find_known (*tools);

      if (known >= 0)
        g_ptr_array_add (names, gettext (known_tools[known].label));
      else
        n_unknown++;
    }
  if (names->len == 0 && n_unknown == 0)
    return g_strdup (_ ("The caller can only talk"));
  g_ptr_array_add (names, NULL);
  /* translators: between the names of tools in a list */
  list = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
  if (n_unknown == 0)
    return g_steal_pointer (&list);
  if (*list == '\0')
    return g_strdup_printf (ngettext ("%u other tool", "%u other tools", n_unknown), n_unknown);
  /* translators: %s is a list of tools, %u a number of others */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n_unknown), list, n_unknown);
}
