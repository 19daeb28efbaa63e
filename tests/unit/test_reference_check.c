/* A wrong table is refused as a whole, naming the row and what is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "model/reference_check.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { ROWS = 3, COLUMNS = 8, NO_ROW = 99 };

/* A table as its cells, "" or absent: empty; the first NULL cell ends it. */
struct sample {
	const char *kind;
	const char *cells[ROWS][COLUMNS];
	size_t bad; /* NO_ROW: the table as a whole */
	const char *text;
};

static const struct sample wrong_cells[] = {
    {"bodies", {{"", "Правительство", "government"}}, 0, "code: missing"},
    {"bodies", {{"Gov", "Правительство", "government"}}, 0,
	"code: not a code of small letters, digits and hyphens: \"Gov\""},
    {"bodies", {{"gov", "", "government"}}, 0, "name: missing"},
    {"bodies", {{"gov", "Правительство", "listed,other"}}, 0,
	"kind: not one of government,ministry,center,listed,unlisted,"
	"state_58_1,municipal,institution,other: \"listed,other\""},
    {"bodies",
	{{"a", "Один", "listed"},
	    {"b", "Два", "listed", "", "", "", "2023-01-01", "2022-12-31"}},
	1, "until: is before `from`: \"2022-12-31\""},
    {"acts", {{"gov", "", "12-п", ""}}, 0, "date: missing"},
    {"staff", {{"i van", "Иван", "admin"}}, 0, "login: not a login: \"i van\""},
    {"staff", {{"ivan", "Иван", "root"}}, 0,
	"role: not one of curator,executor,system,manager,ministry,auditor,"
	"admin: \"root\""},
    {"staff", {{"ivan", "Иван", "executor"}}, 0,
	"body: missing: whose executor"},
    {"schedules", {{"x", "0", "09:00", "18:00"}}, 0,
	"weekday: not from 1 (Monday) to 7: 0"},
    {"schedules", {{"x", "1", "9:00", "18:00"}}, 0,
	"begin: not a time from 00:00: \"9:00\""},
    {"schedules", {{"x", "1", "24:00", "08:00"}}, 0,
	"begin: not a time from 00:00: \"24:00\""},
    {"calendar", {{"2022-01-03", "holiday"}}, 0,
	"kind: not one of off,short,working,working_short,decree: "
	"\"holiday\""},
    {"calendar", {{"2022-03-05", "working"}}, 0,
	"hours_as: missing: whose hours does the worked day take"},
    {"calendar", {{"2022-03-05", "working", "monday"}}, 0,
	"hours_as: not one of mon,tue,wed,thu,fri,sat,sun: \"monday\""},
    {"calendar", {{"2022-03-07", "off", "mon"}}, 0,
	"hours_as: only for working and working_short: \"mon\""},
    {"terms", {{"forwarding", "A1-4.4", "annex1", "90m", "center", "norm"}}, 0,
	"clock: no clock of that name: \"forwarding\""},
    {"terms", {{"forward", "p.4", "annex1", "90m", "center", "norm"}}, 0,
	"rule: not a rule as A1-6.2a or I-23: \"p.4\""},
    {"terms", {{"forward", "A3-8.4", "annex1", "90m", "center", "norm"}}, 0,
	"rule: not of the row's ruleset: \"A3-8.4\""},
    {"terms", {{"forward", "A1-4.4", "annex2", "90m", "center", "norm"}}, 0,
	"ruleset: not one of annex1,annex3: \"annex2\""},
    {"terms", {{"forward", "A1-4.4", "annex1", "0m", "center", "norm"}}, 0,
	"limit: not a term as 90m, 2h, 8wd: \"0m\""},
    {"terms", {{"forward", "A1-4.4", "annex1", "1wd", "center", "norm"}}, 0,
	"limit: only full_days is told in working days: \"1wd\""},
    {"terms", {{"full_days", "A1-6.3", "annex1", "8h", "body", "norm"}}, 0,
	"limit: full_days is told in working days: \"8h\""},
    {"terms", {{"forward", "A1-4.4", "annex1", "90m", "center", "law"}}, 0,
	"force: not one of norm,target: \"law\""},
    {"settings", {{"outage", "restart"}}, 0,
	"key: no setting of that name: \"outage\""},
    {"settings", {{"outage_mode", "resume"}}, 0,
	"value: outage_mode: not one of restart,pause: \"resume\""},
    {"norms", {{"posts", "listed", "5", "A2-8.2"}}, 0,
	"key: no norm of that name: \"posts\""},
    {"norms", {{"access_max", "", "three", "A2-5.2"}}, 0,
	"value: access_max: not a whole number from 1: \"three\""},
    {"norms", {{"attest_max_age", "", "180", "A2-5.1"}}, 0,
	"value: attest_max_age: not an age as 90d or 24h: \"180\""},
    {"topics", {{"ЖКХ", ""}}, 0, "topic: missing"},
    {"routes", {{"", "Дороги прочее", "", "", "", "omsk-adm"}}, 0,
	"order: missing"},
    {"routes", {{"10", "Дороги прочее"}}, 0, "to: missing"},
    {"routes", {{"10", "Дороги прочее", "", "", "", "a,b,a", "a"}}, 0,
	"to: not codes of bodies between commas, each once: \"a,b,a\""},
    {"routes", {{"10", "", "", "", "max", "omsk-adm"}}, 0,
	"network: not one of vk, ok, telegram, other: \"max\""},
    {"routes", {{"10", "Дороги прочее", "", "", "", "a,b"}}, 0,
	"lead: missing: which of a,b"},
    {"routes", {{"10", "Дороги прочее", "", "", "", "a,b", "c"}}, 0,
	"lead: not one of `to`: \"c\""},
    {"lexicon", {{"obscene", "regexp", "х.*"}}, 0,
	"match: not one of stem,word,phrase: \"regexp\""},
    {"lexicon", {{"x", "stem", "х"}}, 0,
	"class: not one of obscene,insult,threat,spam,significant: \"x\""},
    {"lexicon", {{"threat", "word", "я тебя"}}, 0,
	"pattern: a stem or word has no space: \"я тебя\""},
    {"lexicon", {{"threat", "phrase", "убью"}}, 0,
	"pattern: a phrase has several words: \"убью\""},
    {"lexicon", {{"insult", "stem", "дурак", "дурак*, валя* дурака"}}, 0,
	"except: a * begins or ends an exception: \"дурак*, валя* дурака\""},
    {"method", {{"min_n", ""}}, 0, "value: missing"},
};

