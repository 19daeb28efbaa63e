/*
 * What happened in a half-year, as the indicators of RULES 6.3 need it: plain
 * facts, read from the store one by one. Instants are seconds since 1970 UTC,
 * FIELD_NONE where there is none; texts live until the next fact is read.
 */
#ifndef OTKLIK_MODEL_EVALUATION_H
#define OTKLIK_MODEL_EVALUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/assignment.h"
#include "model/clock.h"
#include "model/schema.h"

/* A clock that is due in the period. */
struct evaluation_clock {
	int64_t message, clock_id;
	enum clock_kind kind;
	enum clock_state state; /* as stored: what runs is judged later */
	bool norm;		/* a term of the order, not a target */
	const char *body;	/* NULL: the message's own */
	const char *owner;	/* who must act */
	const char *ruleset;
	const char *network; /* of the message; NULL: not of annex 3 */
	int64_t start, due, stop, late_minutes;
	bool forwarded; /* reforward: somebody got it when it stopped */
	int64_t notice, noticed_at; /* that told of the breach */
};

/* One version of a draft, and what was decided on it by the cut. */
struct evaluation_draft {
	int64_t draft_id, submitted_at;
	bool answer;		 /* on the merits; else interim */
	bool approved, reworked; /* returned for rework, A1-8.1 */
	bool reworked_before;	 /* an answer handed in before it was */
	bool materials;		 /* photo or video exist (A1-13.1c) */
	bool materials_stated;	 /* that they do or do not */
	bool attached;
};

/* The drafts of an assignment that were handed in by the cut, in order. */
struct evaluation_drafts {
	struct evaluation_draft *list;
	size_t count;
	int64_t first, first_answer; /* when the first came, on the merits */
	int64_t extended_at;	     /* the first interim one was approved */
};

/* An assignment that was received in the period. */
struct evaluation_share {
	int64_t message, assignment;
	const char *body;
	enum assignment_role role;
	enum assignment_state state;
	int64_t detected_at, received_at;
	int64_t ended_at;    /* its last event */
	int64_t answered_at; /* the reply on the merits was posted */
	int64_t refused_at;  /* the message was, by A1-14 */
	bool redirected;     /* returned, and another body got it next */
	/* Its own clocks: T-DRAFT or T-LEAD, T-RET, T-FULL. */
	int64_t draft_start, draft_due, draft_stop;
	bool draft_judged; /* stopped with a verdict */
	bool return_late;
	const char *network;	     /* of the message; NULL: not of annex 3 */
	int64_t full_due, full_stop; /* stopped with a verdict */
	struct evaluation_drafts drafts;
	bool imported;	      /* an export tells of its steps */
	bool submitted_there; /* and that its draft was handed in */
	const char *reaction; /* of the author, as an export tells it */
};

/* A message that was detected in the period. */
struct evaluation_message {
	int64_t message;
	int64_t posted_at, detected_at;
	const char *ground; /* of the refusal; NULL: not refused */
	int64_t refused_at;
	bool significant;
	int64_t flagged_at, reported_at; /* A1-17 */
	const char *topic;		 /* its group, else its topic */
	bool classified;		 /* topic, place, importance (A1-4.2) */
	bool warned;
	bool recorded_late; /* a step of it, over an hour after it was done */
};

/* A repeat detected in the period, and a body that dealt with the question. */
struct evaluation_repeat {
	int64_t message;
	const char *body;
};

#endif
