#include "task/rulebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "language/place_names.h"
#include "language/stem.h"
#include "language/wanted.h"
#include "language/word.h"
#include "model/name.h"
#include "task/region.h"

enum {
	PLACES_MAX = 16 /* that a text names */
};

static const char *const condition_names[RULEBOOK_CONDITIONS] = {
    "topic", "words", "place", "network"};

/* The words of a rule by their numbers: phrases of which one is enough. */
struct phrase {
	uint32_t *words; /* of `wanted` */
	size_t count;
	const struct phrase *next;
};

struct rule {
	const struct route *row;
	const struct phrase *phrases;
};

struct rulebook {
	const struct route *routes; /* of the table, in any order */
	struct rule *rules;	    /* in order */
	size_t count;
	const struct place *places;
	size_t place_count;
	struct stemmer *stemmer;
	struct place_names *names;
	struct matcher *matcher;
	struct wanted *wanted; /* the words of all rules */
	struct fold fold;
	struct arena arena; /* of the phrases */
	/* of the message in hand */
	size_t named[PLACES_MAX]; /* rows of places in its text */
	size_t named_count;
};

static int
by_order(const void *a, const void *b)
{
	const struct rule *left = a, *right = b;

	if (left->row->order != right->row->order)
		return left->row->order < right->row->order ? -1 : 1;
	return left->row < right->row ? -1 : 1;
}

static const struct phrase *
read_phrases(struct rulebook *book, const char *list)
{
	struct phrase *first = NULL;

	while (list != NULL && *list != '\0') {
		size_t length = strcspn(list, ",");
		const char *at = list, *end = list + length;
		struct phrase *made = arena_alloc(&book->arena, sizeof(*made));
		struct word word;

		made->words = arena_alloc(
		    &book->arena, (length / 2 + 1) * sizeof(*made->words));
		while (word_next(&at, end, &word))
			made->words[made->count++] =
			    wanted_add(book->wanted, word.folded, word.length);
		made->next = first;
		if (made->count > 0)
			first = made;
		list += length + (list[length] == ',');
	}
	return first;
}

/* All words of all rules are looked for in one pass over a text. */
static const struct fault *
read_words(struct rulebook *book)
{
	book->matcher = matcher_open();
	book->wanted = wanted_open(book->matcher, book->stemmer);
	for (size_t i = 0; i < book->count; i++)
		book->rules[i].phrases =
		    read_phrases(book, book->rules[i].row->words);
	return matcher_build(book->matcher);
}

/* Reads names as stems; again when stems were forgotten. */
static void
read_names(struct rulebook *book)
{
	place_names_close(book->names);
	book->names =
	    place_names_open(book->stemmer, book->places, book->place_count);
}

const struct fault *
rulebook_open(struct rulebook **book, struct task *task)
{
	const struct region *region;
	const struct fault *fault;
	struct rulebook *made = calloc(1, sizeof(*made));
	size_t i;

	if (made == NULL)
		abort();
	*book = made;
	made->stemmer = stem_open();
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	made->routes = region_rows(region, "routes", &made->count);
	made->places = region_rows(region, "places", &made->place_count);
	made->rules = calloc(made->count + 1, sizeof(*made->rules));
	if (made->rules == NULL)
		abort();
	for (i = 0; i < made->count; i++)
		made->rules[i].row = &made->routes[i];
	qsort(made->rules, made->count, sizeof(*made->rules), by_order);
	read_names(made);
	return read_words(made);
}

void
rulebook_close(struct rulebook *book)
{
	if (book == NULL)
		return;
	place_names_close(book->names);
	wanted_close(book->wanted);
	matcher_close(book->matcher);
	stem_close(book->stemmer);
	fold_free(&book->fold);
	arena_free(&book->arena);
	free(book->rules);
	free(book);
}

/* Notes which words the text has and which places it names. */
void
rulebook_read(struct rulebook *book, const struct message *message)
{
	const char *text = message->text == NULL ? "" : message->text;
	const struct matcher_hit *hits;
	size_t count;

	if (stem_trim(book->stemmer))
		read_names(book);
	fold_text(&book->fold, text, strlen(text));
	count = matcher_run(book->matcher, &book->fold, &hits);
	wanted_read(book->wanted, &book->fold, hits, count);
	book->named_count = place_names_find(
	    book->names, text, strlen(text), book->named, PLACES_MAX);
}

/* True if the place is the rule's or lies in it, however deep. */
static bool
lies_in(const struct rulebook *book, const char *place, const char *wanted)
{
	const struct place *places = book->places;
	size_t count = book->place_count, steps;
	const struct place *target = name_place(places, count, wanted);
	const struct place *at;

	if (place == NULL)
		return false;
	if (text_equal(place, wanted))
		return true;
	at = name_place(places, count, place);
	for (steps = 0; at != NULL && target != NULL && steps < count;
	     steps++) {
		if (at == target)
			return true;
		at = at->parent == NULL ? NULL
					: name_place(places, count, at->parent);
	}
	return false;
}

/*
 * The location, as somebody set it, is the place of the message. What its text
 * names only says more exactly where in it; without a location it stands for
 * one.
 */
static bool
is_there(const struct rulebook *book, const struct message *message,
    const char *wanted)
{
	size_t i;

	if (lies_in(book, message->location, wanted))
		return true;
	for (i = 0; i < book->named_count; i++) {
		const char *named = book->places[book->named[i]].name;

		if (lies_in(book, named, wanted) &&
		    (message->location == NULL ||
			lies_in(book, named, message->location)))
			return true;
	}
	return false;
}

/* True if the text has all words of one of the phrases. */
static bool
has_words(const struct rulebook *book, const struct phrase *phrase)
{
	size_t i;

	for (; phrase != NULL; phrase = phrase->next) {
		for (i = 0; i < phrase->count; i++)
			if (!wanted_has(book->wanted, phrase->words[i]))
				break;
		if (i == phrase->count)
			return true;
	}
	return false;
}

const char *
rulebook_asks(const struct route *route, enum rulebook_condition condition)
{
	return condition == RULEBOOK_TOPIC   ? route->topic
	       : condition == RULEBOOK_WORDS ? route->words
	       : condition == RULEBOOK_PLACE ? route->place
					     : route->network;
}

static bool
fits(const struct rulebook *book, const struct rule *rule,
    enum rulebook_condition condition, const struct message *message)
{
	const struct route *route = rule->row;

	switch (condition) {
	case RULEBOOK_TOPIC:
		return text_equal(route->topic, message->topic) ||
		       text_equal(route->topic, message->topic_group);
	case RULEBOOK_WORDS:
		return has_words(book, rule->phrases);
	case RULEBOOK_PLACE:
		return is_there(book, message, route->place);
	default:
		return text_equal(route->network, message->network);
	}
}

size_t
rulebook_misses(const struct rulebook *book, size_t number,
    const struct message *message, enum rulebook_condition *missed)
{
	const struct rule *rule = &book->rules[number];
	size_t misses = 0;
	int i;

	for (i = 0; i < RULEBOOK_CONDITIONS && misses < 2; i++) {
		if (rulebook_asks(rule->row, i) == NULL ||
		    fits(book, rule, i, message))
			continue;
		if (misses++ == 0)
			*missed = i;
	}
	return misses;
}

size_t
rulebook_count(const struct rulebook *book)
{
	return book->count;
}

const struct route *
rulebook_row(const struct rulebook *book, size_t number)
{
	return book->rules[number].row;
}

const char *
rulebook_condition(enum rulebook_condition condition)
{
	return condition_names[condition];
}
