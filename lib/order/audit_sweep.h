/*
 * How many different persons have access at the same instant (I-51): a sweep
 * over half-open intervals, so that access which ends when another begins does
 * not overlap it.
 */
#ifndef OTKLIK_ORDER_AUDIT_SWEEP_H
#define OTKLIK_ORDER_AUDIT_SWEEP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/account.h"

/* A longest time in which more than the norm have access without a break. */
struct audit_crowd {
	int64_t from, until; /* [from, until) */
	size_t most;	     /* persons at one instant of it */
	int64_t at;	     /* the first instant with so many */
};

/*
 * Finds the crowds between two instants. A person counts once, however many
 * rows he has; role `service` is no person. The list lives in the arena.
 */
size_t audit_sweep(const struct access *rows, size_t count, int64_t begin,
    int64_t end, size_t norm, struct arena *arena,
    const struct audit_crowd **crowds);

/* Those who have access at an instant, by name. */
size_t audit_sweep_persons(const struct access *rows, size_t count, int64_t at,
    struct arena *arena, const char *const **persons);

#endif
