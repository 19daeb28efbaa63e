/*
 * Assignments with what became of them: clocks, drafts, the reply. Inside
 * lib/store only.
 */
#ifndef OTKLIK_STORE_EVALUATION_SHARE_H
#define OTKLIK_STORE_EVALUATION_SHARE_H

#include "base/arena.h"
#include "model/evaluation.h"
#include "store/sql.h"
#include "store/store.h"

/*
 * Two statements in the same order of assignments: each with its clocks, and
 * the drafts. A million statements of one assignment each cost more.
 */
struct evaluation_cases {
	struct store *store;
	sqlite3_stmt *clocks, *drafts; /* on a row that was not taken yet */
	bool clock_more, draft_more;
	int64_t cut;
};

/* Opens the assignments received in [begin, end) by the cut. */
const struct fault *evaluation_cases_open(struct evaluation_cases *cases,
    struct store *store, int64_t begin, int64_t end, int64_t cut);
void evaluation_cases_close(struct evaluation_cases *cases);

/* The next one, in the arena; `*more` is false after the last. */
const struct fault *evaluation_cases_next(struct evaluation_cases *cases,
    struct arena *arena, struct evaluation_share *share, bool *more);

#endif
