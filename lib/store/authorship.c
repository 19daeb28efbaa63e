#include "store/authorship.h"

#include <stdlib.h>

#include "base/large.h"
#include "model/schema.h"
#include "store/blocks.h"
#include "store/sketches.h"
#include "store/sql.h"

enum {
	MESSAGES_MIN = 1 << 12,
	MESSAGES_MAX = SKETCHES_AUTHOR_SINCE,
	CHANGES_MAX = 1024, /* that are kept behind a transaction */
	PAYS = 8 /* to read all costs as much as to look for so many */
};

/* The author of a message that has got another one since it was put here. */
struct change {
	int64_t message;
	uint32_t author;
};

/*
 * A ring of the last messages, chained by the last bits of their authors'
 * numbers, from the newest to older ones. A link to a message before the ring
 * ends the chain.
 */
struct authorship {
	int64_t begin, end; /* the messages that are in it */
	int64_t size;	    /* a power of 2; as many chains as a quarter */
	struct change *changes;
	size_t change_count, change_size;
	uint32_t *authors; /* by message; 0: nobody, CHANGED: see there */
	uint32_t *before;  /* by message: the next of its chain */
	uint32_t *last;	   /* by chain */
	uint32_t numbers[];
};

static const uint32_t CHANGED = UINT32_MAX;

static size_t
bytes_of(int64_t size)
{
	return sizeof(struct authorship) +
	       (size_t)(2 * size + size / 4) * sizeof(uint32_t);
}

/* With room for twice as many as there are. */
static struct authorship *
open_authorship(int64_t begin, int64_t end)
{
	int64_t size = MESSAGES_MIN;
	struct authorship *made;

	while (size < MESSAGES_MAX && size < 2 * (end - begin))
		size *= 2;
	made = large_alloc(1, bytes_of(size));
	made->begin = made->end = begin;
	made->size = size;
	made->authors = made->numbers;
	made->before = made->authors + size;
	made->last = made->before + size;
	return made;
}

void
authorship_close(struct authorship *authorship)
{
	if (authorship == NULL)
		return;
	free(authorship->changes);
	large_free(authorship, bytes_of(authorship->size));
}

void
authorship_forget(struct store *store)
{
	authorship_close(store->authorship);
	store->authorship = NULL;
	store->authors_looked = 0;
}

static size_t
place(const struct authorship *authorship, int64_t message)
{
	return (size_t)(message & (authorship->size - 1));
}

static uint32_t *
chain(const struct authorship *authorship, uint32_t author)
{
	return &authorship->last[author & (authorship->size / 4 - 1)];
}

int64_t
authorship_first(const struct store *store)
{
	return store->next_message > MESSAGES_MAX
		   ? store->next_message - MESSAGES_MAX
		   : 0;
}

/* Adds the next message, in the place of the oldest. */
static void
add(struct authorship *authorship, uint32_t author)
{
	size_t at = place(authorship, authorship->end);
	uint32_t *last = chain(authorship, author);

	authorship->authors[at] = author;
	if (author != 0) {
		authorship->before[at] = *last;
		*last = (uint32_t)authorship->end;
	}
	authorship->end++;
	if (authorship->end - authorship->begin > authorship->size)
		authorship->begin = authorship->end - authorship->size;
}

/* Takes out the last message, which nothing has changed. */
static void
take_out(struct authorship *authorship)
{
	size_t at = place(authorship, --authorship->end);
	uint32_t author = authorship->authors[at];

	if (author != 0)
		*chain(authorship, author) = authorship->before[at];
}

/* Notes that a message of the ring has another author by now. */
static void
change(struct authorship *authorship, int64_t message, uint32_t author)
{
	uint32_t *was = &authorship->authors[place(authorship, message)];
	size_t i = authorship->change_count;

	if (*was == author)
		return;
	while (*was == CHANGED && i > 0)
		if (authorship->changes[--i].message == message) {
			authorship->changes[i].author = author;
			return;
		}
	*was = CHANGED;
	if (authorship->change_count == authorship->change_size) {
		authorship->change_size = authorship->change_size * 2 + 64;
		authorship->changes = realloc(authorship->changes,
		    authorship->change_size * sizeof(*authorship->changes));
		if (authorship->changes == NULL)
			abort();
	}
	authorship->changes[authorship->change_count++] =
	    (struct change){message, author};
}

