/*
 * Inside lib/store only: prepared statements of the one SQLite connection.
 *
 * A statement is known by the address of its text, which is therefore always
 * a static string; it is prepared once and kept until the store is closed.
 */
#ifndef OTKLIK_STORE_SQL_H
#define OTKLIK_STORE_SQL_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "store/spans.h"
#include "store/store.h"

enum { SQL_SLOTS = 256 };

struct store {
	sqlite3 *db;
	char *path;
	char *final_path;    /* of a store that is being made, else NULL */
	int write;	     /* a write transaction is open */
	int64_t transaction; /* how many were begun */
	int64_t next_seq, next_message;
	int64_t others;	     /* transactions before which others inserted */
	int64_t version;     /* which changes as others write */
	int64_t settled;     /* the last message when the transaction began, */
	int64_t settled_seq; /* and the last event */
	unsigned char head[32];
	struct {
		const char *text;
		sqlite3_stmt *statement;
	} slot[SQL_SLOTS];
	struct bulk *bulk;	 /* rows to be inserted together */
	bool waits;		 /* there are some */
	struct buffer line;	 /* of the journal, being hashed */
	struct names *names;	 /* cache of labels and authors */
	struct keys *keys;	 /* of messages; NULL until one is asked for */
	struct authors *authors; /* likewise */
	struct blocks *blocks;	 /* NULL until one is put to */
	struct span span;	 /* see spans.h */
	struct authorship *authorship; /* NULL until it is asked for often */
	size_t authors_looked;	       /* for, without it */
	bool authors_changed;	       /* some message's, in this transaction */
	struct zone *zone;	       /* NULL until it is asked for */
	const volatile int *stop;      /* see store_heed */
	struct checkpoint *checkpoint;
};

/* A fault about the database: busy, full, broken; says what was tried. */
const struct fault *sql_fault(struct store *store, const char *what);

/* The kept statement of a text, prepared at its first use. */
const struct fault *sql_prepare(
    struct store *store, sqlite3_stmt **statement, const char *text);

/*
 * A statement of a text made for this once: the caller steps and finalizes it.
 * `what` says what it is about to do. What waits in `bulk` may still wait.
 */
const struct fault *sql_prepare_once(struct store *store,
    sqlite3_stmt **statement, const char *text, const char *what);

/*
 * Inserts what waits in `bulk`, unless `types` begins with a minus: such a
 * statement reads and writes nothing of that.
 *
 * Binds arguments by `types`, one letter each: i int64_t (FIELD_NONE and
 * FIELD_CLEAR are NULL), t const char * (NULL and schema_clear are NULL),
 * b 32 raw bytes. Then runs the statement to its end. Texts are borrowed
 * until it returns.
 */
const struct fault *sql_run(
    struct store *store, const char *text, const char *types, ...);

/*
 * Binds likewise and leaves the statement to be stepped with sql_step. Texts
 * stay borrowed until the last step.
 */
const struct fault *sql_query(struct store *store, sqlite3_stmt **statement,
    const char *text, const char *types, ...);

/*
 * The same for a text with as many marks: numbers are bound, and NULL to those
 * left over. Inserts what waits.
 */
const struct fault *sql_query_in(struct store *store, sqlite3_stmt **statement,
    const char *text, const int64_t *numbers, size_t count, size_t marks);

/* The next row: `*row` is false, and the statement reset, after the last. */
const struct fault *sql_step(
    struct store *store, sqlite3_stmt *statement, bool *row);

/* Ends a query before its last row. */
void sql_end(sqlite3_stmt *statement);

/* Runs a query of one row and one integer; `missing` if there is no row. */
const struct fault *sql_integer(struct store *store, int64_t *number,
    int64_t missing, const char *text, const char *types, ...);

/* The same of one text, in the arena; NULL if there is no row. */
const struct fault *sql_text(struct store *store, const char **string,
    struct arena *arena, const char *text, const char *types, ...);

/* Runs SQL of any kind, several statements; not kept. */
const struct fault *sql_script(
    struct store *store, const char *script, const char *what);

/* Columns: FIELD_NONE and NULL for SQL NULL, texts copied to the arena. */
int64_t sql_column_integer(sqlite3_stmt *statement, int column);
const char *sql_column_text(
    sqlite3_stmt *statement, int column, struct arena *arena);

#endif
