/*
 * Zones of the tz database: what a clock on the wall shows at an instant.
 *
 * The files are read by the functions here, so that the machine's own zone,
 * TZ and locale are never looked at. What the file does not list any more is
 * computed from the rule at its end, for any year to come.
 */
#ifndef OTKLIK_BASE_ZONE_H
#define OTKLIK_BASE_ZONE_H

#include <stdint.h>

#include "base/fault.h"

struct zone;

/*
 * Opens a zone of the tz database, as Asia/Omsk. FAULT_INPUT if the name is
 * unknown, tries to leave the database, or names a file that is no zone.
 * zone_close(NULL) does nothing.
 */
const struct fault *zone_open(struct zone **zone, const char *name);
void zone_close(struct zone *zone);

/* Seconds east of UTC at an instant. */
int32_t zone_offset(const struct zone *zone, int64_t instant);

/* The civil second an instant is in this zone. */
int64_t zone_civil(const struct zone *zone, int64_t instant);

/*
 * The instant of a civil second. One that was skipped (clocks put forward)
 * gives the instant of the change; one that came twice (clocks put back) the
 * first of the two. So a day that begins with a gap begins when it begins.
 */
int64_t zone_instant(const struct zone *zone, int64_t civil);

#endif
