/*
 * What became of a call: posted, or what is to be done about it.
 *
 * Pure functions: an answer goes in, a judgement comes out, no net is needed.
 */
#ifndef OTKLIK_NETWORK_OUTCOME_H
#define OTKLIK_NETWORK_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/value.h"
#include "network/http.h"

/* So often something is tried, then somebody should look. */
enum { OUTCOME_ATTEMPTS = 50 };

enum outcome_kind {
	OUTCOME_POSTED,	 /* it is there: url */
	OUTCOME_ABSENT,	 /* reading back: it is not there */
	OUTCOME_WAIT,	 /* not posted, may be tried again after `delay` */
	OUTCOME_GIVE_UP, /* not posted, and like this it never will be */
	OUTCOME_PERSON,	 /* not posted, somebody must do something first */
	OUTCOME_UNKNOWN	 /* nobody knows whether it was posted */
};

struct outcome {
	enum outcome_kind kind;
	bool account;	   /* the whole account is meant, not this answer */
	int64_t delay;	   /* seconds the network asks for; 0: it does not */
	const char *url;   /* of what was posted */
	const char *error; /* a sentence, safe to print; NULL if posted */
};

/*
 * Sets an outcome that is no success. `said` is what the network says about it
 * (NULL: nothing), foreign text that is escaped and of which not more than
 * 1,000 characters are taken.
 */
void outcome_set(struct outcome *outcome, enum outcome_kind kind,
    struct arena *arena, const char *what, const char *said);

/* Puts in front of the sentence during what it happened. */
void outcome_while(
    struct outcome *outcome, const char *doing, struct arena *arena);

/* Cuts the sentence after so many characters, and says so by three dots. */
void outcome_cut(
    struct outcome *outcome, size_t characters, struct arena *arena);

/*
 * Judges an answer by how the call ended and by its HTTP status: true if that
 * says it all, false if the document is to be judged. `document` is NULL if
 * the body is no JSON object.
 */
bool outcome_of_call(struct outcome *outcome, const struct http_answer *answer,
    const struct value *document, struct arena *arena);

/*
 * Judges an answer in which nothing was found that the network's calls answer,
 * by its HTTP status; `lack` is what it has not.
 */
void outcome_of_nothing(struct outcome *outcome,
    const struct http_answer *answer, struct arena *arena, const char *lack);

/*
 * How long to wait before attempt number `attempts` + 1: what the network
 * asks for, else longer from time to time, one minute to one hour.
 */
int64_t outcome_delay(const struct outcome *outcome, int64_t attempts);

#endif
