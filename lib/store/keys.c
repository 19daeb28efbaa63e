#include "store/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/hash_set.h"
#include "store/sql.h"

enum {
	PAYS = 8, /* to read so many rows costs as much as to ask for one key */
	/* of 8 bytes each, in twice as many slots: one more would double them */
	MOST = (1 << 20) - 1
};

struct keys {
	unsigned char secret[DIGEST_KEY];
	struct hash_set set;
	int64_t asked;
	int64_t settled;     /* all up to this message are in it */
	int64_t transaction; /* in which it was brought up to date */
	bool known, off;
};

static uint64_t
hash_of(struct store *store, const char *network, const char *key)
{
	buffer_reset(&store->line);
	buffer_put(&store->line, network, strlen(network) + 1);
	buffer_puts(&store->line, key);
	return digest_short(
	    store->line.bytes, store->line.length, store->keys->secret)
	    .low;
}

static void
give_up(struct keys *keys)
{
	hash_set_free(&keys->set);
	keys->known = false;
	keys->off = true;
}

static void
put(struct keys *keys, uint64_t hash)
{
	hash_set_add(&keys->set, hash);
	if (keys->set.count > MOST)
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
	*may = hash_set_has(&store->keys->set, hash_of(store, network, key));
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
	hash_set_free(&keys->set);
	free(keys);
}
