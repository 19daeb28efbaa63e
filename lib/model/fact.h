/*
 * A fact: a step that a foreign system reports as having happened to a
 * message. No act of ours and no transition: it comes in as an event
 * `imported` with the file's own time, outside the guards (RULES 2.3).
 */
#ifndef OTKLIK_MODEL_FACT_H
#define OTKLIK_MODEL_FACT_H

#include <stdbool.h>
#include <stdint.h>

enum fact_kind {
	FACT_DETECTED,	/* registered there */
	FACT_ASSIGNED,	/* given to a body, the last time */
	FACT_WITHDRAWN, /* given to another body since */
	FACT_SUBMITTED, /* the first draft was sent for approval */
	FACT_ANSWERED,	/* the first answer of somebody, of the body */
	FACT_FOLLOWED,	/* a further answer; its time is never told */
	FACT_SURVEYED,	/* the author was asked whether he is content */
	FACT_CLOSED,
	FACT_KINDS
};

struct fact {
	enum fact_kind kind;
	int64_t at;	  /* seconds since 1970 UTC, INSTANT_NONE: not told */
	const char *body; /* its name there; NULL: none, or not told */
	const char *executor; /* who does it in the body */
	const char *text;     /* of the draft or answer */
	const char *result;   /* closed: what came out */
	const char *reason;   /* closed: why */
};

/* detected, assigned, withdrawn, submitted, answered, followed, surveyed,
 * closed. */
const char *fact_kind_name(enum fact_kind kind);
bool fact_kind_parse(const char *name, enum fact_kind *kind);

#endif
