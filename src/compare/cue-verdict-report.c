/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-verdict-report.h"

#include <glib/gi18n.h>

#include "cue-kind.h"
#include "cue-verdict.h"

#include <string.h>

static const char style[] =
  ":root{color-scheme:light dark;--c0:#1a5fb4;--c1:#8f3f71;--c2:#1f6f5c;--c3:#8a5a00;--line:#8884}"
  "@media(prefers-color-scheme:dark){:root{--c0:#99c1f1;--c1:#e3a1c6;--c2:#7fd1b9;--c3:#f0c36a}}"
  "body{font:16px/1.5 system-ui,sans-serif;max-width:880px;margin:2em auto;padding:0 1em}"
  "h1{font-size:1.7em;margin-bottom:.2em}h2{font-size:1.15em;margin-top:1.6em}p.q{opacity:.8;margin-top:0}"
  ".bar{display:flex;gap:3px;margin:1em 0}.bar div{border:2px solid;border-radius:8px;text-align:center;font-weight:700;"
  "padding:4px 0;min-width:2em}.bar .n{border-style:dashed;opacity:.8}"
  ".s{display:inline-block;width:1.5em;font-weight:700;text-align:center}"
  ".c0{color:var(--c0)}.c1{color:var(--c1)}.c2{color:var(--c2)}.c3{color:var(--c3)}"
  "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.45em .6em;"
  "border-bottom:1px solid var(--line)}details{margin:.4em 0}pre{white-space:pre-wrap;font:inherit;border:1px solid "
  "var(--line);border-radius:8px;padding:.6em .9em;unicode-bidi:plaintext}"
  "@media print{body{margin:0;max-width:none}tr,.bar,pre{break-inside:avoid}}";

/* Circle, square, diamond, hexagon. */
static const char *const shapes[] = { "●", "■", "◆", "⬢" };

