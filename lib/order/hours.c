#include "order/hours.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

struct hours {
	char *schedule;
	const struct zone *zone;
	struct timetable timetable;
	struct run *runs; /* by time; one if no year is missing */
	size_t count;
};

/* One run for each series of consecutive years. */
static void
build_runs(struct hours *hours)
{
	const struct exceptions *known = &hours->timetable.exceptions;
	size_t first = 0;

	hours->runs = calloc(known->year_count + 1, sizeof(*hours->runs));
	if (hours->runs == NULL)
		abort();
	for (size_t i = 0; i < known->year_count; i++) {
		if (i + 1 < known->year_count &&
		    known->years[i + 1] == known->years[i] + 1)
			continue;
		run_build(&hours->runs[hours->count++], &hours->timetable,
		    hours->zone, known->years[first], known->years[i]);
		first = i + 1;
	}
}

static const struct fault *
check_work(const struct hours *hours)
{
	if (hours->count == 0)
		return fault_field("calendar", "it has no year at all");
	for (size_t i = 0; i < hours->count; i++) {
		if (hours->runs[i].total > 0)
			return NULL;
	}
	return fault_field("schedule", "%s never works", hours->schedule);
}

const struct fault *
hours_open(struct hours **hours, const struct timetable_rows *rows,
    const char *schedule, const char *body, const struct readings *readings,
    const struct zone *zone)
{
	struct hours *made = calloc(1, sizeof(*made));
	const struct fault *fault;

	if (made == NULL || (made->schedule = strdup(schedule)) == NULL)
		abort();
	made->zone = zone;
	fault = timetable_make(
	    &made->timetable, rows, made->schedule, body, readings);
	if (fault == NULL) {
		build_runs(made);
		fault = check_work(made);
	}
	if (fault != NULL) {
		hours_close(made);
		return fault;
	}
	*hours = made;
	return NULL;
}

void
hours_close(struct hours *hours)
{
	if (hours == NULL)
		return;
	for (size_t i = 0; i < hours->count; i++)
		run_free(&hours->runs[i]);
	free(hours->runs);
	timetable_free(&hours->timetable);
	free(hours->schedule);
	free(hours);
}

const char *
hours_schedule(const struct hours *hours)
{
	return hours->schedule;
}

const struct zone *
hours_zone(const struct hours *hours)
{
	return hours->zone;
}

const struct timetable *
hours_timetable(const struct hours *hours)
{
	return &hours->timetable;
}

int64_t
hours_date(const struct hours *hours, int64_t instant)
{
	int32_t seconds;

	return date_of_civil(zone_civil(hours->zone, instant), &seconds);
}

static const struct fault *
no_calendar(const struct hours *hours, int year)
{
	return fault_field("calendar",
	    "there is none for the year %d, so the working time of schedule "
	    "%s is not known",
	    year, hours->schedule);
}

/* The calendar year of a date that lies in no run. */
static const struct fault *
no_calendar_at(const struct hours *hours, int64_t date)
{
	int year, month, day;

	date_civil(date, &year, &month, &day);
	/* the first hours of a year may belong to a shift of the one before */
	if (exception_covers(&hours->timetable.exceptions, year))
		year--;
	return no_calendar(hours, year);
}

/* All working time of a run is used up: by whose end? */
static const struct fault *
run_ends(const struct hours *hours, const struct run *run)
{
	int64_t until = weekly_until(&hours->timetable.weekly);
	char date[DATE_TEXT];

	if (until >= run->first_date + run->days - 1)
		return no_calendar(hours, run->last_year + 1);
	date_format(until, date);
	return fault_field("schedule", "%s has no working time after %s",
	    hours->schedule, date);
}

/* True if a shift of the last day of the run goes on then, in the next year. */
static bool
goes_on(const struct run *run, int64_t instant)
{
	size_t at;

	if (instant < run->end || run->count == 0 ||
	    instant >= run->spans[run->count - 1].end)
		return false;
	at = run_find(run, instant);
	return run->spans[at].begin <= instant;
}

/* The run an instant lies in; `last` allows the instant at which it ends. */
static const struct fault *
find_run(const struct hours *hours, int64_t instant, bool last,
    const struct run **run)
{
	for (size_t i = 0; i < hours->count; i++) {
		const struct run *here = &hours->runs[i];

		if (instant >= here->begin &&
		    (instant < here->end || (last && instant == here->end) ||
			goes_on(here, instant))) {
			*run = here;
			return NULL;
		}
	}
	return no_calendar_at(hours, hours_date(hours, instant));
}

