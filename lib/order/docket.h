/*
 * The clocks of a message while its steps are gone through. Inside lib/order
 * only.
 */
#ifndef OTKLIK_ORDER_DOCKET_H
#define OTKLIK_ORDER_DOCKET_H

#include "order/timeline.h"

/* Sets of clocks; the review of a query is told from that of a draft. */
#define DOCKET(name) (1u << CLOCK_##name)
#define DOCKET_QUERY (1u << CLOCK_KINDS)
#define DOCKET_DRAFTING                                                        \
	(DOCKET(DRAFT) | DOCKET(INFO) | DOCKET(LEAD) | DOCKET(FULL_HOURS) |    \
	    DOCKET(FULL_DAYS))
#define DOCKET_ALL (~0u)

#define DOCKET_ANYBODY (INT64_MIN + 1) /* whatever the assignment */

/* A body's share in the message, as far as the clocks depend on it. */
struct docket_share {
	int64_t assignment;
	const struct timeline_party *body;
	enum assignment_role role;
	bool live;	       /* neither returned, nor recalled, nor waived */
	bool handed_in;	       /* a draft, on the merits or interim */
	bool approved;	       /* the draft on the merits, here */
	bool info_approved;    /* of a co-executor */
	bool waits_again;      /* a lead who had begun (docket_wait_again) */
	int64_t interim_first; /* the first interim sent (I-16) */
	int64_t interim_last;  /* the version under review */
	int64_t base;	       /* of the extension: no second consent moves it
				  (I-61) */
	struct term granted;   /* by the Curator, from the base on */
	struct term target;    /* for the next term to draft (I-20) */
};

struct docket {
	const struct timeline_input *input;
	struct arena *arena;
	struct timeline_clock *clocks;
	size_t count, size;
	/* Places of those that may run, oldest first: most have stopped. */
	size_t *running, running_count;
	struct docket_share *shares; /* room for one a step */
	size_t share_count;
	int64_t detected;   /* INSTANT_NONE: not known */
	struct term target; /* set for the message before anybody had it */
};

/* The share a step is about; a new one if it was not heard of before. */
const struct fault *docket_share(struct docket *docket, const struct step *step,
    struct docket_share **share);

/*
 * Starts a clock of a share; of the message itself if that is NULL. Nothing
 * starts if no term is in force. `*clock`, unless NULL, is what was started or
 * NULL; it stays where it is until the next one is started.
 */
const struct fault *docket_start(struct docket *docket, enum clock_kind kind,
    struct docket_share *share, int64_t at, struct timeline_clock **clock);

/*
 * Stops the running clocks of an assignment that are in the set; none before
 * it began.
 */
void docket_stop(
    struct docket *docket, int64_t assignment, unsigned set, int64_t at);

/* Stops them without a verdict. */
void docket_cancel(
    struct docket *docket, int64_t assignment, unsigned set, int64_t at);

/* The same, but what was late by then is late: nothing undoes a breach. */
void docket_overtake(
    struct docket *docket, int64_t assignment, unsigned set, int64_t at);

/* E22: stops the review of a query, of the oldest if `query` is none (0). */
void docket_answer(
    struct docket *docket, int64_t assignment, int64_t query, int64_t at);

/*
 * A further co-executor gets the message (A1-9.1, I-63): a lead who has begun
 * must wait for his information too. The lead's clock ends, without a verdict
 * unless it was late by then.
 */
void docket_wait_again(struct docket *docket, int64_t at);

/*
 * The lead of whom that was true has all information now: his two hours run
 * from this last one (I-24).
 */
const struct fault *docket_resume(struct docket *docket, int64_t at);

/* The oldest running clock of an assignment in the set; NULL: none. */
struct timeline_clock *docket_running(
    struct docket *docket, int64_t assignment, unsigned set);

#endif
