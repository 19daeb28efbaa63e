#include "task/sketchbook.h"

#include <stdlib.h>
#include <string.h>

#include "store/messages.h"
#include "task/sketchbook_all.h"
#include "task/sketchbook_read.h"

enum {
	PAYS = 100,    /* to read so many costs as much as to ask for a list */
	MOST = 1 << 20 /* messages; more would not fit */
};

struct sketchbook {
	struct store *store;
	struct locations *locations;
	struct expected *expected;
	struct sketch_lists lists; /* when full, all are forgotten */
	bool empty;		   /* the store had none before we came */
	bool whole;	       /* the store holds no sketch that is not here */
	int64_t asked;	       /* lists of the store */
	bool due, tried;       /* to read them all, as that costs less */
	int64_t others;	       /* of messages_of_others */
	bool stale;	       /* others have put some since */
	bool forgot;	       /* what was forgotten may not be written yet */
	bool cut;	       /* some list may be */
	struct recent *recent; /* NULL until it is asked for */
	uint64_t keys[SKETCHBOOK_KINDS]; /* of what was found last; 0: none */
};

const struct fault *
sketchbook_open(struct sketchbook **book, struct store *store,
    struct locations *locations, struct expected *expected)
{
	struct sketchbook *made = calloc(1, sizeof(*made));
	const struct fault *fault;

	if (made == NULL)
		abort();
	*book = made;
	made->store = store;
	made->locations = locations;
	made->expected = expected;
	sketch_lists_open(&made->lists);
	made->others = messages_of_others(store);
	fault = sketches_empty(store, &made->empty);
	made->whole = made->empty;
	return fault;
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
	book->empty = book->whole = book->stale = book->cut = false;
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

	book->due = !book->whole && !book->tried && messages <= MOST &&
		    book->asked * PAYS >= messages;
	return write_forgotten(book);
}

/* What the place of a message is called in the table; NULL: it has none. */
static const char *
place_of(struct sketchbook *book, const struct message *message)
{
	return message->location == NULL
		   ? NULL
		   : location_name(book->locations, message->location);
}

/* Is it under a name of its place that is not the table's? */
static bool
is_renamed(struct sketchbook *book, const struct message *message)
{
	const char *place = place_of(book, message);

	return place != NULL && strcmp(place, message->location) != 0;
}

/* Of such a name, when it was asked for. */
static uint64_t
name_key(struct sketchbook *book, const struct message *message)
{
	return sketch_lists_key(
	    &book->lists, "name", message->topic, message->location);
}

static bool
is_named(const char *name)
{
	return name != NULL && name[0] != '\0';
}

/* The key of the message's list of a kind; 0: it has none. */
static uint64_t
key_of(struct sketchbook *book, const struct message *message,
    enum sketchbook_kind kind)
{
	if (kind == SKETCHBOOK_AUTHOR)
		return !is_named(message->author_id)
			   ? 0
			   : sketchbook_all_author_key(&book->lists,
				 message->network, message->author_id);
	return !is_named(message->topic)
		   ? 0
		   : sketchbook_all_question_key(
			 &book->lists, message->topic, place_of(book, message));
}

static struct sketch_list *
get_list(struct sketchbook *book, uint64_t key, enum sketchbook_kind kind,
    bool *is_new)
{
	return sketch_lists_get(&book->lists, key,
	    kind == SKETCHBOOK_AUTHOR ? SKETCHBOOK_OF_AUTHOR
				      : SKETCHBOOK_OF_QUESTION,
	    is_new);
}

/*
 * The list of the message's author or question, read if it is new. What the
 * store has under further names of a place is read when one is first met.
 */
static const struct fault *
find(struct sketchbook *book, const struct message *message,
    enum sketchbook_kind kind, uint64_t key)
{
	struct sketchbook_source from = {
	    book->store, book->locations, &book->lists, book->expected};
	bool is_new, other_new = false;
	const struct fault *fault;
	struct sketch_list *list;

	if (kind == SKETCHBOOK_QUESTION && !book->whole &&
	    is_renamed(book, message))
		sketch_lists_get(
		    &book->lists, name_key(book, message), 0, &other_new);
	list = get_list(book, key, kind, &is_new);
	is_new = (is_new && !book->whole) || list->cut;
	if (list->cut) {
		/* What was put since may wait to be written. */
		sketch_lists_empty(list);
		book->forgot = true;
	}
	if (!is_new && !other_new)
		return NULL;
	if ((fault = ask(book)) != NULL)
		return fault;
	if (kind == SKETCHBOOK_AUTHOR)
		return sketchbook_read_authors(&from, message, &book->asked);
	book->asked++;
	return is_new ? sketchbook_read_names(&from, message, list)
		      : sketchbook_read_question(
			    &from, message, &message->location, 1, list);
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

/* The list of a key, if it is in memory; NULL: it is not. */
static struct sketch_list *
list_of(const struct sketchbook *book, uint64_t key)
{
	struct sketch_list *list = sketch_lists_find(&book->lists, key);

	return key == 0 || list->key == 0 ? NULL : list;
}

/* Has memory all of the message's list of a kind? */
static bool
is_there(struct sketchbook *book, const struct message *message,
    enum sketchbook_kind kind)
{
	uint64_t key = key_of(book, message, kind);
	const struct sketch_list *list = list_of(book, key);

