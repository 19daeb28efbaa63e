/*
 * Reads lines of the standard input and prints the places that each names, as
 * the table that ships has them, between tabs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "language/place_names.h"
#include "lexicon.h"

enum { PLACES_MAX = 16, ROWS_MAX = 1000 };

static size_t
read_rows(struct lexicon *cells, struct place *rows)
{
	const char *at;
	const struct embed_file *file = lexicon_table("places", &at);
	size_t count = 0;

	while (at < file->end && count < ROWS_MAX) {
		rows[count].name = lexicon_cell(cells, &at, file->end);
		rows[count].forms = lexicon_cell(cells, &at, file->end);
		rows[count++].parent = lexicon_cell(cells, &at, file->end);
	}
	return count;
}

int
main(void)
{
	struct lexicon cells = {.count = 0};
	struct place *rows = calloc(ROWS_MAX, sizeof(*rows));
	size_t rows_count = read_rows(&cells, rows);
	struct stemmer *stemmer = stem_open();
	struct place_names *names = place_names_open(stemmer, rows, rows_count);
	size_t found[PLACES_MAX], size = 0, count;
	char *line = NULL;
	ssize_t length;

	while ((length = getline(&line, &size, stdin)) > 0) {
		if (line[length - 1] == '\n')
			line[--length] = '\0';
		count = place_names_find(
		    names, line, (size_t)length, found, PLACES_MAX);
		for (size_t i = 0; i < count; i++)
			printf("%s%s", i > 0 ? "\t" : "", rows[found[i]].name);
		putchar('\n');
	}
	free(line);
	place_names_close(names);
	stem_close(stemmer);
	lexicon_free(&cells);
	free(rows);
	return 0;
}
