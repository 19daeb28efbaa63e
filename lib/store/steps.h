/*
 * What happened to a message, as the law needs it, read from the journal.
 */
#ifndef OTKLIK_STORE_STEPS_H
#define OTKLIK_STORE_STEPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/store.h"

/* An event with the members of its data; texts NULL, numbers FIELD_NONE. */
struct steps_event {
	int64_t at;
	const char *kind, *body, *role, *term;
	int64_t assignment;
	const char *draft; /* the kind of draft it is about */
	int64_t query;	   /* asked, answered: which one */
	/* imported: which fact (fact_kind_name), the digest of its text */
	const char *step, *text;
	bool untimed; /* the export does not tell when */
};

/* All events of a message in order; the list lives in the arena. */
const struct fault *steps_read(struct store *store, int64_t message,
    struct arena *arena, struct steps_event **steps, size_t *count);

/* Did a field of the message become that value, as the journal has it? */
const struct fault *steps_had(struct store *store, int64_t message,
    const char *field, const char *value, bool *found);

#endif
