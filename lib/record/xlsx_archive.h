/*
 * The parts of a workbook's file, which is a zip. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_ARCHIVE_H
#define OTKLIK_RECORD_XLSX_ARCHIVE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/fault.h"

struct xlsx_archive;
struct xlsx_part;

/*
 * Opens the zip that begins `start` bytes into a file; the file is closed with
 * it, also after a fault. FAULT_INPUT if it is no zip, cut off, or not
 * the last in the file.
 */
const struct fault *xlsx_archive_open(
    struct xlsx_archive **archive, FILE *file, uint64_t start);
void xlsx_archive_close(struct xlsx_archive *archive);

/*
 * Opens a part by its path, whatever its case; `*part` is NULL if there is
 * none. Of more than `limit` bytes reading fails, and so it does if the part
 * grows out of all proportion to its place in the file. FAULT_INPUT if it is
 * encrypted or packed in a way that is not known.
 */
const struct fault *xlsx_archive_part(struct xlsx_archive *archive,
    const char *path, uint64_t limit, struct xlsx_part **part);
void xlsx_part_close(struct xlsx_part *part);

/* Reads on; `*length` is 0 at the end. FAULT_INPUT says what is broken. */
const struct fault *xlsx_part_read(
    struct xlsx_part *part, char *bytes, size_t size, size_t *length);

/* Its path, as it is shown in a fault. */
const char *xlsx_part_name(const struct xlsx_part *part);

#endif
