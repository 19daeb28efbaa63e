/*
 * Messages selected by what they are, in the order of their ids.
 *
 * A selection is read in chunks, so that no read transaction is open while the
 * caller writes: open, read some, close, write, go on after the last id.
 */
#ifndef OTKLIK_STORE_SELECT_H
#define OTKLIK_STORE_SELECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/message.h"
#include "store/store.h"

/* NULL, 0 and FIELD_NONE select everything. */
struct selection {
	const char *const *states, *const *networks;
	size_t state_count, network_count;
	const char *body;   /* has or had it */
	const char *holder; /* whose turn it is */
	const char *topic;  /* topic or group of topics */
	const char *location;
	const char *author;   /* identity or name */
	int64_t since, until; /* posted in [since, until) */
	bool proposed, warned;
	bool pending;	    /* a draft of it waits for the Curator */
	const char *mine;   /* a clock of this body runs for it */
	int64_t overdue_at; /* due before this instant */
	int64_t after;	    /* only ids above it */
};

struct select;

const struct fault *select_open(struct store *store,
    const struct selection *selection, struct select **cursor);

/* The next message; `*more` is false after the last. */
const struct fault *select_next(struct select *cursor, struct arena *arena,
    struct message *message, bool *more);

void select_close(struct select *cursor);

#endif
