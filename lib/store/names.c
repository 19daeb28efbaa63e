#include "store/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "store/sql.h"

enum { SLOTS = 16384, KEY_MAX = 240 };

/* One word that was asked for lately; the newest of a slot wins. */
struct name {
	uint64_t hash;
	int64_t number;
	char *key;
};

struct names {
	struct name slot[SLOTS];
};

static uint64_t
hash_key(const char *key, size_t length)
{
	uint64_t hash = 14695981039346656037u;
	size_t i;

	for (i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)key[i]) * 1099511628211u;
	return hash;
}

static struct name *
find_slot(struct store *store, const char *key, uint64_t *hash)
{
	if (store->names == NULL &&
	    (store->names = calloc(1, sizeof(*store->names))) == NULL)
		abort();
	*hash = hash_key(key, strlen(key));
	return &store->names->slot[*hash % SLOTS];
}

static void
keep(struct name *slot, const char *key, uint64_t hash, int64_t number)
{
	free(slot->key);
	slot->key = strdup(key);
	slot->hash = hash;
	slot->number = number;
}

const struct fault *
names_label(struct store *store, const char *text, int64_t *label)
{
	static const char insert[] =
	    "INSERT INTO label (text) VALUES (?) ON CONFLICT DO NOTHING";
	static const char find[] = "SELECT label FROM label WHERE text = ?";
	const struct fault *fault;
	struct name *slot;
	uint64_t hash;

	*label = FIELD_NONE;
	if (text == NULL || text == schema_clear || text[0] == '\0')
		return NULL;
	slot = find_slot(store, text, &hash);
	if (slot->hash == hash && text_equal(slot->key, text)) {
		*label = slot->number;
		return NULL;
	}
	if ((fault = sql_run(store, insert, "t", text)) != NULL ||
	    (fault = sql_integer(store, label, FIELD_NONE, find, "t", text)) !=
		NULL)
		return fault;
	keep(slot, text, hash, *label);
	return NULL;
}

/* Length of the joined key, or KEY_MAX and more if it is too long to keep. */
static size_t
author_key(char key[KEY_MAX], const char *network, const char *author_id,
    const char *name)
{
	int length =
	    snprintf(key, KEY_MAX, "%s\n%s\n%s", network, author_id, name);

	return (size_t)length;
}

const struct fault *
names_author(struct store *store, const char *network, const char *author_id,
    const char *name, int64_t *author)
{
	static const char insert[] =
	    "INSERT INTO author (network, author_id, name) VALUES (?, ?, ?) "
	    "ON CONFLICT DO NOTHING";
	static const char find[] =
	    "SELECT author FROM author "
	    "WHERE network = ? AND author_id = ? AND name = ?";
	const struct fault *fault;
	struct name *slot = NULL;
	char key[KEY_MAX];
	uint64_t hash;

	*author = FIELD_NONE;
	author_id = author_id == NULL ? "" : author_id;
	name = name == NULL ? "" : name;
	if (author_id[0] == '\0' && name[0] == '\0')
		return NULL;
	if (author_key(key, network, author_id, name) < KEY_MAX) {
		slot = find_slot(store, key, &hash);
		if (slot->hash == hash && text_equal(slot->key, key)) {
			*author = slot->number;
			return NULL;
		}
	}
	if ((fault = sql_run(store, insert, "ttt", network, author_id, name)) !=
		NULL ||
	    (fault = sql_integer(store, author, FIELD_NONE, find, "ttt",
		 network, author_id, name)) != NULL)
		return fault;
	if (slot != NULL)
		keep(slot, key, hash, *author);
	return NULL;
}

void
names_forget(struct names *names)
{
	size_t i;

	if (names == NULL)
		return;
	for (i = 0; i < SLOTS; i++) {
		free(names->slot[i].key);
		names->slot[i] = (struct name){0};
	}
}

void
names_close(struct names *names)
{
	names_forget(names);
	free(names);
}
