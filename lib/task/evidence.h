/*
 * The records behind a figure, as other filters take them: clocks, messages,
 * drafts, accounts, posts, comments, statements. What they add sums up to the
 * figure's numerator and denominator, and each adds one to the denominator;
 * of a ratio of two different counts (MI-09, MI-12) one to either.
 */
#ifndef OTKLIK_TASK_EVIDENCE_H
#define OTKLIK_TASK_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "model/clock.h"
#include "model/draft.h"
#include "model/message.h"
#include "model/post.h"
#include "task/evaluating.h"

struct evidence {
	struct evaluating *evaluating;
	int indicator; /* -1: breaches */
	struct evaluating_row *rows;
	size_t count, room, at;
	struct clock clock;
	struct message message;
	struct draft draft;
	/* The posts of the account that is at hand. */
	struct arena arena;
	struct post *posts;
	size_t post_count, post_room, post_at;
	const struct evaluating_row *posts_of;
};

/* One record behind a figure, and what it adds to it. */
struct evidence_record {
	const struct schema *schema;
	const void *record;
	struct indicator_count count;
	const char *body; /* of a message: whose part in it; else NULL */
	const char *week; /* of an account: which one; else NULL */
};

/*
 * Runs the evaluation and keeps the rows of `what`: an indicator, or `breach`
 * for part 5; of one body, or all (NULL). FAULT_USAGE if there is no such
 * indicator or body, or the figure is no body's. evidence_close takes back
 * what it keeps, faulty or not.
 */
const struct fault *evidence_open(struct evidence *evidence,
    struct evaluating *evaluating, const char *what, const char *body);
void evidence_close(struct evidence *evidence);

/* What the rows of `what` are. */
const struct schema *evidence_schema(const char *what);

/* FAULT_USAGE if the table of bodies has none of that code. */
const struct fault *evidence_check_body(struct task *task, const char *body);

/*
 * The next record, as it was at the end of the period where it is a clock or a
 * draft; `*more` is false after the last. It lives in the task's arena or the
 * evaluation, until the next call.
 */
const struct fault *evidence_next(
    struct evidence *evidence, struct evidence_record *record, bool *more);

#endif
