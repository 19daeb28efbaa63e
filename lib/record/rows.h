/*
 * The header and the rows of CSV, taken apart by libcsv. Inside lib/record
 * only.
 */
#ifndef OTKLIK_RECORD_ROWS_H
#define OTKLIK_RECORD_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/schema.h"
#include "model/value.h"
#include "record/encoding.h"
#include "record/row_scan.h"

struct rows;

enum { ROWS_COLUMNS = 4096 /* of a table; one with more is none */ };

/* All are borrowed; schema and encoding may be NULL. */
struct rows *rows_open(struct row_scan *scan, const struct schema *schema,
    const struct encoding *encoding);
void rows_close(struct rows *rows);

/* True once a header was read; until then rows_read takes the row for one, or
 * for the line before it that says what separates. */
bool rows_have_header(const struct rows *rows);

/* What its columns are called, each the `name` of a value, by `next`. */
const struct value *rows_columns(const struct rows *rows);

/*
 * Reads the row that the scan found: the cells that are not empty become members of
 * `object`. A header that cannot be used leaves rows_have_header false.
 */
const struct fault *rows_read(struct rows *rows, const char *bytes,
    size_t length, struct arena *arena, struct value *object);

#endif
