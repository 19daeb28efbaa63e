#include "language/location.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/lookup.h"
#include "language/place_names.h"
#include "language/place_words.h"
#include "language/stem.h"
#include "language/word.h"
#include "model/name.h"

enum {
	KNOWN_MAX = 1 << 13, /* fields; then all are forgotten */
	KEPT_BYTES = 256,    /* a longer one is read each time */
	NAMED_MAX = 8	     /* places in a field */
};

struct locations {
	const struct place *rows;
	size_t count;
	uint32_t *parents; /* of each row, number + 1; 0: none */
	struct stemmer *stemmer;
	struct place_names *names;
	struct lookup fields; /* those that were read */
	struct location *known;
	size_t size;
};

static void
read_names(struct locations *locations)
{
	place_names_close(locations->names);
	locations->names = place_names_open(
	    locations->stemmer, locations->rows, locations->count);
}

struct locations *
location_open(const struct place *rows, size_t count)
{
	struct locations *made = calloc(1, sizeof(*made));
	const struct place *parent;

	if (made == NULL ||
	    (made->parents = calloc(count + 1, sizeof(*made->parents))) == NULL)
		abort();
	made->rows = rows;
	made->count = count;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].parent == NULL)
			continue;
		parent = name_place(rows, count, rows[i].parent);
		if (parent != NULL)
			made->parents[i] = (uint32_t)(parent - rows) + 1;
	}
	made->stemmer = stem_open();
	read_names(made);
	lookup_open(&made->fields);
	return made;
}

void
location_close(struct locations *locations)
{
	if (locations == NULL)
		return;
	lookup_close(&locations->fields);
	place_names_close(locations->names);
	stem_close(locations->stemmer);
	free(locations->known);
	free(locations->parents);
	free(locations);
}

/* A field of signs alone is its bytes. */
static uint64_t
hash_words(const char *field, size_t length)
{
	const char *at = field, *end = field + length;
	uint64_t hash = HASH_START;
	struct word word;

	while (place_words_next(&at, end, &word))
		hash = hash_bytes(
		    hash_bytes(hash, word.folded, word.length), " ", 1);
	if (hash == HASH_START)
		hash = hash_bytes(hash, field, length);
	return hash | 1;
}

/* True if the place is the other or lies in it, however deep. */
static bool
lies_in(const struct locations *locations, uint32_t place, uint32_t other)
{
	for (size_t i = 0; i <= locations->count && place != 0; i++) {
		if (place == other)
			return true;
		place = locations->parents[place - 1];
	}
	return false;
}

/* The place that lies in all others that are named; 0: there is none. */
static uint32_t
find_inmost(const struct locations *locations, const struct place_name *named,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t place = (uint32_t)named[i].row + 1;
		size_t k = 0;

		while (k < count &&
		       lies_in(locations, place, (uint32_t)named[k].row + 1))
			k++;
		if (k == count)
			return place;
	}
	return 0;
}

static bool
is_within(const struct word *word, const struct place_name *named, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (word->begin >= named[i].begin && word->end <= named[i].end)
			return true;
	return false;
}

/* What says of a name only what everybody takes it for: город, р.п., улица. */
static bool
is_plain(const struct word *word)
{
	return place_words_is(word, PLACE_WORDS_BEFORE) ||
	       word_is_one_of(word->folded, word->length, "р ул улица улице");
}

/* The words beside the places; false if there are more than are compared. */
static bool
read_inside(struct location *location, const char *field, size_t length,
    const struct place_name *named, size_t count)
{
	const char *at = field, *end = field + length;
	struct word word;
	uint64_t hash, last = 0; /* of the name before; 0: none */

	while (place_words_next(&at, end, &word)) {
		if (is_within(&word, named, count) || is_plain(&word)) {
			last = 0;
		} else if (place_words_is(&word, PLACE_WORDS_REGION)) {
			/* of the region, as all places are */
			if (last != 0) {
				location->exactly -= last;
				location->count--;
			}
			last = 0;
		} else {
			hash = hash_bytes(HASH_START, word.folded, word.length);
			location->exactly += hash;
			last = 0;
			if (place_words_is(&word, PLACE_WORDS_STREET))
				continue;
			if (location->count == LOCATION_WORDS)
				return false;
			location->inside[location->count++] =
			    (uint32_t)(hash >> 32 ^ hash);
			last = hash;
		}
	}
	return true;
}

static struct location
read_field(struct locations *locations, const char *field)
{
	struct place_name named[NAMED_MAX];
	size_t length = strlen(field), count;
	struct location made = {.text = hash_words(field, length)};

	if (stem_trim(locations->stemmer))
		read_names(locations);
	count =
	    place_names_read(locations->names, field, length, named, NAMED_MAX);
	if (count < NAMED_MAX &&
	    read_inside(&made, field, length, named, count))
		made.row = find_inmost(locations, named, count);
	return made;
}

struct location
location_read(struct locations *locations, const char *field)
{
	struct location made = {.text = 0};
	size_t known = locations->fields.count, number;

	if (field == NULL || field[0] == '\0')
		return made;
	if (strnlen(field, KEPT_BYTES) == KEPT_BYTES)
		return read_field(locations, field);
	if (known == KNOWN_MAX) {
		lookup_close(&locations->fields);
		lookup_open(&locations->fields);
		known = 0;
	}
	number = lookup_number(&locations->fields, field);
	if (number < known)
		return locations->known[number];
	if (number >= locations->size) {
		locations->size = locations->size == 0 ? 64 : 2 * number;
		locations->known = realloc(locations->known,
		    locations->size * sizeof(*locations->known));
		if (locations->known == NULL)
			abort();
	}
	made = read_field(locations, field);
	return locations->known[number] = made;
}

/* The row that the field says, and nothing more exact; NULL: none. */
static const struct place *
row_of(struct locations *locations, const char *field)
{
	struct location read = location_read(locations, field);

	return read.row == 0 || read.exactly != 0
		   ? NULL
		   : &locations->rows[read.row - 1];
}

const char *
location_name(struct locations *locations, const char *field)
{
	const struct place *row = row_of(locations, field);

	return row == NULL ? field : row->name;
}

const char *
location_forms(struct locations *locations, const char *field)
{
	const struct place *row = row_of(locations, field);

	return row == NULL ? NULL : row->forms;
}

/* True if all that is said inside the one is said inside the other. */
static bool
says_all(const struct location *one, const struct location *other)
{
	for (uint32_t i = 0; i < one->count; i++) {
		uint32_t k = 0;

		while (k < other->count && other->inside[k] != one->inside[i])
			k++;
		if (k == other->count)
			return false;
	}
	return true;
}

enum likeness_relation
location_relate(const struct locations *locations, const struct location *a,
    const struct location *b)
{
	if (a->text == 0 || b->text == 0)
		return LIKENESS_UNKNOWN;
	if (a->text == b->text)
		return LIKENESS_SAME;
	if (a->row == 0 || b->row == 0)
		return LIKENESS_OTHER;
	if (a->row == b->row) {
		if (a->exactly == b->exactly)
			return LIKENESS_SAME;
		return says_all(a, b) || says_all(b, a) ? LIKENESS_UNKNOWN
							: LIKENESS_OTHER;
	}
	return lies_in(locations, a->row, b->row) ||
		       lies_in(locations, b->row, a->row)
		   ? LIKENESS_UNKNOWN
		   : LIKENESS_OTHER;
}
