/*
 * The law of a store, ready to be asked: read from its tables once for a run,
 * anew when somebody has loaded others, and as it was at an earlier time.
 */
#ifndef OTKLIK_TASK_LAW_H
#define OTKLIK_TASK_LAW_H

#include "base/digest.h"
#include "base/fault.h"
#include "model/clock.h"
#include "order/office.h"
#include "order/outages.h"
#include "task/lawbook.h"
#include "task/task.h"

/* The Center's code in the table bodies. */
extern const char law_center[];

/* Whose hours were asked for last, on which date. */
struct law_asked {
	char body[48];
	int64_t date;
	const struct hours *hours; /* NULL: free */
};

enum { LAW_ASKED = 64 };

struct law_state {
	const struct zone *zone; /* of its settings (I-57) */
	struct zone *own_zone;	 /* the same; NULL: it is the task's */
	struct compute_tables tables;
	struct office_set *offices;

	char readings[DIGEST_TEXT]; /* digest of the settings set */
	const struct region *region;
	struct region *own; /* the same, if it is of an earlier time */
	/* The outages as this law counts them. */
	struct arena outage_rows;
	struct outages *outages;
	int64_t outages_read; /* transaction; 0: not read */
	struct law_asked asked[LAW_ASKED];
	struct law_state *older;
};

/*
 * The law of the task's store; borrowed from the task. In the write
 * transaction it is the one that holds then (case_open sees to it).
 */
const struct fault *law_get(struct task *task, const struct law_state **law);
void law_close(struct law_state *law);

/*
 * The law as it was after the event `loaded` (FIELD_NONE: as it is): a clock
 * that was stopped is judged by it (RULES 2.5.8).
 */
const struct fault *law_version(
    struct task *task, int64_t loaded, const struct law_state **law);

/* The recorded outages, counted by this law, as of this write transaction. */
const struct fault *law_recorded_outages(struct task *task,
    const struct law_state *law, const struct outages **outages);

/* Forgets them: the task has recorded another one itself. */
void law_forget_outages(struct task *task);

/*
 * The working time of a body by its code, by the body's row in force at an
 * instant, else by the last one it had; of an unknown one `gov`. The Center's
 * may be a setting (I-04).
 */
const struct fault *law_hours_at(struct task *task, const struct law_state *law,
    const char *body, int64_t at, const struct hours **hours);

/* The working time a clock is counted in by the law of now (I-06). */
const struct fault *law_clock_hours(
    struct task *task, const struct clock *clock, const struct hours **hours);

/*
 * True if a stored clock is a return that nobody used in its time (I-26), by
 * the run's clock: it does not run any more, also where it is still stored so.
 */
bool law_has_lapsed(const struct task *task, const struct law_state *law,
    const struct clock *clock);

/*
 * Gives a stored clock the state and the working minutes late that it has by
 * the run's clock: a running one past its due is overdue, an unused return
 * lapsed (I-26).
 */
const struct fault *law_clock_now(struct task *task, struct clock *clock);

#endif
