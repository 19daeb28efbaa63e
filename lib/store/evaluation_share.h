/*
 * Assignments with what became of them: clocks, drafts, the reply. Inside
 * lib/store only.
 */
#ifndef OTKLIK_STORE_EVALUATION_SHARE_H
#define OTKLIK_STORE_EVALUATION_SHARE_H

#include "base/arena.h"
#include "store/evaluation.h"
#include "store/sql.h"

/*
 * Two statements in the same order of assignments: each with its drafts, and
 * the clocks of its message. A million statements of one assignment each cost
 * more.
 */
struct evaluation_cases {
	struct store *store;
	struct evaluation_scope *scope;
	sqlite3_stmt *shares, *clocks; /* on a row that was not taken yet */
	bool share_more, clock_more;
};

/* Opens the assignments received in the period by the cut. */
const struct fault *evaluation_cases_open(struct evaluation_cases *cases,
    struct store *store, struct evaluation_scope *scope);
void evaluation_cases_close(struct evaluation_cases *cases);

/* The next one, in the arena; `*more` is false after the last. */
const struct fault *evaluation_cases_next(struct evaluation_cases *cases,
    struct arena *arena, struct evaluation_share *share, bool *more);

#endif
