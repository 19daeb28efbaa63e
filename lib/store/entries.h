/*
 * Entries of the register, of what stands in the accounts, and of their plans:
 * tables whose columns are the fields of a schema, behind a number `entry`.
 *
 * A row and the event of its last change belong together: entries_prove
 * compares all rows with what the journal says.
 */
#ifndef OTKLIK_STORE_ENTRIES_H
#define OTKLIK_STORE_ENTRIES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/account.h"
#include "model/event.h"
#include "model/schema.h"
#include "store/store.h"

enum entry_table {
	ENTRY_ACCOUNT,
	ENTRY_ACCESS,
	ENTRY_ATTESTATION,
	ENTRY_POST,
	ENTRY_COMMENT,
	ENTRY_REPLY,
	ENTRY_PLAN,
	ENTRY_TABLES
};

const struct schema *entries_schema(enum entry_table table);

/* The kind of the events that tell of a table's rows. */
enum event_kind entries_event(enum entry_table table);

/*
 * Writes a row in the open write transaction: a new one, whose number is set,
 * if `*entry` is 0, else that of the number.
 */
const struct fault *entries_write(struct store *store, enum entry_table table,
    const void *data, int64_t *entry);

/* How rows are selected; texts are borrowed until the last step. */
struct entries_filter {
	const char *subject; /* first column; NULL: all */
	/* The next column is this too; NULL: anything. Needs `subject`. */
	const char *second;
	bool moderated; /* comments of `subject` with a ground, or gone */
};

struct entries_cursor {
	struct store *store;
	void *statement; /* NULL: none is open */
	enum entry_table table;
};

/*
 * Opens the rows of a table in the order of their first column, then of their
 * numbers. One cursor a table at a time.
 */
const struct fault *entries_open(struct entries_cursor *cursor,
    struct store *store, enum entry_table table,
    const struct entries_filter *filter);

/* The same for the item of a plan, and for what was stated of an instant. */
const struct fault *entries_open_item(struct entries_cursor *cursor,
    struct store *store, const char *account, const char *month,
    const char *item);
const struct fault *entries_open_stated(struct entries_cursor *cursor,
    struct store *store, const char *subject, const char *code, int64_t at);

/* The next row, its texts in the arena; `*more` is false after the last. */
const struct fault *entries_next(struct entries_cursor *cursor,
    struct arena *arena, void *data, int64_t *entry, bool *more);

/* Ends it before its last row; harmless after it. */
void entries_end(struct entries_cursor *cursor);

/*
 * The row of an account (or subject) and key, which are its first two columns.
 * `*entry` is 0 if there is none.
 */
const struct fault *entries_find(struct store *store, enum entry_table table,
    const char *subject, const char *second, struct arena *arena, void *data,
    int64_t *entry);

/*
 * The accounts that have a post or comment of a key, `most` at most; how many
 * were found.
 */
const struct fault *entries_accounts(struct store *store,
    enum entry_table table, const char *key, struct arena *arena,
    const char **accounts, size_t most, size_t *count);

/*
 * The row of an account that holds at an instant: the last that began by then
 * (FIELD_NONE is before all others), else the first there is. `*entry` is 0 if
 * the account is not known.
 */
const struct fault *entries_register_at(struct store *store, const char *code,
    int64_t at, struct arena *arena, struct account *row, int64_t *entry);

/* The account of the register that comes after one; NULL: none. */
const struct fault *entries_account_after(struct store *store,
    const char *after, struct arena *arena, const char **account);

/*
 * `*problem` is NULL if all rows are as the journal says, else a sentence in
 * the arena.
 */
const struct fault *entries_prove(
    struct store *store, struct arena *arena, const char **problem);

#endif