static const struct sample wrong_tables[] = {
    {"bodies",
	{{"a", "Старое", "listed", "", "", "", "", "2023-01-01"},
	    {"a", "Новое", "listed", "", "", "", "2023-01-01"}},
	1, "code: more than one row at the same time: \"a\""},
    {"bodies", {{"a", "Школа", "institution", "b"}}, 0,
	"parent: no such row: \"b\""},
    {"bodies",
	{{"a", "Один", "listed"}, {"b", "Два", "institution", "c"},
	    {"c", "Три", "institution", "b"}},
	1, "parent: lies in itself: \"b\""},
    {"people",
	{{"Иванов", "a", "head", "", "", "2022-12-31"},
	    {"Иванов", "a", "head", "", "2022-06-01"}},
	1, "person: more than one row at the same time: \"Иванов\""},
    {"acts",
	{{"a", "act", "1-п", "2022-09-01"}, {"a", "act", "1-п", "2022-09-01"}},
	1, "body: twice: \"a\""},
    {"staff", {{"ivan", "Иван", "curator"}}, NO_ROW,
	"role: no admin: nobody could load a table any more"},
    {"staff", {{NULL}}, NO_ROW,
	"role: no admin: nobody could load a table any more"},
    {"staff", {{"ivan", "", "admin"}, {"ivan", "Иван", "admin"}}, 1,
	"login: twice: \"ivan\""},
    {"schedules", {{NULL}}, NO_ROW,
	"schedule: no schedule: nobody has working time"},
    {"schedules", {{"x", "1", "09:00", "18:00", "2022-10-04", "2022-10-09"}}, 0,
	"weekday: no such day between `from` and `until`: no working time"},
    {"schedules", {{"x", "1", "09:00", "13:00"}, {"x", "1", "12:59", "18:00"}},
	1, "begin: 12:59 to 18:00 overlaps 09:00 to 13:00 of weekday 1"},
    /* over midnight, from Sunday into Monday */
    {"schedules", {{"x", "1", "05:00", "13:00"}, {"x", "7", "22:00", "06:00"}},
	1, "begin: 22:00 to 06:00 overlaps 05:00 to 13:00 of weekday 1"},
    {"schedules", {{"x", "7", "22:00", "06:00"}, {"x", "1", "05:00", "13:00"}},
	1, "begin: 05:00 to 13:00 overlaps 22:00 to 06:00 of weekday 7"},
    /* the last night of one validity runs into the first day of the next */
    {"schedules",
	{{"x", "6", "22:00", "06:00", "", "2022-12-31"},
	    {"x", "7", "05:00", "13:00", "2023-01-01"}},
	1, "begin: 05:00 to 13:00 overlaps 22:00 to 06:00 of weekday 6"},
    {"calendar",
	{{"2022-01-03", "off"}, {"2022-01-04", "off"}, {"2022-01-03", "short"}},
	2, "date: twice: \"2022-01-03\""},
    {"terms", {{"forward", "A1-4.4", "annex1", "90m", "center", "norm"}},
	NO_ROW, "clock: annex1 has no row: return"},
    {"terms",
	{{"forward", "A1-4.4", "annex1", "90m", "center", "norm", "",
	     "2022-12-31"},
	    {"forward", "A1-4.4", "annex1", "60m", "center", "norm",
		"2022-12-31"}},
	1, "clock: more than one row at the same time: \"forward\""},
    {"settings",
	{{"timezone", "Asia/Omsk"}, {"notice", "daily_digest"},
	    {"timezone", "Europe/Moscow"}},
	2, "key: twice: \"timezone\""},
    {"settings", {{"notice", "daily_digest"}}, NO_ROW,
	"key: timezone is missing: without it no time can be read"},
    {"settings", {{"timezone", "Asia/Omsk"}, {"importance_default", "usual"}},
	1, "value: importance_default: not one of importance: \"usual\""},
    {"norms",
	{{"idle_days", "", "14", "A2-8.2"}, {"idle_days", "", "7", "A2-8.2"}},
	1, "key: more than one row at the same time: \"idle_days\""},
    {"topics", {{"ЖКХ", "Вода"}, {"ЖКХ", "Вода"}}, 1, "group: twice: \"ЖКХ\""},
    {"places", {{"Омск"}, {"Тара"}, {"Омск"}}, 2, "name: twice: \"Омск\""},
    {"places", {{"Омск"}, {"Нефтяники", "", "Омск г.о."}}, 1,
	"parent: no such row: \"Омск г.о.\""},
    {"places", {{"Омск", "", "Омск"}}, 0, "parent: lies in itself: \"Омск\""},
    {"routes",
	{{"10", "Дороги прочее", "", "", "", "a"},
	    {"10", "ЖКХ прочее", "", "", "", "a"}},
	1, "order: twice: \"10\""},
    {"routes",
	{{"20", "ЖКХ прочее", "", "", "", "a"}, {"10", "", "", "", "", "b"}}, 1,
	"order: 10 has no condition, so 20 is never reached"},
    {"lexicon",
	{{"spam", "word", "казино"}, {"spam", "word", "казино", "казинорог"}},
	1, "class: twice: \"spam\""},
    {"method", {{"min_n", "5"}, {"min_n", "2"}}, 1, "key: twice: \"min_n\""},
};

