/*
 * Clocks selected across messages, by due, then message, then number.
 *
 * Like messages they are read in chunks: open, read some, close, write, go on
 * behind the last one.
 */
#ifndef OTKLIK_STORE_CLOCK_SELECT_H
#define OTKLIK_STORE_CLOCK_SELECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/cases.h"
#include "store/store.h"

/* NULL, 0 and FIELD_NONE select everything. */
struct clock_selection {
	bool stopped; /* those that ended too, not only those that run */
	/* only bodies' own that are late, or run, and no notice stands about;
	 * without returns that nobody used */
	bool untold;
	int64_t message;
	const char *const *clocks;
	size_t clock_count;
	const char *const *bodies; /* owner of the clock */
	size_t body_count;
	int64_t since, until; /* due in [since, until) */
	/* behind this one; FIELD_NONE: from the start */
	bool no_due; /* those without a due time, which come last */
	int64_t after_due, after_message, after_clock;
};

struct clock_select;

const struct fault *clock_select_open(struct store *store,
    const struct clock_selection *selection, struct clock_select **cursor);
const struct fault *clock_select_next(struct clock_select *cursor,
    struct arena *arena, struct case_clock *clock, bool *more);
void clock_select_close(struct clock_select *cursor);

#endif
