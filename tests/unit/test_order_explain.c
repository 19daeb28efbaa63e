/* Explanations: what they tell, and that what they count adds up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../order/tables.h"
#include "order/compute.h"
#include "order/explain.h"

static struct law_tables tables;
static struct zone *zone;
static struct compute *compute;
static struct arena arena;
static struct buffer out;
static uint64_t seed = 42;

static int
set_up(void **state)
{
	struct compute_tables given;

	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&zone, "Asia/Omsk"));
	given = (struct compute_tables){tables.rows, tables.terms,
	    tables.term_count, reading_defaults, zone};
	compute_open(&compute, &given);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	compute_close(compute);
	zone_close(zone);
	law_tables_close(&tables);
	arena_free(&arena);
	buffer_free(&out);
	return 0;
}

static struct trace
explain(const struct compute_input *input, bool json)
{
	static struct compute_answer answer;
	struct explain asked = {.owner = "minzdrav"};
	struct trace trace;
	const struct fault *fault = compute_due(compute, input, &answer);

	if (fault == NULL)
		fault = trace_make(&answer.question, &arena, &trace);
	if (fault != NULL)
		fail_msg("%s", fault->text);
	asked.law = answer.law;
	asked.trace = &trace;
	buffer_reset(&out);
	if (json)
		explain_json(&asked, &out);
	else
		explain_text(&asked, &out);
	assert_int_equal(trace.due.due, answer.due.due);
	return trace;
}

/* T5, A1-12.1b: everything a person under proceedings would ask. */
static void
an_off_hours_detection_is_explained(void **state)
{
	struct compute_input input = {
	    .rule = "A1-6.1;detected=2022-11-03T06:00",
	    .schedule = "gov",
	    .start = "2022-11-03T08:40"};

	(void)state;
	explain(&input, false);
	assert_string_equal(out.bytes,
	    "Срок: 2 ч рабочего времени. Основание: абзац первый пункта 6 "
	    "приложения № 1 (A1-6.1): Исполнитель готовит проект ответа и "
	    "направляет его Куратору.\n"
	    "Рабочее время: minzdrav, график gov (подпункт 2 пункта 2 "
	    "приложения № 1).\n"
	    "Событие, с которого идёт срок: 03.11.2022 08:40.\n"
	    "Сообщение выявлено 03.11.2022 06:00 в рабочий день до его начала "
	    "(график gov): срок исчисляется не ранее 07.11.2022 08:30 (пункт "
	    "12 приложения № 1).\n"
	    "Отсчёт с 07.11.2022 08:30:\n"
	    "  04.11.2022, пт: не считается, День народного единства "
	    "(производственный календарь)\n"
	    "  05.11.2022, сб: не считается, выходной день (график gov)\n"
	    "  06.11.2022, вс: не считается, выходной день (график gov)\n"
	    "  07.11.2022, пн 08:30–10:30: 2 ч, всего 2 ч\n"
	    "Срок истекает: 07.11.2022 10:30; действие в этот момент — в "
	    "срок.\n"
	    "При ином прочтении (I-01 prestart_detection=same_day: выявленное "
	    "в рабочий день до его начала — с начала этого дня) срок истекал "
	    "бы: 03.11.2022 10:40.\n"
	    "Применённые толкования:\n"
	    "  I-01 prestart_detection=next_day: выявленное в рабочий день до "
	    "его начала — со следующего рабочего дня\n"
	    "  I-03 offhours_scope=all: выявление в нерабочее время переносит "
	    "все сроки в минутах и часах\n"
	    "  I-06 clock_schedule=owner: считается рабочее время того, кто "
	    "обязан действовать\n");
}

/* A worked Saturday that the schedule has no hours for is a day off by it. */
static void
who_takes_a_day_off_is_named(void **state)
{
	struct compute_input input = {.rule = "A1-6.1;moved_day_hours=own",
	    .schedule = "gov",
	    .start = "2024-04-26T16:00"};

	(void)state;
	explain(&input, false);
	assert_non_null(strstr(out.bytes,
	    "  27.04.2024, сб: не считается, выходной день (график gov)\n"));
}

