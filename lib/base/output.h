/*
 * Writing to a descriptor, whole.
 */
#ifndef OTKLIK_BASE_OUTPUT_H
#define OTKLIK_BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

/*
 * Writes all bytes, however many calls it takes, and waits for who reads them.
 * `*closed` becomes true when nobody reads the other end any more, which is no
 * fault. FAULT_SYSTEM, with `name` in front, for anything else, as a full disk.
 */
const struct fault *output_write(
    int fd, const char *name, const char *bytes, size_t length, bool *closed);

/* Columns of the terminal behind a descriptor; 0 if it is none. */
int output_columns(int fd);

#endif
