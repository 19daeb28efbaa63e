#include "store/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "store/sql.h"

static const struct column {
	const char *read, *write;
	size_t width;
	int64_t messages; /* in a block */
} columns[BLOCK_COLUMNS] = {
    [BLOCK_AUTHOR] = {"SELECT authors FROM author_block WHERE block = ?",
	"INSERT OR REPLACE INTO author_block (block, authors) VALUES (?, ?)",
	BLOCK_AUTHOR_BYTES, BLOCK_AUTHORS},
    [BLOCK_SKETCH] = {"SELECT sketches FROM sketch_block WHERE block = ?",
	"INSERT OR REPLACE INTO sketch_block (block, sketches) VALUES (?, ?)",
	BLOCK_SKETCH_BYTES, BLOCK_SKETCHES},
};

struct blocks {
	struct block put[BLOCK_COLUMNS]; /* those that are put to */
	bool changed[BLOCK_COLUMNS];	 /* not written yet */
	struct block read[BLOCK_COLUMNS];
};

static struct blocks *
get_blocks(struct store *store)
{
	if (store->blocks != NULL)
		return store->blocks;
	if ((store->blocks = calloc(1, sizeof(*store->blocks))) == NULL)
		abort();
	blocks_forget(store);
	return store->blocks;
}

void
blocks_close(struct blocks *blocks)
{
	free(blocks);
}

void
blocks_forget(struct store *store)
{
	for (int i = 0; store->blocks != NULL && i < BLOCK_COLUMNS; i++) {
		store->blocks->put[i].number = -1;
		store->blocks->read[i].number = -1;
		store->blocks->changed[i] = false;
	}
}

int64_t
blocks_number(enum block_column column, int64_t message)
{
	return message / columns[column].messages;
}

int64_t
blocks_first(enum block_column column, int64_t number)
{
	return number * columns[column].messages;
}

static size_t
place(enum block_column column, int64_t message)
{
	return (size_t)(message % columns[column].messages) *
	       columns[column].width;
}

const unsigned char *
blocks_entry(
    const struct block *block, enum block_column column, int64_t message)
{
	size_t at = place(column, message);

	return at + columns[column].width <= block->size ? block->bytes + at
							 : NULL;
}

uint64_t
blocks_get_number(const unsigned char *bytes, size_t width)
{
	uint64_t number = 0;

	while (width-- > 0)
		number = number << 8 | bytes[width];
	return number;
}

void
blocks_set_number(unsigned char *bytes, size_t width, uint64_t number)
{
	for (size_t i = 0; i < width; i++, number >>= 8)
		bytes[i] = number & 0xff;
}

static const struct fault *
write_block(struct store *store, enum block_column column)
{
	const struct block *block = &store->blocks->put[column];
	const struct fault *fault;
	sqlite3_stmt *statement;
	bool row;

	if (!store->blocks->changed[column])
		return NULL;
	store->blocks->changed[column] = false;
	if (store->blocks->read[column].number == block->number)
		store->blocks->read[column].number = -1;
	fault = sql_prepare(store, &statement, columns[column].write);
	if (fault != NULL)
		return fault;
	sqlite3_bind_int64(statement, 1, block->number);
	sqlite3_bind_blob(
	    statement, 2, block->bytes, (int)block->size, SQLITE_STATIC);
	return sql_step(store, statement, &row);
}

const struct fault *
blocks_write(struct store *store)
{
	const struct fault *fault = NULL;

	for (int i = 0;
	     store->blocks != NULL && fault == NULL && i < BLOCK_COLUMNS; i++)
		fault = write_block(store, i);
	return fault;
}

/* Of a block that is not there the size is 0. */
static const struct fault *
read_block(struct store *store, enum block_column column, int64_t number,
    struct block *block)
{
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found;
	int size;

	block->number = -1;
	block->size = 0;
	if ((fault = sql_query(
		 store, &row, columns[column].read, "-i", number)) != NULL ||
	    (fault = sql_step(store, row, &found)) != NULL)
		return fault;
	block->number = number;
	if (!found)
		return NULL;
	size = sqlite3_column_bytes(row, 0);
	block->size = size < BLOCK_BYTES ? (size_t)size : BLOCK_BYTES;
	if (block->size > 0)
		memcpy(block->bytes, sqlite3_column_blob(row, 0), block->size);
	sql_end(row);
	return NULL;
}

const struct fault *
blocks_read(struct store *store, enum block_column column, int64_t number,
    const struct block **block)
{
	struct blocks *blocks = get_blocks(store);

	*block = &blocks->put[column];
	if ((*block)->number == number)
		return NULL;
	*block = &blocks->read[column];
	/* In a transaction nobody else changes it. */
	if ((*block)->number == number && store->write)
		return NULL;
	return read_block(store, column, number, &blocks->read[column]);
}

const struct fault *
blocks_put(struct store *store, enum block_column column, int64_t message,
    const unsigned char *entry)
{
	struct block *block = &get_blocks(store)->put[column];
	size_t at = place(column, message), width = columns[column].width;
	int64_t number = blocks_number(column, message);
	const struct fault *fault;

	if (block->number != number &&
	    ((fault = write_block(store, column)) != NULL ||
		(fault = read_block(store, column, number, block)) != NULL))
		return fault;
	if (at + width > block->size) {
		memset(block->bytes + block->size, 0, at + width - block->size);
		block->size = at + width;
	} else if (memcmp(block->bytes + at, entry, width) == 0) {
		return NULL;
	}
	memcpy(block->bytes + at, entry, width);
	store->blocks->changed[column] = true;
	return NULL;
}

/* The entries of a message of schema version 20. */
static const struct fault *
fill_one(struct store *store, sqlite3_stmt *row)
{
	int64_t message = sqlite3_column_int64(row, 0);
	unsigned char author[BLOCK_AUTHOR_BYTES], sketch[BLOCK_SKETCH_BYTES];
	const struct fault *fault;

	blocks_set_number(
	    author, sizeof(author), (uint64_t)sqlite3_column_int64(row, 1));
	for (int i = 0; i < BLOCK_SKETCH_BYTES / 8; i++)
		blocks_set_number(sketch + (size_t)i * 8, 8,
		    (uint64_t)sqlite3_column_int64(row, 2 + i));
	fault = blocks_put(store, BLOCK_AUTHOR, message, author);
	if (fault != NULL || sqlite3_column_type(row, 2) == SQLITE_NULL)
		return fault;
	return blocks_put(store, BLOCK_SKETCH, message, sketch);
}

const struct fault *
blocks_fill(struct store *store)
{
	static const char all[] =
	    "SELECT m.id, m.author, s.sketch, s.anchors, s.anchors_more "
	    "FROM message m LEFT JOIN sketch s ON s.message = m.id "
	    "ORDER BY m.id";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, all, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more)
		if ((fault = fill_one(store, row)) != NULL)
			sql_end(row);
	if (fault == NULL)
		fault = blocks_write(store);
	blocks_forget(store);
	return fault;
}
