#include "task/reporting.h"

#include <inttypes.h>

#include "base/date.h"
#include "base/text.h"
#include "store/catalog.h"
#include "store/journal.h"
#include "task/law.h"
#include "task/reporting_parts.h"

static void
add_fact(struct reporting *reporting, const char *key, const char *title,
    const char *value)
{
	if (value != NULL && reporting->fact_count < REPORTING_FACTS)
		reporting->facts[reporting->fact_count++] =
		    (struct reporting_fact){key, title, value, NULL};
}

/* A time: with its offset to programs, as it is written in Omsk to people. */
static void
add_time(struct reporting *reporting, const char *key, const char *title,
    int64_t instant)
{
	const struct zone *zone = reporting->evaluating->task->zone;
	struct buffer shown = {0};
	char text[INSTANT_TEXT];

	instant_format(instant, zone, text);
	add_fact(reporting, key, title, arena_string(&reporting->arena, text));
	report_show(REPORT_TIME, zone_civil(zone, instant), &shown);
	reporting->facts[reporting->fact_count - 1].shown =
	    arena_string(&reporting->arena, shown.bytes);
	buffer_free(&shown);
}

static const char *
date_ru(int64_t day, struct arena *arena)
{
	int year, month, number;

	date_civil(day, &year, &month, &number);
	return arena_printf(arena, "%02d.%02d.%04d", number, month, year);
}

const char *
reporting_period_ru(const struct period *period, struct arena *arena)
{
	int year, month, day;

	date_civil(period->from, &year, &month, &day);
	if (period->kind == PERIOD_HALF_YEAR)
		return arena_printf(arena, "%s полугодие %d года",
		    month < 7 ? "первое" : "второе", year);
	return arena_printf(arena, "период с %s по %s",
	    date_ru(period->from, arena), date_ru(period->until, arena));
}

static const struct fault *
add_head(struct reporting *reporting)
{
	const struct fault *fault;
	char hash[DIGEST_TEXT];
	int64_t seq;

	fault = journal_head(reporting->evaluating->task->store, &seq, hash);
	if (fault == NULL)
		add_fact(reporting, "head", "Журнал, последнее событие",
		    arena_printf(
			&reporting->arena, "%" PRId64 ":%s", seq, hash));
	return fault;
}

/* The digest of a table's rows, as they stand in the store. */
static const struct fault *
add_table(struct reporting *reporting, const char *kind, const char *key,
    const char *title)
{
	const struct reference *reference = reference_find(kind);
	struct arena arena = {0};
	struct buffer text = {0};
	struct catalog catalog;
	char digest[DIGEST_TEXT];
	const struct fault *fault = catalog_read(
	    reporting->evaluating->task->store, reference, &arena, &catalog);

	if (fault == NULL) {
		catalog_text(reference, &catalog, &text);
		digest_text(text.bytes, text.length, digest);
		add_fact(reporting, key, title,
		    arena_printf(&reporting->arena, "%s (строк: %zu)", digest,
			catalog.rows));
	}
	buffer_free(&text);
	arena_free(&arena);
	return fault;
}

/* The check sums of RULES 4.2: days and hours of the Center in the period. */
static const struct fault *
add_sums(struct reporting *reporting)
{
	const struct evaluating *evaluating = reporting->evaluating;
	const struct hours *hours = evaluating->center_hours;
	const struct fault *fault;
	struct hours_day day = {.date = evaluating->first - 1};
	int64_t seconds = 0, days = 0;

	if ((fault = hours_measure(
		 hours, evaluating->begin, evaluating->end, &seconds)) != NULL)
		return fault;
	while ((fault = hours_day(hours, day.date + 1, &day)) == NULL &&
	       day.date <= evaluating->last)
		days++;
	/* Behind the last calendar there is no further day to find. */
	add_fact(reporting, "working_time", "Рабочее время Центра за период",
	    arena_printf(&reporting->arena,
		"%" PRId64 " дн., %" PRId64 " ч %" PRId64 " мин", days,
		seconds / 3600, seconds / 60 % 60));
	return NULL;
}

static const struct fault *
add_law(struct reporting *reporting)
{
	const struct law_state *law;
	const struct fault *fault;

	if ((fault = law_get(reporting->evaluating->task, &law)) != NULL)
		return fault;
	add_fact(reporting, "readings", "Набор толкований, контрольная сумма",
	    law->readings);
	if ((fault = add_table(reporting, "calendar", "calendar",
		 "Производственный календарь, контрольная сумма")) != NULL ||
	    (fault = add_table(reporting, "terms", "terms",
		 "Таблица сроков, контрольная сумма")) != NULL)
		return fault;
	return add_sums(reporting);
}

