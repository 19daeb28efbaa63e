/*
 * A step in the life of a message: an event of the journal with what the law
 * needs to know of it, and nothing else.
 */
#ifndef OTKLIK_ORDER_STEP_H
#define OTKLIK_ORDER_STEP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/term.h"
#include "model/assignment.h"
#include "model/event.h"
#include "model/fact.h"

/* What was handed in or decided on. */
enum step_draft {
	STEP_DRAFT_NONE,
	STEP_DRAFT_ANSWER,    /* the draft on the merits */
	STEP_DRAFT_INTERIM,   /* A1-6.2a */
	STEP_DRAFT_INFO,      /* a co-executor's information, A1-9.3 */
	STEP_DRAFT_QUERY,     /* a clarification, A1-7.1b */
	STEP_DRAFT_EXTENSION, /* asks for a longer term, E16 */
	STEP_DRAFTS
};

/* By the names of RECORDS: answer, interim, info, query, extension. */
bool step_draft_parse(const char *name, enum step_draft *draft);

#define STEP_MESSAGE INT64_MIN /* of no assignment, but of the message */

struct step {
	enum event_kind kind;
	int64_t at;
	int64_t assignment; /* its number, or STEP_MESSAGE */
	const char *body;   /* whose assignment it is */
	/* forwarded, lead_set: what the assignment becomes */
	enum assignment_role role;
	/* submitted, replaced, approved, reworked, term_refused, published */
	enum step_draft draft;
	/* asked, answered: tells queries apart; 0: the oldest is answered */
	int64_t query;
	/* approved (interim), extended, term_set; amount 0: none */
	struct term term;
	/* a fact that an export reported: only draft and review clocks */
	bool imported;
};

/*
 * Makes a step of a fact: sets kind, draft and imported, and leaves the rest.
 * False if it does nothing to any clock. `of_body` says that it concerns an
 * assignment; what a body does needs one.
 */
bool step_of_fact(enum fact_kind fact, bool of_body, struct step *step);

#endif
