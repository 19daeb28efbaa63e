#include "task/sketchbook_all.h"

#include <stdlib.h>
#include <string.h>

#include "store/sketches.h"
#include "task/sketchbook.h"

enum { NUMBERS_MOST = 1 << 20 /* of authors or messages; more do not fit */ };

uint64_t
sketchbook_all_author_key(
    struct sketch_lists *lists, const char *network, const char *author_id)
{
	return sketch_lists_key(lists, "author", network, author_id);
}

uint64_t
sketchbook_all_question_key(
    struct sketch_lists *lists, const char *topic, const char *place)
{
	return sketch_lists_key(lists, "question", topic, place);
}

/* What reads them all knows: keys of lists, of authors by their numbers. */
struct all {
	struct sketch_lists *lists;
	struct locations *locations;
	uint64_t *authors; /* 0: none */
	size_t count;
	bool left;	     /* some were left out */
	uint64_t *questions; /* 0: none */
	size_t messages;     /* that have one there, by number */
	uint64_t question;   /* the last one */
};

/* Makes room for one more number, zeroed. */
static void
reserve(uint64_t **keys, size_t *count, size_t number)
{
	size_t size = number + 1;

	if (size <= *count)
		return;
	if (size < *count * 2)
		size = *count * 2;
	if ((*keys = realloc(*keys, size * sizeof(**keys))) == NULL)
		abort();
	memset(*keys + *count, 0, (size - *count) * sizeof(**keys));
	*count = size;
}

static bool
take_author(
    void *data, int64_t author, const char *network, const char *author_id)
{
	struct all *all = data;

	all->left = author < 0 || author > NUMBERS_MOST;
	if (all->left)
		return false;
	reserve(&all->authors, &all->count, (size_t)author);
	all->authors[author] =
	    sketchbook_all_author_key(all->lists, network, author_id);
	return true;
}

static void
take_question(
    void *data, int64_t message, const struct sketches_question *question)
{
	struct all *all = data;
	const char *place = question->location;

	if (question->is_new) {
		if (place != NULL)
			place = location_name(all->locations, place);
		all->question = question->topic[0] == '\0'
				    ? 0
				    : sketchbook_all_question_key(
					  all->lists, question->topic, place);
	}
	all->left |= message < 0 || message > NUMBERS_MOST;
	if (all->left)
		return;
	reserve(&all->questions, &all->messages, (size_t)message);
	all->questions[message] = all->question;
}

static uint64_t
get(const uint64_t *keys, size_t count, int64_t number)
{
	return number >= 0 && (size_t)number < count ? keys[number] : 0;
}

static void
add(struct sketch_lists *lists, uint64_t key, uint16_t most,
    const struct sketch *sketch)
{
	bool is_new;

	sketch_lists_append(
	    lists, sketch_lists_get(lists, key, most, &is_new), sketch);
}

/* Adds one of the store to the lists of its author and question. */
static bool
take(void *data, const struct sketch *sketch, int64_t author)
{
	struct all *all = data;
	uint64_t by_author = get(all->authors, all->count, author);
	uint64_t by_question =
	    get(all->questions, all->messages, sketch->message);

	if (by_author != 0)
		add(all->lists, by_author, SKETCHBOOK_OF_AUTHOR, sketch);
	if (by_question != 0)
		add(all->lists, by_question, SKETCHBOOK_OF_QUESTION, sketch);
	return !sketch_lists_are_full(all->lists);
}

const struct fault *
sketchbook_all_read(struct sketch_lists *lists, struct store *store,
    struct locations *locations, bool *whole)
{
	struct all all = {.lists = lists, .locations = locations};
	const struct fault *fault;

	fault = sketches_authors(store, take_author, &all);
	sketch_lists_reserve(lists, all.count);
	if (fault == NULL && !all.left)
		fault = sketches_questions(store, take_question, &all);
	if (fault == NULL && !all.left)
		fault = sketches_each(store, take, &all);
	*whole = !all.left && !sketch_lists_are_full(lists);
	free(all.authors);
	free(all.questions);
	return fault;
}