/* A3-19.1a: the annex of the municipal bodies has points of its own. */
static void
outages_are_explained(void **state)
{
	struct compute_input input = {.rule = "A3-10.1",
	    .schedule = "plain",
	    .start = "2022-10-05T10:00",
	    .outages = "2022-10-05T09:00/2022-10-05T10:00;"
		       "2022-10-05T10:30/2022-10-05T11:00;"
		       "2022-10-05T13:10/2022-10-05T13:20;"
		       "2022-11-05T10:30/2022-11-05T11:00"};

	(void)state;
	explain(&input, false);
	assert_non_null(strstr(out.bytes,
	    "Технический сбой с 05.10.2022 09:00 по 05.10.2022 10:00: на срок "
	    "не повлиял: до начала отсчёта или после истечения срока (пункт "
	    "19 приложения № 3).\n"));
	assert_non_null(strstr(out.bytes,
	    "Технический сбой с 05.10.2022 10:30 по 05.10.2022 11:00: срок "
	    "исчислен заново и полностью с восстановления"));
	assert_null(strstr(out.bytes, "05.11.2022"));
	assert_non_null(strstr(out.bytes, "Отсчёт с 05.10.2022 11:00:\n"));
	assert_non_null(
	    strstr(out.bytes, "  I-07 outage_mode=restart: после сбоя срок "));
	assert_non_null(
	    strstr(out.bytes, "  I-08 outage_idle=ignore: сбой, не занявший "));
	input.outages = "2022-10-05T11:00/";
	explain(&input, false);
	assert_non_null(strstr(out.bytes,
	    "сбой с 05.10.2022 11:00: не устранён, срок не определён"));
	assert_null(strstr(out.bytes, "Срок истекает"));
}

/* A1-6.3, I-14, I-15, I-56 */
static void
working_days_are_told_one_by_one(void **state)
{
	struct compute_input input = {.rule = "A1-6.3",
	    .schedule = "gov",
	    .start = "2024-04-18T12:00",
	    .outages = "2024-04-19T10:00/2024-04-19T11:00"};

	(void)state;
	explain(&input, false);
	assert_non_null(strstr(out.bytes, "Срок: 8 рабочих дней. "));
	assert_non_null(strstr(
	    out.bytes, "  18.04.2024, чт: день направления, не считается\n"));
	assert_non_null(strstr(out.bytes,
	    "  27.04.2024, сб: день 7 (рабочий день по переносу, часы "
	    "понедельника)\n"));
	assert_non_null(strstr(out.bytes, "  02.05.2024, чт: день 8\n"));
	assert_non_null(
	    strstr(out.bytes, ": на срок в днях не влияет (пункт 12"));
	assert_non_null(strstr(out.bytes, "  I-11 outage_days=none: "));
	assert_non_null(strstr(out.bytes, "  I-14 days_start=next_day: "));
	assert_non_null(strstr(out.bytes, "  I-15 days_end=workday_end: "));
	assert_non_null(
	    strstr(out.bytes, "  I-56 moved_day_hours=source_day: "));
}

