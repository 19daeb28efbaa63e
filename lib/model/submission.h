/*
 * What a body hands in, as a record says it: the fields that msg-draft takes,
 * each an option of the same name too.
 */
#ifndef OTKLIK_MODEL_SUBMISSION_H
#define OTKLIK_MODEL_SUBMISSION_H

#include <stdint.h>

#include "model/schema.h"

struct submission {
	int64_t id, as_of;
	int64_t at;	  /* when it really happened, if not now */
	const char *body; /* the assignment meant */
	const char *kind; /* of draft */
	const char *text;
	const char *attachments; /* JSON list of links */
	const char *materials, *measures, *reason, *asks, *note;
};

extern const struct schema submission_schema;

#endif
