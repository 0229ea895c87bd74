/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fact-pieces.h"

#include <string.h>

static const CueFactReading nothing = { 0, NULL };

/* Reads "12", "12th", "12º", "12-го" and the like as a day of a month. */
static gboolean
read_day (const GArray *pieces,
          gint64        index,
          guint        *day)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th", "er", "e", "º", "ª", "-го", "日", "日", "일" };
  const char              *form = cue_fact_pieces_get_form (pieces, index);
  char                    *end;
  guint64                  number;

  if (!g_ascii_isdigit (form[0]))
    return FALSE;
  number = g_ascii_strtoull (form, &end, 10);
  if (number < 1 || number > 31 || end - form > 2)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (end, endings[i]) == 0)
      {
        *day = (guint) number;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_year (const GArray *pieces,
           gint64        index,
           guint        *year)
{
  return cue_fact_pieces_is_digits (pieces, index, year) && *year >= 1000 && *year <= 2999 && strlen (cue_fact_pieces_get_form (pieces, index)) == 4;
}

static char *
write_date (guint year,
            guint month,
            guint day)
{
  if (year == 0)
    return g_strdup_printf ("--%02u-%02u", month, day);
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* Adds the year that may follow a day and month at @index + @n, perhaps after a comma or a small word. */
static CueFactReading
finish_date (const GArray *pieces,
             guint         index,
             guint         n,
             guint         month,
             guint         day)
{
  const char *form = cue_fact_pieces_get_form (pieces, index + n);
  guint       year = 0;
  guint       comma = strcmp (form, ",") == 0 || strcmp (form, "de") == 0 || strcmp (form, "of") == 0 ? 1 : 0;

  if (read_year (pieces, index + n + comma, &year))
    n += comma + 1;
  else
    year = 0;
  return (CueFactReading){ n, write_date (year, month, day) };
}

/* "12 March", "12. März", "12th of March 2026", "12 de marzo". */
static CueFactReading
read_day_first (const GArray *pieces,
                guint         index)
{
  guint day, month;
  guint n = 1;

  if (!read_day (pieces, index, &day))
    return nothing;
  if (strcmp (cue_fact_pieces_get_form (pieces, index + n), ".") == 0)
    n++;
  for (guint i = 0; i < 2; i++)
    {
      const char *form = cue_fact_pieces_get_form (pieces, index + n);

      if (strcmp (form, "of") == 0 || strcmp (form, "de") == 0 || strcmp (form, "the") == 0)
        n++;
    }
  month = cue_fact_word_get_month (cue_fact_pieces_get_form (pieces, index + n));
  return month > 0 ? finish_date (pieces, index, n + 1, month, day) : nothing;
}

/* "March 12", "March the 12th, 2026". */
static CueFactReading
read_month_first (const GArray *pieces,
                  guint         index)
{
  guint month = cue_fact_word_get_month (cue_fact_pieces_get_form (pieces, index));
  guint day, year;
  guint n = 1;

  if (month == 0)
    return nothing;
  if (strcmp (cue_fact_pieces_get_form (pieces, index + n), "the") == 0)
    n++;
  if (read_day (pieces, index + n, &day))
    return finish_date (pieces, index, n + 1, month, day);
  if (n == 1 && read_year (pieces, index + 1, &year))
    return (CueFactReading){ 2, g_strdup_printf ("%04u-%02u", year, month) };
  return nothing;
}

/* "2026-03-12", "12.03.2026", "12/03/26". */
static CueFactReading
read_figures (const GArray *pieces,
              guint         index)
{
  const char *form = cue_fact_pieces_get_form (pieces, index);
  guint       part[3];
  gsize       digits[3];
  const char *p = form;
  char        mark = '\0';

  for (guint i = 0; i < 3; i++)
    {
      const char *start = p;

      part[i] = 0;
      for (; g_ascii_isdigit (*p) && p - start < 5; p++)
        part[i] = part[i] * 10 + (guint) (*p - '0');
      digits[i] = (gsize) (p - start);
      if (digits[i] == 0 || digits[i] > 4)
        return nothing;
      if (i == 2)
        break;
      if (*p == '\0' || strchr ("-./", *p) == NULL || (i == 1 && *p != mark))
        return nothing;
      mark = *p++;
    }
  if (*p != '\0')
    return nothing;
  if (digits[0] == 4 && part[1] >= 1 && part[1] <= 12 && part[2] >= 1 && part[2] <= 31)
    return (CueFactReading){ 1, write_date (part[0], part[1], part[2]) };
  if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && digits[2] != 2) || part[0] == 0 || part[1] == 0)
    return nothing;
  if (digits[2] == 2)
    part[2] += 2000;
  if (part[1] <= 12 && part[0] <= 31 && (mark == '.' || part[0] > 12))
    return (CueFactReading){ 1, write_date (part[2], part[1], part[0]) };
  if (part[0] <= 12 && part[1] > 12 && part[1] <= 31)
    return (CueFactReading){ 1, write_date (part[2], part[0], part[1]) };
  /* Day or month first: nobody can say, so it equals only itself. */
  return (CueFactReading){ 1, g_strdup_printf ("%04u/%u/%u", part[2], part[0], part[1]) };
}

