#include "task/sketchbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/large.h"
#include "base/slab.h"
#include "base/text.h"

enum {
	LISTS_FIRST = 1024,
	/* Places for sketches, and lists of them; then all are forgotten. */
	KEPT_MAX = 11 << 17,
	/* a few more, for the last message, would double the table */
	LISTS_MAX = (1 << 18) - 4
};

struct sketchbook {
	struct store *store;
	struct locations *locations;
	unsigned char key[DIGEST_KEY]; /* of the names of lists */
	struct sketch_list *lists;     /* a hash table; list NULL: free */
	struct slab slab;	       /* of what they hold */
	size_t count, size;
	size_t kept;	       /* places in all lists */
	bool whole;	       /* the store holds no sketch that is not here */
	bool forgot;	       /* what was forgotten may not be written yet */
	struct recent *recent; /* NULL until it is asked for */
	uint64_t keys[SKETCHBOOK_KINDS]; /* of what was found last; 0: none */
	struct buffer name;
};

static void
open_lists(struct sketchbook *book)
{
	book->count = book->kept = 0;
	book->size = LISTS_FIRST;
	book->lists = large_alloc(book->size, sizeof(*book->lists));
}

static void
close_lists(struct sketchbook *book)
{
	slab_free(&book->slab);
	large_free(book->lists, book->size * sizeof(*book->lists));
}

const struct fault *
sketchbook_open(
    struct sketchbook **book, struct store *store, struct locations *locations)
{
	struct sketchbook *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*book = made;
	made->store = store;
	made->locations = locations;
	digest_key(made->key);
	open_lists(made);
	return sketches_empty(store, &made->whole);
}

void
sketchbook_close(struct sketchbook *book)
{
	if (book == NULL)
		return;
	close_lists(book);
	buffer_free(&book->name);
	recent_close(book->recent);
	free(book);
}

static void
enlarge(struct sketchbook *book, struct sketch_list *list)
{
	size_t had = list->size * sizeof(*list->list);
	struct sketch *larger;

	list->size = list->size == 0 ? 1 : list->size * 2;
	book->kept += list->size - had / sizeof(*larger);
	larger = slab_take(&book->slab, list->size * sizeof(*larger));
	if (larger == NULL)
		abort();
	if (had > 0)
		memcpy(larger, list->list, had);
	slab_give(&book->slab, list->list, had);
	list->list = larger;
}

static void
append(struct sketchbook *book, struct sketch_list *list,
    const struct sketch *sketch)
{
	if (list->count == list->most) {
		list->list[list->next] = *sketch;
		list->next = (list->next + 1) % list->most;
		return;
	}
	if (list->count == list->size)
		enlarge(book, list);
	list->list[list->count++] = *sketch;
}

static struct sketch_list *
find_list(struct sketch_list *lists, size_t size, uint64_t key)
{
	size_t at = key & (size - 1);

	while (lists[at].key != 0 && lists[at].key != key)
		at = (at + 1) & (size - 1);
	return &lists[at];
}

static void
grow(struct sketchbook *book)
{
	size_t size = book->size * 2, i;
	struct sketch_list *lists = large_alloc(size, sizeof(*lists));

	for (i = 0; i < book->size; i++) {
		if (book->lists[i].key != 0)
			*find_list(lists, size, book->lists[i].key) =
			    book->lists[i];
	}
	large_free(book->lists, book->size * sizeof(*book->lists));
	book->lists = lists;
	book->size = size;
}

static uint64_t
key_of(struct sketchbook *book, const char *kind, const char *first,
    const char *second)
{
	buffer_reset(&book->name);
	buffer_put(&book->name, kind, strlen(kind) + 1);
	buffer_put(&book->name, first, strlen(first) + 1);
	if (second != NULL)
		buffer_put(&book->name, second, strlen(second) + 1);
	return digest_short(book->name.bytes, book->name.length, book->key)
		   .low |
	       (uint64_t)1 << 63;
}

/* The list of a name, put there if it is new. */
static struct sketch_list *
get_list(struct sketchbook *book, const char *kind, const char *first,
    const char *second, bool *is_new)
{
	uint64_t key = key_of(book, kind, first, second);
	struct sketch_list *list = find_list(book->lists, book->size, key);

	*is_new = list->key == 0;
	if (!*is_new)
		return list;
	if (book->count * 2 >= book->size)
		grow(book);
	list = find_list(book->lists, book->size, key);
	list->key = key;
	book->count++;
	return list;
}

static bool
has_list(struct sketchbook *book, const char *kind, const char *first,
    const char *second)
{
	uint64_t key = key_of(book, kind, first, second);

	return find_list(book->lists, book->size, key)->key != 0;
}

static void
forget(struct sketchbook *book)
{
	close_lists(book);
	open_lists(book);
	book->whole = false;
	book->forgot = true;
}

/* What comes after it is in the lists that are made from now on. */
static const struct fault *
write_forgotten(struct sketchbook *book)
{
	if (!book->forgot)
		return NULL;
	book->forgot = false;
	return store_write_waiting(book->store);
}

/* Puts what was found, the newest first, into a list. */
static void
append_all(struct sketchbook *book, struct sketch_list *list,
    const struct sketch *found, size_t count)
{
	while (count > 0)
		append(book, list, &found[--count]);
}

static const struct fault *
find_of_author(struct sketchbook *book, const struct message *message,
    struct sketch_list **list)
{
	static struct sketch found[SKETCHBOOK_OF_AUTHOR];
	const struct fault *fault;
	bool is_new;
	size_t count;

