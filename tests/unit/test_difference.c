/* What a version of a text has that the one before had not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/difference.h"

static void
differs(const char *older, const char *newer, const char *expected)
{
	struct buffer out = {0};

	buffer_puts(&out, "");
	difference_write(older, newer, &out);
	assert_string_equal(out.bytes, expected);
	buffer_free(&out);
}

static void
words_are_marked_where_they_differ(void **state)
{
	(void)state;
	differs("", "", "");
	differs("Починим завтра.", "Починим завтра.", "Починим завтра.");
	differs("Починим завтра.", "Починим в среду.",
	    "Починим [-завтра.-] {+в среду.+}");
	differs("a b c d", "a x c d", "a [-b-] {+x+} c d");
	differs("a b c", "b c d", "[-a-] b c {+d+}");
	differs("", "a b", "{+a b+}");
	differs("a b", "", "[-a b-]");
	differs("a\nb", "a\n\nb", "a\n\nb");
	differs("a b c d e", "a c b e d", "a [-b-] c [-d-] {+b+} e {+d+}");
}

/* The newer text, without what is gone and without the marks. */
static void
unmark(const char *marked, struct buffer *out)
{
	buffer_puts(out, "");
	while (*marked != '\0') {
		if (strncmp(marked, "[-", 2) == 0) {
			marked = strstr(marked, "-]") + 2;
			marked += *marked == ' ';
		} else if (strncmp(marked, "{+", 2) == 0 ||
			   strncmp(marked, "+}", 2) == 0) {
			marked += 2;
		} else {
			buffer_putc(out, *marked++);
		}
	}
}

static void
nothing_of_the_newer_text_is_lost(void **state)
{
	struct buffer old = {0}, new = {0}, out = {0}, bare = {0};
	unsigned seed = 39;

	(void)state;
	for (int round = 0; round < 200; round++) {
		size_t length;

		buffer_reset(&old);
		buffer_reset(&new);
		buffer_reset(&out);
		buffer_reset(&bare);
		for (int i = 0; i < 30; i++) {
			seed = seed * 1103515245u + 12345u;
			if (seed >> 28 != 0)
				buffer_printf(
				    &old, "%c ", 'a' + (int)(seed >> 16 & 7));
			if (seed >> 28 != 1)
				buffer_printf(
				    &new, "%c ", 'a' + (int)(seed >> 20 & 7));
		}
		difference_write(old.bytes, new.bytes, &out);
		unmark(out.bytes, &bare);
		/* Space at the very end may go with what is gone. */
		length = strlen(new.bytes) - 1;
		assert_true(strncmp(bare.bytes, new.bytes, length) == 0);
	}
	buffer_free(&old);
	buffer_free(&new);
	buffer_free(&out);
	buffer_free(&bare);
}

static void
long_texts_are_bounded(void **state)
{
	struct buffer old = {0}, new = {0}, out = {0};

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buffer_printf(&old, "%d ", i);
		buffer_printf(&new, "%d ", i % 2 == 0 ? i : -i);
	}
	difference_write(old.bytes, new.bytes, &out);
	assert_true(strncmp(out.bytes, "0 [-1 2 3 ", 10) == 0);
	buffer_free(&old);
	buffer_free(&new);
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_marked_where_they_differ),
	    cmocka_unit_test(nothing_of_the_newer_text_is_lost),
	    cmocka_unit_test(long_texts_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
