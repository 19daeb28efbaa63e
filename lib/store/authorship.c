#include "store/authorship.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/large.h"
#include "model/schema.h"
#include "store/blocks.h"
#include "store/sketches.h"
#include "store/sql.h"

enum {
	MESSAGES = SKETCHES_AUTHOR_SINCE,
	BUCKETS = 1 << 18,
	PAYS = 8 /* to read all costs as much as to look for so many */
};

/*
 * A ring of the last messages, chained by the last bits of their authors'
 * numbers, from the newest to older ones. A link to a message that is no longer
 * in the ring ends the chain.
 */
struct authorship {
	int64_t end;  /* the first message that is not in it */
	bool changed; /* a message has got another author in this transaction */
	uint32_t authors[MESSAGES]; /* 0: nobody */
	uint32_t before[MESSAGES];
	uint32_t last[BUCKETS];
};

void
authorship_close(struct authorship *authorship)
{
	if (authorship != NULL)
		large_free(authorship, sizeof(*authorship));
}

void
authorship_forget(struct store *store)
{
	authorship_close(store->authorship);
	store->authorship = NULL;
	store->authors_looked = 0;
}

static uint32_t *
bucket(struct authorship *authorship, uint32_t author)
{
	return &authorship->last[author % BUCKETS];
}

/* The link to a message in its author's chain, or to the one that follows. */
static uint32_t *
find_link(struct authorship *authorship, uint32_t author, int64_t message)
{
	uint32_t *link = bucket(authorship, author);

	while (*link > message && *link >= authorship->end - MESSAGES)
		link = &authorship->before[*link % MESSAGES];
	return link;
}

static void
unlink_message(struct authorship *authorship, int64_t message)
{
	uint32_t *author = &authorship->authors[message % MESSAGES], *link;

	if (*author == 0)
		return;
	link = find_link(authorship, *author, message);
	if (*link == message)
		*link = authorship->before[message % MESSAGES];
	*author = 0;
}

static void
link_message(struct authorship *authorship, int64_t message, uint32_t author)
{
	uint32_t *link;

	authorship->authors[message % MESSAGES] = author;
	if (author == 0)
		return;
	link = find_link(authorship, author, message);
	authorship->before[message % MESSAGES] = *link;
	*link = (uint32_t)message;
}

/* The first of the last messages. */
static int64_t
first_of_last(const struct store *store)
{
	return store->next_message > MESSAGES ? store->next_message - MESSAGES
					      : 0;
}

/* Adds the next message. */
static void
add(struct authorship *authorship, uint32_t author)
{
	link_message(authorship, authorship->end++, author);
}

const struct fault *
authorship_put(struct store *store, int64_t message, int64_t author)
{
	struct authorship *authorship = store->authorship;
	uint32_t number = author == FIELD_NONE ? 0 : (uint32_t)author;
	unsigned char entry[BLOCK_AUTHOR_BYTES];

	blocks_set_number(entry, sizeof(entry), number);
	if (authorship != NULL && message == authorship->end) {
		add(authorship, number);
	} else if (authorship != NULL && message < authorship->end &&
		   message >= authorship->end - MESSAGES &&
		   authorship->authors[message % MESSAGES] != number) {
		authorship->changed = true;
		unlink_message(authorship, message);
		link_message(authorship, message, number);
	}
	return blocks_put(store, BLOCK_AUTHOR, message, entry);
}

const struct fault *
authorship_read(struct store *store, int64_t message,
    const struct block **block, int64_t *author)
{
	int64_t number = blocks_number(BLOCK_AUTHOR, message);
	const struct fault *fault = NULL;
	const unsigned char *entry;

	if (*block == NULL || (*block)->number != number)
		fault = blocks_read(store, BLOCK_AUTHOR, number, block);
	entry = blocks_entry(*block, BLOCK_AUTHOR, message);
	*author = entry == NULL
		      ? 0
		      : (int64_t)blocks_get_number(entry, BLOCK_AUTHOR_BYTES);
	return fault;
}

