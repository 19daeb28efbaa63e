#include "store/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/large.h"
#include "store/bulk.h"
#include "store/sql.h"

enum {
	PAYS = 8, /* to read so many rows costs as much as to ask for one key */
	FIRST = 4096,
	MOST = 1 << 20 /* of 8 bytes each, in twice as many slots */
};

struct keys {
	unsigned char secret[DIGEST_KEY];
	uint64_t *slots; /* hashes; 0: free */
	size_t size, count;
	int64_t asked;
	int64_t settled;     /* all up to this message are in it */
	int64_t transaction; /* in which it was brought up to date */
	bool known, off;
};

static uint64_t
hash_of(struct store *store, const char *network, const char *key)
{
	uint64_t hash;

	buffer_reset(&store->line);
	buffer_put(&store->line, network, strlen(network) + 1);
	buffer_puts(&store->line, key);
	hash = digest_short(
	    store->line.bytes, store->line.length, store->keys->secret)
		   .low;
	return hash == 0 ? 1 : hash;
}

/* Where a hash is, or the free slot where it would be. */
static uint64_t *
find_slot(const struct keys *keys, uint64_t hash)
{
	size_t at = (size_t)hash & (keys->size - 1);

	while (keys->slots[at] != 0 && keys->slots[at] != hash)
		at = (at + 1) & (keys->size - 1);
	return &keys->slots[at];
}

static void
give_up(struct keys *keys)
{
	free(keys->slots);
	keys->slots = NULL;
	keys->known = false;
	keys->off = true;
}

static void
grow(struct keys *keys)
{
	uint64_t *old = keys->slots;
	size_t i, size = keys->size;

	keys->size = size == 0 ? FIRST : 2 * size;
	keys->slots = large_alloc(keys->size, sizeof(*keys->slots));
	for (i = 0; i < size; i++)
		if (old[i] != 0)
			*find_slot(keys, old[i]) = old[i];
	free(old);
}

static void
put(struct keys *keys, uint64_t hash)
{
	uint64_t *slot;

	if (2 * keys->count >= keys->size)
		grow(keys);
	slot = find_slot(keys, hash);
	keys->count += *slot == 0;
	*slot = hash;
	if (keys->count > MOST)
		give_up(keys);
}

/* Reads the keys of the messages behind this one. */
static const struct fault *
read_behind(struct store *store, int64_t message)
{
	static const char behind[] =
	    "SELECT network, key FROM message WHERE id > ?";
	struct keys *keys = store->keys;
	const struct fault *fault;
	sqlite3_stmt *row;
	bool more = true;

	fault = sql_query(store, &row, behind, "i", message);
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		put(keys,
		    hash_of(store, (const char *)sqlite3_column_text(row, 0),
			(const char *)sqlite3_column_text(row, 1)));
		if (keys->off) {
			sql_end(row);
			break;
		}
	}
	return fault;
}

/* Makes it if it pays by now, and adds what others have inserted since. */
static const struct fault *
bring_up_to_date(struct store *store)
{
	struct keys *keys = store->keys;
	const struct fault *fault;

	keys->asked++;
	if (keys->off ||
	    (keys->known && keys->transaction == store->transaction))
		return NULL;
	if (!keys->known && (store->next_message > MOST ||
				keys->asked * PAYS < store->next_message))
		return NULL;
	if ((fault = read_behind(store, keys->settled)) != NULL)
		return fault;
	/* Of what is not committed yet the commit will tell. */
	if (keys->known)
		keys->settled = store->next_message - 1;
	keys->known = !keys->off;
	keys->transaction = store->transaction;
	return NULL;
}

const struct fault *
keys_ask(struct store *store, const char *network, const char *key, bool *may)
{
	const struct fault *fault;

	*may = true;
	if (store->keys == NULL) {
		store->keys = calloc(1, sizeof(*store->keys));
		if (store->keys == NULL)
			abort();
		digest_key(store->keys->secret);
	}
	if ((fault = bring_up_to_date(store)) != NULL || !store->keys->known)
		return fault;
	if (store->keys->size > 0)
		*may =
		    *find_slot(store->keys, hash_of(store, network, key)) != 0;
	else
		*may = false;
	return NULL;
}

void
keys_add(struct store *store, const char *network, const char *key)
{
	if (store->keys != NULL && store->keys->known)
		put(store->keys, hash_of(store, network, key));
}

void
keys_settle(struct store *store)
{
	if (store->keys != NULL && store->keys->known)
		store->keys->settled = store->next_message - 1;
}

void
keys_close(struct keys *keys)
{
	if (keys == NULL)
		return;
	free(keys->slots);
	free(keys);
}
