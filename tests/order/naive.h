/*
 * A second, naive telling of RULES 2.5, to try lib/order against: it steps
 * from minute to minute, knows a day as a row of 2880 worked or idle minutes,
 * and shares no code with the library. Minutes are counted from 1970 in local
 * time; there is no zone here.
 */
#ifndef OTKLIK_TESTS_ORDER_NAIVE_H
#define OTKLIK_TESTS_ORDER_NAIVE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { NAIVE_DAY = 1440, NAIVE_DATES = 731, NAIVE_OPEN = INT32_MAX };

struct naive_date {
	char minutes[2 * NAIVE_DAY]; /* 1: worked; the second day: overhang */
	int first, last;	     /* first worked, last worked + 1 */
};

struct naive {
	int32_t first_date; /* days since 1970 */
	struct naive_date dates[NAIVE_DATES];
};

struct naive_outage {
	int32_t begin, end;
};

struct naive_question {
	const struct naive *owner, *center;
	int32_t start, detected; /* detected -1: unknown */
	int32_t limit;		 /* minutes, or days */
	bool days, first;
	const struct naive_outage *outages;
	int outage_count;
	/* readings: true is the alternative */
	bool prestart_same_day, lunch_next_day, scope_first;
	bool pause, idle_count, open_due, days_same_day;
	int days_end; /* 0 end of work, 1 midnight, 2 same time */
};

enum { NAIVE_SUSPENDED = -1, NAIVE_UNKNOWN = -2 };

static bool
naive_known(const struct naive *naive, int32_t date)
{
	return date > naive->first_date &&
	       date < naive->first_date + NAIVE_DATES;
}

static const struct naive_date *
naive_date(const struct naive *naive, int32_t date)
{
	return &naive->dates[date - naive->first_date];
}

/* Worked as part of this date or of the night of the date before? */
static bool
naive_works(const struct naive *naive, int32_t minute)
{
	int32_t date = minute / NAIVE_DAY, of_day = minute % NAIVE_DAY;

	return naive_date(naive, date)->minutes[of_day] ||
	       naive_date(naive, date - 1)->minutes[of_day + NAIVE_DAY];
}

static bool
naive_workday(const struct naive *naive, int32_t date)
{
	return naive_date(naive, date)->last > 0;
}

/* Inside a working day, between its first and its last minute? */
static bool
naive_inside(const struct naive *naive, int32_t minute)
{
	int32_t date = minute / NAIVE_DAY, of_day = minute % NAIVE_DAY;
	const struct naive_date *today = naive_date(naive, date);
	const struct naive_date *before = naive_date(naive, date - 1);

	return (of_day >= today->first && of_day < today->last) ||
	       (of_day + NAIVE_DAY >= before->first &&
		   of_day + NAIVE_DAY < before->last);
}

/* The date from which on a working day of the owner may begin; -1: any. */
static int32_t
naive_floor_date(const struct naive_question *question)
{
	int32_t detected =
	    question->first ? question->start : question->detected;
	int32_t date = detected / NAIVE_DAY;

	if (detected < 0 || (question->scope_first && !question->first))
		return -1;
	if (naive_works(question->center, detected))
		return -1;
	if (naive_inside(question->center, detected))
		return question->lunch_next_day ? date + 1 : -1;
	if (question->prestart_same_day &&
	    naive_workday(question->center, date) &&
	    detected % NAIVE_DAY < naive_date(question->center, date)->first)
		return date;
	return date + 1;
}

/* Number of the outage that a minute lies in, -1: none. */
static int
naive_outage_at(const struct naive_question *question, int32_t minute)
{
	int found = -1;

	for (int i = 0; i < question->outage_count; i++) {
		const struct naive_outage *outage = &question->outages[i];

		if (outage->end == NAIVE_OPEN && question->open_due)
			continue;
		if (outage->begin <= minute && minute < outage->end &&
		    (found < 0 || outage->end > question->outages[found].end))
			found = i;
	}
	return found;
}

