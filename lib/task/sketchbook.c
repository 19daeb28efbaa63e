#include "task/sketchbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/messages.h"
#include "task/sketchbook_all.h"

enum {
	PAYS = 100,    /* to read so many costs as much as to ask for a list */
	MOST = 1 << 19 /* messages; more would not fit */
};

struct sketchbook {
	struct store *store;
	struct locations *locations;
	struct sketch_lists lists; /* when full, all are forgotten */
	bool whole;	       /* the store holds no sketch that is not here */
	int64_t asked;	       /* lists of the store */
	bool due, tried;       /* to read them all, as that costs less */
	int64_t others;	       /* of messages_of_others */
	bool stale;	       /* others have put some since */
	bool forgot;	       /* what was forgotten may not be written yet */
	struct recent *recent; /* NULL until it is asked for */
	uint64_t keys[SKETCHBOOK_KINDS]; /* of what was found last; 0: none */
};

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
	sketch_lists_open(&made->lists);
	made->others = messages_of_others(store);
	return sketches_empty(store, &made->whole);
}

void
sketchbook_close(struct sketchbook *book)
{
	if (book == NULL)
		return;
	sketch_lists_close(&book->lists);
	recent_close(book->recent);
	free(book);
}

static void
forget(struct sketchbook *book)
{
	sketch_lists_clear(&book->lists);
	book->whole = book->stale = false;
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

/* The store is asked for a list. */
static const struct fault *
ask(struct sketchbook *book)
{
	int64_t messages = messages_next(book->store) - 1;

	book->asked++;
	book->due =
	    !book->tried && messages <= MOST && book->asked * PAYS >= messages;
	return write_forgotten(book);
}

/* Puts what was found, the newest first, into a list. */
static void
append_all(struct sketchbook *book, struct sketch_list *list,
    const struct sketch *found, size_t count)
{
	while (count > 0)
		sketch_lists_append(&book->lists, list, &found[--count]);
}

/* Of a name by which a place was asked for that is not the table's. */
static uint64_t
name_key(struct sketchbook *book, const char *topic, const char *name)
{
	return sketch_lists_key(&book->lists, "name", topic, name);
}

static const struct fault *
find_of_author(struct sketchbook *book, const struct message *message,
    struct sketch_list **list)
{
	static struct sketch found[SKETCHBOOK_OF_AUTHOR];
	const struct fault *fault;
	bool is_new;
	size_t count;

	*list = sketch_lists_get(&book->lists,
	    sketchbook_all_author_key(
		&book->lists, message->network, message->author_id),
	    SKETCHBOOK_OF_AUTHOR, &is_new);
	if (!is_new || book->whole)
		return NULL;
	if ((fault = ask(book)) != NULL ||
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

	if ((fault = ask(book)) != NULL ||
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
		sketch_lists_get(&book->lists,
		    name_key(book, message->topic, name), 0, &other_new);
	*list = sketch_lists_get(&book->lists,
	    sketchbook_all_question_key(&book->lists, message->topic, place),
	    SKETCHBOOK_OF_QUESTION, &is_new);
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

/* All that the store has, instead of list by list. */
static const struct fault *
read_all(struct sketchbook *book)
{
	const struct fault *fault;
	bool all;

	forget(book);
	book->due = false;
	book->tried = true;
	if ((fault = write_forgotten(book)) != NULL ||
	    (fault = sketchbook_all_read(
		 &book->lists, book->store, book->locations, &all)) != NULL)
		return fault;
	book->whole = all;
	/* Lists are of all that there is, or are not there. */
	if (!all)
		forget(book);
	return NULL;
}

bool
sketchbook_is_whole(const struct sketchbook *book)
{
	return book->whole;
}

void
sketchbook_look_around(struct sketchbook *book)
{
	int64_t others = messages_of_others(book->store);

	book->stale |= book->whole && book->others != others;
	book->others = others;
}

bool
sketchbook_must_read(const struct sketchbook *book)
{
	return book->due || book->stale || sketch_lists_are_full(&book->lists);
}

static bool
has(const struct sketchbook *book, uint64_t key)
{
	return sketch_lists_find(&book->lists, key)->key != 0;
}

bool
sketchbook_is_ready(struct sketchbook *book, const struct message *message)
{
	const char *place = message->location, *name = place;

	if (book->recent == NULL || sketchbook_must_read(book))
		return false;
	if (book->whole)
		return true;
	if (is_named(message->author_id) &&
	    !has(book, sketchbook_all_author_key(
			   &book->lists, message->network, message->author_id)))
		return false;
	if (!is_named(message->topic))
		return true;
	if (place != NULL)
		name = location_name(book->locations, place);
	return has(book, sketchbook_all_question_key(
			     &book->lists, message->topic, name)) &&
	       (name == place || strcmp(name, place) == 0 ||
		   has(book, name_key(book, message->topic, place)));
}

/* A list that was found last, wherever it is by now; NULL: none. */
static struct sketch_list *
found_list(const struct sketchbook *book, int kind)
{
	return book->keys[kind] == 0
		   ? NULL
		   : sketch_lists_find(&book->lists, book->keys[kind]);
}

const struct fault *
sketchbook_find(struct sketchbook *book, const struct message *message,
    const struct sketch_list *lists[SKETCHBOOK_KINDS])
{
	const struct fault *fault;
	struct sketch_list *list;
	int kind;

	sketchbook_look_around(book);
	if (book->stale || sketch_lists_are_full(&book->lists))
		forget(book);
	if (book->due && (fault = read_all(book)) != NULL)
		return fault;
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
			sketch_lists_append(&book->lists, list, sketch);
	if ((fault = get_recent(book)) == NULL)
		recent_add(book->recent, sketch);
	return fault;
}
