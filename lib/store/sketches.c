#include "store/sketches.h"

#include "model/schema.h"
#include "store/authors.h"
#include "store/authorship.h"
#include "store/blocks.h"
#include "store/sql.h"

enum { AUTHOR_ROWS = 64 /* of one author, that are looked at */ };

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

/* Adds the sketch of a message, if it has one, to a list. */
static const struct fault *
append(struct store *store, int64_t message, struct sketch *list, size_t *count)
{
	const struct fault *fault;
	const struct block *block;

	fault = blocks_read(
	    store, BLOCK_SKETCH, blocks_number(BLOCK_SKETCH, message), &block);
	if (fault == NULL && read_sketch(block, message, &list[*count]))
		++*count;
	return fault;
}

const struct fault *
sketches_get(
    struct store *store, int64_t message, struct sketch *sketch, bool *found)
{
	const struct fault *fault;
	size_t count = 0;

	fault = append(store, message, sketch, &count);
	*found = count > 0;
	return fault;
}

/* Keeps the newest rows of authors, the newest first. */
static void
keep_newest(int64_t *numbers, size_t *count, int64_t number)
{
	size_t i = *count;

	if (i < AUTHOR_ROWS)
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
static const struct fault *
find_authors(struct store *store, const char *network, const char *author_id,
    int64_t numbers[AUTHOR_ROWS], size_t *count)
{
	static const char authors[] =
	    "SELECT author FROM author WHERE network = ? AND author_id = ?";
	const struct fault *fault;
	sqlite3_stmt *row;
	bool found = true;

	*count = 0;
	fault = sql_query(store, &row, authors, "-tt", network, author_id);
	while (fault == NULL &&
	       (fault = sql_step(store, row, &found)) == NULL && found)
		keep_newest(numbers, count, sqlite3_column_int64(row, 0));
	return fault;
}

/* Through the messages of each row of an author, side by side. */
struct walks {
	struct authorship_walk walk[AUTHOR_ROWS];
	int64_t next[AUTHOR_ROWS]; /* 0: none */
	size_t count;
};

static const struct fault *
begin_walk(struct store *store, struct walks *walks, int64_t author)
{
	size_t at = walks->count++;
	const struct fault *fault;

	fault = authorship_begin(store, author, &walks->walk[at]);
	return fault != NULL
		   ? fault
		   : authorship_next(store, &walks->walk[at], &walks->next[at]);
}

/* The newest of those that were not taken yet; 0: there is none. */
static const struct fault *
take_newest(struct store *store, struct walks *walks, int64_t *message)
{
	size_t newest = 0, i;

	*message = 0;
	for (i = 0; i < walks->count; i++)
		if (walks->next[i] > *message) {
			*message = walks->next[i];
			newest = i;
		}
	return *message == 0 ? NULL
			     : authorship_next(store, &walks->walk[newest],
				   &walks->next[newest]);
}

const struct fault *
sketches_of_author(struct store *store, const char *network,
    const char *author_id, struct sketch *list, size_t most, size_t *count)
{
	struct walks walks = {.count = 0};
	int64_t numbers[AUTHOR_ROWS], message = 1;
	const struct fault *fault;
	size_t rows, i;

	*count = 0;
	if (!authors_may_have(store, network, author_id))
		return NULL;
	fault = find_authors(store, network, author_id, numbers, &rows);
	if (fault == NULL && rows > 0)
		fault = authorship_prepare(store, rows);
	for (i = 0; fault == NULL && i < rows; i++)
		fault = begin_walk(store, &walks, numbers[i]);
	while (fault == NULL && *count < most &&
	       (fault = take_newest(store, &walks, &message)) == NULL &&
	       message > 0)
		fault = append(store, message, list, count);
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