static void
the_same_is_told_as_json(void **state)
{
	struct compute_input input = {.rule = "A1-8.1;outage_mode=pause",
	    .schedule = "gov",
	    .start = "2022-11-03T16:20:30",
	    .center = "plain",
	    .detected = "2022-11-03T10:00",
	    .outages = "2022-11-03T16:30/2022-11-03T16:35"};

	(void)state;
	explain(&input, true);
	assert_string_equal(out.bytes,
	    "{\"rule\":\"A1-8.1\",\"ruleset\":\"annex1\",\"clock\":\"rework\","
	    "\"place\":\"пункт 8 приложения № 1\",\"duty\":\"Исполнитель "
	    "дорабатывает проект и направляет его повторно\",\"limit\":\"1h\","
	    "\"owner\":\"minzdrav\",\"schedule\":\"gov\","
	    "\"start\":\"2022-11-03T16:20:30+06:00\",\"outages\":[{\"begin\":"
	    "\"2022-11-03T16:30:00+06:00\",\"end\":\"2022-11-03T16:35:00+06:00"
	    "\",\"effect\":\"рабочее время сбоя не засчитано\"}],\"begin\":"
	    "\"2022-11-03T16:20:30+06:00\",\"counted\":[{\"date\":\"2022-11-03"
	    "\",\"begin\":\"2022-11-03T16:20:30+06:00\",\"end\":"
	    "\"2022-11-03T16:30:00+06:00\",\"minutes\":9,\"seconds\":30,"
	    "\"note\":\"короче на 1 час\"},{\"date\":\"2022-11-03\",\"begin\":"
	    "\"2022-11-03T16:35:00+06:00\",\"end\":\"2022-11-03T16:45:00+06:00"
	    "\",\"minutes\":10,\"note\":\"короче на 1 час\"},{\"date\":"
	    "\"2022-11-07\",\"begin\":\"2022-11-07T08:30:00+06:00\",\"end\":"
	    "\"2022-11-07T09:10:30+06:00\",\"minutes\":40,\"seconds\":30}],"
	    "\"skipped\":[{\"date\":\"2022-11-04\",\"name\":\"День народного "
	    "единства\",\"source\":\"производственный календарь\"},{\"date\":"
	    "\"2022-11-05\",\"name\":\"выходной день\",\"source\":\"график "
	    "gov\"},{\"date\":\"2022-11-06\",\"name\":\"выходной день\","
	    "\"source\":\"график gov\"}],\"due\":\"2022-11-07T09:10:30+06:00\","
	    "\"readings\":[{\"id\":\"I-04\",\"key\":\"center\",\"value\":"
	    "\"plain\",\"meaning\":\"нерабочее время при выявлении "
	    "определяется "
	    "по этому "
	    "графику\"},{\"id\":\"I-06\",\"key\":\"clock_schedule\",\"value\":"
	    "\"owner\",\"meaning\":\"считается рабочее время того, кто обязан "
	    "действовать\"},{\"id\":\"I-07\",\"key\":\"outage_mode\",\"value\":"
	    "\"pause\",\"meaning\":\"рабочее время сбоя в срок не "
	    "засчитывается\"}]}");
}

static int64_t
below(int64_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed >> 16) % limit;
}

/* What is counted is the term, and ends at the due instant. */
static void
what_is_counted_adds_up(void **state)
{
	int64_t first = date_days(2022, 1, 1) * DAY_SECONDS;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		char start[INSTANT_TEXT], limit[TERM_TEXT];
		char begin[INSTANT_TEXT], end[INSTANT_TEXT], outage[100];
		int64_t at = first + below(3 * 365 * (int64_t)DAY_SECONDS);
		struct term term = {TERM_SECONDS, 1 + below(200000)};
		struct compute_input input = {.schedule = "gov",
		    .start = start,
		    .limit = limit,
		    .outages = outage};
		struct trace trace;
		int64_t total = 0;

		input.rule =
		    round % 2 == 0 ? "A1-6.1;outage_mode=pause" : "A1-4.4";
		instant_format(at, zone, start);
		instant_format(at + below(100000) - 20000, zone, begin);
		instant_format(at + 80000 + below(100000), zone, end);
		snprintf(outage, sizeof(outage), "%s/%s", begin, end);
		term_format(term, limit);
		trace = explain(&input, round % 3 == 0);
		for (size_t i = 0; i < trace.count; i++) {
			if (trace.items[i].kind != TRACE_COUNTED)
				continue;
			total += trace.items[i].end - trace.items[i].begin;
			assert_int_equal(trace.items[i].total, total);
		}
		assert_int_equal(total, term.amount);
		assert_int_equal(
		    trace.items[trace.count - 1].end, trace.due.due);
		arena_reset(&arena);
	}
}

