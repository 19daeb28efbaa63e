#include "store/cases.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "store/assignment_row.h"
#include "store/clock_row.h"
#include "store/sql.h"

const struct fault *
cases_assignments(struct store *store, int64_t message, struct arena *arena,
    struct assignment **list, size_t *count)
{
	static const char select[] =
	    "SELECT " ASSIGNMENT_ROW_COLUMNS
	    " FROM assignment WHERE message = ? ORDER BY assignment";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*list = NULL;
	*count = 0;
	if ((fault = sql_query(store, &row, select, "-i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		*list = arena_grow(arena, *list, *count, sizeof(**list));
		assignment_row_read(row, arena, &(*list)[(*count)++]);
	}
	return fault;
}

const struct fault *
cases_body_known(struct store *store, const char *body, bool *known)
{
	/* CASE looks no further than it must: clocks have no index of these. */
	static const char anywhere[] =
	    "SELECT CASE "
	    "WHEN EXISTS (SELECT 1 FROM bodies WHERE code = ?1) THEN 1 "
	    "WHEN EXISTS (SELECT 1 FROM assignment WHERE body = ?1) THEN 1 "
	    "ELSE EXISTS (SELECT 1 FROM clock WHERE owner = ?1) END";
	const struct fault *fault;
	int64_t is = 0;

	fault = sql_integer(store, &is, 0, anywhere, "t", body);
	*known = is != 0;
	return fault;
}

const struct fault *
cases_put_assignment(struct store *store, struct assignment *assignment)
{
	static const char insert[] =
	    "INSERT INTO assignment (assignment, message, body, role, seq, "
	    "state, received_at, due, last_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
	    "ON CONFLICT (assignment) DO UPDATE SET role = excluded.role, "
	    "state = excluded.state, due = excluded.due, "
	    "last_at = excluded.last_at";
	const struct fault *fault;

	fault = sql_run(store, insert, "-iittitiii", assignment->assignment,
	    assignment->message, assignment->body,
	    assignment_role_name(assignment->role), assignment->seq,
	    assignment_state_name(assignment->state), assignment->received_at,
	    assignment->due, assignment->last_at);
	if (fault == NULL && assignment->assignment == FIELD_NONE)
		assignment->assignment = sqlite3_last_insert_rowid(store->db);
	return fault;
}

const struct fault *
cases_clocks(struct store *store, int64_t message, struct arena *arena,
    struct case_clock **list, size_t *count)
{
	static const char select[] =
	    "SELECT " CLOCK_ROW_COLUMNS
	    " FROM clock WHERE message = ? ORDER BY clock_id";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	*list = NULL;
	*count = 0;
	if ((fault = sql_query(store, &row, select, "-i", message)) != NULL)
		return fault;
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		*list = arena_grow(arena, *list, *count, sizeof(**list));
		clock_row_read(row, arena, &(*list)[(*count)++]);
	}
	return fault;
}

const struct fault *
cases_clock(struct store *store, int64_t clock_id, struct arena *arena,
    struct case_clock *clock, bool *found)
{
	static const char select[] =
	    "SELECT " CLOCK_ROW_COLUMNS " FROM clock WHERE clock_id = ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, select, "i", clock_id)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	clock_row_read(row, arena, clock);
	sql_end(row);
	return NULL;
}

static const struct fault *
insert_clock(struct store *store, const struct case_clock *made)
{
	static const char insert[] =
	    "INSERT INTO clock (message, assignment, clock, rule, ruleset, "
	    "force, body, owner, start, \"limit\", due, stop, state, "
	    "late_minutes, target_due, alt_due, alt_reading, readings, "
	    "detected, target, ending, law) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	const struct clock *clock = &made->clock;

	return sql_run(store, insert,
	    "iitttttti"
	    "tiitiiittitti",
	    clock->id, made->assignment, clock->clock, clock->rule,
	    clock->ruleset, clock->force, clock->body, clock->owner,
	    clock->start, clock->limit, clock->due, clock->stop, clock->state,
	    clock->late_minutes, clock->target_due, clock->alt_due,
	    clock->alt_reading, clock->readings, made->detected, made->target,
	    made->ending, made->law);
}

/* Which clock it is stays: kind, assignment, start. */
static const struct fault *
update_clock(struct store *store, const struct case_clock *made)
{
	static const char update[] =
	    "UPDATE clock SET rule = ?, ruleset = ?, force = ?, owner = ?, "
	    "\"limit\" = ?, due = ?, stop = ?, state = ?, late_minutes = ?, "
	    "target_due = ?, alt_due = ?, alt_reading = ?, readings = ?, "
	    "detected = ?, target = ?, ending = ?, law = ? WHERE clock_id = ?";
	const struct clock *clock = &made->clock;

	return sql_run(store, update, "tttttiitiiittittii", clock->rule,
	    clock->ruleset, clock->force, clock->owner, clock->limit,
	    clock->due, clock->stop, clock->state, clock->late_minutes,
	    clock->target_due, clock->alt_due, clock->alt_reading,
	    clock->readings, made->detected, made->target, made->ending,
	    made->law, clock->clock_id);
}

const struct fault *
cases_put_clock(struct store *store, struct case_clock *made)
{
	const struct fault *fault;

	if (made->clock.clock_id != FIELD_NONE)
		return update_clock(store, made);
	if ((fault = insert_clock(store, made)) == NULL)
		made->clock.clock_id = sqlite3_last_insert_rowid(store->db);
	return fault;
}

const struct fault *
cases_judge_clock(
    struct store *store, const struct case_clock *made, const char *state)
{
	static const char update[] =
	    "UPDATE clock SET due = ?, state = ?, late_minutes = ?, "
	    "target_due = ?, alt_due = ?, alt_reading = ?, readings = ?, "
	    "law = ? WHERE clock_id = ?";
	/* Without the state: indexes of clocks in some state stay as they are
	 * unless they hold the due time. */
	static const char move[] =
	    "UPDATE clock SET due = ?, late_minutes = ?, target_due = ?, "
	    "alt_due = ?, alt_reading = ?, readings = ?, law = ? "
	    "WHERE clock_id = ?";
	const struct clock *clock = &made->clock;

