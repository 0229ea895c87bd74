/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fact-pieces.h"

#include <string.h>

/* Words for one thing in many languages, each between bars, case folded. */
typedef struct
{
  const char *words;
  const char *code;
} Group;

/* January first. English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Turkish, Arabic, Hindi,
 * Thai; names that are everyday words too ("may", "mai") are months only beside a day or a year. */
static const char *const months[] = {
  "|january|jan|januar|jänner|janvier|enero|gennaio|janeiro|januari|stycznia|styczeń|января|январь|ocak|يناير|جانفي|जनवरी|มกราคม|",
  "|february|feb|februar|février|febrero|febbraio|fevereiro|februari|lutego|luty|февраля|февраль|şubat|فبراير|فيفري|फरवरी|फ़रवरी|กุมภาพันธ์|",
  "|march|mar|märz|mars|marzo|março|maart|marca|marzec|марта|март|mart|مارس|मार्च|มีนาคม|",
  "|april|apr|avril|abril|aprile|kwietnia|kwiecień|апреля|апрель|nisan|أبريل|ابريل|إبريل|अप्रैल|เมษายน|",
  "|may|mai|mayo|maggio|maio|mei|maja|maj|мая|май|mayıs|مايو|ماي|मई|พฤษภาคม|",
  "|june|jun|juni|juin|junio|giugno|junho|czerwca|czerwiec|июня|июнь|haziran|يونيو|جوان|जून|มิถุนายน|",
  "|july|jul|juli|juillet|julio|luglio|julho|lipca|lipiec|июля|июль|temmuz|يوليو|جويلية|जुलाई|กรกฎาคม|",
  "|august|aug|août|agosto|augustus|sierpnia|sierpień|августа|август|ağustos|أغسطس|اغسطس|أوت|अगस्त|สิงหาคม|",
  "|september|sep|sept|septembre|septiembre|settembre|setembro|września|wrzesień|сентября|сентябрь|eylül|سبتمبر|सितंबर|सितम्बर|กันยายน|",
  "|october|oct|oktober|okt|octobre|octubre|ottobre|outubro|października|październik|октября|октябрь|ekim|أكتوبر|اكتوبر|अक्टूबर|अक्तूबर|ตุลาคม|",
  "|november|nov|novembre|noviembre|novembro|listopada|listopad|ноября|ноябрь|kasım|نوفمبر|नवंबर|नवम्बर|พฤศจิกายน|",
  "|december|dec|dezember|dez|décembre|diciembre|dicembre|dezembro|grudnia|grudzień|декабря|декабрь|aralık|ديسمبر|दिसंबर|दिसम्बर|ธันวาคม|",
};

static const char *const weekdays[] = {
  "|monday|mondays|montag|montags|lundi|lunes|lunedì|segunda-feira|maandag|poniedziałek|понедельник|понедельника|pazartesi|الاثنين|الإثنين|सोमवार|จันทร์|วันจันทร์|월요일|",
  "|tuesday|tuesdays|dienstag|dienstags|mardi|martes|martedì|terça-feira|dinsdag|wtorek|вторник|вторника|salı|الثلاثاء|मंगलवार|อังคาร|วันอังคาร|화요일|",
  "|wednesday|wednesdays|mittwoch|mittwochs|mercredi|miércoles|mercoledì|quarta-feira|woensdag|środa|środę|среда|среду|среды|çarşamba|الأربعاء|الاربعاء|बुधवार|พุธ|วันพุธ|수요일|",
  "|thursday|thursdays|donnerstag|donnerstags|jeudi|jueves|giovedì|quinta-feira|donderdag|czwartek|четверг|четверга|perşembe|الخميس|गुरुवार|गुरूवार|พฤหัสบดี|พฤหัส|วันพฤหัสบดี|목요일|",
  "|friday|fridays|freitag|freitags|vendredi|viernes|venerdì|sexta-feira|vrijdag|piątek|пятница|пятницу|пятницы|cuma|الجمعة|शुक्रवार|ศุกร์|วันศุกร์|금요일|",
  "|saturday|saturdays|samstag|samstags|sonnabend|samedi|sábado|sabato|zaterdag|sobota|sobotę|суббота|субботу|субботы|cumartesi|السبت|शनिवार|เสาร์|วันเสาร์|토요일|",
  "|sunday|sundays|sonntag|sonntags|dimanche|domingo|domenica|zondag|niedziela|niedzielę|воскресенье|воскресенья|pazar|الأحد|الاحد|रविवार|อาทิตย์|วันอาทิตย์|일요일|",
};

