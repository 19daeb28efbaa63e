/* The tables that are compiled in: right, complete, and true to the facts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/embed.h"
#include "base/text.h"
#include "model/clock.h"
#include "model/name.h"
#include "model/reference_check.h"
#include "model/setting.h"
#include "record/builtin.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena arena;
static struct reference_rows tables[REFERENCE_KINDS];

static const struct embed_file *
file_of(const char *kind)
{
	const struct embed_file *file = embed_tables;

	while (file->name != NULL && strcmp(file->name, kind) != 0)
		file++;
	if (file->name == NULL)
		fail_msg("no file %s.csv", kind);
	return file;
}

static int
read_tables(void **state)
{
	const struct fault *fault = builtin_read(NULL, &arena, tables);

	(void)state;
	if (fault != NULL)
		fail_msg("%s", fault->text);
	return 0;
}

static int
free_tables(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct reference_rows
table_of(const char *kind)
{
	return tables[reference_find(kind) - reference_all];
}

static void
each_table_has_the_columns_of_its_schema(void **state)
{
	struct buffer header = {0};

	(void)state;
	for (size_t i = 0; i < REFERENCE_KINDS; i++) {
		const struct schema *schema = reference_all[i].schema;
		const struct embed_file *file = file_of(reference_all[i].kind);
		size_t length = (size_t)(file->end - file->bytes);

		buffer_reset(&header);
		for (size_t j = 0; j < schema->count; j++)
			buffer_printf(&header, "%s%s", j > 0 ? "," : "",
			    schema->fields[j].name);
		buffer_putc(&header, '\n');
		assert_true(length >= header.length);
		assert_memory_equal(file->bytes, header.bytes, header.length);
		assert_null(memchr(file->bytes, '\r', length));
		assert_int_equal(text_valid(file->bytes, length), length);
	}
	buffer_free(&header);
}

/* `staff` is empty: init makes its caller the admin. */
static void
each_table_passes_its_checks(void **state)
{
	(void)state;
	for (size_t i = 0; i < REFERENCE_KINDS; i++) {
		const char *kind = reference_all[i].kind;
		size_t bad = 0;
		const struct fault *fault =
		    reference_check(kind, tables[i], &bad);

		if (strcmp(kind, "staff") == 0) {
			assert_int_equal(tables[i].count, 0);
			assert_non_null(fault);
			continue;
		}
		if (fault != NULL)
			fail_msg("%s, row %zu: %s", kind, bad, fault->text);
		fault = reference_check_links(kind, tables, &bad);
		if (fault != NULL)
			fail_msg("%s, row %zu: %s", kind, bad, fault->text);
	}
}

/* Each reading of an unclear place and each threshold, with its default. */
static void
settings_hold_every_key_with_its_default(void **state)
{
	static const char *const keys[] = {"prestart_detection",
	    "lunch_detection", "offhours_scope", "center", "detection",
	    "clock_schedule", "outage_mode", "outage_idle", "outage_kinds",
	    "outage_scope", "outage_days", "open_outage", "days_start",
	    "days_end", "interim_base", "extension_consent",
	    "extension_request", "extension_refused", "curator_term",
	    "final_endpoint", "query_effect", "info_review", "lead_start",
	    "late_return", "reforward", "same_body", "receipt", "rework_start",
	    "tolerance_s", "center_breach", "notice", "repeat_answers_min",
	    "a3_interim", "p17_target", "pub_scope", "partial_week",
	    "holiday_weeks", "tools_min", "formats_min", "moved_day_hours",
	    "timezone", "decree_days", "importance", "importance_default",
	    "auto_detect", "auto_forward", "warn_shares", "likeness_min",
	    "likeness_days", "surge_min", "surge_days", "surge_factor",
	    "surge_rate", "press_release_min"};
	struct reference_rows table = table_of("settings");
	const struct setting *rows = table.rows;

	(void)state;
	assert_int_equal(table.count, COUNT(keys));
	for (size_t i = 0; i < table.count; i++) {
		assert_string_equal(rows[i].key, keys[i]);
		assert_string_equal(rows[i].value == NULL ? "" : rows[i].value,
		    setting_default(rows[i].key));
		assert_non_null(rows[i].rule);
	}
}

