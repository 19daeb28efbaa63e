/*
 * The columns of an output: which there are, and what a record has in each.
 * Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_COLUMNS_H
#define OTKLIK_RECORD_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "model/record.h"
#include "model/schema.h"

/* A record on its way out: a struct by its schema, what came in, or both. */
struct source {
	const struct schema *schema; /* NULL without data */
	const void *data;
	const struct record *input; /* may be NULL if there is data */
	const struct zone *zone;
	const struct value *hint; /* the member found last */
};

struct column {
	const char *name;
	const struct field *field; /* of the schema they are bound to */
};

struct columns {
	struct arena arena;
	const struct schema *bound;
	struct column *list;
	size_t count, room;
	struct value expected; /* its children */
};

/*
 * The columns of a list of names between commas; the first name that is there
 * a second time, else NULL.
 */
const char *columns_choose(struct columns *columns, const char *names);

/* There will be a column of each of these names of values (NULL: none). */
void columns_expect(struct columns *columns, const struct value *names);

/*
 * The columns of a schema (may be NULL): `record`, its fields, those that are
 * expected, and the fields of the input (may be NULL), each once; but for those
 * behind ROWS_COLUMNS.
 */
void columns_derive(struct columns *columns, const struct schema *schema,
    const struct record *input);

/*
 * Those of a listing: fields with a width, last the one that takes the rest; of
 * a schema without any those that are expected and those of the input.
 */
void columns_list(struct columns *columns, const struct schema *schema,
    const struct record *input);

void columns_clear(struct columns *columns);

/* Looks the names up in another schema; does nothing if it is the same. */
void columns_bind(struct columns *columns, const struct schema *schema);

/* True if there is a column of that name. Names that are asked for in the order
 * of the columns are found at once; `*hint` is 0 at first. */
bool columns_have(
    const struct columns *columns, const char *name, size_t *hint);

/* What a source has in a column, as render.h says; null if nothing. */
void columns_json(
    const struct column *column, struct source *source, struct buffer *out);
bool columns_cell(
    const struct column *column, struct source *source, struct buffer *out);

/*
 * The next field of the input behind `member` (NULL: the first) that is not
 * one of the schema; NULL at the end. `*hint` is 0 at first.
 */
const struct value *columns_unknown(const struct schema *schema,
    const struct record *input, const struct value *member, size_t *hint);

#endif
