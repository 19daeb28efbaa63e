/*
 * The shared strings of a workbook: cells refer to them by number, in any
 * order, so all of them are kept in memory. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_STRINGS_H
#define OTKLIK_RECORD_XLSX_STRINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "record/xlsx_archive.h"

struct xlsx_strings {
	struct buffer texts; /* one behind the other */
	uint32_t *ends;
	size_t count, size;
};

/*
 * Reads a part; `room` is how much memory the strings may take, less than
 * 4 GiB. FAULT_INPUT if they take more, or the part is not there or broken.
 */
const struct fault *xlsx_strings_read(struct xlsx_strings *strings,
    struct xlsx_archive *archive, const char *path, size_t room);
void xlsx_strings_free(struct xlsx_strings *strings);

/* A string by its number, without NUL; NULL if there is none. Borrowed. */
const char *xlsx_strings_get(
    const struct xlsx_strings *strings, uint64_t number, size_t *length);

#endif
