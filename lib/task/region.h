/*
 * The region as the store's tables tell it, read once for a run.
 */
#ifndef OTKLIK_TASK_REGION_H
#define OTKLIK_TASK_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/reference.h"
#include "model/reference_check.h"

struct task;

struct region {
	struct arena arena;
	struct reference_rows tables[REFERENCE_KINDS];
	int64_t loaded;	      /* event of the load it is of */
	struct region *older; /* as it was before: others may still hold it */
};

/* The tables of the task's store; borrowed from the task until its end. */
const struct fault *region_get(struct task *task, const struct region **region);
void region_close(struct region *region);

/*
 * In the write transaction: what region_get gives from here on is the region
 * as the store has it now, whoever loaded a table since.
 */
const struct fault *region_refresh(struct task *task);

/*
 * The region as it was after the event `loaded`, read from the journal: only
 * the tables that the law needs. Yours.
 */
const struct fault *region_at(
    struct task *task, int64_t loaded, struct region **region);

/* The rows of one KIND; `*count` is set. */
const void *region_rows(
    const struct region *region, const char *kind, size_t *count);

/* The body of a code as it was at an instant (a date in the zone); NULL. */
const struct body *region_body(
    const struct region *region, const char *code, int64_t date);
/* The same; of a body that ended before the date its last row. */
const struct body *region_body_until(
    const struct region *region, const char *code, int64_t date);

/*
 * The same of the body that an institution belongs to: its annex, its own act
 * and its head are the institution's (RULES 1.4; part 5: M). Any other body is
 * its own. NULL: unknown.
 */
const struct body *region_superior(
    const struct region *region, const char *code, int64_t date);

/* The annex by which a body answers, by its kind or its superior's (A0-1.4). */
const char *region_ruleset(
    const struct region *region, const char *code, int64_t date);

/* A setting's value; never NULL for a known key. */
const char *region_setting(const struct region *region, const char *key);

/* True if there is such a topic, group of topics or place. */
bool region_has_topic(const struct region *region, const char *topic);
bool region_has_place(const struct region *region, const char *place);

#endif