/* A number and the sign after it, as one piece ("3월") or as two ("3", "月"). Returns the pieces taken. */
static guint
read_counted (const GArray      *pieces,
              guint              index,
              const char *const *signs,
              guint             *number)
{
  const char *form = cue_fact_pieces_get_form (pieces, index);
  const char *rest = form;

  while (g_ascii_isdigit (*rest))
    rest++;
  if (rest == form || rest - form > 4)
    return 0;
  *number = (guint) g_ascii_strtoull (form, NULL, 10);
  for (guint i = 0; signs[i] != NULL; i++)
    {
      if (g_str_has_prefix (rest, signs[i]))
        return 1;
      if (*rest == '\0' && strcmp (cue_fact_pieces_get_form (pieces, (gint64) index + 1), signs[i]) == 0)
        return 2;
    }
  return 0;
}

/* "2026年3月12日", "3월 12일". */
static CueFactReading
read_east_asian_date (const GArray *pieces,
                      guint         index)
{
  static const char *const years[] = { "年", "년", NULL };
  static const char *const months[] = { "月", "월", NULL };
  static const char *const days[] = { "日", "号", "號", "일", NULL };
  guint                    year = 0;
  guint                    month, day;
  guint                    n = read_counted (pieces, index, years, &year);
  guint                    more = read_counted (pieces, index + n, months, &month);

  if (more == 0 || month < 1 || month > 12)
    return nothing;
  if (n == 0)
    year = 0;
  n += more;
  more = read_counted (pieces, index + n, days, &day);
  if (more == 0 || day < 1 || day > 31)
    return nothing;
  return (CueFactReading){ n + more, write_date (year, month, day) };
}

/* 星期四, 周四, 木曜日: a letter a piece. */
static CueFactReading
read_east_asian_weekday (const GArray *pieces,
                         guint         index)
{
  static const char *const chinese[] = { "一", "二", "三", "四", "五", "六", "日" };
  static const char *const japanese[] = { "月", "火", "水", "木", "金", "土", "日" };
  const char              *form = cue_fact_pieces_get_form (pieces, index);
  guint                    n = 0;

  if (strcmp (form, "星") == 0 && strcmp (cue_fact_pieces_get_form (pieces, index + 1), "期") == 0)
    n = 2;
  else if (strcmp (form, "周") == 0 || strcmp (form, "週") == 0)
    n = 1;
  for (guint i = 0; i < 7; i++)
    {
      const char *day = cue_fact_pieces_get_form (pieces, index + n);

      if (n > 0 && (strcmp (day, chinese[i]) == 0 || (i == 6 && strcmp (day, "天") == 0)))
        return (CueFactReading){ n + 1, g_strdup_printf ("weekday-%u", i + 1) };
      if (n == 0 && strcmp (form, japanese[i]) == 0 && strcmp (cue_fact_pieces_get_form (pieces, index + 1), "曜") == 0)
        return (CueFactReading){ strcmp (cue_fact_pieces_get_form (pieces, index + 2), "日") == 0 ? 3 : 2,
                                 g_strdup_printf ("weekday-%u", i + 1) };
    }
  return nothing;
}

static CueFactReading
read_weekday (const GArray *pieces,
              guint         index)
{
  const char *form = cue_fact_pieces_get_form (pieces, index);
  guint       weekday = cue_fact_word_get_weekday (form);

  /* Korean particles are written to the word: 목요일에. */
  if (weekday == 0 && strlen (form) > 9 && memcmp (form + 3, "요일", 6) == 0)
    {
      g_autofree char *bare = g_strndup (form, 9);

      weekday = cue_fact_word_get_weekday (bare);
    }
  if (weekday > 0)
    return (CueFactReading){ 1, g_strdup_printf ("weekday-%u", weekday) };
  return read_east_asian_weekday (pieces, index);
}

CueFactReading
cue_fact_read_date (const GArray *pieces,
                    guint         index)
{
  static CueFactReading (*const readers[]) (const GArray *, guint) = {
    read_figures, read_day_first, read_month_first, read_east_asian_date, read_weekday
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      CueFactReading reading = readers[i](pieces, index);

      if (reading.n_pieces > 0)
        return reading;
    }
  return nothing;
}

static char *
write_time (guint       hour,
            guint       minute,
            CueFactHour part)
{
  if (part == CUE_FACT_HOUR_EVENING && hour < 12)
    hour += 12;
  else if (part == CUE_FACT_HOUR_MORNING && hour == 12)
    hour = 0;
  return g_strdup_printf ("%02u:%02u", hour, minute);
}

