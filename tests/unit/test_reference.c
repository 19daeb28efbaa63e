/* The schemas of the reference tables and what is read out of a single row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "model/reference.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Word for word and in the order of the contract. */
static const struct {
	const char *kind, *columns;
} tables[] = {
    {"bodies", "code,name,kind,parent,schedule,public_function,from,until"},
    {"acts", "body,kind,number,date,from,until"},
    {"people", "person,body,duty,act,from,until"},
    {"staff", "login,name,role,body"},
    {"schedules", "schedule,weekday,begin,end,from,until"},
    {"calendar", "date,kind,hours_as,note,body"},
    {"terms", "clock,rule,ruleset,limit,owner,force,from,until"},
    {"settings", "key,value,rule"},
    {"norms", "key,owner_kind,value,rule,from,until"},
    {"topics", "group,topic"},
    {"places", "name,forms,parent"},
    {"routes", "order,topic,words,place,network,to,lead,importance"},
    {"lexicon", "class,match,pattern,except"},
    {"method", "key,value"},
};

static void
tables_have_the_columns_of_the_contract(void **state)
{
	struct buffer columns = {0};

	(void)state;
	assert_int_equal(COUNT(tables), REFERENCE_KINDS);
	for (size_t i = 0; i < COUNT(tables); i++) {
		const struct schema *schema = reference_all[i].schema;

		assert_string_equal(reference_all[i].kind, tables[i].kind);
		assert_string_equal(schema->record, tables[i].kind);
		buffer_reset(&columns);
		for (size_t j = 0; j < schema->count; j++)
			buffer_printf(&columns, "%s%s", j > 0 ? "," : "",
			    schema->fields[j].name);
		assert_string_equal(columns.bytes, tables[i].columns);
	}
	assert_null(reference_all[REFERENCE_KINDS].kind);
	buffer_free(&columns);
}

static void
keys_are_columns(void **state)
{
	(void)state;
	for (size_t i = 0; i < REFERENCE_KINDS; i++) {
		const char *at = reference_all[i].key;

		while (*at != '\0') {
			char name[32] = "";
			size_t length = strcspn(at, ",");

			memcpy(name, at, length);
			assert_non_null(
			    schema_field(reference_all[i].schema, name));
			at += length + (at[length] == ',');
		}
	}
}

static void
a_kind_is_found_by_its_name(void **state)
{
	(void)state;
	assert_ptr_equal(reference_find("norms")->schema, &norm_schema);
	assert_null(reference_find("norm"));
	assert_null(reference_find(""));
}

static void
times_of_day_end_at_24(void **state)
{
	static const struct {
		const char *text;
		int minutes;
	} good[] = {
	    {"00:00", 0}, {"08:30", 510}, {"23:59", 1439}, {"24:00", 1440}};
	static const char *const bad[] = {
	    "", "8:30", "08:60", "24:01", "25:00", "08-30", "08:3x", "08:300"};
	int minutes;

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_true(reference_minutes(good[i].text, &minutes));
		assert_int_equal(minutes, good[i].minutes);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(reference_minutes(bad[i], &minutes));
}

static void
a_body_without_schedule_has_the_one_of_its_kind(void **state)
{
	struct body body = {.kind = "listed"};

	(void)state;
	assert_string_equal(reference_schedule(&body), "gov");
	body.kind = "municipal";
	assert_string_equal(reference_schedule(&body), "plain");
	body.schedule = "night";
	assert_string_equal(reference_schedule(&body), "night");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tables_have_the_columns_of_the_contract),
	    cmocka_unit_test(keys_are_columns),
	    cmocka_unit_test(a_kind_is_found_by_its_name),
	    cmocka_unit_test(times_of_day_end_at_24),
	    cmocka_unit_test(a_body_without_schedule_has_the_one_of_its_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
