#include <stdlib.h>

#include "store/authorship.h"
#include "store/blocks.h"
#include "store/identity.h"
#include "store/sketches.h"
#include "store/sql.h"

/* Through the messages of each row of an author, side by side. */
struct walks {
	struct authorship_walk walk[IDENTITY_ROWS];
	int64_t next[IDENTITY_ROWS]; /* 0: none */
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
	int64_t numbers[IDENTITY_ROWS], message = 1;
	const struct fault *fault;
	size_t rows, i;
	bool found;

	*count = 0;
	fault = identity_rows(store, network, author_id, numbers, &rows);
	if (fault == NULL && rows > 0)
		fault = authorship_prepare(store, rows);
	for (i = 0; fault == NULL && i < rows; i++)
		fault = begin_walk(store, &walks, numbers[i]);
	while (fault == NULL && *count < most &&
	       (fault = take_newest(store, &walks, &message)) == NULL &&
	       message > 0) {
		fault = sketches_get(store, message, &list[*count], &found);
		*count += fault == NULL && found;
	}
	return fault;
}

/*
 * Of many at once: instead of walking from message to message of each, all
 * blocks are gone through.
 */
enum {
	FEW = 8, /* of which each is walked through */
	FILTER = 1 << 16
};

struct found {
	struct sketch sketch;
	size_t author;
};

/* Whose messages are wanted: numbers of authors, in a hash table. */
struct wanted {
	uint32_t number; /* 0: free */
	uint32_t author; /* which of those that were asked for */
};

struct pass {
	struct store *store;
	struct wanted *wanted;
	size_t size, rows; /* the first a power of 2 */
	unsigned char filter[FILTER / 8];
	size_t most, *counts; /* the second by author */
	struct found *found;  /* the newest first */
	size_t count, room;
};

static struct wanted *
find_number(const struct pass *pass, uint32_t number)
{
	size_t at = number & (pass->size - 1);

	while (
	    pass->wanted[at].number != 0 && pass->wanted[at].number != number)
		at = (at + 1) & (pass->size - 1);
	return &pass->wanted[at];
}

static void *
zeroed(size_t count, size_t width)
{
	void *made = calloc(count, width);

	if (made == NULL)
		abort();
	return made;
}

static void
want(struct pass *pass, uint32_t number, size_t author)
{
	struct wanted *old = pass->wanted;
	size_t i, size = pass->size;

	if (2 * pass->rows++ >= size) {
		pass->size = size == 0 ? 256 : 2 * size;
		pass->wanted = zeroed(pass->size, sizeof(*pass->wanted));
		for (i = 0; i < size; i++)
			if (old[i].number != 0)
				*find_number(pass, old[i].number) = old[i];
		free(old);
	}
	*find_number(pass, number) = (struct wanted){number, (uint32_t)author};
	pass->filter[number % FILTER / 8] |=
	    (unsigned char)(1 << number % FILTER % 8);
}

static bool
may_want(const struct pass *pass, uint32_t number)
{
	return (pass->filter[number % FILTER / 8] >> number % 8 & 1) != 0;
}

/* Keeps the sketch of a message of somebody who may be wanted. */
static const struct fault *
keep(struct pass *pass, uint32_t number, int64_t message)
{
	const struct wanted *wanted = find_number(pass, number);
	const struct fault *fault;
	struct found *found;
	bool has;

	if (wanted->number == 0 || pass->counts[wanted->author] == pass->most)
		return NULL;
	if (pass->count == pass->room) {
		pass->room = pass->room == 0 ? 1024 : 2 * pass->room;
		pass->found =
		    realloc(pass->found, pass->room * sizeof(*pass->found));
		if (pass->found == NULL)
			abort();
	}
	found = &pass->found[pass->count];
	found->author = wanted->author;
	fault = sketches_get(pass->store, message, &found->sketch, &has);
	if (fault != NULL || !has)
		return fault;
	pass->counts[wanted->author]++;
	pass->count++;
	return NULL;
}

/* Goes through a block, from the last message before `end` to `begin`. */
static const struct fault *
go_through(
    struct pass *pass, const struct block *block, int64_t begin, int64_t end)
{
	int64_t first = blocks_first(BLOCK_AUTHOR, block->number);
	int64_t there = (int64_t)(block->size / BLOCK_AUTHOR_BYTES);
	int64_t at = end - first < there ? end - first : there;
	const struct fault *fault = NULL;

	while (fault == NULL && --at >= 0 && first + at >= begin) {
		uint32_t number =
		    blocks_get_author(block->bytes + at * BLOCK_AUTHOR_BYTES);

		if (number != 0 && may_want(pass, number))
			fault = keep(pass, number, first + at);
	}
	return fault;
}

static const struct fault *
go_through_all(struct pass *pass)
{
	struct store *store = pass->store;
	int64_t end = store->next_message, begin = authorship_first(store);
	int64_t number = blocks_number(BLOCK_AUTHOR, end - 1);
	const struct fault *fault = NULL;
	const struct block *block;

	for (; fault == NULL && pass->rows > 0 &&
	       number >= blocks_number(BLOCK_AUTHOR, begin);
	     number--) {
		fault = blocks_read(store, BLOCK_AUTHOR, number, &block);
		if (fault == NULL)
			fault = go_through(pass, block, begin, end);
	}
	return fault;
}

/* Looks up the numbers of each. */
static const struct fault *
want_all(struct pass *pass, const struct sketches_author *authors, size_t count)
{
	int64_t numbers[IDENTITY_ROWS];
	const struct fault *fault = NULL;
	size_t i, rows;

	for (i = 0; fault == NULL && i < count; i++) {
		fault = identity_rows(pass->store, authors[i].network,
		    authors[i].author_id, numbers, &rows);
		while (fault == NULL && rows > 0)
			want(pass, (uint32_t)numbers[--rows], i);
	}
	return fault;
}

/* Each by himself. */
static const struct fault *
take_few(struct pass *pass, const struct sketches_author *authors, size_t count,
    sketches_take_of *take, void *context)
{
	struct sketch *list = zeroed(pass->most, sizeof(*list));
	const struct fault *fault = NULL;
	size_t i, found;

	for (i = 0; fault == NULL && i < count; i++) {
		fault = sketches_of_author(pass->store, authors[i].network,
		    authors[i].author_id, list, pass->most, &found);
		while (fault == NULL && found > 0)
			take(context, i, &list[--found]);
	}
	free(list);
	return fault;
}

static const struct fault *
take_many(struct pass *pass, const struct sketches_author *authors,
    size_t count, sketches_take_of *take, void *context)
{
	const struct fault *fault;

	pass->counts = zeroed(count, sizeof(*pass->counts));
	if ((fault = want_all(pass, authors, count)) == NULL)
		fault = go_through_all(pass);
	while (fault == NULL && pass->count > 0) {
		const struct found *found = &pass->found[--pass->count];

		take(context, found->author, &found->sketch);
	}
	free(pass->counts);
	free(pass->wanted);
	free(pass->found);
	return fault;
}

const struct fault *
sketches_of_authors(struct store *store, const struct sketches_author *authors,
    size_t count, size_t most, sketches_take_of *take, void *context)
{
	struct pass *pass = zeroed(1, sizeof(*pass));
	const struct fault *fault;

	pass->store = store;
	pass->most = most;
	fault = count < FEW ? take_few(pass, authors, count, take, context)
			    : take_many(pass, authors, count, take, context);
	free(pass);
	return fault;
}
