#include "order/outages.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

struct outages {
	const struct readings *readings;
	const struct outage **rows; /* of a kind that counts */
	size_t count;
	struct downtime *of_system; /* those with scope system, settled */
	size_t of_system_count;
};

static bool
kind_counts(const struct readings *readings, const struct outage *row)
{
	enum outage_kinds kind =
	    text_equal(row->kind, "planned") ? OUTAGE_PLANNED : OUTAGE_FAILURE;

	return (readings->outage_kinds & kind) != 0;
}

static struct downtime
downtime_of(const struct outage *row)
{
	bool open = row->end == FIELD_NONE || row->end == FIELD_CLEAR;

	return (struct downtime){row->begin, open ? DOWNTIME_OPEN : row->end};
}

static bool
is_of_system(const struct outage *row)
{
	return text_equal(row->scope, "system");
}

void
outages_open(struct outages **outages, const struct outage *rows, size_t count,
    const struct readings *readings)
{
	struct outages *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->readings = readings;
	made->rows = calloc(count + 1, sizeof(const struct outage *));
	made->of_system = calloc(count + 1, sizeof(struct downtime));
	if (made->rows == NULL || made->of_system == NULL)
		abort();
	for (size_t i = 0; i < count; i++) {
		if (!kind_counts(readings, &rows[i]))
			continue;
		made->rows[made->count++] = &rows[i];
		if (is_of_system(&rows[i]) &&
		    (readings->outage_scope & SCOPE_SYSTEM) != 0)
			made->of_system[made->of_system_count++] =
			    downtime_of(&rows[i]);
	}
	made->of_system_count =
	    downtime_settle(made->of_system, made->of_system_count, readings);
	*outages = made;
}

void
outages_close(struct outages *outages)
{
	if (outages == NULL)
		return;
	free(outages->rows);
	free(outages->of_system);
	free(outages);
}

/* True if the scope is `what`:`name`, as network:vk. */
static bool
names(const struct outage *row, const char *what, const char *name)
{
	size_t length = strlen(what);

	return row->scope != NULL && name != NULL &&
	       strncmp(row->scope, what, length) == 0 &&
	       row->scope[length] == ':' &&
	       strcmp(row->scope + length + 1, name) == 0;
}

static bool
scope_counts(const struct readings *readings, const struct outage *row,
    const struct outages_clock *clock)
{
	unsigned scopes = readings->outage_scope;

	return ((scopes & SCOPE_SYSTEM) != 0 && is_of_system(row)) ||
	       ((scopes & SCOPE_NETWORK) != 0 &&
		   names(row, "network", clock->network)) ||
	       ((scopes & SCOPE_BODY) != 0 && names(row, "body", clock->body));
}

/* Picks one by one: for clocks the prepared list does not fit. */
static size_t
pick(const struct outages *outages, const struct outages_clock *clock,
    struct arena *arena, const struct downtime **downtimes)
{
	struct downtime *list =
	    arena_alloc(arena, (outages->count + 1) * sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < outages->count; i++) {
		const struct outage *row = outages->rows[i];

		if (scope_counts(outages->readings, row, clock) &&
		    (clock->stop == INSTANT_NONE || row->begin < clock->stop))
			list[count++] = downtime_of(row);
	}
	*downtimes = list;
	return downtime_settle(list, count, outages->readings);
}

size_t
outages_of(const struct outages *outages, const struct outages_clock *clock,
    struct arena *arena, const struct downtime **downtimes)
{
	const struct downtime *list = outages->of_system;
	size_t count = outages->of_system_count;

	if ((outages->readings->outage_scope & ~SCOPE_SYSTEM) != 0)
		return pick(outages, clock, arena, downtimes);
	*downtimes = list;
	if (clock->stop == INSTANT_NONE)
		return count;
	while (count > 0 && list[count - 1].begin >= clock->stop)
		count--;
	/* what was merged may hold an outage that began after the stop */
	if (count > 0 && list[count - 1].end > clock->stop)
		return pick(outages, clock, arena, downtimes);
	return count;
}
