/*
 * Places as they are counted (A1-17.1b): messages name one place in several
 * ways, of which the table of places knows the forms.
 */
#ifndef OTKLIK_TASK_SURGE_PLACES_H
#define OTKLIK_TASK_SURGE_PLACES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "language/location.h"
#include "store/activity.h"
#include "task/task.h"

struct surge_place {
	int64_t label;	  /* of the store */
	int64_t as;	  /* that by which the place is counted */
	const char *name; /* of the table if it is there, else as written */
};

struct surge_places {
	struct surge_place *rows;
	size_t count, size;
	struct arena arena; /* of the names */
	struct locations *locations;
};

/*
 * Makes the rows of one place, however it is named, one: the locations of the
 * list are then those of `as`, and it is sorted.
 */
const struct fault *surge_places_unite(
    struct surge_places *places, struct task *task, struct activity_list *list);
void surge_places_free(struct surge_places *places);

/* The name of a location of the list; NULL if it is none. */
const char *surge_places_name(
    const struct surge_places *places, int64_t location);

/*
 * When the last message in [from, until) was collected of the topic and place,
 * however it is named; FIELD_NONE: none.
 */
const struct fault *surge_places_last(const struct surge_places *places,
    struct store *store, const struct activity *activity, int64_t from,
    int64_t until, int64_t *at);

#endif
