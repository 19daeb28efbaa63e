#include "store/sketches.h"

#include "model/schema.h"
#include "store/authors.h"
#include "store/bulk.h"
#include "store/sql.h"

enum {
	AUTHOR_ROWS = 8,	 /* of one author, that are looked at */
	MESSAGE_BLOCK_BITS = 17, /* of the index message_by_author */
	BLOCKS = SKETCHES_AUTHOR_SINCE >> MESSAGE_BLOCK_BITS
};

/* Bits as a number; the two that stand for no value give way to the next. */
static int64_t
to_number(uint64_t bits)
{
	int64_t number = (int64_t)bits;

	return number == FIELD_NONE || number == FIELD_CLEAR ? FIELD_CLEAR + 1
							     : number;
}

static uint64_t
pair(uint32_t low, uint32_t high)
{
	return (uint64_t)low | (uint64_t)high << 32;
}

const struct fault *
sketches_put(struct store *store, const struct sketch *sketch)
{
	const uint32_t *a = sketch->anchors;

	return bulk_insert(store, BATCH_SKETCH, sketch->message,
	    to_number(sketch->words), to_number(pair(a[0], a[1])),
	    to_number(pair(a[2], a[3])));
}

const struct fault *
sketches_empty(struct store *store, bool *empty)
{
	static const char any[] = "SELECT EXISTS (SELECT 1 FROM sketch)";
	const struct fault *fault;
	int64_t has;

	fault = sql_integer(store, &has, 0, any, "");
	*empty = has == 0;
	return fault;
}

static void
read_sketch(sqlite3_stmt *row, struct sketch *sketch)
{
	uint64_t first = (uint64_t)sqlite3_column_int64(row, 2);
	uint64_t more = (uint64_t)sqlite3_column_int64(row, 3);

	sketch->message = sqlite3_column_int64(row, 0);
	sketch->words = (uint64_t)sqlite3_column_int64(row, 1);
	sketch->anchors[0] = (uint32_t)first;
	sketch->anchors[1] = (uint32_t)(first >> 32);
	sketch->anchors[2] = (uint32_t)more;
	sketch->anchors[3] = (uint32_t)(more >> 32);
}

static const struct fault *
read_all(struct store *store, sqlite3_stmt *row, struct sketch *list,
    size_t most, size_t *count)
{
	const struct fault *fault = NULL;
	bool more = true;

	*count = 0;
	while (*count < most && (fault = sql_step(store, row, &more)) == NULL &&
	       more)
		read_sketch(row, &list[(*count)++]);
	if (fault == NULL && more)
		sql_end(row);
	return fault;
}

/* Those of one row of authors in a block, by one index, newest first. */
static const struct fault *
read_block(struct store *store, int64_t block, int64_t author,
    struct sketch *list, size_t most, size_t *count)
{
	static const char find[] =
	    "SELECT s.message, s.sketch, s.anchors, s.anchors_more "
	    "FROM message m JOIN sketch s ON s.message = m.id "
	    "WHERE m.id >> 17 = ? AND m.author = ? ORDER BY m.id DESC LIMIT ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	fault =
	    sql_query(store, &row, find, "-iii", block, author, (int64_t)most);
	return fault != NULL ? fault : read_all(store, row, list, most, count);
}

/*
 * Those of one row of authors, in the block in hand and as many full ones as
 * are looked at: however many there are, no more is asked.
 */
static const struct fault *
read_author(struct store *store, int64_t author, struct sketch *list,
    size_t most, size_t *count)
{
	int64_t block = store->next_message >> MESSAGE_BLOCK_BITS;
	int64_t last = block > BLOCKS ? block - BLOCKS : 0;
	const struct fault *fault = NULL;
	size_t more;

	*count = 0;
	for (; fault == NULL && block >= last && *count < most; block--) {
		fault = read_block(
		    store, block, author, list + *count, most - *count, &more);
		*count += more;
	}
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

const struct fault *
sketches_of_author(struct store *store, const char *network,
    const char *author_id, struct sketch *list, size_t most, size_t *count)
{
	int64_t numbers[AUTHOR_ROWS];
	const struct fault *fault;
	size_t rows, i, more;
	bool may;

	*count = 0;
	fault = authors_may_have(store, network, author_id, &may);
	if (fault != NULL || !may)
		return fault;
	fault = find_authors(store, network, author_id, numbers, &rows);
	for (i = 0; fault == NULL && i < rows && *count < most; i++) {
		fault = read_author(
		    store, numbers[i], list + *count, most - *count, &more);
		*count += more;
	}
	return fault;
}

const struct fault *
sketches_of_question(struct store *store, const char *topic,
    const char *location, struct sketch *list, size_t most, size_t *count)
{
	static const char find[] =
	    "SELECT s.message, s.sketch, s.anchors, s.anchors_more "
	    "FROM message m JOIN sketch s ON s.message = m.id "
	    "WHERE m.topic = (SELECT label FROM label WHERE text = ?1) "
	    "AND m.location IS CASE WHEN ?2 IS NOT NULL THEN "
	    "coalesce((SELECT label FROM label WHERE text = ?2), 0) END "
	    "ORDER BY m.id DESC LIMIT ?3";
	const struct fault *fault;
	sqlite3_stmt *row;

	*count = 0;
	fault = sql_query(
	    store, &row, find, "-tti", topic, location, (int64_t)most);
	return fault != NULL ? fault : read_all(store, row, list, most, count);
}

const struct fault *
sketches_last(
    struct store *store, struct sketch *list, size_t most, size_t *count)
{
	static const char find[] =
	    "SELECT message, sketch, anchors, anchors_more FROM sketch "
	    "ORDER BY message DESC LIMIT ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	*count = 0;
	fault = sql_query(store, &row, find, "i", (int64_t)most);
	return fault != NULL ? fault : read_all(store, row, list, most, count);
}

static const char *
borrow(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

const struct fault *
sketches_each(struct store *store, sketches_take *take, void *context)
{
	static const char all[] =
	    "SELECT s.message, s.sketch, s.anchors, s.anchors_more, m.author, "
	    "t.text, p.text FROM sketch s JOIN message m ON m.id = s.message "
	    "LEFT JOIN label t ON t.label = m.topic "
	    "LEFT JOIN label p ON p.label = m.location ORDER BY s.message";
	const struct fault *fault;
	struct sketch sketch;
	struct sketch_of of;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, all, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		read_sketch(row, &sketch);
		of = (struct sketch_of){
		    sql_column_integer(row, 4), borrow(row, 5), borrow(row, 6)};
		if (!take(context, &sketch, &of)) {
			sql_end(row);
			break;
		}
	}
	return fault;
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
