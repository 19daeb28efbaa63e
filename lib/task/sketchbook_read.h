/*
 * Single lists, read from the store. Inside of the sketchbook only.
 */
#ifndef OTKLIK_TASK_SKETCHBOOK_READ_H
#define OTKLIK_TASK_SKETCHBOOK_READ_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/location.h"
#include "model/message.h"
#include "store/store.h"
#include "task/expected.h"
#include "task/sketch_lists.h"

/* All is borrowed. */
struct sketchbook_source {
	struct store *store;
	struct locations *locations;
	struct sketch_lists *lists;
	struct expected *expected; /* NULL: nobody */
};

/* Into the list of the message's author, which is empty, and into those of who
 * is expected and has none. Adds to `*asked` how many lists that are. */
const struct fault *sketchbook_read_authors(
    const struct sketchbook_source *from, const struct message *message,
    int64_t *asked);

/* Into the list of its question, what is in these locations (0: in none). */
const struct fault *sketchbook_read_question(
    const struct sketchbook_source *from, const struct message *message,
    const char *const *names, size_t count, struct sketch_list *list);

/* The same with those that its place is called by: in the table, with some of
 * its other spellings there, and by the message. */
const struct fault *sketchbook_read_names(const struct sketchbook_source *from,
    const struct message *message, struct sketch_list *list);

#endif
