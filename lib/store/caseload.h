/*
 * The cases of several messages read at once: who goes through many of them
 * would else spend more time on beginning queries than on their rows.
 */
#ifndef OTKLIK_STORE_CASELOAD_H
#define OTKLIK_STORE_CASELOAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/message.h"
#include "store/cases.h"
#include "store/store.h"

enum { CASELOAD = 64 }; /* as many at once */

/* A message as messages_get_due has it, and all that hangs on it. */
struct caseload {
	struct message message;
	struct assignment *assignments;
	size_t assignment_count;
	struct case_clock *clocks;
	size_t clock_count;
};

/*
 * Reads `count` cases, at most CASELOAD; their numbers rise. Everything lives
 * in the arena. Of a message that is not there nothing is set but the number.
 */
const struct fault *caseload_read(struct store *store, const int64_t *messages,
    size_t count, struct arena *arena, struct caseload *loads);

#endif
