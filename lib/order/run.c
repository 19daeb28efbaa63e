#include "order/run.h"

#include <stdlib.h>

#include "base/date.h"

enum { NEAR = 8 }; /* spans that are stepped over before they are searched */

static void *
allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (memory == NULL)
		abort();
	return memory;
}

static void
add_day(
    struct run *run, const struct zone *zone, const struct timetable_day *day)
{
	struct workday *workday = &run->workdays[day->date - run->first_date];
	int64_t midnight = day->date * DAY_SECONDS;

	*workday = (struct workday){INSTANT_NONE, INSTANT_NONE, 0};
	for (size_t i = 0; i < day->count; i++) {
		int64_t begin =
		    zone_instant(zone, midnight + day->intervals[i].begin);
		int64_t end =
		    zone_instant(zone, midnight + day->intervals[i].end);

		if (i == 0)
			workday->begin = begin;
		workday->end = end;
		if (begin < end)
			run->spans[run->count++] =
			    (struct span){begin, end, 0, day->date};
	}
	/* a date that the zone skipped is no day, so no working day either */
	if (zone_instant(zone, midnight) ==
	    zone_instant(zone, midnight + DAY_SECONDS))
		workday->begin = workday->end = INSTANT_NONE;
}

static int
compare(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/*
 * A night shift may run into the hours of the next date: what is worked
 * anyway is not counted twice.
 */
static void
settle_spans(struct run *run)
{
	size_t kept = 0;
	int64_t end = INT64_MIN;

	qsort(run->spans, run->count, sizeof(*run->spans), compare);
	for (size_t i = 0; i < run->count; i++) {
		struct span span = run->spans[i];

		if (span.begin < end)
			span.begin = end;
		if (span.begin >= span.end)
			continue;
		end = span.end;
		span.before = run->total;
		run->total += span.end - span.begin;
		run->spans[kept++] = span;
	}
	run->count = kept;
	run->spans[kept] = (struct span){INT64_MAX, INT64_MAX, run->total, 0};
}

static void
link_workdays(struct run *run)
{
	struct workday *workdays = run->workdays;

	for (int64_t i = run->days - 2; i >= 0; i--) {
		if (workdays[i + 1].begin != INSTANT_NONE)
			workdays[i].next = 1;
		else if (workdays[i + 1].next != 0)
			workdays[i].next = workdays[i + 1].next + 1;
	}
}

static void
build_index(struct run *run)
{
	size_t at = 0;

	run->index_count = (size_t)((run->end - run->begin) / DAY_SECONDS + 1);
	run->index = allocate(run->index_count, sizeof(*run->index));
	for (size_t i = 0; i < run->index_count; i++) {
		int64_t instant = run->begin + (int64_t)i * DAY_SECONDS;

		while (run->spans[at].end <= instant)
			at++;
		run->index[i] = (uint32_t)at;
	}
}

void
run_build(struct run *run, const struct timetable *timetable,
    const struct zone *zone, int first_year, int last_year)
{
	int64_t first = date_days(first_year, 1, 1);
	int64_t last = date_days(last_year + 1, 1, 1);
	/* the night shift of the last day of the year before is not known */
	int64_t overhang = weekly_overhang(&timetable->weekly);

	*run = (struct run){.last_year = last_year,
	    .begin = zone_instant(zone, first * DAY_SECONDS + overhang),
	    .end = zone_instant(zone, last * DAY_SECONDS),
	    .first_date = first,
	    .days = last - first};
	run->workdays = allocate((size_t)run->days, sizeof(*run->workdays));
	run->spans = allocate(
	    (size_t)run->days * WEEKLY_INTERVALS + 1, sizeof(*run->spans));
	for (int64_t date = first; date < last; date++) {
		struct timetable_day day;

		timetable_day(timetable, date, &day);
		add_day(run, zone, &day);
	}
	settle_spans(run);
	link_workdays(run);
	build_index(run);
}

void
run_free(struct run *run)
{
	free(run->workdays);
	free(run->spans);
	free(run->index);
}

size_t
run_find(const struct run *run, int64_t instant)
{
	size_t day = (size_t)(instant - run->begin) / DAY_SECONDS;
	size_t at =
	    run->index[day < run->index_count ? day : run->index_count - 1];

	while (run->spans[at].end <= instant)
		at++;
	return at;
}

int64_t
run_before(const struct run *run, int64_t instant)
{
	const struct span *span = &run->spans[run_find(run, instant)];

	return span->before +
	       (instant > span->begin ? instant - span->begin : 0);
}

int64_t
run_after(const struct run *run, size_t span, int64_t seconds)
{
	const struct span *spans = run->spans;
	size_t low = span, high = run->count;

	while (low < span + NEAR && spans[low + 1].before < seconds)
		low++;
	if (low == span + NEAR) {
		while (low + 1 < high) {
			size_t middle = low + (high - low) / 2;

			if (spans[middle].before < seconds)
				low = middle;
			else
				high = middle;
		}
	}
	return spans[low].begin + (seconds - spans[low].before);
}
