/* Breaches: what is one, how grave it is, who is told, in which words. */
#include <setjmp.h>
#include <ctype.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../order/tables.h"
#include "order/breach.h"
#include "model/event.h"
#include "order/compute.h"

static struct law_tables tables;
static struct zone *zone;
static struct compute *compute;
static struct arena arena;
static struct buffer out;

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

static struct clock
clock_of(const char *body, const char *owner, const char *force,
    const char *clock, const char *state)
{
	struct clock made;

	schema_reset(&clock_schema, &made);
	made.id = 17;
	made.clock = clock;
	made.body = body;
	made.owner = owner;
	made.force = force;
	made.state = state;
	made.rule = "A1-6.1";
	made.ruleset = "annex1";
	return made;
}

static void
A1_16_only_a_bodys_own_norms(void **state)
{
	static const struct {
		const char *body, *owner, *force, *clock, *state;
		bool stands;
	} cases[] = {
	    {"minstroy", "minstroy", "norm", "draft", "late", true},
	    {"minstroy", "minstroy", "norm", "draft", "overdue", true},
	    {"minstroy", "minstroy", "norm", "return", "late", true},
	    {"minstroy", "minstroy", "norm", "draft", "running", false},
	    {"minstroy", "minstroy", "norm", "draft", "met", false},
	    {"minstroy", "minstroy", "norm", "draft", "suspended", false},
	    {"minstroy", "minstroy", "norm", "return", "lapsed", false},
	    {"minstroy", "minstroy", "norm", "draft", "cancelled", false},
	    {"minstroy", "minstroy", "target", "info_rework", "late", false},
	    {"minstroy", "tsur", "norm", "review", "late", false},
	    {NULL, "tsur", "norm", "forward", "overdue", false},
	    /* the Center has a message as a body: its review stays its own */
	    {"tsur", "tsur", "norm", "draft", "late", true},
	    {"tsur", "tsur", "norm", "review", "late", false},
	    {"tsur", "tsur", "norm", "review", "overdue", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct clock clock = clock_of(cases[i].body, cases[i].owner,
		    cases[i].force, cases[i].clock, cases[i].state);

		if (breach_stands(&clock) != cases[i].stands)
			fail_msg("%s of %s, %s", cases[i].clock, cases[i].owner,
			    cases[i].state);
	}
}

static void
A1_16_A3_23_addressees_by_ruleset(void **state)
{
	struct notice notice = {
	    .addressees = breach_addressees("annex3"), .share = FIELD_NONE};

	(void)state;
	assert_string_equal(
	    breach_addressees("annex1"), "[\"governor\",\"ministry\"]");
	assert_true(notice_is_for(&notice, "governor"));
	assert_true(notice_is_for(&notice, "head"));
	assert_false(notice_is_for(&notice, "body"));
	assert_false(notice_is_for(&notice, "governo"));
	assert_false(notice_is_for(&notice, "overnor"));
	assert_false(notice_is_for(&notice, ""));
	assert_false(notice_is_for(&notice, "governor\",\"ministry"));
}

static void
I38_an_act_in_force_binds(void **state)
{
	const struct act acts[] = {
	    {"omsk-adm", "order", "1", 100, DATE_NONE, 199},
	    {"omsk-adm", "order", "2", 300, 310, DATE_NONE},
	};
	static const struct {
		int64_t date;
		const char *number;
	} cases[] = {{99, NULL}, {100, "1"}, {199, "1"}, {200, NULL},
	    {305, NULL}, {310, "2"}, {9999, "2"}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct act *act =
		    breach_own_act(acts, 2, "omsk-adm", cases[i].date);

		if (cases[i].number == NULL)
			assert_null(act);
		else
			assert_string_equal(act->number, cases[i].number);
	}
	assert_null(breach_own_act(acts, 2, "azovskiy", 150));
	assert_string_equal(breach_severity("annex1", NULL), "V");
	assert_string_equal(breach_severity("annex3", NULL), "D");
	assert_string_equal(breach_severity("annex3", &acts[0]), "V");
}

/* The breach of a draft, by a question as --compute takes it. */
static struct breach
make_breach(
    struct compute_input input, struct clock *clock, struct trace *trace)
{
	static struct compute_answer answer;
	const struct fault *fault = compute_due(compute, &input, &answer);

	if (fault == NULL)
		fault = trace_make(&answer.question, &arena, trace);
	if (fault != NULL)
		fail_msg("%s", fault->text);
	clock->rule = input.rule;
	clock->start = answer.question.start;
	if (!trace->due.suspended)
		clock->due = trace->due.due;
	return (struct breach){.clock = clock,
	    .trace = trace,
	    .body = "Орган",
	    .network = "vk",
	    .detected = INSTANT_NONE,
	    .now = clock->start + 3 * 3600};
}

static void
says(const char *text)
{
	if (strstr(out.bytes, text) == NULL)
		fail_msg("no %s in:\n%s", text, out.bytes);
}

static void
A1_16_a_notice_states_facts(void **state)
{
	static const struct {
		int64_t minutes;
		const char *words;
	} lateness[] = {{1, "на: 1 минута рабочего"}, {2, "на: 2 минуты "},
	    {5, "на: 5 минут "}, {11, "на: 11 минут "}, {21, "на: 21 минута "},
	    {112, "на: 112 минут "}, {123, "на: 123 минуты "}};
	struct clock clock = clock_of("x", "x", "norm", "draft", "overdue");
	struct compute_input input = {.rule = "A1-6.1",
	    .schedule = "gov",
	    .start = "2022-10-03 09:50",
	    .outages = "2022-10-03 10:00/2022-10-03 10:10"};
	struct trace trace;
	struct breach breach = make_breach(input, &clock, &trace);

	(void)state;
	for (size_t i = 0; i < sizeof(lateness) / sizeof(lateness[0]); i++) {
		clock.late_minutes = lateness[i].minutes;
		buffer_reset(&out);
		breach_notice(&breach, &out);
		says(lateness[i].words);
	}
	says("Срок истёк: 03.10.2022 12:10.\n");
	says("Исполнено: ещё нет, на 03.10.2022 12:50.\n");
	says("сбой с 03.10.2022 10:00 по 03.10.2022 10:10: срок исчислен "
	     "заново");
	says("I-07 outage_mode=restart");
	assert_null(strstr(out.bytes, "отклонении"));
	clock.stop = clock.start + 7200;
	buffer_reset(&out);
	breach_notice(&breach, &out);
	says("Исполнено: 03.10.2022 11:50.\n");
}

static void
A3_23_the_words_of_annex_3(void **state)
{
	const struct act act = {
	    "x", "order", "5-п", date_days(2022, 9, 1), DATE_NONE, DATE_NONE};
	struct clock clock = clock_of("x", "x", "norm", "draft", "overdue");
	struct compute_input input = {.rule = "A3-10.1",
	    .schedule = "plain",
	    .start = "2022-10-03 09:50"};
	struct trace trace;
	struct breach breach = make_breach(input, &clock, &trace);

	(void)state;
	clock.ruleset = "annex3";
	buffer_reset(&out);
	breach_notice(&breach, &out);
	says("об отклонении от срока");
	says("пункт 10 приложения № 3, A3-10.1");
	says("; I-38");
	breach.own_act = &act;
	buffer_reset(&out);
	breach_notice(&breach, &out);
	assert_null(strstr(out.bytes, "отклонении"));
	says("№ 5-п от 01.09.2022");
}

static void
a_withdrawal_names_both_due_times(void **state)
{
	struct notice earlier = {.notice = 7, .share = FIELD_NONE};
	struct clock clock = clock_of("x", "x", "norm", "draft", "suspended");
	struct compute_input input = {.rule = "A1-6.1",
	    .schedule = "gov",
	    .start = "2022-10-03 09:50",
	    .outages = "2022-10-03 10:00/"};
	struct trace trace;
	struct breach breach = make_breach(input, &clock, &trace);

	(void)state;
	earlier.clock.due = clock.start + 7200;
	earlier.issued_at = clock.start + 7300;
	clock.due = FIELD_NONE;
	buffer_reset(&out);
	breach_withdrawal(&breach, &earlier, "outage", &out);
	says("Уведомление № 7 от 03.10.2022 11:51:40 отзывается: "
	     "зарегистрирован технический сбой");
	says("Срок по отозванному уведомлению: 03.10.2022 11:50.\n");
	says("не определён, пока сбой не устранён");
}

/* Ready to send: in Russian, whatever was recorded (A1-16.1, A3-23.1). */
static void
A1_16_1_a_withdrawal_says_why_in_russian(void **state)
{
	struct notice earlier = {.notice = 7, .share = FIELD_NONE};
	struct clock clock = clock_of("x", "x", "norm", "draft", "met");
	struct compute_input input = {
	    .rule = "A1-6.1", .schedule = "gov", .start = "2022-10-03 09:50"};
	struct trace trace;
	struct breach breach = make_breach(input, &clock, &trace);

	(void)state;
	for (int kind = 0; kind < EVENT_KINDS; kind++) {
		const char *why, *end;

		buffer_reset(&out);
		breach_withdrawal(&breach, &earlier,
		    event_kind_name((enum event_kind)kind), &out);
		why = strstr(out.bytes, "отзывается: ");
		assert_non_null(why);
		end = strchr(why, '\n');
		assert_non_null(end);
		for (; why < end; why++)
			if (isalpha((unsigned char)*why))
				fail_msg("%s: %s",
				    event_kind_name((enum event_kind)kind),
				    out.bytes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(A1_16_only_a_bodys_own_norms),
	    cmocka_unit_test(A1_16_A3_23_addressees_by_ruleset),
	    cmocka_unit_test(I38_an_act_in_force_binds),
	    cmocka_unit_test(A1_16_a_notice_states_facts),
	    cmocka_unit_test(A3_23_the_words_of_annex_3),
	    cmocka_unit_test(a_withdrawal_names_both_due_times),
	    cmocka_unit_test(A1_16_1_a_withdrawal_says_why_in_russian),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