static void
check_term(const char *ruleset, enum clock_kind kind, const char *rule,
    const char *limit)
{
	struct reference_rows table = table_of("terms");
	const struct term_row *rows = table.rows;
	size_t i = 0;

	while (i < table.count &&
	       !(text_equal(rows[i].ruleset, ruleset) &&
		   text_equal(rows[i].clock, clock_kind_name(kind))))
		i++;
	assert_true(i < table.count);
	assert_string_equal(rows[i].rule, rule);
	assert_string_equal(rows[i].limit, limit);
	assert_int_equal(rows[i].from, date_days(2022, 8, 3));
	assert_int_equal(
	    text_equal(rows[i].force, "target"), kind >= CLOCK_INFO_REVIEW);
	assert_int_equal(text_equal(rows[i].owner, "center"),
	    kind == CLOCK_FORWARD || kind == CLOCK_REVIEW ||
		kind == CLOCK_INFO_REVIEW || kind == CLOCK_REFORWARD);
}

/* A1-4.4 to A1-9.6 and their mirrors in annex 3; targets by I-23 and I-27. */
static void
terms_are_those_of_the_order(void **state)
{
	static const char *const terms[CLOCK_KINDS][3] = {
	    [CLOCK_FORWARD] = {"A1-4.4", "A3-8.4", "90m"},
	    [CLOCK_RETURN] = {"A1-5.1", "A3-9.1", "30m"},
	    [CLOCK_DRAFT] = {"A1-6.1", "A3-10.1", "2h"},
	    [CLOCK_FULL_HOURS] = {"A1-6.2b", "A3-11.2", "8h"},
	    [CLOCK_FULL_DAYS] = {"A1-6.3", "A3-12.1", "8wd"},
	    [CLOCK_REVIEW] = {"A1-7.1", "A3-13.1", "60m"},
	    [CLOCK_REWORK] = {"A1-8.1", "A3-14.1", "1h"},
	    [CLOCK_INFO] = {"A1-9.4", "A3-15.4", "2h"},
	    [CLOCK_LEAD] = {"A1-9.6", "A3-15.6", "2h"},
	    [CLOCK_INFO_REVIEW] = {"I-23", "I-23", "60m"},
	    [CLOCK_INFO_REWORK] = {"I-23", "I-23", "1h"},
	    [CLOCK_REFORWARD] = {"I-27", "I-27", "90m"},
	};

	(void)state;
	for (int i = 0; i < CLOCK_KINDS; i++) {
		check_term(
		    "annex1", (enum clock_kind)i, terms[i][0], terms[i][2]);
		check_term(
		    "annex3", (enum clock_kind)i, terms[i][1], terms[i][2]);
	}
}

/* RULES 4.2: days and hours of a 40 hour week. */
static void
calendar_years_add_up(void **state)
{
	static const struct {
		int year, days, hours;
	} totals[] = {{2019, 247, 1970}, {2020, 219, 1749}, {2021, 240, 1917},
	    {2022, 247, 1973}, {2023, 247, 1973}, {2024, 248, 1979},
	    {2025, 247, 1972}, {2026, 247, 1972}, {2027, 247, 1972}};
	int hours;

	(void)state;
	for (size_t i = 0; i < COUNT(totals); i++) {
		assert_int_equal(reference_check_year(table_of("calendar"),
				     totals[i].year, &hours),
		    totals[i].days);
		assert_int_equal(hours, totals[i].hours);
	}
	assert_null(
	    reference_check_doubt("calendar", table_of("calendar"), &arena));
}

/* RULES 4.2: a calendar with other days and hours is told apart. */
static void
a_calendar_unlike_the_federal_one_is_doubted(void **state)
{
	const struct calendar row = {
	    .date = date_days(2024, 1, 1), .kind = "off"};
	const struct calendar own = {
	    .date = date_days(2024, 1, 3), .kind = "off", .body = "minstroy"};
	const struct reference_rows table = {&row, 1}, of_body = {&own, 1};
	const struct fault *fault;
	size_t bad;
	int hours;

	(void)state;
	fault = reference_check("calendar", table, &bad);
	assert_non_null(fault);
	assert_string_equal(fault->text,
	    "date: 2024 has 261 working days of 2088 hours, the federal "
	    "calendar has 248 of 1979: a day off or a shortened day is "
	    "missing");
	assert_int_equal(bad, 1);
	/* a body's own day is no calendar of that year */
	assert_null(reference_check("calendar", of_body, &bad));
	assert_null(reference_check_doubt("calendar", of_body, &arena));
	assert_int_equal(reference_check_year(table, 2024, &hours), 261);
	assert_int_equal(hours, 261 * 8);
	assert_string_equal(reference_check_doubt("calendar", table, &arena),
	    "2024: 261 working days of 2088 hours, the federal calendar has "
	    "248 of 1979");
	assert_null(reference_check_doubt("norms", table, &arena));
}

