/*
 * The messages whose clocks something learned later may concern (RULES 2.5.8).
 */
#ifndef OTKLIK_STORE_AFFECTED_H
#define OTKLIK_STORE_AFFECTED_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

struct affected {
	int64_t *messages; /* each once, in order; yours */
	size_t count;
};

/*
 * Those with a clock that was open at some instant of [begin, end) and not due
 * by then. An outage that is open ends at INT64_MAX.
 */
const struct fault *affected_by_outage(
    struct store *store, int64_t begin, int64_t end, struct affected *list);

/* Those with a clock that runs. */
const struct fault *affected_running(
    struct store *store, struct affected *list);

/*
 * The same, and those that somebody works at though nothing runs: by other
 * settings or terms something may.
 */
const struct fault *affected_open(struct store *store, struct affected *list);

void affected_free(struct affected *list);

#endif
