#include "task/sketchbook_all.h"

#include <stdlib.h>
#include <string.h>

#include "store/sketches.h"
#include "task/sketchbook.h"

enum { AUTHORS_MOST = 1 << 20 /* numbers; more would not fit */ };

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

/* What reads them all knows of authors: keys of their lists, by number. */
struct all {
	struct sketch_lists *lists;
	struct locations *locations;
	uint64_t *authors; /* 0: none */
	size_t count;
	bool left; /* some were left out */
};

static bool
take_author(
    void *data, int64_t author, const char *network, const char *author_id)
{
	struct all *all = data;
	size_t count = (size_t)author + 1;

	all->left = author < 0 || author > AUTHORS_MOST;
	if (all->left)
		return false;
	if (count > all->count) {
		size_t size = all->count < count / 2 ? count : all->count * 2;

		all->authors =
		    realloc(all->authors, size * sizeof(*all->authors));
		if (all->authors == NULL)
			abort();
		memset(all->authors + all->count, 0,
		    (size - all->count) * sizeof(*all->authors));
		all->count = size;
	}
	all->authors[author] =
	    sketchbook_all_author_key(all->lists, network, author_id);
	return true;
}

static void
add(struct sketch_lists *lists, uint64_t key, uint32_t most,
    const struct sketch *sketch)
{
	bool is_new;

	sketch_lists_append(
	    lists, sketch_lists_get(lists, key, most, &is_new), sketch);
}

/* Adds one of the store to the lists of its author and question. */
static bool
take(void *data, const struct sketch *sketch, const struct sketch_of *of)
{
	struct all *all = data;
	struct sketch_lists *lists = all->lists;
	const char *place = of->location;

	if (of->author >= 0 && (size_t)of->author < all->count &&
	    all->authors[of->author] != 0)
		add(lists, all->authors[of->author], SKETCHBOOK_OF_AUTHOR,
		    sketch);
	if (of->topic != NULL && of->topic[0] != '\0') {
		if (place != NULL)
			place = location_name(all->locations, place);
		add(lists, sketchbook_all_question_key(lists, of->topic, place),
		    SKETCHBOOK_OF_QUESTION, sketch);
	}
	return !sketch_lists_are_full(lists);
}

const struct fault *
sketchbook_all_read(struct sketch_lists *lists, struct store *store,
    struct locations *locations, bool *whole)
{
	struct all all = {.lists = lists, .locations = locations};
	const struct fault *fault;

	if ((fault = sketches_authors(store, take_author, &all)) == NULL)
		fault = sketches_each(store, take, &all);
	*whole = !all.left && !sketch_lists_are_full(lists);
	free(all.authors);
	return fault;
}
