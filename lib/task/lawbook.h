/*
 * The law as the reference tables tell it, ready to compute with.
 */
#ifndef OTKLIK_TASK_LAWBOOK_H
#define OTKLIK_TASK_LAWBOOK_H

#include "base/fault.h"
#include "model/reference_check.h"
#include "order/compute.h"

/*
 * Takes schedules, calendar, terms and the readings of the settings out of
 * all tables (in the order of reference_all). FAULT_INPUT if a setting cannot
 * be what it is. Rows and zone are borrowed.
 */
const struct fault *lawbook_tables(
    const struct reference_rows rows[REFERENCE_KINDS], const struct zone *zone,
    struct compute_tables *tables);

#endif
