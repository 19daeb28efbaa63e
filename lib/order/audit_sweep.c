#include "order/audit_sweep.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct interval {
	const char *person;
	int64_t from, until;
};

struct step {
	int64_t at;
	int change;
};

static int
compare_intervals(const void *left, const void *right)
{
	const struct interval *a = left, *b = right;
	int order = strcmp(a->person, b->person);

	if (order != 0)
		return order;
	return (a->from > b->from) - (a->from < b->from);
}

/* What ends at an instant ends before what begins at it. */
static int
compare_steps(const void *left, const void *right)
{
	const struct step *a = left, *b = right;

	if (a->at != b->at)
		return a->at > b->at ? 1 : -1;
	return (a->change > b->change) - (a->change < b->change);
}

/* The part of a row that lies in [begin, end); false if there is none. */
static bool
clip(const struct access *row, int64_t begin, int64_t end,
    struct interval *interval)
{
	interval->person = row->person;
	interval->from =
	    row->from == FIELD_NONE || row->from < begin ? begin : row->from;
	interval->until =
	    row->until == FIELD_NONE || row->until > end ? end : row->until;
	return !text_equal(row->role, "service") &&
	       interval->from < interval->until;
}

/* Each person's intervals made one where they overlap or touch. */
static size_t
unite(struct interval *intervals, size_t count)
{
	size_t i, kept = 0;

	qsort(intervals, count, sizeof(*intervals), compare_intervals);
	for (i = 0; i < count; i++) {
		struct interval *last = &intervals[kept - (kept > 0)];

		if (kept > 0 &&
		    strcmp(last->person, intervals[i].person) == 0 &&
		    intervals[i].from <= last->until) {
			if (intervals[i].until > last->until)
				last->until = intervals[i].until;
			continue;
		}
		intervals[kept++] = intervals[i];
	}
	return kept;
}

static size_t
find_crowds(const struct step *steps, size_t count, size_t norm,
    struct audit_crowd *crowds)
{
	size_t i, found = 0, now = 0;
	bool inside = false;

	for (i = 0; i < count; i++) {
		now = steps[i].change > 0 ? now + 1 : now - 1;
		/* Steps of one instant count together. */
		if (i + 1 < count && steps[i + 1].at == steps[i].at)
			continue;
		if (now > norm && !inside) {
			crowds[found] =
			    (struct audit_crowd){.from = steps[i].at};
			inside = true;
		}
		if (inside && now > crowds[found].most) {
			crowds[found].most = now;
			crowds[found].at = steps[i].at;
		}
		if (inside && now <= norm) {
			crowds[found++].until = steps[i].at;
			inside = false;
		}
	}
	return found;
}

size_t
audit_sweep(const struct access *rows, size_t count, int64_t begin, int64_t end,
    size_t norm, struct arena *arena, const struct audit_crowd **crowds)
{
	struct interval *intervals =
	    arena_alloc(arena, (count + 1) * sizeof(*intervals));
	struct step *steps;
	struct audit_crowd *found;
	size_t i, kept = 0;

	for (i = 0; i < count; i++)
		kept += clip(&rows[i], begin, end, &intervals[kept]);
	kept = unite(intervals, kept);
	steps = arena_alloc(arena, (2 * kept + 1) * sizeof(*steps));
	for (i = 0; i < kept; i++) {
		steps[2 * i] = (struct step){intervals[i].from, 1};
		steps[2 * i + 1] = (struct step){intervals[i].until, -1};
	}
	qsort(steps, 2 * kept, sizeof(*steps), compare_steps);
	found = arena_alloc(arena, (kept + 1) * sizeof(*found));
	*crowds = found;
	return find_crowds(steps, 2 * kept, norm, found);
}

size_t
audit_sweep_persons(const struct access *rows, size_t count, int64_t at,
    struct arena *arena, const char *const **persons)
{
	struct interval *intervals =
	    arena_alloc(arena, (count + 1) * sizeof(*intervals));
	const char **names = arena_alloc(arena, (count + 1) * sizeof(*names));
	size_t i, kept = 0;

	for (i = 0; i < count; i++)
		kept += clip(&rows[i], at, at + 1, &intervals[kept]);
	kept = unite(intervals, kept);
	for (i = 0; i < kept; i++)
		names[i] = intervals[i].person;
	*persons = names;
	return kept;
}