static const struct sample right[] = {
    {"bodies",
	{{"a", "Старое", "listed", "", "", "", "", "2022-12-31"},
	    {"a", "Новое", "listed", "", "", "", "2023-01-01"},
	    {"b", "Школа", "institution", "a", "", "yes"}},
	0, NULL},
    {"staff", {{"ivan", "Иван", "admin"}, {"ivan", "Иван", "executor", "a"}}, 0,
	NULL},
    /* breaks that touch, nights that touch, a whole day, an exact end */
    {"schedules",
	{{"x", "1", "09:00", "13:00"}, {"x", "1", "13:00", "24:00"},
	    {"x", "2", "00:00", "00:00"}},
	0, NULL},
    {"schedules",
	{{"x", "7", "22:00", "06:00"}, {"x", "1", "06:00", "13:00"},
	    {"y", "1", "05:00", "13:00"}},
	0, NULL},
    {"schedules",
	{{"x", "1", "09:00", "18:00", "2022-10-03", "2022-10-03"},
	    {"x", "1", "09:00", "18:00", "2022-10-04"}},
	0, NULL},
    {"calendar",
	{{"2030-01-03", "off"}, {"2030-01-03", "short", "", "", "a"},
	    {"2030-03-09", "working_short", "mon"}},
	0, NULL},
    {"settings",
	{{"timezone", "Europe/Moscow"}, {"importance", "A,B"},
	    {"importance_default", "B"}},
	0, NULL},
    {"norms",
	{{"idle_days", "", "14", "A2-8.2"},
	    {"idle_days", "municipal", "7", "A3-26.1"}},
	0, NULL},
    {"topics", {{"ЖКХ", "Прочее"}, {"Дороги", "Прочее"}}, 0, NULL},
    {"routes",
	{{"30", "", "", "", "", "a"}, {"10", "Прочее", "", "", "", "a,b", "b"},
	    {"20", "", "", "", "telegram", "b"}},
	0, NULL},
    {"routes", {{NULL}}, 0, NULL},
    {"acts", {{NULL}}, 0, NULL},
    {"lexicon", {{"insult", "stem", "гад", "гад*, *гада, за гада *"}}, 0, NULL},
};

