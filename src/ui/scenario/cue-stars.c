/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stars.h"

#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueStars
{
  GtkWidget parent_instance;

  GtkWidget *images[CUE_STARS_MAX]; /* (unowned): children */
  char      *label;                 /* (owned) (nullable) */
  int        value;
};

G_DEFINE_FINAL_TYPE (CueStars, cue_stars, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_VALUE = 1,
  PROP_LABEL,
} CueStarsProperty;

enum
{
  SIGNAL_RATED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_LABEL + 1];
static guint       signals[N_SIGNALS];

static void
update (CueStars *self)
{
  g_autofree char *value = NULL;
  g_autofree char *name = NULL;

  if (self->value > 0)
    value = g_strdup_printf (ngettext ("%d of 5 stars", "%d of 5 stars", (gulong) self->value), self->value);
  else
    value = g_strdup (_ ("No stars"));
  /* translators: what is judged, and how many stars it has: "Variant 2: 3 of 5 stars" */
  name = self->label != NULL ? g_strdup_printf (C_ ("stars", "%s: %s"), self->label, value) : g_strdup (value);
  for (int i = 0; i < CUE_STARS_MAX; i++)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->images[i]),
                                    i < self->value ? "starred-symbolic" : "non-starred-symbolic");
      if (i < self->value)
        gtk_widget_add_css_class (self->images[i], "given");
      else
        gtk_widget_remove_css_class (self->images[i], "given");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value,
                                  -1);
}

/* The star at @x, from 1; 0 beside them. */
static int
find_star (CueStars *self,
           double    x,
           double    y)
{
  for (int i = 0; i < CUE_STARS_MAX; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->images[i], GTK_WIDGET (self), &bounds) &&
          x >= bounds.origin.x && x < bounds.origin.x + bounds.size.width)
        return i + 1;
    }
  return 0;
}

static void
released_cb (CueStars *self,
             int       n_press,
             double    x,
             double    y)
{
  int star = find_star (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (star > 0)
    cue_stars_rate (self, star == self->value ? star - 1 : star);
}

static gboolean
key_pressed_cb (CueStars       *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gunichar key = gdk_keyval_to_unicode (keyval);
  int      digit = g_unichar_isdigit (key) ? g_unichar_digit_value (key) : -1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (digit >= 0 && digit <= CUE_STARS_MAX)
    cue_stars_rate (self, digit);
  else if (keyval == (mirrored ? GDK_KEY_Left : GDK_KEY_Right) || keyval == GDK_KEY_plus || keyval == GDK_KEY_KP_Add)
    cue_stars_rate (self, self->value + 1);
  else if (keyval == (mirrored ? GDK_KEY_Right : GDK_KEY_Left) || keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    cue_stars_rate (self, self->value - 1);
  else if (keyval == GDK_KEY_Home)
    cue_stars_rate (self, 0);
  else if (keyval == GDK_KEY_End)
    cue_stars_rate (self, CUE_STARS_MAX);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
cue_stars_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cue_stars_parent_class)->dispose (object);
}

static void
cue_stars_finalize (GObject *object)
{
  g_free (CUE_STARS (object)->label);
  G_OBJECT_CLASS (cue_stars_parent_class)->finalize (object);
}

static void
cue_stars_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueStars *self = CUE_STARS (object);

  switch ((CueStarsProperty) prop_id)
    {
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_stars_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueStars *self = CUE_STARS (object);

  switch ((CueStarsProperty) prop_id)
    {
    case PROP_VALUE:
      cue_stars_set_value (self, g_value_get_int (value));
      break;

    case PROP_LABEL:
      if (cue_set_string (self, &self->label, g_value_get_string (value), properties[PROP_LABEL]))
        update (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_stars_class_init (CueStarsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_stars_dispose;
  object_class->finalize = cue_stars_finalize;
  object_class->get_property = cue_stars_get_property;
  object_class->set_property = cue_stars_set_property;

  properties[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, 0, CUE_STARS_MAX, 0, CUE_PARAM_READWRITE);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_RATED] = g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "stars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cue_stars_init (CueStars *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; i < CUE_STARS_MAX; i++)
    {
      self->images[i] = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_set_parent (self->images[i], GTK_WIDGET (self));
    }
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) CUE_STARS_MAX,
                                  -1);
  update (self);
}

int
cue_stars_get_value (CueStars *self)
{
  g_return_val_if_fail (CUE_IS_STARS (self), 0);
  return self->value;
}

void
cue_stars_set_value (CueStars *self,
                     int       value)
{
  g_return_if_fail (CUE_IS_STARS (self));

  if (cue_set_int (self, &self->value, CLAMP (value, 0, CUE_STARS_MAX), properties[PROP_VALUE]))
    update (self);
}

void
cue_stars_rate (CueStars *self,
                int       value)
{
  g_return_if_fail (CUE_IS_STARS (self));

  if (CLAMP (value, 0, CUE_STARS_MAX) == self->value)
    return;
  cue_stars_set_value (self, value);
  g_signal_emit (self, signals[SIGNAL_RATED], 0, self->value);
}
