/*
 * Inside lib/store only: rows that an event each tells of by a digest.
 */
#ifndef OTKLIK_STORE_PROOF_ROWS_H
#define OTKLIK_STORE_PROOF_ROWS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/fault.h"
#include "store/store.h"

struct proof_rows {
	const char *what; /* as notice */
	/* gives the number and the digest that the journal tells, NULL: none */
	const char *pairs;
	/* of the row that there is; "" if there is none */
	const struct fault *(*digest)(
	    struct store *store, int64_t number, char out[DIGEST_TEXT]);
};

/* `*problem` is left alone if each row is as its event says. */
const struct fault *proof_rows_check(struct store *store,
    const struct proof_rows *rows, struct arena *arena, const char **problem);

#endif
