/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the variants: using one, judging, naming, hiding, deleting. The library keeps what is changed. */
#include "cue-scenario-page-private.h"

#include "cue-kind.h"
#include "cue-text.h"
#include "cue-variant-details.h"
#include "cue-variant-dialog.h"

#include <glib/gi18n.h>

/* Longest name of a scenario, in characters. */
#define MAX_NAME 80

/* What a variant was written for. */
typedef struct
{
  char  *language; /* (owned) (nullable) */
  gint64 personality;
  gint64 test_profile;
} Settings;

static void
settings_clear (Settings *settings)
{
  g_free (settings->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

/* (transfer full) (nullable) */
static CueVariant *
find_variant (CueScenarioPage *self,
              const char      *id)
{
  GListModel *variants = self->draft != NULL ? cue_draft_get_variants (self->draft) : NULL;

  for (guint i = 0; variants != NULL && i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (g_strcmp0 (cue_variant_get_id (variant), id) == 0)
        return g_steal_pointer (&variant);
    }
  return NULL;
}

static CueResourceObject *
get_scenario (CueDraft *draft)
{
  return CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
}

void
cue_scenario_page_remember (CueScenarioPage *self)
{
  g_clear_object (&self->undo_copy);
  g_set_object (&self->undo_draft, self->draft);
  self->undo_copy = cue_resource_object_copy (get_scenario (self->draft));
}

/* What it was written for, as far as that is not what the scenario says; the rest is unset. Returns whether something is. */
static gboolean
find_other_settings (CueVariant        *variant,
                     CueResourceObject *scenario,
                     Settings          *other)
{
  g_object_get (variant, "language", &other->language, "personality", &other->personality,
                "test-profile", &other->test_profile, NULL);
  if (other->language != NULL &&
      (*other->language == '\0' || g_str_equal (other->language, cue_resource_object_get_text (scenario, "language"))))
    g_clear_pointer (&other->language, g_free);
  if (other->personality == cue_resource_object_get_number (scenario, "personality"))
    other->personality = CUE_UNSET;
  if (other->test_profile == cue_resource_object_get_number (scenario, "test-profile"))
    other->test_profile = CUE_UNSET;
  return other->language != NULL || other->personality != CUE_UNSET || other->test_profile != CUE_UNSET;
}

static void
add_name (GString    *names,
          const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  if (names->len > 0)
    g_string_append (names, " · ");
  g_string_append (names, name);
}

static const char *
find_name (CueScenarioPage *self,
           CueResource      resource,
           gint64           id)
{
  gpointer object = id != CUE_UNSET ? cue_library_find (self->library, resource, id) : NULL;

  return object != NULL ? cue_resource_object_get_name (object) : NULL;
}

/* Asks whether the scenario shall be set as the variant that it uses now. */
static void
offer_settings (CueScenarioPage *self,
                CueVariant      *variant)
{
  g_auto (Settings) other = { 0 };
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (!find_other_settings (variant, get_scenario (self->draft), &other))
    return;
  add_name (names, other.language != NULL ? cue_language_get_name (other.language) : NULL);
  add_name (names, find_name (self, CUE_RESOURCE_PERSONALITIES, other.personality));
  add_name (names, find_name (self, CUE_RESOURCE_PROFILES, other.test_profile));
  if (names->len == 0)
    return;
  g_set_object (&self->adopted_variant, variant);
  /* translators: %s is what a text was written for: "German · Impatient caller" */
  text = g_strdup_printf (_ ("This text was written for %s. The scenario is set otherwise."), names->str);
  cue_banner_show (self->banner, text, _ ("Set That Too"), "page.adopt-settings");
}

static void
use_variant_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));
  g_autofree char *text = NULL;

  if (variant == NULL)
    return;
  cue_scenario_page_remember (self);
  cue_draft_use_variant (self->draft, variant);
  /* translators: %s is a variant's title */
  text = g_strdup_printf (_ ("The instructions are those of %s now"), cue_variant_get_title (variant));
  cue_scenario_page_show_toast (self, text, "page.undo");
  cue_banner_hide (self->banner);
  offer_settings (self, variant);
}

static void
take_over (CueResourceObject *scenario,
           const Settings    *settings)
{
  g_object_freeze_notify (G_OBJECT (scenario));
  if (settings->language != NULL)
    cue_resource_object_set_text (scenario, "language", settings->language);
  if (settings->personality != CUE_UNSET)
    cue_resource_object_set_number (scenario, "personality", settings->personality);
  if (settings->test_profile != CUE_UNSET)
    cue_resource_object_set_number (scenario, "test-profile", settings->test_profile);
  g_object_thaw_notify (G_OBJECT (scenario));
}

