/*
 * A publication: an approved answer on its way into its network (A1-7.2).
 *
 * One struct, read from and written to every stream by publication_schema,
 * whose fields are those of RECORDS part 1 word for word, then some of ours.
 */
#ifndef OTKLIK_MODEL_PUBLICATION_H
#define OTKLIK_MODEL_PUBLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schema.h"

struct publication {
	int64_t id;
	const char *draft, *kind; /* the digest approved; answer, interim */
	const char *state, *network;
	const char *url;   /* where it stands */
	const char *error; /* why it does not, in words */
	int64_t attempts;
	int64_t at;	 /* when it came into this state */
	int64_t next_at; /* nothing is done before; FIELD_NONE: none is due */
	const char *body;
	const char *answers;		/* link of the message */
	const char *text, *attachments; /* only for who posts by hand */
	/* not in the record: */
	int64_t number;	      /* of its row; FIELD_NONE: it has none yet */
	int64_t draft_number; /* of the draft's row */
	int64_t tried_at;     /* when it was sent last */
	int64_t accepted;     /* changes of the message up to this event
				  were looked at */
};

extern const struct schema publication_schema;

enum publication_state {
	PUBLICATION_READY,   /* will be posted */
	PUBLICATION_SENDING, /* recorded before it is sent */
	PUBLICATION_SENT,
	PUBLICATION_FAILED,  /* somebody must do something about it */
	PUBLICATION_UNKNOWN, /* nobody knows whether it was posted */
	PUBLICATION_STATES
};

const char *publication_state_name(enum publication_state state);
bool publication_state_parse(const char *name, enum publication_state *state);

/* True if somebody must do something about it: it failed, or is unknown and no
 * program will look for it again. */
bool publication_needs_person(const struct publication *publication);

/* What a person says about a publication: --confirm and --retry. */
struct settlement {
	int64_t id, as_of;
	const char *draft; /* which of several of the message */
	const char *url;   /* confirm: where it stands */
};

extern const struct schema settlement_schema;

#endif
