#include "store/deliveries.h"

#include "base/buffer.h"
#include "base/date.h"
#include "model/schema.h"
#include "store/sql.h"

const struct fault *
deliveries_list(struct store *store, enum delivery_kind kind, int64_t number,
    struct arena *arena, const char **list)
{
	static const char *const select[] = {
	    "SELECT addressee, at FROM notice_sent WHERE notice = ? "
	    "ORDER BY at, addressee",
	    "SELECT addressee, at FROM alert_sent WHERE notice = ? "
	    "ORDER BY at, addressee"};
	const struct fault *fault;
	const struct zone *zone;
	struct buffer json = {0};
	char at[INSTANT_TEXT];
	sqlite3_stmt *row;
	bool more = true;

	if ((fault = store_zone(store, &zone)) != NULL ||
	    (fault = sql_query(store, &row, select[kind], "i", number)) != NULL)
		return fault;
	buffer_putc(&json, '[');
	while ((fault = sql_step(store, row, &more)) == NULL && more) {
		buffer_puts(&json, json.length > 1 ? ",{" : "{");
		buffer_member(&json, "addressee",
		    (const char *)sqlite3_column_text(row, 0));
		instant_format(sqlite3_column_int64(row, 1), zone, at);
		buffer_member(&json, "at", at);
		buffer_putc(&json, '}');
	}
	buffer_putc(&json, ']');
	*list = arena_copy(arena, json.bytes, json.length);
	buffer_free(&json);
	return fault;
}

const struct fault *
deliveries_at(struct store *store, enum delivery_kind kind, int64_t number,
    const char *addressee, int64_t *at)
{
	static const char *const select[] = {
	    "SELECT at FROM notice_sent WHERE notice = ? AND addressee = ?",
	    "SELECT at FROM alert_sent WHERE notice = ? AND addressee = ?"};

	return sql_integer(
	    store, at, FIELD_NONE, select[kind], "it", number, addressee);
}

const struct fault *
deliveries_put(struct store *store, enum delivery_kind kind, int64_t number,
    const char *addressee, int64_t at)
{
	static const char *const insert[] = {
	    "INSERT INTO notice_sent (notice, addressee, at) VALUES (?, ?, ?)",
	    "INSERT INTO alert_sent (notice, addressee, at) VALUES (?, ?, ?)"};

	return sql_run(store, insert[kind], "iti", number, addressee, at);
}
