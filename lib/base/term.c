#include "base/term.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	enum term_unit unit;
	int64_t size;
} units[] = {
    /* the largest first: the first that divides is the shortest form */
    {"h", TERM_SECONDS, 3600},
    {"m", TERM_SECONDS, 60},
    {"s", TERM_SECONDS, 1},
    {"wd", TERM_WORKING_DAYS, 1},
};

enum { UNITS = sizeof(units) / sizeof(units[0]), DIGITS = 9 };

bool
term_parse(const char *text, struct term *term)
{
	int64_t amount = 0;
	size_t length = strspn(text, "0123456789");

	if (length > DIGITS)
		return false;
	for (size_t i = 0; i < length; i++)
		amount = amount * 10 + (text[i] - '0');
	for (int i = 0; i < UNITS && amount > 0; i++) {
		if (strcmp(text + length, units[i].name) == 0) {
			term->unit = units[i].unit;
			term->amount = amount * units[i].size;
			return true;
		}
	}
	return false;
}

bool
term_is_longer(struct term term, struct term than)
{
	if (term.unit == than.unit)
		return term.amount > than.amount;
	return term.unit == TERM_WORKING_DAYS;
}

void
term_format(struct term term, char out[TERM_TEXT])
{
	int i = 0;

	while (units[i].unit != term.unit || term.amount % units[i].size != 0)
		i++;
	snprintf(out, TERM_TEXT, "%lld%s",
	    (long long)(term.amount / units[i].size), units[i].name);
}
