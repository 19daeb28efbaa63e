/*
 * The lexicon that ships, held to lines constructed for it: what each is, and
 * what nothing is to be found in. A kind with `-missed` is known to be missed,
 * so the benchmark counts it and this test does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "../bench/lexicon.h"
#include "base/buffer.h"
#include "language/screen.h"

#define LINES TESTS_DIR "/bench/constructed.csv"

struct world {
	struct lexicon lexicon;
	struct matcher *matcher;
	struct screen *screen;
	struct fold fold;
};

/* The next cell of a file of quoted and plain ones; false at its end. */
static bool
next_cell(FILE *file, struct buffer *cell)
{
	int byte = fgetc(file);
	bool quoted = byte == '"';

	buffer_reset(cell);
	buffer_puts(cell, "");
	if (byte == EOF)
		return false;
	if (quoted)
		byte = fgetc(file);
	while (byte != EOF && (quoted || (byte != ',' && byte != '\n'))) {
		if (quoted && byte == '"') {
			byte = fgetc(file);
			quoted = byte == '"';
			if (!quoted)
				continue;
		}
		buffer_putc(cell, (char)byte);
		byte = fgetc(file);
	}
	return true;
}

static void
check(struct world *world, const char *text, const char *label)
{
	const struct matcher_hit *hits;
	struct screen_result result;
	bool found = false, other = false;
	size_t count;

	fold_text(&world->fold, text, strlen(text));
	count = matcher_run(world->matcher, &world->fold, &hits);
	screen_read(world->screen, text, strlen(text), &world->fold, hits,
	    count, &result);
	for (size_t i = 0; i < result.count; i++) {
		enum screen_class class = result.hits[i].class;

		/* spans lie in the text, on whole characters */
		assert_true(result.hits[i].from < result.hits[i].to);
		assert_true(result.hits[i].to <= strlen(text));
		assert_true((text[result.hits[i].from] & 0xc0) != 0x80);
		assert_true((text[result.hits[i].to] & 0xc0) != 0x80);
		found |= strcmp(screen_class_name(class), label) == 0;
		other |= class != SCREEN_SIGNIFICANT;
	}
	if (strcmp(label, "none") == 0 ? other : !found)
		fail_msg("%s: %s", label, text);
}

static void
each_line(void **state)
{
	struct world world = {.lexicon = lexicon_read()};
	struct buffer cells[4] = {{0}};
	FILE *file = fopen(LINES, "rb");
	size_t lines = 0, i;

	(void)state;
	assert_non_null(file);
	world.matcher = matcher_open();
	world.screen =
	    screen_open(world.matcher, world.lexicon.rows, world.lexicon.count);
	assert_null(matcher_build(world.matcher));
	while (next_cell(file, &cells[0])) {
		for (i = 1; i < 4; i++)
			assert_true(next_cell(file, &cells[i]));
		if (lines++ > 0 && strstr(cells[2].bytes, "-missed") == NULL)
			check(&world, cells[0].bytes, cells[1].bytes);
	}
	fclose(file);
	assert_true(lines > 1000);
	for (i = 0; i < 4; i++)
		buffer_free(&cells[i]);
	screen_close(world.screen);
	matcher_close(world.matcher);
	lexicon_free(&world.lexicon);
	fold_free(&world.fold);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
