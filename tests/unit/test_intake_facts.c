/* The history a row of the incident system's export tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "incident_rows.h"

static void
check_kinds(const struct incident *incident, const char *kinds)
{
	char found[128] = "";

	for (size_t i = 0; i < incident->fact_count; i++) {
		strcat(found, i > 0 ? " " : "");
		strcat(found, fact_kind_name(incident->facts[i].kind));
	}
	assert_string_equal(found, kinds);
}

static void
a_whole_life_is_told_in_order_of_time(void **state)
{
	static const char *const row[] = {CLOSED, SURVEYED, FIRST, ANSWERED,
	    SUBMITTED, ASSIGNED, TEXT, URL, NUMBER, CREATED, "2ой ответ ПИ",
	    "'Ещё раз.", "3ий ответ ПИ", "'", NULL};
	struct fixture *fixture = *state;
	struct incident *incident = &fixture->incident;
	const struct fact *facts;

	take_row(fixture, row);
	facts = incident->facts;
	check_kinds(incident, "detected answered assigned submitted answered "
			      "followed surveyed closed");
	assert_true(facts[1].at == at(fixture, "2026-03-10 09:30:00"));
	assert_string_equal(facts[1].text, "Передали.");
	assert_null(facts[1].body);
	assert_string_equal(facts[2].body, "Администрация города Омска");
	assert_string_equal(facts[2].executor, "ДГХ");
	assert_string_equal(facts[3].text, "Заделаем.");
	assert_string_equal(facts[4].text, "Заделаем.");
	assert_string_equal(facts[4].body, facts[2].body);
	assert_string_equal(facts[5].text, "Ещё раз.");
	assert_true(facts[5].at == INSTANT_NONE);
	assert_string_equal(facts[7].result, "Решено");
	assert_string_equal(facts[7].reason, "4");
	assert_true(incident->version == at(fixture, "2026-03-13 09:00:00"));
	assert_true(incident->finished);
	assert_null(incident->unread);
}

/* The first answer of anybody is told once if it is that of the body. */
static void
one_answer_is_told_once(void **state)
{
	static const char *const row[] = {CREATED, NUMBER, URL, TEXT, ANSWERED,
	    "Общее время первого ответа", "2026-03-10 11:30:00",
	    "Общий текст первого ответа", "'Передали.", "1ый ответ ПИ", "'",
	    NULL};
	struct fixture *fixture = *state;

	take_row(fixture, row);
	check_kinds(&fixture->incident, "detected answered");
	assert_string_equal(fixture->incident.facts[1].text, "Передали.");
}

static void
where_a_row_stands(void **state)
{
	static const struct {
		const char *row[24], *kinds, *version;
		bool finished;
	} rows[] = {
	    {{CREATED, NUMBER, URL, TEXT}, "detected", "2026-03-10 09:00:00",
		false},
	    {{CREATED, NUMBER, URL, TEXT, ASSIGNED}, "detected assigned",
		"2026-03-10 10:00:00", false},
	    {{CREATED, NUMBER, URL, TEXT, ASSIGNED, SUBMITTED},
		"detected assigned submitted", "2026-03-10 11:00:00", false},
	    /* an answer of somebody may be an interim one */
	    {{CREATED, NUMBER, URL, TEXT, ASSIGNED, FIRST},
		"detected answered assigned", "2026-03-10 10:00:00", false},
	    {{CREATED, NUMBER, URL, TEXT, ASSIGNED, ANSWERED},
		"detected assigned answered", "2026-03-10 11:30:00", true},
	    {{CREATED, NUMBER, URL, TEXT, ASSIGNED, SURVEYED},
		"detected assigned surveyed", "2026-03-10 11:30:01", true},
	    /* assigned again after the answer */
	    {{CREATED, NUMBER, URL, TEXT, ANSWERED, "Отдел", "А",
		 "Время назначения последнего исполнителя",
		 "2026-03-11 10:00:00"},
		"detected answered assigned", "2026-03-11 10:00:00", false},
	    {{CREATED, NUMBER, URL, TEXT, CLOSED}, "detected closed",
		"2026-03-13 09:00:00", true},
	    {{CREATED, NUMBER, URL, TEXT, "Текущий шаг инцидента", "Готово"},
		"detected", "2026-03-10 09:00:00", true},
	    {{CREATED, NUMBER, URL, TEXT, "Текущий шаг инцидента",
		 "Оценка удовлетворённости"},
		"detected", "2026-03-10 09:00:00", true},
	    {{CREATED, NUMBER, URL, TEXT, "Текущий шаг инцидента", "Ответ"},
		"detected", "2026-03-10 09:00:00", false},
	    /* assigned, but nobody says when */
	    {{CREATED, NUMBER, URL, TEXT, "Отдел", "А"}, "detected assigned",
		"2026-03-10 09:00:00", false},
	    /* a text that nobody sent is no step */
	    {{CREATED, NUMBER, URL, TEXT, "1ый ответ ПИ", "'Пишу"}, "detected",
		"2026-03-10 09:00:00", false},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		take_row(fixture, rows[i].row);
		check_kinds(&fixture->incident, rows[i].kinds);
		assert_true(
		    fixture->incident.version == at(fixture, rows[i].version));
		assert_int_equal(fixture->incident.finished, rows[i].finished);
	}
}

/* Only what makes it a message can refuse a row; what is odd is named. */
static void
an_odd_time_does_not_refuse(void **state)
{
	static const char *const row[] = {CREATED, NUMBER, URL, TEXT, SUBMITTED,
	    "Время 1го ответа ПИ", "скоро", NULL};
	static const char *const two[] = {CREATED, NUMBER, URL, TEXT,
	    "Дата окончания", "потом", "Время 1го ответа ПИ", "скоро", NULL};
	struct fixture *fixture = *state;

	take_row(fixture, row);
	check_kinds(&fixture->incident, "detected submitted");
	assert_string_equal(fixture->incident.unread, "Время 1го ответа ПИ");
	take_row(fixture, two);
	assert_string_equal(fixture->incident.unread,
	    "Время 1го ответа ПИ\", \"Дата окончания");
}

static void
kinds_have_names(void **state)
{
	enum fact_kind kind;

	(void)state;
	for (int i = 0; i < FACT_KINDS; i++) {
		assert_true(
		    fact_kind_parse(fact_kind_name((enum fact_kind)i), &kind));
		assert_int_equal(kind, i);
	}
	assert_false(fact_kind_parse("forwarded", &kind));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_whole_life_is_told_in_order_of_time),
	    TEST(one_answer_is_told_once),
	    TEST(where_a_row_stands),
	    TEST(an_odd_time_does_not_refuse),
	    cmocka_unit_test(kinds_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
