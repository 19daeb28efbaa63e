#include <inttypes.h>
#include <string.h>

#include "base/term.h"
#include "model/schema.h"
#include "store/proof.h"
#include "store/sql.h"

/*
 * Digests of cases, as events have them, leave out what a clock can be judged
 * anew by. Of that: detected is a time that was told of the message; a clock
 * ended as its state says; the law is a load; what has a target due has a term.
 */
static const char strange[] =
    "SELECT c.clock_id FROM clock c JOIN message m ON m.id = c.message "
    "WHERE (c.detected IS NOT m.detected_at AND NOT EXISTS (SELECT 1 "
    "FROM event e WHERE e.message = c.message AND (e.at = c.detected "
    "OR json_extract(e.data, '$.set.detected_at') = c.detected))) "
    "OR c.law IS NULL OR c.law NOT IN (SELECT seq FROM event WHERE message IS "
    "NULL "
    "AND kind = 'loaded') "
    "OR (c.target IS NULL AND c.target_due IS NOT NULL) "
    "OR NOT CASE c.ending WHEN 'cancelled' THEN c.stop IS NOT NULL "
    "AND c.state IN ('cancelled', 'lapsed') "
    "WHEN 'overtaken' THEN c.stop IS NOT NULL "
    "AND c.state IN ('cancelled', 'lapsed', 'late') "
    "ELSE c.ending IS NULL AND c.state <> 'cancelled' END "
    "LIMIT 1";

/* Was a term told of the message that is written so? */
static const struct fault *
find_term(struct store *store, int64_t message, const char *target, bool *found)
{
	static const char terms[] =
	    "SELECT json_extract(data, '$.term') AS term FROM event "
	    "WHERE message = ? AND term IS NOT NULL";
	const struct fault *fault;
	char text[TERM_TEXT];
	sqlite3_stmt *row = NULL;
	struct term term;
	bool more = true;

	*found = false;
	if ((fault = sql_query(store, &row, terms, "i", message)) != NULL)
		return fault;
	while (
	    !*found && (fault = sql_step(store, row, &more)) == NULL && more) {
		if (!term_parse(
			(const char *)sqlite3_column_text(row, 0), &term))
			continue;
		term_format(term, text);
		*found = strcmp(text, target) == 0;
	}
	sql_end(row);
	return fault;
}

/* The first clock whose target nobody set. */
static const struct fault *
find_untold(struct store *store, int64_t *clock_id)
{
	static const char targets[] = "SELECT clock_id, message, target "
				      "FROM clock WHERE target IS NOT NULL";
	const struct fault *fault;
	sqlite3_stmt *row = NULL;
	bool more = true, found = true;

	*clock_id = FIELD_NONE;
	fault = sql_query(store, &row, targets, "");
	while (fault == NULL && found &&
	       (fault = sql_step(store, row, &more)) == NULL && more) {
		fault = find_term(store, sqlite3_column_int64(row, 1),
		    (const char *)sqlite3_column_text(row, 2), &found);
		if (!found)
			*clock_id = sqlite3_column_int64(row, 0);
	}
	sql_end(row);
	return fault;
}

const struct fault *
proof_clocks(struct store *store, struct arena *arena, const char **problem)
{
	const struct fault *fault;
	int64_t clock_id;

	*problem = NULL;
	fault = sql_integer(store, &clock_id, FIELD_NONE, strange, "");
	if (fault == NULL && clock_id == FIELD_NONE)
		fault = find_untold(store, &clock_id);
	if (fault == NULL && clock_id != FIELD_NONE)
		*problem = arena_printf(arena,
		    "clock %" PRId64 ": does not follow from the journal",
		    clock_id);
	return fault;
}
