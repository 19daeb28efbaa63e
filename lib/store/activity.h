/*
 * How many messages there were of each topic and place, by index.
 *
 * A message counts when it was posted, or if that is not known when it was
 * collected. Topics and places go by the store's numbers.
 */
#ifndef OTKLIK_STORE_ACTIVITY_H
#define OTKLIK_STORE_ACTIVITY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/store.h"

struct activity {
	int64_t topic, location; /* FIELD_NONE: no place */
	int64_t day;		 /* as the caller numbers it */
	int64_t count;
};

struct activity_list {
	struct activity *rows;
	size_t count, size;
};

/* Appends those of [from, until), as of `day`, by topic, then place. */
const struct fault *activity_read(struct store *store, int64_t from,
    int64_t until, int64_t day, struct activity_list *list);

/* Sorts by topic, place, day. */
void activity_sort(struct activity_list *list);
void activity_free(struct activity_list *list);

/* The names of topic and place, in the arena; NULL for FIELD_NONE. */
const struct fault *activity_name(
    struct store *store, int64_t label, struct arena *arena, const char **name);

/* When the last message of a topic and place in [from, until) was collected. */
const struct fault *activity_last(struct store *store,
    const struct activity *activity, int64_t from, int64_t until, int64_t *at);

#endif
