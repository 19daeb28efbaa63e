/*
 * Records taken out of a reader by a second thread, while the caller works on
 * those before. It touches no file: it begins behind a reader_fill and ends
 * with the bytes that one has read.
 *
 * What the second thread may do with a record beyond taking it out is its
 * caller's to say: work that needs nothing but the record, as reading its
 * text.
 */
#ifndef OTKLIK_RECORD_AHEAD_H
#define OTKLIK_RECORD_AHEAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/helper.h"
#include "model/record.h"
#include "record/reader.h"

struct ahead;

/*
 * Makes `prepared` of a record, in the arena, which lives as long as the
 * record; called in the second thread. NULL: nothing. `again`: it made nothing
 * of it when it was read.
 */
typedef const void *ahead_prepare(void *context, const struct record *record,
    struct arena *arena, bool again);

/*
 * NULL if the helper, which is borrowed, has no thread. `prepare` may be NULL.
 */
struct ahead *ahead_open(
    struct helper *helper, ahead_prepare *prepare, void *context);

/* A reader that the thread has is the caller's again. NULL: nothing. */
void ahead_close(struct ahead *ahead);

/*
 * Begins with what reader_waiting says, which must not be 0. The reader is the
 * thread's, but for reader_header, until ahead_next gives no record.
 */
void ahead_begin(struct ahead *ahead, struct reader *reader);

/* Is there a reader that the thread has? */
bool ahead_works(const struct ahead *ahead);

/*
 * As reader_next; the record lives until the third change of ahead_generation
 * from then on, or the next ahead_begin. Without a record the reader is the
 * caller's again.
 */
const struct fault *ahead_next(
    struct ahead *ahead, struct record *record, enum reader_status *status);

/*
 * Gives those that wait, and of which nothing was made, to `prepare` again: it
 * will make something of them now.
 */
void ahead_prepare_again(struct ahead *ahead);

/* A number that changes, with the next record, now and then. */
uint64_t ahead_generation(const struct ahead *ahead);

#endif
