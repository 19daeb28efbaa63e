/* The sections about official accounts, and tables of indicators. */

#include "base/date.h"
#include "task/reporting_parts.h"

enum { COLUMNS = 16 };

/* What the short names in the heads of a table stand for. */
static void
put_legend(struct reporting_draft *draft, struct report_section *section,
    const char *const *ids)
{
	struct buffer text = {0};
	size_t i;

	for (i = 0; ids[i] != NULL; i++) {
		const struct indicator *indicator =
		    &indicator_all[indicator_find(ids[i])];

		buffer_printf(&text, "%s%s – %s%s", i > 0 ? "; " : "",
		    indicator->id, indicator->title,
		    indicator_is_time(indicator) ? ", мин" : "");
	}
	report_say(draft->report, section, "%s.", text.bytes);
	buffer_free(&text);
}

void
reporting_indicators(struct reporting_draft *draft,
    struct report_section *section, enum evaluating_part part,
    const char *title, const char *const *ids)
{
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_column *columns =
	    arena_alloc(&report->arena, COLUMNS * sizeof(*columns));
	struct report_table *table;
	size_t i, k, count = 0;
	int numbers[COLUMNS];

	columns[count++] = (struct report_column){"Орган", REPORT_TEXT, 44};
	for (i = 0; ids[i] != NULL; i++) {
		numbers[count] = indicator_find(ids[i]);
		columns[count] =
		    (struct report_column){indicator_all[numbers[count]].id,
			reporting_type(&indicator_all[numbers[count]]), 14};
		count++;
	}
	table = report_table(report, section, title, columns, count);
	for (i = 0; i < evaluating->body_count; i++) {
		const struct evaluating_body *body =
		    &evaluating->bodies[evaluating->order[i]];

		if (body->part != part || !body->counted)
			continue;
		report_text(report, table, body->name);
		for (k = 1; k < count; k++)
			report_number(report, table,
			    body->figures.given[numbers[k]]
				? body->figures.values[numbers[k]]
				: REPORT_NONE);
	}
	put_legend(draft, section, ids);
}

static void
put_owners(struct reporting_draft *draft, struct report_section *section,
    enum evaluating_part part)
{
	static const struct report_column columns[] = {
	    {"Место", REPORT_COUNT, 8}, {"Владелец", REPORT_TEXT, 50},
	    {"Аккаунтов", REPORT_COUNT, 12}, {"Балл", REPORT_POINTS, 10},
	    {"Класс", REPORT_TEXT, 16}};
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_table *table = report_table(report, section,
	    evaluating->approved ? "Рейтинг" : "Владельцы", columns, 5);
	size_t i;

	for (i = 0; i < evaluating->body_count; i++) {
		const struct evaluating_body *body =
		    &evaluating->bodies[evaluating->order[i]];

		if (body->part != part || !body->counted)
			continue;
		report_number(
		    report, table, body->rated ? body->rank : REPORT_NONE);
		report_text(report, table, body->name);
		report_number(report, table, body->received);
		report_number(
		    report, table, body->rated ? body->score : REPORT_NONE);
		report_text(report, table,
		    body->rated
			? scoring_class(&evaluating->scoring, body->score)
			: NULL);
	}
}

static void
put_weeks(struct reporting_draft *draft, struct report_section *section,
    bool municipal)
{
	const struct evaluating *evaluating = draft->evaluating;
	struct report *report = draft->report;
	struct report_chart *chart = NULL;
	int year, month, day;
	size_t i;

	for (i = 0; i < evaluating->week_count; i++) {
		const struct evaluating_week *week = &evaluating->weeks[i];

		if (chart == NULL)
			chart = report_chart(report, section, REPORT_COLUMNS,
			    "Публикации по неделям, от начала недели",
			    "число публикаций", REPORT_COUNT);
		date_civil(week->monday, &year, &month, &day);
		report_value(report, chart,
		    arena_printf(&report->arena, "%02d.%02d", day, month),
		    week->published[municipal]);
	}
}

void
reporting_accounts(struct reporting_draft *draft, enum evaluating_part part)
{
	static const char *const norms[] = {"AI-01", "AI-02", "AI-03", "AI-04",
	    "AI-05", "AI-06", "AI-07", "AI-07-largest", "AI-08", "AI-09",
	    "AI-09-time", NULL};
	bool municipal = part == EVALUATING_MUNICIPAL_ACCOUNTS;
	struct report_section *section = report_section(draft->report,
	    municipal ? "4. Аккаунты: органы местного самоуправления"
		      : "3. Аккаунты: Правительство, органы, подведомственные "
			"учреждения",
	    municipal ? "Аккаунты ОМСУ" : "Аккаунты");
	size_t i, count = 0;

	for (i = 0; i < draft->evaluating->body_count; i++)
		count += draft->evaluating->bodies[i].part == part &&
			 draft->evaluating->bodies[i].counted;
	if (count == 0) {
		report_say(draft->report, section,
		    "Владельцев аккаунтов этой группы нет.");
		return;
	}
	put_owners(draft, section, part);
	reporting_indicators(
	    draft, section, part, "Показатели ведения аккаунтов", norms);
	put_weeks(draft, section, municipal);
}
