/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service with many scenarios, for bench-library: pages of rows made up as they are asked for, the same ones each time.
 * It tells its address in one line and ends with its standard input. */
#include <glib-unix.h>
#include <libsoup/soup.h>

static int n_rows = 100000;

static const GOptionEntry options[] = {
  { "rows", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &n_rows, "How many scenarios (100000)", "N" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const char *const topics[] = {
  "appointment", "refund", "delivery", "invoice", "prescription", "reservation", "password", "subscription", "complaint",
  "address", "insurance", "warranty", "cancellation", "booking", "payment", "shipment", "account", "referral", "vaccination",
  "Überweisung", "Rechnung", "Termin", "موعد", "prêt", "reembolso"
};
static const char *const verbs[] = {
  "cancel", "change", "confirm", "dispute", "renew", "postpone", "ask about", "double", "complain about", "verify", "move"
};
static const char *const moods[] = { "calmly", "in a hurry", "twice", "after a pause", "without details", "with a wrong date" };
static const char *const sentences[] = {
  "State your date of birth when asked for it.",
  "When the agent offers a time on Thursday morning, say that you work until noon and ask for the afternoon.",
  "Spell your surname letter by letter when it is not understood.",
  "If you are asked for a reference number, read the one in {{test_profile.reference}} and wait for it to be read back.",
  "Correct the number once when one digit is read back wrongly.",
  "Mention that somebody else called last week and was told something different.",
  "Ask what it costs before you agree to anything.",
  "When asked for an address for the confirmation, give {{test_profile.email}}.",
  "Decline to leave a message and ask to be called back instead.",
  "Agree to the second proposal only, and repeat it in your own words.",
  "Say that you cannot find the letter which the agent mentions.",
  "Ask whether the office is open on the public holiday.",
  "End the call once the agent has summed up what was agreed.",
};
static const char *const outcomes[] = {
  "The main agent should confirm the date and time before ending the call.",
  "The main agent should not reveal details of other customers.",
  "The main agent should ask for the reference number once only.",
  "The main agent should offer a call back within two working days.",
  "The main agent should read the number back and accept the correction.",
};
static const char *const tags[] = { "smoke", "regression", "billing", "happy-path", "edge-case", "priority-high", "german", "safety" };

#define PICK(table, seed) table[(seed) % G_N_ELEMENTS (table)]

/* Scrambles the row's number, so that neighbours differ. */
static guint32
scramble (guint32 number)
{
  number = (number ^ (number >> 16)) * 0x45d9f3bu;
  number = (number ^ (number >> 16)) * 0x45d9f3bu;
  return number ^ (number >> 16);
}

static void
append_texts (GString *text,
              guint    number,
              guint32  seed)
{
  const char *topic = PICK (topics, seed);
  const char *verb = PICK (verbs, seed >> 5);

  g_string_append_printf (text, ",\"name\":\"%c%c-%05u: %s the %s %s\"", 'A' + (int) (seed % 26), 'A' + (int) (seed / 26 % 26),
                          number, verb, topic, PICK (moods, seed >> 9));
  g_string_append_printf (text, ",\"instructions\":\"<scenario>\\nSCENARIO: You call to %s your %s.\\nYOUR BEHAVIOR:", verb, topic);
  for (guint i = 0; i < 9; i++)
    g_string_append_printf (text, "\\n%u. %s", i + 1, PICK (sentences, (seed >> i) + i));
  g_string_append_printf (text, "\\n</scenario>\",\"expected_outcome_prompt\":\"%s\\n%s\"", PICK (outcomes, seed >> 3), PICK (outcomes, (seed >> 7) + 1));
}

static void
append_row (GString *text,
            guint    number)
{
  guint32 seed = scramble (number);

  g_string_append_printf (text, "{\"id\":%u", number);
  append_texts (text, number, seed);
  g_string_append_printf (text,
                          ",\"agent\":%u,\"personality\":%u,\"personality_name\":\"Normal Male\",\"agent_name\":\"Clinic reception\","
                          "\"scenario_type\":\"instruction\",\"first_message\":\"Hello\",\"scenario_language\":\"en\"",
                          seed % 3 + 1, seed % 5 + 1);
  g_string_append_printf (text,
                          ",\"tags\":[\"%s\",\"%s\"],\"tool_ids\":[\"TOOL_END_CALL\"],\"metrics\":[%u,%u],"
                          "\"metric_names\":[\"Expected Outcome\",\"Latency\"],\"test_profile\":null,\"test_profile_data\":null",
                          PICK (tags, seed >> 2), PICK (tags, seed >> 11), seed % 40, seed % 40 + 1);
  g_string_append_printf (text,
                          ",\"dynamic_variable_values\":null,\"phone_number\":null,\"inbound_phone_number\":null,"
                          "\"outbound_phone_number_data\":null,\"inbound_phone_number_data\":null,\"folder_path\":\"suite%u.part%u\","
                          "\"created_at\":\"2026-%02u-%02uT08:00:00.%06uZ\",\"updated_at\":\"2026-%02u-%02uT09:00:00.%06uZ\","
                          "\"created_by\":3,\"last_updated_by\":3}",
                          seed % 20, seed % 7, seed % 12 + 1, seed % 28 + 1, seed % 1000000, (seed >> 4) % 12 + 1,
                          (seed >> 8) % 28 + 1, (seed >> 3) % 1000000);
}

static guint
get_number (GHashTable *query,
            const char *name,
            guint       fallback)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, name) : NULL;
  gint64      number;

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, 10000000, &number, NULL) ? (guint) number : fallback;
}

