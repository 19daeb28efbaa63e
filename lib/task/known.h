/*
 * Which stored clock each clock is that the law finds.
 *
 * A clock is told by its kind, its share and its start. A setting that is read
 * otherwise may give it another start or take it away; what has been stopped
 * stays what it was (RULES 2.5.8), so it is told by its stop as well.
 */
#ifndef OTKLIK_TASK_KNOWN_H
#define OTKLIK_TASK_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "order/timeline.h"
#include "store/cases.h"
#include "task/case.h"

/* The stored clocks of a case as they are found again. */
struct known {
	struct case_clock *clocks; /* as the case has them */
	size_t count;
	bool *taken;	/* found, each once */
	size_t *of;	/* for each clock that the law finds: its place, or */
	size_t nothing; /* this, which is no place */
};

/* Finds them; it lives in the arena of the task. */
void known_find(struct known *known, const struct message_case *made,
    const struct timeline_clock *clocks, size_t count);

/*
 * True if a clock that is not stored is to be: it runs, or what happens to the
 * case now has begun or ended it. One that a setting of today would have set
 * going, and that ended before, never ran.
 */
bool known_is_new(
    const struct message_case *made, const struct timeline_clock *clock);

/*
 * True if a stored clock that the law finds is to be judged anew: it runs; or
 * a setting took it away while it ran, and by the settings of today it runs; or
 * it ended without a verdict, and what an export tells of now ended it before.
 */
bool known_runs(const struct message_case *made,
    const struct case_clock *stored, const struct timeline_clock *clock);

#endif
