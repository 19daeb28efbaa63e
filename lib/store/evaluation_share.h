/*
 * What became of one assignment: its clocks, drafts and its reply. Inside
 * lib/store only.
 */
#ifndef OTKLIK_STORE_EVALUATION_SHARE_H
#define OTKLIK_STORE_EVALUATION_SHARE_H

#include "base/arena.h"
#include "model/evaluation.h"
#include "store/store.h"

/*
 * Fills in what the assignment's own row does not tell. `share` has that row;
 * what was decided after `cut` is left out.
 */
const struct fault *evaluation_share_read(struct store *store, int64_t cut,
    struct arena *arena, struct evaluation_share *share);

#endif