/* What became of a clock, and whether anybody answers for it (A1-15.1b). */
static void
a_clock_is_told_with_its_verdict(void **state)
{
	static const struct {
		const char *state, *force, *owner, *part;
		int64_t stop, late;
	} stories[] = {
	    {"late", "norm", "a",
		"Исполнено: 05.10.2022 12:15, позже срока на "
		"15 мин рабочего времени.\n",
		900, 15},
	    {"met", "norm", "a", "Исполнено: 05.10.2022 11:59, в срок.\n", -60,
		FIELD_NONE},
	    {"overdue", "norm", "a",
		"Не исполнено, просрочено 1 ч рабочего времени.\n", FIELD_NONE,
		60},
	    {"running", "norm", "a", "Не исполнено.\n", FIELD_NONE, FIELD_NONE},
	    {"lapsed", "norm", "a", "Возврата не было, это не нарушение.\n",
		FIELD_NONE, FIELD_NONE},
	    {"cancelled", "norm", "a",
		"Отсчёт прекращён без оценки: 05.10.2022 12:00.\n", 0,
		FIELD_NONE},
	    {"late", "target", "tsur", "Это целевой срок: порядком он не", 0,
		5},
	    {"late", "norm", "tsur", "Это срок Куратора: ", 0, 5},
	    {"running", "norm", "a",
		"В учёте записан иной срок: 05.10.2022 "
		"12:01; он найден по настройкам",
		FIELD_NONE, FIELD_NONE},
	};
	struct compute_input input = {
	    .rule = "A1-6.1", .schedule = "gov", .start = "2022-10-05T10:00"};
	struct compute_answer answer;
	struct trace trace;

	(void)state;
	assert_null(compute_due(compute, &input, &answer));
	assert_null(trace_make(&answer.question, &arena, &trace));
	for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
		struct clock clock = {.state = stories[i].state,
		    .force = stories[i].force,
		    .owner = stories[i].owner,
		    .body = "a",
		    .due = trace.due.due,
		    .stop = FIELD_NONE,
		    .late_minutes = stories[i].late,
		    .target_due = FIELD_NONE};
		struct explain explain = {.law = answer.law,
		    .owner = "a",
		    .owner_name = "Министерство",
		    .trace = &trace,
		    .clock = &clock};

		if (stories[i].stop != FIELD_NONE)
			clock.stop = clock.due + stories[i].stop;
		if (strstr(stories[i].part, "12:01") != NULL)
			clock.due += 60;
		buffer_reset(&out);
		explain_text(&explain, &out);
		if (strstr(out.bytes, stories[i].part) == NULL)
			fail_msg(
			    "%s\ndoes not say: %s", out.bytes, stories[i].part);
		assert_non_null(strstr(out.bytes, "Министерство (a), график"));
	}
}

/* Every requirement that sets a term has its place and its duty. */
static void
each_term_of_the_table_has_its_place(void **state)
{
	const struct law *law;

	(void)state;
	for (size_t i = 0; i < tables.term_count; i++) {
		enum clock_kind kind;

		assert_true(clock_kind_parse(tables.terms[i].clock, &kind));
		law = law_of_clock(kind, tables.terms[i].ruleset);
		assert_non_null(law);
		assert_string_equal(law->rule, tables.terms[i].rule);
	}
	for (size_t i = 0; (law = law_at(i)) != NULL; i++) {
		assert_int_equal(law_find(law->rule)->clock == law->clock ||
				     law->rule[0] == 'I',
		    1);
		assert_true(law->place[0] != '\0' && law->duty[0] != '\0');
	}
	assert_null(law_find("A1-1.1"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_off_hours_detection_is_explained),
	    cmocka_unit_test(who_takes_a_day_off_is_named),
	    cmocka_unit_test(outages_are_explained),
	    cmocka_unit_test(working_days_are_told_one_by_one),
	    cmocka_unit_test(the_same_is_told_as_json),
	    cmocka_unit_test(what_is_counted_adds_up),
	    cmocka_unit_test(a_clock_is_told_with_its_verdict),
	    cmocka_unit_test(each_term_of_the_table_has_its_place),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
