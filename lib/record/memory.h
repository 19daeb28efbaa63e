/*
 * One JSON text in memory, as the answer of a server, into values.
 */
#ifndef OTKLIK_RECORD_MEMORY_H
#define OTKLIK_RECORD_MEMORY_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/value.h"

/*
 * Reads it; a value_reader. What stands in it and how large it may get is as
 * in a record: FAULT_INPUT says what is wrong.
 */
const struct fault *memory_read(
    const char *bytes, size_t length, struct arena *arena, struct value *value);

#endif
