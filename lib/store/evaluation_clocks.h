/*
 * The clocks of a period: as they come with the assignments of their message,
 * and those that do not. Inside lib/store only.
 */
#ifndef OTKLIK_STORE_EVALUATION_CLOCKS_H
#define OTKLIK_STORE_EVALUATION_CLOCKS_H

#include "model/evaluation.h"
#include "store/evaluation.h"
#include "store/sql.h"

/*
 * What is read of a clock c, in this order. Of a clock that
 * was kept nobody asks how late it was and who was told; those columns stand
 * far behind in a row.
 */
#define EVALUATION_CLOCKS_COLUMNS                                              \
	"c.clock_id, c.clock, c.state, c.force = 'norm', c.body, c.owner, "    \
	"c.start, c.due, c.stop, "                                             \
	"CASE c.ruleset WHEN 'annex3' THEN (SELECT m.network "                 \
	"FROM message m WHERE m.id = c.message) END, "                         \
	"CASE WHEN c.state <> 'met' THEN c.late_minutes END, "                 \
	"CASE WHEN c.state <> 'met' THEN c.notice END, "                       \
	"CASE WHEN c.state <> 'met' AND c.notice IS NOT NULL THEN "            \
	"(SELECT n.issued_at FROM notice n WHERE n.notice = c.notice) END "

/* Reads these columns, of which `first` is the first. */
void evaluation_clocks_row(
    sqlite3_stmt *row, int first, struct evaluation_clock *clock);

/*
 * True if it counts: due in the period, and not suspended, unused, or taken
 * back by the cut. What is taken back later had no verdict to lose.
 */
bool evaluation_clocks_counts(
    const struct evaluation_scope *scope, const struct evaluation_clock *clock);

/* Those of messages that were not told of, by their due, running ones last. */
struct evaluation_clocks {
	struct store *store;
	const struct evaluation_scope *scope;
	sqlite3_stmt *due, *one; /* the numbers, the clock at hand */
};

const struct fault *evaluation_clocks_open(struct evaluation_clocks *clocks,
    struct store *store, const struct evaluation_scope *scope);
void evaluation_clocks_close(struct evaluation_clocks *clocks);
const struct fault *evaluation_clocks_next(struct evaluation_clocks *clocks,
    struct evaluation_clock *clock, bool *more);

#endif