static void
append (GString    *html,
        const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
append_element (GString    *html,
                const char *element,
                const char *text)
{
  g_string_append_printf (html, "<%s>", element);
  append (html, text);
  g_string_append_printf (html, "</%.*s>\n", (int) strcspn (element, " "), element);
}

static void
append_mark (GString *html,
             guint    setting)
{
  g_string_append_printf (html, "<span class=\"s c%u\" aria-hidden=\"true\">%s</span>", setting, shapes[setting]);
}

static void
append_bar (GString          *html,
            const CueVerdict *verdict)
{
  g_string_append (html, "<div class=\"bar\" aria-hidden=\"true\">");
  for (guint i = 0; i < verdict->n_settings; i++)
    {
      if (verdict->votes[i] > 0)
        g_string_append_printf (html, "<div class=\"c%u\" style=\"flex:%u\">%s %u</div>", i, verdict->votes[i], shapes[i],
                                verdict->votes[i]);
      if (i == 0 && verdict->n_neither > 0)
        g_string_append_printf (html, "<div class=\"n\" style=\"flex:%u\">%u</div>", verdict->n_neither,
                                verdict->n_neither);
    }
  g_string_append (html, "</div>\n");
}

static void
append_settings (GString       *html,
                 CueBlindRound *round)
{
  append_element (html, "h2", _ ("The Settings"));
  g_string_append (html, "<table>\n");
  for (guint i = 0; i < cue_blind_round_get_n_settings (round); i++)
    {
      g_autoptr (GPtrArray) lines = cue_verdict_describe_setting (round, i);

      g_string_append (html, "<tr><th scope=\"row\">");
      append_mark (html, i);
      append (html, cue_blind_round_get_setting (round, i)->name);
      g_string_append (html, "</th><td>");
      for (guint line = 0; line < lines->len; line++)
        {
          g_string_append (html, line > 0 ? "<br>" : "");
          append (html, g_ptr_array_index (lines, line));
        }
      g_string_append (html, "</td></tr>\n");
    }
  g_string_append (html, "</table>\n");
}

static void
append_texts (GString       *html,
              CueBlindRound *round,
              guint          index)
{
  const CueBlindItem *item = cue_blind_round_get_item (round, index);

  g_string_append (html, "<details><summary>");
  append (html, _ ("The texts"));
  g_string_append (html, "</summary>");
  for (guint i = 0; i < cue_blind_round_get_n_settings (round); i++)
    {
      g_string_append (html, "<p>");
      append_mark (html, i);
      append (html, cue_blind_round_get_setting (round, i)->name);
      g_string_append (html, "</p><pre dir=\"auto\">");
      append (html, item->texts[i]);
      g_string_append (html, "</pre>");
    }
  g_string_append (html, "</details>");
}

static void
append_item (GString       *html,
             CueBlindRound *round,
             guint          index)
{
  const CueBlindItem *item = cue_blind_round_get_item (round, index);
  int                 chosen = cue_blind_round_get_chosen (round, index);

  g_string_append (html, "<tr><td><b dir=\"auto\">");
  append (html, item->title);
  g_string_append (html, "</b>");
  if (*item->note != '\0')
    {
      g_string_append (html, "<br><span dir=\"auto\">");
      append (html, item->note);
      g_string_append (html, "</span>");
    }
  append_texts (html, round, index);
  g_string_append (html, "</td><td>");
  if (chosen >= 0)
    {
      append_mark (html, (guint) chosen);
      append (html, cue_blind_round_get_setting (round, (guint) chosen)->name);
    }
  else if (item->vote == 0)
    {
      append (html, cue_verdict_get_neither (cue_blind_round_get_n_settings (round)));
    }
  g_string_append (html, "</td></tr>\n");
}

/* (transfer full): the language of the words around, as HTML has it: "de", "pt-BR". */
static char *
dup_language (void)
{
  const char *name = g_get_language_names ()[0];
  char       *language = g_strndup (name, strcspn (name, ".@"));

  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    {
      g_free (language);
      return g_strdup ("en");
    }
  return g_strdelimit (language, "_", '-');
}

static void
append_head (GString    *html,
             const char *title)
{
  g_autofree char *language = dup_language ();
  g_autofree char *base = g_strndup (language, strcspn (language, "-"));

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n<style>%s</style>\n",
                          language, cue_language_is_rtl (base) ? "rtl" : "ltr", style);
  append_element (html, "title", title);
  g_string_append (html, "</head>\n<body>\n");
}

char *
cue_verdict_report_write (CueBlindRound *round,
                          gint64         now)
{
  const char *names[CUE_BLIND_MAX_SETTINGS] = { NULL };
  CueVerdict  verdict = cue_verdict_of_round (round);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (time, "%x %H:%M");
  g_autofree char *headline = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *method = cue_verdict_dup_method (&verdict);
  g_autofree char *judge = cue_verdict_dup_judge (round);
  g_autofree char *origin = NULL;
  GString         *html = g_string_new (NULL);

  for (guint i = 0; i < verdict.n_settings; i++)
    names[i] = cue_blind_round_get_setting (round, i)->name;
  headline = cue_verdict_dup_headline (&verdict, names);
  sentence = cue_verdict_dup_sentence (&verdict, names);
  /* translators: below a report: what was judged, and date and time */
  origin = g_strdup_printf (_ ("Blind comparison “%s”, %s"), cue_blind_round_get_title (round), date);

  append_head (html, headline);
  append_element (html, "h1", headline);
  append_element (html, "p class=\"q\"", origin);
  append_bar (html, &verdict);
  append_element (html, "p", sentence);
  append_element (html, "p class=\"q\"", method);
  append_settings (html, round);
  append_element (html, "h2", _ ("Scenario by Scenario"));
  g_string_append (html, "<table>\n");
  for (guint i = 0; i < cue_blind_round_get_n_items (round); i++)
    append_item (html, round, i);
  g_string_append (html, "</table>\n");
  append_element (html, "p class=\"q\"", judge);
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
