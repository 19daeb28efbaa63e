/*
 * An outage of the monitoring system, or of what it depends on (A1-12.1a,
 * I-09, I-10).
 */
#ifndef OTKLIK_MODEL_OUTAGE_H
#define OTKLIK_MODEL_OUTAGE_H

#include <stdint.h>

#include "base/fault.h"
#include "model/schema.h"

struct outage {
	int64_t outage;
	int64_t begin, end; /* end FIELD_NONE: still open */
	const char *kind;   /* failure, planned */
	const char *scope;  /* system, special, network:vk, body:CODE */
	const char *reason, *by;
};

extern const struct schema outage_schema;

/* Refuses a kind or scope that does not exist, and an end before its begin. */
const struct fault *outage_check(const struct outage *outage);

#endif