const struct fault *
hours_next(const struct hours *hours, int64_t instant, int64_t *next)
{
	return hours_add(hours, instant, 0, next);
}

const struct fault *
hours_add(
    const struct hours *hours, int64_t start, int64_t seconds, int64_t *end)
{
	const struct run *run;
	const struct span *span;
	const struct fault *fault = find_run(hours, start, false, &run);
	int64_t used;
	size_t at;

	if (fault != NULL)
		return fault;
	at = run_find(run, start);
	span = &run->spans[at];
	used = span->before;
	if (start > span->begin)
		used += start - span->begin;
	if (at == run->count || seconds > run->total - used)
		return run_ends(hours, run);
	*end = run_after(run, at, used + seconds);
	return NULL;
}

const struct fault *
hours_measure(
    const struct hours *hours, int64_t from, int64_t to, int64_t *seconds)
{
	const struct run *run;
	const struct fault *fault = find_run(hours, from, from == to, &run);

	if (fault != NULL)
		return fault;
	/* the last shift of a run, if it has any, may end in the year after */
	if (to > run->end &&
	    (run->count == 0 || to > run->spans[run->count - 1].end))
		return no_calendar(hours, run->last_year + 1);
	*seconds = run_before(run, to) - run_before(run, from);
	return NULL;
}

const struct fault *
hours_span(const struct hours *hours, int64_t instant, struct span *span)
{
	const struct run *run;
	const struct fault *fault = find_run(hours, instant, false, &run);
	size_t at;

	if (fault != NULL)
		return fault;
	at = run_find(run, instant);
	if (at == run->count)
		return run_ends(hours, run);
	*span = run->spans[at];
	return NULL;
}

/* True between the start and the end of the working day of a date. */
static bool
is_inside(const struct run *run, int64_t date, int64_t instant)
{
	int64_t number = date - run->first_date;

	return number >= 0 && run->workdays[number].begin != INSTANT_NONE &&
	       run->workdays[number].begin <= instant &&
	       instant < run->workdays[number].end;
}

const struct fault *
hours_place(const struct hours *hours, int64_t instant, enum hours_place *place)
{
	const struct run *run;
	const struct fault *fault = find_run(hours, instant, false, &run);
	int64_t date;

	if (fault != NULL)
		return fault;
	if (run->spans[run_find(run, instant)].begin <= instant) {
		*place = HOURS_WORKING;
		return NULL;
	}
	date = hours_date(hours, instant);
	if (is_inside(run, date, instant) || is_inside(run, date - 1, instant))
		*place = HOURS_BREAK;
	else if (run->workdays[date - run->first_date].begin != INSTANT_NONE &&
		 instant < run->workdays[date - run->first_date].begin)
		*place = HOURS_BEFORE;
	else
		*place = HOURS_OUTSIDE;
	return NULL;
}

/* The run a date lies in. */
static const struct fault *
find_date(const struct hours *hours, int64_t date, const struct run **run)
{
	for (size_t i = 0; i < hours->count; i++) {
		*run = &hours->runs[i];
		if (date >= (*run)->first_date &&
		    date < (*run)->first_date + (*run)->days)
			return NULL;
	}
	return no_calendar_at(hours, date);
}

static void
give_day(const struct run *run, int64_t number, struct hours_day *day)
{
	day->date = run->first_date + number;
	day->begin = run->workdays[number].begin;
	day->end = run->workdays[number].end;
}

const struct fault *
hours_day(const struct hours *hours, int64_t date, struct hours_day *day)
{
	const struct run *run = NULL;
	const struct fault *fault = find_date(hours, date, &run);
	int64_t number;

	if (fault != NULL)
		return fault;
	number = date - run->first_date;
	if (run->workdays[number].begin == INSTANT_NONE)
		return hours_day_after(hours, date, 1, day);
	give_day(run, number, day);
	return NULL;
}

const struct fault *
hours_day_after(
    const struct hours *hours, int64_t date, int64_t n, struct hours_day *day)
{
	const struct run *run = NULL;
	const struct fault *fault = find_date(hours, date, &run);
	int64_t number;

	/* of the date itself nothing is asked, only of those after it */
	if (fault != NULL && find_date(hours, date + 1, &run) == NULL) {
		fault = NULL;
		n -= run->workdays[0].begin != INSTANT_NONE;
		date++;
	}
	if (fault != NULL)
		return fault;
	number = date - run->first_date;
	for (; n > 0; n--) {
		if (run->workdays[number].next == 0)
			return run_ends(hours, run);
		number += run->workdays[number].next;
	}
	give_day(run, number, day);
	return NULL;
}