	if (text_equal(clock->state, state))
		return sql_run(store, move, "-iiiittii", clock->due,
		    clock->late_minutes, clock->target_due, clock->alt_due,
		    clock->alt_reading, clock->readings, made->law,
		    clock->clock_id);
	return sql_run(store, update, "-itiiittii", clock->due, clock->state,
	    clock->late_minutes, clock->target_due, clock->alt_due,
	    clock->alt_reading, clock->readings, made->law, clock->clock_id);
}

const struct fault *
cases_set_law(struct store *store, int64_t clock_id, int64_t law)
{
	static const char update[] =
	    "UPDATE clock SET law = ? WHERE clock_id = ?";

	return sql_run(store, update, "ii", law, clock_id);
}

const struct fault *
cases_set_notice(struct store *store, int64_t clock_id, int64_t notice)
{
	static const char update[] =
	    "UPDATE clock SET notice = ? WHERE clock_id = ?";

	return sql_run(store, update, "ii", notice, clock_id);
}

/* A cell of a row under digest: a JSON value. */
static void
put_integer(struct buffer *text, int64_t number)
{
	if (text->bytes[text->length - 1] != '[')
		buffer_putc(text, ',');
	if (number == FIELD_NONE)
		buffer_puts(text, "null");
	else
		buffer_integer(text, number);
}

static void
put_text(struct buffer *text, const char *string)
{
	buffer_putc(text, ',');
	if (string == NULL)
		buffer_puts(text, "null");
	else
		buffer_json(text, string, strlen(string));
}

static void
put_assignment(struct buffer *text, const struct assignment *a)
{
	buffer_putc(text, '[');
	put_integer(text, a->assignment);
	put_text(text, a->body);
	put_text(text, assignment_role_name(a->role));
	put_integer(text, a->seq);
	put_text(text, assignment_state_name(a->state));
	put_integer(text, a->received_at);
	put_integer(text, a->due);
	put_integer(text, a->last_at);
	buffer_puts(text, "]\n");
}

static void
put_clock(struct buffer *text, const struct case_clock *made)
{
	const struct clock *clock = &made->clock;

	buffer_putc(text, '[');
	put_integer(text, clock->clock_id);
	put_integer(text, made->assignment);
	put_text(text, clock->clock);
	put_text(text, clock->rule);
	put_text(text, clock->ruleset);
	put_text(text, clock->force);
	put_text(text, clock->body);
	put_text(text, clock->owner);
	put_integer(text, clock->start);
	put_text(text, clock->limit);
	put_integer(text, clock->due);
	put_integer(text, clock->stop);
	put_text(text, clock->state);
	put_integer(text, clock->late_minutes);
	put_integer(text, clock->target_due);
	put_integer(text, clock->alt_due);
	put_text(text, clock->alt_reading);
	put_text(text, clock->readings);
	buffer_puts(text, "]\n");
}

void
cases_digest_rows(const struct assignment *assignments, size_t assignment_count,
    const struct case_clock *clocks, size_t clock_count, char out[DIGEST_TEXT])
{
	struct buffer text = {0};
	size_t i;

	buffer_puts(&text, "");
	for (i = 0; i < assignment_count; i++)
		put_assignment(&text, &assignments[i]);
	for (i = 0; i < clock_count; i++)
		put_clock(&text, &clocks[i]);
	digest_text(text.bytes, text.length, out);
	buffer_free(&text);
}

const struct fault *
cases_digest(struct store *store, int64_t message, char out[DIGEST_TEXT])
{
	const struct fault *fault;
	struct arena arena = {0};
	struct assignment *assignments;
	struct case_clock *clocks;
	size_t assignment_count, clock_count;

	if ((fault = cases_assignments(store, message, &arena, &assignments,
		 &assignment_count)) == NULL &&
	    (fault = cases_clocks(
		 store, message, &arena, &clocks, &clock_count)) == NULL)
		cases_digest_rows(
		    assignments, assignment_count, clocks, clock_count, out);
	arena_free(&arena);
	return fault;
}
