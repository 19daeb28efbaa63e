/*
 * Encodings other than UTF-8, by iconv. Inside lib/record only.
 *
 * Most that one meets (cp1251, koi8-r, cp866) are ASCII with one byte for
 * every further character: these are decoded field by field, so that a record
 * keeps the bytes it came as. All others are decoded as a stream before
 * anything else looks at them, and encoded again where the source of a record
 * is wanted.
 *
 * A byte that is no character decodes to one that no UTF-8 has, so that the
 * field which holds it is refused like any other that is not UTF-8.
 */
#ifndef OTKLIK_RECORD_ENCODING_H
#define OTKLIK_RECORD_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/fault.h"

struct encoding;

/* How many bytes of UTF-8 one byte may become: of a stream, as far as is known
 * (TSCII), and a few more for what waited. */
enum { ENCODING_GROWTH = 4, ENCODING_GROWTH_STREAM = 12, ENCODING_MORE = 64 };

/*
 * Opens an encoding by its name; NULL and UTF-8 give NULL, which of the others
 * here only encoding_close, encoding_is_stream and encoding_line_end take.
 * FAULT_USAGE if iconv does not know it.
 */
const struct fault *encoding_open(struct encoding **encoding, const char *name);
void encoding_close(struct encoding *encoding);

/* True if it is decoded as a stream; false for NULL. */
bool encoding_is_stream(const struct encoding *encoding);

/*
 * Decodes bytes of an encoding that is no stream. Room for ENCODING_GROWTH
 * times `length` is needed at `out`; returns the bytes used.
 */
size_t encoding_decode(const struct encoding *encoding, const char *bytes,
    size_t length, char *out);

/*
 * Decodes the next bytes of a stream, as encoding_decode, with room for
 * ENCODING_GROWTH_STREAM times `*length` and ENCODING_MORE. `*length` is set to
 * what was left over at the end, to be given again: what found no room after
 * all, or the begin of a character, with what follows it. With `last` nothing
 * follows.
 */
size_t encoding_stream(struct encoding *encoding, const char *bytes,
    size_t *length, bool last, char *out);

/* Encodes UTF-8 again for a stream; what cannot be becomes a question mark. */
void encoding_restore(struct encoding *encoding, const char *bytes,
    size_t length, struct buffer *buffer);

/*
 * The bytes of a line end behind other characters: a newline alone, but in a
 * stream as its encoding writes it. Borrowed until encoding_close.
 */
const char *encoding_line_end(const struct encoding *encoding, size_t *length);

/*
 * Checks that a field's text, decoded if need be, is UTF-8 without NUL; else
 * FAULT_INPUT about the field.
 */
const struct fault *encoding_check(
    const char *field, const char *text, size_t length);

#endif
