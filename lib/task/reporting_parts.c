/* The sections about the bodies: the title with its summary, and the parts. */
#include "task/reporting_parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/reading.h"
#include "order/reading_meaning.h"
#include "task/downtimes.h"
#include "task/law.h"

enum { TOPICS = 12 };

int64_t
reporting_civil(const struct reporting_draft *draft, int64_t instant)
{
	return instant == FIELD_NONE
		   ? REPORT_NONE
		   : zone_civil(draft->evaluating->task->zone, instant);
}

enum report_type
reporting_type(const struct indicator *indicator)
{
	if (indicator_is_time(indicator))
		return REPORT_MINUTES;
	return indicator->form == INDICATOR_SHARE ? REPORT_SHARE : REPORT_RATIO;
}

/* The interpretation set: what the order leaves open, and how it is read. */
static const struct fault *
put_readings(struct reporting_draft *draft, struct report_section *section)
{
	static const struct report_column columns[] = {{"№", REPORT_TEXT, 8},
	    {"Толкование", REPORT_TEXT, 70}, {"Настройка", REPORT_TEXT, 24},
	    {"Значение", REPORT_TEXT, 24}};
	struct arena *arena = &draft->report->arena;
	const struct law_state *law;
	const struct fault *fault = law_get(draft->evaluating->task, &law);
	struct report_table *table;
	size_t i;

	if (fault != NULL)
		return fault;
	table = report_table(draft->report, section,
	    "Толкования неясных мест порядка", columns, 4);
	for (i = 0; reading_key(i) != NULL; i++) {
		const char *key = reading_key(i);
		const char *value = arena_string(
		    arena, reading_value(&law->tables.readings, key));

		report_text(draft->report, table, reading_id(key));
		report_text(draft->report, table, reading_meaning(key, value));
		report_text(draft->report, table, key);
		report_text(draft->report, table, value);
	}
	return NULL;
}

static const struct fault *
put_outages(struct reporting_draft *draft, struct report_section *section)
{
	static const struct report_column columns[] = {{"№", REPORT_COUNT, 6},
	    {"Начало", REPORT_TIME, 18}, {"Окончание", REPORT_TIME, 18},
	    {"Вид", REPORT_TEXT, 10}, {"Охват", REPORT_TEXT, 16},
	    {"Причина", REPORT_TEXT, 40}};
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_table *table = NULL;
	struct outage *rows;
	const struct fault *fault;
	size_t i, count;

	fault = downtimes_read(evaluating->task, &report->arena, &rows, &count);
	for (i = 0; i < count && fault == NULL; i++) {
		if (rows[i].begin >= evaluating->until ||
		    (rows[i].end != FIELD_NONE &&
			rows[i].end <= evaluating->begin))
			continue;
		if (table == NULL)
			table = report_table(report, section,
			    "Технические сбои за период (пункт 12)", columns,
			    6);
		report_number(report, table, rows[i].outage);
		report_number(
		    report, table, reporting_civil(draft, rows[i].begin));
		report_number(
		    report, table, reporting_civil(draft, rows[i].end));
		report_text(report, table,
		    text_equal(rows[i].kind, "planned") ? "плановый" : "сбой");
		report_text(report, table, rows[i].scope);
		report_text(report, table, rows[i].reason);
	}
	if (fault == NULL && table == NULL)
		report_say(report, section,
		    "Технических сбоев за период не зарегистрировано.");
	return fault;
}

static void
put_months(struct reporting_draft *draft, struct report_section *section)
{
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_chart *detected =
	    report_chart(report, section, REPORT_COLUMNS,
		"Выявление по месяцам", "число сообщений", REPORT_COUNT);
	struct report_chart *timely = NULL;
	size_t i;

	for (i = 0; i < evaluating->month_count; i++) {
		const struct evaluating_month *month = &evaluating->months[i];
		int year, number, day;
		int32_t second;
		const char *label;

		date_civil(date_of_civil(
			       zone_civil(evaluating->task->zone, month->begin),
			       &second),
		    &year, &number, &day);
		label = arena_printf(&report->arena, "%02d.%04d", number, year);
		report_value(report, detected, label, month->detected);
		if (month->due == 0)
			continue;
		if (timely == NULL)
			timely = report_chart(report, section, REPORT_COLUMNS,
			    "Соблюдение сроков органами по месяцам",
			    "доля сроков", REPORT_SHARE);
		report_value(report, timely, label,
		    ((month->due - month->late) * REPORT_SCALE +
			month->due / 2) /
			month->due);
	}
}