/* A2-3: fourteen bodies must run accounts; A0-1: one body a municipality. */
static void
bodies_are_those_of_the_order(void **state)
{
	struct reference_rows table = table_of("bodies");
	const struct body *rows = table.rows;
	int64_t day = date_days(2022, 8, 3);
	int listed = 0, municipal = 0;

	(void)state;
	for (size_t i = 0; i < table.count; i++) {
		if ((rows[i].from != FIELD_NONE && rows[i].from > day) ||
		    (rows[i].until != FIELD_NONE && rows[i].until < day))
			continue;
		listed += text_equal(rows[i].kind, "listed");
		municipal += text_equal(rows[i].kind, "municipal");
		assert_string_equal(rows[i].schedule,
		    reference_schedule(&(struct body){.kind = rows[i].kind}));
	}
	assert_int_equal(listed, 14);
	assert_int_equal(municipal, 33);
}

/* Outside the city everything that no topic decides is the municipality's. */
static void
every_municipality_has_a_route(void **state)
{
	struct reference_rows bodies = table_of("bodies");
	struct reference_rows routes = table_of("routes");
	const struct body *body = bodies.rows;
	const struct route *route = routes.rows;
	size_t i, j;

	(void)state;
	for (i = 0; i < bodies.count; i++) {
		if (!text_equal(body[i].kind, "municipal"))
			continue;
		for (j = 0; j < routes.count; j++) {
			if (route[j].place != NULL &&
			    text_equal(route[j].to, body[i].code))
				break;
		}
		if (j == routes.count)
			fail_msg("no route to %s", body[i].code);
	}
}

/* Names as the order of 2022, exports of today and people write them. */
static void
names_lead_to_codes(void **state)
{
	static const char *const names[][2] = {
	    {"Министерство строительства Омской области", "minstroy"},
	    {"Министерство строительства и\u00a0архитектуры Омской области",
		"minstroy"},
	    {"  министерство  региональной политики и массовых коммуникаций "
	     "Омской области",
		"ministry"},
	    {"Министерство внутренней политики Омской области", "ministry"},
	    {"Министерство промышленности и научно-технического развития "
	     "Омской области",
		"minprom"},
	    {"Министерство промышленности и торговли Омской области",
		"minprom"},
	    {"АО \"ОмскВодоканал\"", "vodokanal"},
	    {"АО «Омскоблводопровод»", "oblvodoprovod"},
	    {"Тарский район", "tarskiy"},
	    {"Тарский муниципальный район Омской области", "tarskiy"},
	    {"Русско\u2013Полянский район", "russko-polyanskiy"},
	};
	struct reference_rows bodies = table_of("bodies");
	struct reference_rows places = table_of("places");

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *code = name_body(bodies.rows, bodies.count,
		    places.rows, places.count, names[i][0]);

		if (code == NULL)
			fail_msg("not found: %s", names[i][0]);
		assert_string_equal(code, names[i][1]);
	}
	assert_null(name_body(bodies.rows, bodies.count, places.rows,
	    places.count, "Министерство магии"));
	assert_null(name_body(
	    bodies.rows, bodies.count, places.rows, places.count, "Нефтяники"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_table_has_the_columns_of_its_schema),
	    cmocka_unit_test(each_table_passes_its_checks),
	    cmocka_unit_test(settings_hold_every_key_with_its_default),
	    cmocka_unit_test(terms_are_those_of_the_order),
	    cmocka_unit_test(calendar_years_add_up),
	    cmocka_unit_test(a_calendar_unlike_the_federal_one_is_doubted),
	    cmocka_unit_test(bodies_are_those_of_the_order),
	    cmocka_unit_test(every_municipality_has_a_route),
	    cmocka_unit_test(names_lead_to_codes),
	};

	return cmocka_run_group_tests(tests, read_tables, free_tables);
}
