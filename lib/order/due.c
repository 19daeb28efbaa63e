#include "order/due.h"

#include <string.h>

#include "base/date.h"

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void
note(struct due *due, size_t downtime, enum due_effect effect)
{
	if (due->effects != NULL)
		due->effects[downtime] = (uint8_t)effect;
}

/*
 * Step 2. A1-12.1b: what is detected in non-working time is counted from the
 * start of the first working day after the day of detection (I-01 to I-04).
 */
static const struct fault *
find_floor(const struct due_case *question, struct due *due)
{
	const struct readings *readings = question->readings;
	int64_t detected =
	    question->first ? question->start : question->detected;
	const struct fault *fault;
	struct hours_day day;
	int64_t date;

	if (detected == INSTANT_NONE)
		return NULL;
	if (readings->offhours_scope == OFFHOURS_FIRST && !question->first)
		return NULL;
	fault = hours_place(question->center, detected, &due->place);
	if (fault != NULL || due->place == HOURS_WORKING)
		return fault;
	if (due->place == HOURS_BREAK &&
	    readings->lunch_detection == LUNCH_PAUSE)
		return NULL;
	date = hours_date(question->center, detected);
	if (due->place == HOURS_BEFORE &&
	    readings->prestart_detection == PRESTART_SAME_DAY)
		fault = hours_day(question->owner, date, &day);
	else
		fault = hours_day_after(question->owner, date, 1, &day);
	if (fault == NULL)
		due->floor = day.begin;
	return fault;
}

/* An open outage is reached before the term is used up (I-12). */
static void
suspend(struct due *due, size_t downtime)
{
	note(due, downtime, DUE_SUSPENDED);
	due->suspended = true;
	due->due = INSTANT_NONE;
}

/*
 * Adds the term. A calendar that ends before it is used up is a fault only if
 * no outage before is open: `beyond` is that fault, the due later than all.
 */
static void
add(const struct due_case *question, int64_t begin, int64_t seconds,
    struct due *due, const struct fault **beyond)
{
	*beyond = hours_add(question->owner, begin, seconds, &due->due);
	if (*beyond != NULL)
		due->due = INT64_MAX;
}

/*
 * Does an outage that begins before the due take what makes it count? The last
 * working time before the due is known, so there is a next one.
 */
static const struct fault *
takes_time(const struct due_case *question, const struct due *due,
    const struct downtime *downtime, bool *takes)
{
	const struct fault *fault;
	int64_t next;

	*takes = true;
	if (question->readings->outage_idle == OUTAGE_IDLE_COUNT)
		return NULL;
	fault = hours_next(
	    question->owner, later(due->begin, downtime->begin), &next);
	*takes = fault == NULL && next < earlier(due->due, downtime->end);
	return fault;
}

/*
 * Steps 4 and 5, literally: after an outage the full term is counted from the
 * moment of restoration (A1-12.1a).
 */
static const struct fault *
count_restarting(const struct due_case *question, struct due *due)
{
	const struct hours *owner = question->owner;
	const struct downtime *downtimes = question->downtimes;
	int64_t limit = question->limit.amount;
	const struct fault *beyond, *fault;
	bool takes;

	add(question, due->begin, limit, due, &beyond);
	for (size_t i =
		 downtime_find(downtimes, question->downtime_count, due->begin);
	     i < question->downtime_count && downtimes[i].begin < due->due;
	     i++) {
		if (downtimes[i].end <= due->begin)
			continue;
		fault = takes_time(question, due, &downtimes[i], &takes);
		if (fault != NULL)
			return fault;
		if (!takes) {
			note(due, i, DUE_IDLE);
			continue;
		}
		if (downtimes[i].end == DOWNTIME_OPEN) {
			suspend(due, i);
			return NULL;
		}
		note(due, i, DUE_RESTARTED);
		fault = hours_next(owner, downtimes[i].end, &due->begin);
		if (fault != NULL)
			return fault;
		add(question, due->begin, limit, due, &beyond);
	}
	return beyond;
}

