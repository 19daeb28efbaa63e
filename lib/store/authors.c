#include "store/authors.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/large.h"
#include "model/schema.h"
#include "store/bulk.h"
#include "store/sql.h"

enum {
	PAYS = 4, /* to read so many rows costs as much as to ask for one */
	FIRST = 4096,
	/* of 16 bytes each, in 4/3 as many slots: one more would double them */
	MOST = (3 << 18) - 1
};

/*
 * An author by hashes. The first one of an identity is found by the hash of
 * that, those of the same identity and other names, however many, by the hash
 * of both.
 */
struct slot {
	uint64_t key;
	uint32_t name;	 /* the last bits of the hash of both */
	uint32_t number; /* 0: free */
};

struct hashes {
	uint64_t identity, both;
};

struct authors {
	unsigned char secret[DIGEST_KEY];
	struct slot *slots;
	size_t size, count;
	int64_t asked;
	int64_t next;	     /* number of the next new author */
	int64_t settled;     /* all up to this one are in it */
	int64_t transaction; /* in which it was brought up to date */
	bool known, off;
};

static uint64_t
hash_of(struct store *store, const char *const *strings, size_t count)
{
	buffer_reset(&store->line);
	for (size_t i = 0; i < count; i++)
		buffer_put(&store->line, strings[i], strlen(strings[i]) + 1);
	return digest_short(
	    store->line.bytes, store->line.length, store->authors->secret)
	    .low;
}

/* Those who have no identity are told apart by their names. */
static struct hashes
hashes_of(struct store *store, const char *const strings[3])
{
	uint64_t both = hash_of(store, strings, 3);

	return (struct hashes){
	    strings[1][0] == '\0' ? both : hash_of(store, strings, 2), both};
}

/* Where a key is, or the free slot where it would be. */
static struct slot *
find_key(const struct authors *authors, uint64_t key)
{
	size_t at = (size_t)key & (authors->size - 1);

	while (authors->slots[at].number != 0 && authors->slots[at].key != key)
		at = (at + 1) & (authors->size - 1);
	return &authors->slots[at];
}

/* Where an author is, or the free slot, with his key, where he would be. */
static struct slot *
find_slot(const struct authors *authors, const struct hashes *hashes)
{
	uint64_t key = hashes->identity;
	struct slot *slot = find_key(authors, key);

	if (slot->number != 0 && slot->name != (uint32_t)hashes->both) {
		key = hashes->both;
		slot = find_key(authors, key);
	}
	if (slot->number == 0) {
		slot->key = key;
		slot->name = (uint32_t)hashes->both;
	}
	return slot;
}

static void
grow(struct authors *authors)
{
	struct slot *old = authors->slots;
	size_t i, size = authors->size;

	authors->size = size == 0 ? FIRST : 2 * size;
	authors->slots = large_alloc(authors->size, sizeof(*authors->slots));
	for (i = 0; i < size; i++)
		if (old[i].number != 0)
			*find_key(authors, old[i].key) = old[i];
	large_free(old, size * sizeof(*old));
}

/* Remembers an author; gives all up when that becomes too much. */
static void
add(struct store *store, const char *const strings[3], int64_t number)
{
	struct authors *authors = store->authors;
	struct hashes hashes = hashes_of(store, strings);
	struct slot *slot;

	if (4 * authors->count >= 3 * authors->size)
		grow(authors);
	slot = find_slot(authors, &hashes);
	authors->count += slot->number == 0;
	slot->number = (uint32_t)number;
	if (authors->count <= MOST && number < UINT32_MAX)
		return;
	authors_forget(authors);
	authors->off = true;
}

/* Reads the authors behind this one. */
static const struct fault *
read_behind(struct store *store, int64_t author)
{
	static const char behind[] =
	    "SELECT author, network, author_id, name FROM author "
	    "WHERE author > ? ORDER BY author";
	struct authors *authors = store->authors;
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, behind, "-i", author);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		const char *const strings[] = {
		    (const char *)sqlite3_column_text(row, 1),
		    (const char *)sqlite3_column_text(row, 2),
		    (const char *)sqlite3_column_text(row, 3)};

		authors->next = sqlite3_column_int64(row, 0) + 1;
		add(store, strings, authors->next - 1);
		if (authors->off) {
			sql_end(row);
			break;
		}
	}
	return fault;
}

