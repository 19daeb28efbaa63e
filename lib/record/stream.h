/*
 * Several inputs read one after the other as one stream of records, and the
 * file into which those that were refused go.
 */
#ifndef OTKLIK_RECORD_STREAM_H
#define OTKLIK_RECORD_STREAM_H

#include <stdint.h>

#include "base/fault.h"
#include "record/ahead.h"
#include "record/reader.h"

struct stream;

struct stream_options {
	char *const *paths; /* "-" is standard input */
	size_t path_count;
	char *const *ids; /* instead of inputs: each a record of its id */
	size_t id_count;
	const char *rejects; /* file for --rejects, or NULL */
	/* files that they must not go to either, each may be NULL */
	const char *store, *given;
	struct reader_options reader;
};

/*
 * Sets inputs or ids from operands: ids unless it is a lone "-"; none at all is
 * standard input.
 */
void stream_operands(struct stream_options *options, char *const *operands,
    size_t count, bool ids);

/* Opens a stream; faults as rejects_open. That file is emptied when the first
 * input is opened. */
const struct fault *stream_open(
    struct stream **stream, const struct stream_options *options);
/*
 * Opens a stream over bytes in memory, as a table compiled in; `name` is what
 * messages call it.
 */
const struct fault *stream_open_bytes(
    struct stream **stream, const char *name, const char *bytes, size_t length);

void stream_close(struct stream *stream);

/*
 * Lets the helper take records out of large inputs, and prepare them (`prepare`
 * may be NULL), while the caller works. Before the first record.
 */
void stream_read_ahead(struct stream *stream, struct helper *helper,
    ahead_prepare *prepare, void *context);

/* Gives records to `prepare` that wait and of which it made nothing; it will
 * make something of them now. */
void stream_prepare_again(struct stream *stream);

/*
 * Ends the second thread, wherever it is: no record is taken after that, and
 * what `prepare` works with may go. NULL: nothing.
 */
void stream_end_ahead(struct stream *stream);

/*
 * May stream_fill wait for somebody else? Not while a file is read; the next
 * input may be anything. True, too, while what was refused waits to be written.
 */
bool stream_waits(const struct stream *stream);

/* As reader_fill and reader_next, over all inputs. */
const struct fault *stream_fill(
    struct stream *stream, const volatile int *stop);
const struct fault *stream_next(
    struct stream *stream, struct record *record, enum reader_status *status);

/* As reader_columns, of the input that was read last; NULL before the first. */
const struct value *stream_columns(const struct stream *stream);

/*
 * Of the record that was given last: 0 if it lives until the next one is asked
 * for, else it lives until this has changed twice more, or stream_fill is
 * called.
 */
uint64_t stream_generation(const struct stream *stream);

/*
 * Keeps a refused record, verbatim, after its input's own header; of a document
 * with what stands around it, so that the file can be read again.
 */
void stream_reject(struct stream *stream, const struct record *record);

/* The same of the header of the input that was read last. */
void stream_reject_header(struct stream *stream);

/* Writes what was kept to the file; FAULT_SYSTEM if that fails. */
const struct fault *stream_flush(struct stream *stream);

#endif
