/*
 * An alert (A1-17.1): what is socially significant, or a topic and place far
 * above their usual level, reported at once to the Governor and the Ministry.
 *
 * One struct, read from and written to every stream by alert_schema, whose
 * fields are those of RECORDS part 1 word for word; those behind `withdraws`
 * are ours.
 */
#ifndef OTKLIK_MODEL_ALERT_H
#define OTKLIK_MODEL_ALERT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schema.h"

struct alert {
	int64_t notice;	  /* its number; FIELD_NONE: a dry run gave none */
	int64_t id;	  /* of the message; FIELD_NONE: a surge */
	const char *kind; /* significant, surge */
	const char *topic, *location;
	const char *counts;	/* JSON list of {date, count} */
	const char *statistic;	/* a JSON object */
	const char *addressees; /* JSON list */
	const char *severity, *wording;
	int64_t issued_at;
	const char *sent; /* JSON list of {addressee, at} */
	int64_t withdraws;
	int64_t date;	     /* of a surge */
	int64_t proposed;    /* by the program: the Curator has not decided */
	const char *reasons; /* JSON list of hits of the lexicon */
	int64_t flagged_at;  /* when it was flagged, or could be known */
	int64_t latency_s;   /* from then until it was issued (I-41) */
	const char *target;  /* the setting p17_target, as 60m */
};

extern const struct schema alert_schema;

/* True if it tells of a surge, not of a message. */
bool alert_is_surge(const struct alert *alert);

#endif
