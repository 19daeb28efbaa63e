#include "store/notices.h"

#include "store/deliveries.h"
#include "store/sql.h"

/* What a notice says, in the order of the table. */
#define COLUMNS                                                                \
	"notice, record, message, clock_id, clock, rule, ruleset, force, "     \
	"body, owner, start, \"limit\", due, stop, state, late_minutes, "      \
	"target_due, alt_due, alt_reading, readings, addressees, severity, "   \
	"wording, issued_at, withdraws, share"

const struct fault *
notices_insert(struct store *store, struct notice *notice, bool printed)
{
	static const char insert[] =
	    "INSERT INTO notice (" COLUMNS ", printed) VALUES (?, ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	const struct clock *clock = &notice->clock;
	const struct fault *fault;

	fault = sql_run(store, insert, "itiittttttitiitiiitttttiiii",
	    FIELD_NONE, notice_schema_of(notice)->record, clock->id,
	    clock->clock_id, clock->clock, clock->rule, clock->ruleset,
	    clock->force, clock->body, clock->owner, clock->start, clock->limit,
	    clock->due, clock->stop, clock->state, clock->late_minutes,
	    clock->target_due, clock->alt_due, clock->alt_reading,
	    clock->readings, notice->addressees, notice->severity,
	    notice->wording, notice->issued_at, notice->withdraws,
	    notice->share, (int64_t)printed);
	if (fault == NULL)
		notice->notice = sqlite3_last_insert_rowid(store->db);
	return fault;
}

static void
read_row(sqlite3_stmt *row, struct arena *arena, struct notice *notice)
{
	struct clock *clock = &notice->clock;

	notice->notice = sqlite3_column_int64(row, 0);
	clock->id = sqlite3_column_int64(row, 2);
	clock->clock_id = sqlite3_column_int64(row, 3);
	clock->clock = sql_column_text(row, 4, arena);
	clock->rule = sql_column_text(row, 5, arena);
	clock->ruleset = sql_column_text(row, 6, arena);
	clock->force = sql_column_text(row, 7, arena);
	clock->body = sql_column_text(row, 8, arena);
	clock->owner = sql_column_text(row, 9, arena);
	clock->start = sqlite3_column_int64(row, 10);
	clock->limit = sql_column_text(row, 11, arena);
	clock->due = sql_column_integer(row, 12);
	clock->stop = sql_column_integer(row, 13);
	clock->state = sql_column_text(row, 14, arena);
	clock->late_minutes = sql_column_integer(row, 15);
	clock->target_due = sql_column_integer(row, 16);
	clock->alt_due = sql_column_integer(row, 17);
	clock->alt_reading = sql_column_text(row, 18, arena);
	clock->readings = sql_column_text(row, 19, arena);
	notice->addressees = sql_column_text(row, 20, arena);
	notice->severity = sql_column_text(row, 21, arena);
	notice->wording = sql_column_text(row, 22, arena);
	notice->issued_at = sqlite3_column_int64(row, 23);
	notice->withdraws = sql_column_integer(row, 24);
	notice->share = sql_column_integer(row, 25);
	notice->sent = NULL;
}

const struct fault *
notices_get(struct store *store, int64_t number, struct arena *arena,
    struct notice *notice, bool *found)
{
	static const char select[] =
	    "SELECT " COLUMNS " FROM notice WHERE notice = ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, select, "i", number)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	read_row(row, arena, notice);
	sql_end(row);
	return deliveries_list(
	    store, DELIVERY_NOTICE, number, arena, &notice->sent);
}

const struct fault *
notices_unprinted(struct store *store, int64_t after, int64_t *number)
{
	static const char select[] = "SELECT min(notice) FROM notice "
				     "WHERE printed = 0 AND notice > ?";

	return sql_integer(store, number, FIELD_NONE, select, "i", after);
}

const struct fault *
notices_set_printed(struct store *store, int64_t number)
{
	static const char update[] =
	    "UPDATE notice SET printed = 1 WHERE notice = ?";

	return sql_run(store, update, "i", number);
}

const struct fault *
notices_warned(struct store *store, int64_t clock_id, int64_t *share)
{
	static const char select[] =
	    "SELECT max(share) FROM notice WHERE clock_id = ?";

	return sql_integer(store, share, 0, select, "i", clock_id);
}

const struct fault *
notices_digest(struct store *store, int64_t number, char out[DIGEST_TEXT])
{
	static const char select[] =
	    "SELECT json_array(" COLUMNS ") FROM notice WHERE notice = ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;

	if ((fault = sql_query(store, &row, select, "i", number)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL || !found)
		return fault;
	digest_text(sqlite3_column_text(row, 0),
	    (size_t)sqlite3_column_bytes(row, 0), out);
	sql_end(row);
	return NULL;
}
