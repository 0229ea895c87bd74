/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fact-pieces.h"

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

/* What is known of a word. */
typedef struct
{
  guint8      month;
  guint8      weekday;
  guint8      hour_after;  /* a CueFactHour */
  guint8      hour_before; /* a CueFactHour */
  guint8      ordinal_month;
  guint8      german;
  guint8      title;
  const char *currency; /* (unowned) (nullable) */
} Known;

/* (transfer none): what is known of @word, made when first asked for. */
static Known *
enter (GHashTable *table,
       const char *word)
{
  Known *known = g_hash_table_lookup (table, word);

  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      g_hash_table_insert (table, g_strdup (word), known);
    }
  return known;
}

/* Sets the byte at @offset of what is known of all words in @list to @value, unless it is set. */
static void
enter_list (GHashTable *table,
            const char *list,
            gsize       offset,
            guint       value)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      {
        guint8 *field = (guint8 *) enter (table, words[i]) + offset;

        if (*field == 0)
          *field = (guint8) value;
      }
}

static gpointer
make_table (gpointer unused)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    enter_list (table, months[i], G_STRUCT_OFFSET (Known, month), i + 1);
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    enter_list (table, weekdays[i], G_STRUCT_OFFSET (Known, weekday), i + 1);
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_auto (GStrv) words = g_strsplit (currencies[i].words, "|", -1);

      for (guint k = 0; words[k] != NULL; k++)
        if (words[k][0] != '\0')
          enter (table, words[k])->currency = currencies[i].code;
    }
  enter_list (table, hours_morning, G_STRUCT_OFFSET (Known, hour_after), CUE_FACT_HOUR_MORNING);
  enter_list (table, hours_evening, G_STRUCT_OFFSET (Known, hour_after), CUE_FACT_HOUR_EVENING);
  enter_list (table, hours_clock, G_STRUCT_OFFSET (Known, hour_after), CUE_FACT_HOUR_CLOCK);
  enter_list (table, hours_lead, G_STRUCT_OFFSET (Known, hour_before), CUE_FACT_HOUR_CLOCK);
  enter_list (table, hours_lead_morning, G_STRUCT_OFFSET (Known, hour_before), CUE_FACT_HOUR_MORNING);
  enter_list (table, hours_lead_evening, G_STRUCT_OFFSET (Known, hour_before), CUE_FACT_HOUR_EVENING);
  enter_list (table, ordinal_months, G_STRUCT_OFFSET (Known, ordinal_month), TRUE);
  enter_list (table, german, G_STRUCT_OFFSET (Known, german), TRUE);
  enter_list (table, titles, G_STRUCT_OFFSET (Known, title), TRUE);
  return table;
}

/* (transfer none): never NULL. */
static const Known *
look_up (const char *word)
{
  static const Known unknown = { 0 };
  static GOnce       once = G_ONCE_INIT;
  GHashTable        *table = g_once (&once, make_table, NULL);
  const Known       *known = g_hash_table_lookup (table, word);

  return known != NULL ? known : &unknown;
}

guint
cue_fact_word_get_month (const char *word)
{
  return look_up (word)->month;
}

guint
cue_fact_word_get_weekday (const char *word)
{
  return look_up (word)->weekday;
}

const char *
cue_fact_word_get_currency (const char *word)
{
  return look_up (word)->currency;
}

gboolean
cue_fact_word_is_ordinal_month (const char *word)
{
  return look_up (word)->ordinal_month != 0;
}

CueFactHour
cue_fact_word_get_hour_after (const char *word)
{
  return (CueFactHour) look_up (word)->hour_after;
}

CueFactHour
cue_fact_word_get_hour_before (const char *word)
{
  return (CueFactHour) look_up (word)->hour_before;
}

gboolean
cue_fact_word_is_german (const char *word)
{
  return look_up (word)->german != 0;
}

gboolean
cue_fact_word_is_title (const char *word)
{
  return look_up (word)->title != 0;
}
