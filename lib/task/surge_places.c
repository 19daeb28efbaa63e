#include "task/surge_places.h"

#include <stdlib.h>
#include <string.h>

#include "model/reference.h"
#include "model/schema.h"
#include "task/region.h"

static const struct surge_place *
find(const struct surge_places *places, int64_t label)
{
	for (size_t i = 0; i < places->count; i++)
		if (places->rows[i].label == label)
			return &places->rows[i];
	return NULL;
}

static struct surge_place *
add(struct surge_places *places)
{
	if (places->count == places->size) {
		places->size = places->size == 0 ? 64 : 2 * places->size;
		places->rows =
		    realloc(places->rows, places->size * sizeof(*places->rows));
		if (places->rows == NULL)
			abort();
	}
	return &places->rows[places->count++];
}

/* Reads a location that is new, by its name. */
static const struct fault *
read_place(struct surge_places *places, struct store *store, int64_t label)
{
	struct surge_place made = {.label = label, .as = label};
	const struct fault *fault;
	const char *written;

	fault = activity_name(store, label, &places->arena, &written);
	if (fault != NULL || written == NULL)
		return fault;
	made.name = location_name(places->locations, written);
	for (size_t i = 0; i < places->count; i++)
		if (strcmp(places->rows[i].name, made.name) == 0)
			made.as = places->rows[i].as;
	*add(places) = made;
	return NULL;
}

/* Sums what is of one topic, place and day in the sorted list. */
static void
merge(struct activity_list *list)
{
	size_t to = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct activity *row = &list->rows[i];
		struct activity *last = to > 0 ? &list->rows[to - 1] : NULL;

		if (last != NULL && last->topic == row->topic &&
		    last->location == row->location && last->day == row->day)
			last->count += row->count;
		else
			list->rows[to++] = *row;
	}
	list->count = to;
}

const struct fault *
surge_places_unite(
    struct surge_places *places, struct task *task, struct activity_list *list)
{
	const struct region *region;
	const struct fault *fault = region_get(task, &region);
	const struct surge_place *place;
	const struct place *rows;
	size_t count;

	if (fault == NULL && places->locations == NULL) {
		rows = region_rows(region, "places", &count);
		places->locations = location_open(rows, count);
	}
	for (size_t i = 0; fault == NULL && i < list->count; i++) {
		struct activity *row = &list->rows[i];

		if (row->location == FIELD_NONE)
			continue;
		place = find(places, row->location);
		if (place == NULL) {
			fault = read_place(places, task->store, row->location);
			place = find(places, row->location);
		}
		if (place != NULL)
			row->location = place->as;
	}
	activity_sort(list);
	merge(list);
	return fault;
}

void
surge_places_free(struct surge_places *places)
{
	free(places->rows);
	location_close(places->locations);
	arena_free(&places->arena);
	*places = (struct surge_places){0};
}

const char *
surge_places_name(const struct surge_places *places, int64_t location)
{
	const struct surge_place *place = find(places, location);

	return place == NULL ? NULL : place->name;
}

const struct fault *
surge_places_last(const struct surge_places *places, struct store *store,
    const struct activity *activity, int64_t from, int64_t until, int64_t *at)
{
	struct activity one = *activity;
	const struct fault *fault = NULL;
	int64_t last;

	if (find(places, activity->location) == NULL)
		return activity_last(store, activity, from, until, at);
	*at = FIELD_NONE;
	for (size_t i = 0; fault == NULL && i < places->count; i++) {
		if (places->rows[i].as != activity->location)
			continue;
		one.location = places->rows[i].label;
		fault = activity_last(store, &one, from, until, &last);
		if (fault == NULL && last != FIELD_NONE &&
		    (*at == FIELD_NONE || last > *at))
			*at = last;
	}
	return fault;
}