/* The cells of a sample as the rows that a load would check. */
static struct reference_rows
rows_of(const struct sample *sample, struct arena *arena)
{
	const struct schema *schema = reference_find(sample->kind)->schema;
	char *rows = arena_alloc(arena, ROWS * schema->size);
	struct reference_rows table = {rows, 0};

	while (table.count < ROWS && sample->cells[table.count][0] != NULL) {
		const char *const *cells = sample->cells[table.count];
		struct record record = {.object.kind = VALUE_OBJECT};

		for (size_t i = 0; i < schema->count && cells[i] != NULL; i++)
			value_append(&record.object,
			    value_text(
				arena, schema->fields[i].name, cells[i]));
		assert_null(schema_read(schema, &record, NULL, arena,
		    rows + table.count * schema->size));
		table.count++;
	}
	return table;
}

static void
check_samples(const struct sample *samples, size_t count)
{
	struct arena arena = {0};

	for (size_t i = 0; i < count; i++) {
		struct reference_rows table = rows_of(&samples[i], &arena);
		size_t bad = NO_ROW;
		const struct fault *fault =
		    reference_check(samples[i].kind, table, &bad);

		if (samples[i].text == NULL) {
			if (fault != NULL)
				fail_msg("%s", fault->text);
			continue;
		}
		if (fault == NULL)
			fail_msg("not refused: %s", samples[i].text);
		assert_string_equal(fault->text, samples[i].text);
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_int_equal(bad,
		    samples[i].bad == NO_ROW ? table.count : samples[i].bad);
	}
	arena_free(&arena);
}

static void
wrong_cells_are_refused(void **state)
{
	(void)state;
	check_samples(wrong_cells, COUNT(wrong_cells));
}

static void
wrong_tables_are_refused(void **state)
{
	(void)state;
	check_samples(wrong_tables, COUNT(wrong_tables));
}

static void
right_tables_are_taken(void **state)
{
	(void)state;
	check_samples(right, COUNT(right));
}

static void
an_unknown_table_is_a_usage_error(void **state)
{
	struct reference_rows table = {NULL, 0};
	const struct reference_rows tables[REFERENCE_KINDS] = {{NULL, 0}};
	size_t bad;

	(void)state;
	assert_int_equal(
	    reference_check("rules", table, &bad)->code, FAULT_USAGE);
	assert_int_equal(
	    reference_check_links("rules", tables, &bad)->code, FAULT_USAGE);
}

