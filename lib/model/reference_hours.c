#include "model/reference_hours.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"

enum { DAY_MINUTES = 1440, WEEK = 7, FOREVER = 100000000 };

/* The days of a validity; open ends lie beyond any date. */
struct span {
	int64_t first, last;
};

static struct span
validity(const struct schedule *row)
{
	struct span span = {-FOREVER, FOREVER};

	if (row->from != FIELD_NONE && row->from != FIELD_CLEAR)
		span.first = row->from;
	if (row->until != FIELD_NONE && row->until != FIELD_CLEAR)
		span.last = row->until;
	return span;
}

static bool
has_weekday(struct span span, int64_t weekday)
{
	int64_t day;

	if (span.last - span.first >= WEEK - 1)
		return true;
	for (day = span.first; day <= span.last; day++) {
		if (date_weekday(day) == weekday)
			return true;
	}
	return false;
}

const struct fault *
reference_hours_row(const void *data)
{
	const struct schedule *row = data;

	if (row->weekday < 1 || row->weekday > WEEK)
		return fault_field("weekday", "not from 1 (Monday) to 7: %lld",
		    (long long)row->weekday);
	if (!has_weekday(validity(row), row->weekday))
		return fault_field("weekday",
		    "no such day between `from` and `until`: no working time");
	return NULL;
}

/* Begin and end in minutes of the row's day; the end may lie in the next. */
static void
minutes(const struct schedule *row, int *begin, int *end)
{
	reference_minutes(row->begin, begin);
	reference_minutes(row->end, end);
	if (*end <= *begin)
		*end += DAY_MINUTES;
}

/*
 * True if some day of `b` that comes `step` days after a day of `a` has
 * minutes in common with it.
 */
static bool
meet(const struct schedule *a, const struct schedule *b, int step)
{
	struct span left = validity(a), right = validity(b);
	int a_begin, a_end, b_begin, b_end;

	if ((a->weekday + step + WEEK - b->weekday) % WEEK != 0)
		return false;
	minutes(a, &a_begin, &a_end);
	minutes(b, &b_begin, &b_end);
	b_begin += step * DAY_MINUTES;
	b_end += step * DAY_MINUTES;
	if (a_begin >= b_end || b_begin >= a_end)
		return false;
	if (left.first + step > right.first)
		right.first = left.first + step;
	if (left.last + step < right.last)
		right.last = left.last + step;
	return has_weekday(right, b->weekday);
}

const struct fault *
reference_hours_table(struct reference_rows table, size_t *bad)
{
	const struct schedule *rows = table.rows;
	size_t i, j;

	for (i = 0; i < table.count; i++) {
		for (j = 0; j < i; j++) {
			if (!text_equal(rows[i].schedule, rows[j].schedule))
				continue;
			if (meet(&rows[j], &rows[i], -1) ||
			    meet(&rows[j], &rows[i], 0) ||
			    meet(&rows[j], &rows[i], 1)) {
				*bad = i;
				return fault_field("begin",
				    "%s to %s overlaps %s to %s of weekday "
				    "%lld",
				    rows[i].begin, rows[i].end, rows[j].begin,
				    rows[j].end, (long long)rows[j].weekday);
			}
		}
	}
	*bad = table.count;
	return table.count > 0 ? NULL
			       : fault_field("schedule",
				     "no schedule: nobody has working time");
}

const struct fault *
reference_hours_day(const void *data)
{
	const struct calendar *row = data;
	bool given = row->hours_as != NULL && row->hours_as[0] != '\0';

	if (text_equal(row->kind, "working") ||
	    text_equal(row->kind, "working_short"))
		return given ? NULL
			     : fault_field("hours_as",
				   "missing: whose hours does the worked day "
				   "take");
	return given ? fault_value("hours_as",
			   "only for working and working_short", row->hours_as)
		     : NULL;
}