/* Would it be larger by now? */
static bool
is_too_small(const struct authorship *authorship)
{
	return authorship->size < MESSAGES_MAX &&
	       authorship->end - authorship->begin == authorship->size;
}

const struct fault *
authorship_put(struct store *store, int64_t message, int64_t author)
{
	struct authorship *authorship = store->authorship;
	uint32_t number = author == FIELD_NONE ? 0 : (uint32_t)author;
	unsigned char entry[BLOCK_AUTHOR_BYTES];

	blocks_set_number(entry, sizeof(entry), number);
	store->authors_changed |= message != store->next_message;
	if (authorship != NULL && message == authorship->end) {
		if (is_too_small(authorship))
			authorship_forget(store);
		else
			add(authorship, number);
	} else if (authorship != NULL && message > authorship->end) {
		authorship_forget(store);
	} else if (authorship != NULL && message >= authorship->begin) {
		change(authorship, message, number);
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

	made = open_authorship(authorship_first(store), store->next_message);
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
	int64_t first = authorship_first(store), at = -1;
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
	while (message > 0 && message >= authorship->begin) {
		size_t at = place(authorship, message);

		if (authorship->authors[at] == author)
			return message;
		message = authorship->before[at];
	}
	return 0;
}

const struct fault *
authorship_prepare(struct store *store, size_t walks)
{
	store->authors_looked += walks;
	return store->authorship != NULL || store->authors_looked <= PAYS
		   ? NULL
		   : read_last(store);
}

/* The last of those before a message that are the author's by a change. */
static int64_t
find_changed(
    const struct authorship *authorship, int64_t author, int64_t message)
{
	int64_t found = 0;

	for (size_t i = 0; i < authorship->change_count; i++) {
		const struct change *change = &authorship->changes[i];

		if (change->author == author && change->message < message &&
		    change->message > found)
			found = change->message;
	}
	return found >= authorship->begin ? found : 0;
}

const struct fault *
authorship_begin(
    struct store *store, int64_t author, struct authorship_walk *walk)
{
	const struct authorship *authorship = store->authorship;

	*walk = (struct authorship_walk){author, 0, 0};
	if (authorship == NULL)
		return look_through(
		    store, author, store->next_message, &walk->next);
	walk->next = skip_others(
	    authorship, *chain(authorship, (uint32_t)author), author);
	walk->changed = find_changed(authorship, author, authorship->end);
	return NULL;
}

const struct fault *
authorship_next(
    struct store *store, struct authorship_walk *walk, int64_t *message)
{
	const struct authorship *authorship = store->authorship;

	*message = walk->next;
	if (walk->changed > walk->next) {
		*message = walk->changed;
		walk->changed =
		    find_changed(authorship, walk->author, walk->changed);
	} else if (*message > 0 && authorship != NULL) {
		walk->next = skip_others(authorship,
		    authorship->before[place(authorship, *message)],
		    walk->author);
	} else if (*message > 0) {
		return look_through(store, walk->author, *message, &walk->next);
	}
	return NULL;
}

void
authorship_cut(struct store *store, int64_t last)
{
	struct authorship *authorship = store->authorship;

	if (authorship == NULL)
		return;
	if (store->authors_changed || last + 1 < authorship->begin)
		authorship_forget(store);
	else
		while (authorship->end > last + 1)
			take_out(authorship);
}

void
authorship_settle(struct store *store)
{
	store->authors_changed = false;
	if (store->authorship != NULL &&
	    store->authorship->change_count > CHANGES_MAX)
		authorship_forget(store);
}