/* Tables that name each other; each link is cut once. */
static const struct sample world[] = {
    {"bodies", {{"a", "Один", "listed", "", "gov"}}, 0, NULL},
    {"schedules", {{"gov", "1", "09:00", "18:00"}}, 0, NULL},
    {"settings", {{"importance", "high,low"}}, 0, NULL},
    {"topics", {{"ЖКХ", "Вода"}}, 0, NULL},
    {"places", {{"Омск"}}, 0, NULL},
    {"routes",
	{{"10", "Вода", "", "Омск", "", "a", "", "high"},
	    {"20", "", "вода", "", "", "a"}},
	0, NULL},
    {"acts", {{"a", "", "1", "2022-09-01"}}, 0, NULL},
    {"people", {{"Иванов", "a", "head"}}, 0, NULL},
    {"staff", {{"ivan", "", "admin"}, {"anna", "", "executor", "a"}}, 0, NULL},
    {"calendar", {{"2022-01-03", "off"}, {"2022-01-04", "off", "", "", "a"}}, 0,
	NULL},
};

static const struct sample cut[] = {
    {"bodies", {{"a", "Один", "listed", "", "night"}}, 0,
	"schedule: not in the table schedules: \"night\""},
    {"settings", {{"timezone", "Asia/Omsk"}, {"center", "night"}}, 1,
	"value: center: not in the table schedules: \"night\""},
    {"routes",
	{{"10", "Вода", "", "", "", "a"}, {"20", "Газ", "", "", "", "a"}}, 1,
	"topic: not in the table topics: \"Газ\""},
    {"routes", {{"10", "", "", "Тара", "", "a"}}, 0,
	"place: not in the table places: \"Тара\""},
    {"routes", {{"10", "Вода", "", "", "", "a,b", "a"}}, 0,
	"to: not in the table bodies: \"b\""},
    {"routes", {{"10", "Вода", "", "", "", "a", "", "normal"}}, 0,
	"importance: not one of the setting importance: \"normal\""},
    {"acts", {{"b", "", "1", "2022-09-01"}}, 0,
	"body: not in the table bodies: \"b\""},
    {"people", {{"Иванов", "b", "head"}}, 0,
	"body: not in the table bodies: \"b\""},
    {"staff", {{"ivan", "", "admin"}, {"anna", "", "executor", "b"}}, 1,
	"body: not in the table bodies: \"b\""},
    {"calendar", {{"2022-01-04", "off", "", "", "b"}}, 0,
	"body: not in the table bodies: \"b\""},
};

static void
links_between_tables_hold(void **state)
{
	struct reference_rows tables[REFERENCE_KINDS] = {{NULL, 0}};
	struct arena arena = {0};
	const struct fault *fault;
	size_t bad;

	(void)state;
	for (size_t i = 0; i < COUNT(world); i++)
		tables[reference_find(world[i].kind) - reference_all] =
		    rows_of(&world[i], &arena);
	for (size_t i = 0; i < REFERENCE_KINDS; i++)
		assert_null(
		    reference_check_links(reference_all[i].kind, tables, &bad));
	for (size_t i = 0; i < COUNT(cut); i++) {
		size_t at =
		    (size_t)(reference_find(cut[i].kind) - reference_all);
		struct reference_rows whole = tables[at];

		tables[at] = rows_of(&cut[i], &arena);
		fault = reference_check_links(cut[i].kind, tables, &bad);
		if (fault == NULL)
			fail_msg("not refused: %s", cut[i].text);
		assert_string_equal(fault->text, cut[i].text);
		assert_int_equal(bad, cut[i].bad);
		tables[at] = whole;
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wrong_cells_are_refused),
	    cmocka_unit_test(wrong_tables_are_refused),
	    cmocka_unit_test(right_tables_are_taken),
	    cmocka_unit_test(an_unknown_table_is_a_usage_error),
	    cmocka_unit_test(links_between_tables_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
