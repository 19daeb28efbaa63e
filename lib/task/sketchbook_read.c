#include "task/sketchbook_read.h"

#include <string.h>

#include "base/arena.h"
#include "model/value.h"
#include "store/sketches.h"
#include "task/sketchbook.h"

enum { NAMES = 32 };

const struct fault *
sketchbook_read_author(const struct sketchbook_source *from,
    const struct message *message, struct sketch_list *list)
{
	static struct sketch found[SKETCHBOOK_OF_AUTHOR];
	const struct fault *fault;
	size_t count;

	fault = sketches_of_author(from->store, message->network,
	    message->author_id, found, SKETCHBOOK_OF_AUTHOR, &count);
	while (fault == NULL && count > 0)
		sketch_lists_append(from->lists, list, &found[--count]);
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

/* The names under which the store may have the place of a message. */
static size_t
list_names(struct locations *locations, const char *field, struct arena *arena,
    const char *names[NAMES])
{
	const char *forms = location_forms(locations, field);
	struct value list = {0};
	size_t count = 0;

	names[count++] = location_name(locations, field);
	if (strcmp(names[0], field) != 0)
		names[count++] = field;
	if (forms != NULL)
		value_split(&list, forms, arena);
	for (const struct value *form = list.child;
	     form != NULL && count < NAMES; form = form->next)
		names[count++] = form->text;
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
