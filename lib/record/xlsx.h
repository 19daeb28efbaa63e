/*
 * A workbook as an input: the rows of its first sheet come out as rows of CSV.
 *
 * A zip is read from its end, so a workbook that comes through a pipe is put
 * into a temporary file without a name first. Of the workbook only its shared
 * strings are kept in memory. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_H
#define OTKLIK_RECORD_XLSX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "model/record.h"
#include "record/xlsx_rows.h"

/* What a workbook begins with; nothing that is text does. */
#define XLSX_MARK "PK\x03\x04"
enum { XLSX_MARK_LENGTH = 4 };

struct xlsx;

/*
 * Opens a workbook of which the first bytes were read from a descriptor.
 * `folder` is that of the temporary file (struct spool); it is borrowed.
 * FAULT_SYSTEM if that is needed and cannot be made.
 */
const struct fault *xlsx_open(struct xlsx **xlsx, int fd, const char *folder,
    const char *bytes, size_t length);
void xlsx_close(struct xlsx *xlsx);

/*
 * Must more of its file be read? Then these are the next bytes; 0: no more.
 * FAULT_SYSTEM if the disk has no room for them.
 */
bool xlsx_wants(const struct xlsx *xlsx);
const struct fault *xlsx_take(
    struct xlsx *xlsx, const char *bytes, size_t length);

/*
 * Reads the next rows: about `target` bytes, and at most READER_RECORD_MAX more
 * than that. They are valid until the next call. `*finished` becomes true with
 * the last one, or if it cannot be read on.
 */
const struct buffer *xlsx_read(
    struct xlsx *xlsx, size_t target, bool *finished);

/* Are enough rows there that none should be added? */
bool xlsx_is_full(const struct xlsx *xlsx);

/* The next of the rows that were written, NULL if there is none. */
const struct xlsx_row *xlsx_next(const struct xlsx *xlsx);

/* Why the next row is refused; NULL if nothing is wrong, or for NULL. */
const struct fault *xlsx_fault(const struct xlsx *xlsx);

/* Drops it, or all of them. */
void xlsx_drop(struct xlsx *xlsx, bool all);

/*
 * Why it could not be read to its end, once; NULL if it could, or for NULL.
 * Sets where that was in the record.
 */
const struct fault *xlsx_refusal(struct xlsx *xlsx, struct record *record);

#endif
