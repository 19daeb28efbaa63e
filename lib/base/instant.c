#include "base/instant.h"

#include <stddef.h>

#include "base/date.h"

/* The number made of two digits, -1 if they are none. */
static int
two(const char *text)
{
	if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
		return -1;
	return (text[0] - '0') * 10 + (text[1] - '0');
}

/*
 * HH:MM[:SS[.f]]: where it ends, or NULL; 24:00[:00] is the day's end. With
 * `one` an hour may have one digit, as spreadsheet programs write it in Russia.
 */
static const char *
scan_time(const char *text, bool one, int32_t *seconds)
{
	int hour, minute, second = 0;

	one = one && text[0] >= '0' && text[0] <= '9' && text[1] == ':';
	if ((hour = one ? text[0] - '0' : two(text)) < 0)
		return NULL;
	text += one ? 1 : 2;
	if (*text != ':' || (minute = two(text + 1)) < 0)
		return NULL;
	text += 3;
	if (*text == ':') {
		if ((second = two(text + 1)) < 0)
			return NULL;
		text += 3;
		if ((*text == '.' || *text == ',') && text[1] >= '0' &&
		    text[1] <= '9') {
			do
				text++;
			while (*text >= '0' && *text <= '9');
		}
	}
	*seconds = hour * 3600 + minute * 60 + second;
	if (minute > 59 || second > 59 || *seconds > DAY_SECONDS)
		return NULL;
	return text;
}

/* Z, +06:00, +0600 or +06, to the end of the text. */
static bool
scan_offset(const char *text, int32_t *offset)
{
	int sign = *text == '-' ? -1 : 1, hours, minutes = 0;

	if (*text == 'Z' || *text == 'z') {
		*offset = 0;
		return text[1] == '\0';
	}
	if ((*text != '+' && *text != '-') || (hours = two(text + 1)) < 0)
		return false;
	text += 3;
	if (*text != '\0') {
		text += *text == ':';
		if ((minutes = two(text)) < 0)
			return false;
		text += 2;
	}
	*offset = sign * (hours * 3600 + minutes * 60);
	return *text == '\0' && hours < 24 && minutes < 60;
}

/* Seconds east of UTC; ISO 8601 has no room for those of local mean time. */
static int32_t
shown_offset(int64_t instant, const struct zone *zone)
{
	int32_t offset = zone_offset(zone, instant);

	return offset - offset % 60;
}

/* Beyond these years there is no text that would be read again. */
static bool
is_writable(int64_t instant, const struct zone *zone)
{
	int64_t civil = instant + shown_offset(instant, zone);

	return civil >= date_days(0, 1, 1) * DAY_SECONDS &&
	       civil < date_days(10000, 1, 1) * DAY_SECONDS;
}

bool
instant_parse(const char *text, const struct zone *zone, int64_t *instant)
{
	bool iso = text[0] != '\0' && text[1] != '\0' && text[2] != '.';
	int64_t days, civil;
	int32_t seconds = 0, offset;

	if ((text = date_scan(text, &days)) == NULL)
		return false;
	if (*text == ' ' || (*text == 'T' && iso)) {
		if ((text = scan_time(text + 1, *text == ' ', &seconds)) ==
		    NULL)
			return false;
		civil = days * DAY_SECONDS + seconds;
		if (*text != '\0' && iso) {
			if (!scan_offset(text, &offset))
				return false;
			*instant = civil - offset;
			return is_writable(*instant, zone);
		}
	}
	if (*text != '\0')
		return false;
	*instant = zone_instant(zone, days * DAY_SECONDS + seconds);
	return is_writable(*instant, zone);
}

static char *
put_two(char *out, int number)
{
	*out++ = (char)('0' + number / 10);
	*out++ = (char)('0' + number % 10);
	return out;
}

static char *
put_time(char *out, int32_t seconds, bool with_seconds)
{
	out = put_two(out, seconds / 3600);
	*out++ = ':';
	out = put_two(out, seconds / 60 % 60);
	if (with_seconds) {
		*out++ = ':';
		out = put_two(out, seconds % 60);
	}
	return out;
}

void
instant_format(int64_t instant, const struct zone *zone, char out[INSTANT_TEXT])
{
	int32_t offset = shown_offset(instant, zone), seconds;
	int64_t days;

	days = date_of_civil(instant + offset, &seconds);
	out = date_put(days, out);
	*out++ = 'T';
	out = put_time(out, seconds, true);
	*out++ = offset < 0 ? '-' : '+';
	out = put_time(out, offset < 0 ? -offset : offset, false);
	*out = '\0';
}

void
instant_format_ru(
    int64_t instant, const struct zone *zone, char out[INSTANT_TEXT])
{
	int32_t seconds;
	int64_t days = date_of_civil(zone_civil(zone, instant), &seconds);
	int year, month, day;
	char iso[DATE_TEXT];

	date_civil(days, &year, &month, &day);
	out = put_two(out, day);
	*out++ = '.';
	out = put_two(out, month);
	*out++ = '.';
	/* the year as date_put writes it: all before -MM-DD */
	for (char *at = iso, *end = date_put(days, iso) - 6; at < end; at++)
		*out++ = *at;
	*out++ = ' ';
	out = put_time(out, seconds, seconds % 60 != 0);
	*out = '\0';
}
