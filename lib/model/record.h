/*
 * One record on its way through a filter: its fields, as they were given, and
 * where it stood in the input.
 *
 * `source` ends with a line end where the input had one: rows of CSV and JSON
 * lines do, elements of an array, a last row, and a piece that goes on in the
 * next one need not. Who writes sources one after the other puts a newline
 * before one that is no tail if the byte written last is none.
 */
#ifndef OTKLIK_MODEL_RECORD_H
#define OTKLIK_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "model/value.h"

/*
 * An object that a record lies in, of a document that holds many: `object` has
 * its members, wherever they stand, without what leads to the records. Behind
 * what is no JSON they are not known.
 */
struct record_around {
	struct value object;
	bool partial; /* a member was too large, or no JSON: it is not there */
	unsigned long number; /* of no other one of the input */
	const struct record_around *outer;
};

struct record {
	struct value object;	/* kind VALUE_OBJECT; children are fields */
	const char *input;	/* file name, or "-" */
	unsigned long position; /* line, or number of the element */
	bool element;		/* position is #N of an array or sheet */
	const char *source;	/* the bytes it came as, verbatim */
	size_t source_length;
	bool tail; /* only a further piece of a refused record */
	const struct record_around *around; /* innermost; NULL: in nothing */
	/* The columns of its table, by `name`, also of empty cells, while its
	 * input is open; NULL: it came in none. */
	const struct value *columns;
	const void *prepared; /* for whoever asked a stream for it, or NULL */
};

/* A field by name, NULL if the record does not have it. */
const struct value *record_find(const struct record *record, const char *name);

/* A member of what the record lies in, the innermost that has one; or NULL. */
const struct value *record_around_find(
    const struct record *record, const char *name);

/* Is something missing there that could not be kept? */
bool record_around_partial(const struct record *record);

/* Its text; NULL if absent, null, a list or an object. */
const char *record_text(const struct record *record, const char *name);

/*
 * The texts of a list field: its items, or the parts of a text between
 * commas, trimmed. `*items` lives in the arena; absent or null gives 0.
 */
size_t record_list(const struct record *record, const char *name,
    struct arena *arena, const char *const **items);

/* Sets a field to a value (replaces one of the same name). */
void record_set(struct record *record, struct value *value);

/* Takes a field out, if the record has it. */
void record_drop(struct record *record, const char *name);

#endif
