/*
 * Messages selected by what they are, in the order of their ids.
 *
 * A selection is read in chunks, so that no read transaction is open while the
 * caller writes: read some, pause, write, go on. What others change meanwhile
 * is seen; what they make match is found if no list was made of the ids (of
 * an author, of what is overdue, of what is mine, of what somebody holds).
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
	bool given;	    /* only the one that select_ask names */
	const char *mine;   /* a clock of this body runs for it */
	int64_t overdue_at; /* due before this instant */
};

struct select;

/* One at a time in a store; the selection is borrowed for the call only. */
const struct fault *select_open(struct store *store,
    const struct selection *selection, struct select **cursor);

/* Of a selection of what is given: is this one of it? It comes next, or none. */
void select_ask(struct select *cursor, int64_t id);

/* The next message; `*more` is false after the last. */
const struct fault *select_next(struct select *cursor, struct arena *arena,
    struct message *message, bool *more);

/* Ends the read; select_next goes on after the last message. */
void select_pause(struct select *cursor);

void select_close(struct select *cursor);

#endif
