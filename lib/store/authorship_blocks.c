#include <inttypes.h>

#include "base/buffer.h"
#include "store/authorship.h"
#include "store/blocks.h"
#include "store/sql.h"

/* A bit for each number of somebody, by identity or name. */
static const struct fault *
find_numbers(struct store *store, const char *author, struct buffer *bits)
{
	static const char find[] = "SELECT author FROM author "
				   "WHERE author_id = ?1 OR name = ?1";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, find, "t", author);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		uint32_t number = (uint32_t)sqlite3_column_int64(row, 0);

		while (bits->length <= number / 8)
			buffer_putc(bits, '\0');
		bits->bytes[number / 8] |= (char)(1 << number % 8);
	}
	return fault;
}

static bool
has_any(const unsigned char *authors, size_t size, const struct buffer *bits)
{
	for (size_t at = 0; at + BLOCK_AUTHOR_BYTES <= size;
	     at += BLOCK_AUTHOR_BYTES) {
		uint32_t number = blocks_get_author(authors + at);

		if (number / 8 < bits->length &&
		    (bits->bytes[number / 8] >> number % 8 & 1) != 0)
			return true;
	}
	return false;
}

const struct fault *
authorship_blocks(struct store *store, const char *author, struct arena *arena,
    const char **blocks)
{
	static const char all[] =
	    "SELECT block, authors FROM author_block ORDER BY block";
	struct buffer bits = {0}, list = {0};
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	if ((fault = find_numbers(store, author, &bits)) == NULL &&
	    (fault = blocks_write(store)) == NULL)
		fault = sql_query(store, &row, all, "");
	buffer_putc(&list, '[');
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		if (has_any(sqlite3_column_blob(row, 1),
			(size_t)sqlite3_column_bytes(row, 1), &bits))
			buffer_printf(&list, "%s%" PRId64,
			    list.length > 1 ? "," : "",
			    blocks_first(
				BLOCK_AUTHOR, sqlite3_column_int64(row, 0)));
	}
	buffer_putc(&list, ']');
	*blocks = arena_copy(arena, list.bytes, list.length);
	buffer_free(&bits);
	buffer_free(&list);
	return fault;
}