static int
compare_topics(const void *a, const void *b, void *with)
{
	const struct evaluating *evaluating = with;
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	if (evaluating->topic_counts[x] != evaluating->topic_counts[y])
		return evaluating->topic_counts[x] > evaluating->topic_counts[y]
			   ? -1
			   : 1;
	return strcmp(evaluating->topics.texts[x], evaluating->topics.texts[y]);
}

static void
put_topics(struct reporting_draft *draft, struct report_section *section)
{
	struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	size_t i, count = evaluating->topics.count;
	size_t *order =
	    arena_alloc(&report->arena, (count + 1) * sizeof(*order));
	int64_t others = 0;
	struct report_chart *chart;

	if (count == 0)
		return;
	for (i = 0; i < count; i++)
		order[i] = i;
	qsort_r(order, count, sizeof(*order), compare_topics, evaluating);
	chart = report_chart(report, section, REPORT_BARS, "Темы сообщений",
	    "число сообщений", REPORT_COUNT);
	for (i = 0; i < count; i++)
		if (i < TOPICS)
			report_value(report, chart,
			    arena_string(&report->arena,
				evaluating->topics.texts[order[i]]),
			    evaluating->topic_counts[order[i]]);
		else
			others += evaluating->topic_counts[order[i]];
	if (others > 0)
		report_value(report, chart, "прочие", others);
}

static void
put_region(struct reporting_draft *draft, struct report_section *section)
{
	static const struct report_column columns[] = {
	    {"Показатель", REPORT_TEXT, 12}, {"Наименование", REPORT_TEXT, 50},
	    {"Сообщений", REPORT_COUNT, 12}, {"Из числа", REPORT_COUNT, 12},
	    {"Доля", REPORT_SHARE, 12}};
	const struct evaluating_figures *figures = &draft->evaluating->region;
	struct report_table *table = NULL;
	int i;

	for (i = 0; i < INDICATORS; i++) {
		if (indicator_all[i].subject != INDICATOR_OF_REGION ||
		    !figures->given[i])
			continue;
		if (table == NULL)
			table = report_table(draft->report, section,
			    "Сообщения, оставленные без ответа (пункт 14)",
			    columns, 5);
		report_text(draft->report, table, indicator_all[i].id);
		report_text(draft->report, table, indicator_all[i].title);
		report_number(draft->report, table, figures->sums[i].numerator);
		report_number(
		    draft->report, table, figures->sums[i].denominator);
		report_number(draft->report, table, figures->values[i]);
	}
}

const struct fault *
reporting_title(struct reporting_draft *draft)
{
	static const struct report_column columns[] = {
	    {"Сведение", REPORT_TEXT, 44}, {"Значение", REPORT_TEXT, 80}};
	struct report_section *section =
	    report_section(draft->report, "0. Сведения об отчёте", "Сведения");
	struct report_table *table = report_table(
	    draft->report, section, "Основание и данные", columns, 2);
	const struct fault *fault;
	size_t i;

	for (i = 0; i < draft->reporting->fact_count; i++) {
		const struct reporting_fact *fact = &draft->reporting->facts[i];

		report_text(draft->report, table, fact->title);
		report_text(draft->report, table,
		    fact->shown != NULL ? fact->shown : fact->value);
	}
	if (!draft->evaluating->approved)
		report_say(draft->report, section,
		    "Методика не утверждена: приведены показатели без баллов и "
		    "мест.");
	put_months(draft, section);
	put_topics(draft, section);
	put_region(draft, section);
	if ((fault = put_outages(draft, section)) != NULL)
		return fault;
	return put_readings(draft, section);
}

