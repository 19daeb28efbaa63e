/*
 * JSON documents that hold many records: the answer of an interface
 * ({"response":{"items":[...],"profiles":[...]}}), the export of a chat
 * ({"name":...,"messages":[...]}). The elements of those lists that a path
 * names are cut out one by one, whatever the size of the document; what stands
 * around them, before and behind, is kept. Of an object too large to be held
 * that must be known before its elements are taken, so its bytes are asked for
 * once more than they are at hand (document_asks). Inside lib/record only.
 *
 * A path is names with points between them; lists on the way do not count:
 * "chats.list.messages" leads to each message of each chat.
 */
#ifndef OTKLIK_RECORD_DOCUMENT_H
#define OTKLIK_RECORD_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/record.h"
#include "record/encoding.h"
#include "record/frames.h"
#include "record/outline.h"
#include "record/span.h"

struct document {
	struct frames frames; /* none: no document is open */
	bool begun;	      /* its first bracket was passed */
	bool whole;	      /* it was seen up to its end */
	size_t left;	      /* bytes that follow then */
	const char *cut;      /* what is wrong if they are not enough */
	struct span span;     /* of the element in hand */
	size_t tried;	      /* bytes that were not enough */
	bool dropping;	      /* a member that need not be here as a whole */
	struct outline outline;
	const char *wrong;
	char why[256];
};

enum document_status {
	DOCUMENT_MORE,	  /* more bytes are needed */
	DOCUMENT_ELEMENT, /* an element begins here */
	DOCUMENT_CLOSED,
	DOCUMENT_BROKEN /* from here on it is no JSON: `wrong` says why */
};

void document_free(struct document *document);

/*
 * Does the object that begins at `bytes` hold a list of records, as far as it
 * is there?
 */
bool document_begins(
    struct document *document, const char *bytes, size_t length);

/*
 * Opens the object that begins at `bytes`. `whole` says that nothing behind
 * `length` belongs to it; `cut`, what is wrong if it does not end there.
 */
void document_enter(struct document *document, const char *bytes, size_t length,
    bool whole, const char *cut);

/*
 * Must what stands behind the bytes at hand be looked at before more can be
 * passed, up to the end of an object? Then document_look takes it, piece by
 * piece, and the same bytes come once more where they stand. `last`: none will
 * follow.
 */
bool document_asks(const struct document *document);
void document_look(
    struct document *document, const char *bytes, size_t length, bool last);

/*
 * Passes what is no element; `*used` are the bytes passed. With `last` no more
 * will come. DOCUMENT_BROKEN with no bytes left says that they are missing.
 */
enum document_status document_step(struct document *document, const char *bytes,
    size_t length, bool last, size_t *used);

/*
 * Looks for the end of the element that begins at `bytes`, as span_find_end
 * does. If it must end here and does not, `wrong` is set and the document is
 * over.
 */
bool document_find_end(struct document *document, const char *bytes,
    size_t length, bool last, size_t *at);

/* Ends it here; how many bytes there still belong to it. */
size_t document_leave(struct document *document, size_t length);

/* Reads an element; `encoding` may be NULL. */
const struct fault *document_read(const struct document *document,
    const char *bytes, size_t length, const struct encoding *encoding,
    struct arena *arena, struct value *value);

/* What the next record lies in; NULL if in no document. */
const struct record_around *document_around(const struct document *document);

#endif
