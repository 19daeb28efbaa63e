/*
 * What a record is made of: one table per record, from which the CSV header,
 * the JSON keys, the options of the tools and otklik-records(5) all come.
 *
 * A record that has a C struct is read into it and written from it by its
 * schema; the type says what the member is:
 *
 *	FIELD_TEXT, FIELD_LIST, FIELD_OBJECT,
 *	FIELD_DECIMAL				const char *
 *	all others				int64_t
 *
 * A list or object is held as canonical JSON text. A member nobody gave is
 * NULL or FIELD_NONE; one that was cleared (JSON null, a lone "-") is
 * schema_clear or FIELD_CLEAR.
 */
#ifndef OTKLIK_MODEL_SCHEMA_H
#define OTKLIK_MODEL_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/fault.h"
#include "model/record.h"

enum field_type {
	FIELD_TEXT,
	FIELD_INTEGER,
	FIELD_INSTANT, /* seconds since 1970 UTC */
	FIELD_DATE,    /* days since 1970 */
	FIELD_BOOLEAN,
	FIELD_LIST,
	FIELD_OBJECT,
	FIELD_DECIMAL /* a number with a fraction, as its digits */
};

#define FIELD_NONE INT64_MIN
#define FIELD_CLEAR (INT64_MIN + 1)
#define FIELD_LEAST (INT64_MIN + 2) /* no number is less */

struct field {
	const char *name;
	enum field_type type;
	size_t offset;	  /* of the member in the struct */
	int width;	  /* columns in the text listing, 0: not shown there,
			     -1: the rest of the line */
	const char *help; /* for the manual and --help */
};

struct schema {
	const char *record; /* value of the field `record` */
	const struct field *fields;
	size_t count;
	size_t size; /* of the struct */
	const char *help;
};

/* The address that stands for a text, list or object that was cleared. */
extern const char schema_clear[];

/* All schemas there are, for the manual; NULL ends the list. */
extern const struct schema *const schema_all[];

/* The field of that name, NULL if the schema has none. */
const struct field *schema_field(const struct schema *schema, const char *name);

/*
 * The same for names that come in some order of their own: `*hint` is 0 before
 * the first one and remembers where the last was found.
 */
const struct field *schema_find(
    const struct schema *schema, const char *name, size_t *hint);

/*
 * True if a text was given and says something: not NULL, cleared or empty, nor
 * only blanks and characters that are not seen. What must be filled in is.
 */
bool schema_given(const char *text);

/* True if the member is a const char *. */
bool schema_is_text(const struct field *field);

/* Sets every member to NULL or FIELD_NONE. */
void schema_reset(const struct schema *schema, void *data);

/*
 * Reads the fields of a record into the struct, instants without an offset in
 * `zone`. Texts are borrowed from the record or live in the arena. FAULT_INPUT
 * with the field's name if a value is not of its type. Fields the schema does
 * not have are left alone.
 *
 * Booleans are true, false, yes, no, 1, 0; a list may be a text with commas.
 * Around values other than texts spaces do not count, and nothing but spaces
 * is no value.
 */
const struct fault *schema_read(const struct schema *schema,
    const struct record *record, const struct zone *zone, struct arena *arena,
    void *data);

/* The same over what the struct holds: what no field says stays. */
const struct fault *schema_read_over(const struct schema *schema,
    const struct record *record, const struct zone *zone, struct arena *arena,
    void *data);

#endif