static void
put_rating(struct reporting_draft *draft, struct report_section *section,
    enum evaluating_part part)
{
	static const struct report_column columns[] = {
	    {"Место", REPORT_COUNT, 9}, {"Орган", REPORT_TEXT, 46},
	    {"Поручений", REPORT_COUNT, 17},
	    {"Сроков наступило", REPORT_COUNT, 14},
	    {"Нарушено", REPORT_COUNT, 15}, {"Соблюдение", REPORT_SHARE, 19},
	    {"Балл", REPORT_POINTS, 10}, {"Класс", REPORT_TEXT, 16}};
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_table *table = report_table(report, section,
	    evaluating->approved ? "Рейтинг" : "Сводные показатели", columns,
	    8);
	int timely = indicator_find("MI-01");
	size_t i;

	for (i = 0; i < evaluating->body_count; i++) {
		const struct evaluating_body *body =
		    &evaluating->bodies[evaluating->order[i]];
		const struct indicator_sum *sum = &body->figures.sums[timely];

		if (body->part != part)
			continue;
		report_number(
		    report, table, body->rated ? body->rank : REPORT_NONE);
		report_text(report, table,
		    body->former == NULL
			? body->name
			: arena_printf(&report->arena, "%s (ранее – %s)",
			      body->name, body->former));
		report_number(report, table, body->received);
		report_number(report, table, sum->denominator);
		report_number(report, table, sum->denominator - sum->numerator);
		report_number(report, table,
		    body->figures.given[timely] ? body->figures.values[timely]
						: REPORT_NONE);
		report_number(
		    report, table, body->rated ? body->score : REPORT_NONE);
		report_text(report, table,
		    body->rated
			? scoring_class(&evaluating->scoring, body->score)
			: NULL);
	}
}

static void
put_timeliness(struct reporting_draft *draft, struct report_section *section,
    enum evaluating_part part)
{
	const struct evaluating *evaluating = draft->evaluating;
	int timely = indicator_find("MI-01");
	struct report_chart *chart = NULL;
	size_t i;

	for (i = 0; i < evaluating->body_count; i++) {
		const struct evaluating_body *body =
		    &evaluating->bodies[evaluating->order[i]];

		if (body->part != part || !body->figures.given[timely])
			continue;
		if (chart == NULL)
			chart = report_chart(draft->report, section,
			    REPORT_BARS, "Соблюдение сроков по органам (MI-01)",
			    "доля сроков", REPORT_SHARE);
		report_value(draft->report, chart, body->name,
		    body->figures.values[timely]);
	}
}

void
reporting_messages(struct reporting_draft *draft, enum evaluating_part part)
{
	static const char *const terms[] = {"MI-03", "MI-03-p90", "MI-04",
	    "MI-05", "MI-06", "MI-06-kept", "MI-07", "MI-07-calendar", NULL};
	static const char *const quality[] = {"MI-08", "MI-09", "MI-10",
	    "MI-10-late", "MI-11", "MI-12", "MI-13", "MI-14", "MI-16", NULL};
	static const char *const kinds[] = {"MI-02-draft", "MI-02-full_hours",
	    "MI-02-full_days", "MI-02-rework", "MI-02-info", "MI-02-lead",
	    "MI-02-return", NULL};
	bool municipal = part == EVALUATING_MUNICIPAL;
	struct report_section *section = report_section(draft->report,
	    municipal ? "2. Сообщения: органы местного самоуправления"
		      : "1. Сообщения: органы исполнительной власти и "
			"государственные органы",
	    municipal ? "Муниципальные" : "Исполнительные");
	size_t i, count = 0;

	for (i = 0; i < draft->evaluating->body_count; i++)
		count += draft->evaluating->bodies[i].part == part;
	if (count == 0) {
		report_say(draft->report, section,
		    "За период поручений органам этой группы не было.");
		return;
	}
	if (municipal)
		report_say(draft->report, section,
		    "Приложение № 3 имеет рекомендательный характер: "
		    "отклонения не являются нарушениями порядка, если орган не "
		    "принял собственного правового акта (I-38).");
	put_rating(draft, section, part);
	put_timeliness(draft, section, part);
	reporting_indicators(
	    draft, section, part, "Сроки подготовки ответов", terms);
	reporting_indicators(draft, section, part, "Качество работы", quality);
	reporting_indicators(draft, section, part,
	    "Доля нарушений по видам сроков (MI-02)", kinds);
}
