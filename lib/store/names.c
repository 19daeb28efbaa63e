#include "store/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/large.h"
#include "model/schema.h"
#include "store/authors.h"
#include "store/sql.h"

/* Each page of it that is touched costs as much as a look-up in a table. */
enum { SETS = 4096, WAYS = 2 };

/* One name that was asked for lately, known by a keyed hash that nobody
 * outside can make two names have. Number -1: none. */
struct name {
	struct digest_short hash;
	int64_t number;
};

struct names {
	unsigned char key[DIGEST_KEY];
	struct name set[SETS][WAYS];
};

static struct names *
open_names(void)
{
	struct names *made = large_alloc(1, sizeof(*made));

	digest_key(made->key);
	/* Written before it is read, a page costs one fault instead of two. */
	names_forget(made);
	return made;
}

/* The set in which the strings are or would be; their hash in `*hash`. */
static struct name *
find_set(struct store *store, const char *const strings[3],
    struct digest_short *hash)
{
	if (store->names == NULL)
		store->names = open_names();
	buffer_reset(&store->line);
	for (int i = 0; i < 3; i++)
		buffer_put(&store->line, strings[i], strlen(strings[i]) + 1);
	*hash = digest_short(
	    store->line.bytes, store->line.length, store->names->key);
	return store->names->set[hash->low % SETS];
}

static bool
look_up(struct name *set, const struct digest_short *hash, int64_t *number)
{
	for (int i = 0; i < WAYS; i++) {
		if (set[i].number < 0 || set[i].hash.low != hash->low ||
		    set[i].hash.high != hash->high)
			continue;
		*number = set[i].number;
		return true;
	}
	return false;
}

/* The newest comes first, the one that was there longest makes room. */
static void
keep(struct name *set, const struct digest_short *hash, int64_t number)
{
	memmove(&set[1], &set[0], (WAYS - 1) * sizeof(*set));
	set[0] = (struct name){*hash, number};
}

const struct fault *
names_label(struct store *store, const char *text, int64_t *label)
{
	static const char insert[] = "INSERT INTO label (text) VALUES (?)";
	static const char find[] = "SELECT label FROM label WHERE text = ?";
	const struct fault *fault;
	struct digest_short hash;
	struct name *set;

	*label = FIELD_NONE;
	if (text == NULL || text == schema_clear || text[0] == '\0')
		return NULL;
	set = find_set(store, (const char *const[]){"", "", text}, &hash);
	if (look_up(set, &hash, label))
		return NULL;
	/* Most are there: to try to insert them costs more. */
	if ((fault = sql_integer(store, label, FIELD_NONE, find, "-t", text)) !=
	    NULL)
		return fault;
	if (*label == FIELD_NONE) {
		if ((fault = sql_run(store, insert, "-t", text)) != NULL)
			return fault;
		*label = sqlite3_last_insert_rowid(store->db);
	}
	keep(set, &hash, *label);
	return NULL;
}

const struct fault *
names_author(struct store *store, const char *network, const char *author_id,
    const char *name, int64_t *author)
{
	static const char insert[] =
	    "INSERT INTO author (network, author_id, name) VALUES (?, ?, ?)";
	static const char find[] =
	    "SELECT author FROM author "
	    "WHERE network = ? AND author_id = ? AND name = ?";
	const struct fault *fault;
	struct digest_short hash;
	struct name *set;

	*author = FIELD_NONE;
	author_id = author_id == NULL ? "" : author_id;
	name = name == NULL ? "" : name;
	if (author_id[0] == '\0' && name[0] == '\0')
		return NULL;
	fault = authors_number(store, network, author_id, name, author);
	if (fault != NULL || *author != FIELD_NONE)
		return fault;
	set = find_set(
	    store, (const char *const[]){network, author_id, name}, &hash);
	if (look_up(set, &hash, author))
		return NULL;
	if ((fault = sql_integer(store, author, FIELD_NONE, find, "-ttt",
		 network, author_id, name)) != NULL)
		return fault;
	if (*author == FIELD_NONE) {
		if ((fault = sql_run(store, insert, "-ttt", network, author_id,
			 name)) != NULL)
			return fault;
		*author = sqlite3_last_insert_rowid(store->db);
	}
	keep(set, &hash, *author);
	return NULL;
}

void
names_learn_author(struct store *store, const char *network,
    const char *author_id, const char *name, int64_t author)
{
	struct digest_short hash;
	struct name *set = find_set(
	    store, (const char *const[]){network, author_id, name}, &hash);
	int64_t known;

	if (!look_up(set, &hash, &known))
		keep(set, &hash, author);
}

void
names_forget(struct names *names)
{
	if (names != NULL)
		memset(names->set, 0xff, sizeof(names->set));
}

void
names_close(struct names *names)
{
	large_free(names, sizeof(*names));
}
