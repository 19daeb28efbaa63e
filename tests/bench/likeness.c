/*
 * Compares pairs of texts, a line each: EARLIER, LATER, then topic and place,
 * each `same`, `other` or empty, between tabs. Prints the likeness and the
 * shared words.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/likeness.h"

static enum likeness_relation
relation(const char *word)
{
	return strcmp(word, "same") == 0    ? LIKENESS_SAME
	       : strcmp(word, "other") == 0 ? LIKENESS_OTHER
					    : LIKENESS_UNKNOWN;
}

static void
compare(struct stemmer *stemmer, char *line)
{
	static struct likeness_text earlier, later;
	struct likeness likeness;
	char *cells[4];

	for (int i = 0; i < 4; i++) {
		cells[i] = line;
		line += strcspn(line, "\t\n");
		if (*line != '\0')
			*line++ = '\0';
	}
	likeness_read(stemmer, cells[0], strlen(cells[0]), &earlier);
	likeness_read(stemmer, cells[1], strlen(cells[1]), &later);
	likeness_compare(&earlier, &later, relation(cells[2]),
	    relation(cells[3]), &likeness);
	printf("%.3f\t%d\t", likeness.value,
	    likeness_distance(earlier.sketch, later.sketch));
	for (size_t i = 0; i < likeness.shared_count; i++)
		printf("%s%.*s", i == 0 ? "" : " ",
		    (int)likeness.shared[i]->length,
		    cells[1] + likeness.shared[i]->begin);
	putchar('\n');
}

int
main(void)
{
	struct stemmer *stemmer = stem_open();
	char *line = NULL;
	size_t size = 0;

	likeness_prepare(stemmer);
	while (getline(&line, &size, stdin) > 0)
		compare(stemmer, line);
	free(line);
	stem_close(stemmer);
	return 0;
}
