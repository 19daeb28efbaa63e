/*
 * Bytes into records: CSV (RFC 4180), JSON lines, concatenated objects, one
 * JSON array, lists inside of JSON objects of any size, the first sheet of a
 * workbook (xlsx). What begins as a zip is a workbook; else the first character
 * that is not white space tells: `{` or `[` is JSON, all else CSV.
 *
 * A sheet is read as if it were CSV: its first row that is not empty is the
 * header, a record's position is the number of its row, its source is the row
 * as one of CSV. A workbook that cannot be read on is a FAULT_INPUT behind its
 * last good row, with no source.
 *
 * A reader works in two steps, so that nothing is ever read while the caller
 * holds a transaction: reader_fill reads bytes, reader_next takes records out
 * of them and touches no file.
 */
#ifndef OTKLIK_RECORD_READER_H
#define OTKLIK_RECORD_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "model/record.h"
#include "model/schema.h"

struct reader;

/* A single record may be this large; a larger one is refused. */
#define READER_RECORD_MAX ((size_t)16 << 20)

struct reader_options {
	const char *encoding; /* name for iconv, NULL: UTF-8 */
	/* Which fields are lists, for the cells of CSV; NULL: none. */
	const struct schema *schema;
	/*
	 * In a JSON object, where are lists whose elements are the records?
	 * "messages", "chats.list.messages": names from the outermost object
	 * on, lists between them do not count; NULL ends them. NULL: nowhere,
	 * each object is one record. An object that has no such list is one
	 * record too. What stands around a record is its `around`. An input
	 * that is CSV is refused then.
	 *
	 * In an object over READER_RECORD_MAX that may stand behind: it is read
	 * to its end first, and what memory does not hold waits in `folder`.
	 */
	const char *const *lists;
	/* What of the elements of large lists around them is kept; NULL: all. */
	value_pack *pack;
	const char *folder; /* of struct spool */
	/*
	 * Records of ours that come back from a spreadsheet: the apostrophe
	 * that WRITER_EXCEL put before a formula comes off again. Of CSV only
	 * if it has a byte order mark or no commas, as that has. So it does,
	 * whatever is asked here, where the first column is "record".
	 */
	bool unguard;
};

enum reader_status {
	READER_RECORD, /* a record was read */
	READER_EMPTY,  /* nothing more in the bytes read: call reader_fill */
	READER_END     /* the input is finished */
};

/*
 * Opens a reader over a file descriptor, which stays the caller's. `name` is
 * what messages call the input. FAULT_USAGE if the encoding is unknown.
 */
const struct fault *reader_open(struct reader **reader, int fd,
    const char *name, const struct reader_options *options);
void reader_close(struct reader *reader);

/*
 * Reads until a batch is full (about 8 MiB), until the input is finished or,
 * once at least one record is there, until reading would block. Blocks only
 * while there is no record yet, as while a large document was not read to its
 * end. `*stop` is looked at when a signal interrupts it: if it is not 0 the
 * fill ends (stop may be NULL). FAULT_SYSTEM if the input cannot be read, or
 * what was read finds no room on the disk.
 */
const struct fault *reader_fill(
    struct reader *reader, const volatile int *stop);

/*
 * Takes the next record. It lives until the next call of any function on this
 * reader but reader_header.
 *
 * FAULT_INPUT says that this record is bad; its position and source are set
 * and the next call goes on behind it. A record over READER_RECORD_MAX, or one
 * with a quote that nobody closed, is given in pieces: after the fault come
 * READER_RECORDs whose `object.child` is NULL and whose `tail` is set; only
 * their source is of interest. FAULT_SYSTEM ends the input.
 */
const struct fault *reader_next(
    struct reader *reader, struct record *record, enum reader_status *status);

/*
 * From here on the values of records go to an arena of the caller, who resets
 * it: they live until then. NULL: to the reader's own, as at first.
 */
void reader_use(struct reader *reader, struct arena *arena);

/*
 * Bytes that were read and not yet taken, if what is taken out of them, its
 * source too, stays where it is until the next reader_fill; else 0.
 */
size_t reader_waiting(const struct reader *reader);

/*
 * What makes a document again of the record read last, which lies in one:
 * stands before and after its source. Both are empty for any other record.
 * Borrowed until the next call.
 */
void reader_wrapping(struct reader *reader, const struct record *record,
    const struct buffer **before, const struct buffer **after);

/*
 * A line end as records of this input have it, in its encoding. Borrowed until
 * reader_close.
 */
const char *reader_line_end(const struct reader *reader, size_t *length);

/*
 * The header line of a CSV input with its line end, verbatim, or that of a
 * sheet as CSV; length 0 before it was read and for JSON. Borrowed until
 * reader_close.
 */
const char *reader_header(const struct reader *reader, size_t *length);

/*
 * What the columns of that header are called, each the `name` of a value, by
 * `next`; NULL where there is none. Borrowed until reader_close.
 */
const struct value *reader_columns(const struct reader *reader);

#endif
