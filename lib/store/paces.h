/*
 * What networks allow, kept for all publishers: accounts that must be left
 * alone for a while, and how fast calls may follow each other.
 *
 * Times of paces are milliseconds since 1970 UTC.
 */
#ifndef OTKLIK_STORE_PACES_H
#define OTKLIK_STORE_PACES_H

#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

/* Until when an account is left alone; FIELD_NONE if it is not. */
const struct fault *paces_paused(
    struct store *store, const char *account, int64_t now, int64_t *until);

/* Leaves it alone until then. */
const struct fault *paces_pause(struct store *store, const char *account,
    int64_t until, const char *reason);

/* Ends that. */
const struct fault *paces_resume(struct store *store, const char *account);

/* Calls by one bucket: one each `interval`, but `burst` may come at once. */
struct pace {
	const char *bucket;
	int64_t interval, burst;
};

/* How long the next call must wait. */
const struct fault *paces_wait(struct store *store, const struct pace *pace,
    int64_t now_ms, int64_t *wait);

/* Takes its turn, `now_ms` or when it comes. */
const struct fault *paces_take(
    struct store *store, const struct pace *pace, int64_t now_ms);

#endif
