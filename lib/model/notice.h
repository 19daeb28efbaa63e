/*
 * A notice of a breach (A1-16, A3-23), and a warning before one: a clock as it
 * was when that was issued, and who is told.
 *
 * One struct for both, read from and written to every stream by their schemas,
 * whose fields are those of RECORDS part 1 word for word; `share` is ours.
 */
#ifndef OTKLIK_MODEL_NOTICE_H
#define OTKLIK_MODEL_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/clock.h"

struct notice {
	int64_t notice; /* its number; FIELD_NONE: a dry run gave none */
	struct clock clock;
	const char *addressees; /* JSON list */
	const char *severity;	/* V, D; of a warning W */
	const char *wording;	/* in Russian */
	int64_t issued_at;
	const char *sent;  /* JSON list of {addressee, at} */
	int64_t withdraws; /* number of the notice that holds no more */
	int64_t share;	   /* of a warning: per cent of the term used up */
};

extern const struct schema notice_schema, notice_warning_schema;

/* notice_schema or notice_warning_schema, whose records it is one of. */
const struct schema *notice_schema_of(const struct notice *notice);

/* True if the list of addressees has this one. */
bool notice_is_for(const struct notice *notice, const char *addressee);

/* The same of a list alone, as an alert has it too. */
bool notice_lists(const char *addressees, const char *addressee);

#endif
