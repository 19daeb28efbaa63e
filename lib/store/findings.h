/*
 * Findings of audits as they were recorded: what view_finding shows.
 *
 * The event of a recorded audit has `first` and `count`, the numbers of its
 * findings, and `content`, a digest over them in their order.
 */
#ifndef OTKLIK_STORE_FINDINGS_H
#define OTKLIK_STORE_FINDINGS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/finding.h"
#include "store/store.h"

/* Writes one, found at `at`, in the open write transaction. */
const struct fault *findings_write(struct store *store, int64_t at,
    const struct finding *finding, struct findings *findings);

/*
 * `*problem` is NULL if all findings are as the journal says, else a sentence
 * in the arena.
 */
const struct fault *findings_prove(
    struct store *store, struct arena *arena, const char **problem);

#endif
