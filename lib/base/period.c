#include "base/period.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

enum { WEEK = 7, THURSDAY = 3 };

/* Reads exactly `count` digits. */
static bool
read_digits(const char **at, int count, int *number)
{
	*number = 0;
	for (; count > 0; count--, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		*number = *number * 10 + (**at - '0');
	}
	return true;
}

/* The Monday of the week a day lies in. */
static int64_t
monday_of(int64_t day)
{
	return day - (date_weekday(day) - 1);
}

/* The Monday of week 1: the week that has the year's first Thursday. */
static int64_t
first_monday(int year)
{
	return monday_of(date_days(year, 1, 4));
}

static void
set_months(int year, int month, int months, enum period_kind kind,
    struct period *period)
{
	int64_t from = date_days(year, month, 1);

	*period =
	    (struct period){kind, from, period_add_months(from, months) - 1};
}

static bool
parse_range(const char *text, struct period *period)
{
	const char *at = date_scan(text, &period->from);

	if (at == NULL || *at++ != '/')
		return false;
	at = date_scan(at, &period->until);
	period->kind = PERIOD_RANGE;
	return at != NULL && *at == '\0' && period->from <= period->until;
}

static bool
parse_week(int year, const char *at, struct period *period)
{
	int week;

	if (!read_digits(&at, 2, &week) || *at != '\0' || week < 1)
		return false;
	period->kind = PERIOD_WEEK;
	period->from = first_monday(year) + WEEK * (int64_t)(week - 1);
	period->until = period->from + WEEK - 1;
	return period->from < first_monday(year + 1);
}

bool
period_parse(const char *text, struct period *period)
{
	const char *at = text;
	int year, number;

	if (strchr(text, '/') != NULL)
		return parse_range(text, period);
	if (!read_digits(&at, 4, &year) || year < 1)
		return false;
	if (at[0] == '-' && at[1] == 'W')
		return parse_week(year, at + 2, period);
	if (at[0] == 'H' && (at[1] == '1' || at[1] == '2') && at[2] == '\0') {
		set_months(
		    year, at[1] == '1' ? 1 : 7, 6, PERIOD_HALF_YEAR, period);
		return true;
	}
	if (*at++ != '-' || !read_digits(&at, 2, &number) || *at != '\0' ||
	    number < 1 || number > 12)
		return false;
	set_months(year, number, 1, PERIOD_MONTH, period);
	return true;
}

void
period_format(const struct period *period, char out[PERIOD_TEXT])
{
	char from[DATE_TEXT], until[DATE_TEXT];
	int year, month, day;

	date_civil(period->from, &year, &month, &day);
	switch (period->kind) {
	case PERIOD_HALF_YEAR:
		snprintf(out, PERIOD_TEXT, "%04dH%d", year, month < 7 ? 1 : 2);
		break;
	case PERIOD_MONTH:
		snprintf(out, PERIOD_TEXT, "%04d-%02d", year, month);
		break;
	case PERIOD_WEEK:
		/* The year of a week is that of its Thursday. */
		date_civil(period->from + THURSDAY, &year, &month, &day);
		snprintf(out, PERIOD_TEXT, "%04d-W%02d", year,
		    (int)((period->from - first_monday(year)) / WEEK + 1));
		break;
	default:
		date_format(period->from, from);
		date_format(period->until, until);
		snprintf(out, PERIOD_TEXT, "%s/%s", from, until);
		break;
	}
}

void
period_around(int64_t day, enum period_kind kind, struct period *period)
{
	int year, month, number;

	date_civil(day, &year, &month, &number);
	if (kind == PERIOD_HALF_YEAR) {
		set_months(year, month < 7 ? 1 : 7, 6, kind, period);
	} else if (kind == PERIOD_MONTH) {
		set_months(year, month, 1, kind, period);
	} else {
		period->kind = PERIOD_WEEK;
		period->from = monday_of(day);
		period->until = period->from + WEEK - 1;
	}
}

int64_t
period_begin(const struct period *period, const struct zone *zone)
{
	return zone_instant(zone, period->from * DAY_SECONDS);
}

int64_t
period_end(const struct period *period, const struct zone *zone)
{
	return zone_instant(zone, (period->until + 1) * DAY_SECONDS);
}

bool
period_weeks(const struct period *period, int64_t *first, int64_t *last)
{
	/* How much of its first and last week must lie in the period. */
	int64_t head = period->kind == PERIOD_RANGE ? 0 : THURSDAY;
	int64_t tail = period->kind == PERIOD_RANGE ? WEEK - 1 : THURSDAY;

	*first = monday_of(period->from);
	if (*first + head < period->from)
		*first += WEEK;
	*last = monday_of(period->until);
	if (*last + tail > period->until)
		*last -= WEEK;
	return *first <= *last;
}

int64_t
period_add_months(int64_t day, int months)
{
	int year, month, number;

	date_civil(day, &year, &month, &number);
	month += months - 1;
	year += month / 12;
	month = month % 12 + 1;
	while (!date_exists(year, month, number))
		number--;
	return date_days(year, month, number);
}
