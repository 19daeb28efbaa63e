/*
 * Sketches of the last messages, whoever wrote them: found by their words, or
 * by what they name.
 */
#ifndef OTKLIK_TASK_RECENT_H
#define OTKLIK_TASK_RECENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/sketches.h"
#include "store/store.h"
#include "task/anchors.h"

enum { RECENT_COPIES = 16 };

struct recent;

/* The last of the store, unless `empty` says that it has none. */
const struct fault *recent_open(
    struct recent **recent, struct store *store, bool empty);
void recent_close(struct recent *recent); /* NULL: nothing */

/*
 * Adds a sketch, in the place of the oldest. They are in the order of their
 * messages, as in the store: that of one that was edited takes the place of its
 * former one.
 */
void recent_add(struct recent *recent, const struct sketch *sketch);

/*
 * Those whose words are nearly the same (three bits apart), the newest first;
 * returns how many.
 */
size_t recent_copies(const struct recent *recent, const struct sketch *sketch,
    int64_t ids[RECENT_COPIES]);

/* Those that have two of the anchors (anchors_find), until one is added. */
size_t recent_anchored(const struct recent *recent, const uint32_t *asked,
    size_t count, const struct sketch *found[ANCHORS_FOUND], size_t *ended);

#endif
