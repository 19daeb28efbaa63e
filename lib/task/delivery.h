/*
 * The delivery of an evaluation (A1-19.2, A2-15.2): to the Governor and to the
 * Ministry, both, and when the next one is due (I-42).
 */
#ifndef OTKLIK_TASK_DELIVERY_H
#define OTKLIK_TASK_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/period.h"
#include "task/task.h"

enum { DELIVERY_MOST = 16 };

struct delivery_state {
	struct {
		const char *addressee, *date, *number;
	} sent[DELIVERY_MOST]; /* of the period asked for, the last ones */
	size_t count;
	bool complete; /* both addressees have it */
	/* Of all periods: the last day on which an evaluation was complete, and
	 * the day by which the next one is due; NULL: there was none. */
	const char *last, *next;
	int64_t last_day, next_day; /* DATE_NONE */
};

/* What the journal tells; texts live in the arena. */
const struct fault *delivery_read(struct task *task, const char *period,
    struct arena *arena, struct delivery_state *state);

/* What one act of delivery says. */
struct delivery_act {
	struct period period;
	const char *addressee, *number;
	int64_t date; /* day */
};

/*
 * Records that the evaluation of a period was sent, in the write transaction.
 * FAULT_USAGE if the addressee is none of governor, ministry, or the number is
 * missing; FAULT_STATE if the period has not ended or the date is before its
 * end or in the future. When both have it, that is attested as the Center's
 * `evaluation` of that date. `*warning` is NULL or says that the cadence was not
 * kept, and lives in the arena.
 */
const struct fault *delivery_record(struct task *task,
    const struct delivery_act *act, struct arena *arena, const char **warning);

const char *delivery_addressee_ru(const char *addressee);

#endif
