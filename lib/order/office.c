#include "order/office.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Working time depends on these readings and on no others. */
struct office {
	struct hours *hours;
	char *body; /* NULL: without own calendar rows */
	uint8_t moved_day_hours, decree_days;
};

struct office_set {
	struct timetable_rows rows;
	const struct zone *zone;
	struct office *offices;
	size_t count, size;
};

void
office_open(struct office_set **set, const struct timetable_rows *rows,
    const struct zone *zone)
{
	*set = calloc(1, sizeof(**set));
	if (*set == NULL)
		abort();
	(*set)->rows = *rows;
	(*set)->zone = zone;
}

void
office_close(struct office_set *set)
{
	if (set == NULL)
		return;
	for (size_t i = 0; i < set->count; i++) {
		hours_close(set->offices[i].hours);
		free(set->offices[i].body);
	}
	free(set->offices);
	free(set);
}

static bool
has_own_days(const struct office_set *set, const char *body)
{
	for (size_t i = 0; body != NULL && i < set->rows.calendar_count; i++) {
		if (text_equal(set->rows.calendar[i].body, body))
			return true;
	}
	return false;
}

static bool
matches(const struct office *office, const char *schedule, const char *body,
    const struct readings *readings)
{
	return office->moved_day_hours == readings->moved_day_hours &&
	       office->decree_days == readings->decree_days &&
	       strcmp(hours_schedule(office->hours), schedule) == 0 &&
	       text_equal(office->body, body);
}

static const struct office *
find(const struct office_set *set, const char *schedule, const char *body,
    const struct readings *readings)
{
	for (size_t i = 0; i < set->count; i++) {
		if (matches(&set->offices[i], schedule, body, readings))
			return &set->offices[i];
	}
	return NULL;
}

/* Room for one office more. */
static struct office *
next_office(struct office_set *set)
{
	if (set->count == set->size) {
		set->size = set->size == 0 ? 4 : 2 * set->size;
		set->offices =
		    realloc(set->offices, set->size * sizeof(*set->offices));
		if (set->offices == NULL)
			abort();
	}
	return &set->offices[set->count];
}

const struct fault *
office_hours(struct office_set *set, const char *schedule, const char *body,
    const struct readings *readings, const struct hours **hours)
{
	const struct office *known = find(set, schedule, body, readings);
	const struct fault *fault;
	struct office *office;

	if (known == NULL && !has_own_days(set, body)) {
		body = NULL;
		known = find(set, schedule, body, readings);
	}
	if (known != NULL) {
		*hours = known->hours;
		return NULL;
	}
	office = next_office(set);
	office->hours = NULL;
	fault = hours_open(
	    &office->hours, &set->rows, schedule, body, readings, set->zone);
	if (fault != NULL)
		return fault;
	office->body = body == NULL ? NULL : strdup(body);
	office->moved_day_hours = readings->moved_day_hours;
	office->decree_days = readings->decree_days;
	*hours = office->hours;
	set->count++;
	return NULL;
}
