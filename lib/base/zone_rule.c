#include "base/zone_rule.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/date.h"

enum { HOUR = 3600, DEFAULT_TIME = 2 * HOUR };
/* of an offset, and of the time of a change (RFC 8536, 3.3.1) */
enum { OFFSET_HOURS = 24, CHANGE_HOURS = 167 };

/* A number between two bounds; where it ends, or NULL. */
static const char *
scan_number(const char *text, int least, int most, int *number)
{
	*number = 0;
	if (*text < '0' || *text > '9')
		return NULL;
	for (; *text >= '0' && *text <= '9' && *number <= most; text++)
		*number = *number * 10 + (*text - '0');
	return *number >= least && *number <= most ? text : NULL;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static const char *
scan_time(const char *text, int most, int32_t *seconds)
{
	int sign = *text == '-' ? -1 : 1, hours, minutes = 0, rest = 0;

	text += *text == '-' || *text == '+';
	text = scan_number(text, 0, most, &hours);
	if (text != NULL && *text == ':')
		text = scan_number(text + 1, 0, 59, &minutes);
	if (text != NULL && *text == ':')
		text = scan_number(text + 1, 0, 59, &rest);
	*seconds = sign * (hours * HOUR + minutes * 60 + rest);
	return text;
}

/* An abbreviation: three or more letters, or anything between < and >. */
static const char *
scan_name(const char *text)
{
	const char *start = text;

	if (*text == '<') {
		text = strchr(text, '>');
		return text == NULL ? NULL : text + 1;
	}
	while (isalpha((unsigned char)*text))
		text++;
	return text - start >= 3 ? text : NULL;
}

/* Jn, n or Mm.w.d, then [/time]. */
static const char *
scan_day(const char *text, struct zone_rule_day *day)
{
	if (*text == 'J') {
		day->form = ZONE_RULE_JULIAN;
		text = scan_number(text + 1, 1, 365, &day->day);
	} else if (*text == 'M') {
		day->form = ZONE_RULE_WEEKDAY;
		text = scan_number(text + 1, 1, 12, &day->month);
		if (text == NULL || *text != '.')
			return NULL;
		text = scan_number(text + 1, 1, 5, &day->week);
		if (text == NULL || *text != '.')
			return NULL;
		text = scan_number(text + 1, 0, 6, &day->day);
	} else {
		day->form = ZONE_RULE_ORDINAL;
		text = scan_number(text, 0, 365, &day->day);
	}
	day->time = DEFAULT_TIME;
	if (text != NULL && *text == '/')
		text = scan_time(text + 1, CHANGE_HOURS, &day->time);
	return text;
}

bool
zone_rule_parse(const char *text, struct zone_rule *rule)
{
	int32_t west;

	memset(rule, 0, sizeof(*rule));
	if ((text = scan_name(text)) == NULL ||
	    (text = scan_time(text, OFFSET_HOURS, &west)) == NULL)
		return false;
	rule->standard = -west;
	if (*text == '\0')
		return true;
	rule->changes = true;
	rule->daylight = rule->standard + HOUR;
	if ((text = scan_name(text)) == NULL)
		return false;
	if (*text != ',') {
		if ((text = scan_time(text, OFFSET_HOURS, &west)) == NULL)
			return false;
		rule->daylight = -west;
	}
	if (*text != ',' || (text = scan_day(text + 1, &rule->begin)) == NULL)
		return false;
	if (*text != ',' || (text = scan_day(text + 1, &rule->end)) == NULL)
		return false;
	return *text == '\0';
}

/* The n-th such weekday (0 Sunday) of a month; 5 is the last one. */
static int64_t
weekday_of_month(const struct zone_rule_day *day, int year)
{
	int64_t first = date_days(year, day->month, 1);
	int ahead = (day->day - date_weekday(first) % 7 + 7) % 7;
	int of_month = 1 + ahead + (day->week - 1) * 7;

	while (!date_exists(year, day->month, of_month))
		of_month -= 7;
	return first + of_month - 1;
}

/* The civil second of a change. */
static int64_t
change(const struct zone_rule_day *day, int year)
{
	int64_t january = date_days(year, 1, 1), date;

	switch (day->form) {
	case ZONE_RULE_JULIAN:
		date = january + day->day - 1;
		if (day->day >= 60 && date_exists(year, 2, 29))
			date++;
		break;
	case ZONE_RULE_WEEKDAY:
		date = weekday_of_month(day, year);
		break;
	default:
		date = january + day->day;
		break;
	}
	return date * DAY_SECONDS + day->time;
}

int64_t
zone_rule_begin(const struct zone_rule *rule, int year)
{
	return change(&rule->begin, year) - rule->standard;
}

int64_t
zone_rule_end(const struct zone_rule *rule, int year)
{
	return change(&rule->end, year) - rule->daylight;
}
