/* The sections behind the figures: breaches, the Center, quality, delivery. */
#include "task/reporting_parts.h"

#include <string.h>

#include "base/text.h"
#include "task/delivery.h"

static const char *
stop_of(const struct evaluating_breach *breach)
{
	return breach->stop == FIELD_NONE ? "не исполнено" : NULL;
}

/* As the indicator of its breaches calls it: MI-02-draft. */
static const char *
clock_name(enum clock_kind kind)
{
	for (int i = 0; i < INDICATORS; i++) {
		const char *title = indicator_all[i].title;
		const char *colon = strchr(title, ':');

		if (indicator_all[i].subject == INDICATOR_OF_BODY &&
		    colon != NULL &&
		    text_equal(indicator_all[i].key, clock_kind_name(kind)))
			return colon + 2;
	}
	return clock_kind_name(kind);
}

static void
put_breach(struct reporting_draft *draft, struct report_table *table,
    const struct evaluating_breach *breach)
{
	const struct evaluating_body *body =
	    &draft->evaluating->bodies[breach->body];
	struct report *report = draft->report;

	report_text(report, table, body->name);
	report_number(report, table, breach->message);
	report_text(report, table, clock_name(breach->kind));
	report_text(report, table,
	    text_equal(breach->severity, "V") ? "нарушение" : "отклонение");
	report_number(report, table, reporting_civil(draft, breach->start));
	report_number(report, table, reporting_civil(draft, breach->due));
	report_number(report, table, reporting_civil(draft, breach->stop));
	report_number(report, table, breach->minutes);
	report_number(report, table, breach->notice);
	report_number(
	    report, table, reporting_civil(draft, breach->noticed_at));
}

static void
put_lateness(struct reporting_draft *draft, struct report_section *section)
{
	static const char *const labels[EVALUATING_BINS] = {
	    "до 15 мин", "16–60 мин", "1–2 ч", "2–4 ч", "4–8 ч", "более 8 ч"};
	struct report_chart *chart =
	    report_chart(draft->report, section, REPORT_COLUMNS,
		"Распределение просрочки", "число нарушений", REPORT_COUNT);

	for (int i = 0; i < EVALUATING_BINS; i++)
		report_value(draft->report, chart, labels[i],
		    draft->evaluating->lateness[i]);
}

void
reporting_breaches(struct reporting_draft *draft)
{
	static const struct report_column columns[] = {
	    {"Орган", REPORT_TEXT, 34}, {"№ сообщ.", REPORT_COUNT, 14},
	    {"Срок", REPORT_TEXT, 29}, {"Характер", REPORT_TEXT, 23},
	    {"Начало", REPORT_TIME, 20}, {"До", REPORT_TIME, 20},
	    {"Исполнено", REPORT_TIME, 20}, {"Рабочих минут", REPORT_COUNT, 16},
	    {"№ увед.", REPORT_COUNT, 11}, {"Дата увед.", REPORT_TIME, 20}};
	const struct evaluating *evaluating = draft->evaluating;
	struct report_section *section =
	    report_section(draft->report, "5. Нарушения сроков", "Нарушения");
	struct report_table *table;
	size_t i, untold = 0, open = 0;

	if (evaluating->breach_count == 0) {
		report_say(draft->report, section,
		    "Нарушений сроков за период не установлено.");
		return;
	}
	for (i = 0; i < evaluating->breach_count; i++) {
		untold += evaluating->breaches[i].notice == FIELD_NONE;
		open += stop_of(&evaluating->breaches[i]) != NULL;
	}
	report_say(draft->report, section,
	    "Всего %zu, из них не исполнено на конец периода %zu, без "
	    "уведомления по пункту 16 (пункту 23) %zu. Пустая графа "
	    "«Исполнено» означает, что действие не совершено до конца периода.",
	    evaluating->breach_count, open, untold);
	put_lateness(draft, section);
	table = report_table(draft->report, section,
	    "Перечень нарушений и отклонений", columns, 10);
	for (i = 0; i < evaluating->breach_count; i++)
		put_breach(draft, table, &evaluating->breaches[i]);
}

void
reporting_significant(struct reporting_draft *draft)
{
	static const struct report_column columns[] = {
	    {"Сообщение", REPORT_COUNT, 12}, {"Отмечено", REPORT_TIME, 17},
	    {"Доложено", REPORT_TIME, 17}, {"Минут", REPORT_MINUTES, 10}};
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_section *section = report_section(
	    report, "6. Социально значимые сообщения (пункт 17)", "Значимые");
	struct report_table *table;
	size_t i;

	if (evaluating->significant_count == 0) {
		report_say(report, section,
		    "Социально значимых сообщений за период не отмечено.");
		return;
	}
	table = report_table(report, section, "Доклады", columns, 4);
	for (i = 0; i < evaluating->significant_count; i++) {
		const struct evaluating_significant *one =
		    &evaluating->significants[i];
		bool told = one->reported_at != FIELD_NONE &&
			    one->reported_at <= evaluating->cut;

		report_number(report, table, one->message);
		report_number(
		    report, table, reporting_civil(draft, one->flagged_at));
		report_number(report, table,
		    told ? reporting_civil(draft, one->reported_at)
			 : REPORT_NONE);
		report_number(report, table,
		    told && one->flagged_at != FIELD_NONE
			? (one->reported_at - one->flagged_at) * REPORT_SCALE /
			      60
			: REPORT_NONE);
	}
}

