/*
 * How the unclear places of the order are read (RULES part 3).
 *
 * The order allows several readings in places. Each is a setting with one
 * default; a verdict names the digest of the set it was found by.
 */
#ifndef OTKLIK_ORDER_READING_H
#define OTKLIK_ORDER_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/fault.h"

/* The values each reading can take; the first one is the default. */
enum prestart_detection { PRESTART_NEXT_DAY, PRESTART_SAME_DAY };
enum lunch_detection { LUNCH_PAUSE, LUNCH_NEXT_DAY };
enum offhours_scope { OFFHOURS_ALL, OFFHOURS_FIRST };
enum detection { DETECTION_CURATOR, DETECTION_COLLECTED };
enum clock_schedule { CLOCK_SCHEDULE_OWNER, CLOCK_SCHEDULE_CENTER };
enum outage_mode { OUTAGE_RESTART, OUTAGE_PAUSE };
enum outage_idle { OUTAGE_IDLE_IGNORE, OUTAGE_IDLE_COUNT };
enum open_outage { OPEN_OUTAGE_SUSPEND, OPEN_OUTAGE_DUE };
enum days_start { DAYS_START_NEXT_DAY, DAYS_START_SAME_DAY };
enum days_end { DAYS_END_WORKDAY, DAYS_END_MIDNIGHT, DAYS_END_SAME_TIME };
enum interim_base {
	BASE_SENT_APPROVED,
	BASE_FIRST_SENT,
	BASE_APPROVED,
	BASE_POSTED
};
enum final_endpoint { FINAL_SUBMITTED, FINAL_POSTED };
enum lead_start { LEAD_LAST_INFO, LEAD_RECEIPT };
enum moved_day_hours { MOVED_SOURCE_DAY, MOVED_FRIDAY, MOVED_OWN };
enum decree_days { DECREE_WORKING, DECREE_OFF };

/* These take several values at once. */
enum outage_kinds { OUTAGE_FAILURE = 1, OUTAGE_PLANNED = 2 };
enum outage_scope { SCOPE_SYSTEM = 1, SCOPE_NETWORK = 2, SCOPE_BODY = 4 };

struct readings {
	uint8_t prestart_detection; /* I-01 */
	uint8_t lunch_detection;    /* I-02 */
	uint8_t offhours_scope;	    /* I-03 */
	uint8_t detection;	    /* I-05 */
	uint8_t clock_schedule;	    /* I-06 */
	uint8_t outage_mode;	    /* I-07 */
	uint8_t outage_idle;	    /* I-08 */
	uint8_t outage_kinds;	    /* I-09: a sum of enum outage_kinds */
	uint8_t outage_scope;	    /* I-10: a sum of enum outage_scope */
	uint8_t open_outage;	    /* I-12 */
	uint8_t days_start;	    /* I-14 */
	uint8_t days_end;	    /* I-15 */
	uint8_t interim_base;	    /* I-16 */
	uint8_t final_endpoint;	    /* I-21 */
	uint8_t lead_start;	    /* I-24 */
	uint8_t moved_day_hours;    /* I-56 */
	uint8_t decree_days;
	uint8_t fixed;	     /* those that have one value only */
	int64_t tolerance_s; /* I-32: seconds past due that are in time */
	/* I-04: the Center's schedule; NULL: nobody names another one */
	const char *center;
};

/* All readings at their defaults. */
extern const struct readings reading_defaults;

/*
 * Sets one reading. `*known` is false if there is no such key (nothing is set
 * then). FAULT_INPUT with the key as field if it cannot take the value. A
 * schedule (`center`) is borrowed, and must outlive the readings.
 */
const struct fault *reading_set(
    struct readings *readings, const char *key, const char *value, bool *known);

/* The keys in order; NULL behind the last one. */
const char *reading_key(size_t number);

/* Id of the interpretation a key belongs to, as I-07; "" if it has none. */
const char *reading_id(const char *key);

/* In English, for the manual: what the key decides; "" if there is none. */
const char *reading_help(const char *key);

/* What it may be set to, the default first; NULL behind the last one, and at
 * once for a number or a name. */
const char *reading_choice(const char *key, size_t number);

/* The value a key has now as text, valid until the next call. */
const char *reading_value(const struct readings *readings, const char *key);

/* True if all keys have the same values. */
bool reading_same(const struct readings *a, const struct readings *b);

/* Digest over all keys and values. */
void reading_digest(const struct readings *readings, char out[DIGEST_TEXT]);

#endif
