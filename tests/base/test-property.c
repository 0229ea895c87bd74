/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-property.h"
#include "cue-test.h"

#include <math.h>

#define TEST_TYPE_THING (test_thing_get_type ())
G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, GObject)

struct _TestThing
{
  GObject parent_instance;

  char          *text;
  gboolean       flag;
  int            number;
  gint64         big;
  double         real;
  GNormalizeMode mode;
  GObject       *other;
};

G_DEFINE_FINAL_TYPE (TestThing, test_thing, G_TYPE_OBJECT)

typedef enum
{
  PROP_TEXT = 1,
  PROP_FLAG,
  PROP_NUMBER,
  PROP_BIG,
  PROP_REAL,
  PROP_MODE,
  PROP_OTHER,
} TestThingProperty;

static GParamSpec *properties[PROP_OTHER + 1];

static void
test_thing_finalize (GObject *object)
{
  TestThing *self = TEST_THING (object);

  g_free (self->text);
  g_clear_object (&self->other);

  G_OBJECT_CLASS (test_thing_parent_class)->finalize (object);
}

static void
test_thing_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TestThing *self = TEST_THING (object);

  switch ((TestThingProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_FLAG:
      g_value_set_boolean (value, self->flag);
      break;
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;
    case PROP_BIG:
      g_value_set_int64 (value, self->big);
      break;
    case PROP_REAL:
      g_value_set_double (value, self->real);
      break;
    case PROP_MODE:
      g_value_set_int (value, self->mode);
      break;
    case PROP_OTHER:
      g_value_set_object (value, self->other);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
test_thing_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TestThing *self = TEST_THING (object);

  switch ((TestThingProperty) prop_id)
    {
    case PROP_TEXT:
      cue_set_string (self, &self->text, g_value_get_string (value), pspec);
      break;
    case PROP_FLAG:
      cue_set_boolean (self, &self->flag, g_value_get_boolean (value), pspec);
      break;
    case PROP_NUMBER:
      cue_set_int (self, &self->number, g_value_get_int (value), pspec);
      break;
    case PROP_BIG:
      cue_set_int64 (self, &self->big, g_value_get_int64 (value), pspec);
      break;
    case PROP_REAL:
      cue_set_double (self, &self->real, g_value_get_double (value), pspec);
      break;
    case PROP_MODE:
      cue_set_enum (self, &self->mode, (GNormalizeMode) g_value_get_int (value), pspec);
      break;
    case PROP_OTHER:
      cue_set_object (self, &self->other, g_value_get_object (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
test_thing_class_init (TestThingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = test_thing_finalize;
  object_class->get_property = test_thing_get_property;
  object_class->set_property = test_thing_set_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  properties[PROP_FLAG] = g_param_spec_boolean ("flag", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, G_MININT, G_MAXINT, 0, CUE_PARAM_READWRITE);
  properties[PROP_BIG] = g_param_spec_int64 ("big", NULL, NULL, G_MININT64, G_MAXINT64, 0, CUE_PARAM_READWRITE);
  properties[PROP_REAL] = g_param_spec_double ("real", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, CUE_PARAM_READWRITE);
  properties[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, 0, 10, 0, CUE_PARAM_READWRITE);
  properties[PROP_OTHER] = g_param_spec_object ("other", NULL, NULL, G_TYPE_OBJECT, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
test_thing_init (TestThing *self)
{
}

static void
test_contract (void)
{
  TestThing *thing = g_object_new (TEST_TYPE_THING, NULL);
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_auto (GValue) first_value = G_VALUE_INIT;
  g_auto (GValue) none = G_VALUE_INIT;

  g_value_init (&first_value, G_TYPE_OBJECT);
  g_value_set_object (&first_value, first);
  g_value_init (&none, G_TYPE_OBJECT);

  cue_test_string_property (thing, "text", "one", "two");
  cue_test_string_property (thing, "text", "", NULL);
  cue_test_boolean_property (thing, "flag");
  cue_test_number_property (thing, "number", -3, 4);
  cue_test_number_property (thing, "big", 5e12, 4);
  cue_test_number_property (thing, "real", 0.5, 4);
  cue_test_number_property (thing, "mode", 1, 2);
  cue_test_property (thing, "other", &first_value, &none, NULL);
  g_assert_cmpuint (cue_test_read_all_properties (thing), ==, 7);

  g_assert_finalize_object (thing);
}

static void
test_returns_change (void)
{
  g_autoptr (TestThing) thing = g_object_new (TEST_TYPE_THING, NULL);

  g_assert_true (cue_set_string (thing, &thing->text, "abc", properties[PROP_TEXT]));
  g_assert_false (cue_set_string (thing, &thing->text, "abc", properties[PROP_TEXT]));
  g_assert_true (cue_set_string (thing, &thing->text, thing->text + 1, properties[PROP_TEXT]));
  g_assert_cmpstr (thing->text, ==, "bc");
  g_assert_true (cue_set_boolean (thing, &thing->flag, 2, properties[PROP_FLAG]));
  g_assert_cmpint (thing->flag, ==, TRUE);
  g_assert_false (cue_set_boolean (thing, &thing->flag, 4, properties[PROP_FLAG]));
  g_assert_true (cue_set_int (thing, &thing->number, 1, properties[PROP_NUMBER]));
  g_assert_false (cue_set_int (thing, &thing->number, 1, properties[PROP_NUMBER]));
  g_assert_true (cue_set_int64 (thing, &thing->big, G_MAXINT64, properties[PROP_BIG]));
  g_assert_false (cue_set_int64 (thing, &thing->big, G_MAXINT64, properties[PROP_BIG]));
  g_assert_true (cue_set_double (thing, &thing->real, NAN, properties[PROP_REAL]));
  g_assert_false (cue_set_double (thing, &thing->real, NAN, properties[PROP_REAL]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/property/contract", test_contract);
  g_test_add_func ("/base/property/returns-change", test_returns_change);

  return g_test_run ();
}
