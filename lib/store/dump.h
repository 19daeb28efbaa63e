/*
 * The whole store as JSON lines, and back.
 *
 * Each line is one row: {"record":"row","table":NAME,"values":{COLUMN:...}}.
 * Hashes are hexadecimal. The first line names the schema version; the last one
 * says how many rows there are, so that a dump that was cut is known as one.
 */
#ifndef OTKLIK_STORE_DUMP_H
#define OTKLIK_STORE_DUMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "model/record.h"
#include "store/store.h"

struct dump;

/*
 * Begins a dump of the store as it now is: nothing that is written later gets
 * in, however long the dump takes.
 */
const struct fault *dump_open(struct store *store, struct dump **dump);

/* Appends the next line; `*more` is false after the last. */
const struct fault *dump_next(
    struct dump *dump, struct buffer *line, bool *more);

void dump_close(struct dump *dump);

/* How far a dump was restored; begins zeroed. */
struct dump_restored {
	int64_t rows;	   /* put back so far */
	int64_t told;	   /* that many its last line says there are */
	bool begun, ended; /* by its first and its last line */
};

/*
 * Puts one line back into an empty store, inside the open write transaction.
 * The lines must come in the order of the dump. FAULT_INPUT if it is no row of
 * a dump, FAULT_SCHEMA if it is the head of another version.
 */
const struct fault *dump_restore(struct store *store,
    const struct record *record, struct dump_restored *restored);

#endif
