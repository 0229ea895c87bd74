/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tag-editor.h"

#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueTagEditor
{
  GtkWidget parent_instance;

  GtkWidget     *scroller; /* (unowned): child: many tags scroll */
  GtkBox        *chips;    /* (unowned): in it */
  GtkMenuButton *button;   /* (unowned): child */
  GtkEntry      *entry;    /* (unowned): in the button's popover */
  char         **tags;     /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (CueTagEditor, cue_tag_editor, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TAGS = 1,
} CueTagEditorProperty;

static GParamSpec *properties[PROP_TAGS + 1];

static void
remove_clicked_cb (GtkButton    *button,
                   CueTagEditor *self)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (button), "cue-tag"));

  cue_tag_editor_remove (self, tag);
}

static GtkWidget *
create_chip (CueTagEditor *self,
             const char   *tag)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* translators: %s is a tag */
  g_autofree char *name = g_strdup_printf (_ ("Take off “%s”"), tag);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (chip), g_object_new (GTK_TYPE_LABEL,
                                                "label", tag,
                                                "ellipsize", PANGO_ELLIPSIZE_END,
                                                "max-width-chars", 24,
                                                NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "cue-tag", g_strdup (tag), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
update_chips (CueTagEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (char **tag = self->tags; *tag != NULL; tag++)
    gtk_box_append (self->chips, create_chip (self, *tag));
}

static void
entry_activated_cb (CueTagEditor *self)
{
  cue_tag_editor_add (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
popover_closed_cb (CueTagEditor *self)
{
  if (self->entry != NULL)
    entry_activated_cb (self);
}

static gboolean
cue_tag_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUE_TAG_EDITOR (widget)->button));
}

static void
cue_tag_editor_dispose (GObject *object)
{
  CueTagEditor *self = CUE_TAG_EDITOR (object);

  self->entry = NULL;
  self->chips = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (cue_tag_editor_parent_class)->dispose (object);
}

static void
cue_tag_editor_finalize (GObject *object)
{
  g_strfreev (CUE_TAG_EDITOR (object)->tags);
  G_OBJECT_CLASS (cue_tag_editor_parent_class)->finalize (object);
}

static void
cue_tag_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueTagEditorProperty) prop_id)
    {
    case PROP_TAGS:
      g_value_set_boxed (value, CUE_TAG_EDITOR (object)->tags);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_tag_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CueTagEditorProperty) prop_id)
    {
    case PROP_TAGS:
      cue_tag_editor_set_tags (CUE_TAG_EDITOR (object), g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_tag_editor_class_init (CueTagEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_tag_editor_dispose;
  object_class->finalize = cue_tag_editor_finalize;
  object_class->get_property = cue_tag_editor_get_property;
  object_class->set_property = cue_tag_editor_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = cue_tag_editor_grab_focus;

  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
create_popover (CueTagEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->entry = GTK_ENTRY (g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _ ("New tag"), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New tag"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->entry));
  return popover;
}

static void
cue_tag_editor_init (CueTagEditor *self)
{
  self->tags = g_new0 (char *, 1);
  self->chips = g_object_new (GTK_TYPE_BOX, "spacing", 6, "valign", GTK_ALIGN_CENTER, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "vscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-width", TRUE,
                                 "halign", GTK_ALIGN_END,
                                 "hexpand", TRUE,
                                 "child", self->chips,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON,
                               "icon-name", "list-add-symbolic",
                               "popover", create_popover (self),
                               "tooltip-text", _ ("Add a tag"),
                               "valign", GTK_ALIGN_CENTER,
                               NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a tag"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

const char *const *
cue_tag_editor_get_tags (CueTagEditor *self)
{
  g_return_val_if_fail (CUE_IS_TAG_EDITOR (self), NULL);
  return (const char *const *) self->tags;
}

void
cue_tag_editor_set_tags (CueTagEditor      *self,
                         const char *const *tags)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (CUE_IS_TAG_EDITOR (self));

  if (tags == NULL)
    tags = none;
  if (g_strv_equal ((const char *const *) self->tags, tags))
    return;
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  update_chips (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
}

void
cue_tag_editor_add (CueTagEditor *self,
                    const char   *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) tags = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (CUE_IS_TAG_EDITOR (self));
  g_return_if_fail (text != NULL);

  parts = g_strsplit_set (text, ",", -1);
  g_strv_builder_addv (builder, (const char **) self->tags);
  for (char **tag = self->tags; *tag != NULL; tag++)
    g_hash_table_add (seen, *tag);
  for (char **part = parts; *part != NULL; part++)
    {
      g_strstrip (*part);
      if (**part != '\0' && g_hash_table_add (seen, *part))
        g_strv_builder_add (builder, *part);
    }
  tags = g_strv_builder_end (builder);
  cue_tag_editor_set_tags (self, (const char *const *) tags);
}

void
cue_tag_editor_remove (CueTagEditor *self,
                       const char   *tag)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tags = NULL;

  g_return_if_fail (CUE_IS_TAG_EDITOR (self));
  g_return_if_fail (tag != NULL);

  for (char **kept = self->tags; *kept != NULL; kept++)
    {
      if (!g_str_equal (*kept, tag))
        g_strv_builder_add (builder, *kept);
    }
  tags = g_strv_builder_end (builder);
  cue_tag_editor_set_tags (self, (const char *const *) tags);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}