/* Takes what was worked before an outage off the rest, goes on behind it. */
static const struct fault *
pause_for(const struct due_case *question, size_t downtime, int64_t *at,
    int64_t *rest, struct due *due, const struct fault **beyond)
{
	const struct hours *owner = question->owner;
	const struct downtime *pause = &question->downtimes[downtime];
	const struct fault *fault;
	int64_t used, due_before = due->due;

	fault = hours_measure(owner, *at, later(*at, pause->begin), &used);
	if (fault == NULL && pause->end == DOWNTIME_OPEN)
		suspend(due, downtime);
	if (fault != NULL || pause->end == DOWNTIME_OPEN)
		return fault;
	if (used == 0 && *at == due->begin)
		fault = hours_next(owner, pause->end, &due->begin);
	if (fault != NULL)
		return fault;
	*rest -= used;
	*at = later(pause->end, due->begin);
	add(question, *at, *rest, due, beyond);
	note(due, downtime, due->due == due_before ? DUE_IDLE : DUE_PAUSED);
	return NULL;
}

/* Steps 4 and 5 with outage_mode=pause: only time outside outages counts. */
static const struct fault *
count_pausing(const struct due_case *question, struct due *due)
{
	const struct downtime *downtimes = question->downtimes;
	int64_t rest = question->limit.amount, at = due->begin;
	const struct fault *beyond, *fault;

	add(question, at, rest, due, &beyond);
	for (size_t i = downtime_find(downtimes, question->downtime_count, at);
	     i < question->downtime_count && downtimes[i].begin < due->due;
	     i++) {
		fault = pause_for(question, i, &at, &rest, due, &beyond);
		if (fault != NULL || due->suspended)
			return fault;
	}
	return beyond;
}

/* I-14: the first of the working days. */
static const struct fault *
count_days(
    const struct due_case *question, int64_t sent, struct hours_day *last)
{
	const struct hours *owner = question->owner;
	int64_t days = question->limit.amount;
	const struct fault *fault;
	struct hours_day day;

	if (question->readings->days_start == DAYS_START_SAME_DAY) {
		fault = hours_day(owner, sent, &day);
		if (fault != NULL)
			return fault;
		if (day.date == sent && question->start < day.end)
			days--;
		if (days == 0) {
			*last = day;
			return NULL;
		}
	}
	return hours_day_after(owner, sent, days, last);
}

/* I-15: the time of sending on the last day, inside its working hours. */
static int64_t
same_time(const struct due_case *question, const struct hours_day *last)
{
	const struct zone *zone = hours_zone(question->owner);
	int64_t due;
	int32_t seconds;

	date_of_civil(zone_civil(zone, question->start), &seconds);
	due = zone_instant(zone, last->date * DAY_SECONDS + seconds);
	return earlier(later(due, last->begin), last->end);
}

/* Step 6: a term in working days (A1-6.3), which no outage moves (I-11). */
static const struct fault *
find_days(const struct due_case *question, struct due *due)
{
	const struct zone *zone = hours_zone(question->owner);
	int64_t sent = hours_date(question->owner, question->start);
	struct hours_day last;
	const struct fault *fault = count_days(question, sent, &last);

	if (fault != NULL)
		return fault;
	due->begin = question->start;
	switch (question->readings->days_end) {
	case DAYS_END_MIDNIGHT:
		due->due =
		    zone_instant(zone, (last.date + 1) * DAY_SECONDS - 1);
		break;
	case DAYS_END_SAME_TIME:
		due->due = same_time(question, &last);
		break;
	default:
		due->due = last.end;
		break;
	}
	return NULL;
}

const struct fault *
due_find(const struct due_case *question, struct due *due)
{
	const struct fault *fault;

	due->due = INSTANT_NONE;
	due->suspended = false;
	due->place = HOURS_WORKING;
	due->floor = INSTANT_NONE;
	if (due->effects != NULL)
		memset(due->effects, DUE_NO_EFFECT, question->downtime_count);
	if (question->limit.unit == TERM_WORKING_DAYS)
		return find_days(question, due);
	fault = find_floor(question, due);
	if (fault == NULL)
		fault = hours_next(question->owner,
		    later(question->start, due->floor), &due->begin);
	if (fault != NULL)
		return fault;
	if (question->readings->outage_mode == OUTAGE_PAUSE)
		return count_pausing(question, due);
	return count_restarting(question, due);
}
