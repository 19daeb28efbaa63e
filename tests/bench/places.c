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

enum { PLACES_MAX = 16 };

int
main(void)
{
	struct lexicon cells = {.count = 0};
	size_t rows_count;
	struct place *rows = lexicon_places(&cells, &rows_count);
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
	return 0;
}
