#include "order/weekly.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/text.h"

enum { WEEKDAYS = 7 };

/* As seconds of the day; -1 if it is none. 24:00 is the day's end. */
static int32_t
read_time(const char *text)
{
	int minutes;

	return text != NULL && reference_minutes(text, &minutes) ? minutes * 60
								 : -1;
}

static const struct fault *
read_row(const struct schedule *row, struct weekly_row *out)
{
	int32_t begin = read_time(row->begin), end = read_time(row->end);

	if (row->weekday < 1 || row->weekday > WEEKDAYS)
		return fault_field("weekday",
		    "schedule %s: %lld is not one of 1 to 7", row->schedule,
		    (long long)row->weekday);
	if (begin < 0 || begin == DAY_SECONDS)
		return fault_value("begin", "not a time of day",
		    row->begin != NULL ? row->begin : "");
	if (end < 0)
		return fault_value("end", "not a time of day",
		    row->end != NULL ? row->end : "");
	if (end <= begin)
		end += DAY_SECONDS; /* over midnight */
	out->weekday = (int)row->weekday;
	out->hours = (struct weekly_interval){begin, end};
	out->from = row->from == DATE_NONE ? INT64_MIN : row->from;
	out->until = row->until == DATE_NONE ? INT64_MAX : row->until;
	return NULL;
}

static int
compare(const void *a, const void *b)
{
	const struct weekly_row *x = a, *y = b;

	if (x->weekday != y->weekday)
		return x->weekday - y->weekday;
	return x->hours.begin - y->hours.begin;
}

/* True if both rows hold on some date of the same weekday. */
static bool
coincide(const struct weekly_row *a, const struct weekly_row *b)
{
	return a->weekday == b->weekday && a->from <= b->until &&
	       b->from <= a->until;
}

static const struct fault *
check(const struct weekly *weekly, const char *schedule)
{
	for (size_t i = 0; i < weekly->count; i++) {
		const struct weekly_row *row = &weekly->rows[i];
		size_t together = 0;

		for (size_t k = 0; k < weekly->count; k++) {
			const struct weekly_row *other = &weekly->rows[k];

			if (!coincide(row, other))
				continue;
			together++;
			if (k > i && other->hours.begin < row->hours.end)
				return fault_field("begin",
				    "schedule %s: hours of weekday %d overlap",
				    schedule, row->weekday);
		}
		if (together > WEEKLY_INTERVALS)
			return fault_field("weekday",
			    "schedule %s: more than %d rows for weekday %d",
			    schedule, WEEKLY_INTERVALS, row->weekday);
	}
	return NULL;
}

const struct fault *
weekly_read(struct weekly *weekly, const struct schedule *rows, size_t count,
    const char *schedule)
{
	const struct fault *fault;

	weekly->count = 0;
	weekly->rows = calloc(count + 1, sizeof(*weekly->rows));
	if (weekly->rows == NULL)
		abort();
	for (size_t i = 0; i < count; i++) {
		if (!text_equal(rows[i].schedule, schedule))
			continue;
		fault = read_row(&rows[i], &weekly->rows[weekly->count]);
		if (fault != NULL)
			return fault;
		weekly->count++;
	}
	if (weekly->count == 0)
		return fault_value("schedule", "no such schedule", schedule);
	qsort(weekly->rows, weekly->count, sizeof(*weekly->rows), compare);
	return check(weekly, schedule);
}

void
weekly_free(struct weekly *weekly)
{
	free(weekly->rows);
	weekly->rows = NULL;
	weekly->count = 0;
}

size_t
weekly_hours(const struct weekly *weekly, int weekday, int64_t date,
    struct weekly_interval out[WEEKLY_INTERVALS])
{
	size_t count = 0;

	for (size_t i = 0; i < weekly->count; i++) {
		const struct weekly_row *row = &weekly->rows[i];

		if (row->weekday == weekday && row->from <= date &&
		    date <= row->until)
			out[count++] = row->hours;
	}
	return count;
}

int64_t
weekly_until(const struct weekly *weekly)
{
	int64_t until = INT64_MIN;

	for (size_t i = 0; i < weekly->count; i++) {
		if (weekly->rows[i].until > until)
			until = weekly->rows[i].until;
	}
	return until;
}

int32_t
weekly_overhang(const struct weekly *weekly)
{
	int32_t overhang = 0;

	for (size_t i = 0; i < weekly->count; i++) {
		if (weekly->rows[i].hours.end - DAY_SECONDS > overhang)
			overhang = weekly->rows[i].hours.end - DAY_SECONDS;
	}
	return overhang;
}
