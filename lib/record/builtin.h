/*
 * The reference tables that are compiled in, as structs.
 */
#ifndef OTKLIK_RECORD_BUILTIN_H
#define OTKLIK_RECORD_BUILTIN_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/zone.h"
#include "model/reference.h"
#include "model/reference_check.h"

/*
 * Reads all tables compiled in, in the order of reference_all. Everything lives
 * in the arena. The tables are right (the tests check them), so a fault here
 * is one of the build.
 */
const struct fault *builtin_read(const struct zone *zone, struct arena *arena,
    struct reference_rows rows[REFERENCE_KINDS]);

#endif
