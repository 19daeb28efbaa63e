/*
 * The rows behind a figure, as records that other filters take: clocks, or
 * messages. What they add sums up to the figure, and their number is its
 * denominator (of MI-09, MI-12 and MI-14 see `numerator`, `denominator`).
 */
#ifndef OTKLIK_TASK_EVIDENCE_H
#define OTKLIK_TASK_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "model/clock.h"
#include "model/message.h"
#include "task/evaluating.h"

struct evidence {
	struct evaluating *evaluating;
	struct evaluating_row *rows;
	size_t count, room, at;
};

/*
 * Runs the evaluation and keeps the rows of `what`: an indicator, or `breach`
 * for part 5; of one body, or all (NULL). FAULT_USAGE if there is no such
 * indicator or body. evidence_close takes back what it keeps, faulty or not.
 */
const struct fault *evidence_open(struct evidence *evidence,
    struct evaluating *evaluating, const char *what, const char *body);
void evidence_close(struct evidence *evidence);

/* What the rows of `what` are: clock, account or message. */
const struct schema *evidence_schema(const char *what);

/* FAULT_USAGE if the table of bodies has none of that code. */
const struct fault *evidence_check_body(struct task *task, const char *body);

/*
 * The next row; `*row` is NULL after the last. Then `clock` is its clock, as it
 * was at the end of the period, or `message` its message if it has none; of an
 * account the row has it. They live in the task's arena.
 */
const struct fault *evidence_next(struct evidence *evidence,
    const struct evaluating_row **row, struct clock *clock,
    struct message *message);

#endif
