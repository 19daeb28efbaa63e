/*
 * What an audit of accounts found (RULES part 5), by the fields of RECORDS
 * part 1.
 */
#ifndef OTKLIK_MODEL_FINDING_H
#define OTKLIK_MODEL_FINDING_H

#include "base/digest.h"
#include "model/schema.h"

struct finding {
	const char *check; /* AC-17 */
	const char *rule;
	const char *severity; /* V, D, W, N */
	const char *account, *owner;
	const char *period;
	const char *value, *norm;
	const char *evidence; /* a JSON object */
	const char *explain;  /* a sentence, in Russian */
};

extern const struct schema finding_schema;

/* The findings of one audit that is recorded: their numbers, a digest. */
struct findings {
	int64_t first, count;
	char content[DIGEST_TEXT]; /* "" before the first */
};

#endif