const char *
reporting_unapproved(const struct evaluating *evaluating)
{
	if (evaluating->approved)
		return NULL;
	return scoring_is_approved(&evaluating->scoring)
		   ? "методика не утверждена на отчётный период"
		   : "методика не утверждена";
}

static void
add_method(struct reporting *reporting)
{
	const struct scoring *scoring = &reporting->evaluating->scoring;
	struct arena *arena = &reporting->arena;

	const char *unapproved = reporting_unapproved(reporting->evaluating);

	if (unapproved != NULL) {
		add_fact(reporting, "method", "Методика оценки", unapproved);
		return;
	}
	add_fact(reporting, "method", "Методика оценки",
	    arena_printf(arena, "%s№ %s от %s%s%s%s%s",
		scoring->title == NULL
		    ? ""
		    : arena_printf(arena, "%s, ", scoring->title),
		scoring->number, date_ru(scoring->date, arena),
		scoring->from == DATE_NONE ? "" : ", действует с ",
		scoring->from == DATE_NONE ? "" : date_ru(scoring->from, arena),
		scoring->until == DATE_NONE ? "" : " по ",
		scoring->until == DATE_NONE ? ""
					    : date_ru(scoring->until, arena)));
	add_fact(reporting, "method_hash", "Методика, контрольная сумма",
	    arena_string(arena, scoring->digest));
}

static void
add_quantities(struct reporting *reporting)
{
	const struct evaluating *evaluating = reporting->evaluating;

	add_time(reporting, "from", "Данные с", evaluating->begin);
	add_time(
	    reporting, "as_of", "Данные по состоянию на", evaluating->until);
	add_fact(reporting, "messages", "Выявлено сообщений",
	    arena_printf(&reporting->arena, "%" PRId64, evaluating->messages));
	add_fact(reporting, "assignments", "Поручений органам",
	    arena_printf(&reporting->arena, "%" PRId64, evaluating->shares));
}

const struct fault *
reporting_open(struct reporting *reporting, struct evaluating *evaluating)
{
	const struct fault *fault;

	*reporting = (struct reporting){.evaluating = evaluating};
	period_format(&evaluating->period, reporting->period);
	add_fact(reporting, "rules", "Правовой акт",
	    "распоряжение Губернатора Омской области от 08.04.2020 № 39-р в "
	    "редакции от 03.08.2022 № 110-р");
	add_quantities(reporting);
	add_method(reporting);
	if ((fault = add_head(reporting)) != NULL)
		return fault;
	return add_law(reporting);
}

void
reporting_close(struct reporting *reporting)
{
	arena_free(&reporting->arena);
}

static const char *
fact_of(const struct reporting *reporting, const char *key)
{
	size_t i;

	for (i = 0; i < reporting->fact_count; i++)
		if (text_equal(reporting->facts[i].key, key))
			return reporting->facts[i].value;
	return "";
}

const struct fault *
reporting_document(struct reporting *reporting, struct report *report)
{
	struct reporting_draft draft = {
	    reporting, reporting->evaluating, report};
	const struct fault *fault;

	report_open(report);
	report->title =
	    "Оценка работы органов с сообщениями граждан и официальными "
	    "аккаунтами в информационно-телекоммуникационной сети Интернет";
	report->subtitle =
	    reporting_period_ru(&reporting->evaluating->period, &report->arena);
	report->addressees =
	    "Губернатору Омской области\n"
	    "В Министерство региональной политики и массовых коммуникаций "
	    "Омской области";
	report->signatory = "Руководитель Центра управления регионом";
	report->state = arena_printf(
	    &report->arena, "Журнал: %s", fact_of(reporting, "head"));
	report->as_of = reporting_civil(&draft, reporting->evaluating->until);
	if ((fault = reporting_title(&draft)) != NULL)
		return fault;
	reporting_messages(&draft, EVALUATING_EXECUTIVE);
	reporting_messages(&draft, EVALUATING_MUNICIPAL);
	reporting_accounts(&draft, EVALUATING_ACCOUNTS);
	reporting_accounts(&draft, EVALUATING_MUNICIPAL_ACCOUNTS);
	reporting_breaches(&draft);
	reporting_significant(&draft);
	reporting_center(&draft);
	reporting_quality(&draft);
	return reporting_delivery(&draft);
}
