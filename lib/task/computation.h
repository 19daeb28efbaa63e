/*
 * Due times computed from records, without any message (msg-deadline
 * --compute).
 */
#ifndef OTKLIK_TASK_COMPUTATION_H
#define OTKLIK_TASK_COMPUTATION_H

#include "base/arena.h"
#include "base/fault.h"
#include "model/record.h"
#include "model/reference_check.h"
#include "model/schema.h"

struct computation;

/* What it adds to a record; the record's own fields come before. */
extern const struct schema computation_schema;

/* Opens it over tables (in the order of reference_all), which are borrowed. */
const struct fault *computation_open(struct computation **computation,
    const struct reference_rows rows[REFERENCE_KINDS], const struct zone *zone);
void computation_close(struct computation *computation);

/*
 * Answers the question a record asks: sets its fields due (OPEN while an outage
 * is), state, clock, limit, alt_due, alt_reading, readings. Unless `text` is
 * NULL it is explained too: as the field `explain`, and in `*text` for people,
 * under its own field `id` if it has one.
 * FAULT_INPUT names the field that is wrong. New values live in the arena.
 *
 * `outages` is a text BEGIN/END;BEGIN/END or a list of such texts or of
 * objects with begin and end, as records outage have them.
 */
const struct fault *computation_answer(struct computation *computation,
    struct record *record, struct arena *arena, const char **text);

#endif
