/*
 * Where a message is said to be, as people fill in that field: a place of the
 * table in any of its spellings, and what of it lies around and inside («Омская
 * обл., с. Азово, ул. Мира»). Two fields are compared by what the table knows,
 * and word by word where it knows nothing (A1-10, I-35).
 */
#ifndef OTKLIK_LANGUAGE_LOCATION_H
#define OTKLIK_LANGUAGE_LOCATION_H

#include <stddef.h>
#include <stdint.h>

#include "language/likeness.h"
#include "model/reference.h"

enum { LOCATION_WORDS = 8 };

/* A field as it is compared; it stands for itself, without the text. */
struct location {
	uint64_t text; /* its words in normal form; 0: nothing is said */
	uint32_t row;  /* number of the place + 1; 0: the table has none */
	uint32_t inside[LOCATION_WORDS]; /* words inside the place: Мира */
	uint32_t count;			 /* of them */
	uint64_t exactly; /* those and their kinds, in any order: проспект */
};

struct locations;

/* The rows are borrowed. */
struct locations *location_open(const struct place *rows, size_t count);
void location_close(struct locations *locations);

/* Reads a field, which may be NULL; one read before is looked up. */
struct location location_read(struct locations *locations, const char *field);

/*
 * What the table calls the place, if the field says that and nothing more
 * exact; else the field itself.
 */
const char *location_name(struct locations *locations, const char *field);

/* Its other spellings in the table, between commas; NULL: none. */
const char *location_forms(struct locations *locations, const char *field);

/*
 * One place, whatever it is called, with the same inside it, is the same. Of
 * two of which one lies in the other, or may, it is unknown. Else they are
 * others; a place that the table has not is the same only in the same words.
 */
enum likeness_relation location_relate(const struct locations *locations,
    const struct location *a, const struct location *b);

#endif
