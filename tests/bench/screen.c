/*
 * Screens each line of the standard input with the lexicon that ships:
 *
 *	bench-screen <texts			classes and what was hit, a line each
 *	bench-screen -s FILE [PATTERNS]		how fast: MB/s over the bytes of FILE
 *
 * PATTERNS further stems, made up, fill the automaton.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/embed.h"
#include "language/automaton.h"
#include "language/screen.h"
#include "lexicon.h"

enum { ROUNDS = 5 };

static void
print(const struct screen_result *result, const char *line)
{
	bool has[SCREEN_CLASSES] = {false};
	const char *before = "";

	for (size_t i = 0; i < result->count; i++) {
		enum screen_class class = result->hits[i].class;

		if (!has[class]) {
			printf("%s%s", before, screen_class_name(class));
			before = ";";
		}
		has[class] = true;
	}
	printf("\t%s", result->ground == NULL ? "" : result->ground);
	for (size_t i = 0; i < result->count; i++) {
		const struct screen_hit *hit = &result->hits[i];

		printf("\t%.3s:%.*s [%s]", screen_class_name(hit->class),
		    (int)(hit->to - hit->from), line + hit->from,
		    hit->lexeme == NULL ? "" : hit->lexeme->pattern);
	}
	putchar('\n');
}

static int
screen_lines(const struct screen *screen, struct matcher *matcher)
{
	struct screen_result result;
	const struct matcher_hit *hits;
	struct fold fold = {0};
	char *line = NULL;
	size_t size = 0, count;
	ssize_t length;

	while ((length = getline(&line, &size, stdin)) > 0) {
		if (line[length - 1] == '\n')
			line[--length] = '\0';
		fold_text(&fold, line, (size_t)length);
		count = matcher_run(matcher, &fold, &hits);
		screen_read(
		    screen, line, (size_t)length, &fold, hits, count, &result);
		print(&result, line);
	}
	fold_free(&fold);
	free(line);
	return 0;
}

static double
seconds_used(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static char *
read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes;
	size_t size;

	if (file == NULL)
		return NULL;
	fseek(file, 0, SEEK_END);
	size = (size_t)ftell(file);
	rewind(file);
	bytes = malloc(size + 1);
	if (bytes != NULL)
		*length = fread(bytes, 1, size, file);
	fclose(file);
	return bytes;
}

/* One pass over all lines; returns the seconds. */
static double
pass(struct matcher *matcher, const char *bytes, size_t length, size_t *found)
{
	const struct matcher_hit *hits;
	const char *at = bytes, *end = bytes + length;
	struct fold fold = {0};
	double began = seconds_used();

	*found = 0;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		if (stop == NULL)
			stop = end;
		fold_text(&fold, at, (size_t)(stop - at));
		if (matcher != NULL)
			*found += matcher_run(matcher, &fold, &hits);
		at = stop + 1;
	}
	fold_free(&fold);
	return seconds_used() - began;
}

static int
measure(struct matcher *matcher, const char *path)
{
	size_t length = 0, found;
	char *bytes = read_file(path, &length);

	if (bytes == NULL)
		return 1;
	for (int round = 0; round < ROUNDS; round++) {
		double folded = pass(NULL, bytes, length, &found);
		double both = pass(matcher, bytes, length, &found);

		printf("normal form %6.1f MB/s, with automaton %6.1f MB/s, "
		       "%zu found\n",
		    (double)length / folded / 1e6, (double)length / both / 1e6,
		    found);
	}
	free(bytes);
	return 0;
}

/* Stems of six to nine letters that look like nothing. */
static void
add_stems(struct matcher *matcher, int count)
{
	unsigned seed = 1;

	for (int i = 0; i < count; i++) {
		char stem[32];
		size_t length = 0, letters = 6 + (unsigned)i % 4;

		while (letters-- > 0) {
			unsigned letter;

			seed = seed * 1664525 + 1013904223;
			letter = 0x430 + (seed >> 16) % 32;
			stem[length++] = (char)(0xc0 | letter >> 6);
			stem[length++] = (char)(0x80 | (letter & 63));
		}
		stem[length] = '\0';
		matcher_add(matcher, MATCHER_STEM, stem, NULL);
	}
}

int
main(int argc, char **argv)
{
	struct lexicon lexicon = lexicon_read();
	struct matcher *matcher = matcher_open();
	struct screen *screen =
	    screen_open(matcher, lexicon.rows, lexicon.count);
	int status = 1;

	if (argc > 3)
		add_stems(matcher, atoi(argv[3]));
	if (matcher_build(matcher) == NULL)
		status = argc > 2 ? measure(matcher, argv[2])
				  : screen_lines(screen, matcher);
	screen_close(screen);
	matcher_close(matcher);
	lexicon_free(&lexicon);
	return status;
}
