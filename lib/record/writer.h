/*
 * Records into bytes: JSON lines, CSV, CSV for spreadsheet programs, text for
 * people. A writer only collects; writer_flush writes, after the commit that
 * made the records true.
 *
 * Every sink escapes: JSON and text never emit a control character, `excel`
 * neutralises what a spreadsheet would run as a formula (= + - @ tab CR at the
 * start of a text cell, behind apostrophes too, get an apostrophe in front; see
 * reader_options.unguard).
 */
#ifndef OTKLIK_RECORD_WRITER_H
#define OTKLIK_RECORD_WRITER_H

#include <stdbool.h>

#include "base/date.h"
#include "base/fault.h"
#include "base/helper.h"
#include "model/record.h"
#include "model/schema.h"

enum writer_format { WRITER_JSON, WRITER_CSV, WRITER_EXCEL, WRITER_TEXT };

struct writer;

struct writer_options {
	enum writer_format format;
	const struct schema *schema; /* its fields make the header */
	const char *fields;	     /* "a,b,c" of --fields, NULL: all */
	const struct zone *zone;
	int columns; /* width of the terminal for text, 0: unlimited */
};

/*
 * Opens a writer; nothing is written before the first flush. The first record
 * decides the header of CSV: the fields of the schema, then those of its input
 * that the schema does not have. FAULT_USAGE if --fields is empty or names
 * one twice.
 */
const struct fault *writer_open(
    struct writer **writer, const struct writer_options *options);
void writer_close(struct writer *writer);

/* Lets the helper, which is borrowed, render records while the caller works. */
void writer_use_helper(struct writer *writer, struct helper *helper);

/*
 * Adds a record: the field `record`, then the members of `data` by `schema`,
 * then those fields of `input` (may be NULL) that the schema does not have, as
 * they were given. In JSON every field of the schema is there, null or [] if
 * the member is FIELD_NONE, FIELD_CLEAR or NULL.
 */
void writer_record(struct writer *writer, const struct schema *schema,
    const void *data, const struct record *input);

/* Adds a record as it came in, unchanged. */
void writer_pass(struct writer *writer, const struct record *record);

/* Adds a line of text as it is (for pages on a terminal), escaped. */
void writer_text(struct writer *writer, const char *text);

/*
 * Says that no record follows, before the last flush: CSV without a record
 * still gets its header. Harmless if there was one.
 */
void writer_end(struct writer *writer);

/*
 * The first field of an input that found no column in CSV, because no record
 * before it had it; NULL if nothing was lost. Lives as long as the writer,
 * which may be NULL.
 */
const char *writer_lost(const struct writer *writer);

/*
 * Writes what was collected to the descriptor. `*closed` becomes true when
 * nobody reads it any more (EPIPE), which is no fault; FAULT_SYSTEM for any
 * other failure, as a full disk.
 */
const struct fault *writer_flush(struct writer *writer, int fd, bool *closed);

/* Forgets what was collected since the last flush (a batch rolled back). */
void writer_discard(struct writer *writer);

/* The format of -o, false if there is no such. */
bool writer_format_parse(const char *name, enum writer_format *format);

#endif