/* What a day adds to a year of five-day weeks: its hours, 0 if it is off. */
static int
day_hours(int64_t day, const char *kind)
{
	bool plain = kind == NULL;

	if (!plain && (text_equal(kind, "off") || text_equal(kind, "decree")))
		return 0;
	if (!plain && text_equal(kind, "working"))
		return 8;
	if (!plain && text_equal(kind, "working_short"))
		return 7;
	if (date_weekday(day) > 5)
		return 0;
	return plain ? 8 : 7;
}

static bool
is_federal(const struct calendar *row)
{
	return row->body == NULL || row->body[0] == '\0';
}

int
reference_check_year(struct reference_rows table, int year, int *hours)
{
	const struct calendar *rows = table.rows;
	int64_t first = date_days(year, 1, 1), last = date_days(year, 12, 31);
	int days = 0, given;
	size_t i;

	*hours = 0;
	for (int64_t day = first; day <= last; day++) {
		*hours += day_hours(day, NULL);
		days += day_hours(day, NULL) > 0;
	}
	for (i = 0; i < table.count; i++) {
		if (rows[i].date < first || rows[i].date > last ||
		    !is_federal(&rows[i]))
			continue;
		given = day_hours(rows[i].date, rows[i].kind);
		*hours += given - day_hours(rows[i].date, NULL);
		days += (given > 0) - (day_hours(rows[i].date, NULL) > 0);
	}
	return days;
}

/* The federal calendar (RULES 4.2); days off by decree taken out. */
static const struct {
	int year, days, hours;
} totals[] = {
    {2019, 247, 1970},
    {2020, 219, 1749},
    {2021, 240, 1917},
    {2022, 247, 1973},
    {2023, 247, 1973},
    {2024, 248, 1979},
    {2025, 247, 1972},
    {2026, 247, 1972},
};

enum { TOTALS = sizeof(totals) / sizeof(totals[0]) };

/* A body's own days alone do not make a calendar of the year. */
static bool
has_year(struct reference_rows table, int year)
{
	const struct calendar *rows = table.rows;
	size_t i;
	int found, month, day;

	for (i = 0; i < table.count; i++) {
		date_civil(rows[i].date, &found, &month, &day);
		if (found == year && is_federal(&rows[i]))
			return true;
	}
	return false;
}

/* What a known year has, if that is not what the federal calendar has. */
static bool
differs(struct reference_rows table, size_t known, int *days, int *hours)
{
	if (!has_year(table, totals[known].year))
		return false;
	*days = reference_check_year(table, totals[known].year, hours);
	return *days != totals[known].days || *hours != totals[known].hours;
}

const struct fault *
reference_hours_calendar(struct reference_rows table, size_t *bad)
{
	int days, hours;

	*bad = table.count;
	for (size_t i = 0; i < TOTALS; i++)
		if (differs(table, i, &days, &hours) &&
		    (days > totals[i].days || hours > totals[i].hours))
			return fault_field("date",
			    "%d has %d working days of %d hours, the federal "
			    "calendar has %d of %d: a day off or a shortened "
			    "day is missing",
			    totals[i].year, days, hours, totals[i].days,
			    totals[i].hours);
	return NULL;
}

const char *
reference_check_doubt(
    const char *kind, struct reference_rows table, struct arena *arena)
{
	struct buffer text = {0};
	const char *doubt = NULL;
	int days, hours;

	for (size_t i = 0; i < TOTALS; i++) {
		if (!text_equal(kind, "calendar") ||
		    !differs(table, i, &days, &hours))
			continue;
		buffer_printf(&text,
		    "%s%d: %d working days of %d hours, the federal calendar "
		    "has %d of %d",
		    text.length > 0 ? "; " : "", totals[i].year, days, hours,
		    totals[i].days, totals[i].hours);
	}
	if (text.length > 0)
		doubt = arena_string(arena, text.bytes);
	buffer_free(&text);
	return doubt;
}