	*list = get_list(
	    book, "author", message->network, message->author_id, &is_new);
	(*list)->most = SKETCHBOOK_OF_AUTHOR;
	if (!is_new || book->whole)
		return NULL;
	if ((fault = write_forgotten(book)) != NULL ||
	    (fault = sketches_of_author(book->store, message->network,
		 message->author_id, found, SKETCHBOOK_OF_AUTHOR, &count)) !=
		NULL)
		return fault;
	append_all(book, *list, found, count);
	return NULL;
}

/* Those of the topic in a place as it is written. */
static const struct fault *
read_question(struct sketchbook *book, const struct message *message,
    const char *place, struct sketch_list *list)
{
	static struct sketch found[SKETCHBOOK_OF_QUESTION];
	const struct fault *fault;
	size_t count;

	if ((fault = write_forgotten(book)) != NULL ||
	    (fault = sketches_of_question(book->store, message->topic, place,
		 found, SKETCHBOOK_OF_QUESTION, &count)) != NULL)
		return fault;
	append_all(book, list, found, count);
	return NULL;
}

/*
 * One list for all names of a place; what the store has under a name is read
 * when that is first met.
 */
static const struct fault *
find_of_question(struct sketchbook *book, const struct message *message,
    struct sketch_list **list)
{
	const char *name = message->location, *place = name;
	const struct fault *fault = NULL;
	bool is_new, is_other, other_new = false;

	if (name != NULL)
		place = location_name(book->locations, name);
	is_other = place != name && strcmp(place, name) != 0;
	if (is_other)
		get_list(book, "name", message->topic, name, &other_new);
	*list = get_list(book, "question", message->topic, place, &is_new);
	(*list)->most = SKETCHBOOK_OF_QUESTION;
	if (book->whole)
		return NULL;
	if (is_new)
		fault = read_question(book, message, place, *list);
	if (fault == NULL && other_new)
		fault = read_question(book, message, name, *list);
	return fault;
}

static bool
is_named(const char *name)
{
	return name != NULL && name[0] != '\0';
}

/* The list of the message's author or question, read if it is new. */
static const struct fault *
find(struct sketchbook *book, const struct message *message,
    enum sketchbook_kind kind, struct sketch_list **list)
{
	bool by_author = kind == SKETCHBOOK_AUTHOR;
	const char *name = by_author ? message->author_id : message->topic;

	*list = NULL;
	if (!is_named(name))
		return NULL;
	return by_author ? find_of_author(book, message, list)
			 : find_of_question(book, message, list);
}

bool
sketchbook_is_whole(const struct sketchbook *book)
{
	return book->whole;
}

bool
sketchbook_is_full(const struct sketchbook *book)
{
	return book->kept > KEPT_MAX || book->count >= LISTS_MAX;
}

bool
sketchbook_is_ready(struct sketchbook *book, const struct message *message)
{
	const char *place = message->location, *name = place;

	if (book->recent == NULL || sketchbook_is_full(book))
		return false;
	if (book->whole)
		return true;
	if (is_named(message->author_id) &&
	    !has_list(book, "author", message->network, message->author_id))
		return false;
	if (!is_named(message->topic))
		return true;
	if (place != NULL)
		name = location_name(book->locations, place);
	return has_list(book, "question", message->topic, name) &&
	       (name == place || strcmp(name, place) == 0 ||
		   has_list(book, "name", message->topic, place));
}

/* A list that was found last, wherever it is by now; NULL: none. */
static struct sketch_list *
found_list(const struct sketchbook *book, int kind)
{
	return book->keys[kind] == 0
		   ? NULL
		   : find_list(book->lists, book->size, book->keys[kind]);
}

const struct fault *
sketchbook_find(struct sketchbook *book, const struct message *message,
    const struct sketch_list *lists[SKETCHBOOK_KINDS])
{
	const struct fault *fault;
	struct sketch_list *list;
	int kind;

	if (sketchbook_is_full(book))
		forget(book);
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++) {
		if ((fault = find(book, message, kind, &list)) != NULL)
			return fault;
		book->keys[kind] = list == NULL ? 0 : list->key;
	}
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++)
		lists[kind] = found_list(book, kind);
	return NULL;
}

/* The last messages of anybody, read when they are first asked for. */
static const struct fault *
get_recent(struct sketchbook *book)
{
	return book->recent != NULL
		   ? NULL
		   : recent_open(&book->recent, book->store, book->whole);
}

const struct fault *
sketchbook_copies(struct sketchbook *book, const struct sketch *sketch,
    int64_t *ids, size_t *count)
{
	const struct fault *fault = get_recent(book);

	*count = fault == NULL ? recent_copies(book->recent, sketch, ids) : 0;
	return fault;
}

const struct fault *
sketchbook_anchored(struct sketchbook *book, const uint32_t *asked,
    size_t asked_count, const struct sketch *found[ANCHORS_FOUND],
    size_t *count, size_t *ended)
{
	const struct fault *fault = get_recent(book);

	*count = 0;
	if (fault == NULL)
		*count = recent_anchored(
		    book->recent, asked, asked_count, found, ended);
	return fault;
}

const struct fault *
sketchbook_add(struct sketchbook *book, const struct sketch *sketch)
{
	const struct fault *fault;
	struct sketch_list *list;

	for (int kind = 0; kind < SKETCHBOOK_KINDS; kind++)
		if ((list = found_list(book, kind)) != NULL)
			append(book, list, sketch);
	if ((fault = get_recent(book)) == NULL)
		recent_add(book->recent, sketch);
	return fault;
}
