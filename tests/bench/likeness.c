/*
 * Compares pairs of texts, a line each: EARLIER, LATER, then the topic, `same`,
 * `other` or empty, and the place of each or nothing, between tabs. Prints the
 * likeness and the shared words.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/likeness.h"
#include "language/location.h"
#include "lexicon.h"

static enum likeness_relation
relation(const char *word)
{
	return strcmp(word, "same") == 0    ? LIKENESS_SAME
	       : strcmp(word, "other") == 0 ? LIKENESS_OTHER
					    : LIKENESS_UNKNOWN;
}

static void
compare(struct stemmer *stemmer, struct locations *locations, char *line)
{
	static struct likeness_text earlier, later;
	struct location from, to;
	struct likeness likeness;
	char *cells[5];

	for (int i = 0; i < 5; i++) {
		cells[i] = line;
		line += strcspn(line, "\t\n");
		if (*line != '\0')
			*line++ = '\0';
	}
	likeness_read(stemmer, cells[0], strlen(cells[0]), &earlier);
	likeness_read(stemmer, cells[1], strlen(cells[1]), &later);
	from = location_read(locations, cells[3]);
	to = location_read(locations, cells[4]);
	likeness_compare(&earlier, &later, relation(cells[2]),
	    location_relate(locations, &from, &to), &likeness);
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
	struct lexicon cells = {.count = 0};
	size_t count, size = 0;
	const struct place *places = lexicon_places(&cells, &count);
	struct locations *locations = location_open(places, count);
	struct stemmer *stemmer = stem_open();
	char *line = NULL;

	likeness_prepare(stemmer);
	while (getline(&line, &size, stdin) > 0)
		compare(stemmer, locations, line);
	free(line);
	stem_close(stemmer);
	location_close(locations);
	lexicon_free(&cells);
	return 0;
}