void
reporting_center(struct reporting_draft *draft)
{
	static const struct report_column columns[] = {
	    {"Показатель", REPORT_TEXT, 20}, {"Наименование", REPORT_TEXT, 44},
	    {"Случаев", REPORT_COUNT, 12}, {"Доля", REPORT_SHARE, 12},
	    {"Медиана, мин", REPORT_MINUTES, 14}};
	const struct evaluating_figures *figures = &draft->evaluating->center;
	struct report *report = draft->report;
	struct report_section *section = report_section(
	    report, "7. Сроки Центра (внутреннее приложение)", "Центр");
	struct report_table *table;
	int i;

	report_say(report, section,
	    "Сроки Куратора не входят в оценку органов и в уведомления "
	    "(I-33).");
	table = report_table(report, section, "Показатели Центра", columns, 5);
	for (i = 0; i < INDICATORS; i++) {
		const struct indicator *indicator = &indicator_all[i];
		bool time = indicator_is_time(indicator);

		if (indicator->subject != INDICATOR_OF_CENTER)
			continue;
		report_text(report, table, indicator->id);
		report_text(report, table, indicator->title);
		report_number(report, table, figures->sums[i].denominator);
		report_number(report, table,
		    !time && figures->given[i] ? figures->values[i]
					       : REPORT_NONE);
		report_number(report, table,
		    time && figures->given[i] ? figures->values[i]
					      : REPORT_NONE);
	}
}

void
reporting_quality(struct reporting_draft *draft)
{
	static const struct report_column columns[] = {
	    {"Показатель", REPORT_TEXT, 12}, {"Признак", REPORT_TEXT, 60},
	    {"Записей", REPORT_COUNT, 12}, {"Из числа", REPORT_COUNT, 12},
	    {"Доля", REPORT_SHARE, 12}};
	const struct evaluating_figures *figures = &draft->evaluating->records;
	struct report *report = draft->report;
	struct report_section *section =
	    report_section(report, "8. Качество данных", "Качество данных");
	struct report_table *table;
	int i;

	report_say(report, section,
	    "Записи с неполными сведениями и действия вне системы – по "
	    "состоянию хранилища на момент составления отчёта.");
	table = report_table(
	    report, section, "Записи с неполными сведениями", columns, 5);
	for (i = 0; i < INDICATORS; i++) {
		const struct indicator *indicator = &indicator_all[i];

		if (indicator->subject != INDICATOR_OF_RECORDS)
			continue;
		report_text(report, table, indicator->id);
		report_text(report, table, indicator->title);
		report_number(report, table, figures->sums[i].numerator);
		report_number(report, table, figures->sums[i].denominator);
		report_number(report, table,
		    figures->given[i] ? figures->values[i] : REPORT_NONE);
	}
}

const struct fault *
reporting_delivery(struct reporting_draft *draft)
{
	static const struct report_column columns[] = {
	    {"Адресат", REPORT_TEXT, 50}, {"Дата", REPORT_TEXT, 14},
	    {"Номер", REPORT_TEXT, 20}};
	struct report *report = draft->report;
	struct report_section *section = report_section(report,
	    "9. Направление результатов (пункты 19, 15)", "Направление");
	struct report_table *table = NULL;
	struct delivery_state state;
	const struct fault *fault = delivery_read(draft->evaluating->task,
	    draft->reporting->period, &report->arena, &state);
	size_t i;

	if (fault != NULL)
		return fault;
	for (i = 0; i < state.count; i++) {
		if (table == NULL)
			table = report_table(
			    report, section, "Направлено", columns, 3);
		report_text(report, table,
		    delivery_addressee_ru(state.sent[i].addressee));
		report_text(report, table, state.sent[i].date);
		report_text(report, table, state.sent[i].number);
	}
	if (state.count == 0)
		report_say(report, section, "Результаты ещё не направлены.");
	else if (!state.complete)
		report_say(report, section,
		    "Результаты направлены не всем: обязательны оба адресата – "
		    "Губернатор и Министерство.");
	if (state.last != NULL)
		report_say(report, section,
		    "Последняя оценка направлена %s; следующая – не позднее "
		    "%s (не реже одного раза в шесть месяцев, I-42).",
		    state.last, state.next);
	return NULL;
}
