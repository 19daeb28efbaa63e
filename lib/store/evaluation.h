/*
 * The facts of a half-year, streamed one by one by index (RULES 6.3):
 * assignments by receipt, clocks by their due, messages and repeats by
 * detection.
 *
 * A stream is a read of its own; nothing may be written until it is closed.
 */
#ifndef OTKLIK_STORE_EVALUATION_H
#define OTKLIK_STORE_EVALUATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/evaluation.h"
#include "store/evaluation_told.h"
#include "store/store.h"

/* One is opened after the other, in this order. */
enum evaluation_stream {
	EVALUATION_SHARES,
	EVALUATION_CLOCKS,
	EVALUATION_MESSAGES,
	EVALUATION_REPEATS
};

/*
 * What is read: what belongs to [begin, end), as it was at `cut`, the last
 * instant that counts. What was decided, detected, received, linked, flagged,
 * granted or taken back later is left out.
 *
 * The clocks of a message stand together, and are read once: `take` gets those
 * due in the period while the assignments of their message come by, the stream
 * of clocks has the rest. What it gets lives until it returns.
 *
 * A longer term runs from before it is granted. `past` is asked of those alone
 * about which something was decided after the cut: it gives the clock the due
 * it had then; `*there` is false if nobody had granted it yet.
 */
struct evaluation_scope {
	int64_t begin, end, cut;
	const struct fault *(*take)(
	    void *to, const struct evaluation_clock *clock);
	const struct fault *(*past)(
	    void *to, struct evaluation_clock *clock, bool *there);
	void *to;
	struct evaluation_told told;
};

struct evaluation;

/*
 * Opens a stream; the scope is one for all of them, borrowed.
 * evaluation_close(NULL) does nothing.
 */
const struct fault *evaluation_open(struct evaluation **evaluation,
    struct store *store, enum evaluation_stream stream,
    struct evaluation_scope *scope);
void evaluation_close(struct evaluation *evaluation);

/*
 * The next fact of the stream that was opened; `*more` is false after the
 * last. Texts live until the next call, those of a message in the arena.
 */
const struct fault *evaluation_clock(
    struct evaluation *evaluation, struct evaluation_clock *clock, bool *more);
const struct fault *evaluation_share(struct evaluation *evaluation,
    struct arena *arena, struct evaluation_share *share, bool *more);
const struct fault *evaluation_message(struct evaluation *evaluation,
    struct arena *arena, struct evaluation_message *message, bool *more);
const struct fault *evaluation_repeat(struct evaluation *evaluation,
    struct evaluation_repeat *repeat, bool *more);

/* One delivery of an evaluation, as the journal tells it. */
struct evaluation_sent {
	int64_t seq, at; /* when it was sent */
	const char *period, *addressee, *number;
};

/* The first delivery recorded after event `after`, in the arena. */
const struct fault *evaluation_next_sent(struct store *store, int64_t after,
    struct arena *arena, struct evaluation_sent *sent, bool *found);

#endif