	if (key == 0 || list == NULL)
		return key == 0 || book->whole;
	return !list->cut &&
	       (kind == SKETCHBOOK_AUTHOR || book->whole ||
		   !is_renamed(book, message) ||
		   list_of(book, name_key(book, message)) != NULL);
}

/* Is a list of the message one that must be read from the store again? */
static bool
is_cut(struct sketchbook *book, const struct message *message)
{
	for (int kind = 0; book->cut && kind < SKETCHBOOK_KINDS; kind++) {
		const struct sketch_list *list =
		    list_of(book, key_of(book, message, kind));

		if (list != NULL && list->cut)
			return true;
	}
	return false;
}

static bool
begins_anew(const struct sketchbook *book)
{
	return book->due || book->stale || sketch_lists_are_full(&book->lists);
}

bool
sketchbook_must_read(struct sketchbook *book, const struct message *message)
{
	return begins_anew(book) || is_cut(book, message);
}

bool
sketchbook_is_ready(struct sketchbook *book, const struct message *message)
{
	if (book->recent == NULL || begins_anew(book))
		return false;
	return (book->whole && !book->cut) ||
	       (is_there(book, message, SKETCHBOOK_AUTHOR) &&
		   is_there(book, message, SKETCHBOOK_QUESTION));
}

/* The last messages of anybody, read when they are first asked for. */
static const struct fault *
get_recent(struct sketchbook *book)
{
	return book->recent != NULL
		   ? NULL
		   : recent_open(&book->recent, book->store, book->empty);
}

const struct fault *
sketchbook_find(struct sketchbook *book, const struct message *message,
    const struct sketch_list *lists[SKETCHBOOK_KINDS])
{
	const struct fault *fault;
	int kind;

	sketchbook_look_around(book);
	if (book->stale || sketch_lists_are_full(&book->lists))
		forget(book);
	/* Before lists: meanwhile more are seen who are expected to write. */
	if ((fault = get_recent(book)) != NULL ||
	    (book->due && (fault = read_all(book)) != NULL))
		return fault;
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++) {
		book->keys[kind] = key_of(book, message, kind);
		if (book->keys[kind] != 0 && (fault = find(book, message, kind,
						  book->keys[kind])) != NULL)
			return fault;
	}
	for (kind = 0; kind < SKETCHBOOK_KINDS; kind++)
		lists[kind] = list_of(book, book->keys[kind]);
	return NULL;
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
		if ((list = list_of(book, book->keys[kind])) != NULL)
			sketch_lists_add(&book->lists, list, sketch);
	if ((fault = get_recent(book)) == NULL)
		recent_add(book->recent, sketch);
	return fault;
}

/* Puts it into the list of a key, which memory has if it has all: if that
 * becomes too much, all is forgotten with the next search. */
static void
put(struct sketchbook *book, enum sketchbook_kind kind, uint64_t key,
    const struct sketch *sketch)
{
	struct sketch_list *list = list_of(book, key);
	bool is_new;

	if (sketch_lists_are_full(&book->lists))
		return;
	if (list == NULL && book->whole)
		list = get_list(book, key, kind, &is_new);
	if (list != NULL)
		sketch_lists_put(&book->lists, list, sketch);
}

const struct fault *
sketchbook_move(struct sketchbook *book, const struct message *before,
    const struct message *after)
{
	struct sketch_list *list;
	const struct fault *fault;
	struct sketch sketch;
	bool found;

	for (int kind = 0; kind < SKETCHBOOK_KINDS; kind++) {
		uint64_t key = key_of(book, after, kind);
		uint64_t old = key_of(book, before, kind);

		if (key == old)
			continue;
		if ((list = list_of(book, old)) != NULL) {
			sketch_lists_take_out(list, after->id);
			book->cut |= list->cut;
		}
		if (key == 0)
			continue;
		if ((fault = sketches_get(
			 book->store, after->id, &sketch, &found)) != NULL)
			return fault;
		if (found)
			put(book, kind, key, &sketch);
	}
	return NULL;
}
