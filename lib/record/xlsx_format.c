#include "record/xlsx_format.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"

enum {
	DIGITS = 15,	     /* that a spreadsheet program shows */
	EPOCH_1900 = -25569, /* 1899-12-30: counted from 1 March 1900 on */
	EPOCH_1904 = -24107, /* 1904-01-01 */
	LEAP_1900 = 60,	     /* the 29 February 1900 that never was */
	DAYS_MAX = 2958466   /* 10000-01-01 */
};

/* What the letters of a format code mean, as far as they were read. */
struct code {
	bool day, time, elapsed, months;
};

static char
lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* [h], [mm], [ss]: elapsed time. [Red], [$-419] and [>0] are not. */
static const char *
read_bracket(const char *at, struct code *code)
{
	const char *end = strchr(at, ']');
	size_t i, length;

	if (end == NULL)
		return at + strlen(at);
	length = (size_t)(end - at) - 1;
	for (i = 1; i <= length && lower(at[i]) == lower(at[1]); i++)
		continue;
	if (length > 0 && i > length && strchr("hms", lower(at[1])) != NULL)
		code->elapsed = true;
	return end + 1;
}

/* Behind the next letter, quoted text, escape or bracket. */
static const char *
read_letter(const char *at, struct code *code)
{
	const char *end;

	switch (lower(*at)) {
	case '"':
		end = strchr(at + 1, '"');
		return end == NULL ? at + strlen(at) : end + 1;
	case '[':
		return read_bracket(at, code);
	case '\\':
	case '_':
	case '*':
		return at[1] == '\0' ? at + 1 : at + 2;
	case 'y':
	case 'd':
		code->day = true;
		break;
	case 'h':
	case 's':
		code->time = true;
		break;
	case 'm':
		code->months = true;
		break;
	case 'a':
		if (strncasecmp(at, "am/pm", 5) == 0 ||
		    strncasecmp(at, "a/p", 3) == 0) {
			code->time = true;
			return at + (at[1] == '/' ? 3 : 5);
		}
		break;
	}
	return at + 1;
}

enum xlsx_format
xlsx_format_of(const char *text)
{
	struct code code = {0};

	if (strncasecmp(text, "general", 7) == 0)
		return XLSX_NUMBER;
	/* The first section is that of positive numbers. */
	while (*text != '\0' && *text != ';')
		text = read_letter(text, &code);
	if (code.elapsed)
		return XLSX_DURATION;
	if (code.day)
		return code.time ? XLSX_MOMENT : XLSX_DATE;
	if (code.time)
		return XLSX_TIME;
	return code.months ? XLSX_DATE : XLSX_NUMBER;
}

/* Plain digits, however many: identities are. */
static bool
is_whole(const char *number)
{
	const char *at = number + (*number == '-');
	size_t length = strspn(at, "0123456789");

	return length > 0 && at[length] == '\0' &&
	       (at[0] != '0' || length == 1);
}

static void
put_number(double value, struct buffer *out)
{
	char text[400], *point;
	int places;

	if (value == 0) {
		buffer_putc(out, '0');
		return;
	}
	if (fabs(value) >= 1e21 || fabs(value) < 1e-9) {
		buffer_printf(out, "%.*g", DIGITS, value);
		return;
	}
	places = DIGITS - 1 - (int)floor(log10(fabs(value)));
	if (value == floor(value) || places < 0)
		places = 0;
	snprintf(text, sizeof(text), "%.*f", places, value);
	point = strchr(text, '.');
	if (point != NULL) {
		char *end = text + strlen(text);

		while (end[-1] == '0')
			*--end = '\0';
		if (end[-1] == '.')
			*--end = '\0';
	}
	buffer_puts(out, text);
}

/* hh:mm:ss; hours have as many digits as they need. */
static void
put_clock(int64_t seconds, struct buffer *out)
{
	if (seconds < 0)
		buffer_putc(out, '-');
	seconds = seconds < 0 ? -seconds : seconds;
	buffer_printf(out, "%02lld:%02d:%02d", (long long)(seconds / 3600),
	    (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static void
put_date(enum xlsx_format format, bool since_1904, int64_t seconds,
    struct buffer *out)
{
	int64_t days = seconds / DAY_SECONDS;
	int64_t rest = seconds % DAY_SECONDS;
	char date[DATE_TEXT];

	if (since_1904)
		days += EPOCH_1904;
	else
		days += EPOCH_1900 + (days < LEAP_1900);
	date_format(days, date);
	buffer_puts(out, date);
	if (format == XLSX_DATE && rest == 0)
		return;
	buffer_putc(out, ' ');
	put_clock(rest, out);
}

void
xlsx_format_put(enum xlsx_format format, bool since_1904, const char *number,
    struct buffer *out)
{
	double value, limit = DAYS_MAX - (since_1904 ? 1462 : 0);
	bool clock;
	char *end;

	if (format == XLSX_NUMBER && is_whole(number)) {
		buffer_puts(out, number);
		return;
	}
	/* strtod would take "0x1", "nan" and "inf" for numbers as well. */
	value = strtod(number, &end);
	if (number[strspn(number, "0123456789+-.eE")] != '\0' ||
	    end == number || *end != '\0' || !isfinite(value)) {
		buffer_puts(out, number);
		return;
	}
	clock = format == XLSX_DURATION ||
		(format == XLSX_TIME && value >= 0 && value < 1);
	if (clock && fabs(value) < limit)
		put_clock(llround(value * DAY_SECONDS), out);
	else if (!clock && format != XLSX_NUMBER && value >= 0 && value < limit)
		put_date(format, since_1904, llround(value * DAY_SECONDS), out);
	else
		put_number(value, out);
}