/* Adds all of a block that is not there yet. */
static void
add_block(
    struct authorship *authorship, const struct block *block, int64_t next)
{
	int64_t first = blocks_first(BLOCK_AUTHOR, block->number);
	int64_t end = first + BLOCK_AUTHORS;

	if (end > next)
		end = next;
	while (authorship->end < end) {
		const unsigned char *entry =
		    blocks_entry(block, BLOCK_AUTHOR, authorship->end);

		add(authorship, entry == NULL ? 0 : blocks_get_author(entry));
	}
}

/* Reads all the last messages. */
static const struct fault *
read_last(struct store *store)
{
	const struct fault *fault = NULL;
	struct authorship *made;
	const struct block *block;

	made = large_alloc(1, sizeof(*made));
	made->end = first_of_last(store);
	while (fault == NULL && made->end < store->next_message) {
		fault = blocks_read(store, BLOCK_AUTHOR,
		    blocks_number(BLOCK_AUTHOR, made->end), &block);
		if (fault == NULL)
			add_block(made, block, store->next_message);
	}
	if (fault == NULL)
		store->authorship = made;
	else
		authorship_close(made);
	return fault;
}

/* The last of the first so many entries of a block that is the author's; -1:
 * none is. */
static int64_t
find_in(const struct block *block, int64_t author, int64_t count)
{
	int64_t there = (int64_t)(block->size / BLOCK_AUTHOR_BYTES);
	int64_t at = count < there ? count : there;

	while (--at >= 0)
		if (blocks_get_author(block->bytes + BLOCK_AUTHOR_BYTES * at) ==
		    author)
			break;
	return at;
}

/* Looks through the blocks, from this message to older ones; 0: none. */
static const struct fault *
look_through(
    struct store *store, int64_t author, int64_t message, int64_t *before)
{
	int64_t number = blocks_number(BLOCK_AUTHOR, message - 1);
	int64_t count = message - blocks_first(BLOCK_AUTHOR, number);
	int64_t first = first_of_last(store), at = -1;
	const struct fault *fault;
	const struct block *block;

	*before = 0;
	for (; at < 0 && number >= blocks_number(BLOCK_AUTHOR, first);
	     number--) {
		fault = blocks_read(store, BLOCK_AUTHOR, number, &block);
		if (fault != NULL)
			return fault;
		at = find_in(block, author, count);
		if (at >= 0)
			*before = blocks_first(BLOCK_AUTHOR, number) + at;
		count = BLOCK_AUTHORS;
	}
	if (*before < first)
		*before = 0;
	return NULL;
}

/* The first of a chain that is an author's; 0: none. */
static int64_t
skip_others(
    const struct authorship *authorship, int64_t message, int64_t author)
{
	while (message > 0 && message >= authorship->end - MESSAGES) {
		if (authorship->authors[message % MESSAGES] == author)
			return message;
		message = authorship->before[message % MESSAGES];
	}
	return 0;
}

const struct fault *
authorship_last(struct store *store, int64_t author, int64_t *message)
{
	const struct fault *fault;

	if (store->authorship == NULL && store->authors_looked++ < PAYS)
		return look_through(
		    store, author, store->next_message, message);
	*message = 0;
	if (store->authorship == NULL && (fault = read_last(store)) != NULL)
		return fault;
	*message = skip_others(store->authorship,
	    *bucket(store->authorship, (uint32_t)author), author);
	return NULL;
}

const struct fault *
authorship_before(
    struct store *store, int64_t author, int64_t message, int64_t *before)
{
	const struct authorship *authorship = store->authorship;

	if (authorship == NULL)
		return look_through(store, author, message, before);
	*before = skip_others(
	    authorship, authorship->before[message % MESSAGES], author);
	return NULL;
}

void
authorship_cut(struct store *store, int64_t last)
{
	struct authorship *authorship = store->authorship;

	if (authorship == NULL)
		return;
	if (authorship->changed) {
		authorship_forget(store);
		return;
	}
	while (authorship->end > last + 1)
		unlink_message(authorship, --authorship->end);
}

void
authorship_settle(struct store *store)
{
	if (store->authorship != NULL)
		store->authorship->changed = false;
}

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