/* Is it worth the reading of so many rows by now? */
static const struct fault *
decide(struct store *store, bool *pays)
{
	static const char last[] = "SELECT max(author) FROM author";
	struct authors *authors = store->authors;
	const struct fault *fault = NULL;

	/* As many as there may be: to ask costs a step of SQLite. */
	if (authors->next == 0) {
		fault = sql_integer(store, &authors->next, 0, last, "");
		authors->next++;
	}
	*pays =
	    authors->next <= MOST && authors->asked * PAYS >= authors->next - 1;
	return fault;
}

/* Makes it if it pays by now, and adds what others have inserted since. */
static const struct fault *
bring_up_to_date(struct store *store)
{
	struct authors *authors = store->authors;
	const struct fault *fault;
	bool pays = true;

	authors->asked++;
	if (authors->off || store->write == 0 ||
	    (authors->known && authors->transaction == store->transaction))
		return NULL;
	if (!authors->known &&
	    ((fault = decide(store, &pays)) != NULL || !pays))
		return fault;
	if ((fault = read_behind(store, authors->settled)) != NULL)
		return fault;
	/* Of what is not committed yet the commit will tell. */
	if (authors->known)
		authors->settled = authors->next - 1;
	authors->known = !authors->off;
	authors->transaction = store->transaction;
	return NULL;
}

/* Is it known, in the open write transaction? */
static const struct fault *
know(struct store *store, bool *known)
{
	const struct fault *fault;

	if (store->authors == NULL) {
		store->authors = calloc(1, sizeof(*store->authors));
		if (store->authors == NULL)
			abort();
		digest_key(store->authors->secret);
	}
	fault = bring_up_to_date(store);
	*known = fault == NULL && store->write != 0 && store->authors->known;
	return fault;
}

/* The number of an author, 0 if there is none. */
static int64_t
look_up(struct store *store, const char *const strings[3])
{
	struct hashes hashes;

	if (store->authors->size == 0)
		return 0;
	hashes = hashes_of(store, strings);
	return find_slot(store->authors, &hashes)->number;
}

const struct fault *
authors_number(struct store *store, const char *network, const char *author_id,
    const char *name, int64_t *author)
{
	const char *const strings[] = {network, author_id, name};
	const struct fault *fault;
	bool known;

	*author = FIELD_NONE;
	if ((fault = know(store, &known)) != NULL || !known)
		return fault;
	if ((*author = look_up(store, strings)) != 0)
		return NULL;
	*author = store->authors->next++;
	fault =
	    bulk_insert(store, BATCH_AUTHOR, *author, network, author_id, name);
	if (fault != NULL)
		return fault;
	add(store, strings, *author);
	/* The table is asked from now on: let it have them all. */
	return store->authors->known ? NULL : bulk_flush(store);
}

bool
authors_may_have(
    struct store *store, const char *network, const char *author_id)
{
	const char *const strings[] = {network, author_id};
	const struct authors *authors = store->authors;

	if (authors == NULL || !authors->known || store->write == 0 ||
	    authors->transaction != store->transaction)
		return true;
	return authors->size > 0 &&
	       find_key(authors, hash_of(store, strings, 2))->number != 0;
}

void
authors_settle(struct store *store)
{
	if (store->authors != NULL && store->authors->known)
		store->authors->settled = store->authors->next - 1;
}

void
authors_forget(struct authors *authors)
{
	if (authors == NULL)
		return;
	large_free(authors->slots, authors->size * sizeof(*authors->slots));
	authors->slots = NULL;
	authors->size = authors->count = 0;
	authors->asked = authors->next = authors->settled = 0;
	authors->known = false;
}

void
authors_close(struct authors *authors)
{
	authors_forget(authors);
	free(authors);
}
