#include "store/sketches.h"

#include "store/authorship.h"
#include "store/blocks.h"
#include "store/sql.h"

const struct fault *
sketches_put(struct store *store, const struct sketch *sketch)
{
	unsigned char entry[BLOCK_SKETCH_BYTES];

	blocks_set_number(entry, 8, sketch->words);
	for (size_t i = 0; i < SKETCH_ANCHORS; i++)
		blocks_set_number(entry + 8 + i * 4, 4, sketch->anchors[i]);
	return blocks_put(store, BLOCK_SKETCH, sketch->message, entry);
}

const struct fault *
sketches_empty(struct store *store, bool *empty)
{
	static const char any[] = "SELECT EXISTS (SELECT 1 FROM sketch_block)";
	const struct fault *fault = blocks_write(store);
	int64_t has = 0;

	if (fault == NULL)
		fault = sql_integer(store, &has, 0, any, "-");
	*empty = has == 0;
	return fault;
}

/* The sketch of a message in its block; false: it has none. */
static bool
read_sketch(const struct block *block, int64_t message, struct sketch *sketch)
{
	const unsigned char *entry = blocks_entry(block, BLOCK_SKETCH, message);
	uint64_t any;

	if (entry == NULL)
		return false;
	sketch->message = message;
	any = sketch->words = blocks_get_number(entry, 8);
	for (size_t i = 0; i < SKETCH_ANCHORS; i++)
		any |= sketch->anchors[i] =
		    (uint32_t)blocks_get_number(entry + 8 + i * 4, 4);
	return any != 0;
}

const struct fault *
sketches_get(
    struct store *store, int64_t message, struct sketch *sketch, bool *found)
{
	const struct fault *fault;
	const struct block *block;

	fault = blocks_read(
	    store, BLOCK_SKETCH, blocks_number(BLOCK_SKETCH, message), &block);
	*found = fault == NULL && read_sketch(block, message, sketch);
	return fault;
}

/* The last block of sketches of messages that there are; -1: there is none. */
static const struct fault *
find_last(struct store *store, int64_t *number)
{
	static const char last[] =
	    "SELECT coalesce(max(block), -1) FROM sketch_block "
	    "WHERE block <= ?";
	const struct fault *fault = blocks_write(store);

	*number = -1;
	return fault != NULL
		   ? fault
		   : sql_integer(store, number, -1, last, "-i",
			 blocks_number(BLOCK_SKETCH, store->next_message - 1));
}

/* The last message that may have a sketch in a block. */
static int64_t
last_of_block(const struct store *store, int64_t number)
{
	int64_t end = blocks_first(BLOCK_SKETCH, number + 1);

	return (end < store->next_message ? end : store->next_message) - 1;
}

const struct fault *
sketches_last(
    struct store *store, struct sketch *list, size_t most, size_t *count)
{
	const struct fault *fault;
	const struct block *block;
	int64_t number, message;

	*count = 0;
	fault = find_last(store, &number);
	for (; fault == NULL && number >= 0 && *count < most; number--) {
		fault = blocks_read(store, BLOCK_SKETCH, number, &block);
		message = last_of_block(store, number);
		for (; fault == NULL && *count < most &&
		       message >= blocks_first(BLOCK_SKETCH, number);
		     message--)
			*count += read_sketch(block, message, &list[*count]);
	}
	return fault;
}

struct taker {
	sketches_take *take;
	void *context;
};

/* Takes those of a block; `*more` is false if no more are wanted. */
static const struct fault *
take_block(struct store *store, const struct block *block,
    const struct block **authors, const struct taker *taker, bool *more)
{
	int64_t message = blocks_first(BLOCK_SKETCH, block->number), author;
	int64_t last = last_of_block(store, block->number);
	const struct fault *fault;
	struct sketch sketch;

	for (; message <= last && *more; message++) {
		if (!read_sketch(block, message, &sketch))
			continue;
		fault = authorship_read(store, message, authors, &author);
		if (fault != NULL)
			return fault;
		*more = taker->take(taker->context, &sketch, author);
	}
	return NULL;
}

const struct fault *
sketches_each(struct store *store, sketches_take *take, void *context)
{
	const struct block *sketches, *authors = NULL;
	struct taker taker = {take, context};
	const struct fault *fault;
	int64_t last, number;
	bool more = true;

	fault = find_last(store, &last);
	for (number = 0; fault == NULL && more && number <= last; number++) {
		fault = blocks_read(store, BLOCK_SKETCH, number, &sketches);
		if (fault == NULL)
			fault = take_block(
			    store, sketches, &authors, &taker, &more);
	}
	return fault;
}

static const char *
borrow(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

const struct fault *
sketches_authors(struct store *store, sketches_take_author *take, void *context)
{
	static const char all[] =
	    "SELECT author, network, author_id FROM author "
	    "WHERE author_id <> '' ORDER BY author";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, all, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more)
		if (!take(context, sqlite3_column_int64(row, 0), borrow(row, 1),
			borrow(row, 2))) {
			sql_end(row);
			break;
		}
	return fault;
}
