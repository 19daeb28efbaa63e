/* The members of an event's data (store/members.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "model/schema.h"
#include "store/members.h"

/* "name=text" of each member, between bars; null as ~. */
static const char *
told(const char *json)
{
	static struct buffer out;
	struct arena arena = {0};
	struct member member;
	const char *text;

	buffer_reset(&out);
	buffer_puts(&out, "");
	while (members_next(&json, &member)) {
		text = members_text(&member, &arena);
		buffer_printf(&out, "%s%.*s=%s", out.length > 0 ? "|" : "",
		    (int)member.name_length, member.name,
		    text == NULL ? "~" : text);
	}
	arena_free(&arena);
	return out.bytes;
}

static void
members_come_in_order(void **state)
{
	(void)state;
	assert_string_equal(
	    told("{\"body\":\"minstroy\",\"n\":-7,\"on\":true,\"no\":null}"),
	    "body=minstroy|n=-7|on=true|no=~");
	assert_string_equal(told("{}"), "");
	assert_string_equal(told(" { \"a\" : 1 , \"b\" : \"x\" } "), "a=1|b=x");
	assert_string_equal(
	    told("{\"set\":{\"due\":[1,{\"}\":\"]\"}],\"kind\":\"x\"},\"kind\":"
		 "\"query\",\"l\":[]}"),
	    "set={\"due\":[1,{\"}\":\"]\"}],\"kind\":\"x\"}|kind=query|l=[]");
}

static void
strings_are_decoded(void **state)
{
	(void)state;
	assert_string_equal(told("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"),
	    "a=\"\\/\b\f\n\r\t");
	assert_string_equal(told("{\"a\":\"x\\\\\",\"b\":\"\\u0416\\u001b\"}"),
	    "a=x\\|b=Ж\x1b");
	assert_string_equal(told("{\"a\":\"\\uD83D\\uDE00!\"}"), "a=😀!");
}

/* Whatever was cut or is none: what came before stands, nothing else is read. */
static void
broken_text_ends_it(void **state)
{
	static const char whole[] =
	    "{\"a\":\"x\\u0416\",\"b\":{\"c\":[1,\"\\\\\"]},\"d\":12}";
	char cut[sizeof(whole)];

	(void)state;
	for (size_t i = 0; i < sizeof(whole) - 1; i++) {
		memcpy(cut, whole, i);
		cut[i] = '\0';
		assert_memory_equal(told(cut),
		    "a=xЖ|b={\"c\":[1,\"\\\\\"]}|d=12", strlen(told(cut)));
	}
	assert_string_equal(told(""), "");
	assert_string_equal(told("[1]"), "");
	assert_string_equal(told("{\"a\":}"), "");
	assert_string_equal(told("{\"a\":1]\"b\":2}"), "a=1]\"b\":2");
}

static void
numbers_and_names(void **state)
{
	const char *at = "{\"query\":12,\"queries\":\"12\",\"big\":1e3}";
	struct arena arena = {0};
	struct member member;

	(void)state;
	assert_true(members_next(&at, &member));
	assert_true(members_is(&member, "query"));
	assert_false(members_is(&member, "quer"));
	assert_false(members_is(&member, "queries"));
	assert_int_equal(members_integer(&member, &arena), 12);
	assert_true(members_next(&at, &member));
	assert_false(members_is(&member, "query"));
	assert_true(members_integer(&member, &arena) == FIELD_NONE);
	assert_true(members_next(&at, &member));
	assert_true(members_integer(&member, &arena) == FIELD_NONE);
	assert_false(members_next(&at, &member));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_come_in_order),
	    cmocka_unit_test(strings_are_decoded),
	    cmocka_unit_test(broken_text_ends_it),
	    cmocka_unit_test(numbers_and_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