static void
adopt_settings_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = g_steal_pointer (&self->adopted_variant);
  g_auto (Settings) other = { 0 };
  g_autoptr (CueVariant) present = NULL;

  if (variant == NULL)
    return;
  cue_banner_hide (self->banner);
  present = find_variant (self, cue_variant_get_id (variant));
  if (present == NULL || !find_other_settings (variant, get_scenario (self->draft), &other))
    return;
  cue_scenario_page_remember (self);
  take_over (get_scenario (self->draft), &other);
  cue_scenario_page_show_toast (self, _ ("The scenario is set as the text was written for"), "page.undo");
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueScenario) copy = g_steal_pointer (&self->undo_copy);

  if (copy == NULL || self->undo_draft == NULL)
    return;
  cue_resource_object_assign (get_scenario (self->undo_draft), CUE_RESOURCE_OBJECT (copy));
  if (self->adopted_variant != NULL)
    cue_banner_hide (self->banner);
  g_clear_object (&self->adopted_variant);
}

/* The tester's words and stars */

static void
rate_variant_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  const char *id = NULL;
  int         rating = 0;
  g_autoptr (CueVariant) variant = NULL;

  g_variant_get (parameter, "(&si)", &id, &rating);
  variant = find_variant (CUE_SCENARIO_PAGE (widget), id);
  if (variant != NULL)
    g_object_set (variant, "rating", CLAMP (rating, 0, 5), NULL);
}

static void
name_variant_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));
  gboolean for_note = g_str_equal (action_name, "page.note-variant");

  if (variant != NULL)
    gtk_window_present (GTK_WINDOW (cue_variant_dialog_new (cue_scenario_page_get_window (self), variant, for_note)));
}

static void
copy_variant_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));

  if (variant == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), cue_variant_get_text (variant));
  cue_scenario_page_show_toast (self, _ ("Text copied"), NULL);
}

static void
details_closed_cb (GtkWidget *popover)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

static void
show_variant_details_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));
  GtkWidget *card = variant != NULL ? cue_instructions_page_find_card (self->instructions_page, variant) : NULL;
  GtkWidget *popover;

  if (card == NULL)
    return;
  popover = cue_variant_details_new (variant, self->library);
  gtk_widget_set_parent (popover, card);
  g_signal_connect (popover, "closed", G_CALLBACK (details_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Hiding and deleting */

static void
show_undo (CueScenarioPage *self,
           CueVariant      *variant,
           const char      *format,
           const char      *action)
{
  g_autoptr (GString) text = g_string_new (format);

  g_set_object (&self->undo_variant, variant);
  g_set_object (&self->undo_draft, self->draft);
  g_string_replace (text, "%s", cue_variant_get_title (variant), 1);
  cue_scenario_page_show_toast (self, text->str, action);
}

static void
hide_variant_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));
  gboolean hide;

  if (variant == NULL)
    return;
  hide = !cue_variant_get_hidden (variant);
  g_object_set (variant, "hidden", hide, NULL);
  if (hide)
    /* translators: %s is a variant's title */
    show_undo (self, variant, _ ("%s hidden"), "page.undo-hide-variant");
}

static void
undo_hide_variant_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  g_autoptr (CueVariant) variant = g_steal_pointer (&CUE_SCENARIO_PAGE (widget)->undo_variant);

  if (variant != NULL)
    g_object_set (variant, "hidden", FALSE, NULL);
}

static void
delete_variant_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));

  if (variant == NULL)
    return;
  cue_draft_remove_variant (self->draft, variant);
  /* translators: %s is a variant's title */
  show_undo (self, variant, _ ("%s deleted"), "page.undo-delete-variant");
}

static void
undo_delete_variant_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = g_steal_pointer (&self->undo_variant);

  if (variant != NULL && self->undo_draft != NULL)
    cue_draft_add_variant (self->undo_draft, variant);
}

/* A scenario of its own */

