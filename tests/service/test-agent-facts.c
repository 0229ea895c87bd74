/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-agent-facts.h"

#include <string.h>

static char *
join (GPtrArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (ids, i));
  return g_strdup (text->str);
}

static void
test_example (void)
{
  static const struct
  {
    const char *file;
    const char *organisation;
    const char *domain;
    const char *first;
    const char *flag;
  } rows[] = {
    { "clinic-reception.txt", "Riverside Family Clinic", "clinic", "name", "readback" },
    { "order-desk.txt", "Northwind Kitchen Supplies", "orders", "order_number", "anything" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (CUE_TEST_EXAMPLE, rows[i].file, NULL);
      g_autofree char *text = NULL;
      g_autofree char *required = NULL;
      g_autoptr (CueAgentFacts) facts = NULL;
      const char *intents[] = { "cancel", NULL };

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      facts = cue_agent_facts_new (text, intents);
      required = join (facts->required);
      g_assert_cmpstr (facts->organisation, ==, rows[i].organisation);
      g_assert_cmpstr (facts->domain, ==, rows[i].domain);
      g_assert_true (strstr (required, rows[i].first) != NULL);
      g_assert_true (cue_agent_facts_has (facts, rows[i].flag));
      g_assert_true (strstr (required, "card") == NULL);
      g_assert_false (facts->caller_opens);
    }
}

static void
test_rules (void)
{
  const char *none[] = { NULL };
  g_autoptr (CueAgentFacts) negated = cue_agent_facts_new ("Never ask for the date of birth. Ask for the order number.", none);
  g_autoptr (CueAgentFacts) optional = cue_agent_facts_new ("- Ask for the full name.\n- If nobody is found, ask for the phone number.", none);
  g_autoptr (CueAgentFacts) empty = cue_agent_facts_new (NULL, none);
  g_autofree char *negated_ids = join (negated->required);
  g_autofree char *required_ids = join (optional->required);
  g_autofree char *optional_ids = join (optional->optional);

  g_assert_cmpstr (negated_ids, ==, "order_number");
  g_assert_cmpstr (required_ids, ==, "name");
  g_assert_cmpstr (optional_ids, ==, "phone");
  g_assert_cmpstr (empty->domain, ==, "generic");
  g_assert_null (empty->organisation);
}

static void
test_other_tasks (void)
{
  const char *cancel[] = { "cancel", NULL };
  const char *book[] = { "book", NULL };
  const char *text = "# Playbooks\n## Book a new appointment\n- Ask for the postcode.\n## Cancel an appointment\n- Ask for the e-mail address.\n";
  g_autoptr (CueAgentFacts) a = cue_agent_facts_new (text, cancel);
  g_autoptr (CueAgentFacts) b = cue_agent_facts_new (text, book);
  g_autofree char *a_ids = join (a->required);
  g_autofree char *b_ids = join (b->required);

  g_assert_cmpstr (a_ids, ==, "email");
  g_assert_cmpstr (b_ids, ==, "postcode");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/agent-facts/example", test_example);
  g_test_add_func ("/service/agent-facts/rules", test_rules);
  g_test_add_func ("/service/agent-facts/other-tasks", test_other_tasks);
  return g_test_run ();
}
