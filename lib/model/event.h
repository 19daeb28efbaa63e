/*
 * An event: one line of the journal. Its kind is the name of the transition
 * of RULES 2.3 that happened.
 *
 * One struct, read from and written to every stream by event_schema, whose
 * fields are those of RECORDS part 1 word for word.
 */
#ifndef OTKLIK_MODEL_EVENT_H
#define OTKLIK_MODEL_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schema.h"

struct event {
	int64_t seq, at, recorded_at;
	const char *actor, *role;
	int64_t id; /* of the message */
	const char *kind, *body;
	const char *data; /* a JSON object */
	const char *prev, *hash;
};

extern const struct schema event_schema;

enum event_kind {
	EVENT_COLLECTED,       /* E01 */
	EVENT_DETECTED,	       /* E02 */
	EVENT_CLOSED,	       /* E03 */
	EVENT_CLASSIFIED,      /* E04 */
	EVENT_TERM_SET,	       /* E05 */
	EVENT_OUT_OF_SCOPE,    /* E06 */
	EVENT_REFUSED,	       /* E07 */
	EVENT_FORWARDED,       /* E08, E10 */
	EVENT_RETURNED,	       /* E09 */
	EVENT_RECALLED,	       /* the Curator takes an assignment back */
	EVENT_WAIVED,	       /* E26: without this co-executor's information */
	EVENT_LEAD_SET,	       /* E32 */
	EVENT_SUBMITTED,       /* E11, E12, E23 */
	EVENT_REPLACED,	       /* E11: a new version while under review */
	EVENT_APPROVED,	       /* E13, E17, E24 */
	EVENT_REWORKED,	       /* E14, E18, E25 */
	EVENT_TERM_REFUSED,    /* E15 */
	EVENT_EXTENDED,	       /* E16 */
	EVENT_ASKED,	       /* E21 */
	EVENT_ANSWERED,	       /* E22 */
	EVENT_INFO_FORWARDED,  /* E26 */
	EVENT_PUBLISHED,       /* E19 */
	EVENT_PUBLISH_FAILED,  /* E20 */
	EVENT_PUBLISH_UNKNOWN, /* nobody knows whether it was posted */
	EVENT_OUTAGE_BEGUN,    /* E27 */
	EVENT_OUTAGE_ENDED,    /* E27 */
	EVENT_RECOMPUTED,      /* RULES 2.5.8 */
	EVENT_NOTICED,	       /* E28 */
	EVENT_NOTICE_SENT,     /* E29 */
	EVENT_FLAGGED,	       /* E30 */
	EVENT_REPORTED,	       /* E30 */
	EVENT_LINKED,	       /* E31 */
	EVENT_REVISED,	       /* other text under the same key */
	EVENT_DELETED,	       /* the text is gone in the network */
	EVENT_IMPORTED,	       /* a step that a foreign export reports */
	EVENT_ACCEPTED,	       /* a proposal was dismissed */
	EVENT_DENIED,	       /* a role did not allow it */
	EVENT_LOADED,	       /* a table */
	EVENT_PURGED,	       /* personal data */
	EVENT_REGISTERED,      /* a row of the register of accounts */
	EVENT_ACCESS_RECORDED, /* who has access to an account */
	EVENT_ATTESTED,	       /* a statement about an account or body */
	EVENT_POST_RECORDED,   /* a publication, or its deletion */
	EVENT_COMMENT_RECORDED,
	EVENT_REPLY_RECORDED,
	EVENT_PLAN_RECORDED, /* an item of a content plan */
	EVENT_AUDITED,	     /* findings were recorded */
	EVENT_KINDS
};

const char *event_kind_name(enum event_kind kind);
bool event_kind_parse(const char *name, enum event_kind *kind);

#endif
