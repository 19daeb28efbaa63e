#include "base/date.h"

#include <stdio.h>

enum {
	CYCLE_YEARS = 400,
	CYCLE_DAYS = 146097, /* of 400 Gregorian years */
	EPOCH_DAYS = 719468  /* from 0000-03-01 to 1970-01-01 */
};

/*
 * Years are counted from 1 March here, so that the leap day is the last one
 * and the months before it have the same lengths every year.
 */
int64_t
date_days(int year, int month, int day)
{
	int64_t shifted = (int64_t)year - (month <= 2);
	int64_t cycle = (shifted >= 0 ? shifted : shifted - 399) / CYCLE_YEARS;
	int64_t in_cycle = shifted - cycle * CYCLE_YEARS;
	int64_t in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

	return cycle * CYCLE_DAYS + in_cycle * 365 + in_cycle / 4 -
	       in_cycle / 100 + in_year - EPOCH_DAYS;
}

void
date_civil(int64_t days, int *year, int *month, int *day)
{
	int64_t since = days + EPOCH_DAYS;
	int64_t cycle =
	    (since >= 0 ? since : since - (CYCLE_DAYS - 1)) / CYCLE_DAYS;
	unsigned in_cycle = (unsigned)(since - cycle * CYCLE_DAYS);
	unsigned years = (in_cycle - in_cycle / 1460 + in_cycle / 36524 -
			     in_cycle / (CYCLE_DAYS - 1)) /
			 365;
	unsigned in_year = in_cycle - (365 * years + years / 4 - years / 100);
	unsigned march = (5 * in_year + 2) / 153;

	*day = (int)(in_year - (153 * march + 2) / 5 + 1);
	*month = (int)(march < 10 ? march + 3 : march - 9);
	*year = (int)(cycle * CYCLE_YEARS + years + (*month <= 2));
}

bool
date_exists(int year, int month, int day)
{
	static const int lengths[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month < 1 || month > 12 || day < 1)
		return false;
	return day <= lengths[month - 1] + (month == 2 && leap);
}

int
date_weekday(int64_t days)
{
	int64_t rest = (days + 3) % 7; /* 1970-01-01 was a Thursday */

	return (int)(rest < 0 ? rest + 7 : rest) + 1;
}

int64_t
date_of_civil(int64_t civil, int32_t *seconds)
{
	int64_t days = civil / DAY_SECONDS;
	int64_t rest = civil % DAY_SECONDS;

	if (rest < 0) {
		rest += DAY_SECONDS;
		days--;
	}
	*seconds = (int32_t)rest;
	return days;
}

/* The number made of `count` digits, -1 if one of them is no digit. */
static int
digits(const char *text, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

const char *
date_scan(const char *text, int64_t *days)
{
	int year, month, day;

	if ((year = digits(text, 4)) >= 0) {
		if (text[4] != '-' || (month = digits(text + 5, 2)) < 0 ||
		    text[7] != '-' || (day = digits(text + 8, 2)) < 0)
			return NULL;
	} else {
		if ((day = digits(text, 2)) < 0 || text[2] != '.' ||
		    (month = digits(text + 3, 2)) < 0 || text[5] != '.' ||
		    (year = digits(text + 6, 4)) < 0)
			return NULL;
	}
	if (!date_exists(year, month, day))
		return NULL;
	*days = date_days(year, month, day);
	return text + 10;
}

bool
date_parse(const char *text, int64_t *days)
{
	const char *end = date_scan(text, days);

	return end != NULL && *end == '\0';
}

char *
date_put(int64_t days, char *out)
{
	int year, month, day;

	date_civil(days, &year, &month, &day);
	if (year < 0 || year > 9999) {
		out += sprintf(out, "%05d", year);
	} else {
		*out++ = (char)('0' + year / 1000);
		*out++ = (char)('0' + year / 100 % 10);
		*out++ = (char)('0' + year / 10 % 10);
		*out++ = (char)('0' + year % 10);
	}
	*out++ = '-';
	*out++ = (char)('0' + month / 10);
	*out++ = (char)('0' + month % 10);
	*out++ = '-';
	*out++ = (char)('0' + day / 10);
	*out++ = (char)('0' + day % 10);
	return out;
}

void
date_format(int64_t days, char out[DATE_TEXT])
{
	*date_put(days, out) = '\0';
}
