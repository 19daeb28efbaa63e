/*
 * The rule at the end of a zone file: a POSIX TZ string such as
 * EET-2EEST,M3.5.0/0,M10.5.0/0, which says what holds after the last listed
 * change.
 */
#ifndef OTKLIK_BASE_ZONE_RULE_H
#define OTKLIK_BASE_ZONE_RULE_H

#include <stdbool.h>
#include <stdint.h>

/* The day and time of a yearly change. */
struct zone_rule_day {
	enum {
		ZONE_RULE_JULIAN,  /* Jn: 1 to 365, February 29 never counts */
		ZONE_RULE_ORDINAL, /* n: 0 to 365, February 29 counts */
		ZONE_RULE_WEEKDAY  /* Mm.w.d: week 5 is the last one */
	} form;
	int month, week, day;
	int32_t time; /* seconds after midnight of the wall clock before it */
};

struct zone_rule {
	int32_t standard, daylight; /* seconds east of UTC */
	bool changes;		    /* daylight, begin and end are used */
	struct zone_rule_day begin, end;
};

/* Reads a TZ string; false if it is none. */
bool zone_rule_parse(const char *text, struct zone_rule *rule);

/* The instants at which daylight time begins and ends in a year. */
int64_t zone_rule_begin(const struct zone_rule *rule, int year);
int64_t zone_rule_end(const struct zone_rule *rule, int year);

#endif