/* The first minute behind all outages that hang together with this one. */
static int32_t
naive_restored(const struct naive_question *question, int32_t minute)
{
	int outage;

	while ((outage = naive_outage_at(question, minute)) >= 0) {
		if (question->outages[outage].end == NAIVE_OPEN)
			return NAIVE_OPEN;
		minute = question->outages[outage].end;
	}
	return minute;
}

static int32_t
naive_minutes(const struct naive_question *question)
{
	int32_t floor = naive_floor_date(question), minute = question->start;
	int32_t left = question->limit;
	const struct naive *owner = question->owner;

	if (floor >= 0) {
		while (
		    naive_known(owner, floor) && !naive_workday(owner, floor))
			floor++;
		if (!naive_known(owner, floor))
			return NAIVE_UNKNOWN;
		floor = floor * NAIVE_DAY + naive_date(owner, floor)->first;
		if (minute < floor)
			minute = floor;
	}
	while (naive_known(owner, minute / NAIVE_DAY) &&
	       !naive_works(owner, minute))
		minute++;
	for (; naive_known(owner, minute / NAIVE_DAY); minute++) {
		bool works = naive_works(owner, minute);
		bool out = naive_outage_at(question, minute) >= 0;
		int32_t back = out ? naive_restored(question, minute) : 0;

		if (out && question->pause) {
			if (back == NAIVE_OPEN)
				return NAIVE_SUSPENDED;
			continue;
		}
		if (out && (works || question->idle_count)) {
			if (back == NAIVE_OPEN)
				return NAIVE_SUSPENDED;
			minute = back;
			while (naive_known(owner, minute / NAIVE_DAY) &&
			       !naive_works(owner, minute))
				minute++;
			minute--;
			left = question->limit;
			continue;
		}
		if (works && --left == 0)
			return minute + 1;
	}
	return NAIVE_UNKNOWN;
}

/* In seconds, since midnight is 23:59:59. */
static int64_t
naive_days(const struct naive_question *question)
{
	const struct naive *owner = question->owner;
	int32_t date = question->start / NAIVE_DAY;
	int32_t of_day = question->start % NAIVE_DAY, left = question->limit;
	const struct naive_date *last;

	if (!(question->days_same_day && naive_workday(owner, date) &&
		of_day < naive_date(owner, date)->last))
		date++;
	for (; naive_known(owner, date); date++) {
		if (!naive_workday(owner, date) || --left > 0)
			continue;
		last = naive_date(owner, date);
		if (question->days_end == 1)
			return (int64_t)date * 86400 + 86399;
		if (question->days_end == 0 || of_day > last->last)
			of_day = last->last;
		if (of_day < last->first)
			of_day = last->first;
		return ((int64_t)date * NAIVE_DAY + of_day) * 60;
	}
	return NAIVE_UNKNOWN;
}

/* The due time in local seconds, or one of the marks above. */
static int64_t
naive_due(const struct naive_question *question)
{
	int32_t minutes;

	if (question->days)
		return naive_days(question);
	minutes = naive_minutes(question);
	return minutes < 0 ? minutes : (int64_t)minutes * 60;
}

/* Puts working hours into a date. */
static void
naive_work(struct naive_date *date, int begin, int end)
{
	memset(date->minutes + begin, 1, (size_t)(end - begin));
}

/* Ends the date `less` minutes earlier, by the clock on the wall. */
static void
naive_settle(struct naive_date *date, int less)
{
	int last = 0;

	date->first = date->last = 0;
	for (int i = 0; i < 2 * NAIVE_DAY; i++) {
		if (date->minutes[i])
			last = i + 1;
	}
	for (int i = last - less; i < last; i++) {
		if (i >= 0)
			date->minutes[i] = 0;
	}
	for (int i = 2 * NAIVE_DAY - 1; i >= 0; i--) {
		if (date->minutes[i]) {
			date->first = i;
			if (date->last == 0)
				date->last = i + 1;
		}
	}
}

#endif
