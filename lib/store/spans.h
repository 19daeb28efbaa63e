/*
 * Inside lib/store only: between which instants the messages of so many numbers
 * were posted, by block (schema/023-listings.sql). Who asks for a time reads no
 * others.
 *
 * What is put of one block waits, until another one is put to, and at the latest
 * until the transaction is committed; statements that read the table come after
 * spans_write.
 */
#ifndef OTKLIK_STORE_SPANS_H
#define OTKLIK_STORE_SPANS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

enum { SPANS_MESSAGES = 2000 /* in a block */ };

struct store;

/* What waits. */
struct span {
	bool waits, moved;
	int64_t block, least, greatest;
};

/* A new message was posted at an instant, FIELD_NONE: it is not known when. */
const struct fault *spans_put(
    struct store *store, int64_t message, int64_t posted_at);

/* A message in the store is told to have been posted at another one. */
const struct fault *spans_move(struct store *store, int64_t message);

const struct fault *spans_write(struct store *store);

/* What waits is rolled back, or written. */
void spans_forget(struct store *store);

#endif
