/*
 * Earlier messages as they are compared (A1-10, I-35): what was read last is
 * kept, in short, and need not be read from the store and stemmed again.
 */
#ifndef OTKLIK_TASK_READINGS_H
#define OTKLIK_TASK_READINGS_H

#include <stdint.h>

#include "language/likeness.h"
#include "language/location.h"

/* What of a message is compared beside the words of its text. */
struct reading {
	int64_t id;
	uint64_t topic; /* hash, 0: none */
	struct location location;
	int64_t at; /* when it was written */
};

struct readings;

struct readings *readings_open(void);
void readings_close(struct readings *readings); /* NULL: nothing */

/* Keeps one, in the place of older ones; returns it as readings_find. */
const struct reading *readings_keep(struct readings *readings,
    const struct reading *reading, const struct likeness_text *text);

/* Forgets one, as the message has become another. */
void readings_drop(struct readings *readings, int64_t id);

/*
 * One that is kept, until the next is; NULL if it is not. Of the terms in
 * `text` only what likeness_compare looks at is set.
 */
const struct reading *readings_find(
    const struct readings *readings, int64_t id, struct likeness_text *text);

#endif