/* "14:05", "2:30pm", "14h30", "2pm", "14.05": *minute is G_MAXUINT where none is said, *part what is written to it. */
static gboolean
read_clock (const char  *form,
            guint       *hour,
            guint       *minute,
            char        *mark,
            CueFactHour *part)
{
  const char *p = form;

  *hour = 0;
  *minute = G_MAXUINT;
  *mark = '\0';
  *part = CUE_FACT_HOUR_NONE;
  for (; g_ascii_isdigit (*p) && p - form < 3; p++)
    *hour = *hour * 10 + (guint) (*p - '0');
  if (p == form || p - form > 2 || *hour > 24)
    return FALSE;
  if ((*p == ':' || *p == '.' || *p == 'h') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
    {
      *mark = *p;
      *minute = (guint) (p[1] - '0') * 10 + (guint) (p[2] - '0');
      p += 3;
      if (*mark == ':' && p[0] == ':' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
        p += 3;
    }
  if (*p == '\0')
    return *minute == G_MAXUINT || *minute < 60;
  if (strcmp (p, "h") == 0 && *minute == G_MAXUINT)
    *mark = 'h';
  else
    *part = cue_fact_word_get_hour_after (p);
  return (*mark == 'h' || *part == CUE_FACT_HOUR_MORNING || *part == CUE_FACT_HOUR_EVENING) && (*minute == G_MAXUINT || *minute < 60);
}

/* 下午2点30分, 14時半, 오후 2시 30분. */
static CueFactReading
read_east_asian_time (const GArray *pieces,
                      guint         index,
                      CueFactHour   part,
                      guint         n)
{
  static const char *const hours[] = { "点", "點", "時", "时", "시", NULL };
  static const char *const minutes[] = { "分", "분", NULL };
  guint                    hour;
  guint                    minute = 0;
  guint                    more = read_counted (pieces, index + n, hours, &hour);

  if (more == 0 || hour > 24)
    return nothing;
  n += more;
  if (strcmp (cue_fact_pieces_get_form (pieces, index + n), "半") == 0)
    {
      n++;
      minute = 30;
    }
  else
    {
      more = read_counted (pieces, index + n, minutes, &minute);
      n += more;
      if (more == 0 || minute > 59)
        minute = 0;
    }
  return (CueFactReading){ n, write_time (hour, minute, part) };
}

/* The part of the day said before the hour; *n is how many pieces say it. */
static CueFactHour
read_part_before (const GArray *pieces,
                  guint         index,
                  guint        *n)
{
  const char *form = cue_fact_pieces_get_form (pieces, index);
  CueFactHour part = cue_fact_word_get_hour_before (form);

  *n = part != CUE_FACT_HOUR_NONE ? 1 : 0;
  if (part == CUE_FACT_HOUR_NONE && (guint8) form[0] >= 0x80)
    {
      g_autofree char *two = g_strconcat (form, cue_fact_pieces_get_form (pieces, index + 1), NULL);

      part = cue_fact_word_get_hour_before (two);
      *n = part != CUE_FACT_HOUR_NONE ? 2 : 0;
    }
  return part;
}

CueFactReading
cue_fact_read_time (const GArray *pieces,
                    guint         index)
{
  guint          before;
  CueFactHour    part = read_part_before (pieces, index, &before);
  CueFactReading reading = read_east_asian_time (pieces, index, part, before);
  CueFactHour    own, after;
  guint          hour, minute;
  guint          n;
  char           mark;

  if (reading.n_pieces > 0 || !read_clock (cue_fact_pieces_get_form (pieces, index + before), &hour, &minute, &mark, &own))
    return reading;
  n = before + 1;
  after = cue_fact_word_get_hour_after (cue_fact_pieces_get_form (pieces, index + n));
  /* "14.05" may be a price, "14" anything: a word must say that it is a time. */
  if (mark != ':' && mark != 'h' && part == CUE_FACT_HOUR_NONE && own == CUE_FACT_HOUR_NONE && after == CUE_FACT_HOUR_NONE)
    return nothing;
  if (after != CUE_FACT_HOUR_NONE)
    {
      guint more;

      n++;
      if (minute == G_MAXUINT && after == CUE_FACT_HOUR_CLOCK && cue_fact_pieces_is_digits (pieces, index + n, &more) && more < 60)
        {
          minute = more;
          n++;
        }
    }
  if (own == CUE_FACT_HOUR_NONE)
    own = after == CUE_FACT_HOUR_MORNING || after == CUE_FACT_HOUR_EVENING ? after : part;
  return (CueFactReading){ n, write_time (hour, minute == G_MAXUINT ? 0 : minute, own) };
}