static const Group currencies[] = {
  { "|€|eur|euro|euros|евро|يورو|यूरो|ยูโร|유로|欧元|歐元|ユーロ|", "EUR" },
  { "|$|usd|dollar|dollars|dólares|dólar|доллар|доллара|долларов|دولار|دولارا|दोलर|डॉलर|ดอลลาร์|달러|美元|ドル|", "USD" },
  { "|£|gbp|pound|pounds|pfund|", "GBP" },
  { "|¥|￥|cny|rmb|元|块|人民币|", "CNY" },
  { "|円|jpy|yen|", "JPY" },
  { "|₹|inr|rupee|rupees|rs|रुपये|रुपए|रुपया|रु|", "INR" },
  { "|₽|rub|рубль|рубля|рублей|руб|", "RUB" },
  { "|chf|franken|", "CHF" },
  { "|฿|thb|baht|บาท|", "THB" },
  { "|₩|krw|won|원|", "KRW" },
  { "|₺|try|lira|tl|", "TRY" },
  { "|zł|pln|złotych|złote|", "PLN" },
  { "|sar|ريال|ريالا|ريالات|", "SAR" },
  { "|aed|درهم|درهما|دراهم|", "AED" },
  { "|egp|جنيه|جنيها|", "EGP" },
  { "|kr|sek|kronor|", "SEK" },
  { "|%|٪|％|percent|prozent|pourcent|процент|процента|процентов|प्रतिशत|เปอร์เซ็นต์|퍼센트|", "%" },
};

static const char hours_clock[] = "|uhr|o'clock|o’clock|h|heures|बजे|น|นาฬิกา|点|點|時|时|часов|";
static const char hours_morning[] = "|am|a.m|ص|صباحا|صباحًا|утра|오전|上午|早上|午前|सुबह|";
static const char hours_evening[] = "|pm|p.m|م|مساء|مساءً|ظهرا|ظهرًا|вечера|дня|오후|下午|晚上|午後|शाम|";
/* These stand before the hour. */
static const char hours_lead[] = "|الساعة|";
static const char hours_lead_morning[] = "|오전|上午|早上|午前|सुबह|";
static const char hours_lead_evening[] = "|오후|下午|晚上|午後|शाम|";
static const char ordinal_months[] = "|januar|jänner|februar|märz|mai|april|juni|juli|august|september|oktober|november|dezember|jan|feb|okt|dez|januari|februari|marts|maj|oktober|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince|január|február|március|április|május|június|július|augusztus|október|tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta|";
static const char german[] = "|der|die|das|und|ist|sie|nicht|den|dem|ein|eine|einen|ihr|ihre|ihren|wenn|mit|auf|für|nach|sich|zu|im|am|um|an|von|bei|ihnen|ihrem|ihrer|zum|zur|wird|werden|";
static const char titles[] = "|mr|mrs|ms|miss|dr|prof|herr|herrn|frau|sr|sra|señor|señora|mme|madame|monsieur|doctor|professor|nurse|pan|pani|";

static gboolean
has_word (const char *list,
          const char *word)
{
  gsize length = strlen (word);

  if (length == 0)
    return FALSE;
  for (const char *p = strstr (list, word); p != NULL; p = strstr (p + 1, word))
    if (p > list && p[-1] == '|' && p[length] == '|')
      return TRUE;
  return FALSE;
}

static guint
find_word (const char *const *lists,
           guint              n_lists,
           const char        *word)
{
  for (guint i = 0; i < n_lists; i++)
    if (has_word (lists[i], word))
      return i + 1;
  return 0;
}

guint
cue_fact_word_get_month (const char *word)
{
  return find_word (months, G_N_ELEMENTS (months), word);
}

guint
cue_fact_word_get_weekday (const char *word)
{
  return find_word (weekdays, G_N_ELEMENTS (weekdays), word);
}

const char *
cue_fact_word_get_currency (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (has_word (currencies[i].words, word))
      return currencies[i].code;
  return NULL;
}

gboolean
cue_fact_word_is_ordinal_month (const char *word)
{
  return has_word (ordinal_months, word);
}

CueFactHour
cue_fact_word_get_hour_after (const char *word)
{
  if (has_word (hours_morning, word))
    return CUE_FACT_HOUR_MORNING;
  if (has_word (hours_evening, word))
    return CUE_FACT_HOUR_EVENING;
  return has_word (hours_clock, word) ? CUE_FACT_HOUR_CLOCK : CUE_FACT_HOUR_NONE;
}

CueFactHour
cue_fact_word_get_hour_before (const char *word)
{
  if (has_word (hours_lead, word))
    return CUE_FACT_HOUR_CLOCK;
  if (has_word (hours_lead_morning, word))
    return CUE_FACT_HOUR_MORNING;
  return has_word (hours_lead_evening, word) ? CUE_FACT_HOUR_EVENING : CUE_FACT_HOUR_NONE;
}

gboolean
cue_fact_word_is_german (const char *word)
{
  return has_word (german, word);
}

gboolean
cue_fact_word_is_title (const char *word)
{
  return has_word (titles, word);
}