static void
answer (SoupServerMessage *message,
        GString           *text)
{
  gsize length = text->len;

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, g_string_free (text, FALSE), length);
}

static void
scenarios_cb (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  guint    page = get_number (query, "page", 1);
  guint    size = MIN (get_number (query, "page_size", 50), 100);
  guint    first = (page - 1) * size + 1;
  guint    last = MIN (page * size, (guint) n_rows);
  GUri    *uri = soup_server_message_get_uri (message);
  GString *text = g_string_sized_new (200000);

  g_string_append_printf (text, "{\"count\":%d,\"next\":", n_rows);
  if (page * size < (guint) n_rows)
    g_string_append_printf (text, "\"http://%s:%d%s?page=%u&page_size=%u\"", g_uri_get_host (uri), g_uri_get_port (uri), path,
                            page + 1, size);
  else
    g_string_append (text, "null");
  g_string_append (text, ",\"previous\":null,\"results\":[");
  for (guint number = first; number <= last; number++)
    {
      if (number > first)
        g_string_append_c (text, ',');
      append_row (text, number);
    }
  g_string_append (text, "]}");
  answer (message, text);
}

/* The lists beside the scenarios are short. */
static void
other_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  static const struct
  {
    const char *path;
    const char *body;
  } lists[] = {
    { "/test_framework/v1/aiagents/",
      "{\"count\":3,\"next\":null,\"previous\":null,\"results\":[{\"id\":1,\"agent_name\":\"Clinic reception\",\"description\":\"d\"},"
      "{\"id\":2,\"agent_name\":\"Order desk\",\"description\":\"d\"},{\"id\":3,\"agent_name\":\"Bank\",\"description\":\"d\"}]}" },
    { "/test_framework/v1/personalities/", "[{\"id\":1,\"name\":\"Normal Male\",\"language\":\"en\"},{\"id\":2,\"name\":\"Hurried\",\"language\":\"en\"}]" },
    { "/test_framework/v1/scenarios/folders/", "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[{\"name\":\"suite1\",\"path\":\"suite1\"}]}" },
    { "/test_framework/v1/scenarios/tags/", "[\"smoke\",\"billing\"]" },
    { "/user/v1/projects/", "[{\"id\":1,\"name\":\"Bench\"}]" },
  };
  const char *body = "[]";

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (g_str_equal (lists[i].path, path))
        body = lists[i].body;
    }
  answer (message, g_string_new (body));
}

static gboolean
end_cb (int          fd,
        GIOCondition condition,
        gpointer     user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SoupServer) server = soup_server_new ("server-header", "bench", NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  soup_server_add_handler (server, "/test_framework/v1/scenarios/", scenarios_cb, NULL, NULL);
  soup_server_add_handler (server, "/test_framework/v1/scenarios/folders/", other_cb, NULL, NULL);
  soup_server_add_handler (server, "/test_framework/v1/scenarios/tags/", other_cb, NULL, NULL);
  soup_server_add_handler (server, NULL, other_cb, NULL, NULL);
  uris = soup_server_get_uris (server);
  g_print ("http://127.0.0.1:%d\n", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  g_unix_fd_add (0, G_IO_IN | G_IO_HUP, end_cb, loop);
  g_main_loop_run (loop);
  return 0;
}
