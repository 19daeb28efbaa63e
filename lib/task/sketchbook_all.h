/*
 * The lists of all messages that the store has, read at once; and how lists are
 * called. Inside of the sketchbook only.
 */
#ifndef OTKLIK_TASK_SKETCHBOOK_ALL_H
#define OTKLIK_TASK_SKETCHBOOK_ALL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/location.h"
#include "store/store.h"
#include "task/sketch_lists.h"

/* Keys of an author's list, and of that of a topic and a place (NULL: none). */
uint64_t sketchbook_all_author_key(
    struct sketch_lists *lists, const char *network, const char *author_id);
uint64_t sketchbook_all_question_key(
    struct sketch_lists *lists, const char *topic, const char *place);

/* Into empty lists; not `*whole`: they have become full, or some were left out.
 */
const struct fault *sketchbook_all_read(struct sketch_lists *lists,
    struct store *store, struct locations *locations, bool *whole);

#endif
