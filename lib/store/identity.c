#include "store/identity.h"

#include <stdbool.h>

#include "store/authors.h"
#include "store/names.h"
#include "store/sql.h"

/* Keeps the newest rows of authors, the newest first. */
static void
keep_newest(int64_t *numbers, size_t *count, int64_t number)
{
	size_t i = *count;

	if (i < IDENTITY_ROWS)
		(*count)++;
	else if (numbers[--i] > number)
		return;
	for (; i > 0 && numbers[i - 1] < number; i--)
		numbers[i] = numbers[i - 1];
	numbers[i] = number;
}

/*
 * A new name makes a new row of one who has the same identity. They come in
 * the order of the index: putting a few in order here costs less than the
 * sorter that SQLite opens, however few there are.
 */
const struct fault *
identity_rows(struct store *store, const char *network, const char *author_id,
    int64_t numbers[IDENTITY_ROWS], size_t *count)
{
	static const char authors[] = "SELECT author, name FROM author "
				      "WHERE network = ? AND author_id = ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found = true;

	*count = 0;
	if (!authors_may_have(store, network, author_id))
		return NULL;
	fault = sql_query(store, &row, authors, "-tt", network, author_id);
	while (fault == NULL &&
	       (fault = sql_step(store, row, &found)) == NULL && found) {
		int64_t number = sqlite3_column_int64(row, 0);

		keep_newest(numbers, count, number);
		names_learn_author(store, network, author_id,
		    (const char *)sqlite3_column_text(row, 1), number);
	}
	return fault;
}
