/*
 * A decision about a message or a draft, as a record says it: the fields that
 * the action tools take, each an option of the same name too.
 */
#ifndef OTKLIK_MODEL_DECISION_H
#define OTKLIK_MODEL_DECISION_H

#include <stdint.h>

#include "model/schema.h"

struct decision {
	int64_t id, as_of;
	const char *decision;
	int64_t at;	  /* when it really happened, if not now */
	const char *body; /* the assignment meant */
	const char *to;	  /* JSON list of codes */
	const char *lead;
	const char *topic_group, *topic, *location, *importance;
	int64_t significant, repeat_of;
	const char *note, *reason, *ground;
	const char *earlier; /* JSON list of ids */
	const char *term;    /* 2h, 8wd */
	const char *draft;   /* digest of the version meant */
	const char *comment;
};

/* The fields msg-route takes. */
extern const struct schema decision_schema;

/* The fields msg-approve takes. */
extern const struct schema decision_approve_schema;

#endif
