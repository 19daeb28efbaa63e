/*
 * The fields of a question about a due time, read: what is a requirement with
 * readings behind it, what are outages, what is an instant.
 */
#ifndef OTKLIK_ORDER_QUESTION_H
#define OTKLIK_ORDER_QUESTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/zone.h"
#include "order/downtime.h"
#include "order/reading.h"

/* A field `rule`, cut up; texts are the field's own or live in the arena. */
struct question_rule {
	const char *rule;     /* the requirement */
	const char *detected; /* NULL: not said */
};

/*
 * Reads REQUIREMENT;KEY=VALUE;... and sets the readings named. FAULT_INPUT if
 * a piece is no KEY=VALUE, or its key no reading.
 */
const struct fault *question_rule(const char *text, struct arena *arena,
    struct readings *readings, struct question_rule *rule);

/*
 * Reads BEGIN/END;BEGIN/... (commas do as well); an empty end: still open.
 * The list lives in the arena and is not merged yet. FAULT_INPUT if an
 * instant is none, or an end lies before its begin.
 */
const struct fault *question_outages(const char *text, const struct zone *zone,
    struct arena *arena, struct downtime **downtimes, size_t *count);

/* Reads one instant. */
const struct fault *question_instant(const char *field, const char *text,
    const struct zone *zone, int64_t *instant);

#endif
