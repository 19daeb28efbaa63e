/*
 * The clocks of a period: as they come with the assignments of their message,
 * and those that do not. Inside lib/store only.
 */
#ifndef OTKLIK_STORE_EVALUATION_CLOCKS_H
#define OTKLIK_STORE_EVALUATION_CLOCKS_H

#include "model/evaluation.h"
#include "store/evaluation.h"
#include "store/sql.h"

/* What is read of a clock c, in this order. */
#define EVALUATION_CLOCKS_COLUMNS                                              \
	"c.clock_id, c.clock, c.state, c.force, c.body, c.owner, c.start, "    \
	"c.due, c.stop, CASE c.ruleset WHEN 'annex3' THEN (SELECT m.network "  \
	"FROM message m WHERE m.id = c.message) END, c.late_minutes, "         \
	"c.notice "

/*
 * Reads these columns, of which `first` is the first, as they were at the cut.
 * `*there` is false if the clock was made later.
 */
const struct fault *evaluation_clocks_row(struct store *store,
    const struct evaluation_scope *scope, sqlite3_stmt *row, int first,
    struct evaluation_clock *clock, bool *there);

/*
 * True if it counts: due in the period, and not suspended, unused, or taken
 * back by the cut. What is taken back later had no verdict to lose.
 */
bool evaluation_clocks_counts(
    const struct evaluation_scope *scope, const struct evaluation_clock *clock);

/* Those of messages that were not told of, message by message. */
struct evaluation_clocks {
	struct store *store;
	struct evaluation_scope *scope;
	sqlite3_stmt *due; /* whose clocks are due; running ones last */
	sqlite3_stmt *own; /* all clocks of the message at hand, or NULL */
	int64_t message;
};

const struct fault *evaluation_clocks_open(struct evaluation_clocks *clocks,
    struct store *store, struct evaluation_scope *scope);
void evaluation_clocks_close(struct evaluation_clocks *clocks);
const struct fault *evaluation_clocks_next(struct evaluation_clocks *clocks,
    struct evaluation_clock *clock, bool *more);

#endif
