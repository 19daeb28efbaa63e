/*
 * The tables a region loads (RECORDS part 3): bodies, people, hours,
 * calendar, terms, settings, routes and the rest. Each has a plain struct and a
 * schema; loading, showing, checking and the manual are driven by the schema.
 *
 * `from` and `until` are days since 1970, DATE_NONE: always. `until` is the
 * last day that still counts.
 */
#ifndef OTKLIK_MODEL_REFERENCE_H
#define OTKLIK_MODEL_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schema.h"

struct body {
	const char *code, *name;
	const char *kind; /* government, ministry, center, listed, ... */
	const char *parent, *schedule;
	int64_t public_function;
	int64_t from, until;
};

struct act {
	const char *body, *kind, *number;
	int64_t date, from, until;
};

struct person {
	const char *person, *body, *duty, *act;
	int64_t from, until;
};

struct staff {
	const char *login, *name, *role, *body;
};

struct schedule {
	const char *schedule;
	int64_t weekday;	 /* 1 Monday to 7 Sunday */
	const char *begin, *end; /* HH:MM; end <= begin runs over midnight */
	int64_t from, until;
};

struct calendar {
	int64_t date;
	const char *kind;     /* off, short, working, working_short, decree */
	const char *hours_as; /* mon to sun: whose hours a moved day takes */
	const char *note;
	const char *body; /* NULL: everybody */
};

struct term_row {
	const char *clock, *rule, *ruleset;
	const char *limit; /* 90m, 2h, 8wd */
	const char *owner; /* center, body */
	const char *force; /* norm, target */
	int64_t from, until;
};

struct setting {
	const char *key, *value, *rule;
};

struct norm {
	const char *key, *owner_kind, *value, *rule;
	int64_t from, until;
};

struct topic {
	const char *group, *topic;
};

struct place {
	const char *name;
	const char *forms;  /* other spellings, between commas */
	const char *parent; /* name of the place it lies in */
};

struct route {
	int64_t order;
	const char *topic, *words, *place, *network;
	const char *to; /* codes between commas */
	const char *lead, *importance;
};

struct lexeme {
	const char *class; /* obscene, insult, threat, spam, significant */
	const char *match; /* stem, word, phrase */
	const char *pattern, *except;
};

struct method {
	const char *key, *value;
};

extern const struct schema body_schema, act_schema, person_schema, staff_schema,
    schedule_schema, calendar_schema, term_schema, setting_schema, norm_schema,
    topic_schema, place_schema, route_schema, lexeme_schema, method_schema;

/* What a KIND of `store-admin load|show KIND` is. */
struct reference {
	const char *kind;
	const struct schema *schema;
	const char *key; /* columns that make a row unique, between commas */
};

enum { REFERENCE_KINDS = 14 };

/* In the order of RECORDS part 3; an entry without a kind ends the list. */
extern const struct reference reference_all[REFERENCE_KINDS + 1];

/* The entry of a KIND, NULL if there is no such. */
const struct reference *reference_find(const char *kind);

/*
 * The schedule of a body: its own, else by its kind `gov` (Government,
 * Ministry, Center, listed, unlisted and state bodies) or `plain` (RULES 4.1).
 */
const char *reference_schedule(const struct body *body);

/*
 * Reads a time of day of the table schedules, HH:MM or, as a workbook's cell
 * has it, HH:MM:00, into minutes after midnight; 24:00 is 1440. False if it is
 * none.
 */
bool reference_minutes(const char *text, int *minutes);

#endif
