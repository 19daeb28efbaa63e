/*
 * What stands around records is found in bytes that come piece by piece, and
 * kept in little memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "record/outline.h"

static const char *const lists[] = {"items", "response.items", NULL};
static struct frames frames;

/* What is kept of an object; `piece` bytes of it come at once. */
static const char *
kept(const char *object, size_t length, size_t piece)
{
	static struct buffer told;
	struct outline outline = {0};
	size_t at, some;

	frames.paths = lists;
	frames_reset(&frames);
	frames_push(&frames, false);
	outline_open(&outline);
	for (at = 1; at < length && outline.open; at += some) {
		some = length - at < piece ? length - at : piece;
		outline_take(
		    &outline, &frames, object + at, some, at + some == length);
	}
	outline_close(&outline);
	buffer_reset(&told);
	value_json(&frames_around(&frames)->object, &told);
	return told.bytes;
}

static bool
is_partial(void)
{
	return frames_around(&frames)->partial;
}

/* Of a string, in pieces of every size. */
#define KEPT(object, expected, partial)                                        \
	for (size_t piece = 1; piece <= sizeof(object); piece++) {             \
		assert_string_equal(                                           \
		    kept(object, sizeof(object) - 1, piece), expected);        \
		assert_int_equal(is_partial(), partial);                       \
	}

static void
members_are_kept_wherever_they_stand(void **state)
{
	(void)state;
	KEPT("{}", "{}", false);
	KEPT("{\"a\":1}, {\"b\":2}", "{\"a\":1}", false);
	KEPT("{ \"a\" : 1 , \"items\" : [{\"x\":\"]\"}], \"b\" : -12.5e3 }",
	    "{\"a\":1,\"b\":-12.5e3}", false);
	KEPT("{\"response\":{\"items\":[],\"c\":1},\"d\":null}", "{\"d\":null}",
	    false);
	/* An object where a list should be holds no records. */
	KEPT("{\"items\":{\"a\":[1]}}", "{\"items\":{\"a\":[1]}}", false);
}

static void
large_members_are_read_value_by_value(void **state)
{
	(void)state;
	KEPT(
	    "{\"p\":[{\"id\":1,\"n\":\"\\\"}\"},{\"id\":2,\"n\":\"b\"}, 3,[]]}",
	    "{\"p\":[{\"id\":1,\"n\":\"\\\"}\"},{\"id\":2,\"n\":\"b\"},3,[]]}",
	    false);
	KEPT("{\"e\":{\"u\":[{\"\\u0061\":true}],\"g\":{}},\"z\":\"\\ud83d\"}",
	    "{\"e\":{\"u\":[{\"a\":true}],\"g\":{}},\"z\":\"\xef\xbf\xbd\"}",
	    false);
	KEPT("{\"d\":[[[[[[[[[[[[1]]]]]]]]]]]]}",
	    "{\"d\":[[[[[[[[[[[[1]]]]]]]]]]]]}", false);
}

static void
what_is_no_json_ends_it_and_is_told(void **state)
{
	(void)state;
	KEPT("{\"a\":1,\"b\":tru,\"c\":3}", "{\"a\":1,\"c\":3}", true);
	KEPT("{\"a\":1,b:2,\"c\":3}", "{\"a\":1}", true);
	/* What is only cut is told by whoever reads the records. */
	KEPT("{\"a\":1,\"items\":[{", "{\"a\":1}", false);
}

/* They are looked through for every record. */
static void
members_without_number_are_not_kept(void **state)
{
	struct buffer object = {0};

	(void)state;
	for (int i = 0; i < 600; i++)
		buffer_printf(&object, "%c\"%d\":0", i == 0 ? '{' : ',', i);
	buffer_putc(&object, '}');
	kept(object.bytes, object.length, object.length);
	assert_true(is_partial());
	assert_non_null(value_get(&frames_around(&frames)->object, "499"));
	assert_null(value_get(&frames_around(&frames)->object, "500"));
	buffer_free(&object);
}

static bool
pack_n(const char *list, const struct value *element, struct buffer *packed)
{
	const char *n = value_string(value_get(element, "n"));

	if (list == NULL || strcmp(list, "p") != 0)
		return false;
	if (n != NULL)
		buffer_put(packed, n, strlen(n) + 1);
	return true;
}

/* What is left of the list "p", packed or not: texts "n", and other values. */
static const char *
left_of_p(void)
{
	static struct buffer left;
	const struct value *list =
	    value_get(&frames_around(&frames)->object, "p");

	buffer_reset(&left);
	for (const struct value *at = list->child; at != NULL; at = at->next) {
		const char *n = value_string(value_get(at, "n"));

		if (at->kind == VALUE_NUMBER)
			buffer_printf(&left, "%s ", at->text);
		if (n != NULL)
			buffer_printf(&left, "%s ", n);
		if (at->kind != VALUE_PACKED)
			continue;
		for (n = at->text; n < at->text + at->length;
		     n += strlen(n) + 1)
			buffer_printf(&left, "%s ", n);
	}
	return left.bytes;
}

static void
elements_of_large_lists_are_packed(void **state)
{
	static const char object[] =
	    "{\"p\":[{\"id\":1,\"n\":\"a\"},{\"x\":7},{\"n\":\"b\"}],\"q\":2}";
	static const char cut[] = "{\"p\":[{\"id\":1,\"n\":\"a\"},{\"n\":\"b";
	static struct buffer large;

	(void)state;
	frames.pack = pack_n;
	for (size_t piece = 1; piece < sizeof(object); piece++) {
		kept(object, sizeof(object) - 1, piece);
		assert_string_equal(left_of_p(), "a b ");
		assert_false(is_partial());
	}
	/* What is cut leaves what was whole. */
	kept(cut, sizeof(cut) - 1, 3);
	assert_string_equal(left_of_p(), "a ");
	/* More than one value holds. */
	buffer_puts(&large, "{\"p\":[0");
	for (int i = 0; i < 20000; i++)
		buffer_puts(&large, ",{\"n\":\"abc\"}");
	buffer_puts(&large, "]}");
	kept(large.bytes, large.length, 4096);
	assert_int_equal(strlen(left_of_p()), 2 + 20000 * 4);
	buffer_free(&large);
	frames.pack = NULL;
}

static int
give_back(void **state)
{
	(void)state;
	frames_free(&frames);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_are_kept_wherever_they_stand),
	    cmocka_unit_test(large_members_are_read_value_by_value),
	    cmocka_unit_test(what_is_no_json_ends_it_and_is_told),
	    cmocka_unit_test(members_without_number_are_not_kept),
	    cmocka_unit_test(elements_of_large_lists_are_packed),
	};

	return cmocka_run_group_tests(tests, NULL, give_back);
}
