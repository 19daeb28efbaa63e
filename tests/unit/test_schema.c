/* Records into structs: types, clearing, lists, unknown fields. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "model/schema.h"

struct thing {
	const char *text, *list, *object;
	int64_t number, at, day, yes;
};

#define AT(member) offsetof(struct thing, member)

static const struct field fields[] = {
    {"text", FIELD_TEXT, AT(text), 0, ""},
    {"number", FIELD_INTEGER, AT(number), 0, ""},
    {"at", FIELD_INSTANT, AT(at), 0, ""},
    {"day", FIELD_DATE, AT(day), 0, ""},
    {"yes", FIELD_BOOLEAN, AT(yes), 0, ""},
    {"list", FIELD_LIST, AT(list), 0, ""},
    {"object", FIELD_OBJECT, AT(object), 0, ""},
};

static const struct schema schema = {"thing", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct thing), ""};

static struct arena arena;
static struct zone *zone;

static int
set_up(void **state)
{
	(void)state;
	return zone_open(&zone, "Asia/Omsk") != NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	zone_close(zone);
	arena_free(&arena);
	return 0;
}

static struct value *
make(enum value_kind kind, const char *name, const char *text)
{
	struct value *value = value_text(&arena, name, text);

	value->kind = kind;
	return value;
}

static const struct fault *
read_value(struct value *value, struct thing *thing)
{
	struct record record = {.object.kind = VALUE_OBJECT};

	value_append(&record.object, value);
	return schema_read(&schema, &record, zone, &arena, thing);
}

static const struct fault *
read_text(const char *name, const char *text, struct thing *thing)
{
	return read_value(make(VALUE_TEXT, name, text), thing);
}

static void
refuse(struct value *value, const char *text)
{
	struct thing thing;
	const struct fault *fault = read_value(value, &thing);

	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_INPUT);
	assert_string_equal(fault->field, value->name);
	assert_string_equal(fault->text, text);
}

static void
nothing_given_is_none(void **state)
{
	struct record record = {.object.kind = VALUE_OBJECT};
	struct thing thing = {.text = "x", .number = 7};

	(void)state;
	value_append(&record.object, value_text(&arena, "unknown", "x"));
	assert_null(schema_read(&schema, &record, zone, &arena, &thing));
	assert_null(thing.text);
	assert_null(thing.list);
	assert_null(thing.object);
	assert_true(thing.number == FIELD_NONE);
	assert_true(thing.at == FIELD_NONE);
	assert_true(thing.day == FIELD_NONE);
	assert_true(thing.yes == FIELD_NONE);
}

static void
null_clears(void **state)
{
	struct thing thing;

	(void)state;
	assert_null(read_value(make(VALUE_NULL, "text", "-"), &thing));
	assert_ptr_equal(thing.text, schema_clear);
	assert_null(read_value(make(VALUE_NULL, "list", "-"), &thing));
	assert_ptr_equal(thing.list, schema_clear);
	assert_null(read_value(make(VALUE_NULL, "at", "-"), &thing));
	assert_true(thing.at == FIELD_CLEAR);
}

static void
texts(void **state)
{
	struct thing thing;

	(void)state;
	assert_null(read_text("text", " да ", &thing));
	assert_string_equal(thing.text, " да ");
	assert_null(
	    read_value(make(VALUE_NUMBER, "text", "9000000001"), &thing));
	assert_string_equal(thing.text, "9000000001");
	assert_null(read_value(make(VALUE_TRUE, "text", ""), &thing));
	assert_string_equal(thing.text, "true");
	refuse(make(VALUE_OBJECT, "text", ""), "text: not a text: \"{}\"");
}

static void
numbers(void **state)
{
	struct thing thing;

	(void)state;
	assert_null(read_text("number", " -17 ", &thing));
	assert_int_equal(thing.number, -17);
	assert_null(read_value(
	    make(VALUE_NUMBER, "number", "9007199254740993"), &thing));
	assert_true(thing.number == INT64_C(9007199254740993));
	assert_null(read_text("number", "  ", &thing));
	assert_true(thing.number == FIELD_NONE);
	refuse(make(VALUE_NUMBER, "number", "1.5"),
	    "number: not a whole number: \"1.5\"");
	refuse(make(VALUE_TEXT, "number", "1e3"),
	    "number: not a whole number: \"1e3\"");
	refuse(make(VALUE_NUMBER, "number", "99999999999999999999"),
	    "number: not a whole number: \"99999999999999999999\"");
	refuse(make(VALUE_NUMBER, "number", "-9223372036854775808"),
	    "number: not a whole number: \"-9223372036854775808\"");
	refuse(make(VALUE_TRUE, "number", ""),
	    "number: not a whole number: \"true\"");
	refuse(make(VALUE_LIST, "number", ""),
	    "number: not a whole number: \"[]\"");
}

static void
times(void **state)
{
	struct thing thing;

	(void)state;
	assert_null(read_text("at", "2022-10-03T10:00:00+06:00", &thing));
	assert_int_equal(thing.at, 1664769600);
	assert_null(read_text("at", "03.10.2022 10:00", &thing));
	assert_int_equal(thing.at, 1664769600);
	assert_null(read_text("day", "2022-10-03", &thing));
	assert_int_equal(thing.day, date_days(2022, 10, 3));
	refuse(make(VALUE_TEXT, "at", "вчера"), "at: not a date: \"вчера\"");
	refuse(make(VALUE_TEXT, "day", "2022-02-30"),
	    "day: not a date: \"2022-02-30\"");
}

static void
booleans(void **state)
{
	static const char *const yes[] = {"true", "yes", "1"};
	static const char *const no[] = {"false", "no", "0"};
	struct thing thing;
	int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		assert_null(read_text("yes", yes[i], &thing));
		assert_int_equal(thing.yes, 1);
		assert_null(read_text("yes", no[i], &thing));
		assert_int_equal(thing.yes, 0);
	}
	assert_null(read_value(make(VALUE_TRUE, "yes", ""), &thing));
	assert_int_equal(thing.yes, 1);
	assert_null(read_value(make(VALUE_NUMBER, "yes", "0"), &thing));
	assert_int_equal(thing.yes, 0);
	refuse(make(VALUE_TEXT, "yes", "да"),
	    "yes: neither true nor false: \"да\"");
}

static void
lists_are_canonical_json(void **state)
{
	struct value *list = value_list(&arena, "list");
	struct thing thing;

	(void)state;
	value_append(list, value_text(&arena, NULL, "a\"\n"));
	value_append(list, make(VALUE_NUMBER, NULL, "1.50"));
	value_append(list, make(VALUE_NULL, NULL, ""));
	assert_null(read_value(list, &thing));
	assert_string_equal(thing.list, "[\"a\\\"\\n\",1.50,null]");
	assert_null(read_text("list", " a, b c ,,d", &thing));
	assert_string_equal(thing.list, "[\"a\",\"b c\",\"d\"]");
	assert_null(read_value(make(VALUE_NUMBER, "list", "17"), &thing));
	assert_string_equal(thing.list, "[17]");
	refuse(make(VALUE_TEXT, "list", "[1"), "list: not a list: \"[1\"");
	refuse(make(VALUE_FALSE, "list", ""), "list: not a list: \"false\"");
}

static void
objects_are_canonical_json(void **state)
{
	struct value *object = make(VALUE_OBJECT, "object", "");
	struct thing thing;

	(void)state;
	value_append(object, make(VALUE_TRUE, "k", ""));
	value_append(object, value_text(&arena, "é", "\x1b"));
	assert_null(read_value(object, &thing));
	assert_string_equal(thing.object, "{\"k\":true,\"é\":\"\\u001b\"}");
	refuse(make(VALUE_TEXT, "object", "x"), "object: not an object: \"x\"");
}

static void
fields_by_name_in_any_order(void **state)
{
	size_t hint = 0;

	(void)state;
	assert_ptr_equal(schema_field(&schema, "day"), &fields[3]);
	assert_null(schema_field(&schema, "da"));
	assert_ptr_equal(schema_find(&schema, "object", &hint), &fields[6]);
	assert_ptr_equal(schema_find(&schema, "text", &hint), &fields[0]);
	assert_null(schema_find(&schema, "nothing", &hint));
	assert_ptr_equal(schema_find(&schema, "number", &hint), &fields[1]);
}

static void
a_record_gives_its_fields(void **state)
{
	struct record record = {.object.kind = VALUE_OBJECT};
	struct value *list = value_list(&arena, "to");
	const char *const *items;

	(void)state;
	value_append(list, value_text(&arena, NULL, "a"));
	value_append(list, value_list(&arena, NULL));
	value_append(list, make(VALUE_NUMBER, NULL, "2"));
	value_append(&record.object, list);
	value_append(&record.object, make(VALUE_NULL, "note", "-"));
	value_append(&record.object, value_text(&arena, "id", "17"));

	assert_int_equal(record_list(&record, "to", &arena, &items), 2);
	assert_string_equal(items[0], "a");
	assert_string_equal(items[1], "2");
	assert_null(record_text(&record, "to"));
	assert_null(record_text(&record, "note"));
	assert_null(record_text(&record, "absent"));
	assert_int_equal(record_list(&record, "note", &arena, &items), 0);
	assert_int_equal(record_list(&record, "absent", &arena, &items), 0);

	record_set(&record, value_text(&arena, "note", " x , y"));
	assert_string_equal(record_text(&record, "note"), " x , y");
	assert_int_equal(record_list(&record, "note", &arena, &items), 2);
	assert_string_equal(items[1], "y");
	assert_string_equal(record_text(&record, "id"), "17");
	record_set(&record, value_text(&arena, "last", "z"));
	assert_string_equal(record_text(&record, "last"), "z");
}

static void
all_schemas_are_listed_once(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; schema_all[i] != NULL; i++)
		for (k = 0; k < i; k++)
			assert_string_not_equal(
			    schema_all[i]->record, schema_all[k]->record);
	assert_true(i >= 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_given_is_none),
	    cmocka_unit_test(null_clears),
	    cmocka_unit_test(texts),
	    cmocka_unit_test(numbers),
	    cmocka_unit_test(times),
	    cmocka_unit_test(booleans),
	    cmocka_unit_test(lists_are_canonical_json),
	    cmocka_unit_test(objects_are_canonical_json),
	    cmocka_unit_test(fields_by_name_in_any_order),
	    cmocka_unit_test(a_record_gives_its_fields),
	    cmocka_unit_test(all_schemas_are_listed_once),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