/* (transfer full): the scenario's name with what sets the variant apart, as long as a name may be. */
static char *
dup_made_name (CueDraft   *draft,
               CueVariant *variant)
{
  const char      *label = cue_variant_get_label (variant);
  const char      *suffix = label != NULL && *label != '\0' ? label : cue_variant_get_title (variant);
  g_autofree char *name = NULL;

  /* translators: the name of a scenario, and what sets one of its variants apart: "Cancel, then rebook (German)" */
  name = g_strdup_printf (_ ("%s (%s)"), cue_draft_get_title (draft), suffix);
  return g_utf8_strlen (name, -1) <= MAX_NAME ? g_steal_pointer (&name) : cue_text_excerpt (name, MAX_NAME);
}

/* Everything of the scenario but its place on the service. */
static void
copy_scenario (CueDraft *from,
               CueDraft *to)
{
  g_autoptr (CueScenario) copy = cue_resource_object_copy (get_scenario (from));

  cue_resource_object_set_number (CUE_RESOURCE_OBJECT (copy), "id", CUE_UNSET);
  cue_resource_object_assign (get_scenario (to), CUE_RESOURCE_OBJECT (copy));
  cue_draft_set_brief (to, cue_draft_get_brief (from));
}

static void
make_scenario_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueVariant) variant = find_variant (self, g_variant_get_string (parameter, NULL));
  g_autoptr (CueVariant) text = NULL;
  g_auto (Settings) other = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *toast = NULL;
  CueDraft        *draft;

  if (variant == NULL)
    return;
  draft = cue_library_add_draft (self->library, cue_resource_object_get_number (get_scenario (self->draft), "agent"));
  copy_scenario (self->draft, draft);
  name = dup_made_name (self->draft, variant);
  cue_resource_object_set_text (get_scenario (draft), "name", name);
  if (find_other_settings (variant, get_scenario (draft), &other))
    take_over (get_scenario (draft), &other);
  cue_resource_object_set_text (get_scenario (draft), "instructions", "");
  text = cue_variant_new (cue_draft_get_id (draft), cue_variant_get_text (variant));
  cue_draft_add_variant (draft, text);
  cue_draft_use_variant (draft, text);
  g_set_object (&self->made_draft, draft);
  /* translators: %s is the name of the new scenario */
  toast = g_strdup_printf (_ ("“%s” is a scenario of its own now"), name);
  cue_scenario_page_offer (self, toast, C_ ("button", "Open"), "page.open-made");
}

static void
open_made_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (CueDraft) draft = g_steal_pointer (&self->made_draft);

  if (draft != NULL)
    g_signal_emit_by_name (self, "open-requested", draft);
}

static void
compare_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CueScenarioPage *self = CUE_SCENARIO_PAGE (widget);
  g_autoptr (GPtrArray) checked = NULL;

  if (self->draft == NULL)
    return;
  checked = cue_instructions_page_list_checked (self->instructions_page);
  if (checked->len > CUE_COMPARE_MAX_COLUMNS)
    {
      cue_scenario_page_show_toast (self, _ ("At most four can be compared. Take some ticks off."), NULL);
      return;
    }
  if (checked->len >= 2)
    cue_compare_page_set_variants (self->compare_page, checked);
  cue_scenario_page_show_tab (self, "compare");
}

void
cue_scenario_page_install_variants (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.use-variant", "s", use_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.adopt-settings", NULL, adopt_settings_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "page.rate-variant", "(si)", rate_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.name-variant", "s", name_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.note-variant", "s", name_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-variant", "s", copy_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.show-variant-details", "s", show_variant_details_cb);
  gtk_widget_class_install_action (widget_class, "page.hide-variant", "s", hide_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.undo-hide-variant", NULL, undo_hide_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-variant", "s", delete_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.undo-delete-variant", NULL, undo_delete_variant_cb);
  gtk_widget_class_install_action (widget_class, "page.make-scenario", "s", make_scenario_cb);
  gtk_widget_class_install_action (widget_class, "page.open-made", NULL, open_made_cb);
  gtk_widget_class_install_action (widget_class, "page.compare", NULL, compare_cb);
}

void
cue_scenario_page_show_variant (CueScenarioPage *self,
                                CueVariant      *variant)
{
  GtkRoot   *root;
  GtkWidget *card;

  g_return_if_fail (CUE_IS_SCENARIO_PAGE (self));
  g_return_if_fail (CUE_IS_VARIANT (variant));

  cue_scenario_page_show_tab (self, "instructions");
  root = gtk_widget_get_root (GTK_WIDGET (self));
  card = cue_instructions_page_find_card (self->instructions_page, variant);
  if (card == NULL || !gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD))
    return;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}
