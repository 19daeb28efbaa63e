#include "store/authorship.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/large.h"
#include "model/schema.h"
#include "store/blocks.h"
#include "store/sketches.h"
#include "store/sql.h"

enum { MESSAGES = SKETCHES_AUTHOR_SINCE, BUCKETS = 1 << 18 };

/*
 * A ring of the last messages, chained by the last bits of their authors'
 * numbers, from the newest to older ones. A link to a message that is no longer
 * in the ring ends the chain.
 */
struct authorship {
	int64_t end;	 /* the first message that is not in it */
	int64_t version; /* of the store, which changes as others write */
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

static void
forget(struct store *store)
{
	authorship_close(store->authorship);
	store->authorship = NULL;
}

static const struct fault *
read_version(struct store *store, int64_t *version)
{
	static const char get[] = "PRAGMA data_version";

	return sql_integer(store, version, 0, get, "-");
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
authorship_read(
    struct store *store, int64_t message, struct block *block, int64_t *author)
{
	int64_t number = blocks_number(BLOCK_AUTHOR, message);
	const struct fault *fault = NULL;
	const unsigned char *entry;

	if (block->number != number)
		fault = blocks_read(store, BLOCK_AUTHOR, number, block);
	entry = blocks_entry(block, BLOCK_AUTHOR, message);
	*author = entry == NULL
		      ? 0
		      : (int64_t)blocks_get_number(entry, BLOCK_AUTHOR_BYTES);
	return fault;
}

/* Adds what is in the store behind what is here. */
static const struct fault *
read_on(struct store *store, struct authorship *authorship)
{
	struct block block = {.number = -1};
	const struct fault *fault;
	int64_t author;

	while (authorship->end < store->next_message) {
		fault =
		    authorship_read(store, authorship->end, &block, &author);
		if (fault != NULL)
			return fault;
		add(authorship, (uint32_t)author);
	}
	return NULL;
}

static const struct fault *
open_authorship(struct store *store)
{
	struct authorship *authorship = large_alloc(1, sizeof(*authorship));

	if (store->next_message > MESSAGES)
		authorship->end = store->next_message - MESSAGES;
	store->authorship = authorship;
	return read_version(store, &authorship->version);
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
	struct authorship *authorship = store->authorship;
	const struct fault *fault;

	*message = 0;
	if (authorship == NULL) {
		if ((fault = open_authorship(store)) != NULL)
			return fault;
		authorship = store->authorship;
	}
	if ((fault = read_on(store, authorship)) == NULL)
		*message = skip_others(
		    authorship, *bucket(authorship, (uint32_t)author), author);
	return fault;
}

int64_t
authorship_before(const struct store *store, int64_t message)
{
	const struct authorship *authorship = store->authorship;
	int64_t at = message % MESSAGES;

	return skip_others(
	    authorship, authorship->before[at], authorship->authors[at]);
}

void
authorship_cut(struct store *store, int64_t last)
{
	struct authorship *authorship = store->authorship;

	if (authorship == NULL)
		return;
	if (authorship->changed) {
		forget(store);
		return;
	}
	while (authorship->end > last + 1)
		unlink_message(authorship, --authorship->end);
}

const struct fault *
authorship_look_around(struct store *store)
{
	struct authorship *authorship = store->authorship;
	const struct fault *fault;
	int64_t version;

	if (authorship == NULL)
		return NULL;
	authorship->changed = false;
	fault = read_version(store, &version);
	if (fault == NULL && version != authorship->version)
		forget(store);
	return fault;
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
		uint64_t number =
		    blocks_get_number(authors + at, BLOCK_AUTHOR_BYTES);

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
