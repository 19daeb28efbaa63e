#include "task/sketchbook_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/value.h"
#include "store/sketches.h"
#include "task/sketchbook.h"
#include "task/sketchbook_all.h"

enum { NAMES = 32 };

/* Authors whose lists are read, and the keys of these. */
struct authors {
	struct sketch_lists *lists;
	size_t count;
	struct sketches_author authors[1 + EXPECTED_MOST];
	uint64_t keys[1 + EXPECTED_MOST];
};

static void
put(struct authors *authors, const struct sketches_author *author, uint64_t key)
{
	authors->authors[authors->count] = *author;
	authors->keys[authors->count++] = key;
}

/* Puts those who are expected and have no list; now they have an empty one. */
static void
put_expected(struct authors *authors, struct expected *expected)
{
	struct sketch_lists *lists = authors->lists;
	const struct sketches_author *list;
	size_t i, count = expected_take(expected, &list);

	for (i = 0; i < count && !sketch_lists_are_full(lists); i++) {
		uint64_t key = sketchbook_all_author_key(
		    lists, list[i].network, list[i].author_id);
		bool is_new;

		sketch_lists_get(lists, key, SKETCHBOOK_OF_AUTHOR, &is_new);
		if (is_new)
			put(authors, &list[i], key);
	}
}

static void
take(void *data, size_t author, const struct sketch *sketch)
{
	struct authors *authors = data;

	sketch_lists_append(authors->lists,
	    sketch_lists_find(authors->lists, authors->keys[author]), sketch);
}

const struct fault *
sketchbook_read_authors(const struct sketchbook_source *from,
    const struct message *message, int64_t *asked)
{
	struct sketches_author own = {message->network, message->author_id};
	struct authors *authors = malloc(sizeof(*authors));
	const struct fault *fault;

	if (authors == NULL)
		abort();
	authors->lists = from->lists;
	authors->count = 0;
	put(authors, &own,
	    sketchbook_all_author_key(from->lists, own.network, own.author_id));
	if (from->expected != NULL)
		put_expected(authors, from->expected);
	fault = sketches_of_authors(from->store, authors->authors,
	    authors->count, SKETCHBOOK_OF_AUTHOR, take, authors);
	*asked += (int64_t)authors->count;
	free(authors);
	return fault;
}

const struct fault *
sketchbook_read_question(const struct sketchbook_source *from,
    const struct message *message, const char *const *names, size_t count,
    struct sketch_list *list)
{
	static struct sketch found[SKETCHBOOK_OF_QUESTION];
	const struct fault *fault;
	size_t left;

	fault = sketches_of_question(from->store, message->topic, names, count,
	    found, SKETCHBOOK_OF_QUESTION, &left);
	while (fault == NULL && left > 0)
		sketch_lists_add(from->lists, list, &found[--left]);
	return fault;
}

/* Adds a name, unless it is there: what is read twice takes others' room. */
static void
add_name(const char *names[NAMES], size_t *count, const char *name)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(names[i], name) == 0)
			return;
	if (*count < NAMES)
		names[(*count)++] = name;
}

/* The names under which the store may have the place of a message. */
static size_t
list_names(struct locations *locations, const char *field, struct arena *arena,
    const char *names[NAMES])
{
	const char *forms = location_forms(locations, field);
	struct value list = {0};
	size_t count = 0;

	add_name(names, &count, location_name(locations, field));
	add_name(names, &count, field);
	if (forms != NULL)
		value_split(&list, forms, arena);
	for (const struct value *form = list.child; form != NULL;
	     form = form->next)
		add_name(names, &count, form->text);
	return count;
}

const struct fault *
sketchbook_read_names(const struct sketchbook_source *from,
    const struct message *message, struct sketch_list *list)
{
	const char *names[NAMES];
	const struct fault *fault;
	struct arena arena = {0};
	size_t count = 0;

	if (message->location != NULL)
		count = list_names(
		    from->locations, message->location, &arena, names);
	fault = sketchbook_read_question(from, message, names, count, list);
	arena_free(&arena);
	return fault;
}
